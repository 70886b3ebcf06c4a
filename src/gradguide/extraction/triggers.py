"""Triggers: one pass over a text that says where each grammar is worth trying.

The cost of extraction so grows with what is there to find, and a page in which nothing of
the field stands is left after one pass.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick

from gradguide.extraction.document_grammar import DocumentGrammar
from gradguide.extraction.grammar import Grammar, Passage
from gradguide.model.pack import FieldPack

_SHORT = 3  # letters


class Triggers:
    """The automata over a pack's anchors and over all grammars' triggers.

    An *anchor* is a word of the field: a field's name or a degree of its own. A text without
    one says nothing about the field, whatever else it says.
    """

    def __init__(
        self,
        pack: FieldPack,
        grammars: Sequence[Grammar],
        document_grammars: Sequence[DocumentGrammar] = (),
    ) -> None:
        self._anchors = AhoCorasick(sorted(anchors(pack)))
        owners: dict[str, set[int]] = defaultdict(set)
        for index, grammar in enumerate(grammars):
            for trigger in (*grammar.triggers, *grammar.triggers_of(pack)):
                owners[trigger].add(index)
        of_documents: dict[str, set[int]] = defaultdict(set)
        for index, document_grammar in enumerate(document_grammars):
            for trigger in (*document_grammar.triggers, *document_grammar.triggers_of(pack)):
                of_documents[trigger].add(index)
        self._words = sorted(owners.keys() | of_documents.keys())
        self._of_documents = [frozenset(of_documents.get(word, ())) for word in self._words]
        self._owners = [frozenset(owners.get(word, ())) for word in self._words]
        self._automaton = AhoCorasick(self._words)
        self._seeing_above = frozenset(i for i, g in enumerate(grammars) if g.sees_above)
        self._answering = frozenset(i for i, g in enumerate(grammars) if g.answers)
        self._seen: dict[str, frozenset[int]] = {}

    def relevant(self, folded: str) -> bool:
        """Whether a text, folded, speaks of the field at all."""
        for _, start, end in self._anchors.find_matches_as_indexes(folded):
            inside = (start and folded[start - 1].isalnum()) or folded[end : end + 1].isalnum()
            if not inside:
                return True
        return False

    def worth_trying(
        self, folded: str, passages: Sequence[Passage]
    ) -> tuple[list[set[int]], set[int]]:
        """For each passage the indices of the grammars that have a trigger in it, and those of
        the document grammars that have one anywhere.

        `folded` is the whole document's text.
        """
        documents: set[int] = set()
        out: list[set[int]] = [set() for _ in passages]
        starts = [passage.start for passage in passages]
        hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        for word, start, end in hits:
            documents |= self._of_documents[word]
            at = bisect_right(starts, start) - 1
            if at >= 0 and end <= starts[at] + len(passages[at].text):
                out[at] |= self._owners[word]
        for passage, worth in zip(passages, out, strict=True):
            for above in (passage.heading, passage.lead):
                if above:
                    worth |= self._in(above) & self._seeing_above
            for above in (passage.before, passage.lead, passage.heading):
                if above.endswith("?"):
                    worth |= self._in(above) & self._answering
            if passage.label:
                worth |= self._in(passage.folded[: passage.label])
        return out, documents

    def _in(self, text: str) -> frozenset[int]:
        """The grammars with a trigger in a heading, a lead or a label; these recur, so the
        latest are remembered."""
        found = self._seen.get(text)
        if found is None:
            hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
            if len(self._seen) > 4096:
                self._seen.clear()
            found = frozenset().union(*(self._owners[word] for word, _, _ in hits))
            self._seen[text] = found
        return found


def anchors(pack: FieldPack) -> set[str]:
    """The folded words that show that a text is about the pack's field."""
    fields = {name for term in pack.fields for name in term.names}
    own = {
        degree.abbreviation.casefold()
        for degree in pack.degrees
        if any(field in name for name in degree.names for field in fields)
    }
    # A short word is too often part of something else ("lis", "mls").
    return {word for word in fields | own if len(word) > _SHORT}

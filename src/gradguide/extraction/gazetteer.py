"""The gazetteer: where institutions are named in a text, and who may be meant.

One pass of an Aho-Corasick automaton over the folded text finds full names, "X State" forms and
web hosts, one over the text as written finds abbreviations, for which capitals count. Only
then, and only for the schools so found, are short names looked for ("Syracuse", "UNCG"): a
place or a surname becomes a school only in a text that has named the school.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from gradguide.extraction.folding import fold
from gradguide.extraction.gazetteer_forms import Form, How, forms_of
from gradguide.extraction.name_context import (
    Places,
    ends_a_longer_name,
    is_common_phrase,
    is_other_thing,
)
from gradguide.extraction.scanning import Scanner
from gradguide.extraction.short_names import guarded, short_names
from gradguide.model.institution import Registry

# Of these words nearly every name and host holds one; the commonest first.
_ANCHORS = tuple(
    "college|.edu|universi| state| tech|institut|school|seminary|suny|yeshiva|.com|.ca|academy|"
    "cuny|.org|polytech|conservatory".split("|")
)
_SHORTEST_HOST = 6
_SEPARATOR = re.compile(
    r"(?:'s)?(?: ?[-,/:] ?(?:at |in )?(?:the )?| at (?:the )?| in (?:the )?| ?\(|  ?)"
)
_CAMPUS_HYPHEN = re.compile(r"[-/][A-Z][a-z]")
_JOINED = re.compile(r"[ ,:(/-]{1,3}")
_HOST_BEFORE = re.compile(r"[a-z0-9.-]*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text names an institution: `text[start:end] == name`.

    `candidates` are the ids of the institutions that may be meant, the likeliest first; there
    is at least one.
    """

    start: int
    end: int
    name: str
    candidates: tuple[str, ...]
    how: How


class Gazetteer:
    """Finds institutions in texts. Building one takes a moment; keep it."""

    def __init__(self, registry: Registry) -> None:
        forms = forms_of(registry)
        self._registry = registry
        self._places = Places(registry)
        self._plain = {fold(name): owner for name, owner in registry.plain.items()}
        self._names = list(forms.names)
        self._forms = list(forms.names.values())
        hosts = [host for host in forms.hosts if len(host) >= _SHORTEST_HOST]
        self._host_owners = [forms.hosts[host] for host in hosts]
        self._scanner = Scanner([*self._names, *hosts], _ANCHORS)
        self._written = list(forms.written)
        self._written_forms = list(forms.written.values())
        self._written_automaton = AhoCorasick(self._written, matchkind=MatchKind.LeftmostLongest)
        self._tails: dict[int, re.Pattern[str]] = {}

    def mentions(self, text: str, folded: str) -> list[Mention]:
        """Every mention, in order of place, none overlapping another.

        `folded` is `fold(text)`. A possessive "'s" is not part of a mention.
        """
        found = [*self._full(text, folded), *self._abbreviations(text, folded)]
        if not found:
            return []
        schools = {owner for mention in found for owner in self._named(mention)}
        if schools:
            found += self._short(text, folded, schools)
        return _systems_joined(text, folded, _without_overlaps(found, schools))

    def _full(self, text: str, folded: str) -> Iterator[Mention]:
        for index, start, end in self._scanner.find(folded):
            if index >= len(self._forms):
                owners = self._host_owners[index - len(self._forms)]
                yield from _host_mention(text, folded, start, end, owners)
            elif _whole(folded, start, end) and _capitalised(text, start, end):
                form = self._forms[index]
                mention = self._named_mention(text, folded, start, end, form, index)
                if mention is not None:
                    yield mention

    def _named_mention(
        self, text: str, folded: str, start: int, end: int, form: Form, key: int
    ) -> Mention | None:
        stop, owners = self._tail(text, folded, end, form, key)
        if not owners:
            if form.tails and _CAMPUS_HYPHEN.match(text, end):
                return None  # a campus that the registry does not know
            plain = self._plain.get(self._names[key]) if key >= 0 else None
            owners = self._places.narrowed(
                text, folded, end, form.candidates(self._registry, plain)
            )
        if not owners or is_other_thing(folded, stop) or self._places.goes_on(text, stop, owners):
            return None
        if form.guarded and is_common_phrase(text, start):
            return None
        if ends_a_longer_name(text, folded, start):
            return None
        return Mention(start, stop, text[start:stop], owners, form.how)

    def _tail(
        self, text: str, folded: str, end: int, form: Form, key: int
    ) -> tuple[int, tuple[str, ...]]:
        """The campus behind a common name: where it ends and whose it is."""
        if not form.tails:
            return end, ()
        separator = _SEPARATOR.match(folded, end)
        if separator is None:
            return end, ()
        pattern = self._tails.get(key)
        if pattern is None:
            longest_first = sorted(form.tails, key=lambda tail: (-len(tail), tail))
            pattern = re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?![\w])")
            self._tails[key] = pattern
        match = pattern.match(folded, separator.end())
        if match is None or not text[match.start()].isupper():
            return end, ()
        stop = match.end()
        owners = tuple(form.tails[match.group()])
        if separator.group().endswith("(") and folded[stop : stop + 1] == ")":
            stop += 1
        elif not folded.startswith("-", end) and self._places.is_address(
            text, folded, stop, owners
        ):
            stop = end
        return stop, owners

    def _abbreviations(self, text: str, folded: str) -> Iterator[Mention]:
        for index, start, end in self._written_automaton.find_matches_as_indexes(text):
            if not _whole(folded, start, end):
                continue
            form = self._written_forms[index]
            mention = self._abbreviated(text, folded, start, end, form, -1 - index)
            if mention is not None:
                yield mention

    def _abbreviated(
        self, text: str, folded: str, start: int, end: int, form: Form, key: int
    ) -> Mention | None:
        stop, owners = self._tail(text, folded, end, form, key)
        owners = owners or tuple(form.other)
        if not owners or is_other_thing(folded, stop):
            return None
        if ends_a_longer_name(text, folded, start):
            return None
        return Mention(start, stop, text[start:stop], owners, "abbreviation")

    def _named(self, mention: Mention) -> tuple[str, ...]:
        """The school that a mention names beyond reasonable doubt, if it does."""
        if mention.how == "host":
            return ()
        if len(mention.candidates) == 1:
            return mention.candidates
        plain = self._plain.get(fold(mention.name))
        return (plain,) if plain else ()

    def _short(self, text: str, folded: str, schools: set[str]) -> Iterator[Mention]:
        """Second pass: the short names of the schools that the text names in full."""
        names = short_names(self._registry, schools)
        if not names:
            return
        patterns = list(names)
        automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
        for index, start, end in automaton.find_matches_as_indexes(text):
            name = patterns[index]
            if _whole(folded, start, end) and not guarded(text, start, end, names[name]):
                how: How = "abbreviation" if name[1:2].isupper() else "alias"
                yield Mention(start, end, name, names[name].owners, how)


def _whole(folded: str, start: int, end: int) -> bool:
    """Whether a match is not a part of a longer word."""
    before = folded[start - 1 : start] if start else ""
    after = folded[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before == "@")


def _capitalised(text: str, start: int, end: int) -> bool:
    """Whether first and last word of a name are written as a name's are."""
    last = max(text.rfind(" ", start, end), text.rfind("\n", start, end), start - 1) + 1
    return not text[start].islower() and not text[last].islower()


def _host_mention(
    text: str, folded: str, start: int, end: int, owners: tuple[str, ...]
) -> Iterator[Mention]:
    """A web host with what stands before it in the same address ("ischool." of "x.edu")."""
    after = folded[end : end + 2]
    if after[:1].isalnum() or after[:1] == "-" or (after[:1] == "." and after[1:].isalnum()):
        return
    before = _HOST_BEFORE.search(folded, max(0, start - 60), start)
    first = before.start() if before else start
    if first < start and folded[start - 1] != ".":
        return
    while folded[first] in ".-":
        first += 1
    yield Mention(first, end, text[first:end], owners, "host")


def _without_overlaps(found: list[Mention], schools: set[str]) -> list[Mention]:
    """In order; of two that overlap the longer. A shared short form is of the school named."""
    chosen: list[Mention] = []
    for mention in sorted(found, key=lambda one: (one.start, one.start - one.end)):
        if chosen and mention.start < chosen[-1].end:
            if mention.end - mention.start > chosen[-1].end - chosen[-1].start:
                chosen[-1] = mention
            continue
        chosen.append(mention)
    return [_settled(mention, schools) for mention in chosen]


def _systems_joined(text: str, folded: str, mentions: list[Mention]) -> list[Mention]:
    """A system's name and its campus's own name, one behind the other, are one mention."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last is not None
            and len(last.candidates) > len(mention.candidates) == 1
            and mention.candidates[0] in last.candidates
            and _JOINED.fullmatch(folded, last.end, mention.start)
            and mention.how == "name"
        ):
            name = text[last.start : mention.end]
            joined[-1] = Mention(last.start, mention.end, name, mention.candidates, "name")
        else:
            joined.append(mention)
    return joined


def _settled(mention: Mention, schools: set[str]) -> Mention:
    named = tuple(owner for owner in mention.candidates if owner in schools)
    if len(mention.candidates) == 1 or len(named) != 1 or mention.how == "name":
        return mention
    return Mention(mention.start, mention.end, mention.name, named, mention.how)

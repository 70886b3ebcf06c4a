"""Which award levels a field is taught at: said in a sentence, or asked and answered.

"There are no bachelor's programs in the field", "Are there doctoral programs? Yes." A "no" to a
question that asks for more than the level (accredited, online, free) denies the whole and not
the level, so it says nothing here; a "yes" to it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from gradguide.extraction.document_grammar import DocumentGrammar, Found
from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.model.pack import FieldPack

_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "bachelor",
        re.compile(r"(?<!post-)\b(?:bachelor'?s?|baccalaureate|undergraduate)\b(?! and graduate)"),
    ),
    ("master", re.compile(r"(?<!post-)(?<!post )\bmaster'?s?'?\b(?! certificate| of\b)")),
    (
        "doctoral",
        re.compile(r"(?<!post-)\b(?:doctorates?|doctoral|ph\.? ?d\.?'?s?|doctor of)(?!\w)"),
    ),
    ("certificate", re.compile(r"\bcertificates?\b(?! of)")),
)
_FIELD_NOUN = r"(?:programs?|degrees?|options?|certificates?|tracks?|doctorates?|studies)"
_SOME = (
    r"(?:some|many|several|most|a few|few|a number of|numerous|various|a handful of|multiple|other|"
    r"a growing number of|more and more|certain)"
)
_OFFERED = re.compile(
    rf"(?:\b(?:{_SOME}|there are also {_SOME})\s"
    r"(?:of (?:the |these )?)?(?:[\w'.-]+ ){0,3}?|^)(?:(?:schools|programs|universities|colleges|"
    r"institutions)(?: and |\s))+"
    r"(?:also |now |even |do |currently |may |which |that )*(?:offer|provide|award|have)\b"
    r"(?P<object>[^.;:]{5,160})"
)
_THERE_ARE = re.compile(
    rf"\bthere (?:are|is|exist)\s(?:(?:currently|also|now)\s)?(?P<no>no|not any|very few|few)?\s?"
    rf"(?:{_SOME}\s)?(?P<object>(?:(?!in\b|for\b|of\b|with\b|at\b|to\b)[\w'.,/-]+\s){{0,8}}?"
    rf"{_FIELD_NOUN}\b[^.;:,]{{0,60}})"
)
_AVAILABLE = re.compile(
    rf"(?P<object>[^.;:]{{0,120}}?\b{_FIELD_NOUN}(?:\sin\s[^.;:,]{{3,50}}?)?)\s(?:are|is)\s"
    r"(?P<no>not |rarely |no longer )?(?:also |widely |commonly |typically |often |currently |"
    r"generally |most commonly )*(?:available|offered)\b"
    r"(?! (?:by|through|at the (?:university|college|school)|to)\b"
    rf"(?! (?:only )?(?:{_SOME}|(?:about |over |around )?\d+)\b))"
    r"(?P<at>\s(?:(?:only )?at|as|in the form of)\s[^.;:]{5,120})?"
)
_EXIST = re.compile(
    rf"(?P<object>[^.;:]{{0,120}}?\b{_FIELD_NOUN}(?:\sin\s[^.;:,]{{3,50}}?)?)\s"
    r"(?:are (?:rare|few|uncommon|less common),? (?:but|though|although|and) (?:they )?)?"
    r"(?P<no>do not |don't )?(?:do |also |still )*exist\b"
)
# Each pattern with words one of which it needs: cheaper to look for than the pattern.
_SAID = (
    (_OFFERED, ("offer", "provide", "award", "have")),
    (_THERE_ARE, ("there ",)),
    (_AVAILABLE, ("available", "offered")),
    (_EXIST, (" exist",)),
)
_EXISTENCE = re.compile(
    r"^(?:\d+[.)]\s|q:?\s)?(?:are there|is there|do (?:any|some|schools|universities|colleges)|"
    r"can (?:i|you|one|"
    r"students) (?:get|earn|find|obtain|pursue|take|complete|do|study)|is it possible to (?:get|"
    r"earn|obtain)|"
    r"are .{3,90}\s(?:available|offered)|is .{3,90}\s(?:available|offered))"
)
_YES = re.compile(r"^(?:a:?\s)?(?:yes|absolutely|definitely|certainly|of course)\b(?!,? and no)")
_NO = re.compile(
    r"^(?:a:?\s)?(?:no|not (?:currently|at this time|really|yet)|unfortunately,? (?:no|not|"
    r"there))\b(?![- ]?(?:one|matter|doubt))"
)
_MORE_THAN_LEVEL = re.compile(
    r"\b(?:accredited|approved|online|free|cheap|affordable|without|with no|no[- ]gre|"
    r"one[- ]year|fast|accelerated|"
    r"part[- ]time|near|in (?:my|your) (?:state|area)|combined|dual|joint|self-paced|fully|only|"
    r"scholarships?|"
    r"requirements?|required|financial|jobs?|careers?|salary|worth)\b"
)
_SOME_PLACES = re.compile(r"\b(?:in|at|by) (?:most|all|every|many|some|each)\b")
_ELSEWHERE = re.compile(
    r"\b(?:related|dual|joint|combined|second|another|relevant|similar|prior|other)\b"
)
_NEEDS = re.compile(
    r"\b(?:require[sd]?|requirement|applicants?|admission|hold(?:ing)?|possess|with an?|must|"
    r"need)\b"
)


def _levels(folded: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The levels named in the stretch, each once, with their places."""
    found = []
    for level, pattern in _LEVELS:
        match = pattern.search(folded, start, end)
        if match:
            found.append((level, match.start(), match.end()))
    kinds = {level for level, _, _ in found}
    if "certificate" in kinds and re.search(r"\bgraduate (?:certificate|and)", folded[start:end]):
        found = [
            one for one in found if one[0] != "bachelor" or "under" not in folded[one[1] :][:5]
        ]
    return found


@lru_cache(maxsize=8)
def _names(pack: FieldPack) -> re.Pattern[str]:
    terms = (*pack.fields, *pack.specialties)
    names = {name for term in terms for name in term.names} | set(pack.subject_words)
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b" if names else r"(?!)")


def _named_field(folded: str, pack: FieldPack) -> re.Match[str] | None:
    return _names(pack).search(folded)


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    folded = passage.folded
    if folded.endswith("?"):
        return
    seen: set[str] = set()
    for pattern, words in _SAID:
        if not any(word in folded for word in words):
            continue
        for match in pattern.finditer(folded):
            groups = match.groupdict()
            if groups.get("no") in ("very few", "few", "rarely "):
                continue
            start, end = match.start("object"), match.end()
            field = _named_field(folded[match.start() : end], pack)
            if not field and not (pattern is _EXIST and _named_field(passage.heading, pack)):
                continue
            if _ELSEWHERE.search(folded, start, end) or _NEEDS.search(folded, match.start(), end):
                continue
            exists = not groups.get("no")
            if not exists and (
                _MORE_THAN_LEVEL.search(folded, start, end) or _SOME_PLACES.search(folded)
            ):
                continue
            levels = _levels(folded, start, end)
            named_to = match.start() + field.end() if field else match.end()
            last = max([named_to, *(stop for _, _, stop in levels)])
            for level, _, _ in levels:
                if level not in seen:
                    seen.add(level)
                    yield Reading("level_available", level, match.start(), last, {"exists": exists})


def read_answers(passages: Sequence[Passage], pack: FieldPack) -> Iterator[Found]:
    """Questions whether a level exists, with the answer in the next sentence."""
    seen: set[tuple[str, bool]] = set()
    for question, answer in pairwise(passages):
        folded = question.folded
        if not folded.endswith("?") or not _EXISTENCE.match(folded):
            continue
        yes, no = _YES.match(answer.folded), _NO.match(answer.folded)
        if (not yes and not no) or (no and _MORE_THAN_LEVEL.search(folded)):
            continue
        if not _named_field(folded, pack) and not _named_field(question.heading, pack):
            continue
        for level, _, _ in _levels(folded, 0, len(folded)):
            if (level, bool(yes)) not in seen and not _ELSEWHERE.search(folded):
                seen.add((level, bool(yes)))
                yield Found(
                    question,
                    Reading("level_available", level, 0, len(folded), {"exists": bool(yes)}),
                )


_TRIGGERS = ("bachelor", "undergraduate", "master", "doctor", "phd", "ph.d", "certificate")
GRAMMAR = Grammar("levels", _TRIGGERS, read, of_field=True)
DOCUMENT_GRAMMAR = DocumentGrammar("levels asked for", _TRIGGERS, read_answers)

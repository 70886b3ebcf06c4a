"""Instruction: synchronous, asynchronous, or both (one reading each)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.answers import answer
from gradguide.extraction.grammars.generality import is_asked
from gradguide.extraction.wording import in_general, is_statement, trimmed
from gradguide.model.pack import FieldPack

_MEETINGS = (
    r"(?:class(?:es)?|sessions?|meetings?|lectures?|seminars?|instruction|courses?|discussions?)"
)
_PLACE = (
    r"(?:(?:and a?synchronous |or a?synchronous |/a?synchronous )?(?:online |virtual |weekly |"
    r"evening |web )*(?:class(?:es)?|sessions?|meetings?|lectures?|seminars?|instruction|courses?|"
    r"coursework|formats?|learning|delivery|online|program|elements?|components?))"
)
_ASYNCHRONOUS = re.compile(rf"\basynchronous(?:ly)?\b(?:,? {_PLACE}\b)?")
_SYNCHRONOUS = re.compile(rf"(?<![a-z])synchronous(?:ly)?\b(?:,? {_PLACE}\b)?")
_BY_VIDEO = (
    r"(?:by (?:live )?video\w*|(?:by|over|via|on|through|in) (?:live )?(?:zoom|webex|web ?"
    r"conferenc\w+|video ?conferenc\w+))\b"
)
_LIVE = re.compile(
    r"\b(?:live|real[- ]time),? (?:online |virtual |weekly |evening |interactive |video |"
    rf"synchronous |web )*{_MEETINGS}\b|\bmeets? (?:online )?(?:in real time|synchronously)\b|"
    r"\b(?:held|taught|meet|delivered|conducted|offered|streamed) (?:online |virtually )?"
    r"(?:live|in real[- ]time)\b|\b(?:classes|courses|lectures|sessions) are live\b|"
    r"\blive,? (?:and )?interactive (?:online )?(?:classes|sessions|courses|lectures)\b|"
    rf"\b(?:class(?:es)?|courses?|sections?) meets? (?:(?!with\b)[\w']+,? ){{0,7}}?{_BY_VIDEO}"
)
_NO_SET_TIMES = re.compile(
    r"\b(?:no|without|not have|don't have|do not require) (?:any )?(?:set|scheduled|specific|fixed|"
    r"required) (?:class |log-?in |online |weekly |course )*(?:meeting |class )?(?:times?|"
    r"meetings?)\b|\b(?:not (?:required|need(?:ed)?)|\w+n't (?:need|have)) to (?:log ?in|be online|"
    r"meet|attend class) at (?:an? )?(?:specific|set|certain|particular|fixed|scheduled) times?\b"
)
_NO_LIVE = re.compile(
    r"\b(?:no|without|not require|don't require) (?:any )?(?:required |mandatory |scheduled )?"
    rf"(?:synchronous|live|real[- ]time) (?:online |class )*{_MEETINGS}\b"
)
_HEDGED = re.compile(r"\b(?:may|might|could|optional|if|sometimes|occasional(?:ly)?)\b")
_NEGATED = re.compile(
    r"\b(?:not|\w+n't|no|never|without|rather than|instead of|neither|nor)(?: \w+){0,2} $"
)
_EXPLAINS = re.compile(
    r"^a?synchronous (?:[a-z]+ ){1,3}(?:require|let|allow|offer|give|mean|are|is|involve|take "
    r"place|happen|occur|enable)s?\b|synchronous(?:ly)? (?:learning |instruction |courses? |"
    r"classes |format )?(?:means|refers|is when|communication|chats?|tools?|technolog\w+|"
    r"messag\w+)\b"
)


_ANSWERED_NO = re.compile(r"(?: \w+){0,2} ?[:?|] ?(?:no|none|not required|n/a)\b")
_LABEL = re.compile(r"^a?synchronous (?:or|/|vs\.?|versus) a?synchronous\s?[:|?-]")


_LIVE_ASKED = re.compile(
    r"\b(?:class(?:es)?|lectures?|courses?|sessions?|meetings?|instruction|"
    r"program)\b.{0,30}\b(?:live|"
    r"(?<!a)synchronous|in real[- ]time)\b|\blive (?:class(?:es)?|lectures?|sessions?|meetings?)\b|"
    r"\b(?:log ?in|log ?on|be online|attend|meet|logged in)\b.{0,30}\b(?:specific|set|certain|"
    r"scheduled|particular|fixed) (?:\w+ )?times?\b|\b(?:scheduled|set) (?:class|meeting) times\b"
)
_FREE_ASKED = re.compile(r"\basynchronous(?:ly)?\b")


def _answered(passage: Passage) -> Iterator[Reading]:
    """What "No." says where somebody asks whether classes are live."""
    found = answer(passage)
    if found is None or not (found.yes or found.no):
        return
    free = _FREE_ASKED.search(found.question) is not None
    live = _LIVE_ASKED.search(found.question) is not None
    if free == live or (free and found.no):
        return
    kind = "asynchronous" if free or found.no else "synchronous"
    start, end = trimmed(passage.folded, found.start, found.end)
    yield Reading("instruction", kind, start, end, confidence=0.9)


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """At most one reading of each kind."""
    found = list(_stated(passage))
    yield from found or _answered(passage)


def _stated(passage: Passage) -> Iterator[Reading]:
    folded = passage.folded
    if not is_statement(folded) or in_general(folded) or _EXPLAINS.search(folded):
        return
    label = _LABEL.match(folded)
    if label:
        folded = " " * label.end() + folded[label.end() :]
    free = _NO_SET_TIMES.search(folded) or _NO_LIVE.search(folded)
    found = _first(_ASYNCHRONOUS, folded) or free
    if found:
        yield Reading("instruction", "asynchronous", *found.span())
    if not _NO_LIVE.search(folded):
        met = _first(_SYNCHRONOUS, folded) or _first(_LIVE, folded)
        if met:
            yield Reading("instruction", "synchronous", *met.span())


def _first(pattern: re.Pattern[str], folded: str) -> re.Match[str] | None:
    """The first match that is neither denied nor hedged."""
    for match in pattern.finditer(folded):
        if is_asked(folded, match.start()) or _ANSWERED_NO.match(folded, match.end()):
            continue
        before = folded[max(0, match.start() - 40) : match.start()]
        if not _NEGATED.search(before) and not _HEDGED.search(before):
            return match
    return None


GRAMMAR = Grammar(
    name="instruction",
    triggers=(
        "synchronous", "live ", "real-time", "real time", "meeting times", "class times",
        "login times", "set times", "class meetings", "scheduled", " times", " meet", " live",
        "set time", "specific time",
    ),
    read=read,
    answers=True,
)  # fmt: skip

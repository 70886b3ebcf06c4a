"""The ways in which a sentence says that the whole of a program is online."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gradguide.extraction.grammars.degree_names import degree_names
from gradguide.model.pack import Degree

WHOLLY = r"(?:fully|completely|entirely|totally|exclusively|wholly|100 ?%|100 percent)"
CAMPUS = (
    r"(?:on[- ](?:the )?(?:\w+ )?campus\b|in[- ]person|face[- ]to[- ]face|campus[- ]based|"
    r"on[- ]?site|on[- ]ground|in the classroom|(?:traditional )?classroom|campus\b)"
)

_NOUN = (
    r"(?:degree|program|curriculum|certificate|formats?|delivery|mode|modality|master'?s|masters|"
    r"master|bachelor'?s?|doctorate|doctor of|version|pathway|track|specialization|"
    r"concentration|option)"
)
# Words that end the name of a program between "online" and its noun.
_BREAK = (
    r"(?:for|to|in|at|with|about|from|is|are|by|or|the|your|our|that|which|appl\w+|resources?|"
    r"portal|courses?|class(?:es)?|students?|learners?|sessions?|tutorials?|webinars?|events?|"
    r"forms?|databases?|catalogs?|community|tools?|orientation|workshops?|training|journals?|"
    r"collections?|jobs?|payments?|tests?|exams?|director(?:y|ies)|searching|reference|when|"
    r"while|through|on|as|of|hybrid|campus|in-person|on-campus)"
)
_OF_A_PROGRAM = (
    r"(?! ?'?s? (?:director|coordinator|manager|students?|advis\w+|office|website|page|guide|"
    r"rankings?|requirements?|fees?|tuition|costs?|courses?|class(?:es)?|cohorts?|faculty|"
    r"learners?|applica\w+|rates?|overview|search|finder|schools|programs|degrees|alumni|"
    r"graduates|community|staff|administrat\w+|planning|development|services|education)\b)"
)
_NAME_END = (
    r"(?=\s*(?:$|[,.;:)|\]-]|(?:program|degree|is|prepares|at|from|in|through|with|while|without|"
    r"for|using)\b))"
)
_STRONG = re.compile(
    rf"\b(?:{WHOLLY}|all|one hundred percent)[- ]online"
    r"(?:[- ](?P<next>[a-z'.&-]+)(?: (?P<after>[a-z'.-]+))?)?"
    rf"|\bonline[- ]only\b|\b{WHOLLY} (?:through|via) online (?:learning|education|study)"
)
_ONLINE = re.compile(r"\bonline(?:[- ]only| learning| education| study)?\b")
_MANY = re.compile(
    r"(?:students?|learners?|courses?|class|classes|resources?|tutorials?|events?|materials|"
    r"modules?|appl\w+|process|orientation|community|programs|degrees|schools|options|colleges|"
    r"universities|libraries|workshops?|sessions?|training|instruction|faculty)"
)
_QUALITY = re.compile(r"(?:graduate|master'?s|degree|certificate|bachelor'?s|doctoral)")
_SUBJECT = (
    r"(?:(?:the|our|these|both)(?: [\w-]+){0,3} (?:programs|degrees)|program|degree|certificate|"
    r"curriculum|coursework|master'?s|track|specialization|concentration|it|which|that|(?:every|"
    r"each) (?:course|class)|all (?:required |of (?:the|our|its) |program )?(?:courses|classes|"
    r"coursework))"
)
_DONE = (
    r"(?:offered|delivered|available|taught|conducted|completed|earned|taken|provided|"
    r"administered|presented|held|pursued|obtained|finished)"
)
_NOT_BOTH = rf"(?! ?(?:,|/)? ?(?:and|or|&|as well as)[- ](?:\w+ )?{CAMPUS})"
_WHOLE = (
    rf"(?:(?:{WHOLLY}|all) )?(?:online|in an online format|through online (?:learning|study))\b"
)
_ALL_COURSES = re.compile(
    r"\b(?:all|every|100 ?%)(?: of)? (?:(?:the|our|its|their|your|required|program|core) )*"
    r"(?:courses?|class(?:es)?|coursework|instruction)(?: for the (?:program|degree))?"
    rf"(?: (?:is|are|can be|may be))?(?: {_DONE})? {_WHOLE}{_NOT_BOTH}"
)
_COURSES_ARE = re.compile(
    r"^(?:(?:the|our|its|these) )?(?:courses|classes|coursework|instruction) (?:is|are)(?: all)? "
    rf"(?:held|taught|delivered|offered|conducted|provided|given) {_WHOLE}{_NOT_BOTH}"
)
_DELIVERED = re.compile(
    rf"\b(?:delivered|offered|taught|conducted) {_WHOLE}{_NOT_BOTH}|^available {_WHOLE}(?=,)"
)


_IS_ONLINE = re.compile(
    r"\b(?:is|are|can be|may be|has been|have been|was)(?: also| now| currently)?"
    r"(?: (?:\w+ )?(?:a?synchronous|flexible|part-time|full-time|self-paced),? and)?"
    rf"(?: {_DONE})?(?: to students)? {_WHOLE}(?! (?:courses?|class|programs))"
)
_TRAILING = re.compile(rf"[ ,(-]+(?:{WHOLLY} )?(?P<word>online)\b\)?{_NAME_END}")
_REACH = 120
"""How far back, in characters, the program's name may begin."""


@dataclass(frozen=True, slots=True)
class _Names:
    """What names a program: `called` in "online <words> degree", the others before "online"."""

    called: re.Pattern[str]
    before_verb: re.Pattern[str]
    before_online: re.Pattern[str]


@lru_cache(maxsize=8)
def _names(degrees: tuple[Degree, ...]) -> _Names:
    names = degree_names(degrees)
    called = (
        rf"\b(?:{WHOLLY}[- ])?online[- ](?:(?!{_BREAK}\b)[\w'&./-]+,? (?:and |& )?){{0,6}}?"
        rf"(?P<noun>(?:{names})(?![\w.])|{_NOUN}s?\b)(?![- ]?(?:granting|seeking)){_OF_A_PROGRAM}"
    )
    field = r"(?:,? (?:in|of)(?: (?!(?:are|is|can|may|courses?)\b)[\w&'/,-]+){1,8}?)?"
    verb = rf"\b(?:{_SUBJECT}|{names})(?: \([^)]{{0,30}}\))?{field}(?: also)?,? $"
    online = (
        rf"(?<![\w.])(?:{names}|degree|program|certificate|master'?s)\b\.?"
        rf"(?: ?\([^)]{{1,12}}\))?{field}$"
    )
    return _Names(re.compile(called), re.compile(verb), re.compile(online))


def online_spans(folded: str, degrees: tuple[Degree, ...]) -> Iterator[tuple[int, int, float]]:
    """Where the text calls a program online, as (start, end, confidence), likely ones only.

    Negations, parts ("some courses") and comparisons are the caller's to rule out.
    """
    yield from _strong(folded)
    names = _names(degrees)
    for pattern in (_DELIVERED, _ALL_COURSES, _COURSES_ARE):
        for match in pattern.finditer(folded):
            yield *match.span(), 0.95
    # The rare words are looked for first, the many names only before them.
    for match in _IS_ONLINE.finditer(folded):
        named = names.before_verb.search(folded[: match.start()], max(0, match.start() - _REACH))
        if named:
            yield named.start(), match.end(), 0.95
    for match in _TRAILING.finditer(folded):
        named = names.before_online.search(folded[: match.start()], max(0, match.start() - _REACH))
        if named:
            yield named.start(), match.end(), 0.85
    for match in names.called.finditer(folded):
        if match["noun"] in ("programs", "degrees", "options", "certificates", "formats"):
            continue
        # "the online degree" may only tell it from the one on campus: less sure.
        definite = folded[: match.start()].endswith("the ")
        yield *match.span(), 0.7 if definite else 0.9


def _strong(folded: str) -> Iterator[tuple[int, int, float]]:
    for match in _STRONG.finditer(folded):
        following = (match["next"] or "").rstrip(".")
        after = (match["after"] or "").rstrip(".")
        many = _MANY.fullmatch(following) or (
            _QUALITY.fullmatch(following) and _MANY.fullmatch(after)
        )
        if many and not _own_programs(folded, match):
            continue
        word = _ONLINE.search(folded, match.start())
        end = word.end() if word else match.end()
        if many:
            end = match.end()
        elif following in ("program", "format", "degree", "delivery"):
            end = match.end("next")
        yield match.start(), end, 0.95


_COUNT = re.compile(
    r"\b(?:offers?|provides?|has|runs?) (?:two|three|four|both|\d)(?: [\w-]+){0,2} $"
)


def _own_programs(folded: str, match: re.Match[str]) -> bool:
    """Whether a plural is one school's own ("offers two fully online programs")."""
    return "programs" in match.group() and _COUNT.search(folded[: match.start()]) is not None

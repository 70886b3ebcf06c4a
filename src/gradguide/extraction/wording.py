"""How a sentence is meant: as a question, of programs in general, under a condition.

Shared by the grammars that must tell a statement about one program from advice about all.
"""

from __future__ import annotations

import re

_KINDS = (
    r"(?:programs|schools|colleges|universities|institutions|degrees|employers|states|libraries)"
)
_QUANTIFIED = re.compile(
    r"\b(?:many|most|some|several|various|numerous|few|other|any|such|typical|similar|all|"
    r"majority of|(?:more|fewer|less) than \w+|over \w+|dozens of|hundreds of)\s+"
    rf"(?:(?!(?:is|are|was|has|have|of|to|that)\b)[\w&'./-]+,?\s+){{0,6}}?{_KINDS}\b"
)
_BARE_PLURAL = re.compile(
    r"^(?!(?:the|our|both|its|this|these|two|three|four|all|each)\b)"
    rf"(?:(?!(?:is|are|was|has|have|offers?|and)\b)[\w&'/-]+\s+){{0,6}}?{_KINDS}\b"
    r"(?! of\b)(?!['.,:])"
)
_ADVICE = re.compile(
    r"^(?:when|before|while) (?:choosing|selecting|considering|comparing|researching|picking)\b|"
    r"^if you(?: are|'re)? (?:looking|searching|considering)\b|"
    r"\bstudents should (?:choose|consider|look|seek|find)\b"
)
_CLAUSE_END = re.compile(
    # A stop behind an initial ("M.S. in", "M.Ed. in") is part of the word.
    r"[;!?]|(?<!\b\w)(?<!\.\w\w)\.(?=\s|$)|"
    r",? (?:but|whereas|although|though|however)\b|, (?:while|so)\b"
)


LONGEST_STATEMENT = 3000
"""In characters. What is longer is a page's text run together; to read it as one sentence would
join what does not belong together, at a cost that grows with the square of its length."""


def asks(folded: str) -> bool:
    """Whether the passage is a question, which states nothing."""
    return folded.rstrip(" \"')*").endswith("?")


def is_statement(folded: str) -> bool:
    """Whether the passage can state something: a sentence of a sane length, and no question."""
    return len(folded) <= LONGEST_STATEMENT and not asks(folded)


def in_general(folded: str) -> bool:
    """Whether the sentence speaks of programs in general ("Most programs ...")."""
    return any(p.search(folded) for p in (_QUANTIFIED, _BARE_PLURAL, _ADVICE))


def clause_around(folded: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the clause in which `folded[start:end]` stands."""
    left = 0
    for mark in _CLAUSE_END.finditer(folded):
        if mark.end() <= start:
            left = mark.end()
        elif mark.start() >= end:
            return left, mark.start()
    return left, len(folded)


def trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space and the joining marks at its ends."""
    while start < end and folded[start] in " ,;:-|/*(":
        start += 1
    while end > start and folded[end - 1] in " ,;:-|/*":
        end -= 1
    return start, end

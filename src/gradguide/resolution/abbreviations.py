"""Abbreviations: whether a few letters are short for the words before them."""

from __future__ import annotations

import re

from gradguide.resolution.name_parts import ORNAMENT, Segment
from gradguide.resolution.spelling import words

_UNCOUNTED = frozenset("a and de des en for in l la le of on the".split()) | ORNAMENT


def abbreviation_of(name: str) -> tuple[str, str] | None:
    """The abbreviation that a name explains, and what it stands for: "Master of X (MXc)"."""
    match = re.fullmatch(r"\s*([^()]+?)\s*\(([\w.]{2,10})\)\s*", name)
    if match is None:
        return None
    letters = "".join(words(match.group(2)))
    if not _short_for(letters, match.group(1)):
        return None
    return match.group(2), match.group(1)


def abbreviates(segment: Segment, name: str) -> bool:
    """Whether a piece like "(MKTh)" is short for the words before it."""
    if not segment.in_parentheses or len(segment.rest) != 1:
        return False
    return _short_for(segment.rest[0], name.split("(")[0])


def _short_for(letters: str, text: str) -> bool:
    """Whether letters are the initials of a text, all of them and perhaps a letter more inside
    a word ("MKTh"), or some of them in their order ("CAS")."""
    if not 2 <= len(letters) <= 8:
        return False
    initials = [word[0] for word in words(text) if word not in _UNCOUNTED]
    at = 0
    for letter in letters:
        if at < len(initials) and letter == initials[at]:
            at += 1
    rest = iter(initials)
    return (at == len(initials) and at >= 2) or all(letter in rest for letter in letters)

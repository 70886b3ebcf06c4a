"""Sentences that state nothing of a program: questions, advice, programs in general."""

from __future__ import annotations

import re

from gradguide.extraction.grammar import Passage

_IN_GENERAL = re.compile(
    r"\b(?:some|many|most|several|other|certain|various|few)(?: of the|"
    r" of these)? (?:[\w'-]+ ){0,4}?(?:programs|schools|universities|colleges|institutions|"
    r"degrees)\b"
    r"|(?<!our )(?<!the )(?<!both )(?<!these )(?<!two )\b(?:programs|curricula|degrees) (?:usually|"
    r"typically|often|generally|may|vary|varies|range|tend|commonly|in (?:this|the) field)\b"
    r"|^(?:an?|earning an?|getting an?) (?:[\w'-]+ ){0,5}?(?:degree|master's|"
    r"masters)(?: in [\w ]{3,40}?)? (?:usually|typically|generally|often|commonly|can)\b"
    r"|\bit (?:\w+ )?takes\b.{0,40} to (?:earn|get|complete|obtain|"
    r"finish) an? (?:[\w'-]+ ){0,3}?(?:degree|master's)\b"
    r"|\b(?:becoming|to become) an?\b|\bon average, (?:[\w'-]+ ){0,3}?programs\b"
)
_ADVICE = re.compile(
    r"^(?:consider|look for|ask|choose a|find a|make sure|check|research|compare)\b|"
    r"\byou should (?!expect)"
)
_COURSE_CODE = re.compile(r"\W{0,3}[A-Z]{2,5}[ -]?\d{3,4}[A-Za-z]?\b")


def is_question(passage: Passage) -> bool:
    """Whether a passage asks ("Do I have to come to campus?")."""
    return passage.folded.rstrip(" \"')").endswith("?")


def says_nothing_of_a_program(passage: Passage) -> bool:
    """Whether a passage asks, advises, or speaks of programs in general."""
    return (
        is_question(passage)
        or _IN_GENERAL.search(passage.folded) is not None
        or _ADVICE.search(passage.folded) is not None
    )


def is_course_listing(passage: Passage) -> bool:
    """Whether a passage is an entry of a course list: it opens with a course's code."""
    return _COURSE_CODE.match(passage.text) is not None

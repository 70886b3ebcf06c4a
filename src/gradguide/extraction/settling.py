"""Settling: what a document's claims, seen together, show to be said twice or said loosely.

Contradictions stay, for a document may contradict itself; only the same statement in other
words goes, and the loose word where the same subject has the precise one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz

from gradguide.extraction.folding import fold
from gradguide.model.claim import Claim

# A reading of lower confidence is a passing word ("the online MLIS"), not a statement.
PASSING = 0.9
_ALIKE = 88
_MINOR = frozenset("and or of in the for a an with on".split())


def settled(claims: Iterable[Claim]) -> list[Claim]:
    """The claims without repetitions in other words, in the same order."""
    kept = _without_vaguer_experience(_without_passing_delivery(list(claims)))
    kept = _without_repeated_careers(_without_repeated_tracks(kept))
    return _without_areas_that_are_courses(kept)


def _without_passing_delivery(claims: list[Claim]) -> list[Claim]:
    """A program that is said to be hybrid is not online because its name is called so."""
    stated = {
        claim.subject
        for claim in claims
        if claim.attribute == "delivery" and claim.value != "online"
    }
    return [
        claim
        for claim in claims
        if not (
            claim.attribute == "delivery"
            and claim.value == "online"
            and claim.confidence < PASSING
            and claim.subject in stated
        )
    ]


def _without_vaguer_experience(claims: list[Claim]) -> list[Claim]:
    """An experience without hours goes where the same subject has it with hours elsewhere."""
    precise = {_experience(claim) for claim in claims if _in_hours(claim)}
    return [
        claim
        for claim in claims
        if claim.attribute != "experience" or _in_hours(claim) or _experience(claim) not in precise
    ]


def _experience(claim: Claim) -> tuple[object, ...]:
    status = claim.qualifiers.get("status", "required")
    return claim.attribute, claim.subject, claim.value, status, claim.paid


def _in_hours(claim: Claim) -> bool:
    return "hours_min" in claim.qualifiers or "hours_max" in claim.qualifiers


def _without_repeated_tracks(claims: list[Claim]) -> list[Claim]:
    """A concentration is claimed once for a subject, in its first words.

    A shorter or longer name for the same is no second one, unless the first lists
    alternatives ("public or academic libraries").
    """
    kept: dict[object, list[tuple[str, bool]]] = defaultdict(list)
    out = []
    for claim in claims:
        if claim.attribute != "concentration":
            out.append(claim)
            continue
        known = kept[claim.subject]
        words = _words(str(claim.value))
        if any(fuzz.token_sort_ratio(words, other) >= _ALIKE for other, _ in known):
            continue
        prose = claim.extractor != "structure"
        if prose and any(not several and _within(words, other) for other, several in known):
            continue
        known.append((words, " or " in str(claim.value)))
        out.append(claim)
    return out


def _without_repeated_careers(claims: list[Claim]) -> list[Claim]:
    """A job title is claimed once, in the singular or the plural, whichever came first."""
    seen: set[tuple[object, str]] = set()
    out = []
    for claim in claims:
        if claim.attribute == "career":
            title = claim.subject, _singular(" ".join(fold(str(claim.value)).split()))
            if title in seen:
                continue
            seen.add(title)
        out.append(claim)
    return out


def _without_areas_that_are_courses(claims: list[Claim]) -> list[Claim]:
    """What is a course of the program that the page is about is no area that programs have."""
    courses = {
        claim.evidence.start
        for claim in claims
        if claim.attribute == "course" and claim.evidence is not None
    }
    return [
        claim
        for claim in claims
        if claim.attribute != "course_area"
        or claim.evidence is None
        or claim.evidence.start not in courses
    ]


def _singular(title: str) -> str:
    return title if title.endswith("ss") else title.removesuffix("s")


def _words(text: str) -> str:
    return " ".join(w for w in re.findall(r"[a-z0-9]+", fold(text)) if w not in _MINOR)


def _within(words: str, other: str) -> bool:
    """Whether a name only repeats words of another, longer or shorter."""
    mine, theirs = set(words.split()), set(other.split())
    smaller = min(len(mine), len(theirs))
    return bool(smaller) and len(mine & theirs) == smaller and len(mine ^ theirs) <= 2

"""Which school of a release a name in somebody's table may mean, and how sure that is.

A name is a match only where it is one school's alone, among all schools of the registry and not
only those of the release: a table can be of other schools than the release.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from gradguide.answers.kept import kept
from gradguide.answers.names import gave_up, resolver
from gradguide.answers.opened import OpenRelease
from gradguide.extraction.folding import fold
from gradguide.model.fact import InstitutionEntry
from gradguide.model.states import place_code
from gradguide.resolution.institutions import expanded
from gradguide.sources.registry import bundled

SURE = 85.0
"""Of 100: a name that one school has, or that is spelt nearly like the name of one."""
POSSIBLE = 70.0
"""Of 100: one of several that have the name, and from here on a school that may be meant."""
_PLACED = 90.0  # a name that several have, and state and town leave one of them
_LIKENESS = 0.8  # of a name that is only like another one, so that it is never sure
_LEAST = 60  # likeness below which two names are not alike to a reader
_FITTING = 80  # likeness from which a name does not speak against a UNITID beside it
_CONTRADICTED = 30.0  # what a candidate loses where something else that is known says otherwise
_MOST = 25
_SMALL = frozenset("a and at for in of the".split())
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known of the school meant: its name, and what else stands beside it."""

    name: str
    state: str = ""
    city: str = ""
    unitid: str = ""


@dataclass(frozen=True, slots=True)
class SchoolMatch:
    """A school that may be meant. `score` is of 100, `likeness` that of the names alone; `match`
    says that it is meant without doubt; `why` says how it was found."""

    school: InstitutionEntry
    score: float
    likeness: float
    match: bool
    why: str


@kept
def _names(opened: OpenRelease) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of all schools of the release, as they are compared, and whose each is."""
    registry = bundled()
    owned: dict[tuple[str, str], None] = {}
    for key, _, name in opened.release.institution_names:
        known = registry.get(key)
        others = () if known is None else (known.name, *known.aliases, *known.former)
        owned |= {(_telling(one), key): None for one in (name, *others)}
    return tuple(name for name, _ in owned), tuple(key for _, key in owned)


def _telling(name: str) -> str:
    """A name without what tells no school from another: small words, abbreviations of usual
    ones, accents."""
    words = _WORDS.findall(fold(expanded(name)))
    return " ".join(word for word in words if word not in _SMALL)


def school_matching(opened: OpenRelease, wanted: Wanted) -> SchoolMatch | None:
    """The school of the release that is meant without doubt, or None."""
    found = _found(opened, wanted, ())
    return found[0] if found and found[0].match else None


def schools_matching(opened: OpenRelease, wanted: Wanted, most: int = 5) -> list[SchoolMatch]:
    """The schools of the release that may be meant, the likeliest first, at most one of them a
    match."""
    return _found(opened, wanted, _alike(opened, wanted.name))[: min(most, _MOST)]


def _found(
    opened: OpenRelease, wanted: Wanted, alike: Iterable[tuple[str, float]]
) -> list[SchoolMatch]:
    """The schools that have the name, and those whose name is like it, each judged."""
    state = place_code(wanted.state) or ""
    found = resolver().resolve(wanted.name, state=state or None, city=wanted.city or None)
    base = dict.fromkeys(found.candidates, (POSSIBLE, found.why))
    if found.id is not None:
        base[found.id] = (found.score * 100, found.why)
    else:
        alone = _alone(found.candidates, state, wanted.city)
        if alone:
            base[alone] = (_PLACED, f"{found.why}; one of them is there")
    for key, likeness in alike:
        if likeness * _LIKENESS > base.get(key, (0.0, ""))[0]:
            base[key] = (likeness * _LIKENESS, "its name is like it")
    if wanted.unitid:
        base.setdefault(wanted.unitid, (0.0, "its UNITID"))
    by_id = _schools(opened, base)
    matches = [_match(by_id[key], wanted, state, *base[key]) for key in base if key in by_id]
    ordered = sorted(matches, key=lambda one: (-one.score, one.school.name, one.school.id))
    return _one_sure(ordered)


def _schools(opened: OpenRelease, ids: Iterable[str]) -> dict[str, InstitutionEntry]:
    """The schools of these ids that the release has."""
    have = {school.id: school for school in opened.schools}
    return {key: have[key] for key in ids if key in have}


def _alone(candidates: Sequence[str], state: str, city: str) -> str | None:
    """The one of several schools that is in the state, and in the town where one is given."""
    if not state:
        return None
    registry = bundled()
    here = [
        key
        for key in candidates
        if registry[key].state == state and (not city or fold(registry[key].city) == fold(city))
    ]
    return here[0] if len(here) == 1 else None


def _alike(opened: OpenRelease, name: str) -> list[tuple[str, float]]:
    """Schools whose name is like a name, and how like (of 100)."""
    names, owners = _names(opened)
    found = process.extract(
        _telling(name), names, scorer=fuzz.token_sort_ratio, score_cutoff=_LEAST, limit=_MOST
    )
    best: dict[str, float] = {}
    for _, likeness, place in found:
        best.setdefault(owners[place], likeness)
    return [*best.items()]


def _match(
    school: InstitutionEntry, wanted: Wanted, state: str, score: float, why: str
) -> SchoolMatch:
    """A candidate, judged by what else is known of the school meant."""
    likeness = _likeness(school, wanted.name)
    if wanted.unitid == school.id:
        alike = max(score, likeness) >= _FITTING
        sure = 100.0 if alike or not wanted.name else likeness
        return SchoolMatch(school, sure, likeness, alike or not wanted.name, "its UNITID")
    against = [
        wanted.unitid != "",
        state != "" and state != school.state,
        wanted.city != "" and fold(wanted.city) != fold(school.city),
    ]
    score = max(0.0, score - _CONTRADICTED * sum(against))
    if gave_up(school.id, wanted.name):
        why = "a name that it had once"
    return SchoolMatch(school, round(score, 1), likeness, score >= SURE and not any(against), why)


def _likeness(school: InstitutionEntry, name: str) -> float:
    known = bundled().get(school.id)
    others = () if known is None else (*known.aliases, *known.former)
    telling = _telling(name)
    alike = (fuzz.token_sort_ratio(telling, _telling(one)) for one in (school.name, *others))
    return round(max(alike), 1)


def _one_sure(ordered: list[SchoolMatch]) -> list[SchoolMatch]:
    """The same, where several would be sure none of which is."""
    if sum(one.match for one in ordered) < 2:
        return ordered
    return [
        SchoolMatch(one.school, min(one.score, POSSIBLE), one.likeness, False, one.why)
        for one in ordered
    ]

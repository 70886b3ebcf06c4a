"""Whose graduates an award counts: a program's, a school's, and those of schools before it.

Schools report awards to NCES by subject (CIP code) and level, and choose the code themselves. One
award can count the graduates of several programs, and a program's can stand under several awards.
Counts are added only where all of them are one program's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gradguide.catalog.national import National
from gradguide.model.fact import Program
from gradguide.model.national import Award, School
from gradguide.outlook.completions import Series, series_of, together
from gradguide.outlook.likely import speaking_of


@dataclass(frozen=True, slots=True)
class Counted:
    """An award with its graduates by year, and the programs (id, name) that are counted in it."""

    award: Award
    series: Series
    programs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """A school that became this one or was merged into it: `address` tells so where NCES's
    directory does not. Its awards are in the same subjects and levels."""

    school: School
    address: str | None
    counted: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Graduates:
    """What is known of a program's or school's graduates.

    counted   by award, in the order of subject and level
    total     the sum of the awards, where there are several and all count this program alone
    shared    the other programs (id, name) that are counted in some of the same awards, first
              those whose name or concentrations speak of the award's subject
    speaking  how many these are
    others    how many more awards the school reports that are not among `counted`
    """

    counted: tuple[Counted, ...]
    total: Series | None
    shared: tuple[tuple[str, str], ...]
    before: tuple[Before, ...]
    others: int = 0
    speaking: int = 0


def of_program(national: National, program: Program) -> Graduates:
    """The graduates counted under a program's awards; of schools before, under like awards."""
    awards = national.awards_of_program(program.id)
    counted = _counted(national, awards, with_programs=True)
    shared = {one: None for c in counted for one in c.programs if one[0] != program.id}
    speaking = {
        one: None
        for c in counted
        if len(c.programs) > 1
        for one in speaking_of(
            (c.award.title,), c.programs, national.concentrations_under(c.award.number)
        )
        if one[0] != program.id
    }
    alone = len(counted) > 1 and not shared
    return Graduates(
        counted=counted,
        total=together(c.series for c in counted) if alone else None,
        shared=tuple(speaking | shared),
        before=_before(national, program.institution_id, awards),
        speaking=len(speaking),
    )


def of_school(national: National, unitid: str, most: int) -> Graduates:
    """The graduates of a school, of its `most` awards with the most graduates in the newest year
    that was read; the rest is counted."""
    awards = national.awards_of(unitid)
    kept = awards
    if len(awards) > most:
        newest = national.graduates_in(unitid, max(national.years(), default=0))
        largest = sorted(awards, key=lambda a: (-newest.get(a.number, 0), a.cip, a.code))[:most]
        kept = tuple(sorted(largest, key=lambda a: (a.cip, a.code)))
    return Graduates(
        counted=_counted(national, kept, with_programs=True),
        total=None,
        shared=(),
        before=_before(national, unitid, kept),
        others=len(awards) - len(kept),
    )


def _counted(
    national: National, awards: Sequence[Award], *, with_programs: bool
) -> tuple[Counted, ...]:
    years = national.years()
    return tuple(
        Counted(
            award,
            series_of(years, national.completions(award.number)),
            national.programs_of_award(award.number) if with_programs else (),
        )
        for award in awards
    )


def _before(national: National, unitid: str, awards: Sequence[Award]) -> tuple[Before, ...]:
    alike = {(award.cip, award.level) for award in awards}
    out = []
    for school in national.schools_before(unitid):
        theirs = [a for a in national.awards_of(school.unitid) if (a.cip, a.level) in alike]
        address = national.succession_address(school.unitid)
        out.append(Before(school, address, _counted(national, theirs, with_programs=False)))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a school that has closed or become another. `address` tells so where NCES's
    directory does not; `successor` is None where nobody names one or it is not known here."""

    school: School
    successor: School | None
    address: str | None


def fate_of(national: National, school: School, as_of: date) -> Fate | None:
    """What became of a school, or None if it is open on a day as far as is known.

    A closing that NCES announces for a later day is no closing yet.
    """
    if school.closed is not None and school.closed > as_of.isoformat()[: len(school.closed)]:
        return None
    if school.active and school.closed is None and school.successor is None:
        return None
    successor = None
    if school.successor and school.successor != school.unitid:
        successor = national.school(school.successor)
    return Fate(school, successor, national.succession_address(school.unitid))

"""The awards of a release that stand as programs of their own, as columns.

A national release has a quarter of a million of them. They are alike in nearly everything: what is
made of them in bulk is made once for each subject, school or combination, of a `Program` like any
other (`Awarded.program`), and then spread over the places where it holds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gradguide.catalog.award_facts import Counted, award_claims, facts_from
from gradguide.model.fact import InstitutionEntry, Program

Whole = NDArray[np.int64]

NOT_SAID = -1
"""In a column of numbers: nobody says."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A CIP code at a level: what the awards of several schools have in common."""

    cip: str
    code: int
    level: str
    name: str


@dataclass(frozen=True, eq=False)
class Awarded:
    """Programs of kind "award", one entry each, in the order of their ids.

    places    (n) where it stands among all programs of the release, from 0, ascending
    ids       (n) its id
    schools   the schools, each once; school (n) is the place of its own among them
    subjects  the subjects, each once; subject (n) likewise
    number    (n) the number of the award
    year      (n) the newest year of completions, and total (n) the graduates in it
    programs, online, partly, distance_year
              (n) what is reported on distance education, `NOT_SAID` where nothing is
    """

    places: Whole
    ids: Sequence[str]
    schools: Sequence[InstitutionEntry]
    subjects: Sequence[Subject]
    school: Whole
    subject: Whole
    number: Whole
    year: Whole
    total: Whole
    programs: Whole
    online: Whole
    partly: Whole
    distance_year: Whole

    def __len__(self) -> int:
        return len(self.places)

    def program(self, at: int, as_of: date) -> Program:
        """One of them as a program, with its facts at a date. The claims of these facts can be
        opened in the release alone, which knows the files."""
        one = self.counted(at)
        return program_of(one, self.ids[at], facts_from(award_claims(one, {}), as_of))

    def bare(self, at: int) -> Program:
        """One of them as a program without its facts, for what hangs on names alone."""
        return program_of(self.counted(at), self.ids[at], ())

    def counted(self, at: int) -> Counted:
        """What the tables state of one of them."""
        subject, school = self.subjects[self.subject[at]], self.schools[self.school[at]]
        said = (self.programs, self.online, self.partly, self.distance_year)
        programs, online, partly, distance_year = (_said(int(column[at])) for column in said)
        return Counted(
            number=int(self.number[at]),
            unitid=school.id,
            institution=school.name,
            name=subject.name,
            cip=subject.cip,
            level=subject.level,
            code=subject.code,
            year=int(self.year[at]),
            total=int(self.total[at]),
            programs=programs,
            online=online,
            partly=partly,
            distance_year=distance_year,
        )

    @cached_property
    def alike(self) -> Whole:
        """(n) a number for each combination of level, place of the school, who runs it, and what
        is reported on distance education: what of a program does not depend on these depends on
        its name, its school's name or its graduates."""
        levels = _numbered(subject.level for subject in self.subjects)
        places = _numbered((s.state, s.control, s.country) for s in self.schools)
        out = levels[self.subject]
        for column in (places[self.school], self.programs, self.online, self.partly,
                       self.distance_year, self.year):  # fmt: skip
            _, dense = np.unique(column, return_inverse=True)
            _, out = np.unique(out * (int(dense.max(initial=0)) + 1) + dense, return_inverse=True)
        return out


def aliases_of(cip: str) -> tuple[str, ...]:
    """What else an award goes by: its CIP code, by which advisers look for it."""
    return (f"CIP {cip}",)


def program_of(one: Counted, program_id: str, facts: tuple[Any, ...]) -> Program:
    """An award as a program."""
    return Program(
        id=program_id,
        institution_id=one.unitid,
        institution=one.institution,
        name=one.name,
        kind="award",
        level=one.level,
        aliases=aliases_of(one.cip),
        facts=facts,
    )


def _said(number: int) -> int | None:
    return None if number == NOT_SAID else number


def _numbered(keys: Iterable[object]) -> Whole:
    """A number for each key, equal where the keys are."""
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], np.int64)


COUNTED = """SELECT {columns}
    FROM programs p
    JOIN program_awards l ON l.program = p.number
    JOIN awards a ON a.number = l.award
    JOIN completions c ON c.award = a.number AND c.year = a.last_year
    LEFT JOIN distance d ON d.unitid = a.unitid AND d.cip = a.cip AND d.level = a.level
        AND d.year = (SELECT max(year) FROM distance e WHERE e.unitid = d.unitid AND e.cip = d.cip
            AND e.level = d.level)
    WHERE p.kind = 'award'"""
_COLUMNS = """p.number, p.id, p.institution_id, a.cip, a.code, a.level, p.name, a.number, c.year,
    c.total, d.programs, d.online, d.partly, d.year"""


def awarded(connection: sqlite3.Connection, schools: Iterable[InstitutionEntry]) -> Awarded:
    """The awards that stand as programs in a release.

    Raises:
        KeyError: the school of one is not among the schools.
    """
    rows = connection.execute(f"{COUNTED.format(columns=_COLUMNS)} ORDER BY p.number").fetchall()
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * 14
    number, ids, unitid, cip, code, level, name, award, year, total, *distance = columns
    entries = {school.id: school for school in schools}
    subjects: dict[Subject, int] = {}
    own = [
        subjects.setdefault(Subject(*one), len(subjects))
        for one in zip(cip, code, level, name, strict=True)
    ]
    at: dict[str, int] = {}
    school = [at.setdefault(one, len(at)) for one in unitid]
    return Awarded(
        places=np.array(number, np.int64) - 1,
        ids=ids,
        schools=[entries[one] for one in at],
        subjects=tuple(subjects),
        school=np.array(school, np.int64),
        subject=np.array(own, np.int64),
        number=np.array(award, np.int64),
        year=np.array(year, np.int64),
        total=np.array(total, np.int64),
        **{
            field: np.array([NOT_SAID if one is None else one for one in column], np.int64)
            for field, column in zip(
                ("programs", "online", "partly", "distance_year"), distance, strict=True
            )
        },
    )

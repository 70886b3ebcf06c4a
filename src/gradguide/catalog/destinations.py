"""Questions to a release about where its programs lead: by subject, concentration or licence."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from gradguide.model.claim import Standing

_CHUNK = 400  # parameters a query; SQLite allows 999 in its oldest versions


@dataclass(frozen=True, slots=True)
class Destined:
    """A program among those that lead somewhere.

    `graduates` are those counted in the newest year under the program's CIP codes, with those of
    the school's other programs under the same codes; for a concentration those of its degree.
    None where none are counted.
    """

    id: str
    institution: str
    name: str
    kind: str
    level: str | None
    graduates: int | None


@dataclass(frozen=True, slots=True)
class Led:
    """How many programs lead somewhere, at how many schools, and the largest of them first."""

    programs: int
    schools: int
    largest: tuple[Destined, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """An award of a school by its number, with the programs (id, name) that it counts:
    `graduates` in the newest year, of all of them together."""

    award: int
    institution: str
    cip: str
    level: str
    graduates: int
    programs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LedBySubject:
    """How many graduate programs lead somewhere by their subjects, at how many schools, and the
    awards with most graduates first."""

    programs: int
    schools: int
    largest: tuple[Counted, ...] = ()


class Destinations:
    """The programs of an open release by where they lead."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def _rows(self, query: str, *arguments: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, arguments).fetchall()

    @cached_property
    def year(self) -> int | None:
        """The year that graduates are counted of; None in a release without completions."""
        found = self._rows("SELECT max(year) FROM datasets WHERE name = 'ipeds-completions'")
        if found[0][0] is None:
            found = self._rows("SELECT max(year) FROM completions")
        return None if found[0][0] is None else int(found[0][0])

    def by_subject(self, soc: str, most: int) -> LedBySubject:
        """The graduate programs under the CIP codes from which the crosswalk leads to an
        occupation."""
        found = self._rows("SELECT programs, schools FROM occupation_programs WHERE soc = ?", soc)
        rows = self._rows(
            "SELECT award, total FROM cip_soc JOIN subject_programs USING (cip)"
            " WHERE soc = ?1 AND place <= ?2 ORDER BY total DESC, award LIMIT ?2",
            soc,
            most,
        )
        programs, schools = found[0] if found else (0, 0)
        return LedBySubject(programs, schools, tuple(self._counted(*row) for row in rows))

    def _counted(self, award: int, total: int) -> Counted:
        rows = self._rows(
            "SELECT i.name, a.cip, a.level, p.id, p.name FROM awards a"
            " JOIN program_awards l ON l.award = a.number JOIN programs p ON p.number = l.program"
            " JOIN institutions i ON i.id = p.institution_id WHERE a.number = ? ORDER BY p.id",
            award,
        )
        (school, cip, level), *_ = (row[:3] for row in rows)
        return Counted(award, school, cip, level, total, tuple((row[3], row[4]) for row in rows))

    def taught(self, cips: Iterable[str] = ("",)) -> frozenset[str]:
        """The occupations that the crosswalk leads to from CIP codes that begin so; without any,
        from all that the release has."""
        return frozenset(
            soc
            for cip in sorted(set(cips))
            for (soc,) in self._rows(
                "SELECT DISTINCT soc FROM cip_soc WHERE cip >= ? AND cip < ?", cip, cip + "~"
            )
        )

    def described(self) -> tuple[tuple[int, str, str, tuple[str, ...]], ...]:
        """The programs that sources describe: number, kind, name and concentrations."""
        rows = self._rows(
            "SELECT number, kind, name, concentrations FROM programs"
            " WHERE kind <> 'award' ORDER BY number"
        )
        return tuple((n, kind, name, tuple(json.loads(said))) for n, kind, name, said in rows)

    def of_numbers(self, numbers: Iterable[int], most: int) -> Led:
        """Programs by their numbers."""
        wanted = sorted(set(numbers))
        found = list[Destined]()
        for start in range(0, len(wanted), _CHUNK):
            some = wanted[start : start + _CHUNK]
            rows = self._rows(
                "SELECT p.id, i.name, p.name, p.kind, p.level, coalesce("
                " (SELECT sum(c.total) FROM program_awards l JOIN completions c"
                "  ON c.award = l.award AND c.year = ?1 WHERE l.program = p.number),"
                " (SELECT sum(c.total) FROM programs d JOIN program_awards l"
                "  ON l.program = d.number JOIN completions c"
                "  ON c.award = l.award AND c.year = ?1 WHERE d.id = p.parent))"
                " FROM programs p JOIN institutions i ON i.id = p.institution_id"
                f" WHERE p.number IN ({_marks(some, first=2)})",
                self.year,
                *some,
            )
            found += [Destined(*row) for row in rows]
        found.sort(key=lambda one: (-(one.graduates or 0), one.id))
        return Led(len(found), len({one.institution for one in found}), tuple(found[:most]))

    def by_licence(self, licence: str, most: int) -> tuple[Led, tuple[str, ...]]:
        """The programs that a source that counts says to lead to a licence, and the states that
        are named with it, in order."""
        rows = self._rows(
            "SELECT p.number, v.details FROM facts f JOIN fact_values v ON v.fact = f.number"
            " JOIN programs p ON p.id = f.owner WHERE f.attribute = 'licensure'"
            " AND f.about = 'program' AND f.standing >= ? AND v.value = ?",
            int(Standing.GUIDE),
            json.dumps(licence),
        )
        states = {json.loads(details).get("state") for _, details in rows}
        led = self.of_numbers((number for number, _ in rows), most)
        return led, tuple(sorted(state for state in states if state))

    def roles(self) -> tuple[tuple[str, tuple[str, ...], str], ...]:
        """Roles that are licensed: what each is called, its names folded, and the licence."""
        rows = self._rows(
            "SELECT name, names, licence FROM licensed_roles WHERE licence IS NOT NULL"
            " ORDER BY number"
        )
        return tuple((name, tuple(json.loads(names)), licence) for name, names, licence in rows)

    def areas(self) -> tuple[str, ...]:
        """The areas that wages are given for: "US", and states by their two letters."""
        return tuple(area for (area,) in self._rows("SELECT DISTINCT area FROM wages ORDER BY 1"))


def _marks(values: Sequence[object], first: int = 1) -> str:
    """Numbered places for parameters, the first of that number."""
    return ", ".join(f"?{number}" for number in range(first, first + len(values)))

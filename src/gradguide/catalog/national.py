"""Questions to the national picture of a release: what federal agencies publish."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from gradguide.model.national import (
    FINER_LEVELS,
    Accredited,
    Award,
    Charges,
    Completions,
    Dataset,
    Earnings,
    Occupation,
    Projection,
    Reported,
    School,
    Wages,
)

_AWARD = """SELECT a.number, a.unitid, a.cip, coalesce(c.title, ''), a.level, a.code,
    a.first_year, a.last_year FROM awards a LEFT JOIN cips c USING (cip)"""


class National:
    """The federal tables of an open release. Everything comes in the order of its key."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def _rows(self, query: str, *arguments: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, arguments).fetchall()

    def datasets(self) -> tuple[Dataset, ...]:
        """The files that were read."""
        return self._datasets

    @cached_property
    def _datasets(self) -> tuple[Dataset, ...]:
        return tuple(
            Dataset(*row)
            for row in self._rows(
                "SELECT name, year, agency, title, edition, address, file, sha256, rows"
                " FROM datasets ORDER BY name, year"
            )
        )

    def school(self, unitid: str) -> School | None:
        """The school of NCES's directory, open or closed, or None."""
        found = self._schools("WHERE unitid = ?", unitid)
        return found[0] if found else None

    @cached_property
    def _successors(self) -> frozenset[str]:
        """The schools that others became: few, and no index of the directory tells them."""
        found = self._rows("SELECT DISTINCT successor FROM schools WHERE successor IS NOT NULL")
        return frozenset(unitid for (unitid,) in found)

    def schools_before(self, unitid: str) -> tuple[School, ...]:
        """The schools that became this one, or were merged into it."""
        if unitid not in self._successors:
            return ()
        return self._schools("WHERE successor = ? AND unitid <> ?", unitid, unitid)

    def schools_gone(self, name: str) -> tuple[School, ...]:
        """The schools of that name or alias that have closed or become another, capitals apart."""
        candidates = self._schools(
            "WHERE (active = 0 OR successor IS NOT NULL)"
            " AND (name = ?1 COLLATE NOCASE OR instr(lower(aliases), lower(?1)))",
            name,
        )
        wanted = name.casefold()
        return tuple(
            school
            for school in candidates
            if wanted in {called.casefold() for called in (school.name, *school.aliases)}
        )

    def succession_address(self, unitid: str) -> str | None:
        """The address that tells what became of a school, where that is not NCES's directory."""
        found = self._rows("SELECT address FROM successions WHERE unitid = ?", unitid)
        return str(found[0][0]) if found else None

    def _schools(self, condition: str, *arguments: object) -> tuple[School, ...]:
        rows = self._rows(
            "SELECT unitid, name, aliases, city, state, control, host, opeid, active, closed,"
            f" successor, latitude, longitude, year FROM schools {condition} ORDER BY unitid",
            *arguments,
        )
        return tuple(_school(row) for row in rows)

    def awards_of(self, unitid: str) -> tuple[Award, ...]:
        """What a school reports awards in."""
        return self._awards("WHERE a.unitid = ? ORDER BY a.cip, a.code", unitid)

    def awards_of_program(self, program_id: str) -> tuple[Award, ...]:
        """The awards under which a program's graduates are counted."""
        return self._awards(
            "WHERE a.number IN (SELECT award FROM program_awards WHERE program ="
            " (SELECT number FROM programs WHERE id = ?)) ORDER BY a.cip, a.code",
            program_id,
        )

    def programs_of_award(self, award: int) -> tuple[tuple[str, str], ...]:
        """The ids and names of the programs whose graduates are counted under an award."""
        return tuple(
            (program, name)
            for program, name in self._rows(
                "SELECT p.id, p.name FROM program_awards a JOIN programs p ON p.number = a.program"
                " WHERE a.award = ? ORDER BY p.id",
                award,
            )
        )

    def concentrations_under(self, award: int) -> dict[str, tuple[str, ...]]:
        """The concentrations of the programs that are counted under an award, by program."""
        rows = self._rows(
            "SELECT p.id, p.concentrations FROM program_awards a"
            " JOIN programs p ON p.number = a.program WHERE a.award = ?",
            award,
        )
        return {program: tuple(json.loads(said)) for program, said in rows}

    def awards_in(self, cips: Iterable[str]) -> tuple[Award, ...]:
        """The awards under CIP codes that begin so ("25", "25.01")."""
        found = list[Award]()
        for cip in sorted(set(cips)):
            found += self._awards(
                "WHERE a.cip >= ? AND a.cip < ? ORDER BY a.cip, a.unitid, a.code", cip, cip + "~"
            )
        return tuple(found)

    def awards_of_field(
        self, cips: Iterable[str], year: int
    ) -> tuple[tuple[Award, int | None], ...]:
        """The awards under CIP codes that begin so, each with how many graduated in a year (None:
        no row)."""
        found = dict[int, tuple[Award, int | None]]()
        for cip in sorted(set(cips)):
            for row in self._rows(
                "SELECT a.number, a.unitid, a.cip, coalesce(t.title, ''), a.level, a.code,"
                " a.first_year, a.last_year, c.total FROM awards a LEFT JOIN cips t USING (cip)"
                " LEFT JOIN completions c ON c.award = a.number AND c.year = ?"
                " WHERE a.cip >= ? AND a.cip < ?",
                year,
                cip,
                cip + "~",
            ):
                found[row[0]] = (Award(*row[:-1]), row[-1])
        return tuple(found[number] for number in sorted(found))

    def awards_alone(self, cips: Iterable[str]) -> int:
        """How many programs of the kind "award" there are under CIP codes that begin so: those
        that the release knows from federal counts alone."""
        found = set[int]()
        for cip in sorted(set(cips)):
            rows = self._rows(
                "SELECT p.number FROM awards a CROSS JOIN program_awards l ON l.award = a.number"
                " CROSS JOIN programs p ON p.number = l.program"
                " WHERE a.cip >= ? AND a.cip < ? AND p.kind = 'award'",
                cip,
                cip + "~",
            )
            found |= {number for (number,) in rows}
        return len(found)

    def described_cips(self) -> tuple[str, ...]:
        """The CIP codes of the awards that count a described program (any kind but "award")."""
        return tuple(
            cip
            for (cip,) in self._rows(
                "SELECT DISTINCT a.cip FROM programs p"
                " CROSS JOIN program_awards l ON l.program = p.number"
                " CROSS JOIN awards a ON a.number = l.award"
                " WHERE p.kind <> 'award' ORDER BY a.cip"
            )
        )

    def _awards(self, condition: str, *arguments: object) -> tuple[Award, ...]:
        return tuple(Award(*row) for row in self._rows(f"{_AWARD} {condition}", *arguments))

    def completions(self, award: int) -> tuple[Completions, ...]:
        """The graduates counted under an award, by year. A year without a row is not there: the
        school reported no such program."""
        return tuple(
            _completions(row)
            for row in self._rows(
                "SELECT year, total, men, women, second, imputed FROM completions"
                " WHERE award = ? ORDER BY year",
                award,
            )
        )

    def graduates_in(self, unitid: str, year: int) -> Mapping[int, int]:
        """The graduates of a school in a year, by the number of the award."""
        return dict(
            self._rows(
                "SELECT award, total FROM completions WHERE year = ?2"
                " AND award IN (SELECT number FROM awards WHERE unitid = ?1)",
                unitid,
                year,
            )
        )

    def years(self) -> tuple[int, ...]:
        """The years of completions that were read."""
        return tuple(
            year
            for (year,) in self._rows(
                "SELECT year FROM datasets WHERE name = 'ipeds-completions' ORDER BY year"
            )
        )

    def reported_distance(self, unitid: str) -> tuple[Reported, ...]:
        """What a school reports on distance education, by subject, level and year."""
        return tuple(
            Reported(*row)
            for row in self._rows(
                "SELECT cip, level, year, programs, online, partly FROM distance"
                " WHERE unitid = ? ORDER BY cip, level, year",
                unitid,
            )
        )

    def charges(self, unitid: str) -> tuple[Charges, ...]:
        """What a school charges graduate students, by year and residency."""
        return tuple(
            Charges(*row)
            for row in self._rows(
                "SELECT year, residency, tuition, fees, per_credit FROM charges"
                " WHERE unitid = ? ORDER BY year, residency",
                unitid,
            )
        )

    def earnings(self, unitid: str, cip: str, level: str) -> tuple[Earnings, ...]:
        """What graduates of a school earned and owed, of the field that a CIP code is in. Where
        the College Scorecard parts a level, each part has its rows."""
        levels = FINER_LEVELS.get(level, (level,))
        marks = ", ".join("?" * len(levels))
        return tuple(
            Earnings(*row)
            for row in self._rows(
                "SELECT cip4, level, measure, year, dollars, count FROM earnings"
                f" WHERE unitid = ? AND cip4 = ? AND level IN ({marks})"
                " ORDER BY level, measure, year",
                unitid,
                cip[:5],
                *levels,
            )
        )

    def accredited(self, unitid: str) -> tuple[Accredited, ...]:
        """What accreditors' lists say of a school and of programs there, the school first."""
        return tuple(
            Accredited(*row)
            for row in self._rows(
                "SELECT agency, unitid, institution, program, status, since, until FROM accredited"
                " WHERE unitid = ? ORDER BY program, agency, institution, status",
                unitid,
            )
        )

    def titles_of(self, cips: Iterable[str]) -> Mapping[str, str]:
        """What some CIP codes are called; those that are not known are left out."""
        titles: dict[str, str] = {}
        for cip in sorted(set(cips)):
            titles |= dict(self._rows("SELECT cip, title FROM cips WHERE cip = ?", cip))
        return titles

    def occupations(self) -> tuple[Occupation, ...]:
        """All occupations."""
        return tuple(
            Occupation(*row)
            for row in self._rows("SELECT soc, title FROM occupations ORDER BY soc")
        )

    def occupation(self, soc: str) -> Occupation | None:
        """The occupation of that code, or None."""
        found = self._rows("SELECT soc, title FROM occupations WHERE soc = ?", soc)
        return Occupation(*found[0]) if found else None

    def wages(self, soc: str, area: str | None = None) -> tuple[Wages, ...]:
        """Wages in an occupation, by area and year; of one area where it is named."""
        condition, arguments = ("", ()) if area is None else (" AND area = ?", (area,))
        rows = self._rows(
            "SELECT soc, area, year, employment, p10, p25, median, p75, p90, mean, top_coded, top"
            f" FROM wages WHERE soc = ?{condition} ORDER BY area, year",
            soc,
            *arguments,
        )
        return tuple(_wages(row) for row in rows)

    def projection(self, soc: str) -> Projection | None:
        """The newest projection of an occupation, or None."""
        found = self._rows(
            "SELECT soc, from_year, to_year, employment_from, employment_to, change_permille,"
            " openings, education, experience, training FROM projections WHERE soc = ?"
            " ORDER BY to_year DESC, from_year DESC LIMIT 1",
            soc,
        )
        return Projection(*found[0]) if found else None

    def published_with(self, soc: str) -> Occupation | None:
        """The occupation of BLS's own under which wages and projections of an occupation are
        published, where BLS publishes them only together with others'; else None."""
        found = self._rows(
            "SELECT p.soc, coalesce(o.title, '') FROM occupation_parts p"
            " LEFT JOIN occupations o USING (soc) WHERE p.part = ?",
            soc,
        )
        return Occupation(*found[0]) if found else None

    def parts_of(self, soc: str) -> tuple[Occupation, ...]:
        """The occupations that BLS publishes together under a code of its own; none for others."""
        return tuple(
            Occupation(*row)
            for row in self._rows(
                "SELECT p.part, coalesce(o.title, '') FROM occupation_parts p"
                " LEFT JOIN occupations o ON o.soc = p.part WHERE p.soc = ? ORDER BY p.part",
                soc,
            )
        )

    def occupations_for(self, cip: str) -> tuple[Occupation, ...]:
        """The occupations that instruction under a CIP code prepares for (NCES's crosswalk)."""
        return tuple(
            Occupation(*row)
            for row in self._rows(
                "SELECT soc, coalesce(title, '') FROM cip_soc LEFT JOIN occupations USING (soc)"
                " WHERE cip = ? ORDER BY soc",
                cip,
            )
        )

    def cip_titles_for(self, soc: str) -> tuple[tuple[str, str], ...]:
        """The CIP codes of instruction that prepares for an occupation, with their titles."""
        return tuple(
            (cip, title)
            for cip, title in self._rows(
                "SELECT cip, coalesce(title, '') FROM cip_soc LEFT JOIN cips USING (cip)"
                " WHERE soc = ? ORDER BY cip",
                soc,
            )
        )


def _school(row: tuple[Any, ...]) -> School:
    unitid, name, aliases, city, state, control, host, opeid, active, *rest = row
    closed, successor, north, east, year = rest
    known = tuple(json.loads(aliases))
    return School(
        unitid, name, known, city, state, control, host, opeid, bool(active), closed, successor,
        north, east, year,
    )  # fmt: skip


def _completions(row: tuple[Any, ...]) -> Completions:
    year, total, men, women, second, imputed = row
    return Completions(year, total, men, women, second, None if imputed is None else bool(imputed))


def _wages(row: tuple[Any, ...]) -> Wages:
    *figures, top_coded, top = row
    soc, area, year, employment, p10, p25, median, p75, p90, mean = figures
    names = tuple(name for name in top_coded.split(",") if name)
    return Wages(soc, area, year, employment, p10, p25, median, p75, p90, mean, names, top)

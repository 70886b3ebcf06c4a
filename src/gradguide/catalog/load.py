"""From a release's rows back to the values of the model."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from gradguide.catalog.award_facts import FIRST
from gradguide.catalog.federal_rows import claims_at, facts_of_awards, facts_of_schools
from gradguide.model.claim import Claim, Evidence, Source, Standing, Subject, exact
from gradguide.model.fact import Fact, Finding, InstitutionEntry, Program, Stated, Status
from gradguide.model.pack import JobTitle, NearOccupation
from gradguide.model.vocabulary import Value

_T = TypeVar("_T")

_CHUNK = 500  # parameters a query; SQLite allows 999 in its oldest versions

_PROGRAM = """SELECT p.id, p.institution_id, i.name, p.name, p.kind, p.degree, p.level, p.parent,
    p.concentrations, p.aliases FROM programs p JOIN institutions i ON i.id = p.institution_id"""
_CLAIM = """SELECT c.number, c.doc, c.institution, c.program, c.field, c.institution_id,
    c.attribute, c.value, c.qualifiers, c.quote, c.start, c."end", c.confidence, c.extractor,
    c.paid, c.note, s.address, s.kind, s.year, s.title, s.media_type, s.sha256, s.low_trust
    FROM claims c JOIN sources s ON s.number = c.source"""


def values(text: str) -> dict[str, Value]:
    """A JSON object of values."""
    return {name: exact(value) for name, value in json.loads(text).items()}


def programs(
    connection: sqlite3.Connection, condition: str = "", arguments: Sequence[object] = ()
) -> tuple[Program, ...]:
    """Programs with their facts, in the order of their ids.

    `condition` is SQL after the table of programs "p" ("WHERE p.level = ?").
    """
    rows = connection.execute(f"{_PROGRAM} {condition} ORDER BY p.id", arguments).fetchall()
    awards = {row[0] for row in rows if row[4] == "award"}
    facts = {
        **facts_of(connection, "program", [row[0] for row in rows if row[0] not in awards]),
        **facts_of_awards(connection, sorted(awards)),
    }
    return tuple(
        Program(
            id=row[0],
            institution_id=row[1],
            institution=row[2],
            name=row[3],
            kind=row[4],
            degree=row[5],
            level=row[6],
            parent=row[7],
            concentrations=tuple(json.loads(row[8])),
            aliases=tuple(json.loads(row[9])),
            facts=facts.get(row[0], ()),
        )
        for row in rows
    )


def by_id(connection: sqlite3.Connection, ids: Iterable[str]) -> tuple[Program, ...]:
    """The programs of these ids, in their order."""
    found = list[Program]()
    for some in _chunks(sorted(ids)):
        marks = ", ".join("?" * len(some))
        found += programs(connection, f"WHERE p.id IN ({marks})", some)
    return tuple(found)


def schools(connection: sqlite3.Connection, ids: Iterable[str]) -> tuple[InstitutionEntry, ...]:
    """The institutions of these ids, in no particular order."""
    found = list[InstitutionEntry]()
    for some in _chunks(sorted(ids)):
        marks = ", ".join("?" * len(some))
        found += institutions(connection, f"WHERE id IN ({marks})", some)
    return tuple(found)


def institutions(
    connection: sqlite3.Connection, condition: str = "", arguments: Sequence[object] = ()
) -> tuple[InstitutionEntry, ...]:
    """Institutions with their facts, in the order of their names."""
    rows = connection.execute(
        "SELECT id, slug, name, city, state, country, control, latitude, longitude"
        f" FROM institutions {condition}"
        " ORDER BY name, id",
        arguments,
    ).fetchall()
    facts = facts_of(connection, "institution", [row[0] for row in rows])
    reported = facts_of_schools(connection, [row[0] for row in rows])
    return tuple(
        InstitutionEntry(
            id=row[0],
            slug=row[1],
            name=row[2],
            city=row[3],
            state=row[4],
            country=row[5],
            control=row[6],
            latitude=row[7],
            longitude=row[8],
            facts=_with_reported(facts.get(row[0], ()), reported.get(row[0], ())),
        )
        for row in rows
    )


def _with_reported(stated: tuple[Fact, ...], reported: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """A school's facts, and of what federal tables report of it that of which there is none: the
    claims of its facts have been weighed against each other already."""
    known = {(fact.attribute, *sorted(fact.key.items())) for fact in stated}
    more = (fact for fact in reported if (fact.attribute, *sorted(fact.key.items())) not in known)
    return (*stated, *more)


def facts_of(
    connection: sqlite3.Connection, about: str, owners: Sequence[str]
) -> Mapping[str, tuple[Fact, ...]]:
    """The facts about programs, institutions or fields, by owner, as they were written."""
    out: dict[str, list[Fact]] = defaultdict(list)
    for some in _chunks(owners):
        marks = ", ".join("?" * len(some))
        rows = connection.execute(
            "SELECT number, owner, attribute, key, status, standing, year, explanation FROM facts"
            f" WHERE about = ? AND owner IN ({marks}) ORDER BY number",
            (about, *some),
        ).fetchall()
        stated, against = _support(connection, [row[0] for row in rows])
        for number, owner, attribute, key, status, standing, year, explanation in rows:
            out[owner].append(
                Fact(
                    attribute=attribute,
                    values=stated[number],
                    status=Status(status),
                    standing=Standing(standing),
                    key=values(key),
                    year=year,
                    against=tuple(against.get(number, ())),
                    explanation=explanation,
                )
            )
    return {owner: tuple(facts) for owner, facts in out.items()}


def _support(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> tuple[dict[int, tuple[Stated, ...]], dict[int, list[int]]]:
    """The values of facts with the claims for each, and the claims against the facts."""
    behind: dict[tuple[int, int], list[int]] = defaultdict(list)
    against: dict[int, list[int]] = defaultdict(list)
    stated: dict[int, list[Stated]] = defaultdict(list)
    for some in _chunks(numbers):
        marks = ", ".join("?" * len(some))
        for fact, claim, role, position in connection.execute(
            f"SELECT fact, claim, role, position FROM fact_claims WHERE fact IN ({marks})"
            " ORDER BY fact, claim",
            some,
        ):
            if role == "against":
                against[fact].append(claim - 1)
            else:
                behind[fact, position].append(claim - 1)
        for fact, position, value, details in connection.execute(
            f"SELECT fact, position, value, details FROM fact_values WHERE fact IN ({marks})"
            " ORDER BY fact, position",
            some,
        ):
            claims = tuple(behind.get((fact, position), ()))
            stated[fact].append(Stated(exact(json.loads(value)), values(details), claims))
    return {fact: tuple(ones) for fact, ones in stated.items()}, against


def claims(connection: sqlite3.Connection, places: Iterable[int]) -> dict[int, Claim]:
    """Claims by their places (counted from 0, as facts refer to them)."""
    wanted = sorted(set(places))
    out = claims_at(connection, (place for place in wanted if place >= FIRST))
    for some in _chunks([place + 1 for place in wanted if place < FIRST]):
        marks = ", ".join("?" * len(some))
        for row in connection.execute(f"{_CLAIM} WHERE c.number IN ({marks})", some):
            out[row[0] - 1] = _claim(row)
    return out


def all_claims(connection: sqlite3.Connection) -> Iterable[Claim]:
    """All claims in order, one at a time."""
    for row in connection.execute(f"{_CLAIM} ORDER BY c.number"):
        yield _claim(row)


def _claim(row: tuple[Any, ...]) -> Claim:
    (_, doc, institution, program, field, institution_id, attribute, value, qualifiers, quote,
     start, end, confidence, extractor, paid, note, address, kind, year, title, media_type,
     sha256, low_trust) = row  # fmt: skip
    return Claim(
        doc=doc,
        subject=Subject(institution, program, field, institution_id),
        attribute=attribute,
        value=exact(json.loads(value)),
        source=Source(address, kind, year, title, media_type, sha256, bool(low_trust)),
        qualifiers=values(qualifiers),
        evidence=None if quote is None else Evidence(quote, start, end),
        confidence=confidence,
        extractor=extractor,
        paid=bool(paid),
        note=note,
    )


def findings(
    connection: sqlite3.Connection, condition: str = "", arguments: Sequence[object] = ()
) -> tuple[Finding, ...]:
    """Findings in order; `condition` is SQL after the table ("WHERE program = ?")."""
    rows = connection.execute(
        "SELECT number, kind, severity, message, institution_id, program, attribute, figures"
        f" FROM findings {condition} ORDER BY number",
        arguments,
    ).fetchall()
    behind: dict[int, list[int]] = defaultdict(list)
    for some in _chunks([row[0] for row in rows]):
        marks = ", ".join("?" * len(some))
        for finding, claim in connection.execute(
            f"SELECT finding, claim FROM finding_claims WHERE finding IN ({marks})"
            " ORDER BY finding, claim",
            some,
        ):
            behind[finding].append(claim - 1)
    return tuple(
        Finding(
            kind=kind,
            severity=severity,
            message=message,
            institution_id=institution_id,
            program=program,
            attribute=attribute,
            claims=tuple(behind.get(number, ())),
            figures=values(figures),
        )
        for number, kind, severity, message, institution_id, program, attribute, figures in rows
    )


def _chunks(items: Sequence[_T]) -> Iterable[Sequence[_T]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]


def job_titles(connection: sqlite3.Connection) -> tuple[JobTitle, ...]:
    """The titles of jobs, in the order of their names."""
    near = defaultdict(list)
    for title, *entry in connection.execute(
        "SELECT title, soc, reason, source FROM title_near ORDER BY title, position"
    ):
        near[title].append(NearOccupation(*entry))
    specialties = defaultdict(list)
    for title, specialty in connection.execute(
        "SELECT title, specialty FROM title_specialties ORDER BY title, specialty"
    ):
        specialties[title].append(specialty)
    spelled: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for title, spelling, soc in connection.execute(
        "SELECT title, spelling, soc FROM job_titles ORDER BY title, spelling"
    ):
        spelled[title, soc].append(spelling)
    return tuple(
        JobTitle(title, tuple(names), soc, tuple(near[title]), tuple(specialties[title]))
        for (title, soc), names in spelled.items()
    )

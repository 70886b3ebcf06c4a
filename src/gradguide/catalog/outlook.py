"""What a field's pack knows of licensing and of professional bodies, in a release and out of it.

The tables are at the end of `schema.sql`. Statements are kept as their sources made them: what
they add up to at the release's date is worked out when it is asked for (gradguide.outlook), by
the rules for facts.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from gradguide.catalog import load
from gradguide.catalog.rows import Row, mapping_text, text_of, value_text
from gradguide.model.claim import Claim, Source, Standing, Subject, exact
from gradguide.model.fact import Fact
from gradguide.model.licensure import Exam, Licensing, Requirement, Role, licensing_vocabulary
from gradguide.model.organizations import (
    Body,
    Organizations,
    Statement,
    organizations_vocabulary,
)

TABLES = ("licensed_roles", "exams", "licensure", "organizations", "organization_statements")
"""In the order in which they are written and digested."""

_STATED = "attribute, value, qualifiers, address, source_kind, year, low_trust, note"
_LEADS = "licensure"  # the attribute by which programs say what they lead to


@dataclass(frozen=True, slots=True)
class Outlook:
    """What goes into a release besides the catalog: licensing, and professional bodies."""

    licensing: Licensing = field(default_factory=Licensing)
    organizations: Organizations = field(default_factory=Organizations)


@dataclass(frozen=True, slots=True)
class Leads:
    """That a program, or a school as a whole, leads to a licence.

    `about` is "program" or "institution", `owner` its id. `states` are those that sources which
    count name, in order; `stateless` is how many of these sources name none.
    """

    about: str
    owner: str
    fact: Fact
    states: tuple[str, ...]
    stateless: int


def outlook_rows(outlook: Outlook) -> Mapping[str, Iterable[Row]]:
    """Rows by table; numbers count from 1 in the order of the pack's files."""
    licensing, bodies = outlook.licensing, outlook.organizations
    return {
        "licensed_roles": (
            (n, one.id, one.name, text_of(list(one.names)), one.licence, text_of(list(one.asked)))
            for n, one in enumerate(licensing.roles, 1)
        ),
        "exams": (
            (n, one.name, one.kind, text_of(list(one.names)), one.lowest, one.highest, one.since,
             one.until, one.now, one.address)
            for n, one in enumerate(licensing.exams, 1)
        ),
        "licensure": (
            (n, one.state, one.role, *_stated(one.claim))
            for n, one in enumerate(licensing.requirements, 1)
        ),
        "organizations": (
            (n, one.name, one.abbreviation, one.parent, one.state, one.since, one.until, one.now,
             text_of(list(one.names)))
            for n, one in enumerate(bodies.bodies, 1)
        ),
        "organization_statements": (
            (n, one.organization, *_stated(one.claim))
            for n, one in enumerate(bodies.statements, 1)
        ),
    }  # fmt: skip


def _stated(claim: Claim) -> Row:
    source = claim.source
    return (
        claim.attribute,
        value_text(claim.value),
        mapping_text(claim.qualifiers),
        source.address,
        source.kind,
        source.year,
        int(source.low_trust),
        claim.note,
    )


def licensing(connection: sqlite3.Connection) -> Licensing:
    """What the release holds on licensing, as it was written."""
    run = connection.execute
    roles = run("SELECT role, name, names, licence, asked FROM licensed_roles ORDER BY number")
    exams = run(
        "SELECT name, kind, names, lowest, highest, since, until, now, address"
        " FROM exams ORDER BY number"
    )
    stated = run(f"SELECT state, role, {_STATED} FROM licensure ORDER BY number")
    return Licensing(
        tuple(
            Role(id_, name, tuple(json.loads(names)), licence, tuple(json.loads(asked)))
            for id_, name, names, licence, asked in roles
        ),
        tuple(
            Exam(name, kind, tuple(json.loads(names)), *rest) for name, kind, names, *rest in exams
        ),
        tuple(Requirement(state, role, _claim(rest)) for state, role, *rest in stated),
    )


def organizations(connection: sqlite3.Connection) -> Organizations:
    """The professional bodies that the release knows, as they were written."""
    bodies = connection.execute(
        "SELECT names, name, abbreviation, parent, state, since, until, now"
        " FROM organizations ORDER BY number"
    )
    stated = connection.execute(
        f"SELECT organization, {_STATED} FROM organization_statements ORDER BY number"
    )
    return Organizations(
        tuple(_body(*row) for row in bodies),
        tuple(Statement(name, _claim(rest)) for name, *rest in stated),
    )


def _body(names: str, *row: Any) -> Body:
    name, abbreviation, parent, state, since, until, now = row
    spelled = tuple(json.loads(names))
    return Body(name, abbreviation, parent, state, since, until, now, spelled)


def _claim(row: Iterable[Any]) -> Claim:
    attribute, value, qualifiers, address, kind, year, low_trust, note = row
    return Claim(
        doc=address,
        subject=Subject(),
        attribute=attribute,
        value=exact(json.loads(value)),
        source=Source(address, kind, year, low_trust=bool(low_trust)),
        qualifiers=load.values(qualifiers),
        note=note,
    )


def leading_to(connection: sqlite3.Connection, licence: str) -> tuple[Leads, ...]:
    """The programs, and the schools as a whole, that are said to lead to a licence, by owner."""
    found = connection.execute(
        "SELECT DISTINCT f.about, f.owner FROM facts f JOIN fact_values v ON v.fact = f.number"
        " WHERE f.attribute = ? AND v.value = ? AND f.about IN ('program', 'institution')"
        " ORDER BY f.about DESC, f.owner",
        (_LEADS, value_text(licence)),
    ).fetchall()
    owners = {about: [owner for kind, owner in found if kind == about] for about, _ in found}
    facts = {about: load.facts_of(connection, about, ids) for about, ids in owners.items()}
    told = [
        (about, owner, fact)
        for about, owner in found
        for fact in facts[about][owner]
        if fact.attribute == _LEADS and fact.value == licence
    ]
    claims = load.claims(connection, (place for *_, fact in told for place in fact.claims_for))
    return tuple(
        _leads(about, owner, fact, [claims[place] for place in fact.claims_for])
        for about, owner, fact in told
    )


def _leads(about: str, owner: str, fact: Fact, claims: Iterable[Claim]) -> Leads:
    counting = [claim for claim in claims if claim.standing >= Standing.GUIDE]
    named = {str(claim.qualifiers["state"]) for claim in counting if "state" in claim.qualifiers}
    without = sum("state" not in claim.qualifiers for claim in counting)
    return Leads(about, owner, fact, tuple(sorted(named)), without)


def wrong_statements(connection: sqlite3.Connection) -> Iterator[str]:
    """What is not of its vocabulary among the statements, each in a sentence."""
    for table, known in (
        ("licensure", licensing_vocabulary()),
        ("organization_statements", organizations_vocabulary()),
    ):
        for number, attribute, value, qualifiers in connection.execute(
            f"SELECT number, attribute, value, qualifiers FROM {table} ORDER BY number"
        ):
            wrong = known.complaint(attribute, exact(json.loads(value)), load.values(qualifiers))
            if wrong:
                yield f"row {number} of {table} is no statement: {wrong}"

"""Makers of candidates with a few facts, for the tests of what programs cost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from gradguide.decisions.candidate import Candidate
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, InstitutionEntry, Program, Stated, Status
from gradguide.model.vocabulary import vocabulary

AS_OF = date(2026, 11, 21)
SCHOOL = InstitutionEntry("900001", "saltmarsh-state", "Saltmarsh State", "Saltmarsh", "ME", "US")


def fact(
    attribute: str,
    *values: Any,
    status: Status = Status.VERIFIED,
    standing: Standing = Standing.SCHOOL,
    year: int | None = 2026,
    **qualifiers: Any,
) -> Fact:
    """A fact of the vocabulary; several values make it a disputed one."""
    rule = vocabulary()[attribute]
    said = rule.with_defaults(qualifiers)
    assert not [rule.complaint(value, said) for value in values if rule.complaint(value, said)]
    details = {name: value for name, value in said.items() if name not in rule.key}
    return Fact(
        attribute=attribute,
        values=tuple(Stated(value, details) for value in values),
        status=Status.DISPUTED if len(values) > 1 else status,
        standing=standing,
        key={name: value for name, value in said.items() if name in rule.key},
        year=year,
    )


def stale(attribute: str, *values: Any, year: int = 2015, **qualifiers: Any) -> Fact:
    """A fact whose evidence is too old."""
    return fact(attribute, *values, status=Status.STALE, year=year, **qualifiers)


def guide(attribute: str, *values: Any, year: int | None = None, **qualifiers: Any) -> Fact:
    """What only a guide says."""
    return fact(
        attribute,
        *values,
        status=Status.REPORTED,
        standing=Standing.GUIDE,
        year=year,
        **qualifiers,
    )


def candidate(
    *facts: Fact,
    level: str | None = "master",
    school: InstitutionEntry = SCHOOL,
    name: str = "mhts",
    parent: Program | None = None,
) -> Candidate:
    """A program of those facts at a school in Maine."""
    program = Program(
        id=f"{school.slug}/{name}",
        institution_id=school.id,
        institution=school.name,
        name="Master of Harbor and Tide Science",
        kind="program" if parent is None else "concentration",
        level=level,
        parent=parent.id if parent else None,
        facts=facts,
    )
    return Candidate(program, school, parent)


def dollars(text: str | int) -> Decimal:
    return Decimal(text)

"""Programs and facts that tests make up."""

from __future__ import annotations

from typing import Any

from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, InstitutionEntry, Program, Stated, Status

SCHOOL = InstitutionEntry(
    "123456", "harbor-state-university", "Harbor State University", "Rockport", "ME", "US", "public"
)


def fact(
    attribute: str,
    *values: Any,
    status: Status = Status.VERIFIED,
    standing: Standing = Standing.SCHOOL,
    details: dict[str, Any] | None = None,
    **key: Any,
) -> Fact:
    """A fact with these values; the rest of the names are its key."""
    stated = tuple(Stated(value, details or {}) for value in values)
    return Fact(attribute, stated, status, standing, key, 2026)


def program(*facts: Fact, **given: Any) -> Program:
    """A master's program of Harbor State University with these facts."""
    told = {
        "id": "harbor-state-university/mkt",
        "institution_id": SCHOOL.id,
        "institution": SCHOOL.name,
        "name": "Master of Knots",
        "kind": "program",
        "degree": "MKT",
        "level": "master",
    } | given
    return Program(**told, facts=facts)  # type: ignore[arg-type]

"""What linked data say of a program where a fact alone could mislead: its level, how it is
delivered, which exam it asks for, who accredits it."""

from __future__ import annotations

from gradguide.model.fact import Program
from gradguide.publishing.sayable import number, one, said

_RECOGNISED = ("accredited", "conditional")
_NO_BODY = "regional"
"""What sources say of accreditation without naming who accredits."""


def level_of(program: Program) -> str | None:
    """The level of the credential: what may be said of it, or where no fact tells, what its name
    does."""
    if any(fact.attribute == "level" for fact in program.facts):
        stated = one(program, "level")
        return None if stated is None else str(stated.value)
    return program.level


def degree_of(program: Program) -> str | None:
    """The degree's abbreviation, under the same rule."""
    if any(fact.attribute == "degree" for fact in program.facts):
        stated = one(program, "degree")
        return None if stated is None else str(stated.value)
    return program.degree


def delivery_of(program: Program) -> str | None:
    """Online, hybrid or campus; None also where it is said to be online and to ask for visits
    to campus, which "online only" would hide."""
    stated = one(program, "delivery")
    if stated is None:
        return None
    visits = any(number(fact.value) > 0 for fact in said(program, "campus_visits"))
    return None if visits and stated.value == "online" else str(stated.value)


def exams_required(program: Program) -> list[str]:
    """The entrance exams that are required without an "if"; none where other statements say that
    some exam may be, or need not be. "any" stands for one that is not named."""
    facts = said(program, "entrance_exam")
    if any(fact.value != "required" for fact in facts):
        return []
    exams = sorted({str(fact.key.get("exam", "any")) for fact in facts})
    return [exam for exam in exams if one(program, "entrance_exam", exam=exam)]


def accredited_by(program: Program) -> list[str]:
    """The bodies that accredit a program, as far as that may be said and they are named."""
    bodies = sorted({str(fact.key.get("body", "")) for fact in said(program, "accreditation")})
    return [
        body
        for body in bodies
        if body not in ("", _NO_BODY)
        and (stated := one(program, "accreditation", body=body)) is not None
        and stated.value in _RECOGNISED
    ]

"""A program as schema.org's `EducationalOccupationalProgram`.

What each property means is laid down at https://schema.org/EducationalOccupationalProgram; which
fact becomes which property, and why others have none, is told in docs/linked-data.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from gradguide.answers.words import value_words
from gradguide.model.fact import Program
from gradguide.model.vocabulary import MONTHS
from gradguide.publishing.addresses import Addresses
from gradguide.publishing.linked.described import Described
from gradguide.publishing.linked.jsonld import Node, month_duration, pruned
from gradguide.publishing.linked.prices import Price, prices
from gradguide.publishing.linked.school import school_id, school_node
from gradguide.publishing.linked.settled import (
    accredited_by,
    degree_of,
    delivery_of,
    exams_required,
    level_of,
)
from gradguide.publishing.sayable import agreed, number, one, said

_MODES = {"online": "online", "hybrid": "blended", "campus": "onsite"}
_KINDS = {
    "program": "degree program",
    "concentration": "concentration of a degree program",
    "certificate": "certificate program",
    "dual": "dual degree program",
}
_CLASSIFICATION = {
    "@type": "CategoryCodeSet",
    "name": "Standard Occupational Classification 2018",
    "url": "https://www.bls.gov/soc/2018/",
}


def program_node(
    described: Described, as_of: date, addresses: Addresses, *, whole_school: bool = True
) -> Node:
    """A program as a node of schema.org, without `@context`.

    With `whole_school`, the school stands inside it, for a page of its own; else it is referred
    to by its id, for a graph that has it as a node.
    """
    program, school = described.program, described.school
    provider = school_node(school, described.listed, addresses)
    return pruned(
        {
            "@type": "EducationalOccupationalProgram",
            "@id": addresses.node("program", program.id),
            "url": addresses.program(program.id),
            "name": program.name,
            "identifier": program.id,
            "provider": provider if whole_school else {"@id": school_id(school, addresses)},
            "programType": _KINDS.get(program.kind),
            "educationalCredentialAwarded": _credential(program),
            "numberOfCredits": _credits(program),
            "timeToComplete": _time(program),
            "educationalProgramMode": _modes(program),
            "offers": [_offer(price, school.state) for price in prices(program, school)],
            "applicationDeadline": _deadlines(program, as_of),
            "programPrerequisites": list(_prerequisites(program)),
            "occupationalCategory": [
                {
                    "@type": "CategoryCode",
                    "codeValue": occupation.soc,
                    "name": occupation.title,
                    "inCodeSet": _CLASSIFICATION,
                }
                for occupation in described.occupations
            ],
            "hasCourse": [
                {"@type": "Course", "name": str(fact.value)} for fact in said(program, "course")
            ],
        }
    )


def _credential(program: Program) -> Node | None:
    level, degree = level_of(program), degree_of(program)
    if level is None and degree is None:
        return None
    bodies = [{"@type": "Organization", "name": body} for body in accredited_by(program)]
    return pruned(
        {
            "@type": "EducationalOccupationalCredential",
            "name": degree,
            "credentialCategory": "certificate" if program.kind == "certificate" else "degree",
            "educationalLevel": level,
            "recognizedBy": bodies,
        }
    )


def _credits(program: Program) -> Node | None:
    stated = one(program, "credits", part="total")
    if stated is None:
        return None
    unit = f"{stated.details.get('unit', 'semester')} credits"
    return {"@type": "QuantitativeValue", "value": number(stated.value), "unitText": unit}


def _time(program: Program) -> str | None:
    """What is usual at full time, since that is what the property is defined as; where nobody
    tells that, what is usual at any pace."""
    for pace in ("full_time", "any"):
        stated = one(program, "duration_months", bound="typical", pace=pace)
        if stated is not None:
            return month_duration(number(stated.value))
    return None


def _modes(program: Program) -> list[str]:
    delivery = delivery_of(program)
    modes = [] if delivery is None else [_MODES[delivery]]
    return modes + sorted({str(fact.value) for fact in said(program, "instruction")})


def _offer(price: Price, state: str) -> Node:
    place = {"@type": "State", "name": state} if state else None
    about = [f"Tuition per {price.unit}" if price.unit != "whole program" else "Tuition in all"]
    if price.residency != "any":
        about.append({"in_state": "for residents of the state", "out_of_state": "for others"}.get(
            price.residency, "at a reduced rate under conditions"
        ))  # fmt: skip
    if price.pace != "any":
        about.append(price.pace.replace("_", " "))
    if price.approximate:
        about.append("approximately")
    return pruned(
        {
            "@type": "Offer",
            "category": "Tuition",
            "name": f"{', '.join(about)}; fees are not in it",
            "eligibleRegion": place if price.residency == "in_state" else None,
            "ineligibleRegion": place if price.residency == "out_of_state" else None,
            "priceSpecification": {
                "@type": "UnitPriceSpecification",
                "price": price.amount,
                "priceCurrency": "USD",
                "unitText": price.unit,
            },
        }
    )


def _deadlines(program: Program, as_of: date) -> list[str]:
    """Final deadlines, each term's where all that is said of it agrees: days still to come as
    dates, and months as words with their term. A day that is past says nothing of the next one."""
    facts = said(program, "deadline", kind="final")
    out = []
    for term in dict.fromkeys(str(fact.key.get("term", "")) for fact in facts):
        stated = agreed(fact for fact in facts if str(fact.key.get("term", "")) == term)
        if stated is None:
            continue
        day = str(stated.value)
        if day in MONTHS:
            out.append(f"{term}: {day}" if term else day)
        elif date.fromisoformat(day) >= as_of:
            out.append(day)
    return out


def _prerequisites(program: Program) -> Iterator[Any]:
    for fact in said(program, "admission_item"):
        if fact.value == "bachelor_degree":
            yield {
                "@type": "EducationalOccupationalCredential",
                "credentialCategory": "degree",
                "educationalLevel": "bachelor",
            }
    average = one(program, "gpa_min", condition=None)
    if average is not None:
        yield f"grade average of at least {value_words('gpa_min', average.value)}"
    for exam in exams_required(program):
        yield "entrance exam" if exam == "any" else f"entrance exam: {exam}"

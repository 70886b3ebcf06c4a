"""What tuition may be said where each price stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gradguide.model.fact import InstitutionEntry, Program
from gradguide.publishing.sayable import number, one

RESIDENCIES = ("any", "in_state", "out_of_state", "reduced")
_PACES = ("any", "full_time", "part_time")
_COUNTRY = "US"


@dataclass(frozen=True, slots=True)
class Price:
    """A tuition: so much for a `unit` ("semester credit", "term", "whole program").

    `residency` and `pace` are those of the vocabulary. `approximate` where its source says so.
    """

    amount: int | Decimal
    unit: str
    residency: str
    pace: str = "any"
    approximate: bool = False


def prices(program: Program, school: InstitutionEntry) -> Iterator[Price]:
    """A program's own tuition, by residency: per credit, flat, and for the whole program.

    Only of schools in the United States: the vocabulary counts dollars, and elsewhere nobody says
    whose. Nothing that is charged by the school as a whole is a program's price.
    """
    if school.country != _COUNTRY:
        return
    for residency in RESIDENCIES:
        if stated := one(program, "tuition_per_credit", residency=residency):
            unit = f"{stated.details.get('unit', 'semester')} credit"
            yield Price(number(stated.value), unit, residency)
        for per in ("term", "year"):
            for pace in _PACES:
                if stated := one(program, "tuition_flat", residency=residency, per=per, pace=pace):
                    yield Price(number(stated.value), per, residency, pace)
        if stated := one(program, "tuition_total", residency=residency):
            rounded = bool(stated.details.get("approximate", False))
            yield Price(number(stated.value), "whole program", residency, "any", rounded)

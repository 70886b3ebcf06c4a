"""Claims that the national registry of institutions contradicts."""

from __future__ import annotations

from collections.abc import Iterator

from gradguide.extraction.folding import fold
from gradguide.model.fact import Finding
from gradguide.resolution.checks.case import Case


def sector_otherwise(case: Case) -> Iterator[Finding]:
    """A school called private that the registry has as public, or the other way."""
    if case.school is None:
        return
    for place in case.places:
        claim = case.claims[place]
        if claim.attribute == "sector" and claim.value != case.school.control:
            yield case.finding(
                "registry_contradicts",
                "warning",
                f"{case.who(place)} calls it {claim.value}; the registry of institutions has it "
                f"as {case.school.control}",
                "sector",
                (place,),
            )


def location_elsewhere(case: Case) -> Iterator[Finding]:
    """A school put into another state than the registry has it in (another city may be a
    campus of it)."""
    if case.school is None:
        return
    for place in case.places:
        claim = case.claims[place]
        if claim.attribute != "location":
            continue
        city, _, state = str(claim.value).rpartition(", ")
        if len(state) == 2 and fold(state) != fold(case.school.state):
            yield case.finding(
                "registry_contradicts",
                "warning",
                f"{case.who(place)} puts it in {city}, {state}; the registry of institutions has "
                f"it in {case.school.city}, {case.school.state}",
                "location",
                (place,),
            )

"""Units: quarter credits taken for semester credits, and prices in another unit than credits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from gradguide.model.fact import Finding
from gradguide.resolution.checks.case import Case
from gradguide.resolution.computed import number

# Three quarters make the year that two semesters make, so that 45 quarter credits are 30 semester
# credits (34 CFR 600.2 defines the credit hour for both terms).
SEMESTERS_IN_A_QUARTER = Decimal(2) / Decimal(3)


def same_number_two_units(case: Case) -> Iterator[Finding]:
    """One number of credits that one source calls quarter and another semester credits."""
    by_amount: dict[tuple[str, object], dict[str, list[int]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for place in case.places:
        if case.claims[place].attribute == "credits":
            said = case.said(place)
            amount = (str(said["part"]), case.claims[place].value)
            by_amount[amount][str(said["unit"])].append(place)
    for (_, value), units in sorted(by_amount.items(), key=repr):
        if len(units) < 2 or not isinstance(value, (int, Decimal)):
            continue
        quarter, semester = units["quarter"], units["semester"]
        as_semester = number((Decimal(value) * SEMESTERS_IN_A_QUARTER).quantize(Decimal("0.1")))
        yield case.finding(
            "units",
            "warning",
            f"{number(Decimal(value))} credits are quarter credits by {case.who(quarter[0])} and "
            f"semester credits by {case.who(semester[0])}; if quarter, they are "
            f"{as_semester} semester credits",
            "credits",
            (*quarter, *semester),
            {"credits": value},
        )


def units_disagree(case: Case) -> Iterator[Finding]:
    """A price per credit of one unit beside credits of another: no total can be computed."""
    totals = [f for f in case.of("credits") if f.key.get("part") == "total" and f.settled]
    for rate in case.of("tuition_per_credit"):
        for total in totals:
            if not rate.settled or rate.details.get("unit") == total.details.get("unit"):
                continue
            yield case.finding(
                "units",
                "warning",
                f"tuition is per {rate.details['unit']} credit and the program counts "
                f"{total.details['unit']} credits; no total is computed from the two",
                "tuition_per_credit",
                (*rate.claims_for, *total.claims_for),
            )

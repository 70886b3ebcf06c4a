"""What a difference between programs means to somebody who has to choose: data, and no rules.

The order of consequences is a judgement, written down here and told in docs/comparing.md: what
somebody pays first, then the time it takes, whether the degree is recognised, where one has to
be, how one gets in, what is studied, and the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Direction = Literal["lower", "higher"]
Measure = Literal["dollars", "months"]

COST_TOTAL = "cost_total"
COST_PER_TERM = "cost_per_term"
TIME_TO_DEGREE = "time_to_degree"
COMPLETIONS = "completions"


@dataclass(frozen=True, slots=True)
class Consequence:
    """Differences of one kind, the gravest row first.

    `rows` are attributes of the vocabulary, and names of what is worked out for the person.
    Where there is a `measure`, the greater difference comes first among rows of a kind.
    """

    name: str
    rows: tuple[str, ...]
    measure: Measure | None = None


CONSEQUENCES = (
    Consequence(
        "what you pay",
        (
            COST_TOTAL,
            COST_PER_TERM,
            "tuition_total",
            "tuition_flat",
            "tuition_per_credit",
            "fee",
        ),
        "dollars",
    ),
    Consequence(
        "how long it takes", (TIME_TO_DEGREE, "duration_months", "time_limit_years"), "months"
    ),
    Consequence("recognition", ("accreditation", "licensure", "level", "degree")),
    Consequence(
        "where you have to be", ("delivery", "campus_visits", "instruction", "cohort", "location")
    ),
    Consequence(
        "how you get in",
        ("entrance_exam", "gpa_min", "deadline", "start_dates_per_year", "admission_item"),
    ),
    Consequence(
        "what you study",
        (
            "credits",
            "courses_per_term",
            "courses_total",
            "class_size_max",
            "experience",
            "concentration",
            "course",
        ),
    ),
    Consequence("what came of it", (COMPLETIONS,)),
    Consequence("the school", ("sector", "military_friendly")),
)
"""From the gravest to the slightest. What stands nowhere here comes after, as the vocabulary
orders it."""

NOT_COMPARED = frozenset({"program", "website", "contact_phone"})
"""What tells programs apart and is no ground for choosing. Themes of paid placement and of
fields in general are not compared either."""

MONTHS_PER: Mapping[str, int] = {"duration_months": 1, TIME_TO_DEGREE: 1, "time_limit_years": 12}
"""What one of a row's unit is in months, where the row measures time."""

MORE_WELCOME: Mapping[str, Direction] = {
    COST_TOTAL: "lower",
    COST_PER_TERM: "lower",
    "tuition_total": "lower",
    "tuition_flat": "lower",
    "tuition_per_credit": "lower",
    TIME_TO_DEGREE: "lower",
    "duration_months": "lower",
    "time_limit_years": "higher",
    "gpa_min": "lower",
    "campus_visits": "lower",
    "start_dates_per_year": "higher",
    "class_size_max": "lower",
}
"""Which values nearly everybody would rather have. Fewer credits are less to pay and less to
learn, so that credits have no direction of their own."""

SCALES: Mapping[str, tuple[str, ...]] = {
    "accreditation": ("accredited", "conditional", "candidate", "not_accredited"),
    "entrance_exam": ("not_required", "may_be_required", "required"),
}
"""Choices that have an order, the more welcome first. A choice that is not listed has no place
in it."""

MET_TOGETHER = frozenset({"entrance_exam"})
"""Attributes of which a person has to meet what is said under every key, so that the least welcome
choice of all keys is how it is (as `finding.readings.exam` reads them)."""


def consequence_of(row: str) -> int:
    """The place of a row's consequence among `CONSEQUENCES`; their number for all others."""
    for place, consequence in enumerate(CONSEQUENCES):
        if row in consequence.rows:
            return place
    return len(CONSEQUENCES)

"""Who asks, in words: all that changes a cost or a time is said, defaults too."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gradguide.answers.situation_words import place_name, whom
from gradguide.decisions.calendar import term_called
from gradguide.decisions.situation import PROVINCES, STATES, Situation

DAY = date(2026, 11, 21)
OWN = "takes courses at each program's own pace, else 6 credits a term"
NEXT = "starts in the next term (spring 2027; winter 2027 where there are quarters)"

SAID: list[tuple[dict[str, Any], str]] = [
    (
        {
            "residency": "OH",
            "start": term_called("spring 2027"),
            "credits_per_term": Decimal(6),
        },
        "for a resident of Ohio who starts in spring 2027 and takes 6 credits a term",
    ),
    ({}, f"for somebody who has not said where they live, who {NEXT} and {OWN}"),
    ({"residency": "DC"}, f"for a resident of the District of Columbia who {NEXT} and {OWN}"),
    ({"residency": "ON", "summers": False}, "and does not study in summers"),
    ({"residency": "OH", "transfer": Decimal(1)}, "and brings along 1 credit"),
    ({"visit_cost": Decimal(400)}, "and pays $400 for each visit to the campus"),
    ({"aid": Decimal(2000)}, "and gets $2,000 of grants and scholarships"),
    ({"inflation": Decimal("0.03")}, "and reckons that prices rise by 3 % a year"),
    ({"inflation": Decimal("-0.01")}, "and reckons that prices fall by 1 % a year"),
]


@pytest.mark.parametrize(("given", "said"), SAID)
def test_whom_says_what_a_cost_and_a_time_depend_on(given: dict[str, Any], said: str) -> None:
    assert whom(Situation(**given), DAY).endswith(said)


@pytest.mark.parametrize("code", sorted(STATES | PROVINCES))
def test_every_residency_has_a_name(code: str) -> None:
    assert len(place_name(code)) > 2

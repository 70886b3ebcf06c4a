"""Which wage an occupation has, and which occupation a title means."""

from __future__ import annotations

import runpy
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.decisions.borrowing.wages import Wage, wage_called, wages
from gradguide.decisions.errors import SituationError
from gradguide.model.claim import Standing
from gradguide.model.fact import FieldFacts

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("making.py"))))


def wage(occupation: str, amount: int, year: int, *more: int, **said: object) -> object:
    said.setdefault("standing", Standing.AUTHORITY)
    return making.fact("median_wage", amount, *more, occupation=occupation, year=year, **said)


KNOWN = wages(
    [
        FieldFacts(
            "harbor science",
            (
                wage("Pilots", 60000, 2023),
                wage("Pilots", 61000, 2025),
                wage("Pilots", 99000, 2026, standing=Standing.GUIDE),
                wage("Keepers, Lighthouse", 50000, 2025),
                wage("Keepers, Tide", 51000, 2025),
                wage("Dredgers", 1, 2025, standing=Standing.PAID),
                wage("Divers", 40000, 2025, 45000),
            ),
        )
    ]
)


def test_an_authority_before_others_and_then_the_newest() -> None:
    assert [(one.occupation, one.amount, one.year) for one in KNOWN] == [
        ("Keepers, Lighthouse", 50000, 2025),
        ("Keepers, Tide", 51000, 2025),
        ("Pilots", 61000, 2025),
    ]


@pytest.mark.parametrize(
    ("title", "occupation"),
    [
        ("pilot", "Pilots"),
        ("PILOTS", "Pilots"),
        ("lighthouse keeper", "Keepers, Lighthouse"),
        ("tide", "Keepers, Tide"),
    ],
)
def test_titles(title: str, occupation: str) -> None:
    assert wage_called(title, KNOWN).occupation == occupation


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("keeper", "can be any of these; say which:\n  Keepers, Lighthouse\n  Keepers, Tide$"),
        ("harbor pilot", "which:\n  Pilots$"),
        ("astronaut", "which:\n  Keepers, Lighthouse\n  Keepers, Tide\n  Pilots$"),
        ("", "which:\n  Keepers"),
    ],
)
def test_a_title_that_means_none_or_several_says_which_there_are(title: str, says: str) -> None:
    with pytest.raises(SituationError, match=says):
        wage_called(title, KNOWN)


def test_at_most_eight_are_listed() -> None:
    many = [Wage(f"Keepers {number}", Decimal(1), 2025, KNOWN[0].fact) for number in range(11)]
    with pytest.raises(SituationError) as raised:
        wage_called("keepers", many)
    lines = str(raised.value).splitlines()
    assert len(lines) == 10
    assert lines[-1].startswith("  and 3 more;")


def test_a_release_without_wages_says_so() -> None:
    with pytest.raises(SituationError, match="no wages"):
        wage_called("pilot", ())

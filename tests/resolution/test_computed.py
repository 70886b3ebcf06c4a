"""Credits times price: what it comes to, and when it is not computed."""

from __future__ import annotations

import runpy
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.model.claim import Claim
from gradguide.model.fact import Fact, Program, Status
from gradguide.resolution.computed import dollars, tuition_products
from gradguide.resolution.pipeline import assemble

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("making.py"))))
claim = making.claim


def program(*claims: Claim) -> Program:
    (only,) = assemble(claims, making.PACK, making.REGISTRY, making.AS_OF).programs
    return only


def totals(*claims: Claim) -> list[Fact]:
    return [f for f in program(*claims).facts if f.attribute == "tuition_total"]


def test_a_total_for_each_residency_with_its_inputs() -> None:
    found = totals(
        claim("credits", 36),
        claim("tuition_per_credit", Decimal("299.50"), residency="in_state", year=2025),
        claim("tuition_per_credit", 700, residency="out_of_state"),
    )
    assert [(f.key["residency"], f.value, f.year, f.status) for f in found] == [
        ("in_state", 10782, 2025, Status.COMPUTED),
        ("out_of_state", 25200, 2026, Status.COMPUTED),
    ]
    assert found[0].explanation == "36 semester credits x $299.50"
    assert len(found[0].claims_for) == 2


NOT_COMPUTED = [
    ("no credits", [claim("tuition_per_credit", 700)]),
    ("no price", [claim("credits", 36)]),
    ("only core credits", [claim("credits", 36, part="core"), claim("tuition_per_credit", 700)]),
    ("units differ", [claim("credits", 54, unit="quarter"), claim("tuition_per_credit", 700)]),
    ("disputed credits", [claim("credits", 36), claim("credits", 39),
                          claim("tuition_per_credit", 700)]),
    ("paid price", [claim("credits", 36), claim("tuition_per_credit", 700, paid=True)]),
    ("machine-written credits", [claim("credits", 36, machine=True),
                                 claim("tuition_per_credit", 700)]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "claims"), NOT_COMPUTED)
def test_not_computed(why: str, claims: list[Claim]) -> None:
    assert totals(*claims) == []


def test_quarters_times_quarters() -> None:
    (total,) = totals(
        claim("credits", 63, unit="quarter"), claim("tuition_per_credit", 900, unit="quarter")
    )
    assert (total.value, total.explanation) == (56700, "63 quarter credits x $900")


STATED = [
    ("dated and current: the stated one stands alone", 2026, 26000, ["verified"]),
    ("the same amount", None, 25200, ["reported"]),
    ("another amount without a date: both are shown", None, 26000, ["reported", "computed"]),
    ("an old one: both are shown", 2012, 26000, ["stale", "computed"]),
]


@pytest.mark.parametrize(("why", "year", "amount", "statuses"), STATED)
def test_beside_a_stated_total(
    why: str, year: int | None, amount: int, statuses: list[str]
) -> None:
    found = totals(
        claim("credits", 36),
        claim("tuition_per_credit", 700),
        claim("tuition_total", amount, year=year),
    )
    assert sorted(f.status.value for f in found) == sorted(statuses), why


def test_fees_per_credit_come_on_top_where_one_is_known() -> None:
    base = [claim("credits", 36), claim("tuition_per_credit", 700)]
    (product,) = tuition_products(program(*base, claim("fee", 10, per="credit")))
    assert (product.total, product.fees) == (25200, 360)
    two = [claim("fee", 10, per="credit"), claim("fee", 12, per="credit")]
    assert tuition_products(program(*base, *two))[0].fees is None
    assert tuition_products(program(*base, claim("fee", 50, per="term")))[0].fees is None


def test_a_price_without_a_year_makes_a_total_without_one() -> None:
    (total,) = totals(claim("credits", 36), claim("tuition_per_credit", 700, year=None))
    assert total.year is None


@pytest.mark.parametrize(
    ("amount", "text"), [("29628", "$29,628"), ("299.5", "$299.50"), ("0", "$0")]
)
def test_dollars(amount: str, text: str) -> None:
    assert dollars(Decimal(amount)) == text

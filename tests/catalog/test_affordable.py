"""What a program costs, and in which order programs come."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.catalog.affordable import in_order_of_cost, most_affordable, program_cost
from gradguide.catalog.release import Release
from gradguide.model.claim import Claim
from gradguide.model.fact import Program
from gradguide.resolution.pipeline import assemble


@pytest.fixture
def program(making: SimpleNamespace):  # type: ignore[no-untyped-def]
    def make(*said: tuple[str, object, dict[str, object]]) -> Program:
        claims: list[Claim] = [making.claim(name, value, **more) for name, value, more in said]
        (only,) = assemble(claims, making.PACK, making.REGISTRY, making.AS_OF).programs
        return only

    return make


C, R, T, F = "credits", "tuition_per_credit", "tuition_total", "fee"
IN, OUT = {"residency": "in_state"}, {"residency": "out_of_state"}
GUIDE = {"kind": "guide"}
COSTS = [
    ("stated", [(T, 20000, {})], "any", 20000, 20000, 2026, ("fees",)),
    ("computed", [(C, 36, {}), (R, 500, {})], "any", 18000, 18000, 2026, ("fees",)),
    ("with fees", [(C, 36, {}), (R, 500, {}), (F, 10, {"per": "credit"})], "any", 18000, 18000,
     2026, ()),
    ("from anywhere before residents", [(T, 20000, {}), (T, 9000, IN)], "any", 20000, 20000, 2026,
     ("fees",)),
    ("non-residents before residents", [(T, 30000, OUT), (T, 9000, IN)], "out_of_state", 30000,
     30000, 2026, ("fees",)),
    ("residents only", [(T, 9000, IN)], "in_state", 9000, 9000, 2026,
     ("fees", "the price for residents of other states")),
    ("disputed: bounds", [(T, 20000, {}), (T, 24000, {"doc": "b.example"})], "any", 20000, 24000,
     2026, ("fees",)),
    ("undated", [(T, 20000, {"year": None})], "any", 20000, 20000, None,
     ("the year of the price", "fees")),
    ("a dated product before an undated total",
     [(T, 21000, {"year": None}), (C, 36, {}), (R, 500, {})], "any", 18000, 18000, 2026, ("fees",)),
]  # fmt: skip


@pytest.mark.parametrize(("why", "said", "residency", "low", "high", "year", "missing"), COSTS)
def test_cost(program, why, said, residency, low, high, year, missing) -> None:  # type: ignore[no-untyped-def]
    cost = program_cost(program(*said))
    assert cost is not None, why
    assert (cost.residency, cost.low, cost.high) == (residency, low, high)
    assert (cost.year, cost.missing) == (year, missing)
    assert isinstance(cost.low, Decimal)


NO_COST = [
    ("nothing known", [(C, 36, {})], "without_price"),
    ("paid", [(T, 20000, {"paid": True})], "without_price"),
    ("reduced only", [(T, 20000, {"residency": "reduced"})], "outdated"),
    ("old", [(T, 20000, {"year": 2015})], "outdated"),
    ("old price per credit", [(C, 36, {}), (R, 500, {"year": 2015})], "outdated"),
    ("an undated total that is an old product",
     [(T, 18000, {"year": None}), (C, 36, {}), (R, 500, {"year": 2015})], "outdated"),
    ("units differ", [(C, 54, {"unit": "quarter"}), (R, 500, {})], "without_price"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "said", "where"), NO_COST)
def test_no_cost(program, why, said, where) -> None:  # type: ignore[no-untyped-def]
    found = in_order_of_cost([program(*said)])
    assert found.costs == (), why
    assert len(getattr(found, where)) == 1


def test_order(program) -> None:  # type: ignore[no-untyped-def]
    dear = program((T, 30000, {}))
    cheap = program((T, 20000, {}), (T, 25000, {"doc": "b.example"}))
    cheaper = program((T, 24000, {}))
    found = in_order_of_cost([dear, cheap, cheaper])
    assert [cost.high for cost in found.costs] == [24000, 25000, 30000]


def test_over_a_release(built: Path) -> None:
    with Release(built) as release:
        found = most_affordable(release, delivery="online")
        accredited = most_affordable(release, delivery="online", accredited="ALA")
    assert [(c.program.id, c.high) for c in found.costs] == [
        ("port-college-900002/ma-tide-science", 9000),
        ("saltmarsh-state-university/mhts", 30000),
    ]
    assert [c.program.id for c in accredited.costs] == ["saltmarsh-state-university/mhts"]

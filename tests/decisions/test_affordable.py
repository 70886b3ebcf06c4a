"""In which order programs come by what they cost a person, and which cannot be placed."""

from __future__ import annotations

import runpy
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.decisions.costs.affordable import in_order_of_cost
from gradguide.decisions.costs.peers import Peers
from gradguide.decisions.situation import Situation
from gradguide.model.claim import Standing
from gradguide.model.fact import InstitutionEntry

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("making.py"))))
fact, stale, candidate = making.fact, making.stale, making.candidate

CREDITS = fact("credits", 36)
ABROAD = InstitutionEntry("7", "x", "X", "Y", "ON", "CA")


def total(amount: int, *more: int, **key: object) -> object:
    return fact("tuition_total", amount, *more, **key)


def test_the_most_that_it_can_cost_decides() -> None:
    listed = [
        candidate(total(30000), name="dear"),
        candidate(total(20000, 25000), name="disputed"),
        candidate(total(24000), name="cheap"),
        candidate(total(20000, residency="in_state"), total(26000, residency="out_of_state"),
                  name="by-residency"),
        candidate(total(24000), name="also-cheap"),
    ]  # fmt: skip
    found = in_order_of_cost(listed, Situation(), making.AS_OF, Peers())
    assert [one.id.partition("/")[2] for one, _ in found.costs] == [
        "also-cheap", "cheap", "disputed", "by-residency", "dear",
    ]  # fmt: skip


OTHERS = [
    ("no price", [CREDITS], {}, "without_price"),
    ("only paid placement names one", [CREDITS, total(9000, standing=Standing.PAID)], {},
     "without_price"),
    ("outdated", [stale("tuition_total", 9000)], {}, "unusable"),
    ("of no known currency", [total(9000)], {"school": ABROAD}, "unusable"),
    ("nothing left to study", [fact("credits", 6), total(9000)], {}, "refused"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "facts", "more", "where"), OTHERS, ids=[o[0] for o in OTHERS])
def test_what_cannot_be_placed_is_counted(why, facts, more, where) -> None:  # type: ignore[no-untyped-def]
    asked = Situation(transfer=Decimal(6)) if where == "refused" else Situation()
    found = in_order_of_cost([candidate(*facts, **more)], asked, making.AS_OF, Peers())
    assert found.costs == ()
    assert len(getattr(found, where)) == 1

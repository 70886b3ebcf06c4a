"""What a program costs a person: whose price, which terms, and what is not known."""

from __future__ import annotations

import runpy
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.decisions.bounds import Bounds
from gradguide.decisions.cost import cost
from gradguide.decisions.peers import Peers
from gradguide.decisions.situation import Situation

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("making.py"))))
fact, stale, guide, candidate = making.fact, making.stale, making.guide, making.candidate
AS_OF = making.AS_OF

CREDITS = fact("credits", 36)
ANYONE = fact("tuition_per_credit", 440)
RESIDENT = fact("tuition_per_credit", 300, residency="in_state")
OUTSIDER = fact("tuition_per_credit", 700, residency="out_of_state")


def told(*facts, **situation):  # type: ignore[no-untyped-def]
    return cost(candidate(*facts), Situation(**situation), AS_OF, Peers())


TOTALS = [
    ("credits times price", [CREDITS, ANYONE], {}, 15840, 15840, "any"),
    ("cents", [CREDITS, fact("tuition_per_credit", Decimal("299.50"))], {}, 10782, 10782, "any"),
    ("a resident", [CREDITS, RESIDENT, OUTSIDER], {"residency": "ME"}, 10800, 10800, "in_state"),
    ("from elsewhere", [CREDITS, RESIDENT, OUTSIDER], {"residency": "OH"}, 25200, 25200,
     "out_of_state"),
    ("residency not told", [CREDITS, RESIDENT, OUTSIDER], {}, 10800, 25200, "open"),
    ("credits brought along", [CREDITS, ANYONE], {"transfer": Decimal(6)}, 13200, 13200, "any"),
    ("disputed credits", [fact("credits", 36, 30), ANYONE], {}, 13200, 15840, "any"),
    ("disputed price", [CREDITS, fact("tuition_per_credit", 440, 420)], {}, 15120, 15840, "any"),
    ("only a total", [CREDITS, fact("tuition_total", 20000)], {}, 20000, 20000, "any"),
    ("a total and no credits", [fact("tuition_total", 20000)], {}, 20000, 20000, "any"),
    ("quarter credits at a price for semester credits",
     [fact("credits", 54, unit="quarter"), ANYONE], {}, 15840, 15840, "any"),
    ("a flat price a term", [CREDITS, fact("tuition_flat", 3000, per="term")], {}, 18000, 18000,
     "any"),
    ("fees add up", [CREDITS, ANYONE, fact("fee", 100, per="term"), fact("fee", 50, per="term")],
     {}, 16740, 16740, "any"),
    ("application fees are rivals",
     [CREDITS, ANYONE, fact("fee", 65, per="application"), fact("fee", 75, per="application")],
     {}, 15905, 15915, "any"),
    ("visits", [CREDITS, ANYONE, fact("campus_visits", 2)], {"visit_cost": Decimal(500)}, 16840,
     16840, "any"),
    ("aid", [CREDITS, ANYONE], {"aid": Decimal(1000)}, 14840, 14840, "any"),
    ("more aid than charges", [CREDITS, ANYONE], {"aid": Decimal(99000)}, 0, 0, "any"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "facts", "situation", "low", "high", "residency"), TOTALS, ids=[t[0] for t in TOTALS]
)
def test_total(why, facts, situation, low, high, residency) -> None:  # type: ignore[no-untyped-def]
    found = told(*facts, **situation)
    assert found.total == Bounds(Decimal(low), Decimal(high))
    assert found.residency == residency
    assert found.decides

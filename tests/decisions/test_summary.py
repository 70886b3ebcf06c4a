"""A program's cost in one sentence."""

from __future__ import annotations

import runpy
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.decisions.costs.cost import cost
from gradguide.decisions.costs.peers import Peers
from gradguide.decisions.costs.summary import summary
from gradguide.decisions.situation import Situation

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("making.py"))))
fact, stale, candidate = making.fact, making.stale, making.candidate
CREDITS, PRICE, ONLINE = (
    fact("credits", 36), fact("tuition_per_credit", 555), fact("delivery", "online"),
)  # fmt: skip
RESIDENT = fact("tuition_per_credit", 300, residency="in_state")

SENTENCES = [
    ([CREDITS, PRICE, ONLINE], {"residency": "OH"},
     "36 semester credits, all online, about $19,980 for a resident of Ohio, 23 months at 6 "
     "credits a term."),
    ([CREDITS, PRICE, ONLINE, fact("campus_visits", 2)], {},
     "36 semester credits, all online but for 2 visits to the campus, about $19,980 from anywhere, "
     "23 months at 6 credits a term."),
    ([fact("credits", 30, 36), PRICE, fact("delivery", "hybrid")], {},
     "30 to 36 semester credits, hybrid (on campus in part or by choice), about $16,650 to "
     "$19,980 from anywhere, up to 23 months at 6 credits a term."),
    ([CREDITS, RESIDENT, fact("tuition_per_credit", 700, residency="out_of_state")], {},
     "36 semester credits, about $10,800 to $25,200, depending on where you live, 23 months at 6 "
     "credits a term; whether it is online or on campus is unknown."),
    ([CREDITS, PRICE, ONLINE, fact("fee", 10, per="credit", residency="out_of_state")], {},
     "36 semester credits, all online, about $19,980 to $20,340, depending on where you live, 23 "
     "months at 6 credits a term."),
    ([CREDITS, RESIDENT, ONLINE], {},
     "36 semester credits, all online, about $10,800 for residents of Maine, 23 months at 6 "
     "credits a term."),
    ([CREDITS, RESIDENT, ONLINE], {"residency": "OH"},
     "36 semester credits, all online; what it costs you is unknown."),
    ([fact("credits", 45, unit="quarter"), stale("tuition_per_credit", 500, unit="quarter"),
      fact("delivery", "online", "campus")], {"residency": "ME"},
     "45 quarter credits, all online or on campus (sources disagree), about $22,500 by outdated "
     "prices for a resident of Maine, 23 months at 6 credits a term."),
    ([ONLINE], {}, "All online; how many credits there are and what it costs you are unknown."),
    ([], {}, "How many credits there are, whether it is online or on campus and what it costs you "
     "are unknown."),
    ([fact("credits", 6), PRICE, ONLINE], {},
     "6 semester credits, all online, about $3,330 from anywhere, 4 months in one term."),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "asked", "sentence"), SENTENCES)
def test_sentence(facts, asked: dict[str, str | Decimal], sentence: str) -> None:  # type: ignore[no-untyped-def]
    program, situation = candidate(*facts), Situation(**asked)  # type: ignore[arg-type]
    found = cost(program, situation, making.AS_OF, Peers())
    assert summary(program, situation, found) == sentence

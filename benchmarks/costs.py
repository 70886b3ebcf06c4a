"""What many programs cost one person: whole columns, bill by bill, and the least that can be done.

The programs are made up, by a seed: prices by credit, term, year or as a total, for residents and
others, some disputed, some by the other unit of credits, with fees of every kind. The plain
version makes each program's whole bill, of a sample since it is slow. The floor is one numpy
multiplication and addition of credits, price and fees, which answers for nobody in particular.
"""

from __future__ import annotations

import statistics
from datetime import date
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

import numpy as np

from benchmarks.timing import interleaved
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.case import billed, case_of
from gradguide.decisions.costs.columns import Columns, Whole, columns
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.costs.peers import peers
from gradguide.decisions.costs.totals import totals
from gradguide.decisions.situation import Situation
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, InstitutionEntry, Program, Stated, Status
from gradguide.model.vocabulary import Value

SIZE = 100_000
SAMPLE = 2_000
SEED = 20261121
AS_OF = date(2026, 11, 21)
STATES = ("OH", "IL", "CA", "NY", "TX", "ME", "WA", "FL")
SITUATIONS = {
    "a resident of Ohio": Situation(residency="OH"),
    "with 3 % a year, aid and visits": Situation(
        residency="OH",
        inflation=Decimal("0.03"),
        aid=Decimal(3000),
        visit_cost=Decimal(450),
        credits_per_term=Decimal(6),
    ),
    "residency not told": Situation(),
}


def made_up(size: int, seed: int = SEED) -> list[Candidate]:
    """Programs of every kind of price, the same for a seed."""
    dice = Random(seed)
    return [_program(place, dice) for place in range(size)]


def _program(place: int, dice: Random) -> Candidate:
    unit = "quarter" if dice.random() < 0.1 else "semester"
    hours: list[Value] = [dice.choice((30, 33, 36, 39, 42, 48))]
    if dice.random() < 0.03:
        hours.append(int(hours[0]) + 3)
    facts = [_fact("credits", hours, {"part": "total"}, {"unit": unit}, dice)]
    price = dice.randrange(250, 2000)
    kind = dice.random()
    for residency, dear in (("in_state", 1), ("out_of_state", 2)) if place % 2 else (("any", 1),):
        key: dict[str, Value] = {"residency": residency}
        if kind < 0.75:
            details: dict[str, Value] = {"unit": unit if dice.random() < 0.95 else "semester"}
            facts.append(_fact("tuition_per_credit", [price * dear], key, details, dice))
        elif kind < 0.9:
            facts.append(_fact("tuition_total", [price * 36 * dear], key, {}, dice))
        else:
            per = dice.choice(("term", "year"))
            key |= {"per": per, "pace": "any"}
            facts.append(_fact("tuition_flat", [price * 6 * dear], key, {}, dice))
    for per in ("credit", "term", "once", "application"):
        if dice.random() < 0.4:
            key = {"per": per, "residency": "any"}
            facts.append(_fact("fee", [dice.randrange(10, 300)], key, {}, dice))
    if dice.random() < 0.2:
        facts.append(_fact("campus_visits", [dice.randrange(1, 4)], {}, {}, dice))
    state = dice.choice(STATES)
    school = InstitutionEntry(f"s{place}", f"school-{place}", f"School {place}", "", state, "US")
    program = Program(
        id=f"school-{place}/ma",
        institution_id=school.id,
        institution=school.name,
        name="Master of Arts",
        kind="program",
        level="master",
        facts=tuple(facts),
    )
    return Candidate(program, school)


def _fact(
    attribute: str,
    values: list[Value],
    key: dict[str, Value],
    details: dict[str, Value],
    dice: Random,
) -> Fact:
    status = dice.choice((Status.VERIFIED, Status.REPORTED, Status.REPORTED, Status.STALE))
    return Fact(
        attribute=attribute,
        values=tuple(Stated(value, details) for value in values),
        status=Status.DISPUTED if len(values) > 1 else status,
        standing=Standing.SCHOOL,
        key=key,
        year=2016 if status is Status.STALE else dice.choice((2025, 2026, None)),
    )


def run(size: int = SIZE, sample: int = SAMPLE, repeats: int = 5) -> dict[str, Any]:
    """Programs a second, the candidates in turn, after checking that they agree."""
    programs = made_up(size)
    table = columns(programs)
    some = programs[:sample]
    del programs  # only numbers are needed of them from here on
    others = peers(some)
    rows = []
    for name, asked in SITUATIONS.items():
        _must_agree(table, some, asked)
        seconds = interleaved(
            {
                "columns": partial(totals, table, asked, AS_OF),
                "bills": partial(_bills, some, asked),
                "cost": partial(_costs, some, asked, others),
                "floor": partial(floor, table),
            },
            repeats,
        )
        middle = {what: statistics.median(runs) for what, runs in seconds.items()}
        fast, plain = size / middle["columns"], sample / middle["bills"]
        rows.append(
            {
                "person": name,
                "columns, programs/s": round(fast),
                "bills, programs/s": round(plain),
                "with lines and gaps, programs/s": round(sample / middle["cost"]),
                "x bills": round(fast / plain),
                "x floor's time": round(middle["columns"] / middle["floor"]),
            }
        )
    return {
        "title": f"Totals of {size:,} programs for one person (aim: 100,000 a second)",
        "rows": rows,
        "programs": size,
        "sample": sample,
        "seed": SEED,
    }


def floor(table: Columns) -> Whole:
    """Credits times price plus one fee, for all: the least that any total takes."""
    out: Whole = table.credits[0] * table.price[0, 0, 0] + table.fee[0, 2, 0]
    return out


def _bills(programs: list[Candidate], asked: Situation) -> list[Decimal]:
    return [min(one.bill.total for one in billed(case_of(p, asked, AS_OF))) for p in programs]


def _costs(programs: list[Candidate], asked: Situation, others: Any) -> list[object]:
    return [cost(program, asked, AS_OF, others) for program in programs]


def _must_agree(table: Columns, some: list[Candidate], asked: Situation) -> None:
    low = totals(table, asked, AS_OF).low[: len(some)]
    plain = np.array([int(amount * 100) for amount in _bills(some, asked)])
    if not (low == plain).all():
        raise AssertionError("the columns and the bills come to different totals")

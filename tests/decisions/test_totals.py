"""Totals over columns are the totals of whole bills, to the cent, for any program and person."""

from __future__ import annotations

import runpy
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.decisions.calendar import Term
from gradguide.decisions.candidate import Candidate, candidates
from gradguide.decisions.costs.columns import columns
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.costs.peers import Peers
from gradguide.decisions.costs.totals import Totals, totals
from gradguide.decisions.errors import SituationError
from gradguide.decisions.situation import Situation
from gradguide.model.fact import Fact, InstitutionEntry, Status
from gradguide.model.institution import Registry
from gradguide.resolution.pipeline import resolve
from gradguide.sources.accreditation import bundled_decisions
from gradguide.sources.facts import bundled_facts
from gradguide.sources.packs import load_pack

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("making.py"))))
AS_OF = making.AS_OF
PACK = "library-science"


def one_by_one(programs: list[Candidate], asked: Situation, as_of: date) -> Totals:
    """The same from whole bills, program by program; the plain way."""
    low, high, known, decides = [], [], [], []
    for one in programs:
        try:
            found = cost(one, asked, as_of, Peers())
        except SituationError:
            found = None
        total = found.total if found is not None else None
        low.append(int(total.low * 100) if total else 0)
        high.append(int(total.high * 100) if total else 0)
        known.append(total is not None)
        decides.append(found is not None and found.decides)
    return Totals(np.array(low), np.array(high), np.array(known), np.array(decides))


def assert_same(programs: list[Candidate], asked: Situation, as_of: date = AS_OF) -> None:
    plain = one_by_one(programs, asked, as_of)
    try:
        fast = totals(columns(programs), asked, as_of)
    except SituationError:
        assert not plain.known.any()
        return
    for name in ("known", "low", "high", "decides"):
        assert getattr(fast, name).tolist() == getattr(plain, name).tolist(), name


MONEY = st.one_of(
    st.integers(0, 3000), st.decimals(0, 3000, places=2), st.decimals(0, 3000, places=3)
)
STATUS = st.sampled_from([Status.VERIFIED, Status.REPORTED, Status.STALE])
YEARS = st.one_of(st.none(), st.integers(1960, 2029))
RESIDENCY = st.sampled_from(["any", "in_state", "out_of_state", "reduced"])
UNIT = st.sampled_from(["semester", "quarter"])
SEVERAL = {"min_size": 1, "max_size": 2, "unique": True}


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """A fact that a cost depends on, sometimes disputed, sometimes impossible."""
    more = {"status": draw(STATUS), "year": draw(YEARS), "standing": draw(st.sampled_from([2, 3]))}
    attribute = draw(
        st.sampled_from(
            ["credits", "credits", "tuition_per_credit", "tuition_per_credit", "tuition_flat",
             "tuition_total", "fee", "fee", "campus_visits", "courses_per_term"]
        )
    )  # fmt: skip
    values = draw(st.lists(MONEY, **SEVERAL))  # type: ignore[arg-type]
    match attribute:
        case "credits":
            numbers = st.one_of(st.integers(0, 90), st.decimals(1, 60, places=1))
            values = draw(st.lists(numbers, **SEVERAL))  # type: ignore[arg-type]
            more |= {"unit": draw(UNIT)}
        case "tuition_per_credit":
            more |= {"unit": draw(UNIT), "residency": draw(RESIDENCY)}
        case "tuition_flat":
            more |= {
                "per": draw(st.sampled_from(["term", "year"])),
                "residency": draw(RESIDENCY),
                "pace": draw(st.sampled_from(["any", "full_time", "part_time"])),
            }
        case "tuition_total":
            values = [value * 12 for value in values]
            more |= {"residency": draw(RESIDENCY)}
        case "fee":
            per = draw(st.sampled_from(["credit", "term", "application", "once"]))
            more |= {"per": per, "residency": draw(RESIDENCY)}
        case "campus_visits":
            values = draw(st.lists(st.integers(0, 31), **SEVERAL))  # type: ignore[arg-type]
        case _:
            values = [draw(st.integers(0, 5))]
    return making.fact(attribute, *values, **more)  # type: ignore[no-any-return]


SCHOOLS = [
    InstitutionEntry("1", "saltmarsh", "Saltmarsh State", "Saltmarsh", "ME", "US"),
    InstitutionEntry("2", "inlet", "Inlet College", "Inlet", "OR", "US"),
    InstitutionEntry("3", "harbour", "Harbour University", "Harbour", "NS", "CA"),
    InstitutionEntry("4", "unlisted", "Unlisted School"),
]


@st.composite
def any_program(draw: st.DrawFn) -> Candidate:
    known = draw(st.lists(facts(), max_size=9))
    return making.candidate(*known, school=draw(st.sampled_from(SCHOOLS)))  # type: ignore[no-any-return]


SEASONS = [(1, "spring"), (1, "winter"), (5, "summer"), (8, "fall"), (9, "fall")]


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    month, season = draw(st.sampled_from(SEASONS))
    start = st.builds(Term, st.integers(2026, 2037), st.just(month), st.just(season))
    return Situation(
        residency=draw(st.sampled_from([None, "ME", "OR", "NS", "TX"])),
        start=draw(st.one_of(st.none(), st.none(), start)),
        credits_per_term=draw(st.one_of(st.none(), st.decimals("0.5", 30, places=2))),
        transfer=draw(st.sampled_from([Decimal(0), Decimal(0), Decimal(6), Decimal("31.5")])),
        visit_cost=draw(st.one_of(st.none(), st.decimals(0, 900, places=2))),
        inflation=draw(
            st.one_of(st.just(Decimal(0)), st.decimals("-0.1", "0.25", places=4, allow_nan=False))
        ),
        aid=draw(st.one_of(st.just(Decimal(0)), st.decimals(0, 30000, places=2))),
        summers=draw(st.booleans()),
    )


@settings(max_examples=250, deadline=None)
@given(
    st.lists(any_program(), max_size=6), situations(), st.dates(date(2025, 1, 1), date(2027, 1, 1))
)
def test_the_same_as_bill_by_bill(programs: list[Candidate], asked: Situation, as_of: date) -> None:
    assert_same(programs, asked, as_of)


@settings(max_examples=60, deadline=None)
@given(any_program(), situations())
def test_amounts_as_large_as_they_may_be(one: Candidate, asked: Situation) -> None:
    """The widest sums on the way still fit into 64 bits."""
    fact = making.fact
    dear = making.candidate(
        fact("credits", 200),
        fact("tuition_per_credit", 20_000, year=2000),
        fact("fee", 20_000, per="term", year=2000),
        fact("fee", 20_000, per="credit", year=2000),
        fact("campus_visits", 30),
        school=one.school,
    )
    whole = making.candidate(
        fact("credits", 200), fact("tuition_total", 1_000_000, year=2000), school=one.school
    )
    later = Situation(
        residency=asked.residency,
        start=Term(2036, 8, "fall"),
        credits_per_term=Decimal("3.5"),
        inflation=Decimal("0.25"),
        visit_cost=Decimal(20_000),
    )
    assert_same([dear, whole], later)
    assert_same([dear, whole, one], asked)


LONG = (20, Decimal("20.5"), 30, 31)


@pytest.fixture(scope="module")
def bundled(registry: Registry) -> list[Candidate]:
    """All programs of the bundled release."""
    claims = bundled_facts(PACK).claims
    decisions = bundled_decisions(PACK).decisions
    found = resolve(claims, load_pack(PACK), decisions, registry, date(2026, 6, 15))
    return list(candidates(found.programs, found.institutions))


@pytest.mark.parametrize(
    "asked",
    [
        Situation(),
        Situation(residency="OH"),
        Situation(residency="CA", inflation=Decimal("0.03"), visit_cost=Decimal(450)),
        Situation(residency="IL", credits_per_term=Decimal(9), summers=False, transfer=Decimal(6)),
        Situation(residency="NY", start=Term(2027, 1, "winter"), aid=Decimal("2000.01")),
    ],
)
def test_all_bundled_programs(bundled: list[Candidate], asked: Situation) -> None:
    assert totals(columns(bundled), asked, AS_OF).known.sum() > 50
    assert_same(bundled, asked)


def test_the_longest_time_that_a_plan_may_take() -> None:
    price = making.fact("tuition_per_credit", 440)
    listed = [making.candidate(making.fact("credits", size), price) for size in LONG]
    asked = Situation(credits_per_term=Decimal("0.5"), summers=False)
    assert totals(columns(listed), asked, AS_OF).known.tolist() == [True, False, False, False]
    with_summers = Situation(credits_per_term=Decimal("0.5"))
    assert totals(columns(listed), with_summers, AS_OF).known.tolist() == [True, True, True, False]
    assert_same(listed, asked)
    assert_same(listed, with_summers)


@pytest.mark.parametrize("outdated", ["in_state", "out_of_state"])
def test_one_outdated_end_of_an_open_residency_decides_nothing(outdated: str) -> None:
    prices = [
        making.fact("tuition_per_credit", amount, residency=residency,
                    status=Status.STALE if residency == outdated else Status.VERIFIED)
        for residency, amount in (("in_state", 300), ("out_of_state", 700))
    ]  # fmt: skip
    one = making.candidate(making.fact("credits", 36), *prices)
    assert not totals(columns([one]), Situation(), AS_OF).decides.any()
    assert_same([one], Situation())
    assert_same([one], Situation(residency="ME"))
    assert_same([one], Situation(residency="OH"))


def test_an_impossible_start_is_said() -> None:
    one = making.candidate(making.fact("credits", 36), making.fact("tuition_per_credit", 440))
    with pytest.raises(SituationError, match="has begun already"):
        totals(columns([one]), Situation(start=Term(2020, 8, "fall")), AS_OF)


@pytest.mark.parametrize("residency", [None, "OH", "LA", "IL"])
def test_the_order_of_programs_makes_no_difference(residency: str | None) -> None:
    listed = [
        making.candidate(making.fact("credits", 30 + n), making.fact("tuition_per_credit", 300 + n))
        for n in range(7)
    ]
    asked = Situation(residency=residency)
    there = totals(columns(listed), asked, AS_OF)
    back = totals(columns(listed[::-1]), asked, AS_OF)
    assert there.low.tolist() == back.low.tolist()[::-1]

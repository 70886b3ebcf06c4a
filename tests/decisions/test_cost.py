"""What a program costs a person: whose price, which terms, and what is not known."""

from __future__ import annotations

import runpy
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradguide.decisions.bounds import Bounds
from gradguide.decisions.calendar import Term
from gradguide.decisions.costs.charges import Rise, aid_by_term
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.costs.peers import Peers, peers
from gradguide.decisions.errors import SituationError
from gradguide.decisions.situation import Situation
from gradguide.model.claim import Standing
from gradguide.model.fact import InstitutionEntry, Status

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
    ("residents and others pay the same", [CREDITS, fact("tuition_per_credit", 440,
     residency="in_state"), fact("tuition_per_credit", 440, residency="out_of_state")], {}, 15840,
     15840, "any"),
    ("a fee of others only", [CREDITS, ANYONE, fact("fee", 100, per="credit",
     residency="out_of_state")], {}, 15840, 19440, "open"),
    ("a fee of others only, of a resident", [CREDITS, ANYONE, fact("fee", 100, per="credit",
     residency="out_of_state")], {"residency": "ME"}, 15840, 15840, "any"),
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


WHOSE_PRICE = [
    ("a resident's own price before anyone's", [RESIDENT, ANYONE], "ME", 300),
    ("anyone's price before a non-resident's", [ANYONE, OUTSIDER], "OH", 440),
    ("the school before a guide", [guide("tuition_per_credit", 300, residency="in_state"), ANYONE],
     "ME", 440),
    ("dated before undated", [fact("tuition_per_credit", 300, residency="in_state", year=None),
                              ANYONE], "ME", 440),
    ("current before outdated", [stale("tuition_per_credit", 300, residency="in_state"),
                                 guide("tuition_per_credit", 500)], "ME", 500),
    ("a price by credit before a total", [fact("tuition_total", 20000),
                                          guide("tuition_per_credit", 500)], "ME", 500),
    ("a current total before an outdated price by credit",
     [stale("tuition_per_credit", 500), guide("tuition_total", 25200)], "ME", 700),
    ("reduced is nobody's price", [fact("tuition_per_credit", 100, residency="reduced"), ANYONE],
     "ME", 440),
    ("full time has its own price", [fact("tuition_flat", 1800, per="term", pace="part_time"),
                                     fact("tuition_flat", 9999, per="term", pace="full_time")],
     "ME", 300),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "facts", "residency", "a_credit"), WHOSE_PRICE, ids=[case[0] for case in WHOSE_PRICE]
)
def test_whose_price(why, facts, residency, a_credit) -> None:  # type: ignore[no-untyped-def]
    found = told(CREDITS, *facts, residency=residency)
    assert found.total == Bounds.exactly(36 * a_credit)


NO_TOTAL = [
    ("no price", [CREDITS], {}, "tuition_per_credit"),
    ("no credits", [ANYONE], {}, "credits"),
    ("only another residency's price", [CREDITS, RESIDENT], {"residency": "OH"},
     "tuition_per_credit"),
    ("only a full-time price", [CREDITS, fact("tuition_flat", 9000, per="term", pace="full_time")],
     {}, "tuition_per_credit"),
    ("a total of unknown credits less those brought along", [fact("tuition_total", 20000)],
     {"transfer": Decimal(3)}, "credits"),
    ("paid placement has no say",
     [CREDITS, fact("tuition_per_credit", 10, standing=Standing.PAID)], {}, "tuition_per_credit"),
    ("impossible credits", [fact("credits", 0), ANYONE], {}, "credits"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "facts", "situation", "gap"), NO_TOTAL, ids=[case[0] for case in NO_TOTAL]
)
def test_no_total(why, facts, situation, gap) -> None:  # type: ignore[no-untyped-def]
    found = told(*facts, **situation)
    assert (found.total, found.lines, found.terms, found.decides) == (None, (), (), False)
    assert gap in [one.attribute for one in found.missing]


def test_the_known_price_of_others_is_shown() -> None:
    found = told(CREDITS, RESIDENT, residency="OH")
    (gap,) = [one for one in found.missing if one.attribute == "tuition_per_credit"]
    assert gap.words == (
        "what people from outside Maine would pay; known is only $300 a credit for residents of "
        "Maine (the school, 2026)"
    )


OUTDATED = [
    ("price", [CREDITS, stale("tuition_per_credit", 440)], 15840, False),
    ("an undated total that repeats an outdated price",
     [CREDITS, stale("tuition_per_credit", 440), guide("tuition_total", 15840)], 15840, False),
    ("credits", [stale("credits", 36), ANYONE], 15840, True),
    ("fees", [CREDITS, ANYONE, stale("fee", 100, per="term")], 16440, True),
]  # fmt: skip


@pytest.mark.parametrize(("what", "facts", "total", "decides"), OUTDATED)
def test_outdated_facts_are_used_and_said(what, facts, total, decides) -> None:  # type: ignore[no-untyped-def]
    found = told(*facts)
    assert found.total == Bounds.exactly(total)
    assert found.decides is decides
    assert any(one.words.startswith("today's") for one in found.missing)


FEES = [
    ("of one kind they add up", [fact("fee", 25, per="once"), fact("fee", 75, per="once")], 100,
     100),
    ("older ones are earlier sizes", [stale("fee", 90, per="once"), fact("fee", 100, per="once")],
     100, 100),
    ("of outdated ones the newest",
     [stale("fee", 90, per="once", year=2012), stale("fee", 95, per="once", year=2015)], 95, 95),
    ("for residents", [fact("fee", 10, per="credit", residency="in_state")], 0, 360),
    ("application: the best evidence",
     [fact("fee", 75, per="application"), guide("fee", 50, per="application")], 75, 75),
    ("application: rivals of one standing",
     [fact("fee", 75, per="application"), fact("fee", 50, per="application")], 50, 75),
    ("reduced ones are nobody's", [fact("fee", 10, per="credit", residency="reduced")], 0, 0),
]  # fmt: skip


@pytest.mark.parametrize(("why", "facts", "low", "high"), FEES, ids=[case[0] for case in FEES])
def test_fees(why, facts, low, high) -> None:  # type: ignore[no-untyped-def]
    found = told(CREDITS, ANYONE, *facts)
    assert found.total == Bounds(Decimal(15840 + low), Decimal(15840 + high))


def test_term_by_term_with_yearly_increases() -> None:
    found = told(
        fact("credits", 20),
        fact("tuition_per_credit", 100, year=2025),
        fact("fee", Decimal("10.33"), per="term", year=2026),
        start=Term(2027, 5, "summer"),
        credits_per_term=Decimal(6),
        inflation=Decimal("0.05"),
    )
    rows = [(str(bill.term), bill.credits.low, bill.tuition.low, bill.fees.low)
            for bill in found.terms]  # fmt: skip
    assert rows == [
        ("summer 2027", 6, Decimal("630.00"), Decimal("10.33")),  # 2026-27: 105.00
        ("fall 2027", 6, Decimal("661.50"), Decimal("10.85")),  # 2027-28: 110.25
        ("spring 2028", 6, Decimal("661.50"), Decimal("10.85")),
        ("summer 2028", 2, Decimal("220.50"), Decimal("10.85")),
    ]


def test_prices_of_later_years_are_rounded_to_the_cent_each_year() -> None:
    rise = Rise(Decimal("0.03"), now=2026)
    assert [rise.of(Decimal("0.17"), 2026, year) for year in (2026, 2027, 2028, 2029)] == [
        Decimal(x) for x in ("0.17", "0.18", "0.19", "0.20")
    ]
    assert rise.of(Decimal(100), None, 2027) == 103
    assert rise.of(Decimal(100), 2030, 2027) == 100
    assert rise.of(Decimal(100), 1900, 2026) == rise.of(Decimal(100), 2006, 2026)


AID = [
    ("evenly, the last taking the rest", 100, [500, 500, 500], ["33.33", "33.33", "33.34"]),
    ("what has no room goes to the first", 900, [500, 500, 10], ["500", "390", "10"]),
    ("never more than is charged", 5000, [500, 20, 0], ["500", "20", "0"]),
    ("none", 0, [500, 500], ["0", "0"]),
]


@pytest.mark.parametrize(("why", "aid", "due", "used"), AID, ids=[case[0] for case in AID])
def test_aid_by_term(why: str, aid: int, due: list[int], used: list[str]) -> None:
    found = aid_by_term(Decimal(aid), [Decimal(amount) for amount in due])
    assert [str(amount.normalize() + 0) for amount in found] == [
        str(Decimal(amount).normalize() + 0) for amount in used
    ]


PACES = [
    ("two courses", [], "6"),
    ("the program's", [fact("courses_per_term", 3)], "9"),
    ("nearest to two", [fact("courses_per_term", 1), fact("courses_per_term", 3)], "3"),
    ("not an outdated one", [stale("courses_per_term", 4)], "6"),
]


@pytest.mark.parametrize(("why", "facts", "pace"), PACES, ids=[case[0] for case in PACES])
def test_the_pace_of_somebody_who_tells_none(why, facts, pace) -> None:  # type: ignore[no-untyped-def]
    assert told(CREDITS, ANYONE, *facts).pace == Decimal(pace)


def test_more_credits_a_term_than_there_are_make_one_term() -> None:
    found = told(fact("credits", 6), ANYONE, credits_per_term=Decimal(30))
    assert [(bill.credits.low, bill.due.low) for bill in found.terms] == [(6, 2640)]


def test_a_price_for_a_year_pays_for_the_terms_outside_the_summer() -> None:
    found = told(fact("credits", 18), fact("tuition_flat", 9001, per="year"))
    assert [bill.tuition.low for bill in found.terms] == [Decimal("4500.50")] * 3
    quarter = told(
        fact("credits", 18, unit="quarter"),
        fact("tuition_flat", 10000, per="year"),
        start=Term(2027, 9, "fall"),
    )
    assert [bill.tuition.low for bill in quarter.terms] == [Decimal("3333.33")] * 3


WRONG = [
    ({"transfer": Decimal(36)}, "the program has 36"),
    ({"start": Term(2026, 8, "fall")}, "has begun already; the next term is spring 2027"),
    ({"start": Term(2050, 8, "fall")}, "give a term until 2036"),
    ({"credits_per_term": Decimal("0.5")}, "give at least 0.6"),
]


@pytest.mark.parametrize(("situation", "says"), WRONG)
def test_what_cannot_be_is_said(situation, says: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SituationError, match=says):
        told(CREDITS, ANYONE, **situation)


def test_the_pace_that_is_offered_instead_is_possible() -> None:
    assert told(CREDITS, ANYONE, credits_per_term=Decimal("0.6")).total is not None


OTHERS = [
    candidate(fact("credits", 30), fact("tuition_per_credit", 250), fact("fee", 50, per="term"),
              fact("fee", 40, per="application"), name="a"),
    candidate(fact("credits", 48), fact("tuition_per_credit", 1000), name="b"),
    candidate(stale("credits", 90), stale("tuition_per_credit", 9), name="old"),
    candidate(fact("credits", 60, 10), fact("tuition_per_credit", 2000, 5), name="disputed"),
    candidate(fact("credits", 9), fact("tuition_per_credit", 1), level="certificate", name="other"),
    candidate(fact("credits", 70, unit="quarter"), name="quarter"),
]  # fmt: skip
PEERS = peers(OTHERS)


def among(*facts, **situation):  # type: ignore[no-untyped-def]
    return cost(candidate(*facts), Situation(**situation), AS_OF, PEERS)


def test_peers_are_current_settled_and_of_one_level_and_unit() -> None:
    known = PEERS.credits["master", "semester"]
    assert (known.bounds, known.programs) == (Bounds(Decimal(30), Decimal(48)), 2)
    known = PEERS.prices["master", "semester"]
    assert (known.bounds, known.programs) == (Bounds(Decimal(250), Decimal(1000)), 2)
    assert PEERS.credits["master", "quarter"].programs == 1


POSSIBLE = [
    ("fees and application", [CREDITS, ANYONE], 15840 + 40, 15840 + 40 + 6 * 50),
    ("price", [CREDITS, fact("fee", 10, per="once"), fact("fee", 0, per="application")],
     36 * 250 + 10, 36 * 1000 + 10),
    ("credits", [ANYONE, fact("fee", 10, per="once"), fact("fee", 0, per="application")],
     30 * 440 + 10, 48 * 440 + 10),
    ("a reduced price", [CREDITS, ANYONE, fact("fee", 10, per="once"),
                         fact("fee", 0, per="application"),
                         fact("tuition_per_credit", 100, residency="reduced")], 3610, 15850),
]  # fmt: skip


@pytest.mark.parametrize(("what", "facts", "low", "high"), POSSIBLE)
def test_other_programs_bound_what_is_not_known(what, facts, low, high) -> None:  # type: ignore[no-untyped-def]
    found = among(*facts)
    assert found.possible == Bounds(Decimal(low), Decimal(high))
    if found.total is not None:
        assert found.total.high <= found.possible.high


def test_nothing_bounds_a_program_of_an_unknown_level_or_currency() -> None:
    unknown = cost(candidate(CREDITS, level=None), Situation(), AS_OF, PEERS)
    assert (unknown.total, unknown.possible) == (None, None)
    abroad = candidate(CREDITS, ANYONE, school=InstitutionEntry("7", "x", "X", "Y", "ON", "CA"))
    found = cost(abroad, Situation(residency="ON"), AS_OF, PEERS)
    assert found.total == found.possible == Bounds.exactly(15840)
    assert not found.decides
    assert any("currency" in note for note in found.notes)


NOTES = [
    ("another price", [CREDITS, RESIDENT, OUTSIDER], {"residency": "ME"},
     "Others pay another price: $700 a credit for people from outside Maine (the school, 2026)."),
    ("outweighed", [CREDITS, ANYONE, guide("tuition_per_credit", 300, residency="in_state")],
     {"residency": "ME"}, "not used because other evidence is better: $300 a credit"),
    ("no credits", [ANYONE], {}, "The price is $440 a credit from anywhere (the school"),
    ("reduced", [CREDITS, ANYONE, fact("tuition_per_credit", 100, residency="reduced")], {},
     "$100 a credit at a reduced rate (the school, 2026). Nobody says here who gets it"),
    ("disputed credits", [fact("credits", 36, 30), ANYONE], {}, "(30 or 36)"),
    ("disputed price", [CREDITS, fact("tuition_per_credit", 440, 420)], {},
     "Sources dispute the price"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "facts", "situation", "says"), NOTES)
def test_what_should_be_said_beside_the_lines(why, facts, situation, says) -> None:  # type: ignore[no-untyped-def]
    assert any(says in note for note in told(*facts, **situation).notes)


def test_visits_that_are_not_known_add_nothing() -> None:
    online = told(CREDITS, ANYONE, fact("delivery", "online"))
    assert "campus_visits" in [gap.attribute for gap in online.missing]
    campus = told(CREDITS, ANYONE, fact("delivery", "campus"))
    assert "campus_visits" not in [gap.attribute for gap in campus.missing]
    unpriced = told(CREDITS, ANYONE, fact("campus_visits", 2))
    assert unpriced.total == Bounds.exactly(15840)
    assert "2 times; nothing is added" in unpriced.missing[-1].words


def test_a_track_has_what_its_degree_has() -> None:
    degree = candidate(CREDITS, ANYONE)
    track = candidate(
        fact("credits", 9, part="specialization"), name="mhts/dredging", parent=degree.program
    )
    assert cost(track, Situation(), AS_OF, Peers()).total == Bounds.exactly(15840)


def test_what_a_school_asks_as_a_whole_is_a_note_and_no_price() -> None:
    school = replace(making.SCHOOL, facts=(fact("tuition_per_credit", 885),))
    found = cost(candidate(CREDITS, school=school), Situation(), AS_OF, Peers())
    assert found.total is None
    assert any("$885 a credit" in note and "need not hold" in note for note in found.notes)


@pytest.mark.parametrize(
    ("amounts", "low", "high", "words"),
    [
        ((50,), 50, 50, "the school as a whole asks $50 (the school, 2026)"),
        ((50, 75), 50, 75, "the school as a whole asks $50 to $75 (the school, 2026)"),
    ],
)
def test_what_a_school_asks_of_applicants_bounds_what_its_program_asks(
    amounts: tuple[int, ...], low: int, high: int, words: str
) -> None:
    school = replace(
        making.SCHOOL, facts=tuple(fact("fee", one, per="application") for one in amounts)
    )
    others = peers([candidate(fact("level", "master"), fact("fee", 155, per="application"))])
    found = cost(candidate(CREDITS, ANYONE, school=school), Situation(), AS_OF, others)
    (gap,) = [one for one in found.missing if "applying" in one.words]
    assert gap.bounds == Bounds(Decimal(low), Decimal(high))
    assert gap.words == f"the fee for applying to this program; {words}"
    assert found.total == Bounds.exactly(15840)
    assert not [note for note in found.notes if "apply" in note]


def test_the_programs_own_application_fee_comes_before_the_schools() -> None:
    school = replace(making.SCHOOL, facts=(fact("fee", 50, per="application"),))
    own = fact("fee", 75, per="application")
    found = cost(candidate(CREDITS, ANYONE, own, school=school), Situation(), AS_OF, Peers())
    assert found.total == Bounds.exactly(15915)
    assert not [one for one in found.missing if "applying" in one.words]


def test_known_fees_are_lines_where_the_price_is_not_known() -> None:
    fees = (fact("fee", 75, per="application"), fact("fee", 20, per="term"))
    found = told(CREDITS, *fees)
    assert (found.total, found.lines) == (None, ())
    assert [(one.name, one.amount.low, one.facts) for one in found.known_fees] == [
        ("fees per term", 120, fees[1:]), ("application fee", 75, fees[:1]),
    ]  # fmt: skip
    assert [one.name for one in told(*fees).known_fees] == ["application fee"]
    assert told(CREDITS, ANYONE, *fees).known_fees == ()


def test_every_amount_names_what_it_rests_on() -> None:
    price, fee = ANYONE, fact("fee", 100, per="term")
    found = told(CREDITS, price, fee, fact("courses_per_term", 2))
    tuition, fees = found.lines
    assert price in tuition.facts and CREDITS in tuition.facts
    assert fees.facts == (fee,)


PUBLISHED = [
    ("as published", [fact("credits", 63, unit="quarter"),
                      fact("tuition_per_credit", 852, unit="quarter"),
                      fact("tuition_total", 53676)],
     "63 x $852 = $53,676, as published"),
    ("fees", [CREDITS, fact("tuition_per_credit", 823), fact("fee", 1412, per="once"),
              fact("tuition_total", 31040)],
     "36 x $823 = $29,628; that leaves out $1,412 of fees paid once, which the published total "
     "includes"),
    ("fees by term", [CREDITS, ANYONE, fact("fee", 150, per="term"), fact("tuition_total", 16440)],
     "that leaves out $600 of fees per term for 4 terms"),
    ("without fees", [CREDITS, ANYONE, fact("fee", 150, per="term"), fact("tuition_total", 15840)],
     "as published; fees per term come on top"),
    ("another residency", [CREDITS, RESIDENT, OUTSIDER,
                           fact("tuition_total", 25200, residency="in_state")],
     "the published total is the price for people from outside Maine, $700 a credit"),
    ("other credits", [CREDITS, ANYONE, fact("tuition_total", 17160)],
     "the published total is 39 x $440: it counts other credits"),
    ("a year", [CREDITS, ANYONE, fact("tuition_total", 7920)],
     "the published total is 18 x $440, the credits of one year of full-time study"),
    ("rounded", [CREDITS, fact("tuition_per_credit", 441),
                 fact("tuition_total", 15900, approximate=True)],
     "36 x $441 = $15,876; the published total is that rounded to $100"),
    ("a rounded price", [CREDITS, ANYONE, fact("tuition_total", Decimal("15850.80"))],
     "the published total is $440.30 a credit, which is $440 when rounded"),
    ("older", [CREDITS, ANYONE, stale("tuition_total", 9999)],
     "the published total is older than the price of a credit"),
    ("another price", [CREDITS, ANYONE, fact("tuition_total", 15120)],
     "the published total is another price, $420 a credit"),
    ("unexplained", [CREDITS, ANYONE, fact("tuition_total", 15003)],
     "36 x $440 = $15,840; the published total differs by $837, and nothing here explains it"),
    ("the price of some people only", [CREDITS, RESIDENT, fact("tuition_total", 10800)],
     "36 x $300 for residents of Maine = $10,800, as published"),
    ("no price of a credit", [CREDITS, fact("tuition_total", 15003)],
     "there is no price of a credit to recompute it from"),
    ("disputed credits", [fact("credits", 36, 30), ANYONE, fact("tuition_total", 15840)],
     "30 to 36 x $440 is $13,200 to $15,840"),
    ("quarter credits at a semester price",
     [fact("credits", 54, unit="quarter"), ANYONE, fact("tuition_total", 15840)],
     "54 x $440 x 2/3 = $15,840, as published"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "facts", "says"), PUBLISHED, ids=[case[0] for case in PUBLISHED])
def test_published_totals_are_recomputed(why, facts, says) -> None:  # type: ignore[no-untyped-def]
    (found,) = told(*facts).published
    assert says in found.words
    assert found.rounded is (why == "rounded")


def test_a_computed_total_is_no_published_one() -> None:
    computed = fact("tuition_total", 15840, status=Status.COMPUTED)
    assert told(CREDITS, ANYONE, computed).published == ()


@settings(max_examples=300, deadline=None)
@given(
    hours=st.lists(st.decimals(3, 60, places=1), min_size=1, max_size=2, unique=True),
    price=st.decimals(0, 2000, places=2),
    out=st.decimals(0, 2000, places=2),
    total=st.booleans(),
    fees=st.lists(
        st.tuples(st.sampled_from(["credit", "term", "once", "application"]),
                  st.decimals(0, 500, places=2), st.sampled_from(["any", "in_state"])),
        max_size=4,
    ),
    visits=st.integers(0, 9),
    asked=st.builds(
        Situation,
        residency=st.sampled_from([None, "ME", "OH"]),
        credits_per_term=st.one_of(st.none(), st.decimals(2, 12, places=1)),
        transfer=st.sampled_from([Decimal(0), Decimal("2.5")]),
        visit_cost=st.one_of(st.none(), st.decimals(0, 900, places=2)),
        inflation=st.decimals("-0.1", "0.2", places=3),
        aid=st.decimals(0, 9000, places=2),
        summers=st.booleans(),
    ),
)  # fmt: skip
def test_terms_add_up_to_lines_and_lines_to_the_total(  # type: ignore[no-untyped-def]
    hours, price, out, total, fees, visits, asked
) -> None:
    attribute, factor = ("tuition_total", 30) if total else ("tuition_per_credit", 1)
    found = cost(
        candidate(
            fact("credits", *hours),
            fact(attribute, price * factor, residency="in_state", year=2024),
            fact("tuition_per_credit", out, residency="out_of_state"),
            *(fact("fee", amount, per=per, residency=who) for per, amount, who in fees),
            fact("campus_visits", visits),
        ),
        asked,
        AS_OF,
        Peers(),
    )
    assert found.total is not None
    for end in ("low", "high"):
        parts = {
            "tuition": [getattr(bill.tuition, end) for bill in found.terms],
            "fee": [getattr(bill.fees, end) for bill in found.terms],
            "visits": [getattr(bill.visits, end) for bill in found.terms],
            "aid": [getattr(bill.aid, end) for bill in found.terms],
        }
        for kind, amounts in parts.items():
            lines = [getattr(line.amount, end) for line in found.lines if line.kind == kind]
            assert sum(amounts) == sum(lines)
        due = [getattr(bill.due, end) for bill in found.terms]
        assert sum(due) == getattr(found.total, end)
        assert all(amount >= 0 and amount == round(amount, 2) for amount in due)

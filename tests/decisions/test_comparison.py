"""Programs side by side: which rows differ, in which order, and what is more welcome."""

from __future__ import annotations

import runpy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.decisions.bounds import Bounds, Ends
from gradguide.decisions.calendar import Term
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.comparing.agreement import agreement, favoured, gap
from gradguide.decisions.comparing.cells import UNKNOWN, Cell, Wording, cell_of
from gradguide.decisions.comparing.comparison import Comparison, compare
from gradguide.decisions.comparing.consequence import (
    CONSEQUENCES,
    MORE_WELCOME,
    NOT_COMPARED,
    SCALES,
)
from gradguide.decisions.costs.bill import Cost, Line, Missing, TermBill
from gradguide.decisions.errors import SituationError
from gradguide.decisions.situation import Situation
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, InstitutionEntry, Program, Stated, Status
from gradguide.model.vocabulary import vocabulary

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "making.py")))
fact = making.fact
ZERO = Ends.exactly(0)
WORKED_OUT = {"cost_total", "cost_per_term", "time_to_degree"}


def candidate(
    name: str, *facts: Fact, state: str = "OH", country: str = "US", school: tuple[Fact, ...] = ()
) -> Candidate:
    entry = InstitutionEntry(f"id-{name}", name, name.title(), state=state, country=country,
                             facts=school)  # fmt: skip
    program = Program(f"{name}/ms", entry.id, entry.name, f"MS at {name}", "program",
                      level="master", facts=facts)  # fmt: skip
    return Candidate(program, entry)


def possible_fees(total: Any, possible: Any) -> Bounds | None:
    """What fees could add; None where nothing bounds them."""
    return None if possible == total else Bounds(Decimal(0), Decimal(possible[1] - total[1]))


def cost(
    total: tuple[int, int] | None = None,
    possible: tuple[int, int] | None = None,
    terms: int = 0,
    outdated: bool = False,
) -> Cost:
    """A cost of so much from `total` to `total`, due in equal parts."""
    bounds = Bounds(Decimal(total[0]), Decimal(total[1])) if total else None
    lines = (Line("tuition", "tuition", bounds, "", outdated=outdated),) if bounds else ()
    bills = []
    for number in range(terms):
        part = Ends(bounds.low / terms, bounds.high / terms) if bounds else ZERO
        season = Term(
            2027 + number // 2, 8 if number % 2 else 1, "fall" if number % 2 else "spring"
        )
        bills.append(TermBill(season, Ends.exactly(6), part, ZERO, ZERO, ZERO))
    return Cost(
        unit="semester",
        credits=Bounds.exactly(36),
        residency="OH",
        lines=lines,
        terms=tuple(bills),
        total=bounds,
        possible=Bounds(Decimal(possible[0]), Decimal(possible[1])) if possible else bounds,
        missing=(Missing("fee", "fees are not known", possible_fees(total, possible)),)
        if possible
        else (),
        published=(),
    )


def compared(*candidates: Candidate, costs: tuple[Cost, ...] = (), **more: Any) -> Comparison:
    owed = costs or tuple(cost() for _ in candidates)
    return compare(candidates, owed, Situation(**more), date(2026, 11, 21))


def rows(comparison: Comparison) -> list[tuple[str, str]]:
    return [(row.name, row.agreement) for row in comparison.rows]


OPTIONAL = replace(
    fact("experience", "practicum"), values=(Stated("practicum", {"status": "optional"}),)
)
AUTHORITY, GUIDE = Standing.AUTHORITY, Standing.GUIDE


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        # one value each
        (fact("credits", 36), fact("credits", 36), "same"),
        (fact("credits", 36), fact("credits", Decimal("36.0")), "same"),
        (fact("credits", 36), fact("credits", 39), "differs"),
        (fact("delivery", "online"), fact("delivery", "hybrid"), "differs"),
        (fact("cohort", True), fact("cohort", False), "differs"),
        # who says so and when makes no difference to what is said
        (fact("credits", 36, standing=AUTHORITY),
         fact("credits", 36, standing=GUIDE, year=None), "same"),
        (fact("credits", 36, status=Status.STALE, year=2012), fact("credits", 36), "same"),
        # disputed values
        (fact("credits", 36, 42), fact("credits", 36), "may differ"),
        (fact("credits", 36, 42), fact("credits", 40), "may differ"),
        (fact("credits", 36, 42), fact("credits", 36, 42), "same"),
        (fact("credits", 36, 42), fact("credits", 45), "differs"),
        (fact("delivery", "online", "hybrid"), fact("delivery", "online"), "may differ"),
        (fact("delivery", "online", "hybrid"), fact("delivery", "campus"), "differs"),
        # a number in another unit is another thing, whatever it comes to
        (fact("credits", 54, unit="quarter"), fact("credits", 36), "differs"),
        (fact("credits", 36, unit="quarter"), fact("credits", 36), "differs"),
        (fact("credits", 36, unit="semester"), fact("credits", 36), "same"),
        # an amount that its source calls approximate agrees with what is within five per cent
        (fact("tuition_total", 30000, approximate=True),
         fact("tuition_total", 28740), "may differ"),
        (fact("tuition_total", 30000, approximate=True),
         fact("tuition_total", 28000), "differs"),
        (fact("tuition_total", 30000), fact("tuition_total", 28740), "differs"),
        # since when adds to a statement and makes it no other one
        (fact("accreditation", "accredited", since=1972),
         fact("accreditation", "accredited"), "same"),
        # words
        (fact("course", "Knots at Sea"), fact("course", "knots at sea (HTS 465)"), "same"),
        (fact("location", "Port Côte, ME"), fact("location", "Port Cote, ME"), "same"),
        (fact("course", "Knots at Sea"), fact("course", "Knots on Land"), "differs"),
        (OPTIONAL,
         fact("experience", "practicum"), "differs"),
        (fact("experience", "practicum", hours_min=120),
         fact("experience", "practicum"), "same"),
    ],
)  # fmt: skip
def test_whether_two_facts_agree(one: Fact, other: Fact, agrees: str) -> None:
    for first, second in ((one, other), (other, one)):
        (row,) = compared(candidate("a", first), candidate("b", second)).rows
        assert row.agreement == agrees


def test_what_one_field_calls_by_two_names_is_no_difference() -> None:
    wording = Wording.of([("Lighthouse Care", ("lighthouses", "lighthouse keeping"))])
    attribute = vocabulary()["concentration"]
    one, other = (
        cell_of([fact("concentration", said)], attribute, wording)
        for said in ("Lighthouses", "Lighthouse keeping")
    )
    assert agreement([one, other], many=True) == "same"
    assert [item.value for item in one.items] == ["Lighthouses"], "the words of the source stay"


def test_of_sets_it_says_what_all_share_and_what_one_has_alone() -> None:
    items = {
        "a": ("resume", "interview", "transcripts"),
        "b": ("transcripts", "resume"),
        "c": ("transcripts", "interview", "writing_sample"),
    }
    (row,) = compared(
        *(candidate(n, *(fact("admission_item", i) for i in has)) for n, has in items.items())
    ).rows
    assert row.agreement == "differs"
    assert [item.value for item in row.shared] == ["transcripts"]
    assert [[item.value for item in row.own(place)] for place in range(3)] == [
        ["resume", "interview"], ["resume"], ["interview", "writing_sample"]
    ]  # fmt: skip
    assert [[item.value for item in row.alone(place)] for place in range(3)] == [
        [], [], ["writing_sample"]
    ]  # fmt: skip


def test_a_set_that_nobody_tells_of_one_program_is_unknown_and_shares_nothing() -> None:
    (row,) = compared(candidate("a", fact("course", "Knots")), candidate("b")).rows
    assert (row.agreement, row.shared) == ("partly known", ())
    assert row.cells[1] == UNKNOWN


def test_the_gravest_difference_comes_first() -> None:
    one = candidate(
        "a",
        fact("credits", 36),
        fact("delivery", "online"),
        fact("entrance_exam", "required"),
        fact("accreditation", "accredited"),
        fact("duration_months", 24),
        fact("time_limit_years", 5),
        fact("tuition_per_credit", 440),
        fact("tuition_total", 16000),
        fact("course", "Knots"),
    )
    other = candidate(
        "b",
        fact("credits", 42),
        fact("delivery", "hybrid"),
        fact("entrance_exam", "not_required"),
        fact("accreditation", "conditional"),
        fact("duration_months", 20),
        fact("time_limit_years", 6),
        fact("tuition_per_credit", 900),
        fact("tuition_total", 40000),
        fact("course", "Ropes"),
    )
    costs = (
        replace(cost((16000, 16000), terms=4), pace=Decimal(9)),
        replace(cost((40000, 40000), terms=6), pace=Decimal(6)),
    )
    assert rows(compared(one, other, costs=costs)) == [
        ("cost_total", "differs"),
        ("cost_per_term", "differs"),
        ("tuition_total", "differs"),  # $24,000
        ("tuition_per_credit", "differs"),  # $460
        ("time_to_degree", "differs"),  # what is worked out for the person leads
        ("time_limit_years", "differs"),  # 12 months
        ("duration_months", "differs"),  # 4 months
        ("accreditation", "differs"),
        ("delivery", "differs"),
        ("entrance_exam", "differs"),
        ("credits", "differs"),
        ("course", "differs"),
    ]


def test_what_differs_comes_before_what_is_known_of_some_and_what_is_the_same() -> None:
    one = candidate(
        "a", fact("credits", 36), fact("delivery", "online"), fact("gpa_min", 3),
        fact("tuition_per_credit", 440),
    )  # fmt: skip
    other = candidate("b", fact("credits", 36), fact("delivery", "hybrid"), fact("gpa_min", 3, 2))
    found = compared(one, other)
    assert rows(found) == [
        ("delivery", "differs"),
        ("gpa_min", "may differ"),
        ("tuition_per_credit", "partly known"),
        ("credits", "same"),
    ]
    assert [row.name for row in found.of("same")] == ["credits"]
    assert [row.name for row in found.unknown_of(1)] == ["tuition_per_credit"]
    assert found.unknown_of(0) == ()
    assert found.unknown[:3] == ("cost_total", "cost_per_term", "tuition_total")
    assert {"credits", "website", "sponsored", "rank", "career"} & set(found.unknown) == set()


def test_a_price_that_is_nobody_s_comes_last_among_what_differs() -> None:
    facts = [
        (fact("tuition_total", 9000 * n, residency="in_state"), fact("credits", 30 + n))
        for n in (1, 2)
    ]
    pair = [candidate("a", *facts[0]), candidate("b", *facts[1])]
    here, elsewhere = compared(*pair, residency="OH"), compared(*pair, residency="TX")
    assert [row.name for row in here.rows] == ["tuition_total", "credits"]
    assert [row.name for row in elsewhere.rows] == ["credits", "tuition_total"]
    assert (here.rows[0].favoured, elsewhere.rows[1].favoured) == (frozenset({0}), frozenset())


def test_a_price_that_the_person_has_at_one_school_only_favours_none() -> None:
    one = candidate("a", fact("tuition_total", 9000, residency="in_state"), state="OH")
    other = candidate("b", fact("tuition_total", 8000, residency="in_state"), state="TX")
    (row,) = compared(one, other, residency="OH").rows
    assert (row.applies, row.favoured) == (True, frozenset())


COSTS = [
    # total, possible, outdated of each program; which are favoured
    ([((10, 10), None, False), ((20, 20), None, False)], {0}),
    ([((20, 20), None, False), ((10, 10), None, False)], {1}),
    ([((10, 15), None, False), ((15, 20), None, False)], set()),  # they touch
    ([((10, 14), None, False), ((15, 20), None, False)], {0}),
    ([((10, 10), (10, 19), False), ((20, 20), (20, 40), False)], {0}),
    ([((10, 10), (10, 25), False), ((20, 20), None, False)], set()),  # fees may come on top
    ([((10, 10), (10, 10), False), ((20, 20), None, False)], set()),  # and nothing bounds them
    ([((10, 10), None, True), ((20, 20), None, False)], set()),  # an old price
    ([((10, 10), None, False), (None, None, False)], set()),
    ([((10, 10), None, False), ((10, 10), None, False)], set()),
    ([((10, 10), None, False), ((10, 10), None, False), ((20, 20), None, False)], {0, 1}),
    ([((9, 11), None, False), ((9, 11), None, False), ((20, 20), None, False)], set()),
]


@pytest.mark.parametrize(("given", "which"), COSTS)
def test_a_cost_is_more_welcome_only_beyond_what_is_uncertain(
    given: list[tuple[Any, Any, bool]], which: set[int]
) -> None:
    costs = tuple(cost(total, possible, outdated=old) for total, possible, old in given)
    names = [candidate(f"p{place}") for place in range(len(given))]
    found = compared(*names, costs=costs)
    (row,) = [row for row in found.rows if row.name == "cost_total"]
    assert row.favoured == which


@pytest.mark.parametrize(
    ("one", "other", "which"),
    [
        (fact("duration_months", 24), fact("duration_months", 20), {1}),
        (fact("duration_months", 24, bound="max"), fact("duration_months", 20, bound="max"), set()),
        (fact("start_dates_per_year", 3), fact("start_dates_per_year", 1), {0}),
        (fact("gpa_min", 2, 3), fact("gpa_min", 4), set()),  # which of both is open
        (fact("gpa_min", 2), fact("gpa_min", 3, 4), {0}),
        (fact("gpa_min", 3), fact("gpa_min", 3, 2), set()),
        (fact("credits", 36), fact("credits", 30), set()),  # cheaper, and less to learn
        (fact("tuition_per_credit", 500), fact("tuition_per_credit", 400), {1}),
        (fact("tuition_per_credit", 500, unit="quarter"),
         fact("tuition_per_credit", 400), set()),
        (fact("tuition_per_credit", 500), fact("tuition_per_credit", 400, status=Status.STALE),
         set()),
        (fact("accreditation", "accredited"), fact("accreditation", "conditional"), {0}),
        (fact("entrance_exam", "required"), fact("entrance_exam", "not_required"), {1}),
        (fact("entrance_exam", "required"), fact("entrance_exam", "unspecified"), set()),
        (fact("delivery", "online"), fact("delivery", "campus"), set()),
    ],
)  # fmt: skip
def test_which_fact_is_more_welcome(one: Fact, other: Fact, which: set[int]) -> None:
    (row,) = compared(candidate("a", one), candidate("b", other)).rows
    assert row.favoured == which


def test_money_of_two_countries_is_not_held_against_one_another() -> None:
    one = candidate("a", fact("tuition_total", 9000))
    other = candidate("b", fact("tuition_total", 20000), country="CA")
    (row,) = compared(one, other).rows
    assert (row.agreement, row.gap, row.favoured) == ("differs", 0, frozenset())


def test_what_only_paid_placement_says_is_not_compared() -> None:
    one = candidate("a", fact("credits", 30, standing=Standing.PAID), fact("sponsored", True))
    found = compared(one, candidate("b", fact("rank", 1)))
    assert found.rows == ()
    assert "credits" in found.unknown


def test_what_is_said_of_the_school_counts_for_the_program_only_where_it_is_about_schools() -> None:
    school = (fact("sector", "public"), fact("delivery", "online"))
    found = compared(candidate("a", school=school), candidate("b", school=school))
    assert rows(found) == [("sector", "same")]


def test_a_track_has_its_degrees_facts() -> None:
    degree = candidate("a", fact("credits", 36))
    track = Candidate(
        Program("a/ms/track", "id-a", "A", "Track", "concentration", parent="a/ms"),
        degree.school,
        degree.program,
    )
    (row,) = compared(track, candidate("b", fact("credits", 30))).rows
    assert row.cells[0].bounds == Bounds.exactly(36)


def test_a_track_has_its_degrees_facts_under_the_keys_that_it_does_not_state() -> None:
    degree = candidate("a", fact("credits", 36), fact("credits", 18, part="core"))
    own = (fact("credits", 12, part="core"),)
    track = Candidate(
        Program("a/ms/track", "id-a", "A", "Track", "concentration", parent="a/ms", facts=own),
        degree.school,
        degree.program,
    )
    found = compared(track, degree)
    assert [(row.key["part"], row.agreement) for row in found.rows] == [
        ("core", "differs"), ("total", "same")
    ]  # fmt: skip


def completions(count: int, year: int = 2024, level: str = "master", cip: str = "99.01") -> Fact:
    key = {"level": level, "cip": cip, "year": year}
    stated = (Stated(count, {}, (0,)),)
    return Fact("completions", stated, Status.VERIFIED, Standing.AUTHORITY, key, year)


def test_completions_are_of_the_level_and_the_newest_year_over_all_codes() -> None:
    one = (
        completions(10), completions(5, cip="99.02"), completions(90, year=2023),
        completions(7, level="doctoral"),
    )  # fmt: skip
    found = compared(candidate("a", school=one), candidate("b", school=(completions(15),)))
    (row,) = found.rows
    assert (row.name, row.agreement) == ("completions", "same")
    assert [cell.bounds for cell in row.cells] == [Bounds.exactly(15)] * 2
    assert [cell.note for cell in row.cells] == ["in 2024"] * 2
    assert [cell.status for cell in row.cells] == [Status.COMPUTED, Status.VERIFIED]


@pytest.mark.parametrize(
    ("needed", "pace", "more", "months", "note"),
    [
        # the first term begins in January 2027, the last one ends four months after it begins
        ((36, 36), 9, {}, (16, 16), "4 terms of 9 credits, the last in spring 2028"),
        ((36, 36), 9, {"summers": False}, (23, 23), "4 terms of 9 credits, the last in fall 2028"),
        ((36, 42), 9, {}, (16, 20), "5 terms of 9 credits, the last in summer 2028"),
        ((3, 3), 9, {}, (4, 4), "1 term of 9 credits, the last in spring 2027"),
        ((36, 36), 9, {"start": Term(2027, 8, "fall")}, (16, 16),
         "4 terms of 9 credits, the last in fall 2028"),
    ],
)  # fmt: skip
def test_time_is_counted_to_the_end_of_the_last_term(
    needed: tuple[int, int], pace: int, more: dict[str, Any], months: tuple[int, int], note: str
) -> None:
    bounds = Bounds(Decimal(needed[0]), Decimal(needed[1]))
    one = replace(cost(), credits=bounds, pace=Decimal(pace))
    found = compared(candidate("a"), candidate("b"), costs=(one, cost()), **more)
    (row,) = found.rows
    assert row.name == "time_to_degree"
    assert row.cells[0].bounds == Bounds(Decimal(months[0]), Decimal(months[1]))
    assert row.cells[0].note == note
    assert row.cells[1] == UNKNOWN


def test_less_time_is_more_welcome_unless_its_credits_are_outdated() -> None:
    costs = (replace(cost(), pace=Decimal(9)), replace(cost(), pace=Decimal(6)))
    old = fact("credits", 36, status=Status.STALE, year=2012)
    for of_one, which in ((fact("credits", 36), {0}), (old, set())):
        found = compared(candidate("a", of_one), candidate("b", fact("credits", 36)), costs=costs)
        (row,) = [row for row in found.rows if row.name == "time_to_degree"]
        assert (row.gap, row.favoured) == (7, which)


def test_a_cell_says_how_old_it_is_who_says_it_and_who_says_otherwise() -> None:
    old = Fact("credits", (Stated(36, {}, (1, 2)),), Status.REPORTED, Standing.GUIDE,
               {"part": "total"}, 2019, (3,))  # fmt: skip
    (row,) = compared(candidate("a", old), candidate("b", fact("credits", 36))).rows
    cell = row.cells[0]
    assert (cell.status, cell.year, cell.standing) == (Status.REPORTED, 2019, Standing.GUIDE)
    assert (cell.claims_for, cell.against) == (2, 1)
    assert (UNKNOWN.status, UNKNOWN.year, UNKNOWN.standing) == (None, None, None)


@pytest.mark.parametrize(
    ("names", "says"),
    [(["a"], "two programs or more"), (["a", "b", "a"], "a/ms is given twice"), ([], "none")],
)
def test_what_cannot_be_compared_is_said(names: list[str], says: str) -> None:
    with pytest.raises(SituationError, match=says):
        compared(*(candidate(name) for name in names))


def test_the_data_speak_of_rows_that_exist() -> None:
    listed = [row for consequence in CONSEQUENCES for row in consequence.rows]
    assert len(set(listed)) == len(listed)
    assert {*listed, *MORE_WELCOME, *NOT_COMPARED} - WORKED_OUT <= set(vocabulary().attributes)
    for name, scale in SCALES.items():
        assert set(scale) <= set(vocabulary()[name].values)


BOUNDS = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(
    lambda ends: Bounds(Decimal(min(ends)), Decimal(max(ends)))
)
CELLS = st.lists(
    st.one_of(st.just(UNKNOWN), BOUNDS.map(lambda b: Cell((), (), b, b))), min_size=2, max_size=5
)


@given(CELLS)
def test_the_favoured_are_below_all_others_whatever_the_values_are(cells: list[Cell]) -> None:
    ahead = favoured(cells, "lower")
    assert len(ahead) < len(cells)
    if ahead:
        assert all(cell.known for cell in cells)
        for place, cell in enumerate(cells):
            for one in ahead:
                mine, its = cells[one].bounds, cell.bounds
                assert mine is not None and its is not None
                assert mine == its if place in ahead else mine.high < its.low


@given(CELLS)
def test_rows_turned_round_agree_as_before(cells: list[Cell]) -> None:
    turned = list(reversed(cells))
    assert agreement(cells, many=False) == agreement(turned, many=False)
    assert gap(cells) == gap(turned)
    assert {len(cells) - 1 - place for place in favoured(turned, "lower")} == favoured(
        cells, "lower"
    )
    assert (gap(cells) > 0) == (agreement(cells, many=False) == "differs")

"""Somebody else's ranking against facts: who can be judged, which places are out of reach."""

from __future__ import annotations

import runpy
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.errors import SituationError
from gradguide.decisions.ranking.measures import Asking
from gradguide.decisions.reproducing.placement import placement
from gradguide.decisions.reproducing.reproduction import Reproduction, reproduce, used, worth
from gradguide.decisions.situation import Situation
from gradguide.model.claim import Standing
from gradguide.model.fact import InstitutionEntry, Status
from gradguide.model.method import Criterion, Method
from gradguide.model.published_ranking import Placing, PublishedRanking

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "making.py")))
fact = making.fact

PRICE = Criterion("price", "price of a credit", "less", Decimal(1), attribute="tuition_per_credit",
                  keys=({},))  # fmt: skip
CREDITS = Criterion("credits", "credits", "less", Decimal(1), attribute="credits", keys=({},))
STARTS = Criterion("starts", "start dates", "more", Decimal(1), attribute="start_dates_per_year",
                   keys=({},))  # fmt: skip
SCHOOLS = {
    name: InstitutionEntry(f"id-{name}", name, name.title(), state="ME", country="US")
    for name in ("a", "b", "c", "d", "e", *(f"p{number}" for number in range(8)))
}
NOBODY_ASKS = Asking(Situation(), date(2026, 11, 21), {})


def program(name: str, price: Any = None, credits_: Any = None, starts: Any = None) -> Candidate:
    """A program with facts; several values of one are disputed."""
    facts = []
    for attribute, value in (
        ("tuition_per_credit", price),
        ("credits", credits_),
        ("start_dates_per_year", starts),
    ):
        if value is not None:
            facts.append(fact(attribute, *(value if isinstance(value, tuple) else (value,))))
    return making.candidate(*facts, school=SCHOOLS[name], name="ms")


def held(
    programs: list[Candidate],
    *criteria: Criterion,
    positions: list[int] | None = None,
    paid: str = "",
    **more: Any,
) -> Reproduction:
    """The programs, ranked in their order or at the positions, against the criteria."""
    at = positions or list(range(1, len(programs) + 1))
    placings = tuple(
        Placing(position, one.id, one.id, paid=one.id[0] in paid)
        for position, one in sorted(zip(at, programs, strict=True), key=lambda pair: pair[0])
    )
    known = {one.id: one for one in programs}
    return reproduce(PublishedRanking("here", placings, **more), criteria, known, NOBODY_ASKS)


def test_an_order_by_one_fact_is_that_fact_s() -> None:
    found = held([program("a", 400), program("b", 500), program("c", 700)], PRICE)
    assert found.fit is not None
    assert found.fit.exact
    assert found.unreachable == ()
    assert [(j.positions.highest, j.positions.lowest) for j in found.judged] == [
        (1, 1), (2, 2), (3, 3)
    ]  # fmt: skip


def test_a_place_out_of_reach_names_who_is_always_ahead() -> None:
    found = held(
        [
            program("a", 900, 40),
            program("b", 400, 36),
            program("c", 500, 38),
            program("d", 950, 30),
        ],
        PRICE,
        CREDITS,
    )
    assert [one.candidate.id for one in found.unreachable] == ["a/ms"]
    (first,) = found.unreachable
    assert (first.place, first.positions.highest) == (1, 3)
    assert [found.judged[place].candidate.id for place in first.positions.always_ahead] == [
        "b/ms", "c/ms"
    ]  # fmt: skip


def test_who_lacks_a_fact_or_is_unknown_is_listed_and_judged_nowhere() -> None:
    old = fact("credits", 36, status=Status.STALE, year=2010)
    paid_only = fact("credits", 36, standing=Standing.PAID)
    priced = fact("tuition_per_credit", 500)
    programs = [
        program("a", 400, 36),
        program("b", 400),
        making.candidate(old, priced, school=SCHOOLS["c"], name="ms"),
        making.candidate(paid_only, priced, school=SCHOOLS["d"], name="ms"),
        program("e", 700, 40),
    ]
    placings = (
        *(Placing(n, one.id, one.id) for n, one in enumerate(programs, 1)),
        Placing(6, "Nowhere Tech", None, why="nothing goes by that name"),
        Placing(7, "Elsewhere", "elsewhere/ms"),
    )
    known = {one.id: one for one in programs}
    found = reproduce(PublishedRanking("here", placings), (PRICE, CREDITS), known, NOBODY_ASKS)
    assert [one.candidate.id for one in found.judged] == ["a/ms", "e/ms"]
    assert [one.place for one in found.judged] == [1, 2], "counted among those that are judged"
    assert [(one.placing.name, one.lacking) for one in found.not_judged] == [
        ("b/ms", ("credits",)),
        ("c/ms", ("credits",)),
        ("d/ms", ("credits",)),
        ("Nowhere Tech", ()),
        ("Elsewhere", ()),
    ]
    assert found.not_judged[1].why == "credits: only an outdated source states it (2010)"
    assert found.not_judged[3].why == "nothing goes by that name"
    assert found.not_judged[4].why == "elsewhere/ms is not in this release"
    assert found.lacking == {"credits": 3}


def test_a_fact_in_which_nobody_differs_is_set_aside() -> None:
    found = held([program("a", 400, 36), program("b", 500, 36)], PRICE, CREDITS)
    assert [one.name for one in found.criteria] == ["price"]
    assert [one.name for one in found.the_same] == ["credits"]
    assert found.columns == (0,)
    assert held([program("a", 400), program("b", 400)], PRICE).fit is None


def test_too_few_to_judge_says_nothing_of_the_order() -> None:
    assert held([program("a", 400)], PRICE).fit is None
    assert held([program("a", 400), program("b", 500)], PRICE, positions=[1, 1]).fit is None


def test_levels_share_their_places() -> None:
    tied = [program("a", 500), program("b", 400), program("c", 700)]
    found = held(tied, PRICE, positions=[1, 1, 3])
    assert [(one.place, one.level) for one in found.judged] == [(1, 2), (1, 2), (3, 1)]
    assert found.unreachable == ()
    assert found.fit is not None
    assert found.fit.exact


def test_out_of_reach_means_whatever_the_disputed_value_is() -> None:
    # b may ask 300 or 900: with 300 it is first, with 900 last
    open_order = held([program("a", 500), program("b", (300, 900))], PRICE)
    assert open_order.unreachable == ()
    other = held([program("b", (300, 900)), program("a", 500)], PRICE)
    assert other.unreachable == ()
    assert other.fit is not None
    assert (other.fit.exact, other.fit.possible) == (False, True)  # 900 is what counts
    closed = held([program("a", 500), program("b", (300, 450))], PRICE)
    assert [one.candidate.id for one in closed.unreachable] == ["a/ms", "b/ms"]
    assert closed.fit is not None
    assert not closed.fit.possible


@pytest.mark.parametrize(
    ("criterion", "values", "expected"),
    [
        (PRICE, (3, 5), (-5, -3)),
        (STARTS, (1, 2), (1, 2)),
        (Criterion("c", "c", "less", Decimal(1), normalisation="target", target=Decimal(4)),
         (3, 6), (-2, 0)),
        (Criterion("c", "c", "less", Decimal(1), normalisation="target", target=Decimal(9)),
         (3, 6), (-6, -3)),
        (Criterion("c", "c", "less", Decimal(1), normalisation="threshold", target=Decimal(5)),
         (3, 6), (0, 1)),
        (Criterion("c", "c", "more", Decimal(1), normalisation="threshold", target=Decimal(3)),
         (3, 6), (1, 1)),
    ],
)  # fmt: skip
def test_what_values_are_worth(
    criterion: Criterion, values: tuple[int, ...], expected: tuple[int, int]
) -> None:
    assert worth(criterion, tuple(map(Decimal, values))) == tuple(map(Decimal, expected))


def test_the_facts_that_a_ranking_uses_are_named_as_the_method_has_them() -> None:
    method = Method("Sea", "", (PRICE, CREDITS, STARTS))
    assert used(method, []) == method.criteria
    assert used(method, ["starts", "price", "starts"]) == (STARTS, PRICE)
    with pytest.raises(SituationError, match="did you mean credits"):
        used(method, ["credit"])


VALUES = st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))


@settings(max_examples=40, deadline=None)
@given(st.lists(VALUES, min_size=3, max_size=8, unique=True), VALUES)
def test_a_ranking_made_of_weights_is_explained_and_no_place_is_out_of_reach(
    rows: list[tuple[int, int, int]], weights: tuple[int, int, int]
) -> None:
    ends = [(min(column), max(column)) for column in zip(*rows, strict=True)]
    signs = (-1, -1, 1)

    def score(row: tuple[int, int, int]) -> Decimal:
        parts = (
            Decimal(sign * weight * (value - low)) / ((high - low) or 1)
            for sign, weight, value, (low, high) in zip(signs, weights, row, ends, strict=True)
        )
        return sum(parts, Decimal(0))

    scores = sorted(map(score, rows), reverse=True)
    assume(all(one - other > Decimal("0.05") for one, other in pairwise(scores)))
    ordered = sorted(rows, key=score, reverse=True)
    programs = [program(f"p{place}", *row) for place, row in enumerate(ordered)]
    found = held(programs, PRICE, CREDITS, STARTS)
    assert found.fit is not None
    assert found.fit.exact
    assert found.fit.agrees.wrong == 0
    assert found.unreachable == ()


@pytest.mark.parametrize(
    ("paid", "positions", "counts"),
    [
        ("ab", [1, 2, 3, 4], (2, 2, 2, 0)),
        ("cd", [1, 2, 3, 4], (2, 0, 2, 2)),
        ("ac", [1, 2, 3, 4], (2, 1, 2, 1)),
        ("a", [1, 1, 3, 4], (2, 1, 2, 0)),  # who is level with the last of the first counts too
    ],
)
def test_where_paid_entries_stand(paid: str, positions: list[int], counts: tuple[int, ...]) -> None:
    programs = [program(name, 400) for name in "abcd"]
    found = held(programs, PRICE, paid=paid, positions=positions).placement
    assert found is not None
    assert (found.first, found.paid_first, found.others, found.paid_others) == counts


@pytest.mark.parametrize("paid", ["", "abcd"])
def test_where_none_or_all_are_paid_there_is_nothing_to_compare(paid: str) -> None:
    programs = [program(name, 400) for name in "abcd"]
    assert held(programs, PRICE, paid=paid).placement is None
    assert placement(()) is None


def test_a_list_that_does_not_tell_who_paid_is_not_asked() -> None:
    programs = [program(name, 400) for name in "abcd"]
    assert held(programs, PRICE, paid="ab", tells_paid=False).placement is None


def test_paid_marks_change_nothing_but_their_own_counts() -> None:
    programs = [program("a", 500, 30), program("b", 400, 40), program("c", 450, 42)]
    plain, marked = (held(programs, PRICE, CREDITS, paid=paid) for paid in ("", "c"))
    assert plain.fit == marked.fit
    assert [one.positions for one in plain.judged] == [one.positions for one in marked.judged]

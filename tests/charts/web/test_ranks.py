"""The web chart of rank intervals: dots, intervals and brackets are those of the ranking."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.charts.web.drawing import Drawing
from gradguide.charts.web.ranks import BRACKETS, brackets, rank_intervals
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.ranking.ranking import Provenance, Ranked, Ranking, Tie
from gradguide.model.fact import InstitutionEntry, Program
from gradguide.model.method import Method


def ranked(place: int, low: int, high: int, *, school: str = "", degree: str = "MHTS") -> Ranked:
    entry = InstitutionEntry(f"9{place:05}", f"school-{place}", school or f"School {place}")
    program = Program(
        id=f"school-{place}/mhts-{low}", institution_id=entry.id, institution=entry.name,
        name=f"Harbor & Tide Science {low}", kind="program", degree=degree, level="master",
    )  # fmt: skip
    return Ranked(
        Candidate(program, entry), place, 0.5, low, place, high, contributions=(), first=0.0
    )


def ranking(*order: Ranked, ties: tuple[Tie, ...] = ()) -> Ranking:
    return Ranking(
        method=Method.__new__(Method),  # a chart does not look at the method
        ranked=order, above=(), ties=ties, influences=(), left_out=(),
        contributions="parts of the sum", can_reverse="",
        provenance=Provenance("0", "0", {}, date(2026, 11, 1), 1, 10_000, "0"),
    )  # fmt: skip


def strips(drawing: Drawing) -> list[Element]:
    found = ElementTree.fromstring(drawing.svg).iter("li")
    return [one for one in found if "chart-axis" not in (one.get("class") or "")]


def at(mark: Element | None, name: str) -> float:
    assert mark is not None
    return float((mark.get(name) or "").rstrip("%"))


intervals = st.lists(
    st.tuples(st.integers(1, 40), st.integers(1, 40)).map(sorted), min_size=1, max_size=40
)


@given(intervals)
def test_dots_and_lines_lie_at_their_places(ends: list[list[int]]) -> None:
    order = [ranked(place, *pair) for place, pair in enumerate(ends, 1)]
    last = max(len(order), *(high for _, high in ends))
    for strip, one in zip(strips(rank_intervals(ranking(*order))), order, strict=True):
        dot = strip.find(".//circle")
        line = strip.find(".//line[@class='chart-whisker']")
        assert at(dot, "cx") == pytest.approx(100 * one.place / (last + 1), abs=0.01)
        assert at(line, "x1") == pytest.approx(100 * one.low / (last + 1), abs=0.01)
        assert at(line, "x2") == pytest.approx(100 * one.high / (last + 1), abs=0.01)


pairs = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 25)), max_size=12)


@given(pairs)
def test_every_bracket_is_whole_and_alone_in_its_column(found: list[tuple[int, int]]) -> None:
    ties = tuple(Tie(a, b, exact=False) for a, b in found if a < b)
    order = tuple(ranked(place, 1, 20) for place in range(1, 21))
    cells, left_out = brackets(ranking(*order, ties=ties), 20)
    wanted = {(tie.first, min(tie.last, 19)) for tie in ties if tie.first < min(tie.last, 19)}
    drawn = set()
    for column in zip(*cells, strict=True):
        start = None
        for number, cell in enumerate(column):
            assert (cell == "") or (cell == "first") == (start is None)
            if cell == "first":
                start = number
            elif cell == "last":
                assert start is not None
                drawn.add((start, number))
                start = None
            elif cell == "":
                assert start is None
        assert start is None
    assert drawn <= wanted
    assert len(wanted) - len(drawn) == left_out
    assert all(len(row) <= BRACKETS for row in cells)


def test_brackets_without_room_are_counted() -> None:
    order = [ranked(place, 1, 9) for place in range(1, 10)]
    ties = tuple(Tie(n, n + 4, exact=False) for n in range(5))
    drawing = rank_intervals(ranking(*order, ties=ties))
    assert "1 more bracket is not drawn" in drawing.sentence


def test_programs_of_one_school_and_degree_are_told_apart() -> None:
    twins = [ranked(1, 1, 3, school="Port"), ranked(1, 2, 3, school="Port"), ranked(3, 1, 3)]
    names = [
        "".join(span.itertext()).strip()
        for strip in strips(rank_intervals(ranking(*twins)))
        for span in strip.iter("span")
        if span.get("class") == "chart-name"
    ]
    assert names == [
        "1. Port Harbor & Tide Science 1", "1. Port Harbor & Tide Science 2", "3. School 3 MHTS",
    ]  # fmt: skip


def test_a_program_that_has_a_page_is_a_link() -> None:
    hostile = '/program/a?"><script>'
    drawing = rank_intervals(
        ranking(ranked(1, 1, 2), ranked(2, 1, 2)), addresses={"school-1/mhts-1": hostile}
    )
    links = list(ElementTree.fromstring(drawing.svg).iter("a"))
    assert [(one.get("href"), one.text) for one in links] == [(hostile, "1. School 1")]


def test_a_long_ranking_is_cut_and_says_so() -> None:
    order = [ranked(place, 1, 9) for place in range(1, 10)]
    drawing = rank_intervals(ranking(*order), most=4)
    assert len(strips(drawing)) == len(drawing.table.rows) == 4
    assert "5 more are ranked and not drawn" in drawing.sentence


def test_nothing_ranked_is_nothing_drawn() -> None:
    with pytest.raises(ValueError, match="no program passes"):
        rank_intervals(ranking())

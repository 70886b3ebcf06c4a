"""The web chart of a cost: its bars are the bill, in proportion and from nought."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.charts.web.cost import cost_by_term
from gradguide.charts.web.drawing import Drawing
from gradguide.decisions.bounds import Bounds, Ends
from gradguide.decisions.calendar import Season, Term
from gradguide.decisions.costs.bill import Cost, Line, Missing, TermBill

NOTHING = Ends.exactly(0)
SEASONS: tuple[Season, Season] = ("fall", "spring")


def ends(low: int, high: int | None = None) -> Ends:
    return Ends(Decimal(low), Decimal(low if high is None else high))


def term(number: int, tuition: Ends, fees: Ends = NOTHING, visits: Ends = NOTHING) -> TermBill:
    year, month, season = (2027 + (number + 1) // 2, (8, 1)[number % 2], SEASONS[number % 2])
    return TermBill(Term(year, month, season), Decimal(6), tuition, fees, visits, NOTHING)


def cost(*terms: TermBill, missing: bool = False, aid: bool = False, dollars: bool = True) -> Cost:
    lines = (Line("aid", "a grant", ends(1), "x"),) if aid else ()
    total = Bounds(
        sum((min(t.due.low, t.due.high) for t in terms), Decimal(0)),
        sum((max(t.due.low, t.due.high) for t in terms), Decimal(0)),
    )
    gaps = (Missing("fee", "nobody states fees"),) if missing else ()
    return Cost(
        "semester", None, "any", lines, terms, total if terms else None, None, gaps, (),
        in_dollars=dollars,
    )  # fmt: skip


def percent(value: str | None) -> float:
    assert value is not None
    assert value.endswith("%")
    return float(value[:-1])


def rows(drawing: Drawing) -> list[Element]:
    return [
        li
        for li in ElementTree.fromstring(drawing.svg).iter("li")
        if "chart-sum" not in li.get("class", "")
    ]


def bars(row: Element) -> list[tuple[str | None, float, float]]:
    return [
        (rect.get("class"), percent(rect.get("x")), percent(rect.get("width")))
        for rect in row.iter("rect")
    ]


def test_parts_lie_end_to_end_from_nought_and_in_proportion() -> None:
    drawing = cost_by_term(
        cost(term(0, ends(2000), ends(500)), term(1, ends(1000), NOTHING, ends(250)))
    )
    first, second = (bars(row) for row in rows(drawing))
    assert [kind for kind, _, _ in first] == ["chart-tuition", "chart-fees"]
    assert [kind for kind, _, _ in second] == ["chart-tuition", "chart-visits"]
    assert first[0][1] == second[0][1] == 0
    assert first[1][1] == pytest.approx(first[0][2], abs=0.02)
    assert first[0][2] == pytest.approx(2 * second[0][2], abs=0.02)
    assert first[0][2] == pytest.approx(4 * first[1][2], abs=0.05)
    assert second[1][2] == pytest.approx(first[1][2] / 2, abs=0.02)


@given(st.lists(st.tuples(st.integers(0, 90_000), st.integers(0, 9_000)), min_size=1, max_size=12))
def test_every_bar_is_in_the_strip_and_as_long_as_its_amount(
    amounts: list[tuple[int, int]],
) -> None:
    drawing = cost_by_term(cost(*(term(n, ends(a), ends(b)) for n, (a, b) in enumerate(amounts))))
    root = ElementTree.fromstring(drawing.svg)
    longest = max(a + b for a, b in amounts)
    for row, (a, b) in zip(root.iter("li"), amounts, strict=False):
        width = sum(w for _, _, w in bars(row))
        assert width <= 100
        if longest:
            assert width == pytest.approx(100 / 1.02 * (a + b) / longest, abs=0.02)


def test_an_inexact_amount_is_a_line_from_the_least_to_the_most() -> None:
    drawing = cost_by_term(cost(term(0, ends(1000, 3000)), term(1, ends(1000))))
    first, second = rows(drawing)
    whisker = [one for one in first.iter("line") if one.get("class") == "chart-whisker"]
    assert percent(whisker[0].get("x1")) == pytest.approx(bars(first)[0][2], abs=0.01)
    assert percent(whisker[0].get("x2")) == pytest.approx(3 * bars(first)[0][2], abs=0.05)
    assert not [one for one in second.iter("line") if one.get("class") == "chart-whisker"]
    assert "$1,000 to $3,000" in "".join(first.itertext())
    assert "least that a term may cost" in drawing.sentence


def test_the_last_row_is_the_whole_program() -> None:
    drawing = cost_by_term(cost(term(0, ends(2000)), term(1, ends(1000, 1500))))
    last = list(ElementTree.fromstring(drawing.svg).iter("li"))[-1]
    assert "in all" in "".join(last.itertext())
    assert "$3,000 to $3,500" in "".join(last.itertext())
    assert drawing.sentence.startswith(
        "2 terms from fall 2027 to spring 2028, $1,000 to $2,000 a term, $3,000 to $3,500 in all."
    )


def test_parts_are_named_with_their_sums_and_only_if_somebody_pays_them() -> None:
    drawing = cost_by_term(cost(term(0, ends(2000), ends(50)), term(1, ends(1000), ends(50))))
    key = ElementTree.fromstring(drawing.svg).find(".//p[@class='chart-key']")
    assert [" ".join("".join(span.itertext()).split()) for span in key] == [
        "tuition $3,000", "fees $100",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (cost(term(0, ends(5)), missing=True), "not known is not in the bars"),
        (cost(term(0, ends(5)), aid=True), "aid has been taken off"),
        (cost(term(0, ends(5)), dollars=False), "Nobody says that these amounts are dollars"),
        (cost(term(0, ends(5))), "One term, fall 2027: $5."),
    ],
)
def test_the_sentence_says_what_one_could_misread(found: Cost, said: str) -> None:
    assert said in cost_by_term(found).sentence


def test_without_a_price_there_is_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match="no price is known"):
        cost_by_term(cost())

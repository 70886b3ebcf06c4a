"""The web charts of wages and projections: published figures in their order, and nothing else."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.charts.web.drawing import Drawing
from gradguide.charts.web.marks import span
from gradguide.charts.web.projections import percent, projections
from gradguide.charts.web.wages import wage_ranges
from gradguide.model.national import Projection, Wages
from gradguide.outlook.careers import Row
from gradguide.outlook.pay import PERCENTILES, Figures, Outlook, Pay

FIVE = (30_000, 40_000, 50_000, 60_000, 70_000)


def pay(figures: tuple[int | None, ...] = FIVE, area: str = "US", top: int | None = None) -> Pay:
    """Published wages; with `top` the highest percentile is known as "at least"."""
    known: dict[str, Any] = dict(zip(PERCENTILES, figures, strict=True))
    coded: tuple[str, ...] = ()
    if top is not None:
        known["p90"], coded = None, ("p90",)
    wages = Wages("1", area, 2025, 10, mean=1, top_coded=coded, top=top, **known)
    return Pay(area, "published", wages)


def row(title: str = "Pilots", soc: str = "1", **figures: Any) -> Row:
    known = {"nation": pay(), "state": None, "outlook": None, **figures}
    return Row(soc, title, Figures(**known), (), "subject")


def outlook(change: int, openings: int = 100) -> Outlook:
    return Outlook(
        Projection("1", 2024, 2034, 1000, 1000 + change, change, openings, "", "", ""), None
    )


def strips(drawing: Drawing) -> list[Element]:
    found = ElementTree.fromstring(drawing.svg).iter("li")
    return [one for one in found if "chart-axis" not in (one.get("class") or "")]


def at(mark: Element, name: str) -> float:
    return float((mark.get(name) or "").rstrip("%"))


def marks(strip: Element, kind: str) -> list[Element]:
    return [one for one in strip.iter() if one.get("class") == kind]


figures = st.lists(st.integers(15_000, 400_000), min_size=5, max_size=5).map(sorted).map(tuple)


@given(st.lists(figures, min_size=1, max_size=6))
def test_marks_lie_where_the_figures_are(known: list[tuple[int, ...]]) -> None:
    found = [row(f"No. {n}", str(n), nation=pay(one)) for n, one in enumerate(known)]
    top = max(max(one) for one in known) * 1.12
    for strip, five in zip(strips(wage_ranges(found)), known, strict=True):
        (whisker,), (half,), (middle,) = (
            marks(strip, kind) for kind in ("chart-whisker", "chart-half", "chart-median")
        )
        drawn = [at(whisker, "x1"), at(half, "x"), at(middle, "x1"),
                 at(half, "x") + at(half, "width"), at(whisker, "x2")]  # fmt: skip
        assert drawn == pytest.approx([100 * value / top for value in five], abs=0.02)


@given(figures, st.integers(100_000, 400_000))
def test_words_in_a_strip_never_overlap_and_never_leave_it(
    known: tuple[int, ...], top: int
) -> None:
    found = [row("One", "1", nation=pay(known)), row("Two", "2", nation=pay((top,) * 5))]
    for strip in strips(wage_ranges(found)):
        spans = [
            span(at(word, "x"), word.text or "", word.get("text-anchor", "start"))
            for word in marks(strip, "chart-tick")
        ]
        (_, first_end), (second_start, second_end) = spans
        assert spans[0][0] >= -0.01
        assert second_end <= 100.01
        assert first_end <= second_start + 0.01


def test_at_least_is_written_so_and_has_an_arrow() -> None:
    (strip,) = strips(wage_ranges([row(nation=pay(top=239_200))]))
    assert "$239,200 or more →" in [one.text for one in marks(strip, "chart-tick")]


def test_what_is_not_published_is_left_out_and_counted() -> None:
    gone = row("Masons", "2", nation=Pay("US", "not published"))
    drawing = wage_ranges([row(), gone])
    assert len(strips(drawing)) == 1
    assert "1 more is not drawn" in drawing.sentence
    with pytest.raises(ValueError, match="no wages"):
        wage_ranges([gone])


def test_a_state_stands_under_the_nation() -> None:
    drawing = wage_ranges([row(state=pay(area="OH"))], state_name="Ohio")
    names = [
        "".join(one.itertext()).split()
        for one in ElementTree.fromstring(drawing.svg).iter("span")
        if one.get("class") == "chart-name"
    ]
    assert names == [["Pilots", "United", "States"], ["Ohio"]]


@given(st.lists(st.integers(-900, 900), min_size=1, max_size=8))
def test_growth_goes_right_and_decline_left_of_one_line(changes: list[int]) -> None:
    found = [row(f"No. {n}", str(n), outlook=outlook(one)) for n, one in enumerate(changes)]
    per = set()
    for strip, change in zip(strips(projections(found)), changes, strict=True):
        (zero,) = marks(strip, "chart-zero")
        (bar,) = strip.iter("rect")
        left, right = at(bar, "x"), at(bar, "x") + at(bar, "width")
        assert 0 <= left <= right <= 100.01
        kind = "chart-growth" if change >= 0 else "chart-decline"
        assert bar.get("class") == kind
        assert at(zero, "x1") == pytest.approx(left if change >= 0 else right, abs=0.02)
        if abs(change) > 100:
            per.add(round(at(bar, "width") / abs(change), 3))
    assert max(per, default=0) - min(per, default=0) <= 0.002


def test_an_occupation_without_a_projection_is_counted() -> None:
    drawing = projections([row(outlook=outlook(42, 1300)), row("Masons", "2")])
    assert "1 more is not drawn" in drawing.sentence
    assert drawing.table.rows == (("Pilots", "2024 to 2034", "1,000", "1,042", "+4.2 %", "1,300"),)
    with pytest.raises(ValueError, match="projection"):
        projections([row()])


@pytest.mark.parametrize(
    ("permille", "words"),
    [(42, "+4.2 %"), (-3, "−0.3 %"), (0, "0 %"), (200, "+20 %"), (-150, "−15 %")],
)
def test_percent(permille: int, words: str) -> None:
    assert percent(permille) == words


def test_a_chart_that_is_kept_is_of_the_same_rows_and_state() -> None:
    first, second = row(state=pay(area="OH")), row(state=pay((1_000, *FIVE[1:]), area="OH"))
    drawn = [wage_ranges([one], state_name="Ohio") for one in (first, second, first)]
    assert drawn[0] == drawn[2] != drawn[1]
    assert wage_ranges([first], state_name="Iowa") != drawn[0]

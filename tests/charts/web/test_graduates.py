"""The web chart of graduates: the same height is the same number, and a gap is no nought."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.charts.web.graduates import MOST, graduates_by_year
from gradguide.model.national import Award, Completions
from gradguide.outlook.completions import series_of
from gradguide.outlook.graduates import Counted, Graduates

FIRST = 2020


def counted(*totals: int | None, number: int = 1, imputed: bool = False) -> Counted:
    years = range(FIRST, FIRST + len(totals))
    award = Award(number, "900001", f"44.07{number:02}", "Harbor Work", "master", 7, 2020, 2024)
    known = [
        Completions(year, total, 0, total, 0, imputed)
        for year, total in zip(years, totals, strict=True)
        if total is not None
    ]
    return Counted(award, series_of(years, known))


def graduates(*rows: Counted) -> Graduates:
    return Graduates(rows, None, (), ())


def rows(found: Graduates) -> list[Element]:
    return list(ElementTree.fromstring(graduates_by_year(found).svg).iter("li"))


def heights(row: Element) -> list[float]:
    return [float((rect.get("height") or "")[:-2]) for rect in row.iter("rect")]


def words(row: Element) -> list[str | None]:
    return [one.text for one in row.iter("text")]


@given(st.lists(st.lists(st.integers(0, 5000), min_size=5, max_size=5), min_size=1, max_size=4))
def test_the_same_height_is_the_same_number_in_every_row(totals: list[list[int]]) -> None:
    shown = [one for one in totals if any(one)]
    if not shown:
        return
    drawn = rows(graduates(*(counted(*one, number=n) for n, one in enumerate(totals))))
    most = max(max(one) for one in shown)
    for row, numbers in zip(drawn, shown, strict=True):
        assert heights(row) == pytest.approx([3.3 * number / most for number in numbers], abs=0.011)


def test_a_year_without_a_count_has_words_and_no_column() -> None:
    (row,) = rows(graduates(counted(12, None, 0, 1200, 7)))
    assert len(heights(row)) == 4
    assert words(row) == [
        "12", "2020", "no count", "2021", "0", "2022", "1,200", "2023", "7", "2024",
    ]  # fmt: skip
    figure = row.find("span[@class='chart-figure']")
    assert figure is not None
    assert figure.text == "12 in 2020, 0 in 2022, 1,200 in 2023, 7 in 2024"


def test_of_many_years_the_first_and_the_last_are_written() -> None:
    (row,) = rows(graduates(counted(*range(1, 11))))
    assert words(row) == ["1", "2020", "10", "2029"]
    assert len(heights(row)) == 10


def test_an_estimate_has_a_star() -> None:
    assert "6*" in words(rows(graduates(counted(6, 6, imputed=True)))[0])


def test_no_more_than_most_awards_are_drawn_and_the_sentence_counts_the_rest() -> None:
    found = graduates(*(counted(1, 2, n, number=n) for n in range(1, MOST + 3)), counted(0, 0, 0))
    drawing = graduates_by_year(found)
    assert len(drawing.table.rows) == MOST
    assert "3 more subjects and levels are not drawn" in drawing.sentence


@pytest.mark.parametrize("found", [(), (counted(0, 0, None),)])
def test_nothing_to_draw_is_said(found: tuple[Counted, ...]) -> None:
    with pytest.raises(ValueError, match="no graduates"):
        graduates_by_year(graduates(*found))

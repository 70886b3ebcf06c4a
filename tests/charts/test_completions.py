"""The chart of graduates by year: the numbers stand in it, gaps are no noughts, one scale."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from gradguide.charts.completions import MOST, graduates_by_year
from gradguide.charts.figure import Figure, png, svg
from gradguide.model.national import Award, Completions
from gradguide.outlook.completions import series_of
from gradguide.outlook.graduates import Counted, Graduates

YEARS = (2022, 2023, 2024)


def counted(number: int, *totals: int | None, imputed: bool = False) -> Counted:
    award = Award(number, "900001", f"44.07{number:02}", "Harbor Work", "master", 7, 2022, 2024)
    known = [
        Completions(year, total, 0, total, 0, imputed)
        for year, total in zip(YEARS, totals, strict=True)
        if total is not None
    ]
    return Counted(award, series_of(YEARS, known))


def graduates(*rows: Counted, others: int = 0, shared: bool = False) -> Graduates:
    return Graduates(rows, None, (("a/b", "Another"),) if shared else (), (), others)


def words(shown: Figure) -> list[str]:
    root = ElementTree.fromstring(svg(shown))
    return [one.text or "" for one in root.iter() if one.tag.endswith("text")]


def test_every_count_stands_over_its_bar_and_in_the_table() -> None:
    shown = graduates_by_year(graduates(counted(1, 1200, None, 0)), "Harbor State")
    assert {"1,200", "no count", "0"} <= set(words(shown))
    assert shown.table.header == ("award", "CIP", "2022", "2023", "2024")
    assert shown.table.rows == (("Harbor Work, master's", "44.0701", "1,200", "no count", "0"),)


def test_the_same_length_is_the_same_number_in_every_row() -> None:
    shown = graduates_by_year(graduates(counted(1, 100, 100, 100), counted(2, 50, 50, 60)), "Two")
    rows = shown.spec["vconcat"]
    tops = [row["layer"][0]["encoding"]["y"]["scale"]["domain"] for row in rows]
    assert [low for low, _ in tops] == [0, 0]
    assert tops[0][1] / rows[0]["height"] == pytest.approx(tops[1][1] / rows[1]["height"])


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (graduates(counted(1, 1, 2, 3), shared=True), "Other programs"),
        (graduates(counted(1, 1, 2, 3, imputed=True)), "star"),
        (graduates(counted(1, 1, 2, 3), counted(2, 0, 0, 0)), "1 more subject and level is not"),
        (graduates(*(counted(n, 1, 2, n) for n in range(1, MOST + 3)), others=4), "6 more"),
    ],
)
def test_the_sentence_says_what_one_could_misread(found: Graduates, said: str) -> None:
    shown = graduates_by_year(found, "Harbor State")
    assert said in shown.sentence
    assert shown.spec["description"] == shown.sentence


@pytest.mark.parametrize("rows", [(), (counted(1, 0, 0, None),), (counted(1, None, None, None),)])
def test_nothing_to_draw_is_said(rows: tuple[Counted, ...]) -> None:
    with pytest.raises(ValueError, match="no graduates"):
        graduates_by_year(graduates(*rows), "Nobody")


def test_it_can_be_a_picture_and_is_the_same_each_time() -> None:
    shown = graduates_by_year(graduates(counted(1, 5, 6, 7)), "Harbor State")
    assert png(shown).startswith(b"\x89PNG")
    assert svg(shown) == svg(graduates_by_year(graduates(counted(1, 5, 6, 7)), "Harbor State"))

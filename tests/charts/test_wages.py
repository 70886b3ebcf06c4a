"""The chart of wage ranges: its lines and labels are the published figures, and nothing else."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from gradguide.charts.figure import Figure, png, svg
from gradguide.charts.wages import wage_ranges
from gradguide.model.national import Occupation, Wages
from gradguide.outlook.careers import Row
from gradguide.outlook.pay import Figures, Pay

LONG = "Captains, Mates, Pilots and Other Persons in Charge of Vessels on Inland and Coastal Waters"


def pay(area: str = "US", *, scale: int = 1, top: int | None = None, **gone: None) -> Pay:
    """Published wages; `gone` percentiles are None, those over `top` are "at least"."""
    figures: dict[str, Any] = {"p10": 30_000, "p25": 40_000, "median": 50_000, "p75": 60_000,
                               "p90": 70_000}  # fmt: skip
    figures = {name: scale * value for name, value in figures.items()} | gone
    coded = () if top is None else ("p90",)
    if top is not None:
        figures["p90"] = None
    return Pay(
        area, "published", Wages("53-5021", area, 2025, 10, mean=1, top_coded=coded, top=top,
                                 **figures)
    )  # fmt: skip


def row(title: str = "Pilots", soc: str = "53-5021", **figures: Any) -> Row:
    known = {"nation": pay(), "state": None, "outlook": None, **figures}
    return Row(soc, title, Figures(**known), (), "subject")


def words(shown: Figure) -> list[str]:
    """The texts of the drawing; lines of one label are texts of their own."""
    root = ElementTree.fromstring(svg(shown))
    return ["".join(one.itertext()) for one in root.iter() if one.tag.endswith("text")]


def data(shown: Figure) -> list[dict[str, Any]]:
    (rows, *_) = shown.spec["datasets"].values()
    return list(rows)


def test_the_middle_and_both_ends_are_labelled() -> None:
    shown = wage_ranges("Pay", [row()])
    assert {"Pilots", "$30,000", "$50,000", "$70,000"} <= set(words(shown))
    assert shown.table.rows == (
        ("Pilots", "United States", "2025", "$30,000", "$40,000", "$50,000", "$60,000", "$70,000"),
    )


def test_lines_stand_in_the_order_of_the_rows() -> None:
    shown = wage_ranges("Pay", [row("Zoologists", "1"), row("Actors", "2"), row("Masons", "3")])
    labels = [word for word in words(shown) if word in ("Zoologists", "Actors", "Masons")]
    assert labels == ["Zoologists", "Actors", "Masons"]
    assert [one["id"] for one in data(shown)] == [0, 1, 2]


def test_a_state_stands_under_the_nation() -> None:
    one, other = row(state=pay("OH", scale=2)), row("Keepers", "2")
    shown = wage_ranges("Pay", [one, other], state_name="Ohio")
    assert [line["name"] for line in data(shown)] == ["Pilots\nUnited States", "Ohio", "Keepers"]
    assert shown.table.rows[1][:2] == ("Pilots", "Ohio")


def test_a_state_without_wages_is_said() -> None:
    state = Pay("OH", "not in this release")
    shown = wage_ranges("Pay", [row(state=state)], state_name="Ohio")
    assert "No wages of Ohio are known here." in shown.sentence
    assert len(data(shown)) == 1


def test_what_is_only_at_least_is_drawn_there_with_an_arrow() -> None:
    shown = wage_ranges("Pay", [row(nation=pay(top=239_200))])
    assert data(shown)[0]["p90"] == 239_200
    assert "$239,200 or more →" in words(shown)


def test_an_end_that_is_not_published_is_not_drawn_further() -> None:
    shown = wage_ranges("Pay", [row(nation=pay(p10=None, p90=None, p75=None))])
    (line,) = data(shown)
    assert (line["p10"], line["p75"], line["p90"]) == (40_000, 50_000, 50_000)
    assert shown.table.rows[0][3:] == (
        "not published", "$40,000", "$50,000", "not published", "not published",
    )  # fmt: skip


def test_what_has_no_wages_is_counted_and_not_drawn() -> None:
    none = Pay("US", "not published")
    shown = wage_ranges("Pay", [row(), row("Actors", "2", nation=none)])
    assert "1 more is not drawn" in shown.sentence
    with pytest.raises(ValueError, match="no wages"):
        wage_ranges("Pay", [row(nation=none)])


def test_a_long_table_is_cut_and_says_so() -> None:
    rows = [row(f"Pilots {number}", str(number)) for number in range(5)]
    shown = wage_ranges("Pay", rows, most=3)
    assert len(data(shown)) == 3
    assert "2 more are not drawn" in shown.sentence


def test_occupations_published_together_are_named_as_what_they_are_published_as() -> None:
    together = Occupation("53-5020", "Pilots and Stewards")
    shown = wage_ranges("Pay", [row(published_as=together)])
    assert "Pilots and Stewards" in words(shown)


def test_names_of_one_wording_are_told_apart() -> None:
    shown = wage_ranges("Pay", [row("Pilots", "1"), row("Pilots", "2")])
    assert {"Pilots (1)", "Pilots (2)"} <= set(words(shown))


def test_a_long_name_is_wrapped_and_whole() -> None:
    shown = wage_ranges("Pay", [row(LONG)])
    (line,) = data(shown)
    assert line["name"].count("\n") >= 2
    assert " ".join(line["name"].split()) == LONG
    assert shown.table.rows[0][0] == LONG


def test_it_becomes_a_picture_with_a_description() -> None:
    shown = wage_ranges("Pay", [row()])
    assert png(shown).startswith(b"\x89PNG")
    assert shown.spec["description"] == shown.sentence
    assert "Bureau of Labor Statistics" in shown.sentence and "2025" in shown.sentence

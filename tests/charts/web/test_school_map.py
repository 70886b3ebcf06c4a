"""The map of schools: circles where the schools are, as large as their number of programs."""

from __future__ import annotations

import re
from math import pi
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from gradguide.charts.geography.projection import projected
from gradguide.charts.web.school_map import MOST, Placed, place_of, school_map
from gradguide.model.fact import InstitutionEntry
from gradguide.sources.registry import bundled


def school(number: int, latitude: float | None, longitude: float | None, state: str = "OH",
           name: str = "") -> InstitutionEntry:  # fmt: skip
    return InstitutionEntry(
        f"9{number:05}", f"school-{number}", name or f"School {number}", "Port", state, "US",
        "public", latitude, longitude,
    )  # fmt: skip


def circles(svg: str) -> list[Element]:
    return list(ElementTree.fromstring(svg).iter("circle"))


def test_a_circle_lies_at_its_school_and_its_area_goes_with_the_programs() -> None:
    one, four = school(1, 40.0, -83.0), school(2, 41.4, -81.8)
    found = circles(school_map([Placed(one, 1), Placed(four, 4)], "m").svg)
    big, small = found  # large ones lie below
    x, y = projected(40.0, -83.0, "OH")
    assert float(small.get("cx") or 0) == pytest.approx(x, abs=0.06)
    assert float(small.get("cy") or 0) == pytest.approx(y, abs=0.06)
    areas = [pi * float(circle.get("r") or 0) ** 2 for circle in (big, small)]
    assert areas[0] == pytest.approx(4 * areas[1], rel=0.03)


def test_a_school_that_has_a_page_is_a_link_with_its_name() -> None:
    hostile = school(1, 40.0, -83.0, name='"><script>alert(1)</script>')
    drawing = school_map([Placed(hostile, 2, "/school/1?a=1&b=2")], "m")
    (link,) = ElementTree.fromstring(drawing.svg).iter("a")
    assert link.get("href") == "/school/1?a=1&b=2"
    assert link.get("aria-label") == f"{hostile.name}, Port, OH: 2 programs"
    assert "<script" not in drawing.svg


@pytest.mark.parametrize(
    ("latitude", "longitude", "state"),
    [(53.5, -113.5, "AB"), (None, None, "OH"), (13.4, 144.8, "GU")],
)
def test_what_is_not_on_the_map_is_counted_and_listed(
    latitude: float | None, longitude: float | None, state: str
) -> None:
    away = school(2, latitude, longitude, state)
    assert place_of(away) is None
    drawing = school_map([Placed(school(1, 40.0, -83.0), 1), Placed(away, 3)], "m")
    assert len(circles(drawing.svg)) == 1
    assert "1 more is not on this map; the list has them" in drawing.sentence
    assert drawing.table.rows[1] == ("School 2", "Port", state, "3", "no")


@pytest.mark.parametrize(
    ("latitude", "longitude", "state"),
    [(21.3, -157.82, "HI"), (64.86, -147.83, "AK"), (18.4, -66.05, "PR"), (47.65, -122.3, "WA")],
)
def test_insets_are_on_the_map(latitude: float, longitude: float, state: str) -> None:
    assert place_of(school(1, latitude, longitude, state)) is not None


def test_schools_at_one_place_share_a_circle_without_a_link() -> None:
    placed = [Placed(school(n, 40.0, -83.0), 2, f"/school/{n}") for n in range(3)]
    drawing = school_map(placed, "m")
    (circle,) = circles(drawing.svg)
    assert "School 0, Port, OH: 2 programs; School 1" in "".join(circle.itertext())
    assert "<a " not in drawing.svg
    assert "share a circle" in drawing.sentence


def test_a_whole_country_is_drawn_with_few_circles_and_no_school_is_lost() -> None:
    entries = [
        InstitutionEntry(one.id, one.id, one.name, one.city, one.state, one.country, "",
                         one.latitude, one.longitude)
        for one in bundled().institutions.values()
    ]  # fmt: skip
    drawing = school_map([Placed(one, 1) for one in entries], "m")
    titles = ["".join(one.itertext()) for one in circles(drawing.svg)]
    assert 50 < len(titles) <= MOST
    programs = [re.findall(r": ([\d,]+) programs?(?:;|$)", title) for title in titles]
    counted = sum(int(one.replace(",", "")) for found in programs for one in found)
    assert counted == sum(place_of(one) is not None for one in entries)


def test_no_place_known_is_nothing_drawn() -> None:
    with pytest.raises(ValueError, match="no place is known"):
        school_map([Placed(school(1, None, None), 1)], "m")


def test_areas_stay_in_proportion_where_circles_would_be_too_large() -> None:
    few, many = school(1, 40.0, -83.0), school(2, 41.4, -81.8)
    big, small = circles(school_map([Placed(few, 100), Placed(many, 900)], "m").svg)
    assert float(big.get("r") or 0) == pytest.approx(3 * float(small.get("r") or 0), abs=0.2)
    assert float(big.get("r") or 0) <= 24

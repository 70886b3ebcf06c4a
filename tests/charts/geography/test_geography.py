"""The map's projection and borders, against Snyder's example, other maps and 5,800 schools."""

from __future__ import annotations

import re
from itertools import pairwise
from math import cos, hypot, radians
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.charts.geography.outline import contains, outline
from gradguide.charts.geography.projection import HEIGHT, STATES, WIDTH, Albers, projected
from gradguide.model.states import STATE_NAMES
from gradguide.sources.registry import bundled


def test_snyders_numerical_example() -> None:
    """Professional Paper 1395, appendix A, Albers for the sphere, radius 1."""
    cone = Albers(29.5, 45.5, -96, 23, -96, 0, 0, 1)
    x, y = cone.place(35, -75)
    assert (x, -y) == pytest.approx((0.2952720, 0.2416774), abs=1e-7)


@pytest.mark.parametrize(
    ("latitude", "longitude", "state", "x", "y"),
    [
        (36.999, -109.045, "CO", 264.64, 327.96),
        (41.0, -109.05, "UT", 277.10, 237.16),
    ],
)
def test_corners_of_states_lie_where_us_atlas_draws_them(
    latitude: float, longitude: float, state: str, x: float, y: float
) -> None:
    assert projected(latitude, longitude, state) == pytest.approx((x, y), abs=0.1)


@given(st.floats(26, 48), st.floats(-122, -70))
def test_equal_areas_stay_equal(latitude: float, longitude: float) -> None:
    """A small square of the sphere takes the same area of the map wherever it lies."""
    step = 0.01
    corners = [
        STATES.place(latitude + a * step, longitude + b * step)
        for a, b in ((0, 0), (0, 1), (1, 1), (1, 0))
    ]
    doubled = sum(
        ax * by - bx * ay
        for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True)
    )
    on_sphere = radians(step) ** 2 * cos(radians(latitude + step / 2)) * STATES.scale**2
    assert abs(doubled) / 2 == pytest.approx(on_sphere, rel=1e-4)


def distance(x: float, y: float, ax: int, ay: int, bx: int, by: int) -> float:
    """From a place to the nearest of a side from a to b."""
    wide, high = bx - ax, by - ay
    along = ((x - ax) * wide + (y - ay) * high) / ((wide**2 + high**2) or 1)
    part = min(max(along, 0), 1)
    return hypot(x - ax - part * wide, y - ay - part * high)


def test_schools_lie_in_their_states() -> None:
    """All but a few on the coast, which a thinned border cuts off by a unit or two."""
    states = outline().states
    schools = [
        (one, projected(one.latitude, one.longitude, one.state))
        for one in bundled().institutions.values()
        if one.latitude is not None and one.longitude is not None and one.state in states
    ]
    assert len(schools) > 2000
    outside = [(one, at) for one, at in schools if not contains(states[one.state], *at)]
    assert len(outside) < len(schools) / 50
    far = [
        one.name
        for one, (x, y) in outside
        if min(distance(x, y, *a, *b) for ring in states[one.state] for a, b in pairwise(ring)) > 4
    ]
    assert far == [
        "Community Christian College"
    ]  # NCES has it in Arizona, at a place in California


@pytest.mark.parametrize(
    ("city", "latitude", "longitude", "state"),
    [
        ("Denver", 39.74, -104.98, "CO"), ("Columbus", 39.96, -83.0, "OH"),
        ("Austin", 30.27, -97.74, "TX"), ("Albany", 42.65, -73.76, "NY"),
        ("Lansing", 42.73, -84.56, "MI"), ("Sacramento", 38.58, -121.49, "CA"),
        ("Tallahassee", 30.44, -84.28, "FL"), ("Fairbanks", 64.84, -147.72, "AK"),
        ("Hilo", 19.7, -155.1, "HI"), ("Caguas", 18.23, -66.03, "PR"),
        ("Marquette", 46.54, -87.4, "MI"),
    ],
)  # fmt: skip
def test_cities_lie_in_their_state_and_in_no_other(
    city: str, latitude: float, longitude: float, state: str
) -> None:
    at = projected(latitude, longitude, state)
    assert [code for code, rings in outline().states.items() if contains(rings, *at)] == [state]


def test_every_state_has_closed_rings_on_the_map() -> None:
    states = outline().states
    assert set(states) == set(STATE_NAMES)
    for code, rings in states.items():
        for ring in rings:
            assert ring[0] == ring[-1], code
            assert len(ring) >= 4, code
        largest = max(rings, key=len)
        assert any(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in largest), code


def test_paths_are_whole_and_small() -> None:
    """A path with an error is drawn up to the error, and nothing says so."""
    drawn = outline()
    ring = re.compile(r"(?:M-?\d+ -?\d+l-?\d+(?:[+-]\d+)+z)+")
    border = re.compile(r"(?:M-?\d+ -?\d+l-?\d+(?:[+-]\d+)+)+")
    assert ring.fullmatch(drawn.land)
    assert border.fullmatch(drawn.borders)
    for data in (drawn.land, drawn.borders):
        numbers = [re.findall(r"[+-]?\d+", part)[2:] for part in data.split("M")[1:]]
        assert all(len(steps) % 2 == 0 and steps for steps in numbers)
        ElementTree.fromstring(f'<path d="{data}"/>')
    assert len(drawn.land) + len(drawn.borders) < 20_000

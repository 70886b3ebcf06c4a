"""The parts that finding is made of: bitmaps from masks, distances, places, words nearby."""

from __future__ import annotations

import math
import runpy
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from pyroaring import BitMap

from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.bitmaps import Packed, bitmap_of, mask_of, packed
from gradguide.decisions.finding.counts import Sets, Some
from gradguide.decisions.finding.place import (
    EARTH_RADIUS_MILES,
    directions,
    miles,
    place_called,
    towns_of,
)
from gradguide.decisions.finding.words import Words, postings_of
from gradguide.model.institution import Institution

typos = runpy.run_path(str(Path(__file__).with_name("finding.py")))["typos"]


@settings(deadline=None, max_examples=50)
@given(
    st.integers(0, 200_000),
    st.floats(0, 1),
    st.integers(0, 2**32 - 1),
)
def test_a_mask_becomes_the_set_of_its_places(size: int, share: float, seed: int) -> None:
    mask = np.random.default_rng(seed).random(size) < share
    assert bitmap_of(mask) == BitMap(np.flatnonzero(mask).tolist())
    assert np.array_equal(mask_of(bitmap_of(mask), size), mask)


@pytest.mark.parametrize("count", [4095, 4096, 4097, 65535, 65536, 65537])
def test_sets_at_the_bounds_of_a_container(count: int) -> None:
    mask = np.zeros(140_000, bool)
    mask[:count] = True
    assert bitmap_of(mask) == BitMap(range(count))


@settings(deadline=None, max_examples=60)
@given(
    st.integers(1, 300),
    st.lists(st.floats(0, 1), max_size=6),
    st.floats(0, 1),
    st.integers(0, 2**32 - 1),
    st.data(),
)
def test_all_sets_are_counted_at_once(
    size: int, shares: list[float], share: float, seed: int, data: st.DataObject
) -> None:
    chance = np.random.default_rng(seed)
    sets = [bitmap_of(chance.random(size) < some) for some in shares]
    among = Some(bitmap_of(chance.random(size) < share), size)
    first = data.draw(st.integers(0, len(sets)))
    last = data.draw(st.integers(first, len(sets)))
    wanted = [len(one & among.programs) for one in sets[first:last]]
    assert Sets(sets, size).counts(among, first, last).tolist() == wanted


@given(st.lists(st.sets(st.integers(0, 100_000), max_size=20)))
def test_packed_sets_come_back_whatever_they_were_made_of(sets: list[set[int]]) -> None:
    data, ends = packed(BitMap(sorted(one)) for one in sets)
    assert [set(one) for one in Packed(data, ends)] == sets
    backwards = [BitMap(sorted(one, reverse=True)) for one in sets]
    assert packed(backwards) == (data, ends)


def angle(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The angle between two places, by the product of their directions."""
    (a, b), (c, d) = (tuple(map(math.radians, place)) for place in (left, right))
    one = (math.cos(a) * math.cos(b), math.cos(a) * math.sin(b), math.sin(a))
    two = (math.cos(c) * math.cos(d), math.cos(c) * math.sin(d), math.sin(c))
    cross = math.hypot(
        one[1] * two[2] - one[2] * two[1],
        one[2] * two[0] - one[0] * two[2],
        one[0] * two[1] - one[1] * two[0],
    )
    return math.atan2(cross, sum(x * y for x, y in zip(one, two, strict=True)))


DEGREES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(DEGREES, arrays.arrays(float, (5, 2), elements=st.floats(-90, 90)))
def test_distances_on_the_sphere(place: tuple[float, float], others: np.ndarray) -> None:
    found = miles(place, directions(others[:, 0], others[:, 1]))
    wanted = [EARTH_RADIUS_MILES * angle(place, (lat, lon)) for lat, lon in others.tolist()]
    assert found == pytest.approx(wanted, abs=0.05)


def test_from_new_york_to_los_angeles() -> None:
    # as the great-circle distance between the two city halls is commonly given
    (found,) = miles((40.7128, -74.0060), directions(np.array([34.0522]), np.array([-118.2437])))
    assert found == pytest.approx(2446, abs=1)


TOWNS = {
    "columbus, GA": (32.5, -84.9), "columbus, OH": (40.0, -83.0), "kent, OH": (41.2, -81.4),
    "new york, NY": (40.7, -74.0), "montreal, QC": (45.5, -73.6),
}  # fmt: skip
CALLED = [
    ("Columbus, OH", (40.0, -83.0)),
    ("columbus ohio", (40.0, -83.0)),
    ("COLUMBUS,Ohio", (40.0, -83.0)),
    ("Kent", (41.2, -81.4)),
    ("New York, New York", (40.7, -74.0)),
    ("new york ny", (40.7, -74.0)),
    ("Montréal, QC", (45.5, -73.6)),
    ("39.96,-83.00", (39.96, -83.0)),
    (" 39.96 -83 ", (39.96, -83.0)),
]


@pytest.mark.parametrize(("text", "place"), CALLED)
def test_places_as_people_write_them(text: str, place: tuple[float, float]) -> None:
    assert place_called(text, TOWNS) == place


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Columbus", "'Columbus' can be several places; give degrees, as in 39.96,-83.00, or one "
                     "of Columbus, GA; Columbus, OH"),
        ("Columbos, OH", "is no town that is known here; give degrees, as in 39.96,-83.00, or one "
                         "of Columbus, OH"),
        ("-100,20", "is no place on earth"),
        ("", "is no town that is known here"),
    ],
)  # fmt: skip
def test_places_that_are_none_or_several(text: str, message: str) -> None:
    with pytest.raises(SituationError) as error:
        place_called(text, TOWNS)
    assert message in str(error.value)


def test_without_towns_only_degrees_are_places() -> None:
    with pytest.raises(SituationError, match=r"give degrees, as in 39\.96,-83\.00$"):
        place_called("Kent, OH", {})


def test_a_town_is_at_the_median_of_its_schools() -> None:
    at = [(40.0, -83.0), (40.2, -83.1), (10.0, 10.0)]
    schools = [Institution("1", "A", "Columbus", "OH", latitude=n, longitude=e) for n, e in at]
    unknown = [Institution("2", "B", "Kent", "OH"), Institution("3", "C", "", "OH", latitude=1.0)]
    assert towns_of([*schools, *unknown]) == {"columbus, OH": (40.0, -83.0)}


LETTERS = st.text("abc", min_size=1, max_size=8)


@given(LETTERS, st.sets(LETTERS))
def test_the_words_nearby_are_those_with_the_fewest_typos(word: str, vocabulary: set[str]) -> None:
    known, postings = postings_of([(0, [" ".join(sorted(vocabulary)), "", "", "", "", ""])])
    allowed = 0 if len(word) <= 3 else 1 if len(word) <= 5 else 2
    apart = {one: typos(word, one) for one in vocabulary}
    least = min((count for count in apart.values() if count), default=99)
    wanted = [one for one in sorted(vocabulary) if apart[one] == least <= allowed]
    assert list(Words(known, postings).near(word)) == wanted

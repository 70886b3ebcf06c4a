"""How far schools are from a place: the place by its name or degrees, distances in miles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import median
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process

from gradguide.decisions.errors import SituationError
from gradguide.extraction.folding import fold
from gradguide.model.states import place_code

EARTH_RADIUS_MILES = 3958.76
"""The mean radius of the earth, 6371.0088 km (International Union of Geodesy and Geophysics)."""

Place = tuple[float, float]
"""Degrees north and east."""

Directions = NDArray[np.float64]

_DEGREES = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,;\s]\s*([+-]?\d+(?:\.\d+)?)\s*")
_SHOWN = 5


class Located(Protocol):
    """A school that is somewhere."""

    @property
    def city(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...


def towns_of(schools: Iterable[Located]) -> dict[str, Place]:
    """Towns by "town, ST", folded, in order. A town is in the middle of its schools: at the
    median of their degrees, so that one that is registered elsewhere does not move it."""
    north: dict[str, list[float]] = defaultdict(list)
    east: dict[str, list[float]] = defaultdict(list)
    for school in schools:
        if school.city and school.latitude is not None and school.longitude is not None:
            town = f"{fold(school.city)}, {school.state}"
            north[town].append(school.latitude)
            east[town].append(school.longitude)
    return {
        town: (round(median(north[town]), 4), round(median(east[town]), 4))
        for town in sorted(north)
    }


def directions(north: NDArray[np.float64], east: NDArray[np.float64]) -> Directions:
    """Unit vectors from the centre of the earth, an array of shape (3, n); NaN where a place is
    not known."""
    lat, lon = np.radians(north), np.radians(east)
    return np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def miles(place: Place, others: Directions) -> NDArray[np.float64]:
    """Great-circle distances from a place, from the chord between the directions, which is exact
    for near places too; NaN where a place is not known. The earth taken as a sphere: wrong by
    half a per cent at most."""
    here = directions(np.array([place[0]]), np.array([place[1]]))
    half_chord = np.sqrt(((others - here) ** 2).sum(axis=0)) / 2
    distances: NDArray[np.float64] = 2 * EARTH_RADIUS_MILES * np.arcsin(np.minimum(half_chord, 1))
    return distances


def place_called(text: str, towns: Mapping[str, Place]) -> Place:
    """The place that "Columbus, OH", "columbus ohio" or "39.96,-83.00" means.

    `towns` are those known, by "town, ST" folded. A town alone is enough if there is one of its
    name.

    Raises:
        SituationError: no such place is known, or several are; names those that come nearest.
    """
    degrees = _DEGREES.fullmatch(text)
    if degrees:
        north, east = float(degrees[1]), float(degrees[2])
        if abs(north) > 90 or abs(east) > 180:
            raise SituationError(
                f"near: {text!r} is no place on earth; give degrees north and east, as in "
                "39.96,-83.00"
            )
        return north, east
    wanted = _town(text)
    if wanted in towns:
        return towns[wanted]
    alike = [town for town in towns if town.rpartition(",")[0] == wanted]
    if len(alike) == 1:
        return towns[alike[0]]
    near = alike or [town for town, _, _ in process.extract(wanted, list(towns), limit=_SHOWN)]
    known = "; ".join(_shown(town) for town in near[:_SHOWN])
    raise SituationError(
        f"near: {text!r} {'can be several places' if alike else 'is no town that is known here'}; "
        f"give degrees, as in 39.96,-83.00{f', or one of {known}' if known else ''}"
    )


def _town(text: str) -> str:
    """A town as it is known: its name folded and the two letters of its state."""
    folded = " ".join(fold(text).replace(",", " , ").split()).replace(" ,", ",")
    town, comma, state = folded.rpartition(", ")
    if comma:
        return f"{town}, {place_code(state) or state.upper()}"
    words = folded.split()
    for length in (1, 2, 3):
        code = place_code(" ".join(words[-length:]))
        if code and len(words) > length:
            return f"{' '.join(words[:-length])}, {code}"
    return folded


def _shown(town: str) -> str:
    name, _, state = town.rpartition(", ")
    return f"{name.title()}, {state}"


def distance_of(school: Located, place: Place) -> float | None:
    """How many miles a school is from a place; None where nobody says where it is."""
    if school.latitude is None or school.longitude is None:
        return None
    there = directions(np.array([school.latitude]), np.array([school.longitude]))
    return float(miles(place, there)[0])

"""The borders of the states on the map, as `tools/make_map.py` puts them down in states.json."""

from __future__ import annotations

import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Outline:
    """Lines in whole units of the map.

    states   rings of points by postal code; the last point of a ring is the first
    land     the coast and the outer borders, as the data of an SVG path to be filled
    borders  the borders between states, as the data of an SVG path to be drawn
    """

    states: Mapping[str, tuple[tuple[Point, ...], ...]]
    land: str
    borders: str


@cache
def outline() -> Outline:
    """The map; the file is read once."""
    found = json.loads(files("gradguide.charts.geography").joinpath("states.json").read_bytes())
    arcs = [_points(steps) for steps in found["arcs"]]
    used = Counter(
        _plain(arc) for rings in found["states"].values() for ring in rings for arc in ring
    )
    drawn = [arc for arc in sorted(used) if len(arcs[arc]) > 1]  # of some a point is left
    outer = [arcs[arc] for arc in drawn if used[arc] == 1]
    inner = [arcs[arc] for arc in drawn if used[arc] > 1]
    return Outline(
        {
            code: tuple(_joined([_turned(arcs, arc) for arc in ring]) for ring in rings)
            for code, rings in found["states"].items()
        },
        "".join(f"{_path(ring)}z" for ring in _chained(outer)),
        "".join(map(_path, inner)),
    )


def contains(rings: Iterable[Sequence[Point]], x: float, y: float) -> bool:
    """Whether a place lies within rings: a ray from it crosses them an odd number of times."""
    inside = False
    for ring in rings:
        for (ax, ay), (bx, by) in itertools.pairwise(ring):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                inside = not inside
    return inside


def _plain(arc: int) -> int:
    return arc if arc >= 0 else -arc - 1


def _turned(arcs: Sequence[Sequence[Point]], arc: int) -> Sequence[Point]:
    return arcs[arc] if arc >= 0 else arcs[_plain(arc)][::-1]


def _points(steps: Sequence[int]) -> tuple[Point, ...]:
    x = y = 0
    out = []
    for right, down in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + right, y + down
        out.append((x, y))
    return tuple(out)


def _joined(parts: Iterable[Sequence[Point]]) -> tuple[Point, ...]:
    """Parts end to end, with the point that two of them share once."""
    out: list[Point] = []
    for part in parts:
        out += part[1:] if out else part
    return tuple(out)


def _chained(parts: Sequence[Sequence[Point]]) -> list[tuple[Point, ...]]:
    """The rings that the parts of a coast make, in whatever direction each part was written."""
    at: defaultdict[Point, list[int]] = defaultdict(list)
    for number, part in enumerate(parts):
        at[part[0]].append(number)
        at[part[-1]].append(number)
    left = dict.fromkeys(range(len(parts)))
    rings = []
    while left:
        number = next(iter(left))
        del left[number]
        chain = [parts[number]]
        while chain[-1][-1] != chain[0][0]:
            end = chain[-1][-1]
            number = next(one for one in at[end] if one in left)
            del left[number]
            part = parts[number]
            chain.append(part if part[0] == end else part[::-1])
        rings.append(_joined(chain))
    return rings


def _path(points: Sequence[Point]) -> str:
    """The data of an SVG path, in steps: as short as it can be."""
    steps = itertools.pairwise(points)
    data = "".join(f"{bx - ax:+d}{by - ay:+d}" for (ax, ay), (bx, by) in steps)
    return f"M{points[0][0]} {points[0][1]}l{data.lstrip('+')}"

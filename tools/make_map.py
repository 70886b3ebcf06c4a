"""Makes the map of the United States that gradguide draws schools on.

    python tools/make_map.py states-10m.json src/gradguide/charts/geography/states.json

`states-10m.json` is a file of the npm package us-atlas (ISC licence), which gives out the U.S.
Census Bureau's cartographic boundary files of 2017 (public domain) as TopoJSON in degrees. The
borders are put on the map by gradguide's own projection, then thinned after Visvalingam and
Whyatt (The Cartographic Journal 30, 1993, 46-51): the point that makes the smallest triangle with
its neighbours goes first. Borders that states share are thinned once, so that no gap opens.

The file that comes out has `arcs` (each a list of whole units: the first point, then steps from
point to point), and `states`: by postal code rings of arcs, where -1 is arc 0 the other way round.
"""

from __future__ import annotations

import heapq
import itertools
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from gradguide.charts.geography.projection import projected
from gradguide.model.states import STATE_NAMES

AREA = 1.0
"""Square units of the triangle below which a point is left out."""

ISLAND = 5.0
"""Square units below which a part of a state is left out, unless it is the largest."""

Point = tuple[float, float]


def main(source: Path, out: Path) -> None:
    """Read the topology, write the map, and say how large it is."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    codes = {name: code for code, name in STATE_NAMES.items()}
    shapes = {
        codes[one["properties"]["name"]]: _rings(one)
        for one in topology["objects"]["states"]["geometries"]
        if one["properties"]["name"] in codes
    }
    home = {_plain(arc): code for code, rings in shapes.items() for ring in rings for arc in ring}
    whole = {arc: _projected(topology, arc, code) for arc, code in home.items()}
    kept = {code: _without_islands(rings, whole) for code, rings in shapes.items()}
    used = Counter(_plain(arc) for rings in kept.values() for ring in rings for arc in ring)
    number = {arc: place for place, arc in enumerate(sorted(used))}
    arcs = [_steps(_thinned(whole[arc])) for arc in number]
    states = {
        code: [[number[a] if a >= 0 else -number[_plain(a)] - 1 for a in ring] for ring in rings]
        for code, rings in sorted(kept.items())
    }
    text = json.dumps({"arcs": arcs, "states": states}, separators=(",", ":"))
    out.write_text(text + "\n", encoding="utf-8")
    points = sum(len(arc) // 2 for arc in arcs)
    print(f"{len(states)} states, {len(arcs)} arcs, {points:,} points, {len(text):,} bytes")


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    """The outer rings of a state; lakes within one are left out."""
    if geometry["type"] == "Polygon":
        return [geometry["arcs"][0]]
    return [polygon[0] for polygon in geometry["arcs"]]


def _plain(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _projected(topology: dict[str, Any], arc: int, state: str) -> list[Point]:
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    out = []
    for right, up in topology["arcs"][arc]:
        x, y = x + right, y + up
        out.append(projected(y * high + low, x * wide + left, state))
    return out


def _points(ring: list[int], whole: dict[int, list[Point]]) -> list[Point]:
    out: list[Point] = []
    for arc in ring:
        points = whole[_plain(arc)]
        out += points if arc >= 0 else points[::-1]
    return out


def _without_islands(rings: list[list[int]], whole: dict[int, list[Point]]) -> list[list[int]]:
    sized = [(_area(_points(ring, whole)), ring) for ring in rings]
    largest = max(size for size, _ in sized)
    return [ring for size, ring in sized if size >= ISLAND or size == largest]


def _area(ring: list[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def _thinned(points: list[Point]) -> list[Point]:
    """The points whose triangle is large enough; both ends stay, and a ring keeps four points."""
    least = 4 if points[0] == points[-1] else 2
    before = list(range(-1, len(points) - 1))
    after = list(range(1, len(points) + 1))
    there = [True] * len(points)

    def triangle(at: int) -> float:
        return _area([points[before[at]], points[at], points[after[at]]])

    queue = [(triangle(at), at) for at in range(1, len(points) - 1)]
    heapq.heapify(queue)
    left = len(points)
    while queue and left > least:
        size, at = heapq.heappop(queue)
        if size >= AREA:
            break
        if not there[at] or size < triangle(at):
            continue  # it has gone, or its triangle has grown and stands in the queue again
        there[at] = False
        left -= 1
        after[before[at]], before[after[at]] = after[at], before[at]
        for neighbour in (before[at], after[at]):
            if 0 < neighbour < len(points) - 1:
                heapq.heappush(queue, (max(size, triangle(neighbour)), neighbour))
    return [point for point, stays in zip(points, there, strict=True) if stays]


def _steps(points: list[Point]) -> list[int]:
    """Whole units: the first point, then steps; points that fall together are one."""
    whole = [(round(x), round(y)) for x, y in points]
    out = [*whole[0]]
    for (ax, ay), (bx, by) in itertools.pairwise(whole):
        if (ax, ay) != (bx, by):
            out += (bx - ax, by - ay)
    return out


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

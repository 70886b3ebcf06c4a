"""Where schools are: a circle for each on the map of the United States, a link where it has one.

The map is for screens that are wide enough; its table, the list of schools, says the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from markupsafe import Markup, escape

from gradguide.charts.geography.outline import outline
from gradguide.charts.geography.projection import HEIGHT, INSETS, WIDTH, projected
from gradguide.charts.table import Table
from gradguide.charts.web.drawing import Drawing
from gradguide.model.fact import InstitutionEntry
from gradguide.model.states import STATE_NAMES

MOST = 250
"""Circles on a map. Where more places have schools, neighbours share a circle."""

_SIDES = (1, 16, 20, 24, 28, 32, 40, 54, 81)  # units: of squares whose schools share a circle
_ONE, _LARGEST = 4.5, 24.0  # radius in units: of one program, and at most of the largest circle
_NAMED = 3  # schools of a shared circle that its name lists; of more the place is named


@dataclass(frozen=True, slots=True)
class Placed:
    """A school with the number of programs that are shown of it, and its page's address or ""."""

    school: InstitutionEntry
    programs: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class _Circle:
    x: float
    y: float
    schools: tuple[Placed, ...]

    @property
    def programs(self) -> int:
        return sum(one.programs for one in self.schools)


_AtPlace = tuple[Placed, tuple[float, float]]


def school_map(schools: Iterable[Placed], ids: str) -> Drawing:
    """The schools on the map; the area of a circle grows with the number of programs.

    A school outside the states and Puerto Rico, or of which no place is known, is not on the map;
    the sentence counts it and the table has it. `ids` begins the ids in the chart and must be the
    page's own.

    Raises:
        ValueError: no school can be placed.
    """
    listed = sorted(schools, key=lambda one: (one.school.name, one.school.id))
    placed = [(one, found) for one in listed if (found := place_of(one.school)) is not None]
    if not placed:
        raise ValueError("there is no school to draw: no place is known of any")
    circles = _circles(placed)
    unit = min(_ONE, _LARGEST / sqrt(circles[0].programs)) if circles[0].programs else _ONE
    sentence = _sentence(listed, len(placed), circles)
    base = escape(ids)
    svg = Markup(  # every text in it went through escape()
        f'<svg class="chart chart-map" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" '
        f'aria-labelledby="{base}-t" aria-describedby="{base}-d">'
        f'<title id="{base}-t">Map of schools</title><desc id="{base}-d">{escape(sentence)}</desc>'
        f"{_land()}{''.join(_drawn(circle, unit) for circle in circles)}</svg>"
    )
    return Drawing(svg, sentence, _table(listed))


def place_of(school: InstitutionEntry) -> tuple[float, float] | None:
    """Where a school is on the map, or None: no place is known of it, or it is not on this map."""
    if school.latitude is None or school.longitude is None or school.state not in STATE_NAMES:
        return None
    x, y = projected(school.latitude, school.longitude, school.state)
    return (x, y) if 0 <= x <= WIDTH and 0 <= y <= HEIGHT else None


def _land() -> str:
    drawn = outline()
    frames = "".join(f'<path class="chart-inset" d="{_FRAMES[state]}"/>' for state in INSETS)
    return (
        f'<path class="chart-land" d="{drawn.land}"/>'
        f'<path class="chart-borders" d="{drawn.borders}"/>{frames}'
    )


_FRAMES = {
    "AK": "M0 490h130l60 60v60",
    "HI": "M190 550h60l60 60",
    "PR": "M870 610v-50h105",
}
"""Lines that part the insets from the map."""


def _circles(placed: Sequence[_AtPlace]) -> list[_Circle]:
    """A circle for each square that has schools, in the middle of them. Large circles lie below
    small ones."""
    side = _side(placed)
    squares: defaultdict[tuple[float, float], list[_AtPlace]] = defaultdict(list)
    for one in placed:
        squares[one[1][0] // side, one[1][1] // side].append(one)
    found = [
        _Circle(
            sum(x for _, (x, _) in group) / len(group),
            sum(y for _, (_, y) in group) / len(group),
            tuple(one for one, _ in group),
        )
        for group in squares.values()
    ]
    return sorted(found, key=lambda circle: -circle.programs)


def _side(placed: Sequence[_AtPlace]) -> int:
    """The side of the smallest squares of which so few have schools that they can be drawn."""
    if len(placed) <= MOST:
        return _SIDES[0]
    enough = bisect_left(
        _SIDES,
        True,
        key=lambda side: len({(x // side, y // side) for _, (x, y) in placed}) <= MOST,
    )
    return _SIDES[min(enough, len(_SIDES) - 1)]


def _drawn(circle: _Circle, unit: float) -> str:
    """A circle whose radius is `unit` for one program: areas go with the number of programs.

    Circles lie over each other, so that the focus could not be seen in all of them: the Tab key
    passes them, and leads to the schools in the list that comes with every map.
    """
    radius = unit * sqrt(circle.programs)
    name = escape(_named(circle))
    shape = (
        f'<circle class="chart-school" cx="{circle.x:.1f}" cy="{circle.y:.1f}" '
        f'r="{radius:.1f}"><title>{name}</title></circle>'
    )
    address = circle.schools[0].address if len(circle.schools) == 1 else ""
    if not address:
        return shape
    return f'<a href="{escape(address)}" tabindex="-1" aria-label="{name}">{shape}</a>'


def _named(circle: _Circle) -> str:
    if len(circle.schools) <= _NAMED:
        return "; ".join(
            f"{one.school.name}, {_where(one.school)}: {_counted(one.programs)}"
            for one in circle.schools
        )
    largest = max(circle.schools, key=lambda one: one.programs)
    return (
        f"{len(circle.schools):,} schools near {_where(largest.school)}: "
        f"{_counted(circle.programs)}"
    )


def _where(school: InstitutionEntry) -> str:
    return ", ".join(part for part in (school.city, school.state) if part) or "place unknown"


def _counted(programs: int) -> str:
    return f"{programs:,} {'program' if programs == 1 else 'programs'}"


def _sentence(listed: Sequence[Placed], placed: int, circles: Sequence[_Circle]) -> str:
    states = len({one.school.state for circle in circles for one in circle.schools})
    text = (
        f"{placed:,} {'school' if placed == 1 else 'schools'} in {states} "
        f"{'state or territory' if states == 1 else 'states and territories'}; the larger a "
        "circle, the more programs."
    )
    if any(len(circle.schools) > 1 for circle in circles):
        text += " Schools that lie close together share a circle."
    off = len(listed) - placed
    if off:
        text += f" {off:,} more {'is' if off == 1 else 'are'} not on this map; the list has them."
    return text


def _table(listed: Sequence[Placed]) -> Table:
    header = ("school", "city", "state or province", "programs", "on the map")
    return Table(
        header,
        tuple(
            (
                one.school.name,
                one.school.city or "unknown",
                one.school.state or "unknown",
                f"{one.programs:,}",
                "no" if place_of(one.school) is None else "yes",
            )
            for one in listed
        ),
    )

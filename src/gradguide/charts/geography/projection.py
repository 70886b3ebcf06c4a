"""From latitude and longitude to a place on the map of the United States.

Albers' conic equal-area projection of the sphere with two standard parallels: J. P. Snyder, Map
Projections, a Working Manual, U.S. Geological Survey Professional Paper 1395 (1987), chapter 14,
equations 14-1 to 14-6, https://doi.org/10.3133/pp1395. The standard parallels are those that the
chapter names for maps of the conterminous states (29.5 and 45.5 degrees), of Alaska (55 and 65)
and of Hawaii (8 and 18). Alaska, Hawaii and Puerto Rico stand in insets below the other states;
Alaska at 0.35 of their scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import cos, radians, sin, sqrt

WIDTH, HEIGHT = 975, 610
"""Units of the map."""


@dataclass(frozen=True)
class Albers:
    """A cone with its standard parallels and central meridian, put on the map.

    The place at `latitude` and `longitude` (degrees north and east) comes to stand at (`x`, `y`);
    `scale` is units of the map to a radius of the Earth, along the standard parallels.
    """

    south: float
    north: float
    meridian: float
    latitude: float
    longitude: float
    x: float
    y: float
    scale: float

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Units to the right and down from the map's upper left corner."""
        right, up = self._raw(latitude, longitude)
        middle_right, middle_up = self._middle
        return (
            self.x + self.scale * (right - middle_right),
            self.y - self.scale * (up - middle_up),
        )

    @cached_property
    def _middle(self) -> tuple[float, float]:
        return self._raw(self.latitude, self.longitude)

    @cached_property
    def _n(self) -> float:
        return (sin(radians(self.south)) + sin(radians(self.north))) / 2  # 14-6

    @cached_property
    def _c(self) -> float:
        return cos(radians(self.south)) ** 2 + 2 * self._n * sin(radians(self.south))  # 14-5

    def _raw(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Radii of the Earth to the right and up from the cone's apex."""
        turned = (longitude - self.meridian + 180) % 360 - 180  # over the date line, too
        theta = self._n * radians(turned)  # 14-4
        rho = sqrt(self._c - 2 * self._n * sin(radians(latitude))) / self._n  # 14-3
        return rho * sin(theta), -rho * cos(theta)  # 14-1 and 14-2


STATES = Albers(29.5, 45.5, -96, 38.7, -96.6, 487.5, 305, 1300)
ALASKA = Albers(55, 65, -154, 58.5, -156, 88.4, 566.3, 455)
HAWAII = Albers(8, 18, -157, 19.9, -160, 221, 580.6, 1300)
PUERTO_RICO = Albers(8, 18, -66.4, 18.2, -66.4, 915, 575, 1300)

INSETS = {"AK": ALASKA, "HI": HAWAII, "PR": PUERTO_RICO}
"""The parts that do not lie where they are, by postal code."""


@lru_cache(16_384)  # places of schools, of which there are some thousands
def projected(latitude: float, longitude: float, state: str) -> tuple[float, float]:
    """Where a place of a state (its postal code) is on the map."""
    return INSETS.get(state, STATES).place(latitude, longitude)

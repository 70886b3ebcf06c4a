"""What an occupation pays and how it is projected to change, with the file that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from gradguide.catalog.national import National
from gradguide.model.national import Dataset, Occupation, Projection, Wages

NATION = "US"

Told = Literal["published", "not published", "not in this release"]
"""Whether wages of an area are known: the agency publishes them; it publishes the area's wages
and none for the occupation; or the release was built without the area's file."""

Percentile = Literal["p10", "p25", "median", "p75", "p90"]
PERCENTILES: tuple[Percentile, ...] = ("p10", "p25", "median", "p75", "p90")


@dataclass(frozen=True, slots=True)
class Pay:
    """The newest wages of an occupation in an area ("US" or a state's two letters)."""

    area: str
    told: Told
    wages: Wages | None = None
    dataset: Dataset | None = None

    def dollars(self, name: Percentile) -> int | None:
        """A percentile in dollars a year; None where it is not released, or only as "at least"."""
        return None if self.wages is None else getattr(self.wages, name)

    def at_least(self, name: Percentile) -> int | None:
        """What a percentile is at least, where no figure is published for it."""
        if self.wages is None or name not in self.wages.top_coded:
            return None
        return self.wages.top


@dataclass(frozen=True, slots=True)
class Outlook:
    """A projection with its file."""

    projection: Projection
    dataset: Dataset | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What is published of an occupation. `published_as` is the occupation of BLS's own that the
    figures are of, where it publishes several only together."""

    nation: Pay
    state: Pay | None
    outlook: Outlook | None
    published_as: Occupation | None = None


class Published:
    """Figures on occupations in an open release."""

    def __init__(self, national: National, areas: Iterable[str]) -> None:
        self._national = national
        self._areas = frozenset(areas)
        self._datasets = national.datasets()

    def dataset(self, name: str, year: int | None = None) -> Dataset | None:
        """The file of that name, the newest where no year is asked for."""
        found = [d for d in self._datasets if d.name == name and year in (None, d.year)]
        return found[-1] if found else None

    def has_area(self, area: str) -> bool:
        """Whether the release holds any wages of an area."""
        return area in self._areas

    @property
    def has_states(self) -> bool:
        """Whether the release holds wages of any state, and not of the nation alone."""
        return bool(self._areas - {NATION})

    def figures(self, soc: str, state: str | None = None) -> Figures:
        """The newest figures of an occupation, for the nation and a state where one is asked
        for; those of the group that it is published with, where it stands alone nowhere."""
        own = self._figures(soc, state, None)
        if own.nation.told == "published" or own.outlook is not None:
            return own
        together = self._national.published_with(soc)
        return own if together is None else self._figures(together.soc, state, together)

    def _figures(self, soc: str, state: str | None, published_as: Occupation | None) -> Figures:
        projection = self._national.projection(soc)
        return Figures(
            nation=self._pay(soc, NATION),
            state=None if state is None else self._pay(soc, state),
            outlook=None
            if projection is None
            else Outlook(projection, self.dataset("bls-projections", projection.from_year)),
            published_as=published_as,
        )

    def _pay(self, soc: str, area: str) -> Pay:
        found = self._national.wages(soc, area)
        if not found:
            return Pay(area, "not published" if self.has_area(area) else "not in this release")
        newest = found[-1]
        name = "bls-wages-national" if area == NATION else "bls-wages-state"
        known = any(getattr(newest, one) is not None for one in PERCENTILES)
        told: Told = "published" if known or newest.top_coded else "not published"
        return Pay(area, told, newest, self.dataset(name, newest.year))

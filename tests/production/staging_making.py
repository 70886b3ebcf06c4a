"""A staging area with a few made schools, subjects and awards, as NCES would count them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gradguide.model.national import LEVEL_OF_CODE, TABLES
from gradguide.sources.federal.staging import Staging, renumber

TITLES = {
    "25.0101": "Tide Science", "25.0199": "Harbors, Other", "52.0201": "Barge Administration",
    "45.0199": "Sea Studies, Other", "45.9999": "Sea Studies, Other",
}  # fmt: skip
NEWEST = 2024


@dataclass(frozen=True)
class Reported:
    """What a school reports of a subject at a level: graduates by year, and programs, those
    online and those partly, where it reports on distance education."""

    unitid: str
    cip: str
    code: int
    graduates: Mapping[int, int]
    distance: tuple[int, int, int] | None = None


def school(unitid: str, name: str, city: str = "Port", state: str = "ME") -> tuple[object, ...]:
    """A row of the directory."""
    return (unitid, name, json.dumps([]), city, state, "public", "", "", 1, None, None, 44.5,
            -68.2, NEWEST)  # fmt: skip


SCHOOLS = (
    school("900001", "Saltmarsh State University"),
    school("900002", "Port College"),
    school("900003", "Lighthouse University", "Fogtown", "OH"),
    school("900004", "Lighthouse University", "Mist", "OR"),
)


def staging_of(
    reported: Iterable[Reported], schools: Sequence[tuple[object, ...]] = SCHOOLS
) -> Staging:
    """The tables with these rows."""
    staging = Staging()
    _insert(staging, "schools", schools)
    _insert(staging, "cips", list(TITLES.items()))
    datasets = [
        (name, NEWEST, "NCES", title, "published", f"https://nces.example/{name}.zip",
         f"{name}.zip", "0" * 64, 1)
        for name, title in (("ipeds-completions", "Completions"), ("ipeds-distance", "Distance"),
                            ("ipeds-charges", "Charges"))
    ]  # fmt: skip
    _insert(staging, "datasets", datasets)
    awards, completions, distance = [], [], {}
    for number, one in enumerate(reported, 1):
        level = LEVEL_OF_CODE[one.code]
        years = sorted(one.graduates)
        awards.append((number, one.unitid, one.cip, level, one.code, years[0], years[-1]))
        completions += [(number, y, n, 0, n, 0, None) for y, n in one.graduates.items()]
        if one.distance is not None:
            distance[one.unitid, one.cip, level] = (NEWEST, *one.distance)
    _insert(staging, "awards", awards)
    _insert(staging, "completions", completions)
    _insert(staging, "distance", [(*key, *said) for key, said in distance.items()])
    renumber(staging)
    return staging


def add(staging: Staging, table: str, *rows: tuple[object, ...]) -> None:
    """Further rows."""
    _insert(staging, table, rows)


def _insert(staging: Staging, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(TABLES[table].names))
        staging.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)

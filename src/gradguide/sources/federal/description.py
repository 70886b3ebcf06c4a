"""Descriptions of federal datasets: one TOML file beside the module that reads it.

A description says how the files are named, where they come from, which columns are read and what
may stand there, and what is asserted about a file before anything is built of it.
docs/federal-data.md tells how to write one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from importlib import resources
from typing import Literal

import msgspec

from gradguide.sources.federal.kinds import KINDS
from gradguide.sources.fetching.addresses import published_files

_PACKAGE = "gradguide.sources.federal"
_YEARS = {"{year}": r"(?P<year>\d{4})", "{yy}": r"(?P<yy>\d{2})", "*": ".*"}
_SUFFIXES = ("zip", "csv", "parquet", "xlsx")


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A column that is read. `since` and `until` are the years of files that have it, `also` its
    names in other years. `missing` are values that say that there is none, `markers` words that
    may stand in place of a number and are kept. `pattern` is a regular expression for its name in
    files whose columns name years; `{year}` in it is the file's. Where it is `required`, every
    row has a value. A column that is `optional` may be absent, one
    that is not `compiled` may be absent from a file that was compiled from the published one."""

    kind: str
    codes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    pattern: str = ""
    since: int = 0
    until: int = 9999
    required: bool = False
    optional: bool = False
    compiled: bool = True

    @property
    def is_numbered(self) -> bool:
        """Whether all codes are numbers, which may be written with zeros before them."""
        return bool(self.codes) and all(
            code.isdecimal() and code == str(int(code)) for code in self.codes
        )

    def needed(self, year: int, compiled: bool) -> bool:
        """Whether a file of a year has to have the column."""
        covered = self.since <= year <= self.until
        return covered and not self.optional and (self.compiled or not compiled)


class Assertion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What has to hold before a release is built: a measure and its bounds.

    `measure` is an SQL expression over the rows of one file, under the condition `where`. Where
    `of` is "query" it is a whole query over the file's table, `raw_file`; where `of` is "all", one
    over the staged tables, asked when all files are in. `{year}` in it is the file's year.
    `years` and `editions` are those of the files it is about, all where none are named. `says` is
    what is measured, in words, `source` where the figure was taken from.
    """

    name: str
    measure: str
    says: str = ""
    where: str = "true"
    of: Literal["file", "query", "all"] = "file"
    years: tuple[int, ...] = ()
    editions: tuple[str, ...] = ()
    equals: int | float | str | None = None
    least: int | float | None = None
    most: int | float | None = None
    source: str = ""

    def covers(self, year: int, edition: str) -> bool:
        return (not self.years or year in self.years) and (
            not self.editions or edition in self.editions
        )

    def holds(self, found: object) -> bool:
        """Whether a measured value is within the bounds; none is not."""
        if self.equals is not None:
            return found == self.equals
        if not isinstance(found, int | float):
            return False
        low = self.least is None or found >= self.least
        return low and (self.most is None or found <= self.most)

    @property
    def expected(self) -> str:
        """The bounds in words."""
        if self.equals is not None:
            return f"{self.equals}"
        bounds = [f"at least {self.least}"] if self.least is not None else []
        bounds += [f"at most {self.most}"] if self.most is not None else []
        return " and ".join(bounds)


class _Dataset(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    order: int
    agency: str
    title: str
    address: str = ""
    published: tuple[str, ...] = ()
    documented: tuple[str, ...]
    module: str
    files: tuple[str, ...]
    first_year: int
    last_year: int = 9999
    year: int | None = None
    inside: tuple[str, ...] = ()


class _Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    sheet: str | None = None
    header_row: int = 1
    missing: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


class Description(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """A dataset: its files, its columns by the names of the newest layout, its assertions.

    `key` are the columns that no two rows have alike, but for rows that lack the first. Datasets
    are read in the order of `dataset.order`. Under the names of `dataset.inside` no year is said:
    of a zip so named, the date of its newest member says it, and of a file in a zip the zip does.
    `reading.ends` are beginnings of the row of a sheet after which there is only small print."""

    dataset: _Dataset
    columns: dict[str, Column]
    key: tuple[str, ...] = ()
    reading: _Reading = _Reading()
    assertions: tuple[Assertion, ...] = ()

    @property
    def name(self) -> str:
        return self.dataset.name

    def address(self, year: int) -> str:
        """Where the file of a year is published (`addresses.toml`): the first address at which
        somebody is known to have got it, else the first. Where it has none there, the page that
        the description names, if any."""
        names = self.dataset.published or (self.name,)
        for file in published_files():
            if file.id in names and (not file.yearly or file.has(year)):
                places = file.places(year if file.yearly else None)
                if places:
                    return next((one for one in places if one.confirmed), places[0]).at
        return self.dataset.address

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(_pattern(name) for name in self.dataset.files)

    def year_of(self, file_name: str) -> int | None:
        """The year of a file that is named as this dataset's are, None for any other."""
        stem, _, suffix = file_name.lower().rpartition(".")
        if suffix not in _SUFFIXES:
            return None
        for pattern in self._patterns:
            if match := pattern.fullmatch(stem):
                named = match.groupdict()
                if "year" in named:
                    return int(named["year"])
                return 2000 + int(named["yy"]) if "yy" in named else self.dataset.year
        return None

    def is_undated(self, file_name: str) -> bool:
        """Whether a file has a name of this dataset that says no year."""
        stem, _, suffix = file_name.lower().rpartition(".")
        return suffix in _SUFFIXES and stem in {name.lower() for name in self.dataset.inside}

    def needed(self, year: int, compiled: bool = False) -> tuple[str, ...]:
        """The columns that a file of a year has to have."""
        return tuple(name for name, column in self.columns.items() if column.needed(year, compiled))


def _pattern(name: str) -> re.Pattern[str]:
    parts = re.split(r"(\{year\}|\{yy\}|\*)", name.lower())
    return re.compile("".join(_YEARS.get(part, re.escape(part)) for part in parts) + "(_rv)?")


def read_description(text: str, place: str) -> Description:
    """A description from its TOML.

    Raises:
        ValueError: it is not as it should be; says where.
    """
    try:
        described = msgspec.convert(tomllib.loads(text), Description)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ValueError(f"{place}: {error}") from error
    for name, column in described.columns.items():
        if column.kind not in KINDS:
            raise ValueError(
                f"{place}: column {name}: kind {column.kind!r} is none of {', '.join(KINDS)}"
            )
        if (column.kind == "code") != bool(column.codes):
            raise ValueError(f"{place}: column {name}: a code, and only a code, lists its codes")
    if missing := [name for name in described.key if name not in described.columns]:
        raise ValueError(f"{place}: the key names {missing[0]!r}, which is no column of it")
    for one in described.assertions:
        if one.equals is None and one.least is None and one.most is None:
            raise ValueError(f"{place}: assertion {one.name} has no bounds")
    return described


@cache
def descriptions() -> Mapping[str, Description]:
    """All datasets by name, in the order in which they are read."""
    found = list[Description]()
    for file in resources.files(_PACKAGE).iterdir():
        if file.name.endswith(".toml"):
            text = file.read_text(encoding="utf-8")
            if "[dataset]" in text.splitlines():
                found.append(read_description(text, file.name))
    found.sort(key=lambda one: (one.dataset.order, one.name))
    return {one.name: one for one in found}

"""Which files agencies publish and where: `sources/federal/addresses.toml`, or a table like it.

A table of one's own has the same shape; it serves where an address has moved before gradguide
knows of it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal

import msgspec

Form = Literal["zip", "xlsx", "csv"]

_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class AddressTableError(ValueError):
    """The table of addresses cannot be read, or something in it is not as it should be."""


class NothingToFetchError(ValueError):
    """No file of the table is what was asked for. Says what there is."""


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An address of a file, with the years it holds for (absent: all), and whether it is known
    that somebody got the file there."""

    at: str
    confirmed: bool
    first: int | None = None
    last: int | None = None


class Vintage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a file without a year in its address says which years it is about.

    `years` is a pattern with two groups, found in the first rows of the sheet; `name` is what the
    file is called then, with {from} and {to}.
    """

    sheet: str
    years: str
    name: str


class Published(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of file that an agency publishes, every year or always the newest in one place.

    `ends`: no file is known or can be guessed after `last`. `revised`: the last year of which the
    archive is known to hold a revised table. `post`: the text of the request, where the file has
    to be asked for with POST.
    """

    id: str
    source: str
    agency: str
    title: str
    page: str
    name: str
    form: Form
    addresses: tuple[Place, ...]
    first: int | None = None
    last: int | None = None
    ends: bool = False
    revised: int | None = None
    kept_as: Vintage | None = None
    post: str | None = None

    @property
    def yearly(self) -> bool:
        return self.first is not None

    def has(self, year: int) -> bool:
        """Whether the file of a year may be published: it is known, or a newer one is likely."""
        if self.first is None or self.last is None or year < self.first:
            return False
        return year <= self.last or not self.ends

    def places(self, year: int | None) -> tuple[Place, ...]:
        """The addresses for a year, in the order in which they are to be tried."""
        return tuple(
            Place(filled(place.at, year), place.confirmed, place.first, place.last)
            for place in self.addresses
            if year is None or (place.first or year) <= year <= (place.last or year)
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file to fetch: of which kind and, if it is yearly, of which year."""

    published: Published
    year: int | None = None

    @property
    def name(self) -> str:
        """The file's name in the folder (before its years are known, if it does not say them)."""
        return filled(self.published.name, self.year)

    @property
    def places(self) -> tuple[Place, ...]:
        return self.published.places(self.year)


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    file: list[Published]


def filled(template: str, year: int | None) -> str:
    """A template with {year} and {yy} put in; one without them stays as it is."""
    if year is None:
        return template
    return template.replace("{year}", str(year)).replace("{yy}", f"{year % 100:02d}")


@cache
def published_files() -> tuple[Published, ...]:
    """The bundled table, in its order."""
    text = (
        resources.files("gradguide.sources.federal").joinpath("addresses.toml").read_text("utf-8")
    )
    return _table(text, "addresses.toml")


def load_table(path: Path) -> tuple[Published, ...]:
    """A table of one's own.

    Raises:
        AddressTableError: it cannot be read, or something in it is not as it should be.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
        raise AddressTableError(f"{path}: cannot be read ({reason}); give a file") from None
    except UnicodeDecodeError:
        raise AddressTableError(f"{path}: is not text in UTF-8") from None
    return _table(text, str(path))


def _table(text: str, where: str) -> tuple[Published, ...]:
    try:
        files = msgspec.convert(tomllib.loads(text), type=_Table).file
    except tomllib.TOMLDecodeError as error:
        raise AddressTableError(f"{where}: is not TOML: {error}") from None
    except msgspec.ValidationError as error:
        raise AddressTableError(f"{where}: {error}") from None
    seen: set[str] = set()
    for file in files:
        wrong = _wrong(file) or ("stands there twice" if file.id in seen else "")
        if wrong:
            raise AddressTableError(f"{where}: file {file.id!r}: {wrong}")
        seen.add(file.id)
    return tuple(files)


def _wrong(file: Published) -> str:
    if (file.first is None) != (file.last is None):
        return "needs both first and last, or neither"
    if file.first and file.last and file.first > file.last:
        return f"its first year {file.first} is after its last {file.last}"
    if not file.addresses:
        return "has no address"
    templates = [file.name, *(place.at for place in file.addresses)]
    if not file.yearly and any("{y" in template for template in templates):
        return "has a {year} in its name or address, and no first and last"
    if file.yearly and not any(mark in file.name for mark in ("{year}", "{yy}")):
        return "needs {year} or {yy} in its name, so that its years are kept apart"
    if file.first and file.last:
        for year in range(file.first, file.last + 1):
            if not file.places(year):
                return f"has no address for {year}"
    names = [filled(file.name, 2000)]
    if file.kept_as:
        names.append(file.kept_as.name.replace("{from}", "2000").replace("{to}", "2010"))
        try:
            groups = re.compile(file.kept_as.years).groups
        except re.error as error:
            return f"its pattern of years is none ({error})"
        if groups != 2:
            return "its pattern of years needs two groups"
    for name in names:
        if not _SAFE_NAME.fullmatch(name) or name.endswith((".part", ".json")):
            return f"{name!r} is no name for a file in the folder (letters, digits, . _ -)"
    return ""


def wanted(
    table: Iterable[Published], asked: Iterable[str], years: tuple[int, int] | None
) -> tuple[Wanted, ...]:
    """The files that are asked for by source or id; of these years, or the newest known.

    A file that has no years is wanted whatever the years are.

    Raises:
        NothingToFetchError: a source or id is not in the table, or no file has one of the years.
    """
    table, asked = tuple(table), tuple(asked)
    known = {file.source for file in table} | {file.id for file in table}
    for name in asked:
        if name not in known:
            sources = ", ".join(dict.fromkeys(file.source for file in table))
            raise NothingToFetchError(
                f"there is no source {name!r}; there are: {sources}, and the files that "
                "'gradguide data list' names"
            )
    chosen = [file for file in table if file.source in asked or file.id in asked]
    if years and not any(file.yearly for file in chosen):
        raise NothingToFetchError(
            f"{', '.join(asked)}: has no years, the agency keeps only the newest; leave out --year"
        )
    found = tuple(_of_years(chosen, years))
    if years:
        for year in range(years[0], years[1] + 1):
            if not any(file.year == year for file in found):
                raise NothingToFetchError(_no_such_year(chosen, year))
    return found


def _of_years(chosen: list[Published], years: tuple[int, int] | None) -> Iterable[Wanted]:
    newest = {
        source: max(file.last or 0 for file in chosen if file.source == source)
        for source in {file.source for file in chosen}
    }
    for file in chosen:
        if not file.yearly:
            yield Wanted(file)
        elif years:
            of = range(years[0], years[1] + 1)
            yield from (Wanted(file, year) for year in of if file.has(year))
        elif not file.ends or file.last == newest[file.source]:
            yield Wanted(file, file.last)


def _no_such_year(chosen: list[Published], year: int) -> str:
    lines = [
        f"{file.id} {file.first} to {file.last}{'' if file.ends else ' and perhaps later'}"
        for file in chosen
        if file.yearly
    ]
    end = next((f" (see {f.page})" for f in chosen if f.yearly and f.ends), "")
    return f"no address is known for {year}; there are: {'; '.join(lines)}{end}"

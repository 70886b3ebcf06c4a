"""The registry of institutions: the bundled one, and the one made from NCES's own HD file.

Both are the same thing: NCES's directory of U.S. institutions, the Canadian schools
(`canada.toml`) and names in use that no directory lists (`names.toml`).
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from gradguide.model.institution import Control, Institution, Level, Registry
from gradguide.sources.institution_aliases import aliases

_PACKAGE = "gradguide.registry"
_BUNDLE = "institutions.json.gz"
_KINDS = ("aliases", "former", "nicknames", "hosts")

COLUMNS = (
    "UNITID", "INSTNM", "IALIAS", "CITY", "STABBR", "WEBADDR", "SECTOR", "ICLEVEL", "CONTROL",
    "GROFFER", "DEGGRANT", "CYACTIVE", "LONGITUD", "LATITUDE",
)  # fmt: skip
"""The columns of HD that are read (NCES, IPEDS Institutional Characteristics, HD2024)."""


class RegistryError(ValueError):
    """A directory of institutions that cannot be read; says which file, where and why.

    Raised for a missing or empty file, a zip without a CSV, a missing column, a value that the
    column cannot hold, and for a directory that lacks what every edition has.
    """


class _Bundle(msgspec.Struct, frozen=True):
    institutions: list[Institution]
    plain: dict[str, str]
    safe: dict[str, str]
    systems: dict[str, tuple[str, ...]]


@cache
def bundled() -> Registry:
    """The registry that comes with gradguide."""
    packed = resources.files(_PACKAGE).joinpath(_BUNDLE).read_bytes()
    bundle = msgspec.json.decode(gzip.decompress(packed), type=_Bundle)
    return Registry(
        {school.id: school for school in bundle.institutions},
        bundle.plain,
        bundle.safe,
        bundle.systems,
    )


def packed(registry: Registry) -> bytes:
    """The registry as the bundled file holds it; the same registry gives the same bytes."""
    return gzip.compress(_encoded(registry), 9, mtime=0)


def digest(registry: Registry) -> str:
    """The SHA-256 of all that the registry holds."""
    return hashlib.sha256(_encoded(registry)).hexdigest()


def _encoded(registry: Registry) -> bytes:
    bundle = _Bundle(
        list(registry), dict(registry.plain), dict(registry.safe), dict(registry.systems)
    )
    return msgspec.json.encode(bundle)


def load_hd(path: Path) -> Registry:
    """The registry from NCES's HD file, as the zip that NCES publishes or the CSV in it.

    Kept are the institutions that are active (CYACTIVE 1) and grant degrees (DEGGRANT 1).

    Raises:
        RegistryError: the file is no HD file, or a row of it is broken.
    """
    names = _toml("names.toml")
    schools = {school.id: school for school in _institutions(path)}
    _check(schools, names, path)
    schools |= {school.id: school for school in _canadian(_toml("canada.toml"))}
    return _with_names(schools, names)


def _toml(name: str) -> dict[str, Any]:
    text = resources.files(_PACKAGE).joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _institutions(path: Path) -> Iterator[Institution]:
    rows = csv.DictReader(io.StringIO(_text(path), newline=""))
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise RegistryError(
            f"{path}: no column {', '.join(missing)}; this is not an IPEDS HD file "
            "(HD2024 or another year's, with its first line)"
        )
    for row in rows:
        if any(row[column] is None for column in COLUMNS):
            raise RegistryError(f"{path}: line {rows.line_num}: the row is cut short")
        if row["CYACTIVE"].strip() == "1" and row["DEGGRANT"].strip() == "1":
            yield _institution(row, f"{path}: line {rows.line_num}")


def _text(path: Path) -> str:
    """The CSV as text: UTF-8 where it is that (newer editions), else Windows' Latin letters."""
    try:
        data = path.read_bytes()
        if data[:4] == b"PK\x03\x04":
            data = _unzipped(data, path)
    except (OSError, zipfile.BadZipFile) as error:
        raise RegistryError(f"{path}: cannot be read: {error}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _unzipped(data: bytes, path: Path) -> bytes:
    """The CSV in NCES's zip; where there are two, the revised one (`_rv`) is the later."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [name for name in archive.namelist() if name.lower().endswith(".csv")]
        if not members:
            raise RegistryError(f"{path}: there is no .csv in this zip")
        return archive.read(max(members, key=lambda name: ("_rv" in name.lower(), name)))


def _institution(row: Mapping[str, str], place: str) -> Institution:
    unitid = row["UNITID"].strip()
    if not (len(unitid) == 6 and unitid.isdigit()):
        raise RegistryError(f"{place}: UNITID {unitid!r} is not six digits")
    name = " ".join(row["INSTNM"].split())  # some names have two spaces in them
    if not name:
        raise RegistryError(f"{place}: INSTNM is empty")
    return Institution(
        id=unitid,
        name=name,
        city=" ".join(row["CITY"].split()),
        state=row["STABBR"].strip(),
        control=_control(row["CONTROL"], place),
        level=_level(row),
        graduate=row["GROFFER"].strip() == "1",
        host=host_of(row["WEBADDR"]),
        latitude=_degrees(row["LATITUDE"], "LATITUDE", place),
        longitude=_degrees(row["LONGITUD"], "LONGITUD", place),
        aliases=tuple(alias for alias in aliases(row["IALIAS"]) if alias != name),
    )


def _control(value: str, place: str) -> Control:
    if value.strip() not in ("1", "2", "3"):
        raise RegistryError(f"{place}: CONTROL {value!r} is not 1 (public), 2 or 3 (private)")
    return "public" if value.strip() == "1" else "private"


def _level(row: Mapping[str, str]) -> Level:
    if row["SECTOR"].strip() == "0":
        return "administrative"
    return "four_year" if row["ICLEVEL"].strip() == "1" else "two_year"


def _degrees(value: str, column: str, place: str) -> float | None:
    if not value.strip():
        return None
    try:
        return round(float(value), 4)
    except ValueError:
        raise RegistryError(f"{place}: {column} {value!r} is not a number of degrees") from None


def host_of(address: str) -> str:
    """The host of a web address however it is typed, without "www." ("" when there is none)."""
    bare = address.strip().lower().split("//", 1)[-1]
    host = bare.split("/", 1)[0].split("?", 1)[0].split(":", 1)[0].removeprefix("www.")
    return host if "." in host else ""


def _canadian(table: Mapping[str, Any]) -> Iterator[Institution]:
    for entry in table["school"]:
        yield Institution(
            id=f"ca-dli:{entry['dli']}",
            name=entry["name"],
            city=entry["city"],
            state=entry["province"],
            country="CA",
            control=entry.get("control", "public"),
            host=entry["host"],
            latitude=entry["latitude"],
            longitude=entry["longitude"],
            aliases=tuple(entry.get("aliases", ())),
            former=tuple(entry.get("former", ())),
        )


def _with_names(schools: dict[str, Institution], names: Mapping[str, Any]) -> Registry:
    """The schools with the names in use added; a name of a school that is not there is left."""
    listed = {school_id for kind in _KINDS for school_id in names[kind]}
    for school in [schools[school_id] for school_id in sorted(listed & schools.keys())]:
        schools[school.id] = replace(
            school,
            aliases=_merged(school.aliases, names["aliases"].get(school.id, ())),
            former=_merged(school.former, names["former"].get(school.id, ())),
            nicknames=_merged(school.nicknames, names["nicknames"].get(school.id, ())),
            hosts=_merged(school.hosts, names["hosts"].get(school.id, ())),
        )
    dropped = {name.lower() for name in names["not_names"]}
    for school in schools.values():
        kept = tuple(alias for alias in school.aliases if alias.lower() not in dropped)
        if len(kept) < len(school.aliases):
            schools[school.id] = replace(school, aliases=kept)
    plain = {name: owner for name, owner in names["plain"].items() if owner in schools}
    systems = {name: tuple(short) for name, short in names["systems"].items()}
    safe = {name: owner for name, owner in names["safe"].items() if owner in schools}
    return Registry(schools, plain, safe, systems)


def _merged(names: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *more)))


def _check(schools: Mapping[str, Institution], names: Mapping[str, Any], path: Path) -> None:
    """What every edition of the directory has: the assertions are data, in `names.toml`."""
    least = names["expected"]["institutions_min"]
    if len(schools) < least:
        raise RegistryError(
            f"{path}: only {len(schools)} active degree-granting institutions; every edition "
            f"has at least {least}: the file is cut short or is a part of one"
        )
    for unitid, anchor in names["expected"]["anchors"].items():
        school = schools.get(unitid)
        if school is None or school.state != anchor["state"] or school.host != anchor["host"]:
            raise RegistryError(
                f"{path}: institution {unitid} should be in {anchor['state']} at "
                f"{anchor['host']}: the columns are shifted or the file is of another kind"
            )

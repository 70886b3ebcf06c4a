"""Reading a field pack: a folder of TOML files becomes a `FieldPack`.

A pack's files and what stands in them:

    pack.toml         id, name, CIP codes, subject words, the field's own names, expectations
    degrees.toml      phrases, and the degrees whose names are made of them
    accreditors.toml  accrediting bodies, and their words for the statuses of accreditation
    licences.toml     what programs lead to
    organizations.toml, specialties.toml, occupations.toml, course_areas.toml, employers.toml

Every spelling is folded in the file (lower case, plain quotes and hyphens). A spelling with
"and" stands for the one with "&" too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from itertools import product
from typing import Any, TypeVar

import msgspec

from gradguide.model.pack import (
    Accreditor,
    Degree,
    FieldPack,
    JobTitle,
    NearOccupation,
    Organization,
    Term,
)

_T = TypeVar("_T", bound=msgspec.Struct)

PACK_FILE = "pack.toml"


class PackFileError(ValueError):
    """A pack's file is missing or not as it should be. Names the file and the place in it."""


class _NearEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    reason: str
    source: str


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str | None = None
    names: list[str] = []
    parent: str | None = None
    since: int | None = None
    until: int | None = None
    now: str | None = None
    near: list[_NearEntry] = []
    specialties: list[str] = []


_Terms = dict[str, list[str] | _Entry]


class _PackFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    name: str
    cip: list[str]
    subject_words: list[str]
    fields: _Terms
    one_program: list[list[str]] = []
    default: bool = False
    awards: bool = False
    expected: dict[str, int | str | bool] = {}


class _DegreeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    abbreviation: str
    level: str
    names: list[str]


class _DegreesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phrases: dict[str, list[str]]
    degree: list[_DegreeEntry]


class _AccreditorEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    abbreviation: str
    name: str
    names: list[str]
    scope: str
    levels: list[str]
    hosts: list[str] = []


class _AccreditorsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    accreditor: list[_AccreditorEntry]
    statuses: _Terms = {}


class _OrganizationsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    organizations: dict[str, _Entry]
    states: dict[str, list[str]] = {}


def read_pack(folder: Traversable) -> FieldPack:
    """The field pack in a folder, which may be any `pathlib.Path`.

    Raises:
        PackFileError: one of its files is missing or not as it should be.
    """
    pack = _read(folder, PACK_FILE, _PackFile)
    degrees = _read(folder, "degrees.toml", _DegreesFile)
    accreditors = _read(folder, "accreditors.toml", _AccreditorsFile)
    specialties = _table(folder, "specialties")
    return FieldPack(
        id=pack.id,
        name=pack.name,
        cip=tuple(pack.cip),
        fields=_terms(pack.fields),
        degrees=tuple(_degree(entry, degrees.phrases) for entry in degrees.degree),
        specialties=specialties,
        accreditors=tuple(_accreditor(entry) for entry in accreditors.accreditor),
        accreditation_statuses=_terms(accreditors.statuses, itself=False),
        licences=_table(folder, "licences", itself=False),
        organizations=_organizations(_read(folder, "organizations.toml", _OrganizationsFile)),
        occupations=_job_titles(folder, specialties),
        course_areas=_table(folder, "course_areas"),
        employers=_table(folder, "employers"),
        subject_words=tuple(pack.subject_words),
        one_program=tuple(tuple(group) for group in pack.one_program),
        default=pack.default,
        awards=pack.awards,
        expected=pack.expected,
    )


def _read(folder: Traversable, file: str, shape: type[_T]) -> _T:
    return _convert(folder, file, _toml(folder, file), shape)


def _toml(folder: Traversable, file: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(folder.joinpath(file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackFileError(f"{folder.name}/{file}: is missing; every field pack has one") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackFileError(f"{folder.name}/{file}: is not TOML: {error}") from None


def _convert(folder: Traversable, file: str, table: Mapping[str, Any], shape: type[_T]) -> _T:
    try:
        return msgspec.convert(table, type=shape)
    except msgspec.ValidationError as error:
        raise PackFileError(f"{folder.name}/{file}: {error}") from None


def _table(folder: Traversable, name: str, itself: bool = True) -> tuple[Term, ...]:
    """The terms of a file that holds one table of its own name."""
    return _terms(_entries(folder, name), itself)


def _entries(folder: Traversable, name: str) -> _Terms:
    """The one table of a file of its own name."""
    file = f"{name}.toml"
    table = _toml(folder, file)
    if set(table) != {name}:
        raise PackFileError(f"{folder.name}/{file}: holds one table, [{name}], and nothing else")
    try:
        return msgspec.convert(table[name], type=_Terms)
    except msgspec.ValidationError as error:
        raise PackFileError(f"{folder.name}/{file}: {error}") from None


def _terms(table: _Terms, itself: bool = True) -> tuple[Term, ...]:
    """Terms from a table; `itself` says that a term's name is also one of its spellings."""
    out = []
    for name, entry in table.items():
        if isinstance(entry, list):
            entry = _Entry(names=entry)
        said = [name.lower(), *entry.names] if itself else entry.names
        out.append(Term(name, _spellings(said), entry.code))
    return tuple(out)


def _job_titles(folder: Traversable, specialties: Sequence[Term]) -> tuple[JobTitle, ...]:
    """The titles of occupations.toml.

    Raises:
        PackFileError: one names a specialty that the pack does not have.
    """
    known = {term.name for term in specialties}
    table = _entries(folder, "occupations")
    out = []
    for term, entry in zip(_terms(table), table.values(), strict=True):
        if isinstance(entry, list):
            entry = _Entry(names=entry)
        if unknown := [name for name in entry.specialties if name not in known]:
            raise PackFileError(
                f"{folder.name}/occupations.toml: {term.name!r} names a specialty {unknown[0]!r} "
                "that specialties.toml does not have"
            )
        near = tuple(NearOccupation(one.code, one.reason, one.source) for one in entry.near)
        out.append(JobTitle(term.name, term.names, term.code, near, tuple(entry.specialties)))
    return tuple(out)


def _degree(entry: _DegreeEntry, phrases: Mapping[str, list[str]]) -> Degree:
    names = [name for pattern in entry.names for name in _filled(pattern, phrases)]
    return Degree(entry.abbreviation, entry.level, _spellings(names))


def _filled(pattern: str, phrases: Mapping[str, list[str]]) -> Iterator[str]:
    """A pattern with each phrase in braces said in each of its ways."""
    parts = pattern.replace("}", "{").split("{")
    ways = []
    for index, part in enumerate(parts):
        if index % 2 == 0:
            ways.append([part])
        elif part in phrases:
            ways.append(phrases[part])
        else:
            raise PackFileError(
                f"degrees.toml: {pattern!r} names a phrase {part!r} that is not there"
            )
    return ("".join(choice) for choice in product(*ways))


def _accreditor(entry: _AccreditorEntry) -> Accreditor:
    return Accreditor(
        entry.abbreviation,
        entry.name,
        _spellings(entry.names),
        entry.scope,
        tuple(entry.levels),
        tuple(entry.hosts),
    )


def _organizations(file: _OrganizationsFile) -> tuple[Organization, ...]:
    out = [
        Organization(
            name=name,
            names=_spellings([name.lower(), *entry.names]),
            code=entry.code,
            parent=entry.parent,
            since=entry.since,
            until=entry.until,
            now=entry.now,
        )
        for name, entry in file.organizations.items()
    ]
    for name, codes in file.states.items():
        out.append(
            Organization(name, _spellings([name.lower()]), codes[0] if codes else None, state=True)
        )
    return tuple(out)


def _spellings(names: list[str]) -> tuple[str, ...]:
    """Each spelling once, in order, and with "&" for each "and"."""
    out: dict[str, None] = {}
    for name in names:
        words = name.split(" and ")
        for joints in product((" and ", " & "), repeat=len(words) - 1):
            out["".join(a + b for a, b in zip(words, (*joints, ""), strict=True))] = None
    return tuple(out)

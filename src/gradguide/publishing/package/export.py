"""A release as a folder of open data: written beside, and put in its place at the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from gradguide.catalog.release import Release
from gradguide.model.claim import record
from gradguide.publishing.addresses import Addresses
from gradguide.publishing.folder import replaced
from gradguide.publishing.linked.ctdl import CONTEXT, ctdl_class, ctdl_graph
from gradguide.publishing.linked.dataset import Download, dataset_node
from gradguide.publishing.linked.described import Described, all_described
from gradguide.publishing.linked.jsonld import Node, graph_lines
from gradguide.publishing.linked.program import program_node
from gradguide.publishing.linked.school import school_node
from gradguide.publishing.package import browsing, descriptor, readme
from gradguide.publishing.package.columns import column_store, write_csv, write_parquet
from gradguide.publishing.package.errors import ExportError
from gradguide.publishing.package.files import Written, written
from gradguide.publishing.package.store import Stored, fill, reading

SCHEMA_ORG = "https://schema.org"
_CLAIMS, _PROGRAMS, _CTDL = "claims.jsonl", "programs.jsonld", "ctdl.jsonld"
_SQLITE = f"{browsing.DATABASE}.db"

_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the tables with their rows, the files, how many programs are described
    in schema.org and how many credentials in CTDL, and how many statements there are."""

    tables: tuple[Stored, ...]
    files: tuple[Written, ...]
    programs: int
    credentials: int
    claims: int


def export(release: Release, folder: Path, addresses: Addresses | None = None) -> Exported:
    """Write a release into a folder as open data (docs/export.md).

    The same release and address give the same bytes. `addresses` are those of the guide, where it
    is on the web: linked data then refer to its pages.

    Raises:
        FolderError: the folder cannot be written, or holds something else.
        ExportError: the release is damaged.
    """
    try:
        return _export(release, folder, addresses or Addresses())
    except (sqlite3.Error, duckdb.Error) as error:
        raise ExportError(
            f"{folder}: cannot be made from {release.path} ({error}); check that the release is "
            f"whole with 'gradguide check {release.path}', and that the disk is not full"
        ) from None


def _export(release: Release, folder: Path, where: Addresses) -> Exported:
    with replaced(folder, descriptor.NAME) as new:
        stored = _write_tables(release, new)
        claims = _write_lines(new / _CLAIMS, _claim_lines(release))
        described = tuple(all_described(release))
        _write_linked(release, described, where, new)
        manifest, name = release.manifest, release.field_name
        text = readme.readme(manifest, name, _described(release), stored)
        (new / readme.NAME).write_text(text, encoding="utf-8")
        _write_json(new / browsing.NAME, browsing.metadata(manifest, name, stored))
        files = {path.name: written(path) for path in sorted(new.iterdir())}
        sources = release.national.datasets()
        told = descriptor.descriptor(manifest, name, stored, files, sources)
        _write_json(new / descriptor.NAME, told)
        own = written(new / descriptor.NAME)
    credentials = sum(ctdl_class(one.program) is not None for one in described)
    return Exported(stored, (*files.values(), own), len(described), credentials, claims)


def _described(release: Release) -> int:
    counts = release.stats().programs
    return sum(count for kind, count in counts.items() if kind != "award")


def _write_tables(release: Release, folder: Path) -> tuple[Stored, ...]:
    stored = fill(folder / _SQLITE, release.path)
    with reading(folder / _SQLITE) as connection, column_store() as columns:
        for one in stored:
            csv_file = folder / f"{one.table.name}.csv"
            write_csv(connection, one.table, csv_file)
            write_parquet(columns, one.table, csv_file)
    return stored


def _claim_lines(release: Release) -> Iterator[bytes]:
    """The claims as `gradguide extract` writes them."""
    for claim in release.all_claims():
        yield _encode(record(claim)) + b"\n"


def _write_linked(
    release: Release, described: Sequence[Described], addresses: Addresses, folder: Path
) -> None:
    programs = _schema_org(release, described, addresses, folder)
    _write_lines(folder / _PROGRAMS, graph_lines(SCHEMA_ORG, programs))
    credentials = ctdl_graph(iter(described), addresses)
    _write_lines(folder / _CTDL, graph_lines(CONTEXT, credentials))


def _schema_org(
    release: Release, described: Sequence[Described], addresses: Addresses, folder: Path
) -> Iterator[Node]:
    """The release, then each school before the first of its programs."""
    yield dataset_node(
        release.field_name,
        release.as_of,
        str(release.manifest["content"]),
        _described(release),
        release.national.datasets(),
        addresses,
        [Download(one.name, one.media_type) for one in map(written, _data_files(folder))],
    )
    told = set[str]()
    for one in described:
        if one.school.id not in told:
            told.add(one.school.id)
            yield school_node(one.school, one.listed, addresses)
        yield program_node(one, release.as_of, addresses, whole_school=False)


def _data_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".csv", ".parquet", ".db"))


def _write_lines(path: Path, lines: Iterable[bytes]) -> int:
    """Write lines as they come; how many there were."""
    count = 0
    with path.open("wb") as file:
        for line in lines:
            file.write(line)
            count += 1
    return count


def _write_json(path: Path, value: Mapping[str, Any]) -> None:
    path.write_bytes(msgspec.json.format(_encode(value), indent=2) + b"\n")

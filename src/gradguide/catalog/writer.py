"""Writing a release: beside the one that is served, verified, and then put in its place.

A release's life:

    write_release(catalog, Path("lis.db"), documents=..., inputs=..., quarantine=...)
        lis.db.building   is made, filled and flushed to the disk
        check(...)        finds nothing wrong with it
        lis.db            is replaced by it in one step
    Release(Path("lis.db"))  reads it

Whatever fails on the way, `lis.db` is what it was.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from gradguide.catalog import rows
from gradguide.catalog.award_rows import (
    award_institution_rows,
    award_links,
    award_program_rows,
    award_word_rows,
    numbers_beside,
)
from gradguide.catalog.awarded import Awarded
from gradguide.catalog.check import check, content_digest
from gradguide.catalog.connect import SCHEMA_VERSION
from gradguide.catalog.errors import ReleaseError
from gradguide.catalog.insertion import Insertion
from gradguide.catalog.outlook import Outlook, outlook_rows
from gradguide.catalog.subjects import fill_subject_programs
from gradguide.model.catalog import Catalog
from gradguide.model.national import TABLES
from gradguide.reading.document import Document
from gradguide.resolution.synonyms import Synonyms


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What a release was made from, for its manifest: names of inputs to their SHA-256 or
    version, and what could not be read, as place and reason. `waived` are the checks of federal
    files that do not hold and were allowed not to, with what was found. `methods` are the
    field's ranking methods by name, as TOML, so that a release ranks without its pack. `called` is
    the field's name for readers."""

    inputs: Mapping[str, str] = field(default_factory=dict)
    quarantine: Sequence[tuple[str, str]] = ()
    waived: Mapping[str, str] = field(default_factory=dict)
    methods: Mapping[str, str] = field(default_factory=dict)
    called: str | None = None


@dataclass(frozen=True, slots=True)
class Federal:
    """The national picture: rows of the tables of `gradguide.model.national.TABLES` by name, and
    under which awards (their numbers) a program's (its id) graduates are counted. `awarded` are
    the awards that are programs of their own, since no other program is counted under them.
    `cips` are the field's CIP codes, or how they begin."""

    tables: Mapping[str, Iterable[rows.Row]] = field(default_factory=dict)
    programs: Mapping[str, Sequence[int]] = field(default_factory=dict)
    awarded: Awarded | None = None
    cips: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Searchable:
    """What finding needs besides the catalog's own tables: a row of `listing` for each program,
    in order, and the parts of the index by name (gradguide.decisions.finding.build)."""

    listing: Sequence[rows.Row]
    index: Mapping[str, bytes]


def write_release(
    catalog: Catalog,
    path: Path,
    documents: Iterable[Document] = (),
    ingredients: Ingredients | None = None,
    searchable: Searchable | None = None,
    federal: Federal | None = None,
    outlook: Outlook | None = None,
) -> None:
    """Write the catalog as a release.

    `documents` are those that the claims' quotes stand in; the text of each that has evidence
    is kept. Without `searchable` the release holds everything and cannot be searched by facets.
    The same arguments give the same bytes.

    Raises:
        ReleaseError: the file cannot be written, a quote's document is missing, or the release
            does not pass its own check. What stood at `path` is untouched.
    """
    if path.is_dir() or not path.parent.is_dir():
        raise ReleaseError(f"{path}: cannot be written; name a file in a folder that exists")
    building = path.with_name(path.name + ".building")
    try:
        building.unlink(missing_ok=True)
        _build(
            catalog,
            building,
            documents,
            ingredients or Ingredients(),
            searchable or Searchable((), {}),
            federal or Federal(),
            outlook or Outlook(),
        )
        _flush(building)
        problems = check(building, just_written=True)
        if problems:
            raise ReleaseError(
                f"{path}: not written, the new release does not hold together: {problems[0]}"
                + (f" (and {len(problems) - 1} more)" if len(problems) > 1 else "")
            )
        building.replace(path)
        _flush(path.parent)
    except OSError as error:
        raise ReleaseError(
            f"{path}: cannot be written ({error.strerror or error}); choose a folder that exists "
            "and has room"
        ) from None
    except sqlite3.Error as error:
        raise ReleaseError(f"{path}: not written, SQLite says: {error}") from None
    finally:
        _discard(building)


def _discard(building: Path) -> None:
    """Remove what a failed build left; a folder that cannot be written to was said already."""
    try:
        building.unlink(missing_ok=True)
    except OSError:
        return


def _flush(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _build(
    catalog: Catalog,
    path: Path,
    documents: Iterable[Document],
    ingredients: Ingredients,
    searchable: Searchable,
    federal: Federal,
    outlook: Outlook,
) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        into = Insertion(connection)
        awarded = federal.awarded
        numbers = numbers_beside(awarded, len(catalog.programs))
        into.words(_by_number(rows.word_rows(catalog, numbers), _award_words(catalog, awarded)))
        _fill(into, catalog, numbers, _texts(catalog, documents), ingredients, awarded)
        into.rows("listing", searchable.listing, in_order=True)
        into.rows("find_index", sorted(searchable.index.items()), in_order=True)
        _fill_federal(into, catalog, numbers, federal)
        for table, content in outlook_rows(outlook).items():
            into.rows(table, content)
        into.finish()
        fill_subject_programs(connection)  # which joins by the indexes
        manifest = _manifest(connection, catalog, ingredients, federal.cips, into.digests)
        into.rows("manifest", ((k, rows.text_of(v)) for k, v in sorted(manifest.items())))
        connection.execute("COMMIT")
    finally:
        connection.close()


def _by_number(few: Iterable[rows.Row], many: Iterable[rows.Row]) -> Iterator[rows.Row]:
    """Rows that are numbered from 1 without a gap, some here and some there, in their order."""
    rest, taken = iter(many), 0
    for row in few:
        before = int(str(row[0])) - 1 - taken
        yield from islice(rest, before)
        yield row
        taken += before + 1
    yield from rest


def _award_words(catalog: Catalog, awarded: Awarded | None) -> Iterable[rows.Row]:
    return award_word_rows(awarded, Synonyms(catalog.spellings)) if awarded is not None else ()


def _texts(catalog: Catalog, documents: Iterable[Document]) -> dict[str, str]:
    """The texts of the documents that quotes stand in, by document id, in order."""
    wanted = {claim.doc for claim in catalog.claims if claim.evidence is not None}
    found = {document.id: document.text for document in documents if document.id in wanted}
    missing = sorted(wanted - set(found))
    if missing:
        raise ReleaseError(
            f"no text for document {missing[0]!r}, which claims quote; give write_release every "
            "document that was read"
        )
    return dict(sorted(found.items()))


def _fill(
    into: Insertion,
    catalog: Catalog,
    numbers: Sequence[int],
    texts: Mapping[str, str],
    ingredients: Ingredients,
    awarded: Awarded | None,
) -> None:
    there = {school.id for school in catalog.institutions}
    schools = award_institution_rows(awarded, there) if awarded is not None else ()
    awards = award_program_rows(awarded) if awarded is not None else ()
    facts = list(rows.owned_facts(catalog))
    sources = rows.source_order(catalog.claims)
    tables: dict[str, Iterable[rows.Row]] = {
        "institutions": chain(rows.institution_rows(catalog), schools),
        "texts": ((doc, rows.digest(text), text) for doc, text in texts.items()),
        "sources": rows.source_rows(sources),
        "claims": rows.claim_rows(catalog.claims, sources),
        "facts": rows.fact_rows(facts),
        "fact_values": rows.value_rows(facts),
        "fact_claims": rows.support_rows(facts),
        "findings": rows.finding_rows(catalog),
        "finding_claims": rows.finding_claim_rows(catalog),
        "unknown_names": rows.unknown_rows(catalog),
        "quarantine": (
            (number, *entry) for number, entry in enumerate(sorted(ingredients.quarantine), 1)
        ),
        "spellings": rows.spelling_rows(catalog),
        "job_titles": rows.job_title_rows(catalog),
        "title_near": rows.title_near_rows(catalog),
        "title_specialties": rows.title_specialty_rows(catalog),
    }
    own = rows.program_rows(catalog, numbers)
    into.rows("programs", _by_number(own, awards), in_order=True)
    for table, content in tables.items():
        into.rows(table, content)


def _fill_federal(
    into: Insertion, catalog: Catalog, numbers: Sequence[int], federal: Federal
) -> None:
    for table in TABLES:
        into.rows(table, federal.tables.get(table, ()), in_order=True)
    own = (
        (number, award)
        for number, program in zip(numbers, catalog.programs, strict=True)
        for award in sorted(federal.programs.get(program.id, ()))
    )
    links = award_links(federal.awarded) if federal.awarded is not None else ()
    into.rows("program_awards", merge(own, links, key=itemgetter(0)), in_order=True)


def _manifest(
    connection: sqlite3.Connection,
    catalog: Catalog,
    ingredients: Ingredients,
    cips: Sequence[str],
    digests: Mapping[str, str],
) -> dict[str, Any]:
    """What the release is. No time of building: only the date that it speaks for."""
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("institutions", "programs", "claims", "facts", "findings", "texts")
    }
    return {
        "schema_version": SCHEMA_VERSION,
        "field": catalog.field,
        **({"field_name": ingredients.called} if ingredients.called else {}),
        **({"cip": list(cips)} if cips else {}),
        "as_of": catalog.as_of.isoformat(),
        "counts": counts,
        "inputs": dict(sorted(ingredients.inputs.items())),
        **({"waived": dict(sorted(ingredients.waived.items()))} if ingredients.waived else {}),
        **({"methods": dict(sorted(ingredients.methods.items()))} if ingredients.methods else {}),
        "content": content_digest(connection, digests),
    }

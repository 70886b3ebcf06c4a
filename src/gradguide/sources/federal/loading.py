"""Loading federal files into the staging tables, with every check on the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

import duckdb
from rapidfuzz import process

from gradguide.model.national import TABLES
from gradguide.sources.federal.assertions import failed_of_all, failed_of_file, measured
from gradguide.sources.federal.cache import Cache, Kept, loader_version, sha256_of
from gradguide.sources.federal.checking import check_name, check_rows
from gradguide.sources.federal.description import Description, descriptions
from gradguide.sources.federal.errors import (
    AssertionsFailedError,
    BadFile,
    BadFilesError,
    Failed,
    UnknownCheckError,
)
from gradguide.sources.federal.files import FederalFile
from gradguide.sources.federal.kinds import named, quoted
from gradguide.sources.federal.opening import RAW, Opened, bad, open_file
from gradguide.sources.federal.staging import Staging
from gradguide.sources.federal.vanished import notes_of_vanished

_NEW = "new_"  # before the name of a part of the file that is being read
_NAMED = "One of the two is misnamed: give it the name under which it was published"
_WAIT = "Wait until it is written, and run this again"
_PART = "part_"  # before that of all files' parts together


class Loader(Protocol):
    """A dataset's module.

    `parts` gives, for an opened file, tables' names with the SELECT over `opening.RAW` that fills
    them; the rows of the first are those that are counted. A name that is not one of
    `model.national.TABLES` is a table `part_NAME` of the staging database, in which the rows of
    all files come together; `combine`, which a module may have, makes rows of TABLES from it when
    all files of the dataset are read, and gives what a reader should be told of it, if anything.
    The SELECT casts: types are its own.
    """

    def parts(self, opened: Opened, connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class Loaded:
    """What was loaded: the files that were read and those whose rows came from the cache; the
    assertions that do not hold and were waived; rows that waived checks left out, by check and
    file; and what a reader should be told besides."""

    read: tuple[FederalFile, ...] = ()
    cached: tuple[FederalFile, ...] = ()
    waived: tuple[Failed, ...] = ()
    left_out: Mapping[tuple[str, str], int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def check_names() -> frozenset[str]:
    """All names that `allow` may hold: assertions, and checks of columns and keys."""
    found = set[str]()
    for name, description in descriptions().items():
        found |= {one.name for one in description.assertions}
        found |= {check_name(name, column) for column in description.columns}
        found |= {check_name(name, "key")} if description.key else set()
    return frozenset(found)


def load(
    files: Sequence[FederalFile],
    staging: Staging,
    allow: Collection[str] = (),
    cache: Path | None = None,
) -> Loaded:
    """Load files into the staging tables, in the order of their datasets.

    With `cache`, a folder, an unchanged file is not read again.

    Raises:
        UnknownCheckError: a name in `allow` is no check's.
        BadFilesError: files cannot be read as what they are; tells all that is wrong with each,
            and which assertions will not hold either when the rows that can be left out are.
        AssertionsFailedError: what the descriptions assert does not hold, and is not in `allow`.
    """
    _refuse_unknown(allow)
    order = list(descriptions())
    ordered = sorted(files, key=lambda file: (order.index(file.dataset), file.year))
    try:
        return _loaded(ordered, staging, allow, cache)
    except BadFilesError as error:
        raise _with_what_follows(ordered, error.files, allow, cache) from None


def _with_what_follows(
    files: Sequence[FederalFile], bad: Sequence[BadFile], allow: Collection[str], cache: Path | None
) -> BadFilesError:
    """The same files with the assertions that do not hold when their rows are left out, measured
    by leaving them out. Those about all files together are asked only if each can be read."""
    lost = {one.path for one in bad if not one.waivable}
    more = frozenset[str]().union(*(one.waivable for one in bad))
    failed: tuple[Failed, ...] = ()
    try:
        with Staging() as staging:
            left = [file for file in files if file.path not in lost]
            _loaded(left, staging, {*allow, *more}, cache)
    except AssertionsFailedError as error:
        failed = error.failed
    except BadFilesError as error:
        now = {one.path: one for one in error.files}
        known = {one.path for one in bad}
        emptied = [replace(one, empty=one.empty or one.path in now) for one in bad]
        fresh = [one for path, one in now.items() if path not in known]  # it changed meanwhile
        return _with_what_follows(files, [*emptied, *fresh], allow, cache)
    follows = [replace(b, follows=tuple(f for f in failed if f.path == b.path)) for b in bad]
    paths = {one.path for one in bad}
    besides = [one for one in failed if one.path not in paths and (one.path or not lost)]
    return BadFilesError(follows, besides)


def _loaded(
    ordered: Sequence[FederalFile], staging: Staging, allow: Collection[str], cache: Path | None
) -> Loaded:
    run = _Run(staging, frozenset(allow), Cache(cache) if cache is not None else None)
    for file in ordered:
        run.take(file)
    if run.bad:
        raise BadFilesError(run.bad)
    for name in dict.fromkeys(file.dataset for file in ordered):
        combine = getattr(_module(descriptions()[name]), "combine", None)
        if combine is not None:
            run.notes += combine(staging) or ()
    failed = run.failed + failed_of_all(ordered, staging.connection)
    if refused := [one for one in failed if one.name not in allow]:
        raise AssertionsFailedError(refused)
    notes = (*run.notes, *notes_of_vanished(ordered, staging.connection))
    _drop_parts(staging.connection)
    return Loaded(tuple(run.read), tuple(run.cached), tuple(failed), run.left_out, notes)


def _refuse_unknown(allow: Collection[str]) -> None:
    known = check_names()
    for name in sorted(set(allow) - known):
        near = [found for found, *_ in process.extract(name, sorted(known), limit=3)]
        raise UnknownCheckError(
            f"{name!r} is no check of federal files; the nearest are {', '.join(near)}"
        )


def _module(description: Description) -> Loader:
    return cast(Loader, import_module(f"{__package__}.{description.dataset.module}"))


@dataclass
class _Run:
    """One load under way."""

    staging: Staging
    allow: frozenset[str]
    cache: Cache | None
    read: list[FederalFile] = field(default_factory=list)
    cached: list[FederalFile] = field(default_factory=list)
    bad: list[BadFile] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left_out: dict[tuple[str, str], int] = field(default_factory=dict)
    seen: dict[tuple[str, str], FederalFile] = field(default_factory=dict)

    def take(self, file: FederalFile) -> None:
        """Stage one file, from the cache or from itself; what is wrong is gathered."""
        try:
            kept = self._from_cache(file) or self._from_file(file)
        except BadFilesError as error:
            self.bad += error.files
            return
        if (other := self.seen.setdefault((file.dataset, kept.sha256), file)) is not file:
            found = f"the same, to the byte, as {other.path}, which is named for {other.year}"
            self.bad.append(bad(file, found, f"the {file.dataset} of {file.year}", _NAMED).files[0])
            return
        self.failed += failed_of_file(file, kept.measured)
        self.left_out |= {(check, file.path.name): rows for check, rows in kept.dropped.items()}
        _enter(file, kept, self.staging)

    def _from_cache(self, file: FederalFile) -> Kept | None:
        kept = self.cache.find(file) if self.cache is not None else None
        if self.cache is None or kept is None or not set(kept.dropped) <= self.allow:
            return None
        run = self.staging.connection.execute
        run("BEGIN")
        try:
            for name in kept.parts:
                path = quoted(str(self.cache.part(file, name)))
                _insert(name, f"read_parquet({path})", self.staging)
        except duckdb.Error:  # another build has just put its own in its place
            run("ROLLBACK")
            return None
        run("COMMIT")
        self.cached.append(file)
        return kept

    def _from_file(self, file: FederalFile) -> Kept:
        connection = self.staging.connection
        try:
            state = file.path.stat()
            digest = sha256_of(file.path)
        except OSError as error:
            raise bad(file, f"it cannot be read: {error.strerror}", "a file") from error
        opened = open_file(file, connection)
        if file.path.stat().st_mtime_ns != state.st_mtime_ns:
            raise bad(file, "it changed while it was read", "a file that is finished", _WAIT)
        dropped = check_rows(opened, self.allow, connection)
        found = measured(opened, connection)
        selects = _module(opened.description).parts(opened, connection)
        sources = {name: f"({select})" for name, select in selects.items()}
        if self.cache is not None:  # which keeps what is made here, so it is made once
            sources = {name: f"{_NEW}{name}" for name in selects}
            for name, select in selects.items():
                connection.execute(f"CREATE OR REPLACE TEMP TABLE {_NEW}{name} AS {select}")
        rows = [_insert(name, source, self.staging) for name, source in sources.items()]
        kept = Kept(
            file.dataset, file.year, file.edition, loader_version(), state.st_size,
            state.st_mtime_ns, state.st_ctime_ns, digest, rows[0], dict.fromkeys(selects, ""),
            found, dropped,
        )  # fmt: skip
        if self.cache is not None:
            try:
                self.cache.keep(file, kept, connection, _NEW)
            except OSError as error:
                self.notes.append(f"{self.cache.folder} keeps nothing of {file.path.name}: {error}")
            for name in selects:
                connection.execute(f"DROP TABLE {_NEW}{name}")
        connection.execute(f"DROP TABLE {RAW}")
        self.read.append(file)
        return kept


def _insert(name: str, source: str, staging: Staging) -> int:
    """The rows of a part into its table of TABLES, or into the part's own; how many there are."""
    run = staging.connection.execute
    if name in TABLES:
        columns = ", ".join(named(column) for column in TABLES[name].names)
        (inserted,) = run(f"INSERT INTO {name} SELECT {columns} FROM {source}").fetchall()
    else:
        run(f"CREATE TEMP TABLE IF NOT EXISTS {_PART}{name} AS FROM {source} LIMIT 0")
        (inserted,) = run(f"INSERT INTO {_PART}{name} FROM {source}").fetchall()
    return int(inserted[0])


def _enter(file: FederalFile, kept: Kept, staging: Staging) -> None:
    """The file in the table of files that were read."""
    about = file.description.dataset
    address = file.description.address(file.year)
    texts = (about.agency, about.title, file.edition, address, file.path.name, kept.sha256)
    values = ", ".join(quoted(text) for text in texts)
    staging.connection.execute(  # written out: to bind values, DuckDB would load pandas first
        "INSERT INTO datasets (name, year, agency, title, edition, address, file, sha256, rows)"
        f" VALUES ({quoted(file.dataset)}, {file.year}, {values}, {kept.rows})"
    )


def _drop_parts(connection: duckdb.DuckDBPyConnection) -> None:
    names = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE temporary"
        f" AND starts_with(table_name, {quoted(_PART)})"
    ).fetchall()
    for (name,) in names:
        connection.execute(f"DROP TABLE {name}")

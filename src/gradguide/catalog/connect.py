"""Opening a release: read-only and immutable, so that readers need no locks and leave no traces."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from gradguide.catalog.errors import ReleaseError

SCHEMA_VERSION = 3
_MAGIC = b"SQLite format 3\x00"


def open_immutable(path: Path) -> sqlite3.Connection:
    """A connection to a release.

    Raises:
        ReleaseError: the file is not there, cannot be read, is no release or one of a schema
            that this version does not read.
    """
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except FileNotFoundError:
        raise ReleaseError(
            f"{path}: is not there; build a release with 'gradguide build --out {path}'"
        ) from None
    except OSError as error:
        raise ReleaseError(f"{path}: cannot be read ({error.strerror or error})") from None
    if magic != _MAGIC:
        raise ReleaseError(f"{path}: is not a release (it is no SQLite file)")
    address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    # One connection may serve several threads: SQLite is built to serialise them, and nothing
    # is ever written.
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    try:
        _must_be_readable(connection, path)
    except BaseException:
        connection.close()  # whatever a damaged file makes SQLite raise
        raise
    return connection


def _must_be_readable(connection: sqlite3.Connection, path: Path) -> None:
    try:
        found = connection.execute(
            "SELECT value FROM manifest WHERE name = 'schema_version'"
        ).fetchone()
    except sqlite3.Error as error:
        raise ReleaseError(f"{path}: is not a release ({error})") from None
    if found is None or found[0] != str(SCHEMA_VERSION):
        raise ReleaseError(
            f"{path}: is a release of schema {found[0] if found else 'unknown'} and this version "
            f"of gradguide reads {SCHEMA_VERSION}; build it again with "
            f"'gradguide build --out {path}'"
        )

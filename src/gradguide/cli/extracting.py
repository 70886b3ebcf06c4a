"""`gradguide extract`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO

import msgspec

from gradguide.cli.leftovers import Leftovers
from gradguide.cli.progress import counted
from gradguide.cli.settings import settings_for
from gradguide.cli.status import Failure
from gradguide.model.claim import record
from gradguide.production.engine import WorkersLostError, processors, results
from gradguide.production.reader import PageResult
from gradguide.sources.identity import Naming
from gradguide.sources.pages import pages
from gradguide.sources.quarantine import Quarantined

_encode = msgspec.json.Encoder().encode


Lines = tuple[bytes, tuple[Quarantined, ...], tuple[str, ...]]


def lines_of(result: PageResult) -> Lines:
    """A page's claims as JSON Lines, what was left out of it, what to warn of. Runs in workers."""
    encoded = b"".join(_encode(record(claim)) + b"\n" for claim in result.claims)
    return encoded, result.quarantined, result.warnings


def extract_to(
    paths: list[str],
    as_of: date,
    field: str | None,
    doc_id: str,
    out: Path | None,
    jobs: int,
    ipeds: Path | None,
    quarantine: Path | None,
) -> None:
    """Extract the claims of the pages at `paths` into a file or to standard output.

    Raises:
        Failure: an option is wrong, or there is no writing where the output should go.
    """
    settings = settings_for(field, as_of, ipeds)
    leftovers = Leftovers(quarantine)
    found = (
        page
        for page in pages(paths, naming=Naming(doc_id))
        if not any(_is(page.address, own) for own in (out, _partial(out), quarantine))
    )
    with _output(out) as write:
        try:
            for encoded, left, warnings in results(
                counted(found, "pages"), settings, lines_of, jobs or processors()
            ):
                write(encoded)
                leftovers.add(left)
                leftovers.warn(warnings)
        except WorkersLostError as error:
            raise Failure(f"{error}; the output is not complete") from None
    leftovers.finish()


def _partial(out: Path | None) -> Path | None:
    return out.parent / f"{out.name}.partial" if out else None


def _is(address: str, out: Path | None) -> bool:
    """Whether a page is a file that this command writes, in a folder that is being read."""
    return out is not None and "://" not in address and Path(address).resolve() == out.resolve()


@contextmanager
def _output(path: Path | None) -> Iterator[Callable[[bytes], object]]:
    if path is None:
        stream: BinaryIO = sys.stdout.buffer
        yield stream.write
        stream.flush()
        return
    if path.is_dir():
        raise Failure(f"{path}: cannot be written (it is a folder); give a file in it")
    # What stands there stays until the new output is whole.
    partial = _partial(path) or path
    try:
        file = partial.open("wb")
    except OSError as error:
        reason = f"cannot be written ({error.strerror}); give a file in a folder that exists"
        raise Failure(f"{path}: {reason}") from None
    try:
        with file:
            yield file.write
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)

"""Opening the release that a command is about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gradguide.catalog.errors import ReleaseError
from gradguide.catalog.release import Release
from gradguide.cli.status import Failure

DEFAULT = Path("releases/library-science.db")


@contextmanager
def opened(path: Path | None) -> Iterator[Release]:
    """The release at `path`, or the default one.

    Raises:
        Failure: there is none, or it cannot be read.
    """
    chosen = path or DEFAULT
    if path is None and not chosen.exists():
        raise Failure(
            f"{chosen}: there is no release here yet; build one with "
            f"'gradguide build --out {chosen}', or name one with --release FILE"
        )
    try:
        release = Release(chosen)
    except ReleaseError as error:
        raise Failure(str(error)) from None
    with release:
        yield release

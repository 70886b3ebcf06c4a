"""Seeing that a release has been replaced by another, and serving that one from then on."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from gradguide.catalog.errors import ReleaseError
from gradguide.web.access_log import Log
from gradguide.web.serving import Shelf

_EVERY = 1.0  # seconds

Seen = tuple[int, int, int] | None
"""What tells a file from the one that was there before: its inode, time and size."""


async def watch(shelf: Shelf, log: Log, every: float = _EVERY) -> None:
    """Look at the release's path again and again, until cancelled.

    A file that cannot be opened is said to be so once; the release of before is served on, and
    the path is tried again when something else stands there.
    """
    seen = _look(shelf.path)
    while True:
        await asyncio.sleep(every)
        now = _look(shelf.path)
        if now is None or now == seen:
            continue
        seen = now
        try:
            await asyncio.to_thread(shelf.replace)
        except ReleaseError as error:
            log("release refused", reason=str(error))
        else:
            log("release replaced", content=shelf.content)


def _look(path: Path) -> Seen:
    try:
        found = os.stat(path)  # noqa: PTH116 - the fields of one call belong together
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size

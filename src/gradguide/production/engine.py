"""Pages to claims in this process or in several, in the order of the pages.

Work goes out in chunks and comes back in order; only a few chunks are ever under way, so memory
does not grow with the number of pages.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import chain
from multiprocessing.pool import AsyncResult
from typing import TypeVar

from gradguide.production.reader import PageReader, PageResult, Settings
from gradguide.sources.pages import Page
from gradguide.sources.quarantine import Quarantined

_Out = TypeVar("_Out")
Shape = Callable[[PageResult], _Out]

CHUNK_BYTES = 1_000_000
CHUNK_PAGES = 64
CHUNKS_PER_WORKER = 3
WATCH_SECONDS = 1.0

_reader: PageReader | None = None


class WorkersLostError(Exception):
    """A worker process ended before its work did: memory ran out, or a signal came."""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ready(reader: PageReader) -> PageReader:
    """The reader with everything compiled, and set aside from garbage collection.

    Registry, pack and automata are some hundred thousand objects that live as long as the
    process; looking through them again and again took a third of the time.
    """
    reader.compile()
    gc.collect()
    gc.freeze()
    return reader


def results(
    pages: Iterable[Page | Quarantined],
    settings: Settings,
    shape: Shape[_Out],
    jobs: int = 1,
    reader: PageReader | None = None,
) -> Iterator[_Out]:
    """What `shape` makes of each page's result, in the order of the pages.

    `shape` runs in the worker, so that only what it returns travels back; it must be a
    function of a module when `jobs` is more than 1. `reader` is one of the same settings that
    the caller has already; where `jobs` is 1 it reads the pages, as making one takes long.

    Raises:
        WorkersLostError: a worker process is gone; what was given out before it stands.
    """
    waiting = iter(pages)
    first = next(waiting, None)
    if first is None:  # nothing to read, and so no need of readers, which take a second to make
        return
    pages = chain((first,), waiting)
    if jobs <= 1:
        yield from _alone(pages, ready(reader or PageReader(settings)), shape)
        return
    # "spawn" starts clean on every platform; the workers stay for the whole batch.
    context = multiprocessing.get_context("spawn")
    with closing(context.Pool(jobs, _start, (settings,))) as pool:
        workers = _living()
        under_way: deque[AsyncResult[list[_Out]]] = deque()
        try:
            for chunk in _chunks(pages):
                under_way.append(pool.apply_async(_work, (chunk, shape)))
                if len(under_way) >= jobs * CHUNKS_PER_WORKER:
                    yield from _awaited(under_way.popleft(), workers)
            while under_way:
                yield from _awaited(under_way.popleft(), workers)
        finally:
            pool.terminate()


def _living() -> set[int | None]:
    return {process.pid for process in multiprocessing.active_children()}


def _awaited(under_way: AsyncResult[list[_Out]], workers: set[int | None]) -> list[_Out]:
    """The chunk's results. A pool replaces a worker that has died and forgets what it was
    doing, so that waiting for that would never end.

    Raises:
        WorkersLostError: one of the `workers` has died.
    """
    while True:
        under_way.wait(WATCH_SECONDS)
        if under_way.ready():
            return under_way.get()
        if not workers <= _living():
            raise WorkersLostError(
                "a worker process was ended from outside or could not start, most often for want "
                "of memory; go on with fewer (--jobs 1)"
            )


def _alone(
    pages: Iterable[Page | Quarantined], reader: PageReader, shape: Shape[_Out]
) -> Iterator[_Out]:
    for page in pages:
        yield shape(_result(page, reader))


def _result(page: Page | Quarantined, reader: PageReader) -> PageResult:
    return reader.read(page) if isinstance(page, Page) else PageResult(quarantined=(page,))


def _start(settings: Settings) -> None:
    # An interrupt from the keyboard reaches every process; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _reader
    _reader = ready(PageReader(settings))


def _work(chunk: list[Page | Quarantined], shape: Shape[_Out]) -> list[_Out]:
    assert _reader is not None, "the pool starts each worker with its reader"
    return [shape(_result(page, _reader)) for page in chunk]


def _chunks(pages: Iterable[Page | Quarantined]) -> Iterator[list[Page | Quarantined]]:
    chunk: list[Page | Quarantined] = []
    size = 0
    for page in pages:
        chunk.append(page)
        size += len(page.data) if isinstance(page, Page) else 0
        if size >= CHUNK_BYTES or len(chunk) >= CHUNK_PAGES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk

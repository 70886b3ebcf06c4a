"""Pages to claims in this process or in several, in the order of the pages.

Work goes out in chunks and comes back in order; only a few chunks are ever under way, so memory
does not grow with the number of pages.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TypeVar

from gradguide.production.reader import PageReader, PageResult, Settings
from gradguide.sources.pages import Page
from gradguide.sources.quarantine import Quarantined

_Out = TypeVar("_Out")
Shape = Callable[[PageResult], _Out]

CHUNK_BYTES = 1_000_000
CHUNK_PAGES = 64
CHUNKS_PER_WORKER = 3

_reader: PageReader | None = None


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ready(settings: Settings) -> PageReader:
    """A reader with everything compiled, and set aside from garbage collection.

    Registry, pack and automata are some hundred thousand objects that live as long as the
    process; looking through them again and again took a third of the time.
    """
    reader = PageReader(settings)
    reader.compile()
    gc.collect()
    gc.freeze()
    return reader


def results(
    pages: Iterable[Page | Quarantined], settings: Settings, shape: Shape[_Out], jobs: int = 1
) -> Iterator[_Out]:
    """What `shape` makes of each page's result, in the order of the pages.

    `shape` runs in the worker, so that only what it returns travels back; it must be a
    function of a module when `jobs` is more than 1.
    """
    if jobs <= 1:
        yield from _alone(pages, ready(settings), shape)
        return
    # "spawn" starts clean on every platform; the workers stay for the whole batch.
    context = multiprocessing.get_context("spawn")
    with closing(context.Pool(jobs, _start, (settings,))) as pool:
        under_way: deque[multiprocessing.pool.AsyncResult[list[_Out]]] = deque()
        try:
            for chunk in _chunks(pages):
                under_way.append(pool.apply_async(_work, (chunk, shape)))
                if len(under_way) >= jobs * CHUNKS_PER_WORKER:
                    yield from under_way.popleft().get()
            while under_way:
                yield from under_way.popleft().get()
        finally:
            pool.terminate()


def _alone(
    pages: Iterable[Page | Quarantined], reader: PageReader, shape: Shape[_Out]
) -> Iterator[_Out]:
    for page in pages:
        yield shape(_result(page, reader))


def _result(page: Page | Quarantined, reader: PageReader) -> PageResult:
    return reader.read(page) if isinstance(page, Page) else PageResult(quarantined=(page,))


def _start(settings: Settings) -> None:
    global _reader
    _reader = ready(settings)


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

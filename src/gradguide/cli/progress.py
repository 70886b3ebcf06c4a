"""A progress bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_T = TypeVar("_T")


def counted(things: Iterable[_T], what: str) -> Iterator[_T]:
    """The things as they come, counted on standard error when that is a terminal."""
    if not sys.stderr.isatty():
        yield from things
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} {task.description}"))
    with Progress(
        *columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True
    ) as progress:
        task = progress.add_task(what, total=None)
        for thing in things:
            yield thing
            progress.advance(task)


class Transfers:
    """Files on their way, each as a bar while it comes; nothing but words in a pipe."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def told(self, name: str, got: int, total: int | None) -> None:
        """How many bytes of a file are here, and how many there will be."""
        if self._progress is None:
            return
        if name not in self._tasks:
            self.clear()
            self._tasks[name] = self._progress.add_task(name, total=total)
        self._progress.update(self._tasks[name], completed=got, total=total)

    def say(self, words: str) -> None:
        """Words on standard error, above the bar."""
        if self._progress is None:
            sys.stderr.write(f"{words}\n")
        else:
            self._progress.console.print(words, markup=False, highlight=False)

    def clear(self) -> None:
        """Take the bars away."""
        for task in self._tasks.values():
            if self._progress is not None:
                self._progress.remove_task(task)
        self._tasks.clear()


@contextmanager
def transfers() -> Iterator[Transfers]:
    """Bars for files that come over the network, on standard error when that is a terminal."""
    if not sys.stderr.isatty():
        yield Transfers(None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(
        *columns, TransferSpeedColumn(), console=Console(stderr=True), transient=True
    ) as progress:
        yield Transfers(progress)

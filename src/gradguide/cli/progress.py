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
    """Files on their way: a bar for the one that comes, on standard error when that is a terminal;
    nothing but words in a pipe."""

    def __init__(self) -> None:
        self._shown: tuple[str, Progress, TaskID] | None = None

    def told(self, name: str, got: int, total: int | None) -> None:
        """How many bytes of a file are here, and how many there will be if that is known."""
        if not sys.stderr.isatty():
            return
        if self._shown is None or self._shown[0] != name:
            self.clear()
            self._shown = (name, *_bar(name))
        _, progress, task = self._shown
        progress.update(task, completed=got, total=total)

    def say(self, words: str) -> None:
        """Words on standard error; a bar that stands there is taken away first."""
        self.clear()
        sys.stderr.write(f"{words}\n")

    def clear(self) -> None:
        """Take the bar away, so that something else can be written."""
        if self._shown is not None:
            self._shown[1].stop()
            self._shown = None


@contextmanager
def transfers() -> Iterator[Transfers]:
    """Bars for files that come over the network; none is left behind."""
    shown = Transfers()
    try:
        yield shown
    finally:
        shown.clear()


def _bar(name: str) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    progress = Progress(
        *columns,
        TransferSpeedColumn(),
        console=Console(stderr=True),
        transient=True,
        # Rich would send what is written to standard output to the terminal instead.
        redirect_stdout=False,
        redirect_stderr=False,
    )
    progress.start()
    return progress, progress.add_task(name, total=None)

"""`--plot FILE`: a figure written as SVG or PNG, by the name of the file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gradguide.cli.status import WRONG_CALL, Failure

if TYPE_CHECKING:
    from gradguide.charts.figure import Figure

Plot = Annotated[
    Path | None, typer.Option("--plot", metavar="FILE", help="Draw a chart (.svg or .png).")
]
_SUFFIXES = (".svg", ".png")


def must_be_drawable(path: Path | None) -> None:
    """Check the file's name before any work is done for it.

    Raises:
        Failure: it ends in neither .svg nor .png, or its folder is not there.
    """
    if path is None:
        return
    if path.suffix.lower() not in _SUFFIXES:
        message = f"--plot: {path} must end in .svg or .png; its ending says what is drawn"
        raise Failure(message, WRONG_CALL)
    if not path.parent.is_dir():
        raise Failure(f"--plot: {path.parent} is not a folder; make it first", WRONG_CALL)


def write_figure(path: Path, shown: Figure) -> None:
    """Write the figure and say so on standard error.

    Raises:
        Failure: the file cannot be written.
    """
    from gradguide.charts.figure import png, svg

    data = png(shown) if path.suffix.lower() == ".png" else svg(shown).encode()
    try:
        path.write_bytes(data)
    except OSError as error:
        message = f"--plot: {path} cannot be written ({error.strerror or error})"
        raise Failure(message) from None
    sys.stderr.write(f"{path}: drawn\n")

"""Options that several commands take, and the dates among them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from gradguide.cli.status import WRONG_CALL, Failure

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The day to answer for (YYYY-MM-DD).")
]
Field = Annotated[
    str | None,
    typer.Option(
        "--field", metavar="PACK", help="A field pack's id or folder ('gradguide fields list')."
    ),
]
Release = Annotated[
    Path | None,
    typer.Option(
        "--release", metavar="FILE", help="A release (default: releases/library-science.db)."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of text.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=0, help="Processes to use (0: one per processor).")
]
HdFile = Annotated[
    Path | None,
    typer.Option("--ipeds", metavar="DIR", help="A folder with NCES's own HD file."),
]
Report = Annotated[
    Path | None,
    typer.Option("--quarantine", metavar="FILE", help="List what was left out here (JSON Lines)."),
]


def day(text: str | None) -> date:
    """The day that `--as-of` means; today where it is not given.

    Raises:
        Failure: it is no date.
    """
    if text is None:
        return date.today()  # noqa: DTZ011 - the user's own day is what "today" means here
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"--as-of takes a date as YYYY-MM-DD, not {text!r}"
        raise Failure(message, WRONG_CALL) from None

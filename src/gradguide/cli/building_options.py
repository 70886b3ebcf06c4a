"""Options of `gradguide build` for federal data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

FederalFolder = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="A folder with federal files, as `data` gets them."),
]
National = Annotated[
    bool,
    typer.Option(
        "--national", help="With --data: all programs of the United States, not one field's."
    ),
]
Allow = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="NAME", help="A check of federal files that need not hold."),
]
CacheFolder = Annotated[
    Path | None,
    typer.Option(
        "--cache", metavar="DIR", help="Where to keep what was read (default: your cache folder)."
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Read every file anew, and keep nothing of it.")
]

"""`gradguide fields`: the packs there are, and starting one: the commands and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gradguide.cli.options import AsJson

app = typer.Typer(
    name="fields",
    help="List field packs, start one from federal data, and bring its data up to date.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Federal files ('gradguide data fetch' gets them)."),
]
Allow = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="NAME", help="A check of the federal files to waive."),
]


@app.command("list")
def listed(json: AsJson = False) -> None:
    """List the packs that come with gradguide."""
    from gradguide.cli.field_text import listed as run

    run(json=json)


@app.command("new")
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help='As in "Public health".')],
    cip: Annotated[
        list[str] | None,
        typer.Option("--cip", metavar="CODE", help="A CIP code, or how codes begin: 51.22."),
    ] = None,
    data: Data = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FOLDER", help="The folder to make.")
    ] = None,
    allow: Allow = None,
) -> None:
    """Start a pack for a field: degrees, subjects and occupations from federal data.

    The folder is a pack at once: give it to 'gradguide build --field'. What is in it was made by
    rule, and its files say what to check.
    """
    from gradguide.cli.field_text import new as run

    run(name, cip or [], data, to, allow or [])


@app.command("refresh")
def refresh(
    pack: Annotated[str, typer.Argument(metavar="PACK", help="A pack's folder.")],
    data: Annotated[
        Path,
        typer.Option(
            "--data", metavar="DIR", help="Federal files ('gradguide data fetch' gets them)."
        ),
    ],
    allow: Allow = None,
) -> None:
    """Bring a pack's federal data up to date; nothing else in the pack is touched."""
    from gradguide.cli.field_text import refresh as run

    run(pack, data, allow or [])

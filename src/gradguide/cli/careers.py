"""`gradguide careers`: the command and its options, and nothing else."""

from __future__ import annotations

from typing import Annotated

import typer

from gradguide.cli.options import AsJson, Release
from gradguide.cli.plotting import Plot


def careers(
    title: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TITLE]", help="A job title in your own words; all of the field without."
        ),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option("--state", metavar="STATE", help="Wages of a state beside the nation's."),
    ] = None,
    program: Annotated[
        str | None,
        typer.Option("--program", metavar="PROGRAM", help="The way back: where a program leads."),
    ] = None,
    sort: Annotated[
        str, typer.Option("--sort", metavar="ORDER", help="Without a title: employment or median.")
    ] = "employment",
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=1, help="How many programs, or rows, to list."),
    ] = None,
    plot: Plot = None,
    release: Release = None,
    json: AsJson = False,
) -> None:
    """Say what a job title means, what it pays, how it may change, and what leads there.

    A title is looked up word for word first, then by likeness, with the score shown.
    """
    from gradguide.cli.careers_run import Wanted, run

    typed = " ".join(title) if title else None
    run(release, Wanted(typed, state, program, sort, limit, plot, json))


COMMANDS = (careers,)

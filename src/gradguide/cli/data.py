"""`gradguide data`: getting the agencies' files: the commands and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gradguide.cli.options import AsJson

app = typer.Typer(
    name="data",
    help="Get the files that federal agencies publish, and see what there is.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Table = Annotated[
    Path | None,
    typer.Option("--addresses", metavar="FILE", help="Another table of addresses (TOML)."),
]


@app.command()
def fetch(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="ipeds, bls, scorecard, crosswalk, accreditors, or a file that 'list' names.",
        ),
    ],
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder to fill.")],
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="Y[-Y2]", help="Which years (default: the newest known)."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Ask for newer versions of files that are there.")
    ] = False,
    contact: Annotated[
        str | None,
        typer.Option(
            "--contact", metavar="E-MAIL", help="Tell the agencies who asks; some insist on it."
        ),
    ] = None,
    addresses: Table = None,
    json: AsJson = False,
) -> None:
    """Fetch the agencies' files as they publish them, and note where each came from.

    A transfer that breaks off goes on where it stopped, now or with the next call. A file that is
    there is left alone. The exit status is 3 where some files did not come, 1 where none did.
    """
    from gradguide.cli.data_fetching import Call, run

    run(sources, to, Call(year, again, contact, addresses, json))


@app.command("list")
def listed(addresses: Table = None, json: AsJson = False) -> None:
    """List what can be fetched, by agency, with years and addresses."""
    from gradguide.cli.data_listing import run

    run(addresses, json=json)


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with federal files.")],
    json: AsJson = False,
) -> None:
    """Say what each file of a folder is, and whether its checks hold.

    The exit status is 3 where a check does not hold, 1 where no federal file is there.
    """
    from gradguide.cli.data_checking import run

    run(folder, json=json)

"""`gradguide publish`: the guide as files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from gradguide.cli.options import AsOf, Release, day
from gradguide.cli.status import Failure


def publish(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to write: new, empty or a site.")
    ],
    release: Release = None,
    base: Annotated[
        str,
        typer.Option("--base", metavar="URL", help="Where it will be, for site map and citations."),
    ] = "",
    as_of: AsOf = None,
) -> None:
    """Write the guide as a folder of files that any web server or file host can serve.

    Everything is there but what has to be worked out for one person: costs are for anybody. Finding
    runs in the browser. The folder is written beside DIR and put in its place at the end.
    """
    from gradguide.answers.opened import OpenRelease
    from gradguide.cli.releases import opened
    from gradguide.cli.web_address import web_address
    from gradguide.publishing.folder import FolderError
    from gradguide.web.publish.site import PublishError
    from gradguide.web.publish.site import publish as run

    address = web_address("--base", base)
    with opened(release) as found:
        try:
            done = run(OpenRelease(found), folder, day(as_of), address)
        except (FolderError, PublishError) as error:
            raise Failure(str(error)) from None
    sys.stdout.write(
        f"{folder}: {done.pages:,} pages, {done.files:,} files, {done.size / 1_000_000:,.1f} MB\n"
        f"  open {folder / 'index.html'}, or put the folder on any web server\n"
    )


COMMANDS = (publish,)

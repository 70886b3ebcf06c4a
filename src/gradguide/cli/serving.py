"""`gradguide serve`: its options, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Release = Annotated[
    Path | None,
    typer.Argument(metavar="[RELEASE]", help="A release (default: releases/library-science.db)."),
]


def serve(
    release: Release = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port.")] = 8000,
    base: Annotated[
        str,
        typer.Option(
            "--base", metavar="URL", help="How it is reached, as in https://guide.example."
        ),
    ] = "",
    rate: Annotated[
        float,
        typer.Option("--rate", min=0, help="Requests a second for one client; 0: without limit."),
    ] = 20.0,
    proxy: Annotated[
        str,
        typer.Option(
            "--proxy", metavar="IP", help="A proxy whose word on the client's address is taken."
        ),
    ] = "",
    quiet: Annotated[bool, typer.Option("--quiet", help="No log of requests.")] = False,
) -> None:
    """Serve the guide from one release: pages, the API and everything else.

    A release that replaces the file is served from then on, without a request lost. What happens
    is logged on standard error, a JSON object a line, with nothing about persons.
    """
    from gradguide.cli.releases import opened
    from gradguide.cli.web_address import web_address
    from gradguide.web.access_log import nowhere, to_standard_error
    from gradguide.web.server import run
    from gradguide.web.settings import Settings

    with opened(release) as found:
        path = found.path
    log = nowhere if quiet else to_standard_error
    run(Settings(path, web_address("--base", base), rate=rate, log=log), host, port, proxy)


COMMANDS = (serve,)

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
) -> None:
    """Serve the guide: pages, the API and everything else, from one release."""
    import uvicorn

    from gradguide.cli.releases import opened
    from gradguide.web.app import create_app
    from gradguide.web.settings import Settings

    with opened(release) as found:
        path = found.path
    app = create_app(Settings(path, base.rstrip("/")))
    uvicorn.run(app, host=host, port=port, log_level="warning")


COMMANDS = (serve,)

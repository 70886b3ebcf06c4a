"""`gradguide mcp`: the command and its options, and nothing else."""

from __future__ import annotations

from typing import Annotated

import typer

from gradguide.cli.options import Release


def mcp(
    release: Release = None,
    http: Annotated[
        str | None,
        typer.Option(
            "--http",
            metavar="HOST:PORT",
            help="Serve over HTTP here, as on 127.0.0.1:8765, not over standard input and output.",
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host",
            metavar="NAME",
            help="With --http: a name besides localhost under which it may be addressed.",
        ),
    ] = None,
) -> None:
    """Serve the guide to assistants, by the Model Context Protocol.

    Over standard input and output, as clients start it, or over HTTP. docs/assistants.md tells how
    to set it up.
    """
    from gradguide.assistant.desk import Desk
    from gradguide.assistant.server import server_for
    from gradguide.assistant.serving import place_called, serve_http, serve_stdio
    from gradguide.cli.releases import opened
    from gradguide.cli.status import WRONG_CALL, Failure

    if allow_host and http is None:
        raise Failure("--allow-host goes with --http", WRONG_CALL)
    try:
        place = None if http is None else place_called(http, allow_host or ())
    except ValueError as error:
        raise Failure(f"--http: {error}", WRONG_CALL) from None
    with opened(release) as found:
        server = server_for(Desk(found))
        if place is None:
            serve_stdio(server)
            return
        try:
            serve_http(server, place)
        except OSError as error:
            reason = error.strerror or error
            raise Failure(f"--http: {http} cannot be listened on ({reason})") from None


COMMANDS = (mcp,)

"""Serving: over standard input and output, or over HTTP on this machine."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import anyio
import uvicorn
from mcp.server.transport_security import TransportSecuritySettings
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from gradguide.assistant.server import GuideServer

PATH = "/mcp"
_LOCAL = ("127.0.0.1", "localhost", "[::1]")
_MOST_BODY = 256 * 1024
"""Bytes of a request: a question is short."""
_AT_ONCE = 64
_GRACE = 10
"""Seconds in which answers that are under way may end when the server is told to stop."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to listen. `hosts` are names under which it may be addressed besides those of this
    machine, with their ports where they have one."""

    host: str
    port: int
    hosts: tuple[str, ...] = ()


def place_called(text: str, hosts: Sequence[str] = ()) -> Place:
    """The place that "HOST:PORT" or "PORT" means; of this machine alone where no host is named.

    Raises:
        ValueError: it is not written so.
    """
    host, colon, port = text.rpartition(":")
    plain = host.removeprefix("[").removesuffix("]") if colon else "127.0.0.1"
    if not plain or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise ValueError(f"{text!r} is no place to listen; give HOST:PORT, as in 127.0.0.1:8765")
    return Place(plain, int(port), tuple(hosts))


def serve_stdio(server: GuideServer) -> None:
    """Serve until standard input ends or the process is told to stop.

    Nothing but the protocol gets to standard output: the transport keeps it to itself, and sends
    what libraries print to standard error.
    """
    anyio.run(_stdio, server)


async def _stdio(server: GuideServer) -> None:
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_stop_on_signal)
        await server.run_stdio_async()
        tasks.cancel_scope.cancel()


async def _stop_on_signal() -> None:
    with anyio.open_signal_receiver(signal.SIGTERM, signal.SIGINT) as signals:
        async for _ in signals:
            # The thread that waits for standard input cannot be woken, and an ordinary end would
            # wait for it. Nothing is ever written but answers, so there is nothing to put away.
            sys.stderr.flush()
            os._exit(0)


def serve_http(server: GuideServer, place: Place) -> None:
    """Serve on a place until the process is told to stop; says on standard error where.

    No sessions are kept: each request is answered by itself. Requests whose Host or Origin is not
    of this machine, nor among the names given, are refused, so that no page in a browser can reach
    the server by way of a name of its own (DNS rebinding).

    Raises:
        OSError: the place cannot be listened on.
    """
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    with socket.create_server((place.host, place.port), family=family) as listening:
        host, port = listening.getsockname()[:2]
        shown = f"[{host}]" if family is socket.AF_INET6 else host
        app = server.streamable_http_app(
            streamable_http_path=PATH,
            json_response=True,
            stateless_http=True,
            max_request_body_size=_MOST_BODY,
            transport_security=_checks(place),
            host=place.host,
        )
        config = uvicorn.Config(
            _questions_only(app),
            log_level="warning",
            access_log=False,
            limit_concurrency=_AT_ONCE,
            timeout_graceful_shutdown=_GRACE,
        )
        # When it has stopped, uvicorn raises the signal again that stopped it, which would end the
        # process as if by a failure. Being told to stop and stopping is none.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        sys.stderr.write(f"gradguide: serving assistants on http://{shown}:{port}{PATH}\n")
        sys.stderr.flush()
        uvicorn.Server(config).run(sockets=[listening])


def _questions_only(app: ASGIApp) -> ASGIApp:
    """The application without streams that a client may open to be told of news: a release has
    none, and each would hold a connection for nothing. The protocol has status 405 for that."""

    async def only(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] != "POST":
            refused = PlainTextResponse("POST only", 405, {"allow": "POST"})
            await refused(scope, receive, send)
            return
        await app(scope, receive, send)

    return only


def _checks(place: Place) -> TransportSecuritySettings:
    hosts = [f"{name}:*" for name in _LOCAL]
    origins = [f"http://{name}:*" for name in _LOCAL]
    for name in place.hosts:
        hosts += [name, f"{name}:*"]
        origins += [f"{scheme}://{name}{end}" for scheme in ("http", "https") for end in ("", ":*")]
    return TransportSecuritySettings(
        enable_dns_rebinding_protection=True, allowed_hosts=hosts, allowed_origins=origins
    )

"""What happened at a server, a JSON object a line, without anything about persons.

No address of a client, no browser, no cookie, and of an address only its path: what follows "?"
can tell where somebody lives and what they can spend.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from typing import Protocol

import msgspec
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Log(Protocol):
    """Where events go."""

    def __call__(self, event: str, **details: object) -> None: ...


def to_standard_error(event: str, **details: object) -> None:
    """Write an event with the time as a line of JSON."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = msgspec.json.encode({"time": now, "event": event, **details})
    sys.stderr.buffer.write(line + b"\n")
    sys.stderr.buffer.flush()


def nowhere(event: str, **details: object) -> None:
    """Keep nothing."""


class AccessLog:
    """Logs every request when it has been answered: method, path, status, bytes, milliseconds."""

    def __init__(self, app: ASGIApp, log: Log) -> None:
        self._app = app
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        status, size = 0, 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counted)
        finally:
            took = round((time.perf_counter() - begun) * 1000, 1)
            self._log(
                "request",
                method=scope["method"],
                path=scope["path"],
                status=status,
                bytes=size,
                ms=took,
            )

"""Running the guide: one process, one port."""

from __future__ import annotations

import signal
import sys

import uvicorn

from gradguide.web.app import create_app
from gradguide.web.settings import Settings

_IDLE = 15  # seconds that a connection without a request is kept
_ENDING = 20  # seconds in which requests under way are answered before the process ends
_CONNECTIONS = 1000


def run(settings: Settings, host: str, port: int, proxy: str = "") -> None:
    """Serve until the process is told to end (SIGTERM or SIGINT); requests under way are answered.

    Raises:
        ReleaseError: the release cannot be read.
    """
    config = uvicorn.Config(
        create_app(settings),
        host=host,
        port=port,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxy),
        forwarded_allow_ips=proxy or None,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=_ENDING,
        limit_concurrency=_CONNECTIONS,
        h11_max_incomplete_event_size=16 * 1024,
    )
    # uvicorn raises the signal again once everything is answered; then there is nothing left to do.
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: None)
    _Server(config).run()


class _Server(uvicorn.Server):
    """uvicorn's server, which says where it can be reached."""

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        for server in self.servers:
            for socket in server.sockets:
                host, port = socket.getsockname()[:2]
                sys.stderr.write(f"http://{host}:{port}/  (Ctrl+C ends)\n")
                sys.stderr.flush()

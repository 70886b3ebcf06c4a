"""A little real site of pages that a test makes up, to prove what looks at pages.

The guide itself cannot serve for that: it has no page that breaks its rules.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Trial:
    """What is answered at which path, and where."""

    address: str
    answers: dict[str, tuple[int, str, dict[str, str]]] = field(default_factory=dict)

    def has(self, path: str, body: str, status: int = 200, **headers: str) -> None:
        """Answer this at the path; a header is named with `_` for `-`."""
        kind = "text/javascript" if path.endswith(".js") else "text/html; charset=utf-8"
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, body, {"Content-Type": kind, **given})


@contextmanager
def served() -> Iterator[Trial]:
    """An empty site on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, headers = site.answers.get(self.path, (404, "nothing here", {}))
            content = body.encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site = Trial(f"http://127.0.0.1:{server.server_port}")
        site.has("/favicon.ico", "")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


def page_of(body: str) -> str:
    """A whole page with this body."""
    head = '<meta name="viewport" content="width=device-width"><title>A page</title>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'

"""How often one client may ask: a bucket that fills with time and from which each request takes.

(The generic cell rate algorithm, ITU-T I.371, with one number a client: the time at which its
bucket will be full again.)
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

from gradguide.web.problems import refusal

_CLIENTS = 65_536
"""Whose buckets are kept; the one that asked longest ago is forgotten first, and begins anew."""
_PREFIX = 64
"""Bits of an IPv6 address that are one subscriber's (RFC 6177)."""
_NOTHING = 1e-6
"""Seconds below which a wait is only what arithmetic with fractions leaves over."""
_FREE = ("/static/", "/healthz")


class Buckets:
    """Buckets of all clients: `rate` requests a second in the long run, `burst` at once."""

    def __init__(
        self, rate: float, burst: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._each = 1 / rate
        self._depth = burst / rate
        self._clock = clock
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def take(self, client: str) -> float:
        """Take from a client's bucket; how many seconds to wait where it is empty, else 0."""
        now = self._clock()
        full_at = max(self._full_at.get(client, now), now) + self._each
        wait = full_at - now - self._depth
        if wait > _NOTHING:
            return wait
        self._full_at[client] = full_at
        self._full_at.move_to_end(client)
        if len(self._full_at) > _CLIENTS:
            self._full_at.popitem(last=False)
        return 0.0


def client_of(scope: Scope) -> str:
    """Who asks, as far as it matters here: an IPv4 address, or the network of an IPv6 one."""
    host = (scope.get("client") or ("", 0))[0]
    try:
        address = ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(address, IPv6Address):
        return str(int(address) >> (128 - _PREFIX))
    return str(address)


class RateLimit:
    """Answers 429 with `Retry-After` to a client that asks too often; not for assets and health."""

    def __init__(self, app: ASGIApp, buckets: Buckets) -> None:
        self._app = app
        self._buckets = buckets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(_FREE):
            await self._app(scope, receive, send)
            return
        wait = self._buckets.take(client_of(scope))
        if not wait:
            await self._app(scope, receive, send)
            return
        seconds = int(wait) + 1
        told = f"Too many requests from your network at once; ask again in {seconds} s."
        answer = refusal(scope["path"], 429, told, {"Retry-After": str(seconds)})
        await answer(scope, receive, send)

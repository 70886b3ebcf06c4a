"""Answers as bytes: compressed once, kept while they hold, and not sent again to who has them."""

from __future__ import annotations

import gzip
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

_WORTH = 600
"""Bytes below which compression saves no packet."""
_ONCE, _FOR_EVER = 1, 9
"""How hard an answer is pressed that is made for somebody, and one that is made for everybody: of
a page's whole time, the hardest would take a tenth to save a tenth of its bytes."""
REVALIDATE = "no-cache"
"""Keep it, and ask whether it still holds: a release may be replaced at any moment."""


@dataclass(frozen=True, slots=True)
class Made:
    """An answer that has been made: `body` is compressed where `compressed` says so."""

    status: int
    media_type: str
    body: bytes
    compressed: bool
    etag: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """About how many bytes it takes to keep."""
        return len(self.body) + 512


def made(
    data: bytes,
    media_type: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    *,
    for_ever: bool = False,
) -> Made:
    """An answer ready to be sent any number of times; `for_ever` where it never changes."""
    etag = f'W/"{sha256(data).hexdigest()[:20]}"'
    compressed = len(data) >= _WORTH
    body = gzip.compress(data, _FOR_EVER if for_ever else _ONCE, mtime=0) if compressed else data
    return Made(status, media_type, body, compressed, etag, headers or {})


def respond(request: Request, answer: Made) -> Response:
    """The answer to one request: nothing but "it still holds" to a client that has it already."""
    headers = {"Cache-Control": REVALIDATE, **answer.headers, "ETag": answer.etag}
    headers["Vary"] = ", ".join(filter(None, (headers.get("Vary"), "Accept-Encoding")))
    if answer.status == 200 and _has(request.headers, answer.etag):
        return Response(status_code=304, headers=headers)
    body = answer.body
    if answer.compressed:
        if _takes_gzip(request.headers):
            headers["Content-Encoding"] = "gzip"
        else:
            body = gzip.decompress(body)
    if request.method == "HEAD":
        headers["Content-Length"] = str(len(body))
        body = b""
    return Response(body, answer.status, headers, answer.media_type)


def _has(headers: Headers, etag: str) -> bool:
    """Whether `If-None-Match` names the tag (weakly, RFC 9110, 13.1.2)."""
    given = headers.get("if-none-match", "")
    tags = {tag.strip().removeprefix("W/") for tag in given.split(",")}
    return "*" in tags or etag.removeprefix("W/") in tags


def _takes_gzip(headers: Headers) -> bool:
    """Whether the client takes gzip: named and not with a weight of 0 (RFC 9110, 12.5.3)."""
    for part in headers.get("accept-encoding", "").lower().split(","):
        coding, _, weight = part.partition(";")
        if coding.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


class Kept:
    """The answers that were asked for most recently, up to a number of bytes together.

    What is kept belongs to a release and a day: both are part of the key that the caller makes.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._answers: OrderedDict[object, Made] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object) -> Made | None:
        """What is kept under a key."""
        with self._lock:
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
            return found

    def put(self, key: object, answer: Made) -> None:
        """Keep an answer, and let go of the oldest where there is no room."""
        with self._lock:
            before = self._answers.pop(key, None)
            self._size += answer.size - (before.size if before else 0)
            self._answers[key] = answer
            while self._size > self._most and self._answers:
                _, gone = self._answers.popitem(last=False)
                self._size -= gone.size

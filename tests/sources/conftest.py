"""A maker of WARC records, byte by byte, so that tests can bend them."""

from __future__ import annotations

import gzip as gzip_format
from collections.abc import Callable

import pytest


@pytest.fixture
def warc_record() -> Callable[..., bytes]:
    """One response: warc_record(address, body, content_type=, gzip=, status=, headers=)."""

    def make(
        address: str,
        body: bytes,
        content_type: str = "text/html; charset=utf-8",
        gzip: bool = False,
        status: str = "200 OK",
        headers: tuple[tuple[str, str], ...] = (),
    ) -> bytes:
        lines = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}"]
        lines += [f"{name}: {value}" for name, value in headers]
        http = "\r\n".join([*lines, "", ""]).encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: {address}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n"
        )
        record = head.encode() + b"\r\n" + http + b"\r\n\r\n"
        return gzip_format.compress(record) if gzip else record

    return make

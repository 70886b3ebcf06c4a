"""What kind of bytes: content before name, and names between texts."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from gradguide.reading.sniff import PageKind, kind_of


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "media_type", "kind"),
    [
        (b"<!DOCTYPE html><p>x", "x.txt", "text/plain", PageKind.HTML),
        (b"  <!-- a --><?xml version='1.0'?>\n<html lang=en>", "", None, PageKind.HTML),
        (b"Words<p>and</p><p>more</p><div></div>", "x", "text/html", PageKind.HTML),
        (b"Words<p>and</p><p>more</p><div></div>", "x.html", None, PageKind.HTML),
        (b"Words<p>and</p>", "x.txt", None, PageKind.TEXT),
        (b"a < b and c > d", "x.html", None, PageKind.TEXT),
        (b"Words " + b"<p>and</p>" * 9, "x.txt", None, PageKind.HTML),
        (b"Words", "https://elm.example/page.md?x=1", None, PageKind.MARKDOWN),
        (b"Words", "x", "text/markdown", PageKind.MARKDOWN),
        (b"# One\n\ntext\n\n## Two\n", "x", None, PageKind.MARKDOWN),
        (b"#1\n\ntext\n\n#2\n", "x", None, PageKind.TEXT),
        ("Ünïcode".encode("utf-16"), "x", None, PageKind.TEXT),
        ("<html><p>x".encode("utf-16"), "x", None, PageKind.HTML),
        (b"WARC/1.0\r\nWARC-Type: response", "x.html", None, PageKind.WARC),
        (b"%PDF-1.7 ...", "x.txt", "text/plain", PageKind.BINARY),
        (b"\x89PNG\r\n\x1a\n....", "x", "text/html", PageKind.BINARY),
        (gzip.compress(b"text", mtime=0), "x", None, PageKind.BINARY),
        (_zip(), "x.html", None, PageKind.BINARY),
        (bytes(range(256)), "x", None, PageKind.BINARY),
        (bytes(4000), "x", None, PageKind.BINARY),
        (b"One stray \x00 in a long text " * 1 + b"of many words " * 50, "x", None, PageKind.TEXT),
    ],
)
def test_kinds(data: bytes, name: str, media_type: str | None, kind: PageKind) -> None:
    assert kind_of(data, name, media_type) is kind

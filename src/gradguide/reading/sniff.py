"""What kind of bytes these are, judged by the bytes first and by the name second.

Signatures follow the WHATWG MIME Sniffing Standard (https://mimesniff.spec.whatwg.org/),
sections 6 and 7, as far as a crawl of text pages meets them.
"""

from __future__ import annotations

import re
from enum import Enum


class PageKind(Enum):
    """The kinds of bytes that the reader tells apart."""

    HTML = "text/html"
    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    WARC = "application/warc"
    BINARY = "application/octet-stream"


_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh91AY&SY", "bzip2-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"(\xb5/\xfd", "zstd-compressed data"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"SQLite format 3\x00", "an SQLite file"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"ID3\x03", "an audio file"),
    (b"ID3\x04", "an audio file"),
    (b"OggS", "an audio or video file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096
_HTML_START = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,300}>\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|style|link|div|table|p|h[1-6]|a|br|ul"
    rb"|ol|dl|nav|main|header|section|article|span|b|i|font|center|form|iframe|img|frameset)"
    rb"[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAGS = re.compile(
    rb"</?(?:html|head|body|div|p|li|ul|td|tr|table|span|h[1-6])(?:\s[^<>]{0,300})?>", re.IGNORECASE
)
_MARKDOWN = re.compile(rb"^(?:#{1,6} \S|={2,6} ?[^=\n]+={2,6}\s*$|\{\|)", re.MULTILINE)
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".wiki", ".mediawiki")
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp")
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1b\x08")
_SLIPS = 2  # bytes
_ENOUGH_HTML_TAGS = 6
_ENOUGH_MARKS = 2


def signature(data: bytes) -> str | None:
    """What a well-known binary format the bytes begin with, in words; None if none."""
    return next((name for start, name in _SIGNATURES if data.startswith(start)), None)


def looks_utf16(data: bytes) -> str | None:
    """The byte order (`utf-16-le`, `utf-16-be`) that every other byte being NUL gives away."""
    head = data[:_HEAD]
    half = len(head) // 2
    if half < 4 or b"\x00" not in head:
        return None
    if head[1::2].count(0) > 0.7 * half and head[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def kind_of(data: bytes, name: str = "", media_type: str | None = None) -> PageKind:
    """The kind of `data`; `name` (path or URL) and `media_type` decide only between texts.

    A wrong media type is common, so HTML that is served as plain text is HTML, and bytes with
    a binary signature are binary whatever their header says.
    """
    if data.startswith(b"WARC/"):
        return PageKind.WARC
    if data.startswith(_BOMS) or looks_utf16(data):
        return _kind_of_text(_as_ascii(data), name, media_type)
    if signature(data) or _has_control_bytes(data):
        return PageKind.BINARY
    return _kind_of_text(data, name, media_type)


def _as_ascii(data: bytes) -> bytes:
    """The head of a text with a byte order mark, with the NULs of UTF-16 taken out."""
    return data[: 2 * _HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")


def _has_control_bytes(data: bytes) -> bool:
    """Whether more of the head than a slip or two is bytes that no text contains."""
    head = data[:_HEAD]
    odd = len(head) - len(head.translate(None, _CONTROL))
    return odd > max(_SLIPS, len(head) / 200)


def _kind_of_text(data: bytes, name: str, media_type: str | None) -> PageKind:
    head = data[: 4 * _HEAD]
    stem = name.lower().split("?", 1)[0].split("#", 1)[0]
    if _HTML_START.match(head):
        return PageKind.HTML
    if stem.endswith(_MARKDOWN_NAMES) or media_type == "text/markdown":
        return PageKind.MARKDOWN
    tags = sum(1 for _ in zip(range(_ENOUGH_HTML_TAGS), _HTML_TAGS.finditer(head), strict=False))
    if tags >= _ENOUGH_HTML_TAGS:
        return PageKind.HTML
    if tags and (
        stem.endswith(_HTML_NAMES) or media_type in ("text/html", "application/xhtml+xml")
    ):
        return PageKind.HTML
    marks = sum(1 for _ in zip(range(_ENOUGH_MARKS), _MARKDOWN.finditer(head), strict=False))
    return PageKind.MARKDOWN if marks >= _ENOUGH_MARKS else PageKind.TEXT

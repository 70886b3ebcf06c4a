"""From bytes to text: what a page says of its encoding, and what its bytes say.

The order is that of the HTML Standard (https://html.spec.whatwg.org/#determining-the-character-encoding):
byte order mark, transport, `<meta>`, guess. Labels are those of the Encoding Standard, through
webencodings. A declaration that the bytes contradict is overruled and noted. Decoding never
raises; what cannot be decoded becomes U+FFFD and is noted as well.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import webencodings

from gradguide.reading.sniff import looks_utf16

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]{2,40})",
    re.IGNORECASE,
)
_META_WITHIN = 4096  # the standard prescans 1024 bytes; real pages put long scripts first
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_FALLBACK = "windows-1252"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte order mark, the encoding that gave it, and what was odd.

    `changed` says that the text is more than the bytes in other words: a mark was taken off,
    or something replaced.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()
    changed: bool = True


def decode(data: bytes, charset: str | None = None, *, markup: bool = False) -> Decoded:
    """The text of `data`; `charset` is what the transport said, `markup` asks for `<meta>`."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strictly_or_replaced(data[len(mark) :], name)
    wide = looks_utf16(data)
    if wide:
        found = _strictly_or_replaced(data, wide)
        return Decoded(found.text, wide, (*found.warnings, f"no byte order mark; read as {wide}"))
    label, warnings = _declared(data, charset, markup)
    if label in (None, "utf-8"):
        return _as_utf8(data, label, warnings)
    return _as_declared(data, label or _FALLBACK, warnings)


def _declared(data: bytes, charset: str | None, markup: bool) -> tuple[str | None, tuple[str, ...]]:
    """The declared encoding's standard name, if any label is known, and notes on unknown ones."""
    labels = [charset] if charset else []
    if markup and (match := _META.search(data[:_META_WITHIN])):
        labels.append((match[1] or match[2]).decode("ascii"))
    warnings: list[str] = []
    for label in labels:
        known = _lookup(label.strip().strip("\"'"))
        if known is None:
            warnings.append(f"unknown encoding {label!r} ignored")
        elif known.name.startswith("utf-16"):
            # The bytes show no UTF-16 (see above); the standard reads such a label as UTF-8.
            return "utf-8", tuple(warnings)
        elif known.name not in ("replacement", "x-user-defined"):
            return known.name, tuple(warnings)
    return None, tuple(warnings)


def _lookup(label: str) -> webencodings.Encoding | None:
    """The encoding of a label of the standard, or of one that only Python knows ("latin-1")."""
    known = webencodings.lookup(label)
    if known is not None:
        return known
    try:
        return webencodings.lookup(codecs.lookup(label).name)
    except (LookupError, ValueError):
        return None


def _as_utf8(data: bytes, label: str | None, warnings: tuple[str, ...]) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8", warnings, changed=False)
    except UnicodeDecodeError as error:
        ends_early = error.reason == "unexpected end of data"
        if ends_early and not data[: error.start].isascii():
            note = "the last character is cut off"
            return Decoded(data[: error.start].decode("utf-8"), "utf-8", (*warnings, note))
    if _mostly_utf8(data):
        text = data.decode("utf-8", "replace")
        note = f"{text.count(chr(0xFFFD))} undecodable characters in UTF-8 replaced"
        return Decoded(text, "utf-8", (*warnings, note))
    note = f"declared utf-8 but is not; read as {_FALLBACK}" if label else f"read as {_FALLBACK}"
    return Decoded(_single_byte(data, _FALLBACK), _FALLBACK, (*warnings, note))


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes above ASCII are, four times in five, part of a UTF-8 sequence."""
    high = len(_HIGH.findall(data))
    inside = sum(map(len, _MULTIBYTE.findall(data)))
    return inside >= 0.8 * high


def _as_declared(data: bytes, label: str, warnings: tuple[str, ...]) -> Decoded:
    if data.isascii() and label != "iso-2022-jp":
        return Decoded(data.decode("ascii"), label, warnings)
    if _is_utf8_beyond_chance(data):
        note = f"declared {label} but is utf-8"
        return Decoded(data.decode("utf-8"), "utf-8", (*warnings, note))
    if label.startswith(("windows-", "iso-8859-", "koi8-", "macintosh", "ibm866")):
        return Decoded(_single_byte(data, label), label, warnings)
    found = _strictly_or_replaced(data, _codec(label))
    return Decoded(found.text, label, (*warnings, *found.warnings))


def _is_utf8_beyond_chance(data: bytes) -> bool:
    """Valid UTF-8 with something beyond ASCII in it, which other encodings hardly ever give."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return _MULTIBYTE.search(data) is not None


def _codec(label: str) -> str:
    encoding = webencodings.lookup(label)
    return encoding.codec_info.name if encoding else _FALLBACK


def _single_byte(data: bytes, label: str) -> str:
    return data.decode(_codec(label), "replace")


def _strictly_or_replaced(data: bytes, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), codec)
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
        return Decoded(text, codec, (f"undecodable characters in {codec} replaced",))

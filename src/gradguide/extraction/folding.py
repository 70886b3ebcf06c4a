"""Folding: one text to match against, with every index the same as in the original."""

from __future__ import annotations

import unicodedata


def _base(char: str) -> str:
    """The letter without its accent, where that is a plain letter."""
    base = unicodedata.normalize("NFKD", char)[0]
    return base if base.isascii() and base.isalpha() else char


_PLAIN = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u00b4\u0060\u02bb\u02bc",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
    "\u205f\u3000\u200b\u200c\u200d\ufeff\t\n\r\x0b\x0c\x85\u2028\u2029",
}
_FEW_KINDS = 24  # distinct characters up to which a pass for each beats a look-up for all
_SHORT = 48  # characters up to which the look-up is quicker than setting up the passes


def _letters() -> dict[int, str]:
    """Latin letters, capital or accented, and the small plain letter that each becomes."""
    table = {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        table[code] = _base(chr(code).lower()[0])
    return table


_TABLE = _letters() | {ord(fancy): plain for plain, all_ in _PLAIN.items() for fancy in all_}
_ASCII = bytes(range(128))
_ASCII_FOLDED = "".join(_TABLE.get(code, chr(code)) for code in _ASCII).encode("ascii")
_BYTES_FOLDED = _ASCII_FOLDED + bytes(range(128, 256))


def fold(text: str) -> str:
    """The text in lower case with plain quotes, hyphens, spaces and letters, equally long.

    Takes time in proportion to the text: an ASCII text is one translation of its bytes, and
    each of the few other characters that a page uses costs one more replacement.
    """
    if text.isascii() or len(text) <= _SHORT:
        return text.translate(_TABLE)  # which has a quick way for ASCII of its own
    data = text.encode("utf-8", "surrogatepass")
    kinds = set(data.translate(None, _ASCII).decode("utf-8", "surrogatepass"))
    if len(kinds) > _FEW_KINDS:
        return text.translate(_TABLE)
    folded = data.translate(_BYTES_FOLDED).decode("utf-8", "surrogatepass")
    for kind in kinds:
        folded = folded.replace(kind, _TABLE.get(ord(kind), kind))
    return folded

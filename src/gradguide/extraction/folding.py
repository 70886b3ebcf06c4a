"""Folding: one text to match against, with every index the same as in the original."""

from __future__ import annotations

import unicodedata


def _base(char: str) -> str:
    """The letter without its accent, where that is a single letter."""
    base = unicodedata.normalize("NFKD", char)
    return base[0] if len(base) > 1 and not unicodedata.combining(base[0]) else char


_TABLE: dict[int, str] = {}
for _code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
    _lower = chr(_code).lower()
    if len(_lower) == 1:
        _TABLE[_code] = _base(_lower)
    else:
        _TABLE[_code] = _base(_lower[0])
for _plain, _fancy in {
    "'": "\u2018\u2019\u201a\u201b\u2032\u00b4\u0060",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u200b\u200c\u200d\ufeff\t\n\r\x0b\x0c\x85\u2028\u2029",
}.items():
    for _char in _fancy:
        _TABLE[ord(_char)] = _plain
for _code in range(ord("A"), ord("Z") + 1):
    _TABLE[_code] = chr(_code + 32)


def fold(text: str) -> str:
    """The text in lower case with plain quotes, hyphens, spaces and letters, equally long."""
    return text.translate(_TABLE)

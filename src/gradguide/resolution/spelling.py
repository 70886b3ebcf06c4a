"""Spelling: when two written names or texts are the same one written differently."""

from __future__ import annotations

import re
from functools import lru_cache

from gradguide.extraction.folding import fold

# "m.s.l.i.s.", "ph.d.", "m.ed.": letters with full stops are one word.
_DOTTED = re.compile(r"\b(?:[a-z]{1,2}\.){1,5}[a-z]{1,4}\b\.?")
_POSSESSIVE = re.compile(r"(?<=[a-z])'(?:s\b|(?!\w))")
_WORD = re.compile(r"[a-z0-9]+")
_CODE = re.compile(r"\s*\([^()]*\d[^()]*\)")
_SMALL = frozenset("a an and at by for from in of on or the to with".split())


def joined(text: str) -> str:
    """The text folded, with abbreviations closed up, "&" as "and" and no possessives."""
    folded = fold(text)
    closed = _DOTTED.sub(lambda match: match.group().replace(".", ""), folded)
    return _POSSESSIVE.sub("", closed.replace("&", " and "))


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without punctuation."""
    return tuple(_WORD.findall(joined(text)))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its plural ending: "studies" and "study" are one, so are "knots" and
    "knot". Short words are abbreviations as often as not and stay."""
    if len(word) <= 3 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word


def stems(text: str) -> tuple[str, ...]:
    """The words that carry meaning, in order and without plural endings."""
    return tuple(stem(word) for word in words(text) if word not in _SMALL)


@lru_cache(maxsize=65536)
def text_key(text: str) -> str:
    """What two spellings of one text have in common.

    Case, accents, punctuation, plural endings, "&" or "and", and a catalog code in parentheses
    ("Knots at Sea (465C)") make no difference; the order of the words does.
    """
    return " ".join(stems(_CODE.sub("", text))) or fold(text).strip()


def slug(text: str) -> str:
    """A name for an address: "Texas Woman's University" is "texas-womans-university"."""
    plain = fold(text).replace("&", " and ").replace("'", "")
    return "-".join(_WORD.findall(plain)) or "x"

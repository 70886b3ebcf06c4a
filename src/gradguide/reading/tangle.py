"""Markup that would cost far more than its length: nested without end, or never closed.

The HTML Standard's way of building a tree takes time with the square of the nesting, and an
unclosed formatting tag is opened again in every block after it. Browsers stop nesting at 512
elements; so does this, and the words stay.
"""

from __future__ import annotations

import re

_DEEPEST = 400  # elements; what lies deeper is put on that level
_MOST_WORK = 16_000_000  # open tags times unclosed tags, below which a page is parsed as it is
_MOST_TAGS = 20_000  # below which nesting costs nothing that anyone would notice
_MOST_COPIES = 3_000_000  # nodes that reopened formatting may add to a tree
_LONG_TAG = 65_536  # characters
_MOST_ATTRIBUTES = 5_000  # in one tag; the parser compares each with all before it
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
_LONG = re.compile(rf"<[^<>]{{{_LONG_TAG},}}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# Void elements, and those that the next of their kind closes: neither nests by itself.
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr path circle rect line "
    "polygon use p li dt dd tr td th thead tbody tfoot option optgroup colgroup caption body html "
    "head".split()
)
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_BLOCKS = frozenset("p div li td th h1 h2 h3 h4 h5 h6 dd dt section article span".split())


_FEW_TAGS = 4_000  # whatever they are, they make less work than that above


def may_be_tangled(data: bytes) -> bool:
    """Whether a page could cost so much that its text is worth a closer look.

    Never wrong when it says no. It only counts, so it is cheap enough to ask of every page.
    """
    if len(data) > _LONG_TAG and _has_long_stretch(data):
        return True
    tags = data.count(b"<")
    return tags > _FEW_TAGS and _is_much_work(tags, data.count(b"</"))


def _has_long_stretch(data: bytes) -> bool:
    """Whether some aligned window of half a long tag has no tag in it, as a long tag's has."""
    window = _LONG_TAG // 2
    starts = range(0, len(data) - window + 1, window)
    return any(data.find(b"<", start, start + window) < 0 for start in starts)


def untangled(markup: str) -> tuple[str, bool]:
    """The markup without the tags that nest too deeply, and whether there were any.

    Raises ValueError with the reason for markup that no flattening makes affordable.
    """
    if any(
        len(_QUOTED.sub("", match.group()).split()) > _MOST_ATTRIBUTES
        for match in _LONG.finditer(markup)
    ):
        raise ValueError(f"one of its tags has more than {_MOST_ATTRIBUTES} attributes")
    if _is_much_work(markup.count("<"), markup.count("</")):
        return _flattened(markup)
    return markup, False


def _is_much_work(tags: int, closing: int) -> bool:
    opening = tags - closing
    unclosed = max(0, opening - closing)
    return opening > _MOST_TAGS or unclosed * opening > _MOST_WORK


def _flattened(markup: str) -> tuple[str, bool]:
    out: list[str] = []
    kept_to = depth = formatting = copies = 0
    cut = False
    for match in _TAG.finditer(markup):
        name = match[2].lower()
        copies += formatting if name in _BLOCKS else 0
        if copies > _MOST_COPIES:
            raise ValueError("its formatting tags are never closed and multiply")
        if name in _FLAT:
            continue
        closes = bool(match[1])
        too_deep = depth > _DEEPEST or (depth == _DEEPEST and not closes)
        step = -1 if closes else 1
        depth = max(0, depth + step)
        if name in _FORMATTING and not too_deep:
            formatting = max(0, formatting + step)
        if too_deep:
            out.append(markup[kept_to : match.start()])
            kept_to = match.end()
            cut = True
    return ("".join([*out, markup[kept_to:]]), True) if cut else (markup, False)

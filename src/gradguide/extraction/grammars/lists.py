"""Enumerations: a stretch of a sentence cut into its items, each with its span.

Commas or semicolons separate; a conjunction after the last comma closes the list, and then no
other conjunction separates ("metadata, and archives and records" has two items). Without that
comma the one conjunction in the last piece does. What stays ambiguous is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gradguide.extraction.folding import fold


@dataclass(frozen=True, slots=True)
class Item:
    """One item: `value` as stated, without articles and hedges, standing at `start`..`end`.

    A value that shares its noun with the next item is composed ("special museums" out of
    "special and governmental museums"); its span then runs to that noun.
    """

    start: int
    end: int
    value: str
    joined: bool = False  # a conjunction stood before it


_LONGEST = 1200  # characters; no list of items that one reads through is longer
_OPENING, _CLOSING = "([", ")]"
_JOINT = re.compile(r"(?:and/or|and|or|as well as|along with|in addition to|plus|&)\s+")
_INNER = re.compile(r"\s(?:and/or|and|or|as well as|along with)\s+")
_CLAUSE = re.compile(
    r"(?:where|which|who|whom|whose|while|when|with|without|that|but|so|if|because|since|although|"
    r"though|thus|thereby|making|giving|depending|plus a|both of|all of|most of|some of|each|"
    r"(?!engineering|nursing|marketing|planning|publishing|manufacturing|advertising|consulting|"
    r"banking|broadcasting|cataloging|cataloguing|archiving|programming|teaching|indexing|"
    r"learning|computing|accounting|testing|printing|housing|mining|collecting|lending)"
    r"[a-z]+ing\s(?:a|an|the|students|graduates|you|them|their|your|on|in|to|for|from|"
    r"[a-z]+ing)|it|they|we|you|students|graduates)\b"
)
_EXAMPLE = re.compile(
    r",?\s+(?:such as|including|includes?|like|especially|particularly|e\.g\.,?)\s+"
)
_HEDGE = re.compile(
    r"(?:the|a|an|both|either|such as|including|include|includes|like|e\.g\.,?|for example,?|"
    r"for instance,?|especially|particularly|namely|various|varied|different|diverse|many|some|"
    r"several|other|certain|even|also|any|numerous|sometimes|often|perhaps|possibly|potentially|"
    r"(?:all |different |various |other |many |certain )*(?:types|kinds|sorts|forms) of|"
    r"(?:an? |the )?(?:(?:very )?(?:wide|broad|large|growing|diverse|vast|great) )?"
    r"(?:variety|range|array|number|host|mix|multitude|diversity|spectrum|plethora|list) of)\s+"
)
_FILLER = re.compile(
    r"(?:(?:and |or |many |much |so |some |several )*(?:and|or|more|others?|beyond|the like|on|"
    r"many|much|similar|etc|etcetera|elsewhere|so forth|so on|to name (?:just )?a few)\.?)?"
)
_TAIL = re.compile(
    r"(?:,?\s*(?:\betc\.?|\band (?:so (?:on|forth)|more|others?|beyond|the like)|\bamong others"
    r"|\bto name (?:just )?a few|\bfor example|\bfor instance))$"
)
# A lone semicolon parts two statements, unless a conjunction follows it.
_LONE_SEMICOLON = re.compile(r"^[^;]*(?P<at>;)(?!\s*(?:and|or|&)\b)[^;]*$")
_EDGE = " \t\n\r\u00a0\"'“”‘’.,;:!?*•·†‡-–—_|/\\"
_QUALIFIED = re.compile(r"\s*[(\[]")


def trimmed(text: str, start: int, end: int, *, keep_articles: bool = False) -> tuple[int, int]:
    """The span without surrounding punctuation, opening hedges and closing fillers.

    `keep_articles` leaves capitalised openings alone: they belong to a title.
    """
    before = (-1, -1)
    while before != (start, end) and start < end:
        before = (start, end)
        while start < end and text[start] in _EDGE:
            start += 1
        while start < end and text[end - 1] in _EDGE:
            end -= 1
        folded = fold(text[start:end])
        opening = _HEDGE.match(folded)
        if opening and not (keep_articles and text[start].isupper()):
            start += opening.end()
            continue
        closing = _TAIL.search(folded)
        if closing:
            end = start + closing.start()
    return start, max(start, end)


def _cuts(text: str, start: int, end: int, separators: str) -> Iterator[tuple[int, int]]:
    """The stretches between separators that stand outside brackets and inside no number."""
    depth = 0
    opened = start
    for index in range(start, end):
        char = text[index]
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif char in separators and depth == 0 and not text[index + 1 : index + 2].isdigit():
            yield opened, index
            opened = index + 1
    yield opened, end


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    joined: bool  # a conjunction stood before it


def _pieces(text: str, folded: str, start: int, end: int) -> list[_Piece]:
    """The pieces between commas, up to the first that opens another clause.

    What stands behind the last piece with a conjunction is no item.
    """
    lone = _LONE_SEMICOLON.match(folded[start:end])
    if lone and "," in text[start:end]:
        end = start + lone.start("at")
    separators = ";" if ";" in text[start:end] else ","
    out: list[_Piece] = []
    for left, right in _cuts(text, start, end, separators):
        while left < right and text[left].isspace():
            left += 1
        joint = _JOINT.match(folded, left, right)
        if joint:
            left = joint.end()
        if out and _CLAUSE.match(folded, left, right):
            break
        if left < right:
            out.append(_Piece(left, right, joint is not None and bool(out)))
    closing = [at for at, piece in enumerate(out) if piece.joined]
    return out[: closing[-1] + 1] if closing else out


def _opened(piece: _Piece, folded: str, *, titles: bool, alone: bool) -> list[_Piece]:
    """The last piece of a list that no conjunction has closed, cut at its own conjunction."""
    inner = list(_INNER.finditer(folded, piece.start, piece.end))
    if not inner or (titles and alone):
        return [piece]
    if titles and len(inner) > 1:
        return []
    out = [_Piece(piece.start, inner[0].start(), False)]
    rest = _Piece(inner[0].end(), piece.end, True)
    return [*out, *(_opened(rest, folded, titles=False, alone=False) if alone else [rest])]


def _examples(pieces: Iterable[_Piece], folded: str) -> Iterator[_Piece]:
    """Pieces cut where they turn to examples: "cultural institutions such as museums"."""
    for piece in pieces:
        match = _EXAMPLE.search(folded, piece.start, piece.end)
        if match and match.start() > piece.start:
            yield replace(piece, end=match.start())
            yield _Piece(match.end(), piece.end, False)
        else:
            yield piece


def items(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    titles: bool = False,
    boundary: re.Pattern[str] | None = None,
) -> list[Item]:
    """The items of the enumeration in `text[start:end]`, in order, spans disjoint.

    With `titles` the items are titles: their capitalised articles stay, and a list of one piece
    is never cut at "and". `boundary` is a pattern of folded text at which an item ends.
    """
    end = min(len(text) if end is None else end, start + _LONGEST)
    return [
        replace(item, start=item.start + start, end=item.end + start)
        for item in _items(text[start:end], titles, boundary)
    ]


def _items(text: str, titles: bool, boundary: re.Pattern[str] | None) -> Iterator[Item]:
    folded = fold(text)
    start, end = trimmed(text, 0, len(text), keep_articles=titles)
    pieces = _pieces(text, folded, start, end)
    joined = [at for at, piece in enumerate(pieces) if piece.joined]
    if titles and len(joined) > 1:  # one of the titles holds commas, and which cannot be told
        pieces = pieces[: joined[0]]
    elif pieces and not any(piece.joined for piece in pieces):
        alone = len(pieces) == 1
        pieces[-1:] = _opened(pieces[-1], folded, titles=titles, alone=alone)
    if not titles:
        pieces = list(_examples(pieces, folded))
    for piece in pieces:
        yield from _item(text, folded, piece, titles=titles, boundary=boundary)


def _item(
    text: str, folded: str, piece: _Piece, *, titles: bool, boundary: re.Pattern[str] | None
) -> Iterator[Item]:
    start, end = trimmed(text, piece.start, piece.end, keep_articles=titles)
    bracket = _QUALIFIED.search(text, start + 1, end)
    if bracket:
        end = bracket.start()
    stop = boundary.search(folded, start, end) if boundary else None
    if stop:
        end = stop.start()
    start, end = trimmed(text, start, end, keep_articles=titles)
    if start < end and not _FILLER.fullmatch(folded, start, end):
        yield Item(start, end, " ".join(text[start:end].split()), piece.joined)

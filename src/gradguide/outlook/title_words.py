"""Titles of jobs as words: abbreviations written out, and what says nothing of the occupation
left out. The words are data (`title_words.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from gradguide.resolution.spelling import joined, stem, stems

_BETWEEN = " | "  # a sign that no title has
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset("a an and at by for from in of on or the to with".split())
_TURNED = re.compile(r" (?:of|for|at|in|with) ")
_ROOT, _SHORT_ROOT = 5, 4  # letters that a family's words have in common at least


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The table: abbreviations by their letters, everyday words (stems) with those that stand for
    them in titles, by the first word; words (stems) to leave out of a title of a job, endings that
    words of one family differ in, with how many letters must stand before each, the longest first,
    and endings of words for people."""

    abbreviations: dict[str, tuple[str, ...]]
    everyday: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
    unspecific: frozenset[str]
    general: frozenset[str]
    endings: tuple[tuple[str, int], ...]
    people: tuple[str, ...]


@cache
def title_words() -> TitleWords:
    text = resources.files(__package__).joinpath("title_words.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    endings = [(one, _ROOT) for one in table["family"]["endings"]]
    endings += [(one, _SHORT_ROOT) for one in table["family"]["short"]]
    return TitleWords(
        {short: stems(long) for short, long in table["abbreviations"].items()},
        _by_first((stems(said), stems(meant)) for said, meant in table["everyday"].items()),
        frozenset(stem(word) for word in table["unspecific"]["words"]),
        frozenset(stem(word) for word in table["general"]["words"]),
        tuple(sorted(endings, key=lambda one: (-len(one[0]), one[0]))),
        tuple(table["people"]["endings"]),
    )


def _by_first(
    pairs: Iterable[tuple[tuple[str, ...], tuple[str, ...]]],
) -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    out: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = {}
    for said, meant in pairs:
        out[said[0]] = (*out.get(said[0], ()), (said, meant))
    return out


def plain(text: str) -> tuple[str, ...]:
    """The words of a title, folded, without plural endings and abbreviations, the one that says
    what somebody is at the end: a "director of studies" is a "studies director".

    >>> plain("Sr. Director of Harbor Studies")
    ('harbor', 'study', 'senior', 'director')
    """
    return plain_all([text])[0]


def plain_all(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Each text as `plain` has it; all at once, because a thousand take as long as a few."""
    if not texts:
        return []
    whole = joined(_BETWEEN.join(text.replace("|", " ") for text in texts))
    return [_in_order(text) for text in whole.split("|")]


def _in_order(text: str) -> tuple[str, ...]:
    parts = _TURNED.split(f" {text} ")
    known = title_words().abbreviations
    return _as_titles_say(
        [
            single
            for part in reversed(parts)
            for word in _WORD.findall(part)
            if word not in _SMALL
            for single in known.get(word) or (stem(word),)
        ]
    )


def _as_titles_say(words: Sequence[str]) -> tuple[str, ...]:
    everyday = title_words().everyday
    if everyday.keys().isdisjoint(words):
        return tuple(words)
    out, place = list[str](), 0
    while place < len(words):
        for said, meant in everyday.get(words[place], ()):
            if tuple(words[place : place + len(said)]) == said:
                out += meant
                place += len(said)
                break
        else:
            out.append(words[place])
            place += 1
    return tuple(out)


def telling(found: Sequence[str]) -> tuple[str, ...]:
    """Of a title's words those that say what the work is; all of them where none does."""
    left_out = title_words().unspecific
    return tuple(word for word in found if word not in left_out) or tuple(found)


@lru_cache(maxsize=65536)
def family(word: str) -> str:
    """What the words of one family have in common.

    >>> family("archivist") == family("archive")
    True
    """
    for ending, left in title_words().endings:
        if word.endswith(ending) and len(word) - len(ending) >= left:
            return word[: -len(ending)]
    return word

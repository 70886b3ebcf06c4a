"""What would be found if one of the things asked were not: a way on where nothing fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gradguide.decisions.finding.find import Finder
from gradguide.decisions.finding.query import Query


@dataclass(frozen=True, slots=True)
class Loosened:
    """One thing that was asked, and how many programs the query without it finds.

    `name` is "word" (one of several, or the only one), "verified", "near", "cost", or the name
    of a filter; `asked` is what was asked under it, "" of `verified`.
    """

    name: str
    asked: str
    total: int


def loosened(finder: Finder, query: Query) -> tuple[Loosened, ...]:
    """For each thing asked without which the query finds something, how many; the fewest first,
    since that is nearest to what was asked.

    `query` has its values as the release has them.
    """
    found = [Loosened(name, asked, finder.find(q, 0).total) for name, asked, q in _without(query)]
    return tuple(sorted((one for one in found if one.total), key=lambda one: one.total))


def _without(query: Query) -> Iterator[tuple[str, str, Query]]:
    words = query.words.split()
    for at, word in enumerate(words):
        yield "word", word, replace(query, words=" ".join(words[:at] + words[at + 1 :]))
    for name, values in query.choices:
        others = tuple(one for one in query.choices if one[0] != name)
        yield name, " or ".join(values), replace(query, choices=others)
    for name, most in query.limits:
        rest = tuple(one for one in query.limits if one[0] != name)
        yield name, f"{most:f}", replace(query, limits=rest)
    if query.near is not None:
        yield "near", query.near.place, replace(query, near=None)
    if query.cost is not None:
        yield "cost", f"{query.cost:f}", replace(query, cost=None)
    if query.verified:
        yield "verified", "", replace(query, verified=False)

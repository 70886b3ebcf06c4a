"""Counts by the rules of `find`: of how many it holds, of how many nobody says."""

from __future__ import annotations

from collections.abc import Iterable

from gradguide.decisions.finding.facets import FACETS
from gradguide.outlook.faq.answer import Count, Verb
from gradguide.outlook.faq.known import Known, level_choice, noun_of


def count_of(known: Known, level: str | None, facet: str, value: str, what: Verb) -> Count:
    """How many programs of a level have a value of a filter."""
    base = level_choice(level)
    everyone = known.find(base)
    yes = known.find({**base, facet: (value,)})
    open_ = dict(yes.open).get(facet, 0)
    return Count(
        noun=noun_of(level),
        what=what,
        of=everyone.total,
        yes=yes.total,
        unknown=open_,
        ids=yes.ids,
        query=yes.query.text,
        attributes=FACETS[facet].attributes,
    )


def with_any(counts: Iterable[Count]) -> tuple[Count, ...]:
    """The counts over programs that there are."""
    return tuple(count for count in counts if count.of)


def many(number: int, noun: str) -> str:
    """A number with its noun, which is in the plural: "1 program", "2 programs"."""
    return f"{number:,} {noun.removesuffix('s') if number == 1 else noun}"


def listed(names: Iterable[str]) -> str:
    """Names in a sentence: "A, B and C"."""
    known = list(names)
    return " and ".join([", ".join(known[:-1]), known[-1]] if known[1:] else known)

"""What charts of a ranking share: names that differ, ticks, the sentence and the table."""

from __future__ import annotations

from collections.abc import Sequence

from gradguide.charts.table import Table
from gradguide.decisions.ranking.ranking import Ranked, Ranking


def labels_of(shown: Sequence[Ranked]) -> list[str]:
    """The programs' names in a figure, no two alike: place, school, and the degree where that
    tells them apart, else the name, else the id."""
    programs = [one.candidate.program for one in shown]
    short = [
        f"{one.place}. {program.institution}: {program.degree or program.name}"
        for one, program in zip(shown, programs, strict=True)
    ]
    long = [
        f"{one.place}. {program.institution}: {program.name}"
        for one, program in zip(shown, programs, strict=True)
    ]
    names = [b if short.count(a) > 1 else a for a, b in zip(short, long, strict=True)]
    return [
        f"{one.place}. {program.id}" if names.count(name) > 1 else name
        for name, one, program in zip(names, shown, programs, strict=True)
    ]


def table_of(shown: Sequence[Ranked]) -> Table:
    """The places and intervals that the figure shows."""
    rows = tuple(
        (
            one.candidate.program.id,
            str(one.place),
            f"{one.low} to {one.high}",
            str(one.median),
        )
        for one in shown
    )
    return Table(("program", "place", "5 to 95 % of draws", "median"), rows)


def ticks_to(last: int) -> list[int]:
    """Places to write at an axis from 1 to `last`, 17 at most."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 10_000) if last / step <= 16)
    return [1, *range(step, last + 1, step)] if step > 1 else list(range(1, last + 1))


def sentence_of(ranking: Ranking, shown: Sequence[Ranked], whom: str) -> str:
    """What the intervals of the first programs say, and what is left out."""
    widest = max(shown, key=lambda one: one.high - one.low)
    rest = len(ranking.ranked) - len(shown)
    more = f" {rest} more are ranked and not drawn." if rest else ""
    holds = f"{whom[:1].upper()}{whom[1:]}. " if whom else ""
    return (
        f"{holds}Lines go over the middle 90 of 100 places in {ranking.provenance.draws:,} draws; "
        f"that of {widest.candidate.program.institution} is the longest, from {widest.low} to "
        f"{widest.high}. Programs joined by a bracket at the right cannot be told apart.{more}"
    )

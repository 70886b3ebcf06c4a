"""A ranking that somebody else has published: who stands where, and who has paid for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placing:
    """One entry of a ranking.

    `position` counts from 1; entries of one position are level. `name` is what the ranking calls
    the entry. `program` is the id of the program that it means in the catalog; where none could
    be told it is None, and `why` says in words why not. `paid` says that the ranking marks the
    entry as paid placement.
    """

    position: int
    name: str
    program: str | None = None
    paid: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class PublishedRanking:
    """A ranking, in order of position.

    `source` is where it stands: an address or a file. `tells_paid` says whether the source could
    tell which entries are paid for: a list of positions alone cannot. `aside` are sentences on
    what of the source was left aside.
    """

    source: str
    placings: tuple[Placing, ...]
    title: str = ""
    year: int | None = None
    tells_paid: bool = True
    aside: tuple[str, ...] = ()

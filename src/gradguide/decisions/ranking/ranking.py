"""What a ranking is: places with how sure they are, what they rest on, and how to get it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.ranking.matrix import Cell, LeftOut
from gradguide.model.method import Method, canonical


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one criterion does to a program's score.

    `score` is the program's normalised score on the criterion, None where the criterion does not
    count for it (a missing value under "reweigh"). `amount` is its part of the whole score: the
    parts of a weighted sum add up to it; of other aggregations the amount is the score less what
    it would be without the criterion (`Ranking.contributions` says which).
    """

    criterion: str
    cell: Cell
    weight: float
    score: float | None
    amount: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A program's place. Places count from 1; programs with equal scores share the first of theirs.

    `low` and `high` are the 5 % and 95 % quantiles of its place over the draws, `median` the
    50 % one. `first` is the share of draws in which it has the first place, also where others
    share it.
    """

    candidate: Candidate
    place: int
    score: float
    low: int
    median: int
    high: int
    contributions: tuple[Contribution, ...]
    first: float

    @property
    def missing(self) -> tuple[Contribution, ...]:
        """The criteria on which nothing is known of it."""
        return tuple(part for part in self.contributions if not part.cell.known)


@dataclass(frozen=True, slots=True)
class Tie:
    """Programs that cannot be told apart: each pair of `ranked[first:last + 1]`.

    `exact` where their scores are equal; else because none of them is above another in 95 of 100
    draws or more.
    """

    first: int
    last: int
    exact: bool


InputKind = Literal["weight", "normalisation", "missing", "disputed", "range"]
"""What is uncertain: how much a criterion counts, how values become scores, what is supposed of
missing values, which disputed value of a criterion holds, where in its range a value lies."""


@dataclass(frozen=True, slots=True)
class Influence:
    """How much one uncertain input moves places, as shares of the variance of the mean shift.

    `name` is the criterion that it is about, "" where it is about all of them.
    `alone` is the first-order Sobol index, `in_all` the total one (with all its interactions);
    each comes with half the width of its 95 % confidence interval.
    """

    name: str
    kind: InputKind
    alone: float
    alone_within: float
    in_all: float
    in_all_within: float


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a ranking was made from; the same again gives the same ranking, byte for byte."""

    release: str
    method: str
    situation: Mapping[str, Any]
    as_of: date
    seed: int
    draws: int
    version: str

    @property
    def id(self) -> str:
        """SHA-256 of all of it, in hexadecimal."""
        text = json.dumps(canonical(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Ranking:
    """A ranking. `ranked` is in order of place.

    `above[i][j]` is the share of draws in which `ranked[i]` is above `ranked[j]` (those in which
    they are level count half), for the first `len(above)` programs. `influences` are empty where
    they were not asked for. `can_reverse` says in words how adding another program may change
    the order of these, "" when none can.
    """

    method: Method
    ranked: tuple[Ranked, ...]
    above: tuple[tuple[float, ...], ...]
    ties: tuple[Tie, ...]
    influences: tuple[Influence, ...]
    left_out: tuple[LeftOut, ...]
    contributions: Literal["parts of the sum", "difference without the criterion"]
    can_reverse: str
    provenance: Provenance

"""A ranking method: what is counted, which way, how much, and how far that may be otherwise.

A method is a file (docs/ranking.md describes every field); `gradguide.sources.methods` reads it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from decimal import Decimal
from typing import Any, Literal

from gradguide.model.vocabulary import Value

Measure = Literal["fact", "cost", "months", "completions"]
"""What a criterion looks at.

fact         the value of a fact about the program
cost         what the whole program costs the person who asks, in dollars
months       how long the person who asks takes, from the first day to the last, in months
completions  how many the school graduated in this field at the program's level in the newest
             year that is known
"""
Better = Literal["more", "less"]
Normalisation = Literal["min-max", "z-score", "vector", "rank", "target", "threshold"]
Missing = Literal["leave-out", "middle", "worst", "reweigh"]
"""What is done where a program's value is not known.

leave-out  the program is not ranked, and listed as such
middle     it scores as the middle one of the programs whose value is known
worst      it scores as the worst of them
reweigh    the criterion does not count for this program, and its others count for more
"""
Supposed = Literal["middle", "worst", "reweigh", "observed"]
"""What may be supposed of missing values in a draw; observed: any value that another program
has, each as likely."""
Aggregation = Literal["weighted-sum", "geometric-mean", "topsis"]
Whose = Literal["program", "school"]
Across = Literal["first", "more", "less"]
Outdated = Literal["missing", "used"]
Unknown = Literal["leave-out", "keep"]
OTHERS = "others"
"""Stands for every criterion that is not named, where somebody sets weights; none is called so."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that a method counts.

    name           what `--weights` calls it
    label          what a reader calls it
    better         whether more or less of it is better
    weight         how much it counts beside the others; only proportions matter
    attribute      of the fact, for the measure "fact"
    whose          whether the program's fact is taken, or what is said of the school as a whole
    keys           key qualifiers of the fact; none means that its defaults are taken, or all of
                   the fact's keys where `across` is not "first"
    across         of facts under several keys: the first key's under which a program has one, or
                   the one that counts for the most or the least
    detail         takes this qualifier of the fact ("since") in place of its value
    values         a number for each choice ("online" = 1) or flag ("yes" = 1), where it is none
    several        of several values that are all true, the one with the most or the least
    normalisation  how values become scores
    low, high      fixed ends of the scale, in the criterion's own unit; None: those of the data
    target         the value aimed at (normalisation "target"), or the one that is good enough
                   ("threshold")
    missing        what is done where the value is not known
    """

    name: str
    label: str
    better: Better
    weight: Decimal
    measure: Measure = "fact"
    attribute: str | None = None
    whose: Whose = "program"
    keys: tuple[Mapping[str, Value], ...] = ()
    across: Across = "first"
    detail: str | None = None
    values: Mapping[str, Decimal] = field(default_factory=dict)
    several: Better | None = None
    normalisation: Normalisation = "min-max"
    low: Decimal | None = None
    high: Decimal | None = None
    target: Decimal | None = None
    missing: Missing = "middle"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a fact has to be for a program to be ranked.

    `allowed` are values one of which it must have; `at_least` and `at_most` bound a number.
    `unknown` says whether programs stay for which nobody (or only an outdated or disputed
    statement) says how it is.
    """

    attribute: str
    key: Mapping[str, Value] = field(default_factory=dict)
    allowed: tuple[Value, ...] = ()
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    unknown: Unknown = "leave-out"


@dataclass(frozen=True, slots=True)
class Eligible:
    """Which programs are ranked; an empty list allows everything."""

    kinds: tuple[str, ...] = ("program",)
    levels: tuple[str, ...] = ()
    degrees: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """How far a method may be otherwise and still be what was meant.

    `weights` is a proportion: with 0.5, nine of ten draws of a weight lie between it divided by
    1.5 and it times 1.5. `normalisations` and `missing` are what a draw may use in place of the
    method's own, each as likely; empty means that they do not vary.
    """

    weights: Decimal = Decimal("0.5")
    normalisations: tuple[Normalisation, ...] = ()
    missing: tuple[Supposed, ...] = ()


@dataclass(frozen=True, slots=True)
class Method:
    """A whole method. `about` says in sentences for a reader what it does and for whom.

    `floor` is the score that the lowest end of a scale has in a geometric mean, where a zero
    would make everything else count for nothing. `outdated` says whether facts older than
    their shelf life count as missing.
    """

    name: str
    about: str
    criteria: tuple[Criterion, ...]
    aggregation: Aggregation = "weighted-sum"
    eligible: Eligible = field(default_factory=Eligible)
    uncertainty: Uncertainty = field(default_factory=Uncertainty)
    outdated: Outdated = "missing"
    floor: Decimal = Decimal("0.01")

    @property
    def digest(self) -> str:
        """SHA-256 of what the method says, in hexadecimal: not of how its file is laid out."""
        text = json.dumps(canonical(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def canonical(value: Any) -> Any:
    """A value of plain dataclasses as JSON has it, the same for equal values: numbers as text
    without needless zeros."""
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: canonical(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): canonical(one) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [canonical(one) for one in value]
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if value is None or isinstance(value, bool | int | str):
        return value
    return str(value)

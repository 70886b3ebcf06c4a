"""What claims add up to: facts, the programs and schools that they are about, and findings.

A claim is referred to by its place in the catalog's one ordered list of claims, so that every
fact can be opened to the sentences that say so and to those that say otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from gradguide.model.claim import Standing
from gradguide.model.vocabulary import Value


class Status(StrEnum):
    """How far a fact can be relied on. The rules, in the order in which they are tried:

    DISPUTED  sources of the same standing and of comparable age disagree; all values are shown
    STALE     the newest evidence is dated and older than the attribute's shelf life
    VERIFIED  an authority or the school says so, dated within the shelf life
    REPORTED  only third parties say so, or nobody says when
    COMPUTED  worked out from other facts, which it names

    `gradguide.resolution.reconcile` keeps these rules; docs/how-a-claim-becomes-a-fact.md tells
    them.
    """

    VERIFIED = "verified"
    REPORTED = "reported"
    DISPUTED = "disputed"
    STALE = "stale"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Stated:
    """One value of a fact, and who states it.

    `details` are the qualifiers that are not part of the fact's key (a number's unit, since
    when). `claims` are the places of the claims that state it, in ascending order.
    """

    value: Value
    details: Mapping[str, Value] = field(default_factory=dict)
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """What the claims about one attribute (under one key) add up to.

    `key` holds the qualifiers that make this fact another one than its neighbours, each with
    its default filled in. There is one value, or several when the status is DISPUTED (and when
    nobody with a say has spoken: see `decides`). `standing` is that of the best source of the
    values. `year` is the year of the newest dated evidence for them. `against` are the claims
    that state something else and were outweighed. `explanation` says in words how a computed
    figure was reached.
    """

    attribute: str
    values: tuple[Stated, ...]
    status: Status
    standing: Standing
    key: Mapping[str, Value] = field(default_factory=dict)
    year: int | None = None
    against: tuple[int, ...] = ()
    explanation: str = ""

    @property
    def value(self) -> Value:
        """The value; of a disputed fact the best supported one, which is only the first."""
        return self.values[0].value

    @property
    def details(self) -> Mapping[str, Value]:
        return self.values[0].details

    @property
    def claims_for(self) -> tuple[int, ...]:
        return tuple(sorted({claim for stated in self.values for claim in stated.claims}))

    @property
    def decides(self) -> bool:
        """Whether anything may be computed, checked or ordered by this fact.

        False when only paid placement or machine-written pages speak of it: it is shown, with
        its standing, and counts for nothing.
        """
        return self.standing >= Standing.GUIDE

    @property
    def settled(self) -> bool:
        """Whether there is one value that decides."""
        return self.decides and len(self.values) == 1


ProgramKind = Literal["program", "concentration", "certificate", "dual", "group", "award"]
"""What a catalog entry is.

program        a degree
concentration  a track of a degree that differs from it in something; has a `parent`
certificate    a certificate, licensure or endorsement of its own
dual           two degrees together
group          several programs spoken of at once ("the graduate programs"); never merged
award          what a school reports awards in to the national statistics, a subject at a level,
               where no source describes the program itself
"""


@dataclass(frozen=True, slots=True)
class Program:
    """One credential at one institution.

    `id` is for people and stable: "harbor-state-university/mkt". `aliases` are all other names
    that sources use. `institution` is the institution's name in the registry.
    """

    id: str
    institution_id: str
    institution: str
    name: str
    kind: ProgramKind
    degree: str | None = None
    level: str | None = None
    concentrations: tuple[str, ...] = ()
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class InstitutionEntry:
    """An institution of the registry that claims speak of, with the facts about it as a whole.

    `control` is "public" or "private", "" where no registry lists the school. Coordinates are
    degrees north and east.
    """

    id: str
    slug: str
    name: str
    city: str = ""
    state: str = ""
    country: str = ""
    control: str = ""
    latitude: float | None = None
    longitude: float | None = None
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """What is said of a field in general."""

    field: str
    facts: tuple[Fact, ...]


Severity = Literal["error", "warning", "note"]
"""error: cannot be so; warning: somebody is wrong or a person must look; note: good to know."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check found, in a sentence for a person.

    `program` is a program's id, `institution_id` an institution's. `claims` are the claims
    involved. `figures` are the numbers of the computation by name, where there is one.
    """

    kind: str
    severity: Severity
    message: str
    institution_id: str | None = None
    program: str | None = None
    attribute: str | None = None
    claims: tuple[int, ...] = ()
    figures: Mapping[str, Value] = field(default_factory=dict)

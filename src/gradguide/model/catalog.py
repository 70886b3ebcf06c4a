"""The catalog as a value: everything that a release holds, before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from gradguide.model.claim import Claim
from gradguide.model.fact import FieldFacts, Finding, InstitutionEntry, Program
from gradguide.model.pack import JobTitle


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A school's name that no institution of the registry could be found for.

    `claims` are the places of the claims that use it; they are kept and count for no program.
    """

    name: str
    claims: tuple[int, ...]


SpellingKind = Literal["degree", "field", "specialty"]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One of the spellings, folded, that mean a degree, a branch of the field or a specialty.

    >>> Spelling("degree", "MBA", "master of business administration").name
    'MBA'
    """

    kind: SpellingKind
    name: str
    spelling: str


@dataclass(frozen=True)
class Catalog:
    """What claims add up to at a date. All claim numbers are places in `claims`.

    `spellings` and `job_titles` are the field pack's, so that what is made of a catalog can be
    searched by them without the pack.
    """

    field: str
    as_of: date
    claims: tuple[Claim, ...]
    institutions: tuple[InstitutionEntry, ...] = ()
    programs: tuple[Program, ...] = ()
    fields: tuple[FieldFacts, ...] = ()
    findings: tuple[Finding, ...] = ()
    unknown: tuple[UnknownName, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    job_titles: tuple[JobTitle, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Program]:
        return {program.id: program for program in self.programs}

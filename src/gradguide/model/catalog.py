"""The catalog as a value: everything that a release holds, before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gradguide.model.claim import Claim
from gradguide.model.fact import FieldFacts, Finding, InstitutionEntry, Program


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A school's name that no institution of the registry could be found for.

    `claims` are the places of the claims that use it; they are kept and count for no program.
    """

    name: str
    claims: tuple[int, ...]


@dataclass(frozen=True)
class Catalog:
    """What claims add up to at a date. All claim numbers are places in `claims`."""

    field: str
    as_of: date
    claims: tuple[Claim, ...]
    institutions: tuple[InstitutionEntry, ...] = ()
    programs: tuple[Program, ...] = ()
    fields: tuple[FieldFacts, ...] = ()
    findings: tuple[Finding, ...] = ()
    unknown: tuple[UnknownName, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Program]:
        return {program.id: program for program in self.programs}

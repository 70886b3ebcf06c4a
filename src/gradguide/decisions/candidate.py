"""A program as somebody who has to choose sees it: with its school, and with its parent's facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from gradguide.model.fact import Fact, InstitutionEntry, Program


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program with its school, and for a concentration the program that it is part of.

    Only facts that decide are seen here (`Fact.decides`): nothing that paid placement or a
    machine-written page alone says can reach a match, a cost or a rank.
    """

    program: Program
    school: InstitutionEntry
    parent: Program | None = None
    _by_attribute: dict[str, tuple[Fact, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What `facts` gives, once anything has been asked: a cost alone asks dozens of times."""

    @property
    def id(self) -> str:
        return self.program.id

    @property
    def heard(self) -> bool:
        """Whether anybody with a say speaks of this program. One that only paid placement or a
        machine-written page names is shown, and takes no place among the others."""
        return any(fact.decides for fact in self.program.facts)

    def facts(self, attribute: str) -> tuple[Fact, ...]:
        """The program's facts about an attribute; those of its parent where it has none.

        A concentration has an entry of its own for what differs from its degree.
        """
        known = self._by_attribute
        if not known:
            inherited = _deciding(self.parent) if self.parent else {}
            known.update(inherited | _deciding(self.program))
        return known.get(attribute, ())

    def fact(self, attribute: str, **key: str) -> Fact | None:
        """The fact about an attribute under exactly these key qualifiers, or None."""
        return next((f for f in self.facts(attribute) if dict(f.key) == key), None)

    def school_facts(self, attribute: str) -> tuple[Fact, ...]:
        """What is said of the school as a whole. It need not hold for this program."""
        return tuple(f for f in self.school.facts if f.attribute == attribute and f.decides)


def _deciding(program: Program) -> dict[str, tuple[Fact, ...]]:
    out: dict[str, list[Fact]] = defaultdict(list)
    for fact in program.facts:
        if fact.decides:
            out[fact.attribute].append(fact)
    return {attribute: tuple(facts) for attribute, facts in out.items()}


def candidates(
    programs: Iterable[Program], schools: Iterable[InstitutionEntry]
) -> tuple[Candidate, ...]:
    """The programs as candidates, in their order.

    Raises:
        KeyError: a program's school is not among the schools.
    """
    listed = tuple(programs)
    by_id = {program.id: program for program in listed}
    school_of = {school.id: school for school in schools}
    return tuple(
        Candidate(program, school_of[program.institution_id], by_id.get(program.parent or ""))
        for program in listed
    )

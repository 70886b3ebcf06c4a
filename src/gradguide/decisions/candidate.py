"""A program as somebody who has to choose sees it: with its school, and with its parent's facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
        own = _deciding(self.program, attribute)
        if own or self.parent is None:
            return own
        return _deciding(self.parent, attribute)

    def fact(self, attribute: str, **key: str) -> Fact | None:
        """The fact about an attribute under exactly these key qualifiers, or None."""
        return next((f for f in self.facts(attribute) if dict(f.key) == key), None)

    def school_facts(self, attribute: str) -> tuple[Fact, ...]:
        """What is said of the school as a whole. It need not hold for this program."""
        return tuple(f for f in self.school.facts if f.attribute == attribute and f.decides)


def _deciding(program: Program, attribute: str) -> tuple[Fact, ...]:
    return tuple(f for f in program.facts if f.attribute == attribute and f.decides)


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

"""Whom a reading is about: the passage's own names first, the scope it stands in otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gradguide.extraction.grammar import Passage, Reading
from gradguide.extraction.lines import Line
from gradguide.extraction.particular import plural_or_indefinite
from gradguide.extraction.programs import ProgramName
from gradguide.extraction.scope import Program, School, Scope, ScopeKind
from gradguide.model.vocabulary import Attribute

_TOGETHER = re.compile(
    r"^(?: ?\([^)]*\))?,? (?:and|or|&|as well as)(?: (?:the|an?|our|its|online|fully))* $"
)
_CLAUSE = re.compile(r"[,;:.]| (?:and|but|while|which|that|is|are|has|offers|requires) ")


@dataclass(frozen=True, slots=True)
class About:
    """A subject: a school (None on a page that never names its own) and a program, or neither,
    which is the field."""

    school: School | None
    program: Program | None


class Place:
    """A passage in its line and scope, with the names that stand in it."""

    def __init__(self, passage: Passage, line: Line, scope: Scope) -> None:
        self.passage = passage
        self.line = line
        self.scope = scope
        # A labelled cell's text begins before the cell itself.
        self._offset = passage.start - line.block.start - passage.label
        self.mentions = [m for m in line.mentions if self._inside(m.start, m.end)]
        self.programs = [p for p in line.programs if self._inside(p.start, p.end)]

    def _inside(self, start: int, end: int) -> bool:
        return self._offset <= start and end <= self._offset + len(self.passage.text)

    @property
    def nobodys(self) -> bool:
        """Whether the passage is about no school and no program, so that only what is said of
        the field can come of it."""
        return self.scope.school is None and not self.mentions

    def school(self, reading: Reading) -> School | None:
        """The school a reading is about; the scope's where the passage names none.

        None also when several schools are named and nothing tells which is meant.
        """
        own = self.scope.school
        others = [m for m in self.mentions if own is None or not own.same(School.of(m))]
        if not others:
            return own
        if own is not None:
            first = others[0]
            starts_with_other = first.start - self._offset <= 5
            if starts_with_other and self.scope.kind is not ScopeKind.ROW:
                return School.of(first) if len(others) == 1 else None
            return own if self._offset + reading.end <= first.start else None
        distinct: list[School] = []
        for mention in others:
            school = School.of(mention)
            if not any(school.same(known) for known in distinct):
                distinct.append(school)
        return distinct[0] if len(distinct) == 1 else None

    def about(self, reading: Reading) -> list[About]:
        """The subjects of a reading about a program: several where the text says both."""
        school = self.school(reading)
        if self.mentions and school is None:
            return []  # other schools are named here, so that the scope's cannot be assumed
        named = self._named(reading)
        if named:
            return [About(school, self._program(mention)) for mention in named]
        if (
            school is not None
            and self.scope.school is not None
            and not school.same(self.scope.school)
        ):
            return [About(school, None)]
        programs = self.scope.programs
        if not programs:
            return [About(school, None)]
        return [About(school, program) for program in programs]

    def subjects(self, reading: Reading, attribute: Attribute) -> list[About | None]:
        """Whom a reading is about; None stands for the field, no subject at all for nobody."""
        if attribute.about == ("field",):
            return [None] if self._speaks_of_field(attribute) else []
        if (
            self.scope.school is None
            and not self.mentions
            and self.scope.kind is not ScopeKind.SITE
        ):
            return [None] if "field" in attribute.about else []
        if attribute.about[0] == "institution":
            school = self.school(reading)
            return [About(school, None)] if school else []
        return list(self.about(reading))

    def _speaks_of_field(self, attribute: Attribute) -> bool:
        """What an entry says of careers and employers is said of its program, not of the field;
        a professional body is the same wherever it is named."""
        return self.scope.school is None or self.scope.site or attribute.anywhere

    def _named(self, reading: Reading) -> list[ProgramName]:
        """The programs named in the passage that the reading belongs to."""
        specific = [
            p
            for p in self.programs
            if not plural_or_indefinite(self.line, p) or self._offered_here(p)
        ]
        if not specific:
            return []
        start, end = self._offset + reading.start, self._offset + reading.end
        chosen = next((p for p in specific if p.start <= start < p.end), None)
        if chosen is None:
            chosen = next((p for p in specific if start <= p.start < end), None)
        if chosen is None:
            after = [p for p in specific if p.start >= end]
            between = self.line.folded[end : after[0].start] if after else ""
            if after and len(between) < 40 and not _CLAUSE.search(between):
                chosen = after[0]
        if chosen is None:
            before = [p for p in specific if p.end <= start]
            chosen = before[-1] if before else specific[0]
        return self._together(specific, chosen)

    def _offered_here(self, named: ProgramName) -> bool:
        before = self.line.folded[max(0, named.start - 40) : named.start]
        return bool(
            re.search(r"\b(?:offers?|awards?|provides?|offering|this|earn(?:ing)?) ", before)
        )

    def _together(self, specific: Sequence[ProgramName], chosen: ProgramName) -> list[ProgramName]:
        """The chosen program and those joined to it by "and" or "or"."""
        at = list(specific).index(chosen)
        low = high = at
        while low > 0 and self._joined(specific[low - 1], specific[low]):
            low -= 1
        while high + 1 < len(specific) and self._joined(specific[high], specific[high + 1]):
            high += 1
        return list(specific[low : high + 1])

    def _joined(self, left: ProgramName, right: ProgramName) -> bool:
        return bool(_TOGETHER.match(self.line.folded[left.end : right.start]))

    def _program(self, named: ProgramName) -> Program | None:
        """The program of the scope that a mention means, else a program of its own."""
        if same := self.scope.of_degree(named.degree):
            return same
        if self.scope.firm or named.loose:
            for program in self.scope.programs:
                if program.may_be(named):
                    return program
        for program in self.scope.programs:
            if not program.degree and not named.degree and program.may_be(named):
                return program
        return None if named.loose else Program.of(named)

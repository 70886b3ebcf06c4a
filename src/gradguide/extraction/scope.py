"""Scopes: who a stretch of a document is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from gradguide.extraction.gazetteer import Mention
from gradguide.extraction.programs import ProgramName


class ScopeKind(Enum):
    """How a passage came to be about somebody.

    FIELD: nobody in particular. SITE: the whole document is one school's. ENTRY: under a
    heading that names a school. CARD: under a heading that names a program of the school in
    force. ROW: a table row, or a line shaped like one.
    """

    FIELD = "field"
    SITE = "site"
    ENTRY = "entry"
    CARD = "card"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class School:
    """An institution as the document names it, with the ids that the name may stand for."""

    name: str
    candidates: frozenset[str]

    @classmethod
    def of(cls, mention: Mention) -> School:
        return cls(mention.name, frozenset(mention.candidates))

    def same(self, other: School) -> bool:
        return bool(self.candidates & other.candidates) or self == other


@dataclass(frozen=True, slots=True)
class Program:
    """A program that claims can be about.

    `name` is what `subject.program` says: "MLS, School Library" for a track. `stated` is the
    program's own name without the track. `degree` and `level` are what the name says.
    """

    name: str
    stated: str
    degree: str | None = None
    level: str | None = None
    concentration: str | None = None

    @classmethod
    def of(cls, named: ProgramName, concentration: str | None = None) -> Program:
        full = f"{named.name}, {concentration}" if concentration else named.name
        return cls(full, named.name, named.degree, named.level, concentration)

    def may_be(self, named: ProgramName) -> bool:
        """Whether a mention can mean this program: no degree of the two contradicts."""
        if self.level and named.level and self.level != named.level:
            return False
        if self.degree and named.degree:
            return self.degree == named.degree
        return True


@dataclass(frozen=True, slots=True)
class Scope:
    """Who the passages of a line are about.

    `firm`: the scope's heading itself names the program, so that only a different degree can
    change the subject. `field` is the field's name in force, for what is said in general.
    `opener` is the index of the line that opened the scope (-1: the document).
    `site`: the whole document is this school's own; `known`
    are then the programs that it is about.
    """

    kind: ScopeKind
    field: str
    school: School | None = None
    programs: tuple[Program, ...] = ()
    firm: bool = False
    paid: bool = False
    opener: int = -1
    site: bool = False
    known: tuple[Program, ...] = ()

    def of_degree(self, degree: str | None) -> Program | None:
        """The program in force, or else of the school, that gives this degree."""
        if degree is None:
            return None
        return next((p for p in (*self.programs, *self.known) if p.degree == degree), None)


STRUCTURE_CONFIDENCE = 0.97  # of what a document's structure states


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim that the structure itself makes (a rank, a location, a program's name).

    `start` and `end` are absolute in the document. `program` is None when the claim is
    about the school.
    """

    attribute: str
    value: str | bool | int
    start: int
    end: int
    scope: int  # the line whose scope it belongs to
    program: Program | None = None
    qualifiers: dict[str, str | bool | int] = field(default_factory=dict)
    confidence: float = STRUCTURE_CONFIDENCE

"""The field pack: what is particular to a field of study, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree of the field: its abbreviation without full stops, and its folded names."""

    abbreviation: str
    level: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A name with the folded spellings that mean it; `names` includes the name itself."""

    name: str
    names: tuple[str, ...]
    code: str | None = None  # an occupation's SOC code, an organization's abbreviation


@dataclass(frozen=True, slots=True)
class NearOccupation:
    """An occupation that some people with a title are counted in, why, and where that is written
    (an address)."""

    soc: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class JobTitle(Term):
    """A title of a job; `code` is its occupation's in the Standard Occupational Classification,
    None where the classification gives the title no place of its own.

    `near` are then the occupations that come nearest. `specialties` are those of the pack, by
    name, that people with this title have studied.
    """

    near: tuple[NearOccupation, ...] = ()
    specialties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organization(Term):
    """A professional body; `code` is its abbreviation, which is not among its names.

    `parent` is the body it is a division or chapter of, `state` says that it serves one state.
    `since` and `until` are years (the last it existed in), `now` is what took its place.
    """

    parent: str | None = None
    state: bool = False
    since: int | None = None
    until: int | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class Accreditor:
    """A body that accredits, and how it is written.

    `scope` is "program" or "institution". `levels` are the award levels it accredits.
    """

    abbreviation: str
    name: str
    names: tuple[str, ...]
    scope: str = "program"
    levels: tuple[str, ...] = ("master",)
    hosts: tuple[str, ...] = ()  # web hosts on which it speaks itself


@dataclass(frozen=True, slots=True, eq=False)
class FieldPack:
    """Everything a field brings. All matching strings are folded (see extraction.folding).

    A pack is loaded once and compared by identity, so that what is compiled from it can be kept.
    """

    id: str
    name: str
    cip: tuple[str, ...]
    fields: tuple[Term, ...] = ()
    degrees: tuple[Degree, ...] = ()
    specialties: tuple[Term, ...] = ()
    accreditors: tuple[Accreditor, ...] = ()
    accreditation_statuses: tuple[Term, ...] = ()  # a status, and the bodies' words for it
    licences: tuple[Term, ...] = ()
    organizations: tuple[Organization, ...] = ()
    occupations: tuple[JobTitle, ...] = ()
    course_areas: tuple[Term, ...] = ()
    employers: tuple[Term, ...] = ()
    subject_words: tuple[str, ...] = ()
    # names of `fields` that are one and the same degree of a school, renamed in its time
    one_program: tuple[tuple[str, ...], ...] = ()
    expected: Mapping[str, object] = field(default_factory=dict)
    default: bool = False  # the field that is meant where none is named
    awards: bool = False  # whether programs that only federal data know of belong in a release

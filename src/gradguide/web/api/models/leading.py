"""Careers, licensing, organizations."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from gradguide.web.api.models.facts import CareerFact, Record, StatedFact
from gradguide.web.api.models.national import DatasetName, Occupation


class TitleMatch(Record):
    """A title that may be meant, with how sure that is (of 100)."""

    title: str
    written: str
    soc: str | None
    score: float
    how: str


class Pay(Record):
    """What an occupation pays in an area; `told` says whether, and why not."""

    area: str
    told: str
    year: int | None
    employment: int | None
    dollars: dict[str, int | None] = Field(description="By percentile, and the mean")
    at_least: dict[str, int] = Field(description="Where the figure is above what is published")
    source: DatasetName | None


class Projection(Record):
    """How an occupation is expected to grow."""

    from_year: int
    to_year: int
    employment_from: int | None
    employment_to: int | None
    change_permille: int | None
    openings_a_year: int | None
    education: str | None
    source: DatasetName | None


class Figures(Record):
    """Wages and growth; `published_as` is the wider occupation that figures are published for."""

    published_as: Occupation | None
    nation: Pay
    state: Pay | None
    projection: Projection | None


class OccupationRow(Figures):
    """An occupation in a list."""

    soc: str
    title: str
    field_titles: list[str]
    tie: Literal["subject", "title", "near"]


class Leader(Record):
    """One of the largest that lead to an occupation by their subject."""

    institution: str
    cip: str
    level: str
    graduates: int | None
    programs: list[str]
    speaking_of_the_subject: list[str]


class BySubject(Record):
    """What leads to an occupation by its subject."""

    programs: int
    schools: int
    largest: list[Leader]


class Subject(Record):
    """A subject of instruction."""

    cip: str
    title: str


class OccupationView(Figures):
    """An occupation in full."""

    soc: str
    title: str
    field_titles: list[str]
    said: list[CareerFact]
    subjects: list[Subject]
    programs_by_subject: BySubject


class LedProgram(Record):
    """A program that leads somewhere."""

    id: str
    institution: str
    name: str
    graduates_under_its_codes: int | None


class Led(Record):
    """Programs that lead somewhere."""

    programs: int
    schools: int
    largest: list[LedProgram]


class NearOccupation(Record):
    """The occupation nearest to a title that has none of its own."""

    soc: str
    reason: str
    source: str


class NamedSpecialty(Record):
    """A specialty that leads to a title."""

    name: str
    programs: Led


class Licence(Record):
    """A licence that a title takes."""

    role: str
    licence: str
    states: list[str]
    programs: Led


class Title(Record):
    """A title of the field."""

    title: str
    soc: str | None
    near: list[NearOccupation]
    specialties: list[NamedSpecialty]
    licences: list[Licence]
    said: list[CareerFact]


class CareerOfTitle(Record):
    """What is known of a title."""

    typed: str
    matches: list[TitleMatch]
    more_matches: int
    titles: list[Title]
    occupations: list[OccupationView]
    state: str | None
    graduates_year: int | None
    crosswalk: DatasetName | None


class OccupationOfCode(Record):
    """An occupation by its code."""

    occupation: OccupationView
    state: str | None


class UnderSubject(Record):
    """Occupations that a subject prepares for."""

    cip: str
    title: str
    level: str
    occupations: list[OccupationRow]


class NamedTitle(Record):
    """A title with its occupation's code."""

    title: str
    soc: str | None


class ByName(Record):
    """Titles that a program's name or concentration leads to."""

    way: str
    name: str
    written: str
    titles: list[NamedTitle]
    said: list[CareerFact]


class CareersOfProgram(Record):
    """Where a program leads."""

    program: str
    counted_with: str | None
    by_subject: list[UnderSubject]
    by_name: list[ByName]
    tied_to_no_title: list[str]
    state: str | None
    crosswalk: DatasetName | None


class CareersOfField(Record):
    """The field's occupations."""

    occupations: list[OccupationRow]
    total: int
    offset: int
    titles_without_code: list[str]
    state: str | None


class Item(Record):
    """One thing that a state may ask for."""

    attribute: str
    status: str
    facts: list[StatedFact]


class Lead(Record):
    """A program, or a school as a whole, that is said to lead to a licence."""

    id: str
    program: str | None
    institution: str
    state: str
    states: list[str]
    online: bool | None
    status: str
    year: int | None


class Ways(Record):
    """Programs that are said to lead to a licence."""

    licence: str
    here: list[Lead]
    nearby: list[Lead]
    online: list[Lead]
    elsewhere: int
    silent: int
    programs: int
    schools: int


class RoleInState(Record):
    """What a state asks of one role."""

    role: str
    name: str
    sentences: list[str]
    items: list[Item]
    missing: list[str]
    newest: int | None
    programs: Ways | None


class Exam(Record):
    """An exam, and what it became."""

    name: str
    kind: str
    since: int | None
    until: int | None
    now: str | None
    address: str | None


class LicensureOfState(Record):
    """What a state asks."""

    state: str
    name: str
    as_of: date
    newest: int | None
    roles: list[RoleInState]
    exams: list[Exam]


class CoverageRow(Record):
    """How far one role is known in one state."""

    state: str
    role: str
    items: dict[str, str]
    missing: list[str]


class LicensureCoverage(Record):
    """How far licensing is known."""

    as_of: date
    rows: list[CoverageRow]
    incomplete: list[str]
    nothing: list[str]


class Organization(Record):
    """A professional body."""

    name: str
    abbreviation: str | None
    parent: str | None
    divisions: list[str]
    state: str | None
    former: bool
    since: int | None
    until: int | None
    now: str | None
    unknown: list[str]
    counting: int
    facts: list[StatedFact]


class Organizations(Record):
    """A part of the bodies that are meant."""

    total: int
    offset: int
    organizations: list[Organization]

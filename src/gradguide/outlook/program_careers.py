"""The way back: from a program to occupations and titles, each with how the link is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gradguide.model.fact import Fact, Program
from gradguide.model.national import Award, Dataset
from gradguide.model.pack import JobTitle
from gradguide.outlook.careers import Careers, Row
from gradguide.resolution.spelling import text_key


@dataclass(frozen=True, slots=True)
class Under:
    """An award that counts a program's graduates, and the occupations that instruction under its
    subject prepares for, those that employ most first."""

    award: Award
    occupations: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Through:
    """What a program names, and the field's titles of people who have that.

    `way` is "specialty" for a concentration and for what a certificate is in, "licence" for one
    that a source says the program leads to. `name` is the field's word, `written` the program's.
    """

    way: Literal["specialty", "licence"]
    name: str
    written: str
    titles: tuple[JobTitle, ...]
    said: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgramAnswer:
    """Where a program leads. `counted_with` is the degree that a concentration is counted with.

    `unknown` are concentrations that the field has no specialty for. `crosswalk` is the file
    behind `under`.
    """

    program: Program
    counted_with: str | None
    under: tuple[Under, ...]
    through: tuple[Through, ...]
    unknown: tuple[str, ...]
    crosswalk: Dataset | None


def of_program(careers: Careers, program: Program, state: str | None = None) -> ProgramAnswer:
    """Where a program leads, by its subjects and by what it names."""
    awards, counted_with = careers.national.awards_of_program(program.id), None
    if not awards and program.parent is not None:
        counted_with = program.parent
        awards = careers.national.awards_of_program(program.parent)
    named = tuple(_named(careers, program))
    return ProgramAnswer(
        program,
        counted_with,
        tuple(Under(award, careers.rows_for(award.cip, state)) for award in awards),
        (*(one for one in named if isinstance(one, Through)), *_licensed(careers, program)),
        tuple(one for one in named if isinstance(one, str)),
        careers.crosswalk,
    )


def _named(careers: Careers, program: Program) -> Iterator[Through | str]:
    """The program's concentrations, or what a certificate is in, by specialty; those of no
    specialty as they are written."""
    named = {one: careers.specialty_called(one) for one in program.concentrations}
    by_name = careers.synonyms.named_by(program.kind, program.name)
    if by_name is not None:
        named[program.name] = by_name
    seen = set()
    for one, specialty in named.items():
        if specialty is None:
            yield one
        elif specialty not in seen:
            seen.add(specialty)
            yield Through(
                "specialty",
                specialty,
                one,
                careers.titles_of_specialty(specialty),
                careers.facts_of_field("career", specialty),
            )


def _licensed(careers: Careers, program: Program) -> Iterator[Through]:
    for fact in program.facts:
        if fact.attribute != "licensure" or not fact.decides:
            continue
        for stated in fact.values:
            for role, titles in careers.licensed_titles(str(stated.value)):
                yield Through("licence", role, text_key(str(stated.value)), titles, (fact,))

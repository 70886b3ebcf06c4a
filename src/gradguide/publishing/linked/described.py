"""What linked data need of a program besides its facts, gathered from a release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gradguide.catalog.release import Release
from gradguide.model.fact import InstitutionEntry, Program
from gradguide.model.national import Occupation, School


@dataclass(frozen=True, slots=True)
class Described:
    """A program with its school, its subjects and where these lead.

    `listed` is the school in NCES's directory, None where it is not there. `subjects` are CIP codes
    with titles under which the program's graduates are counted, `occupations` what NCES's
    crosswalk says that these prepare for.
    """

    program: Program
    school: InstitutionEntry
    listed: School | None = None
    subjects: tuple[tuple[str, str], ...] = ()
    occupations: tuple[Occupation, ...] = ()


def described(release: Release, program: Program, school: InstitutionEntry) -> Described:
    """A program with what the release's national tables say of it; of a concentration what they
    say of its degree."""
    national = release.national
    awards = national.awards_of_program(program.id)
    if not awards and program.parent:
        awards = national.awards_of_program(program.parent)
    subjects = {award.cip: award.title for award in awards}
    occupations = {one.soc: one for cip in subjects for one in national.occupations_for(cip)}
    return Described(
        program=program,
        school=school,
        listed=national.school(school.id),
        subjects=tuple(sorted(subjects.items())),
        occupations=tuple(occupations[soc] for soc in sorted(occupations)),
    )


def all_described(release: Release) -> Iterator[Described]:
    """The programs that sources describe, in the order of their ids.

    Awards that are known from federal counts alone are not among them: such a count says that
    degrees were conferred in a subject, not that there is a program by that name to apply to. Nor
    are entries that speak of several programs at once.
    """
    programs = [program for program in release.described() if program.kind != "group"]
    schools = _schools(release, programs)
    for program in programs:
        yield described(release, program, schools[program.institution_id])


def _schools(release: Release, programs: list[Program]) -> Mapping[str, InstitutionEntry]:
    _, schools = release.programs_with_schools(program.id for program in programs)
    return {school.id: school for school in schools}

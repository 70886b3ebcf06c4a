"""Everything that is known of one program, gathered for somebody who looks at it in full."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gradguide.answers.costed import Costed, costed
from gradguide.answers.errors import AnswerError
from gradguide.answers.evidence import opened_all
from gradguide.answers.kept import kept
from gradguide.answers.opened import OpenRelease
from gradguide.answers.themes import untold
from gradguide.answers.unknowns import Unknown, unknown_of
from gradguide.catalog.release import Opened
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.situation import Situation
from gradguide.model.fact import Fact, Finding, Program
from gradguide.outlook.picture import Picture, program_picture
from gradguide.outlook.program_careers import ProgramAnswer, of_program


@dataclass(frozen=True, slots=True)
class Dossier:
    """A program for one person.

    facts      the program's facts, opened, but for those that the graduates by year tell already
    inherited  of a track: its degree's facts on what nothing is said of the track itself, opened
    of_school  what is said of the school as a whole and holds nowhere else here, opened
    findings   what the checks found of the program
    unknown    what a reader expects to know and nobody says
    picture    what federal agencies and accreditors' lists say
    careers    where it leads
    tracks     of a degree: the id and name of each of its tracks
    costed     what it costs the person; None where that cannot be reckoned as they say
    wrong      why it cannot, in a sentence; "" where it can
    """

    candidate: Candidate
    facts: tuple[Opened, ...]
    inherited: tuple[Opened, ...]
    of_school: tuple[Opened, ...]
    findings: tuple[Finding, ...]
    unknown: tuple[Unknown, ...]
    picture: Picture
    careers: ProgramAnswer
    tracks: tuple[tuple[str, str], ...]
    costed: Costed | None
    wrong: str = ""

    @property
    def program(self) -> Program:
        """The program itself."""
        return self.candidate.program

    @property
    def opened(self) -> tuple[Opened, ...]:
        """All facts that are shown, opened."""
        return (*self.facts, *self.inherited, *self.of_school)

    def facts_on(self, attribute: str) -> tuple[Opened, ...]:
        """The facts about an attribute that decide: the program's, else its degree's."""
        return tuple(
            one
            for one in (*self.facts, *self.inherited)
            if one.fact.attribute == attribute and one.fact.decides
        )


def dossier(
    opened: OpenRelease, program_id: str, situation: Situation, as_of: date, state: str | None
) -> Dossier:
    """Everything known of the program of that id, which the release has; wages of careers also
    for a `state` where one is given. What an award costs is not asked: nobody states its price."""
    found = _gathered(opened, program_id, as_of, state)
    if found.program.kind == "award":
        return found
    try:
        return replace(found, costed=costed(opened, program_id, situation, as_of))
    except AnswerError as error:
        return replace(found, wrong=str(error))


@kept
def _gathered(opened: OpenRelease, program_id: str, as_of: date, state: str | None) -> Dossier:
    """What is the same for everybody."""
    release = opened.release
    candidate = opened.candidate(program_id)
    program = candidate.program
    picture = program_picture(release.national, program, as_of)
    counted = picture.graduates.counted
    own = untold(program.facts, counted, of_program=False)
    of_school = untold(candidate.school.facts, counted, of_program=True)
    inherited = _inherited(candidate)
    facts = opened_all(release, (*own, *inherited, *of_school))
    first, second = len(own), len(own) + len(inherited)
    return Dossier(
        candidate=candidate,
        facts=facts[:first],
        inherited=facts[first:second],
        of_school=facts[second:],
        findings=release.findings(program=program_id),
        unknown=() if program.kind == "award" else unknown_of(candidate),
        picture=picture,
        careers=of_program(opened.careers, program, state),
        tracks=_tracks(opened, program),
        costed=None,
    )


def _inherited(candidate: Candidate) -> tuple[Fact, ...]:
    if candidate.parent is None:
        return ()
    own = {fact.attribute for fact in candidate.program.facts if fact.decides}
    return tuple(
        fact for fact in candidate.parent.facts if fact.attribute not in own and fact.decides
    )


def _tracks(opened: OpenRelease, program: Program) -> tuple[tuple[str, str], ...]:
    """From the programs that are described, which are at hand; an award has no tracks."""
    if program.kind == "award":
        return ()
    return tuple(
        (one.id, one.program.name)
        for one in opened.described.values()
        if one.program.parent == program.id
    )

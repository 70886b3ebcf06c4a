"""A program or a school by its name, and what the national data say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gradguide.answers.names import gave_up, one_called
from gradguide.answers.picture_record import fate_record, picture_record
from gradguide.answers.records import program_record, school_record
from gradguide.catalog.release import Release
from gradguide.model.fact import InstitutionEntry, Program
from gradguide.outlook.graduates import Fate, fate_of
from gradguide.outlook.picture import Picture, program_picture, school_picture

MOST_AWARDS = 12
"""Of a school's awards, so many are shown by year: those with the most graduates."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name means: a program or a school, not both.

    `gone` are the schools of that name that closed or became another, whose successor then is the
    school; with several successors, or none in the release, there is neither. `former` says that
    the school had the name and gave it up.
    """

    program: Program | None
    school: InstitutionEntry | None
    gone: tuple[Fate, ...] = ()
    former: bool = False


def entry_called(release: Release, name: str) -> Entry:
    """The program or school that a name or an id means.

    Raises:
        UnknownNameError: nothing goes by that name, or several do; the nearest or all are given.
    """
    program = release.program(name)
    school = None if program else release.institution(name)
    gone: tuple[Fate, ...] = ()
    if program is None and school is None:
        gone = gone_called(release, name)
        school = _successor(release, gone)
        if school is None and not gone:
            program, school = one_called(release, name)
    former = not gone and school is not None and gave_up(school.id, name)
    return Entry(program, school, gone, former)


def picture_of(release: Release, entry: Entry) -> tuple[Picture, str]:
    """The national picture of an entry's program or school, and a title for its graduates."""
    if entry.program is not None:
        program = entry.program
        picture = program_picture(release.national, program, release.as_of)
        return picture, f"Graduates: {program.institution}, {program.name}"
    key, name = (entry.school.id, entry.school.name) if entry.school else ("", "")
    picture = school_picture(release.national, key, release.as_of, MOST_AWARDS)
    return picture, f"Graduates: {name}"


def entry_record(release: Release, entry: Entry, *, evidence: bool) -> dict[str, Any]:
    """An entry as JSON has it: its facts, its national picture, and what became of its school."""
    out: dict[str, Any] = {}
    unitid = ""
    if entry.program is not None:
        out = program_record(release, entry.program, evidence=evidence)
        unitid = entry.program.institution_id
    elif entry.school is not None:
        out = school_record(release, entry.school, evidence=evidence)
        unitid = entry.school.id
    if entry.gone:
        out["asked_for"] = [fate_record(fate) for fate in entry.gone]
    if unitid:
        picture, _ = picture_of(release, entry)
        datasets = release.national.datasets() if evidence else ()
        out["national"] = picture_record(picture, datasets, unitid, evidence=evidence)
    return out


def gone_called(release: Release, name: str) -> tuple[Fate, ...]:
    """What became of the schools that had this name and have closed or become another."""
    national = release.national
    fates = (fate_of(national, school, release.as_of) for school in national.schools_gone(name))
    return tuple(fate for fate in fates if fate is not None)


def _successor(release: Release, gone: tuple[Fate, ...]) -> InstitutionEntry | None:
    """The one school of the release that they all became, or None."""
    ids = {fate.successor.unitid for fate in gone if fate.successor}
    return release.institution(ids.pop()) if len(ids) == 1 else None

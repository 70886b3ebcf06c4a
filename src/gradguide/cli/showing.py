"""`gradguide show`: a program or a school in full."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from gradguide.answers.names import gave_up, one_called
from gradguide.answers.picture_record import fate_record, picture_record
from gradguide.answers.records import program_record, school_record
from gradguide.catalog.release import Release
from gradguide.cli.cost_text import wrapped
from gradguide.cli.graduates_text import fate_words
from gradguide.cli.json_output import print_json
from gradguide.cli.printing import MOST_AWARDS, print_program, print_school
from gradguide.cli.releases import opened
from gradguide.model.fact import InstitutionEntry, Program
from gradguide.outlook.graduates import Fate, fate_of
from gradguide.outlook.picture import Picture, program_picture, school_picture


def show(
    path: Path | None, name: str, *, evidence: bool, json: bool, plot: Path | None = None
) -> None:
    """Print a program or a school; draw its graduates by year where a file is named for it.

    A school that has closed is answered with what it became.

    Raises:
        Failure: nothing goes by that name, the nearest names are given; or there is nothing to
            draw, or the file cannot be written.
    """
    from gradguide.cli.plotting import must_be_drawable

    must_be_drawable(plot)
    with opened(path) as release:
        program = release.program(name)
        school = None if program else release.institution(name)
        gone: tuple[Fate, ...] = ()
        if program is None and school is None:
            gone = _gone(release, name)
            school = _successor(release, gone)
            if school is None and not gone:
                program, school = one_called(release, name)
        if json:
            print_json(_record(release, program, school, gone, evidence=evidence))
        else:
            _print(release, program, school, gone, name, evidence=evidence)
        if plot is not None:
            _plot(release, program, school, plot)


def _gone(release: Release, name: str) -> tuple[Fate, ...]:
    """What became of the schools that had this name and have closed or become another."""
    national = release.national
    fates = (fate_of(national, school, release.as_of) for school in national.schools_gone(name))
    return tuple(fate for fate in fates if fate is not None)


def _successor(release: Release, gone: tuple[Fate, ...]) -> InstitutionEntry | None:
    """The one school of the release that they all became, or None."""
    ids = {fate.successor.unitid for fate in gone if fate.successor}
    return release.institution(ids.pop()) if len(ids) == 1 else None


def _print(
    release: Release,
    program: Program | None,
    school: InstitutionEntry | None,
    gone: tuple[Fate, ...],
    name: str,
    *,
    evidence: bool,
) -> None:
    for fate in gone:
        for line in wrapped(fate_words(fate), "! ", "  "):
            sys.stdout.write(f"{line}\n")
    if not gone and school and gave_up(school.id, name):
        told = f"{name} is a name of the past: the registry has {school.name} in its place."
        for line in wrapped(told, "! ", "  "):
            sys.stdout.write(f"{line}\n")
        sys.stdout.write("\n")
    if gone:
        sys.stdout.write("\n" if school else "  This release has no programs of either.\n")
    if program:
        print_program(release, program, evidence=evidence)
    elif school:
        print_school(release, school, evidence=evidence)


def _plot(
    release: Release, program: Program | None, school: InstitutionEntry | None, plot: Path
) -> None:
    from gradguide.charts.completions import graduates_by_year
    from gradguide.cli.plotting import write_figure
    from gradguide.cli.status import Failure

    picture, title = _pictured(release, program, school)
    try:
        write_figure(plot, graduates_by_year(picture.graduates, title))
    except ValueError as error:
        raise Failure(f"--plot: {error}") from None


def _pictured(
    release: Release, program: Program | None, school: InstitutionEntry | None
) -> tuple[Picture, str]:
    if program is not None:
        picture = program_picture(release.national, program, release.as_of)
        return picture, f"Graduates: {program.institution}, {program.name}"
    key, name = (school.id, school.name) if school else ("", "")
    picture = school_picture(release.national, key, release.as_of, MOST_AWARDS)
    return picture, f"Graduates: {name}"


def _record(
    release: Release,
    program: Program | None,
    school: InstitutionEntry | None,
    gone: tuple[Fate, ...],
    *,
    evidence: bool,
) -> dict[str, Any]:
    out: dict[str, Any] = {}
    unitid = ""
    if program is not None:
        out = program_record(release, program, evidence=evidence)
        unitid = program.institution_id
    elif school is not None:
        out = school_record(release, school, evidence=evidence)
        unitid = school.id
    if gone:
        out["asked_for"] = [fate_record(fate) for fate in gone]
    if unitid:
        picture, _ = _pictured(release, program, school)
        datasets = release.national.datasets() if evidence else ()
        out["national"] = picture_record(picture, datasets, unitid, evidence=evidence)
    return out

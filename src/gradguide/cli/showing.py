"""`gradguide show`: a program or a school in full."""

from __future__ import annotations

import sys
from pathlib import Path

from gradguide.answers.graduates_words import fate_words
from gradguide.answers.shown import Entry, entry_called, entry_record, picture_of
from gradguide.catalog.release import Release
from gradguide.cli.cost_text import wrapped
from gradguide.cli.json_output import print_json
from gradguide.cli.printing import print_program, print_school
from gradguide.cli.releases import opened


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
        entry = entry_called(release, name)
        if json:
            print_json(entry_record(release, entry, evidence=evidence))
        else:
            _print(release, entry, name, evidence=evidence)
        if plot is not None:
            _plot(release, entry, plot)


def _print(release: Release, entry: Entry, name: str, *, evidence: bool) -> None:
    school = entry.school
    for fate in entry.gone:
        for line in wrapped(fate_words(fate), "! ", "  "):
            sys.stdout.write(f"{line}\n")
    if entry.former and school is not None:
        told = f"{name} is a name of the past: the registry has {school.name} in its place."
        for line in wrapped(told, "! ", "  "):
            sys.stdout.write(f"{line}\n")
        sys.stdout.write("\n")
    if entry.gone:
        sys.stdout.write("\n" if school else "  This release has no programs of either.\n")
    if entry.program:
        print_program(release, entry.program, evidence=evidence)
    elif school:
        print_school(release, school, evidence=evidence)


def _plot(release: Release, entry: Entry, plot: Path) -> None:
    from gradguide.charts.completions import graduates_by_year
    from gradguide.cli.plotting import write_figure
    from gradguide.cli.status import Failure

    picture, title = picture_of(release, entry)
    try:
        write_figure(plot, graduates_by_year(picture.graduates, title))
    except ValueError as error:
        raise Failure(f"--plot: {error}") from None

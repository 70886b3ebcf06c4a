"""`gradguide faq`: the questions that guides answer, answered from a release."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from gradguide.cli.options import AsJson, AsOf, Release, day


def faq(
    about: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUESTION]", help="Ids of questions, as in cost; all without."),
    ] = None,
    specialty: Annotated[
        str | None, typer.Option("--specialty", help="Only of programs that name it.")
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", help="How many lines of each list to show.")
    ] = 5,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Open the lists to what each line rests on.")
    ] = False,
    as_of: AsOf = None,
    release: Release = None,
    json: AsJson = False,
) -> None:
    """Answer what guides answer: online, levels, accredited, cost, time, exams, employers."""
    run(
        release,
        about or [],
        specialty,
        day(as_of),
        limit=limit,
        evidence=evidence,
        json=json,
    )


def run(
    path: Path | None,
    about: list[str],
    specialty: str | None,
    as_of: date,
    *,
    limit: int,
    evidence: bool,
    json: bool,
) -> None:
    """Print the answers.

    Raises:
        Failure: there is no such question or specialty, or the release has no index.
    """
    from gradguide.answers.faq_record import record
    from gradguide.answers.known import known_of, questions_called
    from gradguide.answers.opened import OpenRelease
    from gradguide.cli.faq_text import lines
    from gradguide.cli.json_output import print_json
    from gradguide.cli.release_day import day_record, for_day
    from gradguide.cli.releases import opened
    from gradguide.cli.status import WRONG_CALL, Failure
    from gradguide.outlook.faq.answers import answers

    if limit < 0:
        raise Failure(f"--limit takes a number from 0 on, as in 5, not {limit}", WRONG_CALL)
    asked = questions_called(about)
    with opened(path) as release, for_day(release, as_of, text=not json):
        known = known_of(OpenRelease(release), specialty, as_of)
        found = answers(known, asked)
        if json:
            out = record(release, known, found, evidence=evidence)
            print_json(out | day_record(release, as_of))
            return
        for line in lines(release, known, found, limit=limit, evidence=evidence):
            sys.stdout.write(f"{line}\n")


COMMANDS = (faq,)

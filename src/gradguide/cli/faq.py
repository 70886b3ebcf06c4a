"""`gradguide faq`: the questions that guides answer, answered from a release."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gradguide.cli.options import AsJson, AsOf, Release, day

if TYPE_CHECKING:
    from gradguide.catalog.release import Release as OpenRelease
    from gradguide.outlook.faq.known import Known


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
    from gradguide.cli.faq_record import record
    from gradguide.cli.faq_text import lines
    from gradguide.cli.json_output import print_json
    from gradguide.cli.release_day import day_record, for_day
    from gradguide.cli.releases import opened, without_index
    from gradguide.cli.status import WRONG_CALL, Failure
    from gradguide.decisions.errors import SituationError
    from gradguide.decisions.finding.index import IndexMissingError
    from gradguide.outlook.faq.answers import answers
    from gradguide.outlook.faq.questions import questions

    if limit < 0:
        raise Failure(f"--limit takes a number from 0 on, as in 5, not {limit}", WRONG_CALL)
    known_ids = [question.id for question in questions()]
    for name in about:
        if name not in known_ids:
            near = get_close_matches(name, known_ids, 2)
            meant = f"did you mean {' or '.join(near)}? There" if near else "there"
            allowed = ", ".join(known_ids)
            raise Failure(f"there is no question {name!r}; {meant} are {allowed}", WRONG_CALL)
    asked = [question for question in questions() if not about or question.id in about]
    with opened(path) as release, for_day(release, as_of, text=not json):
        try:
            known = _known(release, specialty, as_of)
            found = answers(known, asked)
        except SituationError as error:
            raise Failure(str(error), WRONG_CALL) from None
        except IndexMissingError:
            raise without_index(release) from None
        if json:
            out = record(release, known, found, evidence=evidence)
            print_json(out | day_record(release, as_of))
            return
        for line in lines(release, known, found, limit=limit, evidence=evidence):
            sys.stdout.write(f"{line}\n")


def _known(release: OpenRelease, specialty: str | None, as_of: date) -> Known:
    """The release as questions see it.

    Raises:
        SituationError: the specialty is none of the release's; names the nearest.
        IndexMissingError: there is no index for finding.
    """
    from gradguide.decisions.candidate import Candidate, candidates
    from gradguide.decisions.finding.find import Finder
    from gradguide.decisions.finding.index import FindIndex
    from gradguide.decisions.finding.prices import prices_by
    from gradguide.decisions.finding.query import Query
    from gradguide.decisions.finding.values import in_the_release
    from gradguide.outlook.faq.known import Known
    from gradguide.resolution.synonyms import Synonyms

    index = FindIndex(release.index_part)
    subject = release.field_name
    if specialty is not None:
        query = in_the_release(Query.of(choices={"specialty": [specialty]}), index)
        (specialty,) = query.chosen("specialty")
        subject = f"{specialty} within {subject}"
    kept: dict[str, Candidate] = {}

    def of(ids: Iterable[str]) -> tuple[Candidate, ...]:
        wanted = list(ids)
        missing = [one for one in wanted if one not in kept]
        if missing:
            found = candidates(*release.programs_with_schools(missing))
            kept.update((one.id, one) for one in found)
        return tuple(kept[one] for one in wanted)

    national = release.national
    year = max(national.years(), default=0)
    return Known(
        subject=subject,
        specialty=specialty,
        as_of=as_of,
        finder=Finder(index, prices_by(index, as_of)),
        candidates=of,
        synonyms=Synonyms(release.spellings()),
        national=national,
        fields=release.fields(),
        awards=national.awards_of_field(release.cips, year),
        year=year,
        alone=national.awards_alone(release.cips),
        jobs=release.job_titles(),
    )


COMMANDS = (faq,)

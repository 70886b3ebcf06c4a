"""A release as the questions of guides see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.kept import kept
from gradguide.answers.opened import OpenRelease
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.query import Query
from gradguide.decisions.finding.values import in_the_release
from gradguide.model.fact import FieldFacts
from gradguide.model.national import Award
from gradguide.model.pack import JobTitle
from gradguide.outlook.faq.known import Known
from gradguide.outlook.faq.questions import Question, questions
from gradguide.resolution.synonyms import Synonyms


def known_of(opened: OpenRelease, specialty: str | None, as_of: date) -> Known:
    """The release as questions see it.

    Raises:
        WrongQuestionError: the specialty is none of the release's; names the nearest.
        WithoutIndexError: there is no index for finding.
    """
    release, index = opened.release, opened.index
    subject = release.field_name
    if specialty is not None:
        try:
            query = in_the_release(Query.of(choices={"specialty": [specialty]}), index)
        except SituationError as error:
            raise WrongQuestionError(str(error)) from None
        (specialty,) = query.chosen("specialty")
        subject = f"{specialty} within {subject}"
    common = _common(opened)

    def of(ids: Iterable[str]) -> tuple[Candidate, ...]:
        return tuple(opened.described[one] for one in ids)

    return Known(
        subject=subject,
        specialty=specialty,
        as_of=as_of,
        finder=opened.finder(as_of),
        candidates=of,
        synonyms=common.synonyms,
        national=release.national,
        fields=common.fields,
        awards=common.awards,
        year=common.year,
        alone=common.alone,
        jobs=common.jobs,
    )


@dataclass(frozen=True, slots=True)
class _Common:
    """What is the same for every specialty and day."""

    synonyms: Synonyms
    fields: tuple[FieldFacts, ...]
    awards: tuple[tuple[Award, int | None], ...]
    year: int
    alone: int
    jobs: tuple[JobTitle, ...]


@kept
def _common(opened: OpenRelease) -> _Common:
    release = opened.release
    national = release.national
    year = max(national.years(), default=0)
    return _Common(
        Synonyms(release.spellings()),
        release.fields(),
        national.awards_of_field(release.cips, year),
        year,
        national.awards_alone(release.cips),
        release.job_titles(),
    )


def questions_called(ids: Sequence[str]) -> tuple[Question, ...]:
    """The questions of these ids in the order of showing, all where none is named.

    Raises:
        WrongQuestionError: there is no such question; the nearest are given.
    """
    known_ids = [question.id for question in questions()]
    for name in ids:
        if name not in known_ids:
            near = get_close_matches(name, known_ids, 2)
            meant = f"did you mean {' or '.join(near)}? There" if near else "there"
            allowed = ", ".join(known_ids)
            raise WrongQuestionError(f"there is no question {name!r}; {meant} are {allowed}")
    return tuple(question for question in questions() if not ids or question.id in ids)

"""A release as the questions of guides see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.opened import OpenRelease
from gradguide.decisions.candidate import Candidate, candidates
from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.query import Query
from gradguide.decisions.finding.values import in_the_release
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
        finder=opened.finder(as_of),
        candidates=of,
        synonyms=Synonyms(release.spellings()),
        national=national,
        fields=release.fields(),
        awards=national.awards_of_field(release.cips, year),
        year=year,
        alone=national.awards_alone(release.cips),
        jobs=release.job_titles(),
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

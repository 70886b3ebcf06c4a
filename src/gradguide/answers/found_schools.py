"""Where what a query finds is: the schools, each with how many of the programs it has."""

from __future__ import annotations

from datetime import date

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.opened import OpenRelease
from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.query import Query
from gradguide.model.fact import InstitutionEntry


def schools_found(
    opened: OpenRelease, query: Query, as_of: date
) -> tuple[tuple[InstitutionEntry, int], ...]:
    """The schools of the programs that a query finds, with how many each has; most first.

    Raises:
        WrongQuestionError: the query names a value or a place that the release does not have, or
            the person cannot study as they say.
        WithoutIndexError: the release cannot be searched.
    """
    try:
        counts = opened.finder(as_of).schools(query).tolist()
    except SituationError as error:
        raise WrongQuestionError(str(error)) from None
    some = [(one, n) for one, n in zip(opened.schools, counts, strict=True) if n]
    return tuple(sorted(some, key=lambda pair: (-pair[1], pair[0].name, pair[0].id)))

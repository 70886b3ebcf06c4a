"""The day of an answer against the day of its release: marks of facts are those of the release.

Whether a fact is verified or stale is settled when a release is built, so that a later day does
not age it. Every door that answers for a day says so.
"""

from __future__ import annotations

from datetime import date, timedelta

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.words import date_words
from gradguide.catalog.release import Release

_STILL = timedelta(days=31)
"""How much later than its release an answer may be without a word about it: shelf lives are counted
in years, so that few facts change their mark in a month."""


def marks_note(release: Release, as_of: date) -> str:
    """What has to be said of a day that lies long after the release's; else "".

    Raises:
        WrongQuestionError: the day lies before the release's.
    """
    built, asked = date_words(release.as_of.isoformat()), date_words(as_of.isoformat())
    if as_of < release.as_of:
        raise WrongQuestionError(
            f"{asked} is before {built}, the day of this release, whose facts may be newer"
        )
    if as_of - release.as_of <= _STILL:
        return ""
    return (
        f"The marks of facts are those of {built}, the day of this release, and some may have "
        f"become outdated by {asked}."
    )

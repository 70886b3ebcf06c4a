"""The day of an answer against the day of its release: marks of facts are those of the release.

Whether a fact is verified or stale is settled when a release is built, so that a later day does
not age it. Every command that answers for a day says so.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from gradguide.answers.words import date_words
from gradguide.catalog.release import Release
from gradguide.cli.status import WRONG_CALL, Failure

_STILL = timedelta(days=31)
"""How much later than its release an answer may be without a word about it: shelf lives are counted
in years, so that few facts change their mark in a month."""
_WIDTH = 90


def day_note(release: Release, as_of: date) -> str:
    """What has to be said of a day that lies long after the release's; else "".

    Raises:
        Failure: the day lies before the release's.
    """
    built, asked = date_words(release.as_of.isoformat()), date_words(as_of.isoformat())
    again = f"'gradguide build --out {release.path} --as-of {as_of}'"
    if as_of < release.as_of:
        raise Failure(
            f"{asked} is before {built}, the day of this release, whose facts may be newer;\n"
            f"  give --as-of {release.as_of} or later, or a release of that day (--release FILE)",
            WRONG_CALL,
        )
    if as_of - release.as_of <= _STILL:
        return ""
    return (
        f"The marks of facts are those of {built}, the day of this release, and some may have "
        f"become outdated by {asked}. {again}, with the same pages and facts as before, builds it "
        "anew."
    )


def day_record(release: Release, as_of: date) -> dict[str, Any]:
    """The same as JSON has it: the release's day, and the note or null.

    Raises:
        Failure: as `day_note` does.
    """
    said = {"as_of": release.as_of.isoformat(), "note": day_note(release, as_of) or None}
    return {"release_day": said}


@contextmanager
def for_day(release: Release, as_of: date, *, text: bool) -> Iterator[None]:
    """Answers for a day: what is done within it, and after an answer in text the note on the day.

    Raises:
        Failure: as `day_note` does, before anything is done.
    """
    note = day_note(release, as_of)
    yield
    if note and text:
        lines = textwrap.wrap(note, _WIDTH, break_long_words=False, break_on_hyphens=False)
        sys.stdout.write("\n" + "\n".join(lines) + "\n")

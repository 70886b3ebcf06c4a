"""What commands say of the day of an answer and the day of its release."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.release_day import marks_note
from gradguide.catalog.release import Release
from gradguide.cli.status import WRONG_CALL, Failure

_WIDTH = 90


def day_note(release: Release, as_of: date) -> str:
    """What has to be said of a day that lies long after the release's; else "".

    Raises:
        Failure: the day lies before the release's.
    """
    try:
        note = marks_note(release, as_of)
    except WrongQuestionError as error:
        raise Failure(
            f"{error};\n"
            f"  give --as-of {release.as_of} or later, or a release of that day (--release FILE)",
            WRONG_CALL,
        ) from None
    again = f"'gradguide build --out {release.path} --as-of {as_of}'"
    anew = f"{again}, with the same pages and facts as before, builds it anew."
    return f"{note} {anew}" if note else ""


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

"""`gradguide data fetch`."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gradguide.cli.cost_text import wrapped
from gradguide.cli.data_listing import table_of
from gradguide.cli.json_output import print_json
from gradguide.cli.options import day
from gradguide.cli.progress import transfers
from gradguide.cli.status import FAILED, PARTLY, WRONG_CALL, Failure
from gradguide.decisions.costs.wording import several
from gradguide.sources.fetching.addresses import NothingToFetchError, Wanted, wanted
from gradguide.sources.fetching.errors import FolderError
from gradguide.sources.fetching.exchange import user_agent
from gradguide.sources.fetching.fetch import Fetching, Listener, Outcome, State
from gradguide.sources.fetching.part import PART
from gradguide.sources.fetching.transfer import Manner

_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")
_NAME = 44
_TELL_WHO = (
    "Some agencies turn away programs that do not say whose they are: give --contact with your "
    "e-mail address."
)


@dataclass(frozen=True, slots=True)
class Call:
    """The options as they were typed."""

    year: str | None
    again: bool
    contact: str | None
    addresses: Path | None
    json: bool


def run(sources: list[str], to: Path, call: Call) -> None:
    """Fetch, and tell file by file what came of it.

    Raises:
        Failure: an option is wrong, the folder cannot be used, or files did not come.
    """
    files = _files(sources, call)
    outcomes: list[Outcome] = []
    try:
        with transfers() as progress:
            fetching = Fetching(
                folder=to,
                on=day(None),
                manner=Manner(_agent(call.contact)),
                again=call.again,
                listener=Listener(progress.told, lambda words: progress.say(f"  {words}")),
            )
            for outcome in fetching.all(files):
                outcomes.append(outcome)
                if not call.json and outcome.state is not State.NOT_TRIED:
                    progress.clear()
                    _print(outcome)
    except FolderError as error:
        raise Failure(str(error)) from None
    except KeyboardInterrupt:
        raise Failure(_stopped(to, files), 130) from None
    if call.json:
        print_json([_record(outcome, to) for outcome in outcomes])
    else:
        _print_not_tried(outcomes)
    _finish(outcomes, to, call)


def _files(sources: list[str], call: Call) -> tuple[Wanted, ...]:
    years = _years(call.year) if call.year is not None else None
    try:
        return wanted(table_of(call.addresses), sources, years)
    except NothingToFetchError as error:
        raise Failure(str(error), WRONG_CALL) from None


def _years(text: str) -> tuple[int, int]:
    found = _YEARS.fullmatch(text.strip())
    first = int(found.group(1)) if found else 0
    last = int(found.group(2) or first) if found else 0
    newest = day(None).year + 1
    if not found or first > last or last > newest or first < 1980:
        raise Failure(
            f"--year takes a year or two with a hyphen between, from 1980 to {newest}, as in 2024 "
            f"or 2020-2024; not {text!r}",
            WRONG_CALL,
        )
    return first, last


def _agent(contact: str | None) -> str:
    try:
        return user_agent(contact)
    except ValueError as error:
        raise Failure(f"--contact takes {error}; not {contact!r}", WRONG_CALL) from None


def _print(outcome: Outcome) -> None:
    size = _size(outcome.size)
    sys.stdout.write(f"{outcome.name:<{_NAME}}  {outcome.state.value}{size}\n")
    for line in wrapped(outcome.message, "    "):
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _print_not_tried(outcomes: Sequence[Outcome]) -> None:
    """The files that were not tried, by the reason that they share."""
    names: dict[str, list[str]] = {}
    for outcome in outcomes:
        if outcome.state is State.NOT_TRIED:
            names.setdefault(outcome.message, []).append(outcome.name)
    for message, group in names.items():
        sys.stdout.write(f"{several(len(group), 'file')} not tried: {message}\n")
        for line in wrapped(", ".join(group), "    "):
            sys.stdout.write(f"{line}\n")


def _size(size: int | None) -> str:
    if size is None:
        return ""
    if size < 100_000:
        return f" ({size:,} bytes)"
    return f" ({size / 1_000_000:.1f} MB)"


def _finish(outcomes: Sequence[Outcome], to: Path, call: Call) -> None:
    missing = [outcome for outcome in outcomes if not outcome.state.good]
    if any(outcome.refused for outcome in missing) and call.contact is None:
        for line in wrapped(_TELL_WHO):
            sys.stderr.write(f"{line}\n")
    if not missing:
        return
    if len(missing) == len(outcomes):
        raise Failure(f"{to}: no file came", FAILED)
    raise Failure(
        f"{to}: {len(missing)} of {len(outcomes)} files did not come or have changed since; the "
        "others are there, and the same command asks for no more than what is missing",
        PARTLY,
    )


def _stopped(to: Path, files: Sequence[Wanted]) -> str:
    begun = [path for file in files if (path := to / f"{file.name}{PART}").exists()]
    kept = ", ".join(f"{path} ({path.stat().st_size:,} bytes)" for path in begun)
    return f"stopped; {f'kept {kept}; ' if kept else ''}the same command goes on from here"


def _record(outcome: Outcome, to: Path) -> dict[str, Any]:
    return {
        "id": outcome.wanted.published.id,
        "year": outcome.wanted.year,
        "file": str(to / outcome.name),
        "state": outcome.state.name.lower(),
        "there": outcome.state.good,
        "size": outcome.size,
        "message": outcome.message or None,
    }

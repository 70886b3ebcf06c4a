"""Running `gradguide careers`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gradguide.answers import careers_asked as asked
from gradguide.answers import careers_record as record
from gradguide.answers.licensed import state_called
from gradguide.answers.opened import OpenRelease
from gradguide.cli import careers_text as text
from gradguide.cli.json_output import print_json
from gradguide.cli.plotting import must_be_drawable, write_figure
from gradguide.cli.releases import opened
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.model.states import STATE_NAMES
from gradguide.outlook.careers import Row

_PROGRAMS = 5  # to a list, where nobody says how many


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed."""

    title: str | None
    state: str | None
    program: str | None
    sort: str
    limit: int | None
    plot: Path | None
    json: bool


def run(path: Path | None, wanted: Wanted) -> None:
    """Print what is known of a title, of where a program leads, or of the field's occupations.

    Raises:
        Failure: no title that is known is meant, no program goes by the name, an option is not
            what it takes, or the chart cannot be drawn.
    """
    must_be_drawable(wanted.plot)
    if wanted.title is not None and wanted.program is not None:
        raise Failure("give a title or --program, not both", WRONG_CALL)
    if wanted.sort not in asked.ORDERS:
        message = f"--sort takes {' or '.join(asked.ORDERS)}, not {wanted.sort!r}"
        raise Failure(message, WRONG_CALL)
    state = None if wanted.state is None else state_called(wanted.state)
    with opened(path) as release:
        known = OpenRelease(release)
        if wanted.program is not None:
            _of_program(known, wanted, wanted.program, state)
        elif wanted.title is not None:
            _of_title(known, wanted, wanted.title, state)
        else:
            _of_field(known, wanted, state)


def _of_title(known: OpenRelease, wanted: Wanted, typed: str, state: str | None) -> None:
    answer = asked.careers_of_title(known, typed, state, wanted.limit or _PROGRAMS)
    rows = [asked.row_of(one) for one in answer.occupations]
    _draw(wanted.plot, f"What “{typed.strip()}” can earn", rows, state)
    if wanted.json:
        print_json(record.answer_record(answer, known.careers))
    else:
        _write(text.answer(answer, known.careers))


def _of_program(known: OpenRelease, wanted: Wanted, name: str, state: str | None) -> None:
    answer = asked.careers_of_program(known, name, state)
    title = f"{answer.program.institution}: {answer.program.name}"
    _draw(wanted.plot, title, asked.program_rows(answer), state)
    if wanted.json:
        print_json(record.program_record(answer, known.careers, state))
    else:
        _write(text.program(answer, known.careers, state))


def _of_field(known: OpenRelease, wanted: Wanted, state: str | None) -> None:
    rows = asked.careers_of_field(known, state, wanted.sort)
    shown = rows if wanted.limit is None else rows[: wanted.limit]
    field = known.release.field_name
    _draw(wanted.plot, f"What occupations of {field} pay", shown, state)
    if wanted.json:
        print_json(record.field_record(shown, len(rows), known.careers, state))
    else:
        _write(text.field(shown, len(rows), field, wanted.sort, known.careers, state))


def _draw(plot: Path | None, title: str, rows: Sequence[Row], state: str | None) -> None:
    if plot is None:
        return
    from gradguide.charts.wages import wage_ranges

    name = None if state is None else STATE_NAMES.get(state, state)
    try:
        shown = wage_ranges(title, rows, state_name=name)
    except ValueError as error:
        raise Failure(f"--plot: {error}") from None
    write_figure(plot, shown)


def _write(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")

"""Running `gradguide careers`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gradguide.answers import careers_record as record
from gradguide.answers.names import program_called
from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Release
from gradguide.cli import careers_table as table
from gradguide.cli import careers_text as text
from gradguide.cli.json_output import print_json
from gradguide.cli.plotting import must_be_drawable, write_figure
from gradguide.cli.releases import opened
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.model.states import STATE_NAMES, state_code
from gradguide.outlook.careers import Answer, Careers, Row
from gradguide.outlook.program_careers import ProgramAnswer, of_program
from gradguide.resolution.places import place_hint

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
    if wanted.sort not in table.ORDERS:
        message = f"--sort takes {' or '.join(table.ORDERS)}, not {wanted.sort!r}"
        raise Failure(message, WRONG_CALL)
    state = None if wanted.state is None else _state(wanted.state)
    with opened(path) as release:
        careers = OpenRelease(release).careers
        if wanted.program is not None:
            _of_program(release, careers, wanted, wanted.program, state)
        elif wanted.title is not None:
            _of_title(careers, wanted, wanted.title, state)
        else:
            _of_field(release, careers, wanted, state)


def _of_title(careers: Careers, wanted: Wanted, typed: str, state: str | None) -> None:
    answer = careers.of_title(typed, state, wanted.limit or _PROGRAMS)
    if not answer.found.matches:
        raise Failure(text.unknown(answer.found))
    _draw(wanted.plot, f"What “{typed.strip()}” can earn", _rows(answer), state)
    if wanted.json:
        print_json(record.answer_record(answer, careers))
    else:
        _write(text.answer(answer, careers))


def _of_program(
    release: Release, careers: Careers, wanted: Wanted, name: str, state: str | None
) -> None:
    answer = of_program(careers, program_called(release, name), state)
    title = f"{answer.program.institution}: {answer.program.name}"
    _draw(wanted.plot, title, _program_rows(answer), state)
    if wanted.json:
        print_json(record.program_record(answer, careers, state))
    else:
        _write(text.program(answer, careers, state))


def _of_field(release: Release, careers: Careers, wanted: Wanted, state: str | None) -> None:
    rows = table.in_order(careers.of_field(state), wanted.sort)
    if not rows:
        raise Failure(
            "this release knows no occupations; build it again with 'gradguide build', which "
            "brings them from the federal files"
        )
    shown = rows if wanted.limit is None else rows[: wanted.limit]
    field = release.field_name
    _draw(wanted.plot, f"What occupations of {field} pay", shown, state)
    if wanted.json:
        print_json(record.field_record(shown, len(rows), careers, state))
    else:
        _write(text.field(shown, len(rows), field, wanted.sort, careers, state))


def _state(typed: str) -> str:
    found = state_code(typed)
    if found is None:
        raise Failure(f"--state: there is no state {typed!r}; {place_hint(typed)}", WRONG_CALL)
    return found


def _rows(answer: Answer) -> list[Row]:
    return [table.row_of(one) for one in answer.occupations]


def _program_rows(answer: ProgramAnswer) -> list[Row]:
    return list({row.soc: row for one in answer.under for row in one.occupations}.values())


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

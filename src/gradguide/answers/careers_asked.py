"""Careers as people ask for them: a title, a program, or all occupations of the field."""

from __future__ import annotations

from collections.abc import Iterable

from gradguide.answers.errors import AnswerError, UnknownNameError
from gradguide.answers.names import program_called
from gradguide.answers.opened import OpenRelease
from gradguide.outlook.careers import Answer, OccupationView, Row, Tie
from gradguide.outlook.program_careers import ProgramAnswer, of_program
from gradguide.outlook.titles import THRESHOLD, Found, Match

ORDERS = ("employment", "median")


def careers_of_title(opened: OpenRelease, typed: str, state: str | None, most: int) -> Answer:
    """What is known of a title; of the programs that lead there, the `most` largest.

    Raises:
        UnknownNameError: no title that is known is meant; the nearest are given.
    """
    answer = opened.careers.of_title(typed, state, most)
    if not answer.found.matches:
        raise UnknownNameError(_unknown(answer.found))
    return answer


def careers_of_program(opened: OpenRelease, name: str, state: str | None) -> ProgramAnswer:
    """Where the program of that id or name leads.

    Raises:
        UnknownNameError: no program goes by that name, or several do.
    """
    return of_program(opened.careers, program_called(opened.release, name), state)


def careers_of_field(opened: OpenRelease, state: str | None, order: str) -> list[Row]:
    """The field's occupations in one of `ORDERS`, at least one.

    Raises:
        AnswerError: the release knows none.
    """
    rows = in_order(opened.careers.of_field(state), order)
    if not rows:
        raise AnswerError(
            "this release knows no occupations; build it again with 'gradguide build', which "
            "brings them from the federal files"
        )
    return rows


def in_order(rows: Iterable[Row], order: str) -> list[Row]:
    """Rows by how many they employ or by their middle wage, the unknown last."""

    def figure(row: Row) -> int:
        wages = row.figures.nation.wages
        if wages is None:
            return -1
        found = wages.employment if order == "employment" else wages.median
        if found is None and order == "median" and "median" in wages.top_coded:
            found = wages.top
        return -1 if found is None else found

    return sorted(rows, key=lambda row: (-figure(row), row.title))


def row_of(view: OccupationView) -> Row:
    """An occupation as a row of a table or a line of a chart."""
    tie: Tie = "subject" if view.subjects else "title" if view.field_titles else "near"
    return Row(view.soc, view.title, view.figures, view.field_titles, tie)


def program_rows(answer: ProgramAnswer) -> list[Row]:
    """The occupations that a program's subjects prepare for, each once."""
    return list({row.soc: row for one in answer.under for row in one.occupations}.values())


def match_words(one: Match) -> str:
    """A title that may be meant, with its occupation and how sure that is."""
    code = f"SOC {one.soc}" if one.soc else "no code of its own"
    score = "word for word" if one.score == 100 else f"score {one.score} of 100"
    written = "" if one.written.lower() == one.title.lower() else f", as {one.written!r}"
    return f"{one.title}  ({code}; {score}{written})"


def _unknown(found: Found) -> str:
    """Why a title is not answered, with the nearest."""
    text = f"{found.typed.strip()!r} is no job title that this release knows"
    if not found.offered:
        return f"{text}, and none is like it; try a word that says what somebody is"
    listed = "".join(f"\n  {match_words(one)}" for one in found.offered)
    return (
        f"{text}. The nearest score below {THRESHOLD} of 100, too little to answer for; say which "
        f"is meant:{listed}"
    )

"""What to do about a program that somebody has put on a shortlist: what to ask, and by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gradguide.answers.unknowns import unknown_of
from gradguide.answers.words import MARKS, qualifier_words, value_words
from gradguide.decisions.candidate import Candidate
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, Status

_DOUBTS = {
    Status.REPORTED: "only others say so, or nobody says when",
    Status.DISPUTED: "sources disagree",
    Status.STALE: "it may be outdated",
}


_SUREST = (Status.VERIFIED, Status.COMPUTED, Status.REPORTED, Status.DISPUTED, Status.STALE)


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to do. `due` is a day that a source states and that is still to come; None where
    nobody states a day."""

    words: str
    due: date | None = None


def start_list(candidate: Candidate, as_of: date) -> tuple[ToDo, ...]:
    """Deadlines that sources state, those with a day first, then what to ask the school. Of several
    for one term the surest is the one to meet, and the others stand behind it in brackets."""
    deadlines = sorted(_deadlines(candidate, as_of), key=lambda one: (one.due is None, one.due))
    asks = (ToDo(f"Ask: {one.ask}") for one in unknown_of(candidate))
    return (*deadlines, *asks)


def _deadlines(candidate: Candidate, as_of: date) -> Iterator[ToDo]:
    alike: dict[str, list[Fact]] = {}
    for fact in sorted(candidate.facts("deadline"), key=_sureness):
        if not _passed(fact, as_of):
            alike.setdefault(qualifier_words(fact.attribute, fact.key), []).append(fact)
    for first, *others in alike.values():
        days = _days(first)
        due = min(days) if days and len(days) == len(first.values) else None
        yield ToDo(_deadline_words(first) + _others_words(others), due)


def _sureness(fact: Fact) -> tuple[int, int, int]:
    """Orders facts from the surest on: by status, then who says so, then the year."""
    return _SUREST.index(fact.status), -fact.standing, -(fact.year or 0)


def _days(fact: Fact) -> list[date]:
    return [day for one in fact.values if (day := _day(str(one.value))) is not None]


def _passed(fact: Fact, as_of: date) -> bool:
    days = _days(fact)
    return bool(days) and max(days) < as_of


def _others_words(others: Sequence[Fact]) -> str:
    """What else is stated for the same term, each with its mark and year."""
    told = [f"{MARKS[one.status]} {_said(one)}, {one.year or 'undated'}" for one in others]
    return f" [also stated: {'; '.join(told)}]" if told else ""


def _said(fact: Fact) -> str:
    return " or ".join(value_words(fact.attribute, stated.value) for stated in fact.values)


def _deadline_words(fact: Fact) -> str:
    which = qualifier_words(fact.attribute, fact.key)
    words = f"Apply by {_said(fact)}{f' ({which})' if which else ''}"
    doubt = _DOUBTS.get(fact.status)
    by_school = fact.standing >= Standing.SCHOOL
    if fact.status is Status.REPORTED and by_school and fact.year is None:
        doubt = "the school says so, and not when"
    year = f" (evidence of {fact.year})" if fact.year else ""
    return f"{words}; check it with the school: {doubt}{year}" if doubt else words


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None

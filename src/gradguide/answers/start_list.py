"""What to do about a program that somebody has put on a shortlist: what to ask, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gradguide.answers.unknowns import unknown_of
from gradguide.answers.words import qualifier_words, value_words
from gradguide.decisions.candidate import Candidate
from gradguide.model.fact import Fact, Status

_DOUBTS = {
    Status.REPORTED: "only others say so, or nobody says when",
    Status.DISPUTED: "sources disagree",
    Status.STALE: "it may be outdated",
}


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to do. `due` is a day that a source states and that is still to come; None where
    nobody states a day."""

    words: str
    due: date | None = None


def start_list(candidate: Candidate, as_of: date) -> tuple[ToDo, ...]:
    """Deadlines that sources state, those with a day first, then what to ask the school."""
    deadlines = sorted(_deadlines(candidate, as_of), key=lambda one: (one.due is None, one.due))
    asks = (ToDo(f"Ask: {one.ask}") for one in unknown_of(candidate))
    return (*deadlines, *asks)


def _deadlines(candidate: Candidate, as_of: date) -> Iterator[ToDo]:
    for fact in candidate.facts("deadline"):
        values = [str(stated.value) for stated in fact.values]
        days = [day for value in values if (day := _day(value)) is not None]
        if days and max(days) < as_of:
            continue
        due = min(days) if len(days) == len(values) else None
        yield ToDo(_deadline_words(fact), due)


def _deadline_words(fact: Fact) -> str:
    said = " or ".join(value_words(fact.attribute, stated.value) for stated in fact.values)
    which = qualifier_words(fact.attribute, fact.key)
    words = f"Apply by {said}{f' ({which})' if which else ''}"
    doubt = _DOUBTS.get(fact.status)
    year = f" (evidence of {fact.year})" if fact.year else ""
    return f"{words}; check it with the school: {doubt}{year}" if doubt else words


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None

"""A ranking as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from gradguide.answers.ranking_words import status_of, value_of
from gradguide.answers.tables import csv_text as table
from gradguide.decisions.ranking.ranking import Contribution, Ranked, Ranking
from gradguide.decisions.ranking.record import DIGITS
from gradguide.model.method import Criterion

_UNKNOWN = "unknown"


def csv_text(ranking: Ranking) -> str:
    """The ranking as CSV: a row for each program that has a place, in order, then one for each
    that has none, with why.

    Of each criterion there are the value, its status, and what it adds to the score (0 to 1, or
    what the method's scale makes of it). `ranking` is the id by which the same ranking is known.
    """
    criteria = ranking.method.criteria
    head = ["place", "program", "school", "name", "score", "place low", "place high", "first"]
    for criterion in criteria:
        head += [f"{criterion.name} {part}" for part in ("value", "status", "adds")]
    head += ["no place because", "as of", "ranking"]
    made = (ranking.provenance.as_of.isoformat(), ranking.provenance.id)
    rows = [[*_placed(criteria, one), "", *made] for one in ranking.ranked]
    blank = [""] * 3 * len(criteria)
    for left in ranking.left_out:
        program = left.candidate.program
        own = ["", program.id, program.institution, program.name, "", "", "", ""]
        rows.append([*own, *blank, left.why, *made])
    return table(head, rows)


def _placed(criteria: tuple[Criterion, ...], one: Ranked) -> Iterator[object]:
    program = one.candidate.program
    yield from (one.place, program.id, program.institution, program.name, round(one.score, DIGITS))
    yield from (one.low, one.high, round(one.first, DIGITS))
    for criterion, part in zip(criteria, one.contributions, strict=True):
        yield from _counted(criterion, part)


def _counted(criterion: Criterion, part: Contribution) -> Iterator[object]:
    adds = "" if part.score is None else round(part.amount, DIGITS)
    if part.cell.known:
        yield from (value_of(criterion, part.cell), status_of(criterion, part.cell).value, adds)
    else:
        yield from (_UNKNOWN, "", adds)

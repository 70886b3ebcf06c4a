"""From programs, a method and a person to the decision matrix."""

from __future__ import annotations

from collections.abc import Iterable

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.ranking.eligible import objection, outside
from gradguide.decisions.ranking.matrix import Cell, LeftOut, Matrix
from gradguide.decisions.ranking.measures import Asking, measured
from gradguide.model.method import Method


def decision_matrix(candidates: Iterable[Candidate], method: Method, who: Asking) -> Matrix:
    """What is known of each program that the method ranks, in the order of the candidates.

    Programs that the method is not about (another level, another country), or of which nobody
    with a say speaks, are passed over; those that do not meet its conditions, or of which a
    criterion asks for more than is known, are listed as left out.

    Raises:
        KeyError: a criterion needs a program's cost, and there is none for its id.
    """
    ranked: list[Candidate] = []
    cells: list[tuple[Cell, ...]] = []
    left_out: list[LeftOut] = []
    for candidate in candidates:
        if outside(candidate, method.eligible):
            continue
        why = objection(candidate, method.eligible) or who.impossible.get(candidate.id)
        row = () if why else _row(candidate, method, who)
        why = why or _too_little(method, row)
        if why:
            left_out.append(LeftOut(candidate, why))
        else:
            ranked.append(candidate)
            cells.append(row)
    return Matrix(method.criteria, tuple(ranked), tuple(cells), tuple(left_out))


def _row(candidate: Candidate, method: Method, who: Asking) -> tuple[Cell, ...]:
    return tuple(measured(one, candidate, who, method.outdated) for one in method.criteria)


def _too_little(method: Method, row: tuple[Cell, ...]) -> str | None:
    for criterion, cell in zip(method.criteria, row, strict=True):
        if criterion.missing == "leave-out" and criterion.weight and not cell.known:
            return f"{criterion.label}: {cell.missing}"
    if not any(cell.known for one, cell in zip(method.criteria, row, strict=True) if one.weight):
        return "nothing that the method counts is known of it"
    return None

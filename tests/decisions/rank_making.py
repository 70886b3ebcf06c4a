"""Makers of criteria, methods and decision matrices, and rankings done draw by draw in plain
Python, for the tests of ranking."""

from __future__ import annotations

import math
import statistics
from decimal import Decimal
from typing import Any

import numpy as np
from hypothesis import strategies as st

from gradguide.decisions.bounds import Bounds
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.ranking.matrix import Cell, Matrix
from gradguide.decisions.ranking.measures import least_favourable
from gradguide.model.fact import InstitutionEntry, Program
from gradguide.model.method import Criterion, Method, Uncertainty

SCHOOL = InstitutionEntry("900001", "saltmarsh-state", "Saltmarsh State", "Saltmarsh", "ME", "US")


def criterion(
    name: str = "grades", better: Any = "less", weight: Any = 1, **more: Any
) -> Criterion:
    """A criterion on a number, whose values have no meaning here."""
    attribute = more.pop("attribute", "gpa_min")
    return Criterion(name, name, better, Decimal(str(weight)), attribute=attribute, **more)


def method(*criteria: Criterion, **more: Any) -> Method:
    """A method in which nothing varies, unless it is said."""
    more.setdefault("uncertainty", Uncertainty(weights=Decimal(0)))
    return Method("Test", "For a test.", tuple(criteria), **more)


def candidate(name: str) -> Candidate:
    return Candidate(Program(name, SCHOOL.id, SCHOOL.name, name, "program"), SCHOOL)


def cell(criterion: Criterion, value: Any) -> Cell:
    """A number; None: missing; a tuple: disputed; a list: anything from the first to the last;
    a mapping of a number to a list: known, and in draws anything from the list's first to last."""
    if value is None:
        return Cell(missing="nobody states it")
    possible = None
    if isinstance(value, dict):
        ((value, ends),) = value.items()
        possible = Bounds.over(Decimal(str(end)) for end in ends)
    given = value if isinstance(value, tuple | list) else (value,)
    values = tuple(sorted({Decimal(str(one)) for one in given}))
    between = isinstance(value, list) and len(values) > 1
    return Cell(values, least_favourable(criterion, values), between=between, possible=possible)


def matrix(criteria: tuple[Criterion, ...], rows: Any) -> Matrix:
    """Programs "p00", "p01" and so on, or those of a mapping, with a value for each criterion."""
    named = rows if isinstance(rows, dict) else {f"p{at:02}": row for at, row in enumerate(rows)}
    cells = tuple(
        tuple(cell(one, value) for one, value in zip(criteria, row, strict=True))
        for row in named.values()
    )
    return Matrix(criteria, tuple(map(candidate, named)), cells)


# ---- the same in plain Python


def plain_score(one: Criterion, how: str, column: list[Cell], value: float) -> float:
    """The score of a value on the criterion's scale, from the definitions."""
    counted = [float(c.counted) for c in column if c.counted is not None]
    ends = [v for c in column for v in may_be(c)]
    sign = 1 if one.better == "more" else -1
    if one.target is not None:
        target = float(one.target)
        if one.normalisation == "threshold":
            return float(sign * value >= sign * target)
        end = float(one.low if value < target else one.high)  # type: ignore[arg-type]
        return 1.0 if value == target else max(0.0, 1 - (value - target) / (end - target))
    if how == "min-max":
        low = min(ends) if one.low is None else float(one.low)
        high = max(ends) if one.high is None else float(one.high)
        if low >= high:
            return 0.5
        part = min(1.0, max(0.0, (value - low) / (high - low)))
        return part if sign > 0 else 1 - part
    if len(set(counted)) < 2 and how != "vector":
        return 0.5
    if how == "z-score":
        return sign * (value - statistics.fmean(counted)) / statistics.pstdev(counted)
    if how == "vector":
        norm = math.sqrt(sum(v * v for v in counted))
        if norm == 0:
            return 0.5
        return value / norm if sign > 0 else 1 - value / norm
    return plain_rank(counted, value, sign)


def plain_rank(counted: list[float], value: float, sign: int) -> float:
    """The share of the others that a value is better than, equals counting half; between two
    values that there are, on the straight line between theirs."""

    def at(known: float) -> float:
        below = sum(one < known for one in counted)
        share = (below + (counted.count(known) - 1) / 2) / (len(counted) - 1)
        return share if sign > 0 else 1 - share

    under = max((one for one in counted if one <= value), default=min(counted))
    over = min((one for one in counted if one >= value), default=max(counted))
    if value <= min(counted) or value >= max(counted) or under == over:
        return at(min(max(value, min(counted)), max(counted)))
    return at(under) + (value - under) / (over - under) * (at(over) - at(under))


def plain_draw(
    matrix: Matrix,
    method: Method,
    weights: list[float],
    normalisation: str | None,
    treatment: str | None,
    chance: dict[tuple[int, int], float],
) -> list[float]:
    """Every program's score in one draw, one program and one criterion at a time."""
    columns = [[row[j] for row in matrix.cells] for j in range(len(matrix.criteria))]
    how = [normalisation or one.normalisation for one in matrix.criteria]
    known = [
        [
            plain_score(one, how[j], columns[j], float(c.counted))
            for c in columns[j]
            if c.counted is not None
        ]
        for j, one in enumerate(matrix.criteria)
    ]
    out = []
    for i, row in enumerate(matrix.cells):
        scores: list[float | None] = []
        for j, one in enumerate(matrix.criteria):
            what = treatment or one.missing
            if row[j].known:
                value = plain_value(row[j], chance.get((i, j)))
                scores.append(plain_score(one, how[j], columns[j], value))
            elif what in ("reweigh", "leave-out") or not known[j]:
                scores.append(None)
            elif what == "observed":
                scores.append(known[j][int(chance[i, j] * len(known[j]))])
            else:
                scores.append(min(known[j]) if what == "worst" else statistics.median(known[j]))
        out.append(plain_whole(matrix, method, how, weights, scores))
    return out


def plain_value(cell: Cell, chance: float | None) -> float:
    if chance is None:
        return float(cell.counted)  # type: ignore[arg-type]
    values = [float(value) for value in cell.values]
    if cell.possible is not None:
        low, high = float(cell.possible.low), float(cell.possible.high)
        return low + chance * (high - low)
    if cell.between:
        return values[0] + chance * (values[-1] - values[0])
    return values[int(chance * len(values))]


def may_be(cell: Cell) -> list[float]:
    """Every end that a cell's value may have."""
    possible = [] if cell.possible is None else [cell.possible.low, cell.possible.high]
    return [float(value) for value in (*cell.values, *(possible if cell.values else []))]


def plain_whole(
    matrix: Matrix,
    method: Method,
    how: list[str],
    weights: list[float],
    scores: list[float | None],
) -> float:
    pairs = [
        (j, w, s) for j, (w, s) in enumerate(zip(weights, scores, strict=True)) if s is not None
    ]
    weight = sum(w for _, w, _ in pairs)
    if method.aggregation == "weighted-sum":
        return sum(w * s for _, w, s in pairs) / weight
    if method.aggregation == "geometric-mean":
        floor = float(method.floor)
        return math.prod((floor + (1 - floor) * max(s, 0)) ** (w / weight) for _, w, s in pairs)
    best = worst = 0.0
    for j, w, s in pairs:
        ideal, other = plain_ideals(matrix, j, how[j])
        best += (w * (s - ideal)) ** 2
        worst += (w * (s - other)) ** 2
    both = math.sqrt(best) + math.sqrt(worst)
    return math.sqrt(worst) / both if both else 0.5


def plain_ideals(matrix: Matrix, j: int, how: str) -> tuple[float, float]:
    one, column = matrix.criteria[j], [row[j] for row in matrix.cells]
    ends = one.low is not None and one.high is not None and how == "min-max"
    if one.target is not None or ends:
        return 1.0, 0.0
    scores = [
        plain_score(one, how, column, v)
        for c in column
        if c.counted is not None
        for v in (min(may_be(c)), max(may_be(c)), float(c.counted))
    ]
    return (max(scores), min(scores)) if scores else (1.0, 0.0)


def plain_places(scores: list[float], within: float = 1e-10) -> list[int]:
    """Places from 0; equal scores share the first of theirs."""
    return [sum(other > one + within for other in scores) for one in scores]


# ---- any of them

NUMBERS = st.integers(0, 40)
VALUES = st.one_of(
    NUMBERS,
    NUMBERS,
    st.none(),
    st.tuples(NUMBERS, NUMBERS),
    st.tuples(NUMBERS, NUMBERS, NUMBERS),
    st.lists(NUMBERS, min_size=2, max_size=2),
    st.dictionaries(NUMBERS, st.lists(NUMBERS, min_size=2, max_size=2), min_size=1, max_size=1),
)
KINDS = st.sampled_from(["min-max", "z-score", "vector", "rank"])
ANY_MISSING = st.sampled_from(["middle", "worst", "reweigh"])


@st.composite
def criteria(draw: st.DrawFn, *, kinds: Any = KINDS, missing: Any = ANY_MISSING) -> Any:
    """Two to four criteria with weights, some with fixed ends, a target or a threshold."""
    out = []
    for at in range(draw(st.integers(2, 4))):
        shape = draw(st.sampled_from(["free", "free", "fixed", "target", "threshold"]))
        more: dict[str, Any] = {"normalisation": draw(kinds)}
        if shape == "fixed":
            more = {"normalisation": "min-max", "low": Decimal(5), "high": Decimal(30)}
        elif shape == "target":
            more = {"normalisation": "target", "low": Decimal(0), "high": Decimal(40)}
            more["target"] = Decimal(draw(st.integers(1, 39)))
        elif shape == "threshold":
            more = {"normalisation": "threshold", "target": Decimal(draw(NUMBERS))}
        out.append(
            criterion(
                f"c{at}",
                draw(st.sampled_from(["more", "less"])),
                draw(st.integers(1, 5)),
                missing=draw(missing),
                **more,
            )
        )
    return tuple(out)


@st.composite
def any_matrix(draw: st.DrawFn, criteria: tuple[Criterion, ...], values: Any = VALUES) -> Matrix:
    """Two to eight programs, each with at least one known value."""
    row = st.lists(values, min_size=len(criteria), max_size=len(criteria)).filter(
        lambda values: any(value is not None for value in values)
    )
    return matrix(criteria, draw(st.lists(row, min_size=2, max_size=8)))


def array(value: float) -> Any:
    return np.array(value)

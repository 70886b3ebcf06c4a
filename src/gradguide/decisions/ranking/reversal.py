"""Whether another program, added to a ranking, may change the order of those that are there.

It may wherever a score depends on the other programs: through the ends, mean, norm or ranks of a
scale, through the middle or the worst that a missing value scores as, or through TOPSIS's ideals.
By one criterion alone it may not: however the scale moves, it keeps the order of the values, and
programs without a value have no place. The order meant is the one of a method's own choices;
draws that choose otherwise have their own.
"""

from __future__ import annotations

from collections.abc import Iterable

from gradguide.decisions.ranking.scoring import fixed
from gradguide.model.method import Criterion, Method

_BY_DUPLICATE = {
    "z-score": "the mean and spread of the scale",
    "vector": "the length by which values are divided",
    "rank": "the ranks of the values",
}


def can_reverse(method: Method) -> str:
    """How adding a program may change the order of the others, in words; "" where none can."""
    dominated, duplicate = moved_by_dominated(method), moved_by_duplicate(method)
    if not dominated:
        return ""
    who = "a program that is in nothing better than one of them"
    if duplicate == dominated:
        who += ", or a second one like one of them,"
    words = f"adding {who} can change the order of the others: it moves {dominated}"
    if duplicate in ("", dominated):
        return words
    return f"{words}; so can adding a second one like one of them: it moves {duplicate}"


def moved_by_dominated(method: Method) -> str:
    """What moves when a program is added that is in nothing better than one of the others, or ""
    where the order of the others stays whichever is added."""
    return _first(_by_dominated(one) for one in _counted(method))


def moved_by_duplicate(method: Method) -> str:
    """What moves when a second program like one of the others is added, or "" where the order of
    the others stays."""
    return _first(_by_duplicate(one) for one in _counted(method))


def _first(words: Iterable[str]) -> str:
    return next(filter(None, words), "")


def _counted(method: Method) -> tuple[Criterion, ...]:
    """The criteria through which the order may change."""
    counted = tuple(criterion for criterion in method.criteria if criterion.weight)
    return counted if len(counted) > 1 else ()


def _by_dominated(criterion: Criterion) -> str:
    if not fixed(criterion):
        what = _BY_DUPLICATE.get(criterion.normalisation, "the ends of the scale")
        return f"{what} ({criterion.label})"
    return _by_missing(criterion, ("middle", "worst"))


def _by_duplicate(criterion: Criterion) -> str:
    what = _BY_DUPLICATE.get(criterion.normalisation)
    if what and not fixed(criterion):
        return f"{what} ({criterion.label})"
    return _by_missing(criterion, ("middle",))


def _by_missing(criterion: Criterion, treatments: tuple[str, ...]) -> str:
    if criterion.missing not in treatments:
        return ""
    return f"what a missing value scores as ({criterion.label})"

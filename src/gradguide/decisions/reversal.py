"""Whether another program, added to a ranking, may change the order of those that are there.

It may wherever a score depends on the other programs: through the ends, mean, norm or ranks of a
scale, through the middle or the worst that a missing value scores as, or through TOPSIS's ideals.
The order meant is the one of a method's own choices; draws that choose otherwise have their own.
"""

from __future__ import annotations

from gradguide.decisions.scoring import fixed
from gradguide.model.method import Criterion, Method

_BY_DUPLICATE = {
    "z-score": "the mean and spread of the scale",
    "vector": "the length by which values are divided",
    "rank": "the ranks of the values",
}


def can_reverse(method: Method) -> str:
    """How adding a program may change the order of the others, in words; "" where neither a
    dominated program nor a duplicate can."""
    counted = [criterion for criterion in method.criteria if criterion.weight]
    moved = [words for words in map(_moved_by_dominated, counted) if words]
    if not moved:
        return ""
    doubled = [words for words in map(_moved_by_duplicate, counted) if words]
    who = "a program that is worse than all others, or a second one like one of them,"
    if not doubled:
        who = "a program that is worse than all others"
    return f"adding {who} can change the order of the others: it moves {moved[0]}"


def reversible_by_duplicate(method: Method) -> bool:
    """Whether a second program that is like one of the others may change their order."""
    return any(_moved_by_duplicate(one) for one in method.criteria if one.weight)


def _moved_by_dominated(criterion: Criterion) -> str:
    """What of the criterion a program worse than all others moves, or ""."""
    if not fixed(criterion):
        what = _BY_DUPLICATE.get(criterion.normalisation, "the ends of the scale")
        return f"{what} ({criterion.label})"
    return _moved_by_missing(criterion, ("middle", "worst"))


def _moved_by_duplicate(criterion: Criterion) -> str:
    """What of the criterion a second program like one of the others moves, or ""."""
    what = _BY_DUPLICATE.get(criterion.normalisation)
    if what and not fixed(criterion):
        return f"{what} ({criterion.label})"
    return _moved_by_missing(criterion, ("middle",))


def _moved_by_missing(criterion: Criterion, treatments: tuple[str, ...]) -> str:
    if criterion.missing not in treatments:
        return ""
    return f"what a missing value scores as ({criterion.label})"

"""A method with other weights, as somebody who asks sets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches

from gradguide.decisions.errors import SituationError
from gradguide.model.method import OTHERS, Method
from gradguide.model.method_rules import weight_complaint


def with_weights(method: Method, weights: Mapping[str, Decimal]) -> Method:
    """The method with these weights; criteria that are not named keep theirs, unless "others"
    gives them one.

    Raises:
        SituationError: a criterion does not exist, a weight is impossible, or all of them are 0.
    """
    names = [criterion.name for criterion in method.criteria]
    for name, weight in weights.items():
        if name not in (*names, OTHERS):
            near = get_close_matches(name, names, n=2)
            meant = f" (did you mean {' or '.join(near)}?)" if near else ""
            raise SituationError(
                f"weights: the method counts no {name!r}{meant}; it counts {', '.join(names)}"
            )
        wrong = weight_complaint(weight)
        if wrong:
            raise SituationError(f"weights: {name}={wrong}")
    criteria = tuple(
        replace(one, weight=weights.get(one.name, weights.get(OTHERS, one.weight)))
        for one in method.criteria
    )
    if not any(one.weight for one in criteria):
        raise SituationError(
            "weights: all of them are 0; give at least one of "
            f"{', '.join(names)} a weight above 0, as in {names[0]}=1"
        )
    return replace(method, criteria=criteria)

"""What an address asks of the ranking: a method, weights, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gradguide.answers.amounts import number, whole
from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.ranked import Chance
from gradguide.answers.ranking_words import whole_percents
from gradguide.answers.rankings import Rankings, Wanted
from gradguide.model.method import Criterion
from gradguide.web.page import Asked
from gradguide.web.pages.day_asked import day_asked

WEIGHT = "w-"
"""Begins the names under which an address has weights: "cost" alone is what somebody can spend."""
TOPS = (25, 50, 100)
"""How many programs a page may show."""
MOST_DRAWS = 10_000
"""More take longer than somebody waits who moves a slider, and tell hardly more: a chance of one
half is then known to within one in a hundred."""
_FINEST = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Slider:
    """A weight that can be moved: a criterion, its weight, how much of the whole it comes to, in
    per cent, and the ends and steps of the slider."""

    criterion: Criterion
    weight: Decimal
    share: int
    most: Decimal
    step: Decimal

    @property
    def name(self) -> str:
        """Its name in the address."""
        return f"{WEIGHT}{self.criterion.name}"

    @property
    def value(self) -> str:
        """The weight as the address has it."""
        return plain(self.weight)


def wanted_from(asked: Asked, rankings: Rankings, released: date) -> Wanted:
    """The ranking that an address asks for.

    Raises:
        WrongQuestionError: something in it is no method, weight, number or day; says which.
    """
    name = asked.value("method") or next(iter(rankings.methods))
    rankings.method(name)
    weights = tuple(
        (key.removeprefix(WEIGHT), number(f"the weight of {key.removeprefix(WEIGHT)}", value))
        for key, value in sorted(dict(asked.said).items())
        if key.startswith(WEIGHT)
    )
    draws = whole("draws", asked.value("draws") or str(MOST_DRAWS))
    if draws > MOST_DRAWS:
        raise WrongQuestionError(
            f"draws: {draws:,} are too many for a page, which makes {MOST_DRAWS:,} at most; "
            "'gradguide rank --draws' makes more"
        )
    seed = whole("seed", asked.value("seed") or "0")
    chance = Chance(draws, seed, sensitivity=asked.value("moves") == "yes")
    return Wanted(name, weights, asked.person.situation, day_asked(asked, released), chance)


def top_from(asked: Asked) -> int:
    """How many programs are to be shown.

    Raises:
        WrongQuestionError: so many cannot be.
    """
    usual = TOPS[0] if asked.links.served else TOPS[-1]  # files have no second page to go to
    top = whole("top", asked.value("top") or str(usual))
    if top not in TOPS:
        raise WrongQuestionError(f"top: {top} is not allowed; give {', '.join(map(str, TOPS))}")
    return top


def sliders(rankings: Rankings, wanted: Wanted) -> tuple[Slider, ...]:
    """A slider for each weight of a method, where it stands. Shares are 0 where all weights are.

    Weights that are whole go from 0 to 10, or to the largest of them, in steps of one; others to
    twice the largest, in steps as fine as the finest of them, or of a hundredth.
    """
    own = dict(wanted.weights)
    criteria = rankings.method(wanted.method).criteria
    weights = [own.get(one.name, one.weight) for one in criteria]
    all_of_them = [*weights, *(one.weight for one in criteria)]
    step = max(_FINEST, min(map(_step, all_of_them)))
    largest = max(all_of_them)
    most = max(Decimal(10), largest) if step == 1 else 2 * largest
    shares = whole_percents(weights) if any(weights) else [0] * len(weights)
    return tuple(
        Slider(one, weight, share, most, step)
        for one, weight, share in zip(criteria, weights, shares, strict=True)
    )


def _step(weight: Decimal) -> Decimal:
    """One of the last decimal place that a weight has; one, where it is whole."""
    exponent = weight.normalize().as_tuple().exponent
    return Decimal(10) ** min(0, int(exponent))


def plain(value: Decimal) -> str:
    """A number as an address and a form have it."""
    return f"{value.normalize():f}"


def kept_in_address(wanted: Wanted) -> Iterator[tuple[str, str]]:
    """What an address has of a ranking besides the person and what is given without being said."""
    yield "method", wanted.method
    for name, weight in wanted.weights:
        yield f"{WEIGHT}{name}", plain(weight)

"""Wages and projections in words: every figure with its year and who published it."""

from __future__ import annotations

from gradguide.model.states import STATE_NAMES
from gradguide.outlook.pay import NATION, Pay, Percentile

NO_PROMISE = "A projection is worked out from a model; it is no promise."
AGENCY = "BLS"
"""Who publishes wages and projections, where a figure's file is not known."""


def area_name(area: str) -> str:
    """An area as people call it."""
    return "the United States" if area == NATION else STATE_NAMES.get(area, area)


def amount(pay: Pay, name: Percentile) -> str:
    """A percentile with its dollar sign; "at least" where it is only known so; a dash else."""
    dollars, least = pay.dollars(name), pay.at_least(name)
    if dollars is not None:
        return f"${dollars:,}"
    return "–" if least is None else f"${least:,}+"


def amount_words(pay: Pay, name: Percentile) -> str | None:
    """A percentile within a sentence, None where nothing is published."""
    dollars, least = pay.dollars(name), pay.at_least(name)
    if dollars is not None:
        return f"${dollars:,}"
    return None if least is None else f"at least ${least:,}"


def pay_sentence(pay: Pay) -> str:
    """What an occupation pays in an area, in a sentence."""
    middle = amount_words(pay, "median")
    parts = [
        "the middle wage is not published"
        if middle is None
        else f"{'about ' if pay.dollars('median') else ''}{middle} a year in the middle"
    ]
    low, high = amount_words(pay, "p10"), amount_words(pay, "p90")
    if low is not None:
        parts.append(f"one in ten earns under {low}" if pay.dollars("p10") else f"the lowest tenth"
                     f" earns {low}")  # fmt: skip
    if high is not None:
        over = "over " if pay.dollars("p90") else ""
        parts.append(f"one in ten {over}{high}" if low else f"one in ten earns {over}{high}")
    first, *rest = parts
    tail = f"; {', '.join(rest)}" if rest else ""
    return f"{first}{tail} ({when(pay)})"


def when(pay: Pay) -> str:
    """Of which month wages are, and who published them."""
    agency = pay.dataset.agency if pay.dataset else AGENCY
    return f"May {pay.wages.year}, {agency}" if pay.wages else agency


def change(permille: int) -> str:
    """A change in tenths of a percent, as people write it: "+1.7 %"."""
    sign = "+" if permille > 0 else "−" if permille < 0 else ""
    return f"{sign}{abs(permille) // 10}.{abs(permille) % 10} %"

"""Dollars as an assistant gets them: exact, as text, never as a float."""

from __future__ import annotations

from pydantic import BaseModel, Field

from gradguide.decisions.bounds import Bounds, Ends
from gradguide.decisions.costs.summary import about


class Amount(BaseModel):
    """Dollars from `low` to `high`; equal where the amount is known."""

    low: str = Field(description="Dollars and cents, as in '19980.00'")
    high: str
    words: str = Field(description="The same, rounded to what its evidence carries")


def amount_of(bounds: Bounds | None) -> Amount | None:
    """Bounds in dollars, None where nothing is known."""
    if bounds is None:
        return None
    return Amount(low=f"{bounds.low:.2f}", high=f"{bounds.high:.2f}", words=about(bounds))


def amount_between(ends: Ends) -> Amount:
    """The two ends of an amount, the smaller first."""
    low, high = sorted((ends.low, ends.high))
    bounds = Bounds(low, high)
    return Amount(low=f"{low:.2f}", high=f"{high:.2f}", words=about(bounds))

"""An amount that is known exactly, or only to lie between two others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """The amount rounded to the cent, halves up, as bills are."""
    return amount.quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Bounds:
    """From `low` to `high`, both included; equal where the amount is known. Exact decimals."""

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"bounds from {self.low} to {self.high} are upside down")

    @classmethod
    def exactly(cls, amount: Decimal | int) -> Bounds:
        return cls(Decimal(amount), Decimal(amount))

    @classmethod
    def over(cls, amounts: Iterable[Decimal]) -> Bounds:
        """The narrowest bounds that hold all the amounts.

        Raises:
            ValueError: there are none.
        """
        listed = list(amounts)
        return cls(min(listed), max(listed))

    @property
    def known(self) -> bool:
        """Whether there is one amount."""
        return self.low == self.high

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(self.low + other.low, self.high + other.high)

    def times(self, factor: Decimal) -> Bounds:
        """Both ends times a factor that is not negative."""
        return Bounds(self.low * factor, self.high * factor)


@dataclass(frozen=True, slots=True)
class Ends:
    """An amount in the least expensive course of things and in the most expensive one.

    Each course is one whole bill, so that `low` amounts add up to the least total and `high`
    ones to the greatest. In one term or one line alone `low` can be above `high`: where a school
    asks less tuition of residents, say, and higher fees. Exact decimals.
    """

    low: Decimal
    high: Decimal

    @classmethod
    def exactly(cls, amount: Decimal | int) -> Ends:
        return cls(Decimal(amount), Decimal(amount))

    @property
    def known(self) -> bool:
        """Whether there is one amount."""
        return self.low == self.high

    @property
    def bounds(self) -> Bounds:
        """From the smaller to the greater of the two."""
        return Bounds.over((self.low, self.high))

    def __add__(self, other: Ends) -> Ends:
        return Ends(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Ends) -> Ends:
        return Ends(self.low - other.low, self.high - other.high)

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

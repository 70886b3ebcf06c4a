"""Where a value stands in a strip, in percent of its width."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from `low` at 0 % to `high` at 100 %.

    Raises:
        ValueError: it has no length.
    """

    low: Number
    high: Number

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"a scale from {self.low} to {self.high} has no length")

    def at(self, value: Number) -> float:
        """Percent of the width: a position and no amount, therefore a float."""
        return 100 * float(value - self.low) / float(self.high - self.low)


def ticks(low: Number, high: Number, most: int = 5) -> list[int]:
    """Round whole numbers from `low` to `high` with equal steps of 1, 2 or 5 and noughts, at most
    `most` of them; 0 is among them where it lies between."""
    first, last = int(low), int(high)
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            least = -(-first // step)  # the first multiple that is not below
            if last // step - least < most:
                return [step * number for number in range(least, last // step + 1)]
        power *= 10

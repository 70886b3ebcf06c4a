"""How a cost lies to what somebody can spend."""

from __future__ import annotations

from decimal import Decimal

from gradguide.resolution.computed import dollars


def limit_words(least: Decimal, most: Decimal, limit: Decimal) -> str:
    """Where a cost that lies from `least` to `most` goes above a limit, all in dollars: "above the
    $20,000 that you can spend"; "" where it keeps to it."""
    if least > limit:
        return f"above the {dollars(limit)} that you can spend"
    if most > limit:
        return f"could come to more than the {dollars(limit)} that you can spend"
    return ""

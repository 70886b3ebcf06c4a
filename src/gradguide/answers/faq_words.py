"""Answers to the questions of guides in words: counts, ranges and their years."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gradguide.outlook.faq.answer import Count, Range
from gradguide.outlook.faq.counting import many
from gradguide.resolution.computed import dollars, number


def count_words(count: Count) -> str:
    """A count with its rest: of how many, how many otherwise, of how many it is unknown."""
    what = count.what.of(count.yes)
    if count.of == count.yes:
        return f"{many(count.of, count.noun)} {what}"
    parts = [f"of {many(count.of, count.noun)} known, {count.yes:,} {what}"]
    if count.otherwise:
        parts.append(f"of {count.otherwise:,} it is not so")
    if count.unknown:
        parts.append(f"of {count.unknown:,} it is unknown or disputed")
    return "; ".join(parts)


def amount_words(one: Range, amount: Decimal) -> str:
    """A number with its unit."""
    return dollars(amount) if one.unit == "$" else f"{number(amount)} {one.unit}"


def behind_words(one: Range) -> str:
    """What a range rests on: how many figures, of which years, and what is left out."""
    told = [f"{len(one.figures):,} with a figure", *_years(one)]
    if one.left_out:
        told.append(one.left_out)
    return "; ".join(told)


def _years(one: Range) -> Iterator[str]:
    if one.years is not None:
        first, last = one.years
        yield f"of {first}" if first == last else f"of {first} to {last}"
    if one.undated:
        yield f"{one.undated:,} without a year"

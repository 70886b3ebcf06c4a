"""NCES's imputation flags: how a value in an IPEDS file came about."""

from __future__ import annotations

from gradguide.sources.federal.kinds import named, quoted

ESTIMATED = ("J", "K", "L", "N", "P")
"""Flags of values that NCES put in: by logic, by ratio, the median of a group, the nearest
neighbour's, or last year's (the code lists of the flags in the files' dictionaries)."""

_LISTED = ", ".join(quoted(flag) for flag in ESTIMATED)


def estimated(flag: str) -> str:
    """The SQL condition that NCES put a value in."""
    return f"{named(flag)} IN ({_LISTED})"


def reported(column: str, flag: str) -> str:
    """The SQL expression of a whole number that the school itself reported, NULL for another: an
    estimated price is nobody's price."""
    return (
        f"CASE WHEN coalesce({estimated(flag)}, false) THEN NULL ELSE {named(column)}::BIGINT END"
    )

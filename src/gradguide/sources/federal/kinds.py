"""Kinds of values in the columns of federal files: what may stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: the pattern that it has, or none, and the same in words."""

    pattern: str | None
    words: str


KINDS: Mapping[str, Kind] = {
    "text": Kind(None, "text"),
    "code": Kind(None, "one of its codes"),
    "unitid": Kind("[0-9]{6}", "a UNITID of six digits"),
    "cip": Kind(r"[0-9]{2}(\.[0-9]{2}([0-9]{2})?)?", "a CIP code such as 25.0101, 25.01 or 25"),
    "cip4": Kind("[0-9]{3,4}", "a CIP code of four digits without a point, such as 2501"),
    "soc": Kind("[0-9]{2}-[0-9]{4}", "a SOC code such as 25-4022"),
    "count": Kind("[0-9]{1,12}", "a whole number that is not negative"),
    "money": Kind("[0-9]{1,12}", "whole dollars"),
    "number": Kind(r"-?[0-9]{1,15}(\.[0-9]+)?", "a number"),
    "date": Kind("([0-9]{1,2}/){0,2}[0-9]{4}", "a date such as 06/30/2024, 06/2024 or 2024"),
    "iso_date": Kind(
        "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?",
        "a date such as 2024-06-30, 2024-06 or 2024",
    ),
    "moment": Kind(
        "(0?[1-9]|1[0-2])/(0?[1-9]|[12][0-9]|3[01])/[0-9]{4}( [0-9:]{7,8} [AP]M)?",
        "a date such as 06/30/2024, with a time or not",
    ),
    "state": Kind("[A-Z]{2}", "a state's two letters"),
}


def quoted(text: str) -> str:
    """Text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def named(column: str) -> str:
    """A column's name as SQL writes it."""
    return '"' + column.replace('"', '""') + '"'

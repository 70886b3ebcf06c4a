"""How a total of credits is divided: "of the 36 credits, 18 are core and 18 electives".

The shares name no unit of their own, so they count only where they cannot be numbers of courses:
said to be of the credits, or adding up to them exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gradguide.extraction.grammars.credit_counts import CreditCount, credit_counts
from gradguide.extraction.grammars.numbers import NUMBER, number

_PART = (
    r"(?:(?P<core>core|required|foundations?|foundational)|(?P<elective>electives?)|"
    r"(?P<specialization>speciali[sz]ation|concentration|pathway|track)|"
    r"(?P<practicum>practicum|internship|fieldwork|field experience))"
)
_SHARE = re.compile(
    rf"(?P<number>{NUMBER}) (?P<of>(?:(?:are|is|come from|"
    rf"comes from|go to|go toward|must be|are taken|are earned|in|of|for|as|from|the|a|an|your|"
    rf"chosen|them|these|which|program|required|free|general) )*)?{_PART}\b"
)
_OF_THEM = re.compile(r"\b(?:of|out of) (?:the|these|its|their|your|those) (?:total )?$")
_OF_WHICH = re.compile(
    r",? (?:of which|with|divided into|split into|made up of) |"
    rf",? (?={NUMBER} of (?:which|them|these)\b)"
)
_ENDS = re.compile(r"[.;!?](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Share:
    """The credits of one part of the whole, with their place in the folded text."""

    part: str
    value: Decimal
    start: int
    end: int
    quarter: bool = False


def shares(folded: str) -> list[Share]:
    """The parts into which a total of credits is divided, in order; empty where none are."""
    counts = credit_counts(folded)
    for total in counts:
        if total.part is not None or total.adjective or total.ranged:
            continue
        stop = _ENDS.search(folded, total.end)
        end = stop.start() if stop else len(folded)
        found = list(_of(folded, total, end))
        summed = sum(share.value for share in found)
        divided = _OF_THEM.search(folded, max(0, total.start - 24), total.start) or (
            _OF_WHICH.match(folded, total.end)
        )
        if not found or summed > total.value:
            continue
        if (summed == total.value and len(found) > 1) or divided:
            return found
    return []


def _of(folded: str, total: CreditCount, end: int) -> Iterator[Share]:
    for match in _SHARE.finditer(folded, total.end, end):
        value = number(match["number"])
        courses = re.match(r" (?:courses?|classes)", folded[match.end() :]) and not match["of"]
        if value is None or value < 1 or courses:
            continue
        part = next(name for name in _PARTS if match[name])
        yield Share(part, value, match.start(), match.end(), total.quarter)


_PARTS = ("core", "elective", "specialization", "practicum")

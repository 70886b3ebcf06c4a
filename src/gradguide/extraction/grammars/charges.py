"""Charges: an amount of money with the words that hang on it, on either side.

"$380 per credit hour (in-state) plus a $25 per term technology fee" holds two charges. What
follows an amount directly belongs to it; what is left before the next amount leads to that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gradguide.extraction.grammars.amounts import Amount, amounts
from gradguide.extraction.grammars.residency import WORDS, Label, labels

Per = Literal["credit", "term", "year", "other"]
"""What is paid for with each payment; `other` (a course, a month) has no word in claims."""

_PER_WHAT = (
    r"(?P<credit>(?:(?:graduate|semester|quarter|student|course|academic|online|"
    r"undergraduate)[- ])*(?:credits?(?:[- ]?(?:hours?|units?|hrs?))?|units?|hours?|hrs?|crs?\b\.?|"
    r"sch)(?: of (?:credit|instruction))?)"
    r"|(?:(?:[\w-]+ ){0,2}?)(?P<term>semesters?|terms?|quarters?|trimesters?|sessions?)"
    r"|(?:(?:full|academic|calendar|school|fiscal)[- ])*(?P<year>years?|annum)"
    r"|(?:[\w-]+ ){0,2}?(?P<other>course|class|month|week|day|page|person|module|exam|copy|visit)"
)
PER = re.compile(
    rf"(?: or so)?,? ?(?:/ ?|per[- ]|an? |(?:for )?(?:each|every) )(?:{_PER_WHAT})\b"
    r"|(?: or so)?,? ?(?P<annually>annually|yearly|annual)\b"
)
_PER_LEFT = re.compile(
    rf"(?:\b(?:per|each|every|by the)[- ]|/)(?:{_PER_WHAT})\b"
    r"|\b(?P<hourly>credit[- ]hour|credit) (?:rate|cost|price|charge|fee|tuition)"
    r"|\b(?P<annually>annual|annually|yearly)\b|"
    r"\b(?P<termly>semester|term|quarterly|quarter) (?:tuition|rate|cost|fee)"
)
_FEE_RIGHT = re.compile(
    r" ?\(?(?:in |for (?:the |a |an )?)?(?P<fee>(?!(?:for|to|and|or|in|per|is|are|with|of|plus|if|"
    r"as|a|the|tuition|excluding|not|no|without|before|including)\b)(?:[a-z/&'-]+|"
    r"\([a-z -]+\))(?: (?!(?:for|to|in|per|is|are|with|of|plus|if|"
    r"tuition)\b)[a-z/&'-]+){0,5}? fees?\b"
    r"|fees?\b)"
)
_IN_TUITION = re.compile(r" (?:in|for|of) tuition(?: (?:and|&) (?:\w+ )?fees)?\b")
_LABEL_RIGHT = re.compile(
    rf",? ?[(\[]?(?:(?:for|to|if|as)(?: you are| they are)? )?(?:(?:the|a|an|legal|all|every|each|"
    rf"any|other|students who are|those who are|those) )?(?:(?:full-time|part-time|online|"
    rf"graduate|new|degree-seeking|distance) )*{WORDS}\b(?:[ /-](?:students?|tuition|"
    rf"rates?|"
    rf"applicants?|learners?|residents?|(?:and|or|&) {WORDS}))*[)\]]?"
)
_EVERYBODY_RIGHT = re.compile(
    r",? ?[(\[]?(?:(?:regardless|irrespective) of [a-z ,]{0,40}?(?:residency|residence|location|"
    r"state|live|reside)"
    r"|for (?:both|all) [a-z -]{0,60}?(?:students|residents|learners))[)\]]?"
)
TOTAL_RIGHT = re.compile(
    r",? ?[(\[]?(?:(?:for|to (?:complete|earn|finish|get)) (?:the|this|an?|your|their|our|"
    r"its) (?:[\w'.()&/-]+ ){0,8}?(?:degree|program|programme|curriculum|master's|mba)\b"
    r"|for (?:all )?\d{2} (?:semester |quarter |graduate )?(?:credits?|credit hours?|units|hours)"
    r"|in all\b"
    r"|(?<!, )(?:in )?total\b(?: (?:program |degree )?(?:cost|tuition|price))?(?! (?:is|of|"
    r"comes)\b)"
    r"|overall|altogether)[)\]]?"
)
_LEADS_ON = re.compile(
    r" ?(?:students? |tuition |residents? )?(?:pay|pays|are|is|will|tuition|rates?|:)"
)
_TO_AMOUNT = re.compile(r"[ :=(-]*(?:(?:of|is|are|currently) )?")
_AMOUNT_NEXT = re.compile(r" ?[-:|]? ?(?:us ?)?\$")


@dataclass(frozen=True, slots=True)
class Charge:
    """An amount and what hangs on it.

    `left` and `right` bound the stretch that is this charge's alone: the words that lead to
    it and the words attached behind it. `fee` is the fee's name when the words behind give one.
    """

    amount: Amount
    left: int
    right: int
    per: Per | None = None
    quarter: bool = False
    fee: str | None = None
    total: bool = False
    labels: tuple[Label, ...] = ()


def charges(folded: str) -> list[Charge]:
    """The charges of a folded text, in order."""
    found: list[Charge] = []
    every = amounts(folded)
    for index, amount in enumerate(every):
        left = found[-1].right if found else 0
        stop = every[index + 1].start if index + 1 < len(every) else len(folded)
        found.append(_attached(Charge(amount, left, amount.end), folded, stop))
    return found


def _attached(charge: Charge, folded: str, stop: int) -> Charge:
    """The charge with everything that hangs on it up to `stop`."""
    while True:
        grown = _one_more(charge, folded, stop)
        if grown is None:
            return charge
        charge = grown


def _one_more(charge: Charge, folded: str, stop: int) -> Charge | None:
    at = charge.right
    if charge.per is None and (match := PER.match(folded, at, stop)):
        return replace(
            charge,
            right=match.end(),
            per=per_of(match),
            quarter="quarter" in match.group() and match["credit"] is not None,
        )
    if match := _IN_TUITION.match(folded, at, stop):
        return replace(charge, right=match.end())
    if not charge.total and (match := TOTAL_RIGHT.match(folded, at, stop)):
        return replace(charge, right=match.end(), total=True)
    for pattern in (_EVERYBODY_RIGHT, _LABEL_RIGHT):
        match = pattern.match(folded, at, stop)
        if match is None or _of_the_next(charge, folded, match):
            continue
        if named := labels(folded, match.start(), match.end()):
            return replace(charge, right=match.end(), labels=(*charge.labels, *named))
    match = _FEE_RIGHT.match(folded, at, stop) if charge.fee is None else None
    if match and not (stop < len(folded) and _TO_AMOUNT.fullmatch(folded, match.end(), stop)):
        return replace(charge, right=match.end(), fee=match["fee"])
    return None


def _of_the_next(charge: Charge, folded: str, match: re.Match[str]) -> bool:
    """Whether a label behind an amount leads to the next: "In-state $380 Out-of-state $900"."""
    if match.group().lstrip(" ,").startswith(("(", "[", "for")):
        return False
    if _LEADS_ON.match(folded, match.end()):
        return True
    own = labels(folded, charge.left, charge.amount.start)
    return bool(own) and _AMOUNT_NEXT.match(folded, match.end()) is not None


def per_of(match: re.Match[str]) -> Per:
    """What a match of the "per" patterns pays for."""
    named = {name for name, text in match.groupdict().items() if text}
    if named & {"credit", "hourly"}:
        return "credit"
    if named & {"term", "termly"}:
        return "term"
    return "year" if named & {"year", "annually"} else "other"


def per_before(folded: str, start: int, end: int) -> tuple[Per, int] | None:
    """What the words before an amount say it pays for ("cost per credit: "), and where."""
    found: re.Match[str] | None = None
    for found in _PER_LEFT.finditer(folded, start, end):  # noqa: B007 - the last one counts
        pass
    return None if found is None else (per_of(found), found.start())


def parts_of_one_price(folded: str, found: Sequence[Charge]) -> list[list[Charge]]:
    """Charges in runs that share one price's words: "$633 (in-state), $1,200 (out-of-state)"."""
    runs: list[list[Charge]] = []
    for charge in found:
        if runs and _CONNECTED.fullmatch(folded, charge.left, charge.amount.start):
            runs[-1].append(charge)
        else:
            runs.append([charge])
    return runs


_CONNECTED = re.compile(
    rf"(?:[ ,;:/|()\[\]-]|\b(?:and|or|vs\.?|versus|while|whereas|about|around|approximately|but|"
    rf"compared|to|with|is|are|pay|pays|for|of|the|a|it|tuition|rates?|costs?|students?|those|who|"
    rf"all|other|will|(?:full|part)[- ]time)\b|\b{WORDS}\b)*"
)

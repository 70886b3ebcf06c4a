"""Fees: what a charge is for when the words beside it call it a fee."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gradguide.extraction.grammar import Passage, Reading
from gradguide.extraction.grammars.answers import question_above
from gradguide.extraction.grammars.charges import Charge, per_before
from gradguide.extraction.grammars.numbers import value_of
from gradguide.extraction.grammars.residency import Residency
from gradguide.model.vocabulary import Value

_TUITION_AND_FEES = re.compile(
    r"\btuition ?(?:and|&|/|,|plus) ?(?:[a-z]+ ){0,2}?fees?\b|\bfees? ?(?:and|&|/) ?tuition\b"
)
_LEADING = re.compile(
    r"\b(?P<fee>(?:(?!(?:of|to|is|are|pay|a|an|the|and|or|with|plus|for|in|this|our|your|no|by|"
    r"as)\b)[a-z/&'-]+,? ){0,4}fees?)\b(?: ?\([^)$]{0,40}\))?(?P<link>[^$;.!?|]{0,48})$"
)
# What may stand between a fee's name and its amount.
_LINK = re.compile(
    r"(?:[ :=,()-]|\b(?:is|are|was|of|a|an|the|for|currently|approximately|about|only|just|costs?|"
    r"totals?|in|amount|at|amounts|amounting|to|non-?refundable|nonrefundable|refundable|one-time|"
    r"per|each|every|credit|hours?|unit|semester|term|quarter|required|usd|us|u\.s\.|domestic|"
    r"applicants?|students?|citizens?|residents?|permanent|and|in-state|out-of-state|non-?resident|"
    r"all|online|graduate|master's|application|applying|new|will|be|set|charged|assessed|that|"
    r"which|mandatory|estimated|flat)\b)*"
)
_NO_FEE_OF_THE_PROGRAM = re.compile(
    r"\b(?:late|deposits?|exam\w*|tests?|testing|gre|toefl|parking|fines?|member\w*|dues|"
    r"transcripts?|returned|change|drop|add|housing|visa|sevis|background|fingerprint\w*|"
    r"licen[cs]\w*|certification|credential\w*|conference|lab|course|courses|readmission|"
    r"reapplication|re-?appl\w*|re-?enroll\w*|replacement|recreation|health|insurance|extension|"
    r"cancell?ation|no|undergraduate|international|foreign|bachelor's|doctoral|permit|audit|"
    r"proctor\w*|appeal|registration fee for the|workshops?|webinars?|events?|legal|attorney|"
    r"rental|shipping|interest|payment plan)\b"
)
_COURSE = re.compile(r"\bcourses?\b")
_APPLICATION = re.compile(r"\b(?:appl(?:ication|y|ying)|admissions?(?: processing)?)\b")
_OF_GRADUATION = re.compile(
    r"\b(?:graduation|degree|diploma) application|application (?:for|to) graduat"
)
_ONCE = re.compile(
    r"\bone[- ]time\b|\bonce\b|\b(?:graduation|matriculation|enrol?lment|orientation|commencement|"
    r"diploma|acceptance|new student|initial)\b"
)
_APPLICATION_FEE = re.compile(
    r"\b(?:application fees?|fees? (?:to apply|to submit (?:the|your|an) application|for applying)|"
    r"application costs?)\b"
)
_TO_APPLY = re.compile(
    r" (?:fee )?(?:to apply|to submit (?:the|your|an) application|"
    r"for (?:the|each|your) application|application fee)\b"
)
_APPLYING_COSTS = re.compile(
    r"\b(?:(?:graduation |degree |diploma )?applications?|cost to apply|applying)"
    r"(?: costs?| is| are|:)(?: is|:)? ?(?:about |just |only )?$"
)
_ITEM = 90  # characters: a passage this short may leave its words to the heading
_MOST = Decimal(5000)
_MOST_BARE = Decimal(200)  # dollars a credit, beyond which a nameless "fee" is the tuition
_WITH_APPLICATION = re.compile(r"\b(?:application|appl(?:y|icants?|ying)\w*)\b[\w ,'-]{0,60}$")
_APPLICATION_BEHIND = re.compile(
    r" (?:fee )?(?:is |are )?(?:(?:required |due |payable |charged |paid )?(?:when|as|once|"
    r"if) (?:they|you|"
    r"students|applicants) appl(?:y|ies)\b(?! (?:for|to) (?:graduat|a )\w*)|(?:must accompany|"
    r"accompan(?:y|ies)|due with|"
    r"required with|"
    r"submitted with|paid with|with|for|to process|upon|at the time of) (?:(?:the|your|each|an|"
    r"all|every|"
    r"this|online|graduate|completed|their) )*applications?\b)"
)
_ABOUT_APPLYING = re.compile(r"\b(?:apply|application|applying|admissions?)\b")
_OTHER_APPLICATION = re.compile(
    r"\b(?:transcript (?:services?|fees?|requests?|evaluation)|bachelor's|undergraduate|doctoral|"
    r"ph\.?d|deposit|late|graduation|"
    r"graduate from|"
    r"international|readmission|certification|licen[cs]\w+|scholarship|housing|visa)\b"
)
_MOST_TO_APPLY = Decimal(200)
_NAMELESS = re.compile(
    r"(?:(?:non-?refundable|processing|required|mandatory|flat|per-credit|per|credit|hour) )*fees?"
)


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee's name as the text has it (folded), and where the words begin that name it."""

    name: str
    start: int


def fee_of(passage: Passage, charge: Charge) -> Fee | None:
    """The fee that a charge is, by the words behind it or those that lead to it.

    A short item under "Application fee" leaves its name to the words above.
    """
    folded = passage.folded
    if _TO_APPLY.match(folded, charge.right):
        return Fee("application fee", charge.amount.start)
    if charge.fee is not None:
        return Fee(charge.fee, charge.amount.start)
    if applying := _APPLYING_COSTS.search(
        folded, max(charge.left, charge.amount.start - 40), charge.amount.start
    ):
        return Fee("application fee", applying.start())
    above = f"{passage.heading} {passage.lead}"
    if charge.per is None and len(folded) < _ITEM and _APPLICATION_FEE.search(above):
        return Fee("application fee", charge.amount.start)
    start = max(charge.left, charge.amount.start - 100)
    before = _TUITION_AND_FEES.sub(
        lambda match: "tuition".ljust(len(match.group())), folded[start : charge.amount.start]
    )
    leading = _LEADING.search(before)
    if leading is None or not _LINK.fullmatch(leading["link"]):
        return None
    return Fee(leading["fee"], start + leading.start())


def fee_readings(
    passage: Passage, charge: Charge, fee: Fee, residency: Residency | None
) -> Iterator[Reading]:
    """The reading of a fee, where its name and period have words in the claim format."""
    folded = passage.folded
    start = min(fee.start, charge.amount.start)
    said = folded[start : charge.right]
    around = folded[max(charge.left, start - 40) : charge.right]
    if charge.amount.ranged or charge.amount.value > _MOST or charge.amount.value <= 0:
        return
    named = _COURSE.sub("", said) if charge.per == "credit" else said
    if _NO_FEE_OF_THE_PROGRAM.search(named) or residency == "other":
        return
    per = _period(passage, charge, fee, said, around)
    too_much = _NAMELESS.fullmatch(fee.name) and charge.amount.value > _MOST_BARE
    if per is None or (per == "credit" and too_much):
        return
    qualifiers: dict[str, Value] = {"per": per}
    if residency not in (None, "any") and per != "application":
        qualifiers["residency"] = str(residency)
    yield Reading(
        "fee", value_of(charge.amount.value), start, charge.right, qualifiers, confidence=0.95
    )


def _period(passage: Passage, charge: Charge, fee: Fee, said: str, around: str) -> str | None:
    """How often the fee is paid, in the claim format's words; None when it does not say."""
    folded = passage.folded
    start = min(fee.start, charge.amount.start)
    ahead_of_fee = folded[max(0, start - 90) : start]
    if _OF_GRADUATION.search(said):
        return "once"
    nameless = _NAMELESS.fullmatch(fee.name) is not None
    if _APPLICATION.search(f"{fee.name} {said}") or (
        nameless
        and not _OTHER_APPLICATION.search(folded, charge.left, charge.right + 60)
        and (
            _WITH_APPLICATION.search(ahead_of_fee)
            or _APPLICATION_BEHIND.match(folded, charge.right)
        )
    ):
        return "application"
    per = charge.per
    if per is None:
        ahead = per_before(folded, start if not nameless else charge.left, charge.amount.start)
        per = ahead[0] if ahead else None
    if per in ("credit", "term"):
        return per
    above = f"{passage.heading} {passage.lead} {question_above(passage)}"
    if per is None and nameless and charge.amount.value <= _MOST_TO_APPLY:
        other = _NO_FEE_OF_THE_PROGRAM.search(folded, charge.right, charge.right + 60)
        return "application" if _ABOUT_APPLYING.search(above) and not other else None
    if per is None and _ONCE.search(around):
        return "once"
    return None

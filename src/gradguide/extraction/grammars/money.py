"""What a program costs: tuition by the credit, by the term or year, or as a whole; and fees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.charges import (
    Charge,
    Per,
    charges,
    parts_of_one_price,
    per_before,
)
from gradguide.extraction.grammars.credit_words import USUAL_LEAST, USUAL_MOST
from gradguide.extraction.grammars.fees import fee_of, fee_readings
from gradguide.extraction.grammars.numbers import value_of
from gradguide.extraction.grammars.otherwise import heading_forbids, not_tuition
from gradguide.extraction.grammars.pace import pace_near, paces
from gradguide.extraction.grammars.price_words import (
    BARE,
    BREAK,
    COSTS,
    ESTIMATED,
    EXPLICIT_CREDIT,
    LESS_THAN,
    OPEN_ENDED,
    OR_IN_ALL,
    QUARTER_CREDIT,
    RATE_BEFORE,
    ROUGHLY,
    TUITION,
    WHOLE,
)
from gradguide.extraction.grammars.residency import Residency, labels, of_the_rest, pair, settled
from gradguide.extraction.grammars.unsaid import is_course_listing, says_nothing_of_a_program
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value

_SANE: dict[str, tuple[int, int]] = {
    "tuition_per_credit": (40, 4500),
    "tuition_flat": (400, 90_000),
    "tuition_total": (2500, 200_000),
}
_REACH = 100  # characters before an amount in which a word can still lead to it
_LABEL_LIKE = 90  # characters: a passage this short may leave its words to the heading


@dataclass(frozen=True, slots=True)
class _Kind:
    """What an amount is, and where the words begin that say so."""

    attribute: str
    start: int
    per: Per | None = None
    confidence: float = 0.95
    roughly: bool = False


def _read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    if (
        is_course_listing(passage)
        or says_nothing_of_a_program(passage)
        or heading_forbids(passage.heading)
    ):
        return
    found = charges(passage.folded)
    for run in parts_of_one_price(passage.folded, found):
        yield from _one_price(passage, run, alone=len(run) == len(found))


def _one_price(passage: Passage, run: Sequence[Charge], alone: bool) -> Iterator[Reading]:
    """The readings of one price, which may have a part for each residency."""
    paired, residencies = _residencies(passage, run)
    fees = [fee_of(passage, charge) for charge in run]
    kinds = [
        None if fee else _kind(passage, charge, paired, residency is not None, alone)
        for charge, fee, residency in zip(run, fees, residencies, strict=True)
    ]
    tuition: list[Reading] = []
    for index, (charge, fee, residency) in enumerate(zip(run, fees, residencies, strict=True)):
        if fee is not None:
            yield from fee_readings(passage, charge, fee, residency)
            continue
        kind = kinds[index] or _inherited(passage, kinds, run, residencies, index)
        if kind is not None and residency != "other":
            tuition.extend(_readings(passage, charge, kind, residency))
    yield from _unambiguous(tuition)


def _unambiguous(found: Sequence[Reading]) -> Iterator[Reading]:
    """Readings of one price whose values do not contradict each other."""
    for one in found:
        rivals = [
            other.value
            for other in found
            if (other.attribute, other.qualifiers) == (one.attribute, one.qualifiers)
        ]
        if all(value == one.value for value in rivals):
            yield one


def _residencies(passage: Passage, run: Sequence[Charge]) -> tuple[bool, list[Residency | None]]:
    """Whether a pair of labels goes with a pair of amounts, and the residency of each part."""
    folded, first = passage.folded, run[0]
    if len(run) == 2 and not any(charge.labels for charge in run):
        joint = folded[first.amount.end : run[1].amount.start].strip()
        two = pair(folded, _scope(folded, first), first.amount.start) or pair(
            folded, run[1].right, len(folded)
        )
        if two is not None and (joint in ("/", "|") or "respectively" in folded):
            return True, list(two)
    everybody = len(run) == 1 and any(label.residency == "any" for label in labels(folded))
    out: list[Residency | None] = []
    for charge in run:
        ahead = settled(labels(folded, _scope(folded, charge), charge.amount.start)[-2:])
        out.append("any" if everybody else settled(list(charge.labels)) or ahead)
    before = labels(passage.before)
    return False, [of_the_rest(out, before) if one == "rest" else one for one in out]


def _scope(folded: str, charge: Charge) -> int:
    """Where the words begin that may lead to a charge."""
    start = max(charge.left, charge.amount.start - _REACH)
    for match in BREAK.finditer(folded, start, charge.amount.start):
        if folded[match.start() : charge.amount.start].strip(" ") != "|":  # a label's own cell
            start = match.end()
    return start


def _kind(
    passage: Passage, charge: Charge, paired: bool, labelled: bool, alone: bool
) -> _Kind | None:
    """What a charge's own words, or failing those its heading's, say that it is."""
    folded, amount = passage.folded, charge.amount
    scope = _scope(folded, charge)
    before = folded[scope : amount.start]
    if _refused(folded, charge, before, paired or labelled):
        return None
    words = _last_start(TUITION, before)
    start = amount.start if words is None else scope + words
    per, per_start = charge.per, amount.start
    if per is None and (ahead := per_before(folded, scope, amount.start)):
        per, per_start = ahead
    start = min(start, per_start)
    context = _context(passage) if alone else ""
    if per is None and not charge.total and not WHOLE.search(before) and context:
        ahead = per_before(context, 0, len(context))
        per = ahead[0] if ahead else None
    if per is None and not charge.total and labelled and words is not None:
        per = "credit" if RATE_BEFORE.search(passage.before) else None
    about_cost = words is not None or bool(COSTS.search(context))
    if per == "credit":
        said = folded[start : charge.right]
        clear = about_cost or EXPLICIT_CREDIT.search(said) is not None
        return _sane("tuition_per_credit", charge, start, per) if clear else None
    if per in ("term", "year"):
        return _sane("tuition_flat", charge, start, per) if about_cost or labelled else None
    return None if per is not None else _whole(passage, charge, before, start, context, about_cost)


def _refused(folded: str, charge: Charge, before: str, labelled: bool) -> bool:
    """Whether an amount is no price: one end of a range, a bound, or money of another kind."""
    if charge.amount.ranged and not labelled:
        return True
    if OPEN_ENDED.search(before) and not charge.labels:
        return True
    return not_tuition(before, folded[charge.right :], TUITION)


def _whole(
    passage: Passage, charge: Charge, before: str, start: int, context: str, about_cost: bool
) -> _Kind | None:
    """The kind of an amount that is not said to be per anything: the whole, or nothing."""
    folded = passage.folded
    roughly = ROUGHLY.search(before) is not None
    match = None
    for match in WHOLE.finditer(before):  # noqa: B007 - the last one counts
        pass
    if match is not None:
        begin = charge.amount.start - len(before) + match.start()
        return _sane("tuition_total", charge, min(start, begin), roughly=roughly)
    if OR_IN_ALL.search(before) and _comes_to(charge, charges(folded)):
        return _sane("tuition_total", charge, start, roughly=roughly)
    if charge.total and (about_cost or "total" in folded[charge.amount.end : charge.right]):
        return _sane("tuition_total", charge, start, roughly=roughly)
    if context and WHOLE.search(context) and COSTS.search(context):
        return _sane("tuition_total", charge, start, roughly=roughly)
    if BARE.fullmatch(before) and not ESTIMATED.sub("", folded[charge.right :]).strip(" .*|"):
        return _sane("tuition_total", charge, start, None, 0.7, roughly)
    return None


def _comes_to(charge: Charge, every: Sequence[Charge]) -> bool:
    """Whether an amount is what a master's degree comes to at a price of the same sentence."""
    return any(
        other.per == "credit"
        and USUAL_LEAST * other.amount.value <= charge.amount.value
        and charge.amount.value <= USUAL_MOST * other.amount.value
        for other in every
    )


def _sane(
    attribute: str,
    charge: Charge,
    start: int,
    per: Per | None = None,
    confidence: float = 0.95,
    roughly: bool = False,
) -> _Kind | None:
    """The kind, unless the amount is beyond anything that is charged for such a thing."""
    low, high = _SANE[attribute]
    sane = low <= charge.amount.value <= high
    return _Kind(attribute, start, per, confidence, roughly) if sane else None


def _context(passage: Passage) -> str:
    """What stands above a passage that is too short to speak for itself."""
    if len(passage.folded) > _LABEL_LIKE:
        return ""
    return f"{passage.heading} {passage.lead}".strip()


def _inherited(
    passage: Passage,
    kinds: Sequence[_Kind | None],
    run: Sequence[Charge],
    residencies: Sequence[Residency | None],
    index: int,
) -> _Kind | None:
    """The kind of another part of one price, for a part that names but its residency or pace."""
    charge = run[index]
    scope = _scope(passage.folded, charge)
    paced = pace_near(passage.folded, scope, charge.amount.start, charge.right)
    named = residencies[index] not in (None, "any") or paced is not None
    if len(run) == 1 or not named or charge.per is not None:
        return None
    before = passage.folded[scope : charge.amount.start]
    if _refused(passage.folded, charge, before, labelled=True):
        return None
    for other in (*reversed(kinds[:index]), *kinds[index + 1 :]):
        if other is not None:
            inherited = _sane(other.attribute, charge, charge.amount.start, other.per, 0.9)
            return inherited and replace(inherited, roughly=other.roughly)
    return None


def _readings(
    passage: Passage, charge: Charge, kind: _Kind, residency: Residency | None
) -> Iterator[Reading]:
    folded = passage.folded
    scope = _scope(folded, charge)
    before = folded[scope : charge.amount.start]
    start = kind.start
    qualifiers: dict[str, Value] = {}
    if residency not in (None, "any"):
        qualifiers["residency"] = str(residency)
        if not charge.labels and (ahead := labels(folded, scope, charge.amount.start)):
            start = min(start, ahead[-1].start)
    if kind.attribute == "tuition_total":
        if kind.roughly or folded[charge.right :].startswith((" (estimated", " or so")):
            qualifiers["approximate"] = True
    elif LESS_THAN.search(before):
        return
    if kind.attribute == "tuition_per_credit" and (
        charge.quarter or QUARTER_CREDIT.search(f"{passage.before} {folded}")
    ):
        qualifiers["unit"] = "quarter"
    if kind.attribute == "tuition_flat":
        qualifiers["per"] = str(kind.per)
        within = paces(folded, charge.amount.end, charge.right)
        near = pace_near(folded, scope, charge.amount.start, charge.right)
        pace = within[0][0] if len(within) == 1 else near
        if pace is not None:
            qualifiers["pace"] = pace
    yield Reading(
        kind.attribute,
        value_of(charge.amount.value),
        start,
        charge.right,
        qualifiers,
        kind.confidence,
    )


def _last_start(pattern: re.Pattern[str], text: str) -> int | None:
    start = None
    for match in pattern.finditer(text):
        start = match.start()
    return start


GRAMMAR = Grammar("money", ("$", "dollars", "usd"), _read)

"""Median wages: dollars a year, of an occupation, in a year.

A wage counts only as a median, by the year and as one figure: averages, percentiles, ranges and
hourly pay are other facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.amounts import Amount, amounts
from gradguide.extraction.grammars.numbers import value_of
from gradguide.extraction.grammars.occupation_names import OCCUPATION, occupation_at
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value

_MEDIAN = re.compile(
    r"\bmedian\s(?:(?:annual|yearly|base|u\.s\.|national|reported|starting|full-time|total|"
    r"expected)\s)*"
    r"(?:(?:[\w-]+\s)?(?:salary|salaries|wages?|pay|income|earnings|compensation)\b|"
    r"(?:of|at|was|is)\s(?:about |around |just over |roughly )?(?=\$))"
    r"|\bhalf (?:of )?(?:all |the |these |those |them )?"
    r"(?:(?!students|undergrad|borrowers|famil|household)[\w'-]+ ){0,5}?(?:earn(?:s|ed)?|made|"
    r"makes?|(?:are|were) paid) (?:more|less) than (?:about )?(?=\$)"
)
_OTHER_PAY = re.compile(
    r"\b(?:hour|hourly|per hour|lowest|highest|bottom|top|10th|90th|25th|75th|percentile|month|"
    r"monthly|week|"
    r"range[ds]? from|over|above|under|up to|between|all occupations|all workers|more than the|"
    r"less than)\b"
)
_OTHER_UNIT = re.compile(r"\s?(?:/|per |an |a |each )\s?(?:hour|hr|month|week|day)\b")
_PAID_FOR = re.compile(
    rf"\s(?:for|of|among|earned by|reported for)\s(?:all |most |an? |the |u\.s\. |"
    rf"full-time )*{OCCUPATION}"
    r"(?=\s(?:was|is|were|are|in|nationwide|nationally|as|with|who|at|of|stood|came|reached)\b|"
    r"[.;:(]|,\s(?!(?:[\w' -]+,\s)*(?:and|or)\s[\w' -]+\s(?:was|is|were|are)\b)"
    r"(?![\w' -]+,\s(?:and|or)\s)|\s\$|$)"
)
_PAID_AFTER = re.compile(
    r"(?:\s(?:a year|per year|annually|yearly|in (?:may )?\d{4}))*" + _PAID_FOR.pattern
)
_EARN = re.compile(
    rf"^(?:.*?[,:;]\s)?(?:as of (?:may )?\d{{4}},? |in (?:may )?\d{{4}},? |"
    rf"according to [^,]{{3,80}}, |the |all )*"
    rf"{OCCUPATION}\s(?:currently |typically |can )?(?:earn|earned|earns|make|made|makes|have|"
    r"had|has|"
    r"receive|received|command|report|reported)\s(?:an? |the )?(?:estimated )?$"
)
_FOR_EACH = re.compile(
    r"(?:\s(?:a year|per year|annually))?\s(?:for|among)\s(?:all |the )?"
    r"(?P<occupation>[a-z][\w' /&-]{2,60}?)(?:,?\s(?:and\s)?(?=\$)|(?=[.;]|$))"
)
_GRADUATES = re.compile(
    r"\b(?:alumni|alums|graduates|degree holders|mid-career|early[- ]career|payscale)\b"
)
_PAY = re.compile(
    r"\b(?:salar(?:y|ies)|wages?|pay|paid|income|earn\w*|made|makes?|per year|a year)\b"
)
_NO_PAY = re.compile(r"\b(?:tuition|debt|costs?|fees?|loans?|prices?|rent|aid)\b")
_ANOTHER = re.compile(r"[\s|*]*\$\s?\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AFTER_WAGE = re.compile(
    r"[\s,(]*(?:per year|a year|annually|yearly|/year)?[\s,(]*(?:in|as of|for|during)?\s?(?:may|"
    r"may of|april|june)?\s?(?P<year>(?:19|20)\d\d)\b"
)


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    folded = passage.folded
    of_row = ", " in passage.folded[: passage.label]
    if passage.label and (len(passage.block.cells) > 2 or of_row):
        return  # a table of occupations, which has a grammar of its own
    for median in _MEDIAN.finditer(folded):
        found = [a for a in amounts(folded) if a.start >= median.end()]
        if not found or found[0].ranged or _is_row(folded, found[0].end):
            continue
        amount = found[0]
        between = folded[median.end() : amount.start]
        if len(between) > 140 or ";" in between or _OTHER_PAY.search(between):
            continue
        if _OTHER_UNIT.match(folded, amount.end) or _is_of_graduates(folded, median):
            continue
        each = _each(passage, found)
        if not each:
            each = [(amount, _paid(passage, median, amount.end))]
        for paid, occupation in each:
            if 8000 <= paid.value < 1_000_000:
                start = median.start() if paid is amount else paid.start
                yield _reading(folded, paid, start, occupation)
        return


def _reading(folded: str, amount: Amount, start: int, occupation: str | None) -> Reading:
    qualifiers: dict[str, Value] = {}
    year = _year(folded, amount.start, amount.end)
    if year:
        qualifiers["year"] = year
    if occupation:
        qualifiers["occupation"] = occupation
    return Reading("median_wage", value_of(amount.value), start, amount.end, qualifiers)


def _each(passage: Passage, found: Sequence[Amount]) -> list[tuple[Amount, str | None]]:
    """The wages of several occupations in one breath: "$1 for pilots and $2 for keepers"."""
    out: list[tuple[Amount, str | None]] = []
    for amount, after in zip_longest(found, found[1:]):
        match = _FOR_EACH.match(passage.folded, amount.end)
        if match is None:
            break
        out.append((amount, occupation_at(passage.text, match.span("occupation"))))
        if after is None or match.end() != after.start:
            break
    return out if len(out) > 1 else []


def _is_of_graduates(folded: str, median: re.Match[str]) -> bool:
    """Whether the median is that of a school's graduates, or of something other than pay."""
    if _GRADUATES.search(folded):
        return True
    named = _PAY.search(median.group()) is not None
    return not named and (_PAY.search(folded) is None or _NO_PAY.search(folded) is not None)


def _is_row(folded: str, end: int) -> bool:
    """Whether another amount stands right beside: a row of several occupations' wages."""
    return _ANOTHER.match(folded, end) is not None


def _year(folded: str, wage: int, end: int) -> int | None:
    after = _AFTER_WAGE.match(folded, end)
    if after:
        return int(after["year"])
    years = _YEAR.findall(folded[:wage]) or _YEAR.findall(folded[end : end + 60])
    return int(years[-1]) if len(set(years)) == 1 else None


def _paid(passage: Passage, median: re.Match[str], end: int) -> str | None:
    """The occupation whose median it is, as stated."""
    folded = passage.folded
    after = _PAID_FOR.match(folded, median.end()) or _PAID_AFTER.match(folded, end)
    if after:
        return occupation_at(passage.text, after.span("occupation"))
    earn = _EARN.match(folded[: median.start()])
    return occupation_at(passage.text, earn.span("occupation")) if earn else None


GRAMMAR = Grammar("wages", ("median", "half "), read, of_field=True)

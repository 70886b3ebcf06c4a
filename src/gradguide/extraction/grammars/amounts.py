"""Amounts of US dollars in running text: "$1,234.50", "$20K", "556.12 dollars"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from gradguide.extraction.grammars.numbers import after_between

_FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d+)?)(?!\d|[.,]\d)"
_AMOUNT = re.compile(
    rf"(?<![\w$.,])(?:us ?)?\$ ?(?P<signed>{_FIGURES})(?:(?: ?(?P<scale>k|thousand|million)\b)|"
    rf"(?![\w]))"
    rf"|(?<![\w$.,])usd ?\$? ?(?P<coded>{_FIGURES})"
    rf"|(?<![\w$.,])(?P<worded>{_FIGURES}) ?(?:(?:u\.?s\.? )?dollars\b|usd\b)"
)
_SCALES = {"k": 1000, "thousand": 1000, "million": 1_000_000}
_OTHER_MONEY_BEFORE = re.compile(r"(?:cad|cdn|canadian|aud|nzd|hkd|sgd)\s?$")
_OTHER_MONEY_AFTER = re.compile(r"\s?\(?(?:cad|cdn|canadian|aud|nzd|hkd|sgd)\b")
_TO = re.compile(r"\s?(?:-|/)\s?|\s(?:to|or)\s")
_TO_BARE = re.compile(r"\s?(?:-|to)\s?\d")
_MOST = Decimal(10_000_000)


@dataclass(frozen=True, slots=True)
class Amount:
    """US dollars, exact, with their place in the text. `ranged`: one end of a range."""

    value: Decimal
    start: int
    end: int
    ranged: bool = False


def amounts(folded: str) -> list[Amount]:
    """The amounts in a folded text, in order.

    Other currencies, figures with more than two decimals and amounts of ten million or more
    are left out. Both ends of "$5,000 to $7,000" come out as `ranged`.
    """
    found = list(_found(folded))
    joined = [
        _TO.fullmatch(folded, one.end, two.start) is not None
        or (folded[one.end : two.start].strip() == "and" and after_between(folded, one.start))
        for one, two in pairwise(found)
    ]
    return [
        Amount(
            amount.value,
            amount.start,
            amount.end,
            ranged=(index > 0 and joined[index - 1])
            or (index < len(joined) and joined[index])
            or _TO_BARE.match(folded, amount.end) is not None,
        )
        for index, amount in enumerate(found)
    ]


def _found(folded: str) -> Iterator[Amount]:
    for match in _AMOUNT.finditer(folded):
        figures = match["signed"] or match["coded"] or match["worded"]
        value = Decimal(figures.replace(",", ""))
        if match["scale"]:
            value *= _SCALES[match["scale"]]
        if value != value.quantize(Decimal("0.01")) if value < _MOST else True:
            continue
        if _OTHER_MONEY_BEFORE.search(folded, max(0, match.start() - 10), match.start()):
            continue
        if _OTHER_MONEY_AFTER.match(folded, match.end()):
            continue
        yield Amount(value, match.start(), match.end())

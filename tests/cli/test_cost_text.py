"""A cost's table of terms, narrow and wide."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import islice

import pytest

from gradguide.cli.cost_text import terms
from gradguide.decisions.bounds import Bounds, Ends
from gradguide.decisions.calendar import term_called, terms_from
from gradguide.decisions.costs.bill import Cost, TermBill

NONE = Ends(Decimal(0), Decimal(0))
SOME = Ends(Decimal(12345), Decimal(67890))
EMPTY = Cost("semester", Bounds.exactly(12), "any", (), (), None, None, (), ())


def table(**parts: Ends) -> list[str]:
    amounts = {"tuition": NONE, "fees": NONE, "visits": NONE, "aid": NONE, **parts}
    six = Ends(Decimal(6), Decimal(6))
    bills = tuple(
        TermBill(term=term, credits=six, **amounts)
        for term in islice(terms_from(term_called("fall 2027"), "semester", summers=True), 3)
    )
    return list(terms(replace(EMPTY, terms=bills)))


def test_a_narrow_table_is_one() -> None:
    lines = table(tuition=SOME, fees=SOME)
    assert [line.split()[0] for line in lines if line.startswith("  ")] == [
        "term", "fall", "spring", "summer",
    ]  # fmt: skip
    assert lines[2].split() == ["term", "credits", "tuition", "fees", "due"]


@pytest.mark.parametrize(
    "parts", [("tuition", "fees", "aid"), ("tuition", "fees", "visits", "aid")]
)
def test_a_wide_table_goes_on_below(parts: tuple[str, ...]) -> None:
    lines = table(**dict.fromkeys(parts, SOME))
    assert max(map(len, lines)) <= 100
    heads = [line.split() for line in lines if line.startswith("  term")]
    assert len(heads) == 2
    assert [name for head in heads for name in head if name != "term"] == [
        "credits", *parts, "due",
    ]  # fmt: skip
    assert sum(line.startswith("  spring 2028") for line in lines) == 2

"""What people type about themselves, and what is said where it cannot be."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gradguide.answers.amounts import money, number, share, whole
from gradguide.answers.errors import WrongQuestionError
from gradguide.cli.situation_options import situation
from gradguide.decisions.calendar import Term


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (money, "$1,500", "1500"),
        (money, "1500.25", "1500.25"),
        (money, " $ 20,000 ", "20000"),
        (money, "0", "0"),
        (share, "3%", "0.03"),
        (share, "0.03", "0.03"),
        (share, "3.25 %", "0.0325"),
        (share, "100%", "1"),
        (share, "-2%", "-0.02"),
        (number, "7.5", "7.5"),
        (number, ".5", "0.5"),
        (whole, "2", "2"),
    ],
)
def test_numbers_as_typed(read, text: str, value: str) -> None:  # type: ignore[no-untyped-def]
    assert read("--x", text) == Decimal(value)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (money, "lots"), (money, ""), (money, "$"), (money, "1,50"), (money, "15k"),
        (money, "€20"), (money, "1.2.3"), (share, "three"), (share, "%"), (share, "3%%"),
        (number, "six"), (number, "nan"), (number, "1e3"), (number, "-"), (whole, "1.5"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_named_with_its_option(read, text: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(WrongQuestionError, match="--x takes") as failed:
        read("--x", text)
    assert repr(text) in str(failed.value)


@pytest.mark.parametrize(
    ("option", "text", "says"),
    [
        ("loan_share", "50", "--loan-share takes a share, .* write 50% or 0.5"),
        ("inflation", "3", "--inflation takes a share, .* write 3% or 0.03"),
        ("raises", "2", "--raises takes a share, .* write 2% or 0.02"),
        ("inflation", "1", "inflation: 100% is not allowed; give a share from -10% to 25%"),
        ("inflation", "30.5%", "inflation: 30.5% is not allowed"),
        ("loan_share", "150%", "loan share: 150% is not allowed; give a share from 0% to 100%"),
        ("raises", "0.3", "raises: 30% is not allowed; give a share from -20% to 20%"),
    ],
)
def test_a_share_that_cannot_be_is_said_in_per_cent(option: str, text: str, says: str) -> None:
    with pytest.raises(WrongQuestionError, match=says):
        situation(**{option: text})


def test_nothing_typed_is_nothing_known() -> None:
    asked = situation()
    assert (asked.residency, asked.start, asked.credits_per_term) == (None, None, None)
    assert (asked.transfer, asked.aid, asked.inflation) == (0, 0, 0)


def test_everything_typed() -> None:
    asked = situation(
        residency="ohio",
        start="Fall 2027",
        credits_per_term="6",
        transfer="3",
        visits_cost="$450",
        inflation="3%",
        aid="$2,000",
        loan_share="50%",
        income="$61,000",
        dependents="1",
        prior_debt="0",
        summers=False,
    )
    assert (asked.residency, asked.start) == ("OH", Term(2027, 8, "fall"))
    assert (asked.credits_per_term, asked.visit_cost) == (6, 450)
    assert (asked.inflation, asked.loan_share) == (Decimal("0.03"), Decimal("0.5"))
    assert (asked.income, asked.dependents, asked.summers) == (61000, 1, False)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"residency": "Atlantis"}, "two letters"),
        ({"start": "soon"}, "fall 2027"),
        ({"credits_per_term": "-3"}, "from 0.5 to 30"),
        ({"credits_per_term": "many"}, "--credits-per-term"),
        ({"loan_share": "120%"}, "from 0% to 100%"),
        ({"aid": "-1"}, "from 0 to"),
        ({"dependents": "1.5"}, "whole number"),
        ({"inflation": "90%"}, "-10% to 25%"),
    ],
)
def test_what_cannot_be_says_what_is_allowed(typed: dict[str, str], says: str) -> None:
    with pytest.raises(WrongQuestionError) as failed:
        situation(**typed)  # type: ignore[arg-type]
    assert says in str(failed.value)


@pytest.mark.parametrize(
    ("text", "term"),
    [("winter 2028", Term(2028, 1, "winter")), ("spring-2028", Term(2028, 1, "spring"))],
)
def test_terms_of_both_calendars(text: str, term: Term) -> None:
    assert situation(start=text).start == term

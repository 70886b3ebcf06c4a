"""The rules of federal student loans: the bundled file, lookups, what is said of a bad one."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest

from gradguide.model.loans import AssistancePlan, Dated, LevelPlan, NoRuleError, Rate
from gradguide.sources.loans import LoanFileError, load_loan_rules, read_loan_rules

RULES = load_loan_rules()
EVERY: list[Dated] = [
    *RULES.interest, *RULES.fees, *RULES.limits, *RULES.continuations, *RULES.accruals,
    *RULES.plans, *RULES.poverty, *RULES.services, *RULES.notices,
]  # fmt: skip
TEXT = (
    resources.files("gradguide")
    .joinpath("parameters", "federal_student_loans.toml")
    .read_text(encoding="utf-8")
)


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: f"{type(rule).__name__}-{rule.since}")
def test_every_entry_has_an_address_and_ends_after_it_begins(rule: Dated) -> None:
    assert rule.sources
    assert all(source.startswith("https://") and " " not in source for source in rule.sources)
    assert rule.until is None or rule.since <= rule.until


def test_it_was_checked_after_everything_that_it_says_began() -> None:
    assert all(rule.since <= RULES.checked for rule in EVERY)


@pytest.mark.parametrize(
    "series",
    [RULES.interest, RULES.fees, RULES.limits, RULES.accruals, RULES.services],
    ids=["interest", "fees", "limits", "accruals", "services"],
)
def test_one_rule_follows_another_without_gap_or_overlap(series: tuple[Dated, ...]) -> None:
    for one, other in pairwise(series):
        assert one.until is not None
        assert one.until + timedelta(days=1) == other.since


@pytest.mark.parametrize("rate", RULES.interest, ids=lambda rate: str(rate.since))
def test_a_rate_is_of_a_year_from_july_and_below_the_cap_of_the_law(rate: Rate) -> None:
    assert rate.until == date(rate.since.year + 1, 6, 30)
    assert (rate.since.month, rate.since.day) == (7, 1)
    assert Decimal("0.036") < rate.rate <= Decimal("0.095")


@pytest.mark.parametrize(
    ("day", "rate", "assumed"),
    [
        (date(2023, 7, 1), "0.0705", False),
        (date(2024, 6, 30), "0.0705", False),
        (date(2024, 7, 1), "0.0808", False),
        (date(2026, 6, 30), "0.0794", False),
        (date(2026, 7, 1), "0.0807", False),
        (date(2027, 6, 30), "0.0807", False),
        (date(2027, 7, 1), "0.0807", True),
    ],
)
def test_the_rate_of_a_day_and_that_none_is_known_yet(day: date, rate: str, assumed: bool) -> None:
    found = RULES.interest_at(day)
    assert (found.rule.rate, found.assumed) == (Decimal(rate), assumed)


def test_a_day_before_every_rule_is_refused_with_the_first_day() -> None:
    with pytest.raises(NoRuleError, match="no interest rate is known for 2020-01-01; the first is"):
        RULES.interest_at(date(2020, 1, 1))
    with pytest.raises(NoRuleError, match=r"no theological loan limit .*; there are none"):
        RULES.limits_at(date(2027, 1, 1), "theological")


def test_limits_change_in_july_2026() -> None:
    before = RULES.limits_at(date(2026, 6, 30), "graduate").rule
    since = RULES.limits_at(date(2026, 7, 1), "graduate").rule
    assert (before.annual, before.aggregate, before.lifetime) == (20500, 138500, None)
    assert (since.annual, since.aggregate, since.lifetime) == (20500, 100000, 257500)
    assert (before.prorated, since.prorated) == (False, True)
    assert (before.undergraduate_counts, since.undergraduate_counts) == (True, False)


@pytest.mark.parametrize(
    ("newest", "oldest", "ids"),
    [
        (date(2026, 7, 1), date(2026, 7, 1), ["tiered-standard", "repayment-assistance"]),
        (date(2026, 7, 1), date(2012, 9, 1), ["tiered-standard", "repayment-assistance"]),
        (
            date(2026, 6, 30), date(2014, 7, 1),
            ["standard", "repayment-assistance", "income-based-new"],
        ),
        (
            date(2026, 6, 30), date(2014, 6, 30),
            ["standard", "repayment-assistance", "income-based-old"],
        ),
    ],
)  # fmt: skip
def test_which_plans_are_open_goes_by_the_newest_and_the_oldest_loan(
    newest: date, oldest: date, ids: list[str]
) -> None:
    assert [plan.id for plan in RULES.plans_at(date(2028, 12, 1), newest, oldest)] == ids


@pytest.mark.parametrize(
    ("debt", "months"),
    [
        ("24999.99", 120), ("25000", 180), ("49999.99", 180), ("50000", 240),
        ("99999.99", 240), ("100000", 300), ("250000", 300),
    ],
)  # fmt: skip
def test_a_debt_on_a_border_has_the_longer_term(debt: str, months: int) -> None:
    plan = RULES.plans[0]
    assert isinstance(plan, LevelPlan)
    assert plan.months(Decimal(debt)) == months


@pytest.mark.parametrize(
    ("income", "year"),
    [
        ("0", "120"), ("10000", "120"), ("10000.01", "100.0001"), ("20000", "200"),
        ("60000", "3000"), ("60001", "3600.06"), ("100000", "9000"), ("100001", "10000.1"),
    ],
)  # fmt: skip
def test_an_income_on_a_border_has_the_smaller_share(income: str, year: str) -> None:
    (plan,) = (plan for plan in RULES.plans if isinstance(plan, AssistancePlan))
    assert plan.bracket(Decimal(income)).year_of(Decimal(income)) == Decimal(year)


def test_the_poverty_guideline_of_a_family() -> None:
    found = RULES.poverty_at(date(2026, 12, 31), "contiguous")
    assert (found.rule.of(1), found.rule.of(4), found.assumed) == (15960, 33000, False)
    assert RULES.poverty_at(date(2027, 1, 1), "alaska").assumed


def test_notices_are_those_of_the_day() -> None:
    assert RULES.notices_at(date(2026, 6, 1), "limits") == ()
    assert len(RULES.notices_at(date(2026, 11, 21), "repayment")) == 2
    assert RULES.notices_at(date(2028, 7, 1), "repayment") == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("checked = 2026-11-21", "checked = ", "is not TOML"),
        ("checked = 2026-11-21", "", "missing required field `checked`"),
        ("rate = 0.0705", "rates = 0.0705", "unknown field `rates` - at `\\$.interest"),
        ("rate = 0.0705", 'rate = "much"', "at `\\$.interest\\[0\\].rate"),
        ("until = 2024-06-30", "until = 2024-06-29", "interest: the entry from 2024-07-01 must"),
        ("until = 2024-06-30", "until = 2024-07-01", "interest: the entry from 2024-07-01 must"),
        ("until = 2027-09-30", "until = 2019-09-30", "fee from 2020-10-01: ends before it"),
        ('["https://www.federalregister.gov/d/2024-19309"]', "[]", "interest from 2024-07-01: ev"),
        ('"https://www.federalregister.gov/d/2024-19309"', '"a page"', "has addresses as sources"),
        ("{ below = 50000, months = 180 }", "{ below = 500, months = 180 }", "must ascend"),
        ("    { months = 300 },\n", "", "tiers of tiered-standard: the borders must ascend, and"),
        ("{ to = 20000, share = 0.01 }", "{ to = 20000 }", "each has either yearly or share"),
        ('id = "standard"', 'id = "tiered-standard"', "two plans have the same id"),
    ],
)
def test_what_is_said_of_a_bad_file(tmp_path: Path, old: str, new: str, said: str) -> None:
    file = tmp_path / "loans.toml"
    assert old in TEXT
    file.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LoanFileError, match=said) as error:
        read_loan_rules(file)
    assert str(error.value).startswith("loans.toml: ")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LoanFileError, match=r"loans\.toml: is missing"):
        read_loan_rules(tmp_path / "loans.toml")

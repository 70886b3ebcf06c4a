"""The person who asks: where they live, when and how fast they want to study, what they have."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from gradguide.decisions.calendar import Term
from gradguide.decisions.errors import SituationError

STATES = frozenset(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ "
    "NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI".split()
)
"""Two-letter codes of states, the District of Columbia and territories (USPS Publication 28)."""
PROVINCES = frozenset("AB BC MB NB NL NS NT NU ON PE QC SK YT".split())
"""Two-letter codes of Canadian provinces and territories."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What a program's cost and calendar depend on besides the program. Unknown things are None.

    residency         state or province where they live ("OH"); None gives bounds over residencies
    start             first term; None means the next one that begins
    credits_per_term  at what pace, in the program's own credits; None means the program's pace,
                      else two courses (6 credits)
    transfer          credits brought along, in the program's own credits
    visit_cost        dollars for one visit to the campus: travel, bed and board; None: not known
    inflation         yearly rise of prices, 0.03 for 3 %; 0 takes prices as they are published
    aid               dollars of grants and scholarships for the whole program
    loan_share        share of each term's bill that is borrowed, 0 to 1
    income            dollars a year after graduation, for payments that go by income
    raises            by how much that income grows each year, 0.02 for 2 %
    dependents        whom they care for, for payments that go by income
    prior_debt        dollars of federal loans for graduate study that they have already
    summers           whether they study in summers too
    public_service    whether they mean to work for a public or non-profit employer
    occupation        the occupation whose wage their debt is held against (its name or SOC code)

    Raises:
        SituationError: something is impossible; says what is allowed.
    """

    residency: str | None = None
    start: Term | None = None
    credits_per_term: Decimal | None = None
    transfer: Decimal = field(default=Decimal(0))
    visit_cost: Decimal | None = None
    inflation: Decimal = field(default=Decimal(0))
    aid: Decimal = field(default=Decimal(0))
    loan_share: Decimal = field(default=Decimal(0))
    income: Decimal | None = None
    raises: Decimal = field(default=Decimal(0))
    dependents: int = 0
    prior_debt: Decimal = field(default=Decimal(0))
    summers: bool = True
    public_service: bool = True
    occupation: str | None = None

    def __post_init__(self) -> None:
        if self.residency is not None and self.residency not in STATES | PROVINCES:
            raise SituationError(
                f"residency: {self.residency!r} is no state or province; give its two letters, "
                "as in OH"
            )
        _within("credits per term", self.credits_per_term, Decimal("0.5"), Decimal(30), places=2)
        _within("transfer", self.transfer, Decimal(0), Decimal(120), places=2)
        _within("visits cost", self.visit_cost, Decimal(0), Decimal(20_000), places=2)
        _is_share("inflation", self.inflation, Decimal("-0.1"), Decimal("0.25"), places=4)
        _within("aid", self.aid, Decimal(0), Decimal(1_000_000), places=2)
        _is_share("loan share", self.loan_share, Decimal(0), Decimal(1))
        _within("income", self.income, Decimal(0), Decimal(10_000_000))
        _is_share("raises", self.raises, Decimal("-0.2"), Decimal("0.2"), places=4)
        _within("dependents", Decimal(self.dependents), Decimal(0), Decimal(20))
        _within("prior debt", self.prior_debt, Decimal(0), Decimal(1_000_000))


def _is_share(
    name: str, value: Decimal, low: Decimal, high: Decimal, places: int | None = None
) -> None:
    """As `_within`, said in per cent."""
    if not (value.is_finite() and low <= value <= high):
        given = f"{(value * 100).normalize():f}%" if value.is_finite() else str(value)
        raise SituationError(
            f"{name}: {given} is not allowed; give a share from {low:.0%} to {high:.0%}"
        )
    _within(name, value, low, high, places)


def _within(
    name: str, value: Decimal | None, low: Decimal, high: Decimal, places: int | None = None
) -> None:
    """`places`: how many decimals there may be, so that cents stay exact."""
    if value is None:
        return
    if not (value.is_finite() and low <= value <= high):
        raise SituationError(
            f"{name}: {value} is not allowed; give a number from {low:f} to {high:f}"
        )
    if places is not None and value != round(value, places):
        raise SituationError(f"{name}: {value} is too exact; give at most {places} decimals")

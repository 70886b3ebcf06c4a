"""A debt paid off month by month, exact to the cent.

A month's interest is a twelfth of a year's on the principal, rounded to the cent. A payment goes to
the interest of the month, then to older unpaid interest, which bears none, then to principal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from gradguide.decisions.borrowing.loans import CENT, Debt, cents

_NOTHING = Decimal(0)
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed, in dollars: principal bears interest, unpaid interest bears none."""

    principal: Decimal
    interest: Decimal = _NOTHING

    @property
    def total(self) -> Decimal:
        return self.principal + self.interest


@dataclass(frozen=True, slots=True)
class Month:
    """What happened in a month, in dollars.

    Of the interest `charged` for it, `waived` is let off. `matched` is principal that the lender
    lets off on top of the payment. `left` is owed afterwards.
    """

    payment: Decimal
    charged: Decimal
    waived: Decimal
    matched: Decimal
    left: Owed


def month(
    owed: Owed, rate: Decimal, due: Decimal, *, waives: bool = False, match: Decimal = _NOTHING
) -> Month:
    """A month in which `due` is paid, or all that is owed if that is less.

    With `waives` the interest of the month that the payment leaves is let off. Where the payment
    lowers the principal by less than `match`, the lender adds what is missing of that, or of the
    payment if the payment is smaller.
    """
    charged = cents(owed.principal * rate / _YEAR)
    payment = min(due, owed.total + charged)
    now = min(payment, charged)
    older = min(payment - now, owed.interest)
    principal = payment - now - older
    matched = min(max(min(match, payment) - principal, _NOTHING), owed.principal - principal)
    waived = charged - now if waives else _NOTHING
    left = Owed(
        owed.principal - principal - matched,
        owed.interest - older + charged - now - waived,
    )
    return Month(payment, charged, waived, matched, left)


def months(
    owed: Owed,
    rate: Decimal,
    due: Callable[[int], Decimal],
    most: int,
    *,
    waives: bool = False,
    match: Decimal = _NOTHING,
) -> Iterator[Month]:
    """Months until nothing is owed, at most so many; `due` gives the payment of month 0, 1, …"""
    for number in range(most):
        if not owed.total:
            return
        done = month(owed, rate, due(number), waives=waives, match=match)
        owed = done.left
        yield done


def level_payment(owed: Owed, rate: Decimal, term: int) -> Decimal:
    """The smallest payment in whole cents that repays a debt in so many months.

    Without unpaid interest it is the payment of an annuity, but for a cent. The last payment is
    what is left then, which is never more.
    """
    low = int(_annuity(owed.principal, rate, term, ROUND_FLOOR) / CENT) - 1
    high = int(_annuity(owed.total, rate, term, ROUND_CEILING) / CENT) + 1
    while low + 1 < high:  # `high` repays the debt in time, `low` does not
        middle = (low + high) // 2
        if _repays(owed, rate, middle * CENT, term):
            high = middle
        else:
            low = middle
    return high * CENT


def _annuity(principal: Decimal, rate: Decimal, term: int, rounding: str) -> Decimal:
    """The payment of an annuity: principal x i / (1 - (1 + i)^-term), to the cent."""
    if not rate:
        return (principal / term).quantize(CENT, rounding)
    monthly = rate / _YEAR
    return (principal * monthly / (1 - (1 + monthly) ** -term)).quantize(CENT, rounding)


def _repays(owed: Owed, rate: Decimal, payment: Decimal, term: int) -> bool:
    for done in months(owed, rate, lambda _: payment, term):
        owed = done.left
    return not owed.total


def owed_of(debt: Debt) -> Owed:
    """What is owed on the day on which repayment begins."""
    return Owed(debt.principal, debt.interest)

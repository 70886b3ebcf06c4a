"""Reading the rules of federal student loans from `parameters/federal_student_loans.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Any, TypeVar

import msgspec

from gradguide.model.loans import (
    Accrual,
    AssistancePlan,
    Bracket,
    Continuation,
    Dated,
    DiscretionaryPlan,
    LevelPlan,
    Limits,
    LoanRules,
    Notice,
    Plan,
    Poverty,
    Rate,
    Region,
    Service,
    Tier,
    Topic,
)

_D = TypeVar("_D", bound=Dated)


class LoanFileError(ValueError):
    """The file of loan rules is not as it should be. Names the file and the place in it."""


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    since: date = msgspec.field(name="from")
    until: date | None = None
    sources: tuple[str, ...]
    note: str = ""


class _Rate(_Entry, frozen=True, kw_only=True):
    rate: Decimal


class _Limits(_Entry, frozen=True, kw_only=True):
    kind: str
    annual: Decimal
    aggregate: Decimal
    undergraduate_counts: bool
    lifetime: Decimal | None = None
    prorated: bool
    least_intensity: Decimal


class _Continuation(_Entry, frozen=True, kw_only=True):
    enrolled_on: date
    loan_before: date
    years: int


class _Accrual(_Entry, frozen=True, kw_only=True):
    days_in_year: int
    grace_months: int
    capitalized: bool


class _Plan(_Entry, frozen=True, kw_only=True):
    id: str
    name: str
    newest_loan_from: date | None = None
    newest_loan_until: date | None = None
    least_payment: Decimal
    counts_for_service: bool


class _Tier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    months: int
    below: Decimal | None = None


class _LevelPlan(_Plan, frozen=True, kw_only=True):
    tiers: tuple[_Tier, ...]


class _Bracket(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    to: Decimal | None = None
    yearly: Decimal | None = None
    share: Decimal | None = None


class _AssistancePlan(_Plan, frozen=True, kw_only=True):
    per_dependent: Decimal
    match_up_to: Decimal
    payments: int
    brackets: tuple[_Bracket, ...]


class _DiscretionaryPlan(_Plan, frozen=True, kw_only=True):
    oldest_loan_from: date | None = None
    oldest_loan_until: date | None = None
    share: Decimal
    poverty_multiple: Decimal
    cap_months: int
    nothing_below: Decimal
    payments: int


class _Poverty(_Entry, frozen=True, kw_only=True):
    region: Region
    first: Decimal
    further: Decimal


class _Service(_Entry, frozen=True, kw_only=True):
    payments: int


class _Notice(_Entry, frozen=True, kw_only=True):
    about: Topic
    text: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: date
    interest: list[_Rate]
    fee: list[_Rate]
    limits: list[_Limits]
    continuation: list[_Continuation]
    accrual: list[_Accrual]
    level_plan: list[_LevelPlan]
    assistance_plan: list[_AssistancePlan]
    discretionary_plan: list[_DiscretionaryPlan]
    poverty: list[_Poverty]
    service: list[_Service]
    notice: list[_Notice] = []


@cache
def load_loan_rules() -> LoanRules:
    """The rules that come with gradguide.

    Raises:
        LoanFileError: their file is not as it should be.
    """
    return read_loan_rules(
        resources.files("gradguide").joinpath("parameters", "federal_student_loans.toml")
    )


def read_loan_rules(file: Traversable) -> LoanRules:
    """The rules in a file, which may be any `pathlib.Path`.

    Raises:
        LoanFileError: it is missing, is not TOML, has an entry that is not of its kind, or
            entries of one kind that overlap or leave days out.
    """
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
        held = msgspec.convert(table, type=_File)
    except FileNotFoundError:
        raise LoanFileError(f"{file.name}: is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LoanFileError(f"{file.name}: is not TOML: {error}") from None
    except msgspec.ValidationError as error:
        raise LoanFileError(f"{file.name}: {error}") from None
    try:
        return _rules(held)
    except _PlaceError as error:
        raise LoanFileError(f"{file.name}: {error}") from None


class _PlaceError(ValueError):
    """What is wrong, and where in the file."""


def _rules(held: _File) -> LoanRules:
    kinds = sorted({entry.kind for entry in held.limits})
    regions = sorted({entry.region for entry in held.poverty})
    for kind in kinds:
        _series(f"limits of {kind}", [e for e in held.limits if e.kind == kind])
    for region in regions:
        _series(f"poverty of {region}", [e for e in held.poverty if e.region == region])
    for name, entries in (
        ("interest", held.interest),
        ("fee", held.fee),
        ("accrual", held.accrual),
        ("service", held.service),
    ):
        _series(name, entries)
    return LoanRules(
        checked=held.checked,
        interest=_all("interest", Rate, held.interest),
        fees=_all("fee", Rate, held.fee),
        limits=_all("limits", Limits, held.limits),
        continuations=_all("continuation", Continuation, held.continuation),
        accruals=_all("accrual", Accrual, held.accrual),
        plans=_plans(held),
        poverty=_all("poverty", Poverty, held.poverty),
        services=_all("service", Service, held.service),
        notices=_all("notice", Notice, held.notice),
    )


def _plans(held: _File) -> tuple[Plan, ...]:
    level = (_made("level_plan", LevelPlan, plan, tiers=_tiers(plan)) for plan in held.level_plan)
    assistance = (
        _made("assistance_plan", AssistancePlan, plan, brackets=_brackets(plan))
        for plan in held.assistance_plan
    )
    discretionary = _all("discretionary_plan", DiscretionaryPlan, held.discretionary_plan)
    plans: tuple[Plan, ...] = (*level, *assistance, *discretionary)
    if len({plan.id for plan in plans}) < len(plans):
        raise _PlaceError("two plans have the same id")
    return plans


def _tiers(plan: _LevelPlan) -> tuple[Tier, ...]:
    _ascending(f"tiers of {plan.id}", [tier.below for tier in plan.tiers])
    return tuple(Tier(tier.below, tier.months) for tier in plan.tiers)


def _brackets(plan: _AssistancePlan) -> tuple[Bracket, ...]:
    _ascending(f"brackets of {plan.id}", [bracket.to for bracket in plan.brackets])
    if any((bracket.yearly is None) == (bracket.share is None) for bracket in plan.brackets):
        raise _PlaceError(f"brackets of {plan.id}: each has either yearly or share")
    return tuple(Bracket(b.to, b.yearly, b.share) for b in plan.brackets)


def _ascending(place: str, borders: Sequence[Decimal | None]) -> None:
    """Each border above the one before, and the last one open."""
    known = [border for border in borders if border is not None]
    if borders[-1:] != [None] or len(known) != len(borders) - 1 or known != sorted(set(known)):
        raise _PlaceError(f"{place}: the borders must ascend, and the last must be left out")


def _series(place: str, entries: Sequence[_Entry]) -> None:
    """Entries of which exactly one holds on every day from the first to the last."""
    if not entries:
        raise _PlaceError(f"{place}: there is no entry")
    ordered = sorted(entries, key=lambda entry: entry.since)
    for one, other in pairwise(ordered):
        if one.until is None or one.until + timedelta(days=1) != other.since:
            raise _PlaceError(
                f"{place}: the entry from {other.since} must begin on the day after the one "
                f"before it ends ({one.until or 'no day is given'})"
            )


def _all(place: str, kind: type[_D], entries: Sequence[_Entry]) -> tuple[_D, ...]:
    made = [_made(place, kind, entry) for entry in entries]
    return tuple(sorted(made, key=lambda rule: rule.since))


def _made(place: str, kind: type[_D], entry: _Entry, **more: Any) -> _D:
    """The entry as the model has it; `more` are the values that the model holds differently."""
    if entry.until is not None and entry.until < entry.since:
        raise _PlaceError(f"{place} from {entry.since}: ends before it begins")
    if not entry.sources or not all(s.startswith("https://") for s in entry.sources):
        raise _PlaceError(f"{place} from {entry.since}: every entry has addresses as sources")
    values = {name: getattr(entry, name) for name in entry.__struct_fields__}
    return kind(**(values | more))

"""Facts in words and marks: the same everywhere on the command line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources

from gradguide.model.claim import Claim, Standing
from gradguide.model.fact import Fact, Status
from gradguide.model.vocabulary import MONTHS, Value, vocabulary
from gradguide.resolution.computed import dollars

MARKS = {
    Status.VERIFIED: "●",
    Status.REPORTED: "◐",
    Status.DISPUTED: "◆",
    Status.STALE: "○",
    Status.COMPUTED: "=",
}
LEGEND = "● verified  ◐ reported  ◆ disputed  ○ stale  = computed"

_DAY = re.compile(r"(?<![\w/.-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w/-])")
_MONTH = re.compile(r"(?<![\w/.-])(\d{4})-(0[1-9]|1[0-2])(?![\w/-])")

_NAMES = {
    "tuition_per_credit": "tuition per credit",
    "tuition_flat": "tuition",
    "tuition_total": "tuition, whole program",
    "duration_months": "months to complete",
    "gpa_min": "lowest grade average",
    "admission_item": "to apply, send",
    "start_dates_per_year": "start dates a year",
    "courses_per_term": "courses a term",
    "courses_total": "courses in all",
    "campus_visits": "visits to campus",
    "class_size_max": "class size at most",
    "time_limit_years": "years allowed at most",
    "entrance_exam": "entrance exam",
    "military_friendly": "military friendly",
    "contact_phone": "telephone",
    "experience": "practical work",
    "sponsored": "paid placement",
}


def name_of(attribute: str) -> str:
    """An attribute as a reader calls it."""
    return _NAMES.get(attribute, attribute.replace("_", " "))


def full_name(attribute: str) -> str:
    """An attribute's name where no value stands beside it that would tell it from its neighbours:
    one price for a term or a year is told from the other prices by what it is the price of."""
    return "tuition by the term or the year" if attribute == "tuition_flat" else name_of(attribute)


@cache
def glosses() -> Mapping[str, str]:
    """What attributes mean, by their names, where the name does not say it."""
    text = resources.files("gradguide.answers").joinpath("glosses.toml").read_text("utf-8")
    return tomllib.loads(text)


def date_words(text: str) -> str:
    """A date as people write it: "1 June 2020"; a month stays as it is."""
    if text in MONTHS:
        return text
    day = date.fromisoformat(text)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def dated(text: str) -> str:
    """A text with its coded dates as people write them: "2020-06-01" is "1 June 2020"."""
    days = _DAY.sub(lambda found: date_words(found.group()), text)
    return _MONTH.sub(lambda found: f"{MONTHS[int(found[2]) - 1]} {found[1]}", days)


def value_words(attribute: str, value: Value) -> str:
    """A value with its unit: money with its dollar sign, flags as yes and no."""
    kind = vocabulary()[attribute].kind if attribute in vocabulary() else "text"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if kind == "money":
        return dollars(Decimal(value))
    if kind == "date":
        return date_words(str(value))
    if kind == "choice":
        return str(value).replace("_", " ")
    return f"{value:,}" if isinstance(value, int) and value >= 10_000 else str(value)


def qualifier_words(attribute: str, qualifiers: Mapping[str, Value]) -> str:
    """The qualifiers that say more than their default does: "in state, semester credits"."""
    if attribute not in vocabulary():
        return ""
    known = vocabulary()[attribute].qualifiers
    parts = []
    for name, value in qualifiers.items():
        rule = known.get(name)
        if rule is None or value == rule.default:
            continue
        words = str(value).replace("_", " ")
        match name:
            case "since":
                words = f"since {words}"
            case "unit":
                words = f"{words} credits"
            case "bound":
                words = {"min": "at least", "max": "at most"}.get(words, words)
            case "per":
                words = f"per {words}" if words not in ("application", "once") else words
            case "approximate":
                words = "approximately"
            case "exam":
                words = "any exam" if words == "any" else words
            case "hours_min" | "hours_max":
                words = f"{'from' if name.endswith('min') else 'to'} {words} hours"
            case "count":
                words = f"{words} of them"
        parts.append(words)
    return ", ".join(parts)


def fact_words(fact: Fact) -> str:
    """A fact's value or values with what qualifies them."""
    values = []
    for stated in fact.values:
        more = qualifier_words(fact.attribute, stated.details)
        value = value_words(fact.attribute, stated.value)
        values.append(f"{value} ({more})" if more else value)
    return " or ".join(values)


def standing_words(claim: Claim) -> str:
    """Who says it, as a reader needs to know it."""
    return who_says(claim.standing)


def who_says(standing: Standing) -> str:
    """Who a source of this standing is, as a reader needs to know it."""
    return {
        Standing.AUTHORITY: "authority",
        Standing.SCHOOL: "the school",
        Standing.GUIDE: "a guide",
        Standing.PAID: "PAID PLACEMENT",
        Standing.MACHINE: "machine-written page, not counted",
    }[standing]

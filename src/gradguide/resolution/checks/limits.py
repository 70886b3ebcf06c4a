"""Impossible and unlikely values, by a table of limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from gradguide.model.fact import Finding, Severity
from gradguide.resolution.checks.case import Case


@dataclass(frozen=True, slots=True)
class Limit:
    """Between what an attribute's value lies, both ends included, and why.

    `level` and `qualifiers` say of which claims; `severity` is "error" where a value outside
    cannot be, "warning" where it has not been seen.
    """

    attribute: str
    low: Decimal
    high: Decimal
    why: str
    severity: Severity = "warning"
    level: str | None = None
    qualifiers: dict[str, str] = field(default_factory=dict)


def _limit(
    attribute: str,
    low: str,
    high: str,
    why: str,
    severity: Severity = "warning",
    level: str | None = None,
    **qualifiers: str,
) -> Limit:
    return Limit(attribute, Decimal(low), Decimal(high), why, severity, level, qualifiers)


# The limits are judgements, drawn well outside what graduate programs in the U.S. and Canada
# publish (a test holds them against the bundled facts), so that what breaks one was misread,
# mistyped or speaks of something else. A quarter credit is two thirds of a semester credit.
LIMITS = (
    _limit("gpa_min", "1", "4.3", "grades run to 4.0, or 4.3 where A+ counts", "error"),
    _limit("credits", "1", "200", "no program has none, or so many", "error"),
    _limit(
        "credits", "24", "90", "a master's has 30 to 60 semester credits, rarely more",
        level="master", part="total", unit="semester",
    ),
    _limit(
        "credits", "36", "135", "a master's has 45 to 90 quarter credits, rarely more",
        level="master", part="total", unit="quarter",
    ),
    _limit("tuition_per_credit", "50", "5000", "no credit costs so little or so much"),
    _limit("tuition_total", "1500", "250000", "no degree costs so little or so much"),
    _limit("fee", "0", "10000", "fees are smaller than tuition"),
    _limit(
        "fee", "0", "300", "an application costs $0 to about $150", per="application"
    ),
    _limit(
        "duration_months", "9", "120", "a master's takes one to three years, part time up to ten",
        level="master",
    ),
    _limit("duration_months", "18", "144", "a doctorate takes years", level="doctoral"),
    _limit("duration_months", "1", "180", "no program is so short or so long", "error"),
    _limit("time_limit_years", "1", "15", "schools give two to ten years"),
    _limit("start_dates_per_year", "1", "52", "a year has so many weeks", "error"),
    _limit("courses_per_term", "1", "8", "nobody takes so many courses at once"),
    _limit("courses_total", "1", "60", "a degree has ten to twenty courses"),
    _limit("campus_visits", "0", "30", "that is no longer study at a distance"),
    _limit("class_size_max", "1", "1000", "that is no class"),
)  # fmt: skip


def impossible_values(case: Case) -> Iterator[Finding]:
    """Claims whose value lies outside a limit; the most serious limit only."""
    for place in case.places:
        claim = case.claims[place]
        value = claim.value
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
            continue
        broken = [
            limit
            for limit in LIMITS
            if limit.attribute == claim.attribute
            and _applies(limit, case, place)
            and not limit.low <= value <= limit.high
        ]
        if broken:
            worst = min(broken, key=lambda limit: limit.severity != "error")
            yield case.finding(
                "impossible" if worst.severity == "error" else "unlikely",
                worst.severity,
                f"{claim.attribute} {value} by {case.who(place)}: {worst.why}",
                claim.attribute,
                (place,),
            )


def _applies(limit: Limit, case: Case, place: int) -> bool:
    if limit.level is not None and (
        case.program is None or case.program.kind == "group" or case.program.level != limit.level
    ):
        return False
    said = case.said(place)
    return all(said.get(name) == value for name, value in limit.qualifiers.items())

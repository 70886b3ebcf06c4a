"""The filters, as a table: what each is called, what it reads, what can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gradguide.decisions.finding import readings
from gradguide.decisions.finding.seen import Reading, Seen, Span
from gradguide.decisions.situation import PROVINCES, STATES


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter by choice.

    `title` is what a reader calls it, `unknown` goes on from "12 more". `values` are what can be
    chosen, in the order of showing; where there are none, whatever the release has. `attributes`
    are those whose facts answer it. `apart` says that each value is a group of its own or, with
    a colon, in the group of what stands before it.
    """

    name: str
    title: str
    unknown: str
    read: Callable[[Seen], Reading]
    values: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    apart: bool = False

    def group(self, value: str) -> str:
        return value.partition(":")[0] if self.apart else ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A filter by a number that must not be exceeded, with the steps that are counted. `most` is
    the greatest that can be meant."""

    name: str
    title: str
    unknown: str
    unit: str
    read: Callable[[Seen], Span | None]
    steps: tuple[Decimal, ...]
    attributes: tuple[str, ...]
    most: Decimal


MOST_GPA = Decimal("4.33")
"""An A+ where schools give one its own points; A is 4.0 on the common scale."""

MOST_VISITS = Decimal(366)
"""A visit for every day of a year."""

MOST_MONTHS = Decimal(240)
"""Twenty years: the longest time that a plan may take (`costs.plan.LONGEST_YEARS`)."""


def _steps(*numbers: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(number) for number in numbers)


KINDS = ("program", "award", "certificate", "concentration", "dual", "group")
LEVELS = (
    "undergraduate_certificate", "associate", "bachelor", "master", "doctoral", "certificate",
)  # fmt: skip
SEASONS = ("fall", "winter", "spring", "summer")

FACETS: Mapping[str, Facet] = {
    facet.name: facet
    for facet in (
        Facet("kind", "kind", "whose kind is unknown", readings.kind, KINDS),
        Facet("level", "level", "whose level is unknown", readings.level, LEVELS),
        Facet("degree", "degree", "whose degree is unknown", readings.degree),
        Facet(
            "delivery", "delivery", "whose delivery is unknown or disputed", readings.delivery,
            ("online", "hybrid", "campus"), ("delivery",),
        ),
        Facet(
            "instruction", "instruction", "of which nobody says whether classes meet at set times",
            readings.instruction, ("synchronous", "asynchronous"), ("instruction",),
        ),
        Facet(
            "accreditation", "accreditation",
            "whose accreditation by that body is unknown or disputed", readings.accreditation,
            (), ("accreditation",), apart=True,
        ),
        Facet(
            "specialty", "specialty",
            "whose specialties are unknown, outdated or not all understood", readings.specialty,
            (), ("concentration",),
        ),
        Facet(
            "exam", "entrance exam", "whose exam rule is unknown or disputed", readings.exam,
            ("none", "may_be", "required"), ("entrance_exam",),
        ),
        Facet(
            "pace", "pace", "of which nobody says whether part time is possible", readings.pace,
            ("part_time",), ("duration_months", "tuition_flat", "courses_per_term"),
        ),
        Facet(
            "starts", "start", "of which nobody says whether they start then", readings.starts,
            SEASONS, ("deadline", "start_dates_per_year"), apart=True,
        ),
        Facet(
            "licensure", "licensure",
            "of which nobody, or only an outdated source, says that they prepare for its licence",
            readings.licensure, tuple(sorted(STATES | PROVINCES)), ("licensure",), apart=True,
        ),
        Facet(
            "control", "control", "of which it is unknown who runs the school", readings.control,
            ("public", "private"),
        ),
        Facet(
            "state", "state", "whose state is unknown", readings.state,
            tuple(sorted(STATES | PROVINCES)),
        ),
    )
}  # fmt: skip
"""The filters by choice, by name, in the order of showing."""

LIMITS: Mapping[str, Limit] = {
    limit.name: limit
    for limit in (
        Limit(
            "visits", "visits to campus", "whose visits to campus are unknown or disputed",
            "visits", readings.visits, _steps("0", "1", "2", "4"), ("campus_visits",),
            MOST_VISITS,
        ),
        Limit(
            "gpa", "lowest grade average", "whose lowest grade average is unknown or disputed", "",
            readings.gpa, _steps("2.5", "2.75", "3", "3.25", "3.5"), ("gpa_min",),
            MOST_GPA,
        ),
        Limit(
            "months", "months to complete", "whose months to complete are unknown or disputed",
            "months", readings.months, _steps("12", "18", "24", "30", "36", "48", "60"),
            ("duration_months",), MOST_MONTHS,
        ),
    )
}  # fmt: skip
"""The filters by a number, by name."""

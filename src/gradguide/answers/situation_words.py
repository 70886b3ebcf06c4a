"""The person who asks, in words: the same in every text, table and chart that holds for one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from gradguide.decisions.calendar import next_term
from gradguide.decisions.costs.wording import percent
from gradguide.decisions.situation import Situation
from gradguide.model.states import STATE_NAMES
from gradguide.resolution.computed import dollars, number

PROVINCE_NAMES = {
    "AB": "Alberta", "BC": "British Columbia", "MB": "Manitoba", "NB": "New Brunswick",
    "NL": "Newfoundland and Labrador", "NS": "Nova Scotia", "NT": "Northwest Territories",
    "NU": "Nunavut", "ON": "Ontario", "PE": "Prince Edward Island", "QC": "Quebec",
    "SK": "Saskatchewan", "YT": "Yukon",
}  # fmt: skip
TERRITORY_NAMES = {
    "AS": "American Samoa", "GU": "Guam", "MP": "Northern Mariana Islands",
    "VI": "U.S. Virgin Islands",
}  # fmt: skip
"""Of the U.S., besides those among the states (USPS Publication 28, appendix B)."""

_ARTICLE = frozenset({"DC", "MP", "VI", "NT"})


def whom(situation: Situation, as_of: date) -> str:
    """For whom an answer holds, as a phrase without a full stop.

    "for a resident of Ohio who starts in spring 2027 and takes 6 credits a term". What nobody
    has said is said as what is taken for it: a start in the next term, each program's own pace.
    """
    return f"for {_who(situation)} who {_and(list(_does(situation, as_of)))}"


def _who(situation: Situation) -> str:
    home = situation.residency
    if home is None:
        return "somebody who has not said where they live,"
    return f"a resident of {place_name(home)}"


RESIDENCY_UNSAID = (
    "Costs lie between those of residents and of others, since nobody has said where they live"
)
RESIDENCY_IS_OPEN = f"{RESIDENCY_UNSAID}; --residency says it."


_PLACES = {**STATE_NAMES, **PROVINCE_NAMES, **TERRITORY_NAMES}


def place_name(code: str) -> str:
    """A state, province or territory by its two letters, as it stands in a sentence."""
    return f"{'the ' if code in _ARTICLE else ''}{_PLACES.get(code, code)}"


def _does(situation: Situation, as_of: date) -> Iterator[str]:
    yield f"starts in {_start(situation, as_of)}"
    pace = situation.credits_per_term
    if pace is None:
        yield "takes courses at each program's own pace, else 6 credits a term"
    else:
        yield f"takes {_credits(pace)} a term"
    if not situation.summers:
        yield "does not study in summers"
    if situation.transfer:
        yield f"brings along {_credits(situation.transfer)}"
    if situation.visit_cost is not None:
        yield f"pays {dollars(situation.visit_cost)} for each visit to the campus"
    if situation.aid:
        yield f"gets {dollars(situation.aid)} of grants and scholarships"
    if situation.inflation:
        way = "fall" if situation.inflation < 0 else "rise"
        yield f"reckons that prices {way} by {percent(abs(situation.inflation))} a year"


def _start(situation: Situation, as_of: date) -> str:
    """The first term; where nobody says it, the next one in either calendar."""
    if situation.start is not None:
        return str(situation.start)
    semester, quarter = next_term(as_of, "semester"), next_term(as_of, "quarter")
    where = "" if str(semester) == str(quarter) else f"; {quarter} where there are quarters"
    return f"the next term ({semester}{where})"


def _credits(amount: Decimal) -> str:
    return f"{number(amount)} credit{'' if amount == 1 else 's'}"


def _and(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}"

"""What federal agencies and accreditors say of a program or school, in words."""

from __future__ import annotations

from collections.abc import Mapping

from gradguide.model.national import Accredited, Charges, Earnings, Reported

_RESIDENCIES = {
    "in_district": "living in the district",
    "in_state": "living in the state",
    "out_of_state": "from elsewhere",
}
_LEVELS = {
    "undergraduate_certificate": "undergraduate certificate",
    "associate": "associate's",
    "bachelor": "bachelor's",
    "certificate": "certificate",
    "master": "master's",
    "doctoral": "doctoral",
}
_MEASURES = {
    "earnings_1yr": "median earnings one year after graduating",
    "earnings_4yr": "median earnings four years after graduating",
    "earnings_5yr": "median earnings five years after graduating",
    "debt": "median federal debt at graduation",
}


def distance_words(one: Reported, titles: Mapping[str, str]) -> str:
    """What a school reports on distance education, in words: "2 of 2 master's programs in ..."."""
    subject = titles.get(one.cip) or f"CIP {one.cip}"
    noun = "program" if one.programs == 1 else "programs"
    told = f"{one.online} of {one.programs} {_LEVELS[one.level]} {noun} in {subject}"
    partly = f", and {one.partly} in part" if one.partly else ""
    return f"the school reports {told} as entirely online{partly} (NCES {one.year})"


def earnings_words(one: Earnings) -> str:
    """A median of the Scorecard in words; one that is suppressed is said to be so."""
    name = f"{_MEASURES.get(one.measure, one.measure)} ({_LEVELS.get(one.level, one.level)}, "
    name += f"CIP {one.cip4}, College Scorecard {one.year})"
    if one.dollars is None:
        return f"{name}: suppressed, because too few people are behind it"
    people = f", {one.count:,} people" if one.count is not None else ""
    return f"{name}: ${one.dollars:,}{people}"


def accredited_words(one: Accredited) -> str:
    """A line of an accreditor's list."""
    what = one.program or "the school as a whole"
    since = f", since {one.since}" if one.since else ""
    until = f", until {one.until}" if one.until else ""
    return f"{one.agency} lists {what}: {one.status}{since}{until}"


def charges_head(charges: Charges) -> str:
    """What a school's charges are, and of which academic year."""
    year = charges.year
    return (
        f"What the school reports to NCES for graduate students in {year}-{(year + 1) % 100:02}, "
        "an average over its programs and not this program's price"
    )


def charges_words(one: Charges) -> str:
    """The charges of one residency, "" where none is said."""
    parts = [
        ("tuition for a full-time year", one.tuition),
        ("required fees", one.fees),
        ("per credit", one.per_credit),
    ]
    told = ", ".join(f"{name} ${amount:,}" for name, amount in parts if amount is not None)
    return f"{_RESIDENCIES[one.residency]}: {told}" if told else ""

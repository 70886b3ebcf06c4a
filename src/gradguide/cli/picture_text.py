"""What federal agencies and accreditors say of a program or school, as lines under the themes of
its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gradguide.answers.federal_sources import CHARGES, DISTANCE, EARNINGS, Key, source_lines
from gradguide.cli.cost_text import wrapped
from gradguide.cli.graduates_text import graduates_lines
from gradguide.model.national import Accredited, Charges, Dataset, Earnings, Reported
from gradguide.outlook.picture import Picture

_LISTED = 6
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


def picture_lines(
    picture: Picture,
    titles: Mapping[str, str],
    datasets: Sequence[Dataset],
    *,
    unitid: str,
    program_id: str | None,
    parent: str | None,
    evidence: bool,
) -> Mapping[str, list[str]]:
    """The lines by theme; `titles` are those of the CIP codes that are spoken of, and `parent` is
    the degree that a concentration is a track of."""
    where = list(
        graduates_lines(
            picture.graduates, datasets, evidence=evidence, name_programs=program_id is None
        )
    )
    if parent is not None and not where:
        where += wrapped(
            f"A track of a degree: its graduates are counted with those of {parent}.", "  ", "    "
        )
    where += _each(_earnings(one, datasets, unitid, evidence) for one in picture.earnings)
    where += list(_occupations(picture, program_id))
    charges = list(_charges(picture.charges, datasets, unitid, evidence))
    distance = _each(_distance(one, titles, datasets, unitid, evidence) for one in picture.distance)
    listed = list(_accredited(picture.accredited))
    themes = {"program": distance + listed, "cost": charges, "outcome": where}
    return {theme: lines for theme, lines in themes.items() if lines}


def _each(parts: Iterator[Iterator[str]]) -> list[str]:
    return [line for part in parts for line in part]


def distance_words(one: Reported, titles: Mapping[str, str]) -> str:
    """What a school reports on distance education, in words: "2 of 2 master's programs in ..."."""
    subject = titles.get(one.cip) or f"CIP {one.cip}"
    noun = "program" if one.programs == 1 else "programs"
    told = f"{one.online} of {one.programs} {_LEVELS[one.level]} {noun} in {subject}"
    partly = f", and {one.partly} in part" if one.partly else ""
    return f"the school reports {told} as entirely online{partly} (NCES {one.year})"


def _distance(
    one: Reported,
    titles: Mapping[str, str],
    datasets: Sequence[Dataset],
    unitid: str,
    evidence: bool,
) -> Iterator[str]:
    yield from wrapped(distance_words(one, titles), "  ", "    ")
    if evidence:
        key: Key = {"UNITID": unitid, "CIPCODE": one.cip}
        yield from _sources(datasets, DISTANCE, one.year, key)


def _charges(
    charges: Sequence[Charges], datasets: Sequence[Dataset], unitid: str, evidence: bool
) -> Iterator[str]:
    said = [one for one in charges if (one.tuition, one.fees, one.per_credit) != (None, None, None)]
    if not said:
        return
    year = said[0].year
    yield from wrapped(
        f"What the school reports to NCES for graduate students in {year}-{(year + 1) % 100:02}, "
        "an average over its programs and not this program's price",
        "  ",
        "    ",
    )
    for one in said:
        parts = [
            ("tuition for a full-time year", one.tuition),
            ("required fees", one.fees),
            ("per credit", one.per_credit),
        ]
        told = ", ".join(f"{name} ${amount:,}" for name, amount in parts if amount is not None)
        yield from wrapped(f"{_RESIDENCIES[one.residency]}: {told}", "    ", "      ")
    if evidence:
        yield from _sources(datasets, CHARGES, year, {"UNITID": unitid})


def earnings_words(one: Earnings) -> str:
    """A median of the Scorecard in words; one that is suppressed is said to be so."""
    name = f"{_MEASURES.get(one.measure, one.measure)} ({_LEVELS.get(one.level, one.level)}, "
    name += f"CIP {one.cip4}, College Scorecard {one.year})"
    if one.dollars is None:
        return f"{name}: suppressed, because too few people are behind it"
    people = f", {one.count:,} people" if one.count is not None else ""
    return f"{name}: ${one.dollars:,}{people}"


def _earnings(
    one: Earnings, datasets: Sequence[Dataset], unitid: str, evidence: bool
) -> Iterator[str]:
    yield from wrapped(earnings_words(one), "  ", "    ")
    if evidence:
        key: Key = {"UNITID": unitid, "CIPCODE": one.cip4.replace(".", "")}
        yield from _sources(datasets, EARNINGS, one.year, key)


def accredited_words(one: Accredited) -> str:
    """A line of an accreditor's list."""
    what = one.program or "the school as a whole"
    since = f", since {one.since}" if one.since else ""
    until = f", until {one.until}" if one.until else ""
    return f"{one.agency} lists {what}: {one.status}{since}{until}"


def _accredited(listed: Sequence[Accredited]) -> Iterator[str]:
    for one in listed[:_LISTED]:
        yield from wrapped(accredited_words(one), "  ", "    ")
    if len(listed) > _LISTED:
        yield f"  and {len(listed) - _LISTED} more in accreditors' lists (--json has all)"


def _occupations(picture: Picture, program_id: str | None) -> Iterator[str]:
    if not picture.occupations or program_id is None:
        return
    named = "; ".join(f"{one.title or one.soc} ({one.soc})" for one in picture.occupations)
    yield from wrapped(f"Its subject prepares for, by NCES's crosswalk: {named}.", "  ", "    ")
    yield f"    What they pay: gradguide careers --program {program_id}"


def _sources(datasets: Sequence[Dataset], name: str, year: int, key: Key) -> Iterator[str]:
    for line in source_lines(datasets, name, [year], key):
        yield from wrapped(line, " " * 6, " " * 8)

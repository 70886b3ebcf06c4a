"""What federal agencies and accreditors say of a program or school, as lines under the themes of
its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gradguide.answers.federal_sources import CHARGES, DISTANCE, EARNINGS, Key, source_lines
from gradguide.answers.picture_words import (
    accredited_words,
    charges_head,
    charges_words,
    distance_words,
    earnings_words,
)
from gradguide.cli.cost_text import wrapped
from gradguide.cli.graduates_text import graduates_lines
from gradguide.model.national import Accredited, Charges, Dataset, Earnings, Reported
from gradguide.outlook.picture import Picture

_LISTED = 6


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
    said = [one for one in charges if charges_words(one)]
    if not said:
        return
    yield from wrapped(charges_head(said[0]), "  ", "    ")
    for one in said:
        yield from wrapped(charges_words(one), "    ", "      ")
    if evidence:
        yield from _sources(datasets, CHARGES, said[0].year, {"UNITID": unitid})


def _earnings(
    one: Earnings, datasets: Sequence[Dataset], unitid: str, evidence: bool
) -> Iterator[str]:
    yield from wrapped(earnings_words(one), "  ", "    ")
    if evidence:
        key: Key = {"UNITID": unitid, "CIPCODE": one.cip4.replace(".", "")}
        yield from _sources(datasets, EARNINGS, one.year, key)


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

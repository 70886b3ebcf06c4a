"""What federal agencies count and accreditors list of a program or school, with the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, Field

from gradguide.answers.federal_sources import CHARGES, COMPLETIONS, DISTANCE, EARNINGS
from gradguide.answers.picture_words import (
    accredited_words,
    charges_head,
    charges_words,
    distance_words,
    earnings_words,
)
from gradguide.assistant.evidence import DataFile, file_line, file_of
from gradguide.catalog.national import National
from gradguide.model.award_names import award_name
from gradguide.model.national import Dataset
from gradguide.outlook.graduates import Counted
from gradguide.outlook.picture import Picture

_LISTED = 10
"""Of accreditors' lists, so many lines."""


class YearOfGraduates(BaseModel):
    """Graduates in the year to June."""

    year: int
    total: int | None = Field(description="Null: no count")


class Graduates(BaseModel):
    """Graduates that a school reports under one subject and level."""

    award: str
    cip: str
    level: str
    counted_with: list[str] = Field(description="Programs that are counted under it together")
    years: list[YearOfGraduates]
    source: DataFile | None


class Federal(BaseModel):
    """A figure that an agency publishes, or a line of an accreditor's list."""

    says: str
    source: DataFile | None = Field(description="Null: the words name the accreditor")


def graduates_of(picture: Picture, national: National) -> list[Graduates]:
    """Graduates by year, a series for each subject and level."""
    datasets = national.datasets()
    return [_series(one, datasets) for one in picture.graduates.counted]


def federal_of(picture: Picture, national: National) -> list[Federal]:
    """What else is published of it."""
    datasets = national.datasets()
    titles = national.titles_of({one.cip for one in picture.distance})
    charges = [words for one in picture.charges if (words := charges_words(one))]
    told = [
        *(
            Federal(says=distance_words(one, titles), source=_file(datasets, DISTANCE, one.year))
            for one in picture.distance
        ),
        *(
            Federal(says=earnings_words(one), source=_file(datasets, EARNINGS, one.year))
            for one in picture.earnings
        ),
        *(Federal(says=accredited_words(one), source=None) for one in picture.accredited[:_LISTED]),
    ]
    if charges:
        first = picture.charges[0]
        says = f"{charges_head(first)}: {'; '.join(charges)}"
        told.append(Federal(says=says, source=_file(datasets, CHARGES, first.year)))
    return told


def newest_count(national: National) -> DataFile | None:
    """The newest file that counts graduates, by which awards are known."""
    years = [one.year for one in national.datasets() if one.name == COMPLETIONS]
    return _file(national.datasets(), COMPLETIONS, max(years)) if years else None


def graduates_lines(series: Sequence[Graduates]) -> Iterator[str]:
    """Graduates, a line for each series."""
    for one in series:
        counted = ", ".join(
            f"{year.year}: {'unknown' if year.total is None else f'{year.total:,}'}"
            for year in one.years
        )
        yield f"Graduates, {one.award} (CIP {one.cip}): {counted}"
        if len(one.counted_with) > 1:
            yield f"    counted together: {', '.join(one.counted_with)}"
        if one.source:
            yield file_line(one.source, "    ")


def federal_lines(told: Sequence[Federal]) -> Iterator[str]:
    """What is published, a line each with its file."""
    for one in told:
        yield f"  - {one.says}"
        if one.source:
            yield file_line(one.source, "    ")


def _series(one: Counted, datasets: Sequence[Dataset]) -> Graduates:
    award, series = one.award, one.series
    years = [count.year for count in series.known]
    return Graduates(
        award=award_name(award.title, award.cip, award.code),
        cip=award.cip,
        level=award.level,
        counted_with=[key for key, _ in one.programs],
        years=[
            YearOfGraduates(year=year, total=None if count is None else count.total)
            for year, count in zip(series.years, series.counts, strict=True)
        ],
        source=_file(datasets, COMPLETIONS, max(years)) if years else None,
    )


def _file(datasets: Sequence[Dataset], name: str, year: int) -> DataFile | None:
    found = (one for one in datasets if one.name == name and one.year == year)
    return file_of(next(found, None))

"""What federal agencies say of a program or school, ready to be shown with its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gradguide.answers.evidence import web_link
from gradguide.answers.federal_sources import (
    CHARGES,
    COMPLETIONS,
    DISTANCE,
    EARNINGS,
    key_of,
    source_records,
)
from gradguide.answers.graduates_words import called, may_be, trend_words, women_words
from gradguide.answers.picture_words import (
    charges_head,
    charges_words,
    distance_words,
    earnings_words,
)
from gradguide.catalog.national import National
from gradguide.charts.web.drawing import Drawing
from gradguide.charts.web.graduates import graduates_by_year
from gradguide.model.national import Dataset
from gradguide.outlook.graduates import Before, Counted, Graduates
from gradguide.outlook.picture import Picture


@dataclass(frozen=True, slots=True)
class FederalFile:
    """A file behind figures: who published what of which year, the row in it, and where it is."""

    title: str
    row: str
    link: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of an agency with the files that say so."""

    words: str
    files: tuple[FederalFile, ...]


@dataclass(frozen=True, slots=True)
class AwardRow:
    """An award with its trend and the share of women, in words, its program's id where it counts
    one alone, and the files behind it."""

    name: str
    words: tuple[str, ...]
    program: str
    files: tuple[FederalFile, ...]


@dataclass(frozen=True, slots=True)
class GraduatesView:
    """Graduates: the chart, None where nobody graduated, and what to say of each award."""

    chart: Drawing | None
    awards: tuple[AwardRow, ...]
    shared: str
    others: int
    before: tuple[tuple[str, tuple[AwardRow, ...]], ...]


def graduates_view(found: Graduates, datasets: Sequence[Dataset]) -> GraduatesView:
    """The graduates of a program or a school."""
    drawn = any(count.total for one in found.counted for count in one.series.known)
    shared = ""
    if found.shared:
        shared = (
            "Which of its programs at that level the school counts here is not reported; "
            f"{may_be(found)}."
        )
    return GraduatesView(
        chart=graduates_by_year(found) if drawn else None,
        awards=tuple(_award(one, datasets) for one in found.counted),
        shared=shared,
        others=found.others,
        before=tuple(_before(one, datasets) for one in found.before if one.counted),
    )


def _before(one: Before, datasets: Sequence[Dataset]) -> tuple[str, tuple[AwardRow, ...]]:
    return one.school.name, tuple(_award(award, datasets) for award in one.counted)


def _award(one: Counted, datasets: Sequence[Dataset]) -> AwardRow:
    told = [trend_words(one.series), women_words(one.series)]
    newest = one.series.newest
    if newest is not None:
        told.insert(0, f"{newest.total:,} graduates in {newest.year}")
    years = [count.year for count in one.series.known]
    return AwardRow(
        called(one.award),
        tuple(words for words in told if words),
        one.programs[0][0] if len(one.programs) == 1 else "",
        files_of(datasets, COMPLETIONS, years[-1:], key_of(one.award)),
    )


def files_of(
    datasets: Sequence[Dataset], name: str, years: Iterable[int], key: Mapping[str, object]
) -> tuple[FederalFile, ...]:
    """The files of that name behind figures of some years."""
    return tuple(_file(one) for one in source_records(datasets, name, years, key))


def _file(one: Mapping[str, Any]) -> FederalFile:
    row = ", ".join(f"{column} {value}" for column, value in one["row"].items())
    title = f"{one['agency']}, {one['file']}, {one['year']} ({one['edition']})"
    return FederalFile(title, row, web_link(one["address"] or ""))


def distance_told(picture: Picture, national: National, unitid: str) -> Iterator[Told]:
    """What a school reports on distance education."""
    titles = national.titles_of({one.cip for one in picture.distance})
    datasets = national.datasets() if picture.distance else ()
    for one in picture.distance:
        key = {"UNITID": unitid, "CIPCODE": one.cip}
        words = distance_words(one, titles)
        yield Told(_sentence(words), files_of(datasets, DISTANCE, [one.year], key))


def charges_told(picture: Picture, datasets: Sequence[Dataset], unitid: str) -> Iterator[Told]:
    """What a school asks of graduate students, by residency."""
    for one in picture.charges:
        words = charges_words(one)
        if words:
            files = files_of(datasets, CHARGES, [one.year], {"UNITID": unitid})
            yield Told(_sentence(words), files)


def charges_title(picture: Picture) -> str:
    """What the charges are, "" where there are none."""
    return f"{charges_head(picture.charges[0])}:" if picture.charges else ""


def earnings_told(picture: Picture, datasets: Sequence[Dataset], unitid: str) -> Iterator[Told]:
    """What graduates earned and owed, by the College Scorecard."""
    for one in picture.earnings:
        key = {"UNITID": unitid, "CIPCODE": one.cip4.replace(".", "")}
        yield Told(_sentence(earnings_words(one)), files_of(datasets, EARNINGS, [one.year], key))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."

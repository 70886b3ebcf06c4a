"""What the careers pages show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from gradguide.answers.careers_asked import row_of
from gradguide.answers.careers_words import (
    counted_words,
    is_the_same,
    licence_words,
    reporting_words,
    specialty_words,
)
from gradguide.answers.evidence import opened_all
from gradguide.answers.opened import OpenRelease
from gradguide.answers.pay_words import amount, area_name, change, pay_sentence
from gradguide.catalog.destinations import Destined, Led
from gradguide.catalog.release import Opened
from gradguide.charts.web.drawing import Drawing
from gradguide.charts.web.projections import projections
from gradguide.charts.web.wages import wage_ranges
from gradguide.model.fact import Fact
from gradguide.model.pack import NearOccupation
from gradguide.model.states import STATE_NAMES
from gradguide.outlook.careers import OccupationView, Row, Subject, TitleView
from gradguide.outlook.pay import Figures, Pay
from gradguide.outlook.titles import Match
from gradguide.resolution.spelling import slug

MOST = 12
"""Programs in one list."""
_NAMED = 4  # programs named under one award


@dataclass(frozen=True, slots=True)
class PayView:
    """What an occupation pays a year in an area, from the lowest tenth to the highest; or why that
    is not known (`absent`)."""

    area: str
    low: str
    middle: str
    high: str
    employed: int | None
    sentence: str
    absent: str


@dataclass(frozen=True, slots=True)
class RowView:
    """An occupation as a line of a table, with the field's titles for it and their pages.
    `together` is the name under which its figures are published with others, "" where it stands
    alone."""

    soc: str
    title: str
    field_titles: tuple[tuple[str, str], ...]
    together: str
    nation: PayView
    state: PayView | None
    openings: int | None
    changed: str


@dataclass(frozen=True, slots=True)
class TieView:
    """Occupations that are tied to the field in one way, and what way that is."""

    words: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts of some occupations; None where nothing is published that could be drawn."""

    wages: Drawing | None
    projections: Drawing | None


@dataclass(frozen=True, slots=True)
class AwardView:
    """A school's award that leads to an occupation, with the programs that it counts."""

    words: str
    programs: tuple[tuple[str, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Projected:
    """A projection: jobs then and later, the change, openings a year, usual education."""

    agency: str
    years: tuple[int, int]
    jobs: tuple[int, int]
    changed: str
    openings: int
    education: str


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation in full."""

    soc: str
    title: str
    field_titles: tuple[tuple[str, str], ...]
    together: str
    chart: Drawing | None
    pays: tuple[PayView, ...]
    projected: Projected | None
    said: tuple[Opened, ...]
    subjects: tuple[Subject, ...]
    reporting: str
    awards: tuple[AwardView, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A specialty or licence that a title goes with, and the programs with it. `query` asks the
    finder for all of a specialty, "" for a licence."""

    words: str
    programs: tuple[Destined, ...]
    more: int
    specialty: str


@dataclass(frozen=True, slots=True)
class Title:
    """A title of the field: the nearest occupations where it has no place, and what leads to it."""

    name: str
    placed: bool
    near: tuple[NearOccupation, ...]
    ways: tuple[Way, ...]
    said: tuple[Opened, ...]


_BOTH = "What the field's subjects prepare for and its job titles stand for"
_OWN = "What other job titles of the field stand for"
_TAUGHT = "What the field's subjects prepare for too, by NCES's crosswalk"
_NEAR = "What comes nearest to a job title without an occupation of its own"


def tie_views(rows: Sequence[Row]) -> Iterator[TieView]:
    """Rows by what ties them to the field, those that are tied in two ways first, in their
    order."""
    groups: dict[str, list[Row]] = {words: [] for words in (_BOTH, _OWN, _TAUGHT, _NEAR)}
    for row in rows:
        groups[_tie(row)].append(row)
    for words, own in groups.items():
        if own:
            yield TieView(words, tuple(map(row_view, own)))


def _tie(row: Row) -> str:
    if row.field_titles:
        return _BOTH if row.tie == "subject" else _OWN
    return _TAUGHT if row.tie == "subject" else _NEAR


def charted(rows: Sequence[Row]) -> Sequence[Row]:
    """The occupations to draw: those of the field's own titles, or all where there are none, in
    the order of the tables."""
    own = [row for row in rows if row.field_titles]
    return sorted(own, key=lambda row: _tie(row) != _BOTH) or rows


def path_of_title(name: str) -> str:
    """The page of a title of the field's."""
    return f"/careers/{slug(name)}"


def path_of_match(one: Match) -> str:
    """The page of a title that may be meant: of the field's title, else of the occupation."""
    if one.job is not None or one.soc is None:
        return path_of_title(one.title)
    return f"/careers/{one.soc}"


def row_view(row: Row) -> RowView:
    """An occupation as a line of a table."""
    figures = row.figures
    outlook = figures.outlook
    return RowView(
        row.soc,
        row.title,
        tuple((name, path_of_title(name)) for name in row.field_titles),
        figures.published_as.title if figures.published_as else "",
        _pay(figures.nation),
        None if figures.state is None else _pay(figures.state),
        outlook.projection.openings if outlook else None,
        change(outlook.projection.change_permille) if outlook else "",
    )


def _pay(pay: Pay) -> PayView:
    absent = ""
    if pay.told == "not in this release":
        absent = "unknown: this release has no wages of this place"
    elif pay.told == "not published" or pay.wages is None:
        absent = "unknown: no yearly wages are published for this occupation"
    low, middle, high = (amount(pay, name) for name in ("p10", "median", "p90"))
    return PayView(
        area_name(pay.area),
        low,
        middle,
        high,
        pay.wages.employment if pay.wages else None,
        "" if absent else pay_sentence(pay),
        absent,
    )


def charts_of(rows: Sequence[Row], state: str | None) -> Charts:
    """What occupations pay and how they are projected to change."""
    name = None if state is None else STATE_NAMES[state]
    return Charts(
        _drawn(lambda: wage_ranges(rows, state_name=name)), _drawn(lambda: projections(rows))
    )


def _drawn(draw: Callable[[], Drawing]) -> Drawing | None:
    try:
        return draw()
    except ValueError:  # nothing is published that could be drawn, which the tables say
        return None


def occupation_view(
    opened: OpenRelease, view: OccupationView, state: str | None, year: int | None
) -> Occupation:
    """An occupation in full; `year` is that of the graduates."""
    figures, led = view.figures, view.programs
    row = row_of(view)
    return Occupation(
        view.soc,
        view.title,
        tuple((name, path_of_title(name)) for name in view.field_titles),
        figures.published_as.title if figures.published_as else "",
        charts_of([row], state).wages,
        tuple(_pay(pay) for pay in (figures.nation, figures.state) if pay is not None),
        _projected(figures),
        _said(opened, (fact for fact in view.said if not is_the_same(fact, figures))),
        view.subjects,
        reporting_words(led),
        tuple(
            AwardView(
                counted_words(one, speaking, year),
                named := one.programs if len(one.programs) == 1 else speaking[:_NAMED],
                len(one.programs) - len(named),
            )
            for one, speaking in zip(led.largest, view.speaking, strict=True)
        ),
    )


def _projected(figures: Figures) -> Projected | None:
    if figures.outlook is None:
        return None
    one, dataset = figures.outlook.projection, figures.outlook.dataset
    return Projected(
        dataset.agency if dataset else "",
        (one.from_year, one.to_year),
        (one.employment_from, one.employment_to),
        change(one.change_permille),
        one.openings,
        one.education or "",
    )


def _said(opened: OpenRelease, facts: Iterable[Fact]) -> tuple[Opened, ...]:
    return opened_all(opened.release, facts)


def title_view(opened: OpenRelease, view: TitleView) -> Title:
    """A title of the field with what leads to it."""
    ways = [
        *(_way(specialty_words(one), one.programs, one.name) for one in view.specialties),
        *(_way(licence_words(one), one.programs, "") for one in view.licences),
    ]
    return Title(
        view.name,
        view.soc is not None,
        view.near if view.soc is None else (),
        tuple(ways),
        _said(opened, view.said),
    )


def _way(words: str, led: Led, specialty: str) -> Way:
    return Way(words, led.largest, led.programs - len(led.largest), specialty)

"""What guides and levels show of computed answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from gradguide.answers.faq_words import amount_words, behind_words, count_words
from gradguide.answers.opened import OpenRelease
from gradguide.answers.pay_words import amount_words as amount_in_words
from gradguide.answers.pay_words import when
from gradguide.answers.words import fact_words, name_of, qualifier_words
from gradguide.charts.web.amounts import amounts
from gradguide.charts.web.drawing import Drawing
from gradguide.model.fact import Fact, Status
from gradguide.model.national import Dataset
from gradguide.model.pack import JobTitle
from gradguide.outlook.careers import Careers
from gradguide.outlook.faq.answer import Answer, Count, Figure, Item, Range
from gradguide.outlook.faq.questions import questions
from gradguide.web.pages.careers_view import path_of_title

_LISTED = 12
"""Lines of a list on the page; the finder has the rest."""
_FIGURES = 40
_DRAWN = 3
"""Figures from which a range is drawn; two are said as well."""


_SHORT = {question.id: question.short for question in questions()}


@dataclass(frozen=True, slots=True)
class Said:
    """A fact behind a line: its status, and what it says with its year."""

    status: Status
    words: str


@dataclass(frozen=True, slots=True)
class CountView:
    """A count in words, and what the finder is asked for those that are counted ((): nothing)."""

    words: str
    query: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """One program's number."""

    id: str
    name: str
    amount: str
    year: int | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class RangeView:
    """A range: its ends with whose they are, its middle, what it rests on, and the numbers, the
    lowest first. `more` counts those that are left out of the list."""

    what: str
    low: str
    low_of: str
    high: str
    high_of: str
    middle: str
    behind: str
    figures: tuple[FigureView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ItemView:
    """A line of a list; `path` is its page, "" without one."""

    name: str
    path: str
    words: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """A list; `more` counts the lines that are left out, for which the finder is asked `query`
    where it can be."""

    title: str
    items: tuple[ItemView, ...]
    more: int
    query: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answer and what that rests on; `short` is for a list of questions."""

    id: str
    short: str
    asks: str
    first: str
    known: bool
    counts: tuple[CountView, ...]
    charts: tuple[Drawing, ...]
    ranges: tuple[RangeView, ...]
    lists: tuple[ListView, ...]
    notes: tuple[str, ...]
    datasets: tuple[Dataset, ...]


@dataclass(frozen=True, slots=True)
class JobView:
    """A title of the field with the occupation that it stands for and what that pays; "" where the
    classification has no place for it or nothing is published."""

    name: str
    path: str
    occupation: str
    pay: str


def job_views(careers: Careers, jobs: Iterable[JobTitle]) -> tuple[JobView, ...]:
    """Titles with what they pay, by name."""
    return tuple(_job(careers, job) for job in sorted(jobs, key=lambda job: job.name))


def _job(careers: Careers, job: JobTitle) -> JobView:
    known = careers.national.occupation(job.code) if job.code else None
    if known is None or job.code is None:
        return JobView(job.name, path_of_title(job.name), "", "")
    pay = careers.published.figures(job.code).nation
    middle = amount_in_words(pay, "median")
    told = f"{middle} a year in the middle, {when(pay)}" if middle else ""
    return JobView(job.name, path_of_title(job.name), known.title, told)


def question_view(opened: OpenRelease, answer: Answer) -> QuestionView:
    """A question with its answer. The page's head names the field, so that neither does again."""
    field = f" within {opened.release.field_name}"
    asks, first = answer.asks.replace(field, ""), answer.first.replace(field, "")
    return QuestionView(
        answer.id,
        _SHORT.get(answer.id, asks),
        asks,
        first,
        answer.known,
        tuple(map(_count, answer.counts)),
        charts_of(answer.ranges),
        tuple(map(range_view, answer.ranges)),
        tuple(_lists(answer, opened.slugs)),
        answer.notes,
        answer.datasets,
    )


def charts_of(ranges: Iterable[Range]) -> tuple[Drawing, ...]:
    """A chart for each unit of which there are `_DRAWN` figures."""
    by_unit: dict[str, list[Range]] = {}
    for one in ranges:
        if len(one.figures) >= _DRAWN:
            by_unit.setdefault(one.unit, []).append(one)
    return tuple(map(amounts, by_unit.values()))


def _count(one: Count) -> CountView:
    pairs = tuple(parse_qsl(one.query)) if one.query and one.yes else ()
    return CountView(count_words(one), pairs)


def range_view(one: Range) -> RangeView:
    """A range with its numbers."""
    low, high = one.low, one.high
    ordered = sorted(one.figures, key=lambda figure: (figure.amount, figure.id))
    alone = low.amount == high.amount
    return RangeView(
        one.what,
        amount_words(one, low.amount),
        "" if alone else low.name,
        "" if alone else amount_words(one, high.amount),
        high.name,
        amount_words(one, one.median),
        behind_words(one),
        tuple(_figure(one, figure) for figure in ordered[:_FIGURES]),
        max(0, len(ordered) - _FIGURES),
    )


def _figure(one: Range, figure: Figure) -> FigureView:
    return FigureView(
        figure.id,
        figure.name,
        amount_words(one, figure.amount),
        figure.year,
        tuple(_said(figure.facts)),
    )


def _lists(answer: Answer, slugs: Mapping[str, str]) -> Iterator[ListView]:
    for listing in answer.listings:
        if listing.items:
            shown = tuple(_item(item, slugs) for item in listing.items[:_LISTED])
            more = len(listing.items) - len(shown)
            yield ListView(listing.title, shown, more, tuple(parse_qsl(listing.query)))


def _item(item: Item, slugs: Mapping[str, str]) -> ItemView:
    path = _path(item.id, slugs)
    return ItemView(item.name, path, item.words, tuple(_said(item.facts)))


def _path(key: str, slugs: Mapping[str, str]) -> str:
    """The page of what a line is about: a program, a school by its number, an occupation by its
    code; "" where it has none, as a school of the federal files of which no source speaks."""
    if "/" in key:
        return f"/programs/{key}"
    if key.isdigit():
        return f"/schools/{slugs[key]}" if key in slugs else ""
    return f"/careers/{key}" if key.replace("-", "").isdigit() else ""


def _said(facts: Iterable[Fact]) -> Iterator[Said]:
    for fact in facts:
        key = qualifier_words(fact.attribute, fact.key)
        label = f"{name_of(fact.attribute)}{f' ({key})' if key else ''}"
        year = f", {fact.year}" if fact.year else ", undated"
        yield Said(fact.status, f"{label}: {fact_words(fact)}{year}")

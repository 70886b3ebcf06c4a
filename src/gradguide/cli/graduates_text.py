"""Graduates as text: a line of little bars with its figures, the trend, the share of women."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradguide.answers.federal_sources import COMPLETIONS, key_of, source_lines
from gradguide.answers.graduates_words import (
    called,
    day_words,
    may_be,
    trend_words,
    women_words,
)
from gradguide.cli.cost_text import wrapped
from gradguide.model.national import Dataset
from gradguide.outlook.completions import Series
from gradguide.outlook.graduates import Before, Counted, Graduates

_BARS = "▁▂▃▄▅▆▇█"
_GAP = "·"
_INDENT = "    "


def sparkline(series: Series) -> str:
    """A bar for each year, from nought to the highest; a year without a count is a dot."""
    most = max((count.total for count in series.known), default=0)
    return "".join(_GAP if count is None else _bar(count.total, most) for count in series.counts)


def _bar(total: int, most: int) -> str:
    """In eighths of the highest. The lowest bar is nought alone: a few never look like nobody."""
    eighths = (2 * total * len(_BARS) + most) // (2 * most) if most else 0
    return _BARS[0] if total == 0 else _BARS[max(1, eighths - 1)]


def figures(series: Series) -> str:
    """The counts, year by year: "566, 609, ·, 655, 728"; an estimated one has an asterisk."""
    return ", ".join(
        _GAP if count is None else f"{count.total:,}{'*' if count.imputed else ''}"
        for count in series.counts
    )


def series_words(series: Series) -> str:
    """The newest count with its year, the bars, the years and all counts."""
    newest = series.newest
    span = f"{series.years[0]} to {series.years[-1]}" if len(series.years) > 1 else ""
    if newest is None:
        return f"no count ({span})" if span else "no count"
    head = f"{newest.total:,} in {newest.year}"
    return f"{head}  {sparkline(series)}  {span}: {figures(series)}" if span else head


def graduates_lines(
    found: Graduates, datasets: Sequence[Dataset], *, evidence: bool, name_programs: bool
) -> Iterator[str]:
    """Everything that is known of graduates, a line at a time; `name_programs` adds the id of the
    one program that an award counts."""
    if not found.counted and not found.before:
        return
    yield "  Graduates as the school reports them to NCES (a year ends in June; first majors)"
    for one in found.counted:
        yield from _award(one, datasets, evidence=evidence, brief=False)
        if name_programs and len(one.programs) == 1:
            yield f"{_INDENT}  {one.programs[0][0]}"
    if found.total is not None:
        yield f"{_INDENT}These awards together, which count this program alone"
        yield from wrapped(series_words(found.total), _INDENT + "  ")
        yield from wrapped(trend_words(found.total), _INDENT + "  ")
    if found.shared:
        each = "" if len(found.counted) == 1 else " They are not added up."
        yield from wrapped(
            "Which of its programs at that level the school counts here is not reported; "
            f"{may_be(found)}.{each}",
            _INDENT,
        )
    if found.others:
        subjects = "subjects and levels" if found.others > 1 else "subject and level"
        yield f"{_INDENT}{found.others:,} more {subjects} with fewer graduates"
    if any(one.series.imputed for one in found.counted):
        yield f"{_INDENT}* estimated by NCES"
    for before in found.before:
        yield from _before(before, datasets, evidence=evidence)


def _award(
    one: Counted, datasets: Sequence[Dataset], *, evidence: bool, brief: bool
) -> Iterator[str]:
    inner = _INDENT + "  "
    yield from wrapped(called(one.award), _INDENT)
    yield from wrapped(series_words(one.series), inner)
    if not brief:
        told = [words for words in (trend_words(one.series), women_words(one.series)) if words]
        yield from wrapped("; ".join(told), inner)
    seconds = [(c.year, c.second) for c in one.series.known if c.second]
    if seconds:
        year, count = seconds[-1]
        yield f"{inner}and {count:,} in {year} for whom it was the second major"
    if evidence:
        years = [count.year for count in one.series.known]
        for line in source_lines(datasets, COMPLETIONS, years, key_of(one.award)):
            yield from wrapped(line, inner, inner + "  ")


def _before(before: Before, datasets: Sequence[Dataset], *, evidence: bool) -> Iterator[str]:
    if not before.counted:
        return
    until = f", until {day_words(before.school.closed)}" if before.school.closed else ""
    yield f"  Before, as {before.school.name}{until}"
    for one in before.counted:
        yield from _award(one, datasets, evidence=evidence, brief=True)

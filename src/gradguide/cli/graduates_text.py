"""Graduates as text: a line of little bars with its figures, the trend, the share of women."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gradguide.answers.federal_sources import COMPLETIONS, key_of, source_lines
from gradguide.answers.words import date_words
from gradguide.cli.cost_text import wrapped
from gradguide.model.award_names import award_name
from gradguide.model.national import Award, Dataset
from gradguide.outlook.completions import Series, trend, women
from gradguide.outlook.graduates import Before, Counted, Fate, Graduates

_BARS = "▁▂▃▄▅▆▇█"
_GAP = "·"
_PROGRAMS_NAMED = 4
_INDENT = "    "
_TIED = "\u00a0"


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


def trend_words(series: Series) -> str:
    """How the number goes, with what it is reckoned from."""
    found = trend(series)
    if found.direction is None:
        return f"no trend is told: {found.reason}"
    span = f"{found.first} to {found.last}"
    if found.direction == "unclear":
        return f"no clear trend ({span}): the change is within what chance would do"
    less = "more" if found.a_year > 0 else "fewer"
    return f"{found.direction}: about {_whole(abs(found.a_year))} {less} each year ({span})"


def _whole(number: Fraction) -> str:
    """To one digit behind the point below 10, else whole; halves up."""
    tenths = int(number * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}" if tenths < 100 else f"{int(number + Fraction(1, 2)):,}"


def women_words(series: Series) -> str:
    """The share of women with its year, "" where nobody graduated."""
    found = women(series)
    if found is None:
        return ""
    share = f"{found.permille // 10}.{found.permille % 10}{_TIED}%"
    return f"women: {found.women:,} of {found.total:,} in {found.year} ({share})"


def called(award: Award) -> str:
    """An award in words with its code: "Social Work, master's (CIP 44.0701)"."""
    return f"{award_name(award.title, award.cip, award.code)} (CIP {award.cip})"


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
            f"{_may_be(found)}.{each}",
            _INDENT,
        )
    if found.others:
        subjects = "subjects and levels" if found.others > 1 else "subject and level"
        yield f"{_INDENT}{found.others:,} more {subjects} with fewer graduates"
    if any(one.series.imputed for one in found.counted):
        yield f"{_INDENT}* estimated by NCES"
    for before in found.before:
        yield from _before(before, datasets, evidence=evidence)


def _may_be(found: Graduates) -> str:
    """Which other programs an award may count: by name those alone that speak of the subject."""
    named = [name for _, name in found.shared[: min(found.speaking, _PROGRAMS_NAMED)]]
    rest = len(found.shared) - len(named)
    if not named:
        others = "1 other" if rest == 1 else f"{rest} others"
        return f"{others} of the school's, not named after the subject, may be among them"
    unnamed = "" if len(named) < found.speaking else " that are not named after the subject"
    more = f", and {rest} more{unnamed}" if rest else ""
    return f"these may be among them: {'; '.join(named)}{more}"


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


def day_words(day: str) -> str:
    """A date as far as it is known: "1 July 2022", "2022-07", "2022"."""
    return date_words(day) if len(day) == 10 else day


def fate_words(fate: Fate) -> str:
    """What became of a school, in a sentence with who says so."""
    school, successor = fate.school, fate.successor
    when = day_words(school.closed) if school.closed else ""
    source = fate.address or f"NCES, directory of {school.year}"
    if successor is not None:
        told, since = f"{school.name} is now {successor.name}", f"since {when}; " if when else ""
    elif school.successor:
        told = f"{school.name} became another institution, UNITID {school.successor}"
        since = f"on {when}; " if when else ""
    elif when:
        told, since = f"{school.name} has closed", f"on {when}; "
    else:
        told, since = f"{school.name} was no longer open in {school.year}", ""
    return f"{told} ({since}{source})."


def before_words(before: Sequence[Before]) -> Iterator[str]:
    """The schools that became this one, in a sentence for those of one day and one source."""
    groups: dict[tuple[str, str], list[str]] = {}
    for one in before:
        until = f"until {day_words(one.school.closed)}; " if one.school.closed else ""
        source = one.address or f"NCES, directory of {one.school.year}"
        groups.setdefault((until, source), []).append(one.school.name)
    for (until, source), names in groups.items():
        yield f"before: {', '.join(names)} ({until}{source})"

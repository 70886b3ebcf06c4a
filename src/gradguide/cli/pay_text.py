"""Wages and projections in words: every figure with its year and who published it."""

from __future__ import annotations

from collections.abc import Iterator

from gradguide.cli.cost_text import wrapped
from gradguide.model.national import Dataset
from gradguide.model.states import STATE_NAMES
from gradguide.outlook.pay import NATION, Figures, Pay, Percentile

NO_PROMISE = "A projection is worked out from a model; it is no promise."
_WAGES_SOURCE = "BLS"


def area_name(area: str) -> str:
    """An area as people call it."""
    return "the United States" if area == NATION else STATE_NAMES.get(area, area)


def amount(pay: Pay, name: Percentile) -> str:
    """A percentile with its dollar sign; "at least" where it is only known so; a dash else."""
    dollars, least = pay.dollars(name), pay.at_least(name)
    if dollars is not None:
        return f"${dollars:,}"
    return "–" if least is None else f"${least:,}+"


def _in_words(pay: Pay, name: Percentile) -> str | None:
    dollars, least = pay.dollars(name), pay.at_least(name)
    if dollars is not None:
        return f"${dollars:,}"
    return None if least is None else f"at least ${least:,}"


def pay_sentence(pay: Pay) -> str:
    """What an occupation pays in an area, in a sentence."""
    middle = _in_words(pay, "median")
    parts = [
        "the middle wage is not published"
        if middle is None
        else f"{'about ' if pay.dollars('median') else ''}{middle} a year in the middle"
    ]
    low, high = _in_words(pay, "p10"), _in_words(pay, "p90")
    if low is not None:
        parts.append(f"one in ten earns under {low}" if pay.dollars("p10") else f"the lowest tenth"
                     f" earns {low}")  # fmt: skip
    if high is not None:
        over = "over " if pay.dollars("p90") else ""
        parts.append(f"one in ten {over}{high}" if low else f"one in ten earns {over}{high}")
    first, *rest = parts
    tail = f"; {', '.join(rest)}" if rest else ""
    return f"{first}{tail} ({when(pay)})"


def when(pay: Pay) -> str:
    """Of which month wages are, and who published them."""
    agency = pay.dataset.agency if pay.dataset else _WAGES_SOURCE
    return f"May {pay.wages.year}, {agency}" if pay.wages else agency


def pay_lines(pay: Pay) -> Iterator[str]:
    """An area's wages: the sentence, the quarters, how many work there; or why there are none."""
    head = f"In {area_name(pay.area)}"
    if pay.told == "not in this release":
        yield from wrapped(f"{head}: {_absent(pay.area)}", "  ", "    ")
        return
    if pay.told == "not published" or pay.wages is None:
        text = f"{head}: BLS publishes no yearly wages for this occupation."
        yield from wrapped(text, "  ", "    ")
    else:
        yield from wrapped(f"{head}: {pay_sentence(pay)}.", "  ", "    ")
        lower, upper = _in_words(pay, "p25"), _in_words(pay, "p75")
        if lower and upper:
            yield f"    The middle half is paid {lower} to {upper}."
    if pay.wages is not None:
        number = pay.wages.employment
        told = "unknown, BLS does not release it" if number is None else f"{number:,} ({when(pay)})"
        yield f"    People employed: {told}"


def _absent(area: str) -> str:
    if area == NATION:
        return "this release has no national wages; build it again with the federal files."
    return (
        f"this release has no wages of states. BLS publishes them: 'gradguide data fetch bls --to "
        f"DIR' gets the file, and 'gradguide build --data DIR' a release with {area_name(area)} in "
        "it."
    )


def outlook_lines(figures: Figures) -> Iterator[str]:
    """The projection with its years, and what is typically asked of people who enter."""
    if figures.outlook is None:
        yield "  Outlook: unknown, this release has no projection of it."
        return
    one = figures.outlook.projection
    agency = figures.outlook.dataset.agency if figures.outlook.dataset else _WAGES_SOURCE
    text = (
        f"Outlook: {agency} projects {one.employment_from:,} jobs in {one.from_year} to become "
        f"{one.employment_to:,} in {one.to_year} ({change(one.change_permille)}), with "
        f"{one.openings:,} openings a year on average. "
        f"{NO_PROMISE}"
    )
    yield from wrapped(text, "  ", "    ")
    if one.education:
        yield from wrapped(f"Typical for entry, by {agency}: {one.education}.", "  ", "    ")


def change(permille: int) -> str:
    """A change in tenths of a percent, as people write it: "+1.7 %"."""
    sign = "+" if permille > 0 else "−" if permille < 0 else ""
    return f"{sign}{abs(permille) // 10}.{abs(permille) % 10} %"


def figures_lines(figures: Figures) -> Iterator[str]:
    """All that is published of an occupation."""
    if figures.published_as is not None:
        text = (
            "BLS publishes figures for it only together with others, as "
            f"{figures.published_as.title} ({figures.published_as.soc}); they follow."
        )
        yield from wrapped(text, "  ", "    ")
    yield from pay_lines(figures.nation)
    if figures.state is not None:
        yield from pay_lines(figures.state)
    yield from outlook_lines(figures)


def source_line(dataset: Dataset) -> str:
    """A file as a source: who, what, of which year, where."""
    return f"  {dataset.agency}, {dataset.title}, {dataset.year}: {dataset.address}"

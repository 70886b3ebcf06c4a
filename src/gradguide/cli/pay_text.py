"""Wages and projections in words: every figure with its year and who published it."""

from __future__ import annotations

from collections.abc import Iterator

from gradguide.answers.pay_words import (
    AGENCY,
    NO_PROMISE,
    amount_words,
    area_name,
    change,
    pay_sentence,
    when,
)
from gradguide.cli.cost_text import wrapped
from gradguide.model.national import Dataset
from gradguide.outlook.pay import NATION, Figures, Pay


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
        lower, upper = amount_words(pay, "p25"), amount_words(pay, "p75")
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
    agency = figures.outlook.dataset.agency if figures.outlook.dataset else AGENCY
    text = (
        f"Outlook: {agency} projects {one.employment_from:,} jobs in {one.from_year} to become "
        f"{one.employment_to:,} in {one.to_year} ({change(one.change_permille)}), with "
        f"{one.openings:,} openings a year on average. "
        f"{NO_PROMISE}"
    )
    yield from wrapped(text, "  ", "    ")
    if one.education:
        yield from wrapped(f"Typical for entry, by {agency}: {one.education}.", "  ", "    ")


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

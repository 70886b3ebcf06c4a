"""Answers as text: the sentence that answers, then figures, then the lists behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradguide.answers.faq_words import amount_words, behind_words, count_words
from gradguide.answers.words import MARKS, fact_words, name_of, qualifier_words, standing_words
from gradguide.catalog.release import Release
from gradguide.cli.cost_text import wrapped
from gradguide.model.fact import Fact
from gradguide.outlook.faq.answer import Answer, Count, Figure, Item, Range
from gradguide.outlook.faq.known import Known

_IN = "  "
_HINTS = {
    "programs": "'gradguide find --kind any' finds programs of other kinds, 'gradguide find CODE "
    "--kind award' those that federal counts alone know.",
    "cost": "'gradguide cost PROGRAM --residency STATE' reckons a bill for one person.",
    "employers": "'gradguide careers' has what each occupation pays.",
}
"""By the ids of questions: the commands that say more."""


def lines(
    release: Release, known: Known, found: Sequence[Answer], *, limit: int, evidence: bool
) -> Iterator[str]:
    """All answers, a line at a time; with evidence whole lists, each line opened."""
    most = None if evidence else limit
    for answer in found:
        yield from wrapped(answer.asks, "")
        yield from wrapped(answer.first, _IN)
        for count in answer.counts:
            yield from wrapped(_count(count), _IN + "- ", _IN * 2)
        for one in answer.ranges:
            yield from _range(release, one, most, evidence=evidence)
        for note in answer.notes:
            yield from wrapped(note, _IN + "- ", _IN * 2)
        if answer.known and answer.id in _HINTS:
            yield from wrapped(_HINTS[answer.id], _IN + "- ", _IN * 2)
        for listing in answer.listings:
            yield from _listing(release, listing.title, listing.items, most, evidence=evidence)
        if evidence:
            for dataset in answer.datasets:
                told = f"{dataset.agency}, {dataset.title} {dataset.year}, {dataset.file}"
                yield from wrapped(f"{told}: {dataset.address}", _IN + "= ", _IN * 2)
        yield ""
    yield from wrapped(
        f"From {release.path.name}, as of {release.as_of}. One question: gradguide faq "
        f"{found[0].id if found else 'cost'}; the lists in full: --json or --limit 999; what they "
        "rest on: --evidence."
    )


def _count(count: Count) -> str:
    """A count, and how `find` is asked for what is counted."""
    asked = f"  (gradguide find --query '{count.query}')" if count.query and count.yes else ""
    if count.of == count.yes:
        asked = ""
    return f"{count_words(count)}{asked}"


def _range(release: Release, one: Range, most: int | None, *, evidence: bool) -> Iterator[str]:
    low, high = one.low, one.high
    span = amount_words(one, low.amount)
    if low.amount != high.amount:
        span = (
            f"{span} ({low.name}) to {amount_words(one, high.amount)} ({high.name}), in the middle "
            f"{amount_words(one, one.median)}"
        )
    yield from wrapped(f"{one.what}: {span}", _IN + "- ", _IN * 2)
    yield from wrapped(behind_words(one), _IN * 2)
    if evidence:
        for figure in sorted(one.figures, key=lambda f: (f.amount, f.id)):
            yield from _figure(release, one, figure)


def _figure(release: Release, one: Range, figure: Figure) -> Iterator[str]:
    year = f", {figure.year}" if figure.year else ""
    yield from wrapped(f"{figure.id}: {amount_words(one, figure.amount)}{year}", _IN * 2, _IN * 4)
    for fact in figure.facts:
        yield from _fact(release, fact)


def _listing(
    release: Release, title: str, items: Sequence[Item], most: int | None, *, evidence: bool
) -> Iterator[str]:
    shown = items[:most]
    if not shown:
        return
    yield from wrapped(f"{title}:", _IN)
    for item in shown:
        words = f": {item.words}" if item.words else ""
        key = f"  [{item.id}]" if item.id else ""
        yield from wrapped(f"{item.name}{words}{key}", _IN * 2, _IN * 3)
        if evidence:
            for fact in item.facts:
                yield from _fact(release, fact)
    if len(items) > len(shown):
        yield f"{_IN * 2}and {len(items) - len(shown):,} more"


def _fact(release: Release, fact: Fact) -> Iterator[str]:
    key = qualifier_words(fact.attribute, fact.key)
    label = f"{name_of(fact.attribute)}{f' ({key})' if key else ''}"
    year = f", {fact.year}" if fact.year else ""
    told = f"{MARKS[fact.status]} {label}: {fact_words(fact)}  [{fact.status.value}{year}]"
    yield from wrapped(told, _IN * 3, _IN * 4)
    opened = release.open(fact)
    for claim in opened.claims_for:
        when = claim.source.year or "undated"
        yield from wrapped(
            f"{standing_words(claim)}, {when}: {claim.source.address}", _IN * 4, _IN * 5
        )

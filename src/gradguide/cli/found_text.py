"""What a query finds, as text: a few lines a program, then what is unknown, then the counts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from gradguide.answers.found import Shown
from gradguide.answers.found_cost import cost_words, may_cost_more
from gradguide.answers.found_words import (
    ALWAYS,
    asked_besides,
    filter_fact_words,
    filter_facts,
    graduates_words,
    open_words,
    other_kinds,
    title_of,
    total_words,
)
from gradguide.answers.words import LEGEND, MARKS
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.finding.counts import FacetCounts
from gradguide.decisions.finding.evidence import filters_of
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.finding.find import Found
from gradguide.decisions.finding.loosened import Loosened
from gradguide.decisions.finding.query import Query
from gradguide.model.fact import Fact

WIDTH = 90
_NAMED = 5  # concentrations
_TIED = "\u00a0"
_VALUES_SHOWN = 8


def lines(
    found: Found,
    shown: Sequence[Shown],
    *,
    offset: int,
    facets: bool,
    ways: Sequence[Loosened] | None = None,
) -> Iterator[str]:
    """Everything that is printed, a line at a time. `ways` are what could be left out where
    nothing fits, None where something does."""
    yield from _read_as(found)
    for place, one in enumerate(shown, offset + 1):
        yield from _program(place, one, found)
    if shown:
        yield f"{LEGEND}"
        yield ""
    yield from _totals(found, len(shown), offset)
    if ways is not None:
        yield from _way_on(ways, found.query)
    yield from _dearer(found, shown)
    if facets:
        yield ""
        yield from _facets(found)
    yield ""
    yield f"query: {found.query.text}".rstrip()


def _way_on(ways: Sequence[Loosened], query: Query) -> Iterator[str]:
    """What to leave out where nothing fits, with what would be found then."""
    asked = len(query.words.split()) + len(query.choices) + len(query.limits)
    asked += sum((query.near is not None, query.cost is not None, query.verified))
    if ways:
        parts = "; ".join(f"{one.total:,} without {_left_out(one)}" for one in ways)
        yield from textwrap.wrap(f"There would be {parts}.", WIDTH, break_on_hyphens=False)
    elif asked > 1:
        yield from textwrap.wrap(
            "Leaving out one of the things asked finds nothing either; leave out several.", WIDTH
        )


def _left_out(one: Loosened) -> str:
    if one.name == "word":
        return f"the word {one.asked!r}"
    value = f"'{one.asked}'" if " " in one.asked else one.asked
    return f"--{one.name} {value}".rstrip()


def _read_as(found: Found) -> Iterator[str]:
    others = " with the other words" if " " in found.query.words else ""
    for word, taken in found.read_as:
        yield from textwrap.wrap(
            f"no program has {word!r}{others}; read as {' or '.join(taken)}", WIDTH
        )
    if found.read_as:
        yield ""


def _program(place: int, one: Shown, found: Found) -> Iterator[str]:
    program, school = one.candidate.program, one.candidate.school
    town = ", ".join(part for part in (school.city, school.state) if part) or "place unknown"
    far = f" ({one.miles:,.0f} miles away)" if one.miles is not None else ""
    lead = f"{place:>3}. "
    yield from textwrap.wrap(program.name, WIDTH, initial_indent=lead, subsequent_indent=" " * 7)
    yield from _wrapped([f"{program.institution}, {town}{far}"])
    if one.asked_cost:
        yield from _wrapped(_costs(one, found.query))
    names = (*ALWAYS, *asked_besides(found.query))
    parts = [_part(one.candidate, name, found) for name in names]
    yield from _packed([*map(_graduates, one.candidate.facts("completions")), *parts])
    if one.named:
        yield from _packed(_some([_fact("specialty", fact) for fact in one.named]))
    elif "specialty" in filters_of(found.query):
        unsure = "specialty" in one.unsure
        yield "     specialty unknown" if unsure else "     specialty by its own name"
    if one.unsure:
        titles = ", ".join(title_of(name) for name in one.unsure)
        yield from _wrapped([f"may fit; unknown or disputed: {titles}"])
    yield f"     {program.id}"
    yield ""


def _costs(one: Shown, query: Query) -> Iterator[str]:
    first, *more = cost_words(one.cost, query.cost)
    yield f"{first}; 'gradguide cost' tells why" if one.cost is None else first
    yield from more


def _graduates(fact: Fact) -> str:
    return f"{MARKS[fact.status]} {graduates_words(fact)}"


def _packed(parts: Iterable[str]) -> Iterator[str]:
    """Parts on as few lines as they need; one that fits on a line is not broken."""
    width = WIDTH - 5
    kept = (part.replace(" ", _TIED) if len(part) <= width else part for part in parts if part)
    for line in textwrap.wrap(
        "   ".join(kept), width, break_long_words=False, break_on_hyphens=False
    ):
        yield f"     {line}".replace(_TIED, " ")


def _some(parts: Sequence[str]) -> list[str]:
    more = len(parts) - _NAMED
    return [*parts[:_NAMED], *([f"and {more} more"] if more > 0 else [])]


def _wrapped(sentences: Iterable[str]) -> Iterator[str]:
    """Each sentence on lines of its own, those that go on further in."""
    for sentence in sentences:
        yield from textwrap.wrap(
            sentence, WIDTH, initial_indent=" " * 5, subsequent_indent=" " * 7,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip


def _part(candidate: Candidate, name: str, found: Found) -> str:
    """What is known under one filter, each fact with its mark."""
    facts = filter_facts(candidate, name, found.query)
    if facts is None:
        return ""
    if not facts:
        return f"{title_of(name)} unknown"
    return "  ".join(dict.fromkeys(_fact(name, fact) for fact in facts))


def _fact(name: str, fact: Fact) -> str:
    return f"{MARKS[fact.status]} {filter_fact_words(name, fact)}"


def _totals(found: Found, shown: int, offset: int) -> Iterator[str]:
    """How many there are, how many may fit, and what of other kinds there is."""
    yield f"{total_words(found)}." + (
        f" Shown: {offset + 1} to {offset + shown}." if shown and shown < found.total else ""
    )
    beside = "more" if found.query.unknown == "exclude" else "of them"
    if not shown and found.total and offset >= found.total:
        yield f"None is shown: --offset {offset} leaves out all of them."
    for name, count in found.open:
        yield f"{count:,} {beside} {open_words(name)}."
    if found.several:
        yield f"{found.several:,} {beside} of which several of the things asked are unknown."
    if (found.open or found.several) and found.query.unknown == "exclude":
        yield "Show them too with --unknown include, or alone with --unknown only."
    others = [words for _, words in other_kinds(found)]
    if others:
        yield from textwrap.wrap(f"Of other kinds: {', '.join(others)} (--kind any).", WIDTH)


def _dearer(found: Found, shown: Sequence[Shown]) -> Iterator[str]:
    """How many of those shown keep to the limit on cost by their known charges alone."""
    count = sum(may_cost_more(one.cost, found.query.cost) for one in shown)
    if count:
        yield from textwrap.wrap(
            f"{count} of those shown could cost more than you said once fees are known: --cost "
            "holds the known charges against your limit.",
            WIDTH,
        )


def _facets(found: Found) -> Iterator[str]:
    """How many programs each value would leave, the other filters as they are."""
    yield "How many there are with each value, all other filters as they are:"
    for counts in found.facets:
        said = list(_values(counts))
        if said:
            indent = " " * 24
            text = ", ".join(said)
            yield from textwrap.wrap(
                text, WIDTH, initial_indent=f"  {title_of(counts.name):<22}",
                subsequent_indent=indent, break_long_words=False, break_on_hyphens=False,
            )  # fmt: skip


def _values(counts: FacetCounts) -> Iterator[str]:
    """Values with their counts, the closed facets' in their order and the others' by count."""
    if counts.name in LIMITS:
        known = [(value, count) for value, count in counts.values if count]
        yield from (f"at most {value}: {count:,}" for value, count in known)
    else:
        ordered = _in_order(counts)
        yield from (f"{_words(value)} {count:,}" for value, count in ordered[:_VALUES_SHOWN])
        if len(ordered) > _VALUES_SHOWN:
            yield f"{len(ordered) - _VALUES_SHOWN} other values"
    yield from _not_settled(counts)


def _in_order(counts: FacetCounts) -> list[tuple[str, int]]:
    some = {value: count for value, count in counts.values if count}
    closed = FACETS[counts.name].values
    if closed and len(closed) <= _VALUES_SHOWN:
        return [(value, some[value]) for value in closed if value in some]
    return sorted(some.items(), key=lambda item: (-item[1], item[0]))


def _not_settled(counts: FacetCounts) -> Iterable[str]:
    disputed, unknown = dict(counts.disputed).get("", 0), dict(counts.unknown).get("", 0)
    if disputed:
        yield f"disputed or uncertain {disputed:,}"
    if unknown:
        yield f"unknown {unknown:,}"


def _words(value: str) -> str:
    return value.replace("_", " ").replace(":", ": ")

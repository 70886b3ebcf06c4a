"""The side of Find: what can be chosen, each value with how many programs it would leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from gradguide.answers.found_words import choice_words, title_of
from gradguide.decisions.finding.counts import FacetCounts
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.finding.find import Found
from gradguide.decisions.finding.query import ANY_KIND, Query

_FIRST = 6
"""Values that are shown before the rest is opened; one or two more are not worth a click."""
_MOST = 80
"""Values of a facet that a page has; whoever looks for a rarer one types its name."""
OPEN = frozenset({"delivery", "level", "accreditation", "exam", "specialty"})
"""Facets that are open from the beginning."""

GLOSSES: Mapping[str, str] = MappingProxyType(
    {
        "accreditation": "A body of the profession has examined the program, or lists it.",
        "delivery": "Whether you have to be on the campus.",
        "instruction": "Whether classes meet at set times.",
        "exam": "A test such as the GRE, to be taken before you apply.",
        "licensure": "States for whose licence the program says that it prepares.",
        "control": "Who runs the school.",
        "kind": "Degrees are meant unless you choose otherwise; an award is what a school reports "
        "to the national statistics, where no source describes the program.",
    }
)
"""What a facet means, by its name, where its title leaves that open."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value with its words, how many programs there would be, and whether it is chosen. The
    count of a chosen value that nothing has is 0."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet. `first` is always to be seen, `more` behind a disclosure; `left` are values beyond
    what a page has. `unknown` is how many programs do not say."""

    name: str
    title: str
    gloss: str
    open: bool
    chosen: int
    first: tuple[Choice, ...]
    more: tuple[Choice, ...]
    left: int
    unknown: int


@dataclass(frozen=True, slots=True)
class LimitView:
    """A number that must not be exceeded, with the steps that are offered."""

    name: str
    title: str
    steps: tuple[Choice, ...]
    unknown: int


def facet_views(found: Found, bodies: Mapping[str, str]) -> tuple[FacetView, ...]:
    """The facets in which there is something to choose. `bodies` are the names of professional
    bodies by their abbreviations."""
    views = (
        _facet(counts, found.query, bodies) for counts in found.facets if counts.name in FACETS
    )
    return tuple(view for view in views if view.first)


def limit_views(found: Found) -> tuple[LimitView, ...]:
    """The limits of which anything is known."""
    return tuple(_limits(found))


def _limits(found: Found) -> Iterable[LimitView]:
    asked = dict(found.query.limits)
    for counts in found.facets:
        if counts.name not in LIMITS:
            continue
        limit = LIMITS[counts.name]
        number = asked.get(limit.name)
        chosen = "" if number is None else f"{number:f}"
        steps = [
            Choice(value, _most(value, limit.unit), count, value == chosen)
            for value, count in counts.values
            if count or value == chosen
        ]
        if chosen and not any(step.chosen for step in steps):
            steps.insert(0, Choice(chosen, _most(chosen, limit.unit), -1, True))
        if steps:
            title = f"{limit.title[0].upper()}{limit.title[1:]}"
            yield LimitView(limit.name, title, tuple(steps), dict(counts.unknown).get("", 0))


def _most(value: str, unit: str) -> str:
    if value == "0":
        return "none"
    noun = unit.removesuffix("s") if value == "1" else unit
    return f"at most {value} {noun}".rstrip()


def _facet(counts: FacetCounts, query: Query, bodies: Mapping[str, str]) -> FacetView:
    name = counts.name
    asked = query.chosen(name)
    choices = [
        replace(one, words=spelled(one.words, one.value, bodies)) for one in _choices(counts, asked)
    ]
    chosen = [choice for choice in choices if choice.chosen]
    others = [choice for choice in choices if not choice.chosen]
    room = max(_FIRST, len(chosen))
    if name == "accreditation":
        # A body stands for all that it accredits; its exact decisions are for those who want them.
        first = [one for one in choices if one.chosen or ":" not in one.value]
        more = [one for one in choices if one not in first]
    elif len(choices) <= room + 2:
        first, more = choices, []
    else:
        first, more = [*chosen, *others][:room], [*chosen, *others][room:_MOST]
    return FacetView(
        name=name,
        title=title_words(name),
        gloss=GLOSSES.get(name, ""),
        open=name in OPEN or bool(chosen),
        chosen=len(chosen),
        first=tuple(first),
        more=tuple(more),
        left=max(0, len(choices) - _MOST) if more else 0,
        unknown=dict(counts.unknown).get("", 0),
    )


def title_words(name: str) -> str:
    """A facet's title as it stands above its values."""
    title = title_of(name)
    return f"{title[0].upper()}{title[1:]}"


def spelled(words: str, value: str, bodies: Mapping[str, str]) -> str:
    """A value in words, a body by its full name beside its letters."""
    name = bodies.get(value)
    return f"{words}, {name}" if name else words


def in_own_order(name: str) -> bool:
    """Whether a facet's values are few and known beforehand, and so have an order of their own."""
    return 0 < len(FACETS[name].values) <= _FIRST + 2


def _choices(counts: FacetCounts, asked: Sequence[str]) -> list[Choice]:
    """The values that some program has, and those that are chosen; a closed list in its own
    order, others by how many have them."""
    name, numbers = counts.name, dict(counts.values)
    some = {value for value, count in numbers.items() if count} | set(asked)
    if in_own_order(name):
        ordered = [value for value in FACETS[name].values if value in some]
    else:
        ordered = sorted(some, key=lambda value: (-numbers.get(value, 0), value))
    made = [
        Choice(value, choice_words(name, value), numbers.get(value, 0), value in asked)
        for value in ordered
        if value != ANY_KIND
    ]
    if name == "kind":
        every = sum(numbers.values())
        made.append(Choice(ANY_KIND, choice_words(name, ANY_KIND), every, ANY_KIND in asked))
    return made

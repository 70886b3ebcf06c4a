"""What Find says above its list: how many there are, what is unknown, and what else to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gradguide.answers.found import Answer
from gradguide.answers.found_cost import may_cost_more
from gradguide.answers.found_words import choice_words, open_words, other_kinds, title_of
from gradguide.answers.situation_words import RESIDENCY_UNSAID
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.finding.find import Found
from gradguide.decisions.finding.loosened import Loosened
from gradguide.resolution.computed import dollars
from gradguide.web.page import Asked
from gradguide.web.pages.find_asked import FindAsked, Pairs, address_without, addresses

SORTS = (
    ("fit", "fewest unknowns first"),
    ("cost", "what you pay"),
    ("months", "months to complete"),
    ("name", "school"),
    ("completions", "graduates a year"),
)
"""The orders, as a reader chooses among them."""

UNKNOWNS = (
    ("exclude", "leave them out"),
    ("include", "show them too"),
    ("only", "show them alone"),
)
"""What to do with programs that may fit, because something asked is unknown of them."""

MILES = (10, 25, 50, 100, 250, 500)
"""Distances that are offered."""
USUAL_MILES = 50


@dataclass(frozen=True, slots=True)
class Way:
    """Another query, with its address."""

    words: str
    address: str


def chosen_things(asked: Asked, find: FindAsked) -> tuple[Way, ...]:
    """What is asked, thing by thing, each with the address of the query without it."""
    return tuple(
        Way(_thing(name, value, find), address_without(asked, find, name, value))
        for name, value in find.said
        if name not in ("sort", "unknown", "within")
    )


def _thing(name: str, value: str, find: FindAsked) -> str:
    if name == "q":
        return f"“{value}”"
    if name == "near":
        return f"within {dict(find.said).get('within', '?')} miles of {value}"
    if name == "verified":
        return "verified facts only"
    if name in FACETS:
        return f"{title_of(name)}: {choice_words(name, value)}"
    if name in LIMITS:
        return f"{title_of(name)}: at most {value}"
    return f"{name}: {value}"


def unknown_rows(found: Found) -> tuple[str, ...]:
    """How many programs may fit, and what is unknown of them; nothing where there are none."""
    beside = "more" if found.query.unknown == "exclude" else "of them"
    told = [f"{count:,} {beside} {open_words(name)}" for name, count in found.open]
    if found.several:
        told.append(f"{found.several:,} {beside} of which several of the things asked are unknown")
    return tuple(told)


def unknown_ways(asked: Asked, find: FindAsked, found: Found) -> tuple[Way, ...]:
    """The other things that can be done with programs that may fit."""
    to = addresses(asked)
    return tuple(
        Way(
            words, to(find.without("unknown") if name == "exclude" else find.with_("unknown", name))
        )
        for name, words in UNKNOWNS
        if name != found.query.unknown
    )


def kind_ways(asked: Asked, find: FindAsked, found: Found) -> tuple[Way, ...]:
    """What there is of other kinds, each with its address."""
    to = addresses(asked)
    return tuple(Way(words, to(find.with_("kind", kind))) for kind, words in other_kinds(found))


def looser_ways(asked: Asked, find: FindAsked, ways: Sequence[Loosened]) -> tuple[Way, ...]:
    """What would be found with one thing less."""
    return tuple(_looser(asked, find, one) for one in ways)


def _looser(asked: Asked, find: FindAsked, one: Loosened) -> Way:
    if one.name == "word":
        words = [word for word in dict(find.said).get("q", "").split() if word != one.asked]
        pairs: Pairs = find.without("q")
        pairs = (("q", " ".join(words)), *pairs) if words else pairs
        return Way(f"{one.total:,} without the word “{one.asked}”", addresses(asked)(pairs))
    return Way(f"{one.total:,} without {_left_out(one)}", address_without(asked, find, one.name))


def _left_out(one: Loosened) -> str:
    match one.name:
        case "verified":
            return "asking for verified facts only"
        case "cost":
            return f"your limit of {dollars(Decimal(one.asked))}"
        case "near":
            return f"being near {one.asked}"
        case name if name in LIMITS:
            return f"{title_of(name)} of at most {one.asked}"
        case name:
            values = (choice_words(name, value) for value in one.asked.split(" or "))
            return f"{title_of(name)} “{' or '.join(values)}”"


def notes(asked: Asked, answer: Answer) -> Iterator[str]:
    """What holds for the costs in the list."""
    if not answer.shown:
        return
    if asked.person.situation.residency is None:
        yield f"{RESIDENCY_UNSAID}."
    dearer = sum(may_cost_more(one.cost, answer.found.query.cost) for one in answer.shown)
    if dearer:
        yield (
            f"{dearer} of those shown could cost more than you said once fees are known: your "
            "limit is held against the known charges."
        )

"""What a query finds, in words: kinds, filters and what each filter shows of a program.

The same on the command line and on pages, which set them out each in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from gradguide.answers.situation_words import place_name
from gradguide.answers.words import fact_words, name_of, qualifier_words
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.comparing.consequence import MET_TOGETHER, SCALES
from gradguide.decisions.finding.evidence import facts_for, filters_of
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.finding.find import Found
from gradguide.decisions.finding.query import ANY_KIND, Query
from gradguide.model.fact import Fact, Status

ALWAYS = ("months", "delivery", "accreditation", "exam")
"""The filters that are shown of every program, asked for or not."""

_APART = ("near", "cost", "specialty")  # which are shown in a way of their own
_KINDS = {
    "program": ("degree program", "degree programs"),
    "award": ("award", "awards"),
    "certificate": ("certificate", "certificates"),
    "concentration": ("concentration", "concentrations"),
    "dual": ("dual degree", "dual degrees"),
    "group": ("group of programs", "groups of programs"),
}
_OPEN = {
    "near": "whose place is unknown",
    "cost": "whose cost to you is unknown, outdated or only known within bounds",
}
_PLACES = ("state", "licensure")
_CHOICES = {
    ("delivery", "online"): "all online",
    ("delivery", "hybrid"): "partly on campus (hybrid)",
    ("delivery", "campus"): "on campus",
    ("instruction", "synchronous"): "classes meet at set times",
    ("instruction", "asynchronous"): "at times of your own",
    ("exam", "none"): "no entrance exam",
    ("exam", "may_be"): "an exam may be asked for",
    ("exam", "required"): "an exam is required",
    ("pace", "part_time"): "part time is possible",
    ("kind", ANY_KIND): "everything",
    ("accreditation", "regional"): "the school is accredited in its region",
    ("level", "bachelor"): "bachelor's",
    ("level", "master"): "master's",
    ("level", "doctoral"): "doctorate",
    ("level", "associate"): "associate's",
}
_CHOICES_KEPT = 4096  # whose words are kept: each page offers a hundred of the same few
_TITLES = {"near": "place", "cost": "cost to you"}


def title_of(name: str) -> str:
    """What a reader calls a filter."""
    if name in FACETS:
        return FACETS[name].title
    return LIMITS[name].title if name in LIMITS else _TITLES[name]


@lru_cache(_CHOICES_KEPT)
def choice_words(name: str, value: str) -> str:
    """A value of a filter by choice, as a reader is offered it."""
    if name in _PLACES:
        return place_name(value).removeprefix("the ")
    if name == "kind" and value in _KINDS:
        return _KINDS[value][1]
    if name == "accreditation" and (name, value) not in _CHOICES:
        body, _, status = value.partition(":")
        return f"{body}: {status.replace('_', ' ')}" if status else f"accredited by {body}"
    return _CHOICES.get((name, value), value.replace("_", " "))


def open_words(name: str) -> str:
    """What is not known of the programs that a filter leaves open; goes on from "12 more"."""
    if name in FACETS:
        return FACETS[name].unknown
    return LIMITS[name].unknown if name in LIMITS else _OPEN[name]


def asked_besides(query: Query) -> tuple[str, ...]:
    """The filters that a query sets besides those that are always shown or shown apart."""
    return tuple(name for name in filters_of(query) if name not in (*ALWAYS, *_APART))


def filter_facts(candidate: Candidate, name: str, query: Query) -> tuple[Fact, ...] | None:
    """The facts to show under a filter, those that hold now first. None where the filter reads
    no facts; of months the chief ones alone, of accreditation what every body says."""
    if name in FACETS and not FACETS[name].attributes:
        return None
    facts = facts_for(candidate, name, query)
    if name == "accreditation":
        facts = candidate.facts("accreditation")
    told = sorted(facts, key=lambda fact: fact.status is Status.STALE)
    if met_together(facts):
        told = gravest_first(told)
    return tuple(_chief(name, told))


def met_together(facts: Iterable[Fact]) -> bool:
    """Whether facts are demands of which somebody has to meet each, so that the least welcome
    says how it is."""
    return any(fact.attribute in MET_TOGETHER for fact in facts)


def gravest_first(facts: Iterable[Fact]) -> list[Fact]:
    """Facts in order: those that hold first, and of those the least welcome."""

    def place(fact: Fact) -> tuple[bool, int]:
        order = SCALES.get(fact.attribute, ())
        places = [order.index(str(one.value)) for one in fact.values if one.value in order]
        least = max(places, default=-1)
        return fact.status is Status.STALE, -least

    return sorted(facts, key=place)


def _chief(name: str, facts: Sequence[Fact]) -> Sequence[Fact]:
    """Of months the one that a reader asks for first; of other filters every fact."""
    if name != "months":
        return facts
    order = [("typical", "any"), ("typical", "full_time")]
    for bound in order:
        usual = [f for f in facts if (f.key.get("bound"), f.key.get("pace")) == bound]
        if usual:
            return usual[:1]
    return facts


def filter_fact_words(name: str, fact: Fact) -> str:
    """A fact as it is shown under a filter, an outdated one with its year."""
    words = fact_words(fact)
    match name:
        case "months":
            words = f"{words} months{_bound(fact)}"
        case "pace" if fact.attribute == "duration_months":
            words = f"{words} months{_bound(fact)}"
        case "accreditation":
            words = f"{fact.key.get('body')}: {words}"
        case "exam":
            exam = str(fact.key.get("exam", "any"))
            words = f"{'entrance exam' if exam == 'any' else exam} {words}"
        case "delivery" | "instruction" | "specialty":
            pass
        case _:
            more = qualifier_words(fact.attribute, fact.key)
            words = f"{name_of(fact.attribute)} {words}{f', {more}' if more else ''}"
    year = f" ({fact.year})" if fact.status is Status.STALE and fact.year else ""
    return f"{words}{year}"


def _bound(fact: Fact) -> str:
    words = {"min": " at least", "max": " at most"}.get(str(fact.key.get("bound")), "")
    pace = str(fact.key.get("pace", "any")).replace("_", " ")
    return f"{words}{'' if pace == 'any' else f', {pace}'}"


def graduates_words(fact: Fact) -> str:
    """How many completed a program: "46 graduates in 2024"."""
    count = fact.value
    noun = "graduate" if count == 1 else "graduates"
    return f"{count:,} {noun} in {fact.key['year']}"


def total_words(found: Found) -> str:
    """How many there are: "46 degree programs fit", without a full stop."""
    kinds = kinds_of(found)
    chosen = found.query.chosen("kind")
    several = ANY_KIND in chosen or len(chosen) > 1 or "certificate" in found.query.chosen("level")
    if several or (not chosen and kinds.get("award")):
        noun = ("program", "programs")
    else:
        noun = _KINDS[chosen[0] if chosen else "program"]
    verb = {"exclude": "fits", "include": "fits or may fit", "only": "may fit"}
    said = verb[found.query.unknown]
    plural = said.replace("fits", "fit")
    return f"{_count(found.total, noun)} {said if found.total == 1 else plural}"


def kinds_of(found: Found) -> dict[str, int]:
    """How many of each kind the query would find, by the kind."""
    return {facet.name: dict(facet.values) for facet in found.facets}["kind"]


def other_kinds(found: Found) -> list[tuple[str, str]]:
    """The kinds that the query leaves out although some would be found, each with how many:
    ("dual", "54 dual degrees")."""
    kinds = kinds_of(found)
    return [
        (kind, _count(kinds[kind], _KINDS[kind])) for kind in _KINDS if _other(kind, found, kinds)
    ]


def _other(kind: str, found: Found, kinds: dict[str, int]) -> bool:
    chosen = found.query.chosen("kind") or ("program", "award")
    certificates = kind == "certificate" and "certificate" in found.query.chosen("level")
    return (
        bool(kinds.get(kind))
        and ANY_KIND not in chosen
        and kind not in chosen
        and not (certificates and not found.query.chosen("kind"))
    )


def _count(number: int, noun: tuple[str, str]) -> str:
    return f"{number:,} {noun[number != 1]}"

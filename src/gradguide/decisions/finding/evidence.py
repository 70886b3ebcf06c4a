"""Why a program was found: the facts that answer each filter of a query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gradguide.catalog.search_text import variants, words
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.finding.query import Query
from gradguide.model.fact import Fact
from gradguide.resolution.spelling import text_key


def filters_of(query: Query) -> tuple[str, ...]:
    """The filters that a query sets, by name, in the order of showing."""
    names = [*dict(query.choices), *dict(query.limits)]
    names += ["near"] * (query.near is not None) + ["cost"] * (query.cost is not None)
    return tuple(name for name in (*FACETS, *LIMITS, "near", "cost") if name in names)


def facts_for(candidate: Candidate, name: str, query: Query) -> tuple[Fact, ...]:
    """The facts that a filter looks at, outdated ones too; of accreditation, those by the
    bodies that the query names. None for what comes from a registry or a name."""
    table = FACETS.get(name) or LIMITS.get(name)
    if table is None:
        return ()
    facts = [fact for attribute in table.attributes for fact in candidate.facts(attribute)]
    if name == "accreditation":
        bodies = {FACETS[name].group(value) for value in query.chosen(name)}
        facts = [fact for fact in facts if fact.key.get("body") in bodies]
    if name == "gpa":
        facts = [fact for fact in facts if "condition" not in fact.key]
    return tuple(facts)


def specialty_facts(
    candidate: Candidate, chosen: Iterable[str], specialties: Mapping[str, str]
) -> tuple[Fact, ...]:
    """The concentrations for which a filter by specialty found a program; where none is one of
    those chosen, those that are not understood, which leave it open. `specialties` are the
    spellings of specialties by key."""
    wanted = set(chosen)
    called = [
        (specialties.get(text_key(str(fact.value))), fact)
        for fact in candidate.facts("concentration")
    ]
    own = [fact for name, fact in called if (name or str(fact.value)) in wanted]
    return tuple(own or [fact for name, fact in called if name is None])


def concentrations_with(
    candidate: Candidate, typed: Iterable[str], specialties: Mapping[str, str]
) -> tuple[Fact, ...]:
    """The concentrations that have one of the words, each from its beginning, in what they are
    called or in the name of the specialty that they are."""
    beginnings = tuple(variant for word in typed for variant in variants(word))
    out = []
    for fact in candidate.facts("concentration"):
        value = str(fact.value)
        texts = (value, specialties.get(text_key(value), ""))
        if any(word.startswith(beginnings) for text in texts for word in words(text)):
            out.append(fact)
    return tuple(out)

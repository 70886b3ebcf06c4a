"""Why a program was found: the facts that answer each filter of a query."""

from __future__ import annotations

from gradguide.decisions.candidate import Candidate
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.finding.query import Query
from gradguide.model.fact import Fact


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

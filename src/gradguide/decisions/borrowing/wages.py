"""What occupations pay, from the facts about fields: the newest median that the best source has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gradguide.decisions.errors import SituationError
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, FieldFacts
from gradguide.resolution.spelling import stems

_LISTED = 8


@dataclass(frozen=True, slots=True)
class Wage:
    """The median wage of an occupation in dollars a year before tax, and the fact that says so."""

    occupation: str
    amount: Decimal
    year: int
    fact: Fact


def wages(fields: Iterable[FieldFacts]) -> tuple[Wage, ...]:
    """One wage for each occupation, by name: an authority's before others', then the newest."""
    known: dict[str, Wage] = {}
    for field in fields:
        for fact in field.facts:
            wage = _wage(fact)
            if wage is not None and _better(wage, known.get(wage.occupation)):
                known[wage.occupation] = wage
    return tuple(known[name] for name in sorted(known))


def _wage(fact: Fact) -> Wage | None:
    occupation, year = fact.key.get("occupation"), fact.key.get("year", fact.year)
    if fact.attribute != "median_wage" or not fact.settled or not isinstance(occupation, str):
        return None
    if isinstance(fact.value, (bool, str)) or not isinstance(year, int) or not fact.value:
        return None
    return Wage(occupation, Decimal(fact.value), year, fact)


def _better(one: Wage, other: Wage | None) -> bool:
    if other is None:
        return True
    return (one.fact.standing >= Standing.AUTHORITY, one.year) > (
        other.fact.standing >= Standing.AUTHORITY,
        other.year,
    )


def wage_called(title: str, known: Sequence[Wage]) -> Wage:
    """The wage of the one occupation in whose name all the words of a title stand.

    Raises:
        SituationError: no occupation has such a name, or several have; names those that have a
            word of it, else any, but eight at most.
    """
    wanted = set(stems(title))
    fitting = [one for one in known if wanted and wanted <= set(stems(one.occupation))]
    exact = [one for one in fitting if set(stems(one.occupation)) == wanted]
    if len(exact or fitting) == 1:
        return (exact or fitting)[0]
    if not known:
        raise SituationError("occupation: this release knows of no wages")
    near = fitting or [one for one in known if wanted & set(stems(one.occupation))] or list(known)
    listed = "".join(f"\n  {one.occupation}" for one in near[:_LISTED])
    if len(near) > _LISTED:
        listed += f"\n  and {len(near) - _LISTED} more; give a word of the one that you mean"
    lead = "can be any of these" if fitting else "is none that this release knows the wage of"
    raise SituationError(f"occupation: {title!r} {lead}; say which:{listed}")

"""Contradictions: of a school with itself, with an authority, and between two facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gradguide.model.claim import Claim, Standing
from gradguide.model.fact import Fact, Finding
from gradguide.resolution.checks.case import Case
from gradguide.resolution.equality import statements
from gradguide.resolution.reconcile import Topic, age_in_months, topic


def school_against_itself(case: Case) -> Iterator[Finding]:
    """Two values for one thing from the school's own pages of one year (or without any)."""
    groups: dict[tuple[Topic, int | None], list[int]] = defaultdict(list)
    for place in case.places:
        claim = case.claims[place]
        if claim.standing is Standing.SCHOOL and not case.words[claim.attribute].many:
            groups[topic(claim, case.words[claim.attribute]), claim.source.year].append(place)
    for (about, year), places in sorted(groups.items(), key=repr):
        stated = statements(case.claims, places, places, case.words[about.attribute])
        if len(stated) < 2:
            continue
        values = "; ".join(
            f"{one.value} by {case.claims[one.claims[0]].source.address}" for one in stated
        )
        when = f"of {year}" if year is not None else "without a year"
        yield case.finding(
            "school_contradicts_itself",
            "warning" if year is not None else "note",
            f"the school's own pages {when} give several values for {_named(about)}: {values}",
            about.attribute,
            places,
        )


def _named(about: Topic) -> str:
    told = [f"{name} {value}" for name, value in about.key]
    return f"{about.attribute} ({', '.join(told)})" if told else about.attribute


def against_authority(case: Case) -> Iterator[Finding]:
    """Claims that an authority's decision contradicts, unless they are simply older."""
    for fact in case.facts:
        if fact.standing is not Standing.AUTHORITY or len(fact.values) > 1:
            continue
        for place in fact.against:
            claim = case.claims[place]
            if claim.standing is Standing.AUTHORITY or _outdated(claim, fact, case):
                continue
            yield case.finding(
                "authority_contradicts",
                "warning",
                f"{case.who(place)} says {_said(claim)}; the authority says "
                f"{fact.value}{_since(fact)}",
                fact.attribute,
                (place, *fact.claims_for),
            )


def _said(claim: Claim) -> str:
    body = claim.qualifiers.get("body")
    return f"{claim.value}" + (f" ({body})" if body else "")


def _since(fact: Fact) -> str:
    since = fact.details.get("since")
    return f" since {since}" if since else ""


def _outdated(claim: Claim, fact: Fact, case: Case) -> bool:
    """Whether a claim is of a time that the authority's present word does not speak of."""
    year = claim.source.year
    if year is None:
        return False
    since = fact.details.get("since")
    if isinstance(since, int) and year < since:
        return True
    return age_in_months(year, case.as_of) > case.words[claim.attribute].shelf_life


def online_with_visits(case: Case) -> Iterator[Finding]:
    """A program that is wholly online and requires visits to campus."""
    online = [f for f in case.of("delivery") if f.settled and f.value == "online"]
    visits = [f for f in case.of("campus_visits") if f.settled and f.value != 0]
    for one in online:
        for other in visits:
            yield case.finding(
                "online_with_visits",
                "warning",
                f"it is said to be wholly online and to require {other.value} "
                f"visit{'s' if other.value != 1 else ''} to campus",
                "delivery",
                (*one.claims_for, *other.claims_for),
            )


def exam_against_exam(case: Case) -> Iterator[Finding]:
    """No exam at all is required, and a particular one is."""
    exams = [f for f in case.of("entrance_exam") if f.settled]
    none = [f for f in exams if f.key.get("exam") == "any" and f.value == "not_required"]
    wanted = [f for f in exams if f.key.get("exam") != "any" and f.value == "required"]
    for one in none:
        for other in wanted:
            yield case.finding(
                "exam_contradiction",
                "warning",
                f"no entrance exam is said to be required, and the {other.key['exam']} is",
                "entrance_exam",
                (*one.claims_for, *other.claims_for),
            )

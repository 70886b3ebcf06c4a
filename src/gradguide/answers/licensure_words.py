"""What is known of licensing in words: how sure a statement is, who says otherwise, what leads
there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gradguide.answers.found_words import choice_words
from gradguide.model.claim import Claim, Standing
from gradguide.model.fact import Fact
from gradguide.model.licensure import Exam
from gradguide.outlook.faq.counting import many
from gradguide.outlook.licensure import CoverageRow, Lead, Leading
from gradguide.outlook.licensure_wording import value_text


def status_words(fact: Fact, claims: Sequence[Claim]) -> str:
    """How sure a fact is: its status, its year, and how many statements that count are against
    it."""
    if not fact.decides:
        return "shown only: no source that counts"
    against = sum(claims[place].standing >= Standing.GUIDE for place in fact.against)
    parts = [fact.status.value, str(fact.year) if fact.year else "undated"]
    if against:
        parts.append(f"{against} against")
    return ", ".join(parts)


def otherwise(fact: Fact, claims: Sequence[Claim], exams: Mapping[str, Exam]) -> str:
    """What others say who count, each with its newest year; "" where nobody does."""
    years: dict[str, int] = {}
    for place in fact.against:
        claim = claims[place]
        if claim.standing >= Standing.GUIDE:
            said = value_text(claim.attribute, claim.value, exams)
            years[said] = max(years.get(said, 0), claim.source.year or 0)
    return "; ".join(f"{said} ({year or 'undated'})" for said, year in years.items())


def note_on(fact: Fact, claims: Sequence[Claim]) -> str:
    """What the best source adds to a settled value, "" where it adds nothing."""
    if len(fact.values) != 1:
        return ""
    best = sorted(
        (claims[place] for place in fact.claims_for),
        key=lambda claim: (-claim.standing, -(claim.source.year or 0)),
    )
    return next((claim.note for claim in best if claim.note), "")


def outdated_delivery(lead: Lead) -> str:
    """How a program was taught by what may have changed since, with its year; "" where nothing of
    the kind is known."""
    old = lead.outdated
    if old is None:
        return ""
    return f"{choice_words('delivery', str(old.value))}, as of {old.year or 'an unknown year'}"


def rest_words(found: Leading) -> str:
    """The leads that are not listed, and what all of them and the silent programs add up to."""
    listed = len(found.here) + len(found.nearby) + len(found.online)
    beside = f"{found.elsewhere}{' more' if listed else ''}"
    verb = "leads" if found.elsewhere == 1 else "lead"
    name = "names" if found.elsewhere == 1 else "name"
    whole = f" and {many(found.schools, 'schools')} as a whole" if found.schools else ""
    return (
        f"{beside} {verb} to the licence of another state or {name} no state. That makes "
        f"{many(found.programs, 'programs')}{whole} said to lead to such a licence somewhere; of "
        f"the release's other {many(found.silent, 'programs')} no source says whether."
    )


def ruleless(rows: Sequence[CoverageRow]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The states of whose rules for a role nothing is known, those without an agency first: what
    is to be said of them, and their letters."""
    for words, agency in (("Nothing at all is known", False), ("Only whom to ask is known", True)):
        states = [r.state for r in rows if r.ruleless and any(r.statuses.values()) is agency]
        if states:
            yield words, tuple(states)


def advice(newest: int | None) -> str:
    """What has to be said before anybody relies on any of it."""
    year = f"the newest evidence here is of {newest}" if newest else "no evidence here is dated"
    return f"This is no legal advice: ask the agency before you decide; {year}."

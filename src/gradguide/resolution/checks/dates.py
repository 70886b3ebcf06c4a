"""Dates that have passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gradguide.model.claim import Claim
from gradguide.model.fact import Finding, Status
from gradguide.model.vocabulary import MONTHS
from gradguide.resolution.accreditation import EXTRACTOR, history, status_at
from gradguide.resolution.checks.case import Case


def deadlines_past(case: Case) -> Iterator[Finding]:
    """Application deadlines of which all that have a year lie before the date of the release.

    A deadline by its month comes every year: where a newer page states one, what has passed
    says nothing of the next.
    """
    stated = case.of("deadline")
    dated = [
        (date.fromisoformat(str(fact.value)), fact) for fact in stated if fact.value not in MONTHS
    ]
    if not dated or max(when for when, _ in dated) >= case.as_of:
        return
    newest = max(when for when, _ in dated)
    by_month = [fact for fact in stated if fact.value in MONTHS and fact.status is not Status.STALE]
    if any((fact.year or 0) > newest.year for fact in by_month):
        return
    only = len(dated) == 1
    many = "the only dated deadline" if only else f"the newest of {len(dated)} dated deadlines"
    yield case.finding(
        "deadline_past",
        "note",
        f"{many}, {newest.isoformat()}, lies before {case.as_of.isoformat()}",
        "deadline",
        [place for _, fact in dated for place in fact.claims_for],
        {"newest": newest.isoformat()},
    )


def _is_decision(claim: Claim) -> bool:
    return claim.extractor == EXTRACTOR and claim.evidence is None


def review_overdue(case: Case) -> Iterator[Finding]:
    """An accreditation whose next review has passed without a decision that is known here."""
    for fact in case.of("accreditation"):
        decided = [p for p in fact.claims_for if _is_decision(case.claims[p])]
        if not decided:
            continue
        body = str(fact.key.get("body"))
        status = status_at(history(case.decisions, case.institution_id, body), case.as_of)
        if status.overdue and status.next_review is not None and status.decided_on is not None:
            yield case.finding(
                "review_overdue",
                "warning",
                f"{body} last decided in {status.decided_on.text} ({status.detail}) and was to "
                f"review it in {status.next_review}; what came of that is not known here",
                "accreditation",
                decided,
                {"next_review": status.next_review},
            )

"""From an accreditor's decisions to where a program stands at a date.

A body decides at meetings about an institution's program or programs; each decision is told by
several sources, of different exactness and standing. Those that tell of one decision are put
together first (`history`); the last decision before a date gives the status (`status_at`), and
the statuses become claims that resolution weighs like any other (`as_claims`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from gradguide.model.accreditation import (
    AccreditationStatus,
    AccreditationValue,
    Action,
    Decision,
    Event,
    PartialDate,
)
from gradguide.model.claim import Claim, Source, Standing, Subject
from gradguide.model.vocabulary import Value

EXTRACTOR = "accreditation"

# Initial accreditation is accreditation in full; a precandidate is on the way to candidacy.
_VALUE: dict[Action, AccreditationValue] = {
    "precandidate": "candidate",
    "candidate": "candidate",
    "initial": "accredited",
    "continued": "accredited",
    "listed": "accredited",
    "conditional": "conditional",
    "withdrawn": "not_accredited",
    "ended": "not_accredited",
}
_BEGINNINGS: frozenset[Action] = frozenset({"initial", "listed"})
# Of decisions of one day: a withdrawal comes before the appeal against it.
_ORDER: tuple[Action, ...] = (
    "listed", "precandidate", "candidate", "initial", "continued", "conditional", "withdrawn",
    "ended", "appeal_pending", "recognized",
)  # fmt: skip
_DEGREE_NAMED = re.compile(r"\b(?:[Mm]a[iî]trise|[Mm]aster'?s? (?:of|in)\b|M\.?[A-Z]|[A-Z]{2,})")


def history(decisions: Iterable[Decision], institution_id: str, body: str) -> tuple[Event, ...]:
    """What a body decided about an institution, oldest first, each decision once.

    Sources that give the same action for the same year tell of one decision; its date is the
    most exact one of theirs. Undated decisions and machine-written sources are left out, and so
    is a withdrawal that only third parties report from a time in which the body's own list shows
    the program as accredited.
    """
    told: dict[tuple[int, Action], list[Decision]] = defaultdict(list)
    for decision in decisions:
        if (
            decision.institution_id == institution_id
            and decision.body == body
            and decision.decided is not None
            and _standing(decision) > Standing.MACHINE
        ):
            told[decision.decided.year, decision.action].append(decision)
    events = [_event(action, group) for (_, action), group in told.items()]
    events.sort(key=lambda event: (event.decided.latest, _ORDER.index(event.action)))
    return tuple(event for event in events if not _denied_by_list(event, events))


def _event(action: Action, group: list[Decision]) -> Event:
    group = sorted(
        group,
        key=lambda d: (-_standing(d), -len(d.decided.text if d.decided else ""), d.source.address),
    )
    dates = [d.decided for d in group if d.decided is not None]
    stated = [d.decided for d in group if d.decided is not None and not d.inferred] or dates
    return Event(action, max(stated, key=lambda when: len(when.text)), tuple(group))


def _standing(decision: Decision) -> Standing:
    if decision.source.low_trust:
        return Standing.MACHINE
    return Standing[decision.source.kind.upper()]


def _denied_by_list(event: Event, events: Sequence[Event]) -> bool:
    """Whether the body's list, begun before and never ended, speaks against a report."""
    if event.action not in ("withdrawn", "ended") or _standing(event.evidence[0]) > Standing.GUIDE:
        return False
    begun = [e for e in events if e.action == "listed" and e.decided.latest < event.decided.latest]
    return bool(begun) and not any(e.action == "ended" for e in events)


def status_at(events: Sequence[Event], as_of: date) -> AccreditationStatus:
    """Where the institution's program stands at a date.

    `events` are those of one institution and body, oldest first, as `history` gives them. The
    status is "unknown" when nothing was decided at or before the date. A decision of which only
    the year is known counts from the end of that year. While an appeal is pending, the status
    before the withdrawal is kept.
    """
    past = _past(events, as_of)
    if not past:
        return AccreditationStatus("unknown", as_of)
    last = past[-1]
    run = _run(past)
    review = last.next_review
    return AccreditationStatus(
        status=_value(past, len(past) - 1),
        as_of=as_of,
        detail=last.action,
        since=_since(past, run),
        decided_on=last.decided,
        next_review=review,
        overdue=review is not None and review < as_of.year,
        evidence=tuple(decision for event in past[run:] for decision in event.evidence),
    )


def _value(past: Sequence[Event], place: int) -> AccreditationValue:
    event = past[place]
    if event.action != "appeal_pending":
        return _VALUE[event.action]
    for earlier in range(place - 1, -1, -1):
        if past[earlier].action not in ("withdrawn", "appeal_pending"):
            return _VALUE[past[earlier].action]
    return "conditional"  # what a body withdraws it has made conditional before


def _run(past: Sequence[Event]) -> int:
    """Where the present status began: the first of the last decisions that come to the same.

    Conditional accreditation is accreditation, so a program that got rid of its conditions has
    been accredited all the while.
    """
    status = _value(past, len(past) - 1)
    same = {"accredited", "conditional"} if status == "accredited" else {status}
    start = len(past) - 1
    while start > 0:
        before = past[start - 1]
        under_appeal = before.action == "withdrawn" and past[start].action == "appeal_pending"
        if not under_appeal and _value(past, start - 1) not in same:
            break
        start -= 1
    return start


def _since(past: Sequence[Event], run: int) -> PartialDate | None:
    """When the present status began, or None when only its continuation is known.

    A body's list knows the beginning better than what is left of its decisions.
    """
    begun = [e.decided for e in past[run:] if e.action in _BEGINNINGS]
    if begun:
        return min(begun, key=lambda when: when.latest)
    if _value(past, len(past) - 1) == "accredited":
        return None
    return past[run].decided


def as_claims(decisions: Iterable[Decision], as_of: date) -> tuple[Claim, ...]:
    """The status of every institution with every body at a date, as claims.

    One claim for each program that the last decision names; a decision about "the master's
    program" is a claim about the institution. The source is the best one of the decision, and
    its year the last one for which the decision speaks: a program that is accredited until its
    next review in 2028 is so in 2026, and no longer surely so in 2030. Decisions about
    institutions that are not identified are left out, and so are programs that have ended:
    there is nothing left to claim anything of.
    """
    known = tuple(decisions)
    pairs = sorted({(d.institution_id, d.body) for d in known if d.institution_id is not None})
    return tuple(
        claim
        for institution_id, body in pairs
        for claim in _claims(history(known, institution_id, body), body, as_of)
    )


def _past(events: Sequence[Event], as_of: date) -> list[Event]:
    """The events that decide where a program stands at a date; a recognition does not."""
    return [e for e in events if e.decided.latest <= as_of and e.action != "recognized"]


def _claims(events: Sequence[Event], body: str, as_of: date) -> Iterator[Claim]:
    status = status_at(events, as_of)
    if status.status == "unknown" or status.detail == "ended":
        return
    last = _past(events, as_of)[-1]
    qualifiers: dict[str, Value] = {"body": body}
    if status.since is not None:
        qualifiers["since"] = status.since.year
    best = last.evidence[0]
    source = Source(
        address=best.source.address,
        kind=best.source.kind,
        year=_speaks_for(status, last),
        title=best.source.title,
    )
    for program in _programs(last):
        yield Claim(
            doc=best.source.address,
            subject=Subject(best.institution, program, institution_id=best.institution_id),
            attribute="accreditation",
            value=status.status,
            source=source,
            qualifiers=qualifiers,
            extractor=EXTRACTOR,
            note=_told(status),
        )


def _programs(event: Event) -> tuple[str | None, ...]:
    """The names under which the best sources know the programs; None for "the program"."""
    best = _standing(event.evidence[0])
    said = [d.program for d in event.evidence if _standing(d) == best]
    named = tuple(dict.fromkeys(name for name in said if _DEGREE_NAMED.search(name)))
    return named or (None,)


def _speaks_for(status: AccreditationStatus, last: Event) -> int:
    """The last year for which the decision speaks, at most that of `as_of`.

    A withdrawal stands until a new decision; an accreditation until its next review, and for as
    long as a source tells of it as of the present.
    """
    if status.status == "not_accredited":
        return status.as_of.year
    told = [d.source.year for d in last.evidence if d.source.year is not None]
    return min(status.as_of.year, max(last.decided.year, status.next_review or 0, *told, 0))


def _told(status: AccreditationStatus) -> str:
    """The decision in words."""
    assert status.detail is not None and status.decided_on is not None
    parts = [f"{status.detail.replace('_', ' ')}, decided {status.decided_on.text}"]
    if status.next_review is not None:
        parts.append(f"next review {status.next_review}")
    if status.overdue:
        parts.append("the outcome of that review is not known here")
    return "; ".join(parts)

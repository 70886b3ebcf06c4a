"""Where a program stands with its accreditor at a date: rules on invented decisions, and the
known cases of the library-science pack."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.model.accreditation import Action, Decision, PartialDate
from gradguide.model.claim import Source, SourceKind, Standing
from gradguide.model.vocabulary import vocabulary
from gradguide.resolution.accreditation import as_claims, history, status_at
from gradguide.sources.accreditation import bundled_decisions

SCHOOL = "123456"
BODY = "XYZ"


def decision(
    action: Action,
    when: str | None,
    review: int | None = None,
    kind: SourceKind = "authority",
    program: str = "Master of Hawking",
    **more: bool,
) -> Decision:
    return Decision(
        institution="Harbor State University",
        program=program,
        body=BODY,
        action=action,
        source=Source(
            f"https://{kind}.example/{when}",
            kind,
            int(when[:4]) if when else None,
            low_trust=more.get("low_trust", False),
        ),
        institution_id=SCHOOL,
        decided=PartialDate(when) if when else None,
        next_review=review,
        inferred=more.get("inferred", False),
    )


def at(decisions: list[Decision], day: str) -> tuple[str, str | None, str | None]:
    """Status, detail and since when."""
    status = status_at(history(decisions, SCHOOL, BODY), date.fromisoformat(day))
    return status.status, status.detail, status.since.text if status.since else None


@pytest.mark.parametrize(
    ("decisions", "day", "expected"),
    [
        pytest.param([], "2020-01-01", ("unknown", None, None), id="nothing decided"),
        pytest.param(
            [decision("continued", "2020-02")], "2020-02-28", ("unknown", None, None),
            id="decided at some time of this month",
        ),
        pytest.param(
            [decision("continued", "2020-02")], "2020-02-29", ("accredited", "continued", None),
            id="the month is over",
        ),
        pytest.param(
            [decision("initial", "2015"), decision("continued", "2022-06")], "2023-01-01",
            ("accredited", "continued", "2015"), id="since the initial one",
        ),
        pytest.param(
            [decision("initial", "2015"), decision("conditional", "2019-01"),
             decision("continued", "2022-06")], "2023-01-01",
            ("accredited", "continued", "2015"), id="conditions do not interrupt it",
        ),
        pytest.param(
            [decision("initial", "2015"), decision("conditional", "2019-01"),
             decision("conditional", "2021-01")], "2023-01-01",
            ("conditional", "conditional", "2019-01"), id="conditional since the first time",
        ),
        pytest.param(
            [decision("initial", "1990"), decision("withdrawn", "2013-07"),
             decision("initial", "2020-08")], "2021-01-01",
            ("accredited", "initial", "2020-08"), id="lost and regained",
        ),
        pytest.param(
            [decision("conditional", "2012-06"), decision("withdrawn", "2015-07"),
             decision("appeal_pending", "2015-07")], "2015-08-01",
            ("conditional", "appeal_pending", "2012-06"), id="an appeal keeps the status",
        ),
        pytest.param(
            [decision("precandidate", "2021-06"), decision("candidate", "2024-06")], "2025-01-01",
            ("candidate", "candidate", "2021-06"), id="a candidate since it was a precandidate",
        ),
        pytest.param(
            [decision("recognized", "2011-11")], "2020-01-01", ("unknown", None, None),
            id="a recognition is no accreditation",
        ),
        pytest.param(
            [decision("continued", "2012"), decision("conditional", None)], "2020-01-01",
            ("accredited", "continued", None), id="an undated decision decides nothing",
        ),
        pytest.param(
            [decision("continued", "2012"), decision("conditional", "2021-09", low_trust=True)],
            "2022-01-01", ("accredited", "continued", None), id="nor does a rumour",
        ),
        pytest.param(
            [decision("listed", "1972"), decision("withdrawn", "1999-02", kind="guide")],
            "2000-01-01", ("accredited", "listed", "1972"), id="the body's list against a report",
        ),
        pytest.param(
            [decision("listed", "1972"), decision("withdrawn", "1999-02")], "2000-01-01",
            ("not_accredited", "withdrawn", "1999-02"), id="the body's own word counts",
        ),
        pytest.param(
            [decision("listed", "1924"), decision("ended", "1994-05")], "2000-01-01",
            ("not_accredited", "ended", "1994-05"), id="an entry that has ended",
        ),
    ],
)  # fmt: skip
def test_status(
    decisions: list[Decision], day: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert at(decisions, day) == expected


def test_sources_of_one_decision_are_one_event() -> None:
    told = [
        decision("continued", "2015", kind="school"),
        decision("continued", "2015-07", 2022),
        decision("continued", "2015", 2021, kind="guide"),
    ]
    (event,) = history(told, SCHOOL, BODY)
    assert event.decided.text == "2015-07"
    assert event.next_review == 2022
    assert [d.source.kind for d in event.evidence] == ["authority", "school", "guide"]


def test_a_review_that_was_due_is_shown_as_overdue() -> None:
    events = history([decision("continued", "2014-07", 2021)], SCHOOL, BODY)
    assert not status_at(events, date(2021, 12, 31)).overdue
    late = status_at(events, date(2022, 1, 1))
    assert (late.status, late.overdue, late.next_review) == ("accredited", True, 2021)


@pytest.mark.parametrize(
    ("when", "latest"),
    [
        ("2020", date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 29)),
        ("2020-02-03", date(2020, 2, 3)),
    ],
)
def test_partial_dates(when: str, latest: date) -> None:
    assert PartialDate(when).latest == latest


@pytest.mark.parametrize("when", ["20", "2020-13", "2020-02-30", "soon", ""])
def test_what_is_no_date(when: str) -> None:
    with pytest.raises(ValueError):
        PartialDate(when)


def test_the_order_of_the_sources_makes_no_difference() -> None:
    told = [
        decision("conditional", "2012-06"),
        decision("withdrawn", "2015-07"),
        decision("appeal_pending", "2015-07"),
        decision("continued", "2015", kind="school"),
    ]
    results = {at(list(order), "2016-01-01") for order in permutations(told)}
    assert results == {("accredited", "continued", None)}


ACTIONS: tuple[Action, ...] = (
    "precandidate", "candidate", "initial", "continued", "listed", "conditional",
    "appeal_pending", "withdrawn", "ended", "recognized",
)  # fmt: skip
some_decisions = st.lists(
    st.builds(
        lambda action, year, kind: decision(action, str(year), year + 7, kind),
        st.sampled_from(ACTIONS),
        st.integers(1950, 2030),
        st.sampled_from(("school", "guide", "authority")),
    ),
    max_size=8,
)


@given(some_decisions, st.dates(date(1950, 1, 1), date(2040, 1, 1)))
def test_any_decisions_give_a_status_made_of_the_past_alone(
    decisions: list[Decision], as_of: date
) -> None:
    status = status_at(history(decisions, SCHOOL, BODY), as_of)
    assert all(d.decided is not None and d.decided.latest <= as_of for d in status.evidence)
    assert (status.status == "unknown") == (status.decided_on is None)
    if status.since is not None and status.decided_on is not None:
        assert status.since.latest <= status.decided_on.latest
    for claim in as_claims(decisions, as_of):
        assert vocabulary().complaint("accreditation", claim.value, claim.qualifiers) is None
        assert claim.source.year is not None and claim.source.year <= as_of.year


def test_claims_name_the_programs_of_the_last_decision() -> None:
    told = [
        decision("continued", "2012", program="Master of Falconry"),
        decision("continued", "2019-02", 2026, program="Master of Hawking"),
        decision("continued", "2019-02", 2026, program="Master of Owls"),
    ]
    claims = as_claims(told, date(2024, 1, 1))
    assert [c.subject.program for c in claims] == ["Master of Hawking", "Master of Owls"]
    assert {(c.value, c.source.year, c.standing) for c in claims} == {
        ("accredited", 2024, Standing.AUTHORITY)
    }


def test_a_decision_about_the_program_is_a_claim_about_the_school() -> None:
    (claim,) = as_claims(
        [decision("initial", "2019", program="the master's program")], date(2024, 1, 1)
    )
    assert claim.subject.program is None
    assert claim.qualifiers == {"body": BODY, "since": 2019}


def test_a_decision_speaks_until_its_next_review() -> None:
    told = [decision("continued", "2014-07", 2021)]
    years = {year: as_claims(told, date(year, 6, 1))[0].source.year for year in (2016, 2021, 2024)}
    assert years == {2016: 2016, 2021: 2021, 2024: 2021}
    assert "outcome" in as_claims(told, date(2024, 6, 1))[0].note


def test_a_third_partys_report_stays_one() -> None:
    (claim,) = as_claims([decision("continued", "2019", kind="guide")], date(2020, 1, 1))
    assert claim.standing is Standing.GUIDE


# ---- the pack's known cases

UNITID: Mapping[str, str] = {
    "Southern Connecticut": "130493", "Central Missouri": "176965", "Oklahoma": "207500",
    "Southern California": "123961", "Missouri": "178396", "Arizona": "104179",
    "Old Dominion": "232982", "Berkeley": "110635", "Louisiana State": "159391",
}  # fmt: skip


@pytest.mark.parametrize(
    ("school", "day", "status", "detail"),
    [
        ("Southern Connecticut", "2012-01-01", "conditional", "conditional"),
        ("Southern Connecticut", "2014-01-01", "not_accredited", "withdrawn"),
        ("Southern Connecticut", "2019-01-01", "candidate", "candidate"),
        ("Southern Connecticut", "2021-01-01", "accredited", "initial"),
        ("Central Missouri", "2020-01-01", "unknown", None),
        ("Central Missouri", "2022-01-01", "candidate", "precandidate"),
        ("Central Missouri", "2025-01-01", "candidate", "candidate"),
        ("Oklahoma", "2018-01-01", "accredited", "continued"),
        ("Oklahoma", "2020-01-01", "conditional", "conditional"),
        ("Oklahoma", "2023-06-01", "accredited", "continued"),
        ("Southern California", "2023-01-01", "unknown", None),  # initial, but no page says when
        ("Southern California", "2026-01-01", "conditional", "conditional"),
        ("Missouri", "2015-10-01", "conditional", "appeal_pending"),
        ("Missouri", "2017-01-01", "accredited", "continued"),
        ("Arizona", "2000-01-01", "accredited", "listed"),
        ("Old Dominion", "2020-01-01", "candidate", "candidate"),
        ("Old Dominion", "2023-01-01", "accredited", "initial"),
        ("Berkeley", "1990-01-01", "accredited", "listed"),
        ("Berkeley", "2000-01-01", "not_accredited", "ended"),
        ("Louisiana State", "2022-01-01", "accredited", "continued"),  # not as a forum had it
    ],
)
def test_known_cases(school: str, day: str, status: str, detail: str | None) -> None:
    decisions = bundled_decisions("library-science").decisions
    found = status_at(history(decisions, UNITID[school], "ALA"), date.fromisoformat(day))
    assert (found.status, found.detail) == (status, detail)


def test_every_bundled_decision_is_good_and_ended_programs_claim_nothing() -> None:
    bundled = bundled_decisions("library-science")
    assert bundled.rejected == ()
    assert len(bundled.decisions) > 200
    claims = as_claims(bundled.decisions, date(2026, 7, 1))
    assert len(claims) > 60
    assert UNITID["Berkeley"] not in {c.subject.institution_id for c in claims}
    assert len({(c.subject, c.qualifiers["body"]) for c in claims}) == len(claims)

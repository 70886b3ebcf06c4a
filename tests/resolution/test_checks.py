"""What the checks find, and what they leave alone. One table: claims, kind, part of the message."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.model.accreditation import Decision, PartialDate
from gradguide.model.claim import Claim, Source
from gradguide.model.fact import Finding
from gradguide.resolution.checks.limits import LIMITS
from gradguide.resolution.pipeline import assemble, resolve

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("making.py"))))
claim = making.claim


def findings(claims: list[Claim]) -> tuple[Finding, ...]:
    return assemble(claims, making.PACK, making.REGISTRY, making.AS_OF).findings


def page(*said: tuple[str, object], doc: str = "a.example", **more: object) -> list[Claim]:
    """Claims of one page about one program."""
    return [claim(attribute, value, doc=doc, **more) for attribute, value in said]


PRICE = (("credits", 36), ("tuition_per_credit", 823))
FOUND = [
    (page(*PRICE, ("tuition_total", 31040)), "arithmetic", "note",
     "36 x $823 = $29,628; the school (2026, a.example) states $31,040: $1,412 more, which fees "
     "may explain"),
    (page(*PRICE, ("tuition_total", 25000)), "arithmetic", "warning", "$4,628 less"),
    (page(*PRICE, ("tuition_total", 60000)), "arithmetic", "warning", "$30,372 more; one of"),
    ([*page(*PRICE), claim("tuition_flat", 29628, doc="a.example", per="year")], "arithmetic",
     "warning", "states $29,628 a year, which is the whole program: 36 x $823"),
    ([claim("credits", 63, kind="guide"), claim("credits", 63, unit="quarter")], "units",
     "warning", "63 credits are quarter credits by the school (2026, school-2026.example) and "
     "semester credits by a guide (2026, guide-2026.example); if quarter, they are 42"),
    ([claim("credits", 63, unit="quarter"), claim("tuition_per_credit", 900)], "units", "warning",
     "tuition is per semester credit and the program counts quarter credits"),
    (page(("gpa_min", 5)), "impossible", "error", "gpa_min 5 by the school"),
    (page(("credits", 400)), "impossible", "error", "credits 400"),
    (page(("credits", 0)), "impossible", "error", "credits 0"),
    (page(("duration_months", 1)), "unlikely", "warning", "duration_months 1"),
    (page(("tuition_per_credit", 15000)), "unlikely", "warning", "tuition_per_credit 15000"),
    ([claim("credits", 36, doc="b.example"), claim("credits", 39, doc="c.example")],
     "school_contradicts_itself", "warning",
     "pages of 2026 give several values for credits (part total): 36 by b.example; 39 by c.exa"),
    ([claim("credits", 36, year=None, doc="b.example"),
      claim("credits", 39, year=None, doc="c.example")],
     "school_contradicts_itself", "note", "pages without a year"),
    ([claim("accreditation", "accredited", kind="guide"),
      claim("accreditation", "conditional", kind="authority", since=2024)],
     "authority_contradicts", "warning",
     "(2026, guide-2026.example) says accredited; the authority says conditional since 2024"),
    (page(("delivery", "online"), ("campus_visits", 2)), "online_with_visits", "warning",
     "require 2 visits to campus"),
    ([claim("entrance_exam", "not_required", exam="any"),
      claim("entrance_exam", "required", exam="GRE")], "exam_contradiction", "warning", "the GRE"),
    (page(("deadline", "2025-02-01"), ("deadline", "2026-02-01")), "deadline_past", "note",
     "the newest of 2 dated deadlines, 2026-02-01, lies before 2026-06-15"),
    (page(("sector", "private"), kind="guide"), "registry_contradicts", "warning",
     "calls it private; the registry of institutions has it as public"),
    (page(("location", "Saltmarsh, NH"), kind="guide"), "registry_contradicts", "warning",
     "puts it in Saltmarsh, NH; the registry of institutions has it in Saltmarsh, ME"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "kind", "severity", "message"), FOUND, ids=lambda x: x if isinstance(x, str) else ""
)
def test_found(claims: list[Claim], kind: str, severity: str, message: str) -> None:
    (finding,) = findings(claims)
    assert (finding.kind, finding.severity) == (kind, severity)
    assert message in finding.message
    assert finding.message.startswith("Saltmarsh State University")
    assert finding.claims


LEFT_ALONE = [
    ("the product", page(*PRICE, ("tuition_total", 29628))),
    ("rounded", page(*PRICE, ("tuition_total", 29600))),
    ("approximate", [*page(*PRICE), claim("tuition_total", 31000, doc="a.example",
                                          approximate=True)]),
    ("of two pages", [*page(*PRICE), claim("tuition_total", 60000, doc="b.example")]),
    ("of other residents", [*page(*PRICE), claim("tuition_total", 60000, doc="a.example",
                                                 residency="in_state")]),
    ("quarters", [claim("credits", 63, unit="quarter"),
                  claim("tuition_per_credit", 900, unit="quarter")]),
    ("years apart", [claim("credits", 36, year=2020), claim("credits", 39, year=2026)]),
    ("an old guide and a newer decision",
     [claim("accreditation", "accredited", kind="guide", year=2015),
      claim("accreditation", "conditional", kind="authority", since=2024)]),
    ("a deadline to come", page(("deadline", "2025-02-01"), ("deadline", "2026-12-01"))),
    ("a month of a newer page", [claim("deadline", "2025-02-01", kind="school", year=2025),
                                 claim("deadline", "March", kind="school", year=2026)]),
    ("a month", page(("deadline", "March"))),
    ("online without visits", page(("delivery", "online"), ("campus_visits", 0))),
    ("another city of the state", page(("location", "Bayhead, ME"))),
    ("a paid row alone", page(("delivery", "online"), ("campus_visits", 2), paid=True)),
]  # fmt: skip


@pytest.mark.parametrize(("why", "claims"), LEFT_ALONE)
def test_left_alone(why: str, claims: list[Claim]) -> None:
    assert findings(claims) == (), why


def test_a_certificate_may_be_short() -> None:
    small = claim("credits", 12, program="Certificate in Dredging")
    assert findings([small]) == ()
    assert [f.kind for f in findings([claim("credits", 12)])] == ["unlikely"]


@pytest.mark.parametrize(
    ("review", "message"),
    [(2024, "ALA last decided in 2018-06 (continued) and was to review it in 2024"), (2027, "")],
)
def test_an_overdue_review(review: int, message: str) -> None:
    source = Source("ala.example", "authority", 2018)
    decision = Decision(
        "Saltmarsh State University", "MHTS", "ALA", "continued", source, "900001",
        PartialDate("2018-06"), review,
    )  # fmt: skip
    found = resolve([claim()], making.PACK, [decision], making.REGISTRY, making.AS_OF).findings
    assert [f.kind for f in found] == (["review_overdue"] if message else [])
    assert all(message in f.message for f in found)


def test_findings_change_no_fact() -> None:
    claims = page(*PRICE, ("tuition_total", 60000), ("gpa_min", 5))
    (program,) = assemble(claims, making.PACK, making.REGISTRY, making.AS_OF).programs
    assert {f.attribute: f.status.value for f in program.facts} == {
        "credits": "verified",
        "gpa_min": "verified",
        "tuition_per_credit": "verified",
        "tuition_total": "verified",
    }


def test_limits_are_in_order() -> None:
    assert all(limit.low < limit.high and limit.why for limit in LIMITS)

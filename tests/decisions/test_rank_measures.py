"""What is known of a program on a criterion, and which programs are ranked."""

from __future__ import annotations

import runpy
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gradguide.decisions.calendar import term_called
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.peers import peers
from gradguide.decisions.errors import SituationError
from gradguide.decisions.ranking.deciding import decision_matrix
from gradguide.decisions.ranking.matrix import Cell
from gradguide.decisions.ranking.measures import asking, measured
from gradguide.decisions.situation import Situation
from gradguide.model.claim import Standing
from gradguide.model.fact import InstitutionEntry
from gradguide.model.method import Condition, Criterion, Eligible

HERE = Path(__file__)
making = SimpleNamespace(**runpy.run_path(str(HERE.with_name("making.py"))))
ranking = SimpleNamespace(**runpy.run_path(str(HERE.with_name("rank_making.py"))))
fact, stale, guide, candidate = making.fact, making.stale, making.guide, making.candidate
D = Decimal

ONLINE = {"online": D(1), "hybrid": D("0.5"), "campus": D(0)}
EXAM = {"required": D(1), "not_required": D(0)}


def counted(name: str, better: Any = "more", **more: Any) -> Criterion:
    return ranking.criterion(name, better, attribute=name, **more)  # type: ignore[no-any-return]


def cell(one: Criterion, *facts: Any, outdated: Any = "missing", **situation: Any) -> Cell:
    program = candidate(*facts)
    who = asking([program], Situation(**situation), making.AS_OF, peers([]))
    return measured(one, program, who, outdated)


FACTS: list[tuple[str, Criterion, list[Any], list[Any], Any]] = [
    ("a number", counted("gpa_min"), [fact("gpa_min", 3)], [3], 3),
    ("a choice", counted("delivery", values=ONLINE), [fact("delivery", "hybrid")], ["0.5"], "0.5"),
    ("a flag", counted("cohort", values={"yes": D(1)}), [fact("cohort", True)], [1], 1),
    ("disputed, more is better", counted("gpa_min"), [fact("gpa_min", 3, D("2.5"))],
     ["2.5", 3], "2.5"),
    ("disputed, less is better", counted("gpa_min", "less"), [fact("gpa_min", 3, D("2.5"))],
     ["2.5", 3], 3),
    ("disputed, a target", counted("credits", normalisation="target", low=D(0), high=D(90),
     target=D(36)), [fact("credits", 33, 42)], [33, 42], 42),
    ("quarters in semesters", counted("credits"), [fact("credits", 54, unit="quarter")], [36], 36),
    ("prices of quarters", counted("tuition_per_credit"),
     [fact("tuition_per_credit", 300, unit="quarter")], [450], 450),
    ("the default key", counted("credits"), [fact("credits", 18, part="core"),
     fact("credits", 36)], [36], 36),
    ("a key", counted("credits", keys=({"part": "core"},)), [fact("credits", 18, part="core"),
     fact("credits", 36)], [18], 18),
    ("the first key that there is", counted("entrance_exam", "less", values=EXAM,
     keys=({"exam": "any"}, {"exam": "GRE"})), [fact("entrance_exam", "required")], [1], 1),
    ("the first key of two", counted("entrance_exam", "less", values=EXAM,
     keys=({"exam": "any"}, {"exam": "GRE"})), [fact("entrance_exam", "required"),
     fact("entrance_exam", "not_required", exam="any")], [0], 0),
    ("across all keys the most", counted("entrance_exam", "less", values=EXAM, across="more"),
     [fact("entrance_exam", "not_required", exam="any"), fact("entrance_exam", "required")],
     [1], 1),
    ("across some keys the most", counted("entrance_exam", "less", values=EXAM, across="more",
     keys=({"exam": "any"}, {"exam": "GRE"})), [fact("entrance_exam", "not_required", exam="any"),
     fact("entrance_exam", "required", exam="MAT")], [0], 0),
    ("across keys the least", counted("entrance_exam", "less", values=EXAM, across="less"),
     [fact("entrance_exam", "not_required", exam="any"), fact("entrance_exam", "required")],
     [0], 0),
    ("across keys, one disputed", counted("entrance_exam", "less", values=EXAM, across="more"),
     [fact("entrance_exam", "not_required", "required"),
      fact("entrance_exam", "not_required", exam="any")], [0, 1], 1),
    ("across keys, disputed below another", counted("credits", across="more"),
     [fact("credits", 18, 30, part="core"), fact("credits", 24, 36)], [24, 30, 36], 24),
    ("across keys, one outdated", counted("entrance_exam", values=EXAM, across="more"),
     [stale("entrance_exam", "required", exam="any"), fact("entrance_exam", "not_required")],
     [0], 0),
    ("across keys, one unspecified", counted("entrance_exam", values=EXAM, across="more"),
     [fact("entrance_exam", "unspecified", exam="any"), fact("entrance_exam", "not_required")],
     [0], 0),
    ("a detail", counted("accreditation", detail="since"),
     [fact("accreditation", "accredited", since=1999)], [1999], 1999),
    ("of several the most", counted("courses_per_term", several="more"),
     [fact("courses_per_term", 1), fact("courses_per_term", 3)], [3], 3),
    ("of several the least", counted("courses_per_term", several="less"),
     [fact("courses_per_term", 1), fact("courses_per_term", 3)], [1], 1),
    ("only what a guide says", counted("gpa_min"), [guide("gpa_min", 3)], [3], 3),
    ("current under a later key", counted("entrance_exam", values=EXAM,
     keys=({"exam": "any"}, {"exam": "GRE"})), [stale("entrance_exam", "required", exam="any"),
     fact("entrance_exam", "not_required")], [0], 0),
]  # fmt: skip


@pytest.mark.parametrize(("said", "one", "facts", "values", "least"), FACTS, ids=lambda v: str(v))
def test_a_fact(said: str, one: Criterion, facts: list[Any], values: list[Any], least: Any) -> None:
    found = cell(one, *facts)
    assert list(found.values) == [D(str(value)) for value in values]
    assert found.counted == D(str(least))
    assert found.facts and not found.missing and not found.between


MISSING: list[tuple[Criterion, list[Any], str]] = [
    (counted("gpa_min"), [], "nobody states it"),
    (counted("gpa_min"), [fact("gpa_min", 3, condition="with_work")], "nobody states it"),
    (counted("gpa_min"), [fact("gpa_min", 3, standing=Standing.PAID)], "nobody states it"),
    (counted("gpa_min"), [fact("gpa_min", 3, standing=Standing.MACHINE)], "nobody states it"),
    (counted("gpa_min"), [stale("gpa_min", 3)], "only an outdated source states it (2015)"),
    (counted("entrance_exam", values=EXAM), [fact("entrance_exam", "unspecified")],
     "unspecified says nothing about it"),
    (counted("entrance_exam", values=EXAM, across="more"), [fact("entrance_exam", "unspecified")],
     "unspecified says nothing about it"),
    (counted("entrance_exam", values=EXAM, across="more"), [stale("entrance_exam", "required")],
     "only an outdated source states it (2015)"),
    (counted("entrance_exam", values=EXAM, across="more"), [], "nobody states it"),
    (counted("accreditation", detail="since"), [fact("accreditation", "accredited")],
     "accredited says nothing about it"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "facts", "why"), MISSING, ids=lambda v: str(v)[:40])
def test_a_value_that_is_missing_says_why(one: Criterion, facts: list[Any], why: str) -> None:
    found = cell(one, *facts)
    assert (found.values, found.counted, found.missing) == ((), None, why)


def test_an_outdated_value_is_used_where_the_method_says_so() -> None:
    assert cell(counted("gpa_min"), stale("gpa_min", 3), outdated="used").counted == 3


COST = ranking.criterion("cost", "less", measure="cost", attribute=None)
MONTHS = ranking.criterion("months", "less", measure="months", attribute=None)
GRADUATES = ranking.criterion("graduates", "more", measure="completions", attribute=None)
CREDITS, PRICE = fact("credits", 36), fact("tuition_per_credit", 440)


def test_the_cost_is_the_persons_own() -> None:
    prices = [
        CREDITS,
        fact("tuition_per_credit", 300, residency="in_state"),
        fact("tuition_per_credit", 700, residency="out_of_state"),
    ]
    assert cell(COST, *prices, residency="ME").counted == 10800
    assert cell(COST, *prices, residency="OH").counted == 25200
    open_ = cell(COST, *prices)
    assert open_.values == (D(10800), D(25200)) and open_.between and open_.counted == 25200
    assert open_.facts and "fee" in open_.note


def test_missing_fees_count_in_draws_and_not_in_the_order() -> None:
    other = candidate(CREDITS, PRICE, fact("fee", 10, per="credit"), name="other")
    program = candidate(CREDITS, PRICE)
    who = asking([program], Situation(), making.AS_OF, peers([program, other]))
    found = measured(COST, program, who, "missing")
    assert found.counted == 15840 and found.values == (D(15840),)
    assert found.possible is not None and found.possible.high == 16200
    assert found.span == found.possible


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ([CREDITS], "no price is known"),
        ([CREDITS, stale("tuition_per_credit", 440)], "its price is outdated"),
    ],
)
def test_a_cost_that_is_missing_says_why(facts: list[Any], why: str) -> None:
    assert cell(COST, *facts).missing == why


def test_a_price_in_another_currency_is_no_price_in_dollars() -> None:
    abroad = InstitutionEntry("ca-1", "inlet", "Inlet University", "Inlet", "ON", "CA")
    program = candidate(CREDITS, PRICE, school=abroad)
    who = asking([program], Situation(), making.AS_OF, peers([]))
    assert "dollars" in measured(COST, program, who, "missing").missing


def test_months_are_at_the_persons_pace() -> None:
    start = term_called("fall 2027")
    assert cell(MONTHS, CREDITS, start=start, credits_per_term=D(12)).counted == 13
    assert cell(MONTHS, CREDITS, start=start, credits_per_term=D(30)).counted == 9
    slow = cell(MONTHS, fact("credits", 36, 30), start=start, credits_per_term=D(6))
    assert slow.between and slow.counted == slow.values[1] > slow.values[0]
    assert cell(MONTHS, PRICE).missing == "its credits are not known"


def test_graduates_are_those_of_the_level_in_the_newest_year() -> None:
    def completions(value: int, year: int, level: str = "master", cip: str = "99.0101") -> Any:
        one = fact("completions", value, level=level, cip=cip)
        return replace(one, key={**one.key, "year": year})

    school = InstitutionEntry(
        "900001", "saltmarsh-state", "Saltmarsh State", country="US",
        facts=(completions(90, 2023), completions(100, 2024), completions(7, 2024, cip="99.0102"),
               completions(3, 2024, "doctoral")),
    )  # fmt: skip
    program = candidate(school=school)
    who = asking([program], Situation(), making.AS_OF, peers([]))
    assert measured(GRADUATES, program, who, "missing").counted == 107
    assert cell(GRADUATES).missing == "nobody states it"


def test_what_is_said_of_the_school_counts_where_the_method_says_so() -> None:
    school = InstitutionEntry(
        "900001", "saltmarsh-state", "Saltmarsh State", facts=(fact("gpa_min", 3),)
    )
    program = candidate(school=school)
    who = asking([program], Situation(), making.AS_OF, peers([]))
    assert not measured(counted("gpa_min"), program, who, "missing").known
    assert measured(counted("gpa_min", whose="school"), program, who, "missing").counted == 3


def test_who_cannot_do_as_they_mean_to_is_told() -> None:
    known, short = candidate(CREDITS, PRICE), candidate(fact("credits", 12), PRICE, name="short")
    who = asking([known, short], Situation(transfer=D(20)), making.AS_OF, peers([]))
    assert list(who.costs) == [known.id] and "transfer" in who.impossible[short.id]
    with pytest.raises(SituationError, match="transfer"):
        asking([short], Situation(transfer=D(20)), making.AS_OF, peers([]))


# ---- which programs are ranked

ACCREDITED = fact("accreditation", "accredited")


def names(method: Any, *programs: Candidate, **situation: Any) -> tuple[list[str], dict[str, str]]:
    who = asking(programs, Situation(**situation), making.AS_OF, peers(programs))
    found = decision_matrix(programs, method, who)
    left_out = {one.candidate.id.split("/")[1]: one.why for one in found.left_out}
    return [one.id.split("/")[1] for one in found.candidates], left_out


def test_conditions_leave_programs_out_and_say_why() -> None:
    body = Condition("accreditation", {"body": "ALA"}, ("accredited", "conditional"))
    gpa = Condition("gpa_min", at_most=D(3), unknown="keep")
    method = ranking.method(
        counted("gpa_min"), eligible=Eligible(levels=("master",), conditions=(body, gpa))
    )
    low = fact("gpa_min", D("2.5"))
    programs = {
        "fits": [ACCREDITED, low],
        "conditional": [fact("accreditation", "conditional"), low],
        "refused": [fact("accreditation", "not_accredited"), low],
        "candidate": [fact("accreditation", "candidate"), low],
        "unknown": [low],
        "disputed": [fact("accreditation", "accredited", "not_accredited"), low],
        "either": [fact("accreditation", "accredited", "conditional"), low],
        "outdated": [stale("accreditation", "accredited"), low],
        "high": [ACCREDITED, fact("gpa_min", D("3.5"))],
        "silent": [ACCREDITED],
        "advertised": [fact("accreditation", "accredited", standing=Standing.PAID)],
    }
    made = [candidate(*facts, name=name) for name, facts in programs.items()]
    made.append(candidate(ACCREDITED, low, name="doctorate", level="doctoral"))
    ranked, left_out = names(method, *made)
    assert ranked == ["fits", "conditional", "either"]
    assert left_out == {
        "refused": "accreditation (ALA): not accredited",
        "candidate": "accreditation (ALA): candidate",
        "unknown": "accreditation (ALA): not known",
        "disputed": "accreditation (ALA): sources disagree",
        "outdated": "accreditation (ALA): only an outdated source states it",
        "high": "gpa min: 3.5",
        "silent": "nothing that the method counts is known of it",
    }


def test_conditions_hold_quarter_credits_as_semester_credits() -> None:
    short = Condition("credits", at_most=D(36))
    cheap = Condition("tuition_per_credit", at_most=D(450))
    exactly = Condition("credits", allowed=(36,))

    def left(condition: Condition, *facts: Any) -> dict[str, str]:
        method = ranking.method(counted("gpa_min"), eligible=Eligible(conditions=(condition,)))
        known = candidate(fact("gpa_min", 3), *facts)
        always = candidate(fact("gpa_min", 3), CREDITS, PRICE, name="always")
        return names(method, known, always)[1]

    assert left(short, fact("credits", 54, unit="quarter")) == {}
    assert left(exactly, fact("credits", 54, unit="quarter")) == {}
    assert left(cheap, fact("tuition_per_credit", 300, unit="quarter")) == {}
    assert left(short, fact("credits", 37)) == {"mhts": "credits (total): 37"}
    assert left(short, fact("credits", 55, unit="quarter")) == {
        "mhts": "credits (total): 55 (quarter credits)"
    }
    assert "mhts" in left(cheap, fact("tuition_per_credit", 301, unit="quarter"))


def test_a_program_is_left_out_where_a_criterion_says_so() -> None:
    method = ranking.method(replace(COST, missing="leave-out"))
    ranked, left_out = names(
        method, candidate(CREDITS, PRICE), candidate(CREDITS, name="free"), transfer=D(0)
    )
    assert ranked == ["mhts"] and left_out == {"free": "cost: no price is known"}
    assert names(method, candidate(CREDITS, PRICE), candidate(fact("credits", 6), PRICE, name="x"),
                 transfer=D(9))[1]["x"].startswith("transfer")  # fmt: skip

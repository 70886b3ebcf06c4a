"""What a state requires: weighed as facts are, with what is unknown named and programs sorted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Literal

import pytest

from gradguide.answers.licensure_words import outdated_delivery
from gradguide.catalog.outlook import Leads
from gradguide.model.claim import Claim, Source, Standing, Subject
from gradguide.model.fact import Fact, InstitutionEntry, Program, Stated, Status
from gradguide.model.licensure import Exam, Licensing, Requirement, Role
from gradguide.model.states import STATE_NAMES
from gradguide.outlook.licensure import (
    Leading,
    RoleAnswer,
    coverage,
    current,
    leading,
    role_answer,
    state_answer,
)
from gradguide.outlook.licensure_wording import fact_text, sentences

DAY = date(2026, 11, 22)
ASKED = ("credential_name", "degree_required", "teaching_licence_required",
         "subject_exam_required")  # fmt: skip
PILOT = Role("pilot", "harbor pilot", (), "certified_pilot", ASKED)
OLD = Exam("Tide Tables (11)", "subject", until=2023, now="Tides (12)")
NEW = Exam("Tides (12)", "subject", since=2023)
GONE = Exam("Old Moon", "subject", until=1999)
TALK = Exam("Talking to Captains", "general")
EXAMS = {exam.name: exam for exam in (OLD, NEW, GONE, TALK)}


def say(
    attribute: str,
    value: Any,
    kind: Literal["guide", "authority"] = "guide",
    year: int | None = None,
    low_trust: bool = False,
    **qualifiers: Any,
) -> Claim:
    address = f"https://{kind}.example/{attribute}/{value}/{year}"
    source = Source(address, kind, year, low_trust=low_trust)
    return Claim(address, Subject(), attribute, value, source, qualifiers)


def answer(*claims: Claim, role: Role = PILOT) -> RoleAnswer:
    return role_answer(role, claims, DAY)


@pytest.mark.parametrize(
    ("claims", "status", "values"),
    [
        ([say("degree_required", "master", "authority", 2024)], Status.VERIFIED, ["master"]),
        ([say("degree_required", "master", "guide", 2024)], Status.REPORTED, ["master"]),
        ([say("degree_required", "master", "authority")], Status.REPORTED, ["master"]),
        ([say("degree_required", "master", "authority", 2015)], Status.STALE, ["master"]),
        ([say("degree_required", "master"), say("degree_required", "bachelor", year=None)],
         Status.DISPUTED, ["bachelor", "master"]),
        # an authority of these days is believed over guides, an old guide over none
        ([say("degree_required", "master", "authority", 2024), say("degree_required", "bachelor")],
         Status.VERIFIED, ["master"]),
        ([say("degree_required", "master", "guide", 2024), say("degree_required", "bachelor")],
         Status.REPORTED, ["master"]),
        # one for another case neither supports nor contradicts
        ([say("degree_required", "bachelor", "guide", 2024),
          say("degree_required", "master", "guide", 2024, case="interim")],
         Status.REPORTED, ["bachelor"]),
        ([say("degree_required", "master", "guide", 2024, case="interim")],
         Status.REPORTED, []),
        ([say("degree_required", "master", "guide", 2024, low_trust=True)], None, []),
        ([], None, []),
    ],
)  # fmt: skip
def test_how_far_a_thing_is_known(
    claims: list[Claim], status: Status | None, values: list[str]
) -> None:
    item = answer(*claims).item("degree_required")
    assert item.status is status
    own = item.ordinary[0].values if item.ordinary else ()
    assert sorted(str(one.value) for one in own) == values


def test_what_is_missing_and_how_new_the_newest_is() -> None:
    found = answer(
        say("degree_required", "master", year=2020),
        say("exam", OLD.name, year=2022),
        say("credential_name", "Pilot's Ticket", year=2026, low_trust=True),
    )
    assert found.missing == ("credential_name", "teaching_licence_required",
                             "subject_exam_required")  # fmt: skip
    assert found.newest == 2022
    assert found.known
    assert not answer().known


def test_every_claim_is_for_or_against_exactly_one_fact() -> None:
    claims = [
        say("degree_required", "master"), say("degree_required", "bachelor", "authority"),
        say("exam", OLD.name), say("exam", NEW.name), say("agency", "Harbor Office"),
        say("degree_required", "bachelor", year=2001, case="interim"),
    ]  # fmt: skip
    found = answer(*claims)
    places = [p for item in found.items for f in item.facts for p in (*f.claims_for, *f.against)]
    assert sorted(places) == list(range(len(claims)))


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ([], "Nothing is known here of what a harbor pilot needs in Ohio."),
        ([say("degree_required", "master", "authority", 2024),
          say("teaching_licence_required", True, "authority", 2024)],
         "In Ohio, a harbor pilot needs a master's degree and a teaching licence first "
         "(an authority says so)."),
        ([say("degree_required", "bachelor", year=2024),
          say("teaching_licence_required", False, year=2024),
          say("subject_exam_required", False, year=2024)],
         "In Ohio, a harbor pilot needs a bachelor's degree; the state asks for no teaching "
         "licence first and no exam in the subject (reported)."),
        ([say("teaching_licence_required", False)],
         "In Ohio, the state asks for no teaching licence first (reported by one source alone, "
         "undated)."),
        ([say("teaching_licence_required", False), say("degree_required", "bachelor")],
         "In Ohio, a harbor pilot needs a bachelor's degree; the state asks for no teaching "
         "licence first (reported, undated)."),
        ([say("degree_required", "master", year=2012)],
         "By older evidence, in Ohio, a harbor pilot needs a master's degree (as of 2012)."),
        # what is outdated stands apart from what is not, and makes that no older
        ([say("degree_required", "master", year=2012),
          say("teaching_licence_required", False, year=2008),
          say("experience_years", 2, "authority", 2025)],
         "In Ohio, a harbor pilot needs 2 years of experience (an authority says so)."),
        ([say("degree_required", "master", year=2012),
          say("teaching_licence_required", False, year=2008),
          say("experience_years", 2, "authority", 2025)],
         "By older evidence, in Ohio, a harbor pilot needs a master's degree; the state asks for "
         "no teaching licence first (as of 2008 to 2012)."),
        ([say("degree_required", "master", year=2024), say("degree_required", "bachelor")],
         "In Ohio, a harbor pilot needs a master's degree "
         "(reported by one source alone; 1 statement says otherwise)."),
        ([say("degree_required", "master"), say("degree_required", "bachelor")],
         "Sources disagree on degree: a bachelor's degree or a master's degree."),
        ([say("degree_required", "master", case="interim")],
         "Degree, depending on the case: a master's degree (interim) "
         "(reported by one source alone, undated)."),
        ([say("degree_required", "master", year=2012, case="ferries"),
          say("degree_required", "bachelor", year=2012, case="tugs")],
         "Degree, depending on the case: a master's degree (ferries); a bachelor's degree (tugs) "
         "(as of 2012)."),
        ([say("subject_exam_required", True, year=2024), say("exam", NEW.name, year=2024),
          say("exam_min_score", 150, year=2024, exam=NEW.name)],
         "In Ohio, a harbor pilot needs a pass in Tides (12) with a score of 150 (reported)."),
        # an old score or an old name of a test is not told as if it were of these days
        ([say("subject_exam_required", True, "authority", 2025),
          say("exam", NEW.name, "authority", 2025),
          say("exam_min_score", 150, year=2017, exam=NEW.name)],
         "In Ohio, a harbor pilot needs a pass in Tides (12) (an authority says so)."),
        ([say("subject_exam_required", True, "authority", 2025), say("exam", NEW.name, year=2012)],
         "In Ohio, a harbor pilot needs an exam in the subject (older evidence names Tides (12)) "
         "(an authority says so)."),
        ([say("subject_exam_required", True, "authority", 2025), say("exam", NEW.name)],
         "In Ohio, a harbor pilot needs a pass in Tides (12) (reported, some of it undated)."),
        # the score of a test that is no longer given is not told of the one that replaced it
        ([say("subject_exam_required", True, year=2024), say("exam", OLD.name, year=2024),
          say("exam_min_score", 150, year=2024, exam=OLD.name)],
         "In Ohio, a harbor pilot needs a pass in Tides (12) (which took the place of "
         "Tide Tables (11), the test that sources name) (reported)."),
        ([say("subject_exam_required", True, year=2024), say("exam", OLD.name, year=2024),
          say("exam", NEW.name, year=2024)],
         "In Ohio, a harbor pilot needs a pass in Tides (12) (reported)."),
        ([say("subject_exam_required", True, year=2024), say("exam", GONE.name, year=2024)],
         "In Ohio, a harbor pilot needs an exam in the subject (the test that sources name is "
         "no longer given) (reported by one source alone)."),
        ([say("subject_exam_required", True, year=2024), say("exam", TALK.name, year=2024)],
         "In Ohio, a harbor pilot needs an exam in the subject (reported by one source alone)."),
        ([say("experience_years", 1, year=2024)],
         "In Ohio, a harbor pilot needs 1 year of experience (reported by one source alone)."),
        ([say("experience_years", 0, year=2024)],
         "In Ohio, the state asks for no experience (reported by one source alone)."),
        ([say("credential_required", False, "authority", 2024)],
         "Ohio does not require a certificate of a harbor pilot (an authority says so)."),
        # who may do the work without the certificate is not told that they need what it asks for
        ([say("credential_required", False, "authority", 2024),
          say("degree_required", "master", "authority", 2024)],
         "In Ohio, a harbor pilot who wants the certificate needs a master's degree "
         "(an authority says so)."),
        ([say("credential_required", True, year=2024, case="masters of ferries")],
         "Ohio requires a certificate in this case: masters of ferries (reported by one source "
         "alone)."),
        ([say("agency", "Harbor Office")],
         "Nothing is known here of what a harbor pilot needs in Ohio."),
        ([say("credential_name", "Ticket", year=2012)],
         "The certificate is called: Ticket (as of 2012)."),
        # exams besides the one that is asked for are told, with how sure that is
        ([say("subject_exam_required", True, year=2024), say("exam", NEW.name, year=2024),
          say("exam", TALK.name)],
         f"Sources name other exams too: {TALK.name} (reported by one source alone, undated)."),
        ([say("credential_required", True), say("credential_required", False)],
         "Sources disagree whether Ohio requires a certificate."),
        ([say("credential_name", "Ticket", year=2024), say("credential_name", "Long Ticket")],
         "The certificate is called: Ticket, or names like it."),
    ],
)  # fmt: skip
def test_sentences(claims: list[Claim], said: str) -> None:
    assert said in sentences(answer(*claims), "OH", EXAMS)


def test_whose_a_certificate_is_that_nobody_says_the_state_asks_for() -> None:
    asks = replace(PILOT, asked=("credential_required", "credential_name"))
    named = sentences(answer(say("credential_name", "Ticket", year=2024), role=asks), "OH", EXAMS)
    assert named[0] == (
        "Sources name a certificate: Ticket. Whether the state gives it or asks for it, no source "
        "here says."
    )
    claims = [say("credential_name", "Ticket", year=2024), say("credential_required", True)]
    assert "The certificate is called: Ticket." in sentences(
        answer(*claims, role=asks), "OH", EXAMS
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Pilots' Society"),
        ({"office": "Desk"}, "Pilots' Society (Desk)"),
        ({"body": "state"}, "Pilots' Society (a body of the state)"),
        ({"body": "association", "office": "Desk"},
         "Pilots' Society (a professional association, and no body of the state; Desk)"),
    ],
)  # fmt: skip
def test_what_kind_of_body_is_to_be_asked(said: dict[str, str], words: str) -> None:
    found = answer(say("agency", "Pilots' Society", **said)).item("agency")
    assert fact_text(found.facts[0], EXAMS) == words


def test_sentences_name_what_is_not_known() -> None:
    said = sentences(answer(say("degree_required", "master")), "DC", EXAMS)
    assert said[0].startswith("In the District of Columbia, ")
    assert said[-1] == ("Not known here: certificate, teaching licence first, exam in the subject.")


def test_what_machines_write_is_said_nowhere() -> None:
    found = answer(say("degree_required", "master", low_trust=True))
    assert sentences(found, "OH", EXAMS) == (
        "Nothing is known here of what a harbor pilot needs in Ohio.",
    )


def test_an_exam_that_was_replaced_twice_and_one_in_a_ring() -> None:
    first, second = replace(OLD, now="B"), Exam("B", "subject", until=2025, now=NEW.name)
    assert current(first, {**EXAMS, "B": second}) is NEW
    ring = {"x": Exam("x", "subject", now="y"), "y": Exam("y", "subject", now="x")}
    assert current(ring["x"], ring).name == "y"


def test_a_state_and_the_coverage_of_all() -> None:
    licensing = Licensing(
        (PILOT,),
        requirements=(
            Requirement("OH", "pilot", say("degree_required", "master")),
            Requirement("ME", "pilot", say("degree_required", "master")),
            Requirement("ME", "pilot", say("credential_name", "Ticket")),
            Requirement("ME", "pilot", say("teaching_licence_required", False)),
            Requirement("ME", "pilot", say("subject_exam_required", False)),
            Requirement("UT", "pilot", say("degree_required", "master", low_trust=True)),
        ),
    )
    assert [role.known for role in state_answer(licensing, "OH", DAY).roles] == [True]
    found = coverage(licensing, DAY)
    assert [row.state for row in found.rows] == sorted(STATE_NAMES)
    assert "ME" not in found.incomplete
    assert {"OH", "UT"} <= set(found.incomplete)
    assert set(STATE_NAMES) - set(found.nothing) == {"OH", "ME"}
    assert {row.state for row in found.rows if not row.ruleless} == {"OH", "ME"}


def school(id_: str, state: str) -> InstitutionEntry:
    return InstitutionEntry(id_, id_, id_.title(), state=state, country="US")


def program(id_: str, of: str, delivery: str | None, status: Status = Status.VERIFIED) -> Program:
    own = Fact("delivery", (Stated(delivery),), status, Standing.SCHOOL) if delivery else None
    return Program(id_, of, of.title(), id_, "program", facts=(own,) if own else ())


def leads(owner: str, *states: str, about: str = "program", paid: bool = False) -> Leads:
    standing = Standing.PAID if paid else Standing.SCHOOL
    fact = Fact("licensure", (Stated("certified_pilot"),), Status.REPORTED, standing)
    return Leads(about, owner, fact, states, int(not states))


def test_programs_as_seen_from_a_state() -> None:
    programs = {
        "here": program("here", "dock", "campus"),
        "away": program("away", "quay", "online"),
        "stale": program("stale", "quay", "online", Status.STALE),
        "campus": program("campus", "quay", "campus"),
        "unsaid": program("unsaid", "dock", None),
        "paid": program("paid", "dock", "online"),
    }
    schools = {"dock": school("dock", "OH"), "quay": school("quay", "ME")}
    said = [
        leads("here", "OH", "PA"), leads("away", "ME"), leads("stale", "ME"), leads("campus"),
        leads("unsaid"), leads("paid", "OH", paid=True), leads("dock", "OH", about="institution"),
    ]  # fmt: skip
    found = leading("OH", said, programs, schools, total=10)
    assert [lead.id for lead in found.here] == ["here", "dock"]
    assert [lead.id for lead in found.nearby] == ["unsaid"]
    assert [lead.id for lead in found.online] == ["away"]
    assert (found.elsewhere, found.silent) == (2, 5)
    assert (found.programs, found.schools) == (5, 1)
    assert found.programs + found.silent == 10
    assert found.here[1].program is None
    assert leading("OH", [], {}, {}, total=4) == Leading((), (), (), 0, 4)
    seen = leading("ME", said, programs, schools, total=10).here
    assert {lead.id: (lead.online, outdated_delivery(lead)) for lead in seen} == {
        "away": (True, ""),
        "stale": (None, "all online, as of an unknown year"),
    }
    assert all(outdated_delivery(lead) == "" for lead in (*found.here, *found.nearby))

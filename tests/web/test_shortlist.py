"""The shortlist's page, as far as the server has a part in it, and the file that it describes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from gradguide.answers.start_list import start_list
from gradguide.decisions.candidate import Candidate
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, InstitutionEntry, Program, Stated, Status
from gradguide.web.assets import assets
from gradguide.web.pages.shortlist import MOST

DOCS = Path(__file__).parents[2] / "docs"
TODAY = date(2026, 11, 1)


def deadline(status: Status, *values: str, **key: str) -> Fact:
    stated = tuple(Stated(value) for value in values)
    return Fact("deadline", stated, status, Standing.SCHOOL, {"kind": "final", **key}, 2026)


def with_facts(*facts: Fact) -> Candidate:
    school = InstitutionEntry("1", "harbor-state-university", "Harbor State University")
    program = Program(
        "harbor-state-university/mkt", "1", school.name, "Master of Knots", "program", facts=facts
    )
    return Candidate(program, school)


@pytest.mark.parametrize(
    ("fact", "words", "due"),
    [
        (deadline(Status.VERIFIED, "2027-01-15"), "Apply by 15 January 2027", date(2027, 1, 15)),
        (deadline(Status.VERIFIED, "March", term="Fall"), "Apply by March", None),
        (deadline(Status.REPORTED, "2027-01-15"), "check it with the school", date(2027, 1, 15)),
        (
            deadline(Status.DISPUTED, "2027-01-15", "2027-02-01"),
            "Apply by 15 January 2027 or 1 February 2027",
            date(2027, 1, 15),
        ),
        (deadline(Status.DISPUTED, "2027-01-15", "March"), "sources disagree", None),
        (deadline(Status.STALE, "June"), "it may be outdated (evidence of 2026)", None),
    ],
)
def test_a_deadline_is_something_to_do(fact: Fact, words: str, due: date | None) -> None:
    first = start_list(with_facts(fact), TODAY)[0]
    assert words in first.words
    assert first.due == due


def test_a_deadline_that_has_passed_is_nothing_to_do() -> None:
    listed = start_list(with_facts(deadline(Status.VERIFIED, "2026-10-31")), TODAY)
    assert not any(one.words.startswith("Apply") for one in listed)


def test_of_several_deadlines_for_a_term_the_surest_comes_first_and_others_are_marked() -> None:
    old = Fact("deadline", (Stated("April"),), Status.STALE, Standing.GUIDE,
               {"kind": "final", "term": "Fall"}, 2019)  # fmt: skip
    guide = Fact("deadline", (Stated("June"),), Status.REPORTED, Standing.GUIDE,
                 {"kind": "final", "term": "Fall"}, None)  # fmt: skip
    facts = old, guide, deadline(Status.VERIFIED, "May", term="Fall")
    (first,) = [
        one.words for one in start_list(with_facts(*facts), TODAY) if one.words.startswith("Apply")
    ]
    assert first.startswith("Apply by May")
    assert first.endswith("[also stated: ◐ June, undated; ○ April, 2019]")


def test_who_states_a_deadline_is_said() -> None:
    school = Fact("deadline", (Stated("May"),), Status.REPORTED, Standing.SCHOOL, {}, None)
    guide = Fact("deadline", (Stated("May"),), Status.REPORTED, Standing.GUIDE, {}, None)
    assert "the school says so, and not when" in start_list(with_facts(school), TODAY)[0].words
    assert "only others say so" in start_list(with_facts(guide), TODAY)[0].words


def test_what_nobody_states_is_to_be_asked_and_dates_come_first() -> None:
    facts = deadline(Status.VERIFIED, "March"), deadline(Status.VERIFIED, "2027-03-01", term="Fall")
    listed = start_list(with_facts(*facts), TODAY)
    assert [one.due is not None for one in listed[:3]] == [True, False, False]
    assert [one.words.startswith("Ask: ") for one in listed[:3]] == [False, False, True]
    assert any("credit" in one.words for one in listed)


def test_the_page_tells_without_script_what_it_would_do(guide: TestClient) -> None:
    tree = LexborHTMLParser(guide.get("/shortlist").text)
    told = tree.css_first(".no-script-only.lead")
    assert told is not None and "keeps nothing" in told.text()


def test_what_to_do_is_told_of_programs_that_the_address_names(guide: TestClient) -> None:
    program = "the-university-of-alabama/mlis"
    text = guide.get(f"/shortlist?program={program}&program=no/such&program={program}").text
    tree = LexborHTMLParser(text)
    sections = tree.css("section[data-program]")
    assert [one.attributes["data-program"] for one in sections] == [program, "no/such"]
    assert sections[0].css("li[data-task]") and not sections[0].css_first(".gone")
    assert sections[1].css_first(".gone") and not sections[1].css("li[data-task]")


def test_without_script_the_address_makes_the_handout(guide: TestClient) -> None:
    program = "the-university-of-alabama/mlis"
    listed = LexborHTMLParser(guide.get(f"/shortlist?program={program}&residency=OH").text)
    own = LexborHTMLParser(guide.get(f"/programs/{program}?residency=OH").text)

    def pairs(tree: LexborHTMLParser, which: str) -> list[tuple[str, str]]:
        names = [one.text(strip=True) for one in tree.css(f"{which} dt")]
        return list(
            zip(names, (one.text(strip=True) for one in tree.css(f"{which} dd")), strict=True)
        )

    decisive = pairs(own, "#key-facts")
    told = pairs(listed, "#asked dl.grid")
    assert told[: len(decisive)] == decisive
    assert any("living in Ohio" in value for _, value in decisive)
    counted = [one for one in own.css("[data-handout]") if one.css(".fact:not(.weightless)")]
    marked = [one.css("dt")[0] for one in counted]
    assert [name for name, _ in told[len(decisive) :]] == [
        (one.text(deep=False) or "").strip() for one in marked
    ]
    assert any(name.startswith("deadline") for name, _ in told)


def test_an_address_names_at_most_as_many_as_a_list_holds(guide: TestClient) -> None:
    many = "&".join(f"program=a/{n}" for n in range(MOST + 1))
    assert guide.get(f"/shortlist?{many}").status_code == 400
    assert guide.get(f"/shortlist?program={'a' * 201}").status_code == 400


def test_hostile_ids_stay_text(guide: TestClient) -> None:
    text = guide.get('/shortlist?program="><script>alert(1)</script>').text
    assert "<script>alert" not in text


def test_page_script_and_description_mean_the_same_list() -> None:
    script = assets()["shortlist.js"].decode()
    page = assets()["shortlist-page.js"].decode()
    told = (DOCS / "shortlist-file.md").read_text(encoding="utf-8")
    assert f"MOST = {MOST}" in script
    assert f"at most {MOST}, in the order" in told
    limits = dict(re.findall(r"(\w+): ([\d_]+)[,} ]", page.partition("LIMITS = ")[2].split(";")[0]))
    assert f"at most {int(limits['note']):,} characters" in told
    assert f"at most {limits['tasks']} things to do" in told
    assert f"at most {limits['text']} characters" in told
    for name in ("gradguide-shortlist", "gradguide.shortlist", "facts_of", "release", "added"):
        assert name in script and name in told


def test_the_script_of_every_page_is_small() -> None:
    assert len(assets()["shortlist.js"]) < 3_000

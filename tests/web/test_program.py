"""The page of a program over the bundled release."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from gradguide.answers.unknowns import expected
from gradguide.answers.words import glosses
from gradguide.catalog.release import Release
from gradguide.model.claim import Standing
from gradguide.model.vocabulary import vocabulary
from gradguide.web.assets import assets

PROGRAM = "the-university-of-alabama/mlis"
HOME = f"/programs/{PROGRAM}"


@pytest.fixture(scope="module")
def opened(release: Path) -> Iterator[Release]:
    with Release(release) as found:
        yield found


def page(guide: TestClient, address: str, status: int = 200) -> LexborHTMLParser:
    answer = guide.get(address)
    assert answer.status_code == status, answer.text[:400]
    return LexborHTMLParser(answer.text)


def words(page: LexborHTMLParser, selector: str) -> str:
    found = page.css_first(selector)
    assert found is not None, selector
    return " ".join(found.text().split())


def test_the_first_screen_says_what_it_is_in_a_sentence_and_five_facts(guide: TestClient) -> None:
    shown = page(guide, HOME)
    assert "36 semester credits" in words(shown, "#answer")
    assert "accredited by" in words(shown, "#answer")
    assert len(shown.css("#key-facts > div")) == 5
    assert words(shown, "aside h2") == "Look out"


def test_a_published_total_that_does_not_add_up_stands_in_the_margin(guide: TestClient) -> None:
    assert "the published total is another price" in words(page(guide, HOME), "aside")


def test_no_total_that_is_only_rounded_stands_in_the_margin(
    guide: TestClient, opened: Release
) -> None:
    rounded = 0
    for program in opened.described():
        if all(fact.attribute != "tuition_total" for fact in program.facts):
            continue
        shown = page(guide, f"/programs/{program.id}")
        rounded += "published total is that rounded" in shown.body.text()
        aside = shown.css_first("aside")
        assert aside is None or "published total is that rounded" not in aside.text(), program.id
    assert rounded


def test_what_you_pay_is_marked_as_worked_out_and_says_what_it_rests_on(
    guide: TestClient, opened: Release
) -> None:
    for program in list(opened.described())[::7]:
        shown = page(guide, f"/programs/{program.id}")
        mark = shown.css_first("#key-facts > div dd .mark")
        if shown.css_first("#bill .bill tfoot") is None or mark is None:
            continue
        behind = {one.attributes["title"] for one in shown.css("#bill tbody .behind .mark")}
        outdated = "stale" in behind
        assert mark.attributes["title"] == ("stale" if outdated else "computed"), program.id
        note = words(shown, "#key-facts > div dd small")
        assert "; tuition " in note
        assert ("in part from outdated facts" in note) is outdated, program.id


def test_a_fee_of_others_is_no_price_for_everybody(guide: TestClient, opened: Release) -> None:
    """A fee that only people from outside pay makes what you pay depend on where you live."""
    found = 0
    for program in opened.described():
        fees = [fact for fact in program.facts if fact.attribute == "fee" and fact.decides]
        if all(fact.key.get("residency", "any") == "any" for fact in fees):
            continue
        shown = page(guide, f"/programs/{program.id}")
        if " to $" in words(shown, "#key-facts > div dd"):
            found += 1
            assert "wherever you live" not in words(shown, "#key-facts"), program.id
            assert "from anywhere" not in words(shown, "#answer"), program.id
    assert found


def test_what_sources_add_to_a_price_or_fee_stands_beside_its_line(
    guide: TestClient, opened: Release
) -> None:
    noted = 0
    for program in opened.described():
        for fact in program.facts:
            claims = opened.open(fact).claims_for if fact.attribute == "fee" else ()
            notes = [
                claim.note for claim in claims if claim.note and claim.standing >= Standing.GUIDE
            ]
            if not notes:
                continue
            bill = page(guide, f"/programs/{program.id}").css_first("#bill table")
            if bill is None or "how it is reached" not in bill.text():
                continue
            noted += "note:" in bill.text()
    assert noted


def test_a_price_that_nobody_dates_is_warned_of(guide: TestClient, opened: Release) -> None:
    warned = set()
    for program in opened.described():
        prices = [one for one in program.facts if one.attribute == "tuition_per_credit"]
        if not prices:
            continue
        shown = page(guide, f"/programs/{program.id}")
        note = words(shown, "#key-facts > div dd")
        aside = shown.css_first("aside.margin")
        said = aside is not None and "carries no year" in aside.text()
        assert said or "undated" not in note, program.id
        warned.add(said)
    assert warned == {True, False}


def test_of_several_exams_the_one_that_asks_most_is_named_first(
    guide: TestClient, opened: Release
) -> None:
    shown = page(guide, HOME)
    exam = shown.css("#key-facts > div")[4].text()
    assert "required" in exam and "may be required" not in exam and "1 more below" in exam
    row = next(one for one in page(guide, "/find?q=alabama").css(".programs > li")
               if PROGRAM in (one.attributes["data-id"] or ""))  # fmt: skip
    (exams,) = [one for one in row.css(".tags > li") if "GRE" in one.text()]
    assert "may be required" not in (exams.text(deep=False) or "")
    assert "may be required" in exams.css_first("details.less ul").text()


def test_what_a_person_says_changes_the_sentence_and_the_bill(guide: TestClient) -> None:
    shown = page(guide, f"{HOME}?residency=OH&credits-per-term=12&aid=1000")
    assert "for a resident of Ohio" in words(shown, "#answer")
    assert "12 credits a term" in words(shown, "#answer")
    assert "less $1,000" in words(shown, ".bill")
    assert shown.css_first("#calculator").attributes.keys() >= {"open"}


def test_the_bill_adds_up_to_the_cent(guide: TestClient) -> None:
    shown = page(guide, f"{HOME}?residency=OH&start=fall-2027")
    rows = shown.css("#bill figure table tbody tr")
    due = [row.css("td")[-1].text().strip() for row in rows]
    total = sum(int(one.removeprefix("$").replace(",", "").replace(".", "")) for one in due)
    said = words(shown, ".bill tfoot .figure").removeprefix("$").replace(",", "")
    assert total == int(said) * 100


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("cost=1000", "above the $1,000 that you can spend"),
        ("cost=16000", "could come to more than the $16,000"),
    ],
)
def test_a_budget_is_held_against_the_cost(guide: TestClient, asked: str, told: str) -> None:
    assert told in words(page(guide, f"{HOME}?{asked}"), "#bill")


def test_nothing_is_said_of_a_budget_that_is_kept(guide: TestClient) -> None:
    assert "you can spend" not in words(page(guide, f"{HOME}?cost=90000"), "#bill")


def test_borrowing_says_what_is_owed_and_by_which_rules(guide: TestClient) -> None:
    bill = words(page(guide, f"{HOME}?loan-share=1&income=50000&start=fall-2027"), "#bill")
    assert "owed on" in bill
    assert "Ways to pay it back" in bill
    assert "checked on" in bill


@pytest.mark.parametrize(
    ("asked", "told"),
    [("transfer=99", "99"), ("loan-share=1&occupation=Nobody+at+All", "occupation")],
)
def test_what_cannot_be_is_said_and_the_facts_stay(
    guide: TestClient, asked: str, told: str
) -> None:
    shown = page(guide, f"{HOME}?{asked}")
    assert told in words(shown, '#cost [role="alert"]')
    assert shown.css("#study .fact")


def test_every_fact_has_a_mark_and_opens_to_a_source(guide: TestClient, opened: Release) -> None:
    shown = page(guide, HOME)
    facts = shown.css("dl.facts details.fact")
    program = opened.program(PROGRAM)
    assert program is not None
    assert len(facts) >= len(program.facts)
    for fact in facts:
        assert fact.css_first('summary [role="img"]') is not None
        assert fact.css(".evidence li")


def test_what_nobody_states_is_named_with_a_question(guide: TestClient) -> None:
    asks = [one.text() for one in page(guide, HOME).css(".asks li")]
    assert any("unknown" in one and one.strip().endswith("?") for one in asks)


def test_no_cell_is_empty(guide: TestClient, opened: Release) -> None:
    for program in list(opened.described())[::23]:
        shown = page(guide, f"/programs/{program.id}")
        for cell in shown.css("#key-facts dd, dl.facts dd, .bill td.figure"):
            assert cell.text().strip(), program.id


def test_a_track_shows_its_degree_and_what_it_has_from_it(
    guide: TestClient, opened: Release
) -> None:
    track = next(one for one in opened.described() if one.parent)
    shown = page(guide, f"/programs/{track.id}")
    links = [one.attributes["href"] for one in shown.css(".of a")]
    assert f"/programs/{track.parent}" in links
    back = page(guide, f"/programs/{track.parent}")
    assert back.css(f'#school a[href="/programs/{track.id}"]')


def test_every_described_program_has_a_page_within_the_budget(
    guide: TestClient, opened: Release
) -> None:
    shared = ("site.css", "charts.css", "program.css", "site.js", "program.js", "htmx.min.js")
    always = sum(len(gzip.compress(assets()[name], 6)) for name in shared)
    for program in opened.described():
        answer = guide.get(f"/programs/{program.id}")
        assert answer.status_code == 200, program.id
        assert len(gzip.compress(answer.content, 6)) + always < 58_000, program.id


@pytest.mark.parametrize(
    ("typed", "now"),
    [
        ("The-University-of-Alabama/MLIS", PROGRAM),
        ("100751/mlis", PROGRAM),
        ("the-university-of-alabama/library-and-information-studies-mlis", PROGRAM),
    ],
)
def test_another_way_to_write_an_address_leads_to_the_program(
    guide: TestClient, typed: str, now: str
) -> None:
    answer = guide.get(f"/programs/{typed}?residency=OH")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/programs/{now}?residency=OH"


def test_a_schools_name_leads_to_the_school(guide: TestClient) -> None:
    answer = guide.get("/programs/the-university-of-alabama")
    assert answer.status_code == 308
    assert answer.headers["location"] == "/schools/the-university-of-alabama"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("the-university-of-alabama/basketry", f"/programs/{PROGRAM}"),
        ("the-univercity-of-alabma/mlis", "/schools/the-university-of-alabama"),
    ],
)
def test_an_unknown_program_offers_the_nearest(guide: TestClient, typed: str, offered: str) -> None:
    shown = page(guide, f"/programs/{typed}", 404)
    assert offered in [one.attributes["href"] for one in shown.css("main a")]


@pytest.mark.parametrize("typed", ["%3Cscript%3E/x", "a" * 900, "x/" + "y" * 900, "%20", "//"])
def test_hostile_addresses_get_a_page(guide: TestClient, typed: str) -> None:
    answer = guide.get(f"/programs/{typed}")
    assert answer.status_code == 404
    assert "<script>/x" not in answer.text


def test_search_engines_read_the_program(guide: TestClient) -> None:
    shown = page(guide, HOME)
    said = json.loads(shown.css_first('script[type="application/ld+json"]').text())
    assert said["@context"] == "https://schema.org"
    assert said["identifier"] == PROGRAM
    assert shown.css_first('link[rel="alternate"]').attributes["href"] == f"/api/v1{HOME}"


@pytest.mark.parametrize(
    ("end", "begins"),
    [("bib", "@misc{"), ("ris", "TY  - ELEC\r\n"), ("json", "["), ("txt", "gradguide. “")],
)
def test_citations_can_be_read_and_saved(guide: TestClient, end: str, begins: str) -> None:
    answer = guide.get(f"{HOME}/cite.{end}")
    assert answer.status_code == 200
    assert answer.content.decode().startswith(begins)
    name = f"the-university-of-alabama-mlis.{end}"
    assert name in answer.headers["content-disposition"]
    on_page = page(guide, HOME).css("#cite pre")
    assert begins.strip() in " ".join(one.text() for one in on_page).replace("\n", "\r\n")


def test_all_statements_about_a_thing_have_a_page(guide: TestClient) -> None:
    shown = page(guide, f"{HOME}/statements?about=tuition_per_credit")
    assert "$440" in words(shown, "h2")
    assert shown.css(".evidence li.against")
    assert f"fact: {PROGRAM}" in words(shown, "pre")


@pytest.mark.parametrize("about", ["nothing", "%3Cscript%3E"])
def test_what_nobody_states_has_no_statements(guide: TestClient, about: str) -> None:
    page(guide, f"{HOME}/statements?about={about}", 404)


def test_all_statements_about_everything_have_a_page(guide: TestClient, opened: Release) -> None:
    program = opened.program(PROGRAM)
    assert program is not None
    shown = page(guide, f"{HOME}/statements")
    assert len(shown.css("section > h2")) > len(program.facts)


def test_a_page_has_no_inline_style_or_handler(guide: TestClient) -> None:
    text = guide.get(f"{HOME}?loan-share=1").text
    assert not re.search(r"\sstyle=|\son[a-z]+=", text)


def test_what_is_expected_and_glossed_is_of_the_vocabulary() -> None:
    known = vocabulary().attributes
    for one in expected():
        assert set(one.any) | set(one.unless) <= set(known), one.name
        assert one.ask.endswith("?")
    assert set(glosses()) <= set(known)


def test_what_is_taken_for_granted_is_said_where_it_is_asked(guide: TestClient) -> None:
    text = guide.get("/programs/the-university-of-alabama/mlis").text
    assert text.count("yes (taken if you do not say)") == 2
    assert "It changes one thing" in text

"""The page of a school, over the bundled release and over one of a whole country's kind."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from gradguide.catalog.release import Release
from gradguide.web.app import create_app
from gradguide.web.pages.school_view import PAGE
from gradguide.web.settings import Settings

SCHOOL = "san-jose-state-university"
UNITID = "122755"
HOME = f"/schools/{SCHOOL}"
AWARDS = 2 * PAGE + 7


@pytest.fixture(scope="module")
def national(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The guide over the release with many awards of one school as a national release has them,
    the school's place taken over by another, and charges."""
    out = tmp_path_factory.mktemp("national") / "national.db"
    shutil.copy(release, out)
    connection = sqlite3.connect(out)
    first = connection.execute("SELECT max(number) FROM programs").fetchone()[0] + 1
    award = connection.execute("SELECT max(number) FROM awards").fetchone()[0] + 1
    for n in range(AWARDS):
        connection.execute(
            "INSERT INTO programs VALUES (?, ?, ?, ?, 'award', NULL, 'bachelor', NULL, '[]', '[]')",
            (first + n, f"{SCHOOL}/made-{n}", UNITID, f"Subject {n}, bachelor's"),
        )
        connection.execute(
            "INSERT INTO awards VALUES (?, ?, ?, 'bachelor', 5, 2024, 2024)",
            (award + n, UNITID, f"99.{n:04}"),
        )
        connection.execute("INSERT INTO program_awards VALUES (?, ?)", (first + n, award + n))
        connection.execute(
            "INSERT INTO completions VALUES (?, 2024, ?, 0, ?, 0, NULL)", (award + n, n, n)
        )
    connection.executescript(
        f"""
        INSERT INTO charges VALUES ('{UNITID}', 2023, 'in_state', 7176, 2110, 450);
        INSERT INTO accredited VALUES ('XYZ', '{UNITID}', 'San Jose', '', 'Accredited', '1969',
            NULL);
        UPDATE schools SET active = 0, closed = '2025-06-30' WHERE unitid = '{UNITID}';
        """
    )
    connection.commit()
    connection.close()
    with TestClient(create_app(Settings(out, rate=0)), follow_redirects=False) as client:
        yield client


def page(guide: TestClient, address: str, status: int = 200) -> LexborHTMLParser:
    answer = guide.get(address)
    assert answer.status_code == status, answer.text[:400]
    return LexborHTMLParser(answer.text)


def test_a_school_lists_its_programs_tracks_under_their_degrees(
    guide: TestClient, release: Path
) -> None:
    shown = page(guide, HOME)
    listed = [one.attributes["href"] for one in shown.css(".stacks th a")]
    with Release(release) as opened:
        programs = {f"/programs/{one.id}": one for one in opened.programs_of(UNITID)}
    assert sorted(str(one) for one in listed) == sorted(programs)
    for at, address in enumerate(listed):
        parent = programs[str(address)].parent
        if parent is not None:
            assert f"/programs/{parent}" in listed[:at]


def test_a_school_says_where_it_is_and_who_runs_it(guide: TestClient) -> None:
    shown = page(guide, HOME)
    assert "San Jose, California" in shown.css_first(".of").text()
    assert "public" in shown.css_first(".grid").text()
    assert shown.css_first(".where svg .chart-school") is not None


def test_facts_of_the_school_open(guide: TestClient) -> None:
    shown = page(guide, HOME)
    assert all(one.css(".evidence li") for one in shown.css("#facts details.fact"))
    assert shown.css("#facts details.fact")


def test_every_school_has_a_page(guide: TestClient, release: Path) -> None:
    with Release(release) as opened:
        slugs = [slug for _, slug, _ in opened.institution_names]
    for slug in slugs:
        assert guide.get(f"/schools/{slug}").status_code == 200, slug


def test_awards_come_in_pages_the_largest_first(national: TestClient) -> None:
    seen: list[str] = []
    for number in (1, 2, 3):
        shown = page(national, f"{HOME}?page={number}")
        seen += [str(a.attributes["href"]) for a in shown.css("#awards ~ table th a")]
        assert f"Page {number} of 3" in shown.css_first(".pages").text()
    assert seen == [f"/programs/{SCHOOL}/made-{n}" for n in reversed(range(AWARDS))]


def test_an_award_has_a_short_page_that_says_what_it_rests_on(national: TestClient) -> None:
    shown = page(national, f"/programs/{SCHOOL}/made-3")
    assert "3 people finished in 2024" in shown.css_first("#answer").text()
    assert "describes the program itself" in shown.css_first("#answer").text()
    assert shown.css_first("#cost") is None
    assert shown.css_first("#outcomes svg") is not None
    none = page(national, f"/programs/{SCHOOL}/made-0")
    assert "Nobody finished in 2024" in none.css_first("#answer").text()


def test_what_became_of_a_school_stands_before_all_else(national: TestClient) -> None:
    for address in (HOME, f"/programs/{SCHOOL}/mlis"):
        fate = page(national, address).css_first("main .fate")
        assert "has closed" in fate.text()
        assert "30 June 2025" in fate.text()


def test_charges_and_accreditors_lists_are_told(national: TestClient) -> None:
    shown = page(national, HOME)
    assert "$7,176" in shown.css_first("#charges").text()
    assert "XYZ lists the school as a whole" in shown.text()


@pytest.mark.parametrize("said", ["x", "0", "-1", "1e3", "%D9%A3", "9" * 40])
def test_a_page_that_is_none_is_said_in_words(national: TestClient, said: str) -> None:
    shown = page(national, f"{HOME}?page={said}", 400)
    assert "give a number" in shown.css_first(".lead").text()


def test_a_page_beyond_the_last_is_the_last(national: TestClient) -> None:
    assert "Page 3 of 3" in page(national, f"{HOME}?page=99").css_first(".pages").text()


@pytest.mark.parametrize("typed", ["San-Jose-State-University", UNITID, "SJSU"])
def test_other_names_lead_to_the_school(guide: TestClient, typed: str) -> None:
    answer = guide.get(f"/schools/{typed}?residency=OH")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"{HOME}?residency=OH"


@pytest.mark.parametrize("typed", ["sam-hose-state-universe", "no-such-school", "%3Cscript%3E"])
def test_an_unknown_school_is_said_with_the_nearest(guide: TestClient, typed: str) -> None:
    shown = page(guide, f"/schools/{typed}", 404)
    assert "This release has no school at" in shown.text()
    if typed.startswith("sam"):
        assert HOME in [one.attributes["href"] for one in shown.css("main a")]


def test_search_engines_read_the_school(guide: TestClient) -> None:
    shown = page(guide, HOME)
    said = json.loads(shown.css_first('script[type="application/ld+json"]').text())
    assert said["@type"] == "CollegeOrUniversity"
    assert said["identifier"]["value"] == UNITID


def test_a_program_of_which_nothing_shown_is_known_says_so_once(guide: TestClient) -> None:
    rows = page(guide, "/schools/the-university-of-alabama").css(".stacks tbody tr")
    unknown = [row for row in rows if row.css_first("td[colspan]") is not None]
    assert unknown
    for row in rows:
        cells = row.css("td")
        assert len(cells) == (1 if row in unknown else 3)
        assert row in unknown or any(cell.css_first(".mark") is not None for cell in cells)

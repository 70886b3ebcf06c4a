"""Programs and schools of a release in which sources, names and findings are made to do harm."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from gradguide.web.app import create_app
from gradguide.web.settings import Settings

PROGRAM = "the-university-of-alabama/mlis"
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 * 7 }}</script>"
PAID = "We were paid to say so."


@pytest.fixture(scope="module")
def hostile(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The guide over the release with a script wherever a source or a name can put one, and every
    second statement of a guide as paid placement."""
    out = tmp_path_factory.mktemp("hostile") / "hostile.db"
    shutil.copy(release, out)
    connection = sqlite3.connect(out)
    connection.execute(
        "UPDATE claims SET quote = ?, start = 0, end = 9, note = ?", (SCRIPT, SCRIPT)
    )
    connection.execute("UPDATE claims SET paid = 1, quote = ? WHERE standing = 2", (PAID,))
    connection.execute(
        "UPDATE sources SET address = 'javascript:alert(3)//' || address WHERE kind = 'guide'"
    )
    connection.execute("UPDATE findings SET message = ?", (SCRIPT,))
    connection.execute("UPDATE facts SET explanation = ? WHERE status = 'computed'", (SCRIPT,))
    connection.execute(
        "UPDATE programs SET name = ?, aliases = ?, concentrations = ?",
        (SCRIPT, json.dumps([SCRIPT + "!"]), json.dumps([SCRIPT])),
    )
    connection.execute("UPDATE institutions SET name = ?, city = ?", (SCRIPT, SCRIPT))
    connection.execute("UPDATE cips SET title = ?", (SCRIPT,))
    connection.execute("UPDATE occupations SET title = ?", (SCRIPT,))
    connection.execute("UPDATE datasets SET title = ?, file = ?", (SCRIPT, SCRIPT))
    connection.commit()
    connection.close()
    with TestClient(create_app(Settings(out, rate=0)), follow_redirects=False) as client:
        yield client


ADDRESSES = [
    f"/programs/{PROGRAM}",
    f"/programs/{PROGRAM}?loan-share=1&residency=OH",
    f"/programs/{PROGRAM}/statements",
    f"/programs/{PROGRAM}/statements?about=credits",
    "/programs/the-university-of-alabama/nothing",
    "/schools/the-university-of-alabama",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_script_of_a_source_becomes_one(hostile: TestClient, address: str) -> None:
    answer = hostile.get(address)
    assert answer.status_code in (200, 404)
    page = LexborHTMLParser(answer.text)
    for script in page.css("script"):
        if script.attributes.get("type") == "application/ld+json":
            json.loads(script.text())
        else:
            assert str(script.attributes["src"]).startswith("/static/")
    assert not page.css("img")
    assert not [node for node in page.css("*") if "onerror" in node.attributes]
    assert "49" not in page.css_first("h1").text()
    assert "<script>alert(1)" in page.body.text()


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_web_addresses_are_links(hostile: TestClient, address: str) -> None:
    page = LexborHTMLParser(hostile.get(address).text)
    schemes = {str(a.attributes["href"]).partition(":")[0] for a in page.css('a[href*=":"]')}
    assert schemes <= {"http", "https"}


def test_paid_placement_is_said_at_every_quote_of_it(hostile: TestClient) -> None:
    page = LexborHTMLParser(hostile.get(f"/programs/{PROGRAM}").text)
    quotes = [one for one in page.css(".evidence li") if PAID in one.text()]
    assert quotes
    for one in quotes:
        assert one.css_first(".paid").text() == "PAID PLACEMENT"
    listed = [row for row in page.css(".documents tr") if row.css_first(".paid")]
    assert listed


@pytest.mark.parametrize("end", ["bib", "ris", "json", "txt"])
def test_citations_of_hostile_names_are_files_and_no_pages(hostile: TestClient, end: str) -> None:
    answer = hostile.get(f"/programs/{PROGRAM}/cite.{end}")
    assert answer.status_code == 200
    assert "html" not in answer.headers["content-type"]
    assert "attachment" in answer.headers["content-disposition"]

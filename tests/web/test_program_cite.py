"""How a program's page says to cite it, with and without a known address of the server."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from gradguide.web.app import create_app
from gradguide.web.settings import Settings

HOME = "/programs/the-university-of-alabama/mlis"


def _told(guide: TestClient) -> str:
    (cite,) = LexborHTMLParser(guide.get(HOME).text).css("#cite")
    return " ".join(cite.text().split())


def test_a_citation_without_an_address_says_why(guide: TestClient, release: Path) -> None:
    told = _told(guide)
    assert "address is missing from these: the guide was started without --base" in told
    with TestClient(create_app(Settings(release, rate=0, base="https://guide.example"))) as known:
        shown = _told(known)
        (item,) = known.get(f"{HOME}/cite.json").json()
    assert "missing" not in shown
    assert item["URL"] == f"https://guide.example{HOME}" and item["URL"] in shown


def test_a_citation_has_the_day_of_access(guide: TestClient) -> None:
    before = datetime.now(UTC).date()
    (item,) = guide.get(f"{HOME}/cite.json").json()
    (read,) = item["accessed"]["date-parts"]
    assert before - timedelta(1) <= date(*read) <= before + timedelta(1)

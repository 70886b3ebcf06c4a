"""What machines that look for pages are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from gradguide.web.app import create_app
from gradguide.web.settings import Settings

BASE = "https://guide.example"
_MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture(scope="module")
def public(release: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(release, BASE, rate=0))) as client:
        yield client


def test_the_site_map_names_pages_that_are_there(public: TestClient) -> None:
    answer = public.get("/sitemap.xml")
    assert answer.headers["content-type"].startswith("application/xml")
    root = ElementTree.fromstring(answer.content)
    places = [str(one.text) for one in root.iter(f"{_MAPS}loc")]
    assert len(places) == len(set(places)) > 300
    assert all(place.startswith(f"{BASE}/") for place in places)
    assert {one.text for one in root.iter(f"{_MAPS}lastmod")} == {"2026-11-01"}
    for place in places[:: max(1, len(places) // 40)]:
        assert public.get(urlsplit(place).path).status_code == 200, place


def test_robots_are_told_where_the_map_is(public: TestClient) -> None:
    text = public.get("/robots.txt").text
    assert f"Sitemap: {BASE}/sitemap.xml" in text
    assert "Disallow: /find?" in text


def test_without_an_address_of_its_own_no_map_is_named(guide: TestClient) -> None:
    assert "Sitemap" not in guide.get("/robots.txt").text


def test_a_browser_learns_how_to_search(public: TestClient) -> None:
    root = ElementTree.fromstring(public.get("/opensearch.xml").content)
    url = root.find(f"{_SEARCH}Url")
    assert url is not None
    assert url.get("template") == f"{BASE}/find?q={{searchTerms}}"
    assert root.findtext(f"{_SEARCH}ShortName") == "gradguide"
    assert public.get("/find?q=archives").status_code == 200

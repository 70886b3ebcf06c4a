"""The guide as files: every page is there, every link leads somewhere, nothing asks a server."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Release
from gradguide.decisions.finding.query import query_from
from gradguide.publishing.folder import FolderError
from gradguide.web.publish.site import Published, publish

DAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def opened(release: Path) -> Iterator[OpenRelease]:
    with Release(release) as found:
        yield OpenRelease(found)


@pytest.fixture(scope="module")
def site(opened: OpenRelease, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "guide"
    done = publish(opened, folder, DAY)
    assert isinstance(done, Published)
    assert done.pages > 700
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, LexborHTMLParser]:
    return {path: LexborHTMLParser(path.read_text("utf-8")) for path in site.rglob("*.html")}


def test_every_described_program_has_a_page(site: Path, opened: OpenRelease) -> None:
    for program_id in opened.described:
        assert (site / "programs" / program_id / "index.html").is_file(), program_id


def test_every_link_leads_to_a_file_and_every_fragment_to_a_place(
    site: Path, pages: dict[Path, LexborHTMLParser]
) -> None:
    places = {
        path: {node.attributes["id"] for node in page.css("[id]")} for path, page in pages.items()
    }
    lost = []
    for path, page in pages.items():
        for node in page.css("a[href], link[href], script[src], img[src], form[action]"):
            given = node.attributes
            address = given.get("href") or given.get("src") or given.get("action") or ""
            parts = urlsplit(address)
            if parts.scheme in ("http", "https", "mailto", "tel"):
                assert node.tag == "a" or given.get("rel") == "canonical", (path, address)
                continue
            assert not parts.path.startswith("/"), (path, address)
            target = path if not parts.path else path.parent / unquote(parts.path)
            target = Path(os.path.normpath(target))
            if not target.is_file() or (
                parts.fragment and unquote(parts.fragment) not in places.get(target, set())
            ):
                lost.append((str(path.relative_to(site)), address))
    assert not lost, lost[:10]


def test_no_page_has_what_takes_a_server(pages: dict[Path, LexborHTMLParser]) -> None:
    for path, page in pages.items():
        assert not page.css('[href*="/api/"]'), path
        assert not page.css("[hx-get]"), path
        assert not page.css('select[name="residency"]'), path


def test_the_same_release_gives_the_same_bytes(
    opened: OpenRelease, site: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    publish(opened, again, DAY)
    first = {
        path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    second = {p.relative_to(again): p.read_bytes() for p in again.rglob("*") if p.is_file()}
    assert first == second


def test_with_an_address_pages_say_where_they_are(opened: OpenRelease, tmp_path: Path) -> None:
    publish(opened, tmp_path / "site", DAY, "https://guide.example/lis")
    program = next(iter(opened.described))
    text = (tmp_path / "site/programs" / program / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="https://guide.example/lis/programs/{program}/">' in text
    listed = (tmp_path / "site/sitemap.xml").read_text("utf-8")
    assert f"<loc>https://guide.example/lis/programs/{program}/</loc>" in listed


def test_a_folder_of_somebody_else_stays(opened: OpenRelease, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(FolderError, match="not empty"):
        publish(opened, tmp_path, DAY)
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("query", ["level=master", "delivery=online", "exam=none", "kind=any"])
def test_the_search_has_the_sets_that_a_server_finds_with(
    site: Path, opened: OpenRelease, query: str
) -> None:
    data = json.loads((site / "find/search.json").read_bytes())
    (name, value) = query.split("=")
    if value == "any":
        places = set(data["heard"])
    else:
        facet = next(one for one in data["facets"] if one["name"] == name)
        places = set(next(one[2] for one in facet["values"] if one[0] == value))
        places &= set(data["heard"])
    found = opened.finder(DAY).find(query_from(f"{query}&kind=any"), 10_000)
    assert {data["ids"][place] for place in places} == set(found.ids)

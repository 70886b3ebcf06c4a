"""The guide as files, on a plain file server: found in the browser as a server finds."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Release
from gradguide.decisions.finding.query import query_from
from gradguide.web.pages.find_facets import facet_views
from gradguide.web.publish.site import publish

from . import accessibility
from .viewing import SMALLEST, Viewing
from .visits import Visits

DAY = date(2026, 11, 1)
SCHOOL, PROGRAM = "the-university-of-alabama", "the-university-of-alabama/mlis"
OTHER = "san-jose-state-university/mlis"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def opened(release: Path) -> Iterator[OpenRelease]:
    with Release(release) as found:
        yield OpenRelease(found)


@pytest.fixture(scope="module")
def files(opened: OpenRelease, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a published guide in a folder of a file server."""
    root = tmp_path_factory.mktemp("host")
    (root / "some").mkdir()
    publish(opened, root / "some" / "where", DAY)
    handler = functools.partial(_Quiet, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/some/where"
        server.shutdown()


@pytest.fixture
def there(browser: Browser, files: str) -> Iterator[Visits]:
    """Visits to the published guide, watched as those to a server are."""
    visits = Visits(browser, f"{files}/")
    yield visits
    assert visits.end() == []


def ready(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#static-find")).to_have_class(re.compile("ready"))


def listed(page: Page) -> list[str]:
    ids: list[str] = page.locator("#found-list > li").evaluate_all(
        "rows => rows.map((row) => row.dataset.id)"
    )
    return ids


QUERIES = [
    "",
    "q=ohio",
    "q=archives+online",
    "q=zzzzqqq",
    "q=Montr%C3%A9al",
    "level=master&delivery=online",
    "level=certificate",
    "level=master&level=doctoral",
    "kind=any&delivery=online&exam=none",
    "exam=none&unknown=include",
    "exam=none&unknown=only",
    "gpa=3",
    "months=24&unknown=include",
    "cost=15000",
    "cost=20000&delivery=online&unknown=include",
    "cost=1",
    "level=master&sort=cost",
    "level=master&sort=name",
    "q=library&sort=months",
    "level=master&sort=completions",
    "q=school&level=master&exam=none&cost=30000&unknown=only&sort=name",
    "q=archives",
    "q=archive",
    "q=studies",
    "q=study+library",
    "q=archives+and+records",
    "specialty=archival+studies",
    "specialty=Archival+Studies&unknown=include",
    "specialty=ARCHIVAL-STUDIES",
    "state=ohio",
    "state=British+Columbia",
    "licensure=new+york&unknown=only",
    "delivery=Online&level=MASTER",
    "kind=Any",
]


@pytest.mark.parametrize(
    "batch", [QUERIES[:11], QUERIES[11:21], QUERIES[21:]], ids=["words", "numbers", "spellings"]
)
def test_the_browser_finds_what_a_server_finds(
    there: Visits, opened: OpenRelease, batch: list[str]
) -> None:
    page = there.page()
    wrong = []
    for query in batch:
        ready(page, f"find/index.html?{query}")
        found = opened.finder(DAY).find(query_from(query), 10_000)
        mine, theirs = listed(page), list(found.ids)
        if (mine if "sort=" in query else sorted(mine)) != (
            theirs if "sort=" in query else sorted(theirs)
        ):
            less, more = set(theirs) - set(mine), set(mine) - set(theirs)
            wrong.append(f"{query}: {len(mine)}, not {len(theirs)}; less {less}; more {more}")
    assert wrong == []


def counted(page: Page) -> dict[str, dict[str, int]]:
    """The count beside each value that is offered, by facet."""
    counts: dict[str, dict[str, int]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("#facets > details")].map(one => [
            one.dataset.facet,
            Object.fromEntries([...one.querySelectorAll("input")].map((box) => [
                box.value,
                Number(box.closest("label").querySelector(".count").textContent.replace(",", "")),
            ])),
        ]))"""
    )
    return counts


@pytest.mark.parametrize(
    "query",
    [
        "",
        "level=certificate",
        "level=master&delivery=online",
        "q=archives",
        "delivery=online&unknown=include",
        "exam=none&unknown=only",
        "kind=certificate",
        "kind=any&state=ohio",
    ],
)
def test_the_browser_counts_what_a_server_counts(
    there: Visits, opened: OpenRelease, query: str
) -> None:
    page = there.page()
    ready(page, f"find/index.html?{query}")
    found = opened.finder(DAY).find(query_from(query), 0)
    views = facet_views(found, opened.body_names)
    theirs = {
        view.name: {one.value: one.count for one in (*view.first, *view.more)} for view in views
    }
    assert counted(page) == theirs
    assert page.locator("#facets > details > summary").all_inner_texts() == [
        view.title for view in views
    ]
    glosses = page.locator(
        "#facets fieldset > p.note:first-of-type:not(.unknown-count)"
    ).all_text_contents()
    assert glosses == [view.gloss for view in views if view.gloss]


def test_choosing_a_value_finds_as_many_as_its_count_says(there: Visits) -> None:
    page = there.page()
    ready(page, "find/")
    count = counted(page)["level"]["certificate"]
    page.locator('#facets input[name=level][value="certificate"]').check()
    expect(page).to_have_url(re.compile(r"level=certificate$"))
    assert len(listed(page)) == count == counted(page)["level"]["certificate"] > 2


def test_a_value_that_is_none_is_said(there: Visits) -> None:
    page = there.page()
    ready(page, "find/?state=atlantis")
    expect(page.locator("#found-told")).to_have_text("State: “atlantis” is none of its values.")
    assert listed(page) == []


def test_a_long_list_comes_in_parts(there: Visits) -> None:
    page = there.page()
    ready(page, "find/?level=master")
    shown = page.locator("#found-list > li:visible")
    every = len(listed(page))
    assert every > 60
    expect(shown).to_have_count(30)
    more = page.get_by_role("button", name="Show 30 more")
    more.click()
    expect(shown).to_have_count(60)
    expect(shown.nth(30).locator("h3 a")).to_be_focused()
    expect(page.locator("#found-more")).to_contain_text(f"60 of {every} are shown")
    ready(page, "find/?q=alabama")
    expect(page.locator("#found-more")).to_be_hidden()


def test_the_address_is_the_state_and_back_leads_back(there: Visits) -> None:
    page = there.page()
    ready(page, "find/")
    every = listed(page)
    page.locator('#facets input[name=delivery][value="online"]').check()
    expect(page).to_have_url(re.compile(r"/find/\?delivery=online$"))
    online = listed(page)
    assert 0 < len(online) < len(every)
    page.get_by_label("Words").fill("ohio")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=ohio&delivery=online$"))
    both = listed(page)
    assert 0 < len(both) < len(online)
    page.go_back()
    expect(page.locator("#found-list > li")).to_have_count(len(online))
    expect(page.get_by_label("Words")).to_have_value("")
    page.go_forward()
    expect(page.locator("#found-list > li")).to_have_count(len(both))
    ready(page, page.url)
    assert listed(page) == both
    expect(page.locator('#facets input[name=delivery][value="online"]')).to_be_checked()


def test_a_choice_by_keyboard_keeps_the_focus(there: Visits) -> None:
    page = there.page()
    ready(page, "find/")
    choice = page.locator('#facets input[name=delivery][value="online"]')
    choice.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"delivery=online"))
    assert page.evaluate("document.activeElement.value") == "online"


def test_nothing_found_is_said(there: Visits) -> None:
    page = there.page()
    ready(page, "find/?q=zzzzqqq")
    expect(page.locator("#found-told")).to_contain_text("0 programs fit")
    assert listed(page) == []


def test_programs_that_are_ticked_stand_side_by_side(there: Visits) -> None:
    page = there.page()
    ready(page, "find/?q=alabama&level=master")
    page.locator(f'li[data-id="{PROGRAM}"] input[name=program]').check()
    page.get_by_role("button", name="Compare the ticked").click()
    expect(page).to_have_url(re.compile(r"/some/where/compare/index\.html\?program="))
    page.goto(f"{page.url}&program={OTHER}")
    expect(page.get_by_role("columnheader")).to_have_count(3)
    facts = page.locator("#compared tbody tr").all_inner_texts()
    page.goto(f"programs/{PROGRAM}/")
    own = page.locator("#key-facts dt").all_inner_texts()
    assert len(own) >= 4
    assert all(any(row.startswith(name) for row in facts) for name in own)


def test_one_program_alone_is_no_comparison(there: Visits) -> None:
    page = there.page()
    page.goto(f"compare/?program={PROGRAM}")
    expect(page.locator("#compare-told")).to_have_text(
        "1 program so far; add another to see them side by side."
    )


def test_a_ranking_asks_for_nothing_that_takes_a_server(there: Visits) -> None:
    page = there.page()
    page.goto("rank/")
    said = page.locator("main").inner_text()
    assert "Say how much" not in said and "until you say" not in said
    assert "this page is for anybody" in said


def test_a_program_that_is_not_there_is_said(there: Visits) -> None:
    there.expect("404")
    page = there.page()
    page.goto("compare/?program=a-school/a-program")
    expect(page.locator("#compare-told")).to_contain_text("no page of a-school/a-program")


def test_the_shortlist_works(there: Visits) -> None:
    page = there.page()
    page.goto(f"programs/{PROGRAM}/")
    page.get_by_role("button", name="Add to shortlist").click()
    page.goto("shortlist/")
    link = page.locator("#kept h3 a")
    expect(link).to_have_count(1)
    link.click()
    expect(page).to_have_url(re.compile(rf"/some/where/programs/{PROGRAM}/"))


def test_without_script_every_program_is_there(there: Visits, opened: OpenRelease) -> None:
    page = there.page(Viewing(scripts=False))
    page.goto("find/")
    every = opened.finder(DAY).find(query_from("kind=any"), 10_000)
    assert set(listed(page)) == set(every.ids)
    expect(page.get_by_role("heading", name="All programs")).to_be_visible()
    page.locator("#found-list h3 a").first.click()
    expect(page.locator("#answer")).to_be_visible()


PAGES = {
    "front": "",
    "find": "find/",
    "compare": f"compare/?program={PROGRAM}&program={OTHER}",
    "program": f"programs/{PROGRAM}/",
    "rank": "rank/",
    "not-found": "404.html",
}


@pytest.mark.parametrize("name", PAGES)
def test_anybody_can_use_it(there: Visits, axe: Callable[[Page], None], name: str) -> None:
    page = there.page(Viewing(still=True))
    page.goto(PAGES[name], wait_until="networkidle")
    expect(page.locator("body > footer")).to_be_attached()
    assert accessibility.structure(page) == []
    axe(page)
    small = there.page(SMALLEST)
    small.goto(PAGES[name], wait_until="networkidle")
    assert accessibility.sideways(small) == []
    assert accessibility.small_targets(small) == []

"""Every type of page, held to what every page is held to, on every kind of screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from starlette.routing import compile_path

from gradguide.web.pages import routes

from . import accessibility
from .axe_rules import COLOURS
from .page_types import PAGES, SORRY
from .viewing import NARROW, SMALLEST, Viewing
from .visits import Visits

ADDRESSES = PAGES | {name: address for name, (address, _) in SORRY.items()}
STILL = Viewing(still=True)

everywhere = pytest.mark.parametrize("name", ADDRESSES)


def opened(visits: Visits, name: str, viewing: Viewing) -> Page:
    """The page, in that viewing; the browser tells of a failed status on its console."""
    status = SORRY[name][1] if name in SORRY else 200
    if status != 200:
        visits.expect(f"status of {status}")
    page = visits.page(viewing)
    answer = page.goto(ADDRESSES[name])
    assert answer is not None and answer.status == status
    return page


def unfold(page: Page) -> None:
    """Open every disclosure: what is behind one has to be as good as what is before it."""
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


def test_no_type_of_page_is_left_out() -> None:
    patterns = [(route.pattern, compile_path(route.pattern)[0]) for route in routes()]
    paths = [address.partition("?")[0] for address in PAGES.values()]
    met = {next(name for name, regex in patterns if regex.match(path)) for path in paths}
    files = {name for name, _ in patterns if "." in name.rpartition("/")[2]}
    assert met == {name for name, _ in patterns} - files


@everywhere
def test_wide_screen(
    visits: Visits,
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], Path],
    name: str,
) -> None:
    page = opened(visits, name, STILL)
    assert accessibility.structure(page) == []
    assert accessibility.skip_link(page) == []
    screenshot(page, name)
    unfold(page)
    axe(page)
    assert accessibility.enlarged(page) == []


@everywhere
def test_phone(
    visits: Visits,
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], Path],
    name: str,
) -> None:
    page = opened(visits, name, NARROW)
    assert accessibility.sideways(page) == []
    screenshot(page, name)
    axe(page)


@everywhere
def test_smallest_screen_and_fingers(visits: Visits, name: str) -> None:
    page = opened(visits, name, SMALLEST)
    assert accessibility.sideways(page) == []
    assert accessibility.small_targets(page) == []
    unfold(page)
    assert accessibility.sideways(page) == []
    assert accessibility.small_targets(page) == []


@everywhere
def test_dark_colours(
    visits: Visits,
    axe: Callable[..., None],
    screenshot: Callable[[Page, str], Path],
    name: str,
) -> None:
    page = opened(visits, name, Viewing(dark=True, still=True))
    screenshot(page, name)
    unfold(page)
    axe(page, COLOURS)


@everywhere
def test_keyboard(visits: Visits, name: str) -> None:
    page = opened(visits, name, STILL)
    assert accessibility.focus(page) == []


def test_titles_tell_pages_apart(browser: Browser, site: str) -> None:
    page = browser.new_page(base_url=site, java_script_enabled=False)
    titles: dict[str, str] = {}
    for address in PAGES.values():
        page.goto(address)
        path = address.partition("?")[0]
        assert titles.setdefault(page.title(), path) == path, page.title()
    page.close()

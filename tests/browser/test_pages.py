"""Every kind of page, held to what every page is held to, on every kind of screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from . import accessibility
from .viewing import NARROW, SMALLEST, WIDE, Viewing
from .visits import Visits

PAGES = {
    "front": "/",
    "front-for-a-person": "/?residency=OH&start=fall-2027&cost=20000",
}

everywhere = pytest.mark.parametrize("name", PAGES)


@everywhere
@pytest.mark.parametrize(
    "viewing", [WIDE, NARROW, Viewing(dark=True)], ids=lambda viewing: viewing.name
)
def test_no_grave_violation_of_wcag(
    visits: Visits,
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], Path],
    name: str,
    viewing: Viewing,
) -> None:
    page = visits.page(viewing)
    page.goto(PAGES[name])
    screenshot(page, name)
    axe(page)


@everywhere
def test_structure_and_skip_link(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    assert accessibility.structure(page) == []
    assert accessibility.skip_link(page) == []


@everywhere
def test_the_keyboard_gets_everywhere_and_out_again(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    assert accessibility.focus(page) == []


@everywhere
def test_small_screens_and_fingers(visits: Visits, name: str) -> None:
    page = visits.page(SMALLEST)
    page.goto(PAGES[name])
    assert accessibility.sideways(page) == []
    assert accessibility.small_targets(page) == []


@everywhere
def test_text_twice_as_large(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    assert accessibility.enlarged(page) == []

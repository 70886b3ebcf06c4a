"""A real browser over a release that means harm: nothing of it is run, loaded or followed."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from .guide import served
from .page_types import PAGES, SORRY
from .visits import Visits

_SCHEMES = """all => all.map(
    one => new URL(one.getAttribute("href"), document.baseURI).protocol
)"""


def test_nothing_that_a_release_says_is_run(browser: Browser, harmful: Path) -> None:
    with served(harmful) as site:
        _visit_all(Visits(browser, site))


def _visit_all(visits: Visits) -> None:
    page = visits.page()
    visits.expect("status of 40")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    shown = 0
    for address in [*PAGES.values(), *(address for address, _ in SORRY.values())]:
        page.goto(address)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        shown += "window.hit" in page.content()
        for frame in page.frames:
            assert frame.evaluate("window.hit === undefined"), address
        links = page.eval_on_selector_all("a[href]", _SCHEMES)
        assert set(links) <= {"http:", "https:"}, address
    assert shown > 25, "the harm has to be there to be read"
    assert not dialogs
    assert visits.end() == []

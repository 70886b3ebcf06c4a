"""A real Chromium for the tests below, pages that are watched, and what looks at them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from . import axe_rules, screenshots
from .guide import served as guide_served
from .trial import Trial, served
from .visits import Visits

ROOT = Path(__file__).parents[2]
NOTE = ROOT / "build" / "chromium.txt"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that did not run in the browser has not passed, whatever the reason."""
    report = yield
    if report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and tests in the browser have to run"
    return report


@pytest.fixture(scope="session")
def chromium() -> tuple[Path, tuple[str, ...]]:
    """The browser that `make browser` found, and the flags it has to be started with."""
    if not NOTE.exists():
        pytest.fail("no browser has been looked for yet: run `make browser`", pytrace=False)
    path, *flags = NOTE.read_text(encoding="utf-8").splitlines()
    return Path(path), tuple(flags)


@pytest.fixture(scope="package")
def browser(chromium: tuple[Path, tuple[str, ...]]) -> Iterator[Browser]:
    """One browser a worker, for which no host has an address but this machine.

    It is closed when the last test of this folder is over: while Playwright runs, its event loop
    counts as the one running in this thread, and no other test could run one of its own.
    """
    path, flags = chromium
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            chromium_sandbox="--no-sandbox" not in flags,
            args=["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
        )
        yield browser
        browser.close()
    screenshots.write_index()


@pytest.fixture(scope="session")
def site(release: Path) -> Iterator[str]:
    """The address of the guide over the bundled release."""
    with guide_served(release) as address:
        yield address


@pytest.fixture
def trial() -> Iterator[Trial]:
    """A site of pages that the test makes up; only tests of this harness want it."""
    with served() as site:
        yield site


@pytest.fixture
def visits(browser: Browser, site: str) -> Iterator[Visits]:
    """Pages of the site in any viewing. Afterwards the test fails if one did what none may."""
    visits = Visits(browser, site)
    yield visits
    faults = visits.end()
    if faults:
        pytest.fail("pages did what none may:\n  " + "\n  ".join(faults), pytrace=False)


@pytest.fixture
def page(visits: Visits) -> Page:
    """A page on a wide screen in light colours, with script."""
    return visits.page()


@pytest.fixture(scope="session")
def axe() -> Callable[..., None]:
    """Fails if axe-core finds a serious or critical violation of WCAG A or AA in a page."""
    return axe_rules.hold


@pytest.fixture
def screenshot(visits: Visits) -> Callable[[Page, str], Path]:
    """Keeps a picture of a whole page in `build/screenshots`, named by page and viewing."""

    def keep(page: Page, name: str) -> Path:
        return screenshots.keep(page, name, visits.viewing(page))

    return keep

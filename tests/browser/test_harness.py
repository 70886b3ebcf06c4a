"""The watch over pages, proved with pages that do what none may."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .trial import Trial, page_of
from .viewing import NARROW, WIDE, Viewing
from .visits import Visits

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
)


@pytest.fixture
def site(trial: Trial) -> str:
    return trial.address


def faults(browser: Browser, trial: Trial, path: str = "/") -> list[str]:
    """What the watch says of one page of the trial site."""
    visits = Visits(browser, trial.address)
    try:
        page = visits.page()
        page.goto(path)
        page.wait_for_load_state("networkidle")
    finally:
        said = visits.end()
    return said


def test_a_page_that_keeps_the_rules_has_no_faults(browser: Browser, trial: Trial) -> None:
    trial.has("/a.js", "localStorage.setItem('shortlist', '1'); console.log('well')")
    trial.has(
        "/", page_of('<h1>Well</h1><script src="/a.js"></script>'), Content_Security_Policy=STRICT
    )
    assert faults(browser, trial) == []


@pytest.mark.parametrize(
    ("body", "script", "said"),
    [
        ("", "console.error('no')", "console error"),
        ("", "throw new Error('left alone')", "script error: left alone"),
        ("", "Promise.reject(new Error('late'))", "script error: late"),
        ("<p style='color:red'>x</p>", "", "broken policy"),
        ("<script>var a = 1</script>", "", "broken policy"),
        ("<img src='http://elsewhere.example/x.png'>", "", "broken policy"),
        ("<img src='/missing.png'>", "", "status of 404"),
        ("", "document.cookie = 'seen=1'", "cookie kept: seen"),
    ],
)
def test_what_a_page_may_not_do(
    browser: Browser, trial: Trial, body: str, script: str, said: str
) -> None:
    trial.has("/a.js", script)
    whole = page_of(f'{body}<script src="/a.js"></script>')
    trial.has("/", whole, Content_Security_Policy=STRICT)
    found = faults(browser, trial)
    assert any(said in fault for fault in found), found


@pytest.mark.parametrize(
    "body",
    [
        "<img src='http://elsewhere.example/x.png'>",
        "<link rel='stylesheet' href='https://fonts.example/a.css'>",
        "<iframe src='http://127.0.0.1:1/'></iframe>",
    ],
)
def test_another_host_is_a_fault_where_the_policy_would_let_it(
    browser: Browser, trial: Trial, body: str
) -> None:
    trial.has("/", page_of(body))
    found = faults(browser, trial)
    assert any(fault.startswith("request to another host") for fault in found), found


def test_a_server_error_is_a_fault(browser: Browser, trial: Trial) -> None:
    trial.has("/", page_of("broken"), status=500)
    assert f"status 500: {trial.address}/" in faults(browser, trial)


@pytest.mark.parametrize("cookie", ["id=1", "id=1; HttpOnly", "id=1; Max-Age=0"])
def test_a_cookie_from_the_server_is_a_fault(browser: Browser, trial: Trial, cookie: str) -> None:
    trial.has("/", page_of("x"), Set_Cookie=cookie)
    assert f"cookie set by {trial.address}/: {cookie}" in faults(browser, trial)


def test_a_window_that_a_page_opens_is_watched_too(browser: Browser, trial: Trial) -> None:
    trial.has("/", page_of("<a href='/other' target='_blank'>other</a>"))
    trial.has("/other", page_of("<script>console.error('in the window')</script>"))
    visits = Visits(browser, trial.address)
    page = visits.page()
    page.goto("/")
    with page.expect_popup() as popup:
        page.get_by_text("other").click()
    popup.value.wait_for_load_state()
    assert any("in the window" in fault for fault in visits.end())


def test_an_expected_fault_is_none_and_has_to_happen(browser: Browser, trial: Trial) -> None:
    trial.has("/", page_of("<img src='/missing.png'>"))
    visits = Visits(browser, trial.address)
    visits.page().goto("/", wait_until="networkidle")
    visits.expect("status of 404")
    visits.expect("never seen")
    assert visits.end() == ["expected, but not seen: never seen"]


@pytest.mark.parametrize(
    ("viewing", "media"),
    [
        (WIDE, "(width: 1280px) and (prefers-color-scheme: light)"),
        (NARROW, "(width: 360px) and (pointer: coarse)"),
        (Viewing(dark=True), "(prefers-color-scheme: dark)"),
        (Viewing(still=True), "(prefers-reduced-motion: reduce)"),
    ],
)
def test_viewings_are_what_they_say(
    visits: Visits, trial: Trial, viewing: Viewing, media: str
) -> None:
    trial.has("/", page_of("<meta name='viewport' content='width=device-width'>"))
    page = visits.page(viewing)
    page.goto("/")
    assert page.evaluate(f"matchMedia('{media}').matches")


def test_without_script_no_script_runs(visits: Visits, trial: Trial) -> None:
    trial.has("/", page_of("<noscript>plain</noscript><script>document.title='ran'</script>"))
    page = visits.page(Viewing(scripts=False))
    page.goto("/")
    assert page.title() == "A page"
    assert page.locator("noscript").is_visible()


def test_one_visit_knows_nothing_of_another(visits: Visits, trial: Trial) -> None:
    trial.has("/", page_of("x"))
    first, second = visits.page(), visits.page()
    first.goto("/")
    first.evaluate("localStorage.setItem('a', '1')")
    second.goto("/")
    assert second.evaluate("localStorage.getItem('a')") is None


def test_pictures_are_kept_and_listed(
    visits: Visits, trial: Trial, screenshot: Callable[[Page, str], Path]
) -> None:
    trial.has("/", page_of("<h1 style='margin-bottom:3000px'>Tall</h1>end"))
    page = visits.page(Viewing(dark=True))
    page.goto("/")
    path = screenshot(page, "harness")
    try:
        assert path.name == "harness-wide-dark.png"
        assert int.from_bytes(path.read_bytes()[20:24]) > 3000  # the height, in a PNG's header
    finally:
        path.unlink()

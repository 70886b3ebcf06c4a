"""What looks at accessibility, proved with a page that has no fault, and with one fault each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from . import accessibility, axe_rules
from .trial import Trial
from .viewing import NARROW, SMALLEST, WIDE, Viewing
from .visits import Visits

STYLE = """
  body { margin: 0; font: 1rem/1.5 sans-serif; overflow-wrap: anywhere }
  .skip { position: absolute; left: -99rem } .skip:focus { left: 0 }
  nav a, button, input, summary { display: inline-block; min-width: 44px; min-height: 44px }
  .wide { overflow-x: auto } .wide table { width: 900px }
"""
GOOD = f"""<!doctype html><html lang="en"><head><title>A page that keeps the rules</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>
<body><a class="skip" href="#main">To the content</a>
<header><nav aria-label="Pages"><a href="/">Find</a> <a href="/">Compare</a></nav></header>
<main id="main"><h1>Rules</h1><p>A sentence with <a href="/">a link</a> in it.</p>
<h2>Form</h2><form><label>Word <input name="word"></label> <button>Find</button></form>
<div class="wide" tabindex="0" role="region" aria-label="Costs"><table><tr><td>1</td></tr></table>
</div></main><footer>End</footer></body></html>"""


@pytest.fixture
def site(trial: Trial) -> str:
    return trial.address


Shown = Callable[..., Page]


@pytest.fixture
def shown(visits: Visits, trial: Trial) -> Shown:
    """The good page with one part replaced."""

    def show(part: str = "", by: str = "", viewing: Viewing = WIDE) -> Page:
        assert part in GOOD, "the part must be there, or nothing is proved"
        trial.has("/", GOOD.replace(part, by, 1) if part else GOOD)
        page = visits.page(viewing)
        page.goto("/")
        return page

    return show


@pytest.mark.parametrize("viewing", [WIDE, NARROW, SMALLEST, Viewing(dark=True)])
def test_nothing_is_said_against_a_page_that_keeps_the_rules(
    shown: Shown, axe: Callable[[Page], None], viewing: Viewing
) -> None:
    page = shown(viewing=viewing)
    axe(page)
    assert accessibility.structure(page) == []
    assert accessibility.sideways(page) == []
    assert accessibility.small_targets(page) == []
    assert accessibility.small_targets(page, "nav a", accessibility.MAIN_TARGET) == []
    assert accessibility.skip_link(page) == []
    assert accessibility.focus(page) == []
    assert accessibility.enlarged(page) == []


@pytest.mark.parametrize(
    ("part", "by", "rule"),
    [
        ("<label>Word <input name=", "<label></label><input name=", "label"),
        ('lang="en"', "", "html-has-lang"),
        ("<h1>", '<h1 style="color:#bbb">', "color-contrast"),
        ("End", '<a href="/"><img src="data:,"></a>', "image-alt"),
        ("<button>", '<button aria-hidden="true">', "aria-hidden-focus"),
    ],
)
def test_axe_finds_grave_violations(shown: Shown, part: str, by: str, rule: str) -> None:
    page = shown(part, by)
    with pytest.raises(pytest.fail.Exception, match=rf"{rule} \((serious|critical)\)") as failed:
        axe_rules.hold(page)
    assert "https://dequeuniversity.com/" in str(failed.value)


def test_axe_works_under_a_strict_policy(visits: Visits, trial: Trial) -> None:
    page = visits.page()
    bare = GOOD.replace(f"<style>{STYLE}</style>", "").replace('lang="en"', "")
    trial.has("/", bare, Content_Security_Policy="default-src 'none'")
    page.goto("/")
    assert "html-has-lang" in {found["id"] for found in axe_rules.violations(page)}


@pytest.mark.parametrize(
    ("part", "by", "said"),
    [
        ('lang="en"', "", "the page names no language"),
        ("<title>A page that keeps the rules</title>", "", "the page has no title"),
        ('name="viewport"', 'name="other"', "no viewport is declared"),
        ("<h1>Rules</h1>", "", "0 headings of the first level, not 1"),
        ("<h2>Form</h2>", "<h1>Form</h1>", "2 headings of the first level, not 1"),
        ("<h2>Form</h2>", "<h4>Form</h4>", 'level 4 after level 1: <h4> "Form"'),
        ('<main id="main">', "", '0 landmarks "main", not 1'),
        ("<footer>End</footer>", "", '0 landmarks "contentinfo", not 1'),
        ("<nav aria-label", "<div aria-label", 'no landmark "navigation"'),
        ("</nav>", '</nav><nav aria-label="Pages"></nav>', 'navigations of one name: "Pages", '),
        ("<label>Word <input", "Word <input", 'no label: <input> "", name word'),
    ],
)
def test_structure(shown: Shown, part: str, by: str, said: str) -> None:
    complaints = accessibility.structure(shown(part, by))
    assert any(complaint.startswith(said) for complaint in complaints), complaints


@pytest.mark.parametrize(
    ("part", "by", "out"),
    [
        ("<h1>Rules</h1>", '<h1 style="width: 400px">Rules</h1>', '<h1> "Rules"'),
        ("<h1>Rules</h1>", f'<h1 style="overflow-wrap: normal">{"R" * 60}</h1>', '<h1> "RRR'),
        (".wide { overflow-x: auto }", "", '<td> "1"'),
    ],
)
def test_sideways(shown: Shown, part: str, by: str, out: str) -> None:
    first, *others = accessibility.sideways(shown(part, by, SMALLEST))
    assert first.endswith("px wide on a screen of 320")
    assert any(complaint.startswith(f"sticks out: {out}") for complaint in others), others


def test_enlarged_text_that_is_cut_off(shown: Shown) -> None:
    page = shown("<h1>Rules</h1>", '<h1 style="height: 60px; overflow: hidden">Rules</h1>')
    assert accessibility.enlarged(page) == ['text is cut off: <h1> "Rules"']


@pytest.mark.parametrize(
    ("part", "by", "said"),
    [
        ("<button>Find", '<button style="all: unset; font-size: 10px">F', '<button> "F" is '),
        ("<h2>", '<p><a href="/" style="font-size: 8px">x</a></p><h2>', '<a> "x" is '),
        ("<h2>", '<input type="checkbox" aria-label="t" style="all: revert"><h2>', '<input> "t"'),
    ],
)
def test_small_targets(shown: Shown, part: str, by: str, said: str) -> None:
    (complaint,) = accessibility.small_targets(shown(part, by))
    assert complaint.startswith(said) and complaint.endswith("not 24")


def test_main_controls_are_held_to_more(shown: Shown) -> None:
    page = shown("<button>", '<button style="min-height: 30px; height: 30px">')
    assert accessibility.small_targets(page) == []
    (complaint,) = accessibility.small_targets(page, "button", accessibility.MAIN_TARGET)
    assert complaint.endswith("x 30 px, not 44")


@pytest.mark.parametrize(
    ("part", "by", "said"),
    [
        ("<button>", '<button style="outline: none">', 'the focus cannot be seen: <button> "Find"'),
        (
            "<footer>",
            '<div style="position: fixed; inset: 0; background: #fff"></div><footer>',
            'the focus lies under something: <a> "Find"',
        ),
        (
            "<button>",
            '<button style="position: fixed; left: -500px">',
            'the focus is off the screen: <button> "Find"',
        ),
        (
            "<button>",
            "<button onkeydown='if (event.key === \"Tab\") event.preventDefault()'>",
            'the keyboard is caught at <button> "Find"',
        ),
    ],
)
def test_focus(shown: Shown, part: str, by: str, said: str) -> None:
    assert said in accessibility.focus(shown(part, by))


@pytest.mark.parametrize(
    ("part", "by", "said"),
    [
        (
            '<a class="skip" href="#main">To the content</a>',
            "",
            "the first Tab leads not to a skip",
        ),
        ("position: absolute; left: -99rem", "opacity: 0", "the skip link cannot be seen"),
        ('<main id="main">', "<main>", "the skip link"),
    ],
)
def test_skip_link(shown: Shown, part: str, by: str, said: str) -> None:
    (complaint,) = accessibility.skip_link(shown(part, by))
    assert complaint.startswith(said)

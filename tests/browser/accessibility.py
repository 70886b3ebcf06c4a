"""What axe-core does not decide: how a page behaves when narrow, enlarged, tapped or tabbed.

Each function returns its complaints in words, one an element, and none if all is well.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

LEAST_TARGET = 24  # CSS pixels; WCAG 2.2, 2.5.8 Target Size (Minimum)
MAIN_TARGET = 44  # CSS pixels; 2.5.5 Target Size (Enhanced), asked of main controls

_CHECKS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def sideways(page: Page) -> list[str]:
    """Whether the page has to be scrolled sideways, and which elements stick out."""
    size = page.viewport_size
    assert size is not None
    complaints: list[str] = _ask(page, "sideways", size["width"])
    return complaints


def enlarged(page: Page) -> list[str]:
    """What goes wrong when text is twice as large (WCAG 1.4.4): sideways scrolling, text cut off.

    The page keeps the larger text.
    """
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    cut: list[str] = _ask(page, "cutOff")
    return sideways(page) + cut


def small_targets(page: Page, selector: str = "", least: int = LEAST_TARGET) -> list[str]:
    """Controls smaller than `least` CSS pixels, their labels counted in.

    Links within a sentence are exempt, as in WCAG. With a selector only what it chooses.
    """
    complaints: list[str] = _ask(page, "smallTargets", [selector, least])
    return complaints


def structure(page: Page) -> list[str]:
    """Language, title, headings, landmarks and labels."""
    complaints: list[str] = _ask(page, "structure")
    return complaints


def focus(page: Page, most: int = 400) -> list[str]:
    """What is wrong with the places that the Tab key leads to, from the top to the end.

    Each has to look different with the focus than without (WCAG 2.4.7), be on the screen and not
    lie under something else (2.4.11); and the keyboard has to come out at the end again (2.1.2).
    """
    complaints: list[str] = []
    _ask(page, "beginning")
    for count in range(most):
        page.keyboard.press("Tab")
        at = _ask(page, "focused")
        if at is None or (at["known"] == 0 and count > 1):
            return complaints if count else ["the Tab key leads nowhere"]
        if at["known"] >= 0:
            return [*complaints, f"the keyboard is caught at {at['name']}"]
        if not at["seen"]:
            complaints.append(f"the focus cannot be seen: {at['name']}")
        if not at["inside"]:
            complaints.append(f"the focus is off the screen: {at['name']}")
        elif at["covered"]:
            complaints.append(f"the focus lies under something: {at['name']}")
    return [*complaints, f"the Tab key has not come to an end after {most} stops"]


def skip_link(page: Page) -> list[str]:
    """Whether the first Tab leads to a visible link by which the next one is past the header."""
    _ask(page, "beginning")
    page.keyboard.press("Tab")
    link = _ask(page, "linkInFocus")
    if not (link["href"] or "").startswith("#"):
        return [f"the first Tab leads not to a skip link but to {link['name']}"]
    if not link["shown"]:
        return [f"the skip link cannot be seen while it has the focus: {link['name']}"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    past = _ask(page, "inMainOrBehind")
    return [] if past else [f"the skip link {link['name']} does not lead past the header"]


def _ask(page: Page, check: str, given: Any = None) -> Any:
    return page.evaluate(f"(given) => {{ {_CHECKS}\nreturn checks.{check}(given); }}", given)

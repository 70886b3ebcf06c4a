"""axe-core over a page: the rules of WCAG that a program can decide."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
GRAVE = {"serious", "critical"}

# axe would fetch style sheets a second time for a rule that we do not ask for.
_OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "preload": False}


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe-core finds against the page, grave or not.

    The page keeps its Content-Security-Policy: the browser's own tools bring the script in, to
    which a policy does not apply.
    """
    found: list[dict[str, Any]] = Axe().run(page, options=_OPTIONS).response["violations"]
    return found


def told(violation: dict[str, Any]) -> str:
    """One violation for a person: rule, targets, and where to read about it."""
    targets = "".join(f"\n    {' '.join(map(str, node['target']))}" for node in violation["nodes"])
    head = f"{violation['id']} ({violation['impact']}): {violation['help']}"
    return f"{head}{targets}\n    {violation['helpUrl']}"


def hold(page: Page) -> None:
    """Fail the test if the page has a grave violation."""
    grave = [told(found) for found in violations(page) if found["impact"] in GRAVE]
    if grave:
        pytest.fail(f"{page.url} against WCAG:\n  " + "\n  ".join(grave), pytrace=False)

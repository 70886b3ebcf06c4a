"""axe-core over a page: the rules of WCAG that a program can decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
GRAVE = {"serious", "critical"}

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that other colours alone can break."""

# axe would fetch style sheets a second time for a rule that we do not ask for, and tell at length
# of what is right.
_OPTIONS = {"preload": False, "resultTypes": ["violations"]}


def violations(page: Page, rules: Sequence[str] = ()) -> list[dict[str, Any]]:
    """What axe-core finds against the page, grave or not, by all rules of `TAGS` or by some.

    The page keeps its Content-Security-Policy: the browser's own tools bring the script in, to
    which a policy does not apply.
    """
    chosen = {"type": "rule", "values": [*rules]} if rules else {"type": "tag", "values": TAGS}
    options = _OPTIONS | {"runOnly": chosen}
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return found


def told(violation: dict[str, Any]) -> str:
    """One violation for a person: rule, targets, and where to read about it."""
    targets = "".join(f"\n    {' '.join(map(str, node['target']))}" for node in violation["nodes"])
    head = f"{violation['id']} ({violation['impact']}): {violation['help']}"
    return f"{head}{targets}\n    {violation['helpUrl']}"


def hold(page: Page, rules: Sequence[str] = ()) -> None:
    """Fail the test if the page has a grave violation, of all rules or of these."""
    grave = [told(found) for found in violations(page, rules) if found["impact"] in GRAVE]
    if grave:
        pytest.fail(f"{page.url} against WCAG:\n  " + "\n  ".join(grave), pytrace=False)

"""Programs side by side in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

TWO = (
    "/compare?program=the-university-of-alabama/mlis&program=san-jose-state-university/mlis"
    "&residency=OH"
)


def test_programs_are_found_by_name_and_put_side_by_side(page: Page) -> None:
    page.goto("/compare")
    for name in ("alabama", "san jose"):
        page.get_by_label("A school, place or specialty").fill(name)
        page.get_by_role("button", name="Look it up").click()
        page.get_by_role("link", name=re.compile("Master of Library")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What differs between")
    expect(page.get_by_role("columnheader")).to_have_count(2)


def test_a_value_opens_by_keyboard(page: Page) -> None:
    page.goto(TWO)
    first = page.locator("table.compared details.behind").first
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(first.locator(".evidence")).to_be_visible()


def test_the_shortlist_is_offered_where_there_is_one(page: Page) -> None:
    page.goto("/compare")
    expect(page.get_by_role("heading", name="From your shortlist")).to_be_hidden()
    page.evaluate(
        """() => window.shortlist.write(["the-university-of-alabama/mlis",
            "san-jose-state-university/mlis", "syracuse-university/mslis"].map((id) => ({
              id, name: "A program", school: id.split("/")[0], added: "2026-11-01", release: "0",
              facts_of: "2026-11-01", note: "", tasks: [] })))"""
    )
    page.reload()
    expect(page.get_by_role("heading", name="From your shortlist")).to_be_visible()
    page.get_by_label("syracuse-university").uncheck()
    page.get_by_role("button", name="Compare these").click()
    expect(page.get_by_role("columnheader")).to_have_count(2)

"""A program's and a school's page in a real browser: the calculator, evidence, and print."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .viewing import Viewing
from .visits import Visits

PROGRAM = "/programs/the-university-of-alabama/mlis"


def test_the_calculator_reckons_in_place(page: Page) -> None:
    page.goto(PROGRAM)
    page.evaluate("window.stayed = true")
    before = page.locator("#answer").inner_text()
    page.get_by_text("Reckon with what you have").click()
    aid = page.get_by_label("Grants and scholarships")
    aid.fill("1000")
    aid.press("Tab")
    expect(page.locator("#bill .bill")).to_contain_text("less $1,000")
    expect(page.locator("#answer")).not_to_have_text(before)
    expect(page).to_have_url(re.compile(r"\?aid=1000$"))
    expect(page.locator("header.top a", has_text="Compare")).to_have_attribute(
        "href", re.compile(r"aid=1000")
    )
    assert page.evaluate("window.stayed") is True
    assert page.evaluate("document.activeElement.name") == "inflation"
    assert page.locator("#calculator").get_attribute("open") is not None
    said = page.locator("#bill .bill tfoot").inner_text()
    page.reload()
    assert page.locator("#bill .bill tfoot").inner_text() == said


def test_what_cannot_be_is_said_in_place_and_put_right_again(page: Page) -> None:
    page.goto(f"{PROGRAM}?residency=OH")
    transfer = page.get_by_label("Credits you bring along")
    transfer.fill("99")
    transfer.press("Tab")
    expect(page.locator("#bill [role=alert]")).to_contain_text("99")
    transfer.fill("6")
    transfer.press("Tab")
    expect(page.locator("#bill .bill")).to_contain_text("30 semester credits")


def test_the_person_line_keeps_what_the_calculator_asked(page: Page) -> None:
    page.goto(f"{PROGRAM}?aid=1000")
    page.get_by_label("I live in").select_option("TX")
    page.get_by_role("button", name="Use this").click()
    expect(page).to_have_url(re.compile(r"\?residency=TX&aid=1000$"))
    expect(page.locator("#answer")).to_contain_text("for a resident of Texas")


def test_the_calculator_works_without_script(visits: Visits) -> None:
    page = visits.page(Viewing(scripts=False))
    page.goto(PROGRAM)
    page.get_by_text("Reckon with what you have").click()
    page.get_by_label("Grants and scholarships").fill("1000")
    page.get_by_label("Of each bill you would borrow").select_option("1")
    page.get_by_role("button", name="Reckon again").click()
    expect(page.locator("#bill")).to_contain_text("less $1,000")
    expect(page.locator("#bill")).to_contain_text("If you borrow")
    expect(page.get_by_label("Grants and scholarships")).to_have_value("1000")
    assert not page.get_by_role("button", name="Print").is_visible()


def test_evidence_opens_by_keyboard(page: Page) -> None:
    page.goto(PROGRAM)
    fact = page.locator("#cost dl.facts details.fact").first
    fact.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(fact.locator(".evidence")).to_be_visible()
    expect(fact.locator(".evidence")).to_contain_text("Who says so")
    page.keyboard.press("Enter")
    expect(fact.locator(".evidence")).to_be_hidden()


def test_print_shows_what_was_opened_and_nothing_else(page: Page) -> None:
    page.goto(PROGRAM)
    facts = page.locator("#cost dl.facts details.fact")
    facts.first.locator("summary").click()
    page.emulate_media(media="print")
    expect(facts.first.locator(".evidence")).to_be_visible()
    expect(facts.nth(1).locator(".evidence")).to_be_hidden()
    for gone in (".calculator", ".contents", ".acts", "#cite"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator("#answer")).to_be_visible()

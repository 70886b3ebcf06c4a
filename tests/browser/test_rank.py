"""The ranking's page in a real browser: sliders and pairs."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .viewing import Viewing
from .visits import Visits

ADDRESS = "/rank?residency=OH"


def schools(page: Page) -> list[str]:
    return page.locator("table.places tbody th a:first-child").all_inner_texts()


def test_a_slider_reorders_in_place_and_the_address_follows(page: Page) -> None:
    page.goto(ADDRESS)
    before = schools(page)
    page.evaluate("window.stayed = true")
    cost = page.get_by_label("what you pay")
    expect(cost).to_have_attribute("type", "range")
    expect(cost).to_have_attribute("aria-valuetext", "4 of 10, counts 40 %")
    cost.focus()
    page.keyboard.press("Home")
    expect(page.locator('output[for="w-cost"]')).to_have_text("0 %")
    expect(page).to_have_url(re.compile(r"w-cost=0&"))
    expect(page.locator("table.places tbody th a:first-child").first).not_to_have_text(before[0])
    assert page.evaluate("window.stayed") is True
    assert page.evaluate("document.activeElement.id") == "w-cost"
    after = schools(page)
    told = page.locator("#ranking .told").inner_text()
    expect(page.locator("[data-announce]")).to_have_text(told)
    page.reload()
    assert schools(page) == after


def test_the_person_line_keeps_weights_that_were_moved(page: Page) -> None:
    page.goto(ADDRESS)
    page.get_by_label("graduates a year").focus()
    page.keyboard.press("End")
    expect(page).to_have_url(re.compile(r"w-graduates=10"))
    page.get_by_label("I live in").select_option("TX")
    page.get_by_role("button", name="Use this").click()
    expect(page).to_have_url(
        re.compile(r"w-graduates=10.*residency=TX|residency=TX.*w-graduates=10")
    )
    expect(page.locator("#ranking")).to_contain_text("For a resident of Texas")


def test_all_sliders_at_0_are_said_in_words_and_left_again(page: Page) -> None:
    page.goto(ADDRESS)
    for slider in page.locator("#weights input[type=range]").all():
        slider.focus()
        page.keyboard.press("Home")
    expect(page.locator("#ranking [role=alert]")).to_contain_text("All weights are 0")
    page.keyboard.press("End")
    expect(page.locator("#ranking .told")).to_contain_text("is first of")


def test_the_sentence_follows_the_pointer_and_the_focus(page: Page) -> None:
    page.goto(ADDRESS)
    said = page.locator(".pair-words")
    names = schools(page)
    page.locator(".chart-row:not(.chart-axis)").nth(4).hover()
    expect(said).to_contain_text(re.compile(r"is above .+ in .+ draws?\."))
    assert names[4] in said.inner_text()
    page.locator("tr[data-program] a").nth(2 * 6).focus()
    expect(said).to_contain_text(names[6])
    page.get_by_label("Hold").select_option(index=6)
    page.get_by_label("against").select_option(index=0)
    expect(said).to_contain_text(re.compile(rf"^{re.escape(names[6])}.* is above "))


def test_what_the_script_says_of_a_pair_is_what_the_server_says(page: Page) -> None:
    page.goto(ADDRESS)
    ids = [row.get_attribute("data-program") for row in page.locator("tr[data-program]").all()]
    for one, other in ((0, 1), (5, 2), (24, 0)):
        page.goto(ADDRESS)
        page.get_by_label("Hold").select_option(ids[one])
        page.get_by_label("against").select_option(ids[other])
        said = page.locator(".pair-words").inner_text()
        page.goto(f"{ADDRESS}&pair={ids[one]}&pair={ids[other]}")
        assert page.locator(".pair-words").inner_text() == said


def test_it_works_without_script(visits: Visits) -> None:
    page = visits.page(Viewing(scripts=False))
    page.goto(ADDRESS)
    before = schools(page)
    page.get_by_label("what you pay").fill("0")
    page.get_by_role("button", name="Rank again").click()
    expect(page).to_have_url(re.compile("w-cost=0"))
    assert schools(page) != before
    page.get_by_role("button", name="How sure?").click()
    expect(page.locator(".pair-words")).to_contain_text("draw")

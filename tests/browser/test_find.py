"""Find in a real browser: choices ask at once, focus stays, the map comes, six are compared."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .viewing import NARROW, Viewing
from .visits import Visits


def test_a_choice_asks_at_once_and_keeps_where_one_is(page: Page) -> None:
    page.goto("/find?residency=OH")
    page.evaluate("window.stayed = true")
    before = page.locator("#count").inner_text()
    page.locator("#f-instruction > summary").click()
    choice = page.locator('input[name=delivery][value="online"]')
    choice.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"/find\?residency=OH&delivery=online$"))
    expect(page.locator("#count")).not_to_have_text(before)
    expect(page.locator("#live")).to_have_text(page.locator("#count").inner_text())
    expect(page).to_have_title(re.compile("degree programs fit"))
    assert page.evaluate("document.activeElement.value") == "online"
    assert page.evaluate("document.getElementById('f-instruction').open")
    assert page.evaluate("window.stayed") is True
    said = page.locator("#count").inner_text()
    page.reload()
    expect(page.locator("#count")).to_have_text(said)
    page.go_back()
    expect(page.locator("#count")).to_have_text(before)


def test_the_order_and_the_person_ask_too(page: Page) -> None:
    page.goto("/find?delivery=online")
    page.get_by_label("Order by").select_option("cost")
    expect(page).to_have_url(re.compile(r"sort=cost"))
    page.get_by_label("I live in").select_option("OH")
    expect(page).to_have_url(re.compile(r"residency=OH"))
    expect(page.locator(".results")).not_to_contain_text("nobody has said where they live")


def test_what_is_wrong_is_said_in_place_and_can_be_put_right(visits: Visits) -> None:
    visits.expect("400")
    page = visits.page()
    page.goto("/find?delivery=online")
    page.locator("#f-near > summary").click()
    page.get_by_label("Town and state").fill("Atlantis, OH")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Atlantis")
    page.get_by_label("Near which town").fill("Kent, OH")
    page.keyboard.press("Enter")
    expect(page.locator(".where").first).to_contain_text("miles away")
    expect(page).to_have_url(re.compile(r"delivery=online"))


def test_the_map_is_there_on_wide_screens_and_follows(visits: Visits) -> None:
    page = visits.page()
    page.goto("/find")
    caption = page.locator("#map figcaption")
    expect(caption).to_contain_text("schools in")
    before = caption.inner_text()
    page.locator('input[name=delivery][value="online"]').check()
    expect(caption).not_to_have_text(before)
    phone = visits.page(NARROW)
    phone.goto("/find")
    expect(phone.get_by_role("link", name="The schools, on a map and as a list")).to_be_visible()
    assert phone.locator("#map svg").count() == 0


def test_six_programs_at_most_go_into_the_comparison(page: Page) -> None:
    page.goto("/find?residency=OH")
    boxes = page.locator("#compare [name=program]")
    for number in range(6):
        boxes.nth(number).check()
    expect(boxes.nth(6)).to_be_disabled()
    expect(page.locator("#ticked")).to_contain_text("six")
    page.get_by_role("button", name="Compare the ticked").click()
    expect(page).to_have_url(re.compile(r"/compare\?residency=OH(&program=[^&]+){6}$"))


def test_without_script_a_button_asks(visits: Visits) -> None:
    page = visits.page(Viewing(scripts=False))
    page.goto("/find")
    before = page.locator("#count").inner_text()
    page.locator('input[name=delivery][value="online"]').check()
    page.get_by_label("Words").fill("ohio")
    page.get_by_role("button", name="Find", exact=True).first.click()
    expect(page.locator("#count")).not_to_have_text(before)
    assert "delivery=online" in page.url and "q=ohio" in page.url


def test_the_last_person_is_offered_and_can_be_forgotten(page: Page) -> None:
    page.goto("/find?residency=OH&start=fall-2027&cost=20000")
    expect(page.locator("#remembered")).to_contain_text("remembers")
    page.goto("/find?exam=none")
    offer = page.locator("#remembered a")
    expect(offer).to_have_text("Use Ohio, fall 2027, up to $20,000, as last time")
    assert "residency" not in page.url
    offer.click()
    expect(page).to_have_url(re.compile(r"exam=none&residency=OH&start=fall-2027&cost=20000$"))
    page.get_by_role("button", name="Forget it").click()
    page.goto("/find")
    expect(page.locator("#remembered")).to_have_count(0)

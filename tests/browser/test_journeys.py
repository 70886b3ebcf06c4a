"""Ways that people take through the guide, from one page to the next."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from .viewing import Viewing
from .visits import Visits

PERSON = "residency=OH&start=fall-2027&cost=30000"


def tab_to(page: Page, selector: str, most: int = 200) -> None:
    """Press Tab until the focus is on what the selector chooses; nothing else is touched."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{most} presses of Tab do not lead to {selector}")


def test_find_narrow_tick_and_compare(page: Page) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Guide").get_by_role("link", name="Find").click()
    page.get_by_label("I live in").select_option("OH")
    expect(page).to_have_url(re.compile("residency=OH"))
    page.locator('input[name=delivery][value="online"]').check()
    expect(page).to_have_url(re.compile("delivery=online"))
    boxes = page.locator("#compare [name=program]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    chosen = [boxes.nth(at).get_attribute("value") for at in range(2)]
    page.get_by_role("button", name="Compare the ticked").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What differs between")
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"residency": ["OH"], "program": chosen}
    page.go_back()
    expect(page).to_have_url(re.compile("delivery=online"))
    expect(page.locator('input[name=delivery][value="online"]')).to_be_checked()


def test_back_undoes_one_choice_after_the_other(page: Page) -> None:
    page.goto("/find")
    said = [page.locator("#count").inner_text()]
    for name, value in (("delivery", "online"), ("exam", "none")):
        page.locator(f'input[name={name}][value="{value}"]').check()
        expect(page.locator("#count")).not_to_have_text(said[-1])
        said.append(page.locator("#count").inner_text())
    page.locator(".programs h3 a").first.click()
    expect(page.locator("#answer")).to_be_visible()
    for words in reversed(said):
        page.go_back()
        expect(page.locator("#count")).to_have_text(words)
    expect(page.locator('input[name=delivery][value="online"]')).not_to_be_checked()
    page.go_forward()
    expect(page.locator("#count")).to_have_text(said[1])


def test_from_the_front_to_the_evidence_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    tab_to(page, "main input[name=q]")
    page.keyboard.type("alabama")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_be_visible()
    tab_to(page, ".programs h3 a")
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # to the content
    tab_to(page, "#cost dl.facts details.fact > summary")
    page.keyboard.press("Enter")
    opened = page.locator("#cost details.fact[open] .evidence").first
    expect(opened).to_be_visible()
    expect(opened).to_contain_text("Who says so")
    expect(opened.locator("li").first).not_to_be_empty()


def test_from_the_front_to_the_evidence_without_script(visits: Visits) -> None:
    page = visits.page(Viewing(scripts=False))
    page.goto("/")
    page.locator("main input[name=q]").fill("alabama")
    page.keyboard.press("Enter")
    page.locator(".programs h3 a").first.click()
    fact = page.locator("#cost dl.facts details.fact").first
    fact.locator("summary").click()
    expect(fact.locator(".evidence")).to_contain_text("Who says so")


def test_a_ranking_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/rank?residency=OH")
    told = page.locator("#ranking .told")
    before = told.inner_text()
    tab_to(page, "#w-cost")
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile("w-cost=0"))
    expect(told).not_to_have_text(before)
    tab_to(page, "table.places tbody th a")
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/programs/.*residency=OH"))


def test_every_part_of_the_guide_keeps_who_asks(visits: Visits) -> None:
    page = visits.page(Viewing(scripts=False))
    page.goto(f"/?{PERSON}")
    parts = page.get_by_role("navigation", name="Guide").get_by_role("link")
    for at in range(parts.count()):
        parts.nth(at).click()
        asked = parse_qs(urlsplit(page.url).query)
        assert asked == {"residency": ["OH"], "start": ["fall-2027"], "cost": ["30000"]}, page.url
        expect(page.get_by_label("I live in")).to_have_value("OH")


def test_a_shortlist_from_three_pages_leaves_and_comes_back(visits: Visits, tmp_path: Path) -> None:
    page = visits.page()
    page.goto("/find?q=kent")
    page.locator("[data-shortlist-add]").first.click()
    page.goto("/find?q=syracuse")
    page.locator(".programs h3 a").first.click()
    page.get_by_role("button", name="Add to shortlist").click()
    page.goto("/rank?residency=OH")
    page.locator("table.places tbody th a").first.click()
    page.get_by_role("button", name="Add to shortlist").click()
    page.get_by_role("link", name="Shortlist (3)").click()
    expect(page.locator("#kept h3 a")).to_have_count(3)
    page.locator("#kept textarea").first.fill("They answered within a day.")
    page.locator("#kept textarea").first.press("Tab")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    saved = json.loads(file.read_text(encoding="utf-8"))["programs"]
    assert [one["note"] for one in saved] == ["They answered within a day.", "", ""]
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.locator("#kept h3 a")).to_have_count(0)
    page.locator("#file").set_input_files(file)
    expect(page.locator("#kept h3 a")).to_have_count(3)
    expect(page.locator("#kept textarea").first).to_have_value("They answered within a day.")
    assert page.evaluate("window.shortlist.read()") == saved


def test_a_handout_on_paper(page: Page) -> None:
    page.goto(f"/programs/the-university-of-alabama/mlis?{PERSON}")
    page.emulate_media(media="print")
    for gone in ("header.top nav", "main button", "nav.contents", ".calculator"):
        expect(page.locator(f"{gone} >> visible=true")).to_have_count(0)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#answer")).to_contain_text("Ohio")
    paper = page.pdf(format="Letter", print_background=False)
    sheets = len(re.findall(rb"/Type\s*/Page\b", paper))
    assert paper.startswith(b"%PDF") and 2 <= sheets <= 12


def test_the_legend_comes_by_a_key_and_the_reader_stays_where_they_are(page: Page) -> None:
    page.goto("/programs/the-university-of-alabama/mlis")
    link = page.locator("main a").nth(12)
    link.focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("?")
    legend = page.locator("#legend")
    expect(legend).to_have_attribute("open", "")
    expect(legend.locator("dl")).to_be_in_viewport()
    assert page.evaluate("scrollY") == before
    page.keyboard.press("?")
    expect(legend).not_to_have_attribute("open", "")
    expect(link).to_be_focused()

"""The shortlist in a real browser: kept there alone, written to a file and read from one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .viewing import Viewing
from .visits import Visits

PROGRAM: Mapping[str, Any] = {
    "id": "the-university-of-alabama/mlis",
    "name": "A program",
    "school": "A school",
    "added": "2026-11-20",
    "release": "abc",
    "facts_of": "2026-11-15",
    "note": "",
    "tasks": [],
}


def file_of(tmp_path: Path, *programs: Mapping[str, Any], **more: Any) -> Path:
    told = {"format": "gradguide-shortlist", "version": 1, "programs": programs, **more}
    path = tmp_path / "list.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def read(page: Page, path: Path) -> str:
    page.locator("#file").set_input_files(path)
    said = page.locator("#read-said")
    expect(said).not_to_be_empty()
    return said.inner_text()


def kept(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("window.shortlist.read()")
    return found


def saved(page: Page) -> dict[str, Any]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    found: dict[str, Any] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    return found


def test_programs_are_added_where_they_are_seen(page: Page) -> None:
    page.goto("/find")
    add = page.locator("[data-shortlist-add]")
    expect(add.first).to_have_attribute("aria-pressed", "false")
    add.first.click()
    add.nth(1).click()
    expect(add.first).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-shortlist]")).to_have_text("Shortlist (2)")
    expect(page.get_by_role("status").filter(has_text="is on the shortlist")).to_have_count(1)
    page.locator('input[name=delivery][value="online"]').check()
    expect(page.locator("[data-shortlist]")).to_have_text("Shortlist (2)")
    page.goto("/find")
    expect(add.first).to_have_attribute("aria-pressed", "true")
    add.first.click()
    expect(page.locator("[data-shortlist]")).to_have_text("Shortlist (1)")


def test_notes_and_things_to_do_stay_and_come_back_from_a_file(
    visits: Visits, tmp_path: Path
) -> None:
    page = visits.page()
    page.goto("/shortlist")
    read(page, file_of(tmp_path, PROGRAM, {**PROGRAM, "id": "other/one", "name": "Another"}))
    page.get_by_label("Notes on A program, A school").fill("<b>spoke</b> & wrote")
    page.locator(".offers summary").first.click()
    page.locator(".offers [data-do=offer]").first.click()
    page.get_by_role("button", name="Add something to do: A program").click()
    page.keyboard.type("Send transcripts")
    page.locator(".tasks li").last.locator("[type=date]").fill("2027-01-15")
    page.locator(".tasks li").last.locator("[type=checkbox]").check()
    page.get_by_role("button", name="Move down: A program").click()
    expect(page.locator("#kept h3 a").first).to_have_text("Another")
    page.reload()
    told = saved(page)
    assert told["format"] == "gradguide-shortlist" and told["version"] == 1
    assert [one["name"] for one in told["programs"]] == ["Another", "A program"]
    mine = told["programs"][1]
    assert mine["note"] == "<b>spoke</b> & wrote"
    assert mine["tasks"][-1] == {"text": "Send transcripts", "due": "2027-01-15", "done": True}
    assert mine["tasks"][0]["text"]
    elsewhere = visits.page()
    elsewhere.goto("/shortlist")
    path = tmp_path / "saved.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    assert "2 of them new" in read(elsewhere, path)
    assert kept(elsewhere) == told["programs"]
    assert "0 of them new" in read(elsewhere, path)
    assert kept(elsewhere) == told["programs"]


def test_reading_a_file_loses_nothing_of_either(page: Page, tmp_path: Path) -> None:
    task = {"text": "Ask", "due": None, "done": False}
    other = {"text": "Write", "due": "2027-01-15", "done": False}
    page.goto("/shortlist")
    read(page, file_of(tmp_path, {**PROGRAM, "note": "mine", "tasks": [task]}))
    theirs = {
        **PROGRAM,
        "added": "2026-11-01",
        "note": "theirs",
        "tasks": [{**task, "done": True}, other],
    }
    read(page, file_of(tmp_path, {**PROGRAM, "id": "b/c"}, theirs))
    one, added = kept(page)
    assert one["note"] == "mine\n\ntheirs"
    assert one["tasks"] == [{**task, "done": True}, other]
    assert one["added"] == "2026-11-01"
    assert added["id"] == "b/c"


@pytest.mark.parametrize(
    ("programs", "more", "said"),
    [
        ([], {"format": "else"}, "no shortlist of this guide"),
        ([], {"version": 2}, "version 2"),
        ([], {"programs": "none"}, "no list"),
        ([PROGRAM] * 61, {}, "at most 60"),
        ([PROGRAM, PROGRAM], {}, "Program 2: its id stands in the file twice"),
        ([{**PROGRAM, "note": 5}], {}, "Program 1: “note”"),
        ([{**PROGRAM, "name": ""}], {}, "Program 1: “name”"),
        ([{**PROGRAM, "added": "yesterday"}], {}, "Program 1: “added”"),
        ([{**PROGRAM, "tasks": [{"text": "x"}]}], {}, "thing to do 1"),
        ([{**PROGRAM, "tasks": [{"text": "x", "done": False, "due": "soon"}]}], {}, "“due”"),
        ([7], {}, "Program 1: it is no program"),
    ],
)
def test_a_file_that_is_wrong_is_not_read_and_says_what(
    page: Page, tmp_path: Path, programs: list[Any], more: dict[str, Any], said: str
) -> None:
    page.goto("/shortlist")
    read(page, file_of(tmp_path, PROGRAM))
    before = kept(page)
    assert said in read(page, file_of(tmp_path, *programs, **more))
    assert kept(page) == before


def test_what_is_no_json_is_not_read(page: Page, tmp_path: Path) -> None:
    page.goto("/shortlist")
    path = tmp_path / "notes.txt"
    path.write_text("not a list", encoding="utf-8")
    assert "no JSON" in read(page, path)


def test_hostile_names_stay_text(page: Page, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    page.goto("/shortlist")
    read(page, file_of(tmp_path, {**PROGRAM, "name": hostile, "school": hostile, "id": hostile}))
    expect(page.locator("#kept h3 a")).to_have_text(hostile)
    assert page.locator("#shortlist img").count() == 0


def test_paper_gets_notes_and_things_to_do_and_no_buttons(page: Page, tmp_path: Path) -> None:
    task = {"text": "Send transcripts", "due": "2027-01-15", "done": False}
    page.goto("/shortlist")
    read(page, file_of(tmp_path, {**PROGRAM, "note": "my note", "tasks": [task]}))
    page.emulate_media(media="print")
    expect(page.locator(".print-note")).to_be_visible()
    expect(page.locator(".print-task")).to_have_text("Send transcripts (by 15 January 2027)")
    expect(page.locator("#kept button:visible")).to_have_count(0)
    expect(page.locator("#read")).to_be_hidden()


def test_without_script_nothing_is_promised(visits: Visits) -> None:
    page = visits.page(Viewing(scripts=False))
    page.goto("/shortlist")
    expect(page.get_by_text("Without scripts it keeps nothing")).to_be_visible()
    expect(page.locator("#shortlist")).to_be_hidden()


def test_the_list_shows_what_decides_for_this_person(page: Page, tmp_path: Path) -> None:
    page.goto("/shortlist?residency=OH&cost=20k")
    read(page, file_of(tmp_path, PROGRAM))
    facts = page.locator("#kept .facts-of")
    expect(facts.locator("dt").first).to_have_text("What you pay in all")
    expect(facts).to_contain_text("living in Ohio")
    expect(facts).to_contain_text("deadline")
    told = facts.inner_text()
    page.get_by_role("link", name=PROGRAM["name"]).click()
    expect(page.locator("#key-facts")).to_contain_text("living in Ohio")
    for value in page.locator("#key-facts dd").all_inner_texts():
        assert value.split("\n")[0] in told


def test_the_list_on_paper_says_where_from_and_what_the_marks_mean(
    page: Page, tmp_path: Path
) -> None:
    page.goto("/shortlist?residency=OH")
    read(page, file_of(tmp_path, PROGRAM))
    expect(page.locator("#kept .facts-of dt").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#kept .page-of")).to_contain_text(f"/programs/{PROGRAM['id']}")
    expect(page.locator("#legend dd").first).to_be_visible()
    expect(page.locator(".foot")).to_contain_text("Facts as of")
    line = page.locator(".person select[name=residency]")
    expect(line).to_be_visible()
    assert line.evaluate("one => getComputedStyle(one).appearance") == "none"
    assert line.evaluate("one => getComputedStyle(one).borderBottomWidth") == "0px"

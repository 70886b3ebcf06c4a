"""Find: what is asked, what is found, and what is said where something is wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node
from starlette.testclient import TestClient

from gradguide.answers.found_schools import schools_found
from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Release
from gradguide.decisions.finding.query import Query
from gradguide.web.pages.find import ON_PAGE


def page(guide: TestClient, address: str, status: int = 200) -> HTMLParser:
    answer = guide.get(address)
    assert answer.status_code == status, answer.text[-2000:]
    return HTMLParser(answer.text)


def one(tree: HTMLParser | Node, selector: str) -> Node:
    found = tree.css_first(selector)
    assert found is not None, selector
    return found


def total(tree: HTMLParser) -> int:
    return int(one(tree, "#count").text().split()[0].replace(",", ""))


def ids(tree: HTMLParser) -> list[str]:
    return [str(box.attributes["value"]) for box in tree.css("#compare input[name=program]")]


def test_each_program_is_named_placed_priced_and_marked(guide: TestClient) -> None:
    tree = page(guide, "/find?delivery=online&residency=OH")
    rows = tree.css(".programs > li")
    assert len(rows) == min(ON_PAGE, total(tree))
    for row in rows:
        address = str(one(row, "h3 a").attributes["href"])
        assert address.startswith("/programs/") and "residency=OH" in address
        assert guide.get("/find").status_code == 200
        assert one(row, ".where").text().strip()
        assert "about $" in one(row, ".amount").text() or row.css(".amount .unknown")
        if not row.css(".amount .unknown"):
            assert one(row, ".amount .mark").attributes["title"] in {"computed", "stale"}
            assert one(row, ".pay").css(".amount + p")[0].text().startswith("tuition ")
        assert any("online" in tag.text() for tag in row.css(".tags li"))
        for mark in row.css(".mark"):
            assert mark.attributes["aria-label"] in {
                "verified", "reported", "disputed", "stale", "computed",
            }  # fmt: skip


@pytest.mark.parametrize(
    "query",
    ["", "delivery=online", "level=master&accreditation=ALA", "state=OH&state=TX", "months=24"],
)
def test_a_count_beside_a_choice_is_what_the_choice_finds(guide: TestClient, query: str) -> None:
    """The number promised is the number that is there after the click."""
    tree = page(guide, f"/find?{query}")
    asked = dict.fromkeys(name for name, _ in parse_qsl(query))
    checked = 0
    for box in tree.css("input[type=checkbox][form=find]"):
        name, value = str(box.attributes["name"]), str(box.attributes["value"])
        if name in asked or name in ("verified", "kind") or checked > 12:
            continue
        label = box.parent
        assert label is not None
        promised = int(one(label, ".count").text().replace(",", ""))
        there = page(guide, f"/find?{query}&{name}={value.replace(' ', '+').replace('&', '%26')}")
        assert total(there) == promised, (name, value)
        checked += 1
    assert checked > 3


def test_pages_part_what_is_found_and_leave_nothing_out(guide: TestClient) -> None:
    seen: list[str] = []
    address: str | None = "/find?level=master&sort=name&residency=OH"
    while address:
        tree = page(guide, address)
        seen += ids(tree)
        following = tree.css_first(".pages a[rel=next]")
        address = str(following.attributes["href"]) if following else None
        assert address is None or "residency=OH" in address
    assert len(seen) == len(set(seen)) == total(tree)


def test_unknown_programs_stand_apart_and_can_be_shown(guide: TestClient) -> None:
    tree = page(guide, "/find?exam=none")
    said = one(tree, ".apart").text()
    assert "more whose exam rule is unknown or disputed" in said
    unsure = int(said.split()[0].replace(",", ""))
    links = {link.text(): str(link.attributes["href"]) for link in tree.css(".apart a")}
    assert total(page(guide, links["show them alone"])) == unsure
    assert total(page(guide, links["show them too"])) == unsure + total(tree)


def test_a_budget_is_held_against_what_each_costs_the_person(guide: TestClient) -> None:
    tree = page(guide, "/find?residency=OH&cost=20000&sort=cost")
    amounts = [
        Decimal(word.strip("$").replace(",", ""))
        for amount in tree.css(".amount")
        for word in amount.text().split()[-1:]
    ]
    assert amounts and max(amounts) <= 20000
    assert amounts == sorted(amounts)
    assert "whose cost to you is unknown" in one(tree, ".apart").text()


def test_without_a_home_costs_are_ranges_and_said_to_be(guide: TestClient) -> None:
    assert "nobody has said where they live" in page(guide, "/find").text()
    assert "nobody has said where they live" not in page(guide, "/find?residency=OH").text()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("colour=red", "“colour”"),
        ("delivery=onlin", "online"),
        ("sort=luck", "sort"),
        ("months=soon", "24"),
        ("months=-3", "0 to 240"),
        ("near=Atlantis%2C+OH&within=50", "Atlantis"),
        ("near=Columbus%2C+OH", "within"),
        ("unknown=perhaps", "unknown"),
        ("q=" + "a" * 201, "too long"),
        ("&".join(f"state=s{n}" for n in range(61)), "60"),
        ("page=0", "page"),
        ("page=x", "page"),
        ("page=9999", "the last is"),
        ("page=99999999999999999999", "page"),
    ],
)
def test_what_cannot_be_asked_is_said_and_the_rest_kept(
    guide: TestClient, query: str, said: str
) -> None:
    tree = page(guide, f"/find?exam=none&residency=OH&{query}", 400)
    assert said in one(tree, ".wrong[role=alert]").text()
    kept = {(i.attributes.get("name"), i.attributes.get("value")) for i in tree.css("#find input")}
    assert ("exam", "none") in kept
    assert one(tree, "option[selected][value=OH]")
    leave = [a for a in tree.css(".things a") if "exam" not in str(a.attributes.get("aria-label"))]
    assert all("exam=none" in str(a.attributes["href"]) for a in leave[:-1])


def test_a_distance_without_a_place_asks_nothing(guide: TestClient) -> None:
    """The form always sends the distance; only with a place does it mean anything."""
    assert total(page(guide, "/find?near=&within=50")) == total(page(guide, "/find"))
    near = page(guide, "/find?near=Columbus%2C+OH&within=250")
    assert 0 < total(near) < total(page(guide, "/find"))
    assert all("miles away" in where.text() for where in near.css(".where"))


def test_where_nothing_fits_ways_on_are_offered_that_find_what_they_say(guide: TestClient) -> None:
    tree = page(guide, "/find?state=HI&delivery=campus&exam=required&unknown=exclude&q=law")
    assert total(tree) == 0
    for link in tree.css(".head ul a"):
        promised = int(link.text().split()[0].replace(",", ""))
        assert total(page(guide, str(link.attributes["href"]))) == promised


def test_words_that_nothing_has_are_read_as_the_nearest(guide: TestClient) -> None:
    assert "read as" in page(guide, "/find?q=alabma").text()
    assert "Did you mean" in page(guide, "/find?q=univercity+of+xyzzy+akron").text()


def test_what_is_asked_can_be_left_out_thing_by_thing(guide: TestClient) -> None:
    tree = page(guide, "/find?delivery=online&exam=none&q=ohio&residency=OH")
    for link in tree.css(".things a")[:-1]:
        left = parse_qsl(urlsplit(str(link.attributes["href"])).query)
        assert len(left) == 3
        assert ("residency", "OH") in left


def test_the_form_carries_what_else_is_known_of_the_person(guide: TestClient) -> None:
    tree = page(guide, "/find?residency=OH&transfer=6")
    assert one(tree, "#find input[type=hidden][name=transfer]").attributes["value"] == "6"
    assert one(tree, "#compare input[name=transfer]").attributes["value"] == "6"


def test_hostile_words_stay_words(guide: TestClient) -> None:
    text = guide.get("/find?q=%3Cscript%3Ealert(1)%3C/script%3E&colour=%22%3E%3Cimg%3E").text
    assert "<script>alert" not in text
    assert '"><img>' not in text


def test_the_map_has_every_school_of_what_is_found(guide: TestClient) -> None:
    found = page(guide, "/find?delivery=online&residency=OH")
    tree = page(guide, str(one(found, "#map").attributes["data-map"]))
    counts = [int(cell.text().replace(",", "")) for cell in tree.css("tbody td.figure")]
    assert sum(counts) == total(found)
    assert counts == sorted(counts, reverse=True)
    assert one(tree, "#drawn svg")
    for link in tree.css("tbody a"):
        assert str(link.attributes["href"]).startswith("/schools/")


def test_schools_are_counted_as_programs_are(release: Path) -> None:
    with Release(release) as opened:
        every = OpenRelease(opened)
        query = Query.of(choices={"kind": ["any"]})
        counted = {
            school.id: number for school, number in schools_found(every, query, date(2026, 11, 1))
        }
        for school_id, number in counted.items():
            heard = [p for p in opened.programs_of(school_id) if any(f.decides for f in p.facts)]
            assert number == len(heard)


@pytest.mark.parametrize("address", ["/find?q=zzzz+qqqq+xxxx", "/find/map?q=zzzz+qqqq+xxxx"])
def test_nothing_found_is_a_page(guide: TestClient, address: str) -> None:
    assert page(guide, address).css_first("h1")


def test_the_first_load_is_small(guide: TestClient) -> None:
    """Everything that the page loads, compressed, is at most 60 kB; the map's is its own."""
    answer = guide.get("/find", headers={"accept-encoding": "gzip"})
    tree = HTMLParser(answer.text)
    size = int(answer.headers["content-length"])
    for node in tree.css("link[rel=stylesheet], link[rel=icon], script[src]"):
        address = node.attributes.get("href") or node.attributes.get("src")
        loaded = guide.get(str(address), headers={"accept-encoding": "gzip"})
        size += int(loaded.headers["content-length"])
    assert size <= 60_000

"""Careers, licensure and organizations as pages over the bundled release."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient

from gradguide.model.states import STATE_NAMES
from gradguide.outlook.pay import Published


def page(guide: TestClient, address: str, status: int = 200) -> LexborHTMLParser:
    answer = guide.get(address)
    assert answer.status_code == status, answer.text[:400]
    return LexborHTMLParser(answer.text)


def words(node: LexborHTMLParser | LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


def links(tree: LexborHTMLParser, within: str = "main") -> list[str]:
    return [str(one.attributes["href"]) for one in tree.css(f"{within} a")]


def test_careers_show_pay_and_jobs_to_come_as_charts_with_tables(guide: TestClient) -> None:
    tree = page(guide, "/careers")
    assert [words(one) for one in tree.css("figcaption b")] == [
        "What occupations pay a year.",
        "How many jobs there will be.",
    ]
    assert len(tree.css("figure details table")) == 2
    assert len(tree.css("datalist option")) > 20
    assert "/careers/25-4022" in links(tree)


def test_occupations_of_the_fields_own_titles_come_first(guide: TestClient) -> None:
    heads = [words(one) for one in page(guide, "/careers").css("section h3")]
    assert heads[0] == "What the field's subjects prepare for and its job titles stand for"
    assert heads[1] == "What other job titles of the field stand for"
    drawn = words(page(guide, "/careers").css_first(".chart-wages .chart-row:not(.chart-axis)"))
    first = page(guide, "/careers").css_first("section table tbody th a")
    assert words(first) in drawn


def test_every_row_of_occupations_is_full_or_says_unknown(guide: TestClient) -> None:
    for cell in page(guide, "/careers").css("section td"):
        assert words(cell)


@pytest.mark.parametrize("typed", ["archivist", "School Librarian", "librarian"])
def test_a_title_opens_to_what_it_pays_and_what_leads_there(guide: TestClient, typed: str) -> None:
    tree = page(guide, f"/careers?title={typed}")
    said = words(tree.css_first("main"))
    assert "a year in the middle" in said
    assert any(one.startswith("/programs/") for one in links(tree))
    assert words(tree.css_first("section[aria-label=Sources] h2")) == "Sources"


def test_a_title_that_means_much_offers_a_choice(guide: TestClient) -> None:
    tree = page(guide, "/careers?title=manager&residency=OH")
    assert "can be any of these" in words(tree.css_first(".lead"))
    offered = [str(one.attributes["href"]) for one in tree.css(".lead + ul a")]
    assert len(offered) > 2
    assert all("residency=OH" in one for one in offered)


def test_an_unknown_title_is_helped_and_no_error(guide: TestClient) -> None:
    assert "No job title" in words(page(guide, "/careers?title=zzqqy").css_first(".lead"))
    near = page(guide, "/careers?title=lighthouse+archive+keeper")
    assert near.css_first("input[name=title]").attributes["value"] == "lighthouse archive keeper"


def test_a_title_without_a_place_says_what_comes_nearest(guide: TestClient) -> None:
    without = page(guide, "/careers").css(".columns a")
    assert without
    tree = page(guide, str(without[0].attributes["href"]))
    assert "gives" in words(tree.css_first("main"))
    assert "no place of its own" in words(tree.css_first("main"))


def test_a_state_is_the_persons_unless_another_is_asked_for(
    guide: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Published, "has_states", True)  # the bundled release has none
    assert "In Ohio:" in words(page(guide, "/careers/25-4022?residency=OH").css_first("main"))
    asked = page(guide, "/careers/25-4022?residency=OH&state=maine")
    assert "In Maine:" in words(asked.css_first("main"))
    assert asked.css_first("form.person input[name=state]").attributes["value"] == "maine"
    assert "unknown: this release has no wages of this place" in words(asked.css_first("main"))
    assert page(guide, "/careers?residency=VT").css("select[name=state]")


@pytest.mark.parametrize(
    "address",
    ["/careers", "/careers/25-4022?residency=CO", "/careers?title=archivist&state=OH"],
)
def test_wages_by_state_that_a_release_lacks_are_said_once_and_not_offered(
    guide: TestClient, address: str
) -> None:
    tree = page(guide, address)
    said = words(tree.css_first("main"))
    assert said.count("Wages by state: unknown") == 1
    assert "In Ohio:" not in said and "In Colorado:" not in said
    assert not tree.css("select[name=state]")


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/careers/99-9999", 404, "no job title or occupation"),
        ("/careers?state=Ohoi", 400, "Ohio"),
        (f"/careers?title={'x' * 121}", 400, "at most 120"),
        ("/licensure/ZZ", 404, "no state"),
        ("/licensure?state=Ohoi", 400, "Ohio"),
        ("/organizations?state=Ohoi", 400, "Ohio"),
        ("/organizations/nobody", 404, "no professional body"),
        (f"/organizations?name={'x' * 121}", 400, "at most 120"),
        ("/guides/nothing", 404, "no guide"),
        ("/levels/nothing", 404, "no level"),
    ],
)
def test_what_cannot_be_asked_is_said_in_words(
    guide: TestClient, address: str, status: int, told: str
) -> None:
    assert told in words(page(guide, address, status).css_first("main"))


def test_licensure_covers_every_state_and_thing(guide: TestClient) -> None:
    tree = page(guide, "/licensure?residency=OH")
    for table in tree.css("table.matrix"):
        rows = table.css("tbody tr")
        things = len(table.css("thead th")) - 2
        assert [words(row.css_first("th")) for row in rows] == sorted(STATE_NAMES.values())
        for row in rows:
            marks = row.css("td .mark")
            assert len(marks) == things
            known = sum("unknown" not in str(one.attributes["class"]) for one in marks)
            assert words(row.css("td")[-1]) == str(known)
            assert all(one.attributes["aria-label"] for one in marks)
    assert "/licensure/OH?residency=OH" in links(tree)


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("/licensure?state=Ohio", "/licensure/OH"),
        ("/licensure/ohio?residency=ME", "/licensure/OH?residency=ME"),
        ("/licensure?state=oh&residency=ME", "/licensure/OH?residency=ME"),
    ],
)
def test_a_state_by_any_name_moves_to_its_page(guide: TestClient, asked: str, address: str) -> None:
    answer = guide.get(asked)
    assert answer.status_code == 308
    assert answer.headers["location"] == address


@pytest.mark.parametrize("state", ["OH", "TX", "HI", "DC", "PR"])
def test_a_states_checklist_says_what_is_known_and_what_is_not(
    guide: TestClient, state: str
) -> None:
    tree = page(guide, f"/licensure/{state}")
    lines = tree.css(".checklist > li")
    assert len(lines) > 10
    for line in lines:
        assert line.css_first("details") is not None or "unknown" in words(line)
    assert "no legal advice" in words(tree.css_first(".lead"))
    for evidence in tree.css(".checklist .evidence li"):
        assert words(evidence)


def test_the_agencys_address_can_be_followed(guide: TestClient) -> None:
    tree = page(guide, "/licensure/OH")
    assert any(one.startswith("http") for one in links(tree, "section > p"))


def test_programs_that_lead_to_a_licence_are_links(guide: TestClient) -> None:
    tree = page(guide, "/licensure/OH")
    found = [one for one in links(tree) if one.startswith("/programs/")]
    assert found
    assert guide.get(found[0]).status_code in (200, 308)


def test_organizations_are_filtered_and_counted(guide: TestClient) -> None:
    everybody = page(guide, "/organizations").css(".bodies li")
    some = page(guide, "/organizations?accredits=yes")
    assert 0 < len(some.css(".bodies li")) < len(everybody)
    assert some.css_first("input[type=checkbox][name=accredits]").attributes.keys() >= {"checked"}
    assert all("accredits" in words(one) for one in some.css(".bodies li"))


def test_organizations_of_a_state_keep_the_person(guide: TestClient) -> None:
    tree = page(guide, "/organizations?state=Ohio&residency=ME")
    assert tree.css(".bodies li")
    assert all("Ohio" in words(one) for one in tree.css(".bodies li"))
    assert all("residency=ME" in one for one in links(tree, ".bodies"))


def test_no_organization_has_all_of_it(guide: TestClient) -> None:
    tree = page(guide, "/organizations?name=zzqqy")
    assert "None is known" in words(tree.css_first("main"))


def test_every_organization_has_a_page_and_each_thing_is_known_or_unknown(
    guide: TestClient,
) -> None:
    listed = links(page(guide, "/organizations"), ".bodies")
    assert len(listed) == len(set(listed)) > 100
    for address in (*listed[:12], listed[-1]):
        tree = page(guide, address)
        for fact in tree.css("dl.facts > div"):
            assert words(fact.css_first("dd"))


def test_an_accreditor_leads_to_what_it_accredits(guide: TestClient) -> None:
    tree = page(guide, "/organizations/american-library-association")
    (found,) = [one for one in links(tree) if one.startswith("/find?accreditation=")]
    assert guide.get(found).status_code == 200
    assert any(one.startswith("/organizations/") for one in links(tree, ".columns"))


def test_every_title_of_the_field_has_a_page(guide: TestClient) -> None:
    tree = page(guide, "/careers")
    named = {one for one in links(tree, "small") if one.startswith("/careers/")}
    named |= set(links(tree, ".columns"))
    options = tree.css("datalist option")
    assert len(named) == len(options) > 20
    for address in sorted(named)[::9]:
        title = words(page(guide, address).css_first("h1"))
        assert title.endswith("as a career")


def test_states_of_a_licence_are_named_in_full(guide: TestClient) -> None:
    said = [
        " ".join(one.text().split()) for one in page(guide, "/licensure/OH").css(".plain small")
    ]
    assert any("for Ohio;" in one for one in said)
    assert not [one for one in said if "for OH" in one]


def test_a_title_as_the_field_writes_it_is_not_explained_by_itself(guide: TestClient) -> None:
    said = page(guide, "/careers?title=digital+archivist").css_first(".lead")
    assert said is not None and said.text().strip() == "Digital Archivist is a title of the field."

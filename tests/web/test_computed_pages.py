"""Guides, levels and the page about the data, computed from the bundled release."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise

import pytest
from extruct.jsonld import JsonLdExtractor
from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient

from gradguide.outlook.faq.questions import questions

PAGES = (
    "/careers",
    "/careers?title=archivist",
    "/careers/25-4022",
    "/licensure",
    "/licensure/OH",
    "/organizations",
    "/organizations/american-library-association",
    "/guides",
    "/guides/field",
    "/guides/archival-studies",
    "/levels",
    "/levels/master",
    "/levels/certificate",
    "/about",
)


def page(guide: TestClient, address: str) -> LexborHTMLParser:
    answer = guide.get(address)
    assert answer.status_code == 200, answer.text[:400]
    return LexborHTMLParser(answer.text)


def words(node: LexborHTMLParser | LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


def links(tree: LexborHTMLParser, within: str = "main") -> list[str]:
    return [str(one.attributes["href"]) for one in tree.css(f"{within} a")]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_small_and_has_a_heading_and_a_description(
    guide: TestClient, address: str
) -> None:
    text = guide.get(address).text
    assert len(gzip.compress(text.encode())) < 20_000
    tree = LexborHTMLParser(text)
    assert len(tree.css("h1")) == 1
    assert not tree.css("main [style]")
    assert not re.search(r"\bNone\b(?! (is|that|of|described))", words(tree.css_first("main")))
    ids = [one.attributes["id"] for one in tree.css("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", PAGES)
def test_headings_follow_one_another(guide: TestClient, address: str) -> None:
    levels = [int(one.tag[1]) for one in page(guide, address).css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_guides_name_the_specialties_with_their_counts(guide: TestClient) -> None:
    tree = page(guide, "/guides")
    listed = tree.css(".columns li")
    assert len(listed) > 30
    for one in listed:
        assert re.search(r"\d+ (degree|certificate)", words(one))


@pytest.mark.parametrize("address", ["/guides/field", "/guides/archival-studies"])
def test_a_guide_answers_every_question_and_says_what_it_rests_on(
    guide: TestClient, address: str
) -> None:
    tree = page(guide, address)
    asked = [one.attributes["id"] for one in tree.css("section.qa")]
    assert asked[: len(questions())] == [question.id for question in questions()]
    for section in tree.css("section.qa"):
        assert words(section.css_first(".first"))
    assert "gradguide " not in words(tree.css_first("main"))


def test_the_list_behind_a_count_has_as_many_as_the_count(guide: TestClient) -> None:
    tree = page(guide, "/guides/archival-studies")
    for item in tree.css("#online .rests li, #accredited .rests li")[:4]:
        link = item.css_first("a")
        found = re.search(r"known, ([\d,]+) |^([\d,]+) ", words(item))
        assert link is not None
        assert found is not None
        number = next(filter(None, found.groups()))
        shown = words(page(guide, str(link.attributes["href"])).css_first("main"))
        assert re.search(rf"\b{number} (programs?|certificates?|degree)", shown), shown[:300]


def test_numbers_are_drawn_and_listed(guide: TestClient) -> None:
    tree = page(guide, "/levels/master")
    assert tree.css("#duration figure svg circle")
    rows = tree.css("#credits table tbody tr")
    assert rows
    for row in rows[:5]:
        assert "semester credits" in words(row)
        assert str(row.css_first("a").attributes["href"]).startswith("/programs/")


def test_levels_are_glossed_counted_and_lead_to_the_finder(guide: TestClient) -> None:
    tree = page(guide, "/levels")
    for address in links(tree, "section h2"):
        level = page(guide, address)
        assert len(words(level.css_first(".lead"))) > 60
        number = words(level.css_first("dl.grid dd a"))
        found = page(guide, links(level, "dl.grid")[0])
        assert number in words(found.css_first("main"))


def test_about_counts_every_program_once_for_each_thing(guide: TestClient) -> None:
    tree = page(guide, "/about")
    rows = tree.css("#coverage table tbody tr")
    assert len(rows) > 15
    for row in rows:
        total, *parts = (int(words(one).replace(",", "")) for one in row.css("td"))
        assert total == sum(parts)


def test_about_says_who_speaks_and_who_never_counts(guide: TestClient) -> None:
    rows = [
        [words(cell) for cell in row.css("th, td")]
        for row in page(guide, "/about").css("#sources tbody tr")
    ]
    counts = {row[0].split()[0]: row[-1] for row in rows}
    assert counts["Authorities"] == counts["Schools"] == "yes"
    assert counts["Machine-written"] == "never"


def test_about_names_the_files_the_findings_and_the_release(guide: TestClient) -> None:
    tree = page(guide, "/about")
    assert tree.css("#datasets tbody tr code")
    assert tree.css("#findings details li")
    assert re.search(r"[0-9a-f]{64}", words(tree.css_first("#release")))
    assert "address of a page" in words(tree.css_first("#correct"))


def test_about_describes_the_data_for_search_engines(guide: TestClient) -> None:
    text = guide.get("/about").text
    (node,) = JsonLdExtractor().extract(text)
    assert node["@type"] == "Dataset"
    assert node["identifier"].startswith("sha256:")


def test_a_guide_names_jobs_with_their_pay_and_more_of_a_list_is_found(guide: TestClient) -> None:
    tree = page(guide, "/guides/field")
    jobs = [words(one) for one in tree.css("#careers li")]
    assert any("a year in the middle, May" in one for one in jobs)
    more = [one for one in tree.css("#master details a") if "more" in words(one)]
    assert more
    assert guide.get(str(more[0].attributes["href"])).status_code == 200


def test_schools_with_a_page_are_links_to_it_and_the_others_are_named(guide: TestClient) -> None:
    items = page(guide, "/guides/field").css("#largest details li")
    assert len(items) > 5
    linked = [found for one in items[:6] if (found := one.css_first("a")) is not None]
    assert linked
    for link in linked:
        assert guide.get(str(link.attributes["href"])).status_code == 200


def test_a_guide_asks_without_saying_the_field_in_every_question(guide: TestClient) -> None:
    shown = page(guide, "/guides/archival-studies")
    field = words(shown.css_first(".wordmark span"))
    asked = [words(one) for one in shown.css(".qa h2, .qa .first")]
    assert asked
    assert not [one for one in asked if f"within {field}" in one]


@pytest.mark.parametrize("address", ["/levels/master", "/guides/field", "/guides/archival-studies"])
def test_yes_answers_a_question_of_whether(guide: TestClient, address: str) -> None:
    for one in page(guide, address).css(".qa:has(.first)"):
        if words(one.css_first(".first")).startswith("Yes"):
            assert words(one.css_first("h2")).startswith(("Are ", "Is "))


def test_the_prices_of_the_coverage_have_names_of_their_own(guide: TestClient) -> None:
    said = words(page(guide, "/about").css_first("main"))
    assert "least of tuition (" not in said
    assert "tuition by the term or the year" in said


def test_findings_are_told_without_codes_and_coded_dates(guide: TestClient) -> None:
    said = words(page(guide, "/about").css_first("#checks, main"))
    assert "may_be_required by" not in said
    assert not re.search(r"before \d{4}-\d{2}-\d{2}", said)


def test_a_level_counts_its_certificates_apart_from_degree_programs(guide: TestClient) -> None:
    text = guide.get("/levels").text
    told = re.findall(r"(\d+) described by sources: (\d+) certificates?, and (\d+) that", text)
    assert told
    for whole, certificates, rest in told:
        assert int(whole) == int(certificates) + int(rest)

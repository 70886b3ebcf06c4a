"""The front page: where to begin, figures that are true, and one fact opened."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from gradguide.answers.first_look import first_look
from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Release
from gradguide.model.fact import Status
from gradguide.web.pages.front import WAYS


def test_the_figures_are_the_releases(guide: TestClient, release: Path) -> None:
    tree = LexborHTMLParser(guide.get("/").text)
    figures = [int(node.text().replace(",", "")) for node in tree.css(".figures dd a")]
    with Release(release) as opened:
        programs = opened.programs()
        stats = opened.stats()
        described = [one for one in programs if any(fact.decides for fact in one.facts)]
        assert figures == [
            len(described),
            sum(stats.facts.values()),
            stats.facts[Status.VERIFIED],
            stats.facts[Status.DISPUTED],
        ]


def test_the_number_of_programs_is_that_of_the_list_that_it_leads_to(
    guide: TestClient, release: Path
) -> None:
    front = LexborHTMLParser(guide.get("/").text)
    (first, *_) = front.css(".figures dd a")
    href = first.attributes["href"]
    assert href is not None
    found = guide.get(href).text
    assert f"{first.text()} programs" in found
    with Release(release) as opened:
        look = first_look(OpenRelease(opened))
        described = [one for one in opened.programs() if one.kind != "award"]
        assert look.described + look.unheard == len(described)
    assert f"{look.degrees} degree programs" in guide.get("/find").text


def test_the_form_asks_find_with_the_person(guide: TestClient) -> None:
    tree = LexborHTMLParser(guide.get("/?residency=OH&transfer=6").text)
    form = tree.css_first("form.ask")
    assert form is not None and form.attributes["action"] == "/find"
    names = {node.attributes.get("name") for node in form.css("input, select")}
    assert {"q", "residency", "start", "credits-per-term", "cost", "transfer"} <= names
    assert form.css_first("option[selected][value=OH]")


def test_every_way_in_leads_somewhere(guide: TestClient) -> None:
    text = guide.get("/").text
    for path, _, _ in WAYS:
        assert f'href="{path}"' in text
        assert guide.get(path).status_code == 200, path


def test_the_example_is_a_fact_with_a_source_that_denies_it(
    guide: TestClient, release: Path
) -> None:
    with Release(release) as opened:
        look = first_look(OpenRelease(opened))
        assert look.example is not None
        program, fact = look.example
        assert fact.fact.status is Status.VERIFIED
        assert fact.claims_for and fact.against
        assert fact.fact in program.facts
    tree = LexborHTMLParser(guide.get("/").text)
    example = tree.css_first(".example")
    assert example is not None and f"/programs/{program.id}" in (example.html or "")
    assert "Who says otherwise" in example.text()
    assert example.css_first("details[open]")

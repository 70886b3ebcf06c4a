"""The page on the API: it says what the description says, and what it offers to try answers."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from gradguide.web.api.operations import operations
from gradguide.web.problems import KINDS


@pytest.fixture(scope="module")
def page(guide: TestClient) -> LexborHTMLParser:
    answer = guide.get("/api")
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text)


def test_every_operation_is_on_the_page(page: LexborHTMLParser) -> None:
    for one in operations():
        section = page.css_first(f"section#{one.name}")
        assert one.title in section.css_first("h2").text()
        assert f"/api/v1{one.path}" in section.css_first(".address").text()
        names = {node.text() for node in section.css("details:nth-of-type(1) dt code")}
        expected = {field.alias or name for name, field in one.parameters.model_fields.items()}
        assert expected <= names or not expected


def test_what_is_offered_to_try_answers(page: LexborHTMLParser, guide: TestClient) -> None:
    tried = [
        str(link.attributes["href"])
        for link in page.css("section.operation p > a[href^='/api/v1']")
    ]
    assert len(tried) >= len(operations())
    for address in tried:
        assert guide.get(address).status_code == 200, address


def test_links_within_the_page_lead_somewhere(page: LexborHTMLParser) -> None:
    for link in page.css("main a[href^='#']"):
        assert page.css_first(f"[id='{str(link.attributes['href'])[1:]}']") is not None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_every_kind_of_problem_has_a_page(guide: TestClient, kind: object) -> None:
    answer = guide.get(f"/api/problems/{kind.slug}")  # type: ignore[attr-defined]
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert kind.title in answer.text  # type: ignore[attr-defined]


def test_there_are_no_other_kinds(guide: TestClient) -> None:
    assert guide.get("/api/problems/bad-luck").status_code == 404

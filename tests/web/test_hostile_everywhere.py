"""Every address of the guide over a release that means harm: nothing of it becomes markup, a
script, a formula, a record or a link that is none."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.routing import compile_path
from starlette.testclient import TestClient

from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Release
from gradguide.web.app import create_app
from gradguide.web.pages import routes
from gradguide.web.settings import Settings

from ..hostile import HARM, LONG

FEW = 3
"""Pages of each kind that are read."""
MAIN, OTHER = "the-university-of-alabama/mlis", "syracuse-university/mslis"
_TWO = urlencode([("program", MAIN), ("program", OTHER)])
_TITLE = quote(HARM, safe="")
DEMANDED = (
    f"/programs/{MAIN}?loan-share=1&income=50000&residency=OH",
    f"/programs/{MAIN}/statements",
    *(f"/programs/{MAIN}/cite.{end}" for end in ("txt", "bib", "ris", "json")),
    f"/compare?{_TWO}",
    f"/compare.csv?{_TWO}",
    f"/compare.md?{_TWO}",
    "/compare?add=university",
    "/api",
    "/api/problems/not-found",
    "/careers/25-4022?state=OH",
    "/rank.csv",
    "/rank?why=the-university-of-alabama/mlis&moves=yes",
    "/find?kind=any&residency=OH",
    "/find/map",
    f"/shortlist?{_TWO}",
    f"/reconcile/preview?id={MAIN}",
    "/reconcile/preview?id=100751",
)
ASKED = (
    f"/find?q={_TITLE}",
    f"/find?near={_TITLE}",
    f"/find?{_TITLE}=1",
    f"/find?residency={_TITLE}&start={_TITLE}&cost={_TITLE}",
    f"/programs/{_TITLE}",
    f"/programs/{_TITLE}/{_TITLE}",
    f"/programs/{MAIN}?occupation={_TITLE}&loan-share=1",
    f"/programs/{MAIN}/statements?about={_TITLE}",
    f"/schools/{_TITLE}",
    f"/compare?program={_TITLE}&add={_TITLE}",
    f"/rank?method={_TITLE}&why={_TITLE}",
    f"/rank?w-{_TITLE}=1",
    f"/careers?title={_TITLE}",
    f"/careers/{_TITLE}",
    f"/licensure/{_TITLE}",
    f"/organizations/{_TITLE}",
    f"/organizations?name={_TITLE}",
    f"/guides/{_TITLE}",
    f"/levels/{_TITLE}",
    f"/shortlist?program={_TITLE}",
    f"/api/problems/{_TITLE}",
    f"/reconcile/preview?id={_TITLE}",
    f"/{_TITLE}",
)
"""What a link may make somebody ask."""


@pytest.fixture(scope="module")
def client(harmful: Path) -> Iterator[TestClient]:
    settings = Settings(harmful, rate=0, patience=60)
    with TestClient(create_app(settings), follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def pages(harmful: Path) -> list[str]:
    with Release(harmful) as release:
        opened = OpenRelease(release)
        listed = [
            address for route in routes() for address in [*route.paths(opened, release.as_of)][:FEW]
        ]
    return [*listed, f"/programs/{MAIN}", *DEMANDED]


def faults(text: str) -> Iterator[str]:
    """What is in a page that no template put there."""
    page = LexborHTMLParser(text)
    for node in page.css("*"):
        for name, value in node.attributes.items():
            yield from _attribute(node, name, value or "")
    for script in page.css("script"):
        if script.attributes.get("type") == "application/ld+json":
            json.loads(script.text())
        elif script.text() or not str(script.attributes.get("src")).startswith("/static/"):
            yield f"a script: {script.html}"
    for name in ("img", "iframe", "object", "embed", "base", "style", "foreignObject"):
        if page.css_first(name):
            yield f"a node: {page.css_first(name).html}"
    if "1337" in text:
        yield "a template within a template"


def _attribute(node: LexborNode, name: str, value: str) -> Iterator[str]:
    if name.startswith("on") or name in ("srcdoc", "style", "http-equiv"):
        yield f"an attribute {name}: {value[:80]!r}"
    if name in ("href", "src", "action", "formaction", "xlink:href", "hx-get", "data"):
        plain = value.strip().lower()
        elsewhere = plain.startswith(("https://", "http://")) and node.tag in ("a", "link")
        here = plain.startswith(("/", "#", "?")) and not plain.startswith(("//", "/\\"))
        if plain and not here and not elsewhere:
            yield f"an address {name}: {value[:80]!r}"


def test_every_kind_of_page_is_read(pages: list[str]) -> None:
    patterns = [(route.pattern, compile_path(route.pattern)[0]) for route in routes()]
    paths = [address.partition("?")[0] for address in pages]
    met = {next((name for name, own in patterns if own.match(path)), "") for path in paths}
    assert [name for name, _ in patterns if name not in met] == []


def test_no_page_holds_more_than_its_template(client: TestClient, pages: list[str]) -> None:
    shown = 0
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.text[:200]}"
        if answer.headers["content-type"].startswith("text/html"):
            assert not [*faults(answer.text)], address
            shown += "window.hit" in answer.text
    assert shown > 40, "the harm has to be there to be read"


@pytest.mark.parametrize("address", ASKED)
def test_no_question_becomes_markup(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code in (200, 308, 400, 404)
    location = answer.headers.get("location", "/")
    assert location.startswith("/") and not location.startswith("//")
    assert not {"\r", "\n"} & set(location)
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert not [*faults(answer.text)]


def test_what_somebody_says_at_length_is_bounded(client: TestClient, pages: list[str]) -> None:
    """A megabyte of a source does not become a page of many."""
    for address in pages:
        assert len(client.get(address).content) < 4 * len(LONG), address


def _operations(client: TestClient) -> Iterator[tuple[str, list[tuple[str, str]], bool]]:
    document = client.get("/api/v1/openapi.json").json()
    for path, item in document["paths"].items():
        pairs = []
        for one in item["get"]["parameters"]:
            example = one.get("example", one["schema"].get("default", ""))
            if one["in"] == "path":
                path = path.replace(f"{{{one['name']}}}", quote(str(example)))
            elif one["required"]:
                listed = example if isinstance(example, list) else [example]
                pairs += [(one["name"], str(value)) for value in listed]
        yield f"/api/v1{path}", pairs, "text/csv" in item["get"]["responses"]["200"]["content"]


def test_the_api_tells_harm_as_json_and_runs_no_formula(client: TestClient) -> None:
    tables = answered = 0
    for path, pairs, table in _operations(client):
        answer = client.get(path, params=pairs)
        assert answer.status_code < 500, f"{path}: {answer.text[:200]}"
        answered += answer.status_code == 200
        assert "json" in answer.headers["content-type"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        answer.json()
        if table:
            told = client.get(path, params=[*pairs, ("format", "csv")])
            tables += told.status_code == 200
            _must_run_nothing(told.text, path)
    assert tables > 10
    assert answered > 25


def _must_run_nothing(text: str, where: str) -> None:
    rows = [*csv.reader(io.StringIO(text, newline=""))]
    assert len({len(row) for row in rows}) == 1, f"{where}: rows of different lengths"
    for cell in (cell for row in rows for cell in row):
        if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")):
            float(cell)


def test_tables_to_save_run_no_formula(client: TestClient) -> None:
    for address in (f"/compare.csv?{_TWO}", "/rank.csv"):
        text = client.get(address).text
        assert "'=HYPERLINK" in text
        _must_run_nothing(text, address)


def test_a_comparison_in_markdown_has_no_markup_and_no_links(client: TestClient) -> None:
    text = client.get(f"/compare.md?{_TWO}").text
    assert "window.hit" in text
    assert "<script" not in text.replace("\\<script", "")
    assert "](" not in text.replace("\\](", "")
    tables = [line for line in text.splitlines() if "HYPERLINK" in line]
    assert all(line.startswith(("|", "- ", "Unknown")) for line in tables)


def test_a_citation_is_one_record(client: TestClient) -> None:
    ris = client.get(f"/programs/{MAIN}/cite.ris").text.splitlines()
    assert [line for line in ris if line.startswith("ER  -")] == [ris[-1]]
    bibtex = client.get(f"/programs/{MAIN}/cite.bib").text
    assert not [line for line in bibtex.splitlines()[1:] if line.lstrip().startswith("@")]
    assert len(client.get(f"/programs/{MAIN}/cite.json").json()) == 1


def test_reconciliation_tells_harm_as_json(client: TestClient) -> None:
    queries = json.dumps({"a": {"query": HARM[:300]}, "b": {"query": "Alabama"}})
    for address in (
        f"/reconcile?{urlencode({'queries': queries})}",
        "/reconcile/suggest/entity?prefix=hyperlink",
        "/reconcile",
    ):
        answer = client.get(address)
        assert answer.status_code == 200, answer.text[:200]
        assert answer.headers["content-type"] == "application/json"
        answer.json()
    assert client.get(f"/reconcile/view/{_TITLE}").status_code == 404

"""The API for programs: what it tells, how it refuses, what it says of itself."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from gradguide.answers.opened import OpenRelease
from gradguide.answers.records import program_record
from gradguide.catalog.release import Release
from gradguide.cli.app import app as cli
from gradguide.web.api.operations import operations
from gradguide.web.app import create_app
from gradguide.web.problems import KINDS
from gradguide.web.settings import Settings

ROOT = "/api/v1"


@pytest.fixture(scope="module")
def document(guide: TestClient) -> dict[str, Any]:
    return dict(guide.get(f"{ROOT}/openapi.json").json())


@pytest.fixture(scope="module")
def opened(release: Path) -> Iterator[OpenRelease]:
    with Release(release) as found:
        yield OpenRelease(found)


def _asked(path: str, described: dict[str, Any]) -> tuple[str, list[tuple[str, Any]]]:
    """An operation's address and what it must be asked, by the examples of the description."""
    pairs: list[tuple[str, Any]] = []
    for parameter in described["parameters"]:
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", parameter["example"])
        elif parameter["required"]:
            example = parameter["example"]
            values = example if isinstance(example, list) else [example]
            pairs += [(parameter["name"], value) for value in values]
    return ROOT + path, pairs


@pytest.mark.parametrize("operation", operations(), ids=lambda one: one.name)
def test_every_operation_tells_what_it_describes(
    guide: TestClient, document: dict[str, Any], operation: Any
) -> None:
    described = document["paths"][operation.path]["get"]
    path, pairs = _asked(operation.path, described)
    answer = guide.get(path, params=pairs)
    assert answer.status_code == 200, answer.text
    schema = described["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {**schema, "components": document["components"]}
    jsonschema.Draft202012Validator(whole).validate(answer.json())
    assert len(answer.headers["gradguide-release"]) == 64
    table = guide.get(path, params=pairs, headers={"Accept": "text/csv"})
    if operation.table:
        assert table.headers["content-type"] == "text/csv; charset=utf-8"
        rows = list(csv.reader(io.StringIO(table.text)))
        assert len({len(row) for row in rows}) == 1
        assert guide.get(path, params=[*pairs, ("format", "csv")]).text == table.text
        assert "text/csv" in described["responses"]["200"]["content"]
    else:
        assert table.headers["content-type"] == "application/json"


def test_the_description_is_whole(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    for path, item in document["paths"].items():
        described = item["get"]
        assert described["summary"], path
        assert {"405", "414", "422", "429", "503"} <= set(described["responses"])
        for parameter in described["parameters"]:
            assert parameter["description"], (path, parameter["name"])
            schema = parameter["schema"]
            inner = schema.get("items", schema)
            bounded = {"enum", "const", "pattern", "maxLength", "maximum", "format"} & set(inner)
            assert bounded, f"{path}: {parameter['name']} has no bounds"
    names = [item["get"]["operationId"] for item in document["paths"].values()]
    assert len(names) == len(set(names))


def test_a_program_is_told_as_the_command_line_tells_it(
    guide: TestClient, opened: OpenRelease
) -> None:
    one = next(iter(opened.described.values()))
    told = guide.get(f"{ROOT}/programs/{one.id}?evidence=yes").json()
    del told["national"]
    expected = program_record(opened.release, one.program, evidence=True)
    assert told == msgspec.json.decode(msgspec.json.encode(expected))


def test_facts_open_to_what_they_rest_on(guide: TestClient, opened: OpenRelease) -> None:
    key = max(opened.described.values(), key=lambda one: len(one.program.facts)).id
    told = guide.get(f"{ROOT}/programs/{key}/facts").json()["facts"]
    assert told
    assert all(fact["for"] for fact in told)
    name = told[0]["attribute"]
    only = guide.get(f"{ROOT}/programs/{key}/facts?attribute={name}").json()["facts"]
    assert {fact["attribute"] for fact in only} == {name}
    escaped = key.replace("/", "%2F")
    assert guide.get(f"{ROOT}/programs/{escaped}/facts").json()["facts"] == told


def test_what_ranks_names_claims_that_can_be_read(guide: TestClient) -> None:
    ranking = guide.get(f"{ROOT}/rank", params={"draws": 100}).json()
    facts = [f for part in ranking["ranked"][0]["contributions"] for f in part["facts"]]
    numbers = [number for fact in facts for number in fact["claims"]]
    told = guide.get(f"{ROOT}/claims", params={"number": numbers[:3]}).json()["claims"]
    assert [one["number"] for one in told] == sorted(numbers[:3])
    assert guide.get(f"{ROOT}/rank", params={"draws": 100}).json()["id"] == ranking["id"]


def test_a_list_is_told_in_parts_that_make_the_whole(guide: TestClient) -> None:
    every = guide.get(f"{ROOT}/programs?limit=100").json()
    path: str | None = f"{ROOT}/programs?limit=7&level=master"
    total, seen = None, []
    while path:
        answer = guide.get(path)
        total = answer.json()["total"]
        seen += [one["id"] for one in answer.json()["results"]]
        path = answer.links.get("next", {}).get("url")
        assert {"first", "last"} <= set(answer.links)
    assert len(seen) == len(set(seen)) == total
    assert 0 < total <= every["total"]
    beyond = guide.get(f"{ROOT}/programs?offset=1000000").json()
    assert beyond["results"] == []


def test_the_person_who_asks_changes_what_it_costs(guide: TestClient) -> None:
    found = guide.get(f"{ROOT}/programs", params={"residency": "OH", "sort": "cost"}).json()
    first = found["results"][0]
    cost = guide.get(f"{ROOT}/programs/{first['id']}/cost", params={"residency": "OH"}).json()
    total = first["cost"]["total"]
    assert float(total["low"]) == pytest.approx(cost["cost"]["total"]["low"])
    assert cost["situation"]["residency"] == "OH"
    lent = guide.get(
        f"{ROOT}/programs/{first['id']}/cost", params={"residency": "OH", "loan-share": "0.5"}
    ).json()
    assert lent["borrowing"]["bills"]


WRONG = (
    ("/programs?limit=0", 422, "limit"),
    ("/programs?limit=101", 422, "limit"),
    ("/programs?nonsense=1", 422, "nonsense"),
    ("/programs?sort=price", 422, "sort"),
    ("/programs?sort=cost&sort=cost", 422, "sort"),
    ("/programs?cost=cheap", 422, "cost"),
    ("/programs?cost=1e9", 422, "cost"),
    ("/programs?residency=ZZ", 422, "residency"),
    ("/programs?specialty=nobody+has+this", 400, ""),
    ("/programs?start=fall-2001", 400, ""),
    ("/programs?near=Columbus,+OH", 400, ""),
    ("/programs?as-of=1999-01-01", 400, ""),
    ("/programs?as-of=2099-01-01", 400, ""),
    ("/compare", 422, "program"),
    ("/compare?program=a/b", 422, "program"),
    ("/compare?program=no/such&program=nor/this", 404, ""),
    ("/rank?draws=1000000", 422, "draws"),
    ("/rank?weights=cost", 422, "weights"),
    ("/rank?weights=nobody=3", 400, ""),
    ("/rank?method=none", 400, ""),
    ("/programs/no/such", 404, ""),
    ("/programs/..%2F..%2Fetc", 422, "program"),
    ("/schools/no-such-school", 404, ""),
    ("/careers/occupations/99-9999", 404, ""),
    ("/licensure/ZZ", 404, ""),
    ("/guides/no-such-guide", 404, ""),
    ("/claims?number=2000000000", 404, ""),
    ("/no/such/thing", 404, ""),
    (f"/programs?q={'x' * 5000}", 422, "q"),
    (f"/programs/{'x' * 5000}", 422, "program"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "meant"), [("levl", "level"), ("credits_per_term", "credits-per-term")]
)
def test_a_name_that_there_is_not_is_refused_with_the_nearest(
    guide: TestClient, said: str, meant: str
) -> None:
    told = guide.get(f"{ROOT}/programs", params={said: "x"}).json()
    begin = f"there is no parameter {said!r}; did you mean {meant}? Allowed are "
    assert told["detail"].startswith(begin)
    named = [one["name"] for one in told["errors"]]
    assert named == [said]
    document = guide.get(f"{ROOT}/openapi.json").json()
    every = document["paths"]["/programs"]["get"]["parameters"]
    own = [one["name"] for one in every if one["in"] == "query"]
    assert sorted(told["detail"].removeprefix(begin).split(", ")) == sorted(own)


@pytest.mark.parametrize(("path", "status", "name"), WRONG, ids=[one[0][:60] for one in WRONG])
def test_what_is_wrong_is_said(guide: TestClient, path: str, status: int, name: str) -> None:
    answer = guide.get(ROOT + path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["detail"]
    assert told["instance"].startswith(ROOT)
    assert told["type"] in {f"/api/problems/{kind.slug}" for kind in KINDS}
    if name:
        assert name in {error["name"].split(".")[0] for error in told["errors"]}


@pytest.mark.parametrize("path", ["/api/v2/programs", "/api/nothing"])
def test_beside_the_api_there_is_nothing(guide: TestClient, path: str) -> None:
    answer = guide.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_it_can_only_be_read(guide: TestClient, method: str) -> None:
    answer = guide.request(method, f"{ROOT}/programs")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["type"] == "/api/problems/method-not-allowed"


def test_a_page_of_another_host_may_read_it(guide: TestClient) -> None:
    there = {"Origin": "https://elsewhere.example"}
    answer = guide.get(f"{ROOT}/release", headers=there)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    assert "ETag" in answer.headers["access-control-expose-headers"]
    wrong = guide.get(f"{ROOT}/programs?limit=0", headers=there)
    assert wrong.headers["access-control-allow-origin"] == "*"
    before = guide.options(
        f"{ROOT}/programs",
        headers={**there, "Access-Control-Request-Method": "GET",
                 "Access-Control-Request-Headers": "if-none-match"},
    )  # fmt: skip
    assert before.status_code == 200
    refused = guide.options(
        f"{ROOT}/programs", headers={**there, "Access-Control-Request-Method": "DELETE"}
    )
    assert refused.status_code == 400


def test_what_one_has_is_not_sent_again(guide: TestClient) -> None:
    first = guide.get(f"{ROOT}/programs")
    again = guide.get(f"{ROOT}/programs", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    table = guide.get(f"{ROOT}/programs?format=csv")
    assert table.headers["etag"] != first.headers["etag"]
    assert "Accept" in first.headers["vary"]
    head = guide.head(f"{ROOT}/programs")
    assert head.content == b""
    assert head.headers["etag"] == first.headers["etag"]
    assert first.headers["content-encoding"] == "gzip"


def test_too_much_is_refused_as_a_problem(release: Path) -> None:
    settings = Settings(release, rate=1, burst=3)
    with TestClient(create_app(settings)) as client:
        answers = [client.get(f"{ROOT}/questions") for _ in range(4)]
        refused = answers[-1]
    assert refused.status_code == 429
    assert refused.headers["content-type"] == "application/problem+json"
    assert int(refused.headers["retry-after"]) >= 1
    assert refused.headers["access-control-allow-origin"] == "*"


def test_what_takes_too_long_is_refused_as_a_problem(release: Path) -> None:
    with TestClient(create_app(Settings(release, patience=0.02))) as client:
        refused = client.get(f"{ROOT}/rank?draws=10000")
    assert refused.status_code == 503
    assert refused.json()["type"] == "/api/problems/gave-up"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The guide over a release of a field that has just been started: it knows next to nothing."""
    folder = tmp_path_factory.mktemp("elsewhere")
    run = CliRunner()
    begin = ["fields", "new", "Mine", "--cip", "44.07", "--to", str(folder / "pack")]
    started = run.invoke(cli, begin)
    assert started.exit_code == 0, started.output
    out = folder / "mine.db"
    pack = ["--field", str(folder / "pack"), "--as-of", "2026-11-01"]
    done = run.invoke(cli, ["build", *pack, "--out", str(out)])
    assert done.exit_code == 0, done.output
    with TestClient(create_app(Settings(out))) as client:
        yield client


@pytest.mark.parametrize("operation", operations(), ids=lambda one: one.name)
def test_a_field_of_which_little_is_known_is_answered_too(
    elsewhere: TestClient, operation: Any
) -> None:
    document = elsewhere.get(f"{ROOT}/openapi.json").json()
    described = document["paths"][operation.path]["get"]
    examples = {"program": "no/such", "school": "none", "soc": "15-1252", "title": "weaver"}
    for parameter in described["parameters"]:
        example: Any = examples.get(parameter["name"])
        if parameter["schema"].get("type") == "array":
            example = ["no/such", "nor/this"]
        parameter.setdefault("example", example)
    path, pairs = _asked(operation.path, described)
    answer = elsewhere.get(path, params=pairs)
    assert answer.status_code in (200, 400, 404), answer.text
    if answer.status_code != 200:
        assert answer.headers["content-type"] == "application/problem+json"
        assert ".db:" not in answer.text
        return
    schema = described["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {**schema, "components": document["components"]}
    jsonschema.Draft202012Validator(whole).validate(answer.json())


def test_nobody_learns_where_the_release_is(elsewhere: TestClient) -> None:
    for path in (f"{ROOT}/licensure", f"{ROOT}/organizations", f"{ROOT}/careers"):
        answer = elsewhere.get(path)
        if answer.status_code != 200:
            assert "/" not in answer.json()["detail"].replace("docs/", "")
    told = elsewhere.get(f"{ROOT}/licensure").json()["detail"]
    assert told.startswith("this release knows nothing of licensing")


def test_the_page_offers_nothing_to_try_where_there_is_nothing(elsewhere: TestClient) -> None:
    page = elsewhere.get("/api").text
    assert "None" not in re.findall(r'href="(/api/v1[^"]*)"', page)
    for address in re.findall(r'href="(/api/v1[^"]*)"', page):
        assert elsewhere.get(html.unescape(address)).status_code != 422

"""The Reconciliation Service API 0.2, asked as OpenRefine asks it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

ALABAMA = "100751"
MLIS = "the-university-of-alabama/mlis"

_TYPE = {
    "type": "object",
    "required": ["id", "name"],
    "additionalProperties": False,
    "properties": {"id": {"enum": ["institution", "program"]}, "name": {"type": "string"}},
}
RESULTS = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["result"],
        "additionalProperties": False,
        "properties": {
            "result": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "name", "score", "match", "type"],
                    "additionalProperties": False,
                    "properties": {
                        "id": {"type": "string"},
                        "name": {"type": "string"},
                        "description": {"type": "string"},
                        "score": {"type": "number", "minimum": 0, "maximum": 100},
                        "match": {"type": "boolean"},
                        "type": {"type": "array", "items": _TYPE},
                        "features": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "required": ["id", "value"],
                                "properties": {
                                    "id": {"type": "string"},
                                    "value": {"type": ["boolean", "number"]},
                                },
                            },
                        },
                    },
                },
            }
        },
    },
}
_VALUE = {
    "type": "object",
    "oneOf": [
        {"required": ["id", "name"]},
        {"required": ["str"], "properties": {"str": {"type": "string", "minLength": 1}}},
        {"required": ["int"], "properties": {"int": {"type": "integer"}}},
        {"required": ["float"], "properties": {"float": {"type": "number"}}},
    ],
}
EXTENDED = {
    "type": "object",
    "required": ["meta", "rows"],
    "properties": {
        "meta": {"type": "array", "items": {"type": "object", "required": ["id", "name"]}},
        "rows": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": _VALUE},
            },
        },
    },
}


def _asked(guide: TestClient, queries: dict[str, Any]) -> dict[str, Any]:
    """A batch as OpenRefine sends it: a form with one field."""
    answer = guide.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    jsonschema.Draft202012Validator(RESULTS).validate(answer.json())
    return dict(answer.json())


@pytest.mark.parametrize("path", ["/reconcile", "/reconcile/"])
def test_the_manifest_says_what_there_is(guide: TestClient, path: str) -> None:
    answer = guide.get(path, headers={"Origin": "http://127.0.0.1:3333"})
    told = answer.json()
    assert told["versions"] == ["0.2"]
    assert {"name", "identifierSpace", "schemaSpace", "defaultTypes"} <= set(told)
    assert told["identifierSpace"].startswith("http://testserver/")
    assert "{{id}}" in told["view"]["url"]
    assert "{{id}}" in told["preview"]["url"]
    assert answer.headers["access-control-allow-origin"] == "*"
    for what in ("entity", "type", "property"):
        service = told["suggest"][what]
        found = guide.get(
            f"{service['service_url']}{service['service_path']}", params={"prefix": "i"}
        )
        assert found.json()["result"]
    extend = told["extend"]["propose_properties"]
    found = guide.get(extend["service_url"] + extend["service_path"], params={"type": "program"})
    assert found.json()["properties"]


def test_a_table_is_matched(guide: TestClient) -> None:
    told = _asked(
        guide,
        {
            "q0": {"query": "Univ of Alabama", "type": "institution", "limit": 3},
            "q1": {"query": "MLIS", "type": "program",
                   "properties": [{"pid": "institution", "v": {"id": ALABAMA, "name": "x"}}]},
            "q2": {"query": "University of Wisconsin", "type": "institution"},
            "q3": {"query": "University of Wisconsin", "type": ["institution"],
                   "type_strict": "any", "properties": [{"pid": "state", "v": ["WI"]},
                                                        {"pid": "city", "v": "Madison"}]},
            "q4": {"query": "", "type": "institution",
                   "properties": [{"pid": "unitid", "v": int(ALABAMA)}]},
            "q5": {"query": "nobody knows this", "type": "institution"},
            "q6": {"query": "University of Alabama MLIS"},
        },
    )  # fmt: skip
    first = {key: (one["result"] or [{}])[0] for key, one in told.items()}
    assert (first["q0"]["id"], first["q0"]["match"]) == (ALABAMA, True)
    assert len(told["q0"]["result"]) <= 3
    assert (first["q1"]["id"], first["q1"]["match"]) == (MLIS, True)
    assert not any(one["match"] for one in told["q2"]["result"])
    assert (first["q3"]["id"], first["q3"]["match"]) == ("240444", True)
    assert (first["q4"]["id"], first["q4"]["match"]) == (ALABAMA, True)
    assert not any(one["match"] for one in told["q5"]["result"])
    assert {one["type"][0]["id"] for one in told["q6"]["result"]} == {"institution", "program"}
    assert not any(one["match"] for one in told["q6"]["result"])


@pytest.mark.parametrize("kind", ["Institution", "INSTITUTION", ["Institution"], "institution"])
def test_a_type_is_told_by_its_id_or_its_name(guide: TestClient, kind: str | list[str]) -> None:
    told = _asked(guide, {"a": {"query": "Univ of Alabama", "type": kind}})["a"]["result"]
    assert (told[0]["id"], told[0]["match"]) == (ALABAMA, True)
    assert {one["type"][0]["id"] for one in told} == {"institution"}


def test_an_unknown_type_is_refused_with_those_that_there_are(guide: TestClient) -> None:
    asked = {"q7": {"query": "x", "type": "River"}}
    told = guide.post("/reconcile", data={"queries": json.dumps(asked)}).json()["detail"]
    assert told == "queries: 'q7': type: 'River' is none; there are institution, program"
    found = guide.get("/reconcile/properties", params={"type": "Program"}).json()
    assert found["type"] == "program" and found["properties"]


def test_queries_may_stand_in_the_address(guide: TestClient) -> None:
    queries = json.dumps({"a": {"query": "UIUC", "type": "institution"}})
    told = guide.get("/reconcile", params={"queries": queries}).json()
    assert told["a"]["result"][0]["match"]


WRONG = (
    ({"queries": "no json"}, 400),
    ({"queries": "[]"}, 400),
    ({"queries": json.dumps({"a": {}})}, 400),
    ({"queries": json.dumps({"a": {"query": 3}})}, 400),
    ({"queries": json.dumps({"a": {"query": "x" * 401}})}, 400),
    ({"queries": json.dumps({str(n): {"query": "x"} for n in range(51)})}, 400),
    ({"queries": json.dumps({"a": {"query": "x", "type": "river"}})}, 400),
    ({"queries": json.dumps({"a": {"query": "x", "type": ["program", "river"]}})}, 400),
    ({"extend": "{}"}, 400),
    ({"extend": json.dumps({"ids": ["x"] * 201, "properties": []})}, 400),
    ({"queries": "{}", "callback": "jsonp1"}, 400),
    ({"queries": " " * 600_000}, 413),
)


@pytest.mark.parametrize(("form", "status"), WRONG)
def test_what_is_wrong_is_said(guide: TestClient, form: dict[str, str], status: int) -> None:
    answer = guide.post("/reconcile", data=form, headers={"Origin": "http://127.0.0.1:3333"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/reconcile/suggest/nothing?prefix=a", 404),
        ("/reconcile/suggest/entity?prefix=a&cursor=-1", 400),
        (f"/reconcile/suggest/entity?prefix={'a' * 300}", 400),
        ("/reconcile/properties", 400),
        ("/reconcile/properties?type=river", 400),
        ("/reconcile/view/no/such", 404),
        ("/reconcile/no/such", 404),
    ],
)
def test_wrong_addresses_are_problems(guide: TestClient, path: str, status: int) -> None:
    answer = guide.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_suggestions_go_by_how_names_begin(guide: TestClient) -> None:
    told = guide.get("/reconcile/suggest/entity", params={"prefix": "univ ala"}).json()["result"]
    assert told[0]["id"] == ALABAMA
    assert told[0]["notable"] == [{"id": "institution", "name": "Institution"}]
    exact = guide.get("/reconcile/suggest/entity", params={"prefix": MLIS}).json()["result"]
    assert [one["id"] for one in exact] == [MLIS]
    first = guide.get("/reconcile/suggest/entity", params={"prefix": "univ"}).json()["result"]
    more = guide.get("/reconcile/suggest/entity?prefix=univ&cursor=25").json()["result"]
    assert len(first) == 25
    assert not {one["id"] for one in first} & {one["id"] for one in more}
    types = guide.get("/reconcile/suggest/type", params={"prefix": "inst"}).json()["result"]
    assert [one["id"] for one in types] == ["institution"]
    properties = guide.get("/reconcile/suggest/property", params={"prefix": "tuit"}).json()
    assert "tuition_per_credit" in {one["id"] for one in properties["result"]}


def test_columns_are_added_to_what_is_matched(guide: TestClient) -> None:
    asked = {
        "ids": [MLIS, ALABAMA, "no/such"],
        "properties": [
            {"id": "institution"},
            {"id": "state"},
            {"id": "credits"},
            {"id": "tuition_per_credit"},
            {"id": "tuition_per_credit", "settings": {"show": "status"}},
            {"id": "nothing"},
        ],
    }
    answer = guide.post("/reconcile", data={"extend": json.dumps(asked)})
    told = answer.json()
    jsonschema.Draft202012Validator(EXTENDED).validate(told)
    assert [one["id"] for one in told["meta"]] == [one["id"] for one in asked["properties"]]
    row = told["rows"][MLIS]
    assert row["institution"] == [{"id": ALABAMA, "name": "The University of Alabama"}]
    assert row["state"] == [{"str": "AL"}]
    assert row["credits"]
    assert row["nothing"] == []
    assert told["rows"]["no/such"] == {one["id"]: [] for one in asked["properties"]}
    assert told["rows"][ALABAMA]["state"] == [{"str": "AL"}]


def test_what_paid_placement_says_is_no_value(guide: TestClient) -> None:
    facts = guide.get(f"/api/v1/programs/{MLIS}").json()["facts"]
    shown_only = {one["attribute"] for one in facts if not one["decides"]}
    counting = {one["attribute"] for one in facts if one["decides"]}
    names = [{"id": name} for name in sorted(shown_only - counting)]
    asked = {"ids": [MLIS], "properties": names}
    told = guide.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    assert all(values == [] for values in told["rows"][MLIS].values())


@pytest.mark.parametrize("key", [MLIS, quote(MLIS, safe=""), ALABAMA])
def test_an_id_leads_to_its_page(guide: TestClient, key: str) -> None:
    answer = guide.get(f"/reconcile/view/{key}")
    assert answer.status_code == 308
    assert answer.headers["location"].startswith(("/programs/", "/schools/"))


def test_a_preview_may_stand_in_a_frame_and_nothing_else_may(guide: TestClient) -> None:
    answer = guide.get("/reconcile/preview", params={"id": MLIS})
    page = LexborHTMLParser(answer.text)
    assert "Alabama" in page.css_first("h1").text()
    assert page.css("dd")
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    for path in ("/", "/reconcile", "/api/v1/release"):
        assert "frame-ancestors 'none'" in guide.get(path).headers["content-security-policy"]
    missing = guide.get("/reconcile/preview", params={"id": "<script>alert(1)</script>"})
    assert missing.status_code == 404
    assert "<script" not in missing.text

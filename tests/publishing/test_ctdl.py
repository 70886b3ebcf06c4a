"""CTDL: the classes and terms that exist, references that lead somewhere, and no invented value."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gradguide.catalog.release import Release
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, Status
from gradguide.publishing.addresses import Addresses
from gradguide.publishing.linked.ctdl import credential_node, ctdl_class, ctdl_graph
from gradguide.publishing.linked.described import Described, all_described
from gradguide.publishing.linked.jsonld import in_script

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("making.py"))))
fact, program, SCHOOL = making.fact, making.program, making.SCHOOL

# Of https://credreg.net/ctdl/terms: the properties of each class that are used here.
_TERMS = {
    "credential": """name alternateName ownedBy offeredBy subjectWebpage audienceLevelType
        degreeConcentration learningDeliveryType requires estimatedDuration estimatedCost
        accreditedBy instructionalProgramType occupationType""",
    "CredentialOrganization": """name subjectWebpage ipedsID opeID sameAs agentSectorType
        address""",
    "QACredentialOrganization": "name",
    "Place": "addressLocality addressRegion addressCountry latitude longitude",
    "ConditionProfile": "description creditValue creditUnitTypeDescription",
    "ValueProfile": "creditUnitType",
    "DurationProfile": "description minimumDuration exactDuration maximumDuration",
    "CostProfile": "name description directCostType price currency paymentPattern condition",
    "CredentialAlignmentObject": """framework frameworkName targetNode targetNodeName
        codedNotation""",
}
_CREDENTIALS = "MasterDegree BachelorDegree DoctoralDegree ResearchDoctorate Certificate".split()


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of a graph that has a class."""
    if isinstance(node, dict):
        if "@type" in node:
            yield node
        for value in node.values():
            yield from objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value)


@pytest.fixture(scope="module")
def graph(release: Release) -> list[dict[str, Any]]:
    """The whole release's graph as it is read from JSON."""
    nodes = ctdl_graph(all_described(release), Addresses("https://guide.example"))
    return [json.loads(in_script(node)) for node in nodes]


def test_only_terms_of_ctdl_are_used_on_their_classes(graph: list[dict[str, Any]]) -> None:
    seen = 0
    for node in objects(graph):
        prefix, _, name = node["@type"].partition(":")
        assert prefix == "ceterms"
        kind = "credential" if name in _CREDENTIALS else name
        allowed = {f"ceterms:{term}" for term in _TERMS[kind].split()} | {"@type", "@id"}
        if name == "ValueProfile":
            allowed.add("schema:value")
        assert node.keys() <= allowed, node.keys() - allowed
        seen += 1
    assert seen > 1000


def test_every_reference_leads_to_a_node_before_it(graph: list[dict[str, Any]]) -> None:
    told = set[str]()
    for node in graph:
        for name in ("ceterms:ownedBy", "ceterms:offeredBy", "ceterms:accreditedBy"):
            assert set(node.get(name, ())) <= told
        assert node["@id"] not in told
        told.add(node["@id"])


def test_every_credential_has_what_the_registry_asks_for(graph: list[dict[str, Any]]) -> None:
    credentials = [n for n in graph if n["@type"].partition(":")[2] in _CREDENTIALS]
    assert len(credentials) > 200
    for node in credentials:
        assert node["ceterms:name"]["en"] and node["ceterms:ownedBy"]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"level": "master"}, "ceterms:MasterDegree"),
        ({"level": "bachelor"}, "ceterms:BachelorDegree"),
        ({"level": "doctoral", "degree": "PhD"}, "ceterms:ResearchDoctorate"),
        ({"level": "doctoral", "degree": None}, "ceterms:DoctoralDegree"),
        ({"kind": "certificate", "level": None}, "ceterms:Certificate"),
        ({"level": None}, None),
        ({"kind": "dual"}, None),
        ({"kind": "group"}, None),
        ({"kind": "concentration"}, None),
        ({"kind": "award"}, None),
    ],
)
def test_the_class_of_a_credential(given: dict[str, Any], name: str | None) -> None:
    assert ctdl_class(program(**given)) == name


def credential(*facts: Fact) -> dict[str, Any]:
    return credential_node(Described(program(*facts), SCHOOL), Addresses())


def test_credits_of_a_semester_have_ctdls_unit_and_others_words() -> None:
    (semester,) = credential(fact("credits", 36, part="total"))["ceterms:requires"]
    (value,) = semester["ceterms:creditValue"]
    assert value["schema:value"] == 36
    assert value["ceterms:creditUnitType"][0]["ceterms:targetNode"] == "creditUnit:SemesterHour"
    quarter = fact("credits", 54, part="total", details={"unit": "quarter"})
    (other,) = credential(quarter)["ceterms:requires"]
    assert "ceterms:creditValue" not in other
    assert other["ceterms:creditUnitTypeDescription"] == {"en": "54 quarter credits"}


def test_a_cost_says_for_whom_and_for_what() -> None:
    made = credential(
        fact("tuition_per_credit", 512, residency="in_state"), fact("fee", 60, per="application")
    )
    tuition, application = made["ceterms:estimatedCost"]
    assert (tuition["ceterms:price"], tuition["ceterms:currency"]) == (512, "USD")
    assert tuition["ceterms:condition"] == {"en": ["For residents of the state"]}
    assert tuition["ceterms:paymentPattern"] == {"en": "Per semester credit"}
    assert application["ceterms:directCostType"]["ceterms:targetNode"] == "costType:Application"


def test_durations_have_their_bounds_and_pace() -> None:
    made = credential(
        fact("duration_months", 12, bound="min", pace="any"),
        fact("duration_months", 60, bound="max", pace="any"),
        fact("duration_months", 30, bound="typical", pace="part_time"),
    )
    assert made["ceterms:estimatedDuration"] == [
        {
            "@type": "ceterms:DurationProfile",
            "ceterms:minimumDuration": "P12M",
            "ceterms:maximumDuration": "P60M",
        },
        {
            "@type": "ceterms:DurationProfile",
            "ceterms:description": {"en": "Part time"},
            "ceterms:exactDuration": "P30M",
        },
    ]


@pytest.mark.parametrize(
    "known",
    [
        fact("tuition_per_credit", 512, residency="any", status=Status.STALE),
        fact("tuition_per_credit", 512, 600, residency="any", status=Status.DISPUTED),
        fact("tuition_per_credit", 512, residency="any", standing=Standing.PAID),
        fact("fee", 60, per="application", standing=Standing.MACHINE),
    ],
    ids=["stale", "disputed", "paid", "machine-written"],
)
def test_a_cost_in_doubt_is_not_said(known: Fact) -> None:
    assert "ceterms:estimatedCost" not in credential(known)

"""schema.org in pages: what is said, what is left out, and that nothing breaks out of a script."""

from __future__ import annotations

import json
import runpy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import extruct
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradguide.catalog.release import Release
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, Status
from gradguide.publishing.addresses import Addresses
from gradguide.publishing.linked.dataset import Download, breadcrumbs, dataset_node
from gradguide.publishing.linked.described import Described, all_described, described
from gradguide.publishing.linked.jsonld import graph_lines, in_script, pruned
from gradguide.publishing.linked.program import program_node

making = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("making.py"))))
fact, program, SCHOOL = making.fact, making.program, making.SCHOOL
DAY = date(2026, 11, 1)
WEB = Addresses("https://guide.example")


def node(*facts: Fact, **given: Any) -> dict[str, Any]:
    return program_node(Described(program(*facts, **given), SCHOOL), DAY, WEB)


MONEY = {"details": {"unit": "semester"}}
PER_CREDIT = fact("tuition_per_credit", Decimal("512.50"), residency="in_state", **MONEY)
SAID = [
    (
        fact("credits", 36, part="total"),
        "numberOfCredits",
        {"@type": "QuantitativeValue", "value": 36, "unitText": "semester credits"},
    ),
    (
        fact("credits", 54, part="total", details={"unit": "quarter"}),
        "numberOfCredits",
        {"@type": "QuantitativeValue", "value": 54, "unitText": "quarter credits"},
    ),
    (
        fact("duration_months", 18, bound="typical", pace="full_time"),
        "timeToComplete",
        "P18M",
    ),
    (
        fact("duration_months", Decimal("16.5"), bound="typical", pace="any"),
        "timeToComplete",
        "P16.5M",
    ),
    (fact("delivery", "online"), "educationalProgramMode", ["online"]),
    (fact("delivery", "hybrid"), "educationalProgramMode", ["blended"]),
    (fact("delivery", "campus"), "educationalProgramMode", ["onsite"]),
    (fact("instruction", "asynchronous"), "educationalProgramMode", ["asynchronous"]),
    (
        fact("deadline", "2027-01-15", kind="final", term="Fall 2027"),
        "applicationDeadline",
        ["2027-01-15"],
    ),
    (fact("deadline", "May", kind="final", term="Fall"), "applicationDeadline", ["Fall: May"]),
    (fact("deadline", "May", kind="final"), "applicationDeadline", ["May"]),
    (fact("gpa_min", Decimal("2.75")), "programPrerequisites", ["grade average of at least 2.75"]),
    (
        fact("entrance_exam", "required", exam="GRE"),
        "programPrerequisites",
        ["entrance exam: GRE"],
    ),
    (
        fact("admission_item", "bachelor_degree"),
        "programPrerequisites",
        [
            {
                "@type": "EducationalOccupationalCredential",
                "credentialCategory": "degree",
                "educationalLevel": "bachelor",
            }
        ],
    ),
    (fact("course", "Splicing"), "hasCourse", [{"@type": "Course", "name": "Splicing"}]),
    (
        PER_CREDIT,
        "offers",
        [
            {
                "@type": "Offer",
                "category": "Tuition",
                "name": "Tuition per semester credit, for residents of the state; "
                "fees are not in it",
                "eligibleRegion": {"@type": "State", "name": "ME"},
                "priceSpecification": {
                    "@type": "UnitPriceSpecification",
                    "price": Decimal("512.50"),
                    "priceCurrency": "USD",
                    "unitText": "semester credit",
                },
            }
        ],
    ),
]


@pytest.mark.parametrize(("known", "name", "value"), SAID, ids=[str(row[2]) for row in SAID])
def test_what_is_said(known: Fact, name: str, value: Any) -> None:
    assert node(known)[name] == value


@pytest.mark.parametrize(("known", "name", "_value"), SAID, ids=[str(row[2]) for row in SAID])
@pytest.mark.parametrize(
    "change",
    [
        {"status": Status.STALE},
        {"standing": Standing.PAID},
        {"standing": Standing.MACHINE},
    ],
    ids=str,
)
def test_what_would_mislead_is_not_said(
    known: Fact, name: str, _value: Any, change: dict[str, Any]
) -> None:
    assert name not in node(replace(known, **change))


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ([fact("delivery", "online", "campus", status=Status.DISPUTED)], "educationalProgramMode"),
        ([fact("delivery", "online"), fact("campus_visits", 2)], "educationalProgramMode"),
        (
            [
                fact("credits", 36, part="total"),
                fact("credits", 36, part="total", details={"unit": "quarter"}),
            ],
            "numberOfCredits",
        ),
        (
            [
                fact("tuition_total", 15120, residency="any"),
                fact("tuition_total", 15840, residency="any", status=Status.COMPUTED),
            ],
            "offers",
        ),
        (
            [
                fact("deadline", "April", kind="final", term="Fall"),
                fact("deadline", "May", kind="final", term="Fall"),
            ],
            "applicationDeadline",
        ),
        ([fact("deadline", "2026-10-31", kind="final")], "applicationDeadline"),
        ([fact("deadline", "March", kind="priority")], "applicationDeadline"),
        (
            [
                fact("entrance_exam", "required", exam="any"),
                fact("entrance_exam", "may_be_required", exam="GRE"),
            ],
            "programPrerequisites",
        ),
        ([fact("entrance_exam", "not_required", exam="GRE")], "programPrerequisites"),
        ([fact("duration_months", 60, bound="max", pace="any")], "timeToComplete"),
        ([fact("credits", 15, part="core")], "numberOfCredits"),
        ([fact("gpa_min", 3, condition="with_stipulations")], "programPrerequisites"),
    ],
)
def test_what_is_contradicted_past_or_of_another_thing_is_not_said(
    facts: list[Fact], name: str
) -> None:
    assert name not in node(*facts)


@pytest.mark.parametrize(
    ("status", "said"),
    [("accredited", True), ("conditional", True), ("candidate", False), ("not_accredited", False)],
)
def test_only_a_body_that_accredits_is_named(status: str, said: bool) -> None:
    credential = node(fact("accreditation", status, body="The Guild"))[
        "educationalCredentialAwarded"
    ]
    recognised = [{"@type": "Organization", "name": "The Guild"}]
    assert credential.get("recognizedBy") == (recognised if said else None)


def test_a_price_of_a_school_abroad_is_not_put_in_our_dollars() -> None:
    abroad = replace(SCHOOL, country="CA", state="NS")
    assert "offers" not in program_node(Described(program(PER_CREDIT), abroad), DAY, WEB)


def test_those_from_elsewhere_are_told_by_the_region_that_is_not_eligible() -> None:
    (offer,) = node(replace(PER_CREDIT, key={"residency": "out_of_state"}))["offers"]
    assert offer["ineligibleRegion"] == {"@type": "State", "name": "ME"}
    assert "eligibleRegion" not in offer


def test_what_is_not_known_is_absent() -> None:
    assert node(degree=None, level=None).keys() == {
        "@type", "@id", "url", "name", "identifier", "provider", "programType",
    }  # fmt: skip


class Scripts(HTMLParser):
    """The texts of a page's script elements, as a browser would find them."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.append(tag)
        if tag == "script":
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.elements[-1:] == ["script"]:
            self.texts[-1] += data


HOSTILE = st.one_of(
    st.sampled_from(
        [
            "</script><script>alert(1)</script>",
            "<!--<script>",
            "]]>",
            "\u2028alert(1)\u2029",
            "&lt;/script&gt;",
            '"}</SCRIPT >',
        ]
    ),
    st.text(),
)


@given(name=HOSTILE, course=HOSTILE, city=HOSTILE)
def test_nothing_breaks_out_of_a_script(name: str, course: str, city: str) -> None:
    school = replace(SCHOOL, city=city)
    made = program_node(Described(program(fact("course", course), name=name), school), DAY, WEB)
    text = in_script(made)
    assert not set(text) & set("<>&\u2028\u2029")
    reader = Scripts()
    reader.feed(f'<script type="application/ld+json">{text}</script><p>after</p>')
    reader.close()
    assert reader.elements == ["script", "p"]
    assert json.loads(reader.texts[0])["hasCourse"] == [
        pruned({"@type": "Course", "name": course}) if course else {"@type": "Course", "name": ""}
    ]


def test_extruct_reads_a_page_back(release: Release) -> None:
    """Every described program of the release, out of a page with two scripts."""
    count = 0
    for one in all_described(release):
        made = program_node(one, release.as_of, WEB)
        trail = breadcrumbs([("Find", "https://guide.example/"), (one.program.name, "x")])
        page = "".join(
            f'<script type="application/ld+json">{in_script(each)}</script>'
            for each in ({"@context": "https://schema.org", **made}, trail)
        )
        read, crumbs = extruct.extract(f"<html><head>{page}</head></html>", syntaxes=["json-ld"])[
            "json-ld"
        ]
        assert read["name"] == one.program.name
        assert read["provider"]["name"] == one.school.name
        assert {k: v for k, v in read.items() if k != "@context"} == json.loads(in_script(made))
        assert [item["position"] for item in crumbs["itemListElement"]] == [1, 2]
        count += 1
    assert count > 300


def test_a_program_with_its_numbers(release: Release) -> None:
    known = release.program("the-university-of-alabama/mlis")
    assert known is not None
    school = release.institution(known.institution_id)
    assert school is not None
    made = program_node(described(release, known, school), release.as_of, WEB)
    assert made["provider"]["identifier"] == {
        "@type": "PropertyValue",
        "propertyID": "IPEDS UNITID",
        "value": "100751",
    }
    assert made["numberOfCredits"]["value"] == 36
    assert made["timeToComplete"] == "P24M"
    assert "25-4022" in {code["codeValue"] for code in made["occupationalCategory"]}
    # Stated as about $15,120 and worked out as $15,840: the price of a credit is what is sure.
    assert [offer["priceSpecification"]["price"] for offer in made["offers"]] == [440]


def test_every_price_that_is_said_is_a_fact_that_decides(release: Release) -> None:
    said = 0
    for one in all_described(release):
        known = {
            (value.value, fact.status)
            for fact in one.program.facts
            if fact.attribute.startswith("tuition") and fact.decides
            for value in fact.values
        }
        for offer in program_node(one, release.as_of, WEB).get("offers", ()):
            price = offer["priceSpecification"]["price"]
            statuses = {status for value, status in known if value == price}
            assert statuses - {Status.DISPUTED, Status.STALE}, one.program.id
            said += 1
    assert said > 30


def test_a_release_is_a_dataset(release: Release) -> None:
    content = str(release.manifest["content"])
    made = dataset_node(
        release.field_name,
        release.as_of,
        content,
        396,
        release.national.datasets(),
        WEB,
        [Download("programs.csv", "text/csv", "https://guide.example/data/programs.csv")],
    )
    assert made["@type"] == "Dataset" and made["dateModified"] == "2026-11-01"
    assert made["identifier"] == f"sha256:{content}"
    assert made["distribution"][0]["contentUrl"].endswith("programs.csv")
    assert all(address.startswith("https://") for address in made["isBasedOn"])
    assert "unknown" not in json.dumps(made)


def test_a_graph_is_one_document() -> None:
    text = b"".join(graph_lines("https://schema.org", ({"n": n} for n in range(3))))
    assert json.loads(text) == {
        "@context": "https://schema.org",
        "@graph": [{"n": 0}, {"n": 1}, {"n": 2}],
    }
    assert json.loads(b"".join(graph_lines("c", []))) == {"@context": "c", "@graph": []}


@pytest.mark.parametrize(
    ("addresses", "kind", "name", "iri"),
    [
        (WEB, "program", "a/b", "https://guide.example/programs/a/b"),
        (WEB, "school", "a", "https://guide.example/schools/a"),
        (WEB, "dataset", "00", "https://guide.example#dataset/00"),
        (Addresses(), "program", "a/b", "#program/a/b"),
        (Addresses(), "school", "a b", "#school/a%20b"),
    ],
)
def test_things_have_addresses_or_fragments(
    addresses: Addresses, kind: str, name: str, iri: str
) -> None:
    assert addresses.node(kind, name) == iri


def test_without_an_address_no_page_is_named() -> None:
    made = program_node(Described(program(), SCHOOL), DAY, Addresses())
    assert "url" not in made and made["@id"] == "#program/harbor-state-university/mkt"

"""Programs in CTDL, the Credential Transparency Description Language of Credential Engine.

The terms are those of https://credreg.net/ctdl/terms. What is described in CTDL is the credential,
with the school as its owner; which fact becomes which term, and why others have none, is told in
docs/linked-data.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gradguide.model.fact import Fact, InstitutionEntry, Program
from gradguide.model.national import School
from gradguide.publishing.addresses import Addresses
from gradguide.publishing.linked.described import Described
from gradguide.publishing.linked.jsonld import Node, month_duration, pruned
from gradguide.publishing.linked.prices import Price, prices
from gradguide.publishing.linked.school import NAVIGATOR, is_unitid, school_id, web_address
from gradguide.publishing.linked.settled import accredited_by, degree_of, delivery_of, level_of
from gradguide.publishing.sayable import number, one, said

CONTEXT = "https://credreg.net/ctdl/schema/context/json"
_TERMS = "https://credreg.net/ctdl/terms/"
_LANGUAGE = "en"

_DEGREES = {
    "bachelor": "ceterms:BachelorDegree",
    "master": "ceterms:MasterDegree",
    "doctoral": "ceterms:DoctoralDegree",
}
_RESEARCH_DEGREES = {"PhD": "ceterms:ResearchDoctorate"}
_CERTIFICATE = "ceterms:Certificate"
_LEVELS = {
    "bachelor": ("audLevel:BachelorsDegreeLevel", "Bachelors Degree Level"),
    "master": ("audLevel:MastersDegreeLevel", "Masters Degree Level"),
    "doctoral": ("audLevel:DoctoralDegreeLevel", "Doctoral Degree Level"),
}
_DELIVERY = {
    "online": ("deliveryType:OnlineOnly", "Online Only"),
    "hybrid": ("deliveryType:BlendedDelivery", "Blended Delivery"),
    "campus": ("deliveryType:InPerson", "In-Person"),
}
_SECTORS = {
    "public": ("agentSector:Public", "Public"),
    "private_nonprofit": ("agentSector:PrivateNonProfit", "Private Not-For-Profit"),
    "private_for_profit": ("agentSector:PrivateForProfit", "Private For-Profit"),
}
_BOUNDS = {
    "min": "ceterms:minimumDuration",
    "typical": "ceterms:exactDuration",
    "max": "ceterms:maximumDuration",
}
_CONDITIONS = {
    "in_state": "For residents of the state",
    "out_of_state": "For those who are no residents of the state",
    "reduced": "At a reduced rate under conditions",
}
_SEMESTER = ("creditUnit:SemesterHour", "Semester Hour")


def ctdl_class(program: Program) -> str | None:
    """The class of credential that a program leads to; None where CTDL has no one class for it
    (two degrees together) or nobody says of what level it is."""
    if program.kind == "certificate":
        return _CERTIFICATE
    level = level_of(program)
    if program.kind != "program" or level is None:
        return None
    return _RESEARCH_DEGREES.get(degree_of(program) or "") or _DEGREES.get(level)


def ctdl_graph(programs: Iterator[Described], addresses: Addresses) -> Iterator[Node]:
    """The credentials with their owners and accreditors, each of these before what refers to it
    first."""
    told = set[str]()
    for described in programs:
        if ctdl_class(described.program) is None:
            continue
        owner = school_id(described.school, addresses)
        if owner not in told:
            told.add(owner)
            yield owner_node(described.school, described.listed, addresses)
        for body in accredited_by(described.program):
            if body not in told:
                told.add(body)
                yield _accreditor_node(body, addresses)
        yield credential_node(described, addresses)


def owner_node(school: InstitutionEntry, listed: School | None, addresses: Addresses) -> Node:
    """A school as the organization that owns credentials."""
    number = school.id if is_unitid(school.id) else None
    sector = _SECTORS.get(listed.control) if listed else None
    place = pruned(
        {
            "@type": "ceterms:Place",
            "ceterms:addressLocality": _text(school.city),
            "ceterms:addressRegion": _text(school.state),
            "ceterms:addressCountry": _text(school.country),
            "ceterms:latitude": school.latitude,
            "ceterms:longitude": school.longitude,
        }
    )
    return pruned(
        {
            "@type": "ceterms:CredentialOrganization",
            "@id": school_id(school, addresses),
            "ceterms:name": _text(school.name),
            "ceterms:subjectWebpage": web_address(listed.host) if listed and listed.host else None,
            "ceterms:ipedsID": number,
            "ceterms:opeID": listed.opeid if listed else None,
            "ceterms:sameAs": [NAVIGATOR.format(number)] if number else None,
            "ceterms:agentSectorType": [_concept("AgentSector", sector)] if sector else None,
            "ceterms:address": [place] if len(place) > 1 else None,
        }
    )


def credential_node(described: Described, addresses: Addresses) -> Node:
    """A program's credential; `ctdl_class` has to know its class."""
    program, school = described.program, described.school
    owner = [school_id(school, addresses)]
    website = one(program, "website")
    delivery = delivery_of(program)
    level = _LEVELS.get(level_of(program) or "")
    return pruned(
        {
            "@type": ctdl_class(program),
            "@id": addresses.node("program", program.id),
            "ceterms:name": _text(program.name),
            "ceterms:alternateName": _texts(_other_names(program)),
            "ceterms:ownedBy": owner,
            "ceterms:offeredBy": owner,
            "ceterms:subjectWebpage": web_address(str(website.value)) if website else None,
            "ceterms:audienceLevelType": [_concept("AudienceLevel", level)] if level else None,
            "ceterms:degreeConcentration": [
                {
                    "@type": "ceterms:CredentialAlignmentObject",
                    "ceterms:targetNodeName": _text(str(fact.value)),
                }
                for fact in said(program, "concentration")
            ],
            "ceterms:learningDeliveryType": [_concept("Delivery", _DELIVERY[delivery])]
            if delivery
            else None,
            "ceterms:requires": _requirements(program),
            "ceterms:estimatedDuration": list(_durations(program)),
            "ceterms:estimatedCost": [
                *map(_cost, prices(program, school)),
                *_application(described),
            ],
            "ceterms:accreditedBy": [_body_id(body, addresses) for body in accredited_by(program)],
            "ceterms:instructionalProgramType": [
                _code("Classification of Instructional Programs", cip, title)
                for cip, title in described.subjects
            ],
            "ceterms:occupationType": [
                _code("Standard Occupational Classification", occupation.soc, occupation.title)
                for occupation in described.occupations
            ],
        }
    )


def _other_names(program: Program) -> list[str]:
    names = dict.fromkeys(str(fact.value) for fact in said(program, "program"))
    return [name for name in names if name != program.name]


def _requirements(program: Program) -> list[Node]:
    stated = one(program, "credits", part="total")
    if stated is None:
        return []
    unit = str(stated.details.get("unit", "semester"))
    words = f"{stated.value} {unit} credits"
    profile: Node = {"@type": "ceterms:ConditionProfile", "ceterms:description": _text(words)}
    if unit == "semester":
        profile["ceterms:creditValue"] = [
            {
                "@type": "ceterms:ValueProfile",
                "schema:value": number(stated.value),
                "ceterms:creditUnitType": [_concept("CreditUnit", _SEMESTER)],
            }
        ]
    else:
        profile["ceterms:creditUnitTypeDescription"] = _text(words)
    return [profile]


def _durations(program: Program) -> Iterator[Node]:
    for pace in ("any", "full_time", "part_time"):
        found = {
            term: one(program, "duration_months", bound=bound, pace=pace)
            for bound, term in _BOUNDS.items()
        }
        lengths = {
            term: month_duration(number(stated.value)) for term, stated in found.items() if stated
        }
        if lengths:
            words = "" if pace == "any" else pace.replace("_", " ").capitalize()
            yield pruned(
                {
                    "@type": "ceterms:DurationProfile",
                    "ceterms:description": _text(words),
                    **lengths,
                }
            )


def _cost(price: Price) -> Node:
    per = "In all" if price.unit == "whole program" else f"Per {price.unit}"
    pace = "" if price.pace == "any" else f", {price.pace.replace('_', ' ')}"
    rounded = ", approximately" if price.approximate else ""
    return pruned(
        {
            "@type": "ceterms:CostProfile",
            "ceterms:name": _text("Tuition"),
            "ceterms:description": _text("Tuition; fees are not in it."),
            "ceterms:directCostType": _concept("CostType", ("costType:Tuition", "Tuition")),
            "ceterms:price": price.amount,
            "ceterms:currency": "USD",
            "ceterms:paymentPattern": _text(f"{per}{pace}{rounded}"),
            "ceterms:condition": _texts(filter(None, [_CONDITIONS.get(price.residency)])),
        }
    )


def _application(described: Described) -> Iterator[Node]:
    fees = said(described.program, "fee", per="application")
    if described.school.country != "US" or len(fees) != 1:
        return
    yield {
        "@type": "ceterms:CostProfile",
        "ceterms:name": _text("Application fee"),
        "ceterms:directCostType": _concept("CostType", ("costType:Application", "Application")),
        "ceterms:price": number(_only(fees).value),
        "ceterms:currency": "USD",
    }


def _only(facts: tuple[Fact, ...]) -> Fact:
    (fact,) = facts
    return fact


def _accreditor_node(body: str, addresses: Addresses) -> Node:
    return {
        "@type": "ceterms:QACredentialOrganization",
        "@id": _body_id(body, addresses),
        "ceterms:name": _text(body),
    }


def _body_id(body: str, addresses: Addresses) -> str:
    return addresses.node("organization", body)


def _concept(scheme: str, concept: tuple[str, str]) -> Node:
    """A term of one of CTDL's own lists, as the registry writes it."""
    node, name = concept
    return {
        "@type": "ceterms:CredentialAlignmentObject",
        "ceterms:framework": f"{_TERMS}{scheme}",
        "ceterms:targetNode": node,
        "ceterms:targetNodeName": _text(name),
    }


def _code(framework: str, code: str, title: str) -> Node:
    """A code of a classification that is not CTDL's own."""
    return pruned(
        {
            "@type": "ceterms:CredentialAlignmentObject",
            "ceterms:frameworkName": _text(framework),
            "ceterms:codedNotation": code,
            "ceterms:targetNodeName": _text(title),
        }
    )


def _text(words: str) -> Mapping[str, Any]:
    return {_LANGUAGE: words} if words else {}


def _texts(words: Iterable[str]) -> Mapping[str, Any]:
    found = list(words)
    return {_LANGUAGE: found} if found else {}

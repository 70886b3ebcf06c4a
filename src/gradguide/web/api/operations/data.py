"""The release itself: what it is, how much it holds, how far it is known, what words mean."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from gradguide.answers.coverage import coverage_of
from gradguide.answers.errors import UnknownNameError
from gradguide.answers.opened import OpenRelease
from gradguide.answers.records import finding_record
from gradguide.answers.words import MARKS, name_of, who_says
from gradguide.model.claim import Claim, Standing, plain
from gradguide.model.claim import record as claim_record
from gradguide.model.fact import Status
from gradguide.model.vocabulary import Attribute, vocabulary
from gradguide.web.api.models.data import (
    Claims,
    Coverage,
    Datasets,
    Findings,
    Manifest,
    Stats,
    Vocabulary,
)
from gradguide.web.api.operation import Given, Operation, Told, part_of
from gradguide.web.api.parameters import Paged, Parameters, Tabled, said
from gradguide.web.api.table import table_of

_MOST_CLAIMS = 100

_MEANINGS = {
    Status.VERIFIED: "An authority or the school says so, and recently.",
    Status.REPORTED: "Only others say so, or nobody says when.",
    Status.DISPUTED: "Sources of equal weight and comparable age disagree; all values are told.",
    Status.STALE: "The newest evidence is older than such a fact stays true, as a rule.",
    Status.COMPUTED: "Worked out from other facts, which are named.",
}


class FindingsParameters(Paged):
    """Which findings are told."""

    kind: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,60}$")] | None = said(
        "Only findings of this kind.", "school_contradicts_itself"
    )


class ClaimsParameters(Parameters):
    """Which claims are told."""

    number: list[Annotated[int, Field(ge=0, le=2**31 - 1)]] = Field(
        min_length=1,
        max_length=_MOST_CLAIMS,
        description="Numbers of claims, as rankings name them; each with its name.",
        examples=[[0]],
    )


def manifest(opened: OpenRelease, _: Given) -> Told:
    """The release's description of itself."""
    return Told(dict(opened.release.manifest))


def stats(opened: OpenRelease, _: Given) -> Told:
    """How much the release holds."""
    return Told(asdict(opened.release.stats()))


def coverage(opened: OpenRelease, _: Given) -> Told:
    """What is known and what is missing."""
    found = coverage_of(opened)
    told = {
        "programs": found.programs,
        "attributes": [
            {"attribute": one.attribute, "name": one.name, "counts": dict(one.counts)}
            for one in found.attributes
        ],
        "places": [asdict(one) for one in found.places],
        "spoken": [asdict(one) | {"standing": one.standing.name.lower()} for one in found.spoken],
        "paid": found.paid,
        "findings": {kind: len(listed) for kind, listed in found.findings},
        "unheard": found.unheard,
    }
    names = (*(status.value for status in Status), "unknown")
    lines = (one | dict.fromkeys(names, 0) | one["counts"] for one in told["attributes"])  # type: ignore[attr-defined]
    return Told(told, lambda: table_of(("attribute", "name", *names), lines))


def claims(opened: OpenRelease, given: Given) -> Told:
    """Claims by their numbers."""
    asked: ClaimsParameters = given.said
    numbers = sorted(set(asked.number))
    told = []
    for number in numbers:
        try:
            (found,) = opened.release.claims([number])
        except (KeyError, ValueError):
            raise UnknownNameError(f"this release has no claim {number}") from None
        told.append(_numbered(number, found))
    return Told({"claims": told})


def _numbered(number: int, claim: Claim) -> dict[str, Any]:
    return {"number": number} | claim_record(claim)


def findings(opened: OpenRelease, given: Given) -> Told:
    """What checks found."""
    asked: FindingsParameters = given.said
    every = opened.release.findings()
    shown, part = part_of([one for one in every if asked.kind in (None, one.kind)], given)
    told = [
        finding_record(one) | {"program": one.program, "institution_id": one.institution_id}
        for one in shown
    ]
    columns = ("kind", "severity", "message", "program", "institution_id")
    return Told(
        {"total": part.total, "offset": part.offset, "findings": told},
        lambda: table_of(columns, told),
        part,
    )


def datasets(opened: OpenRelease, _: Given) -> Told:
    """The federal files behind the release."""
    told = [asdict(one) for one in opened.release.national.datasets()]
    columns = ("name", "year", "agency", "title", "edition", "address", "file", "sha256", "rows")
    return Told({"datasets": told}, lambda: table_of(columns, told))


def words(_: OpenRelease, __: Given) -> Told:
    """What can be said, and what marks mean."""
    told = {
        "attributes": [_attribute(one) for one in vocabulary().attributes.values()],
        "statuses": [
            {"status": status.value, "mark": MARKS[status], "meaning": _MEANINGS[status]}
            for status in Status
        ],
        "standings": [
            {
                "standing": standing.name.lower(),
                "name": who_says(standing),
                "counts": standing >= Standing.GUIDE,
            }
            for standing in Standing
        ],
    }
    columns = ("attribute", "name", "about", "kind", "theme", "shelf_life_months", "values")
    return Told(told, lambda: table_of(columns, told["attributes"]))


def _attribute(one: Attribute) -> dict[str, Any]:
    return {
        "attribute": one.name,
        "name": name_of(one.name),
        "about": list(one.about),
        "kind": one.kind,
        "theme": one.theme,
        "shelf_life_months": one.shelf_life,
        "values": list(one.values),
        "open": one.open,
        "several": one.many,
        "key": list(one.key),
        "qualifiers": {
            name: {
                "kind": rule.kind,
                "values": list(rule.values),
                "default": None if rule.default is None else plain(rule.default),
            }
            for name, rule in one.qualifiers.items()
        },
    }


OPERATIONS = (
    Operation(
        "/release", "release", "Data", "The release",
        "The release's description of itself, with the digest of its content.",
        manifest, Manifest,
    ),
    Operation("/stats", "stats", "Data", "How much there is", "Counts of everything.",
              stats, Stats, slow=True),
    Operation(
        "/coverage", "coverage", "Data", "How much is known",
        "Of how many programs each attribute is known how surely; how much is known by state; what "
        "the statements come from. As CSV the attributes.",
        coverage, Coverage, Tabled, table=True, slow=True,
    ),
    Operation(
        "/claims", "claims", "Data", "Claims",
        "Single statements of sources by their numbers in the release, with quote and place.",
        claims, Claims, ClaimsParameters,
    ),
    Operation(
        "/findings", "findings", "Data", "What checks found",
        "Contradictions, sums that do not come out, dates that have passed.",
        findings, Findings, FindingsParameters, table=True,
    ),
    Operation(
        "/datasets", "datasets", "Data", "Federal files",
        "The files of agencies that the release was built from, with their digests.",
        datasets, Datasets, Tabled, table=True,
    ),
    Operation(
        "/vocabulary", "vocabulary", "Data", "What words mean",
        "Every attribute with its values, unit and how long it stays true; what the marks of facts "
        "and the standings of sources mean.",
        words, Vocabulary, Tabled, table=True,
    ),
)  # fmt: skip

"""Rows of a release's tables from the catalog's values, in a fixed order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gradguide.catalog.search_text import texts
from gradguide.model.catalog import Catalog
from gradguide.model.claim import Claim, Source, plain
from gradguide.model.fact import Fact, Status
from gradguide.model.vocabulary import Value
from gradguide.resolution.synonyms import Synonyms

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class OwnedFact:
    """A fact with what it is about: "program", "institution" or "field", and whose."""

    about: str
    owner: str
    fact: Fact


def text_of(value: object) -> str:
    """JSON in one spelling."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def value_text(value: Value) -> str:
    return text_of(plain(value))


def mapping_text(values: Mapping[str, Value]) -> str:
    return text_of({name: plain(value) for name, value in values.items()})


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def owned_facts(catalog: Catalog) -> Iterator[OwnedFact]:
    """All facts: of programs, of institutions, of fields."""
    for program in catalog.programs:
        for fact in program.facts:
            yield OwnedFact("program", program.id, fact)
    for institution in catalog.institutions:
        for fact in institution.facts:
            yield OwnedFact("institution", institution.id, fact)
    for field in catalog.fields:
        for fact in field.facts:
            yield OwnedFact("field", field.field, fact)


def institution_rows(catalog: Catalog) -> Iterator[Row]:
    for one in catalog.institutions:
        yield (
            one.id,
            one.slug,
            one.name,
            one.city,
            one.state,
            one.country,
            one.control,
            one.latitude,
            one.longitude,
        )


def program_rows(catalog: Catalog, numbers: Sequence[int]) -> Iterator[Row]:
    for number, one in zip(numbers, catalog.programs, strict=True):
        yield (
            number,
            one.id,
            one.institution_id,
            one.name,
            one.kind,
            one.degree,
            one.level,
            one.parent,
            text_of(list(one.concentrations)),
            text_of(list(one.aliases)),
        )


def word_rows(catalog: Catalog, numbers: Sequence[int]) -> Iterator[Row]:
    """What the full-text table holds of each program, under the program's number."""
    schools = {one.id: one for one in catalog.institutions}
    synonyms = Synonyms(catalog.spellings)
    for number, one in zip(numbers, catalog.programs, strict=True):
        yield (number, *texts(one, schools.get(one.institution_id), synonyms))


def spelling_rows(catalog: Catalog) -> Iterator[Row]:
    for one in catalog.spellings:
        yield one.kind, one.name, one.spelling


def job_title_rows(catalog: Catalog) -> Iterator[Row]:
    for title in catalog.job_titles:
        for spelling in title.names:
            yield title.name, spelling, title.code


def title_near_rows(catalog: Catalog) -> Iterator[Row]:
    for title in catalog.job_titles:
        for position, near in enumerate(title.near):
            yield title.name, position, near.soc, near.reason, near.source


def title_specialty_rows(catalog: Catalog) -> Iterator[Row]:
    for title in catalog.job_titles:
        for specialty in title.specialties:
            yield title.name, specialty


def source_order(claims: Sequence[Claim]) -> dict[Source, int]:
    """The distinct sources with their numbers, from 1."""
    ordered = sorted({claim.source for claim in claims}, key=repr)
    return {source: number for number, source in enumerate(ordered, start=1)}


def source_rows(sources: Mapping[Source, int]) -> Iterator[Row]:
    for one, number in sources.items():
        yield (
            number,
            one.address,
            one.kind,
            one.year,
            one.title,
            one.media_type,
            one.sha256,
            int(one.low_trust),
        )


def claim_rows(claims: Sequence[Claim], sources: Mapping[Source, int]) -> Iterator[Row]:
    for number, claim in enumerate(claims, start=1):
        evidence = claim.evidence
        yield (
            number,
            claim.doc,
            sources[claim.source],
            claim.subject.institution,
            claim.subject.program,
            claim.subject.field,
            claim.subject.institution_id,
            claim.attribute,
            value_text(claim.value),
            mapping_text(claim.qualifiers),
            evidence.quote if evidence else None,
            evidence.start if evidence else None,
            evidence.end if evidence else None,
            claim.confidence,
            claim.extractor,
            int(claim.paid),
            claim.note,
            int(claim.standing),
        )


def fact_rows(facts: Sequence[OwnedFact]) -> Iterator[Row]:
    for number, owned in enumerate(facts, start=1):
        fact = owned.fact
        yield (
            number,
            owned.about,
            owned.owner,
            fact.attribute,
            mapping_text(fact.key),
            fact.status.value,
            int(fact.standing),
            fact.year,
            fact.explanation,
        )


def value_rows(facts: Sequence[OwnedFact]) -> Iterator[Row]:
    for number, owned in enumerate(facts, start=1):
        for position, stated in enumerate(owned.fact.values):
            yield number, position, value_text(stated.value), mapping_text(stated.details)


def support_rows(facts: Sequence[OwnedFact]) -> Iterator[Row]:
    """Which claims are for and against each fact; those of a computed one are its inputs."""
    for number, owned in enumerate(facts, start=1):
        role = "input" if owned.fact.status is Status.COMPUTED else "for"
        for position, stated in enumerate(owned.fact.values):
            for claim in stated.claims:
                yield number, claim + 1, role, position
        for claim in owned.fact.against:
            yield number, claim + 1, "against", -1


def finding_rows(catalog: Catalog) -> Iterator[Row]:
    for number, one in enumerate(catalog.findings, start=1):
        yield (
            number,
            one.kind,
            one.severity,
            one.message,
            one.institution_id,
            one.program,
            one.attribute,
            mapping_text(one.figures),
        )


def finding_claim_rows(catalog: Catalog) -> Iterator[Row]:
    for number, one in enumerate(catalog.findings, start=1):
        for claim in one.claims:
            yield number, claim + 1


def unknown_rows(catalog: Catalog) -> Iterator[Row]:
    for one in catalog.unknown:
        for claim in one.claims:
            yield one.name, claim + 1

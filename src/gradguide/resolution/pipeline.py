"""From claims to a catalog: the whole of resolution in one pure function."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from gradguide.extraction.folding import fold
from gradguide.model.accreditation import Decision
from gradguide.model.catalog import Catalog, UnknownName
from gradguide.model.claim import Claim, record
from gradguide.model.fact import Fact, FieldFacts, InstitutionEntry, Program
from gradguide.model.institution import Institution, Registry
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Vocabulary, vocabulary
from gradguide.resolution.accreditation import as_claims
from gradguide.resolution.checks import check_all
from gradguide.resolution.computed import with_computed
from gradguide.resolution.entries import Entries, School
from gradguide.resolution.program_reader import ProgramReader
from gradguide.resolution.programs import group
from gradguide.resolution.reconcile import facts
from gradguide.resolution.spelling import slug
from gradguide.resolution.synonyms import spellings_of


def resolve(
    claims: Iterable[Claim],
    pack: FieldPack,
    decisions: Iterable[Decision],
    registry: Registry,
    as_of: date,
) -> Catalog:
    """The catalog that claims and accreditors' decisions add up to at a date."""
    decided = tuple(decisions)
    return assemble([*claims, *as_claims(decided, as_of)], pack, registry, as_of, decided)


def assemble(
    claims: Iterable[Claim],
    pack: FieldPack,
    registry: Registry,
    as_of: date,
    decisions: Iterable[Decision] = (),
    words: Vocabulary | None = None,
) -> Catalog:
    """The catalog that claims add up to at a date.

    The claims' institutions are identified already (`subject.institution_id`), and what
    authorities have decided is among them; `decisions` is only for the check of reviews that
    are due. Pure: neither the order of the claims nor how often one is given makes a difference.
    """
    words = words or vocabulary()
    ordered = in_order(claims)
    of_school, of_field, unknown = _sorted_by_subject(ordered)
    reader = ProgramReader(pack)
    slugs = slugs_of(registry)
    institutions: list[InstitutionEntry] = []
    programs: list[Program] = []
    for school_id, places in sorted(of_school.items()):
        school = _school(school_id, registry, slugs, [ordered[p] for p in places])
        grouping = group(ordered, places, reader, words)
        entries = Entries(ordered, school, reader, words, as_of)
        programs.extend(with_computed(p) for p in entries.programs(grouping.clusters))
        about_whole = facts(ordered, grouping.whole, words, as_of)
        institutions.append(_entry(school, registry, about_whole))
    fields = tuple(
        FieldFacts(name, facts(ordered, places, words, as_of))
        for name, places in sorted(_by_field(of_field, ordered, pack).items())
    )
    catalog = Catalog(
        field=pack.id,
        as_of=as_of,
        claims=ordered,
        institutions=tuple(institutions),
        programs=tuple(sorted(programs, key=lambda program: program.id)),
        fields=fields,
        unknown=unknown,
        spellings=spellings_of(pack),
        job_titles=pack.occupations,
    )
    return check_all(catalog, registry, words, decisions)


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, each once, in the one order that the catalog's numbers refer to."""
    by_record = {json.dumps(record(claim), sort_keys=True): claim for claim in claims}
    return tuple(by_record[key] for key in sorted(by_record))


def _sorted_by_subject(
    claims: Sequence[Claim],
) -> tuple[Mapping[str, list[int]], list[int], tuple[UnknownName, ...]]:
    """The places of claims by institution, of those about the field, and the unknown names."""
    of_school: dict[str, list[int]] = defaultdict(list)
    of_field: list[int] = []
    unknown: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        if claim.subject.institution_id:
            of_school[claim.subject.institution_id].append(place)
        elif claim.subject.institution:
            unknown[claim.subject.institution].append(place)
        else:
            of_field.append(place)
    names = tuple(UnknownName(name, tuple(unknown[name])) for name in sorted(unknown))
    return of_school, of_field, names


def _by_field(
    places: Iterable[int], claims: Sequence[Claim], pack: FieldPack
) -> Mapping[str, list[int]]:
    """Claims about fields, by the pack's name of the field where it has one."""
    known = {fold(name): term.name for term in pack.fields for name in (term.name, *term.names)}
    out: dict[str, list[int]] = defaultdict(list)
    for place in places:
        said = fold(claims[place].subject.field or pack.name)
        out[known.get(said, said)].append(place)
    return out


def slugs_of(registry: Registry) -> Mapping[str, str]:
    """Slugs of all institutions; those that share a name get their id after it."""
    plain = {school.id: slug(school.name) for school in registry}
    count = Counter(plain.values())
    return {
        school_id: name if count[name] == 1 else f"{name}-{slug(school_id)}"
        for school_id, name in plain.items()
    }


def _school(
    school_id: str, registry: Registry, slugs: Mapping[str, str], claims: Sequence[Claim]
) -> School:
    """The institution's name from the registry, else the most used one among its claims."""
    known = registry.get(school_id)
    if known is not None:
        return School(school_id, known.name, slugs[school_id])
    said = Counter(c.subject.institution or school_id for c in claims)
    name = min(said, key=lambda n: (-said[n], n))
    return School(school_id, name, f"{slug(name)}-{slug(school_id)}")


def _entry(school: School, registry: Registry, own: tuple[Fact, ...]) -> InstitutionEntry:
    known = registry.get(school.id)
    if known is None:
        return InstitutionEntry(school.id, school.slug, school.name, facts=own)
    return replace(entry_of(known, school.slug), facts=own)


def entry_of(known: Institution, slug_of_it: str) -> InstitutionEntry:
    """A school as the registry has it, without facts."""
    return InstitutionEntry(
        id=known.id,
        slug=slug_of_it,
        name=known.name,
        city=known.city,
        state=known.state,
        country=known.country,
        control=known.control,
        latitude=known.latitude,
        longitude=known.longitude,
    )

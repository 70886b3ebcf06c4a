"""Identification: the institutions of claims, each in the light of its whole document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from gradguide.model.claim import Claim
from gradguide.resolution.institutions import InstitutionResolver, Resolution

_LOCATION = re.compile(r"(?P<city>.+?),\s*(?P<state>[A-Z]{2})")


@dataclass(frozen=True, slots=True)
class Unidentified:
    """A name for which no institution was found: where it stands, and who might be meant."""

    name: str
    documents: tuple[str, ...]
    claims: int
    candidates: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Identified:
    """The claims in their order, with institution ids where known, and the names left over."""

    claims: tuple[Claim, ...]
    unknown: tuple[Unidentified, ...]


@dataclass(slots=True)
class _Said:
    """What a document says of a school under one name."""

    places: list[tuple[str, str]] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)


def identify(
    claims: Iterable[Claim], resolver: InstitutionResolver, offers: Collection[str] = ()
) -> Identified:
    """The claims with `subject.institution_id` set where the institution can be told.

    A name is resolved once per document, with what the document says of it: its location, its
    web host, the document's own host where a school speaks, the other schools named there.
    `offers` are the ids of institutions that are known to teach the field. An id that a claim
    has already is kept.
    """
    claims, offers = tuple(claims), frozenset(offers)
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.doc].append(claim)
    found = {
        (doc, name): resolution
        for doc, group in by_document.items()
        for name, resolution in _of_document(group, resolver, offers).items()
    }
    identified = tuple(_with_id(claim, found) for claim in claims)
    return Identified(identified, _unknown(identified, found))


def _with_id(claim: Claim, found: dict[tuple[str, str], Resolution]) -> Claim:
    name = claim.subject.institution
    if claim.subject.institution_id or not name:
        return claim
    resolution = found[claim.doc, name]
    return claim.about(resolution.id) if resolution.id else claim


def _of_document(
    claims: Sequence[Claim], resolver: InstitutionResolver, offers: Collection[str]
) -> dict[str, Resolution]:
    """The names of one document: first each by what is said of it, then the doubtful ones in
    the light of the others."""
    said = _said(claims)
    first = {
        name: _resolved(name, about, resolver, offers, claims[0]) for name, about in said.items()
    }
    sure = {resolution.id for resolution in first.values() if resolution.id}
    sure |= {claim.subject.institution_id for claim in claims if claim.subject.institution_id}
    for name, resolution in first.items():
        named = [owner for owner in resolution.candidates if owner in sure]
        if resolution.id is None and len(named) == 1:
            first[name] = Resolution(
                named[0], 0.8, resolution.candidates, "the one of that name that the document names"
            )
    return first


def _said(claims: Sequence[Claim]) -> dict[str, _Said]:
    said: dict[str, _Said] = defaultdict(_Said)
    for claim in claims:
        name = claim.subject.institution
        if not name:
            continue
        about = said[name]
        if claim.attribute == "location" and isinstance(claim.value, str):
            place = _LOCATION.fullmatch(claim.value.strip())
            if place:
                about.places.append((place["city"], place["state"]))
        elif claim.attribute == "website" and isinstance(claim.value, str):
            about.hosts.append(claim.value)
    return said


def _resolved(
    name: str,
    about: _Said,
    resolver: InstitutionResolver,
    offers: Collection[str],
    claim: Claim,
) -> Resolution:
    """A name in the light of the one place and the one host that the document gives it."""
    places, hosts = dict.fromkeys(about.places), dict.fromkeys(about.hosts)
    city, state = next(iter(places)) if len(places) == 1 else (None, None)
    host = next(iter(hosts)) if len(hosts) == 1 else None
    if host is None and claim.source.kind == "school":
        host = _host(claim.source.address)
    return resolver.resolve(name, state=state, city=city, host=host, hints=frozenset(offers))


def _host(address: str) -> str | None:
    match = re.match(r"(?:https?://)?([\w.-]+\.[a-z]{2,})(?:[/:?#]|$)", address.lower())
    return match[1] if match else None


def _unknown(
    claims: Sequence[Claim], found: dict[tuple[str, str], Resolution]
) -> tuple[Unidentified, ...]:
    """The names left without an id, those of the most claims first."""
    counts: Counter[str] = Counter()
    documents: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        name = claim.subject.institution
        if name and claim.subject.institution_id is None:
            counts[name] += 1
            documents[name][claim.doc] = None
    return tuple(
        Unidentified(
            name,
            tuple(documents[name]),
            count,
            found[next(iter(documents[name])), name].candidates,
            found[next(iter(documents[name])), name].why,
        )
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )

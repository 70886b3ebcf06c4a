"""From pages and facts to a release: every room in turn."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from gradguide.catalog.errors import ReleaseError
from gradguide.catalog.writer import Federal, Ingredients, Searchable, write_release
from gradguide.decisions.candidate import candidates
from gradguide.decisions.finding.build import searchable
from gradguide.decisions.finding.bulk import Bulk, searchable_with
from gradguide.model.catalog import Catalog
from gradguide.model.claim import Claim
from gradguide.production.called import called
from gradguide.production.engine import results
from gradguide.production.federal import codes_of, federal, schools_in, years_in
from gradguide.production.federal_claims import federal_claims
from gradguide.production.outlook import outlook
from gradguide.production.reader import PageReader, PageResult, Settings
from gradguide.production.staged import FederalOrder, Staged, staged
from gradguide.reading.document import Document
from gradguide.resolution.identification import identify
from gradguide.resolution.pipeline import resolve
from gradguide.sources.accreditation import bundled_decisions
from gradguide.sources.facts import bundled_facts, load_facts
from gradguide.sources.methods import method_texts
from gradguide.sources.packs import pack_digest
from gradguide.sources.pages import Page, pages
from gradguide.sources.quarantine import Quarantined
from gradguide.sources.registry import digest as registry_digest


@dataclass(frozen=True, slots=True)
class Order:
    """What to build a release of, besides the bundled pack's own facts and decisions.

    `pages` are folders or files of pages, `facts` are JSON Lines files of compiled facts,
    `federal` says which federal data to take.
    """

    settings: Settings
    pages: Sequence[Path] = ()
    facts: Sequence[Path] = ()
    jobs: int = 1
    federal: FederalOrder = field(default_factory=FederalOrder)


@dataclass(frozen=True, slots=True)
class Built:
    """A release that has been written: what is in it, and what was left out of it. `data` tells of
    the federal files that were read, `awards` how many awards are programs of their own, at
    `schools` schools, and of which `years` completions are known."""

    catalog: Catalog
    quarantined: tuple[Quarantined, ...]
    data: Staged
    awards: int
    schools: int
    years: tuple[int, ...]


def build(order: Order, out: Path, watch: Iterable[Page | Quarantined] | None = None) -> Built:
    """Build the release and put it at `out`, which is untouched if anything goes wrong.

    `watch` are the pages as the caller counts them going by, where it does.

    Raises:
        ReleaseError: the release cannot be written, does not hold together, or holds less
            than its pack expects.
        FactsFileError: a facts file cannot be read at all.
        WorkersLostError: a process that read pages is gone.
        FederalError: the federal files that were given cannot be used.
    """
    settings = order.settings
    data = staged(order.federal, settings.field)  # first, since most can be wrong with it
    with data.staging:
        return _build(order, out, watch, data)


def _build(
    order: Order, out: Path, watch: Iterable[Page | Quarantined] | None, data: Staged
) -> Built:
    settings, staging = order.settings, data.staging
    reader = PageReader(settings)
    left: list[Quarantined] = []
    claims = list(_compiled(order, reader, left))
    documents: list[Document] = []
    given = watch if watch is not None else pages(order.pages)
    inputs: dict[str, str] = {}
    for result in results(_noted(given, order, inputs), settings, _whole, order.jobs, reader):
        left += result.quarantined
        if result.document is not None and result.claims:
            documents.append(result.document)
            claims += result.claims
    claims += federal_claims(staging, reader.pack, claims, reader.registry)
    decisions = bundled_decisions(settings.field).decisions
    catalog = resolve(claims, reader.pack, decisions, reader.registry, settings.as_of)
    _hold_to(reader.pack.expected, catalog, out)
    for number, path in enumerate(order.facts, 1):
        inputs[f"facts {number} {path.name}"] = hashlib.sha256(path.read_bytes()).hexdigest()
    inputs["pack"] = pack_digest(settings.field)
    inputs["registry"] = registry_digest(reader.registry)
    knowledge, unread = outlook(settings.field)
    left += unread
    quarantine = tuple((f"{q.address} {q.place}".strip(), q.reason) for q in left)
    if not order.federal.national:
        staging.keep_field(reader.pack.cip, [school.id for school in catalog.institutions])
    national = order.federal.national or reader.pack.awards
    picture = federal(staging, catalog, reader.pack.cip, reader.registry, national=national)
    waived = {one.name: str(one) for one in data.loaded.waived}
    methods = method_texts(settings.field)
    made_of = Ingredients(inputs, quarantine, waived, methods, reader.pack.name)
    found_by = _searchable(catalog, picture, reader, codes_of(staging, picture.programs))
    write_release(catalog, out, documents, made_of, found_by, picture, knowledge)
    awarded = picture.awarded
    return Built(
        catalog,
        tuple(left),
        data,
        len(awarded) if awarded is not None else 0,
        len(schools_in(catalog, awarded)),
        years_in(staging),
    )


def _searchable(
    catalog: Catalog, picture: Federal, reader: PageReader, codes: Mapping[str, Sequence[str]]
) -> Searchable:
    listed = candidates(catalog.programs, catalog.institutions)
    schools = schools_in(catalog, picture.awarded)
    names = called(reader.registry, schools, reader.resolver)
    if picture.awarded is None:
        return searchable(listed, catalog.spellings, reader.registry, names, codes)
    bulk = Bulk(listed, picture.awarded, catalog.as_of)
    return searchable_with(bulk, catalog.spellings, reader.registry, names, codes)


def _hold_to(expected: Mapping[str, object], catalog: Catalog, out: Path) -> None:
    """A release that has lost a large part of what its pack brings must not go out.

    Raises:
        ReleaseError: there is less of something than the pack expects.
    """
    held = {
        "institutions": len(catalog.institutions),
        "programs": len(catalog.programs),
        "claims": len(catalog.claims),
    }
    for name, least in expected.items():
        if name not in held or not isinstance(least, int):
            raise ReleaseError(
                f"{out}: not written, the pack expects {name} = {least!r}; it can expect numbers "
                f"of {', '.join(held)}"
            )
        if held[name] < least:
            raise ReleaseError(
                f"{out}: not written, it would hold {held[name]} {name} where the pack expects "
                f"{least} at least; look for facts that were left out"
            )


def _whole(result: PageResult) -> PageResult:
    return result


def _noted(
    given: Iterable[Page | Quarantined], order: Order, inputs: dict[str, str]
) -> Iterator[Page | Quarantined]:
    """The pages, each put down among the inputs.

    A page that is known by its path alone is known in the release by the path within the
    folder that was given: where a folder lies is no part of what is in it, and must not
    make two releases of the same pages differ.
    """
    for page in given:
        if isinstance(page, Page):
            inputs[f"page {page.id}"] = hashlib.sha256(page.data).hexdigest()
            page = replace(page, address=_within(page.address, order.pages))
        yield page


def _within(address: str, folders: Sequence[Path]) -> str:
    if "://" in address:
        return address
    path = Path(address)
    for folder in folders:
        if path.is_relative_to(folder):
            return (Path(folder.resolve().name) / path.relative_to(folder)).as_posix()
    return address


def _compiled(order: Order, reader: PageReader, left: list[Quarantined]) -> Iterator[Claim]:
    """The claims of compiled facts, bundled and given."""
    files = [bundled_facts(order.settings.field), *(load_facts(path) for path in order.facts)]
    for facts in files:
        left += [
            Quarantined(r.place, f"line {r.line}", f"{r.problem}; {r.remedy}")
            for r in facts.rejected
        ]
        yield from identify(facts.claims, reader.resolver, reader.teaching).claims

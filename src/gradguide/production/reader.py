"""One page in, its claims out: what a worker does, and all that it needs for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from gradguide.extraction.extractor import Extractor
from gradguide.extraction.gazetteer import Gazetteer
from gradguide.model.claim import Claim
from gradguide.model.institution import Registry
from gradguide.model.pack import FieldPack
from gradguide.reading.document import Document
from gradguide.reading.errors import UnreadablePage
from gradguide.reading.reader import open_page
from gradguide.resolution.identification import identify
from gradguide.resolution.institutions import InstitutionResolver
from gradguide.sources.facts import bundled_facts
from gradguide.sources.packs import load_pack
from gradguide.sources.pages import Page
from gradguide.sources.quarantine import Quarantined
from gradguide.sources.registry import bundled, load_hd


@dataclass(frozen=True)
class Settings:
    """What extraction depends on besides the pages. Small, so that it travels to workers.

    `field` is a bundled pack's id or the path of a pack's folder. `hd` is an NCES HD file to take
    the place of the bundled registry. `as_of` bounds the years that pages can be dated with.
    """

    field: str
    as_of: date
    hd: Path | None = None


@dataclass(frozen=True, slots=True)
class PageResult:
    """What came of one page. `document` is None where it speaks of nothing in the field.

    `warnings` are about pages that were read all the same (a wrongly declared encoding).
    """

    claims: tuple[Claim, ...] = ()
    document: Document | None = None
    quarantined: tuple[Quarantined, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass
class PageReader:
    """Reads pages for one field. Costly to make (a second or less), cheap to use; keep it."""

    settings: Settings

    @cached_property
    def pack(self) -> FieldPack:
        return load_pack(self.settings.field)

    @cached_property
    def registry(self) -> Registry:
        return load_hd(self.settings.hd) if self.settings.hd else bundled()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer(self.registry)

    @cached_property
    def extractor(self) -> Extractor:
        return Extractor(self.pack, self.registry, gazetteer=self.gazetteer)

    @cached_property
    def resolver(self) -> InstitutionResolver:
        return InstitutionResolver(self.registry, self.gazetteer)

    @cached_property
    def teaching(self) -> Collection[str]:
        """The ids of institutions that are known to teach the field."""
        claims = bundled_facts(self.settings.field).claims
        return frozenset(c.subject.institution_id for c in claims if c.subject.institution_id)

    def compile(self) -> None:
        """Make everything that reading needs now, not at the first page that needs it."""
        _ = (self.pack, self.registry, self.extractor, self.resolver, self.teaching)

    def read(self, page: Page) -> PageResult:
        """The claims of a page, their institutions identified where they can be.

        Never raises: a page that cannot be read is quarantined, and so is one on which
        gradguide itself fails, which is a bug that the reason asks to be reported.
        """
        try:
            return self._read(page)
        except UnreadablePage as error:
            return PageResult(quarantined=(Quarantined(error.address, "", error.reason),))
        except Exception as error:  # one page must not end a batch of thousands
            reason = f"gradguide failed on it ({type(error).__name__}: {error}); please report it"
            return PageResult(quarantined=(Quarantined(page.address, "", reason),))

    def _read(self, page: Page) -> PageResult:
        opened = open_page(
            page.data,
            id=page.id,
            address=page.address,
            media_type=page.media_type,
            charset=page.charset,
        )
        if not self.extractor.relevant(opened.gist):
            return PageResult()
        document = opened.document()
        claims = self.extractor.claims(document, self.settings.as_of)
        identified = identify(claims, self.resolver, self.teaching).claims if claims else ()
        warnings = tuple(f"{page.address}: {warning}" for warning in document.warnings)
        return PageResult(identified, document, warnings=warnings)

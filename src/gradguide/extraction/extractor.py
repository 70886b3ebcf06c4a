"""The extractor: one document in, its claims out.

    document -> gate -> lines -> outline (who) -> passages -> grammars (what) -> claims

Everything that a field pack and a registry bring is compiled once, in the constructor; after
that `claims` is a pure function of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gradguide.extraction import standing
from gradguide.extraction.bounds import bounded
from gradguide.extraction.details import Details
from gradguide.extraction.document_grammar import DocumentGrammar
from gradguide.extraction.folding import fold
from gradguide.extraction.gazetteer import Gazetteer
from gradguide.extraction.grammar import Grammar, Reading
from gradguide.extraction.grammars import document_grammars as all_document_grammars
from gradguide.extraction.grammars import sentence_grammars
from gradguide.extraction.lines import Line, lines
from gradguide.extraction.locations import located
from gradguide.extraction.offers import offered
from gradguide.extraction.outline import Outline, outline, paragraph_scope
from gradguide.extraction.passages import passages
from gradguide.extraction.programs import ProgramNames
from gradguide.extraction.scope import Stated
from gradguide.extraction.settling import settled
from gradguide.extraction.subjects import About, Place
from gradguide.extraction.topics import Topics
from gradguide.extraction.triggers import Triggers
from gradguide.model.claim import Claim, Evidence, Source, Subject
from gradguide.model.institution import Registry
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value, vocabulary
from gradguide.reading.document import BlockKind, Document


@dataclass(frozen=True, slots=True)
class _Draft:
    """A claim before it is known to be the first of its kind. `about` is None for the field."""

    about: About | None
    field: str
    attribute: str
    value: Value
    qualifiers: Mapping[str, Value]
    start: int
    end: int
    confidence: float
    extractor: str
    paid: bool


class Extractor:
    """Claims out of documents, for one field pack and one registry.

    `grammars` and `document_grammars` are all there are unless others are given.
    """

    def __init__(
        self,
        pack: FieldPack,
        registry: Registry,
        grammars: Sequence[Grammar] | None = None,
        document_grammars: Sequence[DocumentGrammar] | None = None,
        gazetteer: Gazetteer | None = None,
    ) -> None:
        self.pack = pack
        self.registry = registry
        self.gazetteer = gazetteer or Gazetteer(registry)
        self.names = ProgramNames(pack)
        self.topics = Topics(pack)
        self.grammars = sentence_grammars() if grammars is None else grammars
        self.document_grammars = (
            all_document_grammars() if document_grammars is None else document_grammars
        )
        self.triggers = Triggers(pack, self.grammars, self.document_grammars)
        self._of_field = frozenset(i for i, g in enumerate(self.grammars) if g.of_field)
        self.details = Details(self.topics.names)
        self.vocabulary = vocabulary()

    def relevant(self, text: str) -> bool:
        """Whether a text can hold a claim at all; a page's gist is enough to ask."""
        return self.triggers.relevant(fold(text))

    def claims(self, document: Document, as_of: date) -> list[Claim]:
        """All claims of a document, in the order of their places in the text.

        `as_of` bounds the years that the document can be dated with.
        """
        folded = fold(document.text)
        if not self.triggers.relevant(folded):
            return []
        document = bounded(document)
        found = lines(document, folded, self.gazetteer.mentions, self.names)
        owners = self.registry.by_host(standing.host_of(document.address))
        shape = outline(found, self.names, self.details, self.topics.of(found, folded), owners)
        by_block = {line.block.start: line for line in found}
        drafts = [self._of_structure(stated, shape) for stated in shape.stated]
        self._by_paragraph(found, shape)
        for line in found:
            scope = shape.scopes[line.index]
            if scope.school is None or line.block.kind is BlockKind.NAVIGATION:
                continue
            named = (*offered(line, scope), *located(line, scope, self.registry))
            drafts += [self._of_structure(stated, shape) for stated in named]
        places = [
            Place(passage, line, shape.scopes[line.index])
            for passage in passages(document, folded)
            for line in (by_block[passage.block.start],)
        ]
        drafts += self._read(folded, places)
        source = Source(
            address=document.address,
            kind=standing.kind_of(document.address, self.pack, owners),
            year=standing.year_of(document.title, document.text, as_of.year),
            title=document.title,
            media_type=document.media_type,
            sha256=document.sha256 or None,
        )
        return self._claims(document, source, drafts)

    def _by_paragraph(self, found: Sequence[Line], shape: Outline) -> None:
        """Under no entry, a paragraph that opens with one school is about that school."""
        for line in found:
            scope = shape.scopes[line.index]
            if scope.school is None and (own := paragraph_scope(line, scope)) is not None:
                shape.scopes[line.index] = own

    # -- what is said

    def _of_structure(self, stated: Stated, shape: Outline) -> _Draft:
        scope = shape.scopes[stated.scope]
        return _Draft(
            About(scope.school, stated.program), scope.field, stated.attribute, stated.value,
            stated.qualifiers, stated.start, stated.end, stated.confidence, "structure", scope.paid,
        )  # fmt: skip

    def _read(self, folded: str, places: Sequence[Place]) -> Iterator[_Draft]:
        everything = [place.passage for place in places]
        worth, of_document = self.triggers.worth_trying(folded, everything)
        for place, indices in zip(places, worth, strict=True):
            for index in sorted(indices & self._of_field if place.nobodys else indices):
                grammar = self.grammars[index]
                for reading in grammar.read(place.passage, self.pack):
                    yield from self._placed(place, reading, grammar.name)
        at = {id(passage): place for passage, place in zip(everything, places, strict=True)}
        for index in sorted(of_document):
            document_grammar = self.document_grammars[index]
            for found in document_grammar.read(everything, self.pack):
                yield from self._placed(at[id(found.passage)], found.reading, document_grammar.name)

    def _placed(self, place: Place, reading: Reading, extractor: str) -> Iterator[_Draft]:
        attribute = self.vocabulary[reading.attribute]
        for about in place.subjects(reading, attribute):
            start, end = place.passage.place(reading)
            yield _Draft(
                about, place.scope.field, reading.attribute, reading.value, reading.qualifiers,
                start, end, reading.confidence, extractor, place.scope.paid,
            )  # fmt: skip

    # -- claims

    def _claims(self, document: Document, source: Source, drafts: Iterable[_Draft]) -> list[Claim]:
        seen: set[tuple[object, ...]] = set()
        out: list[Claim] = []
        for draft in sorted(drafts, key=lambda d: (d.start, d.end, d.attribute, str(d.value))):
            claim = self._claim(document, source, draft)
            attribute = self.vocabulary[claim.attribute]
            key = (
                claim.subject,
                claim.attribute,
                str(claim.value).casefold(),
                tuple(
                    sorted(
                        (k, str(v)) for k, v in attribute.with_defaults(claim.qualifiers).items()
                    )
                ),
                claim.paid,
            )
            if key not in seen and attribute.complaint(claim.value, claim.qualifiers) is None:
                seen.add(key)
                out.append(claim)
        return settled(out)

    def _claim(self, document: Document, source: Source, draft: _Draft) -> Claim:
        about = draft.about
        if about is None:
            subject = Subject(field=draft.field)
        else:
            school = about.school
            named = school.name if school else ""
            # A page that never names its school is known by its address, if at all.
            only = next(iter(school.candidates)) if school and len(school.candidates) == 1 else None
            subject = Subject(
                institution=named or None,
                program=about.program.name if about.program else None,
                institution_id=None if named else only,
            )
        return Claim(
            doc=document.id,
            subject=subject,
            attribute=draft.attribute,
            value=draft.value,
            source=source,
            qualifiers=dict(draft.qualifiers),
            evidence=Evidence(document.text[draft.start : draft.end], draft.start, draft.end),
            confidence=draft.confidence,
            extractor=draft.extractor,
            paid=draft.paid,
        )

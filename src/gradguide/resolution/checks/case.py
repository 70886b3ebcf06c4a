"""What a check looks at: one program or one institution, with its claims at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gradguide.model.accreditation import Decision
from gradguide.model.catalog import Catalog
from gradguide.model.claim import Claim
from gradguide.model.fact import Fact, Finding, Program, Severity, Status
from gradguide.model.institution import Institution, Registry
from gradguide.model.vocabulary import Value, Vocabulary


@dataclass(frozen=True, slots=True)
class Case:
    """One entry of the catalog: `program` is None when it is the institution as a whole.

    `places` are the claims about it, in order; `school` is None outside the registry. `decisions`
    are those that accreditors have made about the institution.
    """

    name: str
    institution_id: str
    school: Institution | None
    program: Program | None
    facts: Sequence[Fact]
    places: Sequence[int]
    claims: Sequence[Claim]
    words: Vocabulary
    as_of: date
    decisions: Sequence[Decision] = ()

    def of(self, attribute: str) -> list[Fact]:
        """The facts about an attribute that decide and were not computed here."""
        return [
            fact
            for fact in self.facts
            if fact.attribute == attribute and fact.decides and fact.status is not Status.COMPUTED
        ]

    def by_document(self) -> Mapping[tuple[str, str], list[int]]:
        """The places of claims by document and by the program's name in it, so that two
        programs of one page are not taken for one."""
        out: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place in self.places:
            claim = self.claims[place]
            out[claim.doc, claim.subject.program or ""].append(place)
        return out

    def said(self, place: int) -> dict[str, Value]:
        """A claim's qualifiers with their defaults."""
        claim = self.claims[place]
        return self.words[claim.attribute].with_defaults(claim.qualifiers)

    def who(self, place: int) -> str:
        """Who makes a claim and of what year, for a person: "the school (2024), example.edu/x"."""
        source = self.claims[place].source
        kind = {"school": "the school", "guide": "a guide", "authority": "the authority"}
        year = f"{source.year}" if source.year is not None else "no year"
        return f"{kind[source.kind]} ({year}, {source.address})"

    def finding(
        self,
        kind: str,
        severity: Severity,
        message: str,
        attribute: str,
        claims: Sequence[int] = (),
        figures: Mapping[str, Value] | None = None,
    ) -> Finding:
        """A finding about this case; the message is led by its name."""
        return Finding(
            kind=kind,
            severity=severity,
            message=f"{self.name}: {message}",
            institution_id=self.institution_id,
            program=self.program.id if self.program else None,
            attribute=attribute,
            claims=tuple(sorted(set(claims))),
            figures=figures or {},
        )


def cases(
    catalog: Catalog, registry: Registry, words: Vocabulary, decisions: Iterable[Decision] = ()
) -> Iterator[Case]:
    """All institutions and programs of the catalog."""
    decided: dict[str | None, list[Decision]] = defaultdict(list)
    for decision in decisions:
        decided[decision.institution_id].append(decision)

    def case(name: str, school: str, facts: Sequence[Fact], program: Program | None) -> Case:
        return Case(
            name=name,
            institution_id=school,
            decisions=decided.get(school, ()),
            school=registry.get(school),
            program=program,
            facts=facts,
            places=_places(facts),
            claims=catalog.claims,
            words=words,
            as_of=catalog.as_of,
        )

    for entry in catalog.institutions:
        yield case(entry.name, entry.id, entry.facts, None)
    for one in catalog.programs:
        yield case(f"{one.institution}, {one.name}", one.institution_id, one.facts, one)


def _places(facts: Sequence[Fact]) -> list[int]:
    return sorted({place for f in facts for place in (*f.claims_for, *f.against)})

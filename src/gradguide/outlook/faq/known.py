"""What questions are asked of: a release's programs, the finder over them, federal tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from gradguide.catalog.national import National
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.finding.counts import FacetCounts
from gradguide.decisions.finding.find import Finder, Found
from gradguide.decisions.finding.query import Query
from gradguide.model.fact import Fact, FieldFacts
from gradguide.model.national import Award, Dataset
from gradguide.model.pack import JobTitle
from gradguide.resolution.synonyms import Synonyms

EVERY = 1_000_000
"""More programs than any release has."""

_NOUNS = {
    "bachelor": "bachelor's programs",
    "master": "master's programs",
    "doctoral": "doctoral programs",
    "certificate": "certificates",
    None: "degree programs",
}


def noun_of(level: str | None) -> str:
    """What programs of a level are called together."""
    return _NOUNS[level]


@dataclass(frozen=True)
class Known:
    """A release as questions see it.

    subject     what it is about, in words
    specialty   the specialty that is asked about, as the release calls it
    candidates  gives programs by id
    awards      the field's awards with how many graduated in the newest year (None: no row)
    year        that year, 0 where no completions were read
    alone       how many of them are in the release as programs of their own: no source describes
                a program whose graduates they count
    jobs        the field's titles of jobs
    """

    subject: str
    specialty: str | None
    as_of: date
    finder: Finder
    candidates: Callable[[Iterable[str]], tuple[Candidate, ...]]
    synonyms: Synonyms
    national: National
    fields: tuple[FieldFacts, ...]
    awards: tuple[tuple[Award, int | None], ...] = ()
    year: int = 0
    alone: int = 0
    jobs: tuple[JobTitle, ...] = ()
    _found: dict[str, Found] = field(default_factory=dict, repr=False, compare=False)

    def query(self, choices: Mapping[str, Iterable[str]] | None = None) -> Query:
        """A query for degrees with some values (certificates, where that level is asked for), of
        the specialty where one is asked about. What is known from federal counts alone is not
        among them: of that no source says anything that is asked here."""
        chosen = {name: tuple(values) for name, values in (choices or {}).items()}
        certificates = ("certificate",) if "certificate" in chosen.get("level", ()) else ()
        chosen.setdefault("kind", ("program", *certificates))
        if self.specialty is not None:
            chosen["specialty"] = (self.specialty,)
        return Query.of(choices=chosen)

    def find(self, choices: Mapping[str, Iterable[str]] | None = None) -> Found:
        """All programs that `find` finds for it.

        Raises:
            SituationError: a value is none of the release's; names the nearest.
        """
        query = self.query(choices)
        if query.text not in self._found:
            self._found[query.text] = self.finder.find(query, EVERY)
        return self._found[query.text]

    def facet(self, found: Found, name: str) -> FacetCounts:
        return next(counts for counts in found.facets if counts.name == name)

    def field_facts(self, attribute: str) -> tuple[Fact, ...]:
        """What is said of the field in general about an attribute, as far as it decides."""
        return tuple(
            fact
            for facts in self.fields
            for fact in facts.facts
            if fact.attribute == attribute and fact.decides
        )

    def dataset(self, name: str, year: int) -> tuple[Dataset, ...]:
        """The file of a dataset and year, where it was read."""
        return tuple(
            one for one in self.national.datasets() if (one.name, one.year) == (name, year)
        )


def level_choice(level: str | None) -> dict[str, tuple[str, ...]]:
    """The choice of a level; none means degrees of every level."""
    return {} if level is None else {"level": (level,)}

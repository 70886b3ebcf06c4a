"""Careers: from a job title to occupations, what they pay, and the programs that lead there.

How a program is known to lead somewhere is always said, because the ways differ in kind:

- the *crosswalk* of NCES says which instruction prepares for which occupations. It goes by
  subject, many to many, and says nothing of who is hired;
- a *specialty* that a program names is one that people with a title have studied, as the field's
  pack judges it;
- a *licence* that the title needs is one that a source says the program leads to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from gradguide.catalog.destinations import Destinations, Led, LedBySubject
from gradguide.catalog.national import National
from gradguide.model.catalog import Spelling
from gradguide.model.fact import Fact, FieldFacts
from gradguide.model.national import Dataset
from gradguide.model.pack import JobTitle, NearOccupation
from gradguide.outlook.likely import Named, speaking_of
from gradguide.outlook.pay import Figures, Published
from gradguide.outlook.title_words import plain
from gradguide.outlook.titles import Found, Titles
from gradguide.resolution.spelling import text_key
from gradguide.resolution.synonyms import Synonyms

CROSSWALK = "cip-soc-crosswalk"
IN_FULL = 3
"""Occupations that a title is told of in full; where it can mean more, they are a choice."""

_ROWS = 4096
"""Occupations, each for the nation or with a state, that are kept: about a kilobyte each."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of instruction (a CIP code) that prepares for an occupation."""

    cip: str
    title: str


@dataclass(frozen=True, slots=True)
class OccupationView:
    """An occupation: its figures, the field's titles for it, and where instruction leads to it.

    `subjects` are by the crosswalk, as far as the release covers it; `programs` are those under
    them, and `speaking` of each of the largest awards the programs (id, name) whose name or
    concentrations speak of its subject or of the occupation. `said` are facts about the field
    that speak of the occupation's pay or growth.
    """

    soc: str
    title: str
    figures: Figures
    field_titles: tuple[str, ...]
    subjects: tuple[Subject, ...]
    programs: LedBySubject
    said: tuple[Fact, ...] = ()
    speaking: tuple[tuple[Named, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class SpecialtyView:
    """A specialty that people with a title have studied, and the programs that name it."""

    name: str
    programs: Led


@dataclass(frozen=True, slots=True)
class LicenceView:
    """A licence that a title needs, the programs said to lead to it, and the states named."""

    role: str
    licence: str
    programs: Led
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TitleView:
    """A title of the field's that may be meant, with where people study for it.

    `soc` is None where the classification has no place for the title; `near` then says which
    occupations come nearest. `said` are facts that name it among the field's careers.
    """

    name: str
    soc: str | None
    near: tuple[NearOccupation, ...]
    specialties: tuple[SpecialtyView, ...]
    licences: tuple[LicenceView, ...]
    said: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a title. Everything but `found` is empty where it means nothing known.

    `graduates_year` is the year that programs' graduates are counted of, `crosswalk` the file
    behind the subjects.
    """

    found: Found
    titles: tuple[TitleView, ...]
    occupations: tuple[OccupationView, ...]
    state: str | None
    graduates_year: int | None
    crosswalk: Dataset | None


Tie = Literal["subject", "title", "near"]
"""What ties an occupation to the field: the crosswalk leads there from a subject of the field's, a
title of the field stands for it, or it is only nearest to a title of no code."""


@dataclass(frozen=True, slots=True)
class Row:
    """An occupation of the field for a table, with the field's titles for it."""

    soc: str
    title: str
    figures: Figures
    field_titles: tuple[str, ...]
    tie: Tie


class Careers:
    """Careers as an open release knows them.

    `cips` are the CIP codes of the field, or how they begin: a release of the whole country has
    those of all others too. Without them all that the release has are the field's.
    """

    def __init__(
        self,
        national: National,
        destinations: Destinations,
        jobs: Sequence[JobTitle],
        spellings: Iterable[Spelling] = (),
        fields: Sequence[FieldFacts] = (),
        cips: Iterable[str] = ("",),
    ) -> None:
        self.national = national
        self.destinations = destinations
        self.jobs = tuple(jobs)
        self.published = Published(national, destinations.areas())
        self.titles = Titles(self.jobs, national.occupations())
        self._given = tuple(spellings)
        self._fields = tuple(fields)
        self._cips = tuple(cips) or ("",)
        self._known: dict[tuple[str, str | None], Row | None] = {}

    @cached_property
    def crosswalk(self) -> Dataset | None:
        return self.published.dataset(CROSSWALK)

    @cached_property
    def specialties(self) -> Mapping[str, tuple[str, ...]]:
        """The field's specialties with their spellings."""
        out: dict[str, list[str]] = {}
        for one in self._given:
            if one.kind == "specialty":
                out.setdefault(one.name, []).append(one.spelling)
        return {name: tuple(names) for name, names in out.items()}

    @cached_property
    def synonyms(self) -> Synonyms:
        """What the field's specialties are called, and which a certificate's name means."""
        return Synonyms(self._given)

    @cached_property
    def _specialty_of(self) -> Mapping[str, str]:
        """The key of each spelling to its specialty."""
        return {text_key(s): name for name, own in self.specialties.items() for s in (name, *own)}

    @cached_property
    def _roles(self) -> tuple[tuple[str, frozenset[tuple[str, ...]], str], ...]:
        return tuple(
            (name, frozenset(plain(one) for one in (name, *names)), licence)
            for name, names, licence in self.destinations.roles()
        )

    def of_title(self, typed: str, state: str | None = None, most: int = 5) -> Answer:
        """What a title means and where it leads, with `most` programs to a list.

        Occupations come in the order of the titles, each once; a title that has none brings the
        nearest. Where they are more than `IN_FULL`, what leads to the titles is left out.
        """
        found = self.titles.look_up(typed)
        jobs = [match.job for match in found.matches if match.job is not None]
        codes = dict.fromkeys(
            soc
            for match in found.matches
            for soc in (
                [match.soc]
                if match.soc is not None
                else [near.soc for near in match.job.near]
                if match.job is not None
                else []
            )
        )
        return Answer(
            found,
            tuple(self.title_view(job, most) for job in jobs) if len(codes) <= IN_FULL else (),
            tuple(self.occupation_view(soc, state, most) for soc in codes),
            state,
            self.destinations.year,
            self.crosswalk,
        )

    def of_field(self, state: str | None = None) -> tuple[Row, ...]:
        """The occupations that the field's titles name and those that the crosswalk leads to from
        its subjects: those that employ most first, those of which that is not known last."""
        codes = {job.code for job in self.jobs if job.code is not None}
        codes |= {near.soc for job in self.jobs for near in job.near}
        codes |= self._taught
        return self._rows(codes, state)

    def rows_for(self, cip: str, state: str | None = None) -> tuple[Row, ...]:
        """The occupations that instruction under a CIP code prepares for, largest first."""
        return self._rows({one.soc for one in self.national.occupations_for(cip)}, state)

    def _rows(self, codes: Iterable[str], state: str | None) -> tuple[Row, ...]:
        found = (self._row(soc, state) for soc in sorted(codes))
        rows = [row for row in found if row is not None]
        return tuple(sorted(rows, key=lambda row: (-_employed(row), row.title)))

    def _row(self, soc: str, state: str | None) -> Row | None:
        """Kept, since thousands of programs lead to the same few hundred occupations."""
        key = soc, state
        if key not in self._known:
            if len(self._known) >= _ROWS:
                self._known.clear()
            self._known[key] = self._read_row(soc, state)
        return self._known[key]

    def _read_row(self, soc: str, state: str | None) -> Row | None:
        occupation = self.national.occupation(soc)
        if occupation is None:
            return None
        figures = self.published.figures(soc, state)
        return Row(soc, occupation.title, figures, self.field_titles(soc), self._tie(soc))

    def _tie(self, soc: str) -> Tie:
        if soc in self._taught:
            return "subject"
        return "title" if self.field_titles(soc) else "near"

    @cached_property
    def _taught(self) -> frozenset[str]:
        return self.destinations.taught(self._cips)

    def field_titles(self, soc: str) -> tuple[str, ...]:
        """The field's titles for an occupation."""
        return tuple(job.name for job in self.jobs if job.code == soc)

    def occupation_view(self, soc: str, state: str | None, most: int) -> OccupationView:
        """An occupation in full."""
        occupation = self.national.occupation(soc)
        titles = dict(self.national.cip_titles_for(soc))
        called = occupation.title if occupation else ""
        led = self.destinations.by_subject(soc, most)
        return OccupationView(
            soc,
            called,
            self.published.figures(soc, state),
            self.field_titles(soc),
            tuple(Subject(cip, title) for cip, title in titles.items()),
            led,
            self._said.get(soc, ()),
            tuple(
                speaking_of(
                    (titles.get(one.cip, ""), called),
                    one.programs,
                    self.national.concentrations_under(one.award),
                )
                for one in led.largest
            ),
        )

    def title_view(self, job: JobTitle, most: int) -> TitleView:
        """One of the field's titles, with where people study for it."""
        names = dict.fromkeys(job.specialties)
        names |= dict.fromkeys(
            self._specialty_of[key]
            for key in map(text_key, (job.name, *job.names))
            if key in self._specialty_of
        )
        own = {plain(name) for name in (job.name, *job.names)}
        return TitleView(
            job.name,
            job.code,
            job.near,
            tuple(SpecialtyView(name, self.with_specialty(name, most)) for name in names),
            tuple(
                LicenceView(role, licence, *self.destinations.by_licence(licence, most))
                for role, called, licence in self._roles
                if own & called
            ),
            tuple(
                fact
                for fact in self._facts("career")
                if fact.decides and any(plain(str(one.value)) in own for one in fact.values)
            ),
        )

    def with_specialty(self, name: str, most: int) -> Led:
        """The programs that name a specialty as a concentration, or as what a certificate is in."""
        keys = {text_key(one) for one in (name, *self.specialties.get(name, ()))}
        numbers = (number for key in keys for number in self._named.get(key, ()))
        return self.destinations.of_numbers(numbers, most)

    @cached_property
    def _named(self) -> Mapping[str, list[int]]:
        """Keys of concentrations, and of specialties that certificates are in by their names, to
        programs' numbers."""
        out: dict[str, list[int]] = {}
        for number, kind, name, concentrations in self.destinations.described():
            for written in concentrations:
                out.setdefault(text_key(written), []).append(number)
            by_name = self.synonyms.named_by(kind, name)
            if by_name is not None:
                out.setdefault(text_key(by_name), []).append(number)
        return out

    def specialty_called(self, written: str) -> str | None:
        """The field's specialty that is written so, or None."""
        return self._specialty_of.get(text_key(written))

    def titles_of_specialty(self, specialty: str) -> tuple[JobTitle, ...]:
        """The field's titles of people who have studied a specialty."""
        keys = {text_key(one) for one in (specialty, *self.specialties.get(specialty, ()))}
        return tuple(
            job
            for job in self.jobs
            if specialty in job.specialties or keys & {text_key(name) for name in job.names}
        )

    def licensed_titles(self, licence: str) -> tuple[tuple[str, tuple[JobTitle, ...]], ...]:
        """The roles that a licence is for, each with the field's titles of that name."""
        return tuple(
            (role, tuple(job for job in self.jobs if called & {plain(n) for n in job.names}))
            for role, called, own in self._roles
            if own == licence
        )

    def facts_of_field(self, attribute: str, field: str) -> tuple[Fact, ...]:
        """The facts about a branch of the field by its name."""
        wanted = text_key(field)
        return tuple(
            fact
            for one in self._fields
            if text_key(one.field) == wanted
            for fact in one.facts
            if fact.attribute == attribute and fact.decides
        )

    def _facts(self, attribute: str) -> tuple[Fact, ...]:
        return tuple(f for one in self._fields for f in one.facts if f.attribute == attribute)

    @cached_property
    def _said(self) -> Mapping[str, tuple[Fact, ...]]:
        """Facts about the field on the pay and growth of occupations, by their titles."""
        out: dict[str, list[Fact]] = {}
        for fact in (*self._facts("median_wage"), *self._facts("occupation_growth_pct")):
            if fact.decides:
                for soc in self.titles.codes(str(fact.key.get("occupation", ""))):
                    out.setdefault(soc, []).append(fact)
        return {soc: tuple(facts) for soc, facts in out.items()}


def _employed(row: Row) -> int:
    wages = row.figures.nation.wages
    return -1 if wages is None or wages.employment is None else wages.employment

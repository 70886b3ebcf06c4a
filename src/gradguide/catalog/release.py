"""Reading a release: programs, institutions, facts and the evidence behind them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from gradguide.catalog import load, outlook
from gradguide.catalog.awarded import Awarded, awarded
from gradguide.catalog.connect import open_immutable
from gradguide.catalog.destinations import Destinations
from gradguide.catalog.national import National
from gradguide.catalog.search_text import match_expression, variants
from gradguide.catalog.search_text import words as words_in
from gradguide.model.catalog import Spelling
from gradguide.model.claim import Claim
from gradguide.model.fact import Fact, FieldFacts, Finding, InstitutionEntry, Program
from gradguide.model.licensure import Licensing
from gradguide.model.organizations import Organizations
from gradguide.model.pack import JobTitle
from gradguide.resolution.spelling import slug


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a release holds. Counts by name; `shown_only` are the facts that only paid
    placement or machine-written pages speak of (they are among `facts` too)."""

    institutions: int
    programs: Mapping[str, int]
    facts: Mapping[str, int]
    claims: int
    quoted: int
    documents: int
    findings: Mapping[str, int]
    unknown_names: int
    quarantined: int
    shown_only: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A fact opened: every claim for it and against it."""

    fact: Fact
    claims_for: tuple[Claim, ...]
    against: tuple[Claim, ...]


class Release:
    """An open release. Use it as a context manager, or close it.

    >>> with Release(Path("lis.db")) as release:
    ...     program = release.program("harbor-state-university/mkt")
    """

    def __init__(self, path: Path) -> None:
        """Open a release for reading.

        Raises:
            ReleaseError: the file is not there, is no release, or is one of another schema.
        """
        self.path = path
        self._connection = open_immutable(path)

    def __enter__(self) -> Release:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """The release's own description: schema_version, field, as_of, counts, inputs, content."""
        rows = self._connection.execute("SELECT name, value FROM manifest ORDER BY name")
        return {name: json.loads(value) for name, value in rows}

    @property
    def field_name(self) -> str:
        """What the field is called within a sentence ("social work")."""
        name = str(self.manifest.get("field_name") or self.manifest["field"].replace("-", " "))
        return name[:1].lower() + name[1:] if name[1:2].islower() else name

    @property
    def cips(self) -> tuple[str, ...]:
        """The field's CIP codes, or how they begin ("25.01"). A release that was built before its
        manifest told them has those of its described programs."""
        told = self.manifest.get("cip")
        return self.national.described_cips() if told is None else tuple(told)

    @property
    def as_of(self) -> date:
        return date.fromisoformat(self.manifest["as_of"])

    @property
    def readable(self) -> bool:
        """Whether the file can be read at this moment."""
        try:
            return self._count("manifest") > 0
        except sqlite3.Error:
            return False

    @cached_property
    def national(self) -> National:
        """What federal agencies publish, as far as this release holds it."""
        return National(self._connection)

    @cached_property
    def licensing(self) -> Licensing:
        """What sources say of licensing by states, statement by statement."""
        return outlook.licensing(self._connection)

    @cached_property
    def organizations(self) -> Organizations:
        """Professional bodies, and what sources say of them, statement by statement."""
        return outlook.organizations(self._connection)

    def leading_to(self, licence: str) -> tuple[outlook.Leads, ...]:
        """The programs, and schools as a whole, that are said to lead to a licence."""
        return outlook.leading_to(self._connection, licence)

    @cached_property
    def destinations(self) -> Destinations:
        """Where this release's programs lead."""
        return Destinations(self._connection)

    def programs(self, kind: str | None = None) -> tuple[Program, ...]:
        """All programs with their facts, or those of one kind, in the order of their ids."""
        if kind is None:
            return load.programs(self._connection)
        return load.programs(self._connection, "WHERE p.kind = ?", (kind,))

    def program(self, program_id: str) -> Program | None:
        """The program of that id, or None."""
        found = load.programs(self._connection, "WHERE p.id = ?", (program_id,))
        return found[0] if found else None

    def has_program(self, program_id: str) -> bool:
        """Whether there is a program of that id."""
        found = self._connection.execute("SELECT 1 FROM programs WHERE id = ?", (program_id,))
        return found.fetchone() is not None

    def programs_with_schools(
        self, ids: Iterable[str]
    ) -> tuple[tuple[Program, ...], tuple[InstitutionEntry, ...]]:
        """The programs of these ids with the degrees that they are tracks of, and their schools."""
        wanted = set(ids)
        found = load.by_id(self._connection, wanted)
        found += load.by_id(self._connection, {p.parent for p in found if p.parent} - wanted)
        schools = load.schools(self._connection, {p.institution_id for p in found})
        return found, schools

    def programs_of(self, institution_id: str) -> tuple[Program, ...]:
        """An institution's programs, in the order of their ids."""
        return load.programs(self._connection, "WHERE p.institution_id = ?", (institution_id,))

    def awarded(self) -> Awarded:
        """The programs of kind "award" as columns."""
        return awarded(self._connection, self.institutions())

    def program_codes(self) -> Mapping[str, tuple[str, ...]]:
        """The CIP codes under which a program's graduates are counted, by its id; awards that
        stand as programs go by theirs anyway and are not among them."""
        codes: dict[str, list[str]] = defaultdict(list)
        for program_id, cip in self._connection.execute(
            """SELECT DISTINCT p.id, a.cip FROM programs p
            JOIN program_awards l ON l.program = p.number JOIN awards a ON a.number = l.award
            WHERE p.kind <> 'award' ORDER BY p.id, a.cip"""
        ):
            codes[program_id].append(cip)
        return {program_id: tuple(found) for program_id, found in codes.items()}

    def described(self) -> tuple[Program, ...]:
        """The programs that sources describe, in the order of their ids: all but those of kind
        "award"."""
        return load.programs(self._connection, "WHERE p.kind <> 'award'")

    def described_ids(self) -> tuple[str, ...]:
        """Their ids alone."""
        rows = self._connection.execute("SELECT id FROM programs WHERE kind <> 'award' ORDER BY id")
        return tuple(key for (key,) in rows)

    def program_names(self, institution_id: str) -> tuple[list[tuple[str, str, str]], int]:
        """The id, name and kind of each described program of an institution, in the order of
        their ids; and how many are known from federal counts alone (of kind "award")."""
        rows = self._connection.execute(
            "SELECT id, name, kind FROM programs WHERE institution_id = ? ORDER BY id",
            (institution_id,),
        ).fetchall()
        described = [(key, name, kind) for key, name, kind in rows if kind != "award"]
        return described, len(rows) - len(described)

    def awards_at(
        self, institution_id: str, most: int, after: int = 0
    ) -> tuple[tuple[str, str, int, int], ...]:
        """Of an institution's programs of kind "award" so many after the first `after`, those with
        the most graduates first: id, name, and how many graduated in which year."""
        rows = self._connection.execute(
            """SELECT p.id, p.name, c.total, c.year FROM programs p
            JOIN program_awards l ON l.program = p.number JOIN awards a ON a.number = l.award
            JOIN completions c ON c.award = a.number AND c.year = a.last_year
            WHERE p.institution_id = ? AND p.kind = 'award'
            ORDER BY c.year DESC, c.total DESC, p.id LIMIT ? OFFSET ?""",
            (institution_id, most, after),
        )
        return tuple((key, name, total, year) for key, name, total, year in rows)

    def institutions(self) -> tuple[InstitutionEntry, ...]:
        """All institutions, in the order of their names."""
        return load.institutions(self._connection)

    @cached_property
    def institution_names(self) -> tuple[tuple[str, str, str], ...]:
        """The id, slug and name of every institution, in the order of their names."""
        rows = self._connection.execute("SELECT id, slug, name FROM institutions ORDER BY name, id")
        return tuple((key, slug_, name) for key, slug_, name in rows)

    def institution(self, name: str) -> InstitutionEntry | None:
        """The institution of that id, slug or name, or None."""
        found = load.institutions(self._connection, "WHERE id = ? OR slug = ?", (name, slug(name)))
        return found[0] if found else None

    def fields(self) -> tuple[FieldFacts, ...]:
        """What is said of fields in general."""
        return self._fields

    @cached_property
    def _fields(self) -> tuple[FieldFacts, ...]:
        names = [
            name
            for (name,) in self._connection.execute(
                "SELECT DISTINCT owner FROM facts WHERE about = 'field' ORDER BY owner"
            )
        ]
        facts = load.facts_of(self._connection, "field", names)
        return tuple(FieldFacts(name, facts[name]) for name in names)

    def find(self, words: str = "") -> tuple[Program, ...]:
        """Programs by words of their name, school, concentrations or place, or by what else the
        field pack calls them.

        All words have to be there, each from its beginning ("rop" finds "ropes"); without words,
        all programs in the order of their ids, else the best matches first.
        `gradguide.decisions.finding.find` also asks what is known of them.
        """
        wanted = words_in(words)
        if not wanted:
            return () if words.strip() else self.programs()
        found = load.programs(
            self._connection,
            "WHERE p.number IN (SELECT rowid FROM program_words WHERE program_words MATCH ?)",
            (match_expression(words),),
        )
        return tuple(sorted(found, key=lambda program: _distance(program, wanted)))

    def spellings(self) -> tuple[Spelling, ...]:
        """The field pack's spellings, as it was when the release was built."""
        rows = self._connection.execute(
            "SELECT kind, name, spelling FROM spellings ORDER BY kind, name, spelling"
        )
        return tuple(Spelling(kind, name, spelling) for kind, name, spelling in rows)

    def job_titles(self) -> tuple[JobTitle, ...]:
        """The field pack's titles of jobs, as they were when the release was built, by name."""
        return load.job_titles(self._connection)

    def index_part(self, name: str) -> bytes | None:
        """A part of the index for finding, or None where the release has none of that name."""
        found = self._connection.execute(
            "SELECT data FROM find_index WHERE name = ?", (name,)
        ).fetchone()
        return None if found is None else bytes(found[0])

    def listing(self) -> Iterable[tuple[Any, ...]]:
        """The rows of the listing, in the order of the programs' numbers."""
        return self._connection.execute("SELECT * FROM listing ORDER BY number")

    def claims(self, places: Iterable[int]) -> tuple[Claim, ...]:
        """The claims at some places, in order."""
        found = load.claims(self._connection, places)
        return tuple(found[place] for place in sorted(found))

    def all_claims(self) -> Iterable[Claim]:
        """Every claim of the release in order, one at a time."""
        return load.all_claims(self._connection)

    def open(self, fact: Fact) -> Opened:
        """A fact with the claims for and against it."""
        found = load.claims(self._connection, (*fact.claims_for, *fact.against))
        return Opened(
            fact,
            tuple(found[place] for place in fact.claims_for),
            tuple(found[place] for place in fact.against),
        )

    def text(self, doc: str) -> str | None:
        """The text of a document that evidence stands in, or None for one without."""
        row = self._connection.execute("SELECT text FROM texts WHERE doc = ?", (doc,)).fetchone()
        return None if row is None else str(row[0])

    def findings(
        self, program: str | None = None, institution_id: str | None = None
    ) -> tuple[Finding, ...]:
        """What the checks found: all of it, or about a program, or about an institution."""
        if program is not None:
            return load.findings(self._connection, "WHERE program = ?", (program,))
        if institution_id is not None:
            return load.findings(self._connection, "WHERE institution_id = ?", (institution_id,))
        return load.findings(self._connection)

    def unknown_names(self) -> Mapping[str, int]:
        """Schools' names that no institution was found for, with how many claims use each."""
        rows = self._connection.execute(
            "SELECT name, count(*) FROM unknown_names GROUP BY name ORDER BY count(*) DESC, name"
        )
        return dict(rows.fetchall())

    def quarantine(self) -> tuple[tuple[str, str], ...]:
        """What could not be read: place and reason each."""
        rows = self._connection.execute("SELECT place, reason FROM quarantine ORDER BY number")
        return tuple((place, reason) for place, reason in rows)

    def stats(self) -> Stats:
        """How much there is of everything."""
        return Stats(
            institutions=self._count("institutions"),
            programs=self._counts("programs", "kind"),
            facts=self._counts("facts", "status"),
            claims=self._count("claims"),
            quoted=self._count("claims WHERE quote IS NOT NULL"),
            documents=self._count("texts"),
            findings=self._counts("findings", "kind"),
            unknown_names=len(self.unknown_names()),
            quarantined=self._count("quarantine"),
            shown_only=self._count("facts WHERE standing < 2"),
        )

    def _count(self, what: str) -> int:
        return int(self._connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])

    def _counts(self, table: str, column: str) -> dict[str, int]:
        rows = self._connection.execute(
            f"SELECT {column}, count(*) FROM {table} GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        return dict(rows.fetchall())


def _distance(program: Program, wanted: Iterable[str]) -> tuple[bool, int, str]:
    """How far a program is from some words: those that stand in its name are nearest, then
    those of its school, its concentrations, other names; then its id decides.

    It depends on nothing but the program. A measure that weighs words by how many programs have
    them (BM25) would let a program that only paid placement speaks of change the order of the
    others; such programs come last.
    """
    columns = (
        f"{program.name} {program.degree or ''}",
        program.institution,
        " ".join(program.concentrations),
        " ".join(program.aliases),
    )
    in_columns = [words_in(text) for text in columns]
    distance = sum(
        next((at for at, own in enumerate(in_columns) if _begins(word, own)), len(columns))
        for word in wanted
    )
    return not any(fact.decides for fact in program.facts), distance, program.id


def _begins(word: str, own: Iterable[str]) -> bool:
    return any(one.startswith(variants(word)) for one in own)

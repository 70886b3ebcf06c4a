"""Facts that federal tables state of awards and of schools, made when they are read.

A release for all of the country has hundreds of thousands of awards. What is stated of each stands
in the federal tables already; no claim or fact of it is stored a second time. Here rows of those
tables become claims, and claims become facts by the rules that hold for all facts
(`resolution.reconcile`).

A claim is known by a number that says which row and column it is of (`place_of_award`,
`place_of_school`). Such numbers begin where those of stored claims can never come to (`FIRST`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from gradguide.model.claim import Claim, Source, Subject
from gradguide.model.fact import Fact
from gradguide.model.national import Dataset
from gradguide.model.vocabulary import Value, vocabulary
from gradguide.resolution.reconcile import facts

FIRST = 1 << 50
"""The first number of a claim of a federal row; stored claims are numbered from 0."""

Of = Literal["completions", "distance", "tuition", "per_credit", "application_fee"]
_OF: tuple[Of, ...] = ("completions", "distance", "tuition", "per_credit", "application_fee")
RESIDENCIES = ("in_state", "out_of_state")
"""The residencies whose charges are facts: what a district's residents pay has no name among
those of claims."""

_FIRST_YEAR = 1900
_EXTRACTOR = "federal"
_UNKNOWN = "unknown"

_DATASETS: Mapping[Of, tuple[str, ...]] = {
    "completions": ("ipeds-completions",),
    "distance": ("ipeds-distance",),
    "tuition": ("ipeds-charges",),
    "per_credit": ("ipeds-charges",),
    "application_fee": ("ipeds-characteristics", "ipeds-charges"),
}
_FEE_IN_CHARGES = 2024
"""The year from which the application fee stands among the charges (docs/federal-data.md)."""


@dataclass(frozen=True, slots=True)
class Row:
    """Which row of a federal table a claim is of: `key` is an award's number, or a school's
    UNITID as a number. `residency` is a place in `RESIDENCIES`, of charges."""

    of: Of
    key: int
    year: int
    residency: int = 0

    @property
    def place(self) -> int:
        """The number of the claim."""
        code = _OF.index(self.of) * len(RESIDENCIES) + self.residency
        return FIRST + (self.key << 12 | code << 8 | (self.year - _FIRST_YEAR))


def row_at(place: int) -> Row | None:
    """The row that a claim's number stands for; None for a stored claim."""
    if place < FIRST:
        return None
    rest = place - FIRST
    of, residency = divmod((rest >> 8) & 0xF, len(RESIDENCIES))
    return Row(_OF[of], rest >> 12, (rest & 0xFF) + _FIRST_YEAR, residency)


@dataclass(frozen=True, slots=True)
class Counted:
    """An award with what the newest rows of it state.

    `total` are the graduates of `year`. `programs`, `online` and `partly` are what the school
    reports on distance education in `distance_year`; None where it reports nothing.
    """

    number: int
    unitid: str
    institution: str
    name: str
    cip: str
    level: str
    code: int
    year: int
    total: int
    programs: int | None = None
    online: int | None = None
    partly: int | None = None
    distance_year: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a school asks of graduate students in a year, in dollars; None where it is not said."""

    unitid: str
    institution: str
    year: int
    residency: str
    tuition: int | None
    per_credit: int | None


@dataclass(frozen=True, slots=True)
class Fee:
    """What a school asks of graduate applicants, in dollars."""

    unitid: str
    institution: str
    year: int
    dollars: int


def delivery_of(programs: int, online: int, partly: int) -> str | None:
    """How the programs of a subject and level are delivered, where that is the same for all of
    them: all entirely at a distance, or none of it at a distance. None where only some can be,
    since nobody says which of them or which part."""
    if programs <= 0:
        return None
    if online == programs:
        return "online"
    return "campus" if online == 0 and partly == 0 else None


Sources = Mapping[tuple[str, int], Dataset]
"""The federal files of a release by name and year."""


def award_claims(one: Counted, sources: Sources) -> list[tuple[int, Claim]]:
    """What the newest rows state of an award, each with the number of the claim."""
    subject = Subject(one.institution, one.name, None, one.unitid)
    where = f"UNITID {one.unitid}, CIPCODE {one.cip}, AWLEVEL {one.code}"
    key: dict[str, Value] = {"level": one.level, "cip": one.cip, "year": one.year}
    note = f"{where}, MAJORNUM 1, column CTOTALT"
    row = Row("completions", one.number, one.year)
    out = [(row.place, _claim(row, subject, ("completions", one.total), key, sources, note))]
    if one.programs is None or one.online is None or one.partly is None:
        return out
    delivery = delivery_of(one.programs, one.online, one.partly)
    if delivery is not None and one.distance_year is not None:
        row = Row("distance", one.number, one.distance_year)
        note = (
            f"UNITID {one.unitid}, CIPCODE {one.cip}: of {one.programs} programs at this level "
            f"{one.online} entirely at a distance, {one.partly} partly"
        )
        out.append((row.place, _claim(row, subject, ("delivery", delivery), {}, sources, note)))
    return out


def school_claims(
    asked: Iterable[Asked], fees: Iterable[Fee], sources: Sources
) -> list[tuple[int, Claim]]:
    """What a school's newest rows state of it as a whole. None of it is a program's own price."""
    out = []
    for one in asked:
        if one.residency not in RESIDENCIES:
            continue
        subject = Subject(one.institution, None, None, one.unitid)
        residency = RESIDENCIES.index(one.residency)
        said: dict[str, Value] = {"residency": one.residency}
        note = (
            f"UNITID {one.unitid}: for graduate students of the school as a whole, an average "
            "where programs differ; no price of one program"
        )
        if one.tuition is not None:
            row = Row("tuition", int(one.unitid), one.year, residency)
            flat = ("tuition_flat", one.tuition)
            year = {**said, "per": "year", "pace": "full_time"}
            out.append((row.place, _claim(row, subject, flat, year, sources, note)))
        if one.per_credit is not None:
            row = Row("per_credit", int(one.unitid), one.year, residency)
            credit = ("tuition_per_credit", one.per_credit)
            out.append((row.place, _claim(row, subject, credit, said, sources, note)))
    for fee in fees:
        row = Row("application_fee", int(fee.unitid), fee.year)
        subject = Subject(fee.institution, None, None, fee.unitid)
        note = f"UNITID {fee.unitid}: for applicants to graduate study"
        stated = ("fee", fee.dollars)
        out.append((row.place, _claim(row, subject, stated, {"per": "application"}, sources, note)))
    return out


def facts_from(numbered: Sequence[tuple[int, Claim]], as_of: date) -> tuple[Fact, ...]:
    """The facts that claims of federal rows add up to at a date."""
    claims = [claim for _, claim in numbered]
    places = [place for place, _ in numbered]
    return tuple(
        replace(
            fact,
            values=tuple(
                replace(stated, claims=tuple(sorted(places[at] for at in stated.claims)))
                for stated in fact.values
            ),
            against=tuple(sorted(places[at] for at in fact.against)),
        )
        for fact in facts(claims, range(len(claims)), vocabulary(), as_of)
    )


def _files_of(row: Row) -> tuple[str, ...]:
    names = _DATASETS[row.of]
    moved = row.of == "application_fee" and row.year >= _FEE_IN_CHARGES
    return names[::-1] if moved else names


def _claim(
    row: Row,
    subject: Subject,
    stated: tuple[str, Value],
    qualifiers: Mapping[str, Value],
    sources: Sources,
    note: str,
) -> Claim:
    attribute, value = stated
    files = (sources.get((name, row.year)) for name in _files_of(row))
    dataset = next((file for file in files if file is not None), None)
    address = dataset.address if dataset else _UNKNOWN
    title = f"{dataset.agency}, {dataset.title}, {row.year}" if dataset else None
    file = f"{dataset.file}, " if dataset else ""
    source = Source(address, "authority", row.year, title)
    return Claim(
        doc=address,
        subject=subject,
        attribute=attribute,
        value=value,
        source=source,
        qualifiers=qualifiers,
        extractor=_EXTRACTOR,
        note=file + note,
    )

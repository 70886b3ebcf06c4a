"""What federal agencies publish about schools, awards and occupations: its tables and its values.

`TABLES` is the one description of the tables. Sources fill them, a release keeps them (its
`schema.sql` has the same columns, with what each means), and the types below are what is read
from a release.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

AwardLevel = Literal[
    "undergraduate_certificate", "associate", "bachelor", "certificate", "master", "doctoral"
]
"""Levels of awards. "certificate" is one after a bachelor's or a master's degree."""

LEVEL_OF_CODE: Mapping[int, AwardLevel] = {
    20: "undergraduate_certificate", 21: "undergraduate_certificate",
    2: "undergraduate_certificate", 4: "undergraduate_certificate",
    3: "associate", 5: "bachelor", 6: "certificate", 7: "master", 8: "certificate",
    17: "doctoral", 18: "doctoral", 19: "doctoral",
}  # fmt: skip
"""IPEDS's AWLEVEL since 2020 (NCES, IPEDS Completions, file documentation of C2020_A)."""

GRADUATE: tuple[AwardLevel, ...] = ("certificate", "master", "doctoral")

FINER_LEVELS: Mapping[str, tuple[str, ...]] = {
    "certificate": ("certificate", "postbaccalaureate_certificate"),
    "doctoral": ("doctoral", "first_professional"),
}
"""Levels that the College Scorecard parts, and in what (its data dictionary, CREDLEV)."""

Residency = Literal["in_district", "in_state", "out_of_state"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns with their SQL types, and how many of the first are its key."""

    name: str
    columns: tuple[tuple[str, str], ...]
    key: int

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.columns)

    @property
    def key_columns(self) -> tuple[str, ...]:
        return self.names[: self.key]


def _table(name: str, key: int, /, **columns: str) -> tuple[str, Table]:
    return name, Table(name, tuple(columns.items()), key)


_T, _I, _R = "VARCHAR", "BIGINT", "DOUBLE"

TABLES: Mapping[str, Table] = dict((
    _table("datasets", 2, name=_T, year=_I, agency=_T, title=_T, edition=_T, address=_T, file=_T,
           sha256=_T, rows=_I),
    _table("schools", 1, unitid=_T, name=_T, aliases=_T, city=_T, state=_T, control=_T, host=_T,
           opeid=_T, active=_I, closed=_T, successor=_T, latitude=_R, longitude=_R, year=_I),
    _table("successions", 1, unitid=_T, address=_T),
    _table("cips", 1, cip=_T, title=_T),
    _table("awards", 1, number=_I, unitid=_T, cip=_T, level=_T, code=_I, first_year=_I,
           last_year=_I),
    _table("completions", 2, award=_I, year=_I, total=_I, men=_I, women=_I, second=_I, imputed=_I),
    _table("distance", 4, unitid=_T, cip=_T, level=_T, year=_I, programs=_I, online=_I, partly=_I),
    _table("characteristics", 2, unitid=_T, year=_I, calendar=_T, graduate_distance=_I,
           application_fee=_I),
    _table("charges", 3, unitid=_T, year=_I, residency=_T, tuition=_I, fees=_I, per_credit=_I),
    _table("earnings", 5, unitid=_T, cip4=_T, level=_T, measure=_T, year=_I, dollars=_I, count=_I),
    _table("occupations", 1, soc=_T, title=_T),
    _table("occupation_parts", 2, soc=_T, part=_T),
    _table("wages", 3, soc=_T, area=_T, year=_I, employment=_I, p10=_I, p25=_I, median=_I, p75=_I,
           p90=_I, mean=_I, top_coded=_T, top=_I),
    _table("projections", 3, soc=_T, from_year=_I, to_year=_I, employment_from=_I, employment_to=_I,
           change_permille=_I, openings=_I, education=_T, experience=_T, training=_T),
    _table("cip_soc", 2, cip=_T, soc=_T),
    _table("accredited", 5, agency=_T, unitid=_T, institution=_T, program=_T, status=_T, since=_T,
           until=_T),
))  # fmt: skip
"""The tables in the order in which they are filled. `completions.award` is `awards.number`;
numbers count from 1 in the order of (unitid, cip, code)."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A federal file that was read: what it is, of which year, and where it came from."""

    name: str
    year: int
    agency: str
    title: str
    edition: Literal["published", "provisional", "revised", "compiled"]
    address: str
    file: str
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class School:
    """A school as NCES's directory has it, open or closed.

    `closed` is a date as far as it is known ("2022-07-01", "2022"). `successor` is the UNITID of
    the institution that it became or was merged into. `year` is the directory's.
    """

    unitid: str
    name: str
    aliases: tuple[str, ...]
    city: str
    state: str
    control: Literal["public", "private_nonprofit", "private_for_profit", ""]
    host: str
    opeid: str
    active: bool
    closed: str | None
    successor: str | None
    latitude: float | None
    longitude: float | None
    year: int


@dataclass(frozen=True, slots=True)
class Award:
    """What a school reports awards in: a subject (CIP code) at a level (AWLEVEL `code`).

    The years are the first and last of those that were read in which a row of it stands; a row
    with no graduates says that the program is there all the same.
    """

    number: int
    unitid: str
    cip: str
    title: str
    level: AwardLevel
    code: int
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Completions:
    """Awards conferred in the twelve months up to June of `year`, first majors.

    `second` are those for whom it was the second major. `imputed` says whether NCES estimated
    the number, None where the file does not say.
    """

    year: int
    total: int
    men: int
    women: int
    second: int
    imputed: bool | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """What a school reports to NCES on distance education in a subject at a level: how many
    programs, how many of them entirely at a distance, and how many partly."""

    cip: str
    level: AwardLevel
    year: int
    programs: int
    online: int
    partly: int


@dataclass(frozen=True, slots=True)
class Charges:
    """What a school charges a graduate student of some residency, in whole dollars: averages for
    a full-time year, and the price of a credit. None where it is not said."""

    year: int
    residency: Residency
    tuition: int | None
    fees: int | None
    per_credit: int | None


@dataclass(frozen=True, slots=True)
class Earnings:
    """A median of the College Scorecard for a school's graduates of a field (a CIP code of four
    digits) at a level. `dollars` is None where it is suppressed for privacy.

    `level` is an `AwardLevel`, or finer where the Scorecard tells apart what that does not:
    "postbaccalaureate_certificate" (else "certificate") and "first_professional" (else "doctoral").
    """

    cip4: str
    level: str
    measure: str
    year: int
    dollars: int | None
    count: int | None


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation of the Standard Occupational Classification 2018."""

    soc: str
    title: str


@dataclass(frozen=True, slots=True)
class Wages:
    """Yearly wages in an occupation, all industries, whole dollars (BLS, OEWS).

    `area` is "US" or a state's two letters, `year` that of the May in question. A percentile is
    None where it was not released. The names in `top_coded` are of figures that are at least
    `top`, for which no figure is published ("#").
    """

    soc: str
    area: str
    year: int
    employment: int | None
    p10: int | None
    p25: int | None
    median: int | None
    p75: int | None
    p90: int | None
    mean: int | None
    top_coded: tuple[str, ...] = ()
    top: int | None = None


@dataclass(frozen=True, slots=True)
class Projection:
    """An occupation's future as BLS projects it. `employment_from` and `employment_to` are
    persons (published in thousands with one decimal), `change_permille` tenths of a percent,
    `openings` a year on average. Texts are empty where none is given."""

    soc: str
    from_year: int
    to_year: int
    employment_from: int
    employment_to: int
    change_permille: int
    openings: int
    education: str
    experience: str
    training: str


@dataclass(frozen=True, slots=True)
class Accredited:
    """What an accreditor's list says of a school, or of a program there (empty: of the school).

    `status` is in the agency's words; `since` and `until` are dates as far as they are given.
    """

    agency: str
    unitid: str
    institution: str
    program: str
    status: str
    since: str | None
    until: str | None

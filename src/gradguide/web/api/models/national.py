"""What federal agencies and accreditors say of a program or a school."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from gradguide.web.api.models.facts import Record, Scalar


class SourceRow(Record):
    """A row of a federal file."""

    dataset: str
    year: int
    agency: str
    edition: str
    file: str
    address: str | None
    sha256: str
    row: dict[str, Scalar]


class SchoolName(Record):
    """A school by its federal number and name."""

    unitid: str
    name: str


class Fate(Record):
    """What became of a school that has closed or become another."""

    unitid: str
    name: str
    closed: str
    successor: SchoolName | None
    source: str


class YearOfGraduates(Record):
    """Graduates of an academic year; null: not counted."""

    year: int
    total: int | None
    men: int = 0
    women: int = 0
    second_majors: int = 0
    imputed: int | None = Field(default=None, description="How many the agency estimated")


class Trend(Record):
    """Whether there are more from year to year."""

    direction: str | None
    a_year: str | None
    from_: int | None = Field(alias="from")
    to: int | None
    reason: str | None = Field(description="Why nothing is said")


class Women(Record):
    """The share of women."""

    year: int
    women: int
    total: int
    permille: int


class Series(Record):
    """Graduates by year."""

    years: list[YearOfGraduates]
    trend: Trend
    women: Women | None


class AwardSeries(Series):
    """Graduates of an award (a subject at a level at a school) by year."""

    name: str
    cip: str
    level: str
    award_level_code: int
    programs: list[str] = Field(description="The programs whose graduates are counted here")
    sources: list[SourceRow] = Field(default=[])


class CountedWith(Record):
    """Another program whose graduates are in the same count."""

    id: str
    name: str
    speaks_of_the_subject: bool


class Before(Record):
    """Graduates of a school that became this one."""

    unitid: str
    name: str
    until: str
    source: str
    awards: list[AwardSeries]


class Graduates(Record):
    """Graduates, with what may be added together and what may not."""

    awards: list[AwardSeries]
    together: Series | None
    counted_with: list[CountedWith]
    further_awards: int
    before: list[Before]


class Distance(Record):
    """How many programs of a subject a school says are entirely or partly at a distance."""

    cip: str
    level: str
    year: int
    programs: int
    online: int
    partly: int


class Charges(Record):
    """What a school charges a graduate student of some residency, in dollars: averages of a
    full-time year, and the price of a credit."""

    year: int
    residency: str
    tuition: int | None
    fees: int | None
    per_credit: int | None


class Earnings(Record):
    """A median of graduates' earnings, in dollars; null where it is withheld for privacy."""

    cip4: str
    level: str
    measure: str
    year: int
    dollars: int | None
    count: int | None


class Accredited(Record):
    """What an accreditor's list says."""

    agency: str
    unitid: str
    institution: str
    program: str
    status: str
    since: str | None
    until: str | None


class Occupation(Record):
    """An occupation of the Standard Occupational Classification."""

    soc: str
    title: str


class National(Record):
    """What federal agencies and accreditors say."""

    fate: Fate | None
    graduates: Graduates
    distance: list[Distance]
    distance_disagreement: str | None
    charges: list[Charges]
    earnings: list[Earnings]
    accredited: list[Accredited]
    occupations: list[Occupation]
    sources: list[SourceRow] = Field(default=[])


class DatasetName(Record):
    """A federal file in short."""

    agency: str
    title: str
    year: int
    edition: str
    address: str


class Dataset(Record):
    """A federal file that the release was built from."""

    name: str
    year: int
    agency: str
    title: str
    edition: Literal["published", "provisional", "revised", "compiled"]
    address: str
    file: str
    sha256: str
    rows: int

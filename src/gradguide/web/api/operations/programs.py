"""Programs: finding them, what is known of one, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from pydantic import Field, StringConstraints

from gradguide.answers.careers_asked import careers_of_program
from gradguide.answers.careers_record import program_record as careers_record
from gradguide.answers.cost_record import cost_record
from gradguide.answers.costed import costed
from gradguide.answers.errors import UnknownNameError, WrongQuestionError
from gradguide.answers.evidence import opened_all
from gradguide.answers.found import find
from gradguide.answers.found_record import record
from gradguide.answers.opened import OpenRelease
from gradguide.answers.records import bare_record
from gradguide.answers.shown import Entry, entry_record
from gradguide.catalog.release import Release
from gradguide.decisions.errors import SituationError
from gradguide.decisions.finding.facets import FACETS, KINDS, LEVELS, SEASONS
from gradguide.decisions.finding.query import ANY_KIND, SORTS, UNKNOWNS, query_from
from gradguide.decisions.situation import Situation
from gradguide.model.claim import record as claim_record
from gradguide.model.fact import Program
from gradguide.web.api.models.deciding import CostAnswer
from gradguide.web.api.models.leading import CareersOfProgram
from gradguide.web.api.models.programs import Facts, Found, ProgramInFull
from gradguide.web.api.operation import Given, Operation, Part, Told, day_record
from gradguide.web.api.parameters import (
    Borrower,
    Evidenced,
    Money,
    OneOf,
    Paged,
    Place,
    Somebody,
    State,
    Tabled,
    Words,
    YesNo,
    number,
    said,
)
from gradguide.web.api.table import table_of
from gradguide.web.person import person_from

_LONGEST_LIST = 24

Choice = Annotated[str, StringConstraints(min_length=1, max_length=200)]


def _some(about: str) -> Any:
    """A filter that takes several values, each with its name; one of them has to hold."""
    return Field(None, max_length=_LONGEST_LIST, description=about)


class FindParameters(Somebody, Paged):
    """What somebody looks for."""

    q: Words | None = said("Words of names, places and specialties; all have to be there.")
    kind: list[Annotated[str, OneOf((*KINDS, ANY_KIND))]] | None = _some(
        "What kind of program; degrees and awards without it. “any” means every kind."
    )
    level: list[Annotated[str, OneOf(LEVELS)]] | None = _some("The level.")
    degree: list[Choice] | None = _some("The degree, as in MS.")
    delivery: list[Annotated[str, OneOf(FACETS["delivery"].values)]] | None = _some(
        "Whether you have to be on the campus."
    )
    instruction: list[Annotated[str, OneOf(FACETS["instruction"].values)]] | None = _some(
        "Whether classes meet at set times."
    )
    accreditation: list[Choice] | None = _some(
        "The body that has accredited the program, by its initials; “BODY:status” for a status."
    )
    specialty: list[Choice] | None = _some("A specialty, as `/specialties` names it.")
    exam: list[Annotated[str, OneOf(FACETS["exam"].values)]] | None = _some(
        "Whether an entrance exam is asked for."
    )
    pace: list[Annotated[str, OneOf(FACETS["pace"].values)]] | None = _some(
        "Whether part time is possible."
    )
    starts: list[Annotated[str, OneOf(SEASONS)]] | None = _some("The season of the start.")
    licensure: list[Place] | None = _some(
        "A state for whose licence the program says that it prepares."
    )
    control: list[Annotated[str, OneOf(FACETS["control"].values)]] | None = _some(
        "Who runs the school."
    )
    state: list[Place] | None = _some("Where the school is.")
    visits: Annotated[str, number(3, 0)] | None = said(
        "Visits to the campus at most, 0 to 366.", "2"
    )
    gpa: Annotated[str, number(1, 2)] | None = said(
        "The lowest grade average that may be asked for, 0 to 4.33.", "3.0"
    )
    months: Annotated[str, number(3, 1)] | None = said(
        "Months to complete at most, 0 to 240.", "24"
    )
    near: Words | None = said(
        "A place (“Columbus, OH”) or degrees (“39.96,-83.00”); goes with `within`."
    )
    within: Annotated[str, number(5, 1)] | None = said("Miles from the place, 0 to 13000.", "100")
    cost: Money | None = said("Dollars that the whole program may cost you.", "20000")
    unknown: Annotated[str, OneOf(UNKNOWNS)] | None = said(
        "What to do with programs of which something asked is unknown.", "include"
    )
    verified: YesNo | None = said("Whether only verified facts count.", "yes")
    sort: Annotated[str, OneOf(SORTS)] | None = said("The order.", "cost")
    facets: YesNo = Field("yes", description="Whether counts by value are told.", examples=["no"])


class ProgramParameters(Evidenced):
    """How a program is told."""


class FactsParameters(Tabled):
    """Which facts of a program are told."""

    attribute: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,60}$")] | None = said(
        "Only facts of this attribute, as `/vocabulary` names it.", "tuition_per_credit"
    )


class CostParameters(Borrower, Tabled):
    """Whose cost is asked for."""


class CareersParameters(Tabled):
    """Whose careers are asked for."""

    state: State | None = said("Wages in this state too.", "OH")


_PART = ("limit", "offset", "facets", "format", "as-of")
_COLUMNS = (
    "id", "name", "institution", "city", "state", "country", "control", "degree", "level", "kind",
    "parent", "miles", "cost low", "cost high", "unknown",
)  # fmt: skip


def found(opened: OpenRelease, given: Given) -> Told:
    """The programs that meet a query."""
    asked: FindParameters = given.said
    try:
        query = query_from(urlencode(given.pairs(*_PART)))
    except SituationError as error:
        raise WrongQuestionError(str(error)) from None
    answer = find(opened, query, given.as_of, asked.limit, asked.offset)
    told = record(opened.release, answer.found, answer.shown, asked.offset)
    if asked.facets == "no":
        del told["facets"]
    told |= day_record(opened.release, given.as_of)
    part = Part(answer.found.total, asked.offset, asked.limit)
    return Told(told, lambda: table_of(_COLUMNS, map(_line, told["results"])), part)


def _line(one: Mapping[str, Any]) -> dict[str, object]:
    total = (one.get("cost") or {}).get("total") or {}
    unsure = [name for name, why in one["why"].items() if why["answer"] == "unknown"]
    ends = {"cost low": total.get("low"), "cost high": total.get("high")}
    return {**one, **ends, "unknown": unsure}


def program(opened: OpenRelease, given: Given) -> Told:
    """A program in full."""
    meant = _program(opened.release, given)
    evidence = given.said.evidence == "yes"
    return Told(entry_record(opened.release, Entry(meant, None), evidence=evidence))


def facts(opened: OpenRelease, given: Given) -> Told:
    """A program's facts with their claims."""
    meant = _program(opened.release, given)
    wanted = given.said.attribute
    own = [fact for fact in meant.facts if wanted in (None, fact.attribute)]
    told = []
    for one in opened_all(opened.release, own):
        out = bare_record(one.fact)
        if one.fact.explanation:
            out["explanation"] = one.fact.explanation
        out["for"] = [claim_record(claim) for claim in one.claims_for]
        out["against"] = [claim_record(claim) for claim in one.against]
        told.append(out)
    table = ("attribute", "key", "value", "details", "status", "standing", "decides", "year",
             "for", "against", "sources")  # fmt: skip
    return Told(
        {"program": meant.id, "facts": told},
        lambda: table_of(table, (row for fact in told for row in _fact_rows(fact))),
    )


def _fact_rows(fact: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    """A row for each value of a fact."""
    sources = dict.fromkeys(claim["document"]["address"] for claim in fact["for"])
    counts = {side: len(fact[side]) for side in ("for", "against")}
    for stated in fact["values"]:
        said_ = {name: _words(value) for name, value in (("key", fact["key"]), *stated.items())
                 if isinstance(value, dict)}  # fmt: skip
        yield {**fact, **stated, **said_, **counts, "sources": list(sources)}


def _words(values: Mapping[str, object]) -> str:
    return "; ".join(f"{name} {value}" for name, value in values.items())


def costs(opened: OpenRelease, given: Given) -> Told:
    """What a program costs the person who asks."""
    meant = _program(opened.release, given)
    situation = situation_of(given)
    answer = costed(opened, meant.id, situation, given.as_of)
    release = opened.release
    told = cost_record(
        release, answer.candidate, situation, given.as_of, answer.cost, answer.sentence,
        answer.loans,
    )  # fmt: skip
    told |= day_record(release, given.as_of)
    columns = ("kind", "name", "low", "high", "words", "assumed")
    return Told(told, lambda: table_of(columns, _bill(told["cost"])))


def _bill(cost: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    for line in cost["lines"]:
        yield {**line, **line["amount"]}
    if cost["total"] is not None:
        yield {"kind": "total", "name": "what the known charges come to", **cost["total"]}
    for gap in cost["missing"]:
        ends = gap["bounds"] or {}
        yield {"kind": "unknown", "name": gap["attribute"], "words": gap["words"], **ends}


def careers(opened: OpenRelease, given: Given) -> Told:
    """Where a program leads."""
    meant = _program(opened.release, given)
    answer = careers_of_program(opened, meant.id, given.said.state)
    told = careers_record(answer, opened.careers, given.said.state)
    columns = ("cip", "level", "soc", "title", "median", "employment", "openings")
    return Told(told, lambda: table_of(columns, _jobs(told)))


def _jobs(told: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    for subject in told["by_subject"]:
        for row in subject["occupations"]:
            yield {
                "cip": subject["cip"],
                "level": subject["level"],
                "soc": row["soc"],
                "title": row["title"],
                "median": row["nation"]["dollars"]["median"],
                "employment": row["nation"]["employment"],
                "openings": (row["projection"] or {}).get("openings_a_year"),
            }


def _program(release: Release, given: Given) -> Program:
    """The program that the address names.

    Raises:
        UnknownNameError: there is none of that id.
    """
    key = given.path["program"]
    meant = release.program(key)
    if meant is None:
        raise UnknownNameError(
            f"this release has no program with the id {key!r}; /programs?q=… finds programs by "
            "words, and gives their ids"
        )
    return meant


def situation_of(given: Given) -> Situation:
    """The person who asks.

    Raises:
        WrongQuestionError: they cannot be as they say; says what is allowed.
    """
    person, _ = person_from(given.pairs())
    if person.wrong:
        raise WrongQuestionError(person.wrong)
    return person.situation


_ABOUT_ID = "Ids may stand in the address as they are, or with %2F for their slashes. "

OPERATIONS = (
    Operation(
        "/programs", "findPrograms", "Programs", "Find programs",
        "The programs that meet a query: filters by choice (one of the values holds), limits, "
        "words, distance, and what the program may cost the person who asks. Programs of which "
        "something asked is unknown are counted apart under `unknown`. The parameters are those "
        "of the page /find.",
        found, Found, FindParameters, table=True,
    ),
    Operation(
        "/programs/{program}/facts", "programFacts", "Programs", "What is known of a program",
        f"Each fact with its status and all claims for and against it: quote, place, source, year. "
        f"{_ABOUT_ID}As CSV a row for each value.",
        facts, Facts, FactsParameters, table=True,
    ),
    Operation(
        "/programs/{program}/cost", "programCost", "Programs", "What a program costs you",
        "The bill line by line and term by term for the person who asks, with what is unknown and "
        "what it could add; loans where some are asked for. Amounts are dollars. As CSV the lines "
        "of the bill.",
        costs, CostAnswer, CostParameters, table=True,
    ),
    Operation(
        "/programs/{program}/careers", "programCareers", "Programs", "Where a program leads",
        "Occupations that the program's subjects prepare for and titles that its name leads to, "
        "with wages and growth.",
        careers, CareersOfProgram, CareersParameters, table=True,
    ),
    Operation(
        "/programs/{program}", "program", "Programs", "A program",
        f"A program with its facts, what checks found, and what agencies say. {_ABOUT_ID}",
        program, ProgramInFull, ProgramParameters,
    ),
)  # fmt: skip

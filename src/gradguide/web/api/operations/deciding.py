"""Programs side by side and in order."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from gradguide.answers.compared import compared
from gradguide.answers.compared_exports import csv_text as compared_csv
from gradguide.answers.compared_exports import record as compared_record
from gradguide.answers.errors import UnknownNameError
from gradguide.answers.opened import OpenRelease
from gradguide.answers.ranked import Chance, weights_called
from gradguide.answers.ranked_exports import csv_text as ranked_csv
from gradguide.answers.rankings import Wanted, rankings_of
from gradguide.decisions.ranking.record import ranking_record
from gradguide.model.method import canonical
from gradguide.web.api.models.deciding import Comparison, Methods, NamedMethod, Ranking
from gradguide.web.api.operation import Given, Operation, Told, day_record
from gradguide.web.api.operations.programs import situation_of
from gradguide.web.api.parameters import Evidenced, Somebody, Tabled, said

_MOST = 6
_MOST_DRAWS = 10_000

Id = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]*(/[a-z0-9._-]+)+$", max_length=200)
]


class CompareParameters(Somebody, Evidenced, Tabled):
    """What is compared, and for whom."""

    program: list[Id] = Field(
        min_length=2,
        max_length=_MOST,
        description="Two to six ids of programs, each with its name.",
    )


class RankParameters(Somebody, Tabled):
    """By what programs are ranked, and for whom."""

    method: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,60}$")] = Field(
        "default", description="A method, as `/methods` names it.", examples=["cost"]
    )
    weights: (
        Annotated[
            str,
            StringConstraints(
                pattern=r"^[a-z][a-z_]*=[0-9]{1,4}(\.[0-9]{1,4})?"
                r"(,[a-z][a-z_]*=[0-9]{1,4}(\.[0-9]{1,4})?){0,30}$",
                max_length=400,
            ),
        ]
        | None
    ) = said(
        "Other weights than the method's; “others” stands for all that are not named.",
        "cost=3,time=1",
    )
    draws: int = Field(
        1000, ge=100, le=_MOST_DRAWS, description="How often it is drawn.", examples=[1000]
    )
    seed: int = Field(
        0, ge=0, le=2**32 - 1, description="Another number makes other draws.", examples=[0]
    )


def comparison(opened: OpenRelease, given: Given) -> Told:
    """Programs side by side."""
    asked: CompareParameters = given.said
    for key in asked.program:
        if opened.release.program(key) is None:
            raise UnknownNameError(f"this release has no program with the id {key!r}")
    situation = situation_of(given)
    found = compared(opened, asked.program, situation, given.as_of)
    evidence = asked.evidence == "yes"
    told = compared_record(opened.release, found, given.as_of, evidence=evidence)
    told |= day_record(opened.release, given.as_of)
    return Told(told, lambda: compared_csv(found, given.as_of))


def ranking(opened: OpenRelease, given: Given) -> Told:
    """Programs in order, with how sure each place is."""
    asked: RankParameters = given.said
    weights = weights_called(asked.weights)
    wanted = Wanted(
        asked.method,
        tuple(sorted(weights.items())),
        situation_of(given),
        given.as_of,
        Chance(asked.draws, asked.seed),
    )
    answer = rankings_of(opened).ranked(opened, wanted)
    told = ranking_record(answer.ranking) | {"weights_kept": answer.kept}
    told |= day_record(opened.release, given.as_of)
    return Told(told, lambda: ranked_csv(answer.ranking))


def methods(opened: OpenRelease, _: Given) -> Told:
    """The ranking methods of the release."""
    known = rankings_of(opened).methods
    return Told({"methods": [_named(name, method) for name, method in known.items()]})


def method(opened: OpenRelease, given: Given) -> Told:
    """One of them."""
    name = given.path["method"]
    known = rankings_of(opened).methods
    if name not in known:
        raise UnknownNameError(f"no method {name!r}; there are {', '.join(known)}")
    return Told(_named(name, known[name]))


def _named(name: str, method: object) -> dict[str, object]:
    return {"name": name, "method": canonical(method)}


OPERATIONS = (
    Operation(
        "/compare", "comparePrograms", "Deciding", "Programs side by side",
        "Two to six programs, what differs first, the gravest difference at the top. In a row a "
        "program is favoured only where the difference is beyond its uncertainty.",
        comparison, Comparison, CompareParameters, table=True,
    ),
    Operation(
        "/rank", "rankPrograms", "Deciding", "Programs in order",
        "The described programs by a method and your weights, with the places of nine draws in "
        "ten: weights, scales and unknown values are drawn anew each time. The same parameters "
        "and seed give the same ranking.",
        ranking, Ranking, RankParameters, table=True, slow=True,
    ),
    Operation(
        "/methods", "methods", "Deciding", "Ranking methods",
        "What each method counts, which way and how much, and how far that may be otherwise.",
        methods, Methods,
    ),
    Operation(
        "/methods/{method}", "method", "Deciding", "A ranking method", "One method in full.",
        method, NamedMethod,
    ),
)  # fmt: skip

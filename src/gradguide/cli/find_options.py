"""The filters of `find` as options, and the query that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from gradguide.answers.amounts import money, number
from gradguide.cli.status import WRONG_CALL, Failure

if TYPE_CHECKING:
    from gradguide.decisions.finding.query import Query
    from gradguide.decisions.situation import Situation

Some = list[str] | None

Words = Annotated[
    Some, typer.Argument(metavar="[WORDS]", help="Words of a name, a place or a specialty.")
]
Kind = Annotated[
    Some,
    typer.Option(
        "--kind",
        help="program, award, certificate, concentration, dual, group or any (default: degrees and "
        "awards).",
    ),
]
Level = Annotated[
    Some,
    typer.Option(
        "--level",
        help="undergraduate_certificate, associate, bachelor, master, doctoral or certificate.",
    ),
]
Degree = Annotated[Some, typer.Option("--degree", help="A degree by its letters, as in MBA.")]
Delivery = Annotated[Some, typer.Option("--delivery", help="online, hybrid or campus.")]
Instruction = Annotated[
    Some, typer.Option("--instruction", help="synchronous or asynchronous: classes at set times.")
]
Accredited = Annotated[
    Some,
    typer.Option(
        "--accredited", metavar="BODY", help="Accredited by this body; BODY:candidate and the like."
    ),
]
Specialty = Annotated[Some, typer.Option("--specialty", help="A specialty that it names.")]
Exam = Annotated[Some, typer.Option("--exam", help="Entrance exam: none, may_be or required.")]
Pace = Annotated[Some, typer.Option("--pace", help="part_time: where that is possible.")]
Starts = Annotated[Some, typer.Option("--starts", help="Starts in fall, winter, spring or summer.")]
Licensure = Annotated[
    Some, typer.Option("--licensure", metavar="STATE", help="Prepares for this state's licence.")
]
Control = Annotated[Some, typer.Option("--control", help="public or private.")]
State = Annotated[Some, typer.Option("--state", help="The school's state, as in OH.")]
Visits = Annotated[
    str | None, typer.Option("--visits", metavar="N", help="At most so many visits to campus.")
]
Gpa = Annotated[
    str | None,
    typer.Option("--gpa", metavar="N", help="Asks for a grade average of at most N (0-4.33)."),
]
Months = Annotated[
    str | None, typer.Option("--months", metavar="N", help="Takes at most so many months.")
]
Near = Annotated[
    str | None,
    typer.Option(
        "--near", metavar="PLACE", help="As in 'Columbus, OH' or 39.96,-83.00; with --within."
    ),
]
Within = Annotated[
    str | None, typer.Option("--within", metavar="MILES", help="How far from --near.")
]
CostAtMost = Annotated[
    str | None,
    typer.Option("--cost", metavar="$", help="Known charges come to at most so much for you."),
]
Verified = Annotated[bool, typer.Option("--verified", help="Count verified facts only.")]
Unknown = Annotated[
    str,
    typer.Option(
        "--unknown", help="exclude, include or only: programs that may fit, if more were known."
    ),
]
Order = Annotated[str, typer.Option("--sort", help="fit, cost, months, name or completions.")]
Text = Annotated[
    str | None,
    typer.Option("--query", metavar="STRING", help="A query as find prints it, and nothing else."),
]
Facets = Annotated[
    bool, typer.Option("--facets", help="Count what else could be chosen, value by value.")
]
Limit = Annotated[int, typer.Option("--limit", metavar="N", help="How many programs to show.")]
Offset = Annotated[int, typer.Option("--offset", metavar="N", help="How many to leave out first.")]


def query(
    words: Sequence[str],
    choices: Mapping[str, Sequence[str] | None],
    limits: Mapping[str, str | None],
    *,
    near: str | None,
    within: str | None,
    cost: str | None,
    situation: Situation,
    unknown: str,
    verified: bool,
    sort: str,
    text: str | None,
) -> Query:
    """The query that options make, each as it was typed; or the one that `text` means.

    Raises:
        Failure: an option is not what it takes, a place has no distance, or `text` stands beside
            other filters.
    """
    from gradguide.decisions.errors import SituationError
    from gradguide.decisions.finding.query import ANYBODY, Query, query_from
    from gradguide.decisions.finding.query import Near as Nearby

    try:
        if text is not None:
            typed = Query.of(
                " ".join(words), {n: v for n, v in choices.items() if v}, None, situation=situation
            )
            alone = typed == Query(situation=ANYBODY) and not any([*limits.values(), near, cost])
            if not alone or verified or unknown != "exclude" or sort != "fit":
                raise Failure(
                    "--query says everything itself; leave the words and the filters out, or put "
                    "them into it",
                    WRONG_CALL,
                )
            return query_from(text)
        if (near is None) != (within is None):
            raise Failure(
                "--near and --within go together, as in --near 'Columbus, OH' --within 100",
                WRONG_CALL,
            )
        return Query.of(
            " ".join(words),
            {name: values for name, values in choices.items() if values},
            {name: number(f"--{name}", most) for name, most in limits.items() if most is not None},
            near=(
                None if near is None or within is None else Nearby(near, number("--within", within))
            ),
            cost=None if cost is None else money("--cost", cost),
            situation=situation,
            unknown=unknown,
            verified=verified,
            sort=sort,
        )
    except SituationError as error:
        raise Failure(str(error), WRONG_CALL) from None

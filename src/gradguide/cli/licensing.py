"""The commands on what states and professional bodies ask: their options, and nothing else.

`gradguide.cli.app` puts them among the others, in the order of `COMMANDS`.
"""

from __future__ import annotations

from typing import Annotated

import typer

from gradguide.cli.options import AsJson, Release

Evidence = Annotated[
    bool, typer.Option("--evidence", help="Open everything to the statements that it rests on.")
]


def licensure(
    state: Annotated[
        list[str] | None, typer.Argument(metavar="STATE", help="A state's two letters or its name.")
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLE", help="One line of work alone.")
    ] = None,
    coverage: Annotated[
        bool,
        typer.Option("--coverage", help="How far each thing is known, state by state."),
    ] = False,
    evidence: Evidence = False,
    release: Release = None,
    json: AsJson = False,
) -> None:
    """Tell what a state asks of those who want to work there, and which programs lead to it.

    Degree, licence, exam, experience, certificate, agency: each with how far it is known. What is
    unknown is said to be. Without a state, the states are listed as --coverage does.
    """
    from gradguide.cli.licensure_answer import show

    show(
        release,
        " ".join(state) if state else None,
        role,
        coverage=coverage,
        evidence=evidence,
        json=json,
    )


def organizations(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="Words of a name, or an abbreviation."),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option("--state", metavar="STATE", help="Bodies of one state or province."),
    ] = None,
    accredits: Annotated[
        bool, typer.Option("--accredits", help="Those that accredit or recognise programs.")
    ] = False,
    certifies: Annotated[
        bool, typer.Option("--certifies", help="Those that certify persons.")
    ] = False,
    students: Annotated[
        bool, typer.Option("--students", help="Those whose dues for students are known.")
    ] = False,
    evidence: Evidence = False,
    release: Release = None,
    json: AsJson = False,
) -> None:
    """List the professional bodies of the field, what they accredit or certify, and their dues."""
    from gradguide.answers.bodies import Asked
    from gradguide.cli.organizations_answer import show

    asked = Asked(tuple(words or ()), state, accredits, certifies, students)
    show(release, asked, evidence=evidence, json=json)


COMMANDS = (licensure, organizations)

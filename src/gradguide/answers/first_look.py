"""What somebody sees of a release first: how much it holds, and one fact that shows how to read
all others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gradguide.answers.evidence import opened_all
from gradguide.answers.kept import kept
from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Opened
from gradguide.model.fact import Fact, Program, Status
from gradguide.model.vocabulary import vocabulary

_FEW = 4
"""Statements of an example, for and against it, that are read at a glance."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """How much there is.

    described, schools  programs of all kinds that a source with a say describes, which is what can
                        be found, and the schools that offer them
    degrees             those of them that are degree programs
    kinds               their kinds, by name
    unheard             further programs, which only paid placement or machine-written pages name
    counted             further programs, known from national statistics alone
    facts, verified     facts, and how many of them the school or an authority states, recently
    disputed, stale     facts that sources disagree about, and that are older than they hold
    paid_only           facts that only paid placement or machine-written pages state
    statements          what all facts rest on
    example             a fact with what it rests on, and the program that it is about
    """

    described: int
    degrees: int
    kinds: tuple[str, ...]
    unheard: int
    schools: int
    counted: int
    facts: int
    verified: int
    disputed: int
    stale: int
    paid_only: int
    statements: int
    example: tuple[Program, Opened] | None


@kept
def first_look(opened: OpenRelease) -> FirstLook:
    """How much a release holds, and an example from it."""
    stats = opened.release.stats()
    programs = [one.program for one in opened.described.values() if one.heard]
    return FirstLook(
        described=len(programs),
        degrees=sum(program.kind == "program" for program in programs),
        kinds=tuple(sorted({program.kind for program in programs})),
        unheard=len(opened.described) - len(programs),
        schools=len({program.institution_id for program in programs}),
        counted=stats.programs.get("award", 0),
        facts=sum(stats.facts.values()),
        verified=stats.facts.get(Status.VERIFIED, 0),
        disputed=stats.facts.get(Status.DISPUTED, 0),
        stale=stats.facts.get(Status.STALE, 0),
        paid_only=stats.shown_only,
        statements=stats.claims,
        example=_example(opened, programs),
    )


def _example(opened: OpenRelease, programs: list[Program]) -> tuple[Program, Opened] | None:
    """The most telling fact: one that a school or an authority states and somebody else denies,
    of few statements; a price rather than something else."""
    best = max(_telling(programs), default=None, key=lambda one: one[0])
    if best is None:
        return None
    _, program, fact = best
    (shown,) = opened_all(opened.release, [fact])
    return program, shown


def _telling(programs: list[Program]) -> Iterator[tuple[tuple[object, ...], Program, Fact]]:
    known = vocabulary()
    for number, program in enumerate(programs):
        for fact in program.facts:
            statements = len(fact.claims_for) + len(fact.against)
            if not fact.settled or not 0 < statements <= _FEW:
                continue
            money = fact.attribute in known and known[fact.attribute].kind == "money"
            yield (
                (
                    fact.status is Status.VERIFIED,
                    bool(fact.against),
                    program.kind == "program",
                    money,
                    len(fact.claims_for),
                    -number,
                ),
                program,
                fact,
            )

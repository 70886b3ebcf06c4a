"""`gradguide demo`: the bundled release, built and shown."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from gradguide.catalog.affordable import ProgramCost, most_affordable
from gradguide.catalog.release import Release
from gradguide.cli.building import built_at
from gradguide.cli.printing import print_program
from gradguide.cli.releases import opened
from gradguide.cli.settings import settings_for
from gradguide.model.fact import Program, Status
from gradguide.production.building import Order
from gradguide.resolution.computed import dollars
from gradguide.sources.packs import load_pack

COUNT = 10
_RESIDENCIES = {
    "any": "from anywhere",
    "out_of_state": "for non-residents",
    "in_state": "for residents of its state only",
}


def demo(out: Path, as_of: date) -> None:
    """Build the bundled release at `out`; print its size, its ten most affordable programs that
    are wholly online and accredited, and one program in full.

    Raises:
        Failure: the release could not be built; what stood at `out` is untouched.
    """
    settings = settings_for(None, as_of, None)
    built_at(out, Order(settings))
    # A pack's first accreditor is the one that its readers ask about.
    body = load_pack(settings.field).accreditors[0].abbreviation
    with opened(out) as release:
        _print_size(release, out, as_of)
        _print_affordable(release, body)
        program = most_disputed(release)
        if program is not None:
            sys.stdout.write("\nOne program in full, with its evidence\n\n")
            print_program(release, program, evidence=True)
    sys.stdout.write(
        "\nGo on with:  .venv/bin/gradguide find archives --delivery online\n"
        "             .venv/bin/gradguide show university-of-denver\n"
    )


def _print_size(release: Release, out: Path, as_of: date) -> None:
    stats = release.stats()
    facts = sum(stats.facts.values())
    statuses = ", ".join(f"{count} {name}" for name, count in stats.facts.items())
    sys.stdout.write(
        f"{out}, as of {as_of}\n"
        f"{sum(stats.programs.values())} programs at {stats.institutions} institutions\n"
        f"{facts} facts ({statuses})\n"
        f"{stats.claims} claims, {sum(stats.findings.values())} findings\n"
    )


def _print_affordable(release: Release, body: str) -> None:
    found = most_affordable(release, accredited=body)
    sys.stdout.write(
        f"\nThe {COUNT} most affordable master's programs, 100 % online and {body}-accredited\n"
        "(tuition for the whole program; fees come on top)\n\n"
    )
    for place, cost in enumerate(found.costs[:COUNT], 1):
        _print_cost(place, cost)
    sys.stdout.write(
        f"\n{len(found.without_price)} more have no price in the evidence and "
        f"{len(found.outdated)} only an outdated one; they are left out, not guessed.\n"
    )


def _print_cost(place: int, cost: ProgramCost) -> None:
    price = dollars(cost.low)
    if cost.high != cost.low:
        price = f"{price} to {dollars(cost.high)}"
    when = str(cost.year) if cost.year else "undated"
    basis = cost.fact.status.value
    sys.stdout.write(
        f"{place:>3}. {price:<20} {cost.program.institution}: {cost.program.name}\n"
        f"     {_RESIDENCIES[cost.residency]}, {when}, {basis}"
        f"{': ' + cost.fact.explanation if cost.fact.explanation else ''}\n"
    )
    if cost.missing:
        sys.stdout.write(f"     to ask: {'; '.join(cost.missing)}\n")


def most_disputed(release: Release) -> Program | None:
    """A program that shows every side: many kinds of facts, some of them disputed.

    The one with the most disputed facts among those with the most statuses; the first by id
    where several are.
    """

    def sides(program: Program) -> tuple[int, int, str]:
        disputed = sum(fact.status is Status.DISPUTED for fact in program.facts)
        statuses = len({fact.status for fact in program.facts})
        return (-statuses, -disputed, program.id)

    programs = [p for p in release.programs("program") if p.facts]
    return min(programs, key=sides, default=None)

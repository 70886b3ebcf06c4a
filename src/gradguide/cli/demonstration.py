"""`gradguide demo`: the bundled release, built and shown."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gradguide.answers.choosing import described
from gradguide.answers.cost_words import price_standing, span
from gradguide.catalog.release import Release
from gradguide.cli.building import built_at
from gradguide.cli.cost_text import wrapped
from gradguide.cli.printing import print_program
from gradguide.cli.releases import DEFAULT, opened
from gradguide.cli.settings import settings_for
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.affordable import Affordable, in_order_of_cost
from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.costs.peers import peers
from gradguide.decisions.finding.find import Finder
from gradguide.decisions.finding.index import FindIndex
from gradguide.decisions.finding.prices import prices_by
from gradguide.decisions.finding.query import Query
from gradguide.decisions.situation import Situation
from gradguide.model.fact import Program, Status
from gradguide.production.building import Order
from gradguide.sources.packs import load_pack

COUNT = 10
_RESIDENCIES = {
    "any": "from anywhere",
    "out_of_state": "for non-residents",
    "in_state": "for residents of its state only",
    "open": "by residency",
}
_TO_ASK = {
    "tuition_per_credit": "the price for others",
    "credits": "credits",
    "fee": "fees",
    "campus_visits": "visits to the campus",
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
        affordable = _affordable(release, body, as_of)
        _print_affordable(affordable, body)
        program = most_disputed(release)
        if program is not None:
            sys.stdout.write("\nOne program in full, with its evidence\n\n")
            print_program(release, program, evidence=True)
        _print_next([candidate for candidate, _ in affordable.costs[:2]], out)


def _print_next(some: Sequence[Candidate], out: Path) -> None:
    """What a newcomer can ask next, with programs that this release has, and how to open it in a
    browser."""
    lines = ["find --delivery online --cost 20000 --residency OH"]
    if some:
        lines.append(f"cost {some[0].id} --residency OH")
    if len(some) > 1:
        lines.append(f"compare {some[0].id} {some[1].id}")
    lines.append("rank --residency OH")
    sys.stdout.write("\nGo on with:\n")
    for line in lines:
        sys.stdout.write(f"  .venv/bin/gradguide {line}\n")
    named = "" if out == DEFAULT else f" {shlex.quote(str(out))}"
    sys.stdout.write(
        "\nOr open the whole guide in a browser:\n"
        f"  .venv/bin/gradguide serve{named}    and then http://127.0.0.1:8000/\n"
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


def _affordable(release: Release, body: str, as_of: date) -> Affordable:
    """The release's accredited master's programs that are wholly online, by cost for anybody."""
    index = FindIndex(release.index_part)
    query = Query.of(choices={"delivery": ["online"], "accreditation": [body], "level": ["master"]})
    found = Finder(index, prices_by(index, as_of)).find(query, limit=index.count)
    all_of_them = described(release)
    wanted = set(found.ids)
    chosen = (one for one in all_of_them if one.id in wanted)
    return in_order_of_cost(chosen, Situation(), as_of, peers(all_of_them))


def _print_affordable(found: Affordable, body: str) -> None:
    sys.stdout.write(
        f"\nThe {COUNT} most affordable master's programs, 100 % online and {body}-accredited\n"
        "(the whole program, for anybody; a row says where residency decides; fees as known)\n\n"
    )
    for place, (candidate, cost) in enumerate(found.costs[:COUNT], 1):
        _print_cost(place, candidate, cost)
    sys.stdout.write(
        f"\n{len(found.without_price)} more have no price in the evidence and "
        f"{len(found.unusable)} only an outdated one; they are left out, not guessed.\n"
    )


def _print_cost(place: int, candidate: Candidate, cost: Cost) -> None:
    if cost.total is None:
        return
    tuition = cost.lines[0]
    to_ask = dict.fromkeys(_TO_ASK[gap.attribute] for gap in cost.missing)
    undated = any(fact.year is None for fact in tuition.facts if fact.attribute != "credits")
    asks = [*(["the year of the price"] if undated else []), *to_ask]
    lines = [
        f"{place:>3}. {span(cost.total):<20} {candidate.school.name}: {candidate.program.name}",
        *wrapped(
            f"{_RESIDENCIES[cost.residency]}, {price_standing(tuition)}: {tuition.words}", " " * 5
        ),
        *(wrapped(f"to ask: {'; '.join(asks)}", " " * 5) if asks else ()),
    ]
    for line in lines:
        sys.stdout.write(f"{line}\n")


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

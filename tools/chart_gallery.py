"""Writes a page with every web chart on the facts of a release, to look at.

    python tools/chart_gallery.py RELEASE PROGRAM... > charts.html

Open it in a browser: wide and narrow, light and dark, and in the print view.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from importlib.resources import files
from pathlib import Path

from gradguide.answers.costed import costed
from gradguide.answers.methods import method_called
from gradguide.answers.opened import OpenRelease
from gradguide.answers.ranked import Chance, ranked
from gradguide.catalog.release import Release
from gradguide.charts.web.accreditation import accreditation_timeline
from gradguide.charts.web.cost import cost_by_term
from gradguide.charts.web.coverage import STATUSES, Covered, coverage
from gradguide.charts.web.drawing import Drawing
from gradguide.charts.web.graduates import graduates_by_year
from gradguide.charts.web.peers import cost_among
from gradguide.charts.web.projections import projections
from gradguide.charts.web.ranks import rank_intervals
from gradguide.charts.web.school_map import Placed, school_map
from gradguide.charts.web.wages import wage_ranges
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.situation import Situation
from gradguide.outlook import graduates


def main(path: Path, programs: list[str]) -> None:
    """Print the page."""
    styles = "".join(
        files("gradguide.web").joinpath("static", name).read_text(encoding="utf-8")
        for name in ("site.css", "charts.css")
    )
    with Release(path) as release:
        opened = OpenRelease(release)
        body = "".join([*_of_all(opened), *(part for one in programs for part in _of(opened, one))])
    print(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Charts</title>'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" '
        f'content="light dark"><style>{styles}</style><main>{body}</main></html>'
    )


def _of_all(opened: OpenRelease) -> Iterator[str]:
    release, who = opened.release, Situation()
    method = method_called(release, "default")
    answer = ranked(opened, method, {}, who, release.as_of, Chance(2000, 0, sensitivity=False))
    links = {one.candidate.id: f"/program/{one.candidate.id}" for one in answer.ranking.ranked}
    rows = opened.careers.of_field("OH")
    yield _shown("Rank", lambda: rank_intervals(answer.ranking, addresses=links))
    yield _shown("Wages", lambda: wage_ranges(rows, state_name="Ohio", most=12))
    yield _shown("Projections", lambda: projections(rows))
    yield _shown("Coverage", lambda: coverage(list(_covered(opened)), "coverage"))
    counted = Counter(one.program.institution_id for one in opened.described.values())
    placed = [
        Placed(school, counted[school.id], f"/school/{school.slug}")
        for school in release.institutions()
        if counted[school.id]
    ]
    yield _shown("Map", lambda: school_map(placed, "map"))


def _of(opened: OpenRelease, program_id: str) -> Iterator[str]:
    release, who = opened.release, Situation()
    program = release.program(program_id)
    if program is None:
        raise SystemExit(f"{program_id}: no program of this id")
    day = release.as_of
    found = costed(opened, program_id, who, day).cost
    yield f"<h1>{escape(program.name)}, {escape(program.institution)}</h1>"
    yield _shown("Cost", lambda: cost_by_term(found))
    yield _shown("Peers", lambda: _peers(opened, program_id, day))
    yield _shown(
        "Graduates",
        lambda: graduates_by_year(graduates.of_program(release.national, program)),
    )
    facts = [release.open(fact) for fact in program.facts if fact.attribute == "accreditation"]
    yield _shown("Accreditation", lambda: accreditation_timeline(facts, day))


def _peers(opened: OpenRelease, program_id: str, day: date) -> Drawing:
    bills = {
        one.id: cost(one, Situation(), day, opened.peers_for(one)).total
        for one in opened.described.values()
        if one.program.level == "master" and one.program.kind == "program"
    }
    own = bills.pop(program_id, None)
    if own is None:
        raise ValueError("no price is known of it")
    return cost_among("this program", own, [one for one in bills.values() if one is not None])


def _covered(opened: OpenRelease) -> Iterator[Covered]:
    everybody = [one.program for one in opened.described.values()]
    for name in ("credits", "tuition_per_credit", "delivery", "accreditation", "admission_exam"):
        counts = Counter(
            min((fact.status.value for fact in p.facts if fact.attribute == name), key=_sure)
            if any(fact.attribute == name for fact in p.facts)
            else "unknown"
            for p in everybody
        )
        yield Covered(name.replace("_", " "), counts)


def _sure(status: str) -> int:
    return STATUSES.index(status)


def _shown(title: str, draw: Callable[[], Drawing]) -> str:
    try:
        drawn = draw()
    except ValueError as error:
        return f"<h2>{title}</h2><p>{escape(str(error))}</p>"
    head = "".join(f"<th>{escape(one)}</th>" for one in drawn.table.header)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
        for row in drawn.table.rows
    )
    return (
        f"<h2>{title}</h2><figure><figcaption>{escape(drawn.sentence)}</figcaption>{drawn.svg}"
        f"<details><summary>The numbers</summary><table><tr>{head}</tr>{rows}</table></details>"
        "</figure>"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

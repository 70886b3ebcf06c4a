"""What holds of every web chart: well-formed, no styles or scripts, within its strip, classes that
charts.css knows, and hostile names that stay text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from gradguide.catalog.release import Opened, Release
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
from gradguide.decisions.bounds import Bounds, Ends
from gradguide.decisions.calendar import Term
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.bill import Cost, TermBill
from gradguide.decisions.ranking.ranking import Provenance, Ranked, Ranking, Tie
from gradguide.model.claim import Claim, Source, Standing, Subject
from gradguide.model.fact import Fact, InstitutionEntry, Program, Stated, Status
from gradguide.model.method import Method
from gradguide.model.national import Award, Completions, Projection, Wages
from gradguide.outlook.careers import Row
from gradguide.outlook.completions import series_of
from gradguide.outlook.graduates import Counted, Graduates
from gradguide.outlook.pay import Figures, Outlook, Pay

HOSTILE = "</text></svg><script>alert('x')</script> & \"Sons\" <b onload='y'>"
DAY = date(2026, 11, 1)


def _cost() -> Drawing:
    terms = tuple(
        TermBill(Term(2027, month, season), Decimal(6), Ends(Decimal(900), Decimal(1900)),
                 Ends.exactly(90), Ends.exactly(9), Ends.exactly(0))
        for month, season in ((5, "summer"), (8, "fall"))
    )  # fmt: skip
    total = Bounds(Decimal(1998), Decimal(3998))
    return cost_by_term(Cost("semester", None, "any", (), terms, total, None, (), ()))


def _graduates() -> Drawing:
    award = Award(1, "9", "44.07", HOSTILE, "master", 7, 2020, 2022)
    known = [Completions(2020, 5, 0, 5, 0), Completions(2022, 9, 0, 9, 0)]
    series = series_of((2020, 2021, 2022), known)
    return graduates_by_year(Graduates((Counted(award, series),), None, (), ()))


def _rows() -> list[Row]:
    wages = Wages("1", "US", 2025, 10, 1, 20, 30, 40, 50, 30)
    outlook = [Outlook(Projection("1", 2024, 2034, 9, 9, n, 9, "", "", ""), None) for n in (-9, 9)]
    return [
        Row(str(n), f"{n} {HOSTILE}", Figures(Pay("US", "published", wages),
            Pay("OH", "published", replace(wages, area="OH")), one), (), "subject")
        for n, one in enumerate(outlook)
    ]  # fmt: skip


def _school(number: int) -> InstitutionEntry:
    return InstitutionEntry(
        str(number), "s", f"{number} {HOSTILE}", HOSTILE, "OH", "US", "public", 40.0 + number, -83.0
    )


def _ranks() -> Drawing:
    ranked = []
    for n in range(3):
        program = Program(f"s/{n}", str(n), HOSTILE, HOSTILE, "program", HOSTILE, "master")
        one = Candidate(program, _school(n))
        ranked.append(Ranked(one, n + 1, 0.5, 1, 2, 3, contributions=(), first=0.0))
    provenance = Provenance("0", "0", {}, DAY, 1, 10, "0")
    ranking = Ranking(
        method=Method.__new__(Method), ranked=tuple(ranked), above=(),
        ties=(Tie(0, 2, exact=False), Tie(1, 2, exact=True)), influences=(), left_out=(),
        contributions="parts of the sum", can_reverse="", provenance=provenance,
    )  # fmt: skip
    return rank_intervals(ranking, whom=HOSTILE, addresses={"s/0": f"/p/{HOSTILE}"})


def _accreditation() -> Drawing:
    found = []
    for body, value, note in (
        (HOSTILE, "accredited", "continued, decided 2018; next review 2024"),
        ("A", "conditional", "conditional, decided 2022; next review 2029"),
        ("B", "candidate", ""),
        ("C", "not_accredited", ""),
    ):
        claim = Claim("d", Subject("x"), "accreditation", value, Source("a", "school", 2020),
                      extractor="accreditation", note=note)  # fmt: skip
        stated = Stated(value, {"since": 1990}, (0,))
        fact = Fact("accreditation", (stated,), Status.VERIFIED, Standing.SCHOOL, {"body": body})
        found.append(Opened(fact, (claim,), ()))
    return accreditation_timeline(found, DAY)


CHARTS: dict[str, Callable[[], Drawing]] = {
    "cost": _cost,
    "graduates": _graduates,
    "wages": lambda: wage_ranges(_rows(), state_name=HOSTILE),
    "projections": lambda: projections(_rows()),
    "ranks": _ranks,
    "timeline": _accreditation,
    "coverage": lambda: coverage([Covered(HOSTILE, dict.fromkeys(STATUSES, 20))], 'i"<'),
    "peers": lambda: cost_among(
        HOSTILE,
        Bounds(Decimal(5), Decimal(9)),
        [Bounds.exactly(n) for n in range(9)],
    ),
    "map": lambda: school_map([Placed(_school(n), 1, f"/s/{HOSTILE}") for n in (0, 1)], 'i"<'),
}

every_chart = pytest.mark.parametrize("name", CHARTS)


def drawn(name: str) -> Element:
    return ElementTree.fromstring(CHARTS[name]().svg)


@every_chart
def test_it_holds_nothing_that_a_strict_policy_forbids(name: str) -> None:
    for one in drawn(name).iter():
        assert one.tag not in ("script", "style", "foreignObject")
        assert not [key for key in one.keys() if key == "style" or key.startswith("on")]  # noqa: SIM118
        assert not [key for key in one.keys() if key in ("href", "src") and one.tag != "a"]  # noqa: SIM118


@every_chart
def test_hostile_names_stay_text(name: str) -> None:
    found = list(drawn(name).iter())
    assert not [one for one in found if one.tag in ("b", "script")]
    told = [*(one.text or "" for one in found), *(v for one in found for v in one.attrib.values())]
    assert name == "cost" or any("<script>" in one for one in told)


@every_chart
def test_everything_lies_within_its_strip(name: str) -> None:
    for one in drawn(name).iter():
        for key in ("x", "x1", "x2", "cx"):
            value = one.get(key, "")
            if value.endswith("%"):
                assert 0 <= float(value[:-1]) <= 100, (one.tag, one.attrib)
        if one.tag == "rect" and one.get("x"):
            right = float((one.get("x") or "")[:-1]) + float((one.get("width") or "")[:-1])
            assert right <= 100.02, one.attrib


@every_chart
def test_ids_are_unique_and_every_reference_leads_somewhere(name: str) -> None:
    root = drawn(name)
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(set(ids)) == len(ids)
    named = [
        word
        for one in root.iter()
        for key in ("aria-labelledby", "aria-describedby")
        for word in (one.get(key) or "").split()
    ]
    filled = re.findall(r"url\(#([^)]*)\)", " ".join(one.get("fill") or "" for one in root.iter()))
    assert set(named) | set(filled) <= set(ids)


@every_chart
def test_what_reads_aloud_gets_a_name_and_no_drawing(name: str) -> None:
    """Strips are hidden; the map has a title, and its links have names."""
    root = drawn(name)
    assert root.get("role") in ("group", "img")
    assert root.get("aria-label") or root.get("aria-labelledby")
    if name == "map":
        assert all(link.get("aria-label") for link in root.iter("a"))
        return
    hidden = [one for one in root.iter("svg") if "chart-" in (one.get("class") or "")]
    assert hidden
    assert all(one.get("aria-hidden") == "true" for one in hidden)


@every_chart
def test_it_says_what_to_see_and_has_a_table(name: str) -> None:
    drawing = CHARTS[name]()
    assert drawing.sentence.endswith(".")
    assert drawing.table.rows
    assert all(len(row) == len(drawing.table.header) for row in drawing.table.rows)
    assert all(cell for row in drawing.table.rows for cell in row)


def styled() -> set[str]:
    path = files("gradguide.web").joinpath("static", "charts.css")
    return set(re.findall(r"\.(chart(?:-[\w-]+)?)(?=[\s,:.{])", path.read_text(encoding="utf-8")))


def classes(name: str) -> set[str]:
    return {
        word
        for one in drawn(name).iter()
        for word in (one.get("class") or "").split()
        if word.startswith("chart")
    }


@every_chart
def test_charts_css_knows_every_class(name: str) -> None:
    bare = {f"chart-in-{status}" for status in STATUSES} | {"chart-accredited", f"chart-{name}"}
    assert classes(name) - styled() - bare == set()


def test_charts_css_knows_no_class_that_nothing_has() -> None:
    assert styled() - set.union(*(classes(name) for name in CHARTS)) == set()


def test_charts_css_has_no_colour_of_its_own() -> None:
    """Colours are the page's, in light and dark; the system's where it forces them."""
    text = files("gradguide.web").joinpath("static", "charts.css").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl|\burl\(|@import", text)


def test_real_programs_can_be_drawn(release: Path) -> None:
    """Every accreditation and every count of graduates in the bundled release."""
    lines = 0
    with Release(release) as opened:
        for program in opened.described():
            facts = [opened.open(one) for one in program.facts if one.attribute == "accreditation"]
            if facts:
                drawing = accreditation_timeline(facts, opened.as_of)
                ElementTree.fromstring(drawing.svg)
                lines += drawing.svg.count("chart-held")
    assert lines > 20

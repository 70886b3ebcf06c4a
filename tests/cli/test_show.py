"""`gradguide show` as a person types it, with what federal agencies know."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from gradguide.catalog.release import Release
from gradguide.cli.graduates_text import COMPLETIONS, figures, series_words, sparkline
from gradguide.cli.picture_text import CHARGES, DISTANCE, EARNINGS
from gradguide.model.national import Completions
from gradguide.outlook.completions import Series, series_of
from gradguide.outlook.faq import leads

PROGRAM = "san-jose-state-university/mlis"
SIMMONS = "simmons-university/ms-library-and-information-science"
SJSU, SUCCESSOR, GONE = "122755", "498571", "211644"


@pytest.fixture(scope="module")
def fuller(release: Path) -> Path:
    """The release with made rows of the files that are not bundled."""
    out = release.with_name("fuller.db")
    shutil.copy(release, out)
    connection = sqlite3.connect(out)
    connection.executescript(
        f"""
        INSERT INTO distance VALUES ('{SJSU}', '25.0101', 'master', 2024, 2, 0, 1);
        INSERT INTO charges VALUES ('{SJSU}', 2023, 'in_state', 7176, 2110, 450);
        INSERT INTO charges VALUES ('{SJSU}', 2023, 'out_of_state', NULL, NULL, NULL);
        INSERT INTO earnings VALUES ('{SJSU}', '25.01', 'master', 'earnings_1yr', 2025, 61234, 310);
        INSERT INTO earnings VALUES ('{SJSU}', '25.01', 'master', 'debt', 2025, NULL, NULL);
        INSERT INTO accredited VALUES ('XYZ', '{SJSU}', 'San Jose', 'A master', 'Accredited',
            '1969', NULL);
        UPDATE completions SET imputed = 1 WHERE year = 2022 AND award IN
            (SELECT number FROM awards WHERE unitid = '{SJSU}' AND cip = '25.0101' AND code = 7);
        UPDATE schools SET active = 0, closed = '2025-06-30' WHERE unitid = '167783';
        """
    )
    connection.commit()
    connection.close()
    return out


@pytest.fixture
def typed(release: Path, called: Any) -> Any:
    def run(*words: str, at: Path = release) -> tuple[int, str, str]:
        return called("show", *words, "--release", at)

    return run


def of(*totals: int | None, imputed: bool | None = None) -> Series:
    years = range(2020, 2020 + len(totals))
    return series_of(
        years,
        (
            Completions(year, total, 0, total, 0, imputed)
            for year, total in zip(years, totals, strict=True)
            if total is not None
        ),
    )


@pytest.mark.parametrize(
    ("totals", "bars", "numbers"),
    [
        ((566, 609, 719, 655, 728), "▆▇█▇█", "566, 609, 719, 655, 728"),
        ((0, 1, 1000), "▁▂█", "0, 1, 1,000"),
        ((0, 0), "▁▁", "0, 0"),
        ((None, 4, None), "·█·", "·, 4, ·"),
        ((None, None), "··", "·, ·"),
    ],
)
def test_bars_begin_at_nought_and_gaps_are_dots(
    totals: tuple[int | None, ...], bars: str, numbers: str
) -> None:
    assert sparkline(of(*totals)) == bars
    assert figures(of(*totals)) == numbers


@pytest.mark.parametrize(
    ("series", "words"),
    [
        (of(5), "5 in 2020"),
        (of(None, None), "no count (2020 to 2021)"),
        (of(5, None), "5 in 2020  █·  2020 to 2021: 5, ·"),
        (of(4, 8, imputed=True), "8 in 2021  ▄█  2020 to 2021: 4*, 8*"),
    ],
)
def test_a_series_names_its_newest_count_and_all_years(series: Series, words: str) -> None:
    assert series_words(series) == words


def test_a_program_shows_its_graduates_of_every_year_and_who_else_is_counted(typed: Any) -> None:
    status, out, err = typed(PROGRAM)
    assert (status, err) == (0, "")
    place = out.index("Where it leads")
    assert out.index("What you do") < place
    told = " ".join(out[place:].split())
    assert re.search(r"728 in 2024 ▆▇█▇█ 2020 to 2024: 550, 609, 719, 655, 728", told)
    assert "growing: about 42 more each year (2020 to 2024)" in told
    assert "women: 614 of 728 in 2024 (84.3 %)" in told
    assert "Which of its programs at that level the school counts here is not reported" in told
    assert "these may be among them: " in told
    assert "more that are not named after the subject. They are not added up." in told
    assert f"gradguide careers --program {PROGRAM}" in told
    assert "completions (" not in out  # the facts say the same numbers once more


def test_no_line_is_wider_than_the_page_but_for_what_must_stay_whole(typed: Any) -> None:
    for words in ((PROGRAM,), (PROGRAM, "--evidence"), ("Clarion University",)):
        _, out, _ = typed(*words)
        for line in out.splitlines():
            whole = "//" in line or "“" in line or " " not in line.strip()
            assert len(line) <= 90 or whole, line


@pytest.mark.parametrize("name", ["Clarion University", "clarion university of pennsylvania"])
def test_a_school_that_was_merged_is_answered_with_its_successor(typed: Any, name: str) -> None:
    status, out, _ = typed(name)
    assert status == 0
    first = " ".join(out.split("\n\n")[0].split())
    assert "is now Pennsylvania Western University (since 1 July 2022; https://" in first
    assert "Before, as Clarion University of Pennsylvania, until 1 July 2022" in out
    found = json.loads(typed(name, "--json")[1])
    assert found["id"] == SUCCESSOR
    assert found["asked_for"][0]["unitid"] == GONE
    before = {one["unitid"]: one for one in found["national"]["graduates"]["before"]}
    assert before[GONE]["awards"][1]["years"][0]["total"] == 164


def test_a_name_that_a_school_gave_up_is_said_to_be_one(typed: Any) -> None:
    _, out, _ = typed("Texas A&M University-Commerce")
    assert out.startswith("! Texas A&M University-Commerce is a name of the past")
    assert not typed("East Texas A&M University")[1].startswith("!")


def test_the_page_of_a_program_says_first_that_its_school_has_closed(
    typed: Any, fuller: Path
) -> None:
    assert not typed(SIMMONS)[1].startswith("!")
    status, out, _ = typed(SIMMONS, at=fuller)
    assert status == 0
    assert out.startswith("! Simmons University has closed (on 30 June 2025; NCES, directory of")


def test_what_is_reported_stands_beside_what_pages_say(typed: Any, fuller: Path) -> None:
    _, out, _ = typed(PROGRAM, at=fuller)
    told = " ".join(out.split())
    assert "! delivery is online by its sources (verified, 2023), while the school" in told
    assert "none of 2 programs of the subject and level as entirely online (1 in part)" in told
    assert out.index("while the school") < out.index("The program")
    assert (
        "the school reports 0 of 2 master's programs in Library and Information Science as "
        "entirely online, and 1 in part (NCES 2024)"
    ) in told
    assert "not this program's price" in told
    assert "living in the state: tuition for a full-time year $7,176" in told
    assert "from elsewhere" not in told
    assert "$61,234, 310 people" in told
    assert "suppressed, because too few people are behind it" in told
    assert "XYZ lists A master: Accredited, since 1969" in told
    assert "719*" in told
    assert "* estimated by NCES" in told


def test_without_rows_nothing_is_said_of_them(typed: Any) -> None:
    _, out, _ = typed(PROGRAM)
    for words in ("entirely online", "College Scorecard", "full-time year", " lists ", "estimated"):
        assert words not in out


@pytest.mark.parametrize(
    "name",
    [COMPLETIONS, CHARGES, DISTANCE, EARNINGS, leads.SCORECARD, leads.WAGES, leads.CROSSWALK],
)
def test_the_files_that_evidence_names_are_those_that_a_build_reads(name: str) -> None:
    folder = resources.files("gradguide.sources.federal")
    texts = [one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".toml")]
    described = [tomllib.loads(text).get("dataset", {}) for text in texts]
    assert name in {one.get("name") for one in described}


def test_evidence_names_file_address_and_row(typed: Any, release: Path) -> None:
    _, out, _ = typed(PROGRAM, "--evidence")
    told = " ".join(out.split())
    with Release(release) as opened:
        read = [one for one in opened.national.datasets() if one.name == COMPLETIONS]
    assert len(read) == 5
    for one in read:
        row = f"{one.file}: UNITID {SJSU}, CIPCODE 25.0101, AWLEVEL 7; {one.address}"
        assert f"NCES, {one.title} {one.year} ({one.edition}), {row}" in told


def test_json_holds_all_of_it(typed: Any, fuller: Path) -> None:
    found = json.loads(typed(PROGRAM, "--json", "--evidence", at=fuller)[1])["national"]
    first, second = found["graduates"]["awards"]
    assert [one["total"] for one in first["years"]] == [550, 609, 719, 655, 728]
    assert [one["imputed"] for one in first["years"]] == [None, None, True, None, None]
    assert first["trend"]["direction"] == "growing"
    assert len(first["sources"]) == 5
    assert second["cip"] == "25.0103"
    assert found["graduates"]["together"] is None
    assert found["distance"][0]["programs"] == 2
    assert found["distance_disagreement"]
    assert {one["measure"]: one["dollars"] for one in found["earnings"]} == {
        "debt": None,
        "earnings_1yr": 61234,
    }
    assert found["occupations"]


def test_a_chart_is_drawn_and_nothing_to_draw_is_said(typed: Any, tmp_path: Path) -> None:
    out = tmp_path / "graduates.svg"
    status, _, err = typed(PROGRAM, "--plot", str(out))
    assert (status, err) == (0, f"{out}: drawn\n")
    assert "728" in out.read_text(encoding="utf-8")
    none = tmp_path / "none.svg"
    status, _, err = typed("university-of-toronto", "--plot", str(none))
    assert status == 1
    assert "no graduates to draw" in err
    assert not none.exists()
    status, _, err = typed(PROGRAM, "--plot", str(tmp_path / "graduates.gif"))
    assert status == 2

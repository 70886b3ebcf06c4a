"""`gradguide careers` as a person types it, over a small release of made-up programs."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.catalog.release import Release
from gradguide.cli.careers_text import answer
from gradguide.model.national import Occupation
from gradguide.outlook.careers import Answer
from gradguide.outlook.titles import Titles

making = SimpleNamespace(
    **runpy.run_path(str(Path(__file__).parents[1] / "outlook" / "careers_making.py"))
)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.written(tmp_path_factory.mktemp("careers") / "harbor.db")


def careers(release: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gradguide", "careers", *words, "--release", str(release)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def said(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())


def test_a_title_is_answered_with_every_figures_year_and_agency(release: Path) -> None:
    text = said(careers(release, "port", "pilot"))
    assert text.startswith("'port pilot' is Harbor Pilot, a title of the field.")
    assert (
        "about $53,000 a year in the middle; one in ten earns under $33,000, one in ten over "
        "$73,000 (May 2025, Bureau)" in text
    )
    assert "People employed: 640 (May 2025, Bureau)" in text
    assert (
        "Bureau projects 40,000 jobs in 2024 to become 41,000 in 2034 (+2.5 %), with 4,300 "
        "openings a year on average. A projection is worked out from a model; it is no promise."
        in text
    )
    assert "Typical for entry, by Bureau: Master's degree." in text
    assert "https://a.example/bls-wages-national" in text


def test_each_way_to_the_occupation_says_how_it_is_known(release: Path) -> None:
    text = said(careers(release, "port pilot"))
    assert "crosswalk leads here from Harbors (99.0101). 2 schools report graduates there" in text
    assert "and not who is hired" in text
    assert "Port College, master, 99.0101: 30 graduates in 2024" in text
    assert "Specialty Dredging, which the field's pack ties to the title: 2 programs" in text
    assert "Licence as harbor pilot: 1 program at 1 school is said to lead to it" in text
    assert "Sources name ME." in text


def test_programs_of_one_award_are_listed_by_what_they_are_called(tmp_path: Path) -> None:
    counting = {making.MHTS: [1, 3], making.DREDGING: [1], making.PORT: [3]}
    release = making.written(tmp_path / "shared.db", counting=counting)
    assert (
        "99.0102: 2 graduates in 2024; which of these 2 programs they finished is not reported "
        f"{making.PORT} and 1 more, not named after the subject"
        in said(careers(release, "archivist"))
    )
    assert (
        "99.0101: 7 graduates in 2024; which of 2 programs of that level they finished is not "
        "reported, and none is named after the subject What leads to"
        in said(careers(release, "port pilot"))
    )


def test_a_state_beside_the_nation(release: Path) -> None:
    text = said(careers(release, "port pilot", "--state", "maine"))
    assert "In Maine: about $52,000 a year in the middle" in text
    assert "one in ten at least $239,200" in text
    assert "People employed: unknown, BLS does not release it" in text
    text = said(careers(release, "port pilot", "--state", "OR"))
    assert "In Oregon: BLS publishes no yearly wages for this occupation." in text


def test_a_state_that_the_release_lacks_is_said_with_the_way_to_get_it(release: Path) -> None:
    text = said(careers(release, "port pilot", "--state", "TX"))
    assert "this release has no wages of states" in text
    assert "gradguide data fetch bls --to DIR" in text
    assert "gradguide build --data DIR" in text


def test_a_title_without_a_code_says_so_and_what_comes_nearest(release: Path) -> None:
    text = said(careers(release, "tide archivist"))
    assert "gives Tide Archivist no place of its own, so that no wages are published for it" in text
    assert "25-4011: some are counted there (https://soc.example/)" in text
    assert "Archivists (SOC 25-4011)" in text
    text = said(careers(release, "tide poet"))
    assert "no place of its own" in text and "$" not in text


def test_a_title_by_likeness_shows_its_score(release: Path) -> None:
    text = said(careers(release, "tide archivst"))
    assert "is taken for Tide Archivist" in text and "of 100" in text


def test_a_word_in_which_many_titles_end_lists_some_with_scores_and_counts_the_rest(
    release: Path,
) -> None:
    names = "Art Music Law Chemistry History Physics Nursing Dance Chess Bridge".split()
    jobs = [Occupation(f"25-10{n}", f"{name} Teachers") for n, name in enumerate(names, 10)]
    found = Titles((), jobs).look_up("teacher")
    with Release(release) as opened:
        given = Answer(found, (), (), None, None, None)
        lines = list(answer(given, making.careers(opened)))
    assert lines[0] == "'teacher' can be any of these:"
    listed = [line for line in lines if "of 100" in line]
    assert len(listed) == 8 and all("word for word" not in line for line in listed)
    assert "  and 2 more that it can be; say more of the title" in lines


@pytest.mark.parametrize(
    ("words", "said_there"),
    [
        (["xyzzy"], "'xyzzy' is no job title that this release knows, and none is like it"),
        (["balloon pilot"], "too little to answer for; say which is meant"),
        (["pilot", "--program", "x"], "give a title or --program, not both"),
        (["--sort", "hair"], "--sort takes employment or median, not 'hair'"),
        (["pilot", "--state", "Narnia"], "there is no state 'Narnia'; give two letters"),
        (["pilot", "--plot", "x.gif"], "must end in .svg or .png"),
        (["--program", "nowhere"], "nothing goes by the name 'nowhere'"),
    ],
)
def test_what_cannot_be_answered_says_why(release: Path, words: list[str], said_there: str) -> None:
    done = careers(release, *words)
    assert done.returncode in (1, 2)
    assert said_there in done.stderr
    assert "Traceback" not in done.stderr


def test_the_field_as_a_table(release: Path) -> None:
    done = careers(release)
    text = said(done)
    assert text.index("53-5021") < text.index("25-4011") < text.index("39-1014")
    assert (
        "39-1010 Keepers of Lights and Dogs 5 $20,000 $22,000 $24,000 – – of these Lighthouse "
        "Attendants (39-1014): BLS publishes the figures only with others" in text
    )
    assert "2 titles of the field have no code of their own" in text
    assert "Wages a year and people employed: May 2025" in text
    assert all(len(line) <= 100 or "http" in line for line in done.stdout.splitlines())


def test_the_table_by_pay(release: Path) -> None:
    lines = careers(release, "--sort", "median", "--limit", "2").stdout.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ") and "-" in line[:9]] == [
        "53-5021", "25-4011",
    ]  # fmt: skip
    assert "and 2 more; --limit lists more of them" in "\n".join(lines)


def test_the_way_back(release: Path) -> None:
    text = said(careers(release, "--program", making.MHTS))
    assert "99.0101 Harbors" in text
    assert text.index("11-9199") < text.index("53-5021")
    assert "Specialty Lighthouse Care (written 'Lighthouses'): Tide Archivist" in text
    assert "Licence as harbor pilot: Harbor Pilot" in text


def test_json_has_what_the_text_has(release: Path) -> None:
    done = careers(release, "port pilot", "--state", "ME", "--json")
    record = json.loads(done.stdout)
    (occupation,) = record["occupations"]
    assert record["matches"][0] == {
        "title": "Harbor Pilot", "written": "port pilot", "soc": "53-5021", "score": 100,
        "how": "field",
    }  # fmt: skip
    assert occupation["nation"]["dollars"]["median"] == 53000
    assert occupation["state"]["dollars"]["p90"] is None
    assert occupation["state"]["at_least"] == {"p75": 239200, "p90": 239200}
    assert occupation["projection"]["change_permille"] == 25
    assert occupation["programs_by_subject"]["largest"][0]["graduates"] == 30
    (title,) = record["titles"]
    assert title["specialties"][0]["programs"]["programs"] == 2
    assert title["licences"][0]["states"] == ["ME"]


def test_json_of_the_table_and_of_the_way_back(release: Path) -> None:
    table = json.loads(careers(release, "--json").stdout)
    assert [one["soc"] for one in table["occupations"]] == [
        "11-9199", "53-5021", "25-4011", "39-1014",
    ]  # fmt: skip
    assert table["titles_without_code"] == ["Tide Archivist", "Tide Poet"]
    back = json.loads(careers(release, "--program", making.PORT, "--json").stdout)
    assert [one["cip"] for one in back["by_subject"]] == ["99.0101", "99.0102"]
    assert back["tied_to_no_title"] == ["Dredging the deep sea"]


@pytest.mark.parametrize("name", ["pay.svg", "pay.png"])
def test_a_chart_is_drawn(release: Path, tmp_path: Path, name: str) -> None:
    done = careers(release, "port pilot", "--state", "ME", "--plot", str(tmp_path / name))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).stat().st_size > 1000

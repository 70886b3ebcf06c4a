"""`gradguide faq` as a person types it, on a release of the bundled facts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from gradguide.catalog.release import Release
from gradguide.catalog.writer import write_release
from gradguide.cli.app import app
from gradguide.model.catalog import Catalog
from gradguide.outlook.faq.questions import questions


@pytest.fixture
def typed(release: Path, called: Any) -> Any:
    def run(*words: str, command: str = "faq", at: Path = release) -> tuple[int, str, str]:
        return called(command, *words, "--release", at, "--as-of", "2026-11-01")

    return run


def result(typed: Any, *words: str) -> dict[str, Any]:
    status, out, err = typed(*words, "--json")
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_every_question_is_answered_in_order(typed: Any) -> None:
    status, out, err = typed()
    assert (status, err) == (0, "")
    field = "library and information science"
    places = [out.index(question.words(field)) for question in questions()]
    assert places == sorted(places)
    for line in out.splitlines():
        assert len(line) <= 90 or " " not in line.strip(), line


def test_counts_are_those_of_find(typed: Any) -> None:
    counts = [
        count for answer in result(typed)["answers"] for count in answer["counts"] if count["query"]
    ]
    assert len(counts) > 10
    for count in counts:
        assert count["yes"] + count["otherwise"] + count["unknown"] == count["of"]
        _, out, _ = typed("--query", count["query"], "--json", "--limit", "999", command="find")
        found = json.loads(out)
        assert found["total"] == count["yes"] == len(count["ids"])
        assert {one["id"] for one in found["results"]} == set(count["ids"])


def test_ranges_rest_on_facts_that_say_so(typed: Any, release: Path) -> None:
    found = result(typed, "cost", "duration", "taught", "--evidence")
    ranges = [one for answer in found["answers"] for one in answer["ranges"]]
    assert {one["unit"] for one in ranges} == {
        "$",
        "months",
        "semester credits",
        "quarter credits",
    }
    with Release(release) as opened:
        ids = {program.id for program in opened.programs()}
    for one in ranges:
        amounts = sorted(float(figure["amount"]) for figure in one["figures"])
        assert (float(one["low"]), float(one["high"])) == (amounts[0], amounts[-1])
        assert amounts[0] <= float(one["median"]) <= amounts[-1]
        assert {figure["id"] for figure in one["figures"]} <= ids
        for figure in one["figures"]:
            assert all(fact["decides"] and fact["status"] != "stale" for fact in figure["facts"])
            assert figure["facts"][0]["for"]
            assert one["unit"] != "$" or figure["year"] is not None


def test_the_schools_with_most_graduates_are_as_nces_counts_them(typed: Any) -> None:
    (answer,) = result(typed, "largest")["answers"]
    first, second, third, *_ = answer["lists"][0]["items"]
    assert first["words"].startswith("742 (728 in CIP 25.0101, 14 in CIP 25.0103)")
    assert second["words"].startswith("266 ")
    assert third["words"].startswith("238 ")
    assert answer["datasets"][0]["file"].lower().startswith("c2024_a")


@pytest.mark.parametrize("name", ["school-librarianship", "School librarianship", "school media"])
def test_a_specialty_goes_by_its_spellings(typed: Any, name: str) -> None:
    found = result(typed, "online", "--specialty", name)
    assert found["specialty"] == "School Librarianship"
    (answer,) = found["answers"]
    assert 0 < answer["counts"][0]["of"] < result(typed, "online")["answers"][0]["counts"][0]["of"]


def test_a_certificate_in_a_specialty_is_one_for_all_who_ask(typed: Any, release: Path) -> None:
    (answer,) = result(typed, "certificate", "--specialty", "archives")["answers"]
    assert answer["answer"].startswith("Yes: ")
    asked = ("--specialty", "archives", "--kind", "certificate", "--limit", "99", "--json")
    _, out, _ = typed(*asked, command="find")
    found = {one["id"] for one in json.loads(out)["results"]}
    named = {one["id"] for one in answer["lists"][0]["items"]}
    assert len(found) > 5
    assert found == {one for one in named if "certificate" in one}
    assert len(found) == len(named)  # no degree program is among these
    asked = ("careers", "archivist", "--limit", "99", "--json", "--release", str(release))
    (title,) = json.loads(CliRunner().invoke(app, asked).stdout)["titles"]
    by_name = {one["name"]: one["programs"]["largest"] for one in title["specialties"]}
    led = {one["id"] for one in by_name["Archival Studies"]}
    assert found == {one for one in led if "certificate" in one}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--specialty", "recordz managment"), "Records Management"),
        (("price",), "there are programs, online"),
        (("--limit", "-1"), "--limit takes a number from 0 on"),
    ],
)
def test_what_cannot_be_meant_is_said_with_what_can(
    typed: Any, words: tuple[str, ...], said: str
) -> None:
    status, out, err = typed(*words)
    assert (status, out) == (2, "")
    assert said in err


def test_evidence_opens_lists_to_their_sources(typed: Any) -> None:
    _, short, _ = typed("exam", "--limit", "1")
    _, full, _ = typed("exam", "--evidence")
    assert " more\n" in short
    assert "https://" not in short
    assert "https://" in full
    assert " more\n" not in full


def test_a_release_without_an_index_says_what_to_do(typed: Any, tmp_path: Path) -> None:
    out = tmp_path / "bare.db"
    write_release(Catalog("harbor-science", as_of=date(2026, 11, 1), claims=()), out)
    status, _, err = typed(at=out)
    assert status == 1
    assert "build it again" in err


@pytest.mark.parametrize(
    ("name", "meant"), [("costs", "did you mean cost?"), ("zzzz", "there are")]
)
def test_a_question_that_is_none_has_neighbours(typed: Any, name: str, meant: str) -> None:
    status, out, err = typed(name)
    assert (status, out) == (2, "")
    assert f"there is no question {name!r}; {meant}" in err

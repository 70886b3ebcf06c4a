"""`gradguide find` as a person types it, on a release of the bundled facts."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from gradguide.catalog.writer import write_release
from gradguide.cli.app import app
from gradguide.decisions.finding.facets import FACETS
from gradguide.model.catalog import Catalog


@pytest.fixture
def typed(release: Path, called: Any) -> Any:
    def run(*words: str, at: Path = release) -> tuple[int, str, str]:
        return called("find", *words, "--release", at, "--as-of", "2026-11-01")

    return run


def result(typed: Any, *words: str) -> dict[str, Any]:
    status, out, err = typed(*words, "--json")
    assert (status, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_filters_leave_fewer_and_every_one_of_them_holds(typed: Any) -> None:
    every = result(typed, "--limit", "999")
    some = result(
        typed, "--level", "master", "--delivery", "online", "--accredited", "ALA", "--limit", "999"
    )
    assert 0 < some["total"] < every["total"]
    for one in some["results"]:
        assert one["level"] == "master"
        assert [why["answer"] for why in one["why"].values()] == ["yes"] * 3
        assert {value["value"] for value in one["why"]["delivery"]["facts"][0]["values"]} == {
            "online"
        }


def test_no_exam_never_silently_includes_unknown(typed: Any) -> None:
    left_out = result(typed, "--exam", "none", "--limit", "999")
    alone = result(typed, "--exam", "none", "--unknown", "only", "--limit", "999")
    both = result(typed, "--exam", "none", "--unknown", "include", "--limit", "999")
    assert left_out["unknown"]["exam"] == alone["total"] > 0
    assert both["total"] == left_out["total"] + alone["total"]
    assert {one["why"]["exam"]["answer"] for one in alone["results"]} == {"unknown"}
    ids = [one["id"] for one in both["results"]]
    assert ids[: left_out["total"]] == [one["id"] for one in left_out["results"]]


def test_the_text_counts_the_unknown_apart_and_ends_with_the_query(typed: Any) -> None:
    status, out, _ = typed("--exam", "none", "--limit", "2")
    assert status == 0
    assert re.search(r"^\d+ degree programs fit\. Shown: 1 to 2\.$", out, re.MULTILINE)
    assert re.search(r"^\d+ more whose exam rule is unknown or disputed\.$", out, re.MULTILINE)
    assert re.search(r"^Of other kinds: [^.]*\(--kind any\)\.$", out, re.MULTILINE)
    assert out.splitlines()[-1] == "query: exam=none"
    _, out, _ = typed("--exam", "none", "--unknown", "include", "--limit", "2")
    assert re.search(r"^\d+ degree programs fit or may fit\.", out, re.MULTILINE)
    assert re.search(r"^\d+ of them whose exam rule is unknown", out, re.MULTILINE)
    assert all(len(line) <= 100 for line in out.splitlines())


def test_the_query_that_is_printed_finds_the_same(typed: Any) -> None:
    words = ["archives", "--near", "Columbus, OH", "--within", "500", "--months", "36"]
    words += ["--cost", "$40,000", "--residency", "OH", "--start", "fall 2027", "--sort", "cost"]
    first = result(typed, *words)
    again = result(typed, "--query", first["query"])
    assert first["total"] > 0
    assert first == again


def test_what_the_field_calls_it_is_found_too(typed: Any) -> None:
    names = result(typed, "archives", "--kind", "any", "--limit", "999")["results"]
    assert any("archives" not in one["name"].lower() for one in names)


@pytest.mark.parametrize(
    ("words", "school"),
    [
        ("Syracus", "Syracuse University"),
        ("Simons", "Simmons University"),
        ("Louisana Stat", "Louisiana State University"),
        ("univercity of alabma", "The University of Alabama"),
    ],
)
def test_mistyped_names(typed: Any, words: str, school: str) -> None:
    schools = {one["institution"] for one in result(typed, *words.split())["results"]}
    assert any(name.startswith(school) for name in schools)
    assert len(schools) <= 3


@pytest.mark.parametrize(
    ("words", "school"),
    [
        ("LSU", "Louisiana State University"),
        ("sjsu", "San Jose State University"),
        ("UNT", "University of North Texas"),
        ("Mizzou", "University of Missouri"),
        ("rutgers mlis", "Rutgers University"),
    ],
)
def test_short_names_that_mean_one_school(typed: Any, words: str, school: str) -> None:
    found = result(typed, *words.split(), "--limit", "99")
    assert found["total"] > 0
    assert found["read_as"] == {}
    assert all(one["institution"].startswith(school) for one in found["results"])


def test_a_specialty_under_a_name_that_is_not_understood_is_not_ruled_out(typed: Any) -> None:
    words = ["--specialty", "archives", "--unknown", "only", "--limit", "999"]
    open_ = {one["id"]: one for one in result(typed, *words)["results"]}
    one = open_["san-jose-state-university/mlis"]
    named = {value["value"] for f in one["why"]["specialty"]["facts"] for value in f["values"]}
    assert any("Preservation" in name for name in named)
    assert one["why"]["specialty"]["answer"] == "unknown"


def test_the_concentration_that_a_word_or_a_specialty_matched_is_shown(typed: Any) -> None:
    by_word = typed("archives", "--limit", "99")[1]
    by_filter = typed("--specialty", "archives", "--limit", "99")[1]
    for out in (by_word, by_filter):
        lsu = out[: out.index("louisiana-state-university")].rsplit("\n\n", 1)[1]
        assert "     ◐ Archives\n" in lsu
        assert "Youth" not in lsu


def test_no_line_but_ids_and_the_query_is_long(typed: Any) -> None:
    words = ["--specialty", "archives", "--pace", "part_time", "--unknown", "include"]
    for asked in ([*words, "--starts", "fall", "--visits", "1"], ["--kind", "any"]):
        _, out, _ = typed(*asked, "--facets", "--residency", "OH", "--limit", "999")
        long = [line for line in out.splitlines() if len(line) > 90]
        assert all(re.fullmatch(r"     [a-z0-9/-]+|query: .*", line) for line in long)


def test_months_say_for_which_pace(typed: Any) -> None:
    _, out, _ = typed("drexel", "--pace", "part_time")
    assert re.search(r"◐ \d+ months, part time", out)
    assert "months to complete 2" not in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--gpa", "9"), "gpa: 9 is not allowed; give a number from 0 to 4.33"),
        (("--gpa", "-1"), "gpa: -1 is not allowed; give a number from 0 to 4.33"),
        (("--visits", "-1"), "visits: -1 is not allowed; give a number from 0 to 366"),
        (("--months", "241"), "months: 241 is not allowed; give a number from 0 to 240"),
        (("--limit", "-1"), "--limit takes a number from 0 on, as in 20, not -1"),
        (("--offset", "-1"), "--offset takes a number from 0 on, as in 20, not -1"),
    ],
)
def test_numbers_that_cannot_be_meant(typed: Any, words: tuple[str, ...], message: str) -> None:
    status, out, err = typed(*words)
    assert (status, out) == (2, "")
    assert message in err


def test_an_offset_behind_the_end_says_so(typed: Any) -> None:
    _, out, _ = typed("LSU", "--offset", "50")
    assert "None is shown: --offset 50 leaves out all of them." in out
    _, out, _ = typed("LSU", "--limit", "0")
    assert "None is shown" not in out


def test_provinces_by_their_names(typed: Any) -> None:
    by_name = result(typed, "--state", "ontario", "--residency", "British Columbia")
    assert by_name["query"] == "state=ON&residency=BC"
    assert {one["state"] for one in by_name["results"]} == {"ON"}
    assert result(typed, "--near", "Toronto, Ontario", "--within", "5")["total"] > 0


def test_an_address_with_a_query(typed: Any) -> None:
    plain = result(typed, "--query", "q=archives&delivery=online")
    assert (
        result(typed, "--query", "https://guide.example/find?q=archives&delivery=online") == plain
    )


def test_what_was_read_otherwise_is_said(typed: Any) -> None:
    _, out, _ = typed("Simons")
    assert out.startswith("no program has 'simons'; read as simmons\n")
    _, out, _ = typed("simons", "university")
    assert out.startswith("no program has 'simons' with the other words; read as simmons\n")


def test_each_program_says_what_is_known_with_its_mark_or_unknown(typed: Any) -> None:
    _, out, _ = typed("--delivery", "online", "--residency", "OH", "--limit", "999")
    programs = out.split("● verified")[0].strip().split("\n\n")
    assert len(programs) > 20
    for program in programs:
        assert re.search(r"[●◐◆○=] [^\n]*months|months to complete unknown", program), program
        assert re.search(r"[●◐] online", program), program
        assert re.search(r"[●◐◆○] \w+: |accreditation unknown", program), program
        assert re.search(r"[●◐◆○] (GRE|GMAT|entrance exam)|entrance exam unknown", program), program
        assert re.search(r"about \$[\d,]+|what it costs you is unknown", program), program


def test_a_limit_on_cost_says_which_shown_could_exceed_it(typed: Any, release: Path) -> None:
    words = ["--cost", "24840", "--residency", "OH", "--delivery", "online", "--limit", "999"]
    costs = [one["cost"] for one in result(typed, *words)["results"]]
    above = [Decimal(cost["possible"]["high"]) > 24840 for cost in costs]
    assert [cost["may_exceed_limit"] for cost in costs] == above
    assert all(Decimal(cost["total"]["high"]) <= 24840 for cost in costs)
    _, out, _ = typed(*words)
    assert out.count(", more than you said") == sum(above) > 0
    assert f"{sum(above)} of those shown could cost more than you said" in out
    assert len(above) > sum(above)


def test_what_a_cost_could_come_to_is_what_the_bill_says(typed: Any, release: Path) -> None:
    for one in result(typed, "--residency", "OH", "--limit", "4")["results"]:
        bill = CliRunner().invoke(
            app,
            ["cost", one["id"], "--residency", "OH", "--release", str(release), "--as-of",
             "2026-11-01", "--json"],
        )  # fmt: skip
        told = json.loads(bill.output, parse_float=Decimal)["cost"]
        for name in ("total", "possible"):
            assert (one["cost"][name] is None) == (told[name] is None)
            for end, amount in (one["cost"][name] or {}).items():
                assert Decimal(amount) == told[name][end]


def test_a_cost_says_which_charges_are_in_it(typed: Any) -> None:
    _, out, _ = typed("kent", "--residency", "OH", "--limit", "1")
    assert re.search(r"about \$[\d,]+ for you: tuition and application fee\n", out)
    assert "not known: today's application fee" in out
    assert "without fees" not in out


def test_facets_count_what_choosing_them_finds(typed: Any) -> None:
    facets = result(typed, "--delivery", "online")["facets"]
    for value, count in facets["delivery"]["values"].items():
        assert result(typed, "--delivery", value)["total"] == count
    for value, count in facets["control"]["values"].items():
        found = result(typed, "--delivery", "online", "--control", value)
        assert found["total"] == count


def test_facets_as_text(typed: Any) -> None:
    _, out, _ = typed("--level", "master", "--facets", "--limit", "0")
    assert re.search(
        r"^  delivery +online \d+, hybrid \d+, campus \d+, disputed", out, re.MULTILINE
    )
    assert re.search(r"^  months to complete +at most 12: \d+", out, re.MULTILINE)


def test_pages_follow_one_another(typed: Any) -> None:
    whole = result(typed, "--limit", "10")["results"]
    later = result(typed, "--limit", "5", "--offset", "5")
    assert later["offset"] == 5
    assert later["results"] == whole[5:]
    _, out, _ = typed("--limit", "5", "--offset", "5")
    assert out.startswith("  6. ")
    assert "Shown: 6 to 10." in out


def test_distances(typed: Any) -> None:
    far = [
        one["miles"] for one in result(typed, "--near", "Kent, OH", "--within", "300")["results"]
    ]
    assert far
    assert 0 <= min(far) <= max(far) <= 300
    _, out, _ = typed("--near", "Kent, OH", "--within", "300")
    assert re.search(r"\(\d+ miles away\)", out)


def test_certificates_are_found_where_that_level_is_asked_for(typed: Any) -> None:
    kinds = {one["kind"] for one in result(typed, "--level", "certificate")["results"]}
    assert "certificate" in kinds
    assert {one["kind"] for one in result(typed)["results"]} == {"program"}


def test_verified_facts_alone(typed: Any) -> None:
    found = result(typed, "--delivery", "online", "--verified", "--limit", "999")
    every = result(typed, "--delivery", "online", "--limit", "999")
    assert 0 < found["total"] < every["total"]
    for one in found["results"]:
        assert {fact["status"] for fact in one["why"]["delivery"]["facts"]} == {"verified"}


def test_nothing_found(typed: Any) -> None:
    status, out, _ = typed("zzzzzz")
    assert status == 0
    assert "0 degree programs fit." in out
    everything = json.loads(typed("--json")[1])["total"]
    assert f"There would be {everything} without the word 'zzzzzz'." in out


@pytest.mark.parametrize(
    "asked",
    [("--state", "OH", "--level", "doctoral"), ("--state", "OH", "--control", "private")],
)
def test_what_could_be_left_out_where_nothing_fits(typed: Any, asked: tuple[str, ...]) -> None:
    _, out, _ = typed(*asked)
    assert "0 degree programs fit." in out
    told = re.findall(r"(\d+) without (--[a-z]+) [a-zA-Z]+", " ".join(out.split()))
    for name, other in (asked[:2], asked[2:]), (asked[2:], asked[:2]):
        total = json.loads(typed(*other, "--json")[1])["total"]
        assert (str(total), name[0]) in told if total else name[0] not in dict(told).values()
    assert told == sorted(told, key=lambda one: int(one[0]))


@pytest.mark.parametrize("name", ["level", "kind", "delivery", "instruction", "exam", "control"])
def test_help_names_every_value_of_a_filter(typed: Any, name: str) -> None:
    _, out, _ = typed("--help")
    said = set(re.findall(r"[a-z_]+", out))
    assert {*FACETS[name].values} <= said


def test_nothing_to_leave_out_alone_is_said(typed: Any) -> None:
    _, out, _ = typed("zzzzzz", "yyyyyy")
    assert "Leaving out one of the things asked finds nothing either" in out


WRONG = [
    (["--delivery", "pigeon"], "delivery: 'pigeon' is none of its values; allowed are online, hy"),
    (["--degree", "MLIIS"], "the nearest are MLIS"),
    (["--specialty", "archivs and records"], "Archives and Records Management"),
    (["--accredited", "ALAA"], "ALA"),
    (["--state", "Atlantis"], "state: there is no state or province 'Atlantis'; give two letters"),
    (["--months", "soon"], "--months takes a number, as in 6 or 7.5, not 'soon'"),
    (["--months", "-3"], "months: -3 is not allowed; give a number from 0"),
    (["--sort", "luck"], "sort: 'luck' is none; allowed are fit, cost"),
    (["--unknown", "perhaps"], "unknown: 'perhaps' is none; allowed are exclude, include, only"),
    (["--near", "Columbus, OH"], "--near and --within go together"),
    (["--near", "Atlantis", "--within", "5"], "near: 'Atlantis' is no town that is known here"),
    (["--cost", "much"], "--cost takes an amount of dollars"),
    (["--residency", "Narnia"], "residency: 'Narnia' is no state"),
    (["--query", "colour=red"], "'colour' is none; allowed are kind"),
    (["--query", "level=master", "--delivery", "online"], "--query says everything itself"),
    (["words", "--query", "level=master"], "--query says everything itself"),
    (["--cost", "9000", "--start", "fall 2020"], "start"),
    (["--start", "fall 2020"], "start"),
]


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_what_cannot_be_asked(typed: Any, words: list[str], message: str) -> None:
    status, out, err = typed(*words)
    assert status == 2
    assert out == ""
    assert message in err
    assert "Traceback" not in err


def test_a_release_without_an_index_says_what_to_do(typed: Any, tmp_path: Path) -> None:
    from datetime import date

    bare = tmp_path / "bare.db"
    write_release(Catalog("x", date(2026, 11, 1), ()), bare)
    status, _, err = typed(at=bare)
    assert status == 1
    assert f"build it again with 'gradguide build --out {bare}'" in err

"""`gradguide licensure` and `gradguide organizations` as a person types them."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from gradguide.model.states import STATE_NAMES

DAY = "2026-11-01"


@pytest.fixture
def typed(release: Path, called: Any) -> Any:
    def run(*words: str, on: Path = release) -> tuple[int, str, str]:
        return called(*words, "--release", on)

    return run


@pytest.fixture(scope="module")
def empty(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of a field whose pack knows nothing of licensing and no bodies."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    shutil.copy(release, path)
    connection = sqlite3.connect(path)
    for table in (
        "licensure", "licensed_roles", "exams", "organization_statements", "organizations",
    ):  # fmt: skip
        connection.execute(f"DELETE FROM {table}")
    connection.commit()
    connection.close()
    return path


def test_what_do_i_need_in_ohio(typed: Any) -> None:
    code, out, _ = typed("licensure", "Ohio")
    assert code == 0
    words = " ".join(out.split())
    assert words.startswith("Ohio School librarian In Ohio, a school librarian needs ")
    first, role = out.index("In Ohio"), out.index("Whom to ask")
    assert first < out.index("degree  ") < role < out.index("This is no legal advice")
    assert "http://education.ohio.gov" in out
    assert "kent-state-university-at-kent/" in out
    assert "the newest evidence here is of 20" in words
    assert all(len(line) <= 90 for line in out.splitlines() if "/" not in line)


@pytest.mark.parametrize("name", ["OH", "oh", "ohio"])
def test_a_state_by_code_and_name(typed: Any, name: str) -> None:
    assert typed("licensure", name, "--json")[1] == typed("licensure", "Ohio", "--json")[1]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("licensure", "Oklahomo"), "did you mean Oklahoma (OK)?"),
        (("licensure", "Atlantis"), "give two letters (OH) or a name (Ohio)"),
        (("licensure", "OH", "--role", "sailor"), "there is no role 'sailor'; this release has"),
        (("organizations", "--state", "Atlantis"), "there is no state or province 'Atlantis'"),
    ],
)
def test_wrong_calls(typed: Any, words: tuple[str, ...], says: str) -> None:
    code, out, err = typed(*words)
    assert (code, out) == (2, "")
    assert says in err


def test_unknown_is_said_to_be(typed: Any) -> None:
    _, out, _ = typed("licensure", "PR", "--role", "public_librarian")
    words = " ".join(out.split())
    assert "Nothing is known here of what a public librarian or library director needs" in words
    assert "– agency unknown" in words
    assert "School librarian" not in out


def test_a_state_of_which_the_agency_alone_is_known_says_so(typed: Any) -> None:
    _, out, _ = typed("licensure", "WY", "--role", "public_librarian")
    words = " ".join(out.split())
    assert "Nothing is known here of what a public librarian or library director needs" in words
    assert "Wyoming State Library" in words


@pytest.mark.parametrize("role", ["school_librarian", "school librarian", "teacher librarian"])
def test_a_role_by_any_of_its_names(typed: Any, role: str) -> None:
    told = json.loads(typed("licensure", "TX", "--role", role, "--json")[1])
    assert [one["role"] for one in told["roles"]] == ["school_librarian"]


def test_a_test_that_was_replaced_is_told_with_what_replaced_it(typed: Any) -> None:
    told = json.loads(typed("licensure", "NM", "--json")[1])
    assert "Praxis School Librarian (5312)" in {exam["name"] for exam in told["exams"]}
    told = json.loads(typed("licensure", "ND", "--json")[1])
    old = {exam["name"]: exam for exam in told["exams"]}["Praxis Library Media Specialist (5311)"]
    assert (old["until"], old["now"]) == (2023, "Praxis School Librarian (5312)")
    assert "took the place of" in told["roles"][0]["sentences"][0]


def test_evidence_opens_every_fact(typed: Any) -> None:
    plain = json.loads(typed("licensure", "KY", "--json")[1])
    told = json.loads(typed("licensure", "KY", "--evidence", "--json")[1])
    for role, bare in zip(told["roles"], plain["roles"], strict=True):
        for item, without in zip(role["items"], bare["items"], strict=True):
            for fact, counted in zip(item["facts"], without["facts"], strict=True):
                assert (len(fact["for"]), len(fact["against"])) == (
                    counted["for"], counted["against"],
                )  # fmt: skip
                assert all(claim["source_url"].startswith("http") for claim in fact["for"])
    _, out, _ = typed("licensure", "KY", "--evidence")
    for claim in told["roles"][0]["items"][0]["facts"][0]["for"]:
        assert claim["source_url"] in out


def test_statuses_are_those_of_facts(typed: Any) -> None:
    """A value is verified when an authority dates it within its shelf life."""
    for state in ("TX", "VA", "KY", "OK", "ME"):
        told = json.loads(typed("licensure", state, "--evidence", "--json")[1])
        for role in told["roles"]:
            for item in role["items"]:
                for fact in item["facts"]:
                    kinds = {claim["source_kind"] for claim in fact["for"]}
                    if fact["status"] == "verified":
                        assert "authority" in kinds
                        assert fact["year"] is not None
                    if fact["status"] == "disputed":
                        assert len(fact["values"]) > 1


def test_coverage_names_the_states_where_something_is_missing(typed: Any) -> None:
    told = json.loads(typed("licensure", "--coverage", "--json")[1])
    assert {row["state"] for row in told["rows"]} == set(STATE_NAMES)
    for row in told["rows"]:
        unknown = [name for name, status in row["items"].items() if status == "unknown"]
        assert unknown == row["missing"]
        assert bool(unknown) <= (row["state"] in told["incomplete"])
    assert told["nothing"] == []
    _, out, _ = typed("licensure")
    assert out == typed("licensure", "--coverage")[1]
    rows = [line for line in out.splitlines() if line[2:4] in STATE_NAMES and line[4:6] == "  "]
    assert len(rows) == 2 * len(STATE_NAMES)


def test_coverage_of_a_role_says_where_no_rule_is_known(typed: Any) -> None:
    told = json.loads(typed("licensure", "--coverage", "--json")[1])
    rules = [
        (row["state"], {s for n, s in row["items"].items() if n not in ("agency", "agency_url")})
        for row in told["rows"]
        if row["role"] == "public_librarian"
    ]
    without = {state for state, statuses in rules if statuses == {"unknown"}}
    _, out, _ = typed("licensure", "--coverage", "--role", "public librarian")
    nothing = re.search(r"Nothing at all is known in \d+: ([^.]+)\n  Only", out)
    only = re.search(r"Only whom to ask is known in \d+: ([^.]+)\n\n", out)
    assert nothing is not None and only is not None
    assert {*re.split(r",\s+", f"{nothing[1]}, {only[1]}")} == without


@pytest.mark.parametrize("role", ["school_librarian", "public_librarian"])
def test_the_programs_of_an_answer_add_up(typed: Any, role: str, release: Path) -> None:
    stats = json.loads(typed("stats", "--json")[1])["stats"]["programs"]
    (one,) = json.loads(typed("licensure", "OH", "--role", role, "--json")[1])["roles"]
    ways = one["programs"]
    told = sum(len(ways[name]) for name in ("here", "nearby", "online")) + ways["elsewhere"]
    assert told == ways["programs"] + ways["schools"]
    assert ways["programs"] + ways["silent"] == sum(stats.values())


def test_an_outdated_lead_is_why_find_has_fewer(typed: Any) -> None:
    asked = ("licensure", "OH", "--role", "school_librarian")
    said = " ".join(typed(*asked)[1].split())
    assert "`gradguide find --licensure OH` counts such a program among those" in said
    (one,) = json.loads(typed(*asked, "--json")[1])["roles"]
    current = {lead["id"] for lead in one["programs"]["here"] if lead["status"] != "stale"}
    found = json.loads(typed("find", "--licensure", "OH", "--kind", "any", "--json")[1])
    assert {program["id"] for program in found["results"]} == current


def test_a_note_is_told_once(typed: Any) -> None:
    _, out, _ = typed("licensure", "MI", "--role", "school_librarian")
    assert out.count("teachers with 3+ years out") == 1


def test_a_release_without_licensing_says_how_to_add_it(typed: Any, empty: Path) -> None:
    for words in (("licensure", "OH"), ("licensure", "--coverage"), ("organizations",)):
        code, out, err = typed(*words, on=empty)
        assert (code, out) == (1, "")
        assert "since its field pack" in err
        assert f"docs/{words[0]}.md tells how" in err


def test_a_division_that_is_gone_is_former(typed: Any) -> None:
    for name in ("LLAMA", "ALCTS", "LITA"):
        _, out, _ = typed("organizations", name)
        assert "former, until 2020, now Core: Leadership, Infrastructure, Futures" in out
    told = json.loads(typed("organizations", "Core", "--json")[1])
    assert (told[0]["former"], told[0]["since"]) == (False, 2020)


def test_dues_with_year_and_unknown_dues(typed: Any) -> None:
    _, out, _ = typed("organizations", "AILA")
    words = " ".join(out.split())
    assert "dues for students, a year $10 [stale, 2019]" in words
    assert "– members unknown" in words
    _, out, _ = typed("organizations", "--state", "OH")
    assert "– dues for students, a year unknown" in " ".join(out.split())


@pytest.mark.parametrize(
    ("option", "attribute"),
    [("--accredits", "accredits"), ("--certifies", "certifies"), ("--students", "student_dues")],
)
def test_what_bodies_do(typed: Any, option: str, attribute: str) -> None:
    told = json.loads(typed("organizations", option, "--json")[1])
    assert told
    for body in told:
        assert any(f["attribute"] == attribute and f["decides"] for f in body["facts"])
        assert attribute not in body["unknown"]


def test_many_bodies_are_listed_and_a_wrong_name_has_neighbours(typed: Any) -> None:
    _, out, _ = typed("organizations")
    assert "Name one to see what is known of it." in out
    code, _, err = typed("organizations", "Sosiety", "of", "American", "Archivists")
    assert code == 1
    assert "did you mean Society of American Archivists" in err

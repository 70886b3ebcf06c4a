"""`gradguide compare` as a person types it, over a small release of made-up programs."""

from __future__ import annotations

import csv
import io
import json
import runpy
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.catalog.writer import write_release
from gradguide.resolution.pipeline import assemble

making = SimpleNamespace(
    **runpy.run_path(str(Path(__file__).parents[1] / "resolution" / "making.py"))
)
claim = making.claim
MHTS = "saltmarsh-state-university/mhts"
PORT = "port-college-900002/ms-tide-science"


def of_port(attribute: str, value: object, **more: object) -> object:
    more.setdefault("program", "MS in Tide Science")
    return claim(attribute, value, school="900002", named="Port", **more)


def of_sandbar(attribute: str, value: object, **more: object) -> object:
    return claim(attribute, value, school="900003", named="Port", **more)


CLAIMS = [
    claim("level", "master"),
    claim("credits", 36),
    claim("delivery", "online"),
    claim("tuition_per_credit", 500),
    claim("entrance_exam", "not_required", kind="guide"),
    claim("admission_item", "resume"),
    claim("admission_item", "letters_of_recommendation", count=2),
    claim("accreditation", "accredited", kind="authority", since=1972),
    claim("gpa_min", 3, year=2011),
    of_port("level", "master"),
    of_port("credits", 30),
    of_port("delivery", "hybrid"),
    of_port("tuition_per_credit", 900),
    of_port("entrance_exam", "required", paid=True),
    of_port("admission_item", "letters_of_recommendation", count=3),
    of_port("admission_item", "interview"),
    of_port("accreditation", "accredited", kind="authority", since=2004),
    of_port("cohort", True),
    of_sandbar("level", "master"),
    of_sandbar("level", "doctoral", program="PhD in Tide Science"),
    of_sandbar("level", "master", program="MS in Tide Science"),
]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("release") / "harbor.db"
    write_release(assemble(CLAIMS, making.PACK, making.REGISTRY, making.AS_OF), path)
    return path


def compare(release: Path, *words: str, width: int = 80) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gradguide", "compare", *words, "--release", str(release),
         "--as-of", "2026-06-15"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        env={"COLUMNS": str(width), "PATH": "", "PYTHONUTF8": "1"},
    )  # fmt: skip


def test_two_programs_fit_eighty_columns_with_what_differs_first(release: Path) -> None:
    done = compare(release, MHTS, PORT)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert max(len(line) for line in lines) <= 80
    head = " ".join(done.stdout.split("\n\n", maxsplit=1)[0].split())
    assert head.startswith("2 programs on 15 June 2026, for somebody who has not said where they ")
    assert "who starts in the next term (fall 2026)" in head and "--residency says it" in head
    differs, some, same = (
        lines.index(title)
        for title in ("WHAT DIFFERS", "KNOWN OF SOME OF THEM, AND NOT CONTRADICTED", "THE SAME")
    )
    assert differs < some < same
    told = [line.strip() for line in lines[differs:some]]
    assert [title for title in told if title in (
        "What you pay", "How long it takes", "Where you have to be", "How you get in",
        "What you study",
    )] == ["What you pay", "How long it takes", "Where you have to be", "How you get in",
           "What you study"]  # fmt: skip
    cost = next(line for line in lines if "cost to you" in line)
    assert cost.split() == ["cost", "to", "you", "=", "$18,000", "=", "$27,000"]
    assert "    all of them: letters of recommendation (A 2 of them, B 3 of them)" in lines
    assert any("entrance exam (GRE): not required  [A ◐ 2026, B unknown]" in one for one in lines)
    assert any("accredited (A since 1972, B since 2004)" in one for one in lines[same:])
    assert "best" not in done.stdout.lower()


def test_what_is_more_welcome_is_marked_only_beyond_doubt(release: Path) -> None:
    lines = compare(release, MHTS, PORT).stdout.splitlines()
    price = next(line for line in lines if "tuition per" in line)
    assert "$500 *" in price
    cost = next(line for line in lines if "cost to you" in line)
    assert "*" not in cost, "fees are not known of either, and could make up the difference"


def test_programs_that_do_not_fit_beside_one_another_stand_below(release: Path) -> None:
    names = (MHTS, PORT, "port-college-900003/mhts", "port-college-900003/ms-tide-science",
             "port-college-900003/phd-tide-science")  # fmt: skip
    done = compare(release, *names)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert max(len(line) for line in lines if not line.startswith("  ")) <= 80
    at = lines.index("  cost to you")
    assert [line.split()[0] for line in lines[at + 1 :] if line.startswith("    ") and
            line[4:5].isupper()][:5] == ["A", "B", "C", "D", "E"]  # fmt: skip
    assert "    C  unknown" in lines


def test_all_shows_in_full_what_is_the_same(release: Path) -> None:
    lines = compare(release, MHTS, PORT, "--all").stdout.splitlines()
    same = lines.index("THE SAME")
    assert any("(an authority, 2026;" in line for line in lines[same:])


def test_evidence_opens_every_cell(release: Path) -> None:
    out = compare(release, MHTS, PORT, "--evidence").stdout
    opened = out[out.index("HOW WE KNOW") :]
    assert "school-2026.example" in opened
    assert "guide-2026.example" in opened


def test_csv_has_a_row_for_each_attribute_and_five_columns_a_program(release: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(compare(release, MHTS, PORT, "--format", "csv").stdout)))
    by_name = {row["attribute"]: row for row in rows}
    assert by_name["delivery"] == {
        "attribute": "delivery",
        "agreement": "differs",
        f"{MHTS} value": "online",
        f"{MHTS} status": "verified",
        f"{MHTS} year": "2026",
        f"{MHTS} source": "school",
        f"{MHTS} note": "",
        f"{PORT} value": "hybrid",
        f"{PORT} status": "verified",
        f"{PORT} year": "2026",
        f"{PORT} source": "school",
        f"{PORT} note": "",
    }
    assert by_name["cost to you"][f"{PORT} value"] == "$27,000"
    assert by_name["cost to you"][f"{PORT} note"] == "and more, by what is not known"
    assert by_name["for whom"][f"{MHTS} value"].startswith("for somebody who has not said where")
    assert by_name["as of"][f"{PORT} value"] == "2026-06-15"
    assert by_name["lowest grade average"][f"{MHTS} status"] == "stale"
    assert by_name["lowest grade average"][f"{PORT} value"] == "unknown"
    assert by_name["class size at most"][f"{MHTS} value"] == "unknown"
    assert len(by_name) == len(rows)


def test_markdown_is_tables_of_as_many_columns_as_programs(release: Path) -> None:
    out = compare(release, MHTS, PORT, "--format", "markdown").stdout
    tables = [line for line in out.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in tables} == {4}
    assert "## What differs" in out
    assert "**● $500 \\***" in out
    letters = next(line for line in tables if line.startswith("| to apply, send"))
    assert letters.count("●") == 4


def test_json_is_complete(release: Path) -> None:
    out = json.loads(compare(release, MHTS, PORT, "--json", "--evidence").stdout)
    assert out == json.loads(compare(release, MHTS, PORT, "--format", "json", "--evidence").stdout)
    assert [program["id"] for program in out["programs"]] == [MHTS, PORT]
    assert [program["cost"]["total"] for program in out["programs"]] == [
        [18000, 18000], [27000, 27000]
    ]  # fmt: skip
    first, *_ = out["rows"]
    assert (first["attribute"], first["agreement"], first["gap"]) == ("cost_total", "differs", 9000)
    items = next(row for row in out["rows"] if row["attribute"] == "admission_item")
    assert items["shared"] == ["letters_of_recommendation"]
    assert [cell["only_here"] for cell in items["cells"]] == [["resume"], ["interview"]]
    exam = next(row for row in out["rows"] if row["attribute"] == "entrance_exam")
    cell, unknown = exam["cells"]
    assert unknown == {"known": False}, "what only paid placement says is not compared"
    assert (cell["status"], cell["year"], cell["claims_for"]) == ("reported", 2026, 1)
    assert cell["facts"][0]["for"][0]["document"]["address"] == "guide-2026.example"


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        ((MHTS,), 2, "a comparison needs two programs or more"),
        ((MHTS, PORT, MHTS), 2, f"{MHTS} is given twice"),
        ((MHTS, "saltmarsh"), 2, f"{MHTS} is given twice"),
        ((MHTS, "Nautilus"), 1, "nothing goes by the name 'Nautilus'"),
        ((MHTS, "Port College"), 1, "can be any of these; say which:"),
        ((MHTS, "port-college-900003"), 1, "port-college-900003/ms-tide-science"),
        ((MHTS, PORT, "--format", "pdf"), 2, "text, markdown, csv, json"),
        ((MHTS, PORT, "--format", "csv", "--evidence"), 2, "--evidence goes with"),
        ((MHTS, PORT, "--residency", "Atlantis"), 2, "is no state or province"),
        ((MHTS, PORT, "--start", "fall 2011"), 2, "has begun already"),
    ],
)
def test_what_cannot_be_compared_is_said(
    release: Path, words: tuple[str, ...], status: int, says: str
) -> None:
    done = compare(release, *words)
    assert (done.returncode, done.stdout) == (status, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_exams_have_a_row_each_and_one_for_all_together(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    both = [
        *CLAIMS,
        claim("entrance_exam", "may_be_required", exam="any", kind="guide"),
        of_port("entrance_exam", "not_required", exam="any"),
    ]
    path = tmp_path_factory.mktemp("exams") / "harbor.db"
    write_release(assemble(both, making.PACK, making.REGISTRY, making.AS_OF), path)
    done = compare(path, MHTS, PORT, "--format", "csv")
    assert done.returncode == 0, done.stderr
    rows = {row[0]: (row[2], row[7]) for row in csv.reader(io.StringIO(done.stdout))}
    assert rows["entrance exam (GRE)"] == ("not required", "unknown")
    assert rows["entrance exam (of any kind)"] == ("may be required", "not required")
    assert rows["entrance exam (all together)"] == ("may be required", "not required")


def test_a_price_for_others_says_that_it_is_not_used(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    priced = [
        *CLAIMS,
        claim("tuition_per_credit", 300, residency="in_state"),
        claim("tuition_per_credit", 800, residency="out_of_state"),
        of_port("tuition_per_credit", 990, residency="out_of_state"),
    ]
    path = tmp_path_factory.mktemp("prices") / "harbor.db"
    write_release(assemble(priced, making.PACK, making.REGISTRY, making.AS_OF), path)
    words = "not a price for you"
    done = compare(path, MHTS, PORT, "--residency", "OH", "--format", "csv")
    rows = {row["attribute"]: row for row in csv.DictReader(io.StringIO(done.stdout))}
    resident = next(row for name, row in rows.items() if "in state" in name)
    outsider = next(row for name, row in rows.items() if "out of state" in name)
    assert words in resident[f"{MHTS} note"] and words not in outsider[f"{MHTS} note"]
    said = " ".join(
        compare(path, MHTS, PORT, "--residency", "OH", "--all", width=200).stdout.split()
    )
    assert "not a price for you" in said

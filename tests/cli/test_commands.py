"""The commands as a person types them: output, messages and exit statuses, in real processes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PAGE = """Best Online Library Science Programs

#1

Simmons University

Boston, MA - Private 4-Year - simmons.edu

Master's - Master of Library Science (MLS)

Online Learning - Visit Website

This fully online program consists of 36 credits at $500 per credit, for a total of $19,000.

#2

Syracuse University

Master's - Library and Information Science, MS

Online Learning - Visit Website

No GRE is required.
"""


def gradguide(*words: str | Path, given: bytes | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "gradguide", *map(str, words)],
        input=given,
        capture_output=True,
        check=False,
        timeout=120,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "guide_2026.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    (folder / "pages").mkdir()
    (folder / "pages" / "guide.txt").write_text(PAGE, encoding="utf-8")
    out = folder / "lis.db"
    done = gradguide("build", "--out", out, "--pages", folder / "pages", "--as-of", "2026-11-01")
    assert done.returncode == 0, done.stderr
    return out


def test_extract_writes_claims_whose_offsets_point_at_their_quotes(page: Path) -> None:
    done = gradguide("extract", page, "--as-of", "2026-11-01")
    assert done.returncode == 0
    assert done.stderr == "", "no progress bar in a pipe"
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert {claim["doc"] for claim in claims} == {"guide"}
    for claim in claims:
        assert PAGE[claim["start"] : claim["end"]] == claim["quote"]
        assert 0 < claim["confidence"] <= 1
        assert claim["extractor"]
        assert claim["document"]["kind"] == "guide"
    tuition = next(c for c in claims if c["attribute"] == "tuition_per_credit")
    assert tuition["value"] == 500
    assert tuition["subject"]["unitid"] == "167783"


def test_extract_reads_standard_input() -> None:
    done = gradguide("extract", "-", given=PAGE.encode())
    assert done.returncode == 0
    assert '"attribute":"credits"' in done.stdout


def test_extract_goes_on_after_a_bad_page_and_says_so(page: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))
    report = tmp_path / "left.jsonl"
    done = gradguide("extract", tmp_path, "--quarantine", report, "--doc-id", "path")
    assert done.returncode == 3
    assert '"attribute":"credits"' in done.stdout
    assert "picture.html" in done.stderr
    entries = [json.loads(line) for line in report.read_text().splitlines()]
    assert {Path(entry["address"]).name for entry in entries} == {"empty.txt", "picture.html"}
    assert all(entry["reason"] for entry in entries)


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = gradguide("extract", tmp_path / "nowhere")
    assert done.returncode == 3
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_options_say_what_is_right(page: Path) -> None:
    for words, says in (
        (("extract", page, "--field", "alchemy"), "library-science"),
        (("extract", page, "--as-of", "yesterday"), "YYYY-MM-DD"),
    ):
        done = gradguide(*words)
        assert done.returncode == 2, done.stderr
        assert says in done.stderr


def test_a_build_is_the_same_bytes_again(release: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    pages = release.parent / "pages"
    done = gradguide("build", "--out", again, "--pages", pages, "--as-of", "2026-11-01")
    assert done.returncode == 0
    assert again.read_bytes() == release.read_bytes()


def test_a_build_that_fails_leaves_the_old_release(release: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    kept.write_bytes(release.read_bytes())
    done = gradguide("build", "--out", kept, "--facts", tmp_path / "missing.jsonl")
    assert done.returncode == 1
    assert "missing.jsonl" in done.stderr
    assert kept.read_bytes() == release.read_bytes()


def test_a_bad_line_of_facts_is_left_out_and_named(tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    facts.write_text(
        '{"institution": "Simmons University", "unitid": "167783", "program": "MLS", '
        '"attribute": "credits", "value": 36, "source_url": "https://simmons.edu/mls", '
        '"source_kind": "school"}\n{"institution": broken\n',
        encoding="utf-8",
    )
    out = tmp_path / "lis.db"
    done = gradguide("build", "--out", out, "--facts", facts, "--as-of", "2026-11-01")
    assert done.returncode == 3
    assert "line 2" in done.stderr
    assert out.exists()


def test_show_opens_a_fact_to_its_sentence(release: Path) -> None:
    done = gradguide("show", "simmons-university", "--release", release)
    assert done.returncode == 0, done.stderr
    program = next(word for word in done.stdout.split() if word.startswith("simmons-university/"))
    done = gradguide("show", program, "--evidence", "--release", release)
    assert done.returncode == 0, done.stderr
    found = gradguide("show", program, "--evidence", "--json", "--release", release)
    assert json.loads(found.stdout)["id"] == program


def test_show_knows_schools_by_their_other_names(release: Path) -> None:
    for name in ("LSU", "SJSU", "University at Buffalo", "UC, Denver"):
        done = gradguide("show", name, "--json", "--release", release)
        assert done.returncode == 0, done.stderr
        school = json.loads(done.stdout)
        assert {"LSU": "159391", "SJSU": "122755", "University at Buffalo": "196088",
                "UC, Denver": "126562"}[name] == school["id"]  # fmt: skip


def test_show_offers_the_nearest_names_and_takes_none_for_the_answer(release: Path) -> None:
    done = gradguide("show", "simons universty of bosten", "--release", release)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "did you mean" in done.stderr or "nothing goes by" in done.stderr
    near = gradguide("show", "simmons mslis", "--release", release)
    assert near.returncode == 1
    assert "simmons-university" in near.stderr


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("kent-state/mlsi", "kent-state-university-at-kent/mlis "),
        ("kent-state-university-at-kent/mlsi", "kent-state-university-at-kent/mlis "),
        ("simmons/phd-libary", "simmons-university/phd"),
    ],
)
def test_a_misspelled_id_is_offered_the_programs_of_its_school(
    release: Path, name: str, offered: str
) -> None:
    done = gradguide("show", name, "--release", release)
    assert done.returncode == 1
    near = done.stderr.splitlines()[1:]
    assert any(f"{line.strip()} ".startswith(offered) for line in near), done.stderr
    assert all("/" in line.split()[0] for line in near)


@pytest.mark.parametrize("words", [("show", "a/b"), ("compare", "a/b", "c/d")])
def test_single_letters_mean_no_program(release: Path, words: tuple[str, ...]) -> None:
    done = gradguide(*words, "--release", release)
    assert done.returncode == 1
    assert "nothing goes by the name 'a/b' in this release" in done.stderr


@pytest.mark.parametrize("command", ["build", "demo"])
def test_a_release_goes_into_a_folder(command: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    done = gradguide(command, "--out", file / "lis.db")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{file} is not a folder" in done.stderr
    assert file.read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("words", [("show", "zzzz"), ("find", "--level", "z"), ("licensure", "z")])
def test_errors_are_plain_text_on_standard_error_with_json_too(
    release: Path, words: tuple[str, ...]
) -> None:
    done = gradguide(*words, "--json", "--release", release)
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert done.stderr.startswith("gradguide: ")


def test_several_words_need_no_quotes(release: Path) -> None:
    for words in (("show", "San", "Jose", "State"), ("licensure", "washington", "dc")):
        apart = gradguide(*words, "--json", "--release", release)
        together = gradguide(words[0], " ".join(words[1:]), "--json", "--release", release)
        assert apart.returncode == 0, apart.stderr
        assert apart.stdout == together.stdout


def test_an_extraction_that_fails_leaves_the_old_output(tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    out.write_text("old\n", encoding="utf-8")
    done = gradguide("extract", "-", "--out", out, "--field", "alchemy", given=b"x")
    assert done.returncode == 2
    assert out.read_text(encoding="utf-8") == "old\n"
    assert list(tmp_path.iterdir()) == [out]


def test_a_release_names_all_that_it_was_made_of(release: Path) -> None:
    manifest = json.loads(gradguide("stats", "--json", "--release", release).stdout)["manifest"]
    assert {"pack", "registry", "page guide"} <= set(manifest["inputs"])


def test_a_build_counts_facts_as_stats_does(tmp_path: Path) -> None:
    out = tmp_path / "lis.db"
    said = gradguide("build", "--out", out).stdout.replace(",", "")
    stats = json.loads(gradguide("stats", "--json", "--release", out).stdout)["stats"]
    assert f" {sum(stats['facts'].values())} facts (" in said
    assert f" {sum(stats['programs'].values())} programs at {stats['institutions']} inst" in said


def test_stats_and_check(release: Path, tmp_path: Path) -> None:
    stats = json.loads(gradguide("stats", "--json", "--release", release).stdout)
    assert stats["stats"]["quoted"] > 10
    lines = gradguide("stats", "--release", release).stdout.splitlines()
    assert max(map(len, lines)) <= 90
    assert gradguide("check", release).returncode == 0
    broken = tmp_path / "broken.db"
    broken.write_bytes(release.read_bytes()[:-5000])
    done = gradguide("check", broken)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert gradguide("stats", "--release", tmp_path / "none.db").returncode == 1


def test_a_missing_default_release_tells_how_to_build_one(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gradguide", "stats"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "gradguide build" in done.stderr


def test_text_prints_what_offsets_count(page: Path) -> None:
    assert gradguide("text", page).stdout == PAGE
    assert "heading" in gradguide("text", page, "--blocks").stdout


def test_help_is_plain_and_quick_to_load() -> None:
    code = (
        "import sys; sys.argv=['gradguide','--help']\n"
        "from gradguide.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'selectolax','ahocorasick_rs','rapidfuzz','rich','warcio','sqlite3'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]"), "help must not wait for heavy imports"


@pytest.fixture
def folder(page: Path) -> Path:
    """A folder with a page, a file in the place of a folder, and an HD file that is none."""
    (page.parent / "hd2024.csv").write_text("UNITID,NAME\n1,Nowhere\n", encoding="utf-8")
    (page.parent / "file").write_text("x", encoding="utf-8")
    return page.parent


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("extract guide_2026.txt --out nowhere/x.jsonl", "nowhere/x.jsonl: cannot be written"),
        ("extract guide_2026.txt --out .", ".: cannot be written"),
        ("extract guide_2026.txt --quarantine nowhere/left", "nowhere/left: cannot be written"),
        ("extract guide_2026.txt --ipeds .", "hd2024.csv: no column"),
        ("extract guide_2026.txt --ipeds . --jobs 2", "hd2024.csv: no column"),
        ("extract guide_2026.txt --ipeds nowhere", "nowhere: no HD file here"),
        ("build --out lis.db --ipeds file", "file: no column"),
        ("build --out lis.db --quarantine nowhere/left", "nowhere/left: cannot be written"),
        ("demo --out .", ".: cannot be written"),
        ("check nowhere.db", "nowhere.db: is not there"),
        ("show x --release file", "file: is not a release"),
        ("text nowhere", "nowhere: it cannot be opened"),
    ],
)
def test_what_cannot_be_done_is_said_without_a_stack_trace(
    folder: Path, words: str, says: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gradguide", *words.split()],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert says in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "lis.db").exists()


def test_a_report_in_the_folder_that_is_read_is_no_page(page: Path) -> None:
    report = page.parent / "left.jsonl"
    for _ in range(2):
        done = gradguide("extract", page.parent, "--quarantine", report)
        assert (done.returncode, done.stderr) == (0, "")


def test_the_demonstration_ends_by_telling_how_to_open_the_guide(
    tmp_path: Path, called: Any
) -> None:
    out = tmp_path / "a demo.db"
    status, text, _ = called("demo", "--out", out, "--as-of", "2026-11-01")
    assert status == 0
    *_, last = text.rstrip().splitlines()
    assert last.strip() == f".venv/bin/gradguide serve '{out}'    and then http://127.0.0.1:8000/"

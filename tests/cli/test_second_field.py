"""The second field through every command: its release is built, asked, and speaks of no other."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

FIELD = "social-work"
OF_ANOTHER = re.compile(r"librar|archiv|\bALA\b|\bMLI?S\b", re.IGNORECASE)
PAGE = """# Online programs in social work

## Baylor University

The 62-credit Master of Social Work is accredited by the Council on Social Work Education. Tuition
is $1,010 per credit hour. No GRE is required.

## Fordham University

Fordham's MSW is offered entirely online. Students complete 1,200 hours of field practicum.
"""


def gradguide(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gradguide", *map(str, words)],
        capture_output=True,
        check=False,
        timeout=120,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "guide.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory, page: Path) -> Path:
    out = tmp_path_factory.mktemp("release") / "field.db"
    done = gradguide("build", "--field", FIELD, "--pages", page, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert "awards that schools report to NCES and nothing here describes" in done.stdout
    return out


def test_the_release_is_whole(release: Path) -> None:
    assert gradguide("check", release).returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("stats",), f"field {FIELD}"),
        (("find", "--accredited", "CSWE", "--delivery", "online"), "university-of-kentucky/msw"),
        (
            ("find", "--level", "master", "--state", "WY"),
            "university-of-wyoming/social-work-master",
        ),
        (("show", "university-of-kentucky/msw"), "60 semester credits x $737"),
        (("show", "university-of-kentucky/msw"), "practicum (from 900 hours)"),
        (("show", "university-of-kentucky/msw"), "861 in 2024"),
        (("show", "baylor-university/msw", "--evidence"), "Tuition\nis $1,010 per credit hour"),
        (("cost", "baylor-university/msw"), "62 semester credits x $1,010"),
        (("compare", "university-of-kentucky/msw", "case-western-reserve-university/msw"), "$737"),
        (("rank",), "861 graduates in 2024"),
        (("rank", "--method", "cost"), "What it costs you"),
        (("careers", "hospital social worker"), "21-1022"),
        (("faq",), "master's degrees under CIP 44.0701"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_commands_answer_for_the_field(release: Path, words: tuple[str, ...], said: str) -> None:
    done = gradguide(*words, "--release", release)
    assert done.returncode == 0, done.stderr
    together = " ".join(done.stdout.split())
    assert " ".join(said.split()) in together
    assert OF_ANOTHER.findall(done.stdout) == []


def test_a_page_gives_claims(page: Path) -> None:
    done = gradguide("extract", page, "--field", FIELD)
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    said = {(c["subject"].get("institution"), c["attribute"], c["value"]) for c in claims}
    assert {
        ("Baylor University", "credits", 62),
        ("Baylor University", "accreditation", "accredited"),
        ("Baylor University", "tuition_per_credit", 1010),
        ("Baylor University", "entrance_exam", "not_required"),
        ("Fordham University", "delivery", "online"),
        ("Fordham University", "experience", "practicum"),
    } <= said


def test_a_release_ranks_without_its_pack(tmp_path: Path) -> None:
    """A pack in a folder; what is built of it ranks by the pack's own method elsewhere."""
    folder = tmp_path / "mine"
    assert gradguide("fields", "new", "Mine", "--cip", "44.07", "--to", folder).returncode == 0
    (folder / "methods").mkdir()
    (folder / "methods" / "quick.toml").write_text(
        'based_on = "default"\nname = "Mine own"\n', encoding="utf-8"
    )
    out = tmp_path / "mine.db"
    assert gradguide("build", "--field", folder, "--out", out).returncode == 0
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    done = gradguide("rank", "--method", "quick", "--release", out)
    assert "'Mine own' ranks none of the programs" in done.stderr
    assert "has cost, default, outcome, quick" in gradguide(
        "rank", "--method", "alchemy", "--release", out
    ).stderr  # fmt: skip


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("fields", "list"), 0, f"{FIELD}"),
        (("build", "--field", "social-wrok", "--out", "x.db"), 2, f"Did you mean {FIELD}?"),
        (("build", "--field", "no/such/folder", "--out", "x.db"), 2, "no folder of that name"),
        (("fields", "new", "X", "--cip", "51.98", "--to", "x"), 2, "the nearest are"),
        (("fields", "refresh", "alchemy", "--data", "."), 2, "no field pack 'alchemy'"),
        (("fields", "refresh", FIELD, "--data", "nowhere"), 1, "comes with gradguide"),
    ],
)
def test_what_is_said_of_fields(
    words: tuple[str, ...], status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = gradguide(*words)
    assert done.returncode == status
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []

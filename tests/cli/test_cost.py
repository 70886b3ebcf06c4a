"""`gradguide cost` as a person types it, over a small release of made-up programs."""

from __future__ import annotations

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
    return claim(
        attribute, value, school="900002", named="Port", program="MS in Tide Science", **more
    )


CLAIMS = [
    claim("level", "master"),
    claim("credits", 37),
    claim("delivery", "online"),
    claim("tuition_per_credit", 300, residency="in_state"),
    claim("tuition_per_credit", 700, residency="out_of_state", kind="guide"),
    claim("tuition_total", 26900, residency="out_of_state", kind="guide"),
    claim("fee", 65, per="application"),
    claim("campus_visits", 2),
    of_port("level", "master"),
    of_port("credits", 30),
    claim("median_wage", 61000, program=None, field="harbor science", kind="authority",
          occupation="Pilots and Tide Keepers", year=2026),
]  # fmt: skip


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("release") / "harbor.db"
    write_release(assemble(CLAIMS, making.PACK, making.REGISTRY, making.AS_OF), path)
    return path


def cost(release: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gradguide", "cost", *words, "--release", str(release),
         "--as-of", "2026-06-15"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )  # fmt: skip


def test_one_sentence_first_then_lines_and_terms(release: Path) -> None:
    done = cost(release, MHTS, "--residency", "maine", "--visits-cost", "$450")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert " ".join(lines[4:6]) == (
        "37 semester credits, all online but for 2 visits to the campus, about $12,065 for a "
        "resident of Maine, 28 months at 6 credits a term."
    )
    assert "  ● tuition                    $11,100" in lines
    assert "      37 semester credits x $300" in lines
    assert "    in all                     $12,065" in lines
    due = [line.split() for line in lines if line.startswith(("  fall 20", "  spring 20"))]
    assert due[0] == ["fall", "2026", "6", "1,800.00", "65.00", "450.00", "2,315.00"]
    assert due[-1] == ["fall", "2028", "1", "300.00", "0.00", "0.00", "300.00"]
    assert "no advice" in lines[-1] + lines[-2]


def test_without_a_residency_it_is_a_range(release: Path) -> None:
    done = cost(release, MHTS)
    assert "$11,165 to $25,965, depending on where you live" in " ".join(done.stdout.split())
    assert "for residents of Maine: 37 semester credits x $300" in done.stdout
    assert "37 x $700 = $25,900; the published total differs by $1,000" in " ".join(
        done.stdout.split()
    )


def test_what_is_not_known_is_named(release: Path) -> None:
    done = cost(release, PORT, "--residency", "OR")
    assert done.returncode == 0, done.stderr
    assert "what it costs you are unknown" in " ".join(done.stdout.split())
    assert "what residents of Oregon would pay" in done.stdout
    assert "1 other master's program asks" in done.stdout


def test_borrowing_with_the_wage_of_an_occupation(release: Path) -> None:
    done = cost(
        release, MHTS, "--residency", "ME", "--loan-share", "50%", "--income", "$61,000",
        "--occupation", "pilot",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    text = " ".join(done.stdout.split())
    assert "If you borrow" in text
    assert "the median wage of Pilots and Tide Keepers, $61,000 a year in 2026" in text
    assert "Tiered Standard Plan" in text
    assert "https://" in text


def test_what_is_assumed_about_loans_is_said_in_text_and_json(release: Path) -> None:
    words = (MHTS, "--residency", "ME", "--loan-share", "1", "--income", "61000")
    text = " ".join(cost(release, *words).stdout.split())
    told = json.loads(cost(release, *words, "--json").stdout)["borrowing"]["bills"][0]
    assert "The income is taken to be $61,000 in every year of repayment." in told["assumptions"]
    assert all(text.count(one) == 1 for one in told["assumptions"])
    assert "--raises 2%" in text
    assert "--raises" not in cost(release, *words, "--raises", "2%").stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--income", "48000"), "--income: serves to reckon with loans"),
        (("--income", "48000", "--prior-debt", "9000"), "--income, --prior-debt: serve to reckon"),
        (("--occupation", "pilot"), "--occupation: there is no debt to hold against its wage"),
        (("--loan-share", "1", "--raises", "2%"), "--raises: there is no income"),
        (("--loan-share", "1", "--income", "48000", "--raises", "2%"), ""),
        ((), ""),
    ],
)
def test_what_nothing_was_done_with_is_said(
    release: Path, words: tuple[str, ...], says: str
) -> None:
    text = " ".join(cost(release, MHTS, "--residency", "ME", *words).stdout.split())
    told = json.loads(cost(release, MHTS, "--residency", "ME", *words, "--json").stdout)
    assert ("Not used" in text) == bool(says)
    assert says in text
    assert says.replace("--", "") in " ".join(told["not_used"])  # which is not for a terminal alone
    assert ("--loan-share 100%" in text) == (bool(says) and "--loan-share" not in words)


def test_public_service_is_left_out_for_those_who_do_not_mean_it(release: Path) -> None:
    words = (MHTS, "--residency", "ME", "--loan-share", "1", "--income", "61000")
    assert "forgiven for public service" in cost(release, *words).stdout
    assert "forgiven for public" not in cost(release, *words, "--no-public-service").stdout


def test_without_an_occupation_it_says_how(release: Path) -> None:
    done = cost(release, MHTS, "--residency", "ME", "--loan-share", "1")
    assert "name it with --occupation" in done.stdout


def test_every_line_opens_to_its_claims(release: Path) -> None:
    done = cost(release, MHTS, "--residency", "OH", "--evidence")
    opened = done.stdout.partition("How we know")[2]
    assert "a guide, 2026: guide-2026.example" in opened
    assert "the school, 2026: school-2026.example" in opened


def test_json_has_everything(release: Path) -> None:
    done = cost(release, MHTS, "--residency", "OH", "--inflation", "3%", "--json")
    out = json.loads(done.stdout)
    assert out["situation"]["inflation"] == 0.03
    total = out["cost"]["total"]
    lines = sum(line["amount"]["low"] for line in out["cost"]["lines"])
    assert total["low"] == total["high"] == pytest.approx(lines)
    (tuition,) = [line for line in out["cost"]["lines"] if line["kind"] == "tuition"]
    addresses = {claim["document"]["address"] for fact in tuition["facts"] for claim in fact["for"]}
    assert addresses == {"guide-2026.example", "school-2026.example"}
    assert out["cost"]["terms"][0]["term"] == "fall 2026"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((MHTS, "--transfer", "37"), "the program has 37"),
        ((MHTS, "--start", "fall 2020"), "has begun already"),
        ((MHTS, "--start", "some day"), "fall 2027"),
        ((MHTS, "--residency", "Atlantis"), "two letters"),
        ((MHTS, "--credits-per-term", "0.5"), "give at least"),
        ((MHTS, "--inflation", "lots"), "--inflation takes a share"),
        ((MHTS, "--loan-share", "1", "--occupation", "astronaut"), "Pilots and Tide Keepers"),
        ((MHTS, "--plot", "chart.gif"), ".svg or .png"),
    ],
)
def test_what_cannot_be_is_a_wrong_call(release: Path, words: tuple[str, ...], says: str) -> None:
    done = cost(release, *words)
    assert done.returncode == 2, done.stdout
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_an_unknown_program_gets_the_nearest_names(release: Path) -> None:
    done = cost(release, "saltmarch state")
    assert done.returncode == 1
    assert "saltmarsh-state-university" in done.stderr


def test_a_chart_of_the_terms(release: Path, tmp_path: Path) -> None:
    chart = tmp_path / "terms.svg"
    done = cost(release, MHTS, "--residency", "ME", "--plot", str(chart))
    assert done.returncode == 0, done.stderr
    assert "fall 2026" in chart.read_text(encoding="utf-8")

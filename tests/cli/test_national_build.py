"""`gradguide build --national`, and what the other commands say of awards."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from gradguide.catalog.release import Release
from gradguide.cli.app import app
from gradguide.cli.building import cache_folder, federal_order, years_words
from gradguide.cli.releases import DEFAULT
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.production import building
from gradguide.production.building import Order, build
from gradguide.production.reader import Settings
from gradguide.production.staged import FederalOrder, Staged

HERE = Path(__file__).parent
made = SimpleNamespace(**runpy.run_path(str(HERE.parent / "production" / "staging_making.py")))
federal = SimpleNamespace(
    **runpy.run_path(str(HERE.parent / "sources" / "federal" / "conftest.py"))
)
AWARD = "saltmarsh-state-university-900001/barge-administration-master"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "us.db"
    reported = [
        made.Reported("900001", "52.0201", 7, {2023: 6, 2024: 7}),
        made.Reported("900002", "45.0199", 5, {2024: 1}),
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "staged", lambda *_: Staged(made.staging_of(reported)))
        build(
            Order(
                Settings("library-science", date(2026, 11, 22)),
                federal=FederalOrder(Path("files"), national=True),
            ),
            out,
        )
    return out


def said(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def test_an_award_is_found_with_its_graduates(release: Path) -> None:
    out = said("find", "barge", "--release", str(release))
    assert AWARD in out
    assert "7 graduates in 2024" in out
    assert "1 program fits." in out


def test_what_an_award_costs_is_unknown_and_not_bounded_by_another_field(release: Path) -> None:
    out = said("cost", AWARD, "--release", str(release), "--as-of", "2026-11-22")
    assert "unknown" in out
    assert "other master's programs" not in out
    out = said("compare", AWARD, "san-jose-state-university/mlis", "--release", str(release),
               "--as-of", "2026-11-22")  # fmt: skip
    assert AWARD in out


def test_the_release_passes_its_check(release: Path) -> None:
    assert said("check", str(release)).endswith("all well\n")


@pytest.mark.parametrize("options", [["--national"], ["--allow", "x"], ["--cache", "there"]])
def test_options_for_federal_files_need_the_files(options: list[str], tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["build", "--out", str(tmp_path / "us.db"), *options])
    assert isinstance(result.exception, Failure)
    assert options[0] in str(result.exception) and "--data DIR" in str(result.exception)


def test_a_file_that_is_not_what_it_should_be_leaves_the_old_release(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "us.db"
    data.mkdir()
    (data / "hd2024.csv").write_text("UNITID,INSTNM\n1,Port College\n", encoding="utf-8")
    (data / "c2024_a.csv").write_text("UNITID,CIPCODE\n900001,25.0101\n", encoding="utf-8")
    out.write_bytes(b"the old release")
    order = ["build", "--national", "--data", str(data), "--out", str(out), "--no-cache"]
    result = CliRunner().invoke(app, order)
    assert isinstance(result.exception, Failure)
    assert "c2024_a.csv" in str(result.exception) and "hd2024.csv" in str(result.exception)
    assert out.read_bytes() == b"the old release"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Files that are as they should be in every row, and far too few to be the country's."""
    data = federal.Folder(tmp_path / "federal")
    data.put("hd2024.csv", federal.DIRECTORY)
    data.put("c2024_a.csv", federal.COMPLETIONS)
    return tmp_path / "federal"


def test_a_figure_that_does_not_come_out_stops_the_build_unless_it_is_allowed(
    small: Path, tmp_path: Path
) -> None:
    out = tmp_path / "us.db"
    out.write_bytes(b"the old release")
    order = ["build", "--national", "--data", str(small), "--out", str(out), "--no-cache"]
    result = CliRunner().invoke(app, order)
    assert isinstance(result.exception, Failure)
    told = str(result.exception)
    assert "ipeds-completions.2024-rows" in told and "expected 286979" in told
    assert out.read_bytes() == b"the old release"
    assert not out.with_name("us.db.building").exists()

    one = ["--allow", "ipeds-completions.2024-rows"]
    result = CliRunner().invoke(app, [*order, *one])
    assert "ipeds-completions.2024-rows" not in str(result.exception)  # the others still stop it
    assert out.read_bytes() == b"the old release"

    every = [word for name in sorted(federal.every_assertion()) for word in ("--allow", name)]
    said(*order, *every)
    with Release(out) as opened:
        assert "ipeds-completions.2024-rows" in opened.manifest["waived"]
        (award,) = opened.national.awards_of("900001")
        assert [one.total for one in opened.national.completions(award.number)] == [12]


def test_a_folder_that_is_not_there_is_asked_for_and_not_made(tmp_path: Path) -> None:
    out = tmp_path / "not" / "there" / "x.db"
    result = CliRunner().invoke(app, ["build", "--out", str(out)])
    assert isinstance(result.exception, Failure)
    assert f"{out.parent} is not a folder; make it first" in str(result.exception)
    assert result.exception.status == WRONG_CALL
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["build", "demo"])
def test_the_folder_where_releases_are_looked_for_is_made(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said(command, *(["--out", str(DEFAULT)] if command == "build" else []))
    assert "institutions" in said("stats")


def test_the_cache_is_where_the_platform_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache_folder() == Path("/somewhere/gradguide/federal")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/not/allowed")
    assert cache_folder() == Path.home() / ".cache" / "gradguide" / "federal"
    order = federal_order(Path("files"), [], None, national=True, use_cache=False)
    assert order.cache is None


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ((), "no completions"),
        ((2024,), "completions of 2024"),
        ((2020, 2021, 2022), "completions of 2020 to 2022"),
    ],
)
def test_years_of_completions(years: tuple[int, ...], words: str) -> None:
    assert years_words(years) == words

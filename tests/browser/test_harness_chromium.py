"""How a browser is found or got: a machine of our own making, with executables of our own."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
PAGE = "<html><head><title>at Mozilla/5.0 HeadlessChrome/{major}.0.0.0 Safari</title></head></html>"

WORKS = f"echo '{PAGE.format(major=150)}'"
OLD = f"echo '{PAGE.format(major=90)}'"
NO_SCRIPT = "echo '<html><head><title></title></head></html>'"
CRASHES = "echo 'error while loading shared libraries: libnss3.so' >&2; exit 127"
ONLY_WITHOUT_SANDBOX = f"""case "$*" in *--no-sandbox*) {WORKS};;
  *) echo 'No usable sandbox!' >&2; exit 1;; esac"""
ONLY_WITH_SANDBOX = f"""case "$*" in *--no-sandbox*) exit 9;; *) {WORKS};; esac"""


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("chromium_tool", ROOT / "tools" / "chromium.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


class Bench:
    """A folder that is a machine's whole PATH, and the machine that has nothing else."""

    def __init__(self, tool: ModuleType, folder: Path) -> None:
        self.tool = tool
        self.path = folder / "bin"
        self.path.mkdir()
        self.note = folder / "build" / "chromium.txt"
        self.log = folder / "log.txt"
        self.root = True
        self.environment = {"PATH": str(self.path)}
        self.places: tuple[Path, ...] = ()
        self.python = str(self.has("python", "echo 'Error: no such host' >&2; exit 1", away=True))
        # The real ones, which every machine has; ours call them by name.
        self.has("env", 'while [ "${1#*=}" != "$1" ]; do shift; done; exec "$@"')

    def has(self, name: str, script: str, *, away: bool = False) -> Path:
        """An executable of this name; `away` from the PATH. It logs how it was called."""
        folder = self.path.parent if away else self.path
        executable = folder / name
        executable.write_text(f'#!/bin/sh\necho "{name} $*" >> {self.log}\n{script}\n')
        executable.chmod(0o755)
        return executable

    def brings(self, name: str, script: str = WORKS) -> str:
        """What an installer's script does to bring an executable."""
        ready = self.has(f"new-{name}", script, away=True)
        return f"/bin/ln -sf {ready} {self.path / name}"

    def search(self) -> int:
        machine = self.tool.Machine(
            self.environment,
            python=self.python,
            root=self.root,
            places=self.places,
            downloads=self.path.parent / "downloads",
        )
        return int(self.tool.find_or_get(machine, self.note))

    def noted(self) -> list[str]:
        return self.note.read_text().splitlines()

    def called(self) -> str:
        return self.log.read_text() if self.log.exists() else ""


@pytest.fixture
def bench(tool: ModuleType, tmp_path: Path) -> Bench:
    return Bench(tool, tmp_path)


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome", "msedge"])
def test_one_on_the_path_is_taken_and_nothing_is_installed(bench: Bench, name: str) -> None:
    browser = bench.has(name, WORKS)
    bench.has("apt-get", "exit 0")
    assert bench.search() == 0
    assert bench.noted() == [str(browser), "--no-sandbox"]
    assert "apt-get" not in bench.called()


def test_one_off_the_path_in_a_usual_place_is_taken(bench: Bench) -> None:
    browser = bench.has("Google Chrome", WORKS, away=True)
    bench.places = (bench.path / "not there", browser)
    assert bench.search() == 0
    assert bench.noted()[0] == str(browser)


@pytest.mark.parametrize(
    ("script", "why"),
    [
        (CRASHES, "libnss3.so"),
        (OLD, "is version 90"),
        (NO_SCRIPT, "does not start"),
        ("exit 0", "does not start"),
        ("echo Chromium 150", "does not start"),
    ],
)
def test_one_that_does_not_work_is_passed_over(
    bench: Bench, script: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = bench.has("chromium", script)
    assert bench.search() == 1
    assert not bench.note.exists()
    said = capsys.readouterr().err
    assert str(broken) in said and why in said

    second = bench.has("google-chrome", WORKS)
    assert bench.search() == 0
    assert bench.noted()[0] == str(second)


@pytest.mark.parametrize(
    ("root", "script", "flags"),
    [
        (False, WORKS, []),
        (False, ONLY_WITH_SANDBOX, []),
        (False, ONLY_WITHOUT_SANDBOX, ["--no-sandbox"]),
        (True, WORKS, ["--no-sandbox"]),
        (True, ONLY_WITHOUT_SANDBOX, ["--no-sandbox"]),
    ],
)
def test_the_sandbox_is_left_out_only_where_it_cannot_be(
    bench: Bench, root: bool, script: str, flags: list[str]
) -> None:
    bench.root = root
    bench.has("chromium", script)
    assert bench.search() == 0
    assert bench.noted()[1:] == flags


def test_the_one_that_is_asked_for_wins(bench: Bench) -> None:
    bench.has("chromium", WORKS)
    mine = bench.has("mine", WORKS, away=True)
    bench.environment["GRADGUIDE_CHROMIUM"] = str(mine)
    assert bench.search() == 0
    assert bench.noted()[0] == str(mine)


@pytest.mark.parametrize("there", [True, False])
def test_the_one_that_is_asked_for_is_not_replaced_in_silence(
    bench: Bench, there: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.has("chromium", WORKS)
    bench.has("apt-get", "exit 0")
    mine = bench.path.parent / "mine"
    if there:
        bench.has("mine", CRASHES, away=True)
    bench.environment["GRADGUIDE_CHROMIUM"] = str(mine)
    assert bench.search() == 1
    assert str(mine) in capsys.readouterr().err
    assert "apt-get" not in bench.called()


def test_apt_brings_one_where_there_is_none(bench: Bench) -> None:
    bench.has("apt-get", f'case "$*" in *install*) {bench.brings("chromium")};; esac')
    assert bench.search() == 0
    assert bench.noted()[0] == str(bench.path / "chromium")
    calls = [line for line in bench.called().splitlines() if line.startswith("apt-get")]
    assert [call.split()[1] for call in calls] == ["update", "install"]


def test_apt_is_called_through_sudo_by_who_may(bench: Bench) -> None:
    bench.root = False
    bench.has("sudo", 'shift; [ "$1" = true ] || exec "$@"')
    bench.has("apt-get", f'case "$*" in *install*) {bench.brings("chromium")};; esac')
    assert bench.search() == 0
    assert "sudo -n env DEBIAN_FRONTEND=noninteractive" in bench.called()


def test_apt_is_left_alone_by_who_may_not(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.root = False
    bench.has("sudo", "echo 'a password is required' >&2; exit 1")
    bench.has("apt-get", bench.brings("chromium"))
    assert bench.search() == 1
    assert "apt-get" not in bench.called().replace("python", "")
    assert "needs root, or sudo without a password" in capsys.readouterr().err


def playwright(bench: Bench, download: str, *, at: Path) -> None:
    """A Python whose Playwright would put its browser `at`, and what its download does."""
    bench.has(
        "python",
        f'case "$*" in *executable_path*) echo {at};; *) {download};; esac',
        away=True,
    )


APT_THAT_HELPS_NOT: list[Callable[[Bench], object]] = [
    lambda bench: None,
    lambda bench: bench.has("apt-get", "echo 'E: Unable to locate package' >&2; exit 100"),
    lambda bench: bench.has("apt-get", "exit 0"),
    # Ubuntu's package is a script that asks for a snap.
    lambda bench: bench.has("apt-get", bench.brings("chromium-browser", "exit 10")),
]


@pytest.mark.parametrize("apt", APT_THAT_HELPS_NOT, ids=["none", "fails", "nothing", "a stub"])
def test_playwright_brings_one_where_apt_does_not(
    bench: Bench, apt: Callable[[Bench], object]
) -> None:
    apt(bench)
    at = bench.path.parent / "its-chrome"
    ready = bench.has("ready", WORKS, away=True)
    playwright(bench, f"/bin/ln -sf {ready} {at}", at=at)
    assert bench.search() == 0
    assert bench.noted()[0] == str(at)


def test_playwright_goes_without_libraries_where_they_cannot_be_had(bench: Bench) -> None:
    bench.has("apt-get", "exit 100")
    at = bench.path.parent / "its-chrome"
    ready = bench.has("ready", WORKS, away=True)
    download = f"""case "$*" in *--with-deps*) exit 1;; *) /bin/ln -sf {ready} {at};; esac"""
    playwright(bench, download, at=at)
    assert bench.search() == 0
    assert "install --with-deps chromium" in bench.called()
    assert "install chromium" in bench.called()


def test_what_playwright_got_earlier_is_not_got_again(bench: Bench) -> None:
    at = bench.has("its-chrome", WORKS, away=True)
    playwright(bench, "exit 1", at=at)
    assert bench.search() == 0
    assert "playwright install" not in bench.called()


def test_where_all_fails_it_says_what_was_tried_and_what_to_do(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.note.parent.mkdir()
    bench.note.write_text("/an/earlier/one\n")
    bench.has("chromium", CRASHES)
    bench.has("apt-get", "echo 'E: Unable to locate package chromium' >&2; echo end; exit 100")
    assert bench.search() == 1
    assert not bench.note.exists(), "an answer that no longer holds must not stay"
    said = capsys.readouterr().err
    for words in (
        "libnss3.so",
        "apt-get install chromium: status 100: E: Unable to locate package chromium",
        "playwright install chromium: status 1: Error: no such host",
        "dnf install chromium",
        "GRADGUIDE_CHROMIUM=/path/to/chromium make test",
    ):
        assert words in said
    assert "Traceback" not in said


def test_a_browser_that_hangs_is_ended_with_its_children(
    bench: Bench, tool: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tool, "_START_SECONDS", 0.5)
    bench.has("chromium", "/bin/sleep 600 & wait")
    assert bench.search() == 1


def test_a_real_one_is_found_on_this_machine(chromium: tuple[Path, tuple[str, ...]]) -> None:
    path, flags = chromium
    assert path.is_file()
    assert set(flags) <= {"--no-sandbox"}


def test_make_looks_for_a_browser_before_it_tests() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (line,) = (line for line in makefile.splitlines() if line.startswith("test:"))
    assert "browser" in line.split()


@pytest.mark.parametrize(
    ("environment", "place"),
    [
        ({"HOME": "/Users/ada"}, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        (
            {"HOME": "/Users/ada"},
            "/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium",
        ),
        (
            {"PROGRAMFILES": "programs"},
            "programs/Google\\Chrome\\Application\\chrome.exe",
        ),
        (
            {"LOCALAPPDATA": "local"},
            "local/Chromium\\Application\\chrome.exe",
        ),
    ],
)
def test_usual_places_off_the_path(
    tool: ModuleType, environment: dict[str, str], place: str
) -> None:
    assert Path(place) in set(tool._usual_places(environment))

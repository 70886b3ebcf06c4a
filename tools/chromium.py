"""Find a Chromium for the browser tests, or get one, and write down where it is.

`make test` calls this before the tests. In order: what the environment variable GRADGUIDE_CHROMIUM
names, which is then the only candidate; a Chromium, Chrome or Edge of this machine; the one that
Playwright got earlier; a new one from apt-get, where this may install; a new one of Playwright's
own. Each counts only once it has really opened a page and run its script. Where nothing works this
says what was tried and stops with status 1, so that no test of a page can be passed over.

The answer goes to `build/chromium.txt`: the path of the executable, then one flag a line.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTE = ROOT / "build" / "chromium.txt"
WANTED = "GRADGUIDE_CHROMIUM"

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
)
_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
_WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

# Chromium 120 is the first with nested style rules as they are written today. With an older one
# tests would fail for reasons that say nothing about the site.
OLDEST = 120

# The title is made by the page's script, so it proves more than that a process came up.
_PAGE = "data:text/html,<title></title><script>document.title='at '+navigator.userAgent</script>"
_MADE = re.compile(r"<title>at [^<]*?Chrome/(?P<major>\d+)")
_TELLING = re.compile(r"^E: |\b(?:error|failed|unable|cannot)\b", re.IGNORECASE)
_START_SECONDS = 90.0  # a first start from a cold disk can take ten
_GET_SECONDS = 1200.0

_NO_SANDBOX = "--no-sandbox"
_WHERE_PLAYWRIGHT_PUTS_IT = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright:\n"
    "    print(playwright.chromium.executable_path)\n"
)
_ADVICE = f"""\
Install Chromium or Chrome, then run make again:
  Debian, Ubuntu   apt-get install chromium   (as root)
  Fedora           dnf install chromium       (as root)
  Arch             pacman -S chromium         (as root)
  macOS            brew install --cask google-chrome
If there is one in an unusual place: {WANTED}=/path/to/chromium make test"""


@dataclass(frozen=True)
class Browser:
    """A browser that has been seen to work, and what it needs to be started with."""

    path: Path
    major: int
    flags: tuple[str, ...]

    def note(self) -> str:
        """What `build/chromium.txt` holds."""
        return "".join(f"{line}\n" for line in (self.path, *self.flags))


@dataclass(frozen=True)
class Ended:
    """How a command ended; `status` is None if it did not within its time."""

    status: int | None
    out: str
    err: str

    @property
    def reason(self) -> str:
        """The last line that speaks of an error, else the last: installers go on talking after."""
        if self.status is None:
            return "no answer in time"
        lines = [line.strip() for line in (self.err or self.out).splitlines() if line.strip()]
        telling = [line for line in lines if _TELLING.search(line)] or lines
        return f"status {self.status}" + (f": {telling[-1][:200]}" if telling else "")


@dataclass(frozen=True)
class Machine:
    """What the search may use: an environment, a Python with Playwright, and who we are."""

    environment: Mapping[str, str]
    python: str = sys.executable
    root: bool = False
    places: tuple[Path, ...] = ()
    downloads: Path = ROOT / "build" / "browsers"

    @classmethod
    def here(cls) -> Machine:
        environment = dict(os.environ)
        return cls(environment, root=_is_root(), places=tuple(_usual_places(environment)))

    def with_downloads(self) -> Machine:
        """The same, where Playwright's downloads go below `build` unless somebody said where."""
        at = {"PLAYWRIGHT_BROWSERS_PATH": str(self.downloads), **self.environment}
        return replace(self, environment=at)

    def which(self, name: str) -> str | None:
        return shutil.which(name, path=self.environment.get("PATH", ""))

    def run(self, *command: str, seconds: float) -> Ended:
        """The command with everything that it starts, which must not outlive it."""
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=dict(self.environment),
                start_new_session=True,
                text=True,
                errors="replace",
            )
        except OSError as problem:
            return Ended(127, "", problem.strerror or str(problem))
        with process:
            try:
                out, err = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                _end_all(process)
                return Ended(None, "", "")
        return Ended(process.returncode, out, err)

    def as_administrator(self) -> tuple[str, ...] | None:
        """What to put before a command so that it may install, or None if nobody lets us."""
        if self.root:
            return ()
        sudo = self.which("sudo")
        if sudo and self.run(sudo, "-n", "true", seconds=20).status == 0:
            return (sudo, "-n")
        return None


@dataclass
class Search:
    """One search for a browser: what it asks of the machine, and what has been tried so far."""

    machine: Machine
    tried: list[str] = field(default_factory=list)

    def browser(self) -> Browser | None:
        """The first browser that works, got if need be; None when everything has failed."""
        wanted = self.machine.environment.get(WANTED)
        if wanted:
            return self._first([wanted], f"{WANTED}={wanted}")
        return self._of_this_machine() or self._from_apt() or self._from_playwright()

    def _of_this_machine(self) -> Browser | None:
        machine = self.machine
        named = [path for name in NAMES if (path := machine.which(name))]
        placed = [str(place) for place in machine.places if place.is_file()]
        return self._first([*named, *placed], f"on this machine: {', '.join(NAMES)}")

    def _first(self, paths: list[str], where: str) -> Browser | None:
        if not paths:
            self.tried.append(f"{where}: none is there")
        for path in dict.fromkeys(paths):
            outcome = start(self.machine, path)
            if isinstance(outcome, Browser):
                return outcome
            self.tried.append(f"{path}: {outcome}")
        return None

    def _from_apt(self) -> Browser | None:
        apt = self.machine.which("apt-get")
        before = self.machine.as_administrator()
        if apt is None or before is None:
            why = (
                "is not on this machine"
                if apt is None
                else "needs root, or sudo without a password"
            )
            self.tried.append(f"apt-get install chromium: {why}")
            return None
        _say("There is no working Chromium. Getting one with apt-get; this can take minutes.")
        quiet = (*before, "env", "DEBIAN_FRONTEND=noninteractive", apt)
        self.machine.run(*quiet, "update", seconds=_GET_SECONDS)
        # Without a font of its own a bare container shows boxes for letters.
        install = ("install", "-y", "--no-install-recommends", "chromium", "fonts-liberation")
        ended = self.machine.run(*quiet, *install, seconds=_GET_SECONDS)
        if ended.status != 0:
            self.tried.append(f"apt-get install chromium: {ended.reason}")
            return None
        found = [path for name in NAMES[:2] if (path := self.machine.which(name))]
        return self._first(found, "apt-get install chromium")

    def _from_playwright(self) -> Browser | None:
        machine = self.machine.with_downloads()
        there = [path for path in (_playwrights(self.machine), _playwrights(machine)) if path]
        earlier = [path for path in there if Path(path).is_file()]
        if earlier and (browser := self._first(earlier, "")):
            return browser
        _say("Getting Playwright's own Chromium; this can take minutes.")
        install = (machine.python, "-m", "playwright", "install")
        libraries_too = machine.which("apt-get") and machine.as_administrator() is not None
        for options in [("--with-deps",), ()] if libraries_too else [()]:
            ended = machine.run(*install, *options, "chromium", seconds=_GET_SECONDS)
            if ended.status == 0:
                path = _playwrights(machine)
                return self._first([path] if path else [], "playwright install chromium")
            words = " ".join(("playwright install", *options, "chromium"))
            self.tried.append(f"{words}: {ended.reason}")
        return None


def _playwrights(machine: Machine) -> str | None:
    """Where Playwright keeps its Chromium, whether or not it is there yet."""
    asked = machine.run(machine.python, "-c", _WHERE_PLAYWRIGHT_PUTS_IT, seconds=_START_SECONDS)
    return asked.out.strip() or None if asked.status == 0 else None


def start(machine: Machine, path: str) -> Browser | str:
    """Have the browser open a page and run its script; what it is, or why it does not count.

    Chromium refuses to run its sandbox as root, and a container often forbids the kernel's name
    spaces that the sandbox is made of. Only then is it tried without: all it will ever open is
    our own server on this machine, and the tests cut it off from every other host.
    """
    problem = ""
    for flags in [(_NO_SANDBOX,)] if machine.root else [(), (_NO_SANDBOX,)]:
        with tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as profile:
            ended = machine.run(
                path,
                "--headless",
                *flags,
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                f"--user-data-dir={profile}",
                "--dump-dom",
                _PAGE,
                seconds=_START_SECONDS,
            )
        made = _MADE.search(ended.out)
        if ended.status == 0 and made:
            major = int(made["major"])
            if major < OLDEST:
                return f"is version {major}; the tests need {OLDEST} or newer"
            return Browser(Path(path).absolute(), major, flags)
        problem = problem or f"does not start ({ended.reason})"
    return problem


def find_or_get(machine: Machine, note: Path = NOTE) -> int:
    """Find or get a browser and write it down; the status to end with."""
    note.unlink(missing_ok=True)
    search = Search(machine)
    browser = search.browser()
    if browser is None:
        tried = "\n".join(f"  - {line}" for line in search.tried)
        _say(
            f"The browser tests need a Chromium, and none could be had. Tried:\n{tried}\n{_ADVICE}"
        )
        return 1
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(browser.note(), encoding="utf-8")
    without = ", without its sandbox" if _NO_SANDBOX in browser.flags else ""
    print(f"Browser tests use {browser.path} (version {browser.major}{without})")
    return 0


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _usual_places(environment: Mapping[str, str]) -> Iterator[Path]:
    """Where Chromium is on systems that do not put it on the PATH."""
    for base in (Path("/Applications"), Path(environment.get("HOME", "/")) / "Applications"):
        yield from (base / place for place in _MAC)
    yield from (
        Path(environment[base]) / place
        for base in _WINDOWS_ROOTS
        if base in environment
        for place in _WINDOWS
    )


def _end_all(process: subprocess.Popen[str]) -> None:
    """End a command and its children; a child that lives on would hold the pipes open."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.communicate()


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(find_or_get(Machine.here()))

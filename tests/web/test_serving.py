"""A release is replaced while requests go on, and a server ends without leaving one unanswered."""

from __future__ import annotations

import gc
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from gradguide.cli.app import app
from gradguide.web.serving import Shelf

_LOAD = 60.0  # seconds of load
_SWAP = 5.0  # seconds between two releases


@pytest.fixture(scope="module")
def another(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of another field."""
    out = tmp_path_factory.mktemp("another") / "other.db"
    build = ["build", "--field", "social-work", "--out", str(out), "--as-of", "2026-11-01"]
    done = CliRunner().invoke(app, build)
    assert done.exit_code == 0, done.output
    return out


@pytest.fixture
def server(release: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str, Path]]:
    """A real server over a copy of the release: its process, its address, and the copy."""
    served = tmp_path / "served.db"
    shutil.copyfile(release, served)
    command = [sys.executable, "-m", "gradguide", "serve", str(served), "--port", "0"]
    with subprocess.Popen([*command, "--rate", "0"], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        address = ""
        while not address:
            found = re.match(r"(http://\S+)/ ", process.stderr.readline())
            address = found.group(1) if found else ""
        try:
            yield process, address, served
        finally:
            if process.poll() is None:
                process.kill()


def _drained(process: subprocess.Popen[str], into: list[str]) -> threading.Thread:
    assert process.stderr is not None
    thread = threading.Thread(target=lambda: into.extend(process.stderr or ()), daemon=True)
    thread.start()
    return thread


def test_a_release_is_replaced_under_load_without_a_failed_request(
    server: tuple[subprocess.Popen[str], str, Path], release: Path, another: Path
) -> None:
    process, address, served = server
    log: list[str] = []
    reading = _drained(process, log)
    end = time.monotonic() + _LOAD
    seen: Counter[tuple[int, str]] = Counter()
    failed: list[str] = []
    lock = threading.Lock()

    def ask(paths: list[str]) -> None:
        with httpx.Client(base_url=address, timeout=20) as client:
            number = 0
            while time.monotonic() < end:
                path = f"{paths[number % len(paths)]}?credits-per-term={3 + number % 9}"
                number += 1
                try:
                    answer = client.get(path)
                    told = client.get("/healthz").json()["release"]
                except httpx.HTTPError as error:
                    with lock:
                        failed.append(f"{path}: {error!r}")
                    continue
                with lock:
                    seen[answer.status_code, told] += 1

    threads = [threading.Thread(target=ask, args=(["/", "/find", "/about"],)) for _ in range(4)]
    for thread in threads:
        thread.start()
    turn = 0
    while time.monotonic() < end - 1:
        time.sleep(_SWAP)
        turn += 1
        beside = served.with_suffix(".new")
        shutil.copyfile(another if turn % 2 else release, beside)
        os.replace(beside, served)  # noqa: PTH105 - as a build puts a release in its place
    for thread in threads:
        thread.join()
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    reading.join(10)
    assert not failed
    assert {status for status, _ in seen} == {200}
    assert len({content for _, content in seen}) == 2
    assert sum("release replaced" in line for line in log) >= turn - 1 >= 10
    assert not [line for line in log if '"error"' in line]


_SLOW_SERVER = """
import sys, time
from pathlib import Path
from gradguide.web import app
from gradguide.web.page import Route, Shown
from gradguide.web.server import run
from gradguide.web.settings import Settings

def slow(opened, asked):
    time.sleep(2)
    return Shown("sorry.html", "Late", {"message": "late, and here"})

real = app.routes()
app.routes = lambda: (*real, Route("/slow", slow, slow=True))
run(Settings(Path(sys.argv[1])), "127.0.0.1", 0)
"""


def test_a_server_that_is_told_to_end_answers_what_is_under_way(release: Path) -> None:
    command = [sys.executable, "-c", _SLOW_SERVER, str(release)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        address = process.stderr.readline().split()[0]
        answers: list[httpx.Response] = []
        asking = threading.Thread(target=lambda: answers.append(httpx.get(f"{address}slow")))
        asking.start()
        time.sleep(0.7)
        process.send_signal(signal.SIGTERM)
        asking.join()
        assert process.wait(20) == 0
    assert answers[0].status_code == 200
    assert "late, and here" in answers[0].text


def test_what_is_no_release_does_not_replace_one(
    server: tuple[subprocess.Popen[str], str, Path],
) -> None:
    process, address, served = server
    assert process.stderr is not None
    before = httpx.get(f"{address}/healthz").json()["release"]
    beside = served.with_suffix(".new")
    beside.write_text("not a release")
    os.replace(beside, served)  # noqa: PTH105
    for line in process.stderr:
        if "release refused" in line:
            break
    assert "is not a release" in line
    assert httpx.get(f"{address}/healthz").json()["release"] == before


def test_a_release_stays_open_for_who_borrowed_it(release: Path, tmp_path: Path) -> None:
    served = tmp_path / "served.db"
    shutil.copyfile(release, served)
    shelf = Shelf(served)
    with shelf.lent() as before:
        shelf.replace()
        with shelf.lent() as after:
            assert after is not before
        assert before.release.readable
    with pytest.raises(Exception, match="closed"):
        before.release.stats()
    shelf.close()


def test_what_was_worked_out_from_a_release_goes_with_it(release: Path, tmp_path: Path) -> None:
    """Also while the garbage collector keeps from going through what is being served, which it
    does after a replacement as before."""
    served = tmp_path / "served.db"
    shutil.copyfile(release, served)
    shelf = Shelf(served)
    kept = []
    for _ in range(4):
        with shelf.lent() as opened:
            opened.finder(opened.release.as_of)
            kept += [weakref.ref(opened), weakref.ref(opened.finder), weakref.ref(opened.careers)]
        del opened
        shelf.replace()
        assert gc.get_freeze_count() > 10_000
    assert not [one for one in kept if one() is not None]
    shelf.close()


def test_serving_what_is_not_there_is_said(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gradguide", "serve", str(tmp_path / "none.db")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "is not there" in done.stderr
    assert "Traceback" not in done.stderr

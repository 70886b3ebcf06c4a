"""`gradguide data` as a person types it, against a real server on this machine."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from gradguide.sources.fetching.addresses import published_files

SHARED = Path(__file__).parents[3] / "shared" / "data"
COMMAND = (sys.executable, "-m", "gradguide", "data")


def zipped(year: int) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        member = zipfile.ZipInfo(f"hd{year}.csv")  # of a fixed day
        archive.writestr(member, f"UNITID,INSTNM\n100654,Harbor State {year}\n" * 200)
    return held.getvalue()


class Server:
    """Serves /HD2023.zip and /HD2024.zip; with `slow` only half a file, and then nothing.

    /IC files are refused, for /EF files it wants to be left alone, and there is nothing else.
    """

    def __init__(self) -> None:
        self.slow = False
        self.halfway = threading.Event()
        self.ranges: list[str] = []
        self.agents: list[str] = []
        held = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with suppress(ConnectionError):
                    held.answer(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self.server.server_address[1]}"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.agents.append(handler.headers["User-Agent"])
        if handler.path.startswith("/IC"):
            handler.send_error(403)
            return
        if handler.path.startswith("/EF"):
            handler.send_response(429)
            handler.send_header("Retry-After", "3600")
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return
        if handler.path not in ("/HD2023.zip", "/HD2024.zip"):
            handler.send_error(404)
            return
        body = zipped(int(handler.path[3:7]))
        start = 0
        if wanted := handler.headers.get("Range"):
            self.ranges.append(wanted)
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            handler.send_response(206)
            handler.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        else:
            handler.send_response(200)
        handler.send_header("ETag", '"one"')
        handler.send_header("Content-Length", str(len(body) - start))
        handler.end_headers()
        if self.slow:
            handler.wfile.write(body[start : len(body) // 2])
            handler.wfile.flush()
            self.halfway.set()
            time.sleep(15)
        else:
            handler.wfile.write(body[start:])


@pytest.fixture
def server() -> Iterator[Server]:
    held = Server()
    thread = threading.Thread(target=held.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield held
    finally:
        held.server.shutdown()
        held.server.socket.close()
        thread.join()


@pytest.fixture
def table(server: Server, tmp_path: Path) -> Path:
    path = tmp_path / "addresses.toml"
    path.write_text(
        "".join(
            f"""
[[file]]
id = "{source}-{stem.lower()}"
source = "{source}"
agency = "An Agency"
title = "Files {stem}"
page = "https://agency.example/files"
name = "{stem}{{year}}.zip"
form = "zip"
first = 2022
last = 2024
addresses = [{{ at = "{server.origin}/{stem}{{year}}.zip", confirmed = {confirmed} }}]
"""
            for source, stem, confirmed in (
                ("agency", "HD", "true"),
                ("agency", "IC", "false"),
                ("other", "EF", "true"),
            )
        ),
        encoding="utf-8",
    )
    return path


@pytest.fixture
def fetch(table: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, "fetch", *words, "--to", tmp_path / "data", "--addresses", table],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return run


Fetch = Callable[..., subprocess.CompletedProcess[str]]


def test_files_come_and_are_left_alone_the_next_time(
    fetch: Fetch, server: Server, tmp_path: Path
) -> None:
    done = fetch("agency-hd", "--year", "2023-2024", "--contact", "me@example.org")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split()[:2] for line in done.stdout.splitlines()] == [
        ["HD2023.zip", "fetched"],
        ["HD2024.zip", "fetched"],
    ]
    assert (tmp_path / "data" / "HD2024.zip").read_bytes() == zipped(2024)
    assert sorted(json.loads((tmp_path / "data" / "fetched.json").read_text())["files"]) == [
        "HD2023.zip",
        "HD2024.zip",
    ]
    assert server.agents[0].endswith("(me@example.org)")
    again = fetch("agency-hd", "--year", "2023-2024")
    assert again.returncode == 0
    assert again.stdout.count("already there") == 2
    assert len(server.agents) == 2


def test_what_did_not_come_is_said_and_the_rest_is_kept(fetch: Fetch, tmp_path: Path) -> None:
    done = fetch("agency", "--year", "2024")
    assert done.returncode == 3
    assert "HD2024.zip" in done.stdout and "refuses the request (403)" in done.stdout
    assert "give --contact" in done.stderr
    assert "1 of 2 files did not come" in done.stderr
    assert (tmp_path / "data" / "HD2024.zip").exists()
    alone = fetch("agency-ic", "--year", "2024", "--contact", "me@example.org")
    assert alone.returncode == 1
    assert "no file came" in alone.stderr
    assert "--contact" not in alone.stderr
    unpublished = fetch("agency-hd", "--year", "2025")
    assert unpublished.returncode == 1
    assert "--year 2024" in unpublished.stdout


def test_files_of_a_host_that_failed_are_told_together(fetch: Fetch, server: Server) -> None:
    done = fetch("other", "--year", "2022-2024")
    assert done.returncode == 1
    host = server.origin.removeprefix("http://")
    assert done.stdout.count("had failed before") == 1
    assert done.stdout.endswith(
        f"2 files not tried: {host} had failed before: run this again later\n"
        "    EF2023.zip, EF2024.zip\n"
    )
    held = json.loads(fetch("other", "--year", "2022-2024", "--json").stdout)
    assert [one["state"] for one in held] == ["failed", "not_tried", "not_tried"]


def test_a_changed_file_is_reported_and_kept(fetch: Fetch, tmp_path: Path) -> None:
    fetch("agency-hd", "--year", "2023-2024")
    path = tmp_path / "data" / "HD2024.zip"
    path.write_bytes(b"mine")
    done = fetch("agency-hd", "--year", "2023-2024")
    assert done.returncode == 3
    assert "is not the file any more" in " ".join(done.stdout.split())
    assert path.read_bytes() == b"mine"


def test_json_tells_the_same(fetch: Fetch, tmp_path: Path) -> None:
    done = fetch("agency", "--year", "2024", "--json")
    assert done.returncode == 3
    held = json.loads(done.stdout)
    assert [(one["id"], one["state"], one["there"]) for one in held] == [
        ("agency-hd", "fetched", True),
        ("agency-ic", "failed", False),
    ]
    assert held[0]["file"] == str(tmp_path / "data" / "HD2024.zip")
    assert held[0]["size"] == len(zipped(2024))


def test_stopping_keeps_what_came_and_the_next_call_goes_on(
    fetch: Fetch, server: Server, table: Path, tmp_path: Path
) -> None:
    server.slow = True
    words = ["fetch", "agency-hd", "--year", "2024", "--to", tmp_path / "data"]
    running = subprocess.Popen(
        [*COMMAND, *words, "--addresses", table],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.halfway.wait(30)
    part = tmp_path / "data" / "HD2024.zip.part"
    half = len(zipped(2024)) // 2
    for _ in range(200):
        if part.exists() and part.stat().st_size == half:
            break
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert f"{part} ({half:,} bytes)" in said and "the same command goes on" in said
    assert "Traceback" not in said
    assert part.stat().st_size == half
    server.slow = False
    assert fetch("agency-hd", "--year", "2024").returncode == 0
    assert server.ranges == [f"bytes={half}-"]
    assert (tmp_path / "data" / "HD2024.zip").read_bytes() == zipped(2024)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("agency", "--year", "2024-2022"), "--year takes a year"),
        (("agency", "--year", "twenty"), "--year takes a year"),
        (("agency", "--year", "9999"), "--year takes a year"),
        (("agency", "--year", "2019"), "no address is known for 2019"),
        (("bureau",), "there is no source 'bureau'; there are: agency"),
        (("agency", "--contact", "me\nX-Evil: 1"), "--contact takes an e-mail address"),
    ],
)
def test_a_wrong_call_asks_for_nothing(
    fetch: Fetch, server: Server, words: tuple[str, ...], says: str
) -> None:
    done = fetch(*words)
    assert done.returncode == 2
    assert says in done.stderr
    assert not server.agents


def test_a_broken_table_is_named(fetch: Fetch, table: Path) -> None:
    table.write_text("[[file]]\nid = 3\n", encoding="utf-8")
    done = fetch("agency")
    assert done.returncode == 1
    assert str(table) in done.stderr and "Traceback" not in done.stderr


def listing(*words: str | Path) -> str:
    done = subprocess.run(
        [*COMMAND, "list", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return done.stdout


def test_the_list_has_every_address_and_says_which_are_not_confirmed() -> None:
    lines = listing().splitlines()
    for file in published_files():
        for place in file.addresses:
            (line,) = [line for line in lines if place.at in line.split()]
            assert line.endswith("[?]") is not place.confirmed
    held = json.loads(listing("--json"))
    assert [one["id"] for one in held] == [file.id for file in published_files()]
    assert all("confirmed" in place for one in held for place in one["addresses"])


def test_the_list_of_a_table_of_ones_own(table: Path, server: Server) -> None:
    out = listing("--addresses", table)
    assert f"{server.origin}/HD{{year}}.zip\n" in out
    assert f"{server.origin}/IC{{year}}.zip  [?]\n" in out


def checked(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, "check", folder, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_help_says_what_the_exit_status_of_a_check_means() -> None:
    done = subprocess.run([*COMMAND, "check", "--help"], capture_output=True, text=True, check=True)
    assert "exit status is 3 where a check does not hold" in " ".join(done.stdout.split())


def test_check_says_what_files_are_and_what_is_wrong(fetch: Fetch, tmp_path: Path) -> None:
    fetch("agency-hd", "--year", "2024")
    folder = tmp_path / "data"
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    done = checked(folder)
    assert done.returncode == 3
    first, *rest = done.stdout.splitlines()
    assert first.split() == "HD2024.zip ipeds-directory 2024, published: checks do not hold".split()
    assert any("column" in line for line in rest)  # the test's table is no whole directory
    assert rest[-1].startswith("notes.txt")
    assert "fetched.json" not in done.stdout
    (folder / "HD2024.zip").write_bytes(zipped(2023))
    held = json.loads(checked(folder, "--json").stdout)
    assert "is not the file any more that was fetched" in held["files"][0]["wrong"][0]
    assert held["files"][0]["good"] is False


def test_check_names_a_folder_that_holds_nothing(tmp_path: Path) -> None:
    done = checked(tmp_path)
    assert done.returncode == 1
    assert "no file here is named as those of agencies are" in done.stderr
    nowhere = checked(tmp_path / "none")
    assert nowhere.returncode == 1
    assert "there is no such folder" in nowhere.stderr


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the developers' shared files are not here")
def test_check_holds_for_the_files_as_they_are_published() -> None:
    done = checked(SHARED)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "national_M2025_dl.xlsx" in done.stdout


def test_a_strange_name_is_shown_and_does_nothing_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "hd2024.csv").write_bytes(b"<html>")
    (tmp_path / "a\x1b[2J\n.csv").write_bytes(b"x")
    done = subprocess.run(
        [*COMMAND, "check", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (3, False)
    assert r"a\x1b[2J\n.csv" in done.stdout
    assert "\x1b" not in done.stdout

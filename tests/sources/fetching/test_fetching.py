"""Fetching from a real server that misbehaves in every way that servers are known to."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from gradguide.sources.fetching.addresses import Place, Published, Vintage, Wanted
from gradguide.sources.fetching.errors import FolderError
from gradguide.sources.fetching.exchange import may_be_asked, seconds_to_wait, user_agent
from gradguide.sources.fetching.fetch import Fetching, Listener, Outcome, State
from gradguide.sources.fetching.transfer import Clock, Manner

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)
ETAG = '"v1"'
MODIFIED = "Sun, 21 Sep 2025 20:40:37 GMT"


def zipped(seed: int = 1, size: int = 200_000) -> bytes:
    """A zip file that does not compress, so that it can be cut anywhere."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("hd2024.csv"), random.Random(seed).randbytes(size))
    return held.getvalue()


WHOLE = zipped()
OTHER = zipped(seed=2)
HALF = len(WHOLE) // 2


@dataclass
class Naps:
    """Sleeping without waiting."""

    taken: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.taken.append(seconds)


def sends(
    body: bytes,
    status: int = 200,
    stop: int | None = None,
    length: int | None = -1,
    **headers: str | None,
) -> Callable[[BaseHTTPRequestHandler], None]:
    """A reply with these bytes; with `stop` the connection ends after so many of them."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        named = {"ETag": ETAG, "Last-Modified": MODIFIED}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in named.items():
            if value is not None:
                handler.send_header(name, value)
        if length is not None:
            handler.send_header("Content-Length", str(len(body) if length < 0 else length))
        handler.end_headers()
        handler.wfile.write(body[:stop])
        handler.close_connection = True

    return reply


def ranges(body: bytes, etag: str = ETAG) -> Callable[[BaseHTTPRequestHandler], None]:
    """A reply as a good server gives it: a range if the version is still the same."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        wanted = handler.headers.get("Range")
        if wanted and handler.headers.get("If-Range") == etag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            of = f"bytes {start}-{len(body) - 1}/{len(body)}"
            sends(body[start:], 206, ETag=etag, Content_Range=of)(handler)
        elif handler.headers.get("If-None-Match") == etag:
            sends(b"", 304, ETag=etag)(handler)
        else:
            sends(body, ETag=etag)(handler)

    return reply


def redirects(target: str, status: int = 302) -> Callable[[BaseHTTPRequestHandler], None]:
    return sends(b"", status, Location=target)


@pytest.fixture
def naps() -> Naps:
    return Naps()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def fetching(tmp_path: Path, naps: Naps, said: list[str]) -> Callable[..., Fetching]:
    def make(*, again: bool = False, timeout: float = 10.0, contact: str | None = None) -> Fetching:
        clock = Clock(sleep=naps.sleep, now=lambda: NOW)
        return Fetching(
            folder=tmp_path / "data",
            on=DAY,
            manner=Manner(user_agent(contact), timeout, clock),
            again=again,
            listener=Listener(say=said.append),
        )

    return make


def file_at(*addresses: str, **fields: object) -> Wanted:
    """A yearly zip file, 2024, at these addresses."""
    given: dict[str, object] = {
        "id": "directory",
        "source": "agency",
        "agency": "An Agency",
        "title": "A directory",
        "page": "https://agency.example/files",
        "name": "HD{year}.zip",
        "form": "zip",
        "first": 2020,
        "last": 2024,
    }
    places = tuple(Place(address, confirmed=True) for address in addresses)
    year = fields.pop("year", 2024)
    return Wanted(Published(**(given | fields), addresses=places), year)  # type: ignore[arg-type]


def only(fetching: Fetching, *wanted: Wanted) -> Outcome:
    (outcome,) = fetching.all(wanted)
    return outcome


def record(folder: Path) -> dict[str, dict[str, object]]:
    files: dict[str, dict[str, object]] = json.loads((folder / "fetched.json").read_text())["files"]
    return files


def test_a_file_arrives_whole_and_is_recorded(site, fetching, tmp_path) -> None:
    address = site.at("/HD2024.zip", sends(WHOLE))
    outcome = only(fetching(), file_at(address))
    assert (outcome.state, outcome.name, outcome.size) == (
        State.FETCHED,
        "HD2024.zip",
        len(WHOLE),
    )
    folder = tmp_path / "data"
    assert (folder / "HD2024.zip").read_bytes() == WHOLE
    assert sorted(path.name for path in folder.iterdir()) == ["HD2024.zip", "fetched.json"]
    assert record(folder)["HD2024.zip"] == {
        "id": "directory",
        "year": 2024,
        "address": address,
        "final_address": address,
        "fetched": "2026-11-22",
        "sha256": hashlib.sha256(WHOLE).hexdigest(),
        "size": len(WHOLE),
        "etag": ETAG,
        "last_modified": MODIFIED,
    }


def test_what_is_there_as_recorded_is_not_asked_for(site, fetching) -> None:
    address = site.at("/f", sends(WHOLE))
    only(fetching(), file_at(address))
    assert only(fetching(), file_at(address)).state is State.THERE
    assert len(site.asked) == 1


def test_again_asks_whether_there_is_another_version(site, fetching, tmp_path) -> None:
    address = site.at("/f", ranges(WHOLE))
    only(fetching(), file_at(address))
    assert only(fetching(again=True), file_at(address)).state is State.CURRENT
    assert site.asked[-1].headers["if-none-match"] == ETAG
    site.at("/f", ranges(OTHER, etag='"v2"'))
    assert only(fetching(again=True), file_at(address)).state is State.FETCHED
    assert (tmp_path / "data" / "HD2024.zip").read_bytes() == OTHER


def test_again_that_fails_leaves_the_file_that_was_there(site, fetching, tmp_path) -> None:
    address = site.at("/f", ranges(WHOLE))
    only(fetching(), file_at(address))
    site.at("/f", sends(b"<html><title>Down</title>"))
    assert only(fetching(again=True), file_at(address)).state is State.FAILED
    assert (tmp_path / "data" / "HD2024.zip").read_bytes() == WHOLE
    assert only(fetching(), file_at(address)).state is State.THERE


def test_a_file_that_changed_after_it_was_fetched_is_reported(site, fetching, tmp_path) -> None:
    address = site.at("/f", ranges(WHOLE))
    only(fetching(), file_at(address))
    path = tmp_path / "data" / "HD2024.zip"
    path.write_bytes(WHOLE[:-1] + b"x")  # of the same length
    outcome = only(fetching(), file_at(address))
    assert outcome.state is State.CHANGED
    assert "2026-11-22" in outcome.message and "--again" in outcome.message
    assert only(fetching(again=True), file_at(address)).state is State.FETCHED
    assert path.read_bytes() == WHOLE


def test_a_file_of_ones_own_is_looked_at_and_left(site, fetching, tmp_path) -> None:
    address = site.at("/f", sends(WHOLE))
    path = tmp_path / "data" / "HD2024.zip"
    path.parent.mkdir()
    path.write_bytes(OTHER)
    assert only(fetching(), file_at(address)).state is State.OWN
    path.write_bytes(OTHER[:-100])
    outcome = only(fetching(), file_at(address))
    assert outcome.state is State.FAILED
    assert "damaged or cut off" in outcome.message
    assert not site.asked


# What has begun


def test_a_broken_transfer_goes_on_where_it_stopped(site, fetching, tmp_path, naps) -> None:
    address = site.at("/f", sends(WHOLE, stop=HALF), ranges(WHOLE))
    assert only(fetching(), file_at(address)).state is State.FETCHED
    assert site.asked[1].headers["range"] == f"bytes={HALF}-"
    assert site.asked[1].headers["if-range"] == ETAG
    assert (tmp_path / "data" / "HD2024.zip").read_bytes() == WHOLE
    assert naps.taken == [2]


def test_the_next_run_goes_on_with_the_part_of_the_last(site, fetching, tmp_path) -> None:
    address = site.at("/f", sends(WHOLE, stop=HALF), sends(b"", 503))
    outcome = only(fetching(), file_at(address))
    assert outcome.state is State.FAILED
    part = tmp_path / "data" / "HD2024.zip.part"
    assert part.read_bytes() == WHOLE[:HALF]
    site.at("/f", ranges(WHOLE))
    assert only(fetching(), file_at(address)).state is State.FETCHED
    assert site.asked[-1].headers["range"] == f"bytes={HALF}-"
    assert not part.exists()


def test_a_date_serves_where_the_etag_is_weak(site, fetching) -> None:
    weak = sends(WHOLE, stop=HALF, ETag='W/"v1"')
    site_address = site.at("/f", weak, sends(WHOLE))
    assert only(fetching(), file_at(site_address)).state is State.FETCHED
    assert site.asked[1].headers["if-range"] == MODIFIED


STARTS_AGAIN = {
    "a server that knows no ranges": (sends(WHOLE), ""),
    "another version by now": (ranges(WHOLE, etag='"v2"'), ""),
    "a range from elsewhere": (
        sends(WHOLE[10:], 206, Content_Range=f"bytes 10-{len(WHOLE) - 1}/{len(WHOLE)}"),
        "went on somewhere else",
    ),
    "a range without a place": (sends(WHOLE[HALF:], 206), "went on somewhere else"),
    "a range of a longer file": (
        sends(WHOLE[HALF:], 206, Content_Range=f"bytes {HALF}-{len(WHOLE)}/{len(WHOLE) + 1}"),
        "went on somewhere else",
    ),
    "a range of another version": (
        sends(
            OTHER[HALF:],
            206,
            ETag='"v2"',
            Content_Range=f"bytes {HALF}-{len(WHOLE) - 1}/{len(WHOLE)}",
        ),
        "went on somewhere else",
    ),
    "a range that is not to be had": (
        sends(b"", 416, Content_Range="bytes */7"),
        "has another version by now",
    ),
}


@pytest.mark.parametrize(("reply", "says"), STARTS_AGAIN.values(), ids=STARTS_AGAIN)
def test_what_does_not_continue_the_part_starts_again(
    site, fetching, tmp_path, said, reply, says
) -> None:
    address = site.at("/f", sends(WHOLE, stop=HALF), reply, ranges(WHOLE))
    assert only(fetching(), file_at(address)).state is State.FETCHED
    assert (tmp_path / "data" / "HD2024.zip").read_bytes() == WHOLE
    assert len(said) == (2 if says else 1)
    assert says in said[-1]


def test_a_part_of_unknown_length_is_not_taken_for_whole(site, fetching, tmp_path) -> None:
    def stops(handler: BaseHTTPRequestHandler) -> None:
        sends(WHOLE, stop=HALF, length=None)(handler)
        handler.wfile.flush()
        time.sleep(1)

    gone = sends(b"", 416, Content_Range="bytes */7")
    address = site.at("/f", stops, gone, ranges(WHOLE))
    assert only(fetching(timeout=0.3), file_at(address)).state is State.FETCHED
    assert "range" in site.asked[1].headers and "range" not in site.asked[2].headers


def test_halves_of_two_versions_are_not_put_together(site, fetching, tmp_path) -> None:
    of = f"bytes {HALF}-{len(WHOLE) - 1}/{len(WHOLE)}"
    lies = sends(OTHER[HALF : len(WHOLE)], 206, Content_Range=of)
    address = site.at("/f", sends(WHOLE, stop=HALF), lies, ranges(WHOLE))
    assert len(OTHER) == len(WHOLE)
    assert only(fetching(), file_at(address)).state is State.FETCHED
    assert (tmp_path / "data" / "HD2024.zip").read_bytes() == WHOLE
    assert "range" not in site.asked[2].headers


def test_a_part_that_was_complete_is_taken(site, fetching, tmp_path) -> None:
    address = site.at("/f", sends(WHOLE, stop=HALF), sends(b"", 503))
    only(fetching(), file_at(address))
    (tmp_path / "data" / "HD2024.zip.part").write_bytes(WHOLE)
    site.at("/f", sends(b"", 416, Content_Range=f"bytes */{len(WHOLE)}"))
    assert only(fetching(), file_at(address)).state is State.FETCHED


def test_a_page_of_an_error_does_not_cost_the_part(site, fetching, tmp_path) -> None:
    address = site.at("/f", sends(WHOLE, stop=HALF), sends(b"<html>log in first</html>"))
    assert only(fetching(), file_at(address)).state is State.FAILED
    assert (tmp_path / "data" / "HD2024.zip.part").read_bytes() == WHOLE[:HALF]


def test_a_part_of_another_address_is_not_used(site, fetching) -> None:
    first = site.at("/f", sends(WHOLE, stop=HALF), sends(b"", 418))
    assert only(fetching(), file_at(first)).state is State.FAILED
    second = site.at("/g", ranges(WHOLE))
    assert only(fetching(), file_at(second)).state is State.FETCHED
    assert "range" not in site.asked[-1].headers


def test_a_part_without_a_note_is_not_used(site, fetching, tmp_path) -> None:
    address = site.at("/f", ranges(WHOLE))
    part = tmp_path / "data" / "HD2024.zip.part"
    part.parent.mkdir()
    part.write_bytes(b"PK\x03\x04 something else")
    assert only(fetching(), file_at(address)).state is State.FETCHED
    assert "range" not in site.asked[0].headers


# What servers do


def stalls(handler: BaseHTTPRequestHandler) -> None:
    sends(WHOLE, stop=HALF)(handler)
    handler.wfile.flush()
    time.sleep(2)


def trickles(handler: BaseHTTPRequestHandler) -> None:
    sends(WHOLE, stop=HALF)(handler)
    for byte in range(60):
        handler.wfile.write(WHOLE[HALF + byte : HALF + byte + 1])
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize("slow", [stalls, trickles])
def test_a_server_that_falls_silent_is_asked_again(site, fetching, tmp_path, slow) -> None:
    address = site.at("/f", slow, ranges(WHOLE))
    begun = time.monotonic()
    assert only(fetching(timeout=0.4), file_at(address)).state is State.FETCHED
    assert time.monotonic() - begun < 1.9
    assert (tmp_path / "data" / "HD2024.zip").read_bytes() == WHOLE


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True


def not_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"220 ftp ready\r\n")
    handler.close_connection = True


def cut_chunks(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"2710\r\n" + WHOLE[:5000])
    handler.close_connection = True


PASSES = {
    "hangs up": (hangs_up, [2]),
    "does not speak HTTP": (not_http, [2]),
    "breaks off": (sends(WHOLE, stop=HALF), [2]),
    "breaks off before anything came": (sends(WHOLE, stop=0), [2]),
    "breaks off in the first bytes": (sends(WHOLE, stop=2), [2]),
    "breaks off without having said how long it is": (
        sends(WHOLE, stop=HALF, length=None),
        [2],
    ),
    "breaks off in a chunk": (cut_chunks, [2]),
    "is unavailable": (sends(b"", 503), [2]),
    "is busy and says how long": (sends(b"", 429, Retry_After="7"), [7]),
    "is unavailable and says until when": (
        sends(b"", 503, Retry_After=format_datetime(NOW + timedelta(seconds=30), usegmt=True)),
        [30],
    ),
    "says nonsense about waiting": (sends(b"", 503, Retry_After="soon"), [2]),
    "fails": (sends(b"", 500), [2]),
}


@pytest.mark.parametrize(("reply", "waits"), PASSES.values(), ids=PASSES)
def test_what_passes_is_waited_for(site, fetching, naps, said, reply, waits) -> None:
    address = site.at("/f", reply, ranges(WHOLE))
    assert only(fetching(), file_at(address)).state is State.FETCHED
    assert naps.taken == waits
    assert f"trying again in {waits[0]} seconds" in said[0]


def test_patience_ends(site, fetching, naps) -> None:
    address = site.at("/f", sends(b"", 503))
    outcome = only(fetching(), file_at(address))
    assert outcome.state is State.FAILED
    assert "tried 5 times" in outcome.message
    assert naps.taken == [2, 4, 8, 16]
    assert len(site.asked) == 5


def test_a_server_that_wants_an_hour_is_left_alone(site, fetching, naps) -> None:
    first = site.at("/f", sends(b"", 429, Retry_After="3600"))
    second = site.at("/g", sends(WHOLE))
    outcomes = list(fetching().all([file_at(first), file_at(second, year=2023)]))
    assert [outcome.state for outcome in outcomes] == [State.FAILED, State.NOT_TRIED]
    assert "wait 60 minutes" in outcomes[0].message
    assert naps.taken == []
    assert len(site.asked) == 1


FAILS = {
    "a page instead of a zip": (
        sends(b"<!DOCTYPE html><html><head><title>Access\n Denied</title>"),
        "a web page (Access Denied) came instead of the zip file",
    ),
    "a page with control characters": (
        sends(b"<html><title>a\x1b[31mb</title>"),
        "a web page (a[31mb)",
    ),
    "nothing": (sends(b""), "nothing at all came"),
    "something else": (sends(b"UNITID,INSTNM\n"), "something else came"),
    "a damaged zip": (
        sends(WHOLE[:5000] + bytes([WHOLE[5000] ^ 1]) + WHOLE[5001:]),
        "damaged",
    ),
    "a zip cut off by whoever put it there": (sends(WHOLE[:-200]), "damaged or cut off"),
    "an encoding nobody asked for": (sends(WHOLE, Content_Encoding="gzip"), "gzip"),
    "a status for teapots": (sends(b"", 418), "status 418"),
}


@pytest.mark.parametrize(("reply", "words"), FAILS.values(), ids=FAILS)
def test_what_does_not_pass_is_said_at_once(site, fetching, tmp_path, naps, reply, words) -> None:
    outcome = only(fetching(), file_at(site.at("/f", reply)))
    assert outcome.state is State.FAILED
    assert words in outcome.message
    assert len(site.asked) == 1 and naps.taken == []
    assert not (tmp_path / "data" / "HD2024.zip").exists()
    assert not (tmp_path / "data" / "HD2024.zip.part").exists()


def test_a_year_that_is_not_there_names_the_newest(site, fetching) -> None:
    outcome = only(fetching(), file_at(f"{site.origin}/none", year=2026))
    assert outcome.state is State.FAILED
    assert "404" in outcome.message
    assert "2024: try --year 2024" in outcome.message
    old = only(fetching(), file_at(f"{site.origin}/none", year=2022))
    assert "2021 or 2023" in old.message and "https://agency.example/files" in old.message


def test_the_next_address_is_tried_where_there_is_nothing(site, fetching) -> None:
    old = site.at("/old", sends(WHOLE))
    outcome = only(fetching(), file_at(f"{site.origin}/new", old))
    assert outcome.state is State.FETCHED
    assert outcome.message == f"from {old}, as there is nothing at {site.origin}/new"


def test_a_refusal_says_how_to_come_by_the_file(site, fetching, tmp_path) -> None:
    outcome = only(fetching(), file_at(site.at("/f", sends(b"", 403))))
    assert outcome.refused and outcome.state is State.FAILED
    assert "https://agency.example/files in a browser" in outcome.message
    assert str(tmp_path / "data" / "HD2024.zip") in outcome.message


def test_gradguide_says_who_it_is(site, fetching) -> None:
    address = site.at("/f", sends(WHOLE))
    only(fetching(contact="me@example.org"), file_at(address))
    agent = site.asked[0].headers["user-agent"]
    assert agent.startswith("gradguide/") and agent.endswith("(me@example.org)")
    for wrong in ("me", "a@b\r\nX: y", "a b@c", "ü@example.org", "a@" + "b" * 100, "http://x"):
        with pytest.raises(ValueError, match="e-mail address"):
            user_agent(wrong)


# Where servers send one


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_recorded(site, fetching, tmp_path, status) -> None:
    site.at("/there/f.zip", ranges(WHOLE))
    address = site.at("/f", redirects("/there/f.zip", status))
    assert only(fetching(), file_at(address)).state is State.FETCHED
    entry = record(tmp_path / "data")["HD2024.zip"]
    assert (entry["address"], entry["final_address"]) == (
        address,
        f"{site.origin}/there/f.zip",
    )


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("ftp://agency.example/f.zip", "only https"),
        ("file:///etc/passwd", "only https"),
        ("http://agency.example/f.zip", "only https"),
        ("/f", "from one address to the next"),
        ("", "does not say where"),
    ],
)
def test_a_redirect_that_is_not_followed(site, fetching, target, words) -> None:
    outcome = only(fetching(), file_at(site.at("/f", redirects(target))))
    assert outcome.state is State.FAILED
    assert words in outcome.message
    assert len(site.asked) <= 6


@pytest.mark.parametrize(("status", "method"), [(303, "GET"), (307, "POST"), (308, "POST")])
def test_what_becomes_of_post_in_a_redirect(site, fetching, status, method) -> None:
    site.at("/made.zip", sends(WHOLE))
    address = site.at("/d", redirects("/made.zip", status))
    wanted = file_at(address, name="D.zip", first=None, last=None, year=None, post="{}")
    assert only(fetching(), wanted).state is State.FETCHED
    assert [asked.method for asked in site.asked] == ["POST", method]


@pytest.mark.parametrize(
    ("address", "first", "may"),
    [
        ("https://a.example/f", "https://a.example/f", True),
        ("https://b.example/f", "https://a.example/f", True),
        ("http://a.example/f", "https://a.example/f", False),
        ("http://a.example/f", "http://a.example/f", False),
        ("http://127.0.0.1/f", "http://localhost/f", True),
        ("http://[::1]:8000/f", "http://127.0.0.1/f", True),
        ("http://127.0.0.1/f", "https://a.example/f", False),
        ("http://a.example/f", "http://127.0.0.1/f", False),
        ("http://localhost.a.example/f", "http://localhost/f", False),
        ("ftp://a.example/f", "https://a.example/f", False),
        ("file:///f", "http://127.0.0.1/f", False),
    ],
)
def test_which_addresses_may_be_asked(address: str, first: str, may: bool) -> None:
    assert may_be_asked(address, first) is may


def test_plain_http_is_not_asked(fetching) -> None:
    outcome = only(fetching(), file_at("http://agency.example/HD2024.zip"))
    assert outcome.state is State.FAILED
    assert "only https" in outcome.message


def test_a_host_that_is_not_there_is_named_once(fetching) -> None:
    gone = [file_at(f"https://nowhere.invalid/{year}", year=year) for year in (2023, 2024)]
    outcomes = list(fetching().all(gone))
    assert [outcome.state for outcome in outcomes] == [State.FAILED, State.NOT_TRIED]
    assert "nowhere.invalid" in outcomes[0].message


# Other kinds of file


def workbook(title: str) -> bytes:
    """The smallest xlsx file with one sheet, "Table 1.2", and one cell."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets>'
            '<sheet name="Table 1.2" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is>'
            f"<t>{title}</t></is></c></row></sheetData></worksheet>",
        )
    return held.getvalue()


VINTAGE = Vintage("Table 1.2", r"\b(20\d\d)[-–](20\d\d)\b", "occupation_{from}-{to}.xlsx")


def undated(address: str) -> Wanted:
    return file_at(
        address,
        name="occupation.xlsx",
        form="xlsx",
        first=None,
        last=None,
        year=None,
        kept_as=VINTAGE,
    )


def test_an_undated_workbook_is_kept_under_the_years_it_names(site, fetching, tmp_path) -> None:
    address = site.at("/o", ranges(workbook("Table 1.2 Projections, 2024–2034, and more")))
    assert only(fetching(), undated(address)).name == "occupation_2024-2034.xlsx"
    assert only(fetching(), undated(address)).state is State.THERE
    assert only(fetching(again=True), undated(address)).state is State.CURRENT
    site.at("/o", ranges(workbook("Table 1.2 Projections, 2025–2035"), etag='"v2"'))
    assert only(fetching(again=True), undated(address)).name == "occupation_2025-2035.xlsx"
    assert sorted(record(tmp_path / "data")) == [
        "occupation_2024-2034.xlsx",
        "occupation_2025-2035.xlsx",
    ]


def test_an_undated_workbook_that_names_no_years_is_not_kept(site, fetching) -> None:
    outcome = only(fetching(), undated(site.at("/o", ranges(workbook("Table 1.2")))))
    assert outcome.state is State.FAILED
    assert "does not say which years" in outcome.message


def test_ones_own_workbook_with_its_years_is_left(site, fetching, tmp_path) -> None:
    address = site.at("/o", ranges(workbook("Table 1.2 Projections, 2024–2034")))
    own = tmp_path / "data" / "occupation_2023-2033.xlsx"
    own.parent.mkdir()
    own.write_bytes(workbook("Table 1.2, 2023–2033"))
    assert only(fetching(), undated(address)).state is State.OWN
    assert not site.asked


def test_a_zip_that_is_no_workbook_is_refused(site, fetching) -> None:
    outcome = only(fetching(), undated(site.at("/o", sends(WHOLE))))
    assert outcome.state is State.FAILED
    assert "without a workbook" in outcome.message


def test_a_file_made_on_request_is_asked_for_with_post(site, fetching) -> None:
    address = site.at("/d", sends(WHOLE, stop=HALF), sends(WHOLE))
    wanted = file_at(
        address, name="D.zip", first=None, last=None, year=None, post='{"CSVChecked":true}'
    )
    assert only(fetching(), wanted).state is State.FETCHED
    assert [(a.method, a.body) for a in site.asked] == [("POST", b'{"CSVChecked":true}')] * 2
    assert site.asked[0].headers["content-type"] == "application/json"
    assert "range" not in site.asked[1].headers


# The folder


def test_one_file_after_another_with_a_pause(site, fetching, naps) -> None:
    wanted = [file_at(site.at(f"/{year}", sends(WHOLE)), year=year) for year in (2022, 2023, 2024)]
    assert [outcome.state for outcome in fetching().all(wanted)] == [State.FETCHED] * 3
    assert naps.taken == [1, 1]


def test_one_that_fails_does_not_keep_the_next_from_coming(site, fetching) -> None:
    bad = file_at(site.at("/bad", sends(b"<html>")), year=2023)
    good = file_at(site.at("/good", sends(WHOLE)))
    states = [outcome.state for outcome in fetching().all([bad, good])]
    assert states == [State.FAILED, State.FETCHED]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_stops_and_keeps_what_came(site, fetching, tmp_path) -> None:
    folder = tmp_path / "data"
    first = file_at(site.at("/1", sends(WHOLE)), year=2022)
    only(fetching(), first)
    (folder / "HD2023.zip.part").symlink_to("/dev/full")
    rest = [file_at(site.at(f"/{year}", sends(WHOLE)), year=year) for year in (2023, 2024)]
    outcomes = list(fetching().all([first, *rest]))
    assert [outcome.state for outcome in outcomes] == [
        State.THERE,
        State.FAILED,
        State.NOT_TRIED,
    ]
    assert "No space left" in outcomes[1].message
    assert (folder / "HD2022.zip").read_bytes() == WHOLE


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere"
)
def test_a_folder_without_rights_is_named(site, fetching, tmp_path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o555)
    outcome = only(fetching(), file_at(site.at("/f", sends(WHOLE))))
    assert outcome.state is State.FAILED
    assert "Permission denied" in outcome.message and str(folder) in outcome.message


def test_a_file_where_the_folder_should_be_is_named(fetching, tmp_path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(FolderError, match="cannot be made a folder"):
        list(fetching().all([file_at("https://nowhere.invalid/f")]))


@pytest.mark.parametrize("text", ["", "{", '{"files": {"a": {}}}', '{"files": 3}', "\xff"])
def test_a_broken_record_is_not_written_over(fetching, tmp_path, text) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "fetched.json").write_text(text, encoding="latin-1")
    with pytest.raises(FolderError, match="move it away"):
        list(fetching().all([file_at("https://nowhere.invalid/f")]))
    assert (folder / "fetched.json").read_text(encoding="latin-1") == text


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("0", 0),
        (" 120 ", 120),
        ("-5", None),
        ("", None),
        ("tomorrow", None),
        ("Sun, 22 Nov 2026 12:01:00 GMT", 60),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0),
    ],
)
def test_how_long_to_wait(value: str | None, seconds: float | None) -> None:
    assert seconds_to_wait(value, NOW) == seconds

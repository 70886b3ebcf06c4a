"""WARC files: what is read, what is passed over, and reading on behind damage."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from gradguide.sources.pages import Page, pages
from gradguide.sources.quarantine import Quarantined
from gradguide.sources.warc import Response, responses

Record = Callable[..., bytes]
KINDS = pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])


def _three(warc_record: Record, packed: bool) -> list[bytes]:
    body = b"<p>Page number %d of the archive, with some words in it.</p>"
    return [warc_record(f"https://elm.edu/{n}", body % n, gzip=packed) for n in (1, 2, 3)]


def _read(data: bytes, largest: int = 1_000_000) -> list[Response | Quarantined]:
    return list(responses(io.BufferedReader(io.BytesIO(data)), "crawl.warc", largest))


def _addresses(found: list[Response | Quarantined]) -> list[str]:
    return [item.address for item in found if isinstance(item, Response)]


@KINDS
def test_all_responses_come_in_order(warc_record: Record, packed: bool, tmp_path: Path) -> None:
    file = tmp_path / "crawl.warc"
    file.write_bytes(b"".join(_three(warc_record, packed)))
    found = list(pages([file]))
    assert [page.id for page in found if isinstance(page, Page)] == [
        "elm.edu/1",
        "elm.edu/2",
        "elm.edu/3",
    ]
    first = found[0]
    assert isinstance(first, Page)
    assert (first.address, first.media_type, first.charset) == (
        "https://elm.edu/1",
        "text/html",
        "utf-8",
    )
    assert first.data.startswith(b"<p>Page number 1")


def test_several_records_in_one_gzip_member(warc_record: Record) -> None:
    data = gzip.compress(b"".join(_three(warc_record, False)))
    assert len(_addresses(_read(data))) == 3


@pytest.mark.parametrize(
    ("options", "body"),
    [
        ({"content_type": "image/png"}, b"\x89PNG"),
        ({"status": "404 Not Found"}, b"<p>gone</p>"),
        ({"status": "301 Moved"}, b""),
    ],
)
def test_what_is_no_page_is_passed_over(
    warc_record: Record, options: dict[str, str], body: bytes
) -> None:
    good = warc_record("https://elm.edu/good", b"<p>good</p>")
    data = warc_record("https://elm.edu/other", body, **options) + good
    assert _addresses(_read(data)) == ["https://elm.edu/good"]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ((("Content-Encoding", "gzip"),), gzip.compress(b"<p>words</p>", mtime=0)),
        ((("Content-Encoding", "deflate"),), zlib.compress(b"<p>words</p>")),
        ((("Content-Encoding", "deflate"),), zlib.compress(b"<p>words</p>")[2:-4]),
        ((("Transfer-Encoding", "chunked"),), b"5\r\n<p>wo\r\n7\r\nrds</p>\r\n0\r\n\r\n"),
        ((("Content-Encoding", "identity"),), b"<p>words</p>"),
    ],
)
def test_encoded_bodies(
    warc_record: Record, headers: tuple[tuple[str, str], ...], body: bytes
) -> None:
    (found,) = _read(warc_record("https://elm.edu/", body, headers=headers))
    assert isinstance(found, Response)
    assert found.data == b"<p>words</p>"


@pytest.mark.parametrize(
    ("headers", "body", "words"),
    [
        ((("Content-Encoding", "br"),), b"\x0b\x02\x80", "'br' is not supported"),
        ((("Content-Encoding", "gzip"),), b"<p>not packed</p>", "is not the gzip"),
        (
            (("Content-Encoding", "gzip"),),
            gzip.compress(bytes(900_000), mtime=0),
            "unpacks to more",
        ),
        ((), b"<p>" + b"x" * 700_000, "0.7 MB where at most 0.5"),
    ],
)
def test_a_sound_record_that_cannot_be_used(
    warc_record: Record, headers: tuple[tuple[str, str], ...], body: bytes, words: str
) -> None:
    good = warc_record("https://elm.edu/good", b"<p>good</p>")
    entry, response = _read(warc_record("https://elm.edu/", body, headers=headers) + good, 500_000)
    assert isinstance(entry, Quarantined)
    assert words in entry.reason
    assert isinstance(response, Response)


@pytest.mark.parametrize(
    ("packed", "spot"),
    [(False, 2), (False, -40), (True, 2), (True, 30), (True, 150), (True, -40)],
)
def test_reading_goes_on_behind_a_damaged_record(
    warc_record: Record, packed: bool, spot: int
) -> None:
    """Bytes are overwritten in a packed record, and put in where the length tells it."""
    first, second, third = _three(warc_record, packed)
    at = spot % len(second)
    damaged = second[:at] + b"\xff" * 30 + second[at + (30 if packed else 0) :]
    found = _read(first + damaged + third)
    assert _addresses(found) == ["https://elm.edu/1", "https://elm.edu/3"]
    (entry,) = [item for item in found if isinstance(item, Quarantined)]
    assert entry.place == f"record 2 at byte {len(first)}"
    assert "left out" in entry.reason


@KINDS
def test_a_file_that_is_cut_off(warc_record: Record, packed: bool) -> None:
    records = _three(warc_record, packed)
    data = b"".join(records)[:-60]
    found = _read(data)
    assert _addresses(found) == ["https://elm.edu/1", "https://elm.edu/2"]
    (entry,) = [item for item in found if isinstance(item, Quarantined)]
    assert entry.place == f"record 3 at byte {len(records[0]) + len(records[1])}"
    assert "the rest of the file is lost" in entry.reason


def test_a_wrong_length_loses_one_record_only(warc_record: Record) -> None:
    first, second, third = _three(warc_record, False)
    head, _, rest = second.partition(b"Content-Length: ")
    length, _, rest = rest.partition(b"\r\n")
    for wrong in (int(length) - 7, int(length) + 40, 10**9):
        bent = head + b"Content-Length: %d\r\n" % wrong + rest
        found = _read(first + bent + third)
        assert _addresses(found) == ["https://elm.edu/1", "https://elm.edu/3"], wrong
        assert len(found) == 3


def test_records_without_an_address_or_a_length(warc_record: Record) -> None:
    first, second, third = _three(warc_record, False)
    for name in (b"WARC-Target-URI", b"Content-Length"):
        nameless = second.replace(name, b"X-" + name, 1)
        found = _read(first + nameless + third)
        assert _addresses(found) == ["https://elm.edu/1", "https://elm.edu/3"], name
        assert sum(isinstance(item, Quarantined) for item in found) == 1


def test_a_warc_on_standard_input(warc_record: Record) -> None:
    data = b"".join(_three(warc_record, True))
    found = list(pages(["-"], standard_input=io.BytesIO(data)))
    assert [page.id for page in found if isinstance(page, Page)][-1] == "elm.edu/3"

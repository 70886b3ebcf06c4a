"""One attempt at one file: into its `.part`, from where an earlier attempt stopped."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from gradguide.sources.fetching.addresses import Form
from gradguide.sources.fetching.content import START, check_start
from gradguide.sources.fetching.errors import (
    FetchError,
    NothingThereError,
    OtherContentError,
    PassingError,
    RefusedError,
)
from gradguide.sources.fetching.exchange import Answer, Request, asked, seconds_to_wait
from gradguide.sources.fetching.part import Part, Validators

LARGEST = 2 << 30  # bytes; the largest of these files has some tens of millions
_CHUNK = 1 << 16
_SIGNATURE = 4  # bytes, by which a zip is known
_LEAST = 1024  # bytes within one timeout; a server that sends less has stalled
_PASSING = (408, 429, 500, 502, 503, 504)
_CONTENT_RANGE = re.compile(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)")


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, and waiting: real ones, or a test's."""

    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Manner:
    """How to ask: as whom, and how long to wait for data (seconds)."""

    user_agent: str
    timeout: float = 30.0
    clock: Clock = field(default_factory=Clock)


@dataclass(frozen=True, slots=True)
class Asking:
    """What one attempt is for. `have` is the version that is in the folder already: if the server
    has no other, nothing is sent."""

    address: str
    form: Form
    post: str | None = None
    have: Validators | None = None


@dataclass(frozen=True, slots=True)
class Arrived:
    """The part is complete, of this version, and who sent it in the end."""

    final_address: str
    version: Validators


Progress = Callable[[int, int | None], None]
"""Told how many bytes are here, and how many there will be if that is known."""


def transfer(asking: Asking, part: Part, manner: Manner, told: Progress) -> Arrived | None:
    """Get the file into its part; None where the version one has is still the server's.

    Raises:
        PassingError: it may go better next time; what has come stays.
        FetchError: it will not; what has come stays where it could still be gone on with.
    """
    held, known = (0, None) if asking.post is not None else part.held(asking.address)
    headers = {"User-Agent": manner.user_agent, "Accept": "*/*", "Accept-Encoding": "identity"}
    if held and known and known.for_range:
        headers |= {"Range": f"bytes={held}-", "If-Range": known.for_range}
    elif asking.have and asking.post is None:
        headers |= _unless_changed(asking.have)
    with asked(Request(asking.address, headers, asking.post), manner.timeout) as answer:
        if answer.status == 304 and asking.have and not held:
            return None
        if answer.status == 416 and held and known:
            return _all_there(answer, part, held, known)
        if answer.status == 206 and held and known:
            _check_continues(answer, part, held, known)
            return _received(answer, part, known, held, manner, told)
        if answer.status != 200:
            raise _refusal(answer, manner)
        return _from_the_start(answer, asking, part, manner, told)


def _unless_changed(have: Validators) -> dict[str, str]:
    headers = {}
    if have.etag:
        headers["If-None-Match"] = have.etag
    if have.last_modified:
        headers["If-Modified-Since"] = have.last_modified
    return headers


def _from_the_start(
    answer: Answer, asking: Asking, part: Part, manner: Manner, told: Progress
) -> Arrived:
    encoding = (answer.header("Content-Encoding") or "identity").strip().lower()
    if encoding != "identity":
        raise FetchError(f"{answer.address}: sends the file as {encoding}, which was not asked for")
    version = Validators(
        address=asking.address,
        etag=answer.header("ETag"),
        last_modified=answer.header("Last-Modified"),
        total=_length(answer),
    )
    # A page of an error must not cost what an earlier attempt has brought.
    start = _read(answer, b"", _SIGNATURE)
    try:
        check_start(start, asking.form)
    except OtherContentError:
        start = _read(answer, start, START)  # to say what it is
        if version.total is not None and len(start) < min(version.total, START):
            raise _stopped(answer, len(start), version.total) from None
        check_start(start, asking.form)
    part.begin(version)
    with part.path.open("ab") as file:
        file.write(start)
    return _received(answer, part, version, len(start), manner, told)


def _read(answer: Answer, start: bytes, least: int) -> bytes:
    while len(start) < least and (more := answer.read(START)):
        start += more
    return start


def _received(
    answer: Answer, part: Part, version: Validators, got: int, manner: Manner, told: Progress
) -> Arrived:
    clock = manner.clock
    since, then = clock.monotonic(), got
    told(got, version.total)
    with part.path.open("ab") as file:
        while more := answer.read(_CHUNK):
            file.write(more)
            file.flush()
            got += len(more)
            told(got, version.total)
            if got > LARGEST:
                part.discard()
                raise FetchError(f"{answer.address}: sends more than {LARGEST:,} bytes")
            if clock.monotonic() - since > manner.timeout:
                if got - then < _LEAST:
                    raise PassingError(f"{answer.address}: sends hardly anything any more")
                since, then = clock.monotonic(), got
    if version.total is not None and got != version.total:
        if got > version.total:
            part.discard()
        raise _stopped(answer, got, version.total)
    return Arrived(answer.address, version)


def _check_continues(answer: Answer, part: Part, held: int, known: Validators) -> None:
    found = _CONTENT_RANGE.fullmatch((answer.header("Content-Range") or "").strip())
    start, total = (found.group(1), found.group(3)) if found else (None, None)
    other = [
        now
        for name, then in (("ETag", known.etag), ("Last-Modified", known.last_modified))
        if (now := answer.header(name)) and then and now != then
    ]
    longer = known.total is not None and total not in (None, "*", str(known.total))
    if start != str(held) or longer or other:
        part.discard()
        raise PassingError(
            f"{answer.address}: went on somewhere else than where the file broke off; "
            "it is fetched from its beginning"
        )


def _all_there(answer: Answer, part: Part, held: int, known: Validators) -> Arrived:
    found = _CONTENT_RANGE.fullmatch((answer.header("Content-Range") or "").strip())
    if found and found.group(3) == str(held) and known.total in (None, held):
        return Arrived(answer.address, known)
    part.discard()
    raise PassingError(
        f"{answer.address}: has another version by now; it is fetched from its beginning"
    )


def _stopped(answer: Answer, got: int, total: int) -> PassingError:
    return PassingError(f"{answer.address}: stopped after {got:,} of {total:,} bytes")


def _length(answer: Answer) -> int | None:
    value = answer.header("Content-Length")
    return int(value) if value and value.isdecimal() else None


def _refusal(answer: Answer, manner: Manner) -> FetchError:
    status, address = answer.status, answer.address
    if status in (404, 410):
        return NothingThereError(f"{address}: there is nothing ({status})")
    if status in (401, 403):
        return RefusedError(f"{address}: refuses the request ({status})")
    if status in _PASSING:
        after = seconds_to_wait(answer.header("Retry-After"), manner.clock.now())
        return PassingError(f"{address}: cannot answer now ({status})", after, whole_host=True)
    return FetchError(f"{address}: answers with status {status}, which is of no use here")

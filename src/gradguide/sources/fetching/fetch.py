"""Fetching files into a folder, one after another.

A file's way:

    NAME.part           grows; a broken transfer goes on where it stopped
    (read through)      its form, the checksum of each member of a zip
    NAME                is put in place in one step
    fetched.json        says where it came from, and its checksum

Whatever fails on the way, what stood under NAME is what it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from urllib.parse import urlsplit

from gradguide.sources.fetching.addresses import Published, Wanted
from gradguide.sources.fetching.content import check_whole, name_with_years, sha256
from gradguide.sources.fetching.errors import (
    FetchError,
    FolderError,
    NothingThereError,
    OtherContentError,
    PassingError,
    RefusedError,
)
from gradguide.sources.fetching.part import Part, Validators
from gradguide.sources.fetching.patience import patiently
from gradguide.sources.fetching.record import Fetched, Record
from gradguide.sources.fetching.transfer import Arrived, Asking, Manner, transfer


class State(Enum):
    """What came of a file."""

    FETCHED = "fetched"
    THERE = "already there"
    CURRENT = "there, and the agency has no other"
    OWN = "yours"  # it is there and was not fetched by gradguide
    CHANGED = "changed"  # it is there and is not what was fetched
    FAILED = "failed"
    NOT_TRIED = "not tried"

    @property
    def good(self) -> bool:
        return self in (State.FETCHED, State.THERE, State.CURRENT, State.OWN)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file that was wanted and what came of it; `message` says what a person should know;
    `refused`: the agency turned the request away."""

    wanted: Wanted
    name: str
    state: State
    size: int | None = None
    message: str = ""
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told what happens while it happens."""

    progress: Callable[[str, int, int | None], None] = lambda name, got, total: None
    say: Callable[[str], None] = lambda message: None


@dataclass(slots=True)
class Fetching:
    """Fetches files into a folder.

    `on` is the day that goes into the record. With `again` files that are there are asked for
    anew; the agency sends only what has changed. `pause` is the time between two files, in seconds.
    """

    folder: Path
    on: date
    manner: Manner
    again: bool = False
    pause: float = 1.0
    listener: Listener = field(default_factory=Listener)
    _asked_before: bool = False
    _given_up: dict[str, str] = field(default_factory=dict)

    def all(self, wanted: Sequence[Wanted]) -> Iterator[Outcome]:
        """The files in their order, each with what came of it as soon as that is known.

        A file that fails does not keep the next from being fetched, unless the folder cannot be
        written or the same host would refuse that too.

        Raises:
            FolderError: the folder cannot be made, or its record is broken.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise FolderError(f"{self.folder}: cannot be made a folder ({reason})") from None
        record = Record.of(self.folder)
        stopped = ""
        for one in wanted:
            if stopped:
                yield Outcome(one, one.name, State.NOT_TRIED, message=stopped)
                continue
            try:
                yield self._one(one, record)
            except OSError as error:
                where = error.filename or self.folder
                reason = error.strerror or str(error)
                message = f"{where}: cannot be read or written ({reason}); what has come is kept"
                yield Outcome(one, one.name, State.FAILED, message=message)
                stopped = f"{self.folder} cannot be written"

    def _one(self, wanted: Wanted, record: Record) -> Outcome:
        published = wanted.published
        noted = record.latest(published.id, wanted.year)
        name, entry = noted if noted else (wanted.name, None)
        path = self.folder / name
        have = None
        if entry and path.exists():
            whole = path.stat().st_size == entry.size and sha256(path) == entry.sha256
            if not self.again:
                return self._as_recorded(wanted, name, entry, whole=whole)
            have = _version(entry) if whole else None
        elif not self.again and (own := self._own(wanted)):
            return _look_at(wanted, own)
        try:
            return self._fetched(wanted, record, have, name)
        except FetchError as error:
            return self._failed(wanted, error)

    def _as_recorded(self, wanted: Wanted, name: str, entry: Fetched, *, whole: bool) -> Outcome:
        if whole:
            return Outcome(wanted, name, State.THERE, entry.size)
        message = (
            f"is not the file any more that was fetched on {entry.fetched} (its SHA-256 was "
            f"{entry.sha256}); --again fetches it anew"
        )
        return Outcome(wanted, name, State.CHANGED, message=message)

    def _own(self, wanted: Wanted) -> Path | None:
        path = self.folder / wanted.name
        if path.exists():
            return path
        vintage = wanted.published.kept_as
        if vintage is None:
            return None
        pattern = vintage.name.replace("{from}", "*").replace("{to}", "*")
        return max(self.folder.glob(pattern), default=None)

    def _fetched(
        self, wanted: Wanted, record: Record, have: Validators | None, old: str
    ) -> Outcome:
        published, part = wanted.published, Part(self.folder, wanted.name)
        nothing: list[str] = []
        for place in wanted.places:
            host = urlsplit(place.at).netloc
            if host in self._given_up:
                return Outcome(wanted, wanted.name, State.NOT_TRIED, message=self._given_up[host])
            asking = Asking(
                address=place.at,
                form=published.form,
                post=published.post,
                have=have if have and have.address == place.at else None,
            )
            try:
                arrived = self._arrived(asking, part)
            except NothingThereError:
                nothing.append(place.at)
                continue
            except FetchError as error:
                if error.whole_host:
                    self._given_up[host] = f"{host} had failed before: run this again later"
                raise
            if arrived is None:
                return Outcome(wanted, old, State.CURRENT, (self.folder / old).stat().st_size)
            return self._kept(wanted, record, part, arrived, nothing)
        raise NothingThereError(_not_published(wanted, nothing))

    def _arrived(self, asking: Asking, part: Part) -> Arrived | None:
        clock = self.manner.clock
        if self._asked_before:
            clock.sleep(self.pause)
        self._asked_before = True

        def progress(got: int, total: int | None) -> None:
            self.listener.progress(part.name, got, total)

        def once() -> Arrived | None:
            resumed = part.held(asking.address)[0] > 0
            arrived = transfer(asking, part, self.manner, progress)
            if arrived is None:
                return None
            try:
                check_whole(part.path, asking.form)
            except OtherContentError as error:
                part.discard()
                # Two halves that do not fit, or an end that nobody announced: the next may be good.
                if resumed or arrived.version.total is None:
                    raise PassingError(f"{arrived.final_address}: {error}") from None
                raise
            return arrived

        return patiently(once, clock.sleep, self.listener.say)

    def _kept(
        self, wanted: Wanted, record: Record, part: Part, arrived: Arrived, nothing: list[str]
    ) -> Outcome:
        published = wanted.published
        name = wanted.name
        if published.kept_as:
            name = name_with_years(part.path, published.kept_as)
        digest, size = sha256(part.path), part.path.stat().st_size
        part.finish(name)
        entry = Fetched(
            id=published.id,
            year=wanted.year,
            address=arrived.version.address,
            final_address=arrived.final_address,
            fetched=self.on,
            sha256=digest,
            size=size,
            etag=arrived.version.etag,
            last_modified=arrived.version.last_modified,
        )
        record.put(name, entry)
        message = ""
        if nothing:
            message = f"from {arrived.version.address}, as there is nothing at {nothing[0]}"
        return Outcome(wanted, name, State.FETCHED, size, message)

    def _failed(self, wanted: Wanted, error: FetchError) -> Outcome:
        message = str(error)
        refused = isinstance(error, RefusedError)
        if refused:
            message += f"; {_by_hand(wanted, self.folder)}"
        if isinstance(error, OtherContentError):
            message += f"; see {wanted.published.page}"
        return Outcome(wanted, wanted.name, State.FAILED, message=message, refused=refused)


def _version(entry: Fetched) -> Validators:
    return Validators(entry.address, entry.etag, entry.last_modified, entry.size)


def _look_at(wanted: Wanted, path: Path) -> Outcome:
    try:
        check_whole(path, wanted.published.form)
    except OtherContentError as error:
        message = f"{path}: {error}; move it away and run this again"
        return Outcome(wanted, path.name, State.FAILED, message=message)
    message = "was put there by somebody else; it is whole, and --again would fetch it"
    return Outcome(wanted, path.name, State.OWN, path.stat().st_size, message)


def _by_hand(wanted: Wanted, folder: Path) -> str:
    published = wanted.published
    name = published.kept_as.name if published.kept_as else wanted.name
    name = re.sub(r"\{(\w+)\}", lambda found: found.group(1).upper(), name)
    return f"or open {published.page} in a browser and save the file as {folder / name}"


def _not_published(wanted: Wanted, tried: list[str]) -> str:
    published = wanted.published
    said = f"there is nothing (404) at {' or '.join(tried)}"
    return f"{said}; {_instead(published, wanted.year)}"


def _instead(published: Published, year: int | None) -> str:
    if year is None or published.first is None or published.last is None:
        return f"it may have moved: see {published.page}"
    if year > published.last:
        return (
            f"the newest year known to be published is {published.last}: try "
            f"--year {published.last}, or see {published.page}"
        )
    near = [near for near in (year - 1, year + 1) if published.first <= near <= published.last]
    years = " or ".join(str(near) for near in near)
    return f"it may have moved: see {published.page}" + (f"; near it: {years}" if years else "")

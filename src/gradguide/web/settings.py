"""What a server is told when it is started."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gradguide.web.access_log import Log, nowhere


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve.

    release   the file to serve; it may be replaced while the server runs
    base      how the server is reached from outside ("https://guide.example"), "" where unknown
    rate      requests a second that one client may make in the long run; 0: as many as it likes
    burst     requests that it may make at once
    patience  seconds after which an answer that is not there yet is given up
    memory    bytes of answers that are kept, compressed
    log       where events go
    """

    release: Path
    base: str = ""
    rate: float = 20.0
    burst: int = 200
    patience: float = 10.0
    memory: int = 64 * 1024 * 1024
    log: Log = nowhere

"""What a server is told when it is started."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """release   the file to serve; it may be replaced while the server runs
    base      how the server is reached from outside ("https://guide.example"), "" where unknown
    """

    release: Path
    base: str = ""

"""Style sheets, scripts and pictures that come with gradguide."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from mimetypes import guess_type

_FOLDER = "static"


@cache
def assets() -> dict[str, bytes]:
    """The contents by file name."""
    folder = files("gradguide.web") / _FOLDER
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


@cache
def stamp() -> str:
    """What changes when any of them does."""
    found = sha256()
    for name, data in sorted(assets().items()):
        found.update(name.encode() + b"\0" + data)
    return found.hexdigest()[:12]


def media_type(name: str) -> str:
    """What a file is, by its name."""
    return guess_type(name)[0] or "application/octet-stream"

"""Where field packs are: those that come with gradguide, by their ids, and any folder, by its path.

Everything that takes a field takes either: `library-science` is the bundled pack of that id, and
`./falconry` or `/home/me/falconry` is the pack in that folder. What stands in a pack's folder,
facts, methods and federal tables among it, is found through `pack_folder` alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from gradguide.model.pack import FieldPack
from gradguide.sources.pack_files import PACK_FILE, PackFileError, read_pack

__all__ = [
    "PackFileError",
    "UnknownPackError",
    "default_pack",
    "load_pack",
    "pack_digest",
    "pack_folder",
    "pack_ids",
    "read_pack",
]


class UnknownPackError(LookupError):
    """No field pack of that id or in that folder. Names the packs that exist."""


def pack_ids() -> tuple[str, ...]:
    """The ids of the bundled packs, in order: `("library-science",)`."""
    return tuple(
        sorted(
            folder.name.replace("_", "-")
            for folder in _bundled().iterdir()
            if folder.is_dir() and folder.joinpath(PACK_FILE).is_file()
        )
    )


@cache
def default_pack() -> str:
    """The id of the bundled pack that is meant where none is named: its file says `default`.

    Raises:
        PackFileError: not exactly one of them says so.
    """
    found = [pack_id for pack_id in pack_ids() if load_pack(pack_id).default]
    if len(found) != 1:
        raise PackFileError(
            f"{PACK_FILE}: `default = true` has to stand in exactly one bundled pack, and stands "
            f"in {len(found)}: {', '.join(found) or 'none'}"
        )
    return found[0]


def pack_folder(field: str) -> Traversable:
    """The folder of a field's pack: of the bundled one of that id, or the folder itself.

    Raises:
        UnknownPackError: there is neither.
    """
    if field in pack_ids():
        return _bundled().joinpath(field.replace("-", "_"))
    folder = Path(field)
    if folder.joinpath(PACK_FILE).is_file():
        return folder.resolve()
    raise UnknownPackError(_unknown(field, folder))


def _bundled() -> Traversable:
    return resources.files("gradguide").joinpath("fields")


def _unknown(field: str, folder: Path) -> str:
    known = ", ".join(pack_ids())
    if folder.is_dir():
        return f"{folder}: is no field pack, it has no {PACK_FILE}; the packs by name are: {known}"
    near = get_close_matches(field, pack_ids(), 1)
    meant = f" Did you mean {near[0]}?" if near else ""
    return (
        f"no field pack {field!r}, and no folder of that name.{meant} There are: {known}. A pack "
        "of your own is given by the path of its folder, and 'gradguide fields new' starts one"
    )


def pack_digest(field: str) -> str:
    """The SHA-256 of a pack's files, their names and contents, in the order of the names.

    Raises:
        UnknownPackError: there is no such pack.
    """
    digest = hashlib.sha256()
    for name, file in sorted(_files(pack_folder(field))):
        digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(folder: Traversable, within: str = "") -> Iterator[tuple[str, Traversable]]:
    """Every file with its name within the pack, but for what Python and editors leave there."""
    for entry in folder.iterdir():
        if entry.name.startswith((".", "_")):
            continue
        if entry.is_dir():
            yield from _files(entry, f"{within}{entry.name}/")
        else:
            yield f"{within}{entry.name}", entry


def load_pack(field: str) -> FieldPack:
    """The field pack of that id ("library-science") or in that folder ("./falconry").

    A bundled pack is read once; a folder is read anew, since somebody may be writing in it.

    Raises:
        UnknownPackError: there is no such pack.
        PackFileError: one of its files is missing or not as it should be.
    """
    return _load_bundled(field) if field in pack_ids() else read_pack(pack_folder(field))


@cache
def _load_bundled(pack_id: str) -> FieldPack:
    return read_pack(pack_folder(pack_id))

"""Starting a field pack from federal data alone, bringing its data up to date, and listing packs.

A new pack is made beside the place it goes to and put there whole, or not at all.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from rapidfuzz import fuzz

from gradguide.extraction.folding import fold
from gradguide.production.field_data import FieldData, field_data, shared_subjects
from gradguide.production.field_draft import Begun, drafted
from gradguide.resolution.spelling import words
from gradguide.sources.federal.bundled import FEDERAL_FOLDER
from gradguide.sources.packs import default_pack, load_pack, pack_folder, pack_ids

_CIP = re.compile(r"\d\d(?:\.\d\d(?:\d\d)?)?")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[ -][a-z0-9]+)*")
_LONGEST = 48  # characters of an id
_NEAREST = 5
_DIGITS = 6  # of a whole code
_SERIES = 2  # digits that codes of one series share
_ALIKE = 75  # of 100: below it, no reader would take one title for the other


class FieldError(ValueError):
    """A pack that cannot be started or brought up to date. Says why, and what to do."""


@dataclass(frozen=True, slots=True)
class NewField:
    """A pack that was started: where it is, its subjects' titles, and what data it has."""

    id: str
    folder: Path
    titles: Mapping[str, str]
    occupations: int
    data: FieldData | None


@dataclass(frozen=True, slots=True)
class ListedField:
    """A bundled pack."""

    id: str
    name: str
    cips: tuple[str, ...]
    degrees: int
    default: bool


def listed_fields() -> tuple[ListedField, ...]:
    """The bundled packs in the order of their ids."""
    packs = [load_pack(pack_id) for pack_id in pack_ids()]
    return tuple(
        ListedField(pack.id, pack.name, pack.cip, len(pack.degrees), pack.id == default_pack())
        for pack in packs
    )


def new_field(
    name: str,
    cips: Sequence[str],
    to: Path | None = None,
    data: Path | None = None,
    allow: Collection[str] = (),
) -> NewField:
    """Start the pack of a field: `name` ("Public health" or "public-health"), its CIP codes or how
    they begin, the folder to make (by default one of its name here), and a folder with federal
    files, of which `allow` names the checks to waive.

    Raises:
        FieldError: the name or a code is none, or the folder is there already or cannot be made.
        FederalError: the federal files cannot be used.
    """
    pack_id = _id(name)
    folder = to if to is not None else Path(pack_id.replace("-", "_"))
    if folder.exists() or folder.is_symlink():
        raise FieldError(
            f"{folder}: is there already, and nothing is written over; name another folder with "
            f"--to, or bring the federal data of a pack up to date with "
            f"'gradguide fields refresh {folder} --data DIR'"
        )
    if pack_id in pack_ids() and to is None:
        raise FieldError(
            f"{pack_id}: is the name of a pack that comes with gradguide; take another"
        )
    shared = shared_subjects()
    titles = _titles(cips, shared.titles)
    brought = field_data(data, cips, allow) if data is not None else None
    begun = Begun(
        id=pack_id,
        name=_written(name),
        cips=tuple(dict.fromkeys(cips)),
        titles=titles,
        occupations=shared.occupations_of(titles),
        levels=brought.levels if brought is not None else None,
    )
    _put(folder, drafted(begun), brought)
    return NewField(pack_id, folder, titles, len(begun.occupations), brought)


def refresh_field(field: str, data: Path, allow: Collection[str] = ()) -> tuple[Path, FieldData]:
    """Bring a pack's federal tables up to date from a folder with federal files; nothing else in
    the pack is touched, and a table of which the files say nothing stays as it is.

    Raises:
        UnknownPackError: there is no such pack.
        PackFileError: the pack's files are not as they should be.
        FieldError: it is one of those that come with gradguide and was named by its id, or its
            folder cannot be written to.
        FederalError: the federal files cannot be used.
    """
    if field in pack_ids():
        raise FieldError(
            f"{field}: comes with gradguide, and its files are gradguide's own; nothing was changed"
            ". For a release with newer figures give the files to the build: 'gradguide build "
            f"--field {field} --data {data} --out FILE'. To change the pack itself, give its folder"
        )
    folder = Path(str(pack_folder(field)))
    brought = field_data(data, load_pack(field).cip, allow)
    tables = folder / FEDERAL_FOLDER
    making = folder / f".{FEDERAL_FOLDER}.making"
    former = folder / f".{FEDERAL_FOLDER}.former"
    try:
        shutil.rmtree(making, ignore_errors=True)
        if tables.is_dir():
            shutil.copytree(tables, making)
        else:
            making.mkdir()
        brought.write(making)
        if tables.is_dir():
            tables.rename(former)
        making.rename(tables)
        shutil.rmtree(former, ignore_errors=True)
    except OSError as error:
        if former.is_dir() and not tables.exists():
            former.rename(tables)
        shutil.rmtree(making, ignore_errors=True)
        raise FieldError(_unwritable(tables, error)) from None
    return folder, brought


def _id(name: str) -> str:
    plain = fold(" ".join(name.split()))
    if not _NAME.fullmatch(plain) or len(plain) > _LONGEST:
        raise FieldError(
            f"{name!r}: is no name for a field; take letters, digits, spaces and hyphens, a letter "
            f'first and {_LONGEST} characters at most, as in "Public health" or public-health'
        )
    return plain.replace(" ", "-")


def _written(name: str) -> str:
    """The name for readers: as it was given, or an id with its first letter large."""
    said = " ".join(name.split())
    return said if " " in said or said != said.lower() else said.replace("-", " ").capitalize()


def _titles(cips: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """The six-digit codes under those given, with their titles.

    Raises:
        FieldError: there is none under one of them; says which are nearest.
    """
    if not cips:
        raise FieldError("--cip: give at least one CIP code, or how codes begin, as in 44.07")
    for cip in cips:
        if not _CIP.fullmatch(cip) or not any(code.startswith(cip) for code in known):
            raise FieldError(
                f"--cip: no code of the Classification of Instructional Programs (2020) begins "
                f"with {cip!r}; {_hint(cip, known)}"
            )
    return {
        code: title for code, title in sorted(known.items()) if code.startswith(tuple(set(cips)))
    }


def _hint(cip: str, known: Mapping[str, str]) -> str:
    """The nearest codes, or what to give where none is near."""
    near = _nearest(cip, known)
    if near:
        return "the nearest are:" + "".join(f"\n  {code}  {known[code]}" for code in near)
    series = sorted({code[:_SERIES] for code in known})
    return (
        f"none is near. Codes begin with {series[0]} to {series[-1]}; give one, or how it begins, "
        "as in 44.07, or a word of its title to see which have it"
    )


def _nearest(cip: str, known: Mapping[str, str]) -> list[str]:
    """Codes near what was given: by the words of their titles where it has any, else those of
    its series that begin with the most of its digits, the nearest number first."""
    if any(c.isalpha() for c in cip):
        typed = words(cip)
        like = {code: _likeness(typed, words(title)) for code, title in known.items()}
        found = [code for code, score in like.items() if score >= _ALIKE]
        return sorted(found, key=lambda one: (-like[one], len(words(known[one])), one))[:_NEAREST]
    digits = "".join(c for c in cip if c.isdecimal())[:_DIGITS]
    meant = int(digits.ljust(_DIGITS, "0"))

    def far(code: str) -> tuple[int, int]:
        whole = code.replace(".", "")
        shared = sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(digits, whole, strict=False))
        )
        return -shared, abs(int(whole) - meant)

    near = [code for code in known if far(code)[0] <= -_SERIES]
    return sorted(near, key=far)[:_NEAREST]


def _likeness(typed: Sequence[str], title: Sequence[str]) -> float:
    """How like the words of a title are to those typed, 0 to 100: of each typed word the
    likeness to the one that is most like it, and the mean of these."""
    best = [max((fuzz.ratio(word, other) for other in title), default=0.0) for word in typed]
    return sum(best) / len(best) if best else 0.0


def _put(folder: Path, files: Mapping[str, str], brought: FieldData | None) -> None:
    making = folder.with_name(f".{folder.name}.making")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir()
        for name, text in files.items():
            (making / name).write_text(text, encoding="utf-8")
        if brought is not None:
            (making / FEDERAL_FOLDER).mkdir()
            brought.write(making / FEDERAL_FOLDER)
        making.rename(folder)
    except OSError as error:
        raise FieldError(_unwritable(folder, error)) from None
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _unwritable(folder: Path, error: OSError) -> str:
    return (
        f"{folder}: cannot be written ({error.strerror or error}); choose a place with --to where "
        "you may write and that has room"
    )

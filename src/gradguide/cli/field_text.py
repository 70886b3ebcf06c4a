"""What `gradguide fields` prints."""

from __future__ import annotations

import sys
from pathlib import Path

from gradguide.cli.json_output import print_json
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.production.field_data import FieldData
from gradguide.production.fields import FieldError, listed_fields, new_field, refresh_field
from gradguide.sources.federal.errors import FederalError
from gradguide.sources.packs import PackFileError, UnknownPackError

_SHOWN = 6  # titles of codes


def listed(*, json: bool) -> None:
    """Print the packs that come with gradguide."""
    packs = listed_fields()
    if json:
        print_json(
            [{"id": p.id, "name": p.name, "cip": list(p.cips), "default": p.default} for p in packs]
        )
        return
    wide = max(len(pack.id) for pack in packs)
    for pack in packs:
        default = "  (the default)" if pack.default else ""
        sys.stdout.write(f"{pack.id:<{wide}}  {pack.name}, CIP {', '.join(pack.cips)}{default}\n")
    sys.stdout.write(
        "\nAny folder with a pack in it can be given as well: gradguide build --field ./FOLDER\n"
    )


def new(name: str, cips: list[str], data: Path | None, to: Path | None, allow: list[str]) -> None:
    """Start a pack and say what is in it and what to do next.

    Raises:
        Failure: it could not be started; nothing was written.
    """
    try:
        made = new_field(name, cips, to, data, allow)
    except FieldError as error:
        raise Failure(str(error), WRONG_CALL) from None
    except FederalError as error:
        raise Failure(str(error)) from None
    titles = list(made.titles.items())
    more = f"\n  and {len(titles) - _SHOWN} more" if len(titles) > _SHOWN else ""
    sys.stdout.write(
        f"{_as_path(made.folder)}: a pack for {made.id}, {len(titles)} subjects and "
        f"{made.occupations} occupations\n"
        + "".join(f"  {code}  {title}\n" for code, title in titles[:_SHOWN]).rstrip("\n")
        + f"{more}\n"
    )
    if made.data is not None:
        _say_data(made.data)
    else:
        sys.stdout.write(
            "It holds no graduates yet. Get NCES's files, and put them into the pack:\n"
            "  gradguide data fetch ipeds --year 2024 --to ipeds\n"
            f"  gradguide fields refresh {_as_path(made.folder)} --data ipeds\n"
        )
    sys.stdout.write(
        "Degrees and job titles were made by rule; each file says what to check. Then:\n"
        f"  gradguide build --field {_as_path(made.folder)} --out {made.id}.db\n"
    )


def refresh(pack: str, data: Path, allow: list[str]) -> None:
    """Bring a pack's federal data up to date and say what there is now.

    Raises:
        Failure: it could not be done; the pack is what it was.
    """
    try:
        folder, brought = refresh_field(pack, data, allow)
    except (UnknownPackError, PackFileError) as error:
        raise Failure(str(error), WRONG_CALL) from None
    except (FieldError, FederalError) as error:
        raise Failure(str(error)) from None
    sys.stdout.write(f"{folder}: federal data brought up to date\n")
    _say_data(brought)


def _say_data(data: FieldData) -> None:
    years = f"{data.years[0]} to {data.years[-1]}" if len(data.years) > 1 else f"{data.years[0]}"
    sys.stdout.write(
        f"Graduates of {years} at {data.schools} schools, {data.awards} subjects and levels of "
        "theirs (NCES)\n"
    )
    if data.unlisted:
        sys.stdout.write(
            f"{data.unlisted} of these schools stand in no directory of NCES's that is there, as "
            "those that closed do; their graduates are kept under their numbers\n"
        )
    for waived in data.loaded.waived:
        sys.stdout.write(f"waived: {waived}\n")


def _as_path(folder: Path) -> str:
    """The folder as a path that nobody takes for a pack's id."""
    return str(folder) if folder.is_absolute() or len(folder.parts) > 1 else f"./{folder}"

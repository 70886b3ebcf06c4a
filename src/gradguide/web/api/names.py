"""What may stand in the parts of an address that vary."""

from __future__ import annotations

from typing import NamedTuple

LONGEST = 200  # characters


class Name(NamedTuple):
    """What a part of an address looks like, and what it is."""

    pattern: str
    about: str


NAMES = {
    "program": Name(r"^[a-z0-9][a-z0-9._-]*(/[a-z0-9._-]+)+$", "The id of a program."),
    "school": Name(r"^[A-Za-z0-9][A-Za-z0-9:._-]*$", "The id (a UNITID) or slug of a school."),
    "method": Name(r"^[a-z][a-z0-9-]*$", "The name of a method."),
    "soc": Name(r"^[0-9]{2}-[0-9]{4}$", "A code of the Standard Occupational Classification."),
    "state": Name(r"^[A-Z]{2}$", "The two letters of a state."),
    "guide": Name(r"^[a-z0-9][a-z0-9-]*$", "The slug of a specialty, or “field”."),
}

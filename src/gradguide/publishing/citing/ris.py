"""A citation in RIS, which reference managers import."""

from __future__ import annotations

from gradguide.publishing.citing.cited import AUTHOR, Cited

_END = "\r\n"


def ris(cited: Cited) -> str:
    """The record of a web page: a tag of two characters, two spaces, a hyphen, a space and the
    value a line, from TY to ER.

    Values are one line each (`Cited` sees to that), so none can begin a tag of its own.
    """
    day = cited.day
    lines = [
        ("TY", "ELEC"),
        ("AU", AUTHOR),
        ("TI", cited.title),
        *([("T2", cited.guide)] if cited.title != cited.guide else []),
        ("PY", str(day.year)),
        ("DA", f"{day.year:04}/{day.month:02}/{day.day:02}"),
        ("ET", f"Release {cited.version}"),
        *([("UR", cited.address)] if cited.address else []),
        *([("Y2", f"{cited.accessed:%Y/%m/%d}")] if cited.accessed else []),
        ("ID", cited.name),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}{_END}" for tag, value in lines)

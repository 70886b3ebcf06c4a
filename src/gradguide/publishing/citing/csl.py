"""A citation in CSL-JSON, which citation processors read."""

from __future__ import annotations

from typing import Any

from gradguide.publishing.citing.cited import AUTHOR, Cited


def csl(cited: Cited) -> list[dict[str, Any]]:
    """The item, in a list as the format's schema has it."""
    item: dict[str, Any] = {
        "id": cited.name,
        "type": "webpage",
        "title": cited.title,
        "author": [{"literal": AUTHOR}],
        "issued": {"date-parts": [[cited.day.year, cited.day.month, cited.day.day]]},
        "version": cited.version,
    }
    if cited.title != cited.guide:
        item["container-title"] = cited.guide
    if cited.address:
        item["URL"] = cited.address
    if cited.accessed:
        read = cited.accessed
        item["accessed"] = {"date-parts": [[read.year, read.month, read.day]]}
    return [item]

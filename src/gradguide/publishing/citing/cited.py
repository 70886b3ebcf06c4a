"""What is cited: a page of the guide, in one release of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from gradguide.model.fact import Program

AUTHOR = "gradguide"
_DIGEST = 12
"""Digits of a release's digest that are enough to tell it from others in print."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A page to be cited. Every text is one line.

    `guide` is the title of the whole. `day` is the date of the release and so the date of what the
    page says; `version` is what the digest of the release's content begins with. `address` is the
    page's, None where it has none. `name` is a key for the entry, of letters, digits and "-".
    `accessed` is the day on which the page was read, None where nobody knows it.
    """

    name: str
    title: str
    guide: str
    day: date
    version: str
    address: str | None = None
    accessed: date | None = None


def cited_program(
    program: Program,
    field_name: str,
    as_of: date,
    content: str,
    address: str | None = None,
    accessed: date | None = None,
) -> Cited:
    """The page of a program.

    `field_name` is the field's as it stands within a sentence, `content` the digest of the
    release's content from its manifest. `accessed` is the day on which the page is read.
    """
    return Cited(
        name=_key(program.id, as_of),
        title=_line(f"{program.name}, {program.institution}"),
        guide=guide_title(field_name),
        day=as_of,
        version=version_of(content),
        address=address,
        accessed=accessed,
    )


def cited_release(field_name: str, as_of: date, content: str, address: str | None = None) -> Cited:
    """The guide as a whole, or its data."""
    title = guide_title(field_name)
    return Cited(_key(field_name, as_of), title, title, as_of, version_of(content), address)


def guide_title(field_name: str) -> str:
    """What the guide to a field is called."""
    return _line(f"Guide to graduate programs: {field_name}")


def version_of(content: str) -> str:
    """A release told from all others: the beginning of its content's digest."""
    return content[:_DIGEST]


def _key(name: str, day: date) -> str:
    return f"{AUTHOR}-{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}-{day.isoformat()}"


def _line(text: str) -> str:
    """A text without line breaks and other control characters, which no citation format has."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).split())

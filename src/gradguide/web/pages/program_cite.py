"""How to cite a program's page: as text on it, and as files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import msgspec

from gradguide.catalog.release import Release
from gradguide.model.fact import Program
from gradguide.publishing.citing import Cited, bibtex, cited_program, csl, plain, ris
from gradguide.web.links import Links


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a citation: its name, the end of its file's name, and its media type."""

    name: str
    end: str
    media_type: str
    written: Callable[[Cited], str]


def _csl(cited: Cited) -> str:
    return msgspec.json.format(msgspec.json.encode(csl(cited))).decode()


FORMATS = (
    Format("plain text", "txt", "text/plain; charset=utf-8", lambda cited: f"{plain(cited)}\n"),
    Format("BibTeX", "bib", "application/x-bibtex; charset=utf-8", bibtex),
    Format("RIS", "ris", "application/x-research-info-systems; charset=utf-8", ris),
    Format("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", _csl),
)


def cited(release: Release, program: Program, links: Links, today: date) -> Cited:
    """The citation of a program's page. It has no address where nobody said under which one the
    guide is reached, and a day of access only at a server: when somebody will read a file is not
    known when it is written."""
    address = links.absolute(f"/programs/{program.id}")
    return cited_program(
        program,
        release.field_name,
        release.as_of,
        str(release.manifest["content"]),
        web_address(address),
        today if links.served else None,
    )


def web_address(address: str) -> str | None:
    """An address that means the same everywhere, or None."""
    return address if address.startswith(("https://", "http://")) else None

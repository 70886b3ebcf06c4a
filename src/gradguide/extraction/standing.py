"""What kind of source a document is: a school, an authority, or a guide."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from gradguide.model.claim import SourceKind
from gradguide.model.pack import FieldPack

_PUBLIC = re.compile(r"(?:\.gov|\.mil|\.us|\.gc\.ca)$")
_YEAR = re.compile(r"\b(19[89]\d|20[0-4]\d)\b")
_DATED = re.compile(
    r"(?:updated|published|posted|revised|modified|effective|copyright|\(c\)|©|as of|for)\D{0,30}"
    r"\b(20[0-4]\d)\b|\b(20[0-4]\d)\s*[-/]\s*(?:20)?\d\d\b"
)


def host_of(address: str) -> str:
    """The host of a URL without "www."; empty when the address is a path."""
    if "://" not in address:
        return ""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def kind_of(address: str, pack: FieldPack, owners: Collection[str]) -> SourceKind:
    """The kind of a document's source. `owners` are the institutions that own the host.

    Only its address tells that a page is a school's or an authority's: anybody can write
    about a school as if for it, so a file without one is a guide, whatever it says.
    """
    host = host_of(address)
    if host:
        if owners:
            return "school"
        if _PUBLIC.search(host) or any(
            host == h or host.endswith("." + h) for a in pack.accreditors for h in a.hosts
        ):
            return "authority"
        return "guide"
    return "guide"


def year_of(title: str | None, text: str, latest: int) -> int | None:
    """The year a page speaks of: of its title, else the newest it is dated with.

    Years after `latest` (the year of `as_of`) are plans, not dates, and are left out.
    """
    if title:
        years = [int(y) for y in _YEAR.findall(title) if int(y) <= latest + 1]
        if years:
            return min(max(years), latest)
    dated = [int(a or b) for a, b in _DATED.findall(text.casefold())]
    known = [year for year in dated if year <= latest]
    return max(known) if known else None

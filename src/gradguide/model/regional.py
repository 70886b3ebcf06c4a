"""The institutional ("regional") accreditors of U.S. higher education.

They accredit whole institutions of any field, so they belong to no field pack. The seven
commissions are those that the U.S. Department of Education and CHEA recognise; the names before
a renaming stand beside today's.
"""

from __future__ import annotations

from gradguide.model.pack import Accreditor

REGIONAL_BODY = "regional"
"""What `body` says for any of them: which region it was adds nothing to what it means."""

_LEVELS = ("bachelor", "master", "doctoral", "certificate")


def _commission(abbreviation: str, name: str, *others: str) -> Accreditor:
    names = tuple(dict.fromkeys((name.lower(), abbreviation.lower(), *others)))
    return Accreditor(abbreviation, name, names, scope="institution", levels=_LEVELS)


REGIONAL_ACCREDITORS: tuple[Accreditor, ...] = (
    _commission(
        "HLC",
        "Higher Learning Commission",
        "north central association of colleges and schools",
        "north central association",
    ),
    _commission(
        "SACSCOC",
        "Southern Association of Colleges and Schools Commission on Colleges",
        "southern association of colleges and schools",
        "commission on colleges of the southern association of colleges and schools",
        "sacs-coc",
        "sacs",
    ),
    _commission(
        "MSCHE",
        "Middle States Commission on Higher Education",
        "middle states association of colleges and schools",
        "middle states association",
    ),
    _commission(
        "NECHE",
        "New England Commission of Higher Education",
        "new england association of schools and colleges",
        "neasc",
    ),
    _commission(
        "WSCUC",
        "WASC Senior College and University Commission",
        "western association of schools and colleges",
        "wasc",
    ),
    _commission("NWCCU", "Northwest Commission on Colleges and Universities"),
    _commission("ACCJC", "Accrediting Commission for Community and Junior Colleges"),
)

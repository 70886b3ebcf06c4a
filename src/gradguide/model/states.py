"""The states of the U.S. with the District of Columbia and Puerto Rico: names and postal codes.

Codes as the U.S. Postal Service assigns them (Publication 28, appendix B).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

STATE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
        "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia",
        "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
        "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
        "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan",
        "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
        "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
        "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
        "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania",
        "PR": "Puerto Rico", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
        "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
        "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
    }
)  # fmt: skip
"""Postal code to name."""

STATE_CODES: Mapping[str, str] = MappingProxyType(
    {name.lower(): code for code, name in STATE_NAMES.items()}
    | {"washington, d.c.": "DC", "washington, dc": "DC", "washington d.c.": "DC", "hawai'i": "HI"}
)
"""Folded name to postal code."""

_PLAIN: Mapping[str, str] = MappingProxyType({"washington dc": "DC"})
"""Names without their signs, as people type them, that are none of prose."""


def state_code(name: str) -> str | None:
    """The postal code of a state's name or code in any case, with or without full stops and
    commas, None when it is neither."""
    text = " ".join(name.replace(".", "").replace(",", " ").split())
    if text.upper() in STATE_NAMES:
        return text.upper()
    return STATE_CODES.get(text.lower()) or _PLAIN.get(text.lower())


PROVINCE_CODES: Mapping[str, str] = MappingProxyType(
    {
        "alberta": "AB", "british columbia": "BC", "manitoba": "MB", "new brunswick": "NB",
        "newfoundland and labrador": "NL", "newfoundland": "NL", "nova scotia": "NS",
        "northwest territories": "NT", "nunavut": "NU", "ontario": "ON",
        "prince edward island": "PE", "quebec": "QC", "qu\u00e9bec": "QC", "saskatchewan": "SK",
        "yukon": "YT",
    }
)  # fmt: skip
"""Name of a Canadian province or territory, in small letters, to its postal code (Canada Post)."""


def place_code(name: str) -> str | None:
    """The two letters of a state, province or territory by its name or code in any case, None
    when it is neither."""
    text = name.strip()
    if text.upper() in PROVINCE_CODES.values():
        return text.upper()
    return state_code(text) or PROVINCE_CODES.get(text.lower())


DEMONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "AL": ("Alabamians", "Alabamans"), "AK": ("Alaskans",), "AZ": ("Arizonans", "Arizonians"),
        "AR": ("Arkansans",), "CA": ("Californians",), "CO": ("Coloradans", "Coloradoans"),
        "CT": ("Connecticuters", "Nutmeggers"), "DE": ("Delawareans",),
        "DC": ("Washingtonians",), "FL": ("Floridians",), "GA": ("Georgians",),
        "HI": ("Hawaiians",), "ID": ("Idahoans",),
        "IL": ("Illinoisans", "Illinoisians"), "IN": ("Hoosiers", "Indianans", "Indianians"),
        "IA": ("Iowans",), "KS": ("Kansans",), "KY": ("Kentuckians",),
        "LA": ("Louisianans", "Louisianians"), "ME": ("Mainers",), "MD": ("Marylanders",),
        "MA": ("Bay Staters", "Massachusettsans"), "MI": ("Michiganders", "Michiganians"),
        "MN": ("Minnesotans",), "MS": ("Mississippians",), "MO": ("Missourians",),
        "MT": ("Montanans",), "NE": ("Nebraskans",), "NV": ("Nevadans",),
        "NH": ("New Hampshirites",), "NJ": ("New Jerseyans", "New Jerseyites"),
        "NM": ("New Mexicans",), "NY": ("New Yorkers",), "NC": ("North Carolinians",),
        "ND": ("North Dakotans",), "OH": ("Ohioans",), "OK": ("Oklahomans",),
        "OR": ("Oregonians",), "PA": ("Pennsylvanians",), "PR": ("Puerto Ricans",),
        "RI": ("Rhode Islanders",), "SC": ("South Carolinians",), "SD": ("South Dakotans",),
        "TN": ("Tennesseans", "Tennesseeans"), "TX": ("Texans",), "UT": ("Utahns", "Utahans"),
        "VT": ("Vermonters",), "VA": ("Virginians",), "WA": ("Washingtonians",),
        "WV": ("West Virginians",), "WI": ("Wisconsinites",), "WY": ("Wyomingites",),
    }
)  # fmt: skip
"""Postal code to what the people of the state are called, in the plural.

The forms of rule 5.23 of the U.S. Government Publishing Office's Style Manual, with the variants
that are in common use beside them ("Michiganders", "Hoosiers").
"""

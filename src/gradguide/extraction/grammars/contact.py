"""What a page says for callers and for veterans: phone and fax numbers, "military-friendly"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.generality import is_asked
from gradguide.extraction.wording import in_general, is_statement
from gradguide.model.pack import FieldPack

# North American numbering plan: neither part begins with 0 or 1; no area is of the form N11.
_PHONE = re.compile(
    r"(?<![\d.$/-])(?:\+?1[-. ]{1,3})?\(?(?P<area>[2-9](?!11)\d\d)(?:\) ?|[-. /]{1,3}| - )"
    r"(?P<exchange>[2-9]\d\d)(?:[-.]| - | )(?P<line>\d{4})(?![\d-])(?!\.\d)"
)
_BARE = re.compile(r"[2-9]\d\d [2-9]\d\d \d{4}$")
_LABEL = re.compile(
    r"(?P<fax>\bfax(?: number)?|(?:^|[|; ])f|facsimile)\s*(?:\(f\))?[:.|)]?\s*(?:is |at )?[(]?$|"
    r"(?P<other>\btty|\btdd|\bpager)\b[/\w]*[:.|)]?\s*[(]?$|(?P<phone>\b(?:tele)?phone(?: number)?|"
    r"\btel|\bcall|\bp|\bph|toll[- ]free|\bvoice|\bcontact|\bmobile|\bcell)\b[:.|)]?\s*(?:us "
    r")?(?:is |at )?[(]?$"
)
_FAX_AFTER = re.compile(r"\s*\(?\s*fax\b")


def phones(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """The numbers in a passage: ten digits each, without the country's 1."""
    folded = passage.folded
    end = 0
    seen: set[str] = set()
    for match in _PHONE.finditer(folded):
        label = _LABEL.search(folded, end, match.start())
        digits = match["area"] + match["exchange"] + match["line"]
        if label is None and _BARE.fullmatch(match.group()):
            continue
        start = label.start() if label else match.start()
        end = match.end()
        if digits in seen or (label and label["other"]):
            continue
        seen.add(digits)
        fax = bool(label and label["fax"]) or (
            label is None and _FAX_AFTER.match(folded, match.end()) is not None
        )
        while folded[start] in " |;":
            start += 1
        yield Reading(
            "contact_phone", digits, start, match.end(), {"kind": "fax" if fax else "phone"}
        )


_FRIENDLY = re.compile(
    r"\b(?:military|veterans?)[- ]friendly\b(?: (?:[\w-]+ ){0,3}?"
    r"(?P<noun>programs?|schools?|universit(?:y|ies)|institutions?|colleges?|formats?|campus|"
    r"degree))?"
)
_DENIED = re.compile(
    r"\b(?:not|no|other|many|most|some|find|search|list of|compare)(?: \w+){0,2} $"
)
_ANSWERED_NO = re.compile(r"(?: status)?\s?[:?|-]+ ?(?:no|none|not|n/?a|unknown)\b")
_AMONG = re.compile(
    r"\b(?:one of|among|named|ranked|designated|recognized|listed|rated|our|both)\b"
)


def military(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """One claim where a school or program is called military-friendly."""
    folded = passage.folded
    match = _FRIENDLY.search(folded)
    if match is None or not is_statement(folded) or in_general(folded.replace("military", "")):
        return
    before = folded[: match.start()]
    if is_asked(folded, match.start()) or _ANSWERED_NO.match(folded, match.end()):
        return
    plural = (match["noun"] or "").endswith("s")
    if _DENIED.search(before) or (plural and not _AMONG.search(before)):
        return
    yield Reading("military_friendly", True, match.start(), match.end())


PHONE = Grammar(
    name="contact_phone",
    triggers=tuple(f"{mark}{digit}" for mark in "-.) " for digit in "23456789"),
    read=phones,
)
MILITARY = Grammar(
    name="military_friendly",
    triggers=("military-friendly", "military friendly", "veteran-friendly", "veteran friendly",
              "veterans-friendly", "veterans friendly"),
    read=military,
)  # fmt: skip
GRAMMARS = (PHONE, MILITARY)

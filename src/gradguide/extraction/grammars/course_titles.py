"""What course titles look like: capitalised words, with or without a course's code before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.folding import fold
from gradguide.extraction.grammars.lists import Item, trimmed
from gradguide.model.pack import FieldPack

_CODE = (
    r"(?P<code>(?P<unit>[A-Z][A-Za-z]{0,2}[A-Z]{1,4}(?:[ &/][A-Z]{2,5})?)"
    r"[ \u00a0-]?\d{3,4}[A-Z]{0,2}"
    r"(?:[-/,]\s?\d{3,4}[A-Z]?)*)"
)
CODE = re.compile(
    rf"(?<![\w-]){_CODE}(?![\w%])"
    r"(?P<joint>\s*[:.|–—-]\s*|\s*[,(]?\s+(?=[\"“'‘A-Z0-9])|\s*\(\d[\w ]{0,12}\):?\s*)"
)
"""A course's code and what stands between it and the title: "ABC 501:", "ABCD-6010 "."""

_CREDITS_AT_END = re.compile(r"(?<=[a-z)])\s+[3469]$")
_BARE = re.compile(_CODE)

# What is set like a code and is none: years, tests, standards, laws, rooms.
_NO_CODE = re.compile(
    r"(?:ISO|GRE|GMAT|MAT|LSAT|MCAT|TOEFL|IELTS|SAT|ACT|ETS|IBT|PBT|PTE|CIP|SOC|NAICS|HB|SB|PL|USC|"
    r"CFR|PO|BOX|USD|US|UTF|ANSI|NISO|IEEE|COVID|FAX|TEL|EXT|ZIP|FORM|GI|ROTC|NCES|IPEDS|QS|AD|"
    r"BC|CE)\b|.*\D(?:19|20)\d\d$"
)

# Words that stay in lower case within a title.
_SMALL = frozenset(
    "a an and as at by for from in into of on or over per the to under vs with within & - – "
    "through "
    "its their our across between beyond about".split()
)
_WORD = re.compile(r"[^\s,/]+")
_AFTER_TITLE = re.compile(
    r"\s*(?:\(\s*(?:\d|one|two|three|four|six|required|elective|optional|core|online|fall|spring|"
    r"summer|lab|cross)[^)]*\)?|[-–—|:]?\s*\d+(?:\.\d+)?\s*(?:-\s*\d\s*)?(?:credits?|cr\b|"
    r"hours?|hrs?|units?|sh\b|semester|quarter)[\w .]*|\s[-–—]\s.*|:\s.*|\|.*|\.\s.*|\.$)"
)
_NO_COURSE = re.compile(
    r"\b(?:school|college|universit(?:y|ies)|department) of\b|\buniversity\b|\bi?schools?'s\b"
    r"|\b(?:programs?|schools?|universities|colleges?|departments?|degrees?|certificates?|"
    r"concentrations?|specializations?|tracks?|pathways?|majors?|minors?|requirements?|curriculum|"
    r"catalog|admissions?|faculty|campus|options?|areas?|graduates|cohort|students|only)$"
    r"|^(?:students?|click|apply|see|note|total|phone|required|elective|choose|select|take|"
    r"complete|"
    r"view|download|register|spring|fall|summer|winter|online|core|graduate|year|step|part)\b"
    r"(?! (?:analysis|management|literature))"
    r"|\b(?:electives?|courses?|classes|credits?|credit hours?|gpa|gre|master's|bachelor's|"
    r"doctorate|tuition|semesters?|accredited|code|score|deadline|room|suite|hall|here|"
    r"discussion boards?|lectures?|live chats?)\b"
)
_BARE_CODE = re.compile(r"[A-Z]{2,5}[ -]?\d*[A-Z]?")
_NUMERAL = re.compile(r"[IVX]+|\d{1,2}|[A-Z]")


def capitalised(value: str) -> bool:
    """Whether the text is set as a title: every word of weight starts with, or holds, a capital."""
    words = _WORD.findall(value)
    weighty = [word.strip("\"'“”‘’()") for word in words if fold(word) not in _SMALL]
    weighty = [word for word in weighty if word]
    if not weighty or not any(char.isalpha() for char in weighty[0]):
        return False
    raised = [word for word in weighty if any(char.isupper() for char in word) or word[0].isdigit()]
    return len(raised) == len(weighty) or (
        len(weighty) >= 4 and len(raised) >= len(weighty) - 1 and weighty[0] in raised
    )


def is_course_title(value: str, pack: FieldPack) -> bool:
    """Whether the text can be the title of a course, and not of a program or a place."""
    folded = fold(value)
    if not 3 <= len(value) <= 100 or len(value.split()) > 14 or not capitalised(value):
        return False
    if _BARE_CODE.fullmatch(value) or " or " in value:
        return False
    if _NO_COURSE.search(folded) or folded.startswith(("http", "www")):
        return False
    return not any(folded in degree.names for degree in pack.degrees)


def titled(text: str, start: int, end: int) -> Item | None:
    """The title that begins at `start`: its capitalised words, up to credits, brackets or prose."""
    stop = _AFTER_TITLE.search(text, start, end)
    if stop:
        end = stop.start()
    unopened = text.find(")", start, end)
    if unopened >= 0 and "(" not in text[start:unopened]:
        end = unopened
    last = start
    for word in _WORD.finditer(text, start, end):
        bare = word.group().strip("\"'“”‘’().;*")
        small = fold(bare) in _SMALL
        raised = any(char.isupper() for char in bare) or _NUMERAL.fullmatch(bare)
        if not small and not raised and bare:
            break
        if not small:
            last = word.end()
    start, last = trimmed(text, start, last, keep_articles=True)
    return Item(start, last, " ".join(text[start:last].split())) if start < last else None


def is_code(text: str) -> bool:
    """Whether the text is a course's code and nothing else."""
    return _BARE.fullmatch(text) is not None and _NO_CODE.match(text) is None


def _without_credits(title: Item, text: str) -> Item:
    """The title without a lone figure at the line's end, which is what the course counts for."""
    figure = _CREDITS_AT_END.search(title.value)
    if figure is None or text[title.end :].strip():
        return title
    return Item(title.start, title.end - len(figure.group()), title.value[: figure.start()])


def coded(text: str) -> Iterator[Item]:
    """The titles that stand behind course codes. The span starts at the code."""
    alike = list(CODE.finditer(text))
    sure = {code["unit"] for code in alike if not _NO_CODE.match(code["code"])}
    codes = [code for code in alike if code["unit"] in sure]
    for index, code in enumerate(codes):
        end = codes[index + 1].start() if index + 1 < len(codes) else len(text)
        title = titled(text, code.end(), end)
        alone = title is not None and " " not in title.value and codes[0].start() > 3
        if title is not None and not (alone and "ourse" not in text and len(codes) == 1):
            title = _without_credits(title, text)
            yield Item(code.start("code"), title.end, title.value)

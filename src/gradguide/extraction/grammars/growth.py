"""Growth of an occupation, as projected: per cent over a period, negative for a decline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.numbers import NUMBER, number, value_of
from gradguide.extraction.grammars.occupation_names import OCCUPATION, occupation_at
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value

_PERCENT = (
    r"(?P<figure>-?\d{1,3}(?:\.\d+)?|"
    + NUMBER.replace("(?<![\\w.,$/-])", "")
    + r")\s?(?:%|per ?cent\b)"
)
_UP = r"(?:grow|increase|rise|expand|climb|growth|growing|grew|increasing|gain|jump)"
_DOWN = r"(?:decline|decrease|fall|shrink|drop|declining|decreasing|shrinking|contract|loss)"
_EXPECTED = (
    r"(?:project|expect|predict|anticipat|estimat|forecast|slat|set|outlook|should|will|likely|"
    r"bureau of labor|bls|o\*?net|u\.s\. department of labor)"
)
_JOBS = re.compile(
    r"\b(?:employment|jobs?|occupations?|careers?|positions?|professions?|demand for|hiring|"
    r"workforce|"
    r"openings|opportunities|outlook|field|\w+(?:ists|ians|gers|tors|lysts|neers|chers|kers|"
    r"rers))\b"
)
_NOT_JOBS = re.compile(
    r"\b(?:tuition|enrol\w+|cost|costs|fees?|salar(?:y|ies)|wages?|pay|applications?|membership|"
    r"budgets?|graduation|acceptance|retention|circulation|prices?|revenue)\b[^.;]{0,50}$"
)
_MOVES = re.compile(
    rf"\b(?P<move>{_UP}|{_DOWN})s?\b(?:\s(?:rate|by|of|about|around|roughly|approximately|nearly|"
    r"almost|an?|at|is|estimated|the|in employment|only|just|some|to be|over|up to|"
    rf"projected|expected|more than|employment|job))*:?\s+{_PERCENT}"
)
_GROWTH_OF = re.compile(
    rf"(?<![\w.]){_PERCENT}\s(?:(?:job|employment|projected|expected|overall|annual|average|"
    r"estimated|"
    rf"rate of|or|\w+er than average|as fast as average)\s)*(?P<move>{_UP}|{_DOWN})\b"
)
_GROWTH_FOR_IS = re.compile(
    rf"\b(?P<move>growth)\sfor\s(?:[a-z-]+\s){{1,4}}?(?:is|are|was|will be)\s"
    rf"(?:projected|expected|estimated|predicted|forecast)\s(?:at|to be)\s{_PERCENT}"
)
_OPENING_LINE = re.compile(r"^[\d.]+\s?(?:%|percent)\s(?:job|employment) growth\b")
_AND_FOR = re.compile(
    rf"(?:[^.;]{{0,60}}?),?\sand\s(?:by\s)?{_PERCENT}\sfor\s(?:all |the )?{OCCUPATION}(?=[.,;]|$)"
)
_FACT_LINE = re.compile(
    rf"^(?:projected |expected )?(?:job outlook|job growth|(?:projected )?growth(?: rate)?|"
    rf"employment growth|outlook)(?: for [a-z][a-z ]{{2,40}}?)?"
    rf"(?P<period>[,:\s(]*\d{{4}}\s?(?:-|to)\s?\d{{2,4}}\)?)?[:\s]+{_PERCENT}"
)
_ANOTHER = re.compile(r"[\s|*]*-?\d+(?:\.\d+)?\s?%")  # a row of several occupations
_PERIOD = re.compile(
    r"\b(?:(?:between|from|during|in|for|over)\s)?(?:the (?:years|decade|period)(?: from)?\s)?"
    r"(?P<first>(?:19|20)\d\d)\s?(?:-|to|through|and|until)\s?(?P<last>(?:19|20)?\d\d)\b"
)
_UNTIL = re.compile(r"\b(?:by|through|until|to)\s(?P<last>20\d\d)\b")
_DECADE = re.compile(r"\b(?:over|in|during|within) the next (?P<span>decade|ten years|10 years)\b")
_MANY_OCCUPATIONS = re.compile(r"\b(?:all occupations|national average|average for all)\b")

_GROWTH_FOR = re.compile(
    rf"\s?(?:(?:in|of) (?:employment|jobs|the number of jobs|job openings)\s)?(?:for|of|among)\s"
    rf"(?:all |the )?{OCCUPATION}(?=\s(?:from|between|over|through|by|during|in|until)\b|[.;:(]|$)"
)
_GROWS = (
    re.compile(
        rf"(?:employment|jobs|positions|demand|job growth|growth|openings|opportunities|outlook|"
        rf"hiring)\s(?:of|for|among)\s(?:all |the )?{OCCUPATION}"
        r"\s(?:is|are|will|should|to|at|through|between|from|over|was)\b"
    ),
    re.compile(
        rf"(?:^|[,:]\s)(?:jobs for |employment for |the )?{OCCUPATION}\s(?:(?:jobs|employment|"
        r"positions|careers|occupations)\s)?(?:is|are|will)\s(?:also\s)?(?:project|expect|predict|"
        r"anticipat|forecast|grow|decline)"
    ),
)


def _period(folded: str) -> str | None:
    match = _PERIOD.search(folded)
    if match:
        first, last = match["first"], match["last"]
        return f"{first}-{last if len(last) == 4 else first[:2] + last}"
    until = _UNTIL.search(folded)
    if until:
        return f"to {until['last']}"
    decade = _DECADE.search(folded)
    return decade.group() if decade else None


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    folded = passage.folded
    if passage.label and len(passage.block.cells) > 2:
        return  # a table of occupations, which has a grammar of its own
    line = _FACT_LINE.match(folded)
    if line and _ANOTHER.match(folded, line.end()):
        return
    matches = [line] if line else _moves(folded)
    said = (re.search(_EXPECTED, folded) and _JOBS.search(folded)) or _OPENING_LINE.match(folded)
    if not line and not said:
        return
    since = 0
    for match in matches:
        if _NOT_JOBS.search(folded, 0, match.start()) or _averaged(folded, match.start()):
            continue
        figure = number(match["figure"].lstrip("-"))
        if figure is None or figure > 400:
            continue
        moved = "" if line else match["move"]
        down = match["figure"].startswith("-") or re.match(_DOWN, moved) is not None
        occupation = _occupation(passage, match, since)
        if since and (match.start() < since or not occupation):
            continue
        value = value_of(-figure if down else figure)
        yield _reading(folded, value, match.start(), match.end(), occupation)
        since = match.end()
        more = _AND_FOR.match(folded, since)
        also = number(more["figure"]) if more else None
        if more and also is not None:
            named = occupation_at(passage.text, more.span("occupation"))
            if named and not _MANY_OCCUPATIONS.search(more.group()):
                place = more.start("figure")
                value = value_of(-also if down else also)
                yield _reading(folded, value, place, more.end(), named)
                return


def _moves(folded: str) -> list[re.Match[str]]:
    """What grows or falls by a percentage, in the order of the text."""
    found = [
        match
        for pattern in (_MOVES, _GROWTH_OF, _GROWTH_FOR_IS)
        for match in pattern.finditer(folded)
    ]
    return sorted(found, key=lambda match: match.start("figure"))


def _reading(folded: str, value: Value, start: int, end: int, occupation: str | None) -> Reading:
    qualifiers: dict[str, Value] = {}
    period = _period(folded)
    if period:
        qualifiers["period"] = period
    if occupation:
        qualifiers["occupation"] = occupation
    return Reading("occupation_growth_pct", value, start, end, qualifiers)


def _occupation(passage: Passage, match: re.Match[str], since: int) -> str | None:
    """The occupation that grows: the subject before the figure, else what the growth is for."""
    for pattern in _GROWS:
        grows = pattern.search(passage.folded, since, match.start("figure"))
        if grows:
            return occupation_at(passage.text, grows.span("occupation"))
    after = _GROWTH_FOR.match(passage.folded, match.end(), match.end() + 110)
    return occupation_at(passage.text, after.span("occupation")) if after else None


def _averaged(folded: str, start: int) -> bool:
    """Whether the figure is the average that an occupation is held against."""
    return _MANY_OCCUPATIONS.search(folded, max(0, start - 40), start) is not None


GRAMMAR = Grammar("growth", ("%", "percent", "per cent"), read, of_field=True)

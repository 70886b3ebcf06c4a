"""Accreditation of a program or school, by whom, and since when.

A sentence on accredited programs in general ("most jobs ask for a degree from an accredited
program") says nothing about one program and yields nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.accreditors import Bodies, bodies_of
from gradguide.extraction.grammars.answers import answer
from gradguide.extraction.grammars.captions import read_under_heading
from gradguide.extraction.grammars.degree_names import degree_names
from gradguide.extraction.grammars.generality import speaks_of_any, speaks_of_plural
from gradguide.extraction.wording import clause_around, is_statement
from gradguide.model.pack import Accreditor, Degree, FieldPack
from gradguide.model.regional import REGIONAL_BODY
from gradguide.model.vocabulary import Value

_HELD = (
    r"(?:has|have|holds?|held|earned|received|maintain(?:s|ed)?|granted|awarded|gained|won|"
    r"achieved|"
    r"obtained|retain(?:s|ed)?|enjoys?|carr(?:y|ies)|full|continuous|continued|continuing|initial|"
    r"current)"
)
_SINCE = re.compile(r"^[^.;]{0,60}?\b(?:since|as of)(?: \w+)? (?P<year>(?:18|19|20)\d\d)\b")
_FIRST = re.compile(r"^[^.;]{0,30}?\bin (?P<year>(?:18|19|20)\d\d)\b")
_GRANTED_IN = re.compile(
    r"^(?: (?!and\b|but\b)[\w'-]+){0,3}? in (?:\w+,? )?(?P<year>(?:18|19|20)\d\d)\b"
)
_CONDITIONAL = re.compile(
    r"\bconditional(?:ly)?[- ](?:accredit(?:ation|ed)|status)\b|"
    r"\b(?:accreditation(?: status)?|status) ?(?:is|was|:|\||-)(?: (?:now|currently))? "
    r"conditional\b"
)
_CANDIDATE = re.compile(
    r"\b(?<!from )(?:pre-?)?candidacy(?: status)?\b|\bpre-?candidate\b|"
    r"\bcandidate (?:status|for (?:\w+ ){0,2}?accreditation)\b"
)
_NOT_GRANTED = re.compile(
    r"\b(?:seek(?:s|ing)?|sought|pursu(?:e|es|ing)|work(?:s|ing)? (?:toward|towards|on)|"
    r"appl(?:y|ied|ying|ies)|application|in the process|plans?|intends?|hopes?|expect(?:s|ed)?|"
    r"anticipat\w+|eligible|prepar(?:es|ing) for|will be|would be|aims?|goal|toward|towards|"
    r"undergoing|under review|until|formerly|previously|once|used to be|"
    r"reviewed for|scheduled|self-study|process of)\b"
)
_BECAME = re.compile(r"\bbecame(?: \w+)? $")
_GRANTED = re.compile(
    r"^[^.;]*\b(?:earned|received|granted|awarded|gained|won|achieved|obtained|gave|given|"
    r"initial)\b(?!.*\b(?:re-?accredit|renew|continu|reaffirm|extend))"
)
_DENIED = re.compile(
    r"(?:\bnot(?! only)|n't|\bno longer|\bnever|\blacks?|\bwithout|\bnor|\bneither)\b"
    r"(?:[ -](?!but\b)[\w'-]+){0,3}[ -]?$|\bnon-$|\blost (?:its |their )?$|\bun$"
)
_WITHDRAWN = re.compile(
    r"\baccreditation(?: status)? (?:was|has been|were) (?:withdrawn|revoked|denied)\b|"
    r"\b(?:withdrew|revoked|withdrawn|lost)\b[^.;]{0,30}accreditation\b"
)


_ANSWERED_NO = re.compile(r"\s?[:?|-] ?no(?:ne|t)?\b")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What says "accredited" beside a body's name; group `bodies` holds the names."""

    stated: tuple[re.Pattern[str], ...]
    held: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=8)
def _patterns(accreditors: tuple[Accreditor, ...], degrees: tuple[Degree, ...]) -> _Patterns:
    one = bodies_of(accreditors).pattern
    more = rf"(?P<bodies>{one}(?:(?:,|,? and|,? as well as|/| &)(?: by)? ?{one})*)"
    adjective = rf"{more}[- ](?:re-?)?accredited\b"
    by = (
        r"\b(?:re-?)?accredited(?: \w+){0,2}? (?:by|through|from|with|under)"
        rf"(?: [\w-]+){{0,4}}? {more}"
    )
    label = (
        rf"(?:^|[|;*-] ?|\. )(?:program(?:matic)? |institutional |regional |school |university |"
        r"college )?(?:accreditations?|accredited(?: by)?|accrediting (?:body|agency)|accreditor)"
        rf"(?:, [^:|?]{{2,40}}: | ?[:|] ?| - ){more}(?=\s*(?:$|[,;|.(]))"
    )
    noun = (
        rf"\b{_HELD}(?: [\w-]+){{0,3}}? (?:accreditation|candidacy)(?: status)?"
        rf" (?:from|by|of|through|with) {more}"
    )
    before = (
        rf"\b{_HELD}(?: (?:by|the|its|full|initial|continuous|program))* {more}(?:'s)? "
        rf"accreditation\b"
    )
    accredits = (
        rf"{more}(?: has| have)?(?: fully| first)? (?:re)?accredit(?:s|ed) (?:it\b|"
        rf"(?:the|our|this|its|both)\b[^.;]{{0,60}}?\b(?:program|programs|degree|"
        rf"{degree_names(degrees)})(?!\w))"
    )
    answer = (
        rf"{more} accreditation(?: status)? ?[:?] ?(?:yes|accredited|continued|initial|"
        r"full|current|active)\b"
    )
    dated = rf"(?:^|[|;*-] ?){more} accreditation(?= (?:since|as of) \d)"
    refused = rf"(?:^|[|;*-] ?){more} (?:accreditation|accredited)(?: status)?(?= ?[:|?] ?no)"
    lasting = (
        rf"{more}(?:'s)? accreditation (?=(?:runs|extends|lasts|continues|is valid|is good) "
        r"(?:through|until|to)\b)"
    )
    lacking = rf"\blacks? {more}(?:'s)? accreditation\b"
    renewed = (
        rf"{more}(?:'s)? accreditation (?:was|is|has been)(?: last)? (?:renewed|continued|"
        r"reaffirmed|extended|granted|confirmed)\b"
    )
    granted = (
        rf"{more}(?: has| have)? (?:granted|awarded|gave|given|continued|renewed|extended)"
        r" (?:[\w'-]+ ){0,4}?accreditation\b"
    )
    regional = r"\b(?P<bodies>regionally)[- ]accredited\b"
    said = (adjective, by, label, accredits, answer, dated, refused, lacking, lasting, renewed)
    stated = tuple(re.compile(p) for p in (*said, granted, regional))
    return _Patterns(stated, tuple(re.compile(p) for p in (noun, before)))


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """One reading a body, the first that the passage states."""
    found = list(_stated(passage, pack))
    if not found and _HEADED.match(passage.heading):
        found = list(read_under_heading(passage, lambda whole: _stated(whole, pack)))
    yield from found or _answered(passage, pack)


_HEADED = re.compile(r"(?:\w+ )?accredit(?:ation|ations|ed by|ing (?:body|agency)|or)s? ?:?$")
# "Is the program accredited (by X)?", and not "is it good to attend an accredited program?"
_ASKED = re.compile(r"^(?:is|are) (?!.*\ban?\b)[^?]{2,80}\baccredited(?: by [^?]{2,80})? ?\?$")


def _answered(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """What "Yes." says where somebody asks whether a program is accredited."""
    found = answer(passage)
    if found is None or not (found.yes or found.no) or not _ASKED.match(found.question):
        return
    folded = passage.folded
    bodies = bodies_of(pack.accreditors)
    named = list(bodies.named(found.question))
    end = found.end
    by = re.compile(rf"[, ]*by (?P<bodies>{bodies.pattern})").match(folded, end)
    if by and not named:
        named, end = list(bodies.named(by["bodies"])), by.end()
    value = "accredited" if found.yes else "not_accredited"
    for body in named:
        yield _reading(folded, value, body, found.start, end)


def _stated(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    folded = passage.folded
    if not is_statement(folded):
        return
    bodies = bodies_of(pack.accreditors)
    seen: set[Value] = set()
    for reading in (*_special(folded, bodies), *_plain(folded, pack, bodies)):
        body = reading.qualifiers["body"]
        if body not in seen:
            seen.add(body)
            yield reading


def _special(folded: str, bodies: Bodies) -> Iterator[Reading]:
    """Conditional accreditation, candidacy and withdrawal, with the clause's body."""
    for pattern, value in (
        (_CONDITIONAL, "conditional"),
        (_CANDIDATE, "candidate"),
        (_WITHDRAWN, "not_accredited"),
    ):
        for match in pattern.finditer(folded):
            left, right = clause_around(folded, *match.span())
            if _DENIED.search(folded[left : match.start()]) or _explains(folded[left:right]):
                continue
            named = list(bodies.names.finditer(folded, left, right))
            if len({bodies.body_of[name.group()] for name in named}) != 1:
                continue
            near = min(named, key=lambda name: abs(name.start() - match.start()))
            start, end = min(match.start(), near.start()), max(match.end(), near.end())
            yield _reading(folded, value, bodies.body_of[near.group()], start, end)


_EXPLAINS = re.compile(
    r"\b(?:is|are) (?:a|the) (?:status|designation|category)|\bstatus (?:is|are) (?:given|assigned|"
    r"granted) to|\bassigned to programs|\bprograms (?:that|which|with|in|on|must)\b|"
    r"\b(?:may|might|could|if|whether|unless)\b"
)


def _explains(clause: str) -> bool:
    return _EXPLAINS.search(clause) is not None


def _plain(folded: str, pack: FieldPack, bodies: Bodies) -> Iterator[Reading]:
    patterns = _patterns(pack.accreditors, pack.degrees)
    for pattern in patterns.stated + patterns.held:
        held = pattern in patterns.held
        for match in pattern.finditer(folded):
            # An article belongs to what is accredited: "the X-accredited degree".
            start = match.start() + 4 * match.group().startswith("the ")
            left, right = clause_around(folded, start, match.end())
            before = folded[left:start]
            denied = _DENIED.search(before)
            refused = _ANSWERED_NO.match(folded, match.end())
            if denied is None and _NOT_GRANTED.search(before[-70:]):
                continue
            if held and speaks_of_plural(before):
                continue
            if speaks_of_any(folded, left, right, start, match.end()):
                continue
            lacking = match.group().startswith("lack")
            value = "not_accredited" if denied or refused or lacking else "accredited"
            start = left + denied.start() if denied else start
            end = refused.end() if refused else match.end()
            for body in _named(match["bodies"], bodies):
                yield _reading(folded, value, body, start, end)


def _named(text: str, bodies: Bodies) -> list[str]:
    return [REGIONAL_BODY] if text == "regionally" else list(bodies.named(text))


def _reading(folded: str, value: str, body: str, start: int, end: int) -> Reading:
    while start < end and folded[start] in " -|;*.":
        start += 1
    qualifiers: dict[str, Value] = {"body": body}
    since = _SINCE.match(folded[end:]) if value != "not_accredited" else None
    first = re.search(r"\bfirst(?: \w+)? $|\bfirst accredited\b", folded[:end])
    if since is None and value == "accredited":
        if first and first.end() >= start:
            since = _FIRST.match(folded[end:])
        elif _BECAME.search(folded[:start]) or _GRANTED.match(folded[start:end]):
            since = _GRANTED_IN.match(folded[end:])
    if since:
        qualifiers["since"] = int(since["year"])
        end += since.end("year")
    return Reading("accreditation", value, start, end, qualifiers)


GRAMMAR = Grammar(
    name="accreditation",
    triggers=("accredit", "candida", "conditional"),
    read=read,
    sees_above=True,
    answers=True,
)

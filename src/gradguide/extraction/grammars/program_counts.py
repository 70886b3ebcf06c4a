"""How many programs of a field there are, as a sentence counts them.

A count is of the field when a body accredits so many, or when so many exist somewhere or offer
something. What one school has, or one page has looked at, is no such count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.numbers import NUMBER, number, value_of
from gradguide.model.pack import FieldPack

_ABOUT = (
    r"(?:(?:currently|now|presently|just|only|about|around|approximately|roughly|nearly|almost|"
    r"over|"
    r"at least|some|a total of|well over|close to|a list of|more than|fewer than|less than|"
    r"up to)\s)*"
)
_COUNTED = (
    r"(?P<what>(?:(?!(?:types?|kinds?|main|ways|credits?|courses?|years?|of|different|"
    r"concentration)\b)"
    r"[\w'.&/-]+\s){0,8}?"
    r"(?:programs?|degree programs?|schools|universities|colleges|institutions)\b)"
)
_FIGURE = rf"(?P<figure>{NUMBER})\+?\s"
_THERE_ARE = re.compile(rf"\bthere (?:are|were)\s{_ABOUT}{_FIGURE}{_COUNTED}")
_ACCREDITS = re.compile(
    r"\b(?:accredits|has accredited|have accredited|accredited|recognizes|"
    rf"approves)\s{_ABOUT}{_FIGURE}{_COUNTED}"
)
_OFFER = re.compile(
    rf"(?:^|[,:;]\s|\bthat\s|\bthan\s){_ABOUT}{_FIGURE}{_COUNTED}"
    r"(?P<rest>(?:\s(?:in|across|throughout|within)\s[\w\s.,]{3,60}?)?\s(?:currently |now |also )?"
    r"(?:offer|provide|award|have|hold|are accredited|are currently accredited|exist)\b)"
)
_AND_SO = re.compile(
    r"\s(?:(?:currently |now )?(?:offering|that offer|with|in|across|at|throughout|"
    r"accredited by|which offer|"
    r"providing|leading|available|nationwide|that are|offered)\b(?:u\.s\.|[^.;:!?()]){0,110}?)"
    r"(?=[.;:!?(]|,\s|\s(?:and|but|while|which|so|according)\s|$)"
)
_WIDE = re.compile(
    r"\bu\.s\.|\b(?:united states|us|usa|america|canada|north america|country|nation|nationwide|"
    r"world|worldwide|"
    r"nationally|states?|puerto rico|accredited|exist)\b"
)
_ONE_PLACE = re.compile(
    r"\b(?:our|we|us|this (?:list|page|guide|school|university|ranking)|below|following|"
    r"list(?:ed|ing)?|"
    r"ranked|reviewed|compared|assessed|analy[sz]ed|the (?:school|university|college|"
    r"department) (?:offers|has)|"
    r"choose from|one of (?:the )?(?:only |just )?|top|best|applicants|students can)\b"
)


def _of_the_field(passage: Passage, match: re.Match[str], end: int, pack: FieldPack) -> bool:
    said = passage.folded[match.start() : end + 60]
    if _ONE_PLACE.search(passage.folded, 0, match.end()):
        return False
    if _WIDE.search(said):
        return True
    return any(
        re.search(rf"\b{re.escape(name)}\b", said)
        for body in pack.accreditors
        for name in body.names
    )


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    folded = passage.folded
    for pattern in (_THERE_ARE, _ACCREDITS, _OFFER):
        for match in pattern.finditer(folded):
            figure = number(match["figure"].removesuffix("+"))
            if figure is None or figure != figure.to_integral_value() or not 1 <= figure < 20_000:
                continue
            if 1900 <= figure <= 2100:
                continue
            more = _AND_SO.match(folded, match.end("what"))
            end = more.end() if more else match.end("what")
            accredits = pattern is _ACCREDITS and not folded[match.start() :].startswith(
                "accredited"
            )
            if not accredits and not _of_the_field(passage, match, max(end, match.end()), pack):
                continue
            what = " ".join(passage.text[match.start("what") : end].split())
            if pattern is _ACCREDITS:
                what = f"accredited {what}" if "accredited" not in what.lower() else what
            yield Reading(
                "program_count", value_of(figure), match.start("figure"), end, {"what": what}
            )
            return


GRAMMAR = Grammar(
    "program counts",
    ("programs", "schools", "universities", "colleges", "institutions"),
    read,
    of_field=True,
)

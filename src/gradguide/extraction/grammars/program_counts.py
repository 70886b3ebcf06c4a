"""How many programs of a field there are, as a sentence counts them.

A count is of the field when a body accredits so many, or when so many exist somewhere or offer
something. What one school has, or one page has looked at, is no such count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.numbers import NUMBER, number
from gradguide.model.pack import Accreditor, FieldPack
from gradguide.model.states import STATE_NAMES

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
# What is said of so many accredited programs, when it counts them.
_DO = (
    r"(?:let|allow|ask|require|waive|want|need|accept|teach|deliver|run|charge|cost|do|have|offer|"
    r"provide|include|operate|belong|give|award|use|are|can|may|now|still|also|no longer)\b"
)
_ACCREDITED_DO = re.compile(
    rf"(?:^|[,:;]\s|\bthat\s|\bthan\s){_ABOUT}{_FIGURE}"
    rf"(?:of (?:the|all|these) (?:{NUMBER}(?:\+|-plus|-odd)?\s)?)?{_COUNTED}(?P<rest>\s{_DO})"
)
_OUT_OF = re.compile(
    rf"\b(?:out )?of (?:the |all |these )?{_ABOUT}{NUMBER}(?:\+|-plus|-odd)?\s{_COUNTED}"
    rf"[^,;:.]{{0,40}},\s{_ABOUT}{_FIGURE}(?P<rest>(?:of them )?{_DO})"
)
_AND_SO_MANY = re.compile(
    rf"[^,;.]{{0,60}}[,;]\s(?:and )?(?:another )?{_ABOUT}{_FIGURE}(?P<rest>(?:of them )?{_DO})"
)
_LINE = re.compile(
    r"^(?:total )?(?:number of )?(?P<what>(?:[\w'.&/-]+\s){0,5}?"
    r"(?:programs?|schools|universities|colleges)"
    rf"(?:\s(?:in|under|below|over|with|without|offering|that|by)\b[^:?!;]{{2,50}})?):\s*"
    rf"{_ABOUT}(?P<figure>{NUMBER})\+?$"
)
_STATES = "|".join(sorted(name.lower() for name in STATE_NAMES.values()))
_STATE_HAS = re.compile(
    rf"(?:^|[,;]\s|\bin\s)(?:the state of\s)?(?:{_STATES}"
    r"|the (?:state|u\.s\.|united states|country|nation)|canada)\s"
    rf"(?:(?:currently |now )?(?:has|is home to|boasts|counts|hosts))\s{_ABOUT}{_FIGURE}{_COUNTED}"
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


_SHOWN = re.compile(r"\b(?:listed|shown|ranked|featured|profiled|below|on this (?:list|page))\b")
_BOUNDED = re.compile(r"\b(?:in|under|below|over|with|without|offering)\s")
_CLAUSE_ENDS = re.compile(r"[,;.!?](?=\s|$)|\s(?:and|but|while)\s")


def _of_the_field(passage: Passage, match: re.Match[str], end: int, pack: FieldPack) -> bool:
    said = passage.folded[match.start() : end + 60]
    if _ONE_PLACE.search(passage.folded, 0, match.end()):
        return False
    if _WIDE.search(said):
        return True
    return _bodies(pack.accreditors).search(said) is not None


def _accredited(words: str, pack: FieldPack) -> bool:
    """Whether a folded stretch counts accredited programs."""
    return "accredited" in words or _bodies(pack.accreditors).search(words) is not None


@lru_cache(maxsize=8)
def _bodies(accreditors: tuple[Accreditor, ...]) -> re.Pattern[str]:
    """Any name of the field's own accreditors."""
    names = "|".join(re.escape(name) for body in accreditors for name in body.names)
    return re.compile(rf"\b(?:{names or '(?!)'})\b")


def _whole(figure_text: str) -> int | None:
    """A figure that can count programs: whole, no year."""
    figure = number(figure_text.removesuffix("+"))
    if figure is None or figure != figure.to_integral_value() or not 1 <= figure < 20_000:
        return None
    return None if 1900 <= figure <= 2100 else int(figure)


def _counted(match: re.Match[str], what: str) -> Iterator[Reading]:
    figure = _whole(match["figure"])
    if figure is not None:
        said = " ".join(what.split())
        place = match.start("figure"), match.end()
        yield Reading("program_count", figure, *place, {"what": said})


def _accredited_do(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """How many accredited programs do something, and how many others of them do another."""
    text, folded = passage.text, passage.folded
    out_of = _OUT_OF.search(folded)
    match = out_of or _ACCREDITED_DO.search(folded)
    if match is None or not _accredited(match["what"], pack):
        return
    if _SHOWN.search(folded) or (not out_of and _ONE_PLACE.search(folded, 0, match.end())):
        return
    kind = text[slice(*match.span("what"))]
    yield from _counted(match, f"{kind} {text[match.start('rest') : _clause(folded, match)]}")
    more = _AND_SO_MANY.match(folded, match.end()) if out_of else None
    while more:
        rest = text[more.start("rest") : _clause(folded, more)]
        yield from _counted(more, f"{kind} {rest}")
        more = _AND_SO_MANY.match(folded, more.end())


def _clause(folded: str, match: re.Match[str]) -> int:
    """Where the clause ends that a match opens."""
    end = _CLAUSE_ENDS.search(folded, match.end())
    return end.start() if end else len(folded)


def _line(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """A line that names what it counts: "Accredited programs in Ohio: 3"."""
    match = _LINE.match(passage.folded)
    if match is None:
        return
    what = match["what"]
    if _accredited(what, pack) or _BOUNDED.search(what):
        yield from _counted(match, passage.text[slice(*match.span("what"))])


def _of_state(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    match = _STATE_HAS.search(passage.folded)
    if match is not None and _accredited(match["what"], pack):
        yield from _counted(match, passage.text[slice(*match.span("what"))])


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """The programs that a passage counts: one count, or those of a sentence that parts them."""
    for way in (_plain, _accredited_do, _line, _of_state):
        found = list(way(passage, pack))
        if found:
            yield from found
            return


def _plain(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    folded = passage.folded
    for pattern in (_THERE_ARE, _ACCREDITS, _OFFER):
        for match in pattern.finditer(folded):
            figure = _whole(match["figure"])
            if figure is None:
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
            yield Reading("program_count", figure, match.start("figure"), end, {"what": what})
            return


GRAMMAR = Grammar(
    "program counts",
    (
        "programs",
        "schools",
        "universities",
        "colleges",
        "institutions",
        "accredited program",
        "accredited school",
    ),
    read,
    of_field=True,
)

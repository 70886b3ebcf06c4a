"""Who pays which rate: in-state, out-of-state, a reduced rate, or everybody."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from gradguide.extraction.folding import fold
from gradguide.model.states import DEMONYMS, STATE_NAMES

Residency = Literal["any", "in_state", "out_of_state", "reduced", "other", "rest"]
"""The rates of the claim format; `other` is a rate that the format has no word for, and `rest`
that of everyone who was not named before."""

_STATE = rf"(?:{'|'.join(re.escape(fold(name)) for name in STATE_NAMES.values())})"
_PEOPLE = rf"(?:{'|'.join(fold(name) for names in DEMONYMS.values() for name in names)})"
_STUDENTS = r"(?:students?|learners|applicants|candidates)"

_EVERYBODY = (
    r"(?:regardless|irrespective) of (?:\w+ ){0,3}?(?:residency|residence|resident status|location|"
    r"state|where)"
    r"|no matter (?:where|which state|what state)|wherever (?:they|you|students) live|"
    r"(?:for|to) all (?:(?!other)\w+ )?students|"
    r"all (?:online |distance )?students pay"
    r"|(?:all|every) (?:(?!other)\w+ )?students?(?: [\w-]+){0,6}? (?:pay|are charged|receive|"
    r"qualify)"
    r"|both in-? ?state|both residents?|both domestic"
    r"|in-? ?state (?:and|or|&|/) ?out-? ?of-? ?state|out-? ?of-? ?state (?:and|or|&) in-? ?state"
    r"|residents? (?:and|or|&) non-? ?(?:[a-z]+[ -])?residents?|"
    r"non-? ?residents? (?:and|or|&) residents?"
    r"|same (?:\w+ )?(?:tuition|rate|price|cost)"
)
_OUT = (
    rf"out-? ?of-? ?state|non-? ?(?:(?:[a-z]+ |{_STATE} )?residents?|{_PEOPLE})|"
    rf"outside (?:of )?{_STATE}|"
    r"(?:living|residing|reside|live) outside|"
    r"(?:students|those|anyone|residents|applicants) (?:from )?outside|outside (?:of )?the state"
    r"|residents? of (?:all )?other states"
)
_REDUCED = (
    r"reciprocity|regional (?:exchange|tuition|rate|graduate)|academic common market"
    r"|(?:neighbou?ring|border(?:ing)?|contiguous|adjacent|surrounding) (?:\w+ )?(?:states?|"
    r"count(?:y|ies)|residents?)"
    r"|student exchange|wue|wrgp|msep|good neighbou?r"
    rf"|{_STATE} (?:(?:public[- ]school|k-12|licensed|certified) )?(?:teachers?|educators?)"
    r"(?: under contract| (?:employed|working) [^;,.$]{0,40}?(?=[;,.]|$))?"
)
_REST = r"(?:all )?others?(?: students)?(?= (?:pay|are charged|is|are|\$)|[,:)]? ?(?:$|[.;|$]))|"
_REST += r"all others?(?: students)?|(?:everyone|everybody|anyone) else|the rest\b"
_OTHER = (
    r"international|foreign|military|veterans?|active[- ]duty|service ?members?|employees?|alumni|"
    r"alumnae"
    rf"|(?:of|from|in) {_STATE}(?:, {_STATE})*,? (?:and|or|&) {_STATE}"
    r"|senior citizens?|educators?|teachers|partners?|corporate|undergraduates?|undergrad"
    r"|doctoral|visiting|non-? ?degree|auditors?"
)
_IN = (
    r"in-? ?state|instate|(?<!u\.s\. )(?<!us )(?<!permanent )(?<!canadian )residents?"
    rf"|{_PEOPLE}|{_STATE} {_STUDENTS}|(?:who live|living|residing|who reside) in {_STATE}"
    rf"(?! ?(?:,|and|or|&) {_STATE})"
)

_LABEL = re.compile(
    rf"\b(?:(?P<any>{_EVERYBODY})|(?P<out_of_state>{_OUT})|(?P<reduced>{_REDUCED})"
    rf"|(?P<other>{_OTHER})|(?P<in_state>{_IN})|(?P<rest>{_REST}))(?!\w)"
)

_NO_COMPARISON = r"(?!(?:same|as|than|like|from)\b)"
WORDS = rf"(?:{_OUT}|{_REDUCED}|{_REST}|{_OTHER}|(?:{_NO_COMPARISON}[a-z]+ ){{0,2}}?(?:{_IN}))"
"""A regular expression (no groups) for one label; a state's name may stand before "residents"."""


@dataclass(frozen=True, slots=True)
class Label:
    """A residency that a text names, with its place."""

    residency: Residency
    start: int
    end: int


def labels(folded: str, start: int = 0, end: int | None = None) -> list[Label]:
    """The residencies named between two places of a folded text, in order."""
    stop = len(folded) if end is None else end
    found = []
    for match in _LABEL.finditer(folded, start, stop):
        residency: Residency = match.lastgroup  # type: ignore[assignment]
        found.append(Label(residency, match.start(), match.end()))
    return found


def settled(named: list[Label]) -> Residency | None:
    """The one residency that a run of labels comes to; None when there is none.

    "Out-of-state and international" is the out-of-state rate, "residents of neighboring
    states" a reduced one; otherwise two labels that differ are `other`, since nobody can say
    which one an amount is for.
    """
    kinds = {label.residency for label in named}
    if "any" in kinds:
        return "any"
    if kinds == {"out_of_state", "other"}:
        texts_apart = named[-1].start - named[0].end > 40
        return named[-1].residency if texts_apart else "out_of_state"
    if "rest" in kinds:
        return "rest" if kinds <= {"rest", "other"} else (kinds - {"rest", "other"}).pop()
    if kinds == {"in_state", "reduced"}:
        return "reduced"
    if len(kinds) > 1:
        return "other"
    return kinds.pop() if kinds else None


def of_the_rest(others: Collection[Residency | None], named_before: list[Label]) -> Residency:
    """The residency of "everyone else": who is left depends on whom the price or, failing that,
    the sentence before has named. Beside a rate that the format has no word for, it is everybody.
    """
    named = {one for one in others if one not in (None, "any", "rest")} or {
        label.residency for label in named_before
    }
    if not named or "in_state" in named:
        return "out_of_state"
    return "any" if named == {"other"} else "other"


_TWO = re.compile(
    rf"\b(?:(?P<in_first>{_IN})|(?P<out_first>{_OUT}))(?: students?| tuition| residents?)? ?(?:and|"
    rf"or|/|&|\|) ?(?:(?P<in_second>{_IN})|(?P<out_second>{_OUT}))\b"
)


def pair(folded: str, start: int, end: int) -> tuple[Residency, Residency] | None:
    """Two rates named side by side ("in-state/out-of-state"), in their order; None if none."""
    match = _TWO.search(folded, start, end)
    if match is None:
        return None
    if match["in_first"] and match["out_second"]:
        return "in_state", "out_of_state"
    return ("out_of_state", "in_state") if match["out_first"] and match["in_second"] else None

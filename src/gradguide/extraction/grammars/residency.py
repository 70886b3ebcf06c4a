"""Who pays which rate: in-state, out-of-state, a reduced rate, or everybody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Residency = Literal["any", "in_state", "out_of_state", "reduced", "other"]
"""The rates of the claim format; `other` is a rate that the format has no word for."""

_EVERYBODY = (
    r"(?:regardless|irrespective) of (?:\w+ ){0,3}?(?:residency|residence|resident status|location|"
    r"state|where)"
    r"|no matter where|(?:for|to) all (?:(?!other)\w+ )?students|"
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
    r"out-? ?of-? ?state|non-? ?(?:[a-z]+ )?residents?|(?:living|residing|reside|live) outside|"
    r"(?:students|those|anyone|residents|applicants) (?:from )?outside|outside (?:of )?the state"
    r"|residents? of (?:all )?other states|all others?(?: students)?|everyone else"
)
_REDUCED = (
    r"reciprocity|regional (?:exchange|tuition|rate|graduate)|academic common market"
    r"|(?:neighbou?ring|border(?:ing)?|contiguous|adjacent|surrounding) (?:\w+ )?(?:states?|"
    r"count(?:y|ies)|residents?)"
    r"|student exchange|wue|wrgp|msep|good neighbou?r"
)
_OTHER = (
    r"international|foreign|military|veterans?|active[- ]duty|service ?members?|employees?|alumni|"
    r"alumnae"
    r"|senior citizens?|educators?|teachers|partners?|corporate|undergraduates?|undergrad"
    r"|doctoral|visiting|non-? ?degree|auditors?"
)
_IN = r"in-? ?state|instate|residents?"

_LABEL = re.compile(
    rf"\b(?:(?P<any>{_EVERYBODY})|(?P<out_of_state>{_OUT})|(?P<reduced>{_REDUCED})"
    rf"|(?P<other>{_OTHER})|(?P<in_state>{_IN}))\b"
)

WORDS = rf"(?:{_OUT}|{_REDUCED}|{_OTHER}|(?:[a-z]+ ){{0,2}}?(?:{_IN}))"
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
    if kinds == {"in_state", "reduced"}:
        return "reduced"
    if len(kinds) > 1:
        return "other"
    return kinds.pop() if kinds else None


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

"""Occupations as a sentence about their pay or growth names them."""

from __future__ import annotations

import re

OCCUPATION = r"(?P<occupation>[a-z][\w' /&,-]{2,70}?)"
"""A regular expression (folded text, one group) for an occupation's name within a pattern."""

_NONE = re.compile(
    r"(?:it|this|that|they|these|the|employment|jobs?|which|overall|the field|demand|there|"
    r"job (?:growth|market)|growth|positions|careers?|openings|opportunities|(?:the|this) \w+"
    r"|.*\b(?:field|employment|demand|graduates?|degrees?|percent|those|you)\b.*)"
)


_REPORTED = re.compile(
    r"^.*\b(?:reports|reported|says|notes|shows|estimates|states|finds|"
    r"projects|predicts|expects|forecasts|anticipates) (?:that )?"
)


def occupation_at(text: str, span: tuple[int, int]) -> str | None:
    """The name that stands there, or None where the words name no occupation."""
    name = " ".join(text[span[0] : span[1]].split()).strip(" ,")
    name = _REPORTED.sub("", name)
    return None if not name or _NONE.fullmatch(name.lower()) else name

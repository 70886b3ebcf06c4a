"""The lowest grade average with which one is admitted, on the scale of 4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.wording import clause_around, is_statement
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value

_GPA = r"(?:g\.?p\.?a\.?(?![a-z])|(?:cumulative )?grade[- ]point average(?: ?\(g\.?p\.?a\.?\))?)"
_NUMBER = r"(?<![\d.$])(?P<gpa>[1-3]\.\d{1,2}|4\.0{1,2}|[23](?= ))(?![\d%]|\.\d)"
_NOT_SCALE = r"(?!\d*[- ]?(?:point|scale))"
_OR_HIGHER = r"(?: ?\(?or (?:higher|above|better|greater|more)\)?| and (?:above|higher))?"
_LEAD_IN = r"(?:\b(?:minimum|requires? an?|at least an?|must have an?)(?: \w+){0,2}? )?"
_BEFORE = re.compile(  # "3.0 or higher undergraduate GPA"
    rf"{_LEAD_IN}{_NUMBER}{_NOT_SCALE}{_OR_HIGHER}(?: ?\(?(?:(?:on|out of) an? )?[45](?:\.0+)?[- "
    r"](?:point )?scale\)?|/4(?:\.0+)?)?,?(?: (?:cumulative|undergraduate|overall|minimum|total|"
    r"graduate|major|combined|or)){0,3} "
    rf"?{_GPA}"
)
_AFTER = re.compile(  # "GPA of at least 3.0"
    rf"{_LEAD_IN}\b{_GPA}(?: "
    rf"requirements?)?(?P<gap>[^.;\d]{{0,60}}?){_NUMBER}{_NOT_SCALE}{_OR_HIGHER}"
)
_ALTERNATIVE = re.compile(  # "3.0 GPA (or 2.75 with stipulations)"
    r"\bor(?: an?)? (?P<gpa>[1-3]\.\d{1,2})(?: gpa)? (?:with|under) (?:\w+ )?(?:stipulations?|"
    r"conditions?)"
)
_CONDITIONAL = re.compile(
    r"\b(?:with stipulations?|conditional(?:ly)?|provisional(?:ly)?|probationary)\b"
)
_SCALE_BEFORE = re.compile(r"\b(?:on|out of|of) an? $|/ ?$|\bscale of $")

# A grade average that is not one to be admitted with.
_OTHER = re.compile(
    r"\b(?:maintain\w*|(?:must|to) (?:earn|achieve|attain|receive) an?|remain\w*|good (?:academic "
    r")?standing|to graduate(?! (?:study|studies|school|admission|programs?))|graduation|graduate "
    r"with|keep|kept|while enrolled|scholarships?|assistantships?|fellowships?|transfer\w*|"
    r"probation|dismiss\w*|satisfactory|honors?|waiv\w+|exempt\w*|average (?:admitted|student|gpa|"
    r"undergraduate gpa)|admitted students|incoming|median|mean|renew\w*|financial aid|internship|"
    r"practicum|thesis|comprehensive|degree completion|complete the (?:program|degree)|candidacy|"
    r"continu\w+|ph\.?d|doctoral|in (?:the program|all graduate|graduate course\w*|all courses|"
    r"program courses)|class of)\b"
)
_EXAM = r"(?:gre|gmat|entrance exam\w*|test scores?)"
_INSTEAD_OF_EXAM = re.compile(  # an average that spares one the exam
    rf"\b(?:if|instead of|in lieu of|unless)\b.*\b{_EXAM}\b|\b{_EXAM}\b.*\b(?:if|unless|with)\b|"
    rf"\b{_EXAM}\b[^.;]{{0,40}}\bfor (?:\w+ )?(?:applicants|students|those)\b|"
    rf"\bor (?:an? )?(?:[\w-]+ ){{0,4}}{_EXAM}\b|\b{_EXAM}\b[^.;]{{0,20}}\bor\b|"
    r"\b(?:applicants|students|those|candidates) with\b.*(?:\bnot\b|n't|\bskip|\bexempt|\bbypass|"
    rf"\bexcused).*\b{_EXAM}\b"
)
_BELOW = re.compile(
    r"\b(?:my|not|below|under|less than|lower than|between|exceed\w*|lower) (?:an? )?(?:\w+ )?$"
)
_ASKED = re.compile(
    r"\b(?:minimum|min|at least|requires?|required|requirements?|must|need\w*|admission|admitted|"
    r"applicants?|or (?:higher|above|better|greater|more)|apply|bachelor\w*|baccalaureate|"
    r"undergraduate|eligib\w+|should have)\b"
)
_HEADED = re.compile(
    r"\b(?:admissions?|admittance|appl(?:y|ying|ication|icants?)|entrance|eligib\w+)\b"
)
_UNDER_OTHER = re.compile(
    r"\b(?:scholarships?|assistantships?|financial|graduation|degree requirements|transfer|"
    r"good standing|policies|doctoral|ph\.?d)\b"
)


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """The first plain minimum of a passage and, if said, the one with stipulations."""
    folded = passage.folded
    if not is_statement(folded) or _UNDER_OTHER.search(passage.heading):
        return
    headed = _HEADED.search(passage.heading) or _HEADED.search(passage.lead)
    if not headed and not _ASKED.search(folded):
        return
    plain = _plain(folded)
    if plain:
        conditional = _CONDITIONAL.search(folded)
        alternative = _ALTERNATIVE.search(folded)
        under = conditional is not None and alternative is None
        yield _reading(plain, "with_stipulations" if under else "")
        if alternative:
            yield _reading(alternative, "with_stipulations")


def _plain(folded: str) -> re.Match[str] | None:
    """The first grade average that stands as a minimum."""
    found = [
        match
        for pattern in (_BEFORE, _AFTER)
        for match in pattern.finditer(folded)
        if _for_admission(folded, match)
    ]
    return min(found, key=lambda match: match.start("gpa"), default=None)


def _for_admission(folded: str, match: re.Match[str]) -> bool:
    """Whether the number is a grade average, and one that an applicant needs."""
    before = folded[: match.start("gpa")]
    if _BELOW.search(before) or _SCALE_BEFORE.search(before) or Decimal(match["gpa"]) >= 4:
        return False
    left, right = clause_around(folded, *match.span())
    clause = folded[left : min(right, match.end() + 60)]
    return not _OTHER.search(clause) and not _INSTEAD_OF_EXAM.search(folded[left:right])


def _reading(match: re.Match[str], condition: str) -> Reading:
    value = Decimal(match["gpa"])
    qualifiers: dict[str, Value] = {"condition": condition} if condition else {}
    end = match.end() - match.group().endswith("gpa.")
    return Reading("gpa_min", value, match.start(), end, qualifiers)


GRAMMAR = Grammar(name="gpa", triggers=("gpa", "g.p.a", "grade point", "grade-point"), read=read)

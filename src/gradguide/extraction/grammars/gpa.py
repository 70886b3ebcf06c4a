"""The lowest grade average with which one is admitted, on the scale of 4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.answers import answer, question_above
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
    r"(?:\bor(?: an?)? |\()(?P<gpa>[1-3]\.\d{1,2})(?: gpa)? (?:with|under) (?:\w+ "
    r")?(?:stipulations?|"
    r"conditions?)"
)
_AVERAGE = re.compile(  # "a minimum 3.0 average in the last 60 hours", "a B average (3.0)"
    rf"\b(?:minimum|at least an?|cumulative|overall)(?: (?:cumulative|overall|undergraduate))? "
    rf"(?:{_NUMBER}{_NOT_SCALE}(?: (?:cumulative|overall|undergraduate|grade))? average\b|"
    rf"average of (?:at least )?(?P<of>[1-3]\.\d{{1,2}})\b)|"
    r"\baverage (?:of )?(?:no|not) (?:less|lower) than (?P<low>[1-3]\.\d{1,2})\b|"
    r"\bb average \((?P<b>[1-3]\.\d{1,2})\b"
)
_ON_SCALE = re.compile(  # under "Minimum GPA": "3.0 on a 4.0 scale", or the bare number
    rf"{_NUMBER}{_NOT_SCALE}{_OR_HIGHER}(?=,? (?:on|out of) an? [45](?:\.0+)?[- ](?:point )?scale|"
    r"/4|\s*(?:$|[,;(]))|"
    r"\b(?:minimum|at least an?|need an?|must have an?) (?P<of>[1-3]\.\d{1,2})\b"
)
_BAND = re.compile(  # "those between 2.75 and 2.99 may be admitted conditionally"
    r"\bbetween (?P<gpa>[1-3]\.\d{1,2}) and [1-3]\.\d{1,2}\b"
)
_SPARED = re.compile(r"\b(?:if|unless|with|for|whose|when)\b")
_GPA_ASKED = re.compile(rf"\b{_GPA}|\b(?:grade|undergraduate|cumulative|overall) average\b")
_ADMITTED = re.compile(r"\b(?:admission|admitted|admit|acceptance|accepted)\b")
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
_EXAM = r"(?:gre|gmat|mat|miller analog\w+|graduate record exam\w*|entrance exam\w*|test scores?)"
_INSTEAD_OF_EXAM = re.compile(  # an average that spares one the exam
    rf"\b(?:if|instead of|in lieu of|unless)\b.*\b{_EXAM}\b|\b{_EXAM}\b.*\b(?:if|unless|with)\b|"
    rf"\b{_EXAM}\b[^.;]{{0,40}}\bfor (?:\w+ )?(?:applicants|students|those)\b|"
    rf"\bor (?:an? )?(?:[\w-]+ ){{0,4}}{_EXAM}\b|\b{_EXAM}\b[^.;]{{0,20}}\bor\b|"
    r"\b(?:applicants|students|those|candidates) with\b.*(?:\bnot\b|n't|\bskip|\bexempt|\bbypass|"
    rf"\bexcused).*\b{_EXAM}\b"
)
_BELOW = re.compile(
    r"\b(?:my|not|below|under|(?<!no )(?<!not )(?:less|lower) than|between|exceed\w*|(?<!no "
    r")(?<!not )lower) (?:an? )?(?:\w+ )?$|"
    r"\b(?:is|was|are|were) (?:above|around|about) $"
)
_ASKED = re.compile(
    r"\b(?:minimum|min|at least|requires?|required|requirements?|must|need\w*|admission|admitted|"
    r"applicants?|or (?:higher|above|better|greater|more)|apply|bachelor\w*|baccalaureate|"
    r"undergraduate|eligib\w+|should have|(?:is|are) expected)\b"
)
_LABEL = re.compile(
    rf"^(?:(?:undergraduate|cumulative|overall|required) )*{_GPA}(?: requirement)?\s?[:|]"
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
    # "Not if your average is 3.0" answers whether an exam is asked for.
    question = question_above(passage)
    if re.search(_EXAM, question) and answer(passage) and _SPARED.search(folded):
        return
    headed = _HEADED.search(passage.heading) or _HEADED.search(passage.lead)
    labelled = _LABEL.match(folded) is not None
    band = _band(passage)
    if band:
        yield _reading(band, "with_stipulations")
    asked_for = _GPA_ASKED.search(question or passage.heading) and not _OTHER.search(folded)
    if not headed and not labelled and not asked_for and not _ASKED.search(folded):
        return
    plain = _plain(folded)
    if plain is None and asked_for and not _BELOW.search(folded):
        plain = _ON_SCALE.search(folded)
    if plain and not band:
        above = f"{passage.heading} | {passage.lead}"
        conditional = _CONDITIONAL.search(folded) or _CONDITIONAL.search(above)
        alternative = _ALTERNATIVE.search(folded)
        under = conditional is not None and alternative is None
        yield _reading(plain, "with_stipulations" if under else "")
        if alternative:
            yield _reading(alternative, "with_stipulations")


def _band(passage: Passage) -> re.Match[str] | None:
    """The lower end of a band of averages with which one is admitted under conditions."""
    folded = passage.folded
    found = _BAND.search(folded)
    if found is None or not _CONDITIONAL.search(folded) or not _ADMITTED.search(folded):
        return None
    said = _GPA_ASKED.search(folded) or _GPA_ASKED.search(passage.before)
    return found if said and not _OTHER.search(_CONDITIONAL.sub("", folded)) else None


_MOST_MENTIONS = 8
"""Who names more averages in a sentence makes a table of them, not a rule."""


def _plain(folded: str) -> re.Match[str] | None:
    """The first grade average that stands as a minimum."""
    found = [
        match
        for pattern in (_BEFORE, _AFTER, _AVERAGE)
        for match in islice(pattern.finditer(folded), _MOST_MENTIONS)
        if _for_admission(folded, match)
    ]
    return min(found, key=lambda match: match.start(), default=None)


def _for_admission(folded: str, match: re.Match[str]) -> bool:
    """Whether the number is a grade average, and one that an applicant needs."""
    before = folded[: match.start(_group(match))]
    if _BELOW.search(before) or _SCALE_BEFORE.search(before) or _number(match) >= 4:
        return False
    left, right = clause_around(folded, *match.span())
    clause = folded[left : min(right, match.end() + 60)]
    return not _OTHER.search(clause) and not _INSTEAD_OF_EXAM.search(folded[left:right])


def _group(match: re.Match[str]) -> str:
    """The group that holds the number."""
    return next(name for name, number in match.groupdict().items() if number and name != "gap")


def _number(match: re.Match[str]) -> Decimal:
    return Decimal(match[_group(match)])


def _reading(match: re.Match[str], condition: str) -> Reading:
    value = _number(match)
    qualifiers: dict[str, Value] = {"condition": condition} if condition else {}
    end = match.end() - match.group().endswith("gpa.")
    return Reading("gpa_min", value, match.start(), end, qualifiers)


GRAMMAR = Grammar(
    name="gpa",
    triggers=(
        "gpa",
        "g.p.a",
        "grade point",
        "grade-point",
        " average",
        "conditional",
        "provisional",
    ),
    read=read,
    sees_above=True,
)

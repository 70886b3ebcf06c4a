"""Entrance examinations: required or not, or only perhaps; the GRE and its like, or any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.exam_phrases import EXAM_MARK, STATUSES
from gradguide.extraction.wording import clause_around, in_general, is_statement, trimmed
from gradguide.model.pack import FieldPack

_NAMES = {
    "GRE": r"(?:gre|g\.r\.e\.|graduate record exam(?:ination)?s?(?: ?\((?:the )?gre\))?)",
    "GMAT": r"(?:gmat|graduate management admission test(?: ?\(gmat\))?)",
    # "MAT" alone is also a degree: it counts only beside another test or a word for one.
    "MAT": r"(?:miller analog(?:y|ies) test(?: ?\(mat\))?|mat(?= (?:scores?|exams?|tests?)))",
}
_ANY = (
    r"(?:(?:graduate )?(?:entrance|admissions?|standardized)[- ](?:exam(?:ination)?s?|tests?)"
    r"|standardized (?:test )?scores?|test scores?)"
)
_TAIL = r"(?: general)?(?: (?:test|exam|entrance exam|standardized test)s?)?(?: scores?)?"
_NAMED = "|".join(_NAMES.values())
_EXAM = re.compile(
    rf"\b(?:(?P<any>{_ANY}(?: scores?)?(?:,? (?:such as|like|including|e\.g\.,?|\(?i\.e\.) "
    rf"(?:the )?(?:{_NAMED})(?:,? (?:or|and)(?: the)? (?:{_NAMED}|mat))*| ?\((?:{_NAMED})"
    rf"(?:,? ?(?:or|and|/) ?(?:{_NAMED}|mat))*\))?)"
    rf"|(?P<named>(?:{_NAMED})(?: scores?)?(?:(?:/|,? (?:or|and|nor)(?: the)? |, )(?:{_NAMED}|"
    rf"mat\b))*){_TAIL})(?![\w-])"
)

# A rule that makes an exception only for those who meet it; "strong applicants" is no such rule.
_PEOPLE = r"(?:applicants|students|candidates|those|individuals|anyone|people)"
_MEASURED = (
    r"(?:who(?:se)? (?:have|hold|has|meet|do not|did not|already|earned|had|undergraduate|gpa|"
    r"cumulative)|whose|holding|having|with[^.;,]{0,40}?(?:\bg\.?p\.?a|grade point|degree|"
    r"experience|years?|\d\.\d))"
)
_CONDITION_AFTER = re.compile(
    r"^[ ,]*(?:\([^)]*\) )?(?:to apply |for admission |for you |also )?"
    r"(?:(?:only )?(?:if|unless|except|provided|when)\b|(?:only )?(?:for|of|from) (?:\w+ "
    rf")?{_PEOPLE} {_MEASURED}|"
    rf"depending|on a case|in some cases|for (?:some|certain|most) (?:{_PEOPLE}|programs|tracks|"
    r"concentrations)|with (?:an? |at least )?(?:\w+ ){0,3}(?:gpa|grade point|master|\d\.\d)|below "
    r"|with an? [^.;,]{0,40}degree)(?:[^.;,]|\.\d){0,50}"
)
_CONDITION_BEFORE = re.compile(
    rf"\b(?:(?:if|unless)\b.*|{_PEOPLE} {_MEASURED}(?:[^.;]|\.\d){{0,60}}|in some cases,? "
    r"?[^.;]{0,30}|"
    rf"(?:some|certain) (?:{_PEOPLE}|programs|tracks|concentrations)[^.;,]{{0,20}})$"
)
_WEAKENED = re.compile(
    r"\b(?:not|\w+n't|never|no longer|nor)(?: \w+){0,2} $|\b(?:may|might|typically|often|usually|"
    r"generally|sometimes|possibly)\b"
)
_DOCTORAL = re.compile(r"\b(?:ph\.?d|doctora(?:l|te)|ed\.?d)\b")
_OTHER_EXAM = re.compile(
    r"\b(?:prep(?:aration)?|tutor\w*|practice|study for|fee|code|average|mean|median)\b"
)
_PLURAL_AFTER = re.compile(r"\s?(?:programs|schools|options|degrees|colleges|universities)\b")
_LISTED = re.compile(r"\b(?:admissions?|appl(?:y|ication|icants?)|entrance|submit|materials)\b")


_MOST_MENTIONS = 8
"""A sentence that names exams more often than this is a list of words, not a statement."""


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """One reading for each exam that the passage says something of."""
    folded = passage.folded
    if not is_statement(folded):
        return
    seen: set[str] = set()
    for match in islice(_EXAM.finditer(folded), _MOST_MENTIONS):
        found = _status(passage, match)
        if found is None:
            continue
        status, start, end = found
        for exam in _exams(match):
            if exam not in seen:
                seen.add(exam)
                yield Reading("entrance_exam", status, start, end, {"exam": exam})


def _exams(match: re.Match[str]) -> list[str]:
    if match["any"]:
        return ["any"]
    found = [name for name, names in _NAMES.items() if re.search(rf"\b{names}\b", match.group())]
    if re.search(r"(?:/|or |and |, )(?:the )?mat\b", match.group()) and "MAT" not in found:
        found.append("MAT")
    return found or ["any"]


def _status(passage: Passage, match: re.Match[str]) -> tuple[str, int, int] | None:
    """The status with its span, None where nothing (or nothing sure) is said."""
    folded = passage.folded
    left, right = clause_around(folded, *match.span())
    clause = folded[left:right]
    marked = (
        clause[: match.start() - left]
        + EXAM_MARK * (match.end() - match.start())
        + clause[match.end() - left :]
    )
    if in_general(folded) or _DOCTORAL.search(clause) or _PLURAL_AFTER.match(folded, match.end()):
        return None
    for status, phrases in STATUSES:
        for phrase in phrases:
            found = phrase.search(marked)
            if found and status == "required" and _WEAKENED.search(clause[: found.start()]):
                continue
            if found and not _PLURAL_AFTER.match(clause, found.end()):
                start, end = trimmed(folded, left + found.start(), left + found.end())
                return _weighed(status, clause, found, start, end, left)
    return _item(passage, match)


def _weighed(
    status: str, clause: str, found: re.Match[str], start: int, end: int, left: int
) -> tuple[str, int, int]:
    """A status under a condition is only a possibility; the quote then takes the condition in."""
    if status in ("required", "not_required"):
        after = _CONDITION_AFTER.search(clause[found.end() :])
        if after:
            return "may_be_required", start, left + found.end() + len(after.group().rstrip(" ,"))
        before = _CONDITION_BEFORE.search(clause[: found.start()])
        if before:
            return "may_be_required", left + before.start(), end
    return status, start, end


def _item(passage: Passage, match: re.Match[str]) -> tuple[str, int, int] | None:
    """A bare "GRE scores" in a list of what an applicant sends in."""
    folded = passage.folded
    listed = _LISTED.search(passage.heading) or _LISTED.search(passage.lead)
    if not listed or match.start() > 25 or _OTHER_EXAM.search(folded):
        return None
    if re.search(
        r"\b(?:optional|not|no|waive\w*|recommended|may|might|encouraged|or|if|unless|with|for)\b",
        folded,
    ):
        return None
    if "score" not in folded and match.end() - match.start() < len(folded) - 12:
        return None
    return "required", match.start(), match.end()


GRAMMAR = Grammar(
    name="exams",
    triggers=(
        "gre", "graduate record", "gmat", "graduate management admission", "miller analog",
        "entrance exam", "entrance test", "admission test", "admissions test", "admission exam",
        "admissions exam", "entrance-exam", "standardized", "test score",
    ),
    read=read,
)  # fmt: skip

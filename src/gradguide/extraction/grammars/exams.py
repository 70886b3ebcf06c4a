"""Entrance examinations: required or not, or only perhaps; the GRE and its like, or any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.answers import answer, question_above
from gradguide.extraction.grammars.captions import read_under_heading
from gradguide.extraction.grammars.exam_phrases import EXAM_MARK, STATUSES
from gradguide.extraction.grammars.generality import is_asked
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
    rf"mat\b))*){_TAIL}(?P<other>,? (?:or|nor|and) (?:any )?other (?:{_ANY}))?)(?!\w|"
    rf"-(?!(?:optional|free)\b))"
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
    r"|with an? [^.;,]{0,40}degree|or (?:hold|have|possess|show|submit|an?)\b(?:[^.;]|\.\d){0,40}?"
    r"(?:\bg\.?p\.?a|degree|\d\.\d))(?:[^.;,]|\.\d){0,50}"
)
_CONDITION_BEFORE = re.compile(
    rf"\b(?:(?:if|unless)\b.*|{_PEOPLE} {_MEASURED}(?:[^.;]|\.\d){{0,60}}|in some cases,? "
    r"?[^.;]{0,30}|"
    rf"(?:some|certain) (?:{_PEOPLE}|programs|tracks|concentrations)[^.;,]{{0,20}}|"
    r"\d\.\d+ (?:\w+ )?(?:gpa|average|grade point average) (?:gets?|lets?|allows?|means|admits)\b"
    r"[^.;]{0,25})$"
)
_WAIVED_FOR = re.compile(
    rf"\b(?:if|unless|when|provided|for (?:{_PEOPLE}|\w+ (?:{_PEOPLE}))) [^.;]{{0,60}}"
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
_LISTED = re.compile(
    r"\b(?:admissions?|appl(?:y|ication|icants?)|entrance|submit|materials|documents|checklist|"
    r"requirements|to send)\b"
)
_NO_TEST_AT_ALL = re.compile(
    r"\b(?:standardized[- ])?test[- ](?:optional|free)\b(?! schools| programs)|"
    r"\b(?:no|without any) (?:standardized )?test(?:ing)? (?:rule|requirement)s?\b"
)
_NONE_SAID = re.compile(
    r"\bno (?:(?:admissions?|entrance) )?(?:exam|test)s?(?: requirements?)? (?:is|are) "
    r"(?:mentioned|specified|stated|listed|noted|indicated|given)\b"
)
_ONLY_WELCOME = re.compile(
    r" (?:is|are)(?: \w+ly)? (?:recommended|encouraged|welcomed?|accepted|suggested|considered|"
    r"optional),? but (?:(?:they|it) )?(?:(?:is|are) )?not (?:required|necessary|needed|"
    r"mandatory)\b"
)
# What an answer calls an exam that the question has named.
_THE_SAME = re.compile(
    r"\b(?:the (?:test|exam|requirement)s?|(?:the |any |your |these )?scores?)\b|"
    r"^(?:(?:no|yes),? )?(?:it|they)\b"
)
_OTHER_TEST = re.compile(r"\b(?:toefl|ielts|duolingo|praxis|lsat|english|certification)\b")
_WHETHER = re.compile(
    r"\b(?:required?|requires|requirement|need(?:ed)?|necessary|mandatory|have to|must|take|submit|"
    r"ask for|want)\b"
)
_NOT_WHETHER = re.compile(
    r"\b(?:without|waive\w*|waivers?|optional|exempt\w*|avoid|retake|again|minimum|how|when|where|"
    r"which|old|expire|doctora\w*|ph\.?d|international|other)\b"
)
_FAVOUR = re.compile(r"\b(?:(?P<waived>waived?|waivers?)|optional)\b")
_UNLESS = re.compile(r"\b(?:if|unless|except|depend\w*|only|some|certain|provided|whose)\b")
_ANSWERED_UNDER_CONDITION = re.compile(
    r"^(?:(?:no|yes|not|only),? (?:if|when|unless|for)\b|(?:it|that) depends\b)"
)


_QUESTION_MARK = re.compile(r"\?:|\? (?=(?:no|yes|not required|optional|none)\b)")
_MOST_MENTIONS = 8
"""A sentence that names exams more often than this is a list of words, not a statement."""


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """One reading for each exam that the passage says something of."""
    found = list(_read(passage))
    yield from found or read_under_heading(passage, _read)


def _read(passage: Passage) -> Iterator[Reading]:
    # "GRE required?: no" is a question only in its column's name.
    passage = replace(passage, folded=_QUESTION_MARK.sub(" :", passage.folded))
    folded = passage.folded
    if not is_statement(folded):
        return
    seen: set[str] = set()
    for match in islice(_EXAM.finditer(folded), _MOST_MENTIONS):
        found = _status(passage, match.start(), match.end())
        if found is None:
            continue
        for exam in _exams(match):
            if exam not in seen:
                seen.add(exam)
                yield _reading(exam, found)
    if not seen:
        yield from _of_what_is_above(passage)


def _reading(exam: str, found: tuple[str, int, int]) -> Reading:
    status, start, end = found
    return Reading("entrance_exam", status, start, end, {"exam": exam})


def _of_what_is_above(passage: Passage) -> Iterator[Reading]:
    """What is said of an exam that the question above names, and of tests at all."""
    folded = passage.folded
    none = _NO_TEST_AT_ALL.search(folded)
    if none and not in_general(folded):
        yield _reading("any", ("not_required", *none.span()))
        return
    if unsaid := _NONE_SAID.search(folded):
        yield _reading("any", ("unspecified", *unsaid.span()))
        return
    named = _EXAM.search(question_above(passage))
    if named is None or _EXAM.search(folded) or _OTHER_TEST.search(folded):
        return
    found = _answered(passage)
    if found is None and (same := _THE_SAME.search(folded)):
        found = _status(passage, *same.span())
    if found:
        for exam in _exams(named):
            yield _reading(exam, found)


def _answered(passage: Passage) -> tuple[str, int, int] | None:
    """The status that an answer gives to the exam that the question names."""
    found = answer(passage)
    if found and found.yes and (favour := _FAVOUR.search(found.question)):
        status = "may_be_required" if favour["waived"] else "not_required"
        return status, *trimmed(passage.folded, found.start, found.end)
    if found is None or not _WHETHER.search(found.question) or _NOT_WHETHER.search(found.question):
        return None
    folded = passage.folded
    if _ANSWERED_UNDER_CONDITION.match(folded, found.start):
        return "may_be_required", found.start, len(folded.rstrip(" ."))
    if found.says is None:
        return None
    if _UNLESS.search(folded, found.end):
        return "may_be_required", found.start, len(folded.rstrip(" ."))
    return ("required" if found.says else "not_required"), *trimmed(folded, found.start, found.end)


def _exams(match: re.Match[str]) -> list[str]:
    if match["any"]:
        return ["any"]
    found = [name for name, names in _NAMES.items() if re.search(rf"\b{names}\b", match.group())]
    if re.search(r"(?:/|or |and |, )(?:the )?mat\b", match.group()) and "MAT" not in found:
        found.append("MAT")
    return [*found, "any"] if match["other"] else found or ["any"]


def _status(passage: Passage, at: int, to: int) -> tuple[str, int, int] | None:
    """The status with its span, None where nothing (or nothing sure) is said of the exam that is
    named at `at:to`."""
    folded = passage.folded
    left, right = clause_around(folded, at, to)
    clause = folded[left:right]
    marked = clause[: at - left] + EXAM_MARK * (to - at) + clause[to - left :]
    if in_general(folded) or _DOCTORAL.search(clause) or _PLURAL_AFTER.match(folded, to):
        return None
    if welcome := _ONLY_WELCOME.match(folded, to):
        return "not_required", at, welcome.end()
    asked = is_asked(folded, at)
    for status, phrases in STATUSES:
        if asked and status != "unspecified":
            return None
        for phrase in phrases:
            found = phrase.search(marked)
            if found and status == "required" and _WEAKENED.search(clause[: found.start()]):
                continue
            if found and not _PLURAL_AFTER.match(clause, found.end()):
                start, end = trimmed(folded, left + found.start(), left + found.end())
                return _weighed(status, clause, found, start, end, left)
    return _item(passage, at, to)


def _weighed(
    status: str, clause: str, found: re.Match[str], start: int, end: int, left: int
) -> tuple[str, int, int]:
    """A status under a condition is only a possibility; the quote then takes the condition in."""
    if status in ("required", "not_required"):
        after = _CONDITION_AFTER.search(clause[found.end() :])
        if after:
            return "may_be_required", start, left + found.end() + len(after.group().rstrip(" ,"))
        waived = "waive" in found.group() and _WAIVED_FOR.search(clause, found.end())
        if waived:
            return "may_be_required", start, left + waived.end()
        before = _CONDITION_BEFORE.search(clause[: found.start()])
        if before:
            return "may_be_required", left + before.start(), end
    return status, start, end


_ITEM_EXCEPTION = re.compile(
    r"\b(?:waive\w*|not required|unless|if|exempt\w*|optional|for (?:applicants|students|those))\b"
    r"[^.;]*?\b(?:if|for|with|unless|who|gpa|below|above|under|less)\b"
)
_ITEM_WEAK = re.compile(
    r"\b(?:optional|not|no|waive\w*|recommended|may|might|encouraged|or|if|unless|with|for)\b"
)


def _item(passage: Passage, at: int, to: int) -> tuple[str, int, int] | None:
    """A bare "GRE scores" in a list of what an applicant sends in, perhaps with its exception."""
    folded = passage.folded
    listed = _LISTED.search(passage.heading) or _LISTED.search(passage.lead)
    if not listed or at > 25 or _OTHER_EXAM.search(folded):
        return None
    exception = _ITEM_EXCEPTION.search(folded, to)
    if exception and at < 12 and exception.start() - to < 12:
        return "may_be_required", at, min(exception.end() + 30, len(folded.rstrip(" .)")))
    if _ITEM_WEAK.search(folded):
        return None
    if "score" not in folded and to - at < len(folded) - 12:
        return None
    return "required", at, to


GRAMMAR = Grammar(
    name="exams",
    triggers=(
        "gre", "graduate record", "gmat", "graduate management admission", "miller analog",
        "entrance exam", "entrance test", "admission test", "admissions test", "admission exam",
        "admissions exam", "entrance-exam", "standardized", "test score", "test-optional",
        "test optional", "test-free", "test requirement", "exam requirement", "no exam",
        "testing r",
    ),
    read=read,
    sees_above=True,
    answers=True,
)  # fmt: skip

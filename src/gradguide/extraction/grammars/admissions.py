"""What an applicant has to send in or to hold: degree, transcripts, letters and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.admission_items import ITEMS
from gradguide.extraction.grammars.numbers import number, value_of
from gradguide.extraction.wording import clause_around, is_statement
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value

_ASKS_FOR = re.compile(
    r"\b(?:requires?|required|requirements?(?: (?:include|are))?|must|need(?:s|ed)?|submit(?:s|"
    r"ting)?|submission|provide|upload|include[sd]?|including|complete|hold|along with|consists? "
    r"of|send|prerequisites?|applicants?|should have|apply (?:online )?with|expected|asks? "
    r"(?:only )?for|plus|"
    r"based (?:up)?on|"
    r"(?:students|candidates|individuals) with)\b"
)
_ADMITS = re.compile(
    r"\b(?:admissions?|admitted|admit|applicants?|apply(?:ing)?|applications?|entrance|"
    r"enroll(?:ment)?|prospective students|acceptance|for consideration|to be considered|entry)\b"
)
_PROGRAM = re.compile(
    r"\b(?:program|degree program|track|certificate|master\w*|school|department|"
    r"university)\b"
)
_HEADED = re.compile(
    r"\b(?:admissions?|admittance|admitted|apply(?:ing)?|applications?|applicants?|entrance|"
    r"entry)\b|\bwhat (?:you|you'll|you will|to|do i|do you) (?:need|send|submit)\b|\bget into\b|"
    r"\bprerequisites\b|\bto be considered\b|\b(?:required|supporting) (?:documents|materials|"
    r"documentation)\b|^(?:required |official )?(?:letters? of (?:recommendation|reference)|"
    r"statements? of purpose|personal statements?|transcripts?)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:scholarships?|assistantships?|fellowships?|financial aid|careers?|jobs?|salar\w+|"
    r"doctoral|ph\.?d|transfer|visa|graduation|internship|practicum|employment|become a)\b|"
    r"\b(?:licens\w+|certification|certified)\b(?!.*\badmission)"
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:scholarships?|assistantships?|fellowships?|financial aid|internships?|practicum|"
    r"transfer\w*|graduation|jobs?|positions?|employ\w+|careers?|licen[cs]\w+|certif(?:ication|ied|"
    r"y)\w*|endorsement|hir\w+|graduates|alumni|assistants?|technicians?|workers|average|if you|"
    r"doctoral|ph\.?d|workshops?|portfolios?|courses? (?:on|in)|while (?:pursuing|earning)|job "
    r"seekers|how to write|help(?:s|ing)? (?:you|students)|states|(?:the|your|each|every|this) "
    r"state|districts?|advertis\w+|salary|earn(?:ing)? (?:a|an|your))\b"
)
_OF_A_LICENCE = re.compile(
    r"\b(?:licen[cs]\w+|certif(?:ication|ied|y)\w*|endorsements?|qualify for an? "
    r"[^.;]{0,30}certificate)\b"
)
_OF_A_PROGRAM = re.compile(
    r"\b(?:admi(?:ssions?|tted|t)|programs?|degree programs?|graduate school|enroll\w*|master'?s|"
    r"university|college)\b"
)
_OTHER_APPLICANTS = re.compile(
    r"\b(?:scholarships?|assistantships?|fellowships?|financial aid|internships?|transfer|jobs?|"
    r"licen[cs]\w+|certification|certificate|endorsement|doctoral|ph\.?d\.?) "
    r"(?:applicants?|applications?|candidates?)\b"
)
_NOT_ASKED = re.compile(
    r"^[^.;,]{0,40}?\b(?:optional|not required|not needed|waived|is recommended|are recommended|"
    r"no longer|may be|may also|certain programs|some programs|encouraged|preferred but|are not|is "
    r"not)\b"
)
_HELD_PERHAPS = re.compile(
    r"\b(?:(?:is|are) not required|whenever possible|at the discretion|upon request|by "
    r"invitation)\b"
)
_NO_BEFORE = re.compile(
    r"\b(?:no|not|\w+n't|without|optional|nor|may (?:also )?(?:require|request|be asked)|waive\w*|"
    r"or equivalent)(?: [\w']+){0,3} $"
)
_FROM_ABROAD = re.compile(r"\b(?:international|non-?native|(?:native|first) language|foreign)\b")
_IS_REQUIRED = re.compile(r"\b(?:is|are) (?:\w+ )?(?:required|needed|mandatory|necessary)\b")
_EXPECTED = re.compile(r"\b(?:is|are) (?:all |also )?(?:expected|required|needed|requested)\b")
_FOR_SOMETHING_ELSE = re.compile(
    r"\b(?:required|needed|expected|requested) (?:for|of|by|to) [^.;,]{0,30}?\b(?:scholarships?|"
    r"internships?|assistantships?|fellowships?|jobs?|job seekers|employment|graduation|"
    r"positions?)\b"
)
_LABEL = re.compile(
    r"^\W*(?:(?:graduate|program) )?(?:to apply|apply with|admissions?|applications?)"
    r"(?: (?:requirements|materials|packet|checklist|includes?))?\s?:"
)
_WITH_AN_AVERAGE = re.compile(r"(?:[^.;]|\.\d){0,60}?\b(?:gpa|g\.p\.a|grade[- ]point)\b")
_SENT_IN = re.compile(r"\b(?:submit|upload|send|provide|forward)\b")
_RESUMES = re.compile(r"\b(?:to|will|can|may|students) $")
_STUDY = re.compile(
    r"^ (?:stud\w+|class\w*|cours\w+|their|your|writing|work\w*|build\w*|review\w*|help|after|"
    r"the)\b"
)


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """One reading an item, each once a passage."""
    folded = passage.folded
    if not is_statement(folded):
        return
    items = {name: list(pattern.finditer(folded)) for name, pattern in ITEMS.items()}
    named = sum(bool(found) for found in items.values())
    if _ELSEWHERE.search(passage.heading) and "admission" not in folded:
        return
    headed = _headed(passage)
    of_a_licence = _OF_A_LICENCE.search(folded) and not _OF_A_PROGRAM.search(folded)
    if not named or (of_a_licence and not headed):
        return
    # So many of the items in one sentence can only be an application.
    listed = named >= 3 and _ASKS_FOR.search(folded) is not None
    sent = named == 2 and items["transcripts"] and _SENT_IN.search(folded) is not None
    expected = named >= 2 and _EXPECTED.search(folded) is not None
    headed = headed or listed or bool(sent) or expected or _LABEL.match(folded) is not None
    for name, found in items.items():
        asked = [
            _reading(name, match, start)
            for match in found
            if (start := _asked_from(folded, match, headed, name)) is not None
        ]
        if asked:
            yield next((reading for reading in asked if reading.qualifiers), asked[0])


def _headed(passage: Passage) -> bool:
    """Whether the heading or the sentence that leads in a list is about admission."""
    lead, heading = passage.lead, passage.heading
    if _OTHER_APPLICANTS.search(lead) or _ELSEWHERE.search(heading):
        return False
    return _HEADED.search(lead) is not None or _HEADED.search(heading) is not None


def _asked_from(folded: str, match: re.Match[str], headed: bool, name: str) -> int | None:
    """Where the quote begins if applicants are asked for the item, else None."""
    left, right = clause_around(folded, *match.span())
    before, after = folded[left : match.start()], folded[match.end() : right]
    if _NO_BEFORE.search(before) or _NOT_ASKED.search(after) or _FOR_SOMETHING_ELSE.search(after):
        return None
    if name == "resume" and (_RESUMES.search(before[-6:]) or _STUDY.match(after)):
        return None
    if name == "interview" and _HELD_PERHAPS.search(folded, match.end()):
        return None
    if name == "bachelor_degree" and _aside(before, after):
        return None
    if _OTHER_APPLICANTS.search(before) or (
        _OF_SOMETHING_ELSE.search(before) and not _ADMITS.search(before)
    ):
        return None
    asked = _last(_ASKS_FOR, folded[: match.start()])
    start = asked.start() if asked and match.start() - asked.start() < 60 else match.start()
    leading = match.start() - left <= 3 and _IS_REQUIRED.search(after)
    if leading and _ADMITS.search(folded):
        return match.start()
    if name == "english_test" and asked and _FROM_ABROAD.search(folded):
        return start
    if headed or (asked and (_ADMITS.search(folded) or _PROGRAM.search(before))):
        return start
    if name == "bachelor_degree" and asked and _WITH_AN_AVERAGE.match(after):
        return start
    if re.match(r"[^.;]{0,60}?\b(?:required|needed|submission|mandatory)\b", after):
        return match.start() if right - left < 90 else None
    return None


_ASIDE_BEFORE = re.compile(
    r"\b(?:transcripts?|gpa|g\.p\.a\.|average|grades?)[^.;,]{0,30}? (?:in|on|for|of|from|during) "
    r"(?:\w+ ){0,3}$|\b(?:second|existing|additional|another|our|this|its|accelerated|combined|"
    r"online|offers?|of|whose|post-?) (?:an? |\w+ )?$"
)


def _aside(before: str, after: str) -> bool:
    """Whether a degree is only mentioned: as where a grade comes from, or as one on offer."""
    return bool(_ASIDE_BEFORE.search(before)) or after.startswith(
        (" evaluation", " gpa", " programs")
    )


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def _reading(name: str, match: re.Match[str], start: int) -> Reading:
    qualifiers: dict[str, Value] = {}
    groups = match.groupdict()
    counted = groups.get("count") or groups.get("behind") or groups.get("after")
    if counted:
        value = number(counted)
        if value is not None and value < 10 and not _in_range(match):
            qualifiers["count"] = value_of(value)
    return Reading("admission_item", name, start, match.end(), qualifiers)


def _in_range(match: re.Match[str]) -> bool:
    """Whether the number is the upper end of "two to three"."""
    return re.search(r"\w (?:to|or) $|\d ?- ?$", match.string[: match.start()]) is not None


GRAMMAR = Grammar(
    name="admissions",
    of_field=True,
    triggers=(
        "bachelor", "baccalaureate", "undergraduate degree", "transcript", "statement", "essay",
        "letter", "recommendation", "reference", "resume", "curriculum vitae", "cv", "c.v",
        "application", "toefl", "ielts", "duolingo", "english proficiency", "english language",
        "english-language",
        "test of english", "interview", "writing sample", "non-degree", "nondegree", "recommender",
        "ba or bs", "ba/bs", "b.a.",
    ),
    read=read,
)  # fmt: skip

"""What an applicant has to send in or to hold: degree, transcripts, letters and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.numbers import NUMBER, number, value_of
from gradguide.extraction.wording import clause_around, is_statement
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value

_STATEMENT = r"(?:statement|essay|narrative)"
_ITEMS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "bachelor_degree": (
            r"\b(?:(?:bachelor'?s?|baccalaureate|undergraduate|four-year|4-year)'? degree|"
            r"bachelor's(?! (?:in|of|degree|program|or master))|b\.?a\.?(?:/| or )b\.?s\.?(?: "
            r"degree)?)(?: \([^)]{1,20}\))?(?! programs?\b)(?: from an? (?:\w+ly[- ])?accredited "
            r"(?:college or university|institution|university|college|school))?"
        ),
        "transcripts": (
            r"\b(?:(?:official|unofficial|academic|college|undergraduate) (?:and unofficial "
            r")?)*transcripts?\b"
        ),
        "statement_of_purpose": (
            rf"\b(?:(?:personal|goals?|purpose|career|professional|interest|academic|admissions?|"
            rf"application|written|short) {_STATEMENT}s?|statements? of (?:\w+ )?(?:purpose|intent|"
            r"interest|goals?|objectives|philosophy)|letters? of (?:intent|application|interest)|"
            r"cover letter|essays?(?! (?:exam|question|test|collection|contest))|goals statement)\b"
        ),
        "letters_of_recommendation": (
            rf"(?P<count>{NUMBER} )?(?:\(\d\) )?(?:(?:strong|current|recent|academic|professional|"
            r"or|and|confidential|satisfactory) )*\b(?:letters? of (?:recommendation|reference|"
            r"support)|(?:recommendation|reference) letters?|(?:professional|academic) "
            r"(?:references|recommendations)|(?<=\d )(?:references|recommendations)|(?<=two "
            r")(?:references|recommendations)|(?<=three )(?:references|recommendations))\b"
        ),
        "resume": (
            r"\b(?:resumes?|curriculum vitae|c\.?v\.?(?= |$|[,.;)]))(?:(?: or |/| ?\()(?:resume|"
            r"curriculum vitae|cv|vita)\)?)?"
        ),
        "application_form": (
            r"\bapplication form\b|^(?:an? |the )?(?:online|graduate(?: school)?) application\b(?! "
            r"(?:fee|deadlines?|process|portal|system|page|materials|requirements))|\bcompleted? "
            r"(?:(?:the|an?|your|our|online|graduate|school|university|admissions?|program) "
            r")*application\b(?! (?:fee|deadlines?|materials|process|packet|essay|requirements|"
            r"file|review|checklist))(?: form)?|\b(?:submit|fill out) (?:(?:the|an?|your|our|"
            r"online|graduate|school|university|college|admissions?) )+application\b(?! (?:fee|"
            r"deadlines?|materials|process|packet|essay|requirements|file|by|before|no later))"
        ),
        "english_test": (
            r"\b(?:toefl|ielts|duolingo(?: english test)?|test of english as a foreign language|"
            r"english[- ](?:language[- ])?proficiency(?: (?:tests?|exams?|scores?))*(?: "
            r"scores)?)\b(?: scores?)?"
        ),
        "interview": (
            r"\b(?:(?:admissions?|personal|phone|telephone|video|virtual|faculty|in-person|online|"
            r"an|required) )+interviews?\b|^interviews?\b"
        ),
        "writing_sample": (
            r"\b(?:writing sample|samples? of (?:\w+ ){0,2}?writing|sample of (?:\w+ )?written "
            r"work)s?\b"
        ),
        "nondegree_application": (
            r"\bnon-?degree(?:[- ]seeking)?(?: student)? application\b|\bapplication for "
            r"non-?degree\b"
        ),
    }.items()
}  # fmt: skip

_ASKS_FOR = re.compile(
    r"\b(?:requires?|required|requirements?(?: (?:include|are))?|must|need(?:s|ed)?|submit(?:s|"
    r"ting)?|submission|provide|upload|include[sd]?|including|complete|hold|along with|consists? "
    r"of|send|prerequisites?|applicants?|should have|plus|based (?:up)?on|(?:students|candidates|"
    r"individuals) with)\b"
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
    r"entry)\b|\bwhat (?:you|you'll|you will) need\b|\bget into\b|\bprerequisites\b"
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
    r"seekers|how to write|help(?:s|ing)? (?:you|students)|states?|districts?|advertis\w+|salary|"
    r"earn(?:ing)? (?:a|an|your))\b"
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
_NO_BEFORE = re.compile(
    r"\b(?:no|not|\w+n't|without|optional|nor|may (?:also )?(?:require|request|be asked)|waive\w*|"
    r"or equivalent)(?: [\w']+){0,3} $"
)
_FROM_ABROAD = re.compile(r"\b(?:international|non-?native|(?:native|first) language|foreign)\b")
_IS_REQUIRED = re.compile(r"\b(?:is|are) (?:\w+ )?(?:required|needed)\b")
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
    items = {name: list(pattern.finditer(folded)) for name, pattern in _ITEMS.items()}
    named = sum(bool(found) for found in items.values())
    if _ELSEWHERE.search(passage.heading) and "admission" not in folded:
        return
    if not named or (_OF_A_LICENCE.search(folded) and not _OF_A_PROGRAM.search(folded)):
        return
    # So many of the items in one sentence can only be an application.
    listed = named >= 3 and _ASKS_FOR.search(folded) is not None
    headed = listed or _headed(passage)
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
    if _NO_BEFORE.search(before) or _NOT_ASKED.search(after):
        return None
    if name == "resume" and (_RESUMES.search(before[-6:]) or _STUDY.match(after)):
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
    if re.match(r"[^.;]{0,60}?\b(?:required|needed|submission)\b", after) and len(folded) < 90:
        return match.start()
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
    counted = match.groupdict().get("count")
    if counted:
        value = number(counted)
        if value is not None and value < 10 and not _in_range(match):
            qualifiers["count"] = value_of(value)
    return Reading("admission_item", name, start, match.end(), qualifiers)


def _in_range(match: re.Match[str]) -> bool:
    """Whether the number is the upper end of "two to three"."""
    return re.search(r"(?:\d|\w) ?(?:to|or|-) ?$", match.string[: match.start()]) is not None


GRAMMAR = Grammar(
    name="admissions",
    of_field=True,
    triggers=(
        "bachelor", "baccalaureate", "undergraduate degree", "transcript", "statement", "essay",
        "letter", "recommendation", "reference", "resume", "curriculum vitae", "cv", "c.v",
        "application", "toefl", "ielts", "duolingo", "english proficiency", "english language",
        "english-language",
        "test of english", "interview", "writing sample", "non-degree", "nondegree",
    ),
    read=read,
)  # fmt: skip

"""How many credits a program requires, in all and for its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.credit_counts import CreditCount, credit_counts
from gradguide.extraction.grammars.credit_shares import shares
from gradguide.extraction.grammars.numbers import value_of
from gradguide.extraction.grammars.unsaid import is_course_listing, says_nothing_of_a_program
from gradguide.extraction.pack_patterns import degree_words
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value

_PART_NOUN = (
    r"(?:(?P<core>core|required (?:[\w&'-]+ ){0,2}?(?:courses?|coursework|classes)|"
    r"foundation(?:al|s)? (?:courses?|coursework)|foundations?)"
    r"|(?P<elective>electives?|elective (?:courses?|coursework))"
    r"|(?P<specialization>(?:professional |area of )?speciali[sz]ation|concentration|"
    r"area of (?:emphasis|focus)|emphasis|focus area|specialty)"
    r"|(?P<practicum>practicum|practica|internships?|"
    r"field (?:study|studies|experiences?|placements?|work)|fieldwork|student teaching|"
    r"clinical experience)"
    r"|(?P<none>thesis|capstone|research|project|seminar|portfolio|prerequisites?|transfer|"
    r"undergraduate|language|independent study|dissertation|workshops?|cognates?))"
)
_OF_PART = re.compile(
    r"(?:[- ]+(?:of|in|from|for|are|as|is|to|devoted|dedicated|allotted|toward|towards|through|"
    r"within|the|an?|their|your|its|required|additional|approved|graduate|guided|general|free|"
    r"online|professional|program|common|chosen|selected|come|comes|area|supervised|mandatory|"
    r"final|school|academic|culminating|credit-bearing|major|major-specific|made up|will be|"
    r"must be|course|courses|coursework|earned|hours?))*?[- ]+"
    rf"{_PART_NOUN}\b"
)
_PART_BEFORE = re.compile(
    rf"\b{_PART_NOUN}\b(?: (?:courses?|coursework|classes|requirements?|component|area|track|"
    rf"curriculum|credits?|study))*"
    r"(?:[ (:|=,)-]+| (?:consists? of|comprises?|requires?|totals?|totaling|totalling|is|are|of|"
    r"worth|for|earns?|carr(?:y|ies)|accounts? for|make up|makes up|"
    r"(?:at least|a minimum of|an additional)) ?(?:[\w-]+ (?:courses|"
    r"classes) ?\()?)(?:(?:at least|a minimum of|minimum|total|"
    r"a total of|for|an additional) ?)*$"
)
_PROGRAM_NOUN = re.compile(
    r"(?:[-, ]+(?!(?:for|to|at|in|with|of|and|or|after|before|is|are|from|that|which|course|"
    r"courses|class|seminar|internship|practicum|field|capstone|thesis|elective|electives|core|"
    r"minor|undergraduate|bachelor\S*|doctoral|sequence|module|project|workshop|load|semester|term|"
    r"hour|concentration|specialization|endorsement)\b)[\w'.&/()-]+?){0,6}?[-, ]+(?P<noun>program|"
    r"programme|degree|curriculum|master's|masters|course of study|plan of study|program of study|"
    r"certificate|track|format|m\.?[as]\.?)\b(?! (?:course|elective)s?)"
)
_REQUIRED_BEHIND = re.compile(
    r"(?: hours?| total| overall| of (?:graduate )?(?:coursework|course work|study|"
    r"graduate (?:study|work|courses|credit|coursework)|credit|courses)| in total|"
    r" \([^)]{0,40}\))*(?:,? (?:are|is|needed|required|necessary|total|in all))*,? (?:needed|"
    r"required|necessary|to graduate|to complete (?:the|your|this) (?:[\w.]+ ){0,2}?(?:degree|"
    r"program|master's)|to earn (?:the|your|a) (?:[\w.]+ ){0,2}?(?:degree|master's)|for graduation|"
    r"for the (?:[\w.]+ ){0,3}?(?:degree|program)|for completion|to finish|"
    r"to complete\b(?! (?:an?|each|one))|total\b|in total)"
)
_OF_COURSEWORK = re.compile(
    r"(?: hours?)? (?:of|in) (?:(?:approved|required|total|online|academic|graduate-level|"
    r"graduate) )*(?:coursework|course work|study|graduate work|courses|credit|classes)\b"
)
_REQUIRES = re.compile(
    r"\b(?:requires?|requiring|required to (?:complete|take|earn)|require (?:the )?completion of|"
    r"requires? (?:the )?completion of|requires? (?:that )?students (?:to |must )?(?:complete|take|"
    r"earn)|consists? of|consisting of|comprises?|comprising|comprised of|is comprised of|"
    r"composed of|is made up of|entails|must (?:successfully )?(?:complete|earn|take|finish)|"
    r"(?:need|have|needs|has) to (?:complete|earn|take)|"
    r"(?:students|candidates|you|you'll) (?:will )?(?:complete|earn|take)|complete|completing|"
    r"completion of|total(?:s|ing|ling)?|total of|"
    r"(?:degree|program|graduation|credit) requirements(?:: ?| ?\()|required: ?|spans?|carries|"
    r"total ?[:=]|(?:program|degree|curriculum|master)'s|need|needs|is|are|offers|contains|"
    r"features|includes|has|with|earn|of (?:the|their|its|your|these)|of|runs|takes|asks for|"
    r"calls for|plan on|expect|demands|all)(?: (?:a|an|the|approximately|about|total|minimum|"
    r"at least|least|of|only|just|successful|all|completion|required|to|complete|earn|program's|"
    r"degree's|successfully|[\w-]+ (?:courses|classes) (?:or|and|"
    r"totall?ing)))*(?: (?:[\w-]+ (?:courses|classes) \()?|(?<=[ (]))$"
)
_STRONG_REQUIRES = re.compile(
    r"requir|spans?|carries|consist|compris|compos|made up|total|must|to complete|to earn|"
    r"completion|complet|need|runs|takes|asks|calls|plan on|demands|of (?:the|their|its|your|these)"
)
_PROGRAM = re.compile(
    r"\b(?:programs?|programmes?|degrees?|curriculum|curricula|master's|masters|graduat(?:e|ion)|"
    r"students|candidates|you|certificate)\b|^plan on\b|^(?:it|the curriculum|the course of study) "
)
_NOT_REQUIRED_BEFORE = re.compile(
    r"\b(?:transfer\w*|waive[ds]?|up to|(?:students|those|anyone|candidates) with|maximum(?: of)?|"
    r"no more than|not more than|"
    r"as (?:few|many|little) as|toward\w*|undergraduate|bachelor\S*|prior|first|last|final|next|"
    r"remaining|after|once|before|beyond|until|(?:every|each)(?! (?:student|candidate|one)\b)|"
    r"enroll?(?:ed|ing)? (?:in|for)|"
    r"registered for|register for|fewer than|less than|more than|over|exceed\w*|load of|equals|"
    r"equivalent (?:of|to)|admission\w*|applicants?|prerequisites?|doctoral|ph\.?d|ed\.?d|"
    r"continuing|another|endorsement|load|carry|completed|earned|"
    r"have (?:at least )?(?:completed|earned)|with at least|worth|course is|courses are|"
    r"course carries|classes are|counts? (?:as|for)|minor|instead of|rather than|from|reduc\w+|"
    r"sav\w+|accelerated|dual|joint|combined|if|who (?:have|take|complete)|when|while|"
    r"typically take|usually take|per(?! (?:credit|unit|credit hour),? (?:for|x) )|may (?:take|"
    r"earn|apply|complete|be)|"
    r"can (?:take|earn|apply|be)|allows?|permit(?:s|ted)?|audit|ceus?)(?: [\w'-]+){0,4}? ?$"
)
_OTHER_PROGRAM_BEFORE = re.compile(
    r"\b(?:undergraduate|bachelor\S*|dual|joint|combined|doctoral|minor|endorsement|from an?|"
    r"previous|prior|another|beyond (?:a|the)|after (?:a|the)|"
    r"may (?:\w+ )?(?:complete|earn|take)) (?:[\w'-]+ ){0,2}$"
)
_NOT_REQUIRED_BEHIND = re.compile(
    r"(?: hours?)? *(?:\([^)]{0,20}\) )?(?:(?:of|in) (?:[\w'-]+ ){0,3}?)?(?:per\b|/|each\b|every\b|"
    r"an? (?:semester|term|quarter|year)|transfer\w*|"
    r"may (?:be )?(?:transfer|appl|count|taken|waive)\w*|"
    r"(?:can|could) be (?!completed|finished|earned (?:online|entirely|in)|taken (?:online|"
    r"entirely))|"
    r"from (?:an?|another|other|previous)|toward|undergraduate|at the undergraduate|"
    r"is (?:considered|full)|are considered|during|taken at|earned|completed (?:at|with|prior|"
    r"in (?:the|your|their|an?other|residence))|"
    r"already|(?:or|and) (?:more|fewer|less|above)\b|in (?:the )?(?:first|fall|spring|summer)|"
    r"with a grade|prior|before|within|course\b|class\b|courses? (?:is|are|each)|continuing|apply|"
    r"applied|count|counting)"
)
_DIRECTLY_COURSE = re.compile(
    r"[- ](?:\w+ )?(?:course|class|seminar|elective|workshop|sequence|module|load)\b"
)
_OPTIONAL = re.compile(
    r"\b(?:may|optional|optionally|can|could|option|options|available|opportunit\w+|elect|choose|"
    r"up to|if)\b"
)
_ALONE_TAIL = re.compile(
    r"^(?:minimum|total|required|(?:of|in) (?:[\w-]+ ){0,3}(?:coursework|courses|study))$"
)
_COURSES_IN_BRACKETS = re.compile(r"^ ?[(/,-] ?[\w-]+ (?:courses|classes)\)?")
_OUT_OF = (
    "of the ",
    "of its ",
    "of these ",
    "of their ",
    "of your ",
)  # "half of the 36 credits are electives"
_HEADED = re.compile(rf"\b{_PART_NOUN}\b")
_BARE = re.compile(
    r"[\s*•·(-]*(?:(?:minimum(?: of)?|at least|a minimum of|total(?: of)?) |"
    r"[\w-]+ courses ?[(/,-] ?)?$"
)
_DEGREE_BEFORE = re.compile(r"[ ,:(|-]*$")
_PROGRAM_AHEAD = re.compile(
    r"\b(?:programs?(?: of study)?|degree|curriculum|certificate|master's|plan of study|"
    r"course of study|requirements)\b(?: in [\w ,'&/-]{3,60}| requirements?| in| curriculum|"
    r" total)? ?"
    r"\((?:minimum(?: of)? |a minimum of |at least |total(?: of)? |requires )?$"
)
_CLOSES = re.compile(r" ?(?:total |minimum |required )?\)")
_CLAUSE_OPENS = re.compile(
    r"(?:^|[;:|(\u2022*] ?|(?:online|on campus|hybrid|accredited|part[- ]time|full[- ]time), |\. |"
    r"(?:per|an?|/) ?(?:credit|unit|hour|credit hour),? (?:for|x|"
    r"times) )"
    r"(?:(?:at least|a minimum of|minimum of|minimum|a total of|total of|just|only|all) )?$"
)
_CLAUSE_GOES_ON = re.compile(
    r" ?(?:hours?)? ?(?:$|[.;|)]|, (?!but|or\b|and\b|which (?:may|can))|,? (?:including|plus|all|"
    r"in all|"
    r"total|in total|of which|over|with (?:an?|no|the)|for (?:teachers|those|students|people|"
    r"working)|completed (?:in|over|entirely|fully)|spread|delivered|taken|offered|"
    r"(?:100% |fully |all |entirely )?online)\b)"
)
# Credits that are not those of one whole degree.
_OTHER_CREDITS = re.compile(
    r"\b(?:dual|joint|combined|transfer\w*|undergraduate|bachelor\S*|doctoral|ph\.?d|ed\.?[ds]|"
    r"b\.[as]|waive\w*|residence|in residency|previous|prior|second master's|gpa|grade|first year|"
    r"second year|"
    r"year (?:one|two|1|2)|semesters? (?:one|two|1|2)|aid|half-time|full-time status|per (?:year|"
    r"semester|term)|toward|admission|candidacy|advance[sd]? to|already|endorsement|salary|lane)\b"
)
_USUAL_LEAST, _USUAL_MOST = 27, 63  # credits: what nearly every master's degree asks for
_LEAST_TOTAL, _LEAST_CERTIFICATE, _MOST_SEMESTER, _MOST_QUARTER = 24, 9, 90, 135
_MOST_PART = {"core": 66, "elective": 60, "specialization": 24, "practicum": 18}


def _read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    folded = passage.folded
    if is_course_listing(passage) or says_nothing_of_a_program(passage):
        return
    scope = 0
    for count in credit_counts(folded):
        before = folded[max(scope, count.start - 110) : count.start]
        if not (count.ranged or _refused(folded, pack, count, before)):
            yield from _reading(passage, pack, count, before)
        scope = count.end
    for share in shares(folded):
        yield Reading(
            "credits", value_of(share.value), share.start, share.end, {"part": share.part}, 0.9
        )


def _refused(folded: str, pack: FieldPack, count: CreditCount, before: str) -> bool:
    """Whether a number of credits is not one that the program asks for."""
    if count.labelled:
        return False
    if count.adjective and (
        _PROGRAM_NOUN.match(folded, count.end) or _degree_behind(folded, pack, count.end)
    ):
        return _OTHER_PROGRAM_BEFORE.search(before) is not None
    return bool(
        _NOT_REQUIRED_BEFORE.search(before) or _NOT_REQUIRED_BEHIND.match(folded, count.end)
    )


def _reading(
    passage: Passage, pack: FieldPack, count: CreditCount, before: str
) -> Iterator[Reading]:
    folded = passage.folded
    part, start, end = _part(passage, count, before)
    if part == "none":
        return
    if part is None:
        found = _total(passage, pack, count, before)
        if found is None or not _sane_total(passage, count):
            return
        start, end = found
    elif not _sane_part(folded, count, part):
        return
    qualifiers: dict[str, Value] = {}
    if count.quarter or _quarters(passage, count):
        qualifiers["unit"] = "quarter"
    if part is not None:
        qualifiers["part"] = part
    yield Reading("credits", value_of(count.value), start, end, qualifiers)


def _part(passage: Passage, count: CreditCount, before: str) -> tuple[str | None, int, int]:
    """The part that the credits are for ("none": one that claims have no word for)."""
    folded = passage.folded
    if count.part is not None:
        word = "practicum" if count.part == "internship" else count.part
        word = "specialization" if word == "concentration" else word
        return word, count.start, count.end
    behind = _OF_PART.match(folded, count.end)
    if before.endswith(_OUT_OF):  # the whole of which something is a part
        return None, count.start, count.end
    if behind is not None:
        return behind.lastgroup, count.start, behind.end()
    ahead = _PART_BEFORE.search(before)
    if ahead is not None:
        begin = count.start - len(before) + ahead.start()
        kind = next(name for name, text in ahead.groupdict().items() if text)
        return kind, begin, count.end
    headed = _HEADED.search(passage.heading) or _HEADED.search(passage.lead)
    if headed is not None and len(folded) < 40 and _BARE.match(before):
        return headed.lastgroup, count.start, count.end
    return None, count.start, count.end


def _sane_part(folded: str, count: CreditCount, part: str) -> bool:
    if not 1 <= count.value <= _MOST_PART[part] or (count.plain_hours and part == "practicum"):
        return False
    return part != "practicum" or _OPTIONAL.search(folded) is None


def _total(
    passage: Passage, pack: FieldPack, count: CreditCount, before: str
) -> tuple[int, int] | None:
    """The span that says that these credits are the whole program's; None if nothing does."""
    folded = passage.folded
    if count.labelled:
        return (count.start, count.end) if not count.plain_hours else None
    if count.adjective:
        noun = _PROGRAM_NOUN.match(folded, count.end)
        if noun is not None:
            return count.start, noun.end()
        named = _degree_behind(folded, pack, count.end)
        return (count.start, named) if named is not None else None
    if behind := _REQUIRED_BEHIND.match(folded, count.end):
        return count.start, behind.end()
    if not count.plain_hours and before.endswith(_OUT_OF) and _by_itself(folded, count, before):
        return count.start, count.end
    if requires := _REQUIRES.search(before):
        about_program = (
            _PROGRAM.search(folded)
            or _PROGRAM.search(f"{passage.heading} {passage.lead}")
            or _names_degree(folded, pack)
        )
        strong = _STRONG_REQUIRES.search(requires.group()) is not None
        studied = _OF_COURSEWORK.match(folded, count.end) is not None
        alone = not before[: requires.start()].strip() and requires.group().startswith(
            ("requires ", "required:", "total")
        )
        if (about_program or alone) and (strong or studied or not count.plain_hours):
            return count.start - len(before) + requires.start(), count.end
        return None
    if count.plain_hours:
        return None
    if (
        _stands_alone(folded, count, before)
        or _degree_ahead(before, pack)
        or _in_brackets(folded, count, before)
        or _by_itself(folded, count, before)
    ):
        return count.start, count.end
    return None


def _in_brackets(folded: str, count: CreditCount, before: str) -> bool:
    """Whether the credits stand in brackets behind a program ("Program of Study (36 credits)")."""
    return (
        _PROGRAM_AHEAD.search(before) is not None
        and _CLOSES.match(folded, count.end) is not None
        and _OTHER_CREDITS.search(before) is None
    )


def _by_itself(folded: str, count: CreditCount, before: str) -> bool:
    """Whether the credits are a clause of their own: "ALA-accredited; 36 credits, all online"."""
    if not _USUAL_LEAST <= count.value <= _USUAL_MOST or _OTHER_CREDITS.search(folded):
        return False
    if before.endswith(_OUT_OF):
        return True
    return _CLAUSE_OPENS.search(before) is not None and (
        _CLAUSE_GOES_ON.match(folded, count.end) is not None
    )


def _stands_alone(folded: str, count: CreditCount, before: str) -> bool:
    """Whether the credits are all that an item or a row says."""
    behind = _COURSES_IN_BRACKETS.sub("", folded[count.end :]).partition("|")[0].strip(" .*)")
    behind = _ALONE_TAIL.sub("", behind)
    return _BARE.match(before.rpartition("|")[2]) is not None and not behind


def _names_degree(folded: str, pack: FieldPack) -> bool:
    return degree_words(pack).search(folded) is not None


_BEFORE_DEGREE = re.compile(r"[- ](?:(?:online|fully|hour),? )*")


def _degree_behind(folded: str, pack: FieldPack, at: int) -> int | None:
    """Where a degree of the field ends that is named right behind ("36-credit MLK")."""
    before = _BEFORE_DEGREE.match(folded, at)
    match = degree_words(pack).match(folded, before.end()) if before else None
    return match.end() if match else None


def _degree_ahead(before: str, pack: FieldPack) -> bool:
    """Whether a degree of the field is named right before ("Master of X (36 credits)")."""
    return any(
        _DEGREE_BEFORE.match(before, match.end()) for match in degree_words(pack).finditer(before)
    )


def _sane_total(passage: Passage, count: CreditCount) -> bool:
    if count.quarter or _quarters(passage, count):
        return _LEAST_TOTAL <= count.value <= _MOST_QUARTER
    certificate = "certificate" in f"{passage.folded} {passage.heading}"
    least = _LEAST_CERTIFICATE if certificate else _LEAST_TOTAL
    return least <= count.value <= _MOST_SEMESTER


def _quarters(passage: Passage, count: CreditCount) -> bool:
    """Whether the passage counts in quarter credits and this number names no unit of its own."""
    return not count.semester and "quarter credit" in passage.folded


GRAMMAR = Grammar("credits", ("credit", "unit", "hour", " hrs", " cr", " sch", " s.h"), _read)

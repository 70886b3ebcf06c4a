"""What is wrong with compiled facts in general, one rule each.

A rule looks at one fact and says either nothing, or what it becomes, or that it goes. Rules that
need the other facts of the file are in `program_facts_together`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from gradguide.model.vocabulary import MONTHS

# Sites that keep copies of other people's documents. What a school wrote stands there at second
# hand: undated, cut, and not to be taken back by the school.
COPIES = frozenset(
    "abcdocz.com docsbay.net docslib.org fill.io pdfslide.us studylib.net vdocument.in "
    "vdocuments.us vdokumen.com yumpu.com waysideinnshelter.com angelfire.com sxwx168.net".split()
)
# Press services that pass on what an authority decided.
RELAYS = frozenset("infodocket.com einpresswire.com".split())
# Text that was copied onto an unrelated domain, or written to fill one.
MILLS = frozenset(
    "capstoneprojecthelp.xyz techlesnar.com ebmpharma.com tecnomissouriinternas.pages.dev "
    "strapi-blog-frontend-develop.pages.dev waysideinnshelter.com aidanjanke.com helpef.net "
    "zyplin.com sxwx168.net visualfoodie.com anythingict.com eatsip365.com 0685.com "
    "info.5y1.org collegelearners.com".split()
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the raw file, with its number there."""

    line: int
    institution: str
    unitid: str | None
    program: str | None
    attribute: str
    value: Any
    qualifiers: Mapping[str, Any]
    source_url: str
    source_kind: str
    source_year: int | None
    note: str
    low_trust: bool = False
    institution_id: str | None = None

    @property
    def host(self) -> str:
        return (urlsplit(self.source_url).hostname or "").rstrip(".").removeprefix("www.")

    def with_note(self, note: str) -> Fact:
        """The fact with more said in its note."""
        if not note or note in self.note:
            return self
        return replace(self, note=f"{self.note}; {note}" if self.note else note)

    def qualified(self, **more: Any) -> Fact:
        return replace(self, qualifiers={**self.qualifiers, **more})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule makes of a fact: the facts in its place (none: it goes), and why."""

    facts: tuple[Fact, ...]
    why: str


@dataclass(frozen=True, slots=True)
class World:
    """What the rules may look up: which schools are on quarters (by the federal files), the
    registry's names and national ids of foreign schools, the degree that a program's name says,
    and which names stand for several programs."""

    quarter: frozenset[str]
    foreign: Mapping[str, tuple[str, str]]
    degree_of: Callable[[str], str | None]
    split: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


Rule = Callable[[Fact, World], Outcome | None]


def changed(fact: Fact, why: str) -> Outcome:
    return Outcome((fact,), why)


def gone(why: str) -> Outcome:
    return Outcome((), why)


def in_hosts(host: str, names: frozenset[str]) -> bool:
    """Whether a host is one of the sites, or under one of them."""
    return any(host == name or host.endswith("." + name) for name in names)


# ---- who speaks


def foreign_school(fact: Fact, world: World) -> Outcome | None:
    known = world.foreign.get(fact.institution)
    if fact.unitid is not None or known is None:
        return None
    name, national_id = known
    return changed(
        replace(fact, institution=name, institution_id=national_id),
        "a school outside the U.S. gets its national id and the registry's name",
    )


def copied_document(fact: Fact, world: World) -> Outcome | None:
    if fact.source_kind == "school" and in_hosts(fact.host, COPIES):
        return changed(
            replace(fact, source_kind="guide"),
            "a copy on a document-sharing site is not the school speaking",
        )
    return None


def relayed_decision(fact: Fact, world: World) -> Outcome | None:
    if fact.source_kind == "authority" and in_hosts(fact.host, RELAYS):
        return changed(
            replace(fact, source_kind="guide"), "a press service that relays is not the authority"
        )
    return None


def content_mill(fact: Fact, world: World) -> Outcome | None:
    if not fact.low_trust and in_hosts(fact.host, MILLS):
        return changed(
            replace(fact, low_trust=True),
            "text copied or written to fill an unrelated domain must not decide anything",
        )
    return None


# ---- what is spoken of

_SCOPE = re.compile(
    r"^(graduate programs\b.*|graduate eTuition|SIS graduate programs|MS programs of .*"
    r"|most .* programs|School of Information|TWU Graduate School"
    r"|online (master's( program)?|library science degrees)|distance-learning master's program"
    r"|library science (graduate degrees|programs)"
    r"|library and information (science|studies) master's programs?"
    r"|master's program in library science)$",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\b(programs|degrees|certificates)$", re.IGNORECASE)


def whole_school(fact: Fact, world: World) -> Outcome | None:
    if fact.program is None or not _SCOPE.match(fact.program):
        return None
    if fact.attribute in ("program", "level", "degree"):
        return gone("what a group of programs is called or leads to is no fact of one")
    return changed(
        replace(fact, program=None).with_note(f"said of: {fact.program}"),
        "the subject is the school or all its programs, not a program of that name",
    )


def group_as_program(fact: Fact, world: World) -> Outcome | None:
    if fact.attribute == "program" and _GROUP.search(str(fact.value)):
        return gone("names a group of programs and not one")
    return None


def several_programs(fact: Fact, world: World) -> Outcome | None:
    names = world.split.get(fact.program or "")
    if not names:
        return None
    if fact.attribute == "program":
        return gone("names several programs at once")
    return Outcome(
        tuple(replace(fact, program=name) for name in names),
        "a statement about several programs is a fact of each",
    )


# ---- accreditation

_RECOGNISED = re.compile(r"\brecogni[sz]|\brecognition\b", re.IGNORECASE)
_UNDER_REVIEW = re.compile(r"\breview panel approved\b|\blisted apart\b.*\breview\b", re.IGNORECASE)
_STATE_BODY = re.compile(r"OSSE|Department of Education|state board", re.IGNORECASE)


def recognition(fact: Fact, world: World) -> Outcome | None:
    if fact.attribute == "accreditation" and _RECOGNISED.search(fact.note):
        return gone("a recognition is no accreditation")
    return None


def approval(fact: Fact, world: World) -> Outcome | None:
    body = str(fact.qualifiers.get("body", ""))
    if fact.attribute == "accreditation" and (
        _STATE_BODY.search(body) or "curriculum approved" in fact.note
    ):
        return gone("an approval, by a state or of a curriculum, is no accreditation")
    return None


def review_is_no_status(fact: Fact, world: World) -> Outcome | None:
    if fact.attribute == "accreditation" and _UNDER_REVIEW.search(fact.note):
        return gone("that a review is planned states no status")
    return None


def precandidacy(fact: Fact, world: World) -> Outcome | None:
    if (
        fact.attribute == "accreditation"
        and fact.value == "not_accredited"
        and re.search(r"\bpre-?candida", fact.note, re.IGNORECASE)
        and not re.search(r"\b(seeking|pursuing)\b", fact.note, re.IGNORECASE)
    ):
        return changed(
            replace(fact, value="candidate"), "precandidacy is a step of candidacy, and says so"
        )
    return None


# ---- dates

_NO_YEAR = re.compile(r"--(\d\d)-(\d\d)")
_SUGGESTED = re.compile(r"\b(suggested|recommended)\b", re.IGNORECASE)
_PRIORITY = re.compile(
    r"\b(priority|preferred|early (?:decision|deadline|preference)|preference"
    r"|full financial-aid consideration)\b",
    re.IGNORECASE,
)
_NOT_APPLICATION = re.compile(r"^(scholarship consideration|co-op application)", re.IGNORECASE)
_SEASON = re.compile(r"(fall|spring|summer|winter|autumn)( \d{4})?", re.IGNORECASE)
_PAIR = re.compile(r"\(priority (" + "|".join(MONTHS) + r") (\d{1,2})\)")


def deadline_of_something_else(fact: Fact, world: World) -> Outcome | None:
    if fact.attribute != "deadline":
        return None
    term = str(fact.qualifiers.get("term", ""))
    if _NOT_APPLICATION.match(term) or "registration" in fact.note:
        return gone("a deadline for aid, registration or a placement is none for applying")
    return None


def month_and_day(fact: Fact, world: World) -> Outcome | None:
    found = _NO_YEAR.fullmatch(str(fact.value)) if fact.attribute == "deadline" else None
    if found is None:
        return None
    month = MONTHS[int(found.group(1)) - 1]
    return changed(
        replace(fact, value=month).with_note(f"{month} {int(found.group(2))}"),
        "a date without a year is the month's name, with the day in the note",
    )


def priority_beside_final(fact: Fact, world: World) -> Outcome | None:
    found = _PAIR.search(fact.note) if fact.attribute == "deadline" else None
    if found is None:
        return None
    month, day = found.groups()
    final = replace(fact, note=_PAIR.sub("", fact.note).strip())
    priority = replace(fact, value=month, note=f"{month} {day}").qualified(kind="priority")
    return Outcome((final, priority), "two dates in one line: the final one and the priority one")


def kind_of_deadline(fact: Fact, world: World) -> Outcome | None:
    if fact.attribute != "deadline" or "kind" in fact.qualifiers or _PAIR.search(fact.note):
        return None
    said = f"{fact.note}; {fact.qualifiers.get('term', '')}"
    if re.search(r"\bfinal deadline\b", said):
        return None
    if _SUGGESTED.search(said):
        return changed(fact.qualified(kind="suggested"), "a suggested date is not a final one")
    if _PRIORITY.search(said):
        return changed(fact.qualified(kind="priority"), "a priority date is not a final one")
    return None


def term_of_deadline(fact: Fact, world: World) -> Outcome | None:
    term = fact.qualifiers.get("term") if fact.attribute == "deadline" else None
    if not isinstance(term, str):
        return None
    found = _SEASON.match(term)
    if found is None and re.match(r"(January|September) ", term):
        return None
    others = {name: value for name, value in fact.qualifiers.items() if name != "term"}
    rest = term[found.end() :].strip(" ,()") if found else term
    if found:
        others["term"] = found.group(1).capitalize() + (found.group(2) or "")
    if others == dict(fact.qualifiers):
        return None
    return changed(
        replace(fact, qualifiers=others).with_note(rest),
        "a term is a season, with its year where one is said; who it is for goes to the note",
    )


# ---- lengths

_RANGE = re.compile(
    r"\b(expected|typical|usual|upper end|depends|three to four|under two|experience)\b",
    re.IGNORECASE,
)
_OBSERVED = re.compile(r"\b(average time|observed average|average of)\b", re.IGNORECASE)


def time_limit(fact: Fact, world: World) -> Outcome | None:
    """A longest time of whole years from three up, for any pace, is a rule and not a length."""
    if (
        fact.attribute == "duration_months"
        and fact.qualifiers.get("bound") == "max"
        and "pace" not in fact.qualifiers
        and fact.value % 12 == 0
        and fact.value >= 36
        and not _RANGE.search(fact.note)
    ):
        return changed(
            replace(fact, attribute="time_limit_years", value=int(fact.value) // 12, qualifiers={}),
            "a longest time is a limit, in years",
        )
    return None


def observed_time(fact: Fact, world: World) -> Outcome | None:
    if fact.attribute == "duration_months" and _OBSERVED.search(fact.note):
        return gone("how long students took is an outcome, not the program's length")
    return None


# ---- credits and money

_PRODUCT = re.compile(r"\b(expected|estimate|approximate)", re.IGNORECASE)


def quarter_credits(fact: Fact, world: World) -> Outcome | None:
    if (
        fact.attribute in ("credits", "tuition_per_credit")
        and fact.unitid in world.quarter
        and "unit" not in fact.qualifiers
    ):
        return changed(
            fact.qualified(unit="quarter"), "the federal calendar of the school is in quarters"
        )
    return None


def expected_total(fact: Fact, world: World) -> Outcome | None:
    if (
        fact.attribute == "tuition_total"
        and "approximate" not in fact.qualifiers
        and _PRODUCT.search(fact.note)
    ):
        return changed(
            fact.qualified(approximate=True), "an expected or estimated total is approximate"
        )
    return None


# ---- admission

_CONDITION = re.compile(r"\b(waiv|exempt|instead\b|alternative\b|may stand in)", re.IGNORECASE)


def waived_exam(fact: Fact, world: World) -> Outcome | None:
    if (
        fact.attribute == "entrance_exam"
        and fact.value == "required"
        and _CONDITION.search(fact.note)
        and "cannot be waived" not in fact.note
    ):
        return changed(
            replace(fact, value="may_be_required"),
            "an exam waived under a condition may be required",
        )
    return None


def recommended_average(fact: Fact, world: World) -> Outcome | None:
    if fact.attribute == "gpa_min" and re.search(r"\brecommended\b", fact.note):
        return gone("a recommended grade average is no minimum")
    return None


def average_once_enrolled(fact: Fact, world: World) -> Outcome | None:
    if fact.attribute == "gpa_min" and re.search(
        r"non-degree student|to enter the concentration", fact.note
    ):
        return gone("a grade average in courses of the program is no condition of admission")
    return None


def stipulation_misread(fact: Fact, world: World) -> Outcome | None:
    if (
        fact.attribute == "gpa_min"
        and fact.qualifiers.get("condition") == "with_stipulations"
        and re.search(r"\blower\b|\bothers may\b", fact.note)
    ):
        plain = {name: value for name, value in fact.qualifiers.items() if name != "condition"}
        return changed(
            replace(fact, qualifiers=plain),
            "what is asked of those below the minimum is no condition of the minimum",
        )
    return None


# ---- what is on offer

_NOT_OFFERED = re.compile(
    r"not a formal|course area|school strength|area of research", re.IGNORECASE
)
_KIND_WORD = re.compile(
    r"\s+(?:track|pathway|specialization|concentration|emphasis|focus)$|\s*\(\d{3}[A-Z]\)$",
    re.IGNORECASE,
)
_COURSE_CODE = re.compile(r"^(?:[A-Z]{2,5} )?\d{3}[A-Z]?\s*(?:[-:–]\s*)?")
_CERTIFICATE = re.compile(r"certificate|diploma|\bCAS\b|sixth-year|advanced stud", re.IGNORECASE)


def area_is_no_concentration(fact: Fact, world: World) -> Outcome | None:
    if fact.attribute == "concentration" and _NOT_OFFERED.search(fact.note):
        return gone("an area of courses or research is no concentration on offer")
    return None


def kind_word(fact: Fact, world: World) -> Outcome | None:
    if fact.attribute != "concentration":
        return None
    short = _KIND_WORD.sub("", str(fact.value))
    if short == fact.value or short.endswith(" of"):
        return None
    return changed(replace(fact, value=short), "a concentration is named without its kind word")


def course_code(fact: Fact, world: World) -> Outcome | None:
    if fact.attribute != "course":
        return None
    found = _COURSE_CODE.match(str(fact.value))
    if found is None or not found.group():
        return None
    title = str(fact.value)[found.end() :].strip()
    if not title:
        return gone("a course's number is not its title")
    return changed(
        replace(fact, value=title).with_note(found.group().strip(" -:–")),
        "a course is named by its title; the number goes to the note",
    )


def certificate_in_name(fact: Fact, world: World) -> Outcome | None:
    if (
        fact.attribute == "level"
        and fact.value == "certificate"
        and fact.program
        and not _CERTIFICATE.search(fact.program)
        and re.search(r"certification|endorsement", fact.program, re.IGNORECASE)
    ):
        return gone("a certification or an endorsement is a licence, not a level of award")
    return None


def degree_of_name(fact: Fact, world: World) -> Outcome | None:
    if fact.attribute != "degree" or not fact.program:
        return None
    said = world.degree_of(fact.program)
    if said is None or said == fact.value:
        return None
    return changed(
        replace(fact, value=said), f"the program's name says {said}, the line said {fact.value}"
    )


def either_of_two(fact: Fact, world: World) -> Outcome | None:
    if (
        fact.attribute == "experience"
        and fact.qualifiers.get("status", "required") == "required"
        and re.search(r"\beither\b|\balternative to\b", fact.note)
    ):
        return changed(fact.qualified(status="optional"), "one of two ways is not required itself")
    return None


RULES: tuple[Rule, ...] = (
    foreign_school, copied_document, relayed_decision, content_mill,
    whole_school, group_as_program, several_programs,
    recognition, approval, review_is_no_status, precandidacy,
    deadline_of_something_else, month_and_day, priority_beside_final, kind_of_deadline,
    term_of_deadline, time_limit, observed_time, quarter_credits, expected_total,
    waived_exam, recommended_average, average_once_enrolled, stipulation_misread,
    area_is_no_concentration, kind_word, course_code, certificate_in_name, degree_of_name,
    either_of_two,
)  # fmt: skip

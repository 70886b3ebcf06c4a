"""Course areas: what a sentence in a section on typical curricula says that programs teach.

The section's heading, or the sentence itself, must speak of programs in general; a program's own
courses are another statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.lists import items
from gradguide.model.pack import FieldPack

_SECTION = re.compile(
    r"\b(?:curricul(?:um|a)|coursework|courses|classes|subjects|stud(?:y|ied)|learn|taught)\b"
)
_TYPICAL = re.compile(r"\b(?:typical|common|sample|usual|general|example)\b")
_ITSELF_TYPICAL = re.compile(
    r"\b(?:typical|common|standard|sample)\s(?:[\w-]+\s){0,2}?(?:courses|classes|coursework|"
    r"course (?:topics|titles|offerings)|curricul(?:um|a))\b|"
    r"\bprograms (?:typically|usually|generally|often|commonly) (?:cover|include|offer|feature|"
    r"require|teach)\b"
)
_PROGRAMS = re.compile(
    r"\bin an? (?:[\w'-]+\s){1,4}?(?:program|curriculum)\b|"
    r"\bin (?:[\w'-]+\s){1,3}?programs\b|"
    r"\b(?:most|many|some|typical|all|these|such|degree|graduate|master's|accredited)\s"
    r"(?:[\w'-]+\s){0,4}?(?:programs|curricula|schools|degrees)\b|\bcurricula\b"
)
_NOT_YET = (
    r"(?!(?:may|might|can|often|typically|commonly|the following|offered|available|taught|most|"
    r"many|(?:[\w'-]+\s){0,4}(?:programs?|curricul(?:um|a)))\b)"
)
_AREAS = re.compile(
    r"\b(?:courses|coursework|classes|subjects|topics|areas of study|subject areas|course topics|"
    r"core areas|course titles|course areas)\b"
    r"(?:\s(?:in|on)|[^.;:]{0,80}?\b(?:includes?|including|such as|covers?|like|are|"
    r"focus(?:es)? on))\b\s*:?\s+"
    rf"(?:(?:topics|subjects|areas) (?:like|such as|including) )?{_NOT_YET}"
)
_STUDIED = re.compile(
    r"\b(?:students|learners)\s(?:typically |usually |often |will |may )*"
    r"(?:study|explore|learn about)\s(?!the\b|how\b)"
)
_ENDS = re.compile(
    r"\s(?:which|where|that|who|while|may|can|will|is|are|were|also|before|after|depending|as well|"
    r"to|with|help|helps|prepare|prepares|among|at|through)\s"
)
_NO_AREA = re.compile(
    r"^to\b|\b(?:practic(?:um|a)|internships?|thesis|capstone|e?portfolio|independent study|"
    r"field ?work|"
    r"programs?|degrees?|students?|courses?|classes|electives?|credits?|online|semesters?|years?|"
    r"in-person|campus|projects?|exams?|format|hybrid|requirements?|state|school|schools|they|it)\b"
)
_PRESENT = re.compile(
    r"\b(?:prerequisites?|admission|applicants?|undergraduate|required for|cost)\b"
)


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    folded, heading = passage.folded, passage.heading
    if _PRESENT.search(folded):
        return
    in_section = _SECTION.search(heading) and (_TYPICAL.search(heading) or _PROGRAMS.search(folded))
    if not in_section and not _ITSELF_TYPICAL.search(folded):
        return
    match = _AREAS.search(folded) or (_STUDIED.search(folded) if in_section else None)
    if match is None:
        return
    found = items(passage.text, match.end(), boundary=_ENDS)
    areas = [item for item in found if len(item.value.split()) <= 6]
    if len(areas) < 2 or len(areas) < len(found):
        return
    for item in areas:
        if not _NO_AREA.search(item.value.lower()):
            yield Reading("course_area", item.value, item.start, item.end, confidence=0.85)


GRAMMAR = Grammar(
    "course areas",
    (
        "courses",
        "coursework",
        "classes",
        "subjects",
        "topics",
        "areas",
        "study",
        "explore",
        "learn",
    ),
    read,
    of_field=True,
)

"""Being there: learning in a cohort, how large a class is, how often one comes to campus."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.numbers import NUMBER, RANGE, quantity, value_of
from gradguide.extraction.grammars.unsaid import says_nothing_of_a_program
from gradguide.model.pack import FieldPack

_COHORT = re.compile(
    r"\b(?:(?:part|member|members) of an? (?:[\w-]+ ){0,3}?cohort|cohort[- ](?:based|style)|"
    r"cohort (?:model|format|program|structure|approach|system|experience|learning|setting|design|"
    r"environment|community)|cohorts? ?: ?yes\b|cohorts of (?:about |up to |approximately )?\d+|"
    r"(?:model|format|structure|type) ?: ?cohort|"
    r"(?:join|joins|joining) (?:an? |your |the )?(?:[\w-]+ ){0,2}cohort|"
    r"(?:as|with|in|into|through|alongside) (?:an? |their |your |one |the same |small |"
    r"the )?(?:[\w-]+ ){0,2}?cohorts?\b(?! default| stud)|"
    r"(?:an?|your|their|our) (?:[\w-]+ ){0,2}?cohort of (?:[\w-]+ ){0,2}?(?:\d+ )?(?:students|"
    r"peers|colleagues|classmates|learners|professionals|fellow)|"
    r"(?:new|each|every|one) cohorts? (?:of students )?(?:start|begin|begins|starts|enters|"
    r"is admitted|of \d+))"
)
_NO_COHORT = re.compile(
    r"\b(?:not (?:an? |in an? |part of an? |use an? |follow an? |"
    r"organized in(?:to)? )?(?:[\w-]+ )?cohorts?(?:[- ](?:based|model|program|format))?|"
    r"no cohorts?|non-cohort|(?:without|rather than|instead of) (?:an? )?cohorts?)\b"
)
_COHORT_OTHER = re.compile(
    r"\b(?:may|can|optional|option|(?:some|many|most) (?:\w+ ){0,2}?programs|or individually|if|"
    r"doctoral|ph\.?d|undergraduate|faculty|fellows?|scholars?|scholarship|grant|funded|"
    r"first cohort|inaugural|graduated|alumni|default|study of|certificate|states)\b"
)

_CLASS = r"(?:class(?:es)?(?: sizes?)?|courses?|sections?|enrollment)"
_SIZE_AHEAD = re.compile(
    rf"\b{_CLASS}(?: (?!finish|complet|graduat|earn)[\w-]+){{0,5}}? \(?"
    rf"(?:under|fewer than|less than|no more than|no larger than|"
    rf"not exceed|never exceed|limited to|capped at|cap of|caps? (?:of|at)|(?:top|max) out at|"
    rf"maximum(?: of| is|:)?|at most|"
    rf"below|up to|size[sd]? of|averaging|from|of|have|is|"
    rf":)(?: (?:no more than|fewer than|under|at most|up to|about|a maximum of|only|"
    rf"between))* (?P<number>{RANGE})(?P<behind> students)?"
)
_SIZE_LABEL = re.compile(
    rf"\b(?:maximum class size|class size (?:limit|cap|maximum)|max\.? class size) ?(?:is|:|of|"
    rf"-)? ?(?P<number>{NUMBER})"
)
_SIZE_BEHIND = re.compile(
    rf"\b(?P<bound>no more than|fewer than|under|at most|a maximum of|maximum of|"
    rf"up to) (?P<number>{NUMBER}) students (?:in (?:each|a|any|every)|"
    r"per|to a|each) (?:online |live )?(?:class|course|section|classroom)"
)
_AT_MOST = re.compile(
    r"\b(?:under|fewer than|less than|no more than|no larger than|exceed|limited to|capped at|"
    r"caps? (?:of|at)|(?:top|max) out at|maximum|at most|below|up to)\b"
)
_OF_STUDENTS = re.compile(r"\bclass|students|\bsections (?:are|is|have)")
_AVERAGE = re.compile(
    r"\b(?:average|median|typically|ratio|undergraduate|graduating|incoming|first[- ]year|credits?|"
    r"hours)\b"
)


def _cohort(passage: Passage) -> Iterator[Reading]:
    folded = passage.folded
    if (no := _NO_COHORT.search(folded)) is not None:
        yield Reading("cohort", False, no.start(), no.end())
        return
    match = _COHORT.search(folded)
    if match is None:
        return
    near = folded[max(0, match.start() - 60) : match.end() + 25]
    if _COHORT_OTHER.search(near) is None:
        yield Reading("cohort", True, match.start(), match.end())


def _class_size(passage: Passage) -> Iterator[Reading]:
    folded = passage.folded
    for pattern in (_SIZE_LABEL, _SIZE_AHEAD, _SIZE_BEHIND):
        for match in pattern.finditer(folded):
            read = quantity(match["number"])
            if read is None or _AVERAGE.search(match.group()):
                continue
            about_classes = _OF_STUDENTS.search(match.group()) is not None
            bounded = _AT_MOST.search(match.group()) is not None
            if read.high is not None and "class" in match.group() and "size" in match.group():
                value = read.high
            elif bounded and about_classes and read.high is None:
                value = read.low
            else:
                continue
            if 5 <= value <= 100 and not re.match(
                r" (?:credits?|hours|weeks|years|times|percent|%|per)", folded[match.end() :]
            ):
                yield Reading("class_size_max", value_of(value), match.start(), match.end())
                return


def _read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    if not says_nothing_of_a_program(passage):
        yield from _cohort(passage)
        yield from _class_size(passage)


GRAMMAR = Grammar("attendance", ("cohort", "class", "students per", "section"), _read)

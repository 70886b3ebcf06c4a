"""Delivery: online (all of it), hybrid (some attendance, or both formats on offer) or campus."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.answers import answer
from gradguide.extraction.grammars.captions import read_under_heading
from gradguide.extraction.grammars.degree_names import degree_pattern
from gradguide.extraction.grammars.hybrid import BLEND, HYBRID, ONLINE, PAIR
from gradguide.extraction.grammars.online import CAMPUS, WHOLLY, online_spans
from gradguide.extraction.wording import in_general, is_statement, trimmed
from gradguide.model.pack import FieldPack
from gradguide.reading.document import BlockKind

_CAMPUS_ONLY = re.compile(
    rf"\b(?:held|meets?|taught|offered) (?:only |exclusively )?{CAMPUS} only\b|"
    rf"\b(?:only|exclusively|entirely|solely) (?:offered |taught |held |available )?{CAMPUS}|"
    r"\b(?:offered|delivered|taught|available|conducted) (?:only|exclusively|entirely|solely) "
    rf"{CAMPUS}|\b(?:this|is an?) (?:on[- ]campus|in[- ]person|face[- ]to[- ]face|campus[- ]based|"
    r"residential) (?:[\w-]+ ){0,5}?(?:program|degree|master)\b"
)

_NO_ONLINE = re.compile(
    rf"{CAMPUS}(?: only)?[,;:]? (?:(?:and|but|with|it|which|there|has|have|having|offers?|is|"
    rf"offering) )*"
    r"no (?:fully )?online (?:options?|versions?|formats?|delivery|courses|classes|study|track)\b"
    r"(?=\s*(?:$|[.;,)]))"
)

_LABEL = (
    r"(?:^|[|;:,\t] ?|- )(?:(?:course|program|degree|learning|instruction(?:al)?|class|study) )?"
    r"(?:delivery(?: (?:method|mode|format|type|options?))?|format|modality|method of delivery|"
    r"mode(?: of (?:study|delivery|instruction))?|(?:learning|study|instruction(?:al)?) "
    r"(?:format|environment|mode|option|method|type)s?|campus(?:es)?|locations?|availability|"
    r"offered|program type)\b(?:\(s\))?(?:, [^:|?]{2,40}: | ?[:|-] ?| )"
)
_LABELLED = re.compile(
    _LABEL + rf"(?P<value>{PAIR}(?:[- ]based)?|online(?: or |, ?| and |/| & )"
    rf"hybrid|hybrid(?: or |, ?| and |/| & )online|(?:online )?hybrid|blended|(?:{WHOLLY} )?"
    r"online(?: learning| only| program| delivery)?|on[- ]campus|in[- ]person|campus|"
    r"face[- ]to[- ]face)(?=\s*(?:$|[|;.,*(]|-\s|visit\b))"
)
_AMONG_FACTS = re.compile(  # "36 credits | on campus | $500 a credit"
    rf"(?<=[|]) ?(?P<value>(?:{WHOLLY} )?online|(?:on[- ])?campus|hybrid)(?= ?(?:$|[|]))"
)
_FACT = re.compile(r"\d (?:semester |quarter )?(?:credits?|hours|months|years)\b|[$]\d")
_FIELD = re.compile(
    r"(?:^|- |[|] ?|: )(?P<value>online (?:&|and|or|/) campus[- ]based|(?:100 ?% )?online learning|"
    r"(?:100 ?% )?online program|campus[- ]based)(?= ?(?:$|-|[|]))|"
    r"^(?:available |offered |100 ?% )?(?P<online>online(?: program| option)?\s?[:?] ?yes)\b"
)

_NEGATED = re.compile(
    r"\b(?:not|never|cannot|\w+n't|no|nor|neither|without|unlike|versus|vs\.?|rather than|"
    r"instead of|yet to)(?: \w+){0,3} ?$"
)
_NEGATION_INSIDE = re.compile(r"\b(?:not|\w+n't|no longer|never|cannot)\b")
_PARTLY = re.compile(
    r"\b(?:partly|partially|mostly|primarily|largely|predominantly|mainly|nearly|almost|some|"
    r"several|many|certain|select(?:ed)?|a few|part|half|portion|majority|most|occasional(?:ly)?|"
    r"other|another|additional|similar|popular|best|top|find|compare|search|featured|planning|"
    r"plans|hopes?|considering|soon|sometimes|first|entry-level|apply (?:for|to)|register|if|an "
    r"existing)(?: (?!is\b|are\b|offers?\b)[\w'-]+){0,3} ?$"
)
_INTENDED = re.compile(
    r"\b(?:plans?|planning|hopes?|hoping|intends?|expects?|aims?|considering|working|preparing) "
    r"(?:to|on)\b[^.;]*$"
)
_COURSES = (
    r"(?:courses|classes|electives|sections|concentrations|specializations|workshops|modules|"
    r"coursework|(?<!the )(?<!our )(?<!both )(?<!these )(?:programs|degrees))"
)
_SOME_COURSES = re.compile(
    r"\b(?:not all|not every|some|many|several|certain|selected|select|most|few|half|core|elective|"
    r"required|other|"
    rf"summer|these) (?:[\w-]+ ){{0,3}}?{_COURSES} (?:\S+ ){{0,6}}$"
)
_COURSES_BEFORE = re.compile(rf"(?<!all )\b{_COURSES} (?:\w+ ){{0,4}}$")
_EXTRAS = re.compile(
    r"\b(?:orientations?|electives?|exams?|tests?|housing|parking|jobs?|assistantships?|some|"
    r"several|many|certain|few|applica\w+|services|aid)\b"
)
_BARE_ONLY = re.compile(r"only|exclusively|entirely|solely")
_STUDY = re.compile(
    r"\b(?:programs?|degree|class(?:es)?|courses|coursework|instruction|curriculum|master\w*|track|"
    r"teach(?:es|ing)|taught|stud(?:y|ied)|certificate)\b"
)
_SOUGHT = re.compile(  # "requirements for an online degree": any, not this one
    r"^an? (?:\w+ )?$|\b(?:for|looking for|to|considering|choos(?:e|ing)|find(?:ing)?|seek(?:ing)?|"
    r"than|like|want) an? (?:\w+ )?$"
)
_BIOGRAPHY = re.compile(
    r"\b(?:she|he|dr\.|professor|director of|instructor|teaches)(?!\w)|"
    r"\b(?:received|earned|holds|completed) (?:her|his|their|an?)\b"
)
_COMPARISON = re.compile(
    r"\b(?:differences?|compared|same as (?:\w+ ){0,3}?(?:on-campus|in-person|campus)|versus|"
    r"vs\.|whether|benefits of|advantages of|on-campus counterparts?)\b"
)
_NOT_THE_PROGRAM = re.compile(
    r"\b(?:info(?:rmation)? sessions?|webinars?|open house|orientation sessions?|student services|"
    r"advising|tutoring|events?|conference|practicum|internships?|field ?work|field experience|"
    r"library (?:services|resources|collections)|programming|workshops?|bookstore|meetings?|"
    r"application process|students,? whether|professional development|position|employment)\b"
)


_WHOLLY_ASKED = re.compile(rf"\b(?:{WHOLLY}|all|100%?)[- ]online\b")
_ONLINE_ASKED = re.compile(r"\b(?:program|degree|master'?s|certificate)\b.{0,40}\bonline ?\?$")
_PART_ASKED = re.compile(
    rf"\b(?:any|some|part|portion|resources|orientation|apply|application|register|{CAMPUS}|hybrid|"
    r"students|different|same|diploma|transcript|cost|transfer|job|employers)\b"
)
_MEETS = re.compile(rf"{CAMPUS}|\b(?:hybrid|residenc\w+|visit)\b")


def _answered(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """What "Yes." says where somebody asks whether the whole program is online."""
    found = answer(passage)
    if found is None or not found.yes or _MEETS.search(passage.folded):
        return
    question = found.question
    named = degree_pattern(pack.degrees).sub("degree", question)
    asked = _WHOLLY_ASKED.search(question) or _ONLINE_ASKED.search(named)
    if asked and not _PART_ASKED.search(question):
        yield _reading(passage.folded, "online", found.start, found.end, 0.9)


def _on_campus(folded: str) -> re.Match[str] | None:
    """Where the text says that the program is on campus, and not only a part of it."""
    found = _NO_ONLINE.search(folded) or _CAMPUS_ONLY.search(folded)
    if found is None or _NOT_THE_PROGRAM.search(folded) or _EXTRAS.search(folded):
        return None
    before = folded[: found.start()]
    if not _STUDY.search(folded, 0, found.end()) and _BARE_ONLY.match(found.group()):
        return None
    partly = _PARTLY.search(before) or _SOME_COURSES.search(before) or _NEGATED.search(before)
    return None if partly else found


def _hybrid(folded: str) -> tuple[int, int] | None:
    """Where the text says hybrid, None where it does not or speaks of something else."""
    blend = BLEND.search(folded)
    if blend:
        return blend.span()
    for pattern in HYBRID:
        for match in pattern.finditer(folded):
            if not _NEGATED.search(folded[: match.start()]):
                return None if _NOT_THE_PROGRAM.search(folded) else match.span()
    return None


def _sure(folded: str, start: int, end: int) -> bool:
    """Whether what was found to be online is the whole, and is said to be, not denied."""
    before, after = folded[:start], folded[end : end + 50]
    if _BIOGRAPHY.search(before):
        return False
    if _NEGATED.search(before) or _PARTLY.search(before) or _INTENDED.search(before):
        return False
    if _NEGATION_INSIDE.search(folded, start, end) or _SOME_COURSES.search(before):
        return False
    if _COURSES_BEFORE.search(before) and not re.match(WHOLLY, folded[start:]):
        return False
    if re.match(rf"(?:,|,? ?(?:and|or|/|&|as well as)) ?(?:\w+ )?{CAMPUS}", after):
        return False
    if _SOUGHT.search(before) and not re.search(r"(?:format|delivery)$", folded[start:end]):
        return False
    return not re.search(rf"{CAMPUS},? ?(?:and|or|/|&|versus|to) ?(?:the )?$", before)


_CELL = re.compile(
    rf"(?:{PAIR}(?:,? or a (?:mix|blend|combination))?|(?:{WHOLLY} )?online|hybrid|on[- ]campus|"
    rf"in[- ]person|face[- ]to[- ]face)"
    r"(?: only)?"
)


def _of_cell(passage: Passage) -> Iterator[Reading]:
    """A cell of a table that holds nothing but the delivery needs no column's name."""
    if passage.block.kind is BlockKind.TABLE_ROW and len(passage.block.cells) > 1:
        value = _CELL.fullmatch(passage.folded, passage.label)
        if value:
            yield _reading(passage.folded, _kind(value.group()), *value.span(), 0.9)


def _labelled(folded: str) -> Iterator[Reading]:
    seen: set[str] = set()
    for pattern in (_LABELLED, _FIELD):
        for match in pattern.finditer(folded):
            found = "value" if match["value"] else "online"
            value = _kind(match[found])
            if value not in seen:
                seen.add(value)
                yield _reading(folded, value, match.start(), match.end(found), 0.95)


def _kind(value: str) -> str:
    campus = re.search(CAMPUS, value) is not None
    online = re.search(ONLINE, value) is not None
    if "hybrid" in value or "blended" in value or (campus and online):
        return "hybrid"
    return "online" if online else "campus"


def _among_facts(folded: str) -> Iterator[Reading]:
    """The one delivery among facts that stand in a line with bars between."""
    found = list(_AMONG_FACTS.finditer(folded)) if _FACT.search(folded) else []
    if len(found) == 1:
        yield _reading(folded, _kind(found[0]["value"]), *found[0].span("value"), 0.9)


def _reading(folded: str, value: str, start: int, end: int, confidence: float) -> Reading:
    start, end = trimmed(folded, start, end)
    return Reading("delivery", value, start, end, confidence=confidence)


def read(passage: Passage, pack: FieldPack) -> Iterator[Reading]:
    """One delivery a passage. "The online degree" comes with a confidence of 0.7: where the
    same program is said to be hybrid, it only tells one format from the other."""
    folded = passage.folded
    labelled = list(_labelled(folded)) or list(read_under_heading(passage, _of_label))
    labelled = labelled or list(_of_cell(passage)) or list(_among_facts(folded))
    if labelled or not is_statement(folded) or in_general(folded) or _COMPARISON.search(folded):
        yield from labelled
        return
    hybrid = _hybrid(folded)
    if hybrid:
        yield _reading(folded, "hybrid", *hybrid, 0.95)
        return
    online = [found for found in online_spans(folded, pack.degrees) if _sure(folded, *found[:2])]
    campus = _on_campus(folded)
    if online and not campus:
        yield _reading(folded, "online", *max(online, key=lambda found: found[2]))
    elif campus and (campus.re is _NO_ONLINE or "online" not in folded):
        yield _reading(folded, "campus", *campus.span(), 0.9)
    elif not campus:
        yield from _answered(passage, pack)


def _of_label(passage: Passage) -> Iterator[Reading]:
    return _labelled(passage.folded)


GRAMMAR = Grammar(
    name="delivery",
    triggers=(
        "online", "hybrid", "campus", "in person", "in-person", "residency", "blend",
        "face-to-face", "face to face",
    ),
    read=read,
    answers=True,
)  # fmt: skip

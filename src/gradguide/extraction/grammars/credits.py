"""How many credits a program requires, in all and for its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradguide.extraction.grammar import Grammar, Passage, Reading
from gradguide.extraction.grammars.credit_counts import CreditCount, credit_counts
from gradguide.extraction.grammars.credit_shares import shares
from gradguide.extraction.grammars.credit_words import (
    ALONE_TAIL,
    BARE,
    CLAUSE_GOES_ON,
    CLAUSE_OPENS,
    CLOSES,
    COURSES_IN_BRACKETS,
    DEGREE_BEFORE,
    HEADED,
    LEAST_CERTIFICATE,
    LEAST_TOTAL,
    MOST_PART,
    MOST_QUARTER,
    MOST_SEMESTER,
    NOT_REQUIRED_BEFORE,
    NOT_REQUIRED_BEHIND,
    OF_COURSEWORK,
    OF_PART,
    OPTIONAL,
    OTHER_CREDITS,
    OTHER_PROGRAM_BEFORE,
    OUT_OF,
    PART_BEFORE,
    PROGRAM,
    PROGRAM_AHEAD,
    PROGRAM_ENDS,
    PROGRAM_NOUN,
    REQUIRED_BEHIND,
    REQUIRES,
    STRONG_REQUIRES,
    USUAL_LEAST,
    USUAL_MOST,
    WHOLE_AHEAD,
    WHOLE_BEHIND,
)
from gradguide.extraction.grammars.numbers import value_of
from gradguide.extraction.grammars.unsaid import is_course_listing, says_nothing_of_a_program
from gradguide.extraction.pack_patterns import degree_words
from gradguide.model.pack import FieldPack
from gradguide.model.vocabulary import Value


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
        said: dict[str, Value] = {"part": share.part}
        if share.quarter:
            said["unit"] = "quarter"
        yield Reading("credits", value_of(share.value), share.start, share.end, said, 0.9)


def _refused(folded: str, pack: FieldPack, count: CreditCount, before: str) -> bool:
    """Whether a number of credits is not one that the program asks for."""
    if count.labelled:
        return False
    if count.adjective and (
        PROGRAM_NOUN.match(folded, count.end) or _degree_behind(folded, pack, count.end)
    ):
        return OTHER_PROGRAM_BEFORE.search(before) is not None
    return bool(NOT_REQUIRED_BEFORE.search(before) or NOT_REQUIRED_BEHIND.match(folded, count.end))


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
    behind = OF_PART.match(folded, count.end)
    if before.endswith(OUT_OF):  # the whole of which something is a part
        return None, count.start, count.end
    if behind is not None:
        return behind.lastgroup, count.start, behind.end()
    ahead = PART_BEFORE.search(before)
    if ahead is not None:
        begin = count.start - len(before) + ahead.start()
        kind = next(name for name, text in ahead.groupdict().items() if text)
        return kind, begin, count.end
    headed = HEADED.search(passage.heading) or HEADED.search(passage.lead)
    if headed is not None and len(folded) < 40 and BARE.match(before):
        return headed.lastgroup, count.start, count.end
    return None, count.start, count.end


def _sane_part(folded: str, count: CreditCount, part: str) -> bool:
    if not 1 <= count.value <= MOST_PART[part] or (count.plain_hours and part == "practicum"):
        return False
    return part != "practicum" or OPTIONAL.search(folded) is None


def _total(
    passage: Passage, pack: FieldPack, count: CreditCount, before: str
) -> tuple[int, int] | None:
    """The span that says that these credits are the whole program's; None if nothing does."""
    folded = passage.folded
    if count.labelled:
        return (count.start, count.end) if not count.plain_hours else None
    if count.adjective:
        noun = PROGRAM_NOUN.match(folded, count.end)
        if noun is not None:
            return count.start, noun.end()
        named = _degree_behind(folded, pack, count.end)
        return (count.start, named) if named is not None else None
    if behind := REQUIRED_BEHIND.match(folded, count.end):
        return count.start, behind.end()
    if end := _whole(folded, count, before):
        return count.start, end
    if (named := _for_degree(folded, pack, count.end)) is not None:
        return count.start, named
    if not count.plain_hours and before.endswith(OUT_OF) and _by_itself(folded, count, before):
        return count.start, count.end
    if requires := REQUIRES.search(before):
        about_program = (
            PROGRAM.search(folded)
            or PROGRAM.search(f"{passage.heading} {passage.lead}")
            or _names_degree(folded, pack)
        )
        strong = STRONG_REQUIRES.search(requires.group()) is not None or _is_said_of_degree(
            before, pack
        )
        studied = OF_COURSEWORK.match(folded, count.end) is not None
        alone = not before[: requires.start()].strip() and requires.group().startswith(
            ("requires ", "required:", "total")
        )
        if (about_program or alone) and (strong or studied or not count.plain_hours):
            return count.start - len(before) + requires.start(), count.end
        return None
    if _in_brackets(folded, count, before) or (
        before.endswith("(") and CLOSES.match(folded, count.end) and _degree_ahead(before, pack)
    ):
        return count.start, count.end
    if count.plain_hours:
        return None
    if (
        _stands_alone(folded, count, before)
        or _degree_ahead(before, pack)
        or _by_itself(folded, count, before)
    ):
        return count.start, count.end
    return None


def _whole(folded: str, count: CreditCount, before: str) -> int | None:
    """Where the words end that say how long "the 36 credits" take, which makes them a whole."""
    if not USUAL_LEAST <= count.value <= USUAL_MOST or OTHER_CREDITS.search(folded):
        return None
    behind = WHOLE_BEHIND.match(folded, count.end) if WHOLE_AHEAD.search(before) else None
    if behind is None or (count.plain_hours and not behind["unit"].startswith("year")):
        return None
    return behind.end()


def _in_brackets(folded: str, count: CreditCount, before: str) -> bool:
    """Whether the credits stand in brackets behind a program ("Program of Study (36 credits)")."""
    return (
        PROGRAM_AHEAD.search(before) is not None
        and CLOSES.match(folded, count.end) is not None
        and OTHER_CREDITS.search(before) is None
    )


def _by_itself(folded: str, count: CreditCount, before: str) -> bool:
    """Whether the credits are a clause of their own: "ALA-accredited; 36 credits, all online"."""
    if not USUAL_LEAST <= count.value <= USUAL_MOST or OTHER_CREDITS.search(folded):
        return False
    if before.endswith(OUT_OF):
        return True
    return CLAUSE_OPENS.search(before) is not None and (
        CLAUSE_GOES_ON.match(folded, count.end) is not None
    )


def _stands_alone(folded: str, count: CreditCount, before: str) -> bool:
    """Whether the credits are all that an item or a row says."""
    behind = COURSES_IN_BRACKETS.sub("", folded[count.end :]).partition("|")[0].strip(" .*)")
    behind = ALONE_TAIL.sub("", behind)
    return BARE.match(before.rpartition("|")[2]) is not None and not behind


def _names_degree(folded: str, pack: FieldPack) -> bool:
    return degree_words(pack).search(folded) is not None


_BEFORE_DEGREE = re.compile(r"[- ](?:(?:online|fully|hour),? )*")


def _degree_behind(folded: str, pack: FieldPack, at: int) -> int | None:
    """Where a degree of the field ends that is named right behind ("36-credit MLK")."""
    before = _BEFORE_DEGREE.match(folded, at)
    match = degree_words(pack).match(folded, before.end()) if before else None
    return match.end() if match else None


_FOR = re.compile(r" (?:for|in) (?:the|an?|its|their|our) (?:online )?")
_IS = re.compile(r" (?:is|runs|totals)(?: (?:just|only|about|a total of))? $")


def _for_degree(folded: str, pack: FieldPack, at: int) -> int | None:
    """Where a degree of the field ends that the credits are for ("36 credits for the MLK")."""
    ahead = _FOR.match(folded, at)
    match = degree_words(pack).match(folded, ahead.end()) if ahead else None
    return match.end() if match else None


def _is_said_of_degree(before: str, pack: FieldPack) -> bool:
    """Whether a program or a degree of the field is what "is 36 hours" is said of."""
    verb = _IS.search(before)
    if verb is None:
        return False
    subject = before[: verb.start()]
    ends = {match.end() for match in degree_words(pack).finditer(subject)}
    return len(subject) in ends or PROGRAM_ENDS.search(subject) is not None


def _degree_ahead(before: str, pack: FieldPack) -> bool:
    """Whether a degree of the field is named right before ("Master of X (36 credits)")."""
    return any(
        DEGREE_BEFORE.match(before, match.end()) for match in degree_words(pack).finditer(before)
    )


def _sane_total(passage: Passage, count: CreditCount) -> bool:
    if count.quarter or _quarters(passage, count):
        return LEAST_TOTAL <= count.value <= MOST_QUARTER
    certificate = "certificate" in f"{passage.folded} {passage.heading}"
    least = LEAST_CERTIFICATE if certificate else LEAST_TOTAL
    return least <= count.value <= MOST_SEMESTER


def _quarters(passage: Passage, count: CreditCount) -> bool:
    """Whether the passage counts in quarter credits and this number names no unit of its own."""
    return not count.semester and "quarter credit" in passage.folded


GRAMMAR = Grammar("credits", ("credit", "unit", "hour", " hrs", " cr", " sch", " s.h"), _read)

"""Openers: lines that say "from here on, this school" or "this program"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from gradguide.extraction.gazetteer import Mention
from gradguide.extraction.lines import Line, bare_rank_of, marker_rank_of, rank_of
from gradguide.extraction.programs import LEVEL_WORD, ProgramName, ProgramNames
from gradguide.reading.document import BlockKind

_SEPARATOR = re.compile(r" *(?: [-|:]+ |: | ?\| ?|, (?=[a-z]))")
_ARTICLE = re.compile(r"(?:the|at) ")
_KIND_WORD = re.compile(
    r" (?:pathway|path|track|concentration|speciali[sz]ation|focus(?: area)?|emphasis|option|"
    r"stream)$"
)
_LEVEL_LABEL = re.compile(
    r"(?P<level>master(?:'s)?|bachelor(?:'s)?|doctora(?:te|l)|phd|"
    r"(?:graduate |post-?master'?s )?certificate)"
    r"(?: degree)?(?P<link> ?[-|:] ?| +)(?=[a-z])"
)
_GENERIC = re.compile(
    r"\b(?:programs|degrees|schools|universities|colleges|specialties|careers|salar(?:y|ies)|jobs|"
    r"requirements|admissions?|curriculum|courses|options|rankings?|methodology|why|how|what|which|"
    r"best|top|cheapest|most|affordable|guide|vs\.?|difference|about|faqs?|overview)\b"
)
_ORNAMENTS = frozenset(
    "a an and the online general degree program fully hybrid traditional full part time option "
    "track with without concentration specialization emphasis in of new our graduate campus".split()
)
_FIGURES = re.compile(r"(?:\s*[$€£]?\d[\d,.]*\s?(?:%|k|/yr|/year)?(?:\s|$))+")
_JOINT_BEFORE_SCHOOL = re.compile(r" *(?:[-|,:(]| at| from)(?: the)? *$")
_OF_MANY = re.compile(r"\b(?:programs|degrees|schools|universities|colleges)\b")
_QUESTION = re.compile(r"\?\s*$|^(?:are|is|what|how|why|which|do|does|can|should|where|who|when) ")


@dataclass(frozen=True, slots=True)
class SchoolOpener:
    """A line that opens a school's entry: "#3 School", "School - Program", "School Program".

    `tail` is what follows the school's name and its separator, with where it starts in the
    line. `row` marks a line that is a table's row; `figures` that its tail is nothing but them.
    """

    mention: Mention
    rank: int | None
    tail: str
    tail_start: int
    program: ProgramName | None
    row: bool
    figures: bool = False


@dataclass(frozen=True, slots=True)
class ProgramOpener:
    """A line that opens a program of the school in force; `level` from a level column, `row`
    where it is a table's row and so speaks for itself alone."""

    named: ProgramName
    start: int
    end: int
    level: str | None
    row: bool = False


def question(line: Line) -> bool:
    return bool(_QUESTION.search(line.folded))


def generic(text: str) -> bool:
    """Whether a heading speaks of programs, careers or rankings at large."""
    return bool(_GENERIC.search(text))


def school_opener(
    line: Line, names: ProgramNames, ranked: bool, reads_details: Callable[[str], bool]
) -> SchoolOpener | None:
    """The school's entry that this line opens, or None.

    `ranked`: the document has a ranking table, so that a bare leading number is a rank.
    `reads_details` tells whether a tail is nothing but a place, a sector or a web site.
    """
    if not line.mentions or question(line):
        return None
    if line.block.kind is BlockKind.TABLE_ROW and len(line.block.cells) > 1:
        return _row_opener(line, names)
    listed = line.block.kind is BlockKind.LIST_ITEM and line.words <= 20
    if not (line.heads or listed) or line.sentence_like:
        return None
    rank = rank_of(line.folded) or (bare_rank_of(line.folded) if ranked else None)
    start = rank[1] if rank else 0
    article = _ARTICLE.match(line.folded, start)
    first = line.mentions[0]
    if first.start != (article.end() if article else start):
        return _program_first(line, names, rank)
    rest = line.text[first.end :]
    folded_rest = line.folded[first.end :]
    if folded_rest.startswith(("'s", "' ")):
        return None
    separator = _SEPARATOR.match(folded_rest)
    tail_start = first.end + (separator.end() if separator else len(rest) - len(rest.lstrip()))
    tail = line.text[tail_start:]
    if tail and (program_part := _program_part(tail, names)):
        tail_start += program_part[0]
        tail = tail[program_part[0] : program_part[1]]
    program = _program_of(tail, names) if tail else None
    figures = bool(_FIGURES.fullmatch(tail))
    if tail and not separator and program is None and not _is_aside(tail) and not figures:
        if not reads_details(tail):
            return None
        row = True
    else:
        row = figures or (bool(tail) and not separator and program is not None)
    if tail and generic(line.folded[tail_start:]) and program is None and listed:
        return None
    return SchoolOpener(
        mention=first,
        rank=rank[0] if rank else marker_rank_of(line),
        tail=tail,
        tail_start=tail_start,
        program=program,
        row=row,
        figures=figures,
    )


def _row_opener(line: Line, names: ProgramNames) -> SchoolOpener | None:
    """A table's row with a school in a cell of its own; a number in the first cell is its rank."""
    if line.block.header:
        return None
    cells = [(a - line.block.start, b - line.block.start) for a, b in line.block.cells]
    holder = next(((m, cell) for cell in cells for m in line.mentions if m.start == cell[0]), None)
    if holder is None:
        return None
    mention, own = holder
    first = line.folded[slice(*cells[0])].strip(" #.")
    rank = int(first) if first.isdigit() and len(first) <= 3 and own != cells[0] else None
    program, at = None, mention.end
    for start, end in [(mention.end, own[1]), *(c for c in cells if c != own)]:
        for part in re.finditer(r"[^;|]+", line.text[start:end]):
            words = part.group().strip(" ,-–—:")
            if words and (program := _program_of(words, names)):
                at = line.text.index(words, start)
                break
        if program:
            break
    tail = program.name if program else ""
    return SchoolOpener(mention, rank, tail, at, program, row=True)


def _program_part(tail: str, names: ProgramNames) -> tuple[int, int] | None:
    """The cell that names a program, where a tail has several cells."""
    cells = list(re.finditer(r"[^|;\t]+", tail))
    if len(cells) < 2:
        return None
    for cell in cells:
        start = cell.start() + len(cell.group()) - len(cell.group().lstrip())
        words = cell.group().strip()
        if words and _program_of(words, names):
            return start, start + len(words)
    return None


def _program_first(
    line: Line, names: ProgramNames, rank: tuple[int, int] | None
) -> SchoolOpener | None:
    """ "Program - School", "Program at School", "Program | School": the other way round."""
    mention = line.mentions[-1]
    if mention.end < len(line.text.rstrip(" .*)")) or len(line.mentions) > 1:
        return None
    start = rank[1] if rank else 0
    head = _JOINT_BEFORE_SCHOOL.search(line.folded, 0, mention.start)
    if head is None:
        return None
    name = line.text[start : head.start()]
    program = names.whole(name)
    if program is None or generic(program.name.casefold()):
        return None
    return SchoolOpener(mention, rank[0] if rank else None, name, start, program, row=False)


def _program_of(tail: str, names: ProgramNames) -> ProgramName | None:
    """The program that a tail is the name of; none where it is long or of many."""
    found = names.whole(tail)
    if found is None or len(tail.split()) > 20 or _OF_MANY.search(tail.casefold()):
        return None
    return found


def _is_aside(tail: str) -> bool:
    """A place in brackets, or nothing but signs."""
    return bool(re.fullmatch(r"[\s*.()\[\]:|-]*|\s*\(.*\)\s*", tail))


def program_opener(line: Line, names: ProgramNames) -> ProgramOpener | None:
    """The program that this whole line names, or None: "Master's - NAME", "Master NAME", "NAME"."""
    if line.block.kind is BlockKind.TABLE_ROW and len(line.block.cells) > 1:
        return _program_row(line, names)
    if not line.heads or line.sentence_like or question(line):
        return None
    level = _LEVEL_LABEL.match(line.folded)
    if level and (level.group("link").strip() or _doubles(line, level, names)):
        name = line.text[level.end() :]
        named = names.whole(name) or ProgramName(0, len(name), name.strip(), None, None, False)
        word = LEVEL_WORD.search(level.group("level"))
        said = names.level_of(word.group()) if word else "doctoral"
        return ProgramOpener(named, level.end(), len(line.text.rstrip()), said)
    if line.mentions or generic(line.folded):
        return None
    named_whole = names.whole(line.text)
    if named_whole is None or named_whole.start > 0 or not _all_name(line):
        return None
    return ProgramOpener(named_whole, 0, len(line.text.rstrip(" :*")), None)


def _program_row(line: Line, names: ProgramNames) -> ProgramOpener | None:
    """A table's row that begins with a program's name."""
    if line.block.header or len(line.block.cells) < 3:
        return None
    start, end = (at - line.block.start for at in line.block.cells[0])
    cell = line.text[start:end]
    named = names.whole(cell)
    if (
        named is None
        or generic(cell.casefold())
        or not any(p.start == start for p in line.programs)
    ):
        return None
    return ProgramOpener(named, start, end, None, row=True)


def section_program(line: Line) -> ProgramName | None:
    """The one program of the school in force that a label heading is about ("MLS Advising")."""
    if not line.heads or line.sentence_like or len(line.programs) != 1:
        return None
    return line.programs[0] if line.block.kind is BlockKind.HEADING else None


def _all_name(line: Line) -> bool:
    """Whether a line is a program's name and hardly anything else."""
    rest = line.folded
    for named in line.programs:
        rest = rest.replace(line.folded[named.start : named.end], " ", 1)
    left = [w for w in re.findall(r"[a-z]+", rest) if w not in _ORNAMENTS]
    # Around a bare abbreviation any other word makes the line a label ("MLS Advising").
    room = 0.0 if all(named.abbreviated for named in line.programs) else 0.4
    return bool(line.programs) and len(left) <= room * line.words


def _doubles(line: Line, level: re.Match[str], names: ProgramNames) -> bool:
    """A level column flattened before a name that is complete without it."""
    rest = line.text[level.end() :]
    first = names.find(rest, line.folded[level.end() :])
    return (
        bool(first)
        and first[0].start == 0
        and " of " not in level.group()
        and not (
            level.group("link") == " " and line.folded[level.end() :].startswith(("of ", "in "))
        )
    )


_WITH_TRACK = re.compile(
    r" with (?:an? |the )?(?:(?:concentration|speciali[sz]ation|emphasis|focus|track) in "
    r"(?P<after>.+)|(?P<before>.+?) (?:concentration|speciali[sz]ation|emphasis|focus|track))$",
    re.IGNORECASE,
)
_TRACK = re.compile(
    r"(?: ?[:–—-] |, )(?P<track>.+?) (?:concentration|speciali[sz]ation|track|pathway|option)$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r" \((?P<track>[A-Z][\w'’]+(?: (?:[A-Z&]|and |of )[\w'’]*)+)\)$")


def track_of(name: str) -> tuple[str, str | None]:
    """A program's name without the track that it ends with, and the track.

    "MS in X with a Y concentration" loses the track; "MS in X: Y Track" and "MS in X (Y)" are
    names of their own and keep it.
    """
    if match := _WITH_TRACK.search(name):
        return name[: match.start()], match.group("after") or match.group("before")
    if match := _TRACK.search(name) or _IN_BRACKETS.search(name):
        return name, match.group("track")
    return name, None


def without_kind_word(text: str) -> tuple[str, bool]:
    """A track's name without its trailing kind word, and whether there was one."""
    folded = text.casefold().rstrip(" *:")
    match = _KIND_WORD.search(folded)
    return (text[: match.start()], True) if match else (text.rstrip(" *:"), False)

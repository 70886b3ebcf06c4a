"""Programs named in running text: that a school offers them, their degree and level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gradguide.extraction.lines import Line
from gradguide.extraction.particular import plural_or_indefinite
from gradguide.extraction.programs import ProgramName
from gradguide.extraction.scope import Program, School, Scope, ScopeKind, Stated

# Words right before a program's name that make it a particular one on offer.
_PARTICULAR = re.compile(
    r"(?:\b(?:the|its|our|this|your|new)|'s|s') (?:[\w%,'-]+ ){0,5}$|"
    r"\b(?:offer(?:s|ing)?|confer(?:s|ring)?|grant(?:s|ing)?|runs?|provid(?:es|ing)|award(?:s|ing)?|deliver(?:s|ing)?|hous(?:es|ing)|"
    r"results? in|"
    r"leads? to|both|either|complete|completing|pursue|pursuing|earn|earning) (?:[\w%,'-]+ ){0,6}$|"
    r"\b(?:and|or) (?:the |an? )?(?:[\w%-]+ ){0,3}$|\bonline $|^$"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:if you|applicants?|candidates?|who (?:hold|have)|holders|such as|equivalent|prior|"
    r"previous|"
    r"already|completed|accredited institution|employers?|positions?|jobs?)\b"
)


def offered(line: Line, scope: Scope) -> Iterator[Stated]:
    """Claims from the programs that a line of running text names.

    A name that means the scope's program gives its degree; another program of the school in
    force gives a program of its own, where the words around make it a particular one.
    """
    if scope.school is None and scope.kind is not ScopeKind.SITE:
        return
    others = [m for m in line.mentions if scope.school and not scope.school.same(School.of(m))]
    if others:
        return
    for named in line.programs:
        if named.level == "bachelor" or (
            plural_or_indefinite(line, named) and not _offers(line, named)
        ):
            continue
        own = _own(named, scope)
        if own is not None:
            if not scope.firm:
                extra = {"concentration": own.concentration} if own.concentration else {}
                yield _stated(line, named, "program", own.stated, own, extra)
            yield from _particulars(line, named, own)
        elif not named.loose and _particular(line, named):
            program = Program.of(named)
            yield _stated(line, named, "program", named.name, program)
            yield from _particulars(line, named, program)


def _own(named: ProgramName, scope: Scope) -> Program | None:
    if same := scope.of_degree(named.degree):
        return same
    if named.loose:
        same_level = [p for p in (*scope.programs, *scope.known) if p.level == named.level]
        return same_level[0] if len(set(same_level)) == 1 else None
    if scope.firm and len(scope.programs) == 1 and scope.programs[0].may_be(named):
        return scope.programs[0]
    return None


def _particulars(line: Line, named: ProgramName, program: Program) -> Iterator[Stated]:
    if named.degree and program.degree in (None, named.degree):
        yield _stated(line, named, "degree", named.degree, program)
    if named.level and named.level_said and program.level in (None, named.level):
        yield _stated(line, named, "level", named.level, program)


def _particular(line: Line, named: ProgramName) -> bool:
    sentence = line.folded.rfind(". ", 0, named.start) + 1
    before = line.folded[max(sentence, named.start - 60) : named.start]
    around = line.folded[sentence : named.end + 40]
    return bool(_PARTICULAR.search(before)) and not _HYPOTHETICAL.search(around)


def _offers(line: Line, named: ProgramName) -> bool:
    before = line.folded[max(0, named.start - 60) : named.start]
    return bool(
        re.search(r"\b(?:offers?|awards?|provides?|results? in) (?:[\w%,'-]+ ){0,5}$", before)
    )


def _stated(
    line: Line,
    named: ProgramName,
    attribute: str,
    value: str,
    program: Program,
    qualifiers: Mapping[str, str] | None = None,
) -> Stated:
    start, end = line.block.start + named.start, line.block.start + named.end
    return Stated(attribute, value, start, end, line.index, program, dict(qualifiers or {}))

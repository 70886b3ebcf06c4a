"""Names of programs in a text: which degree, at which level, in which words.

The language of degrees is the same in every field ("Master of Science in X", "MS in X",
"X, MS", "Graduate Certificate in X"); what an abbreviation or a name stands for in a field
comes from the pack's degrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick

from gradguide.extraction.degrees import LEVELS, PARENTHESES, DegreeNames
from gradguide.extraction.folding import fold
from gradguide.model.pack import Degree, FieldPack


@dataclass(frozen=True, slots=True)
class ProgramName:
    """A program named at `text[start:end]`.

    `degree` is the pack's abbreviation, None for a certificate or an unknown degree. `level`
    is what the degree is; `level_said` whether a word for the level stands in the name.
    `abbreviated` marks a bare abbreviation ("the MLIS"), `loose` a description that leaves the
    degree open ("a master's program in X").
    """

    start: int
    end: int
    name: str
    degree: str | None
    level: str | None
    level_said: bool
    abbreviated: bool = False
    loose: bool = False


_LEVELS_SPELLED = ("master", "bachelor", "doctor", "certificate", "associate", "specialist")
_LEVELS = {**LEVELS, "certificate": "certificate"}
LEVEL_WORD = re.compile(
    r"\b(?<!post-)(?<!post )(?:master(?:'s|s'|s)?|bachelor(?:'s|s'|s)?|doctor(?:ate|al)?|"
    r"certificate)\b"
)

_BEFORE = r"(?:(?:fully |100% )?online |executive |accelerated |professional |interdisciplinary )*"
_SPELLED = re.compile(
    rf"\b{_BEFORE}(?:dual )?(?P<level>master|bachelor|doctor|associate|specialist)(?:'s|s'|s)?"
    r"(?P<loose>(?:'s)? degree| program| degree program)? (?:of|in) (?P<field>(?=[a-z]))"
)
_CERTIFICATE = re.compile(
    r"\b(?:(?:online|graduate|undergraduate|post-?master'?s|post-?baccalaureate|postgraduate|"
    r"professional|advanced) )*certificate"
    r"(?: of (?:advanced|graduate|professional) (?:study|studies)| of specialization)?"
    r"(?: \([a-z]{2,5}\))?(?: program)?(?:,? (?:in|for) |(?<=te)(?:,| -|:) )(?P<field>(?=[a-z]))"
)
_CERTIFICATE_AFTER = re.compile(
    r"(?: (?:online|graduate|post-?master'?s|professional|advanced|specialist))* certificate\b"
    r"(?! of)(?P<program> program)?"
)
_TOKEN = re.compile(r"[A-Za-z][\w'’.]*(?:[-–/][\w'’]+)*|[&+]|\d+")
_GAP = re.compile(r"[,:]? ")
_TITLE_GOES_ON = re.compile(r"[A-Z][\w'’]+(?: (?:and|&) [A-Z])|(?:and|&) [A-Z]")
_LINK = re.compile(r"(?: degree)?(?: program)? (?:in|of) |,? ")
_ENDS_BEFORE = re.compile(_BEFORE + "$")
_CONNECTORS = frozenset("of in and & for the +".split())
_STOPS = frozenset(
    "program programs degree degrees student students graduate graduates offers offer is are has "
    "prepares provides requires online track pathway concentration specialization focus "
    "course courses department school college university".split()
)


def _title_run(text: str, start: int) -> int:
    """Where the run of title words that begins at `start` ends (connectors inside only)."""
    end = start
    position = start
    while match := _TOKEN.match(text, position):
        word = match.group()
        lower = word.casefold().rstrip(".")
        capital = word[0].isupper() or word[0].isdigit()
        if capital and lower not in _STOPS:
            end = match.end()
        elif lower not in _CONNECTORS or (end == start and lower != "the"):
            break
        position = match.end()
        if word.endswith(".") and len(word) > 4:
            end = match.end() - 1
            break
        gap = _GAP.match(text, position)
        if gap is None:
            break
        if gap.group() != " ":
            # A comma goes on only before another title word followed by a connector.
            colon = gap.group().startswith(":") and text[gap.end() : gap.end() + 1].isupper()
            if not colon and not _TITLE_GOES_ON.match(text, gap.end()):
                break
        position = gap.end()
    return end


class ProgramNames:
    """Finds the programs that a stretch of text names."""

    def __init__(self, pack: FieldPack) -> None:
        self.degrees = DegreeNames(pack)
        self._hints = AhoCorasick(sorted({*_LEVELS_SPELLED, *self.degrees.spellings}))
        self._subjects = sorted(
            {name for term in pack.fields for name in term.names}, key=lambda n: (-len(n), n)
        )

    def find(self, text: str, folded: str) -> list[ProgramName]:
        """All names, left to right, none overlapping; the longest where several start."""
        found = [*self._spelled(text, folded), *self._certificates(text, folded)]
        found += self._abbreviations(text, folded)
        found.sort(key=lambda p: (p.start, -p.end))
        out: list[ProgramName] = []
        for name in found:
            if out and name.start < out[-1].end:
                if name.end > out[-1].end and name.start == out[-1].start:
                    out[-1] = name
                continue
            out.append(name)
        return out

    def hints(self, folded: str) -> list[int]:
        """Where in a text, in ascending order, a name may be found at all: at a word for a
        level or the letters of an abbreviation."""
        found = self._hints.find_matches_as_indexes(folded, overlapping=True)
        return [s for _, s, _ in found if s == 0 or not folded[s - 1].isalnum()]

    def level_of(self, word: str) -> str | None:
        """The level that a level word means ("master's" is "master")."""
        return _level_in(fold(word))

    def whole(self, text: str) -> ProgramName | None:
        """The name when the whole of a heading, cell or label is one; else None."""
        name = _without_remarks(text.strip().rstrip(":*").strip())
        folded = fold(name)
        inside = self.find(name, folded)
        degree = self.degrees.of_name(name)
        if degree is None and not inside:
            return None
        level = _level_in(folded)
        own = next((p.degree for p in inside if p.start == 0 and p.degree), None)
        return ProgramName(
            start=text.index(name),
            end=text.index(name) + len(name),
            name=name,
            degree=own or (degree.abbreviation if degree else inside[0].degree),
            level=level or (degree.level if degree else inside[0].level),
            level_said=level is not None,
            abbreviated=bool(inside) and inside[0].abbreviated and len(inside[0].name) == len(name),
        )

    def _spelled(self, text: str, folded: str) -> Iterator[ProgramName]:
        for match in _SPELLED.finditer(folded):
            end = self._field_end(text, folded, match.start("field"))
            if end == match.start("field"):
                continue
            end = self._with_abbreviation(folded, end)
            named = self._named(text, match.start(), end, said=True)
            # "A master's program in X" says the level and the field, not which degree.
            loose = match.group("loose") and "(" not in named.name
            yield replace(named, degree=None, loose=True) if loose else named

    def _certificates(self, text: str, folded: str) -> Iterator[ProgramName]:
        for match in _CERTIFICATE.finditer(folded):
            end = self._field_end(text, folded, match.start("field"))
            # "Certificate, Map Curation" is a name only where its kind is said and it is a title.
            by_mark = not match.group().endswith((" in ", " for "))
            if by_mark and (match.group().startswith("certificate") or not _is_title(text, match)):
                continue
            if end > match.start("field"):
                yield self._certificate(text, match.start(), end)
        for match in _CERTIFICATE_AFTER.finditer(folded):
            start = _title_start(text, match.start())
            if match.group().startswith(" certificate") and not match.group("program"):
                continue  # as often a licence of the state
            if start < match.start() and text[match.start() :].lstrip()[:1].isupper():
                yield self._certificate(text, start, match.end())

    def _abbreviations(self, text: str, folded: str) -> Iterator[ProgramName]:
        for match in self.degrees.abbreviation_pattern.finditer(folded):
            written = match.group("abbreviation")
            original = text[match.start("abbreviation") : match.end("abbreviation")]
            degree = self.degrees.of_abbreviation(written)
            if degree is None or not _written_as_abbreviation(original):
                continue
            start, end = match.start("abbreviation"), match.end("abbreviation")
            # A full stop belongs to the abbreviation only where the others are there too.
            if match.end() > end and "." in original:
                end = match.end()
            elif match.end() > end:
                if _certain(degree):
                    yield self._named(text, start, end, said=False, abbreviated=True)
                continue
            link = _LINK.match(folded, end)
            stop = end
            if link and text[link.end() : link.end() + 1].isupper():
                stop = _title_run(text, link.end())
                if stop <= link.end():
                    stop = end
            elif link and link.group().rstrip().endswith(("in", "of")):
                known = self._known_subject(folded, link.end())
                stop = known or end
            bare = stop == end
            if bare and not _certain(degree):
                continue
            end = end if bare else self._with_abbreviation(folded, stop)
            before = _ENDS_BEFORE.search(folded, max(0, start - 60), start)
            if before and before.group() and not bare and text[before.start()].isupper():
                start = before.start()
            yield self._named(text, start, end, said=False, abbreviated=bare)

    def _named(
        self, text: str, start: int, end: int, *, said: bool, abbreviated: bool = False
    ) -> ProgramName:
        name = text[start:end]
        degree = self.degrees.of_name(name) or self.degrees.of_abbreviation(name)
        own = _own_abbreviation(name) if said else None
        if own and (degree is None or degree.abbreviation.casefold() != own.casefold()):
            return ProgramName(start, end, name, own, _level_in(fold(name)), True)
        level = _level_in(fold(name)) if said else None
        return ProgramName(
            start,
            end,
            name,
            degree.abbreviation if degree else None,
            level or (degree.level if degree else None),
            level is not None,
            abbreviated,
        )

    def _certificate(self, text: str, start: int, end: int) -> ProgramName:
        return ProgramName(start, end, text[start:end], None, "certificate", True)

    def _field_end(self, text: str, folded: str, start: int) -> int:
        """Where the field of study that begins at `start` ends; `start` when there is none."""
        known = self._known_subject(folded, start)
        if text[start].isupper():
            return max(_title_run(text, start), known or start)
        return known or start

    def _known_subject(self, folded: str, start: int) -> int | None:
        for name in self._subjects:
            if folded.startswith(name, start):
                end = start + len(name)
                if end == len(folded) or not folded[end].isalnum():
                    return end
        # "master of science in ..." in lower case: a degree's own name comes before the field.
        for name in self.degrees.tails:
            if folded.startswith(name, start) and not folded[start + len(name) :][:1].isalnum():
                return start + len(name)
        return None

    def _with_abbreviation(self, folded: str, end: int) -> int:
        """Past "(MLIS)" where the brackets hold a degree's abbreviation."""
        match = PARENTHESES.match(folded, end)
        if match is None:
            return end
        letters = re.sub(r"[^a-z]", "", match.group("abbreviation"))
        known = self.degrees.of_abbreviation(letters) is not None
        return match.end() if known or (letters[:1] in "mde" and len(letters) <= 6) else end


_REMARK = re.compile(
    r"(?:\s*[([](?:[^)\]]*\d[^)\]]*|(?:100% |fully )?online|on[- ]campus|hybrid|in person)[)\]]"
    r"|(?<=[a-z]{3})[.!?] .*|\s+\|.*)$",
    re.IGNORECASE,
)


def _is_title(text: str, match: re.Match[str]) -> bool:
    return text[match.start()].isupper() and text[match.start("field")].isupper()


def _without_remarks(name: str) -> str:
    """A name without what is remarked behind it: "(36 credits)", another sentence, a cell."""
    return _REMARK.sub("", name).strip() or name


def _own_abbreviation(name: str) -> str | None:
    """The abbreviation in brackets that a spelled-out name brings itself ("(M.S.K.M.)")."""
    match = re.search(r"\(([A-Z][A-Za-z./]{1,10})\)$", name)
    if match is None:
        return None
    letters = re.sub(r"[^A-Za-z]", "", match.group(1))
    return letters if 2 <= len(letters) <= 6 and letters[0] in "MBDESP" else None


def _level_in(folded: str) -> str | None:
    match = LEVEL_WORD.search(folded)
    return _LEVELS[re.sub(r"'s?$|s$", "", match.group())] if match else None


def _title_start(text: str, end: int) -> int:
    """Where the run of title words that ends at `end` begins."""
    start = end
    for match in reversed(list(_TOKEN.finditer(text, max(0, end - 80), end))):
        gap = text[match.end() : start]
        word = match.group()
        if (start != end and gap not in (" ", ", ")) or (start == end and gap.strip()):
            break
        if word[0].isupper() and word.casefold() not in _STOPS | {"the", "this", "our", "a"}:
            start = match.start()
        elif word.casefold() not in ("of", "in", "and", "&", "for") or start == end:
            break
    return start


def _written_as_abbreviation(original: str) -> bool:
    """In capitals, or with full stops, or as "MEd", "PhD": not an ordinary word."""
    letters = original.replace(".", "").replace("/", "").replace("-", "").replace(" ", "")
    return letters.isupper() or (letters[0].isupper() and sum(c.isupper() for c in letters) >= 2)


# Names of entrance exams that are degrees too.
_EXAMS = frozenset({"MAT"})


def _certain(degree: Degree) -> bool:
    """Two letters alone ("MS", "MA") are as often a state or a name as a degree."""
    return len(degree.abbreviation) > 2 and degree.abbreviation not in _EXAMS

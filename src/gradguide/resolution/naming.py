"""What a program's name says: degree, level, field, concentration, certificate or dual degree.

Names come as people write them: "Knot Theory, MKT", "M.S. in K.T.", "Online MKT",
"MKT with Rigger Certification", "Ropes (Graduate Certificate)", "MKT/MA".
The words here are those of universities in general; degrees come from the field pack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gradguide.extraction.folding import fold
from gradguide.model.fact import ProgramKind
from gradguide.resolution.abbreviations import abbreviates
from gradguide.resolution.credentials import special_kind
from gradguide.resolution.degrees import LEVELS, DegreeNames, core, designation_and_core
from gradguide.resolution.name_parts import (
    JOINTS,
    ORNAMENT,
    Segment,
    blank,
    kept,
    segments,
    without_delivery,
)
from gradguide.resolution.spelling import stems, words

_TRACK = re.compile(
    r"\b(?:concentration|specialization|specialisation|emphasis|focus|track|pathway|path|option|"
    r"stream|strand|curriculum)s?\b(?: (?:in|on|:))?"
)
_CERTIFICATE_WORDS = frozenset({"certificate", "academic", "only"})
_CERTIFICATE_IN = re.compile(r"^(?:a |the )?(?:graduate )?certificate (?:in|of) ")


@dataclass(frozen=True, slots=True)
class ProgramName:
    """What a name says; None and the empty set where it does not say.

    `designation` and `core` are as in `degrees.Recognised`. `concentrations` are written as in
    the name, without a kind word. `tokens` are all words that carry meaning, as the last resort
    for telling one name from another.
    """

    written: str
    kind: ProgramKind
    level: str | None = None
    degree: str | None = None
    designation: str | None = None
    core: frozenset[str] = frozenset()
    concentrations: tuple[str, ...] = ()
    tokens: frozenset[str] = frozenset()


def parse(name: str, degrees: DegreeNames) -> ProgramName:
    """What a program's name says. Pure; never fails: an unclear name keeps only its tokens."""
    plain = without_delivery(name)
    tokens = frozenset(stems(plain)) - ORNAMENT
    base = ProgramName(written=name, kind="program", tokens=tokens or frozenset(stems(name)))
    pieces = segments(name, plain, degrees)
    if not pieces:
        return base
    if special := special_kind(plain, pieces):
        return _special(base, special, pieces)
    return _degree_program(base, pieces)


def base_name(name: ProgramName) -> str:
    """A name up to its concentrations: "MS in Fishing" of "MS in Fishing (Nets)"; else ""."""
    places = [name.written.find(track) for track in name.concentrations]
    end = min((place for place in places if place >= 0), default=0)
    return re.sub(r"(?i)(?:[\s,;:(\[|-]|\bwith|\band)+$", "", name.written[:end])


def _special(base: ProgramName, kind: ProgramKind, pieces: list[Segment]) -> ProgramName:
    if kind != "certificate":
        levels = {d.level for s in pieces for d in s.degrees}
        return replace(base, kind=kind, level=levels.pop() if len(levels) == 1 else None)
    own = [s for s in pieces if not abbreviates(s, base.written)]
    tokens = frozenset(stem for s in own for stem in stems(s.text)) - ORNAMENT
    return replace(base, kind=kind, level="certificate", core=tokens - _CERTIFICATE_WORDS or tokens)


def _degree_program(base: ProgramName, pieces: list[Segment]) -> ProgramName:
    """A degree: the field may come before it, beside it or after it; the tracks come last."""
    out = base
    field_piece: Segment | None = None
    tracks: list[str] = []
    for segment in pieces:
        found = None if _is_track(segment, out, base) else _reading(segment)
        if found is None:
            tracks += [] if _is_code(segment, base) else _track(segment.written)
        elif found.level is not None and out.level is None:
            out, extra = _with_degree(out, found, segment, field_piece)
            tracks += extra
        elif found.level is not None:
            out = _same_degree_again(out, found)
            tracks += _track(" ".join(segment.rest))
        elif found.core == out.core:
            continue
        elif segment.text.startswith("in ") and (found.core > out.core or found.core < out.core):
            out = replace(out, core=found.core | out.core)
        elif out.core:
            tracks += _track(segment.written)
        else:
            out, field_piece = replace(out, core=found.core), segment
    return replace(out, concentrations=tuple(dict.fromkeys(tracks)))


def _is_track(segment: Segment, out: ProgramName, base: ProgramName) -> bool:
    """Whether a piece can only be a track: after "with", or with a word for one."""
    if segment.opened == "with":
        return True
    return out is not base and not segment.degrees and bool(_TRACK.search(segment.text))


def _with_degree(
    so_far: ProgramName, found: ProgramName, segment: Segment, before: Segment | None
) -> tuple[ProgramName, list[str]]:
    """The name's first degree. A field before or beside it is its field or, when the degree
    names another one itself ("Ropes - M.K.T."), a track of it."""
    beside = core(segment.rest) if segment.degrees else frozenset[str]()
    out = replace(so_far, level=found.level, degree=found.degree, designation=found.designation)
    tracks: list[str] = []
    own = found.core
    for field, written in ((so_far.core, before.written if before else ""), (beside, "")):
        if not field:
            continue
        if not own or field <= own or own <= field:
            own |= field
        else:
            tracks += _track(written or " ".join(segment.rest))
    return replace(out, core=own), tracks


def _same_degree_again(out: ProgramName, found: ProgramName) -> ProgramName:
    """A later piece that names the degree once more: "Master of Science (MSKT)"."""
    if out.degree is None and found.degree and found.level == out.level:
        out = replace(out, degree=found.degree)
    if out.designation is None:
        out = replace(out, designation=found.designation)
    return out if out.core else replace(out, core=found.core)


def _reading(segment: Segment) -> ProgramName | None:
    """What one segment says by itself, or None when it is no degree and no field."""
    if segment.degrees:
        first = segment.degrees[0]
        both = len(segment.degrees) > 1 and "/" in segment.text
        return ProgramName(
            segment.text,
            "program",
            first.level,
            None if both or first.degree is None else first.degree.abbreviation,
            None if both else first.designation,
            first.core,
        )
    spelled = words(segment.text)
    for at, word in enumerate(spelled):
        if word in LEVELS:
            return _by_level_word(segment, spelled, at)
    if segment.in_parentheses:
        return None
    return ProgramName(segment.text, "program", core=core(segment.rest)) if segment.rest else None


def _by_level_word(segment: Segment, spelled: tuple[str, ...], at: int) -> ProgramName:
    """A degree that the pack does not have: "Master of Public Affairs", "master's in history"."""
    after = tuple(word for word in spelled[at + 1 :] if word not in ORNAMENT)
    before = core(tuple(word for word in spelled[:at] if word not in ORNAMENT))
    said = after[:1] in (("of",), ("in",))
    designation, inner = designation_and_core(after) if after else (None, frozenset[str]())
    # "master in X" and "X master's" do not say of what kind the degree is
    known = designation if said and after[0] == "of" else None
    return ProgramName(segment.text, "program", LEVELS[spelled[at]], None, known, inner or before)


def _track(written: str) -> list[str]:
    """The name of a track without the word "track"; nothing where only ornaments are left."""
    name = kept(written, _TRACK.sub(blank, _CERTIFICATE_IN.sub(blank, fold(written))))
    meaning = [w for w in words(name) if w not in ORNAMENT and w not in JOINTS]
    return [name] if meaning else []


def _is_code(segment: Segment, base: ProgramName) -> bool:
    """Whether a piece is a catalog number or short for the words before it."""
    return all(word.isdigit() for word in segment.rest) or abbreviates(segment, base.written)

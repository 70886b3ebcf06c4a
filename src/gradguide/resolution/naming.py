"""What a program's name says: degree, level, field, concentration, certificate or dual degree.

Names come as people write them: "Library Science, MLS", "M.S. in L.I.S.", "Online MLIS",
"MLS with School Librarian Certification", "Archives (Graduate Certificate)", "MLIS/MA".
The words here are those of universities in general; degrees come from the field pack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gradguide.extraction.folding import fold
from gradguide.model.fact import ProgramKind
from gradguide.resolution.degrees import (
    LEVELS,
    DegreeNames,
    Recognised,
    core,
    designation_and_core,
)
from gradguide.resolution.spelling import stems, words

# How a program is given, who may take it and that it is one says nothing of which it is.
_DELIVERY = re.compile(
    r"\b(?:100 ?%|fully|all|entirely|completely)?[ -]?on-?line(?: campus| learning)?\b"
    r"|\bon[ -]campus\b|\bin[ -]person\b|\bface[ -]to[ -]face\b|\bhybrid\b|\bcampus\b"
    r"|\bdistance(?:[ -](?:education|learning|delivered))?\b|\be-?learning\b"
    r"|\b(?:full|part)[ -]time\b|\bweb-based\b"
)
_ORNAMENT = frozenset(
    "program programme degree option pathway format delivery graduate major main version the a "
    "an our".split()
)
_TRACK = re.compile(
    r"\b(?:concentration|specialization|specialisation|emphasis|focus|track|pathway|path|option|"
    r"stream|strand|curriculum)s?\b(?: (?:in|on|:))?"
)
_CERTIFICATE = re.compile(
    r"\b(?:certificate|certification|endorsement|licensure|licence|license|diploma|sixth[ -]year|"
    r"specialist certificate|credential)\b|^specialist in\b"
)
_CERTIFICATE_IN = re.compile(r"^(?:a |the )?(?:graduate )?certificate (?:in|of) ")
_CERTIFICATE_WORDS = frozenset({"certificate", "academic", "only"})
_DUAL = re.compile(
    r"\b(?:dual(?! concentration)|joint|combined|coordinated|double|accelerated|integrated)\b"
    r"|\b[2-5] ?\+ ?[12]\b"
)
_SEVERAL = re.compile(
    r"\b(?:programs|programmes|degrees|certificates|courses|endorsements|most|all)\b"
    r"|\bprogram options\b"
)
_UNIT = re.compile(r"^(?:the )?(?:graduate )?(?:school|department|college|faculty|division) of\b")
_FORMER = re.compile(r"^(?:formerly|previously|was|until|now)\b")
_SEPARATOR = re.compile(r"\s*(?:[,;:()\[\]|]|\s[-]\s|\swith\b)\s*")
_JOINTS = frozenset("in of and for to at by & on".split())
_OPENS = ("(", "[")


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


@dataclass(frozen=True, slots=True)
class _Segment:
    """A piece of a name: its folded text, and the same as written.

    `degrees` are those found in it, `rest` the words outside them and outside what continues
    the first degree's own name.
    """

    text: str
    written: str
    opened: str = ""  # the separator before it
    degrees: tuple[Recognised, ...] = ()
    rest: tuple[str, ...] = ()  # the words outside the degrees


def parse(name: str, degrees: DegreeNames) -> ProgramName:
    """What a program's name says. Pure; never fails: an unclear name keeps only its tokens."""
    plain = _DELIVERY.sub(_blank, fold(name))
    tokens = frozenset(stems(plain)) - _ORNAMENT
    base = ProgramName(written=name, kind="program", tokens=tokens or frozenset(stems(name)))
    segments = _segments(name, plain, degrees)
    if not segments:
        return base
    if special := _special_kind(plain, segments):
        return _special(base, special, segments)
    return _degree_program(base, segments)


def base_name(name: ProgramName) -> str:
    """A name up to its concentrations: "MS in Fishing" of "MS in Fishing (Nets)"; else ""."""
    places = [name.written.find(track) for track in name.concentrations]
    end = min((place for place in places if place >= 0), default=0)
    return re.sub(r"(?i)(?:[\s,;:(\[|-]|\bwith|\band)+$", "", name.written[:end])


def names_delivery(name: str) -> bool:
    """Whether a name says how the program is given: "Online MLIS"."""
    return _DELIVERY.search(fold(name)) is not None


def _blank(match: re.Match[str]) -> str:
    """As many spaces, so that places in the folded name stay places in the name."""
    return " " * len(match.group())


def _segments(name: str, plain: str, degrees: DegreeNames) -> list[_Segment]:
    """The name cut at commas, colons, parentheses, dashes and "with"; empty pieces dropped."""
    out = []
    at, opened = 0, ""
    for match in [*_SEPARATOR.finditer(plain), None]:
        end = match.start() if match else len(plain)
        piece = plain[at:end]
        found = _continued(words(piece), degrees.find(words(piece)))
        rest = _outside(words(piece), found)
        if (found or rest) and not _FORMER.match(piece.strip()):
            written = _kept(name[at:end], piece)
            out.append(_Segment(" ".join(piece.split()), written, opened, found, rest))
        if match:
            at, opened = match.end(), match.group().strip()
    return out


def _continued(spelled: tuple[str, ...], found: list[Recognised]) -> tuple[Recognised, ...]:
    """The degrees, the first with the words that go on its written-out name: where the pack
    knows "Master of Information", "Master of Information Security" is another degree."""
    if not found or found[0].end - found[0].start < 2 or not found[0].core:
        return tuple(found)
    first = found[0]
    end = first.end
    while end < len(spelled) and all(end != d.start for d in found[1:]):
        if spelled[end] in _ORNAMENT or (spelled[end] in _JOINTS and spelled[end] != "and"):
            break
        end += 1
    more = core(spelled[first.end : end]) if end > first.end else frozenset[str]()
    if not more - first.core:
        return tuple(found)
    longer = replace(first, end=end, degree=None, core=first.core | more)
    return (longer, *found[1:])


def _kept(written: str, blanked: str) -> str:
    """What is left of a written piece where its folded twin was blanked."""
    kept = "".join(a if b != " " else " " for a, b in zip(written, blanked, strict=True))
    return " ".join(kept.split())


def _outside(all_words: tuple[str, ...], found: tuple[Recognised, ...]) -> tuple[str, ...]:
    inside = {at for degree in found for at in range(degree.start, degree.end)}
    kept = [word for at, word in enumerate(all_words) if at not in inside and word not in _ORNAMENT]
    while kept and kept[0] in _JOINTS:
        kept.pop(0)
    while kept and kept[-1] in _JOINTS:
        kept.pop()
    return tuple(kept)


def _special_kind(plain: str, segments: list[_Segment]) -> ProgramKind | None:
    """Certificate, dual or group, where the name is not that of one degree."""
    first = segments[0]
    named = [s for s in segments if s.opened != "with"]
    certificates = [s for s in named if _CERTIFICATE.search(s.text)]
    if _DUAL.search(plain) or _two_degrees(first):
        return "dual" if "dual degrees" in plain or not _SEVERAL.search(plain) else "group"
    if _UNIT.match(plain) or _SEVERAL.search(plain) or _different_degrees(named):
        return "group"
    if certificates and not any(_level_of(s) for s in named):
        return "certificate"
    if certificates and certificates[0] is first and _certificate_leads(first):
        return "certificate"
    return None


def _different_degrees(named: list[_Segment]) -> bool:
    """ "MLS or MA", or a list of degrees: "MIS, MLS and MBA"."""
    first = named[0]
    if len(first.degrees) > 1 and " or " in first.text:
        return True
    cores = {d.core for s in named if s.opened not in _OPENS for d in s.degrees if d.core}
    return any(not (a <= b or b <= a) for a in cores for b in cores)


def _certificate_leads(segment: _Segment) -> bool:
    """Whether the certificate is what is named: "Post-Master's Certificate in X"."""
    match = _CERTIFICATE.search(segment.text)
    if match is None:
        return False
    if not segment.degrees:
        return True
    before = words(segment.text[: match.start()])
    return segment.degrees[0].start >= len(before)


def _two_degrees(segment: _Segment) -> bool:
    """ "MLIS/MA Geography", "MA in History and Master of Library Science"."""
    starts = {d.start for d in segment.degrees}
    inside = {at for d in segment.degrees for at in range(d.start, d.end)}
    spelled = words(segment.text)
    starts |= {at for at, w in enumerate(spelled) if w in LEVELS and at not in inside}
    if len(starts) < 2 or not re.search(r"/| and | \+ | & |-", segment.text):
        return False
    return " or " not in segment.text and not _CERTIFICATE.search(segment.text)


def _level_of(segment: _Segment) -> str | None:
    if segment.degrees:
        return segment.degrees[0].level
    for word in words(segment.text):
        if word in LEVELS:
            return LEVELS[word]
    return None


def _special(base: ProgramName, kind: ProgramKind, segments: list[_Segment]) -> ProgramName:
    if kind != "certificate":
        levels = {d.level for s in segments for d in s.degrees}
        return replace(base, kind=kind, level=levels.pop() if len(levels) == 1 else None)
    pieces = [s for s in segments if not _abbreviates(s, base)]
    tokens = frozenset(stem for s in pieces for stem in stems(s.text)) - _ORNAMENT
    return replace(base, kind=kind, level="certificate", core=tokens - _CERTIFICATE_WORDS or tokens)


def _degree_program(base: ProgramName, segments: list[_Segment]) -> ProgramName:
    """A degree: the field may come before it, beside it or after it; the tracks come last."""
    out = base
    field_piece: _Segment | None = None
    tracks: list[str] = []
    for segment in segments:
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


def _is_track(segment: _Segment, out: ProgramName, base: ProgramName) -> bool:
    """Whether a piece can only be a track: after "with", or with a word for one."""
    if segment.opened == "with":
        return True
    return out is not base and not segment.degrees and bool(_TRACK.search(segment.text))


def _with_degree(
    so_far: ProgramName, found: ProgramName, segment: _Segment, before: _Segment | None
) -> tuple[ProgramName, list[str]]:
    """The name's first degree. A field before or beside it is its field or, when the degree
    names another one itself ("School Media - M.L.I.S."), a track of it."""
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
    """A later piece that names the degree once more: "Master of Science (MSLIS)"."""
    if out.degree is None and found.degree and found.level == out.level:
        out = replace(out, degree=found.degree)
    if out.designation is None:
        out = replace(out, designation=found.designation)
    return out if out.core else replace(out, core=found.core)


def _is_opened(segment: _Segment) -> bool:
    return segment.opened in _OPENS


def _reading(segment: _Segment) -> ProgramName | None:
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
    if _is_opened(segment):
        return None
    return ProgramName(segment.text, "program", core=core(segment.rest)) if segment.rest else None


def _by_level_word(segment: _Segment, spelled: tuple[str, ...], at: int) -> ProgramName:
    """A degree that the pack does not have: "Master of Public Affairs", "master's in history"."""
    after = tuple(word for word in spelled[at + 1 :] if word not in _ORNAMENT)
    before = core(tuple(word for word in spelled[:at] if word not in _ORNAMENT))
    said = after[:1] in (("of",), ("in",))
    designation, inner = designation_and_core(after) if after else (None, frozenset[str]())
    # "master in X" and "X master's" do not say of what kind the degree is
    known = designation if said and after[0] == "of" else None
    return ProgramName(segment.text, "program", LEVELS[spelled[at]], None, known, inner or before)


def _track(written: str) -> list[str]:
    """The name of a track without the word "track"; nothing where only ornaments are left."""
    name = _kept(written, _TRACK.sub(_blank, _CERTIFICATE_IN.sub(_blank, fold(written))))
    meaning = [w for w in words(name) if w not in _ORNAMENT and w not in _JOINTS]
    return [name] if meaning else []


def abbreviation_of(name: str) -> tuple[str, str] | None:
    """The abbreviation that a name explains, and what it stands for: "Master of X (MXc)"."""
    match = re.fullmatch(r"\s*([^()]+?)\s*\(([\w.]{2,10})\)\s*", name)
    if match is None:
        return None
    letters = "".join(words(match.group(2)))
    if not _short_for(letters, match.group(1)):
        return None
    return match.group(2), match.group(1)


def _is_code(segment: _Segment, base: ProgramName) -> bool:
    """Whether a piece is a catalog number or short for the words before it."""
    return all(word.isdigit() for word in segment.rest) or _abbreviates(segment, base)


def _abbreviates(segment: _Segment, base: ProgramName) -> bool:
    """Whether a piece like "(MLISc)" is short for the words before it."""
    if not _is_opened(segment) or len(segment.rest) != 1:
        return False
    return _short_for(segment.rest[0], base.written.split("(")[0])


_UNCOUNTED = frozenset("a and de des en for in l la le of on the".split()) | _ORNAMENT


def _short_for(letters: str, text: str) -> bool:
    """Whether letters are the initials of a text, all of them and perhaps a letter more inside
    a word ("MLISc"), or some of them in their order ("CAS")."""
    if not 2 <= len(letters) <= 8:
        return False
    initials = [word[0] for word in words(text) if word not in _UNCOUNTED]
    at = 0
    for letter in letters:
        if at < len(initials) and letter == initials[at]:
            at += 1
    rest = iter(initials)
    return (at == len(initials) and at >= 2) or all(letter in rest for letter in letters)

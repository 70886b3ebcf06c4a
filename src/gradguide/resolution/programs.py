"""From the claims about one institution to its programs.

Names are read (`naming`), and names that say the same of level, kind of degree and field are
one program. A name that leaves something unsaid ("Knot Theory", "the master's") joins a
program only where exactly one fits; otherwise it stands by itself. To merge two programs wrongly
would mix their prices, so that in doubt there are two entries. Names that only paid placement or
machine-written pages use are sorted last, so that they decide nothing about the others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from gradguide.extraction.folding import fold
from gradguide.model.claim import Claim, Standing
from gradguide.model.vocabulary import Vocabulary
from gradguide.resolution.abbreviations import abbreviation_of
from gradguide.resolution.degrees import DegreeNames
from gradguide.resolution.naming import ProgramName, parse
from gradguide.resolution.program_reader import ProgramKey, ProgramReader
from gradguide.resolution.spelling import text_key

# Facts about the school even where a page states them beside a program.
INSTITUTION_WIDE = frozenset({"sector", "location"})


@dataclass(slots=True)
class Cluster:
    """The names and claims of one program while it is being put together.

    `names` are the written names with the claims under each; `tracks` the same for each
    concentration, by the key of its name.
    """

    key: ProgramKey
    names: dict[str, list[int]] = field(default_factory=dict)
    readings: dict[str, ProgramName] = field(default_factory=dict)
    tracks: dict[str, Cluster] = field(default_factory=dict)
    label: str = ""

    @property
    def claims(self) -> list[int]:
        return sorted(claim for claims in self.names.values() for claim in claims)

    @property
    def all_claims(self) -> list[int]:
        """Those about its concentrations too."""
        return [*self.claims, *(claim for track in self.tracks.values() for claim in track.claims)]


@dataclass(frozen=True, slots=True)
class Grouping:
    """One institution's claims, sorted: `clusters` of programs, the rest about the whole."""

    clusters: tuple[Cluster, ...]
    whole: tuple[int, ...]


def group(
    claims: Sequence[Claim], places: Iterable[int], reader: ProgramReader, vocabulary: Vocabulary
) -> Grouping:
    """Sort one institution's claims into programs.

    `places` are the indices into `claims` of those about the institution.
    """
    named: dict[str, list[int]] = defaultdict(list)
    whole: list[int] = []
    for place in sorted(places):
        name = _program_of(claims[place])
        (named[name] if name else whole).append(place)
    heard = {name for name, own in named.items() if any(_has_a_say(claims[p]) for p in own)}
    readings = _readings(claims, named, heard, reader)
    clusters = _clusters(readings, named, heard, reader)
    candidates = [
        cluster
        for cluster in clusters
        if cluster.key.kind == "program" and any(_has_a_say(claims[p]) for p in cluster.all_claims)
    ]
    whole = _with_only_candidate(claims, whole, candidates, reader, vocabulary)
    return Grouping(tuple(clusters), tuple(whole))


def _has_a_say(claim: Claim) -> bool:
    return claim.standing >= Standing.GUIDE


def _program_of(claim: Claim) -> str | None:
    """The program that a claim names, or None for one about the institution."""
    if claim.attribute in INSTITUTION_WIDE:
        return None
    if claim.subject.program:
        return claim.subject.program
    return str(claim.value) if claim.attribute == "program" else None


def _readings(
    claims: Sequence[Claim],
    named: Mapping[str, list[int]],
    heard: Set[str],
    reader: ProgramReader,
) -> dict[str, ProgramName]:
    """Every name read, with what the claims under it add to what it says."""
    short = _abbreviations(heard, reader.degrees)
    out = {}
    for name in sorted(named):
        every = [claims[place] for place in named[name]]
        own = [claim for claim in every if _has_a_say(claim)] or every
        concentration = _stated_concentration(name, own)
        base = name[: -len(concentration)].rstrip(" ,:-") if concentration else name
        reading = parse(_spelled_out(base, short), reader.degrees)
        if concentration:
            others = [t for t in reading.concentrations if text_key(t) != text_key(concentration)]
            reading = replace(reading, concentrations=(*others, concentration))
        out[name] = _with_hints(replace(reading, written=name), own, reader)
    return out


def _abbreviations(named: Iterable[str], degrees: DegreeNames) -> dict[str, str]:
    """Abbreviations that one of the school's own names explains ("Master of X (MXc)") and
    that the pack does not know."""
    out: dict[str, str] = {}
    for name in sorted(named):
        explained = abbreviation_of(name)
        if explained is not None and degrees.of_abbreviation(explained[0]) is None:
            out.setdefault(*explained)
    return out


def _spelled_out(name: str, short: Mapping[str, str]) -> str:
    for abbreviation, long in short.items():
        if fold(long) in fold(name):
            continue
        name = re.sub(rf"(?i)(?<!\w){re.escape(abbreviation)}(?!\w)", long, name)
    return name


def _stated_concentration(name: str, claims: Sequence[Claim]) -> str | None:
    """The concentration that a claim of the entry states and that ends its name."""
    stated = sorted(
        str(c.qualifiers["concentration"]) for c in claims if "concentration" in c.qualifiers
    )
    for concentration in stated:
        if name.endswith(concentration) and name[: -len(concentration)].rstrip().endswith(","):
            return concentration
    return None


def _with_hints(name: ProgramName, claims: Sequence[Claim], reader: ProgramReader) -> ProgramName:
    """A name with degree and level from the claims about it, where it does not say them."""
    if name.kind != "program" or name.designation is not None:
        return name
    degrees = _stated(claims, "degree")
    known = reader.degrees.of_abbreviation(degrees[0]) if len(degrees) == 1 else None
    if known is not None and name.level in (None, known.level):
        name = replace(
            name,
            level=known.level,
            degree=degrees[0],
            designation=known.designation,
            core=name.core or known.core,
        )
    levels = _stated(claims, "level")
    if name.level is None and len(levels) == 1:
        name = replace(name, level=levels[0])
    if name.level is None and not any(c.attribute == "program" for c in claims):
        return replace(name, kind="group")
    return name


def _stated(claims: Sequence[Claim], attribute: str) -> list[str]:
    return sorted(
        {str(c.value) for c in claims if c.attribute == attribute and c.standing >= Standing.GUIDE}
    )


def _clusters(
    readings: Mapping[str, ProgramName],
    named: Mapping[str, list[int]],
    heard: Set[str],
    reader: ProgramReader,
) -> list[Cluster]:
    """Clusters of names, those that say most first, so that the others can join them."""
    clusters: dict[ProgramKey, Cluster] = {}
    keys = {name: reader.key(reading) for name, reading in readings.items()}
    for name in sorted(readings, key=lambda n: (n not in heard, keys[n].unsaid, n)):
        reading, key = readings[name], keys[name]
        if key.kind == "group":
            key = _home_of_unnamed(key, reading, clusters, reader)
        elif key.unsaid and key.kind == "program":
            key = _only_fit(key, clusters) or key
        cluster = clusters.setdefault(key, Cluster(key))
        if reading.kind == "program" and reading.concentrations:
            track = cluster.tracks.setdefault(
                reader.track(reading.concentrations),
                Cluster(key, label=", ".join(reading.concentrations)),
            )
            cluster.readings.setdefault(name, reading)
            track.names[name] = named[name]
        else:
            cluster.names[name] = named[name]
            cluster.readings[name] = reading
    return list(clusters.values())


def _only_fit(key: ProgramKey, clusters: Mapping[ProgramKey, Cluster]) -> ProgramKey | None:
    fits = [other for other in clusters if key != other and key.may_be(other)]
    return fits[0] if len(fits) == 1 else None


def _home_of_unnamed(
    key: ProgramKey,
    reading: ProgramName,
    clusters: Mapping[ProgramKey, Cluster],
    reader: ProgramReader,
) -> ProgramKey:
    """A bare field without degree or level ("Knot Theory") may be its only program."""
    if not reading.core:
        return key
    unsaid = ProgramKey("program", None, None, reader.field(reading.core))
    return _only_fit(unsaid, clusters) or key


def _with_only_candidate(
    claims: Sequence[Claim],
    whole: Sequence[int],
    candidates: Sequence[Cluster],
    reader: ProgramReader,
    vocabulary: Vocabulary,
) -> list[int]:
    """Give a program-like claim about the school to its program, where but one can be meant.

    Returns the claims that stay with the school.
    """
    stays = []
    for place in whole:
        levels = reader.levels_meant(claims[place], vocabulary)
        meant = [cluster for cluster in candidates if cluster.key.level in levels]
        if len(meant) == 1:
            meant[0].names.setdefault("", []).append(place)
        else:
            stays.append(place)
    return stays

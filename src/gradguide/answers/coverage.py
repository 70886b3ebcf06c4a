"""How much of a release is known, by attribute and by state, and what its statements come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gradguide.answers.kept import kept
from gradguide.answers.opened import OpenRelease
from gradguide.answers.words import full_name
from gradguide.decisions.candidate import Candidate
from gradguide.model.claim import Standing
from gradguide.model.fact import Finding, Status
from gradguide.model.vocabulary import vocabulary

KINDS = ("program", "certificate")
"""The kinds of entries that coverage is of: those that stand for themselves. A concentration or a
dual degree has an entry for what differs from its degree, so that a gap in it is no gap."""

_SUREST = (Status.VERIFIED, Status.COMPUTED, Status.REPORTED, Status.DISPUTED, Status.STALE)
_UNSPOKEN = ("placement", "field", "school")  # themes of what nobody looks for in a program
_OWN = ("program", "level", "degree")  # what an entry is by its name alone, whoever says it too


@dataclass(frozen=True, slots=True)
class AttributeCoverage:
    """Of how many programs an attribute is known how surely, by the surest fact about it; the
    statuses' names and "unknown" count every program once."""

    attribute: str
    name: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def known(self) -> int:
        return self.total - self.counts.get("unknown", 0)


@dataclass(frozen=True, slots=True)
class PlaceCoverage:
    """How much is known of the programs of one state or province ("" where it is not known): of
    `asked` things (attributes times programs) `known`."""

    state: str
    schools: int
    programs: int
    known: int
    asked: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many statements one sort of source makes, on how many pages, and of which years."""

    standing: Standing
    statements: int
    sources: int
    oldest: int | None
    newest: int | None
    undated: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known and what is missing in a release.

    `attributes` come from the best known to the least; `unheard` are programs of which only paid
    placement or machine-written pages speak.
    """

    programs: int
    attributes: tuple[AttributeCoverage, ...]
    places: tuple[PlaceCoverage, ...]
    spoken: tuple[Spoken, ...]
    paid: int
    findings: tuple[tuple[str, tuple[Finding, ...]], ...]
    unheard: int


@kept
def coverage_of(opened: OpenRelease) -> Coverage:
    """What is known and what is missing in a release."""
    release = opened.release
    described = tuple(opened.described.values())
    programs = tuple(one for one in described if one.program.kind in KINDS and one.heard)
    names = tuple(
        name
        for name, attribute in vocabulary().attributes.items()
        if "program" in attribute.about and attribute.theme not in _UNSPOKEN and name not in _OWN
    )
    surest = {one.id: _surest(one, names) for one in programs}
    attributes = [
        AttributeCoverage(
            name, full_name(name), Counter(found.get(name, "unknown") for found in surest.values())
        )
        for name in names
    ]
    by_kind: dict[str, list[Finding]] = defaultdict(list)
    for finding in release.findings():
        by_kind[finding.kind].append(finding)
    spoken = _spoken(opened)
    return Coverage(
        len(programs),
        tuple(sorted(attributes, key=lambda one: (-one.known, one.name))),
        _places(programs, surest, len(names)),
        spoken,
        sum(one.statements for one in spoken if one.standing is Standing.PAID),
        tuple(
            (kind, tuple(found))
            for kind, found in sorted(by_kind.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
        sum(one.program.kind in KINDS and not one.heard for one in described),
    )


def _surest(one: Candidate, names: Iterable[str]) -> dict[str, str]:
    """The status of the surest fact about each attribute that is known."""
    best: dict[str, Status] = {}
    wanted = set(names)
    for fact in one.program.facts:
        name = fact.attribute
        if name in wanted and fact.decides:
            before = best.get(name)
            if before is None or _SUREST.index(fact.status) < _SUREST.index(before):
                best[name] = fact.status
    return {name: status.value for name, status in best.items()}


def _places(
    programs: Iterable[Candidate], surest: Mapping[str, Mapping[str, str]], asked: int
) -> tuple[PlaceCoverage, ...]:
    by_state: dict[str, list[Candidate]] = defaultdict(list)
    for one in programs:
        by_state[one.school.state].append(one)
    return tuple(
        PlaceCoverage(
            state,
            len({one.school.id for one in own}),
            len(own),
            sum(len(surest[one.id]) for one in own),
            asked * len(own),
        )
        for state, own in sorted(by_state.items())
    )


def _spoken(opened: OpenRelease) -> tuple[Spoken, ...]:
    statements: Counter[Standing] = Counter()
    undated: Counter[Standing] = Counter()
    sources: dict[Standing, set[str]] = defaultdict(set)
    years: dict[Standing, set[int]] = defaultdict(set)
    for claim in opened.release.all_claims():
        standing = claim.standing
        statements[standing] += 1
        sources[standing].add(claim.source.address)
        if claim.source.year is None:
            undated[standing] += 1
        else:
            years[standing].add(claim.source.year)
    return tuple(
        Spoken(
            standing,
            statements[standing],
            len(sources[standing]),
            min(years[standing], default=None),
            max(years[standing], default=None),
            undated[standing],
        )
        for standing in sorted(statements, reverse=True)
    )

"""What the page about the data shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gradguide.answers.coverage import Coverage, PlaceCoverage, Spoken, coverage_of
from gradguide.answers.kept import kept
from gradguide.answers.opened import OpenRelease
from gradguide.catalog.release import Stats
from gradguide.charts.web.coverage import Covered, coverage
from gradguide.charts.web.drawing import Drawing
from gradguide.model.claim import Standing
from gradguide.model.national import Dataset
from gradguide.model.states import STATE_NAMES
from gradguide.web.pages.program_view import in_words

_EXAMPLES = 25
"""Findings, names and places that are listed of each kind."""

_WHO: Mapping[Standing, tuple[str, str]] = {
    Standing.AUTHORITY: (
        "authorities",
        "accreditors, federal and state agencies; they outweigh everybody else",
    ),
    Standing.SCHOOL: ("schools", "a school's own pages; they decide what no authority does"),
    Standing.GUIDE: (
        "guides",
        "other people's pages on programs; they count where nobody else speaks",
    ),
    Standing.PAID: ("paid placements", "what somebody was paid to say; shown and never counted"),
    Standing.MACHINE: (
        "machine-written pages",
        "pages that no person seems to have written; shown and never counted",
    ),
}


@dataclass(frozen=True, slots=True)
class SpokenView:
    """A sort of source, and how much it says."""

    who: str
    what: str
    spoken: Spoken
    counts: bool


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A state or province with how much is known of its programs, in percent."""

    name: str
    coverage: PlaceCoverage
    percent: int


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding: what was found, and the program that it is about ("" for none)."""

    message: str
    program: str


@dataclass(frozen=True, slots=True)
class FindingKind:
    """Findings of one kind; `more` are left out."""

    name: str
    severity: str
    number: int
    first: tuple[FindingView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class About:
    """All that the page shows of a release."""

    stats: Stats
    coverage: Coverage
    chart: Drawing | None
    spoken: tuple[SpokenView, ...]
    places: tuple[PlaceView, ...]
    findings: tuple[FindingKind, ...]
    datasets: tuple[Dataset, ...]
    unknown_names: tuple[tuple[str, int], ...]
    more_names: int
    quarantine: tuple[tuple[str, str], ...]
    more_quarantine: int
    inputs: tuple[tuple[str, str], ...]


@kept
def about_view(opened: OpenRelease) -> About:
    """All that the page shows of a release."""
    release, found = opened.release, coverage_of(opened)
    names = sorted(release.unknown_names().items(), key=lambda item: (-item[1], item[0]))
    held = release.quarantine()
    return About(
        release.stats(),
        found,
        _chart(found),
        tuple(
            SpokenView(*_WHO[one.standing], one, one.standing >= Standing.GUIDE)
            for one in found.spoken
        ),
        tuple(map(_place, found.places)),
        tuple(_findings(found)),
        release.national.datasets(),
        tuple(names[:_EXAMPLES]),
        max(0, len(names) - _EXAMPLES),
        held[:_EXAMPLES],
        max(0, len(held) - _EXAMPLES),
        tuple(sorted(release.manifest.get("inputs", {}).items())),
    )


def _chart(found: Coverage) -> Drawing | None:
    if not found.programs:
        return None
    return coverage((Covered(one.name, one.counts) for one in found.attributes), "coverage")


def _place(one: PlaceCoverage) -> PlaceView:
    name = STATE_NAMES.get(one.state, one.state) or "a place that is not known"
    percent = (200 * one.known + one.asked) // (2 * one.asked) if one.asked else 0
    return PlaceView(name, one, percent)


def _findings(found: Coverage) -> list[FindingKind]:
    return [
        FindingKind(
            kind.replace("_", " "),
            findings[0].severity,
            len(findings),
            tuple(
                FindingView(in_words(one, ""), one.program or "") for one in findings[:_EXAMPLES]
            ),
            max(0, len(findings) - _EXAMPLES),
        )
        for kind, findings in found.findings
    ]

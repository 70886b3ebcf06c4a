"""The programs of a release as candidates, without asking for every award of a whole country."""

from __future__ import annotations

from collections.abc import Mapping

from gradguide.catalog.release import Release
from gradguide.decisions.candidate import Candidate, candidates
from gradguide.decisions.costs.peers import Peers


def described(release: Release) -> tuple[Candidate, ...]:
    """The programs that sources describe. Awards, of which nobody says more than how many
    graduate, have no price, length or rank, and can tell nothing of other programs."""
    return candidates(release.described(), release.institutions())


def candidate_of(release: Release, program_id: str, among: Mapping[str, Candidate]) -> Candidate:
    """The candidate of that id: one of those, else an award of the release."""
    if program_id in among:
        return among[program_id]
    (award,) = candidates(*release.programs_with_schools([program_id]))
    return award


def peers_for(one: Candidate, field: Peers) -> Peers:
    """What the programs of the release's field say of their likes; nothing of an award, which may
    be of any field: what others ask in another one is no bound for it."""
    return Peers() if one.program.kind == "award" else field

"""An open release with what answering takes, made once and shared by all who ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache

from gradguide.answers.choosing import candidate_of, described, peers_for
from gradguide.answers.errors import WithoutIndexError
from gradguide.catalog.release import Release
from gradguide.decisions.candidate import Candidate, candidates
from gradguide.decisions.comparing.cells import Wording
from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.costs.peers import Peers, peers
from gradguide.decisions.finding.find import Finder
from gradguide.decisions.finding.index import FindIndex, IndexMissingError
from gradguide.decisions.finding.judged import peers_of
from gradguide.decisions.finding.prices import prices_by
from gradguide.decisions.situation import Situation
from gradguide.model.fact import InstitutionEntry
from gradguide.outlook.careers import Careers

_DAYS = 2
"""Whose finders are kept: today's, and yesterday's for those who are still at it at midnight."""

_COSTS = 2048
"""Costs that are kept: of all described programs for a handful of people."""


class OpenRelease:
    """A release and what is worked out from all of it at once.

    Everything here depends on the release alone (and on the day where one is given), so that
    whoever holds one object answers every question with the same index, candidates and peers.
    """

    def __init__(self, release: Release) -> None:
        self.release = release
        self.finder = lru_cache(_DAYS)(self._finder)
        self._kept_cost = lru_cache(_COSTS)(self._cost)

    def close(self) -> None:
        """Close the release and let go of all that was worked out from it.

        What is kept here refers to this object again. Without a cut the whole would stay until the
        garbage collector comes by, which a server keeps from going through releases.
        """
        release = self.release
        release.close()
        vars(self).clear()
        self.release = release

    @cached_property
    def index(self) -> FindIndex:
        """The index for finding.

        Raises:
            WithoutIndexError: the release has none that this version reads.
        """
        try:
            return FindIndex(self.release.index_part)
        except IndexMissingError:
            raise WithoutIndexError(
                f"{self.release.path}: has no index for finding that this version reads; build it "
                f"again with 'gradguide build --out {self.release.path}'"
            ) from None

    def _finder(self, as_of: date) -> Finder:
        """What answers queries for a day.

        Raises:
            WithoutIndexError: the release has no index that this version reads.
        """
        return Finder(self.index, prices_by(self.index, as_of))

    @cached_property
    def described(self) -> Mapping[str, Candidate]:
        """The programs that sources describe, by their ids."""
        return {one.id: one for one in described(self.release)}

    @cached_property
    def peers(self) -> Peers:
        """What the described programs say of their likes."""
        return peers(tuple(self.described.values()))

    @cached_property
    def wording(self) -> Wording:
        """The names that the release's field has for its specialties."""
        known = [one for one in self.release.spellings() if one.kind == "specialty"]
        return Wording.of((one.name, (one.name, one.spelling)) for one in known)

    @cached_property
    def indexed_peers(self) -> Peers:
        """The same from the index alone, for questions about many programs."""
        return peers_of(self.index)

    def candidate(self, program_id: str) -> Candidate:
        """The program of that id, which the release has."""
        return candidate_of(self.release, program_id, self.described)

    def candidates(self, ids: Iterable[str]) -> dict[str, Candidate]:
        """Programs of the release by their ids. What has been read with all that sources describe
        is not read again."""
        known: Mapping[str, Candidate] = self.__dict__.get("described", {})
        wanted = list(ids)
        found = {one: known[one] for one in wanted if one in known}
        missing = [one for one in wanted if one not in found]
        if missing:
            read = candidates(*self.release.programs_with_schools(missing))
            found |= {one.id: one for one in read}
        return found

    def cost_in_list(self, one: Candidate, situation: Situation, as_of: date) -> Cost:
        """What a program costs a person, where many are shown: judged by what the index knows of
        its likes.

        Raises:
            SituationError: the person cannot study there as they say.
        """
        if one.id in self.__dict__.get("described", {}):
            return self._kept_cost(one.id, situation, as_of)
        return cost(one, situation, as_of, peers_for(one, self.indexed_peers))

    def _cost(self, program_id: str, situation: Situation, as_of: date) -> Cost:
        one = self.described[program_id]
        return cost(one, situation, as_of, peers_for(one, self.indexed_peers))

    @cached_property
    def schools(self) -> tuple[InstitutionEntry, ...]:
        """The schools with programs, in the order in which the index for finding has them.

        Raises:
            WithoutIndexError: the release has no index that this version reads.
        """
        by_slug = {school.slug: school for school in self.release.institutions()}
        at = self.index.schools.of_program.tolist()
        first: dict[int, int] = {}
        for place, school in enumerate(at):
            first.setdefault(school, place)
        ids = self.index.ids([first[school] for school in sorted(first)])
        return tuple(by_slug[one.partition("/")[0]] for one in ids)

    def peers_for(self, one: Candidate) -> Peers:
        """The peers that a program may be judged by."""
        return peers_for(one, self.peers)

    @cached_property
    def slugs(self) -> Mapping[str, str]:
        """The slugs of the release's schools by their ids."""
        return {key: slug for key, slug, _ in self.release.institution_names}

    @cached_property
    def body_names(self) -> Mapping[str, str]:
        """The names of professional bodies by their abbreviations, as far as these differ."""
        return {
            one.abbreviation: one.name
            for one in self.release.organizations.bodies
            if one.abbreviation and one.abbreviation != one.name
        }

    @cached_property
    def careers(self) -> Careers:
        """Where programs lead."""
        release = self.release
        return Careers(
            release.national,
            release.destinations,
            release.job_titles(),
            release.spellings(),
            release.fields(),
            release.cips,
        )

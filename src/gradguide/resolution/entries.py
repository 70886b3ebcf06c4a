"""From clusters of claims to the catalog's programs: names, ids, facts, concentrations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gradguide.model.claim import Claim, Standing
from gradguide.model.fact import Fact, Program
from gradguide.model.vocabulary import Vocabulary
from gradguide.resolution.name_parts import names_delivery
from gradguide.resolution.naming import base_name, parse
from gradguide.resolution.program_reader import ProgramReader
from gradguide.resolution.programs import Cluster
from gradguide.resolution.reconcile import facts
from gradguide.resolution.spelling import slug, stem, text_key, words
from gradguide.resolution.tracks import lifted


@dataclass(frozen=True, slots=True)
class School:
    """The institution that entries are made for: its id, its name, its slug."""

    id: str
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Entries:
    """Makes one institution's programs out of its clusters."""

    claims: Sequence[Claim]
    school: School
    reader: ProgramReader
    vocabulary: Vocabulary
    as_of: date

    def programs(self, clusters: Iterable[Cluster]) -> tuple[Program, ...]:
        """The programs with their concentrations after them, in the order of their ids."""
        taken: set[str] = set()
        out: list[Program] = []
        for cluster in clusters:
            out.extend(self._family(cluster, taken))
        return tuple(sorted(out, key=lambda program: program.id))

    def _family(self, cluster: Cluster, taken: set[str]) -> list[Program]:
        tracks = {key: track.claims for key, track in sorted(cluster.tracks.items())}
        up = lifted(self.claims, cluster.claims, tracks, self.vocabulary)
        own = sorted({*cluster.claims, *up})
        degree = self._degree(cluster)
        name = self._name(cluster, degree)
        program_id = self._id(f"{self.school.slug}/{self._slug(cluster, degree, name)}", taken)
        parent_facts = self._facts(own)
        parent = Program(
            id=program_id,
            institution_id=self.school.id,
            institution=self.school.name,
            name=name,
            kind=cluster.key.kind,
            degree=degree,
            level=cluster.key.level or _settled(parent_facts, "level"),
            concentrations=self._concentrations(cluster, parent_facts),
            aliases=tuple(n for n in sorted(self._believed(cluster)) if n != name),
            facts=parent_facts,
        )
        family = [parent]
        for key, track in sorted(cluster.tracks.items()):
            left = sorted(set(tracks[key]) - up)
            if left:
                family.append(self._track(parent, track, left, taken))
        return family

    def _track(self, parent: Program, track: Cluster, left: list[int], taken: set[str]) -> Program:
        said = {n: self._weight(places) for n, places in track.names.items()}
        names = [name for name in sorted(said) if said[name] or not any(said.values())]
        return Program(
            id=self._id(f"{parent.id}/{slug(track.label)}", taken),
            institution_id=parent.institution_id,
            institution=parent.institution,
            name=f"{parent.degree or parent.name}, {track.label}",
            kind="concentration",
            degree=parent.degree,
            level=parent.level,
            concentrations=(track.label,),
            parent=parent.id,
            aliases=tuple(names),
            facts=self._facts(left),
        )

    def _facts(self, places: Iterable[int]) -> tuple[Fact, ...]:
        return facts(self.claims, places, self.vocabulary, self.as_of)

    def _names(self, cluster: Cluster) -> Counter[str]:
        """The names in use, each with how much speaks for it: those under which sources speak
        of the program, and those that they say it has."""
        weight: Counter[str] = Counter()
        for name, places in cluster.names.items():
            if name:
                weight[name] += self._weight(places)
            for place in places:
                if self.claims[place].attribute == "program":
                    weight[str(self.claims[place].value)] += self._weight([place])
        return weight or self._names_of_tracks(cluster)

    def _believed(self, cluster: Cluster) -> Counter[str]:
        """The names in use without those that only paid placement or machine-written pages
        use, for names are searched; all of them where nobody else speaks of the program."""
        weight = self._names(cluster)
        if not self._weight(cluster.all_claims):
            return weight
        return Counter({name: heavy for name, heavy in weight.items() if heavy})

    def _names_of_tracks(self, cluster: Cluster) -> Counter[str]:
        """What the names of its concentrations call a degree that nobody names alone."""
        weight: Counter[str] = Counter()
        for track in cluster.tracks.values():
            for name, places in track.names.items():
                if base := base_name(cluster.readings[name]):
                    weight[base] += self._weight(places)
        return weight

    def _weight(self, places: Iterable[int]) -> int:
        """Ten guides weigh as much as one school; who has no say weighs nothing."""
        standings = [self.claims[p].standing for p in places]
        return sum(10 ** int(s) for s in standings if s >= Standing.GUIDE)

    def _degree(self, cluster: Cluster) -> str | None:
        """The degree that the most and best claims speak of; ties go to the alphabet."""
        weight: Counter[str] = Counter()
        every = [*cluster.names.items()]
        for track in cluster.tracks.values():
            every.extend(track.names.items())
        for name, places in every:
            reading = cluster.readings.get(name)
            if reading is not None and reading.degree is not None:
                weight[reading.degree] += self._weight(places)
        return min(weight, key=lambda d: (-weight[d], d), default=None)

    def _name(self, cluster: Cluster, degree: str | None) -> str:
        """The name for people: the best supported of those that say most, else the degree's."""
        weight = self._believed(cluster)
        if not weight:
            return degree or cluster.key.field or "unnamed"

        def rank(name: str) -> tuple[bool, bool, bool, int, str]:
            reading = cluster.readings.get(name) or parse(name, self.reader.degrees)
            return (
                degree is not None and reading.degree != degree,
                len(name.split()) < 3,
                names_delivery(name),
                -weight[name],
                name,
            )

        return min(weight, key=rank)

    def _slug(self, cluster: Cluster, degree: str | None, name: str) -> str:
        kind = cluster.key.kind
        if kind != "program":
            return slug(name if kind in slug(name) else f"{kind} {name}")
        known = self.reader.degrees.of_abbreviation(degree) if degree else None
        if known is not None and self.reader.field(known.core) == cluster.key.field:
            return slug(str(degree))
        field = self._field_in_order(cluster, name) or name
        return slug(f"{degree or cluster.key.level or ''} {field}")

    def _field_in_order(self, cluster: Cluster, name: str) -> str:
        """The field as the pack names it, else the name's own words for it in their order."""
        own = set(cluster.key.field.split())
        in_name = own <= {stem(word) for word in words(name)}
        if self.reader.knows_field(cluster.key.field) or not in_name:
            return cluster.key.field
        return " ".join(dict.fromkeys(word for word in words(name) if stem(word) in own))

    def _id(self, wanted: str, taken: set[str]) -> str:
        """The id, with a number after it where another program of the school has it."""
        free, number = wanted, 2
        while free in taken:
            free, number = f"{wanted}-{number}", number + 1
        taken.add(free)
        return free

    def _concentrations(self, cluster: Cluster, own: Iterable[Fact]) -> tuple[str, ...]:
        """The concentrations that somebody with a say names, each in one spelling."""
        by_key: dict[str, str] = {}
        for fact in own:
            if fact.attribute == "concentration" and fact.decides:
                by_key.setdefault(self.reader.track((str(fact.value),)), str(fact.value))
        unheard = not self._weight(cluster.all_claims)
        for key, track in sorted(cluster.tracks.items()):
            if unheard or self._weight(track.all_claims):
                by_key.setdefault(key, track.label)
        return tuple(sorted(by_key.values(), key=text_key))


def _settled(own: Iterable[Fact], attribute: str) -> str | None:
    for fact in own:
        if fact.attribute == attribute and fact.settled:
            return str(fact.value)
    return None

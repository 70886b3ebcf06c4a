"""Institutions and the registry that lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Control = Literal["public", "private"]
Level = Literal["four_year", "two_year", "administrative"]


@dataclass(frozen=True, slots=True)
class Institution:
    """A school that grants degrees, as a national registry has it.

    `id` is the IPEDS UNITID in the United States ("196413"); in Canada it is "ca-dli:" and the
    number under which the federal government lists the school as a designated learning
    institution. `state` is the two letters of a state or province, `country` is "US" or "CA".
    `aliases` are other names in use, `former` names it gave up, `nicknames` what only a text
    that has already named the school may call it ("Illinois"). `host` is the web host without
    "www."; `hosts` are further ones. Coordinates are degrees north and east.
    """

    id: str
    name: str
    city: str
    state: str
    country: str = "US"
    control: Control = "public"
    level: Level = "four_year"
    graduate: bool = True
    host: str = ""
    latitude: float | None = None
    longitude: float | None = None
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that may stand for the school on its own, the official one first."""
        return (self.name, *self.aliases, *self.former)


@dataclass(frozen=True, slots=True)
class Registry:
    """All institutions by id, in the order of the source.

    `plain` says whose a shared name is where nothing else is said: the folded common name of
    a system to the id of the campus that goes by it. `safe` are the abbreviations and nicknames
    that mean one school wherever they stand, to its id (as written: "UCLA"); `systems` are the
    abbreviations of a common name, which a campus follows ("University of North Carolina": "UNC").
    """

    institutions: Mapping[str, Institution]
    plain: Mapping[str, str] = field(default_factory=dict)
    safe: Mapping[str, str] = field(default_factory=dict)
    systems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _hosts: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        hosts: dict[str, tuple[str, ...]] = {}
        first = set(self.plain.values())
        ranked = sorted(
            self.institutions.values(),
            key=lambda school: (school.id not in first, school.level != "four_year"),
        )
        for school in ranked:
            for host in {school.host, *school.hosts} - {""}:
                if school.level != "administrative":
                    hosts[host] = (*hosts.get(host, ()), school.id)
        object.__setattr__(self, "_hosts", hosts)

    def __getitem__(self, institution_id: str) -> Institution:
        return self.institutions[institution_id]

    def get(self, institution_id: str | None) -> Institution | None:
        """The institution of that id, or None."""
        return self.institutions.get(institution_id) if institution_id else None

    def __contains__(self, institution_id: object) -> bool:
        return institution_id in self.institutions

    def __iter__(self) -> Iterator[Institution]:
        return iter(self.institutions.values())

    def __len__(self) -> int:
        return len(self.institutions)

    @property
    def hosts(self) -> Mapping[str, tuple[str, ...]]:
        """Web hosts to the ids of the schools that use them, the main campus first."""
        return self._hosts

    def by_host(self, host: str) -> tuple[str, ...]:
        """The schools at a host or at the nearest domain above it ("ischool.syr.edu")."""
        labels = host.lower().removeprefix("www.").split(".")
        for start in range(len(labels) - 1):
            found = self._hosts.get(".".join(labels[start:]))
            if found:
                return found
        return ()

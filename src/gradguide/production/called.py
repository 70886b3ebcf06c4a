"""What else the registry calls schools: short names and others that are safe for one school."""

from __future__ import annotations

from collections.abc import Iterable

from gradguide.model.institution import Registry
from gradguide.resolution.institutions import InstitutionResolver


def called(
    registry: Registry, schools: Iterable[str], resolver: InstitutionResolver | None = None
) -> dict[str, tuple[str, ...]]:
    """By the id of each of the schools, its abbreviations, other names and nicknames that mean
    it and no other school of the registry, with nothing else said ("LSU", not "USC")."""
    resolver = resolver or InstitutionResolver(registry)
    safe: dict[str, list[str]] = {}
    for name, owner in registry.safe.items():
        safe.setdefault(owner, []).append(name)
    out: dict[str, tuple[str, ...]] = {}
    for school_id in sorted(set(schools)):
        school = registry.get(school_id)
        if school is not None:
            names = {*school.aliases, *school.nicknames, *safe.get(school_id, ())}
            own = sorted(name for name in names if resolver.resolve(name).id == school_id)
            if own:
                out[school_id] = tuple(own)
    return out

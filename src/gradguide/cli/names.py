"""Names as people type them: which school or program of a release they mean."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from gradguide.catalog.release import Release
from gradguide.extraction.folding import fold
from gradguide.model.fact import InstitutionEntry, Program
from gradguide.resolution.institutions import InstitutionResolver
from gradguide.sources.registry import bundled

# Of 100; below it two names are no longer alike to a reader.
_CLOSE = 80
# A word that more schools share ("state", "texas") does not tell which is meant.
_TELLING = 2


def school_called(release: Release, name: str) -> InstitutionEntry | None:
    """The release's school that goes by a name, an alias or an abbreviation ("LSU")."""
    schools = {school.id: school for school in release.institutions()}
    found = InstitutionResolver(bundled()).resolve(name, hints=frozenset(schools))
    return schools.get(found.id) if found.id else None


def meant(release: Release, name: str) -> tuple[list[InstitutionEntry], list[Program]]:
    """The schools and programs in whose names all the words stand, in any order."""
    wanted = set(_plain(name).split())
    if not wanted:
        return [], []
    schools = [
        school
        for school in release.institutions()
        if wanted <= set(f"{_plain(school.name)} {_plain(school.slug)}".split())
    ]
    return schools, [] if schools and len(wanted) > 1 else list(release.find(_plain(name)))


def nearest(release: Release, name: str) -> tuple[list[InstitutionEntry], list[Program]]:
    """The schools that a telling word of the name belongs to; else the schools and programs
    whose names are most like the words, none if none is."""
    wanted = _plain(name)
    schools = {school.id: school for school in release.institutions()}
    names = {school.id: _plain(school.name) for school in schools.values()}
    owners = {
        word: [key for key, text in names.items() if word in text.split()]
        for word in wanted.split()
    }
    told = {key: None for keys in owners.values() if len(keys) <= _TELLING for key in keys}
    if told:
        return [schools[key] for key in told], []
    near = process.extract(wanted, names, scorer=fuzz.WRatio, score_cutoff=_CLOSE, limit=5)
    programs = {program.id: program for program in release.programs()}
    ids = {program_id: _plain(program_id) for program_id in programs}
    like = process.extract(wanted, ids, scorer=fuzz.WRatio, score_cutoff=_CLOSE, limit=5)
    return [schools[key] for _, _, key in near], [programs[key] for _, _, key in like]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))

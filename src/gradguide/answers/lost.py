"""Addresses that lead nowhere: where the thing is now, or what may have been meant.

A whole country has a quarter of a million programs, so that nothing here goes through all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from gradguide.answers.names import school_called
from gradguide.catalog.release import Release
from gradguide.model.fact import InstitutionEntry
from gradguide.resolution.spelling import slug

_LISTED = 8
_ALIKE = 70  # of 100
_LONGEST = 300
"""Characters of a name that are looked at; an id has fewer."""

Named = tuple[str, str]
"""What stands in an address, and the name to show for it."""


@dataclass(frozen=True, slots=True)
class Near:
    """What may have been meant: schools by slug and programs by id, each with its name."""

    schools: tuple[Named, ...] = ()
    programs: tuple[Named, ...] = ()


def program_now(release: Release, typed: str) -> str | None:
    """The id of the program that an address means which is not its own: in other letters, or by
    another name that sources use at that school; None where there is none, or several."""
    plain = typed.strip().strip("/")[:_LONGEST]
    beginning, _, end = plain.partition("/")
    school = _school(release, beginning)
    if school is None or not end:
        return None
    wanted = "/".join((school.slug, *(slug(part) for part in end.split("/"))))
    if wanted != typed and release.program(wanted) is not None:
        return wanted
    named = {
        program.id
        for program in release.programs_of(school.id)
        if slug(end) in {slug(name) for name in (_end(program.id), program.name, *program.aliases)}
    }
    return named.pop() if len(named) == 1 else None


def school_now(release: Release, typed: str) -> InstitutionEntry | None:
    """The school that an address means which is not its own: in other letters, its UNITID, or
    another name of it."""
    return _school(release, typed.strip().strip("/")[:_LONGEST])


def near(release: Release, typed: str) -> Near:
    """What an address may have meant: programs of the school that it begins with whose ends are
    most like it, else schools whose names are."""
    beginning, _, end = typed.strip().strip("/")[:_LONGEST].partition("/")
    school = _school(release, beginning)
    if school is not None:
        described, _ = release.program_names(school.id)
        ends = {key: slug(_end(key)) for key, _, _ in described}
        like = process.extract(slug(end), ends, scorer=fuzz.ratio, limit=_LISTED)
        names = {key: name for key, name, _ in described}
        return Near(((school.slug, school.name),), tuple((key, names[key]) for _, _, key in like))
    names = {slug_: name for _, slug_, name in release.institution_names}
    found = process.extract(
        slug(beginning), names.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_LISTED
    )
    return Near(tuple((slug_, names[slug_]) for slug_, _, _ in found))


def _end(program_id: str) -> str:
    """What names a program among those of its school."""
    return program_id.partition("/")[2]


def _school(release: Release, typed: str) -> InstitutionEntry | None:
    if not typed:
        return None
    return release.institution(typed) or school_called(release, typed.replace("-", " "))

"""Names as people type them: which school or program of a release they mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from weakref import WeakKeyDictionary

from rapidfuzz import fuzz, process

from gradguide.answers.errors import UnknownNameError
from gradguide.catalog.release import Release
from gradguide.extraction.folding import fold
from gradguide.model.fact import InstitutionEntry, Program
from gradguide.resolution.institutions import InstitutionResolver
from gradguide.sources.registry import bundled

# Of 100; below it two names are no longer alike to a reader.
_CLOSE = 80
# A word that more schools share ("state", "texas") does not tell which is meant.
_TELLING = 2
# A shorter word is like too many others.
_LONG_ENOUGH = 4
# A shorter one is the beginning of too many others.
_A_BEGINNING = 3
# Of 100; the end of an id is like another from here on.
_END_ALIKE = 70


# How many names a message lists.
_LISTED = 8


def program_called(release: Release, name: str) -> Program:
    """The one program that an id or a name means.

    A school's name means its degree where it has one alone. Where all the words stand in the
    names of some programs, those that are found by their subjects are not meant; and a name that
    fits a degree and its own tracks means the degree.

    Raises:
        UnknownNameError: nothing goes by that name, or several do; the nearest or all are given.
    """
    program = release.program(name)
    if program is not None:
        return program
    school = release.institution(name)
    if school is None:
        schools, programs = meant(release, name)
        degree = _degree_among(_by_own_name(name, programs) or programs)
        if degree is not None and not schools:
            return degree
        program, school = one_called(release, name)
        if program is not None:
            return program
    return _only_degree(release, name, school)


def _by_own_name(name: str, programs: list[Program]) -> list[Program]:
    """The programs in whose id or name, with their school's, all the words begin words."""
    wanted = _plain(name).split()
    own = {p.id: _plain(f"{p.id} {p.name} {p.institution}").split() for p in programs}
    return [
        program
        for program in programs
        if all(any(has.startswith(word) for has in own[program.id]) for word in wanted)
    ]


def _degree_among(programs: list[Program]) -> Program | None:
    """The program of which all others are tracks, or None."""
    ids = {program.id for program in programs}
    degrees = [program for program in programs if program.parent not in ids]
    return degrees[0] if len(degrees) == 1 else None


def _only_degree(release: Release, name: str, school: InstitutionEntry | None) -> Program:
    offered = list(release.programs_of(school.id)) if school else []
    degrees = [program for program in offered if program.kind == "program"]
    if len(degrees) == 1:
        return degrees[0]
    said = school.name if school else repr(name)
    if not offered:
        raise UnknownNameError(f"{said} has no program in this release")
    shown = listed([], degrees or offered)
    raise UnknownNameError(f"{said} has more than one program; say which:\n{shown}")


def one_called(release: Release, name: str) -> tuple[Program | None, InstitutionEntry | None]:
    """The one program or school that the words mean.

    A name that is only like another one is never taken for it: it is offered, and the reader
    says which.

    Raises:
        UnknownNameError: nothing goes by that name, or several do; the nearest or all are given.
    """
    called = school_called(release, name)
    if called is not None:
        return None, called
    schools, programs = meant(release, name)
    if len(schools) == 1 and all(p.institution_id == schools[0].id for p in programs):
        return None, schools[0]
    if len(programs) == 1 and not schools:
        return programs[0], None
    if schools or programs:
        several = listed(schools, programs)
        raise UnknownNameError(f"{name!r} can be any of these; say which:\n{several}")
    schools, programs = nearest(release, name)
    message = f"nothing goes by the name {name!r} in this release"
    if schools or programs:
        message += f"; did you mean one of these?\n{listed(schools, programs)}"
    raise UnknownNameError(message)


def listed(schools: list[InstitutionEntry], programs: list[Program]) -> str:
    """Schools and programs for a message, a line each."""
    lines = [f"  {s.slug}  ({s.name})" for s in schools[:_LISTED]]
    lines += [f"  {p.id}  ({p.institution}, {p.name})" for p in programs[:_LISTED]]
    more = max(0, len(schools) - _LISTED) + max(0, len(programs) - _LISTED)
    return "\n".join([*lines, *([f"  and {more:,} more"] if more else [])])


def school_called(release: Release, name: str) -> InstitutionEntry | None:
    """The release's school that goes by a name, an alias or an abbreviation ("LSU")."""
    ids = frozenset(key for key, _, _ in release.institution_names)
    found = resolver().resolve(name, hints=ids)
    return release.institution(found.id) if found.id in ids else None


@cache
def resolver() -> InstitutionResolver:
    """Made once: it indexes every name of the registry."""
    return InstitutionResolver(bundled())


def gave_up(school_id: str, name: str) -> bool:
    """Whether a school had this name and gave it up, or took over the school that had it."""
    school = bundled().get(school_id)
    return school is not None and fold(name) in {fold(former) for former in school.former}


def meant(release: Release, name: str) -> tuple[list[InstitutionEntry], list[Program]]:
    """The schools and programs in whose names all the words stand, in any order.

    A word may be the beginning of a program's; one or two letters have to be all of it, since
    they begin too many.
    """
    wanted = set(_plain(name).split())
    if not wanted:
        return [], []
    found = [
        release.institution(key)
        for key, slug, name in release.institution_names
        if wanted <= set(f"{_plain(name)} {_plain(slug)}".split())
    ]
    schools = [school for school in found if school is not None]
    if schools and len(wanted) > 1:
        return schools, []
    short = {word for word in wanted if len(word) < _A_BEGINNING}
    beginning = _plain(name.partition("/")[0] if "/" in name else "").split()
    return schools, [
        program
        for program in release.find(_plain(name))
        if short <= _words_of(program) and _is_of(program, beginning)
    ]


def _is_of(program: Program, words: list[str]) -> bool:
    """Whether the words, of an id before its "/", begin words of the school's slug or name."""
    own = _plain(f"{program.id.partition('/')[0]} {program.institution}").split()
    return all(
        any(has == word if len(word) < _A_BEGINNING else has.startswith(word) for has in own)
        for word in words
    )


def _words_of(program: Program) -> set[str]:
    """The words of a program's own texts."""
    own = (program.id, program.name, program.institution, program.degree or "")
    return set(_plain(" ".join((*own, *program.concentrations, *program.aliases))).split())


def nearest(release: Release, name: str) -> tuple[list[InstitutionEntry], list[Program]]:
    """The schools that a telling word of the name belongs to, or one that is most like it; else
    the programs whose ids are most like the name, none if none is. Of an id, whose end names a
    program, the programs of the school that its beginning means are asked first.

    That a name shares with others the words that many have ("University of ...") makes it like
    none of them.
    """
    if "/" in name and (of_school := _by_end(release, name)):
        return [], of_school
    wanted = _plain(name)
    known = _known(release)
    owners = [known.owners.get(word, ()) for word in wanted.split() if len(word) >= _A_BEGINNING]
    told = {key: None for keys in owners if len(keys) <= _TELLING for key in keys}
    if told:
        return _schools(release, told), []
    alike = {
        found
        for word in wanted.split()
        if len(word) >= _LONG_ENOUGH and word not in known.owners
        for found, _, _ in process.extract(
            word, known.telling, scorer=fuzz.ratio, score_cutoff=_CLOSE
        )
    }
    near = [key for key, words in known.schools.items() if alike & words]
    if near:
        return _schools(release, near), []
    like = process.extract(wanted, known.programs, scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=5)
    found = (release.program(key) for _, _, key in like)
    return [], [program for program in found if program is not None]


@dataclass(frozen=True, slots=True)
class _Known:
    """The words of all names of a release.

    schools   the words of each school's name, by its id, in the order of the names
    owners    the schools in whose names a word stands
    telling   words that few have, and that are long enough to be told from others
    programs  the ids of described programs in plain letters
    """

    schools: Mapping[str, frozenset[str]]
    owners: Mapping[str, tuple[str, ...]]
    telling: tuple[str, ...]
    programs: Mapping[str, str]


_KNOWN: WeakKeyDictionary[Release, _Known] = WeakKeyDictionary()


def _known(release: Release) -> _Known:
    """The words of a release, put together when they are first asked for."""
    if release not in _KNOWN:
        schools = {
            key: frozenset(_plain(name).split()) for key, _, name in release.institution_names
        }
        owners: dict[str, list[str]] = defaultdict(list)
        for key, words in schools.items():
            for word in sorted(words):
                owners[word].append(key)
        _KNOWN[release] = _Known(
            schools,
            {word: tuple(keys) for word, keys in owners.items()},
            tuple(
                word
                for word, keys in owners.items()
                if len(keys) <= _TELLING and len(word) >= _LONG_ENOUGH
            ),
            {program_id: _plain(program_id) for program_id in release.described_ids()},
        )
    return _KNOWN[release]


def _schools(release: Release, ids: Iterable[str]) -> list[InstitutionEntry]:
    found = (release.institution(key) for key in ids)
    return [school for school in found if school is not None]


def _by_end(release: Release, name: str) -> list[Program]:
    """The programs of the school that an id begins with whose own ends are like the id's."""
    beginning, _, end = name.partition("/")
    school = release.institution(beginning) or school_called(release, beginning)
    schools = [school] if school else meant(release, beginning)[0] or nearest(release, beginning)[0]
    ends = {
        program.id: _plain(program.id.partition("/")[2])
        for school in schools
        for program in release.programs_of(school.id)
    }
    wanted = _plain(end)
    like = process.extract(wanted, ends, scorer=fuzz.ratio, score_cutoff=_END_ALIKE, limit=5)
    if not like and len(wanted) >= _LONG_ENOUGH:  # a piece of a longer one
        like = process.extract(
            wanted, ends, scorer=fuzz.partial_ratio, score_cutoff=_CLOSE, limit=5
        )
    found = (release.program(program_id) for _, _, program_id in like)
    return [program for program in found if program is not None]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))

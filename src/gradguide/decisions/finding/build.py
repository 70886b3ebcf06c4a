"""Making the index for finding, and the listing, of a catalog's programs: once, for a release."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from gradguide.catalog.search_text import COLUMNS, texts
from gradguide.catalog.writer import Searchable
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.finding.bitmaps import packed
from gradguide.decisions.finding.index import FORMAT
from gradguide.decisions.finding.judged import PART, peers_part
from gradguide.decisions.finding.place import Located, towns_of
from gradguide.decisions.finding.prices import price_parts
from gradguide.decisions.finding.readings import accreditation, delivery, exam, gpa, months
from gradguide.decisions.finding.seen import Reading, Seen
from gradguide.decisions.finding.side import layout, side_of
from gradguide.decisions.finding.words import postings_of
from gradguide.extraction.folding import fold
from gradguide.model.catalog import Spelling
from gradguide.model.fact import InstitutionEntry
from gradguide.resolution.synonyms import Synonyms

NOTHING_ELSE: Mapping[str, Sequence[str]] = MappingProxyType({})

_SCHOOL = COLUMNS.index("institution")
_ALIASES = COLUMNS.index("aliases")


def searchable(
    candidates: Sequence[Candidate],
    spellings: Iterable[Spelling],
    located: Iterable[Located] = (),
    called: Mapping[str, Sequence[str]] = NOTHING_ELSE,
    codes: Mapping[str, Sequence[str]] = NOTHING_ELSE,
) -> Searchable:
    """The listing and the parts of the index (read by `FindIndex`) of a release.

    The candidates stand in the order of their ids, as the release numbers its programs. `located`
    are schools by whose towns a place can be named, besides those of the candidates. `called` are
    the names by which a school (its id) can be found besides its own, `codes` those under which a
    program's (its id) graduates are counted. The same arguments give the same bytes.
    """
    synonyms = Synonyms(spellings)
    parts: dict[str, bytes] = {}
    head = head_of(len(candidates), synonyms)
    sets: list[BitMap] = []
    for name, verified in (("all", False), ("verified", True)):
        seen = [Seen(one, synonyms, verified) for one in candidates]
        head["sides"][name], own = layout(side_of(seen))
        sets += own
        for order, key in ORDER_KEYS.items():
            parts[f"order.{order}.{name}"] = _in_order([key(one) for one in seen])
    heard = [place for place, one in enumerate(candidates) if one.heard]
    parts["heard"] = bytes(BitMap(heard).serialize())
    parts["sets"], parts["sets.ends"] = packed(sets)
    vocabulary, postings = postings_of(
        (place, found_by(candidates[place], synonyms, called, codes)) for place in heard
    )
    parts |= word_parts(vocabulary, postings)
    parts["called"] = as_json({key: list(names) for key, names in called.items()})
    schools = {one.school.id: one.school for one in candidates}
    number = {school_id: place for place, school_id in enumerate(schools)}
    at_school = np.array([number[one.school.id] for one in candidates], np.int64)
    parts |= school_parts(tuple(schools.values()), at_school)
    parts |= price_parts(candidates)
    parts[PART] = peers_part(candidates)
    parts |= town_parts(schools.values(), located)
    parts |= id_parts(one.id for one in candidates)
    parts["head"] = as_json(head)
    return Searchable([listed(n, Seen(c, synonyms)) for n, c in enumerate(candidates, 1)], parts)


def head_of(programs: int, synonyms: Synonyms) -> dict[str, Any]:
    """The part that tells what is in the others, without its sides."""
    specialties = dict(sorted(synonyms.specialties.items()))
    return {"format": FORMAT, "programs": programs, "specialties": specialties, "sides": {}}


def as_json(value: object) -> bytes:
    """JSON in one spelling."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def word_parts(vocabulary: Sequence[str], postings: Iterable[BitMap]) -> dict[str, bytes]:
    """The parts that hold the words and who has them."""
    data, ends = packed(postings)
    return {"words": "\n".join(vocabulary).encode(), "postings": data, "postings.ends": ends}


def town_parts(schools: Iterable[Located], located: Iterable[Located]) -> dict[str, bytes]:
    """The part that holds the towns of schools, each school counted once, and of further ones."""
    towns = towns_of([*schools, *located])
    return {"towns": as_json([[town, *place] for town, place in towns.items()])}


def id_parts(ids: Iterable[str]) -> dict[str, bytes]:
    """The parts that hold the programs' ids."""
    encoded = [one.encode() for one in ids]
    ends = np.cumsum([len(one) for one in encoded], dtype="<i8")
    return {"ids": b"".join(encoded), "ids.ends": ends.tobytes()}


def found_by(
    one: Candidate,
    synonyms: Synonyms,
    called: Mapping[str, Sequence[str]],
    codes: Mapping[str, Sequence[str]] = NOTHING_ELSE,
) -> tuple[str, ...]:
    """The texts by whose words a program is found: those of the full-text table, with what else
    its school is called beside the school's name, and its codes beside its other names."""
    own = list(texts(one.program, one.school, synonyms))
    own[_SCHOOL] = " ; ".join((own[_SCHOOL], *called.get(one.school.id, ())))
    own[_ALIASES] = " ; ".join((own[_ALIASES], *codes.get(one.program.id, ())))
    return tuple(own)


def school_parts(
    schools: Sequence[InstitutionEntry], of_program: NDArray[np.int64]
) -> dict[str, bytes]:
    """The parts that hold where schools are, and for each program the place of its own. Schools
    come in the order of their first programs."""
    return {
        "schools.north": _degrees(school.latitude for school in schools),
        "schools.east": _degrees(school.longitude for school in schools),
        "schools.of_program": of_program.astype("<i4").tobytes(),
    }


def _degrees(values: Iterable[float | None]) -> bytes:
    return np.array([np.nan if v is None else v for v in values], "<f8").tobytes()


def _by_name(seen: Seen) -> tuple[str, str]:
    return fold(seen.candidate.school.name), fold(seen.candidate.program.name)


def _by_months(seen: Seen) -> tuple[Decimal, Decimal, Decimal]:
    """The longest that it can take, then the shortest; without either at the end."""
    span = months(seen)
    if span is None:
        return Decimal(2), Decimal(0), Decimal(0)
    low, high = span
    return (Decimal(1), low, low) if high is None else (Decimal(0), high, low)


def _by_completions(seen: Seen) -> tuple[bool, Decimal]:
    """The more graduates, the earlier; the unknown last."""
    graduates = completions(seen)
    return graduates is None, -(graduates or Decimal(0))


def completions(seen: Seen) -> Decimal | None:
    """How many graduated from the program in the newest year that is known; where that is not
    counted, from the school at the program's level, in all programs of the field together. None
    where nobody says."""
    facts = [
        fact
        for fact in seen.facts("completions") or seen.of_school("completions")
        if fact.key.get("level") == seen.candidate.program.level and fact.settled
    ]
    newest = max((int(fact.key["year"]) for fact in facts), default=None)
    if newest is None:
        return None
    return sum((Decimal(f.value) for f in facts if f.key["year"] == newest), Decimal(0))


ORDER_KEYS: dict[str, Callable[[Seen], Any]] = {
    "name": _by_name,
    "months": _by_months,
    "completions": _by_completions,
}


def _in_order(keys: Sequence[Any]) -> bytes:
    """The places in the order of their keys; equal keys in the order of the places."""
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), "<i4").tobytes()


def listed(number: int, seen: Seen) -> tuple[object, ...]:
    """A program's row of the listing."""
    program, school = seen.candidate.program, seen.candidate.school
    bodies = accreditation(seen)
    accredited = [body for body, ways in bodies.items() if all(body in way for way in ways)]
    most, longest = gpa(seen), months(seen)
    return (
        number,
        program.id,
        program.institution,
        program.name,
        program.kind,
        program.level,
        program.degree,
        school.control or None,
        school.city or None,
        school.state or None,
        _settled(delivery(seen)),
        _settled(exam(seen)),
        ", ".join(sorted(accredited)) or None,
        float(most[1]) if most and most[0] == most[1] else None,
        float(longest[1]) if longest and longest[1] is not None else None,
    )


def _settled(reading: Reading) -> str | None:
    """The one value that holds whatever is left open, "disputed" where there is none such, None
    where nothing is known."""
    if not reading:
        return None
    (ways,) = reading.values()
    sure = frozenset.intersection(*ways)
    return next(iter(sure)) if len(sure) == 1 else "disputed"

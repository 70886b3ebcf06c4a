"""The service as plain functions: its manifest, matches, suggestions, values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from gradguide.answers.matching import Wanted, schools_matching
from gradguide.answers.matching_programs import WantedProgram, programs_matching
from gradguide.answers.opened import OpenRelease
from gradguide.decisions.finding.query import ANY_KIND
from gradguide.decisions.finding.query import Query as Finding
from gradguide.extraction.folding import fold
from gradguide.model.fact import InstitutionEntry, Program
from gradguide.web.reconciliation.asked import Extension, Query
from gradguide.web.reconciliation.properties import (
    INSTITUTION,
    PROGRAM,
    SHOW,
    TYPES,
    called,
    described,
    properties_of,
    thing_called,
    thing_record,
    type_record,
    values_of,
)

_FEW, _MOST = 5, 25
_WIDTH, _HEIGHT = 430, 320


def manifest(opened: OpenRelease, base: str) -> dict[str, Any]:
    """What the service is and can do; `base` is how the server is reached."""
    here = f"{base}/reconcile"
    return {
        "versions": ["0.2"],
        "name": f"gradguide: schools and programs of {opened.release.field_name}",
        "identifierSpace": f"{here}/view/",
        "schemaSpace": f"{base}/api/v1/vocabulary#",
        "documentation": f"{base}/api",
        "defaultTypes": [type_record(kind) for kind in TYPES],
        "view": {"url": f"{here}/view/{{{{id}}}}"},
        "preview": {"url": f"{here}/preview?id={{{{id}}}}", "width": _WIDTH, "height": _HEIGHT},
        "suggest": {
            name: {"service_url": base, "service_path": f"/reconcile/suggest/{name}"}
            for name in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/reconcile/properties"},
            "property_settings": [
                {
                    "name": "show",
                    "label": "Show",
                    "type": "select",
                    "default": SHOW[0],
                    "help_text": "The value of a fact, how sure it is, its year, or who says it",
                    "choices": [{"value": name, "name": name} for name in SHOW],
                }
            ],
        },
    }


def matched(
    opened: OpenRelease, queries: Mapping[str, Query], as_of: date
) -> dict[str, dict[str, Any]]:
    """The candidates of every query, the likeliest first; at most one of them is a match."""
    return {name: {"result": _candidates(opened, one, as_of)} for name, one in queries.items()}


def _candidates(opened: OpenRelease, query: Query, as_of: date) -> list[dict[str, Any]]:
    most = _FEW if query.limit is None else max(1, min(int(query.limit), _MOST))
    wanted = query.types or tuple(TYPES)
    found: list[dict[str, Any]] = []
    if INSTITUTION in wanted:
        found += _schools(opened, query, most)
    if PROGRAM in wanted:
        found += _programs(opened, query, as_of, most)
    found.sort(key=lambda one: -one["score"])
    if sum(one["match"] for one in found) > 1:
        # A row that may be a school as well as a program says neither.
        found = [{**one, "match": False} for one in found]
    return found[:most]


def _schools(opened: OpenRelease, query: Query, most: int) -> list[dict[str, Any]]:
    wanted = Wanted(query.query, query.said("state"), query.said("city"), query.said("unitid"))
    return [
        {
            **_candidate(one.school, INSTITUTION),
            "score": one.score,
            "match": one.match,
            "features": [
                {"id": "name_likeness", "value": one.likeness},
                *_agrees("state", wanted.state, one.school.state),
                *_agrees("city", wanted.city, one.school.city),
            ],
        }
        for one in schools_matching(opened, wanted, most)
    ]


def _programs(opened: OpenRelease, query: Query, as_of: date, most: int) -> list[dict[str, Any]]:
    wanted = WantedProgram(
        query.query,
        query.said("institution"),
        query.said("degree"),
        query.said("level"),
        query.said("state"),
        query.said("city"),
        query.said("unitid"),
    )
    return [
        {
            **_candidate(one.program, PROGRAM),
            "score": one.score,
            "match": one.match,
            "features": [
                {"id": "name_likeness", "value": one.likeness},
                *_agrees("degree", wanted.degree, one.program.degree or ""),
                *_agrees("level", wanted.level, one.program.level or ""),
            ],
        }
        for one in programs_matching(opened, wanted, as_of, most)
    ]


def _candidate(thing: InstitutionEntry | Program, kind: str) -> dict[str, Any]:
    return {
        "id": thing.id,
        "name": called(thing),
        "description": described(thing),
        "type": [type_record(kind)],
    }


def _agrees(name: str, asked: str, has: str) -> Iterable[dict[str, Any]]:
    if asked:
        yield {"id": name, "value": fold(asked) == fold(has)}


def suggested(
    opened: OpenRelease, what: str, prefix: str, cursor: int, as_of: date
) -> dict[str, Any]:
    """Things, types or properties whose names begin like that, from `cursor` on."""
    match what:
        case "entity":
            found: list[dict[str, Any]] = _entities(opened, prefix, cursor + _MOST, as_of)
        case "type":
            found = [type_record(kind) for kind, name in TYPES.items() if _fits(prefix, kind, name)]
        case _:
            every = {one.id: one for kind in TYPES for one in properties_of(kind)}
            found = [one.record for one in every.values() if _fits(prefix, one.id, one.name)]
    return {"result": found[cursor : cursor + _MOST]}


def _entities(opened: OpenRelease, prefix: str, most: int, as_of: date) -> list[dict[str, Any]]:
    known = thing_called(opened, prefix.strip())
    if known is not None:
        return [thing_record(known)]
    words = fold(prefix).split()
    if not words:
        return []
    schools = [one for one in opened.schools if _fits(prefix, f"{one.name} {one.city}")]
    schools.sort(key=lambda one: (not fold(one.name).startswith(words[0]), one.name, one.id))
    found = [thing_record(one) for one in schools[:most]]
    if len(found) < most:
        query = Finding.of(" ".join(words), {"kind": [ANY_KIND]})
        ids = opened.finder(as_of).find(query, most - len(found)).ids
        found += [thing_record(one.program) for one in opened.candidates(ids).values()]
    return found


def _fits(prefix: str, *names: str) -> bool:
    """Whether every word of the prefix begins a word of the names."""
    own = fold(" ".join(names)).replace("_", " ").split()
    return all(any(one.startswith(word) for one in own) for word in fold(prefix).split())


def proposed(kind: str, most: int) -> dict[str, Any]:
    """The properties that can be told of a type."""
    return {
        "type": kind,
        "limit": most,
        "properties": [one.record for one in properties_of(kind)[:most]],
    }


def extended(opened: OpenRelease, asked: Extension) -> dict[str, Any]:
    """The values of some properties of some things; of what is unknown an empty list."""
    names = {one.id: one.name for kind in TYPES for one in properties_of(kind)}
    meta = []
    for one in asked.properties:
        told: dict[str, Any] = {"id": one.id, "name": names.get(one.id, one.id)}
        if one.id == INSTITUTION:
            told["type"] = type_record(INSTITUTION)
        meta.append(told)
    rows: dict[str, Any] = {}
    for key in asked.ids:
        thing = thing_called(opened, key)
        rows[key] = {
            one.id: []
            if thing is None
            else list(values_of(opened, thing, one.id, str(one.settings.get("show", SHOW[0]))))
            for one in asked.properties
        }
    return {"meta": meta, "rows": rows}

"""What a browser needs to find programs by itself: the index of the release as JSON.

It is the same index that a server finds with (`gradguide.decisions.finding`), and the script that
reads it (`static/static-find.js`) answers with yes, no or unknown as that does. Two things take a
server: costs for one person, and words that somebody mistyped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec
import numpy as np
from pyroaring import BitMap

from gradguide.answers.found_words import choice_words, open_words
from gradguide.answers.opened import OpenRelease
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.finding.index import FindIndex
from gradguide.decisions.finding.query import ANY_KIND, ANYBODY
from gradguide.decisions.finding.side import Choices, Numbers
from gradguide.decisions.finding.values import allowed_values
from gradguide.extraction.folding import fold
from gradguide.model.states import PROVINCE_CODES, STATE_NAMES
from gradguide.web.pages.find_facets import GLOSSES, OPEN, in_own_order, spelled, title_words

SEARCH_FILE = "find/search.json"


def search_data(opened: OpenRelease, as_of: date) -> bytes:
    """The index as JSON. Programs go by their places in `ids`.

        {"ids": [...], "heard": [places], "cost": [[low, high] or null, ...] in cents,
         "facets": [{"name", "title", "gloss", "open", "ordered", "any", "unknown", "apart",
                     "allowed": [values], "called": {spelling: value}, "values": [[value, words,
                     certain, possible], ...], "known": {group: places}, "disputes": [[group,
                     [[values], ...], places], ...]}, ...],
         "limits": [{"name", "title", "unknown", "spans": [[low, high or null] or null, ...]}],
         "words": [[word, [places of each column]], ...] in ascending order,
         "orders": {"name": places, "months": places, "completions": places, "cost": places}}

    Raises:
        WithoutIndexError: the release has no index.
    """
    index = opened.index
    ids = index.ids(list(range(index.count)))
    described = {place: at for at, place in enumerate(_described(opened, ids))}
    side = index.side(verified=False)

    def at(places: Iterable[int]) -> list[int]:
        return [described[place] for place in places if place in described]

    prices = opened.finder(as_of).priced(ANYBODY, False)
    data = {
        "ids": [ids[place] for place in described],
        "heard": at(index.heard),
        "cost": [
            [int(prices.low[place]), int(prices.high[place])] if prices.usable[place] else None
            for place in described
        ],
        "facets": [
            {
                **_facet(name, side.choices[name], at, opened.body_names),
                "allowed": allowed_values(name, index),
                "called": _called(name, index),
            }
            for name in FACETS
        ],
        "limits": [_limit(name, side.numbers[name], list(described)) for name in LIMITS],
        "words": [
            [word, [at(column) for column in columns]]
            for word, columns in index.words.entries()
            if any(described.keys() & column for column in columns)
        ],
        "orders": {
            name: at(index.order(name, verified=False).tolist())
            for name in ("name", "months", "completions")
        }
        | {"cost": at(np.lexsort((prices.low, prices.high, ~prices.usable)).tolist())},
    }
    return msgspec.json.encode(data)


def _described(opened: OpenRelease, ids: list[str]) -> Iterable[int]:
    described = opened.described
    return [place for place, program_id in enumerate(ids) if program_id in described]


def _called(name: str, index: FindIndex) -> dict[str, str]:
    """What else the values of a facet are called, as the script spells it: names of states in
    small letters, of specialties by their keys (`spelling.text_key`)."""
    if name == "specialty":
        return dict(index.specialties)
    if name in ("state", "licensure"):
        states = {name: code for code, name in STATE_NAMES.items()}
        codes = {**states, **PROVINCE_CODES}
        return {fold(name).replace("-", " "): code for name, code in codes.items()}
    return {}


def _facet(name: str, choices: Choices, at: Any, bodies: Mapping[str, str]) -> dict[str, Any]:
    facet = FACETS[name]
    order = {value: number for number, value in enumerate(facet.values)}
    values = [
        [value, spelled(choice_words(name, value), value, bodies), at(certain), at(possible)]
        for value, certain, possible in zip(
            choices.values, choices.certain, choices.possible, strict=True
        )
    ]
    values.sort(key=lambda one: (order.get(one[0], len(order)), one[0]))
    return {
        "name": name,
        "title": title_words(name),
        "gloss": GLOSSES.get(name, ""),
        "open": name in OPEN,
        "ordered": in_own_order(name),
        "any": choice_words(name, ANY_KIND) if name == "kind" else "",
        "unknown": open_words(name),
        "apart": facet.apart,
        "values": [value for value in values if value[2] or value[3]],
        "known": {
            group: at(known) for group, known in zip(choices.groups, choices.known, strict=True)
        },
        "disputes": [
            [group, [sorted(way) for way in ways], at(programs)]
            for (group, ways), programs in zip(choices.disputes, choices.contradicted, strict=True)
        ],
    }


def _limit(name: str, numbers: Numbers, places: list[int]) -> Mapping[str, Any]:
    lows: dict[int, float] = {}
    highs: dict[int, float] = {}
    for ends, sets, into in (
        (numbers.lows, numbers.from_, lows),
        (numbers.highs, numbers.at_most, highs),
    ):
        before = BitMap()
        for end, so_far in zip(ends, sets, strict=True):
            into.update((place, float(end)) for place in so_far - before)
            before = so_far
    limit = LIMITS[name]
    return {
        "name": name,
        "title": limit.title,
        "unknown": limit.unknown,
        "unit": limit.unit,
        "steps": [float(step) for step in limit.steps],
        "spans": [[lows[place], highs.get(place)] if place in lows else None for place in places],
    }

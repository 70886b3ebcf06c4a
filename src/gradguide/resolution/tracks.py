"""Which claims made about a concentration are really about its degree.

A guide that ranks "MKT, Ropes" at $852 a credit gives the price of the MKT. A concentration
keeps what sets it apart; the rest goes to the degree that it belongs to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from gradguide.model.claim import Claim, Standing
from gradguide.model.vocabulary import Value, Vocabulary
from gradguide.resolution.equality import value_key
from gradguide.resolution.reconcile import Key, topic

# A university sets these for a degree and not for its tracks, so that what one track is said to
# have holds for the degree as long as nothing speaks against it. What tracks do differ in (how
# and how long one studies, credits, courses, placements, licences, other bodies' accreditation)
# stays with the track unless the degree says the same.
OF_THE_DEGREE = frozenset(
    {
        "degree",
        "level",
        "website",
        "tuition_per_credit",
        "tuition_flat",
        "tuition_total",
        "fee",
        "entrance_exam",
        "gpa_min",
        "admission_item",
        "deadline",
        "start_dates_per_year",
        "time_limit_years",
        "military_friendly",
    }
)
# A body that has accredited the degree has not accredited a track of it apart: what is said of that
# under a track's name is said of the degree, and counts against it where it is something else.
ALSO_AGAINST = frozenset({"accreditation"})
# The entry's own name and what a guide says of the entry are never the degree's.
OF_THE_TRACK = frozenset({"program", "concentration", "rank", "sponsored"})

_About = tuple[str, Key]
_Amounts = frozenset[tuple[str, Value]]


def lifted(
    claims: Sequence[Claim],
    own: Sequence[int],
    tracks: Mapping[str, Sequence[int]],
    vocabulary: Vocabulary,
) -> frozenset[int]:
    """Of the claims about a degree's concentrations, those that are about the degree.

    `own` are the claims about the degree itself. Where it has none and only one concentration
    is spoken of, all are the degree's. Otherwise a claim goes up when the degree's own claims
    state the same value, and no other amount with it (600 hours where the degree takes 900);
    one of `OF_THE_DEGREE` also when they are silent and no two concentrations state different
    values; and one of `ALSO_AGAINST` whenever they speak of it.
    """
    heard = {key for key, places in tracks.items() if _any_heard(claims, places)}
    if not _any_heard(claims, own) and len(heard or tracks) == 1:
        return frozenset(place for key in heard or tracks for place in tracks[key])
    said = _values(claims, own, vocabulary)
    amounts = _amounts_said(claims, own, vocabulary)
    among = _values(claims, (p for places in tracks.values() for p in places), vocabulary)
    out = set()
    for places in tracks.values():
        for place in places:
            claim = claims[place]
            if claim.attribute in OF_THE_TRACK:
                continue
            about, value = _about(claim, vocabulary)
            agreed = vocabulary[claim.attribute].many or len(among.get(about, ())) <= 1
            silent = claim.attribute in OF_THE_DEGREE and not _spoken_of(about, said)
            shared = about in said and claim.attribute in ALSO_AGAINST
            same = value in said.get(about, ()) and _fits(
                _amounts(claim, vocabulary), amounts[about, value]
            )
            if shared or same or (silent and agreed):
                out.add(place)
    return frozenset(out)


def _spoken_of(about: _About, said: Iterable[_About]) -> bool:
    """Whether something is said of the same people: a price for anybody is one for residents
    too, so that a track's price for residents does not come to a degree that has the former."""
    attribute, key = about
    mine = dict(key)
    return any(
        attribute == other
        and mine.keys() == dict(its).keys()
        and all(_overlap(mine[name], theirs) for name, theirs in its)
        for other, its in said
    )


def _overlap(one: Value, other: Value) -> bool:
    return one == other or "any" in (one, other)


def _any_heard(claims: Sequence[Claim], places: Iterable[int]) -> bool:
    return any(claims[place].standing >= Standing.GUIDE for place in places)


def _values(
    claims: Sequence[Claim], places: Iterable[int], vocabulary: Vocabulary
) -> dict[_About, set[object]]:
    """The values by what they are about, of the claims that have a say."""
    out: dict[_About, set[object]] = defaultdict(set)
    for place in places:
        if claims[place].standing >= Standing.GUIDE:
            about, value = _about(claims[place], vocabulary)
            out[about].add(value)
    return out


def _amounts_said(
    claims: Sequence[Claim], places: Iterable[int], vocabulary: Vocabulary
) -> dict[tuple[_About, object], set[_Amounts]]:
    """The amounts that are said with each value, by the claims that have a say."""
    out: dict[tuple[_About, object], set[_Amounts]] = defaultdict(set)
    for place in places:
        if claims[place].standing >= Standing.GUIDE:
            out[_about(claims[place], vocabulary)].add(_amounts(claims[place], vocabulary))
    return out


def _amounts(claim: Claim, vocabulary: Vocabulary) -> _Amounts:
    """The numbers that describe a claim's value without making it another fact."""
    attribute = vocabulary[claim.attribute]
    return frozenset(
        (name, value)
        for name, value in claim.qualifiers.items()
        if name not in attribute.key and attribute.qualifiers[name].kind == "number"
    )


def _fits(amounts: _Amounts, said: Iterable[_Amounts]) -> bool:
    return not amounts or any(not other or amounts <= other for other in said)


def _about(claim: Claim, vocabulary: Vocabulary) -> tuple[_About, object]:
    attribute = vocabulary[claim.attribute]
    said = attribute.with_defaults(claim.qualifiers)
    value = value_key(claim.value, attribute), said.get("unit")
    return (claim.attribute, topic(claim, attribute).key), value

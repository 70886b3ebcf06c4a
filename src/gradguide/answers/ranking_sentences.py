"""What a ranking says, in sentences: who is first, who is above whom, who cannot be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from gradguide.answers.ranking_words import chance_words, listed
from gradguide.decisions.ranking.ranking import Provenance, Ranked, Ranking

NOBODY_PAYS = "Nothing that is paid for has a say in it, nor has any other ranking."
WHY_OTHERWISE = (
    "Here most draws say otherwise than the order: the order takes the least favourable of the "
    "values that are disputed or open, and the method's own weights and scales; the draws go over "
    "all that those values may be, and over other weights."
)


def names_in(ranking: Ranking) -> Mapping[str, str]:
    """What sentences call the programs of a ranking, by their ids: the school, and the program
    where the school has several."""
    programs = [one.candidate.program for one in ranking.ranked]
    schools = Counter(program.institution for program in programs)
    return {
        program.id: program.institution
        if schools[program.institution] == 1
        else f"{program.institution} ({program.name})"
        for program in programs
    }


def first_words(ranking: Ranking) -> str:
    """Who is first, how surely, and among how many."""
    names = names_in(ranking)
    many = len(ranking.ranked)
    first = [one for one in ranking.ranked if one.place == 1]
    said = [names[one.candidate.id] for one in first]
    if many == 1:
        return f"{said[0]} is the only program that has a place."
    if len(first) > 1:
        some = said if len(said) <= 3 else [*said[:2], f"{len(said) - 2} more"]
        return f"{listed(some)} share the first of {many} places."
    one = first[0]
    places = f"between {one.low} and {one.high}" if one.low < one.high else str(one.low)
    often = max(ranking.ranked, key=lambda each: each.first)
    more = (
        f" Most often first is {names[often.candidate.id]}, {chance_words(often.first)}."
        if often.first > one.first
        else ""
    )
    return (
        f"{said[0]} is first of {many} by these weights, {chance_words(one.first)}; in nine of ten "
        f"draws its place is {places}.{more}"
    )


def pair_words(ranking: Ranking, one: str, other: str) -> str:
    """How surely one program is above another, both by their ids; "" where they were not held
    against each other (only the first of a ranking are) or have no place."""
    ids = [each.candidate.id for each in ranking.ranked[: len(ranking.above)]]
    if one not in ids or other not in ids or one == other:
        return ""
    names = names_in(ranking)
    share = ranking.above[ids.index(one)][ids.index(other)]
    return f"{names[one]} is above {names[other]} {chance_words(share)}."


def alike_words(ranking: Ranking, most: int) -> Iterator[str]:
    """The first groups of programs that cannot be told apart, a sentence each."""
    for tie in ranking.ties[:most]:
        first, last = ranking.ranked[tie.first], ranking.ranked[tie.last]
        if tie.exact:
            yield f"{tie.last - tie.first + 1} programs share place {first.place}."
        else:
            yield (
                f"Places {first.place} to {last.place}: none of these programs is above another in "
                "95 of 100 draws."
            )


def interval_words(one: Ranked) -> str:
    """The places that a program has in nine of ten draws."""
    return str(one.low) if one.low == one.high else f"{one.low} to {one.high}"


def against_the_draws(ranking: Ranking, at: int) -> bool:
    """Whether most draws say otherwise than the order about a program's place: its interval leaves
    the place out, or the program after it is above it more often than not."""
    one = ranking.ranked[at]
    follows = at + 1 < len(ranking.above) and ranking.above[at][at + 1] < 0.5
    return not one.low <= one.place <= one.high or follows


def changed_words(made: Provenance, release: str, ranking: str) -> str:
    """What has to be said where a ranking was kept under other circumstances than today's, so that
    it may have come out otherwise; "" where it is the same.

    `release` and `ranking` are the first letters of the digest of the release and of the ranking's
    id as they were kept; "" where one was not.
    """
    if ranking and made.id.startswith(ranking):
        return ""
    if release and not made.release.startswith(release):
        return (
            f"This link was made from release {release}; the guide now has release "
            f"{made.release[:12]}, so that places can be others than they were."
        )
    if ranking:
        return (
            f"This link was made for ranking {ranking}, and this is {made.id[:16]}: something "
            "that it was made from (the version of gradguide, a weight, the person) is another."
        )
    return ""


def reasons(ranking: Ranking) -> Sequence[tuple[str, tuple[str, ...]]]:
    """Why programs have no place, the most frequent reason first, with the programs' ids."""
    why: dict[str, list[str]] = {}
    for one in ranking.left_out:
        why.setdefault(one.why, []).append(one.candidate.id)
    ordered = sorted(why.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple((words, tuple(ids)) for words, ids in ordered)

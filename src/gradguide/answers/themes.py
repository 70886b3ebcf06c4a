"""Facts under what readers look for: their themes, their order and their labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gradguide.answers.words import name_of, qualifier_words
from gradguide.model.fact import Fact
from gradguide.model.vocabulary import vocabulary
from gradguide.outlook.graduates import Counted

THEMES = {
    "program": "The program",
    "cost": "What you pay",
    "admission": "To get in",
    "study": "What you do",
    "outcome": "Where it leads",
    "school": "The school",
    "placement": "Rankings and advertising",
    "field": "The field",
}


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts in the order of the vocabulary."""
    rank = {name: place for place, name in enumerate(vocabulary().attributes)}
    return sorted(facts, key=lambda fact: rank.get(fact.attribute, len(rank)))


def by_theme(facts: Iterable[Fact]) -> Iterator[tuple[str, list[Fact]]]:
    """Every theme of `THEMES` with its facts, in the order of the vocabulary."""
    ordered = in_order(facts)
    for theme in THEMES:
        yield theme, [fact for fact in ordered if theme_of(fact) == theme]


def theme_of(fact: Fact) -> str:
    """Under which theme a fact stands."""
    return vocabulary()[fact.attribute].theme if fact.attribute in vocabulary() else "program"


def label_of(fact: Fact) -> str:
    """A fact's name with what makes it another than its neighbours: "fee (per term)"."""
    key = qualifier_words(fact.attribute, fact.key)
    return f"{name_of(fact.attribute)}{f' ({key})' if key else ''}"


def untold(facts: Iterable[Fact], counted: Sequence[Counted], *, of_program: bool) -> list[Fact]:
    """The facts without those on graduates that stand among the series already, with the same
    number. Of a program's school those on other subjects and levels are left to its own page."""
    told: dict[tuple[str, str, str], int] = {
        (c.award.cip, c.award.level, str(count.year)): count.total
        for c in counted
        for count in c.series.known
    }
    kept = []
    for fact in facts:
        key = tuple(str(fact.key.get(name, "")) for name in ("cip", "level", "year"))
        if fact.attribute == "completions" and told:
            same = fact.settled and told.get((key[0], key[1], key[2])) == fact.value
            if same or (of_program and key not in told):
                continue
        kept.append(fact)
    return kept

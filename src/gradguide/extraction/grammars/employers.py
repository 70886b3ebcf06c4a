"""What kinds of employer are called: the nouns that end their names, in any field of study."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from gradguide.extraction.folding import fold
from gradguide.extraction.grammars.lists import Item
from gradguide.extraction.grammars.word_set import word_set
from gradguide.model.pack import FieldPack, Term

# Nouns that name a kind of place by themselves ("hospitals").
_PLACES = word_set(
    """academia academies agencies airlines airports archives associations banks broadcasters
    bureaus businesses camps charities churches clinics colleges companies consortia consortiums
    consultancies corporations courthouses courts embassies enterprises factories farms firms
    foundations galleries governments hospitals hotels institutes institutions laboratories labs
    legislatures libraries magazines manufacturers ministries museums newspapers ngos nonprofits
    non-profits observatories parks pharmacies prisons publishers repositories retailers
    schools societies startups start-ups studios theaters theatres universities utilities vendors
    wineries zoos"""
)
# Nouns that need a word before them to name a kind ("research centers", "the private sector").
_RELATIVE = word_set(
    """arenas authorities boards bodies branches camps centers centres collections commissions
    communities contractors councils departments districts divisions employers entities
    environments establishments facilities government groups houses industries industry
    networks offices organisations organizations practices providers
    sector sectors settings shelters sites stores systems units workplaces"""
)
# Nouns that say nothing by themselves, and little with an adjective ("various settings").
_VAGUE = word_set(
    """settings environments contexts arenas workplaces sectors fields areas industries places
    organizations organisations institutions employers entities roles"""
)
_SINGLE = word_set("academia government business military healthcare industry nonprofits")
# Nouns for a part of the economy, which stand for themselves in a list of such parts.
_ECONOMY = word_set(
    """government business education healthcare industry finance academia law medicine
    technology media manufacturing banking entertainment hospitality insurance retail
    consulting journalism publishing military engineering science agriculture energy nonprofit
    nonprofits non-profit"""
)
# Levels of government, and the two kinds of higher education, are named in one breath.
_ONE_KIND = word_set(
    "state local federal city county municipal provincial regional tribal national college "
    "university junior community"
)
_NOT_A_KIND = re.compile(
    r"\b(?:their|your|our|his|her|its|these|those|this|that|each|every|program|programs|courses?|"
    r"degrees?|students?|faculty|campus(?:es)?|class(?:es)?|own|local (?:communit|area)\w+|"
    r"internship\w*|practic\w+)\b"
)
_PAIR = re.compile(r"(?P<first>[\w-]+)\s(?:and|or)\s(?P<second>[\w-]+\s[\w-]+(?:\s[\w-]+)?)")
_WORD = re.compile(r"[\w'&/-]+")


def _words(folded: str) -> list[str]:
    return _WORD.findall(folded)


@lru_cache(maxsize=8)
def _heads(employers: tuple[Term, ...]) -> frozenset[str]:
    """The nouns, in the plural, that end the field's own names of employers."""
    names = [_words(name) for term in employers for name in term.names]
    return frozenset(words[-1] for words in names if words and words[-1].endswith("s"))


def is_kind(value: str, pack: FieldPack) -> bool:
    """Whether the text names a kind of employer: it ends in a noun for one, in the plural."""
    folded = fold(value)
    words = _words(folded)
    if not words or len(words) > 8 or _NOT_A_KIND.search(folded):
        return False
    head = words[-1]
    if len(words) > 1 and head in _VAGUE and all(word in _EMPTY for word in words[:-1]):
        return False
    if head in _PLACES or (head in _SINGLE and len(words) == 1):
        return True
    if len(words) == 1:
        return False
    return head in _RELATIVE or (head in _heads(pack.employers))


_EMPTY = word_set(
    "other related similar various different diverse many professional work career new such "
    "multiple unique information organizational real-world relevant traditional nontraditional "
    "non-traditional types exciting dynamic important major leading prestigious renowned top"
)


def is_plural(value: str) -> bool:
    """Whether the text can be a kind by its form: common nouns, the last in the plural."""
    if value in ("as follows", "follows"):
        return False
    return value[:1].islower() and value.endswith("s") and not _NOT_A_KIND.search(fold(value))


def is_part_of_economy(value: str) -> bool:
    """Whether the text names a part of the economy ("education"), a kind beside other kinds."""
    return fold(value) in _ECONOMY


def _is_modifier(value: str) -> bool:
    """Whether the text cannot stand by itself as a kind: one or two words, not in the plural."""
    words = _words(fold(value))
    head = words[-1] if words else ""
    if (head in _SINGLE and head.endswith("s")) or head in _PLACES:
        return False
    singular = not head.endswith("s") or head in ("business", "arts", "humanities")
    return 1 <= len(words) <= 2 and singular


def with_shared_noun(items: Sequence[Item], text: str) -> list[Item]:
    """Items that share the noun of a later one, composed with it.

    "Special and governmental museums" are two kinds, "state and local agencies" one. Parts
    of the economy stand for themselves before a vague noun ("business, education, and
    nonprofit organizations"), and so does anything before "settings".
    """
    opened = [
        part
        for at, item in enumerate(items)
        for part in (_unfolded(item, text) if _may_hold_two(items, at) else [item])
    ]
    out: list[Item] = []
    run: list[Item] = []
    for at, item in enumerate(opened):
        closes = item.joined or at == len(opened) - 1
        if closes and run:
            out += _composed(run, item, text)
            run = []
        elif _is_modifier(item.value):
            run.append(item)
        else:
            out += [*run, item]
            run = []
    return out + run


def _may_hold_two(items: Sequence[Item], at: int) -> bool:
    """Whether an item may close a list of its own: the last, or after an open modifier
    ("public, school and law museums, and parks")."""
    item = items[at]
    return item.joined or item is items[-1] or (at > 0 and _is_modifier(items[at - 1].value))


def _unfolded(item: Item, text: str) -> list[Item]:
    """An item that holds two ("special and governmental museums") as those two."""
    match = _PAIR.fullmatch(fold(text[item.start : item.end]))
    if match is None or not _is_modifier(match["first"]):
        return [item]
    at = item.start + match.end("first")
    second = item.start + match.start("second")
    return [
        Item(item.start, at, text[item.start : at]),
        Item(second, item.end, " ".join(text[second : item.end].split()), joined=True),
    ]


def _composed(run: Sequence[Item], last: Item, text: str) -> list[Item]:
    words = _words(fold(last.value))
    if not run or len(words) < 2:
        return [*run, last]
    head = words[-1]
    members = [*(_words(fold(item.value))[-1] for item in run), words[-2]]
    if all(member in _ONE_KIND for member in members):
        start = run[0].start
        return [Item(start, last.end, " ".join(text[start : last.end].split()))]
    if head == "settings":
        return [*run, last]
    if all(member in _ECONOMY for member in members[:-1]) and head in _VAGUE | _RELATIVE:
        return [*run, last]
    noun = last.value.split()[-1]
    return [
        *(replace(item, end=last.end, value=f"{item.value} {noun}") for item in run),
        last,
    ]


def shares_setting(items: Sequence[Item]) -> bool:
    """Whether the list ends in "... settings", which makes kinds of all that stands before."""
    words = _words(fold(items[-1].value)) if len(items) > 1 else []
    return len(words) > 1 and words[-1] == "settings"


def without_umbrellas(kinds: Sequence[Item], text: str) -> list[Item]:
    """The kinds without those that only introduce others ("specialized settings, such as ...")."""
    return [
        kind
        for kind in kinds
        if _words(fold(kind.value))[-1] not in _UMBRELLAS
        or _INTRODUCES.match(fold(text[kind.end : kind.end + 20])) is None
    ]


_UMBRELLAS = word_set(
    "settings environments contexts arenas fields areas industries sectors places"
)
_INTRODUCES = re.compile(r",?\s(?:such as|including|like|from|ranging)\b")

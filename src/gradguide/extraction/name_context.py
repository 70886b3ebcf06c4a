"""What stands around a name and decides what it is: an address, a longer name, a phrase."""

from __future__ import annotations

import re

from gradguide.extraction.folding import fold
from gradguide.extraction.institution_names import STATES
from gradguide.model.institution import Registry

_PLACE_AFTER = re.compile(r"(?:'s)?[\s,(\-]*(?:in |at |of )?([a-z][a-z .'-]*)")
_STATE_CODE_AFTER = re.compile(r"(?: \(|, | - | in )([A-Z]{2})\b")
_COMMA_AFTER = re.compile(r", ([a-z][a-z .]*)")
_OF_AFTER = re.compile(r" of ([A-Z][\w .]*)")
# What follows a name and makes it another thing's: a street, a publisher, a whole system.
_OTHER_THING = re.compile(
    r" (?:press|street|st\b(?!\.? )|avenue|ave|road|rd|blvd|boulevard|drive|lane|parkway|"
    r"hospitals?|medical cent(?:er|re)|preparatory|high school|prep|airport|system\b|"
    r"at (?=[a-z]+ (?:university|college)))"
)
# What stands before a name and makes it the end of a longer, unknown one.
_LONGER_NAME = re.compile(
    r"(?:\b(?:north|south|east|west|northern|southern|eastern|western|central|northeast|"
    r"northwest|southeast|southwest|northeastern|northwestern|southeastern|southwestern|new|old|"
    r"saint|st\.?|santa|san|los|las|el|la|de|du|fort|ft\.?|mount|mt\.?|port|lake|great|grand|"
    r"mary|john|francis|trinity|catholic|methodist|baptist|lutheran|christian|international|"
    r"american|national|royal|upper|lower|mid|middle|college of|university of) |[\w&]-)$"
)
_WORD_BEFORE = re.compile(r"([\w'.:;!?-]+) $")
_DETERMINERS = frozenset("a an any every each other another one no best top".split())
_BEFORE_A_NAME = frozenset(
    "the at from of in by to for with and or about attend choose contact join visit why".split()
)


class Places:
    """The places behind names, held against where the schools are."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def is_address(self, text: str, folded: str, stop: int, owners: tuple[str, ...]) -> bool:
        """Whether a state follows, so that what looks like a campus is the school's address."""
        code = _STATE_CODE_AFTER.match(text, stop)
        if code:
            return any(self._registry[owner].state == code[1] for owner in owners)
        after = _COMMA_AFTER.match(folded, stop)
        return after is not None and any(_begins(after[1], self._state(o)) for o in owners)

    def goes_on(self, text: str, stop: int, owners: tuple[str, ...]) -> bool:
        """Whether a name goes on ("Chicago School of Design") otherwise than with its place."""
        after = _OF_AFTER.match(text, stop)
        if after is None or after[1] in (self._registry[owner].state for owner in owners):
            return False
        rest = fold(after[1])
        places = [self._state(owner) for owner in owners]
        places += [fold(self._registry[owner].city) for owner in owners]
        return not any(_begins(rest, place) for place in places)

    def narrowed(
        self, text: str, folded: str, end: int, owners: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Of several, those in the city or state that stands right behind the name."""
        if len(owners) == 1:
            return owners
        code = _STATE_CODE_AFTER.match(text, end)
        if code:
            here = tuple(owner for owner in owners if self._registry[owner].state == code[1])
            return here or owners
        match = _PLACE_AFTER.match(folded, end, end + 60)
        if match is None:
            return owners
        after = match[1]
        for place in (lambda owner: fold(self._registry[owner].city), self._state):
            here = tuple(owner for owner in owners if _begins(after, place(owner)))
            if here:
                return here
        return owners

    def _state(self, owner: str) -> str:
        return STATES.get(self._registry[owner].state, "?")


def is_other_thing(folded: str, stop: int) -> bool:
    """Whether the word behind makes the name a street's, a publisher's, a whole system's."""
    return _OTHER_THING.match(folded, stop) is not None


def ends_a_longer_name(text: str, folded: str, start: int) -> bool:
    """Whether the word before belongs to the name, which then is another's ("East Texas A&M")."""
    before = _LONGER_NAME.search(folded, max(0, start - 16), start)
    return before is not None and text[before.start()].isupper()


def is_common_phrase(text: str, start: int) -> bool:
    """Whether the word before makes a common phrase ("an American university") of a name."""
    match = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if match is None or match[1][-1] in ".:;!?":
        return False
    word = match[1].lower()
    return word in _DETERMINERS or (match[1][0].isupper() and word not in _BEFORE_A_NAME)


def _begins(text: str, place: str) -> bool:
    return text.startswith(place) and not text[len(place) : len(place) + 1].isalpha()

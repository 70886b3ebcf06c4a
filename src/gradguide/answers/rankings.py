"""Rankings that many people ask for at once, each made one time.

Making one takes a tenth of a second, which is long for somebody who moves a slider and far too
long for a server that others wait for. So what does not depend on the weights (what each program
costs the person) is kept between two positions of a slider, the last rankings are kept whole, and
one is made at a time: a second one would only take turns with the first.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.methods import methods_of
from gradguide.answers.opened import OpenRelease
from gradguide.answers.ranked import (
    Chance,
    RankedAnswer,
    asking_for,
    placed,
    ranked_for,
    way_up,
)
from gradguide.decisions.ranking.measures import Asking
from gradguide.decisions.ranking.moving import MovingUp
from gradguide.decisions.situation import Situation
from gradguide.model.method import Method

_PEOPLE = 16
"""People whose costs are kept: about a megabyte each."""
_RANKINGS = 48
"""Rankings that are kept: some hundred kilobytes each."""

T = TypeVar("T")

_OF: WeakKeyDictionary[OpenRelease, Rankings] = WeakKeyDictionary()
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A ranking that somebody asks for. `weights` are names of criteria with weights, sorted; what
    is not named keeps the method's own."""

    method: str
    weights: tuple[tuple[str, Decimal], ...]
    situation: Situation
    as_of: date
    chance: Chance


class Recent(Generic[T]):
    """The values that were asked for last, at most `most` of them. Not for several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of a key, made where it is not kept."""
        if key not in self._kept:
            self._kept[key] = make()
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def __len__(self) -> int:
        return len(self._kept)


class Rankings:
    """The rankings of one release."""

    def __init__(self, opened: OpenRelease) -> None:
        self.methods: Mapping[str, Method] = methods_of(opened.release)
        self._turn = threading.Lock()
        self._people: Recent[Asking] = Recent(_PEOPLE)
        self._rankings: Recent[RankedAnswer] = Recent(_RANKINGS)
        self._ways: Recent[MovingUp | None] = Recent(_RANKINGS)

    def method(self, name: str) -> Method:
        """A method of the release by its name.

        Raises:
            WrongQuestionError: it has none of that name.
        """
        if name not in self.methods:
            known = ", ".join(self.methods)
            raise WrongQuestionError(f"no method {name!r}; there are {known}")
        return self.methods[name]

    def ranked(self, opened: OpenRelease, wanted: Wanted) -> RankedAnswer:
        """What `answers.ranked.ranked` gives.

        Raises:
            WrongQuestionError: as there, or there is no such method.
        """
        method = self.method(wanted.method)
        with self._turn:
            return self._ranked(opened, method, wanted)

    def way_up(self, opened: OpenRelease, wanted: Wanted, program_id: str) -> MovingUp | None:
        """What would take a program one place up; None of the first.

        Raises:
            AnswerError: the program has no place; says why.
            WrongQuestionError: as `ranked`.
        """
        method = self.method(wanted.method)
        with self._turn:
            answer = self._ranked(opened, method, wanted)
            found = placed(answer, program_id)
            return self._ways.get((wanted, program_id), lambda: way_up(answer, found, 1))

    def _ranked(self, opened: OpenRelease, method: Method, wanted: Wanted) -> RankedAnswer:
        def asked() -> Asking:
            return asking_for(opened, method, wanted.situation, wanted.as_of)

        def made() -> RankedAnswer:
            who = self._people.get((wanted.method, wanted.situation, wanted.as_of), asked)
            return ranked_for(opened, method, dict(wanted.weights), who, wanted.chance)

        return self._rankings.get(wanted, made)


def rankings_of(opened: OpenRelease) -> Rankings:
    """The rankings of a release, the same object for as long as the release is open.

    Raises:
        WrongQuestionError: one of its methods cannot be read.
    """
    with _LOCK:
        if opened not in _OF:
            _OF[opened] = Rankings(opened)
        return _OF[opened]

"""What takes long to work out from a release and holds for a day: kept as long as the release."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from gradguide.answers.opened import OpenRelease

_MOST = 200
"""Results of one function for one release: two days of every specialty of a large field."""

P = ParamSpec("P")
T = TypeVar("T")


def kept(
    work: Callable[Concatenate[OpenRelease, P], T],
) -> Callable[Concatenate[OpenRelease, P], T]:
    """The same function, whose results are kept until the release goes or `_MOST` newer ones came.

    What it gives must hold no reference to the open release, or neither would ever go. Two who ask
    at once for what is not kept yet may both work it out.
    """
    by_release: WeakKeyDictionary[OpenRelease, OrderedDict[object, T]] = WeakKeyDictionary()
    lock = Lock()

    @wraps(work)
    def answered(opened: OpenRelease, /, *asked: P.args, **named: P.kwargs) -> T:
        key = (asked, *sorted(named.items()))
        with lock:
            own = by_release.setdefault(opened, OrderedDict())
            if key in own:
                own.move_to_end(key)
                return own[key]
        found = work(opened, *asked, **named)
        with lock:
            own[key] = found
            while len(own) > _MOST:
                own.popitem(last=False)
        return found

    return answered

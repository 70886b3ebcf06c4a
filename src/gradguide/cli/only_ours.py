"""Standard output kept for what we print ourselves."""

from __future__ import annotations

import os
import sys


def keep_for_us() -> None:
    """From now on, what C libraries print to standard output goes nowhere.

    The solver HiGHS, as of its version 1.12, prints a line of its own there when it mends a
    solution, whatever it is told (https://github.com/ERGO-Code/HiGHS/issues/2783); in the middle
    of JSON that is an error. C libraries hold back what they print until the process ends, so
    that this cannot be undone. Nothing is done where standard output is no file of its own.
    """
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    kept = os.dup(number)
    sys.stdout.flush()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
    encoding, errors = sys.stdout.encoding, sys.stdout.errors
    sys.stdout = os.fdopen(kept, "w", encoding=encoding, errors=errors)

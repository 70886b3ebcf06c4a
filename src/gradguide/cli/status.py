"""What an exit status says.

0  all went well
1  the command could not do what it was asked (message on standard error)
2  it was called wrongly
3  it did its work, but some of the input was left out (listed in the quarantine report)
"""

from __future__ import annotations

FAILED = 1
WRONG_CALL = 2
PARTLY = 3


class Failure(Exception):  # noqa: N818 - what happened, not what kind of class it is
    """A message for a person: what is wrong, where, and what to do."""

    def __init__(self, message: str, status: int = FAILED) -> None:
        super().__init__(message)
        self.status = status

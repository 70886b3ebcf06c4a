"""What can go wrong when a file is fetched; each message is for the person who asked for it."""

from __future__ import annotations


class FetchError(Exception):
    """A file could not be had, and asking again at once would not help.

    `whole_host`: nothing else of this host could be had either.
    """

    whole_host: bool = False


class PassingError(FetchError):
    """Something that is likely to pass: the request may be repeated, from `after` seconds on
    where the server has said when."""

    def __init__(
        self, message: str, after: float | None = None, *, whole_host: bool = False
    ) -> None:
        super().__init__(message)
        self.after = after
        self.whole_host = whole_host


class GivenUpError(FetchError):
    """It was tried often enough, or the server wants to be left alone for long."""

    def __init__(self, message: str, *, whole_host: bool) -> None:
        super().__init__(message)
        self.whole_host = whole_host


class UnreachableError(FetchError):
    """The host does not answer, or not as who it says it is."""

    whole_host = True


class RefusedError(FetchError):
    """The agency refuses the request (401, 403)."""


class NothingThereError(FetchError):
    """The agency says that there is no such file (404, 410)."""


class OtherContentError(FetchError):
    """What came, or what is there, is not a file of the form it should have."""


class FolderError(FetchError):
    """The folder cannot be read or written, or what is kept in it about files is broken."""

"""What can go wrong with a release, in words for a person."""


class ReleaseError(Exception):
    """A release cannot be read or written. Says which file, what is wrong and what to do.

    >>> raise ReleaseError("lis.db: is not there; build it with 'gradguide build --out lis.db'")
    Traceback (most recent call last):
    gradguide.catalog.errors.ReleaseError: lis.db: is not there; build it with ...
    """

"""What a benchmark says whose data are not there: real federal files, which do not come along."""


class MissingDataError(Exception):
    """Nothing to measure with; the message says what to get, and where to say that it is there."""

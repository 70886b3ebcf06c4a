"""What can be wrong with a question, in words for a person."""


class SituationError(ValueError):
    """A question that cannot be meant: says what was given, and what is allowed.

    >>> raise SituationError("credits per term: -3 is not allowed; give a number from 1 to 30")
    Traceback (most recent call last):
    gradguide.decisions.errors.SituationError: credits per term: -3 is not allowed; give ...
    """

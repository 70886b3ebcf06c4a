"""Why a question has no answer, in words for the person who asked it."""

from __future__ import annotations


class AnswerError(Exception):
    """A message for a person: what is wrong, where, and what to do."""


class UnknownNameError(AnswerError):
    """Nothing goes by the name that was given, or several do; the message lists them."""


class WrongQuestionError(AnswerError):
    """The question cannot be meant as it was put; the message says what is allowed."""


class WithoutIndexError(AnswerError):
    """The release cannot be searched; the message says how to build it again."""

"""Questions and answers: what "No." says is laid down by the question above it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gradguide.extraction.grammar import Passage
from gradguide.extraction.wording import asks

_ENDS = r"(?=\s*(?:$|[.,;:!(]|- ))"
_SAID_AGAIN = r"(?:you|we|they|it|students|applicants)"
_YES = re.compile(
    rf"\s*(?:yes\b(?! and no\b)|(?:absolutely|definitely|certainly|of course|correct){_ENDS}|"
    rf"{_SAID_AGAIN} (?:do|does|is|are|can|must|will){_ENDS})"
)
_NO = re.compile(
    rf"\s*(?:no|nope|not (?:at all|at this time|currently|anymore|any longer)|never|not){_ENDS}|"
    rf"\s*{_SAID_AGAIN} (?:do|does|is|are|can|will|need) ?(?:not|n't){_ENDS}"
)
_UNLESS = re.compile(
    r"\b(?:if|unless|except|depend(?:s|ing)?|however|but|although|though|only|some|most|many|"
    r"sometimes|usually|generally|typically|not necessarily|certain|may|might|varies)\b"
)
# "Is ...", "Do I ...": what can be answered with yes or no.
_YES_OR_NO = re.compile(
    r"^(?:q(?:uestion)?[.:)]? ?|\d+[.)] ?)?(?:and |so |but )?(?:is|are|do|does|did|must|will|would|"
    r"can|could|may|has|have|am|should)\b"
)
_COLUMN = re.compile(r"^(?P<asked>[^?]{4,120}\?)\s*:?\s*")


@dataclass(frozen=True, slots=True)
class Answer:
    """A passage as the answer to a question.

    `question` is folded and of the kind that asks for yes or no. `says` is what the first words
    say, None where they say neither; `start:end` is where those words stand. `conditional` tells
    whether what follows makes exceptions.
    """

    question: str
    says: bool | None
    start: int
    end: int
    conditional: bool

    @property
    def yes(self) -> bool:
        """Whether it is a plain yes."""
        return self.says is True and not self.conditional

    @property
    def no(self) -> bool:
        """Whether it is a plain no."""
        return self.says is False and not self.conditional


def answer(passage: Passage) -> Answer | None:
    """The passage as an answer; None where no yes-or-no question stands right above it."""
    folded = passage.folded
    start = 0
    question = question_above(passage)
    if passage.label and (column := _COLUMN.match(folded)) and column.end() <= passage.label:
        question, start = column["asked"], column.end()
    if not _YES_OR_NO.match(question) or asks(folded):
        return None
    yes, no = _YES.match(folded, start), _NO.match(folded, start)
    said = yes or no
    end = said.end() if said else start
    return Answer(
        question=question,
        says=None if said is None else yes is not None,
        start=start,
        end=end,
        conditional=_UNLESS.search(folded, end) is not None,
    )


def question_above(passage: Passage) -> str:
    """The folded question that the passage comes right after, "" where there is none."""
    if passage.before:
        return passage.before if asks(passage.before) else ""
    above = passage.lead or passage.heading
    return above if asks(above) else ""

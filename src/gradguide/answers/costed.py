"""What a program costs the person who asks, and what borrowing for it would mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from gradguide.answers.errors import AnswerError, WrongQuestionError
from gradguide.answers.opened import OpenRelease
from gradguide.decisions.borrowing.financing import Financing, financing
from gradguide.decisions.borrowing.wages import wage_called, wages
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.costs.bill import Cost
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.costs.summary import summary
from gradguide.decisions.errors import SituationError
from gradguide.decisions.situation import Situation
from gradguide.model.loans import LoanRules, NoRuleError
from gradguide.sources.loans import LoanFileError, load_loan_rules


@dataclass(frozen=True, slots=True)
class Costed:
    """A program, its cost for one person, that in a sentence, and the loans where some are asked
    for."""

    candidate: Candidate
    cost: Cost
    sentence: str
    loans: Financing | None


def costed(opened: OpenRelease, program_id: str, situation: Situation, as_of: date) -> Costed:
    """What the program of that id, which the release has, costs a person who asks on a day.

    Raises:
        WrongQuestionError: the person cannot study there as they say, or no such occupation is
            known.
        AnswerError: no rules of loans are known for the years in question.
    """
    candidate = opened.candidate(program_id)
    try:
        found = cost(candidate, situation, as_of, opened.peers_for(candidate))
        loans = _loans(opened, candidate, found, situation)
    except SituationError as error:
        raise WrongQuestionError(str(error)) from None
    except (NoRuleError, LoanFileError) as error:
        raise AnswerError(str(error)) from None
    return Costed(candidate, found, summary(candidate, situation, found), loans)


def _loans(
    opened: OpenRelease, candidate: Candidate, found: Cost, situation: Situation
) -> Financing | None:
    wage = None
    if situation.occupation is not None:
        wage = wage_called(situation.occupation, wages(opened.release.fields()))
    return financing(found, candidate.program.level, situation, _rules(), wage)


@cache
def _rules() -> LoanRules:
    return load_loan_rules()

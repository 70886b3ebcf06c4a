"""Programs side by side, for the person who asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gradguide.answers.errors import WrongQuestionError
from gradguide.answers.opened import OpenRelease
from gradguide.decisions.comparing.comparison import Comparison, compare
from gradguide.decisions.costs.cost import cost
from gradguide.decisions.errors import SituationError
from gradguide.decisions.situation import Situation


def compared(
    opened: OpenRelease, ids: Sequence[str], situation: Situation, as_of: date
) -> Comparison:
    """The programs of these ids, which the release has, side by side.

    Raises:
        WrongQuestionError: one program is named alone or twice, or the person cannot study at one
            of them as they say.
    """
    chosen = [opened.candidate(one) for one in ids]
    try:
        costs = [cost(one, situation, as_of, opened.peers_for(one)) for one in chosen]
        return compare(chosen, costs, situation, as_of, wording=opened.wording)
    except SituationError as error:
        raise WrongQuestionError(str(error)) from None

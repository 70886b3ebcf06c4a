"""What somebody said of their situation that an answer could not use."""

from __future__ import annotations

from collections.abc import Iterator

from gradguide.decisions.situation import Situation


def unused(situation: Situation) -> Iterator[str]:
    """What the person said about loans and nothing was done with, and which option is missing."""
    if situation.loan_share:
        if situation.raises and situation.income is None:
            yield "--raises: there is no income that could grow; give --income."
        return
    given = {
        "--income": situation.income is not None,
        "--raises": bool(situation.raises),
        "--dependents": bool(situation.dependents),
        "--prior-debt": bool(situation.prior_debt),
    }
    named = [option for option, is_given in given.items() if is_given]
    share = "say how much of the bills you would borrow, as in --loan-share 100%"
    if named:
        verb = "serves" if len(named) == 1 else "serve"
        yield f"{', '.join(named)}: {verb} to reckon with loans, and none are asked for; {share}."
    if situation.occupation is not None:
        yield f"--occupation: there is no debt to hold against its wage; {share}."

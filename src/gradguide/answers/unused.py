"""What somebody said of their situation that an answer could not use."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gradguide.decisions.situation import Situation


def unused(situation: Situation, called: Callable[[str], str] = str) -> Iterator[str]:
    """What the person said about loans and nothing was done with, and what is missing.

    `called` says how a door calls what can be said of a person, from its name in an address
    ("loan-share"): a command line puts dashes before it.
    """
    if situation.loan_share:
        if situation.raises and situation.income is None:
            given_none = "there is no income that could grow"
            yield f"{called('raises')}: {given_none}; give {called('income')}."
        return
    given = {
        "income": situation.income is not None,
        "raises": bool(situation.raises),
        "dependents": bool(situation.dependents),
        "prior-debt": bool(situation.prior_debt),
    }
    named = [called(name) for name, is_given in given.items() if is_given]
    share = f"say how much of the bills you would borrow, as in {called('loan-share')} 100%"
    if named:
        verb = "serves" if len(named) == 1 else "serve"
        yield f"{', '.join(named)}: {verb} to reckon with loans, and none are asked for; {share}."
    if situation.occupation is not None:
        yield f"{called('occupation')}: there is no debt to hold against its wage; {share}."

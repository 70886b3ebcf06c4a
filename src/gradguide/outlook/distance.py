"""Distance education as schools report it to NCES, held against what pages say of delivery.

A school reports for each subject and level how many programs it has, how many of them can be done
entirely at a distance, and how many partly. Which ones they are it does not say, so that a
disagreement is only called one where no reading of the counts agrees with the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gradguide.catalog.national import National
from gradguide.model.fact import Fact
from gradguide.model.national import Award, Reported


def reported_for(national: National, unitid: str, awards: Iterable[Award]) -> tuple[Reported, ...]:
    """What a school reports for the subjects and levels of some awards, of the newest year each."""
    alike = {(award.cip, award.level) for award in awards}
    newest: dict[tuple[str, str], Reported] = {}
    for one in national.reported_distance(unitid):
        if (one.cip, one.level) in alike and one.programs > 0:
            newest[one.cip, one.level] = one  # they come in the order of their years
    return tuple(newest[key] for key in sorted(newest))


def disagreement(reported: Sequence[Reported], delivery: Fact | None) -> str | None:
    """In a sentence how what a school reports and what pages say cannot both be so, or None.

    Pages may be newer or older than the report: the sentence says both years.
    """
    if not reported or delivery is None or not delivery.settled:
        return None
    said = str(delivery.value)
    years = sorted({one.year for one in reported})
    programs = sum(one.programs for one in reported)
    online = sum(one.online for one in reported)
    partly = sum(one.partly for one in reported)
    if said == "campus" and online == programs:
        told = f"{_all(programs)} as entirely online"
    elif said == "hybrid" and not online and not partly:
        told = f"{_none(programs)} as online, not even in part"
    elif said == "online" and not online:
        told = f"{_none(programs)} as entirely online" + (f" ({partly} in part)" if partly else "")
    else:
        return None
    when = f", {delivery.year}" if delivery.year else ", undated"
    return (
        f"delivery is {said} by its sources ({delivery.status.value}{when}), while the school "
        f"reports to NCES {told} ({' and '.join(map(str, years))}); ask the school"
    )


def _all(programs: int) -> str:
    if programs == 1:
        return "its one program of the subject and level"
    return f"all {programs} programs of the subject and level"


def _none(programs: int) -> str:
    return f"none of {programs} programs of the subject and level"

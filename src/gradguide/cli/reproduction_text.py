"""A ranking held against facts, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from gradguide.answers.ranking_words import cell_words, listed, percent
from gradguide.answers.words import LEGEND
from gradguide.decisions.costs.wording import several
from gradguide.decisions.reproducing.attainable import LEAST_LEAD
from gradguide.decisions.reproducing.concordance import Concordance
from gradguide.decisions.reproducing.fitting import Fit
from gradguide.decisions.reproducing.placement import Placement
from gradguide.decisions.reproducing.reproduction import Judged, Reproduction
from gradguide.model.method import Criterion

_WIDTH = 80
_SMALLEST_SHARE = 0.005


def lines(found: Reproduction, whose: str, *, said_uses: bool) -> Iterator[str]:
    """What came of it, a line each. `whose` says for whom its facts hold, and `said_uses` that
    somebody named them."""
    yield from _head(found, whose, said_uses=said_uses)
    if found.fit is None:
        yield ""
        yield from _wrapped(_nothing_to_say(found))
    else:
        yield ""
        yield from _wrapped(fit_words(found.fit, found.criteria))
        yield from _places(found)
    yield from _not_judged(found)
    yield from _paid(found)
    yield ""
    yield from _wrapped(_taken_for_granted(found.criteria))


def _head(found: Reproduction, whose: str, *, said_uses: bool) -> Iterator[str]:
    ranking = found.ranking
    year = f" ({ranking.year})" if ranking.year else ""
    yield from _wrapped(f"{ranking.title}{year}" if ranking.title else ranking.source)
    if ranking.title:
        yield ranking.source
    yield ""
    count = len(ranking.placings)
    facts = listed([one.label for one in (*found.criteria, *found.the_same)])
    known = count - len(found.not_judged)
    judged = f"{known} of its {several(count, 'entry')}".replace("entrys", "entries")
    yield from _wrapped(f"{judged} can be judged by {facts}.")
    if any(one.measure in ("cost", "months") for one in (*found.criteria, *found.the_same)):
        yield from _wrapped(f"Costs and times are {whose}.")
    if not said_uses:
        yield from _wrapped(
            "Nobody has said which facts it uses, so that these are all that the method counts; "
            "name those that it says it uses with --uses."
        )
    for sentence in ranking.aside:
        yield from _wrapped(f"Left aside: {sentence}.")
    if found.the_same and known > 1:
        same = listed([one.label for one in found.the_same])
        verb = "are" if len(found.the_same) > 1 else "is"
        yield from _wrapped(f"{same[:1].upper()}{same[1:]} {verb} the same for all of these, and "
                            "cannot tell them apart.")  # fmt: skip


def _nothing_to_say(found: Reproduction) -> str:
    if len(found.ranking.placings) == 1:
        return "One entry alone is in no order, so that there is nothing to explain."
    known = len(found.ranking.placings) - len(found.not_judged)
    if known < 2:
        return f"{'One entry' if known else 'None'} is too few to say anything of an order."
    return "These facts are the same for all of them, or all stand at one position, so that " \
        "nothing can be said of its order."  # fmt: skip


def fit_words(fit: Fit, criteria: Sequence[Criterion]) -> str:
    """How far weights explain the order, in sentences."""
    if len(criteria) == 1:
        return _one_fact(fit, criteria[0])
    labels = listed([one.label for one in criteria])
    pairs = fit.agrees
    if fit.exact:
        spans = [
            f"{one.label} for {percent(low)} to {percent(high)}"
            for one, (low, high) in zip(criteria, fit.ranges, strict=True)
        ]
        return (
            f"There are weights of {labels} that give exactly its order, for instance "
            f"{_weights(fit, criteria)}. They can be others: {listed(spans)}."
        )
    if fit.possible:
        none = (
            f"No weights of {labels} give its order with the less favourable of the values that "
            "are disputed or open; with others of them some may."
        )
    else:
        none = f"No weights of {labels} give its order, whatever disputed or open values are."
    return (
        f"{none} Those that come nearest, {_weights(fit, criteria)}, put {pairs.right} of "
        f"{several(pairs.ordered, 'pair')} in its order ({_share(pairs)}; Kendall's tau-b "
        f"{_tau(pairs)}); no weights put more than {fit.most_right}."
    )


def _one_fact(fit: Fit, criterion: Criterion) -> str:
    pairs = fit.agrees
    if fit.exact:
        return f"Its order is exactly that of {criterion.label}."
    return (
        f"Its order is not that of {criterion.label}: {pairs.right} of "
        f"{several(pairs.ordered, 'pair')} are in that order ({_share(pairs)}; Kendall's tau-b "
        f"{_tau(pairs)})."
    )


def _weights(fit: Fit, criteria: Sequence[Criterion]) -> str:
    counting = [
        f"{one.label} {percent(weight)}"
        for one, weight in zip(criteria, fit.weights, strict=True)
        if weight >= _SMALLEST_SHARE
    ]
    return listed(counting)


def _share(pairs: Concordance) -> str:
    return percent(pairs.share or 0.0)


def _tau(pairs: Concordance) -> str:
    return "unknown" if pairs.tau_b is None else f"{pairs.tau_b:.2f}"


def _places(found: Reproduction) -> Iterator[str]:
    yield ""
    renumbered = any(one.place != one.placing.position for one in found.judged)
    counted = "counted among the entries that can be judged" if renumbered else "as it is published"
    yield from _wrapped(
        f"Place: {counted}. Possible: from the highest place to the lowest that any weights of "
        "these facts give, whatever disputed or open values are. ! marks a place that none give."
    )
    yield LEGEND
    yield ""
    yield "    place  possible"
    for one in found.judged:
        highest, lowest = one.positions.highest, one.positions.lowest
        span = f"{highest}" if highest == lowest else f"{highest} to {lowest}"
        sign = " " if one.reachable else "!"
        name = f"{one.candidate.school.name}: {one.candidate.program.name}"
        as_published = f" (published as {one.placing.position})" if renumbered else ""
        yield from _wrapped(f"  {sign} {one.place:>5}  {span:<9} {name}{as_published}", " " * 22)
        cells = " · ".join(
            cell_words(criterion, one.cells[place])
            for place, criterion in zip(found.columns, found.criteria, strict=True)
        )
        yield from _wrapped(f"{' ' * 22}{cells}", " " * 22)
        if not one.reachable:
            yield from _wrapped(f"{' ' * 22}{unreachable_words(found, one)}", " " * 22)


def unreachable_words(found: Reproduction, one: Judged) -> str:
    """Why a place cannot be reached."""
    positions = one.positions
    too_high = one.place < positions.highest
    bound = positions.highest if too_high else positions.lowest
    forced = positions.always_ahead if too_high else positions.always_behind
    rest = (bound - 1 if too_high else len(found.judged) - bound) - len(forced)
    end = "at most" if too_high else "at the lowest"
    text = f"No weights give it place {one.place}: {end} {bound}"
    because = []
    if forced:
        names = listed([_short(found.judged[place]) for place in forced])
        how = "as good on every fact and better on one" if too_high else (
            "no better on any fact and worse on one"
        )  # fmt: skip
        verb = "is" if len(forced) == 1 else "are"
        because.append(f"{several(len(forced), 'program')} {verb} {how} ({names})")
    if rest:
        side = "ahead" if too_high else "behind"
        because.append(f"no weights leave fewer than {rest} {'others' if forced else 'programs'} "
                       f"{side}")  # fmt: skip
    return f"{text}, since {' and '.join(because)}."


def _short(one: Judged) -> str:
    return one.candidate.school.name


def _not_judged(found: Reproduction) -> Iterator[str]:
    if not found.not_judged:
        return
    yield ""
    yield "Not judged, as nothing is filled in"
    for one in found.not_judged:
        yield from _wrapped(f"  {one.placing.position:>5}  {one.placing.name}: {one.why}", " " * 9)
    labels = {one.name: one.label for one in (*found.criteria, *found.the_same)}
    counts = [
        f"{labels.get(name, name)} of {count}"
        for name, count in sorted(found.lacking.items(), key=lambda item: (-item[1], item[0]))
    ]
    if counts:
        yield from _wrapped(f"Unknown, or known only from outdated evidence: {listed(counts)}. A "
                            "fact that is left out of --uses keeps nobody out.")  # fmt: skip


def _paid(found: Reproduction) -> Iterator[str]:
    yield ""
    if not found.ranking.tells_paid:
        yield "Which entries are paid for is not told by the file."
        return
    placed = found.placement
    if placed is None:
        every = any(one.paid for one in found.ranking.placings)
        yield f"{'Every' if every else 'No'} entry is marked as paid placement."
        return
    yield from _wrapped(paid_words(placed, found.fit))


def paid_words(placed: Placement, fit: Fit | None) -> str:
    """Where the paid entries stand, and nothing about why."""
    agrees = placed.agrees
    ahead = f"{agrees.right} of the {agrees.right + agrees.wrong} pairs of a paid entry and another"
    text = (
        f"Of the first {placed.first}, {placed.paid_first} {_are(placed.paid_first)} marked as "
        f"paid placement; of the other {placed.others}, {placed.paid_others}. In {ahead} the paid "
        f"one stands above (tau-b of its order with paid placement {_tau(agrees)}"
    )
    return text + (f", with these facts {_tau(fit.agrees)})." if fit is not None else ").")


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _taken_for_granted(criteria: Sequence[Criterion]) -> str:
    costs = any(one.measure == "cost" for one in criteria)
    known = " Costs are the charges that are known; fees that nobody states add nothing."
    return (
        "Taken for granted: scores are weighted sums of these facts, each on a straight scale, "
        "with weights that are not negative, and a lead of less than a "
        f"{1 / LEAST_LEAD:,.0f}th of the scale is none. That another is as good on every fact and "
        "better on one holds for any scores in which each fact counts in its own direction. A "
        f"ranking may have reasons that are not among these facts.{known if costs else ''}"
    )


def _wrapped(text: str, then: str = "") -> list[str]:
    return wrap(
        text,
        _WIDTH,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )

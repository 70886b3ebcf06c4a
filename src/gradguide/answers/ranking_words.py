"""What a method counts and what a ranking rests on, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from gradguide.answers.words import MARKS, value_words
from gradguide.decisions.ranking.matrix import Cell
from gradguide.decisions.ranking.moving import Move
from gradguide.decisions.ranking.ranking import Influence, Ranking
from gradguide.decisions.ranking.scoring import fixed
from gradguide.model.fact import Status
from gradguide.model.method import OTHERS, Criterion, Method
from gradguide.model.vocabulary import Value, vocabulary
from gradguide.resolution.computed import dollars, number

_AGGREGATIONS = {
    "weighted-sum": "The scores, times their weights, are added up.",
    "geometric-mean": "The scores are multiplied, each to the power of its weight (a geometric "
    "mean), so that a bad one cannot be made up for by others as easily.",
    "topsis": "What counts is how near a program is to an ideal one that has the highest score on "
    "everything, and how far from its opposite (TOPSIS).",
}
_NORMALISATIONS = {
    "min-max": "from the least to the most favourable",
    "z-score": "in standard deviations from the mean",
    "vector": "divided by the length of all values together",
    "rank": "by rank",
    "target": "by how near they are to a target",
    "threshold": "by whether they reach a threshold",
}
_SUPPOSED = {
    "middle": "as the middle one of the others",
    "worst": "as the worst of the others",
    "reweigh": "not at all, while the other criteria count for more",
    "observed": "as any one of the others",
    "leave-out": "nowhere, and the program has no place",
}
_INPUTS = {
    "weight": "how much {} counts",
    "normalisation": "how values become scores",
    "missing": "what is supposed where nothing is known",
    "disputed": "which of the disputed values of {} holds",
    "range": "where in its range {} lies",
}


def listed(words: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def percent(share: float) -> str:
    """A share in whole per cent, which no line breaks apart."""
    return f"{share * 100:.0f}\N{NO-BREAK SPACE}%"


def whole_percents(amounts: Sequence[Decimal]) -> list[int]:
    """The shares of amounts in their sum in whole per cent, which add up to 100.

    What rounding down leaves goes to those with the largest remainders (the method of Hare and
    Hamilton), of equal ones to the first.

    Raises:
        ZeroDivisionError: the amounts add up to 0.
    """
    exact = [100 * Fraction(one) / Fraction(sum(amounts)) for one in amounts]
    out = [int(one) for one in exact]
    left = 100 - sum(out)
    for at in sorted(range(len(exact)), key=lambda at: out[at] - exact[at])[:left]:
        out[at] += 1
    return out


def chance_words(share: float) -> str:
    """A share of the draws as people count: "in 83 of 100 draws"."""
    if share in (0.0, 1.0):
        return "in every draw" if share else "in no draw"
    if not 0.005 <= share < 0.995:
        return f"in {'more than 99' if share > 0.5 else 'fewer than 1'} of 100 draws"
    return f"in {share * 100:.0f} of 100 draws"


def weights_words(method: Method) -> str:
    """What is counted, which way, and for how much."""
    parts = [
        f"{one.label} ({one.better} is better; {share}\N{NO-BREAK SPACE}%)"
        for one, share in zip(
            method.criteria, whole_percents([one.weight for one in method.criteria]), strict=True
        )
    ]
    return f"It counts {listed(parts)}."


def kept_words(method: Method, own: Mapping[str, Decimal]) -> str:
    """Which criteria count as much as the method says beside weights of somebody's own; "" where
    there are none or they leave nothing over. `method` has those weights already."""
    kept = [one for one in method.criteria if one.name not in own and one.weight]
    if not own or OTHERS in own or not kept:
        return ""
    total = sum(one.weight for one in method.criteria)
    named = [f"{one.name}={number(one.weight)}" for one in kept]
    share = percent(float(sum(one.weight for one in kept) / total))
    verb = "keep the weights" if len(kept) > 1 else "keeps the weight"
    return (
        f"You did not name {listed(named)}, which {verb} of the method and count {share} together; "
        f"{OTHERS}=0 among your weights leaves out what you do not name."
    )


def aggregation_words(method: Method) -> str:
    """How values become scores and scores a whole, and what is done where one is missing."""
    used = dict.fromkeys(one.normalisation for one in method.criteria)
    scales = listed([_NORMALISATIONS[one] for one in used], "or")
    missing = dict.fromkeys(one.missing for one in method.criteria)
    supposed = listed([_SUPPOSED[one] for one in missing], "or")
    return (
        f"Values become scores {scales}. {_AGGREGATIONS[method.aggregation]} "
        f"What is not known scores {supposed}; where sources disagree or a cost is open, the "
        "least favourable value counts. Fees that nobody states add nothing."
    )


def uncertainty_words(ranking: Ranking) -> tuple[str, ...]:
    """What the draws vary, one thing each."""
    varies = ranking.method.uncertainty
    parts = []
    if varies.weights:
        factor = number(1 + varies.weights)
        parts.append(f"each weight is another, nine times of ten by less than a factor of {factor}")
    if varies.normalisations:
        scales = listed([_NORMALISATIONS[one] for one in varies.normalisations], "or")
        parts.append(f"values become scores {scales}")
    if varies.missing:
        supposed = listed([_SUPPOSED[one] for one in varies.missing], "or")
        parts.append(f"what is not known scores {supposed}")
    return (
        *parts,
        "a disputed value is any of those that sources state, and an open cost anything that it "
        "may come to, with what unknown fees could add (judged by other programs)",
    )


def influence_words(influences: Sequence[Influence], method: Method, most: int = 3) -> str:
    """Which uncertain inputs move places most."""
    labels = {criterion.name: f"“{criterion.label}”" for criterion in method.criteria}
    telling = [one for one in influences[:most] if one.in_all >= 0.05] or list(influences[:1])
    named = [
        f"{_INPUTS[one.kind].format(labels.get(one.name, ''))} ({percent(min(one.in_all, 1.0))})"
        for one in telling
    ]
    return (
        f"Places move most with {listed(named)}: in so much of all movement it has a part, by "
        "itself or together with others."
    )


def cell_words(criterion: Criterion, cell: Cell) -> str:
    """What is known of a program on a criterion, with its mark."""
    if cell.counted is None:
        return f"{criterion.label}: unknown"
    label = f"{criterion.label}: " if criterion.measure == "fact" else ""
    return f"{mark_of(criterion, cell)} {label}{value_of(criterion, cell)}"


def value_of(criterion: Criterion, cell: Cell) -> str:
    """A known value in words: "$16,740", "20 to 24 months", "online or hybrid"."""
    joint = " to " if cell.between else " or "
    match criterion.measure:
        case "cost":
            return joint.join(
                dollars(value.quantize(Decimal(1), ROUND_HALF_UP)) for value in cell.values
            )
        case "months":
            return f"{joint.join(number(value) for value in cell.values)} months"
        case "completions":
            return f"{number(cell.values[0])} graduates {cell.note}".strip()
        case "fact":
            return _stated(criterion, cell)


def _stated(criterion: Criterion, cell: Cell) -> str:
    if criterion.values:
        of = criterion.detail
        stated = [
            (fact.attribute, one.value if of is None else one.details.get(of))
            for fact in cell.facts
            for one in fact.values
        ]
        said = [
            value_words(name, value)
            for name, value in stated
            if value is not None and criterion.values.get(_named(value)) in cell.values
        ]
    else:
        money = vocabulary()[criterion.attribute or ""].kind == "money"
        said = [dollars(value) if money else number(value) for value in cell.values]
    return " or ".join(dict.fromkeys(said))


def _named(value: Value) -> str:
    """A choice or flag as a method's `values` call it."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def mark_of(criterion: Criterion, cell: Cell) -> str:
    """The mark of what a value rests on."""
    return MARKS[status_of(criterion, cell)]


def status_of(criterion: Criterion, cell: Cell) -> Status:
    """The least reliable status of what a known value rests on."""
    statuses = {fact.status for fact in cell.facts}
    summed = criterion.measure == "completions" and len(cell.facts) > 1
    if criterion.measure in ("cost", "months") or summed:
        return Status.STALE if Status.STALE in statuses else Status.COMPUTED
    for status in (Status.STALE, Status.DISPUTED, Status.REPORTED, Status.COMPUTED):
        if status in statuses:
            return status
    return Status.VERIFIED


def move_words(move: Move) -> str:
    """What a criterion would have to be."""
    criterion = move.criterion
    now = value_of(criterion, move.cell) if move.cell.known else "unknown"
    if move.value is None:
        if criterion.values:
            which = "answer"
        else:
            which = "value" if fixed(criterion) else "value that a program here has"
        return f"{criterion.label}: alone it cannot do, no {which} is enough (it is {now} now)"
    if move.choices:
        return f"{criterion.label}: {listed([_plain(c) for c in move.choices], 'or')} (now {now})"
    amount = dollars(move.value) if criterion.measure == "cost" else number(move.value)
    if criterion.target is not None:
        return f"{criterion.label}: {amount} (now {now})"
    return f"{criterion.label}: {amount} or {criterion.better} (now {now})"


def _plain(choice: str) -> str:
    return choice.replace("_", " ")

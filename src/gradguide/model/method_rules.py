"""What a ranking method may not say. Nothing about paid placement or other rankings can be counted.

A complaint names the criterion and tells what is allowed, in words for whoever wrote the method.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from gradguide.model.method import Condition, Criterion, Method
from gradguide.model.vocabulary import Attribute, Value, Vocabulary, vocabulary

_NUMBERS = ("number", "signed", "money", "year")


def complaint(method: Method) -> str | None:
    """What is wrong with a method first of all, or None."""
    return next(_complaints(method, vocabulary()), None)


def _complaints(method: Method, known: Vocabulary) -> Iterator[str]:
    if not method.criteria:
        yield "there are no criteria; a method counts at least one"
    for criterion in method.criteria:
        for words in _of_criterion(criterion, method, known):
            yield f"criteria.{criterion.name}: {words}"
    if method.criteria and not any(criterion.weight for criterion in method.criteria):
        yield "all weights are 0; at least one criterion has to count"
    for condition in method.eligible.conditions:
        for words in _of_condition(condition, known):
            yield f"programs.conditions: {condition.attribute}: {words}"
    spread = method.uncertainty.weights
    if not (spread.is_finite() and 0 <= spread <= 9):
        yield f"uncertainty.weights: {spread} is not allowed; give a number from 0 to 9"
    if not (method.floor.is_finite() and 0 < method.floor < 1):
        yield f"floor: {method.floor} is not allowed; give a number between 0 and 1"


def _of_criterion(criterion: Criterion, method: Method, known: Vocabulary) -> Iterator[str]:
    weight = criterion.weight
    if not (weight.is_finite() and 0 <= weight <= 1000):
        yield f"weight: {weight} is not allowed; give a number from 0 to 1000"
    if criterion.measure == "fact":
        yield from _of_fact(criterion, known)
    elif criterion.attribute is not None or criterion.keys or criterion.values:
        yield f'fact, key and values do not go with measure = "{criterion.measure}"'
    yield from _of_scale(criterion)
    used = {criterion.normalisation, *method.uncertainty.normalisations}
    if method.aggregation == "geometric-mean" and "z-score" in used:
        yield "z-scores are below 0 for some, and a geometric mean takes none such; use min-max"
    fixed = {"target", "threshold"} & set(method.uncertainty.normalisations)
    if fixed:
        yield f"uncertainty.normalisations: {min(fixed)} needs a target; give it to a criterion"


def _of_scale(criterion: Criterion) -> Iterator[str]:
    low, high, target = criterion.low, criterion.high, criterion.target
    kind = criterion.normalisation
    if any(end is not None and not end.is_finite() for end in (low, high, target)):
        yield "low, high and target are finite numbers"
        return
    if (target is None) == (kind in ("target", "threshold")):
        yield (
            f'"{kind}" needs a target' if target is None else f'a target does not go with "{kind}"'
        )
    if (low is not None or high is not None) and kind not in ("min-max", "target"):
        yield f'low and high do not go with "{kind}"; they are the ends of min-max and target'
    if low is not None and high is not None and not low < high:
        yield f"low ({low}) has to be below high ({high})"
    if kind == "target" and target is not None:
        if low is None or high is None:
            yield '"target" needs low and high, at which the score is 0'
        elif not low <= target <= high:
            yield f"target ({target}) has to lie between low ({low}) and high ({high})"


def _of_fact(criterion: Criterion, known: Vocabulary) -> Iterator[str]:
    if criterion.attribute is None:
        yield "says neither which fact it counts nor a measure"
        return
    attribute = known.attributes.get(criterion.attribute)
    wrong = _not_countable(criterion.attribute, known)
    if wrong or attribute is None:
        yield wrong or ""
        return
    for key in criterion.keys:
        yield from _of_key(attribute, key)
    kind = attribute.kind
    if criterion.detail is not None:
        detail = attribute.qualifiers.get(criterion.detail)
        if detail is None or criterion.detail in attribute.key:
            own = [name for name in attribute.qualifiers if name not in attribute.key]
            yield f"no detail {criterion.detail!r} (allowed: {', '.join(own) or 'none'})"
            return
        kind = detail.kind
    if kind not in _NUMBERS and not criterion.values:
        yield f"{attribute.name} is no number; say in values what each {kind} counts for"
    if kind in _NUMBERS and criterion.values:
        yield f"{attribute.name} is a number; values are for choices and flags"
    choices = attribute.values if kind == "choice" and not attribute.open else ()
    for value in criterion.values:
        if choices and value not in choices:
            yield f"values: {value!r} is not one of {', '.join(choices)}"
        if kind == "flag" and value not in ("yes", "no"):
            yield f"values: {value!r} is not one of yes, no"
    if attribute.many and criterion.several is None:
        yield f'of {attribute.name} several may be true; say which counts: several = "more"'


def _of_condition(condition: Condition, known: Vocabulary) -> Iterator[str]:
    attribute = known.attributes.get(condition.attribute)
    wrong = _not_countable(condition.attribute, known)
    if wrong or attribute is None:
        yield wrong or ""
        return
    yield from _of_key(attribute, condition.key)
    bounded = condition.at_least is not None or condition.at_most is not None
    if bool(condition.allowed) == bounded:
        yield "says either what it is, or from what (at_least) to what (at_most)"
    if bounded and attribute.kind not in _NUMBERS:
        yield "is no number; say with is what it may be"
    for value in condition.allowed:
        wrong = attribute.complaint(value, {})
        if wrong:
            yield wrong


def _not_countable(name: str, known: Vocabulary) -> str | None:
    """Why an attribute can take no part in a ranking, or None."""
    attribute = known.attributes.get(name)
    if attribute is None:
        open_to_all = [a.name for a in known.attributes.values() if a.theme != "placement"]
        near = get_close_matches(name, open_to_all, n=3)
        return f"no fact {name!r}" + (f"; did you mean {' or '.join(near)}?" if near else "")
    if attribute.theme == "placement":
        return f"{name} is about placement in other people's rankings, which no ranking may count"
    if not {"program", "institution"} & set(attribute.about):
        return f"{name} is a fact about the field, the same for every program"
    return None


def _of_key(attribute: Attribute, key: Mapping[str, Value]) -> Iterator[str]:
    for name in key:
        if name not in attribute.key:
            yield f"no key {name!r} (allowed: {', '.join(attribute.key) or 'none'})"
            return
    sample = {name: value for name, value in key.items() if name in attribute.qualifiers}
    for name, value in sample.items():
        rule = attribute.qualifiers[name]
        if rule.values and value not in rule.values:
            yield f"key {name}: {value!r} is not one of {', '.join(rule.values)}"

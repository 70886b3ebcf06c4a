"""What a ranking method may not say. Nothing about paid placement or other rankings can be counted.

A complaint names the criterion and tells what is allowed, in words for whoever wrote the method.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import get_args

from gradguide.model.fact import ProgramKind
from gradguide.model.method import OTHERS, Condition, Criterion, Eligible, Method
from gradguide.model.vocabulary import Attribute, Value, Vocabulary, vocabulary

_NUMBERS = ("number", "signed", "money", "year")
_NAME = re.compile(r"[\w-]{1,24}")
_CODE = re.compile(r"[A-Z]{2}")
_CONTROLS = ("public", "private")
_NUMBERS_SUCH_AS = "numbers of at most 12 digits before and after the point"
_LARGEST = Decimal(10) ** 12
_FINEST = Decimal(1).scaleb(-12)
"""What is larger or finer is no number of anything here, and as floating point it would be 0 or
without end."""


def complaint(method: Method) -> str | None:
    """What is wrong with a method first of all, or None."""
    return next(_complaints(method, vocabulary()), None)


def weight_complaint(weight: Decimal) -> str | None:
    """Why a number cannot be a criterion's weight, or None."""
    if _is_number(weight) and 0 <= weight <= 1000:
        return None
    return f"{weight} is not allowed; give a number from 0 to 1000"


def _complaints(method: Method, known: Vocabulary) -> Iterator[str]:
    for name, text in (("name", method.name), ("about", method.about)):
        if not _is_readable(text):
            yield f"{name}: {text!r} cannot be printed; say something that can be read"
    if not method.criteria:
        yield "there are no criteria; a method counts at least one"
    for criterion in method.criteria:
        for words in _of_criterion(criterion, method, known):
            yield f"criteria.{criterion.name}: {words}"
    if method.criteria and not any(criterion.weight for criterion in method.criteria):
        yield "all weights are 0; at least one criterion has to count"
    for words in _of_eligible(method.eligible, known):
        yield f"programs.{words}"
    for words in _of_uncertainty(method):
        yield f"uncertainty.{words}"
    if not (_is_number(method.floor) and 0 < method.floor < 1):
        yield f"floor: {method.floor} is not allowed; give a number between 0 and 1"


def _is_number(number: Decimal) -> bool:
    """Whether a number can be reckoned with."""
    if not number.is_finite() or number.copy_abs() > _LARGEST:
        return False
    return number == number.quantize(_FINEST)


def _is_readable(text: str) -> bool:
    return bool(text.strip()) and text.isprintable()


def _of_uncertainty(method: Method) -> Iterator[str]:
    varies = method.uncertainty
    if not (_is_number(varies.weights) and 0 <= varies.weights <= 9):
        yield f"weights: {varies.weights} is not allowed; give a number from 0 to 9"
    fixed = {"target", "threshold"} & set(varies.normalisations)
    if fixed:
        yield f"normalisations: {min(fixed)} needs a target; give it to a criterion"
    for name, choices in (("normalisations", varies.normalisations), ("missing", varies.missing)):
        for choice, times in Counter[str](choices).items():
            if times > 1:
                yield f"{name}: {choice} is there {times} times; name each once"


def _of_eligible(eligible: Eligible, known: Vocabulary) -> Iterator[str]:
    closed = (
        ("kinds", eligible.kinds, get_args(ProgramKind)),
        ("levels", eligible.levels, known["level"].values),
        ("controls", eligible.controls, _CONTROLS),
    )
    for name, given, allowed in closed:
        for one in given:
            if one not in allowed:
                yield f"{name}: {one!r} is not one of {', '.join(allowed)}"
    for name, given in (("countries", eligible.countries), ("states", eligible.states)):
        for one in given:
            if not _CODE.fullmatch(one):
                yield f"{name}: {one!r} is not two capital letters, as in US or OH"
    for condition in eligible.conditions:
        for words in _of_condition(condition, known):
            yield f"conditions: {condition.attribute}: {words}"


def _of_criterion(criterion: Criterion, method: Method, known: Vocabulary) -> Iterator[str]:
    if not _NAME.fullmatch(criterion.name) or criterion.name == OTHERS:
        yield (
            f'cannot be called so; a name is 1 to 24 letters, digits, - and _, and not "{OTHERS}" '
            "(the label can be any words)"
        )
    if not _is_readable(criterion.label):
        yield f"label: {criterion.label!r} cannot be printed; say something that can be read"
    wrong = weight_complaint(criterion.weight)
    if wrong:
        yield f"weight: {wrong}"
    if criterion.measure == "fact":
        yield from _of_fact(criterion, known)
    elif _says_which_fact(criterion):
        yield (
            "fact, whose, key, across, detail, values and several do not go with "
            f'measure = "{criterion.measure}"'
        )
    yield from _of_scale(criterion)
    used = {criterion.normalisation, *method.uncertainty.normalisations}
    if method.aggregation == "geometric-mean" and "z-score" in used:
        yield "z-scores are below 0 for some, and a geometric mean takes none such; use min-max"


def _says_which_fact(criterion: Criterion) -> bool:
    given = (criterion.attribute, criterion.detail, criterion.several)
    chosen = criterion.whose != "program" or criterion.across != "first"
    lists = (criterion.keys, criterion.values)
    return any(one is not None for one in given) or any(lists) or chosen


def _of_scale(criterion: Criterion) -> Iterator[str]:
    low, high, target = criterion.low, criterion.high, criterion.target
    kind = criterion.normalisation
    if any(end is not None and not _is_number(end) for end in (low, high, target)):
        yield f"low, high and target are {_NUMBERS_SUCH_AS}"
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
    if criterion.whose == "program" and "program" not in attribute.about:
        yield f'{attribute.name} is said of schools alone; say whose = "school"'
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
    if not all(map(_is_number, criterion.values.values())):
        yield f"values are {_NUMBERS_SUCH_AS}"
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
    if "program" not in attribute.about:
        yield "is said of schools alone, and conditions are about programs"
    yield from _of_key(attribute, condition.key)
    ends = [end for end in (condition.at_least, condition.at_most) if end is not None]
    bounded = bool(ends)
    if not all(map(_is_number, ends)):
        yield f"at_least and at_most are {_NUMBERS_SUCH_AS}"
    elif len(ends) == 2 and ends[0] > ends[1]:
        yield f"at_least ({ends[0]}) is above at_most ({ends[1]})"
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
    for name, value in key.items():
        wrong = attribute.qualifiers[name].complaint(value)
        if wrong:
            yield f"key {name}: {wrong}"

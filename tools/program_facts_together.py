"""What is wrong with a fact beside the others of its file: each rule here gets them all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from program_facts_rules import Fact

_OLD = re.compile(
    r"\b(old|older|earlier|former|historical)\b[^;]*\b(page|version|catalog|copy|curriculum|status"
    r"|faq|capture|flyer|listing|name|format)\b|\boriginal\b.*\bsince dropped\b",
    re.IGNORECASE,
)
_SAME_AGE = re.compile(r"\bolder pages? name\b|\bnewer\b", re.IGNORECASE)


def called_old(fact: Fact) -> bool:
    """Whether the fact's own note says that a newer page exists."""
    return (
        fact.source_year is None
        and bool(_OLD.search(fact.note))
        and not _SAME_AGE.search(fact.note)
    )


def superseded(
    facts: Iterable[Fact], key_of: Callable[[Fact], object | None]
) -> Iterator[tuple[Fact, str]]:
    """Undated facts that call themselves old and are contradicted by a school page that does not.

    `key_of` says which facts answer the same question (None: a question with many answers).
    """
    by_key: dict[object, list[Fact]] = defaultdict(list)
    for fact in facts:
        key = key_of(fact)
        if key is not None:
            by_key[key].append(fact)
    for rivals in by_key.values():
        current = [f for f in rivals if f.source_kind != "guide" and not called_old(f)]
        for fact in rivals:
            if called_old(fact) and current and all(f.value != fact.value for f in current):
                yield fact, "an undated page that is called old, against the school's newer one"


def products(facts: Iterable[Fact]) -> Iterator[tuple[Fact, str]]:
    """A guide's totals that are its own rate times its own credits, to within a dollar a credit.

    Such a total is no figure that anyone published: it adds nothing to the rate.
    """
    by_page: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.source_kind == "guide":
            by_page[fact.institution, fact.source_url].append(fact)
    for page in by_page.values():
        credits_ = {f.value for f in page if f.attribute == "credits" and _is_total(f)}
        rates = [f for f in page if f.attribute == "tuition_per_credit"]
        for fact in page:
            if (
                fact.attribute == "tuition_total"
                and not fact.qualifiers.get("approximate")
                and any(
                    abs(rate.value * number - fact.value) <= number
                    for rate in rates
                    if _residency(rate) == _residency(fact)
                    for number in credits_
                )
            ):
                yield fact, "the guide's total is its own rate times its own credits"


def _is_total(fact: Fact) -> bool:
    return bool(fact.qualifiers.get("part", "total") == "total")


def _residency(fact: Fact) -> str:
    return str(fact.qualifiers.get("residency", "any"))

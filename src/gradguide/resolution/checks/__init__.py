"""Checks: what does not add up, in sentences for a person. Each is a small function in a table.

A check sees one case (a program or an institution with its claims) and yields findings. It
changes nothing: a fact keeps its value and status whatever is found about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from gradguide.model.accreditation import Decision
from gradguide.model.catalog import Catalog
from gradguide.model.fact import Finding
from gradguide.model.institution import Registry
from gradguide.model.vocabulary import Vocabulary
from gradguide.resolution.checks.arithmetic import (
    total_against_product,
    yearly_price_is_the_whole,
)
from gradguide.resolution.checks.case import Case, cases
from gradguide.resolution.checks.contradictions import (
    against_authority,
    exam_against_exam,
    online_with_visits,
    school_against_itself,
)
from gradguide.resolution.checks.dates import deadlines_past, review_overdue
from gradguide.resolution.checks.limits import impossible_values
from gradguide.resolution.checks.registry import location_elsewhere, sector_otherwise
from gradguide.resolution.checks.units import same_number_two_units, units_disagree

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    total_against_product,
    yearly_price_is_the_whole,
    same_number_two_units,
    units_disagree,
    impossible_values,
    school_against_itself,
    against_authority,
    online_with_visits,
    exam_against_exam,
    deadlines_past,
    review_overdue,
    sector_otherwise,
    location_elsewhere,
)


def check_all(
    catalog: Catalog, registry: Registry, words: Vocabulary, decisions: Iterable[Decision] = ()
) -> Catalog:
    """The catalog with everything that the checks find, in a fixed order, each finding once."""
    found = {
        repr(finding): finding
        for case in cases(catalog, registry, words, decisions)
        for check in CHECKS
        for finding in check(case)
    }
    ordered = sorted(found.values(), key=lambda f: (f.institution_id or "", f.kind, repr(f)))
    return replace(catalog, findings=(*catalog.findings, *ordered))

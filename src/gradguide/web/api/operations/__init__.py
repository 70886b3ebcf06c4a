"""The operations, a module for each group, each with its `OPERATIONS`."""

from __future__ import annotations

from gradguide.web.api.operation import Operation
from gradguide.web.api.operations import (
    careers,
    data,
    deciding,
    guides,
    programs,
    rules,
    schools,
)

GROUPS = {
    "Programs": "What there is, what is known of it, and what it costs.",
    "Schools": "Schools with their programs.",
    "Deciding": "Programs side by side and in order, by what matters to somebody.",
    "Careers": "Where programs lead, and what that pays.",
    "Licensure and organizations": "What states ask, and who accredits and certifies.",
    "Guides": "Questions with computed answers.",
    "Data": "The release itself: what it holds, how far that is known, what words mean.",
}
"""The groups in the order of showing."""

_MODULES = (programs, schools, deciding, careers, rules, guides, data)


def operations() -> tuple[Operation, ...]:
    """All operations."""
    return tuple(operation for module in _MODULES for operation in module.OPERATIONS)

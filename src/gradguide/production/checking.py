"""Checking a release as a whole: that it hangs together, and that its index says what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gradguide.catalog.check import check
from gradguide.catalog.release import Release
from gradguide.decisions.candidate import candidates
from gradguide.decisions.finding.bulk import Bulk, searchable_with
from gradguide.decisions.finding.index import FindIndex, IndexMissingError

_OF_THE_REGISTRY = "towns"  # which is not in the release


def check_release(path: Path) -> list[str]:
    """Everything that is wrong with a release, each in a sentence; an empty list if nothing.

    The index for finding is made again from the programs in the release and has to be the same.
    """
    problems = check(path)
    if problems:
        return problems
    with Release(path) as release:
        return list(_index(release))


def _index(release: Release) -> Iterator[str]:
    schools = release.institutions()
    try:
        called = FindIndex(release.index_part).called  # by the registry, which is not in here
    except (IndexMissingError, ValueError):
        yield "there is no index for finding; build the release again"
        return
    described = candidates(release.described(), schools)
    bulk = Bulk(described, release.awarded(), release.as_of)
    made = searchable_with(bulk, release.spellings(), (), called, release.program_codes())
    for name, part in made.index.items():
        if name != _OF_THE_REGISTRY and release.index_part(name) != part:
            yield f"the index for finding ({name}) does not say what the facts say; build it again"
    for listed_row, row in zip(release.listing(), made.listing, strict=True):
        if listed_row != row:
            yield f"the listing of {row[1]} does not say what the facts say; build it again"

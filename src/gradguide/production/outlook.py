"""What a release holds on licensing and professional bodies: all that the field's pack knows."""

from __future__ import annotations

from gradguide.catalog.outlook import Outlook
from gradguide.sources.licensure import bundled_licensing
from gradguide.sources.organizations import bundled_organizations
from gradguide.sources.quarantine import Quarantined


def outlook(field: str) -> tuple[Outlook, tuple[Quarantined, ...]]:
    """The pack's statements, and the lines of its files that are none.

    Raises:
        UnknownPackError: there is no such pack.
        PackFileError: one of the pack's files is not as it should be.
        FactsFileError: a file of statements cannot be read.
    """
    licensing, bodies = bundled_licensing(field), bundled_organizations(field)
    left = tuple(
        Quarantined(line.place, f"line {line.line}", f"{line.problem}; {line.remedy}")
        for line in (*licensing.rejected, *bodies.rejected)
    )
    return Outlook(licensing.licensing, bodies.organizations), left

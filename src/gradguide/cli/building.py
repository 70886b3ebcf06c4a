"""`gradguide build`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from gradguide.catalog.errors import ReleaseError
from gradguide.cli.leftovers import Leftovers
from gradguide.cli.progress import counted
from gradguide.cli.settings import settings_for
from gradguide.cli.status import Failure
from gradguide.production.building import Order, build
from gradguide.production.engine import processors
from gradguide.sources.facts import FactsFileError
from gradguide.sources.pages import pages as pages_of


def build_to(
    out: Path,
    pages: list[Path],
    facts: list[Path],
    ipeds: Path | None,
    as_of: date,
    field: str | None,
    jobs: int,
    quarantine: Path | None,
) -> None:
    """Build a release at `out` and say in a line what it holds.

    Raises:
        Failure: it could not be built; what stood at `out` is untouched.
    """
    missing = [str(path) for path in (*pages, *facts) if not path.exists()]
    if missing:
        raise Failure(f"{missing[0]}: no such file or folder")
    order = Order(settings_for(field, as_of, ipeds), pages, facts, jobs or processors())
    out.parent.mkdir(parents=True, exist_ok=True)
    try:
        built = build(order, out, counted(pages_of(pages), "pages"))
    except (ReleaseError, FactsFileError) as error:
        raise Failure(str(error)) from None
    catalog = built.catalog
    sys.stdout.write(
        f"{out}: {len(catalog.programs)} programs at {len(catalog.institutions)} institutions, "
        f"{sum(len(p.facts) for p in catalog.programs)} facts about them, "
        f"{len(catalog.claims)} claims, {len(catalog.findings)} findings, as of {as_of}\n"
    )
    leftovers = Leftovers(quarantine)
    leftovers.add(built.quarantined)
    leftovers.finish()

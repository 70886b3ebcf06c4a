"""`gradguide build`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from gradguide.catalog.errors import ReleaseError
from gradguide.cli.leftovers import Leftovers
from gradguide.cli.progress import counted
from gradguide.cli.settings import settings_for
from gradguide.cli.status import Failure
from gradguide.production.building import Built, Order, build
from gradguide.production.engine import WorkersLostError, processors
from gradguide.sources.facts import FactsFileError
from gradguide.sources.pages import Page
from gradguide.sources.pages import pages as pages_of
from gradguide.sources.quarantine import Quarantined


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
    leftovers = Leftovers(quarantine)
    built = built_at(out, order, counted(pages_of(pages), "pages"))
    catalog = built.catalog
    sys.stdout.write(
        f"{out}: {len(catalog.programs)} programs at {len(catalog.institutions)} institutions, "
        f"{sum(len(p.facts) for p in catalog.programs)} facts about them, "
        f"{len(catalog.claims)} claims, {len(catalog.findings)} findings, as of {as_of}\n"
    )
    leftovers.add(built.quarantined)
    leftovers.finish()


def built_at(out: Path, order: Order, watch: Iterable[Page | Quarantined] | None = None) -> Built:
    """Build the order's release at `out`, in a folder that is made where it is not there.

    Raises:
        Failure: it could not be built; what stood at `out` is untouched.
    """
    if out.is_dir():
        raise Failure(f"{out}: cannot be written, it is a folder; name a file in it")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        return build(order, out, watch)
    except (ReleaseError, FactsFileError, WorkersLostError) as error:
        raise Failure(str(error)) from None

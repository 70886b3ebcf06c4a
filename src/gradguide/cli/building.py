"""`gradguide build`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from gradguide.catalog.errors import ReleaseError
from gradguide.cli.leftovers import Leftovers
from gradguide.cli.progress import counted
from gradguide.cli.releases import DEFAULT
from gradguide.cli.settings import settings_for
from gradguide.cli.status import WRONG_CALL, Failure
from gradguide.decisions.costs.wording import several
from gradguide.production.building import Built, Order, build
from gradguide.production.engine import WorkersLostError, processors
from gradguide.production.staged import FederalOrder
from gradguide.sources.facts import FactsFileError
from gradguide.sources.federal.errors import FederalError
from gradguide.sources.pages import Page
from gradguide.sources.pages import pages as pages_of
from gradguide.sources.quarantine import Quarantined

_NAMED = 6  # files that are named in a line


def build_to(
    out: Path,
    pages: list[Path],
    facts: list[Path],
    ipeds: Path | None,
    as_of: date,
    field: str | None,
    jobs: int,
    quarantine: Path | None,
    federal: FederalOrder,
) -> None:
    """Build a release at `out` and say in a line what it holds.

    Raises:
        Failure: it could not be built; what stood at `out` is untouched.
    """
    missing = [str(path) for path in (*pages, *facts) if not path.exists()]
    if missing:
        raise Failure(f"{missing[0]}: no such file or folder")
    settings = settings_for(field, as_of, ipeds)
    order = Order(settings, pages, facts, jobs or processors(), federal)
    leftovers = Leftovers(quarantine)
    built = built_at(out, order, counted(pages_of(pages), "pages"))
    catalog = built.catalog
    of_programs = sum(len(program.facts) for program in catalog.programs)
    of_schools = sum(len(school.facts) for school in catalog.institutions)
    of_fields = sum(len(one.facts) for one in catalog.fields)
    sys.stdout.write(
        f"{out}: {len(catalog.programs):,} programs at {len(catalog.institutions):,} institutions, "
        f"{of_programs + of_schools + of_fields:,} facts ({of_programs:,} of programs), "
        f"{len(catalog.claims):,} claims, {len(catalog.findings):,} findings, as of {as_of}\n"
    )
    for line in federal_lines(built):
        sys.stdout.write(f"{line}\n")
    leftovers.add(built.quarantined)
    leftovers.finish()


def federal_order(
    data: Path | None, allow: list[str], cache: Path | None, *, national: bool, use_cache: bool
) -> FederalOrder:
    """Which federal data the options ask for.

    Raises:
        Failure: an option makes no sense without another.
    """
    if data is None and (national or allow or cache is not None):
        option = "--national" if national else "--allow" if allow else "--cache"
        raise Failure(
            f"{option} is about federal files; give the folder that they are in with --data DIR "
            "(`gradguide data fetch` gets them)",
            WRONG_CALL,
        )
    kept = (cache or cache_folder()) if use_cache else None
    return FederalOrder(data, national, tuple(allow), kept)


def cache_folder() -> Path:
    """Where what was read of federal files is kept: in the folder that XDG_CACHE_HOME names, else
    in ~/.cache (XDG Base Directory Specification)."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(named) if Path(named).is_absolute() else Path.home() / ".cache"
    return base / "gradguide" / "federal"


def federal_lines(built: Built) -> Iterator[str]:
    """What a release has from federal files, bundled or given, in words."""
    data = built.data
    if built.awards:
        yield (
            f"  {built.awards:,} awards that schools report to NCES and nothing here describes, at "
            f"{built.schools:,} schools in all"
        )
    if not data.found.files:
        return
    years = years_words(built.years)
    read, cached = len(data.loaded.read), len(data.loaded.cached)
    yield (
        f"  {years}; {several(read, 'federal file')} read, {cached} unchanged and taken from the "
        "cache"
    )
    if data.bundled:
        yield f"  no file was there for {', '.join(data.bundled)}: the bundled figures were taken"
    for file in data.found.superseded:
        yield f"  left aside, a later edition is there: {file.path.name}"
    if data.found.ignored:
        names = [path.name for path in data.found.ignored]
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        yield f"  not federal files by their names: {', '.join(names[:_NAMED])}{more}"
    yield from (f"  note: {note}" for note in data.loaded.notes)
    for (check, file_name), rows in sorted(data.loaded.left_out.items()):
        yield f"  left out as allowed by {check}: {several(rows, 'row')} of {file_name}"
    yield from (f"  allowed: {failed}" for failed in data.loaded.waived)


def years_words(years: Sequence[int]) -> str:
    """Of which years completions are there: years in ascending order, without gaps."""
    if not years:
        return "no completions"
    last = f" to {years[-1]}" if years[-1] != years[0] else ""
    return f"completions of {years[0]}{last}"


def built_at(out: Path, order: Order, watch: Iterable[Page | Quarantined] | None = None) -> Built:
    """Build the order's release at `out`. Of folders that are not there only that is made in which
    the other commands look for a release.

    Raises:
        Failure: it could not be built; what stood at `out` is untouched.
    """
    if out.is_dir():
        raise Failure(f"{out}: cannot be written, it is a folder; name a file in it")
    try:
        if out.parent == DEFAULT.parent:
            out.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise Failure(f"{out.parent}: cannot be made ({error.strerror or error})") from None
    if not out.parent.is_dir():
        raise Failure(f"{out}: {out.parent} is not a folder; make it first", WRONG_CALL)
    try:
        return build(order, out, watch)
    except (ReleaseError, FactsFileError, WorkersLostError, FederalError) as error:
        raise Failure(str(error)) from None

"""Nothing paid changes an order: what a release finds and in which order, with and without it."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gradguide.catalog.release import Release
from gradguide.catalog.writer import write_release
from gradguide.decisions.candidate import candidates
from gradguide.decisions.costs.affordable import in_order_of_cost
from gradguide.decisions.costs.peers import peers
from gradguide.decisions.finding.build import searchable
from gradguide.decisions.finding.find import Finder
from gradguide.decisions.finding.index import FindIndex
from gradguide.decisions.finding.prices import prices_by
from gradguide.decisions.finding.query import query_from
from gradguide.decisions.situation import Situation
from gradguide.model.claim import Claim
from gradguide.resolution.pipeline import assemble

making = SimpleNamespace(
    **runpy.run_path(str(Path(__file__).parents[1] / "resolution" / "making.py"))
)
claim = making.claim
SAID = [
    claim("delivery", "online"),
    claim("level", "master"),
    claim("tuition_total", 20000),
    claim("delivery", "online", school="900002", named="Port"),
    claim("level", "master", school="900002", named="Port"),
    claim("accreditation", "accredited", school="900002", named="Port"),
    claim("concentration", "Lighthouses", school="900002", named="Port"),
    claim("tuition_total", 21000, school="900002", named="Port"),
]
QUERIES = (
    "kind=any",
    "kind=any&q=saltmarsh&sort=name",
    "q=tied+sceince",
    "q=dredging&kind=any&unknown=include",
    "delivery=online",
    "delivery=online&level=master&unknown=include&sort=months",
    "accreditation=ala&unknown=only",
    "cost=20500&sort=cost&kind=any&residency=ME",
    "specialty=lighthouses&kind=any",
)
WORDS = ("saltmarsh", "mhts", "dredging", "tide science")


def answers(claims: list[Claim]) -> list[Any]:
    """What a release of the claims answers, of the programs that somebody with a say speaks of."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "release.db"
        catalog = assemble(claims, making.PACK, making.REGISTRY, making.AS_OF)
        listed = candidates(catalog.programs, catalog.institutions)
        write_release(catalog, path, searchable=searchable(listed, catalog.spellings))
        with Release(path) as release:
            heard = {p.id for p in release.programs() if any(f.decides for f in p.facts)}
            return [
                priced(release, Situation()),
                priced(release, Situation(residency="ME")),
                *([p.id for p in release.find(words) if p.id in heard] for words in WORDS),
                *(found(release, text) for text in QUERIES),
            ]


def priced(release: Release, asked: Situation) -> list[Any]:
    """Programs in the order of what they cost, with all that is said of that."""
    listed = candidates(release.programs(), release.institutions())
    costs = in_order_of_cost(listed, asked, making.AS_OF, peers(listed)).costs
    return [
        (one.id, cost.total, cost.possible, [gap.words for gap in cost.missing], cost.notes)
        for one, cost in costs
    ]


def found(release: Release, text: str) -> list[Any]:
    """What is found, in which order, and every count that is not zero."""
    index = FindIndex(release.index_part)
    out = Finder(index, prices_by(index, making.AS_OF)).find(query_from(text), limit=99)
    counts = [
        (one.name, kind, [item for item in getattr(one, kind) if item[1]])
        for one in out.facets
        for kind in ("values", "unknown", "disputed")
    ]
    return [out.ids, out.total, out.fit, out.open, out.several, out.read_as, counts]


def test_there_is_something_to_order() -> None:
    costs, costs_in_maine, *others = answers(SAID)
    assert len(costs) == len(costs_in_maine) == 2
    online = others[len(WORDS) + QUERIES.index("delivery=online")]
    assert len(online[0]) == 2


@settings(max_examples=30, deadline=None)
@given(
    st.lists(making.any_claim(heard=True), max_size=8),
    st.lists(making.any_claim(heard=False), max_size=4),
)
@example([], [claim("tuition_total", 9000, school="900002", named="Port", paid=True)])
@example([], [claim(program="MHTS, Dredging track", year=None, paid=True)])
def test_paid_placement_changes_no_answer_and_no_order(
    said: list[Claim], silenced: list[Claim]
) -> None:
    paid = [replace(one, paid=True) for one in silenced]
    marked = [claim("sponsored", True, kind="guide", school="900002", named="Port", program="MHTS")]
    assert answers([*SAID, *said, *paid, *marked]) == answers([*SAID, *said])

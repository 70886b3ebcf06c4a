"""Makers of candidates for the tests of finding, and the plain version that they are held to.

The plain version asks one program after the other, with nothing prepared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from gradguide.catalog.search_text import texts, variants, words
from gradguide.decisions.candidate import Candidate
from gradguide.decisions.finding.build import completions
from gradguide.decisions.finding.facets import FACETS, LIMITS
from gradguide.decisions.finding.query import Query
from gradguide.decisions.finding.seen import OTHERS, Seen
from gradguide.extraction.folding import fold
from gradguide.model.catalog import Spelling
from gradguide.model.claim import Standing
from gradguide.model.fact import Fact, InstitutionEntry, Program, Stated, Status
from gradguide.resolution.synonyms import Synonyms

SPELLINGS = (
    Spelling("degree", "MKT", "master of knots"),
    Spelling("field", "knot studies", "knot science"),
    Spelling("field", "knot studies", "knot studies"),
    Spelling("specialty", "Splicing", "splices"),
    Spelling("specialty", "Splicing", "splicing and whipping"),
)
SYNONYMS = Synonyms(SPELLINGS)


def fact(
    attribute: str,
    *values: Any,
    status: Status = Status.REPORTED,
    standing: Standing = Standing.SCHOOL,
    details: dict[str, Any] | None = None,
    **key: Any,
) -> Fact:
    """A fact; with several values it is disputed, unless its status is given."""
    if len(values) > 1 and status is Status.REPORTED:
        status = Status.DISPUTED
    stated = tuple(Stated(value, details or {}) for value in values)
    return Fact(attribute, stated, status, standing, key)


def school(
    number: str = "1", name: str = "Harbor State University", **more: Any
) -> InstitutionEntry:
    given = {"city": "Saltmarsh", "state": "ME", "country": "US", "control": "public"}
    return InstitutionEntry(number, f"school-{number}", name, **{**given, **more})


def candidate(*facts: Fact, at: InstitutionEntry | None = None, **more: Any) -> Candidate:
    """A candidate with these facts, at some school."""
    at = at or school()
    given = {"id": f"{at.slug}/p", "name": "Master of Knots", "kind": "program"}
    return Candidate(
        Program(institution_id=at.id, institution=at.name, facts=facts, **{**given, **more}), at
    )


STATUSES = st.sampled_from([Status.REPORTED, Status.VERIFIED, Status.STALE])
STANDINGS = st.sampled_from(
    [Standing.SCHOOL, Standing.GUIDE, Standing.AUTHORITY, Standing.SCHOOL, Standing.PAID]
)
SAID: tuple[tuple[str, tuple[Any, ...], tuple[dict[str, Any], ...]], ...] = (
    ("delivery", ("online", "hybrid", "campus"), ({},)),
    ("accreditation", ("accredited", "conditional", "candidate", "not_accredited"),
     ({"body": "KTA"}, {"body": "RSB"})),
    ("entrance_exam", ("required", "not_required", "may_be_required", "unspecified"),
     ({"exam": "GRE"}, {"exam": "any"})),
    ("gpa_min", (Decimal("2.75"), 3, Decimal("3.25")), ({}, {"condition": "with_stipulations"})),
    ("duration_months", (12, 24, 36), (
        {"bound": "typical", "pace": "any"}, {"bound": "typical", "pace": "full_time"},
        {"bound": "typical", "pace": "part_time"}, {"bound": "min", "pace": "any"},
        {"bound": "max", "pace": "full_time"})),
    ("campus_visits", (0, 1, 3), ({},)),
    ("courses_per_term", (2, 3), ({},)),
    ("instruction", ("synchronous", "asynchronous"), ({},)),
    ("concentration", ("Splicing", "splices", "Rigging"), ({},)),
    ("deadline", ("March",), ({"term": "Fall", "kind": "final"}, {"term": "Spring 2027"}, {})),
    ("start_dates_per_year", (1, 2, 3), ({},)),
    ("licensure", ("rigger",), ({},)),
)  # fmt: skip


@st.composite
def any_fact(draw: st.DrawFn) -> Fact:
    attribute, values, keys = draw(st.sampled_from(SAID))
    chosen = draw(st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True))
    status = Status.DISPUTED if len(chosen) > 1 else draw(STATUSES)
    details = {"state": draw(st.sampled_from(["ME", "OH"]))} if attribute == "licensure" else {}
    key = draw(st.sampled_from(keys))
    standing = draw(STANDINGS)
    return fact(attribute, *chosen, status=status, standing=standing, details=details, **key)


SCHOOLS = (
    school("1", "Harbor State University", latitude=44.0, longitude=-69.0),
    school("2", "Port College", city="Inlet", state="OH", control="private",
           latitude=40.0, longitude=-83.0),
    school("3", "Knotley Institute", city="", state="", control=""),
)  # fmt: skip
NAMES = ("Master of Knots", "MS in Knot Studies", "Rope Making", "Harbour Knotting (MKT)")


@st.composite
def catalogs(draw: st.DrawFn, most: int = 12) -> tuple[Candidate, ...]:
    """Some programs at three schools, in the order of their ids."""
    out = []
    for at in SCHOOLS:
        graduates = [
            fact("completions", draw(st.integers(0, 9)), status=draw(STATUSES), level=level,
                 cip="1", year=year)
            for level, year in draw(st.sets(st.tuples(
                st.sampled_from(["master", "certificate"]), st.sampled_from([2023, 2024])),
                max_size=3))
        ]  # fmt: skip
        here = InstitutionEntry(
            at.id, at.slug, at.name, at.city, at.state, at.country, at.control, at.latitude,
            at.longitude, tuple(graduates),
        )  # fmt: skip
        for number in range(draw(st.integers(0, most // len(SCHOOLS)))):
            facts = {
                (one.attribute, str(one.key)): one
                for one in draw(st.lists(any_fact(), min_size=1, max_size=6))
            }
            named = draw(st.lists(st.sampled_from(["Splicing", "Rigging"]), unique=True))
            out.append(candidate(
                *facts.values(),
                at=here,
                id=f"{at.slug}/p{number}",
                name=draw(st.sampled_from(NAMES)),
                kind=draw(st.sampled_from(["program", "program", "certificate", "concentration"])),
                level=draw(st.sampled_from(["master", "certificate", None])),
                degree=draw(st.sampled_from(["MKT", "MS", None])),
                concentrations=tuple(named),
                aliases=tuple(draw(st.lists(st.sampled_from(["Splice arts", "MKT"]), unique=True))),
            ))  # fmt: skip
    return tuple(out)


TYPED = st.sampled_from([
    "", "", "knots", "Knot stud", "splicing", "harbor", "harbour ohio", "splices port", "mkt",
    "saltmarsh maine", "knots!", "--", "instituet", "harbr", "univercity", "pert college", "zz",
    "rope rigging", "studies",
])  # fmt: skip
CHOICES = {
    "kind": ["program", "certificate", "concentration", "dual", "any"],
    "level": ["master", "certificate", "doctoral"],
    "delivery": ["online", "hybrid", "campus"],
    "exam": ["none", "may_be", "required"],
    "pace": ["part_time"],
    "starts": ["fall", "spring", "summer"],
    "licensure": ["ME", "OH", "TX"],
    "control": ["public", "private"],
    "state": ["ME", "OH", "TX"],
    "instruction": ["synchronous", "asynchronous"],
}


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """Any query whose values every release allows."""
    names = draw(st.lists(st.sampled_from(sorted(CHOICES)), unique=True, max_size=2))
    chosen = {
        name: draw(st.lists(st.sampled_from(CHOICES[name]), min_size=1, max_size=2, unique=True))
        for name in names
    }
    if draw(st.booleans()):
        chosen["kind"] = ["any"]
    name = draw(st.sampled_from([None, *sorted(LIMITS)]))
    numbers = [number for number in (0, 1, 3, 12, 24, 30) if name and number <= LIMITS[name].most]
    limits = {name: draw(st.sampled_from(numbers))} if name else {}
    return Query.of(
        draw(TYPED),
        chosen,
        limits,
        unknown=draw(st.sampled_from(["exclude", "include", "include", "only"])),
        verified=draw(st.booleans()),
        sort=draw(st.sampled_from(["fit", "fit", "months", "name", "completions"])),
    )


# ---- the plain version


def judged(seen: Seen, name: str, wanted: Any) -> bool | None:
    """Whether a program meets a filter: yes, no, or None for unknown."""
    if name in LIMITS:
        span = LIMITS[name].read(seen)
        if span is None or (span[0] <= wanted and (span[1] is None or span[1] > wanted)):
            return None
        return span[0] <= wanted
    facet = FACETS[name]
    said = facet.read(seen)
    verdicts = []
    for group in {facet.group(value) for value in wanted}:
        ways = [
            True if way & set(wanted) else None if OTHERS in way else False
            for way in said.get(group, ())
        ]
        verdicts.append(None if len(set(ways)) != 1 else ways[0])
    return True if True in verdicts else None if None in verdicts else False


def filters_of(query: Query) -> dict[str, Any]:
    chosen: dict[str, Any] = dict(query.choices)
    certificates = "certificate" in query.chosen("level")
    kinds = chosen.pop("kind", ("program", "certificate") if certificates else ("program",))
    of_kind = {} if "any" in kinds else {"kind": kinds}
    return {**of_kind, **chosen, **dict(query.limits)}


def is_heard(one: Candidate) -> bool:
    return any(fact.decides for fact in one.program.facts)


def distance(one: Candidate, taken: dict[str, tuple[str, ...]]) -> int | None:
    """How far a program is from the words, None where it lacks one. `taken` are the words asked
    for, each with those of the vocabulary that stand for it besides."""
    columns = [words(text) for text in texts(one.program, one.school, SYNONYMS)]
    total = 0
    for word, others in taken.items():
        first = next(
            (
                place
                for place, own in enumerate(columns)
                if any(w.startswith(variants(word)) or w in others for w in own)
            ),
            None,
        )
        if first is None:
            return None
        total += first
    return total


def typos(left: str, right: str) -> int:
    """The least number of letters added, left out, replaced or swapped with the next, where no
    part is changed twice."""
    rows: list[list[int]] = []
    for i in range(len(left) + 1):
        rows.append([])
        for j in range(len(right) + 1):
            if not i or not j:
                rows[i].append(i + j)
                continue
            ways = [rows[i - 1][j] + 1, rows[i][j - 1] + 1]
            ways.append(rows[i - 1][j - 1] + (left[i - 1] != right[j - 1]))
            if i > 1 and j > 1 and left[i - 2 : i] == right[j - 1] + right[j - 2]:
                ways.append(rows[i - 2][j - 2] + 1)
            rows[i].append(min(ways))
    return rows[-1][-1]


def nearest(word: str, vocabulary: Iterable[str]) -> tuple[str, ...]:
    allowed = 0 if len(word) <= 3 else 1 if len(word) <= 5 else 2
    apart = {own: typos(word, own) for own in vocabulary}
    least = min((count for count in apart.values() if count), default=99)
    return tuple(sorted(own for own, count in apart.items() if count == least <= allowed))


def read(query: Query, programs: Sequence[Candidate]) -> dict[str, tuple[str, ...]]:
    """The words asked for, each with the words that stand for it where no program has all."""
    asked = list(dict.fromkeys(words(query.words)))
    heard = [one for one in programs if is_heard(one)]
    vocabulary = {
        word for one in heard for text in texts(one.program, one.school, SYNONYMS)
        for word in words(text)
    }  # fmt: skip
    plain: dict[str, tuple[str, ...]] = dict.fromkeys(asked, ())
    nowhere = [w for w in asked if not any(own.startswith(variants(w)) for own in vocabulary)]
    for doubted in ([], nowhere, asked):
        taken = {w: nearest(w, vocabulary) if w in doubted else () for w in asked}
        if any(distance(one, taken) is not None for one in heard):
            return taken
    return plain


def plainly(query: Query, programs: Sequence[Candidate]) -> dict[str, Any]:
    """What `find` answers, asked of one program after the other."""
    seen = {one.id: Seen(one, SYNONYMS, query.verified) for one in programs}
    place = {one.id: number for number, one in enumerate(programs)}
    taken = read(query, programs)
    far = {one.id: distance(one, taken) for one in programs if is_heard(one)}
    if query.words.strip() and not taken:
        far = {}
    named = [key for key, apart in far.items() if apart is not None]
    filters = filters_of(query)
    verdicts = {
        key: {name: judged(seen[key], name, wanted) for name, wanted in filters.items()}
        for key in named
    }

    def found(but: str = "") -> list[str]:
        out = []
        for key in named:
            left = [verdict for name, verdict in verdicts[key].items() if name != but]
            possible, fits = False not in left, all(left)
            wanted = {"exclude": fits, "include": possible, "only": possible and not fits}
            if wanted[query.unknown]:
                out.append(key)
        return out

    def order(key: str) -> Any:
        one = seen[key]
        match query.sort:
            case "fit":
                return list(verdicts[key].values()).count(None), far[key], place[key]
            case "name":
                names = one.candidate.school.name, one.candidate.program.name
                return *map(fold, names), place[key]
            case "completions":
                graduates = completions(one)
                return graduates is None, -(graduates or 0), place[key]
            case _:
                span = LIMITS["months"].read(one) or (10**9, 10**9)
                return span[1] or 10**8, span[0], place[key]

    possible = [key for key in named if False not in verdicts[key].values()]
    unsure = [
        [name for name, verdict in verdicts[key].items() if verdict is None] for key in possible
    ]
    ids = sorted(found(), key=order)
    facets = {
        name: plain_counts(name, [seen[key] for key in found(name)]) for name in (*FACETS, *LIMITS)
    }
    if not query.chosen("kind") and "certificate" not in query.chosen("level"):
        # Choosing that level would mean certificates too, so its count has them.
        levels = {**dict(query.choices), "level": ("certificate",)}
        other = plainly(replace(query, choices=tuple(levels.items())), programs)
        values = other["facets"]["level"]["values"]
        facets["level"]["values"]["certificate"] = values.get("certificate", 0)
    return {
        "ids": ids,
        "unsure": [
            [name for name, verdict in verdicts[key].items() if verdict is None] for key in ids
        ],
        "fit": sum(not names for names in unsure),
        "open": {name: count for name in filters if (count := unsure.count([name]))},
        "several": sum(len(names) > 1 for names in unsure),
        "facets": facets,
    }


def plain_counts(name: str, among: Sequence[Seen]) -> dict[str, dict[str, int]]:
    """How many have each value, of how many nothing is known and how many are disputed."""
    if name in LIMITS:
        limit = LIMITS[name]
        spans = [limit.read(one) for one in among]
        return {
            "values": {
                f"{step:f}": sum(judged(one, name, step) is True for one in among)
                for step in limit.steps
            },
            "unknown": {"": spans.count(None)},
            "disputed": {"": sum(span is not None and span[0] != span[1] for span in spans)},
        }
    readings = [FACETS[name].read(one) for one in among]
    values = {
        value for said in readings for ways in said.values() for value in frozenset().union(*ways)
    }
    values -= {OTHERS}
    groups = {group for said in readings for group in said}
    return {
        "values": {
            value: sum(
                any(all(value in way for way in ways) for ways in said.values())
                for said in readings
            )
            for value in values
        },
        "unknown": {
            group: sum(
                not said.get(group) or any(OTHERS in way for way in said[group])
                for said in readings
            )
            for group in groups
        },
        "disputed": {
            group: sum(len(said.get(group, ())) > 1 for said in readings) for group in groups
        },
    }

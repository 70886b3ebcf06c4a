"""Makers of claims and a small pack of a made-up field, for the tests of resolution and catalog."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from gradguide.model.claim import Claim, Evidence, Source, Subject
from gradguide.model.institution import Institution, Registry
from gradguide.model.pack import Accreditor, Degree, FieldPack, Term

AS_OF = date(2026, 6, 15)

PACK = FieldPack(
    id="harbor-science",
    name="Harbor and tide science",
    cip=("99.01",),
    fields=(
        Term("harbor science", ("harbor science", "harbor studies")),
        Term(
            "harbor and tide science",
            (
                "harbor and tide science",
                "harbor and tide studies",
                "tide and harbor science",
                "hts",
            ),
        ),
        Term("tide science", ("tide science", "tide studies")),
    ),
    degrees=(
        Degree("MHTS", "master", ("master of harbor and tide science",)),
        Degree("MHS", "master", ("master of harbor science", "master of harbor studies")),
        Degree("MSHTS", "master", ("master of science in harbor and tide science", "ms hts")),
        Degree("MSTS", "master", ("master of science in tide science",)),
        Degree("MS", "master", ("master of science",)),
        Degree("MA", "master", ("master of arts", "ma in harbor science")),
        Degree("MBA", "master", ("master of business administration",)),
        Degree("EdD", "doctoral", ("doctor of education", "ed.d")),
        Degree("PhD", "doctoral", ("doctor of philosophy", "ph.d")),
        Degree("BA", "bachelor", ("bachelor of arts",)),
    ),
    specialties=(
        Term("Lighthouse Care", ("lighthouse care", "lighthouses")),
        Term("Dredging", ("dredging",)),
    ),
    accreditors=(
        Accreditor("ALA", "Anchor and Lock Association", ("anchor and lock association", "ala")),
        Accreditor("CTE", "Council of Tides", ("council of tides",), scope="institution"),
    ),
    one_program=(("harbor and tide science", "harbor science"),),
)

REGISTRY = Registry(
    {
        "900001": Institution("900001", "Saltmarsh State University", "Saltmarsh", "ME"),
        "900002": Institution(
            "900002", "Port College", "Inlet", "OR", control="private", host="port.example"
        ),
        "900003": Institution("900003", "Port College", "Sandbar", "GA"),
    }
)


def claim(
    attribute: str = "credits",
    value: Any = 36,
    *,
    program: str | None = "MHTS",
    school: str | None = "900001",
    kind: str = "school",
    year: int | None = 2026,
    paid: bool = False,
    machine: bool = False,
    doc: str | None = None,
    quote: Evidence | None = None,
    field: str | None = None,
    named: str | None = "Saltmarsh State",
    **qualifiers: Any,
) -> Claim:
    """A claim, by default the school's own of this year about one program."""
    address = doc or f"{kind}-{year}.example"
    return Claim(
        doc=address,
        subject=Subject(None if field else named, program, field, None if field else school),
        attribute=attribute,
        value=value,
        qualifiers=qualifiers,
        source=Source(address, kind, year, low_trust=machine),  # type: ignore[arg-type]
        paid=paid,
        evidence=quote,
    )


YEARS = st.one_of(st.none(), st.integers(2008, 2027))
KINDS = st.sampled_from(["school", "guide", "authority"])
PROGRAMS = st.sampled_from(
    [
        None, "MHTS", "M.H.S.", "Master of Harbor & Tide Science (MHTS)", "Harbor Studies",
        "MHTS, Lighthouse Care", "MHTS, Dredging track", "Ph.D. in Tide Science",
        "Certificate in Dredging", "MHTS/MBA dual degree", "master's programs", "",
    ]
)  # fmt: skip
STATEMENTS = st.one_of(
    st.tuples(st.just("credits"), st.sampled_from([30, 36, 42]), st.just({})),
    st.tuples(st.just("credits"), st.just(54), st.just({"unit": "quarter"})),
    st.tuples(
        st.just("tuition_per_credit"),
        st.sampled_from([500, Decimal("612.5")]),
        st.sampled_from([{}, {"residency": "in_state"}]),
    ),
    st.tuples(
        st.just("tuition_total"),
        st.sampled_from([20000, 20500, 21900]),
        st.sampled_from([{}, {"approximate": True}]),
    ),
    st.tuples(st.just("delivery"), st.sampled_from(["online", "hybrid"]), st.just({})),
    st.tuples(
        st.just("concentration"),
        st.sampled_from(["Dredging", "dredging", "Lighthouses", "Lighthouse care"]),
        st.just({}),
    ),
    st.tuples(
        st.just("accreditation"), st.sampled_from(["accredited", "conditional"]), st.just({})
    ),
    st.tuples(st.just("location"), st.just("Saltmarsh, ME"), st.just({})),
    st.tuples(st.just("degree"), st.sampled_from(["MHTS", "MHS"]), st.just({})),
    st.tuples(st.just("level"), st.just("master"), st.just({})),
)  # fmt: skip


@st.composite
def any_claim(draw: st.DrawFn, *, heard: bool | None = None) -> Claim:
    """Any claim about one of two schools. `heard` False: only paid or machine-written ones;
    True: only those that have a say."""
    attribute, value, qualifiers = draw(STATEMENTS)
    silenced = draw(st.sampled_from(["", "", "paid", "machine"])) if heard is None else ""
    if heard is False:
        silenced = draw(st.sampled_from(["paid", "machine"]))
    return claim(
        attribute,
        value,
        program=draw(PROGRAMS) or None,
        school=draw(st.sampled_from(["900001", "900002"])),
        kind=draw(KINDS),
        year=draw(YEARS),
        paid=silenced == "paid",
        machine=silenced == "machine",
        **qualifiers,
    )

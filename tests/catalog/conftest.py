"""A small catalog with a quoting document, and where the tests write their releases."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from gradguide.catalog.writer import Ingredients, write_release
from gradguide.model.catalog import Catalog
from gradguide.model.claim import Evidence
from gradguide.reading.document import Document
from gradguide.resolution.pipeline import assemble

HERE = Path(__file__).parent
TEXT = "The MHTS at Saltmarsh State – all online – takes 36 credits. “No exam,” they say."


@pytest.fixture(scope="session")
def making() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(HERE.parent / "resolution" / "making.py")))


@pytest.fixture(scope="session")
def documents() -> list[Document]:
    return [
        Document(id="page", text=TEXT, blocks=(), address="page.txt"),
        Document(id="idle", text="Nothing was claimed here.", blocks=(), address="idle.txt"),
    ]


@pytest.fixture(scope="session")
def catalog(making: SimpleNamespace) -> Catalog:
    """Two schools, three programs, a certificate, a track, a dispute, findings, a paid row."""
    claim = making.claim

    def quoted(attribute: str, value: object, quote: str, **more: object) -> object:
        start = TEXT.index(quote)
        evidence = Evidence(quote, start, start + len(quote))
        return claim(attribute, value, doc="page", kind="guide", quote=evidence, **more)

    claims = [
        quoted("credits", 36, "takes 36 credits"),
        quoted("delivery", "online", "all online"),
        quoted("entrance_exam", "not_required", "“No exam,”", exam="any"),
        claim("program", "Master of Harbor & Tide Science", program="MHTS"),
        claim("level", "master"),
        claim("degree", "MHTS"),
        claim("tuition_per_credit", 500),
        claim("tuition_total", 30000),
        claim("gpa_min", 3),
        claim("gpa_min", 2),
        claim("accreditation", "conditional", kind="authority", since=2024),
        claim("delivery", "hybrid", program="MHTS, Dredging"),
        claim("fee", 10, paid=True, per="credit"),
        claim("credits", 12, program="Certificate in Dredging"),
        claim("location", "Saltmarsh, ME", program=None),
        claim("level", "master", school="900002", named="Port", program="MA in Tide Science"),
        claim("delivery", "online", school="900002", named="Port", program="MA in Tide Science"),
        claim("tuition_total", 9000, school="900002", named="Port", program="MA in Tide Science"),
        claim("level", "master", school="900003", named="Port", program="MHTS"),
        claim("delivery", "online", school="900003", named="Port", program="MHTS", paid=True),
        claim("career", "Pilot", program=None, field="harbor science"),
        claim(school=None, named="Nowhere Tech"),
    ]
    return assemble(claims, making.PACK, making.REGISTRY, making.AS_OF)


@pytest.fixture(scope="session")
def built(
    catalog: Catalog, documents: list[Document], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A release of the catalog; not to be changed."""
    path = tmp_path_factory.mktemp("release") / "harbor science.db"
    ingredients = Ingredients({"page": "0" * 64}, [("broken.html", "is empty; leave it out")])
    write_release(catalog, path, documents, ingredients)
    return path

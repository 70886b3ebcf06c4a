"""What tests of several rooms share."""

from __future__ import annotations

import pytest

from gradguide.extraction.gazetteer import Gazetteer
from gradguide.model.institution import Registry
from gradguide.sources.registry import bundled


@pytest.fixture(scope="session")
def registry() -> Registry:
    return bundled()


@pytest.fixture(scope="session")
def gazetteer(registry: Registry) -> Gazetteer:
    return Gazetteer(registry)

"""The web guide over the bundled release, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from gradguide.web.app import create_app
from gradguide.web.settings import Settings


@pytest.fixture(scope="session")
def guide(release: Path) -> Iterator[TestClient]:
    """The guide; `guide.get("/find")` answers as a server would."""
    with TestClient(create_app(Settings(release, rate=0)), follow_redirects=False) as client:
        yield client

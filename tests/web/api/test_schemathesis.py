"""Questions made from the API's own description, right and wrong ones; no answer may contradict
it, and none may be a fault of ours."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import from_schema
from schemathesis.engine.events import NonFatalError, ScenarioFinished
from starlette.testclient import TestClient

from gradguide.web.app import create_app
from gradguide.web.settings import Settings

_DOCUMENT = "/api/v1/openapi.json"
_LEAST = 1000  # questions, below which the description has lost something


def _config(examples: int, phases: tuple[str, ...]) -> SchemathesisConfig:
    """The same questions each time. What is well formed may still be impossible (400: a start that
    has passed, a specialty that nobody has), and no more than that."""
    every = ("examples", "coverage", "fuzzing", "stateful")
    return SchemathesisConfig.from_dict(
        {
            "seed": 20261101,
            "generation": {"max-examples": examples, "deterministic": True},
            "phases": {
                **{name: {"enabled": name in phases} for name in every},
                "coverage": {
                    "enabled": "coverage" in phases,
                    "generate-duplicate-query-parameters": True,
                },
            },
            "checks": {
                "positive_data_acceptance": {"expected-statuses": ["2xx", 304, 400, 404]},
            },
        }
    )


def _wrong(schema: Any) -> tuple[list[str], Counter[str]]:
    """What contradicts the description, and how many questions each check looked at."""
    wrong: list[str] = []
    asked: Counter[str] = Counter()
    for event in from_schema(schema).execute():
        if isinstance(event, NonFatalError):
            wrong.append(f"{event.label}: {event.value}")
        if not isinstance(event, ScenarioFinished):
            continue
        for key, checks in event.recorder.checks.items():
            asked.update(check.name for check in checks)
            case = event.recorder.cases[key].value
            wrong += [
                f"{event.label} {case.method} {case.path_parameters} {case.query}: {check.name}: "
                f"{check.failure_info.failure.title}: {check.failure_info.failure.message[:400]}"
                for check in checks
                if check.failure_info is not None
            ]
    return wrong, asked


@pytest.fixture(scope="module")
def app(release: Path) -> Iterator[Any]:
    made = create_app(Settings(release, rate=0, patience=60))
    with TestClient(made):
        yield made


def test_no_answer_contradicts_the_description(app: Any) -> None:
    config = _config(10, ("examples", "coverage", "fuzzing"))
    wrong, asked = _wrong(schemathesis.openapi.from_asgi(_DOCUMENT, app, config=config))
    assert not wrong, "\n".join(wrong[:20])
    assert asked["not_a_server_error"] >= _LEAST
    assert asked["response_schema_conformance"] >= _LEAST
    assert asked["negative_data_rejection"] >= _LEAST / 4


_SERVER = """
import sys
from pathlib import Path
from gradguide.web.server import run
from gradguide.web.settings import Settings
run(Settings(Path(sys.argv[1]), rate=0, patience=60), "127.0.0.1", 0)
"""


def test_a_real_server_keeps_to_the_description(release: Path) -> None:
    command = [sys.executable, "-c", _SERVER, str(release)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            found = re.match(r"(http://\S+)/ ", process.stderr.readline())
            assert found is not None
            config = _config(1, ("examples",))
            schema = schemathesis.openapi.from_url(f"{found.group(1)}{_DOCUMENT}", config=config)
            wrong, asked = _wrong(schema)
        finally:
            process.terminate()
    assert not wrong, "\n".join(wrong[:20])
    assert asked["not_a_server_error"] >= 20

"""What other projects wrote and comes along is as they published it."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "src/gradguide/web/static"


def test_vendored_files_are_as_published_and_all_are_listed() -> None:
    text = (ROOT / "requirements/vendored.toml").read_text(encoding="utf-8")
    listed = {ROOT / one["path"]: one["sha256"] for one in tomllib.loads(text)["file"]}
    for path, digest in listed.items():
        assert sha256(path.read_bytes()).hexdigest() == digest
    assert {path for path in STATIC.iterdir() if ".min." in path.name} == set(listed)

"""Make the bundled registry from NCES's HD file: `build_registry.py HD2024.zip`.

Writes `src/gradguide/registry/institutions.json.gz`. Run it again whenever HD, `names.toml` or
`canada.toml` changes; the same input gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from gradguide.sources.registry import RegistryError, load_hd, packed

BUNDLE = Path(__file__).parents[1] / "src/gradguide/registry/institutions.json.gz"


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: build_registry.py HD_FILE (the zip or the csv)", file=sys.stderr)
        return 2
    try:
        registry = load_hd(Path(arguments[0]))
    except RegistryError as error:
        print(error, file=sys.stderr)
        return 1
    BUNDLE.write_bytes(packed(registry))
    print(f"{len(registry)} institutions, {BUNDLE.stat().st_size:,} bytes: {BUNDLE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What Datasette shows beside the SQLite file: `metadata.json`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gradguide.publishing.citing.cited import guide_title
from gradguide.publishing.linked.dataset import LICENCE
from gradguide.publishing.linked.jsonld import pruned
from gradguide.publishing.package.store import Stored
from gradguide.publishing.package.tables import Table

NAME = "metadata.json"
DATABASE = "guide"
_PAGE = 50


def metadata(
    manifest: Mapping[str, Any], field_name: str, stored: Sequence[Stored]
) -> dict[str, Any]:
    """Titles, descriptions, the meaning of columns with their units, facets and licence."""
    as_of, content = manifest["as_of"], manifest["content"]
    _, licence_address, licence = LICENCE
    about = f"As of {as_of}, release {content}."
    return {
        "title": guide_title(field_name),
        "description": about,
        "license": f"{licence}; what federal agencies publish is in the public domain",
        "license_url": licence_address,
        "databases": {
            DATABASE: {
                "title": guide_title(field_name),
                "description": about,
                "tables": {one.table.name: _table(one.table) for one in stored},
            }
        },
    }


def _table(table: Table) -> dict[str, Any]:
    units = {name: f" ({column.unit})" for name, column in table.columns.items() if column.unit}
    return pruned(
        {
            "title": table.title,
            "description": table.says,
            "size": _PAGE,
            "label_column": table.label,
            "facets": list(table.facets),
            "columns": {
                name: f"{column.says}{units.get(name, '')}"
                for name, column in table.columns.items()
            },
        }
    )

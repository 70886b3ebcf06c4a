"""The descriptor of the folder as a Data Package (https://datapackage.org/standard/data-package/,
version 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from gradguide.model.national import Dataset
from gradguide.publishing.citing.cited import AUTHOR, guide_title
from gradguide.publishing.folder import OWN
from gradguide.publishing.linked.dataset import LICENCE
from gradguide.publishing.linked.jsonld import pruned
from gradguide.publishing.package.files import Written
from gradguide.publishing.package.store import Stored
from gradguide.publishing.package.tables import Column, Table, references

NAME = "datapackage.json"

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
_SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES = {"decimal": "number", "list": "array"}
_CSV = "csv"
_LICENCES = [
    {"name": LICENCE[0], "path": LICENCE[1], "title": f"{LICENCE[2]}: what was compiled"},
    {
        "name": "other-pd",
        "path": "https://www.law.cornell.edu/uscode/text/17/105",
        "title": "Public domain in the United States: what federal agencies publish",
    },
]


def descriptor(
    manifest: Mapping[str, Any],
    field_name: str,
    stored: Sequence[Stored],
    files: Mapping[str, Written],
    sources: Iterable[Dataset],
) -> dict[str, Any]:
    """The descriptor: every table as CSV and as Parquet, each with its schema and digest.

    `files` are all files of the folder but the descriptor itself, by name.
    """
    as_of = date.fromisoformat(manifest["as_of"])
    present = {one.table.name: one.table for one in stored}
    return {
        "$schema": _PROFILE,
        "name": f"{AUTHOR}-{manifest['field']}",
        "title": guide_title(field_name),
        "description": (
            "Programs, what sources say of them fact by fact with status and evidence, and what "
            "federal agencies publish about their schools, graduates and occupations."
        ),
        "version": as_of.isoformat(),
        "created": f"{as_of.isoformat()}T00:00:00Z",
        "contributors": [{"title": AUTHOR, "roles": ["creator"]}],
        "licenses": _LICENCES,
        "sources": [_source(one) for one in sources],
        "resources": [
            _resource(one, present, files[f"{one.table.name}.{ending}"])
            for ending in (_CSV, "parquet")
            for one in stored
        ],
        OWN: {
            "content": manifest["content"],
            "schema_version": manifest["schema_version"],
            "files": {one.name: f"sha256:{one.sha256}" for one in files.values()},
        },
    }


def _source(one: Dataset) -> dict[str, Any]:
    return pruned({"title": f"{one.agency}, {one.title}, {one.year}", "path": one.address})


def _resource(stored: Stored, present: Mapping[str, Table], file: Written) -> dict[str, Any]:
    table = stored.table
    return {
        "$schema": _RESOURCE_PROFILE,
        "name": _name(table, file.format),
        "type": "table",
        "path": file.name,
        "title": table.title,
        "description": table.says,
        "format": file.format,
        "mediatype": file.media_type,
        # Readers of the descriptor compare sizes with what they read as text, which Parquet is not.
        **({"encoding": "utf-8", "bytes": file.size} if file.format == _CSV else {}),
        "hash": f"sha256:{file.sha256}",
        "schema": _schema(table, present, file.format),
    }


def _schema(table: Table, present: Mapping[str, Table], ending: str) -> dict[str, Any]:
    foreign = [
        {
            "fields": [name],
            "reference": {
                "resource": "" if other.name == table.name else _name(other, ending),
                "fields": [field],
            },
        }
        for name, (other, field) in references(table, present).items()
    ]
    schema: dict[str, Any] = {
        "$schema": _SCHEMA_PROFILE,
        "fields": [_field(table, name, column, ending) for name, column in table.columns.items()],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    return schema | ({"foreignKeys": foreign} if foreign else {})


def _field(table: Table, name: str, column: Column, ending: str) -> dict[str, Any]:
    constraints = pruned(
        {
            "required": True if table.required(name) else None,
            "unique": True if table.key == (name,) else None,
            "enum": list(column.values),
        }
    )
    return pruned(
        {
            "name": name,
            "type": _type(table, name, column, ending),
            "description": column.says,
            "unit": column.unit,
            "constraints": constraints,
        }
    )


def _type(table: Table, name: str, column: Column, ending: str) -> str:
    """The type in words of Table Schema. Parquet keeps integers that may be missing as integers,
    but what reads them by way of pandas, as `frictionless` does, finds numbers with "not a number"
    among them: so the schema promises a number."""
    if ending != _CSV and column.type == "integer" and not table.required(name):
        return "number"
    return _TYPES.get(column.type, column.type)


def _name(table: Table, ending: str) -> str:
    """The resource's name: the table's, and for Parquet with that behind it."""
    return table.name if ending == _CSV else f"{table.name}-{ending}"

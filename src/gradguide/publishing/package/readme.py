"""The README of the folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gradguide.publishing.citing import cited_release, plain
from gradguide.publishing.package.store import Stored
from gradguide.publishing.package.tables import tables

NAME = "README.md"

_BEGINNING = """\
# {title}

What sources say of {described:,} programs, as of {as_of}: facts, how far each can be relied on, and
the statements for and against it. Made by `gradguide export`.

Release `{content}`

## What is what

| file | |
|---|---|
| `datapackage.json` | describes the tables: columns, types, keys, sources (Data Package 2) |
| `*.csv`, `*.parquet` | the tables below, each in both forms |
| `claims.jsonl` | every statement of every source, one JSON object a line |
| `guide.db` | the same tables in SQLite, with full-text search |
| `metadata.json` | what they are, for Datasette |
| `programs.jsonld` | the described programs and their schools in schema.org |
| `ctdl.jsonld` | the credentials that they lead to, in CTDL |

Tables name a statement by its line in `claims.jsonl`, counted from 1. What is disputed, outdated or
rests on paid placement is left out of the two files of linked data, which have no way to say so.
To browse: `datasette guide.db --metadata metadata.json`.

## Tables

| table | rows | |
|---|---:|---|
"""

_END = """
{absent}An empty cell is a value that is not known. Which columns refer to which is said in
`datapackage.json`.

## Reading them

- A **fact** is what all statements about one thing come to. `status` is `verified` (an authority or
  the school says so, recently), `reported` (only others say so, or nobody says when), `disputed`
  (all values stand, a row each), `stale` (too old to rely on) or `computed`.
- `decides` is false where only paid placement or machine-written text speaks of a fact. Such facts
  are here, and nothing is computed or ordered by them. In `evidence`, `paid` marks each statement
  that stands inside a paid placement.
- Programs of kind `award` are known from federal counts alone: a school reports degrees in a
  subject at a level. What is known of them is in `awards`, `completions` and `distance`.
- Money is in dollars as the source writes them; abroad it may not say whose.
- Quotes are the words of their sources, whose they remain. No page's text is here otherwise.

## To cite

{citation}
"""


def readme(
    manifest: Mapping[str, Any], field_name: str, described: int, stored: Sequence[Stored]
) -> str:
    """The README: which file is what, as of when, of which release. `described` is how many
    programs sources describe."""
    content = str(manifest["content"])
    cited = cited_release(field_name, _day(manifest), content)
    rows = [f"| `{one.table.name}` | {one.rows:,} | {one.table.says} |" for one in stored]
    present = {one.table.name for one in stored}
    absent = [f"`{one.name}`" for one in tables() if one.name not in present]
    words = f"This release has no rows of {', '.join(absent)}.\n\n" if absent else ""
    beginning = _BEGINNING.format(
        title=cited.title, described=described, as_of=manifest["as_of"], content=content
    )
    end = _END.format(absent=words, citation=plain(cited))
    return beginning + "\n".join(rows) + "\n" + end


def _day(manifest: Mapping[str, Any]) -> date:
    return date.fromisoformat(manifest["as_of"])

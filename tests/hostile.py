"""A release in which everybody whose words it holds means harm."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from gradguide.model.vocabulary import vocabulary

HARM = (
    '=HYPERLINK("http://evil.invalid","here")</script><script>window.hit=1</script>"\'>'
    "<img src=x onerror=window.hit=1><svg onload=window.hit=1><iframe src=javascript:hit()>"
    "{{ 7 * 191 }}](javascript:hit())\r\nER  - \r\n}\n@misc{evil,\u2028\u2029\u202e\0 ]]><!--"
)
"""Markup, a formula, a template, Markdown, ends of lines, records and comments, and letters that
scripts, readers and C libraries stumble over."""
ADDRESS = "javascript:window.hit=1//"
LONG = "words " * 170_000
"""A megabyte that somebody says."""

_TEXTS = (
    ("institutions", "name", "city"),
    ("claims", "note"),
    ("sources", "title", "media_type"),
    ("facts", "explanation"),
    ("findings", "message"),
    ("unknown_names", "name"),
    ("quarantine", "place", "reason"),
    ("job_titles", "title"),
    ("title_near", "reason"),
    ("datasets", "title", "file", "agency"),
    ("schools", "name", "city", "host"),
    ("cips", "title"),
    ("occupations", "title"),
    ("projections", "education", "experience", "training"),
    ("accredited", "institution", "program", "status"),
    ("licensed_roles", "name"),
    ("licensure", "note"),
    ("organizations", "abbreviation"),
    ("organization_statements", "note"),
    ("programs", "name"),
)
_ADDRESSES = (
    ("sources", "address"),
    ("title_near", "source"),
    ("datasets", "address"),
    ("successions", "address"),
    ("exams", "address"),
    ("licensure", "address"),
    ("organization_statements", "address"),
)
_LISTS = (("programs", "aliases"), ("programs", "concentrations"), ("schools", "aliases"))


def hostile(release: Path, out: Path) -> Path:
    """A copy of a release with harm wherever a source, a name or an address can put it. The keys by
    which its parts find each other stay."""
    shutil.copy(release, out)
    connection = sqlite3.connect(out)
    with connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement, values in _statements():
            connection.execute(statement, values)
    connection.close()
    return out


def _statements() -> Iterator[tuple[str, tuple[str, ...]]]:
    for table, *columns in _TEXTS:
        for column in columns:
            # Names stay different from each other, as keys of tables have to be.
            yield f"UPDATE OR IGNORE {table} SET {column} = ? || {column}", (HARM,)
    for table, column in _ADDRESSES:
        yield f"UPDATE OR IGNORE {table} SET {column} = ? || {column}", (ADDRESS,)
    for table, column in _LISTS:
        yield f"UPDATE {table} SET {column} = ?", (json.dumps([HARM, f"{HARM}!"]),)
    yield "UPDATE claims SET quote = ?, start = 0, end = 9 WHERE number % 2", (HARM,)
    yield "UPDATE manifest SET value = ? WHERE name = 'field_name'", (json.dumps(HARM),)
    free = [one.name for one in vocabulary().attributes.values() if one.kind == "text"]
    among = ", ".join("?" * len(free))
    text = json.dumps(HARM)
    for table in ("claims", "licensure", "organization_statements"):
        yield f"UPDATE {table} SET value = ? WHERE attribute IN ({among})", (text, *free)
    yield (
        f"UPDATE fact_values SET value = ? WHERE fact IN "
        f"(SELECT number FROM facts WHERE attribute IN ({among})) AND position = 0",
        (text, *free),
    )
    led = [one.name for one in vocabulary().attributes.values() if one.kind in ("address", "host")]
    among = ", ".join("?" * len(led))
    text = json.dumps(ADDRESS)
    for table in ("claims", "licensure", "organization_statements"):
        yield f"UPDATE {table} SET value = ? WHERE attribute IN ({among})", (text, *led)
    yield (
        f"UPDATE fact_values SET value = ? WHERE fact IN "
        f"(SELECT number FROM facts WHERE attribute IN ({among})) AND position = 0",
        (text, *led),
    )
    yield (
        "UPDATE claims SET quote = ?, note = ? WHERE number = "
        "(SELECT claim FROM fact_claims ORDER BY claim LIMIT 1)",
        (LONG, LONG),
    )

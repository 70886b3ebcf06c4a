"""`python -m benchmarks [NAME...]`: run the benchmarks, print tables, write results as JSON.

A benchmark is a module here with a `run() -> dict`: `title`, `rows` (a list of flat
dictionaries with the same keys) and whatever else is worth keeping.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import platform
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

import benchmarks
from benchmarks.missing import MissingDataError

HERE = Path(__file__).parent
RESULTS = HERE / "results"


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all. Those without their data are left out, and named.

    The exit status is 2 for a name that is none, 1 if a named benchmark has no data.
    """
    known = {name: module for name in _names() if hasattr(module := _module(name), "run")}
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    console = Console()
    RESULTS.mkdir(exist_ok=True)
    left_out = list[str]()
    for name in names or known:
        console.print(f"[dim]{name} …[/dim]")
        try:
            result = known[name].run()
        except MissingDataError as missing:
            console.print(f"left out: {missing}")
            left_out.append(name)
            continue
        result["machine"] = f"{platform.machine()}, Python {platform.python_version()}"
        target = RESULTS / f"{name}.json"
        target.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        console.print(_table(result))
    return int(bool(names and left_out))


def _names() -> list[str]:
    found = sorted(module.name for module in pkgutil.iter_modules([str(HERE)]))
    return [name for name in found if name != "__main__"]


def _module(name: str) -> Any:
    return importlib.import_module(f"{benchmarks.__name__}.{name}")


def _table(result: dict[str, Any]) -> Table:
    rows = result.get("rows", [])
    table = Table(title=result.get("title"), title_justify="left")
    for column in rows[0] if rows else ():
        numeric = isinstance(rows[0][column], int | float)
        table.add_column(column, justify="right" if numeric else "left")
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    return table


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

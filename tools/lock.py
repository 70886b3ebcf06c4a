"""Pin every dependency anew, with hashes, for all platforms: needs uv on the PATH."""

from __future__ import annotations

import shutil
import subprocess
import sys

GROUPS = ("test", "lint", "bench", "build")


def main() -> int:
    uv = shutil.which("uv")
    if uv is None:
        print("make lock needs uv (pip install uv)", file=sys.stderr)
        return 1
    common = [uv, "pip", "compile", "--universal", "--generate-hashes", "--python-version", "3.11"]
    common += ["--no-emit-index-url", "--quiet", "pyproject.toml"]
    run = [*common, "--group", "build"]  # an editable install is built from what is pinned
    subprocess.run([*run, "-o", "requirements/runtime.lock"], check=True)
    groups = [word for group in GROUPS for word in ("--group", group)]
    subprocess.run([*common, *groups, "-o", "requirements/dev.lock"], check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

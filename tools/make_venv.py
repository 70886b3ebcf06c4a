"""Make a virtual environment, also where the system's Python comes without `ensurepip`.

Debian splits `venv`'s pip bootstrap into a package of its own. Where it is missing this tries
the other ways a machine may have (virtualenv, uv, apt-get as root) before it gives up with
the one command that helps.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def works(python: Path) -> bool:
    """Whether the environment's Python runs and has a pip."""
    return (
        python.exists()
        and subprocess.run(
            [python, "-m", "pip", "--version"], capture_output=True, check=False
        ).returncode
        == 0
    )


def attempt(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def main(target: str) -> int:
    python = Path(target) / "bin" / "python"
    if works(python):
        return 0
    if sys.version_info < (3, 11):  # noqa: UP036 - this runs before anything is checked
        print(f"gradguide needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}")
        return 1
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    plain = (sys.executable, "-m", "venv", "--clear", target)
    if attempt(*plain) and works(python):
        return 0
    if attempt(sys.executable, "-m", "virtualenv", "--clear", target) and works(python):
        return 0
    uv = shutil.which("uv")
    if (
        uv
        and attempt(uv, "venv", "--seed", "--clear", "--python", sys.executable, target)
        and works(python)
    ):
        return 0
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        attempt(apt, "update")
        for package in (f"python{version}-venv", "python3-venv"):
            if attempt(apt, "install", "-y", package) and attempt(*plain) and works(python):
                return 0
    print(
        f"{sys.executable} cannot make a virtual environment with pip in it.\n"
        f"On Debian or Ubuntu: apt-get install python{version}-venv, then run make again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))

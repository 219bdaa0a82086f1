"""Running Python in fresh processes that find the package where this one found it."""

import os
import subprocess
import sys
from pathlib import Path

import aigov_data

PACKAGE = Path(str(aigov_data.__file__)).parent
"""The folder of the package under test."""
SETTINGS = ("COLUMNS", "LANG", "LC_ALL", "TZ", "PYTHONHASHSEED", "PYTHONIOENCODING", "PYTHONUTF8")
"""What the surroundings may have set that changes what a program sees."""


def environment(package: Path = PACKAGE, /, **settings: str) -> dict[str, str]:
    """The environment of a process that finds the package in this folder, or zip, of its parent."""
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return kept | {"PYTHONPATH": str(package.parent)} | settings


def python(
    *args: str, env: dict[str, str] | None = None, cwd: Path | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Run Python with these arguments."""
    return subprocess.run([sys.executable, *args], capture_output=True, env=env or environment(), check=False, cwd=cwd)


def printed(code: str, *args: str, env: dict[str, str] | None = None) -> str:
    """What a script prints; it must succeed, and say nothing on standard error."""
    done = python("-c", code, *args, env=env)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout.decode("utf-8").replace("\r\n", "\n")

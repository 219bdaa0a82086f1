#!/usr/bin/env python3
"""The inputs that reached something new, one a line in base64, one file a target.

usage: python -m tests.fuzz.corpus FOLDER TARGET     adds the files of a folder, such as run.py's --new
"""

import argparse
import base64
from pathlib import Path

HERE = Path(__file__).parent / "corpus"


def inputs(target: str) -> list[bytes]:
    """The inputs of a target, shortest first."""
    return [base64.b64decode(line) for line in (HERE / f"{target}.txt").read_text(encoding="ascii").splitlines()]


def add(target: str, found: list[bytes]) -> int:
    """Add inputs to a target's; how many it has now."""
    path = HERE / f"{target}.txt"
    known = set(inputs(target)) if path.exists() else set()
    together = sorted(known | set(found), key=lambda one: (len(one), one))
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(base64.b64encode(one).decode() + "\n" for one in together), encoding="ascii")
    return len(together)


def main() -> None:
    """Add the files of a folder."""
    parser = argparse.ArgumentParser(description="Add inputs to a target's corpus.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("target")
    asked = parser.parse_args()
    found = [path.read_bytes() for path in sorted(asked.folder.iterdir()) if path.is_file()]
    print(f"{asked.target}: {add(asked.target, found)} inputs")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Make a release's files, in one command.

usage: python scripts/release.py VERSION [--date YYYY-MM-DD] [--previous GIT_REF]

Sets the version everywhere, writes data/releases/VERSION.json (what changed
since the previous release, which is read from its git tag), and renews what is
generated. Refuses when the data do not pass their checks, when an id vanished
without retirement, or when the version does not follow the policy: corrected
values raise the last place, new records the middle one (docs/versioning.md).
"""

from __future__ import annotations

import argparse
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "aigov_data" / "data"
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "scripts")]

import generate

from aigov_data import folder, identity, releases
from aigov_data.checks import check
from aigov_data.files import pretty


def versions() -> list[str]:
    """The versions that have a release file, oldest first."""
    found = [path.stem for path in (DATA / "releases").glob("*.json")]
    return sorted(found, key=lambda version: [int(part) for part in re.findall(r"[0-9]+", version)])


def previous_records(ref: str) -> dict[str, dict[str, Any]]:
    """The records of the data at a git reference."""
    archive = subprocess.run(
        ["git", "archive", ref, "src/aigov_data/data"], cwd=ROOT, check=True, capture_output=True
    ).stdout
    with tempfile.TemporaryDirectory() as place:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(place, filter="data")
        return releases.plain_records(folder.load(Path(place) / "src/aigov_data/data"))


def enough(version: str, before: str, found: dict[str, Any]) -> str:
    """Why a version is too small for what changed; empty when it is not."""
    new, old = ([int(part) for part in re.findall(r"[0-9]+", one)[:3]] for one in (version, before))
    if new <= old:
        return f"{version} does not come after {before}"
    if found["added"] and new[:2] == old[:2]:
        return f"new records need a new middle place after {before}, not {version}"
    return ""


def replace(path: Path, pattern: str, new: str) -> None:
    """Replace the one place in a file that matches."""
    text = path.read_text(encoding="utf-8")
    changed, count = re.subn(pattern, new, text, flags=re.MULTILINE)
    if count != 1:
        raise SystemExit(f"{path.relative_to(ROOT)}: expected one place that matches {pattern!r}, found {count}")
    path.write_text(changed, encoding="utf-8", newline="\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("version")
    parser.add_argument("--date", help="the day of the data (default: as datapackage.json says)")
    parser.add_argument("--previous", metavar="GIT_REF", help="the previous release (default: its tag)")
    options = parser.parse_args()
    if not re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+((a|b|rc)[0-9]+)?", options.version):
        parser.error(f"{options.version!r} is no version such as 0.2.0")

    meta = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    date = options.date or meta["date"]
    dataset = folder.load(DATA)
    before = [one for one in versions() if one != options.version]
    old = previous_records(options.previous or f"v{before[-1]}") if before else {}
    found = releases.difference(old, releases.plain_records(dataset))
    if before and (wrong := enough(options.version, before[-1], found)):
        parser.error(wrong)
    gone = found.pop("removed")
    retired = [entry for entry in dataset.retired if entry["version"] == options.version]
    named = {(entry["class"], entry["id"]) for entry in retired}
    lost = [one for table, ids in gone.items() for one in ids if (table, one) not in named]
    if lost:
        parser.error(f"ids vanished without retirement in version {options.version}: {', '.join(lost)}")

    replace(ROOT / "src/aigov_data/__init__.py", r'^__version__ = ".*"$', f'__version__ = "{options.version}"')
    meta["date"], meta["version"] = date, options.version
    (DATA / "datapackage.json").write_text(pretty(meta) + "\n", encoding="utf-8", newline="\n")
    release = {
        "version": options.version,
        "schema_version": meta["schema_version"],
        "date": date,
        "digest": identity.digest(dataset.hashes(), dataset.documents),
        "since": before[-1] if before else None,
        **found,
        "retired": retired,
    }
    file = DATA / "releases" / f"{options.version}.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(pretty(release) + "\n", encoding="utf-8", newline="\n")
    generate.__dict__["__version__"] = options.version
    sys.argv = ["generate.py"]
    generate.main()
    problems = [one for one in check(DATA) if not one.warning]
    for one in problems:
        print(one)
    count = {table: len(ids) for table, ids in found["added"].items()}
    print(
        f"{options.version}: added {count}, changed {sum(map(len, found['changed'].values()))} records, {release['digest']}"
    )
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())

#!/usr/bin/env python3
"""Build the documentation's site, with a page for each record.

usage: python scripts/site.py FOLDER [--no-notebooks]

Needs the extra ``docs``. Copies docs/ into a working folder, writes the pages that
are made from the data beside, and has Sphinx build them into FOLDER; warnings are
errors. The result works from a server and from files.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "scripts")]

import site_pages


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the documentation's site.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-notebooks", action="store_true", help="show the notebooks without running them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "docs"
        shutil.copytree(ROOT / "docs", source)
        changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        (source / "changelog.md").write_text(changes.replace("](docs/", "]("), encoding="utf-8")
        written = 0
        for address, text in site_pages.pages():
            file = source / f"{address}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            written += 1
        print(f"{written} pages from the data")
        how = ["-D", "nb_execution_mode=off"] if options.no_notebooks else []
        command = [
            sys.executable,
            "-m",
            "sphinx",
            "-W",
            "--keep-going",
            "-q",
            "-b",
            "html",
            *how,
            str(source),
            str(options.folder),
        ]
        done = subprocess.run(command, check=False).returncode
    for page in options.folder.rglob("*.html"):  # the theme leaves out how deep these headings are
        text = page.read_text(encoding="utf-8")
        if 'class="caption" role="heading"' in text:
            page.write_text(
                text.replace('class="caption" role="heading"', 'class="caption" role="heading" aria-level="2"'),
                encoding="utf-8",
            )
    return done


if __name__ == "__main__":
    raise SystemExit(main())

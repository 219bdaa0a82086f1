#!/usr/bin/env python3
"""Give every export of the whole register to the programs that read it, and typeset it.

usage: python tests/oracle/exports.py   (needs biber, pandoc and LuaLaTeX with CJK fonts)

biber checks the BibLaTeX against its data model; pandoc reads BibTeX, BibLaTeX
and CSL-JSON and must keep ids and titles; LuaLaTeX typesets a document that
cites every entry, in English and Chinese, with biber's bibliography and with the
LaTeX that ``bibliography(format="latex")`` prints, and pandoc one with CSL-JSON.
Exit status 1 when anything is lost or complains.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from aigov_data.citation import STYLES
from tests.citation.works import dataset

PREAMBLE = r"""\documentclass{article}
\usepackage{fontspec}
\usepackage{luatexja-fontspec}
\setmainjfont{Noto Serif CJK SC}
\usepackage{hyperref}
"""


def run(*command: str, cwd: Path, text: str | None = None) -> str:
    """The output of a program; its failure is ours."""
    done = subprocess.run(command, cwd=cwd, input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{(done.stdout + done.stderr)[-3000:]}")
    return done.stdout


def straight(text: str) -> str:
    """The text with straight quotation marks."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def main() -> int:
    instruments = dataset().instruments
    ids = list(instruments.ids)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        items = instruments.to_csl_json(folder / "works.json")
        titles = {str(one["id"]): str(one["title"]) for one in items}
        instruments.to_bibtex(folder / "works.bib")
        for lang in ("en", "zh", "original"):
            instruments.to_biblatex(folder / f"works-{lang}.bib", lang=lang)
            said = run("biber", "--tool", "--validate-datamodel", f"works-{lang}.bib", cwd=folder)
            # its model knows no field of @legislation, not even the title
            warnings = [
                line for line in said.splitlines() if re.match("(WARN|ERROR)", line) and "legislation" not in line
            ]
            assert not warnings, "\n".join(warnings)
        for file, form in (("works.bib", "bibtex"), ("works-en.bib", "biblatex"), ("works.json", "csljson")):
            read: list[dict[str, Any]] = json.loads(run("pandoc", "-f", form, "-t", "csljson", file, cwd=folder))
            assert sorted(str(one["id"]) for one in read) == sorted(ids), file
            for one in read:
                kept = straight(re.sub(r"<[^>]*>", "", str(one["title"])))
                assert kept.split() == straight(titles[str(one["id"])]).split(), (file, one["id"], kept)
        cited = "\n".join(f"\\autocite{{{one}}}" for one in ids)
        for lang in ("en", "zh"):
            (folder / f"biblatex-{lang}.tex").write_text(
                PREAMBLE + rf"\usepackage[backend=biber]{{biblatex}}\addbibresource{{works-{lang}.bib}}"
                rf"\begin{{document}}{cited}\printbibliography\end{{document}}",
                encoding="utf-8",
            )
            typeset = ("lualatex", "-interaction=nonstopmode", "-halt-on-error", f"biblatex-{lang}.tex")
            run(*typeset, cwd=folder)
            run("biber", f"biblatex-{lang}", cwd=folder)
            run(*typeset, cwd=folder)
            for style in STYLES:
                body = instruments.bibliography(style, lang=lang, format="latex", accessed="2026-11-22")
                (folder / "native.tex").write_text(
                    PREAMBLE + f"\\begin{{document}}\n{body}\n\\end{{document}}\n", encoding="utf-8"
                )
                run("lualatex", "-interaction=nonstopmode", "-halt-on-error", "native.tex", cwd=folder)
        (folder / "paper.md").write_text("".join(f"[@{one}]\n\n" for one in ids), encoding="utf-8")
        html = run("pandoc", "--citeproc", "--bibliography", "works.json", "-t", "html", "paper.md", cwd=folder)
        assert html.count('class="csl-entry"') == len(ids)
    print(
        f"{len(ids)} works: biber, pandoc and LuaLaTeX read every export, {len(STYLES)} styles in two languages typeset"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Pages of the documentation that are made from the data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from aigov_data.changes import of_release

if TYPE_CHECKING:
    from aigov_data import StatedClaim
    from aigov_data.store import Dataset

HEAD = """# Claims: where sources are wrong, imprecise or disagree

Made by `scripts/generate.py` from the data; `ag.claims` has the same. A document's error is worth as much as its facts, since readers meet it: the value is kept as it is printed, with a verdict and the reason. A claim is about the document, not about its authors.

"""


def claims(home: Dataset) -> str:
    """docs/claims.md: the founding documents first, then all others, each by record."""
    by_source: dict[str, list[StatedClaim]] = {}
    for one in home.claims:
        by_source.setdefault(one.source, []).append(one)
    founding = [name for name in sorted(by_source) if home.sources[name].tier == "founding"]
    others = [name for name in sorted(by_source) if name not in founding]
    counted = ", ".join(f"{count} {verdict}" for verdict, count in home.claims.count_by("verdict").items())
    text = [HEAD, f"{len(home.claims)} claims: {counted}.\n"]
    for name in founding:
        text.append(
            f"\n## {name}: {_cell(str(home.sources[name].title.zh))}\n\n{_table(by_source[name], source=False)}"
        )
    rest = [claim for name in others for claim in by_source[name]]
    text.append(f"\n## Other sources\n\n{_table(sorted(rest, key=lambda one: one.record.id), source=True)}")
    return "".join(text)


def changelog(text: str, releases: Path) -> str:
    """CHANGELOG.md with what each release's file says of the data, between the marks of its version."""
    for file in sorted(releases.glob("*.json")):
        plain = json.loads(file.read_text(encoding="utf-8"))
        section = of_release(plain).to_markdown(brief=True)
        mark, end = f"<!-- data {plain['version']} -->", "<!-- end -->"
        if text.count(mark) != 1:
            raise SystemExit(f"CHANGELOG.md: expected one place marked {mark}, and {end} after it")
        start = text.index(mark) + len(mark)
        text = f"{text[:start]}\n{section}\n{text[text.index(end, start) :]}"
    return text


def _table(claims: list[StatedClaim], source: bool) -> str:
    head = ["record", "field", "value", *(["source"] if source else []), "verdict", "reason", "理由"]
    rows = [
        [
            f"`{one.record.id}`",
            f"`{one.claim.field}`",
            _cell(one.claim.value),
            *([f"`{one.source}`"] if source else []),
            one.claim.verdict,
            _cell(one.claim.reason.en or "") if one.claim.reason else "",
            _cell(one.claim.reason.zh or "") if one.claim.reason else "",
        ]
        for one in claims
    ]
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(text: str) -> str:
    """Text that stays in its cell and is no markup."""
    return re.sub(r"([\\|<>*_`\[\]])", r"\\\1", " ".join(text.split()))

"""Pages of the documentation that are made from the data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from aigov_data.changes import of_release

if TYPE_CHECKING:
    from aigov_data import Instrument, StatedClaim
    from aigov_data.store import Dataset

HEAD = """# Claims: where sources are wrong, imprecise or disagree

Made by `scripts/generate.py` from the data; `ag.claims` has the same. A document's error is worth as much as its facts, since readers meet it: the value is kept as it is printed, with a verdict and the reason. A claim is about the document, not about its authors.

"""

FAMILIES = {
    "United Nations system": "un unesco itu who ilo iaea unido unidir unicef unicri wipo world-bank",
    "international and regional organisations and groups of states": (
        "oecd g7 g20 brics sco apec coe osce nato african-union alecso asean arab foc gcc"
        " icesco oas ibero latam francophonie nordic icrc"
    ),
    "summits and conferences": "ai-summits waic wic reaim",
    "European Union": "eu",
    "China": "cn hk mo tw",
    "United States": "us",
    "Africa": "ao bf bj bw ci cm dz eg et gh gn ke ls ly ma mr mu mw na ng rw sl sn tg tn tz ug za zm zw",
    "Americas": "ar bb bo br ca cl co cr cu do ec gt hn jm mx pa pe py sv tt uy",
    "Asia": "ae am az bd bh bn ge id il in iq ir jo jp kg kh kr kw kz la lk mm mn my np om ph pk qa sa sg th tj tm tr uz vn",
    "Europe": (
        "al at be bg by ch cz de dk ee es fi fr gb gr hr hu ie is it lt lu lv md mk mt nl no pl pt ro rs ru se si sk ua"
    ),
    "Oceania": "au fj nz pg",
    "standards bodies": "iso-iec ieee etsi cen cen-cenelec nist-standards",
    "companies, professions, civil society": (
        "companies acm baai cais fli gsma holy-see idais montreal pai red-lines rome-call toronto wef wma universal-guidelines"
    ),
}
"""The registers of instruments, by what a reader looks for; regions of states as in M49."""


def coverage(text: str, home: Dataset) -> str:
    """docs/coverage.md with the count of each family of registers, between the marks."""
    found: dict[str, list[Instrument]] = {}
    for one in home.instruments:
        found.setdefault(home.register_of(one), []).append(one)
    family = {register: name for name, registers in FAMILIES.items() for register in registers.split()}
    if nowhere := sorted(found.keys() - family.keys()):
        raise SystemExit(f"scripts/pages.py: these registers belong to no family: {', '.join(nowhere)}")
    rows = []
    for name in [*FAMILIES, "all"]:
        works = [one for register, some in found.items() if name in (family[register], "all") for one in some]
        registers = [register for register in sorted(found) if name in (family[register], "all")]
        states = [one.review.state for one in works if one.review]
        counts = [len(registers), len(works), sum(len(one.events) for one in works)]
        counts += [states.count(state) for state in ("blind", "corroborated", "drafted")]
        if works:
            rows.append([name, *map(str, counts), " ".join(f"`{one}`" for one in registers) if name != "all" else ""])
    head = ["family", "registers", "works", "events", "read twice", "corroborated", "drafts", "names of the registers"]
    lines = [head, ["---", *["--:"] * 6, "---"], *rows]
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    before, mark, rest = text.partition("<!-- families -->\n")
    end = rest.find("<!-- end -->")
    if not mark or end < 0:
        raise SystemExit("docs/coverage.md: expected <!-- families --> and, after it, <!-- end -->")
    return f"{before}{mark}\n{table}\n{rest[end:]}"


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

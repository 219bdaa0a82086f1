"""The five founding documents, where they are present: sentences, mentions, sweeps.

The documents are third-party texts and no part of the project. Where a folder
``shared/seeds`` stands beside the repository, the tests read them there.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import aigov_data as ag
from aigov_data.records import CLASSES

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / "shared" / "seeds"
LEDGER = HERE / "data" / "ledger"
FILES = {
    "han-2025": "000_116519a65e0e201c.txt",
    "peoples-daily-2026": "001_f2179512563c72a6.txt",
    "jjbg-2025": "002_d4addacbc9d1b6fe.txt",
    "siis-2023": "003_42d8c4ba68e9b812.txt",
    "wic-2024": "004_1a3b0dcd09fece32.txt",
}
PRESENT = [name for name, file in FILES.items() if (FOLDER / file).exists()]

SUFFIXES = (
    "委员会|理事会|教科文组织|组织|联盟|峰会|论坛|学会|协会|研究院|研究所|研究中心|研究组|工作组|专家组|机构|大学|公约组织|公司|"
    "秘书处|秘书长|办公室|总署|国务院|外交部|科技部|网信办|部委|议会|大会|智库|之友小组|集团|博览会|集体学习|伙伴关系|杂志"
)
SWEEPS = {
    "title": r"《[^》]+》",
    "quoted": r"“[^”]+”",
    "latin": r"[A-Za-z][A-Za-z0-9&.:/()（）-]*[A-Za-z0-9]",
    "organisation": rf"[\u4e00-\u9fff]{{0,8}}?(?:{SUFFIXES})",
}
"""What a name looks like. Every hit is inside a mention, or stands in ``accounted.json`` with a reason."""
ADDRESS = r"https?://[\x21-\x7e]+"
"""A web address: it names nothing to a reader."""
MARKED = {
    "year": r"\d{4}年",
    "enumeration": r"第[一二三四五六七八九十]+[，,、：:]|其[一二三四]|[一二三四五]是|首先|其次|再者|最后|^\d\.",
    "count": r"\d+(?:多)?(?:个|家|项|名|国|部)|[一二两三四五六七八九十]+(?:部门|部委|项|家|份|大|条)",
    "proposal": "提议|倡议|呼吁|建议|推动建立|探索|应当|主张",
}
"""What marks a sentence as one that may state something: it yields records, or says in particular why not."""


def squeezed(text: str) -> str:
    """Text without white space: one document breaks its lines inside names."""
    return re.sub(r"\s+", "", text)


@cache
def document(name: str) -> str:
    """A document without white space."""
    return squeezed((FOLDER / FILES[name]).read_text(encoding="utf-8"))


def sentences(text: str) -> list[str]:
    """The sentences of a text without white space, in order, with their closing marks."""
    return [one for one in re.split(r"(?<=[。！？；])(?![”’）】])|(?<=[。！？；][”’）】])", text) if one]


@cache
def ledger(name: str) -> dict[str, Any]:
    """The ledger of a document: sentence number → record ids, or why it yields none."""
    found: dict[str, Any] = json.loads((LEDGER / f"{name}.json").read_text(encoding="utf-8"))
    return found


@cache
def accounted() -> dict[str, dict[str, str]]:
    """Document → what looks like a name → why no record has it."""
    found: dict[str, dict[str, str]] = json.loads((LEDGER / "accounted.json").read_text(encoding="utf-8"))
    return found


@cache
def mentions(name: str) -> tuple[tuple[str, str, str], ...]:
    """Collection, id and text of every mention in a document."""

    def all_() -> Iterator[tuple[str, str, str]]:
        for cls in CLASSES:
            for record in ag.dataset.table(cls.table).all():
                for one in getattr(record, "mentions", ()):
                    if one.source == name:
                        yield cls.table, record.id, squeezed(one.text)

    return tuple(sorted(set(all_())))


def spans(text: str, part: str) -> list[tuple[int, int]]:
    """Where a part stands in a text."""
    return [(found.start(), found.end()) for found in re.finditer(re.escape(part), text)]


def named(name: str, sentence: str) -> dict[str, list[tuple[int, int]]]:
    """Record id → where its mentions stand in a sentence, those inside longer names of others left out."""
    found: dict[str, list[tuple[int, int]]] = {}
    for _, record, text in mentions(name):
        for span in spans(sentence, text):
            found.setdefault(record, []).append(span)
    whole = [span for all_ in found.values() for span in all_]
    return {
        record: kept
        for record, all_ in found.items()
        if (kept := [one for one in all_ if not any(a <= one[0] and one[1] <= b and (a, b) != one for a, b in whole)])
    }


def short(text: str) -> str:
    """What stands for a hit in the files: itself, or its beginning, since no sentence enters the repository."""
    return text if len(text) <= 20 else f"{text[:12]}…"


def hits(name: str) -> Iterator[tuple[int, str, str]]:
    """Sentence number, sweep and text of what looks like a name and stands in no mention of its sentence.

    Sentences that the ledger calls furniture of the page are left out.
    """
    entries = ledger(name)["sentences"]
    for number, sentence in enumerate(sentences(document(name)), 1):
        if entries[str(number)] == "furniture":
            continue
        inside = [span for all_ in named(name, sentence).values() for span in all_]
        inside += [found.span() for found in re.finditer(ADDRESS, sentence)]
        for sweep, pattern in SWEEPS.items():
            for found in re.finditer(pattern, sentence):
                start, end = found.span()
                core = (start + 1, end - 1) if sweep in ("title", "quoted") else (start, end)
                # an organisation's name is as long as the characters before its ending allow: its end counts
                covered = any(
                    (a <= core[0] and core[1] <= b) or (core[0] <= a and b <= core[1] and sweep != "title")
                    if sweep != "organisation"
                    else a < end <= b
                    for a, b in inside
                )
                if not covered:
                    yield number, sweep, short(found.group())


def renewed(name: str) -> dict[str, Any]:
    """The ledger of a document as the data have it; sentences without records keep their reason, or have none yet."""
    text = document(name)
    before = ledger(name)["sentences"] if (LEDGER / f"{name}.json").exists() else {}
    entries: dict[str, Any] = {}
    for number, sentence in enumerate(sentences(text), 1):
        ids = sorted(named(name, sentence))
        old = before.get(str(number))
        entries[str(number)] = ids or (old if isinstance(old, str) else "")
    return {"sha256": hashlib.sha256(text.encode()).hexdigest(), "sentences": entries}


def main() -> None:
    """Renew the ledgers, and list what has neither record nor reason."""
    reasons: dict[str, dict[str, str]] = {}
    for name in PRESENT:
        made = renewed(name)
        lines = ",\n".join(f'    "{n}": {json.dumps(v, ensure_ascii=False)}' for n, v in made["sentences"].items())
        (LEDGER / f"{name}.json").write_text(
            f'{{\n  "sha256": "{made["sha256"]}",\n  "sentences": {{\n{lines}\n  }}\n}}\n', encoding="utf-8"
        )
        ledger.cache_clear()
        old = accounted().get(name, {}) if (LEDGER / "accounted.json").exists() else {}
        reasons[name] = {text: old.get(text, "") for _, _, text in sorted(hits(name), key=lambda hit: hit[2])}
        empty = [n for n, v in made["sentences"].items() if v == ""]
        print(name, "sentences without record or reason:", empty)
        print(name, "names without record or reason:", [text for text, why in reasons[name].items() if not why])
    (LEDGER / "accounted.json").write_text(json.dumps(reasons, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Make a copy of the package whose data are made up and as many as one likes.

usage: python benchmarks/synthetic.py FOLDER [--instruments N]

The copy, FOLDER/aigov_data, is imported by putting FOLDER on PYTHONPATH. Its data
have the form and the bulk of the bundled ones: every made-up record takes its
shape (which fields, how many events, roles and references, how long each text
is) from a bundled record, in turn, and all its words, dates and ids from a
generator with a fixed seed, so that no two records share what a cache would
keep. Controlled terms stay. The instruments stand in 70 registers, a quarter of
them in the largest. There are two sources to an instrument, one actor to two
instruments, and the concepts of the bundled schemes. Index and hashes are made
by scripts/generate.py, as for the bundled data.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import runpy
import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "aigov_data"
DATA = PACKAGE / "data"
SEED = 20261122
REGISTERS = 70
LARGEST_SHARE = 0.25
SOURCES_EACH = 2.0
ACTORS_EACH = 0.5

SYLLABLES = [
    "al", "be", "cor", "den", "eth", "fra", "gov", "hu", "int", "jur", "key", "law", "mor", "nor",
    "open", "pol", "quo", "reg", "saf", "tru", "uni", "val", "wor", "xen", "yar", "zo",
]  # fmt: skip
HANZI = "人工智能治理法规安全原则国际合作标准数据伦理风险评估透明责任发展创新公平监管框架战略宣言"

REFERENCES = {
    "actor": "actors", "actors": "actors", "at": "actors", "group": "actors", "parent": "actors",
    "successor": "actors", "authority": "actors",
    "by": "instruments", "target": "instruments",
    "source": "sources", "stated_in": "sources", "ref": "sources", "refs": "sources",
}  # fmt: skip
"""Key of a string, or of a list of strings → the class of the record that it points to."""
DATES = {"date", "on", "checked_through", "from", "to", "founded", "dissolved", "retrieved", "snapshot"}
WORDS = {
    "text", "value", "locator", "where", "basis", "url", "native_type", "provisions", "container", "series",
    "volume", "number", "pages", "place", "edition", "name", "family", "given", "reason", "note", "title",
    "summary", "definition",
}  # fmt: skip
"""Keys whose strings are prose or as good as prose; every other string is a term or an id, and stays."""


class Writer:
    """Fills the shapes of records with made-up words, dates and references."""

    def __init__(self, count: int) -> None:
        self.rng = random.Random(SEED)  # noqa: S311
        self.homes = registers(count)
        self.ids = {
            "instruments": [f"{home}-instrument-{number:05}" for number, home in enumerate(self.homes)],
            "actors": [f"made-up-actor-{number:05}" for number in range(math.ceil(count * ACTORS_EACH))],
            "sources": [f"made-up-source-{number:05}" for number in range(math.ceil(count * SOURCES_EACH))],
        }
        self._refs: dict[str, str] = {}

    def words(self, like: str) -> str:
        """Words of the same length and script, without what JSON or a reference would have to escape."""
        if like > "\u2e80":
            return "".join(self.rng.choices(HANZI, k=len(like)))
        made = "-".join(self.rng.choices(SYLLABLES, k=len(like) // 3 + 1))[: len(like)]
        made = f"{made[:-1]}x" if made.endswith("-") else made
        return made.replace("-", " ") if " " in like else made

    def date(self, like: str) -> str:
        """A date as precise as this one."""
        rng = self.rng
        return f"{rng.randint(2015, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"[: len(like)]

    def reference(self, key: str, like: str) -> str:
        """An id of the class that the key points to; a source with its locator, the same where the shape repeats it."""
        if key not in ("ref", "refs"):
            return self.rng.choice(self.ids[REFERENCES[key]])
        if like not in self._refs:
            self._refs[like] = f"{self.rng.choice(self.ids['sources'])}[{self.words(like.partition('[')[2][:-1])}]"
        return self._refs[like]

    def record(self, shape: dict[str, Any], **given: Any) -> dict[str, Any]:
        """A record of this shape, of made-up contents beside those given."""
        self._refs.clear()
        filled: dict[str, Any] = self.fill(shape)
        return filled | given

    def fill(self, plain: Any, key: str = "") -> Any:
        """The same shape with other contents; ``key`` is what it stands under."""
        if isinstance(plain, dict):
            if key in WORDS:  # a text by language
                return {lang: self.words(words) for lang, words in plain.items()}
            return {inner: self.fill(value, inner) for inner, value in plain.items()}
        if isinstance(plain, list):
            return [self.fill(value, key) for value in plain]
        if key in REFERENCES:
            return self.reference(key, plain)
        if key in DATES:
            return self.date(plain)
        if key == "url":
            return f"https://example.org/{self.words(plain[20:])}"
        return self.words(plain) if key in WORDS else plain

    def instruments(self) -> Iterator[dict[str, Any]]:
        """All instruments, as plain data."""
        for record_id, shape in zip(self.ids["instruments"], cycle(shapes("instruments")), strict=False):
            plain = self.record(shape, id=record_id)
            plain["events"].sort(key=lambda event: event["date"])
            yield plain

    def others(self, table: str) -> Iterator[dict[str, Any]]:
        """All actors or all sources, as plain data."""
        for record_id, shape in zip(self.ids[table], cycle(shapes(table)), strict=False):
            yield self.record(shape, id=record_id)

    def files(self) -> dict[str, Any]:
        """The data files by path, without index."""
        found: dict[str, Any] = {}

        def add(table: str, home: str, plain: dict[str, Any]) -> None:
            found.setdefault(f"{table}/{home}.json", {table: []})[table].append(plain)

        for home, plain in zip(self.homes, self.instruments(), strict=True):
            add("instruments", home, plain)
        for table in ("actors", "sources"):
            for number, plain in enumerate(self.others(table)):
                add(table, f"register-{number % REGISTERS:02}", plain)
        for file in sorted((DATA / "schemes").glob("*.json")):
            content = json.loads(file.read_text(encoding="utf-8"))
            made: dict[str, Any] = {"scheme": self.record(content.pop("scheme"))}
            for table, concepts in content.items():  # they keep their places among each other
                made[table] = [
                    self.record(shape, **{key: shape[key] for key in ("parent", "mappings") if key in shape})
                    for shape in concepts
                ]
            found[f"schemes/{file.name}"] = made
        for name in ("homonyms", "retired", "coverage"):  # these speak of bundled records
            found[f"{name}.json"] = {name: []}
        for name in ("datapackage.json", "vocabulary.json"):
            found[name] = json.loads((DATA / name).read_text(encoding="utf-8"))
        return found


def shapes(table: str) -> list[dict[str, Any]]:
    """The bundled records of a class, as plain data."""
    files = sorted((DATA / table).glob("*.json"))
    return [plain for file in files for plain in json.loads(file.read_text(encoding="utf-8"))[table]]


def registers(count: int) -> list[str]:
    """The register of every instrument: uneven, none empty, a quarter of all in the first."""
    largest = round(count * LARGEST_SHARE)
    weights = [1 / rank for rank in range(1, REGISTERS)]
    others = [0] * min(REGISTERS - 1, count - largest)
    for number in range(count - largest):  # each in turn to the register that is furthest below its share
        behind = max(range(len(others)), key=lambda at: (weights[at] / (others[at] + 1), -at))
        others[behind if number >= len(others) else number] += 1
    return [f"register-{at:02}" for at, size in enumerate((largest, *others)) for _ in range(size)]


def write_files(folder: Path, texts: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def make(target: Path, count: int | None) -> Path:
    """Copy the package below a folder, with the bundled data or with so many made-up instruments."""
    package = target / "aigov_data"
    left_out = ("__pycache__",) if count is None else ("__pycache__", "data")
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns(*left_out))
    if count is not None:
        made = Writer(count).files()
        write_files(package / "data", {name: json.dumps(plain, ensure_ascii=False) for name, plain in made.items()})
        data_files = runpy.run_path(str(ROOT / "scripts" / "generate.py"))["data_files"]
        write_files(package / "data", data_files(package / "data"))
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--instruments", type=int, default=400)
    options = parser.parse_args()
    make(options.folder, options.instruments)


if __name__ == "__main__":
    main()

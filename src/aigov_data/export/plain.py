"""JSON Lines, and the canonical JSON folder that ``Dataset.load`` opens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..files import canonical, pretty
from ..folder import FOLDERS
from ..records import CLASSES
from .package import documents

if TYPE_CHECKING:
    from ..store import Dataset
    from . import Options


def files(dataset: Dataset, options: Options) -> Iterator[tuple[str, bytes]]:
    """File → content."""
    return lines(dataset) if options.format == "jsonl" else folder(dataset)


def lines(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """One file a class, one record a line, in canonical JSON (RFC 8785)."""
    for cls in CLASSES:
        records = dataset.table(cls.table).all()
        yield f"{cls.table}.jsonl", b"".join(canonical(record.to_dict()) + b"\n" for record in records)


def folder(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """The files of a data folder: records by register, and the documents."""
    content: dict[str, dict[str, object]] = {}
    for cls in CLASSES:
        place = next(name for name, keys in FOLDERS.items() if cls.table in (name, *keys))
        for record in dataset.table(cls.table).all():
            name = f"{place}/{dataset.register_of(record)}.json"
            if cls.table == "schemes":
                content.setdefault(name, {})["scheme"] = record.to_dict()
            else:
                found = content.setdefault(name, {}).setdefault(cls.table, [])
                assert isinstance(found, list)
                found.append(record.to_dict())
    for name, plain in sorted(content.items()):
        keys = FOLDERS[name.partition("/")[0]]
        yield name, (pretty({key: plain[key] for key in keys if key in plain}) + "\n").encode("utf-8")
    for name, plain in sorted(documents(dataset).items()):
        yield name, (pretty(plain) + "\n").encode("utf-8")
    yield "datapackage.json", (pretty(dict(dataset.meta)) + "\n").encode("utf-8")

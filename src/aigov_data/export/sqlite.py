"""SQLite: the tables with their keys, the terms, and full-text search in both languages.

The table ``words`` has titles, names, aliases, summaries and definitions of
every record: ``SELECT id FROM words WHERE zh LIKE '%军事%'``. ``search`` is an
FTS5 index of its trigrams, ranked and fast: ``SELECT id FROM search WHERE search
MATCH '人工智能'``. It knows nothing shorter than three characters; for those ask
``words``, never LIKE of ``search``, which finds nothing then.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..files import pretty
from ..records import CLASSES
from .package import documents
from .relational import Column, Row, TableSpec, model, tables
from .vocabularies import TERMS, term_rows

if TYPE_CHECKING:
    from ..store import Dataset
    from . import Options

FILE = "aigov-data.sqlite"
APPLICATION = 0x61696764
"""``aigd``: what the file says of itself in its header."""


def files(dataset: Dataset, _: Options) -> Iterator[tuple[str, bytes]]:
    """The one file."""
    yield FILE, database(dataset)


def database(dataset: Dataset) -> bytes:
    """The data set as the bytes of a database."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("PRAGMA foreign_keys = OFF")  # checked once, at the end
        rows = tables(dataset)
        for spec, found in [*((spec, rows[name]) for name, spec in model().items()), (TERMS, term_rows(dataset))]:
            connection.execute(ddl(spec))
            _insert(connection, spec, found)
        _documents(connection, dataset)
        _search(connection, dataset)
        for spec in model().values():
            for column in spec.columns:
                if column.target and column.name not in spec.key[:1]:
                    name = f"{spec.name}_{column.name}"
                    connection.execute(f"CREATE INDEX {_quoted(name)} ON {_quoted(spec.name)} ({_quoted(column.name)})")
        connection.commit()
        connection.execute("VACUUM")
        wrong = connection.execute("PRAGMA foreign_key_check").fetchall()
        assert not wrong, wrong
        return connection.serialize()
    finally:
        connection.close()


def ddl(spec: TableSpec) -> str:
    """The statement that makes a table."""
    lines = [_column(column) for column in spec.columns]
    lines.append(f"PRIMARY KEY ({_names(spec.key)})")
    for column in spec.columns:
        if column.target:
            lines.append(_link([column.name], column.target, ["id"]))
    if spec.parent is not None:
        lines.append(_link(spec.parent[1], spec.parent[0], spec.parent[2]))
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {_quoted(spec.name)} (\n  {body}\n) STRICT, WITHOUT ROWID"


def _column(column: Column) -> str:
    type_ = {"boolean": "INTEGER", "integer": "INTEGER"}.get(column.type, "TEXT")
    rule = " NOT NULL" if column.required else ""
    if column.type == "boolean":
        rule += f" CHECK ({_quoted(column.name)} IN (0, 1))"
    elif column.terms:
        terms = ", ".join(f"'{term}'" for term in column.terms)
        rule += f" CHECK ({_quoted(column.name)} IN ({terms}))"
    return f"{_quoted(column.name)} {type_}{rule}"


def _link(columns: Iterable[str], table: str, there: Iterable[str]) -> str:
    return f"FOREIGN KEY ({_names(columns)}) REFERENCES {_quoted(table)} ({_names(there)})"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _names(columns: Iterable[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _insert(connection: sqlite3.Connection, spec: TableSpec, rows: list[Row]) -> None:
    columns = [column.name for column in spec.columns]
    places = ", ".join("?" * len(columns))
    connection.executemany(
        f"INSERT INTO {_quoted(spec.name)} ({_names(columns)}) VALUES ({places})",  # noqa: S608, names are ours
        [[row[name] for name in columns] for row in rows],
    )


def _documents(connection: sqlite3.Connection, dataset: Dataset) -> None:
    connection.execute('CREATE TABLE "documents" ("name" TEXT PRIMARY KEY, "json" TEXT NOT NULL) STRICT, WITHOUT ROWID')
    meta: dict[str, Any] = {name: value for name, value in dataset.meta.items() if name not in ("files", "records")}
    every = documents(dataset) | {"datapackage.json": meta | {"digest": dataset.digest}}
    connection.executemany(
        'INSERT INTO "documents" VALUES (?, ?)', [(name, pretty(plain)) for name, plain in sorted(every.items())]
    )


def _search(connection: sqlite3.Connection, dataset: Dataset) -> None:
    connection.execute(
        "CREATE TABLE words (class TEXT NOT NULL, id TEXT NOT NULL, en TEXT NOT NULL, zh TEXT NOT NULL, "
        "other TEXT NOT NULL, PRIMARY KEY (class, id)) STRICT"
    )
    found = []
    for cls in CLASSES:
        for record in dataset.table(cls.table).all():
            texts = [record.label, *filter(None, (getattr(record, name, None) for name in ("summary", "definition")))]
            pairs = [pair for text in texts for pair in text.items()]
            pairs += [(alias.lang, alias.text) for alias in getattr(record, "aliases", ())]
            words: dict[str, list[str]] = {"en": [], "zh": [], "other": []}
            for lang, text in pairs:
                which = (
                    "en"
                    if lang == "en"
                    else "zh"
                    if lang.startswith(("zh-Han", "zh")) and "Latn" not in lang
                    else "other"
                )
                words[which].append(text)
            found.append((cls.table, record.id, *("\n".join(dict.fromkeys(words[name])) for name in words)))
    connection.executemany("INSERT INTO words VALUES (?, ?, ?, ?, ?)", found)
    connection.execute(
        "CREATE VIRTUAL TABLE search USING fts5(class UNINDEXED, id UNINDEXED, en, zh, other, "
        "content = 'words', tokenize = 'trigram')"
    )
    connection.execute("INSERT INTO search(search) VALUES ('rebuild')")

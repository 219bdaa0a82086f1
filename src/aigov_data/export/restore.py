"""A Data Package or SQLite file that was exported, back to a data set of the same digest."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..checks import integrity_problems
from ..codec import structure
from ..errors import DamagedData, InvalidData, InvalidValue, quote
from ..files import LARGEST, parse_json, read_bytes, read_json
from ..folder import FOLDERS, Folder, Item, dataset_of, entries
from ..records import CLASSES
from .cells import from_csv
from .package import PRIVATE
from .relational import Row, TableSpec, model, plain_records, tables

if TYPE_CHECKING:
    from ..problems import Problem
    from ..store import Dataset

Rows = Mapping[str, list[Row]]
MAGIC = b"SQLite format 3\x00"


def is_package(path: Path) -> bool:
    """Whether a folder is a Data Package that this package exported."""
    return (path / "datapackage.json").is_file() and (path / "tables").is_dir()


def is_database(path: Path) -> bool:
    """Whether a path is an SQLite file."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError as error:
        raise InvalidValue(f"{quote(str(path))} cannot be read: {error.strerror or error}") from None


def load_package(root: Path) -> Dataset:
    """A Data Package as a data set."""
    descriptor = read_json(root / "datapackage.json")
    ours = descriptor.get(PRIVATE) if isinstance(descriptor, dict) else None
    if not isinstance(ours, dict):
        raise InvalidValue(f"{str(root / 'datapackage.json')!r} has no {PRIVATE!r}: it is no export of aigov-data")
    rows = {}
    for name, spec in model().items():
        file = root / "tables" / f"{name}.csv"
        try:
            raw = read_bytes(file)
        except InvalidValue as error:
            raise InvalidValue(f"{file}: {error}") from None
        rows[name] = list(from_csv(spec, raw, f"tables/{name}.csv", safe=bool(ours.get("guarded"))))
    documents = {file.name: read_json(file) for file in sorted((root / "documents").glob("*.json"))}
    documents["datapackage.json"] = ours.get("meta", {})
    return _dataset(rows, documents, str(root), ours.get("digest"))


def load_database(path: Path) -> Dataset:
    """An SQLite file as a data set."""
    uri = f"{path.resolve().as_uri()}?mode=ro"
    try:
        connection = sqlite3.connect(uri, uri=True)
        try:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
            connection.execute("PRAGMA trusted_schema = OFF")
            _only_tables(connection, [*model(), "documents"])
            rows = {name: _table(connection, spec) for name, spec in model().items()}
            texts = dict(connection.execute('SELECT "name", "json" FROM "documents" ORDER BY "name"'))
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeDecodeError) as error:  # names of columns that are no UTF-8 are told so
        raise InvalidValue(f"{str(path)!r} is no database that aigov-data exported: {error}") from None
    documents = {}
    for name, text in texts.items():
        if not isinstance(name, str) or not isinstance(text, str):
            raise InvalidValue(f"{str(path)!r}: the document {quote(name)} is no text: {quote(text)}")
        documents[name] = parse_json(text.encode("utf-8"))
    meta = documents.get("datapackage.json", {})
    digest = meta.pop("digest", None) if isinstance(meta, dict) else None
    return _dataset(rows, documents, str(path), digest)


def _only_tables(connection: sqlite3.Connection, names: list[str]) -> None:
    """A view or a virtual table of a table's name could run without end."""
    found = dict(connection.execute("SELECT name, coalesce(sql, '') FROM sqlite_master WHERE type = 'table'"))
    for name in names:
        if not str(found.get(name, "")).startswith("CREATE TABLE"):
            raise sqlite3.DatabaseError(f"no such table: {name}")


def _table(connection: sqlite3.Connection, spec: TableSpec) -> list[Row]:
    names = [column.name for column in spec.columns]
    flags = {column.name for column in spec.columns if column.type == "boolean"}
    columns = ", ".join(f'"{name}"' for name in names)
    order = ", ".join(f'"{name}"' for name in spec.key)
    found = connection.execute(f'SELECT {columns} FROM "{spec.name}" ORDER BY {order}')  # noqa: S608, names are ours
    return [
        {
            name: value == 1 if name in flags and value in (0, 1) else value
            for name, value in zip(names, row, strict=True)
        }
        for row in found
    ]


def _sound(rows: Rows, where: str) -> None:
    """Every cell is of its column's type, none that is needed is empty, no row comes twice."""
    kinds: dict[str, tuple[type, str]] = {"integer": (int, "a whole number"), "boolean": (bool, "true or false")}
    for name, spec in model().items():
        keys = set()
        for row in rows[name]:
            for column in spec.columns:
                value = row[column.name]
                kind, expected = kinds.get(column.type, (str, "a text"))
                if value is None:
                    if not column.required:
                        continue
                elif type(value) is kind:
                    continue
                told = f"{where!r}: a row of {name} has {column.name} {quote(value)}; expected {expected}"
                raise InvalidValue(told, value=value)
            key = _key(spec, row)
            if key in keys:
                raise InvalidValue(f"{where!r}: the row {key} of {name} occurs twice")
            keys.add(key)


def _dataset(rows: Rows, documents: dict[str, Any], where: str, digest: Any) -> Dataset:
    _sound(rows, where)
    items: list[Item] = []
    problems: list[Problem] = [one for name, plain in sorted(documents.items()) for one in entries(name, plain)]
    if problems:
        raise InvalidData(f"{where!r} cannot be opened: {problems[0]}", problems=tuple(problems))
    for position, (table, register, plain) in enumerate(plain_records(rows)):
        cls = next(cls for cls in CLASSES if cls.table == table)
        place = next(name for name, keys in FOLDERS.items() if table in (name, *keys))
        file = f"{place}/{register}.json"
        record, wrong = structure(plain, cls, file, position)
        items.append(Item(table, file, position, plain, record))
        problems += wrong
    folder = Folder(Path(where), tuple(items), documents, tuple(problems), {item.file: None for item in items})
    problems = sorted([*problems, *integrity_problems(folder)], key=str)
    if problems:
        more = f" (and {len(problems) - 1} more; see .problems)" if problems[1:] else ""
        raise InvalidData(f"{where!r} cannot be opened: {problems[0]}{more}", problems=tuple(problems))
    made = dataset_of(folder)
    _compare(rows, tables(made), where)
    if digest is not None and made.digest != digest:
        raise DamagedData(
            f"{where!r} was exported with digest {digest}, but its records have {made.digest}; "
            f"take the digest out of its description if they were changed on purpose",
            digest=made.digest,
        )
    return made


def _compare(given: Rows, made: Rows, where: str) -> None:
    """Every row is told by a record: none belongs to nothing, no derived day is another."""
    for name, spec in model().items():
        told = {_key(spec, row): row for row in made[name]}
        for row in given[name]:
            key = _key(spec, row)
            if key not in told:
                raise InvalidValue(f"{where!r}: the row {key} of {name} belongs to no record")
            for column, value in row.items():
                if value != told[key][column]:
                    expected = quote(told[key][column])
                    raise InvalidValue(
                        f"{where!r}: the row {key} of {name} has {column} {quote(value)}; expected {expected}"
                    )


def _key(spec: TableSpec, row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in spec.key)

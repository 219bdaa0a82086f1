"""A data folder on disk: read it whole, say everything that is wrong, write its canonical form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .codec import path_of, structure, to_plain
from .errors import InvalidData, InvalidValue, quote, suggestion
from .files import pretty, read_json
from .problems import Problem
from .progress import progress
from .records import CLASSES, Scheme
from .store import Dataset

FOLDERS = {
    "instruments": ("instruments",),
    "actors": ("actors",),
    "sources": ("sources",),
    "schemes": ("scheme", "principles", "issues"),
}
"""Folder → the keys that its files have."""
TABLES = {folder: ("schemes", *keys[1:]) if folder == "schemes" else keys for folder, keys in FOLDERS.items()}
"""Folder → the collections whose records it holds."""
DOCUMENTS = ("datapackage.json", "vocabulary.json", "homonyms.json", "retired.json", "coverage.json")
ENTRIES = {"homonyms.json": "homonyms", "retired.json": "retired", "coverage.json": "coverage"}
"""Document → the key under which its entries stand."""
GENERATED = ("releases", "index")
_CLASS = {cls.table: cls for cls in CLASSES}


class Item(NamedTuple):
    """One record as it stands in a file."""

    table: str
    file: str
    position: int
    plain: Any
    record: Any
    """The record, or None when its form is wrong."""

    @property
    def name(self) -> str:
        """Its id, or its position where it has none."""
        found = self.plain.get("id") if isinstance(self.plain, dict) else None
        return found if isinstance(found, str) and found else f"#{self.position + 1}"


class Folder(NamedTuple):
    """A data folder as read: records, other documents, and what is wrong with their form."""

    path: Path
    items: tuple[Item, ...]
    documents: dict[str, Any]
    problems: tuple[Problem, ...]
    files: dict[str, Any]
    """File → its content as read, in order of file name."""


def unreadable(path: str | Path, error: OSError) -> InvalidData:
    """What is said of a path that the system does not let be read."""
    why = f"it cannot be read: {error.strerror or error}"
    return InvalidData(f"{quote(str(path))}: {why}", problems=(Problem(str(path), "", "", None, why, "files"),))


def read(path: str | Path) -> Folder:
    """Read a data folder; problems of form are collected, not raised."""
    try:
        root = Path(path)
    except TypeError:
        raise InvalidValue(f"the path of a folder is needed; found {quote(path)}", value=path) from None
    try:
        there = root.is_dir()
    except OSError as error:  # a folder above it may not be searched
        raise unreadable(root, error) from None
    if not there:
        raise InvalidData(
            f"{str(root)!r} is no folder; a data set has instruments/, actors/, sources/ or schemes/",
            problems=(Problem(str(root), "", "", None, "a folder is needed", "files"),),
        )
    items: list[Item] = []
    problems: list[Problem] = []
    files: dict[str, Any] = {}
    documents: dict[str, Any] = {}
    try:
        listed = list(_listed(root))
    except OSError as error:
        listed, place = [], Path(error.filename or root)
        name = "" if place == root else place.name
        problems.append(Problem(name, "", "", None, f"the folder cannot be read: {error.strerror}", "files"))
    for file, amiss in progress(listed, "reading files"):
        if amiss:
            problems.append(Problem(file, "", "", None, amiss, "files"))
            continue
        try:
            plain = read_json(root / file)
        except InvalidValue as wrong:
            problems.append(Problem(file, *_place(wrong.details), None, str(wrong), "json"))
            continue
        folder, _, _ = file.rpartition("/")
        if folder:
            files[file] = plain
            for item, wrong_items in _records(file, folder, plain):
                if item is not None:
                    items.append(item)
                problems.extend(wrong_items)
        else:
            problems.extend(entries(file, plain))
            if isinstance(plain, dict):
                documents[file] = plain
    if not items and not problems:
        problems.append(
            Problem("", "", "", None, "the folder holds no record; see the folders of the bundled data", "files")
        )
    return Folder(root, tuple(items), documents, tuple(problems), files)


def _place(details: Mapping[str, Any]) -> tuple[str, str]:
    """The record, and the place in it, of what the strict reading refused; empty where it says none."""
    plain: Any = details.get("plain")
    keys = tuple(details.get("keys", ()))
    for depth, key in enumerate(keys[:2], 1):
        plain = plain[key]
        if isinstance(plain, dict) and depth < len(keys):
            name = plain.get("id")
            if isinstance(name, str) and name:
                return name, path_of(plain, keys[depth:])
            if isinstance(key, int):
                return f"#{key + 1}", path_of(plain, keys[depth:])
    return "", path_of(details.get("plain"), keys)


def _listed(root: Path) -> Iterator[tuple[str, str]]:
    """The files to read, in order of name, and what is wrong with the others."""
    for entry in sorted(root.iterdir(), key=lambda one: one.name):
        if entry.name.startswith("."):
            continue
        if _leads_out(entry, root):
            yield entry.name, "a link that leads out of the folder is not followed"
        elif entry.is_dir() and entry.name in FOLDERS:
            for inner in sorted(entry.iterdir(), key=lambda one: one.name):
                name = f"{entry.name}/{inner.name}"
                if inner.name.startswith("."):
                    continue
                elif _leads_out(inner, root):
                    yield name, "a link that leads out of the folder is not followed"
                elif inner.suffix != ".json" or not inner.is_file():
                    yield name, "only files that end in .json belong here"
                else:
                    yield name, ""
        elif entry.is_dir() and entry.name in GENERATED:
            continue
        elif entry.name in FOLDERS:
            yield entry.name, "a folder is needed here"
        elif entry.suffix == ".json":
            known = entry.name in DOCUMENTS
            yield entry.name, "" if known else f"no data file has this name{suggestion(entry.name, DOCUMENTS)}"
        elif entry.is_dir():
            yield (
                entry.name,
                f"no data folder has this name{suggestion(entry.name, FOLDERS) or '; known: ' + ', '.join(FOLDERS)}",
            )


def _leads_out(path: Path, root: Path) -> bool:
    """Whether a path is a link to elsewhere, or to itself."""
    try:
        return path.is_symlink() and root.resolve() not in path.resolve().parents
    except (OSError, RuntimeError):
        return True


def entries(file: str, plain: Any) -> Iterator[Problem]:
    """What is wrong with the form of a document beside the records."""
    key = ENTRIES.get(file)
    if not isinstance(plain, dict):
        yield Problem(file, "", "", plain, "expected an object in curly brackets", "format")
    elif key is not None and key not in plain:
        yield Problem(file, "", key, None, "this key is required", "format")
    elif key is not None and not isinstance(plain[key], list):
        yield Problem(file, "", key, plain[key], "expected a list in square brackets", "format")
    elif key is not None:
        for position, one in enumerate(plain[key]):
            if not isinstance(one, dict):
                yield Problem(file, "", f"{key}[{position}]", one, "expected an object in curly brackets", "format")


def _records(file: str, folder: str, plain: Any) -> Iterator[tuple[Item | None, list[Problem]]]:
    keys = FOLDERS[folder]
    if not isinstance(plain, dict):
        yield None, [Problem(file, "", "", plain, f"expected an object with the key {keys[0]!r}", "format")]
        return
    for key in plain:
        if key not in keys:
            yield None, [Problem(file, "", key, None, f"no such key here; known: {', '.join(keys)}", "format")]
    if keys[0] not in plain:
        yield None, [Problem(file, "", keys[0], None, "this key is required", "format")]
    for key in keys:
        if key not in plain:
            continue
        table, found = ("schemes", [plain[key]]) if key == "scheme" else (key, plain[key])
        if not isinstance(found, list):
            yield None, [Problem(file, "", key, found, "expected a list of records", "format")]
            continue
        for position, one in enumerate(found):
            record, problems = structure(one, _CLASS[table], file, position)
            yield Item(table, file, position, one, record), problems


def dataset_of(folder: Folder) -> Dataset:
    """The data set of a folder whose records are all well formed."""
    tables: dict[str, list[Any]] = {cls.table: [] for cls in CLASSES}
    for item in folder.items:
        tables[item.table].append(item.record)
    for name, records in tables.items():
        if name not in ("principles", "issues"):  # concepts keep the order of their scheme
            records.sort(key=lambda record: record.id)
    from .identity import DOCUMENTS as IDENTITY

    return Dataset(
        tables,
        meta=folder.documents.get("datapackage.json", {}),
        registers={(item.table, item.name): item.file for item in folder.items},
        retired=folder.documents.get("retired.json", {}).get("retired", ()),
        documents={name: folder.documents[name] for name in IDENTITY if name in folder.documents},
        coverage=folder.documents.get("coverage.json", {}).get("coverage", ()),
    )


def load(path: str | Path) -> Dataset:
    """Open a folder, or what was exported, as a data set; InvalidData lists every problem of form and reference."""
    from .checks import integrity_problems

    if isinstance(path, (str, Path)):
        from .export import restore

        try:
            database, package = restore.is_database(Path(path)), restore.is_package(Path(path))
        except OSError as error:  # a folder above it may not be searched
            raise unreadable(path, error) from None
        if database:
            return restore.load_database(Path(path))
        if package:
            return restore.load_package(Path(path))

    folder = read(path)
    problems = sorted((*folder.problems, *integrity_problems(folder)), key=str)
    if problems:
        more = f" (and {len(problems) - 1} more; see .problems)" if problems[1:] else ""
        raise InvalidData(f"{quote(str(path))} cannot be opened: {problems[0]}{more}", problems=tuple(problems))
    return dataset_of(folder)


def canonical_files(folder: Folder) -> dict[str, str]:
    """File → its canonical text. The folder's records must all be well formed."""
    found: dict[str, dict[str, Any]] = {file: {} for file in folder.files}
    for item in folder.items:
        content = found[item.file]
        if item.table == Scheme.table:
            content["scheme"] = to_plain(item.record)
        else:
            content.setdefault(item.table, []).append(to_plain(ordered(item.record)))
    for file, content in found.items():
        for table, records in content.items():
            if table in ("instruments", "actors", "sources"):
                records.sort(key=lambda plain: plain["id"])
        keys = FOLDERS[file.rpartition("/")[0]]
        found[file] = {key: content[key] for key in keys if key in content} or {keys[0]: []}
    texts = {file: pretty(content) + "\n" for file, content in found.items()}
    return texts | {file: pretty(plain) + "\n" for file, plain in folder.documents.items()}


def ordered(record: Any) -> Any:
    """The record with its events in order of date, then as they stand."""
    import attrs

    if record.table == "instruments" and list(record.events) != sorted(record.events, key=lambda one: one.date):
        return attrs.evolve(record, events=tuple(sorted(record.events, key=lambda one: one.date)))
    return record


def register_name(file: str) -> str:
    """The register that a file holds."""
    return file.rsplit("/", 1)[-1].removesuffix(".json")


def names_in(folder: Folder) -> Mapping[tuple[str, str], Item]:
    """(table, id) → item, the first of each."""
    found: dict[tuple[str, str], Item] = {}
    for item in folder.items:
        found.setdefault((item.table, item.name), item)
    return found

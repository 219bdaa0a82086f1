"""Table: all records of one class in one data set, by id, by name, in order.

The bundled tables read their files when they are first needed, one record at a
time where the index says where it stands.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from .collection import Collection
from .errors import DamagedData, RecordNotFound, RecordRetired
from .files import package_bytes, package_json

if TYPE_CHECKING:
    from .records import Record
    from .store import BundledDataset, Dataset


class Table:
    """All records of one class in one data set: by id, by name, in order."""

    def __init__(self, dataset: Dataset, cls: type[Record], records: Iterable[Any] = ()) -> None:
        self.dataset = dataset
        self.cls = cls
        self.name = cls.table
        self.singular = cls.__name__.lower()
        self.loaded: dict[str, Any] = {record.id: record for record in records}
        self.documents: dict[str, Any] = {}
        self._all: tuple[Any, ...] | None = tuple(self.loaded.values())
        for record in self._all:
            object.__setattr__(record, "_home", dataset)

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, in order."""
        return tuple(self.loaded)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self.loaded

    def all(self) -> tuple[Any, ...]:
        """All records, in order."""
        return self._all or ()

    def by_id(self, record_id: str) -> Any:
        """The record of an id that exists."""
        return self.loaded[record_id]

    def pick(self, ids: Iterable[str]) -> Collection[Any]:
        """A collection of the records of these ids, in this order."""
        return Collection(self, tuple(self.by_id(one) for one in ids))

    @property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Folded title, name or alias → the ids of the records that bear it."""
        if not hasattr(self, "_names"):
            self._names: Mapping[str, tuple[str, ...]] = names_of(self.all())
        return self._names

    def named(self, name: str) -> tuple[str, ...]:
        """The ids of the records that bear a name in any language."""
        from .text import fold

        folded = fold(name)
        if folded in self:  # an id written with other case or width
            return (folded,)
        return tuple(self.names.get(folded, ()))

    def successor(self, record_id: str) -> str | None:
        """The id that took the place of a retired one, with a warning; None when it was not retired."""
        for entry in self.dataset.retired:
            if entry["class"] == self.name and entry["id"] == record_id:
                if entry.get("successor") is None:
                    raise RecordNotFound(
                        f"{record_id!r} was retired in version {entry['version']} without a successor: "
                        f"{entry['reason']['en']}",
                        name=record_id,
                        close=(),
                    )
                import warnings

                warnings.warn(
                    f"{record_id!r} was retired in version {entry['version']}; it is now {entry['successor']!r}",
                    RecordRetired,
                    stacklevel=5,
                )
                return cast("str", entry["successor"])
        return None


class BundledTable(Table):
    """A table of the installed package, read when first needed."""

    dataset: BundledDataset

    def __init__(self, dataset: BundledDataset, cls: type[Record]) -> None:
        super().__init__(dataset, cls)
        self._all = None
        files, _, self._index = package_bytes(f"index/{self.name}.json").partition(b',\n"ids":')
        self._files: list[str] = json.loads(files + b"}")["files"]
        self._first: dict[str, list[int]] = {}
        self._parsed: dict[str, list[int]] | None = None

    @property
    def _places(self) -> dict[str, list[int]]:
        """Id → number of the file, first byte, end."""
        parsed = self._parsed
        if parsed is None:
            parsed = self._parsed = json.loads(self._index.rstrip()[:-1])
        return parsed

    def _place(self, record_id: str) -> list[int]:
        """The place of a record; KeyError when there is none.

        For the first one asked for, only its line of the index is read: parsing
        4,000 of them costs as much as all else that the first record needs of the files.
        """
        if self._parsed is None and not self._first and record_id.isascii() and '"' not in record_id:
            _, _, line = self._index.partition(f'"{record_id}":'.encode())
            if line:
                self._first[record_id] = json.loads(line[: line.index(b"]") + 1])
        return self._first.get(record_id) or self._places[record_id]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._places)

    def __contains__(self, record_id: object) -> bool:
        if record_id in self.loaded:
            return True
        try:
            return isinstance(record_id, str) and bool(self._place(record_id))
        except KeyError:
            return False

    def file_of(self, record_id: str) -> str:
        """The file that holds a record."""
        return self._files[self._place(record_id)[0]]

    def by_id(self, record_id: str) -> Any:
        if record_id not in self.loaded:
            file, start, end = self._place(record_id)
            raw = self.dataset.record_bytes(self._files[file], start, end)
            return self._keep(record_id, raw, self._files[file])
        return self.loaded[record_id]

    def _keep(self, record_id: str, raw: bytes, file: str) -> Any:
        from .construct import build

        try:
            record = build(self.name, raw)
            if record.id != record_id:
                raise KeyError(record_id)
        except (ValueError, TypeError, KeyError, AttributeError):
            raise DamagedData(
                f"data/{file} does not agree with its index at {record_id!r}; "
                f"reinstall the package or run 'aigov-data verify'",
                record=record_id,
            ) from None
        object.__setattr__(record, "_home", self.dataset)
        return self.loaded.setdefault(record_id, record)  # the first of two threads wins

    def all(self) -> tuple[Any, ...]:
        if self._all is None:
            by_file: list[list[str]] = [[] for _ in self._files]
            for record_id, place in self._places.items():
                by_file[place[0]].append(record_id)
            with collector_paused():
                for file, ids in zip(self._files, by_file, strict=True):
                    raw = self.dataset.last_bytes(file)
                    for record_id in ids:
                        if record_id not in self.loaded:
                            _, start, end = self._places[record_id]
                            self._keep(record_id, raw[start:end], file)
            self._all = tuple(self.loaded[record_id] for record_id in self._places)
        return self._all

    @property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        if not hasattr(self, "_names"):
            self._names = {name: tuple(ids) for name, ids in package_json(f"index/{self.name}.names.json").items()}
        return self._names


@contextmanager
def collector_paused() -> Iterator[None]:
    """Without garbage collection, which would walk all that a load has made so far, over and over, and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def names_of(records: Iterable[Record]) -> dict[str, tuple[str, ...]]:
    """Folded title, name or alias → ids, for look-up."""
    from .text import fold

    found: dict[str, dict[str, None]] = {}
    for record in records:
        for name in (*record.label.values(), *(alias.text for alias in getattr(record, "aliases", ()))):
            found.setdefault(fold(name), {})[record.id] = None
    return {name: tuple(sorted(ids)) for name, ids in sorted(found.items())}

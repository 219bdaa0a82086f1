"""Table: all records of one class in one data set, by id, by name, in order.

The bundled tables read their files when they are first needed, one record at a
time where the index says where it stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from .collection import Collection
from .errors import DamagedData, RecordNotFound, RecordRetired
from .files import package_json

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
        index = package_json(f"index/{self.name}.json")
        self._files: list[str] = index["files"]
        self._places: dict[str, list[int]] = index["ids"]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._places)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._places

    def file_of(self, record_id: str) -> str:
        """The file that holds a record."""
        return self._files[self._places[record_id][0]]

    def by_id(self, record_id: str) -> Any:
        if record_id not in self.loaded:
            file, start, end = self._places[record_id]
            raw = self.dataset.file_bytes(self._files[file])[start:end]
            return self._keep(record_id, self._parse(raw, record_id))
        return self.loaded[record_id]

    def _parse(self, raw: bytes, record_id: str) -> Any:
        try:
            plain = json.loads(raw)
            if plain["id"] == record_id:
                return plain
        except (ValueError, TypeError, KeyError):
            pass
        raise DamagedData(
            f"the installed data do not agree with their index at {self.name} {record_id!r}; "
            f"reinstall the package or run 'aigov-data verify'",
            record=record_id,
        )

    def _keep(self, record_id: str, plain: dict[str, Any]) -> Any:
        from .construct import BUILD

        record = BUILD[self.name](plain)
        object.__setattr__(record, "_home", self.dataset)
        return self.loaded.setdefault(record_id, record)  # the first of two threads wins

    def all(self) -> tuple[Any, ...]:
        if self._all is None:
            plain: dict[str, Any] = {}
            for file in self._files:
                content = json.loads(self.dataset.file_bytes(file))
                for item in content[self.name] if self.name in content else [content["scheme"]]:
                    plain[item["id"]] = item
            if plain.keys() != self._places.keys():
                raise DamagedData(f"the installed {self.name} do not agree with their index; reinstall the package")
            for record_id in self._places:
                if record_id not in self.loaded:
                    self._keep(record_id, plain[record_id])
            self._all = tuple(self.loaded[record_id] for record_id in self._places)
        return self._all

    @property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        if not hasattr(self, "_names"):
            self._names = {name: tuple(ids) for name, ids in package_json(f"index/{self.name}.names.json").items()}
        return self._names


def names_of(records: Iterable[Record]) -> dict[str, tuple[str, ...]]:
    """Folded title, name or alias → ids, for look-up."""
    from .text import fold

    found: dict[str, dict[str, None]] = {}
    for record in records:
        for name in (*record.label.values(), *(alias.text for alias in getattr(record, "aliases", ()))):
            found.setdefault(fold(name), {})[record.id] = None
    return {name: tuple(sorted(ids)) for name, ids in sorted(found.items())}

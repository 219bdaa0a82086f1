"""What a release changed: record by record and field by field, with old and new value.

Each release ships ``releases/<version>.json``, so that the difference can be
read without the older data at hand. ``scripts/release.py`` makes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from .codec import name_in_path
from .records import CLASSES

if TYPE_CHECKING:
    from .store import Dataset

Plain = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Collection → id → record as plain data."""


class Change(NamedTuple):
    """One field of one record that a release changed."""

    path: str
    """The field in data terms: ``events[adopted].date``."""
    old: Any
    """Its value before; None where it was absent."""
    new: Any
    """Its value after; None where it is gone."""


def plain_records(dataset: Dataset) -> dict[str, dict[str, Any]]:
    """All records of a data set as plain data, by collection and id."""
    return {cls.table: {record.id: record.to_dict() for record in dataset.table(cls.table).all()} for cls in CLASSES}


def difference(old: Plain, new: Plain) -> dict[str, Any]:
    """What was added, changed and removed between two data sets, in order of collection and id."""
    added, changed, removed = {}, {}, {}
    for cls in CLASSES:
        before, after = old.get(cls.table, {}), new.get(cls.table, {})
        if more := sorted(after.keys() - before.keys()):
            added[cls.table] = more
        if fewer := sorted(before.keys() - after.keys()):
            removed[cls.table] = fewer
        found = {one: list(changes(before[one], after[one])) for one in sorted(before.keys() & after.keys())}
        if any(found.values()):
            changed[cls.table] = {one: [each._asdict() for each in made] for one, made in found.items() if made}
    return {"added": added, "changed": changed, "removed": removed}


def changes(old: Any, new: Any, path: str = "") -> Iterator[Change]:
    """The fields in which two records as plain data differ, in order of path."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys([*old, *new]):
            yield from changes(old.get(key), new.get(key), f"{path}.{key}" if path else key)
    elif (before := _by_name(old)) and (after := _by_name(new)):
        for name in dict.fromkeys([*before, *after]):
            yield from changes(before.get(name), after.get(name), f"{path}[{name}]")
    elif old != new:
        yield Change(path, old, new)


def _by_name(value: Any) -> dict[str, Any] | None:
    """The parts of a list by name, where they can be told apart so."""
    if not isinstance(value, list):
        return None
    found = {str(name_in_path(item)): item for item in value if name_in_path(item)}
    return found if len(found) == len(value) else None

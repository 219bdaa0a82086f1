"""What rules are made of: the draft they look at, how they say what they found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from ..codec import path_of
from ..folder import TABLES
from ..parts import Ref
from ..problems import Problem
from ..records import CLASSES
from ..shape import key_of, resolved

if TYPE_CHECKING:
    from ..folder import Folder, Item

FOUNDING = "founding"


class Place(NamedTuple):
    """A value of a record and where it stands."""

    item: Item
    keys: tuple[Any, ...]
    owner: Any
    """The record or part that has it."""
    field: str
    """Its field in the owner."""
    value: Any

    @property
    def path(self) -> str:
        """Where it stands, in data terms."""
        return path_of(self.item.plain, self.keys)


class Draft:
    """A folder under examination: its well-formed records by class and id."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.answered: set[tuple[str, str, str, str]] = set()
        """Table, record, rule and path of the findings that a record answered with an exception."""
        self.items: dict[str, list[Item]] = {cls.table: [] for cls in CLASSES}
        self.by_id: dict[str, dict[str, Item]] = {cls.table: {} for cls in CLASSES}
        for item in folder.items:
            self.by_id[item.table].setdefault(item.name, item)
            if item.record is not None:
                self.items[item.table].append(item)

    def exists(self, table: str, record_id: str) -> bool:
        """Whether a record of this id exists, well formed or not."""
        return record_id in self.by_id[table]

    def missing(self, table: str, record_id: str) -> bool:
        """Whether no record of this id exists, nor can stand in a file that could not be read."""
        return not self.exists(table, record_id) and table not in self.unread

    @cached_property
    def unread(self) -> frozenset[str]:
        """The collections some of whose ids could not be read, and the files that have a wrong form."""
        found = {item.table for item in self.folder.items if item.name.startswith("#")}
        for one in self.folder.problems:
            if not one.record:
                found.add(one.file)
                anywhere = () if one.file.endswith(".json") else tuple(self.by_id)
                found.update(TABLES.get(one.file.partition("/")[0], anywhere))
        return frozenset(found)

    def record(self, table: str, record_id: str | None) -> Any:
        """The record of an id, or None."""
        item = self.by_id[table].get(record_id or "")
        return item.record if item else None

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every value of every record: records, parts, their fields, and the strings in lists."""
        return tuple(place for items in self.items.values() for item in items for place in _walk(item, (), item.record))

    @cached_property
    def by_owner(self) -> dict[type, list[Place]]:
        """Class of the owner → its places."""
        found: dict[type, list[Place]] = defaultdict(list)
        for place in self.places:
            found[type(place.owner)].append(place)
        return found

    @property
    def date(self) -> str:
        """The day of the data, or ``""`` when the folder does not say."""
        found = self.folder.documents.get("datapackage.json", {}).get("date")
        return found if isinstance(found, str) else ""

    def document(self, name: str, key: str) -> list[dict[str, Any]]:
        """The entries of a document such as ``homonyms.json`` that are objects, as all must be."""
        entries = self.folder.documents.get(name, {}).get(key)
        return [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []


def _walk(item: Item, keys: tuple[Any, ...], owner: Any) -> Iterator[Place]:
    for field in resolved(type(owner)):
        value = getattr(owner, field.name)
        here = keys if isinstance(owner, Ref) else (*keys, key_of(field.name))
        yield Place(item, here, owner, field.name, value)
        for place, one in (
            [((*here, n), v) for n, v in enumerate(value)] if isinstance(value, tuple) else [(here, value)]
        ):
            if attrs.has(type(one)):
                yield from _walk(item, place, one)
            elif isinstance(value, tuple):
                yield Place(item, place, owner, field.name, one)


class Finding(NamedTuple):
    """What a rule found, before it is a Problem."""

    item: Item | str
    """The record, or the file where no record is concerned."""
    path: str
    value: object
    expected: str
    warning: bool = False


Check = Callable[[Draft], Iterable[Finding]]


class Rule(NamedTuple):
    """An editorial rule."""

    name: str
    meaning: str
    """What it demands, for the documentation."""
    check: Check
    integrity: bool


RULES: dict[str, Rule] = {}
"""Name → rule, in the order of the modules."""


def rule(name: str, meaning: str, *, integrity: bool = False) -> Callable[[Check], Check]:
    """Register a rule."""

    def register(check: Check) -> Check:
        RULES[name] = Rule(name, meaning, check, integrity)
        return check

    return register


def run(draft: Draft, rules: Iterable[Rule]) -> list[Problem]:
    """What the rules find, without what a record answers with an exception (integrity has none)."""
    found = []
    for one in rules:
        for item, path, value, expected, warning in one.check(draft):
            if isinstance(item, str):
                found.append(Problem(item, "", path, value, expected, one.name, warning))
            elif not one.integrity and _excepted(item, one.name, path):
                draft.answered.add((item.table, item.name, one.name, path))
            else:
                found.append(Problem(item.file, item.name, path, value, expected, one.name, warning))
    return found


def _excepted(item: Item, rule: str, path: str) -> bool:
    exceptions = getattr(item.record, "exceptions", ())
    return any(one.rule == rule and one.field == path for one in exceptions)

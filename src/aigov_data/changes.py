"""What releases changed, and how two data sets differ: record by record and field by field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, overload

from .errors import InvalidValue, listed, quote, suggestion
from .files import package_json
from .optional import load
from .records import CLASSES

if TYPE_CHECKING:
    import pandas as pd

    from .store import Dataset

What = Literal["added", "changed", "retired", "removed"]
WHAT: tuple[What, ...] = ("added", "changed", "retired", "removed")
FACTS = ("kind", "bindingness", "jurisdiction", "roles", "events", "identifiers", "relations", "founded", "dissolved")
"""Fields whose change may change an analysis: the brief form prints their values."""
LONG = 60


class Change(NamedTuple):
    """One record that was added, retired or removed, or one field of one record that was changed."""

    version: str
    """The version that made the change; of two data sets, that of the second."""
    collection: str
    """instruments, actors, principles, issues, schemes or sources."""
    id: str
    """The record's id."""
    what: What
    """added; changed; retired (its id leads to a successor, or to a reason); removed (gone without either)."""
    path: str = ""
    """The field, where one was changed: ``events[adopted].date``."""
    old: Any = None
    """Its value before, as plain data; None where it was absent."""
    new: Any = None
    """Its value after, as plain data, or None where it is gone; the successor of a retired id."""


class Changes(Sequence[Change]):
    """Changes in order of version, then of what, collection, id and field. Prints briefly; see ``to_markdown``."""

    __slots__ = ("_changes", "since", "until")

    def __init__(self, changes: Iterable[Change], since: str | None, until: str) -> None:
        self._changes = tuple(changes)
        self.since = since
        """The version that they are changes from; None for the first."""
        self.until = until
        """The version that they lead to."""

    def __len__(self) -> int:
        return len(self._changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self._changes)

    @overload
    def __getitem__(self, key: int) -> Change: ...
    @overload
    def __getitem__(self, key: slice) -> Changes: ...
    def __getitem__(self, key: int | slice) -> Change | Changes:
        """A change by position; a slice is a list of changes."""
        if isinstance(key, slice):
            return Changes(self._changes[key], self.since, self.until)
        return self._changes[key]

    def __eq__(self, other: object) -> bool:
        return self._changes == other._changes if isinstance(other, Changes) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(one[:5] for one in self._changes))

    def filter(
        self,
        *,
        collection: str | Iterable[str] | None = None,
        id: str | Iterable[str] | None = None,
        what: What | Iterable[What] | None = None,
        version: str | Iterable[str] | None = None,
    ) -> Changes:
        """The changes that meet every condition; a set or list means any of its values.

        InvalidValue for a collection, a version or a kind of change that there is
        not; an id of which no change speaks gives nothing.
        """
        known: dict[str, Iterable[str] | None] = {
            "collection": [cls.table for cls in CLASSES], "id": None, "what": WHAT, "version": self.versions,
        }  # fmt: skip
        kept = list(self._changes)
        for name, value in (("collection", collection), ("id", id), ("what", what), ("version", version)):
            if value is None:
                continue
            values = {value} if isinstance(value, str) else set(value)
            names = known[name]
            for one in sorted(values, key=str):
                if names is not None and one not in names:
                    close = suggestion(one, names) or f"; known: {listed(names, 200)}"
                    raise InvalidValue(f"no {name} is called {quote(one)}{close}", value=one)
            kept = [one for one in kept if getattr(one, name) in values]
        return Changes(kept, self.since, self.until)

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions that made the changes, oldest first."""
        return tuple(dict.fromkeys(one.version for one in self._changes))

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain dict a change."""
        return [one._asdict() for one in self._changes]

    def to_json(self) -> str:
        """The changes as JSON: since, until, changes."""
        plain = {"since": self.since, "until": self.until, "changes": self.to_dicts()}
        return json.dumps(plain, ensure_ascii=False, indent=2)

    def to_pandas(self) -> pd.DataFrame:
        """A row a change; old and new values as JSON text, which is empty where there is none (extra ``pandas``)."""
        pandas = load("pandas")
        rows = [one._replace(old=_json(one.old), new=_json(one.new)) for one in self._changes]
        return pandas.DataFrame(rows, columns=list(Change._fields), dtype="string")  # type: ignore[no-any-return]

    def to_markdown(self, *, brief: bool = False) -> str:
        """The changes as Markdown, a section a version.

        The brief form, which the changelog has, names the instruments added and
        counts the other records; of changed fields it prints the values of facts
        (kind, roles, events, identifiers and the like) and only names the others.
        """
        return "\n".join(self._lines(_Markdown(), brief, not brief))

    def __str__(self) -> str:
        return "\n".join(self._lines(_Plain(), True, True))

    def __repr__(self) -> str:
        counts = ", ".join(f"{sum(one.what == what for one in self._changes)} {what}" for what in WHAT)
        return f"<Changes from {self.since or 'nothing'} to {self.until}: {counts}>"

    def _repr_html_(self) -> str:
        from .notebook import of_changes

        return of_changes(self)

    def _lines(self, form: _Plain, brief: bool, heads: bool) -> Iterator[str]:
        if not self._changes:
            yield f"Nothing changed from {self.since} to {self.until}." if self.since else "Nothing changed."
        for version in self.versions:
            found = [one for one in self._changes if one.version == version]
            if heads:
                yield from form.head(version)
            for what in WHAT:
                mine = [one for one in found if one.what == what]
                if mine:
                    yield from _section(form, what, mine, brief)


class _Plain:
    """How text is laid out."""

    def head(self, version: str) -> Iterator[str]:
        yield version

    def item(self, text: str, depth: int = 0) -> str:
        return f"{'  ' * (depth + 1)}{text}"

    def code(self, text: str) -> str:
        return text


class _Markdown(_Plain):
    """How Markdown is laid out."""

    def head(self, version: str) -> Iterator[str]:
        yield from (f"## {version}", "")

    def item(self, text: str, depth: int = 0) -> str:
        return f"{'  ' * depth}- {text}"

    def code(self, text: str) -> str:
        """Code whose fence is longer than any run of back-ticks inside."""
        ticks = "`"
        while ticks in text:
            ticks += "`"
        pad = " " if text.startswith("`") or text.endswith("`") else ""
        return f"{ticks}{pad}{text}{pad}{ticks}"


def _section(form: _Plain, what: What, changes: list[Change], brief: bool) -> Iterator[str]:
    for cls in CLASSES:
        mine = [one for one in changes if one.collection == cls.table]
        ids = list(dict.fromkeys(one.id for one in mine))
        if not ids:
            continue
        counted = f"{len(ids)} {cls.table if len(ids) > 1 else cls.table.removesuffix('s')} {what}"
        if what in ("added", "removed"):
            named = ": " + ", ".join(map(form.code, ids)) if not brief or cls.table == "instruments" else ""
            yield form.item(f"{counted}{named}")
        elif what == "retired":
            yield form.item(f"{counted}:")
            for one in mine:
                led = f" → {form.code(one.new)}" if one.new else ""
                yield form.item(f"{form.code(one.id)}{led}", 1)
        else:
            yield form.item(f"{counted}:")
            yield from _fields(form, ids, mine, brief)


def _fields(form: _Plain, ids: list[str], changes: list[Change], brief: bool) -> Iterator[str]:
    plain: dict[str, list[str]] = {}
    for id_ in ids:
        mine = [one for one in changes if one.id == id_]
        facts = [one for one in mine if not brief or _top(one.path) in FACTS]
        for one in facts:
            old, new = ("absent" if value is None else form.code(_short(value, brief)) for value in (one.old, one.new))
            yield form.item(f"{form.code(id_)} {one.path}: {old} → {new}", 1)
        rest = ", ".join(dict.fromkeys(_top(one.path) for one in mine if one not in facts))
        if rest:
            plain.setdefault(rest, []).append(id_)
    for fields, named in plain.items():
        yield form.item(f"{fields}: {', '.join(map(form.code, named))}", 1)


def _top(path: str) -> str:
    return path.partition("[")[0].partition(".")[0]


def _short(value: Any, brief: bool) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return f"{text[:LONG]}…" if brief and len(text) > LONG else text


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


# --- where they come from --------------------------------------------------------------------


def released() -> list[str]:
    """The versions that the installed package knows the changes of, oldest first."""
    found: list[str] = []
    entry = package_json("datapackage.json")
    version: str | None = entry["version"]
    while version is not None:
        found.append(version)
        version = package_json(f"releases/{version}.json")["since"]
    return found[::-1]


def between_releases(since: str | None) -> Changes:
    """What the releases after ``since`` changed, from the files that each of them ships."""
    known = released()
    if since is not None and since not in known:
        close = suggestion(since, known) or f"; known: {', '.join(known)}"
        raise InvalidValue(f"no release is called {quote(since)}{close}", value=since)
    later = known[known.index(since) + 1 :] if since is not None else known
    found = [one for version in later for one in of_release(package_json(f"releases/{version}.json"))]
    return Changes(found, since, known[-1])


def of_release(plain: dict[str, Any]) -> Changes:
    """What one release changed, from the content of its file."""
    return Changes(_of(plain, plain["version"]), plain["since"], plain["version"])


def of_two(old: Dataset, new: Dataset) -> Changes:
    """How one data set differs from another."""
    from .releases import difference, plain_records

    found = difference(plain_records(old), plain_records(new))
    gone = found["removed"]
    before = {(one["class"], one["id"]) for one in old.retired}
    found["retired"] = [one for one in new.retired if (one["class"], one["id"]) not in before]
    named = {(one["class"], one["id"]) for one in new.retired}
    found["removed"] = {table: [one for one in ids if (table, one) not in named] for table, ids in gone.items()}
    return Changes(_of(found, new.version), old.version, new.version)


def _of(release: dict[str, Any], version: str) -> Iterator[Change]:
    for table, ids in release["added"].items():
        for one in ids:
            yield Change(version, table, one, "added")
    for table, records in release["changed"].items():
        for one, fields in records.items():
            for field in fields:
                yield Change(version, table, one, "changed", field["path"], field["old"], field["new"])
    for entry in release["retired"]:
        yield Change(version, entry["class"], entry["id"], "retired", new=entry.get("successor"))
    for table, ids in release.get("removed", {}).items():
        for one in ids:
            yield Change(version, table, one, "removed")

"""The data as tables without lists, and back: what every tabular export writes.

One table a class (``instruments``), one a list of it (``instrument_events``),
one a list inside that (``instrument_event_actors``). A list's items keep their
``position``. References of all fields of a class stand in one table
(``instrument_refs``), with the part and the position that they belong to;
``record`` and 0 for the record itself. A date is three columns: its EDTF text,
its earliest and its latest day. A text is one column for English, one for
Chinese and one for pinyin; other languages stand in ``instrument_texts``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Union, get_args, get_origin

import attrs

from .. import parts, shape
from ..checks.integrity import TARGETS
from ..dates import PartialDate
from ..files import package_json
from ..records import CLASSES
from ..text import Text

if TYPE_CHECKING:
    from ..store import Dataset

Row = dict[str, Any]
"""Column → value: string, True or False, integer, or None."""
LANGUAGES = {"en": "en", "zh-Hans": "zh", "zh-Latn-pinyin": "pinyin"}
"""Language tag → ending of the column that holds it."""
RENAMED = {
    "from": "from_date", "to": "to_date", "group": "group_actor", "on": "on_date", "where": "where_sought",
    "by": "by_instrument",
}  # fmt: skip
"""Keys that are words of SQL → their column."""
SINGULAR = {cls.table: cls.table.removesuffix("s") for cls in CLASSES}
OWN = "record"
"""What stands for the record itself where a part is asked for."""


class Column(NamedTuple):
    """A column of a table."""

    name: str
    type: Literal["string", "boolean", "integer", "date"]
    meaning: str
    required: bool = False
    terms: tuple[str, ...] = ()
    """The terms that it may hold, where it is controlled."""
    target: str = ""
    """The table whose ``id`` it names."""


class TableSpec(NamedTuple):
    """A table: columns, key, and what it links to besides its columns."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    parent: tuple[str, tuple[str, ...], tuple[str, ...]] | None = None
    """Table of the items that these rows belong to, the columns here, and the columns there."""


class Slot(NamedTuple):
    """How a field of a class is written."""

    key: str
    """Its key in plain data."""
    how: str
    """value, flag, date, text, ref; one (part), values, parts, refs."""
    column: str
    cls: Any
    """The class of its parts, where it has any."""
    terms: tuple[str, ...]
    targets: tuple[str, ...]
    required: bool
    meaning: str
    default: str | None = None
    """The value that plain data leave out and a table spells out."""

    def targeted(self) -> tuple[tuple[str, str], ...]:
        """Column and table for each table that its ids may name, when there are several."""
        if len(self.targets) < 2:
            return ()
        return tuple((f"{self.column}_{SINGULAR[table]}", table) for table in self.targets)


@cache
def slots(cls: type) -> tuple[Slot, ...]:
    """The fields of a class, in order."""
    meanings = package_json("meanings.json", "json_schema")[cls.__name__]
    return tuple(_slot(cls, field, meanings[field.name]) for field in shape.resolved(cls))


def _slot(cls: type, field: Any, meaning: str) -> Slot:
    type_, how, inner = field.type, "value", None
    if get_origin(type_) in (Union, UnionType):
        type_ = next(one for one in get_args(type_) if one is not type(None))
    many = get_origin(type_) is tuple
    if many:
        type_ = get_args(type_)[0]
    if type_ is parts.Ref:
        how = "refs" if many else "ref"
    elif attrs.has(type_):
        how, inner = "parts" if many else "one", type_
    elif many:
        how = "values"
    elif type_ in (bool, PartialDate, Text):
        how = {bool: "flag", PartialDate: "date", Text: "text"}[type_]
    key = shape.key_of(field.name)
    terms = get_args(type_) if get_origin(type_) is Literal else ()
    required = field.default is attrs.NOTHING
    targets = TARGETS.get((cls, field.name), ())
    default = field.default if terms and isinstance(field.default, str) else None
    return Slot(key, how, RENAMED.get(key, key), inner, terms, targets, required, meaning, default)


# --- the tables --------------------------------------------------------------------------


@cache
def model() -> dict[str, TableSpec]:
    """Table name → what it is, in the order of the classes."""
    found: dict[str, TableSpec] = {}
    for cls in CLASSES:
        for spec in _tables_of(cls):
            found[spec.name] = spec
    return found


def _tables_of(cls: Any) -> Iterator[TableSpec]:
    one = SINGULAR[cls.table]
    columns = (
        *_columns(cls),
        Column("register", "string", "The file that the record stands in, without its ending", True),
        Column(
            "position",
            "integer",
            "Its place among the records of its class, from 1; concepts in the order of their scheme",
            True,
        ),
    )
    yield TableSpec(cls.table, _first_line(cls), columns, ("id",))
    owner = Column(one, "string", f"The {one}'s id", True, target=cls.table)
    place = Column("position", "integer", "Its place in the list, from 1", True)
    for slot in slots(cls):
        name = f"{one}_{slot.key}"
        if slot.how == "values":
            value = Column(_single(slot.key), "string", slot.meaning, True, slot.terms, next(iter(slot.targets), ""))
            yield TableSpec(name, slot.meaning, (owner, place, value), (one, "position"))
        elif slot.how == "parts":
            yield TableSpec(name, slot.meaning, (owner, place, *_columns(slot.cls, table=slot.key)), (one, "position"))
            for inner in slots(slot.cls):
                if inner.how == "values":
                    at = Column(f"{_single(slot.key)}_position", "integer", f"The position in {name}", True)
                    value = Column(
                        _single(inner.key), "string", inner.meaning, True, inner.terms, next(iter(inner.targets), "")
                    )
                    yield TableSpec(
                        f"{one}_{_single(slot.key)}_{inner.key}", inner.meaning, (owner, at, place, value),
                        (one, at.name, "position"), (name, (one, at.name), (one, "position")),
                    )  # fmt: skip
    part = Column("part", "string", f"The field that it belongs to; '{OWN}' for the record itself", True)
    at = Column("part_position", "integer", "Its position in that field; 0 where there is only one", True)
    if _has(cls, "refs"):
        source = Column("ref_source", "string", "The source's id", True, target="sources")
        where = Column("ref_locator", "string", "The place in the source")
        yield TableSpec(
            f"{one}_refs", f"What bears out the facts of {cls.table}", (owner, part, at, place, source, where),
            (one, "part", "part_position", "position"),
        )  # fmt: skip
    if _has(cls, "text"):
        field = Column("field", "string", "The text", True)
        lang = Column("lang", "string", "Language tag (BCP 47)", True)
        text = Column("text", "string", "The text in that language", True)
        yield TableSpec(
            f"{one}_texts", f"Texts of {cls.table} in further languages", (owner, part, at, field, lang, text),
            (one, "part", "part_position", "field", "lang"),
        )  # fmt: skip


def _has(cls: type, how: str) -> bool:
    return any(slot.how == how or (slot.cls and _has(slot.cls, how)) for slot in slots(cls))


def _columns(cls: type, prefix: str = "", required: bool = True, table: str = "") -> Iterator[Column]:
    """The columns of a class; ``table`` is the field, which for a link to a concept is the table it leads to."""
    for slot in slots(cls):
        name = prefix + slot.column
        must = (slot.required or slot.default is not None) and required
        if slot.how == "value" and slot.targeted():
            for column, target in slot.targeted():
                yield Column(
                    prefix + column, "string", f"{slot.meaning} Filled where it is one of {target}.", False, (), target
                )
        elif slot.how == "value":
            target = table if cls is parts.ConceptLink else next(iter(slot.targets), "")
            yield Column(name, "string", slot.meaning, must, slot.terms, target)
        elif slot.how == "flag":
            yield Column(name, "boolean", slot.meaning, required)
        elif slot.how == "date":
            base = name.removesuffix("_date")
            yield Column(name, "string", f"{slot.meaning} As EDTF.", must)
            yield Column(f"{base}_earliest", "date", f"The earliest day that {name} may be")
            yield Column(f"{base}_latest", "date", f"The latest day that {name} may be")
        elif slot.how == "text":
            for lang, ending in LANGUAGES.items():
                yield Column(f"{name}_{ending}", "string", f"{slot.meaning} In {lang}.")
        elif slot.how == "ref":
            yield Column(f"{name}_source", "string", f"{slot.meaning} The source's id.", must, target="sources")
            yield Column(f"{name}_locator", "string", f"{slot.meaning} The place in the source.")
        elif slot.how == "one":
            yield from _columns(slot.cls, f"{name}_", must)


_ONE = {
    "sectors": "sector", "languages": "language", "events": "event", "relations": "relation", "actors": "actor",
    "provisions": "provision",
}  # fmt: skip


def _single(key: str) -> str:
    """The name of one item of a list."""
    return _ONE.get(key, key)


def _first_line(cls: Any) -> str:
    return str(cls.__doc__).strip().partition("\n")[0]


# --- records to rows -----------------------------------------------------------------------


def tables(dataset: Dataset) -> dict[str, list[Row]]:
    """Table name → rows, every table of :func:`model`, in the order of the records."""
    found: dict[str, list[Row]] = {name: [] for name in model()}
    ids = {cls.table: frozenset(dataset.table(cls.table).ids) for cls in CLASSES}
    for cls in CLASSES:
        writer = _Writer(cls, found, ids)
        for position, record in enumerate(dataset.table(cls.table).all(), 1):
            writer.write(record.to_dict(), dataset.register_of(record), position)
    return found


class _Writer:
    """Writes the records of one class into rows."""

    def __init__(self, cls: Any, out: dict[str, list[Row]], ids: Mapping[str, frozenset[str]]) -> None:
        self.cls, self.out, self.ids = cls, out, ids
        self.one = SINGULAR[cls.table]

    def write(self, plain: Mapping[str, Any], register: str, position: int) -> None:
        row = self._row(self.cls, plain, plain["id"], OWN, 0)
        self.out[self.cls.table].append(row | {"register": register, "position": position})

    def _row(self, cls: type, plain: Mapping[str, Any], record: str, part: str, at: int, prefix: str = "") -> Row:
        row: Row = {}
        for slot in slots(cls):
            value, name = plain.get(slot.key), prefix + slot.column
            if slot.how == "value" and slot.targeted():
                home = next(
                    (table for table in self._nearest(slot.targets) if value in self.ids[table]), slot.targets[0]
                )
                row |= {prefix + column: value if table == home else None for column, table in slot.targeted()}
            elif slot.how == "value":
                row[name] = value if value is not None else slot.default
            elif slot.how == "flag":
                row[name] = value or False
            elif slot.how == "date":
                row |= _dated(name, value)
            elif slot.how == "text":
                row |= self._text(name, slot.key, value or {}, record, part, at)
            elif slot.how == "ref":
                ref = parts.Ref.parse(value) if value else None
                row |= {f"{name}_source": ref and ref.source, f"{name}_locator": (ref and ref.locator) or None}
            elif slot.how == "one":
                row |= self._row(slot.cls, value or {}, record, slot.key, 0, f"{name}_")
            elif slot.how == "refs":
                for n, one in enumerate(map(parts.Ref.parse, value or ()), 1):
                    place = {"part": part, "part_position": at, "position": n}
                    self._add("refs", record, **place, ref_source=one.source, ref_locator=one.locator or None)
            elif slot.how == "values":
                owner = {} if part == OWN else {f"{_single(part)}_position": at}
                table = slot.key if part == OWN else f"{_single(part)}_{slot.key}"
                for n, one in enumerate(value or (), 1):
                    self._add(table, record, **owner, position=n, **{_single(slot.key): one})
            else:
                for n, one in enumerate(value or (), 1):
                    self._add(slot.key, record, position=n, **self._row(slot.cls, one, record, slot.key, n))
        return row

    def _nearest(self, targets: tuple[str, ...]) -> Iterable[str]:
        """The tables that an id may name, that of the record itself first."""
        return sorted(targets, key=lambda table: table != self.cls.table)

    def _add(self, table: str, record: str, /, **row: Any) -> None:
        self.out[f"{self.one}_{table}"].append({self.one: record, **row})

    def _text(self, name: str, key: str, value: Mapping[str, str], record: str, part: str, at: int) -> Row:
        for lang, text in value.items():
            if lang not in LANGUAGES:
                self._add("texts", record, part=part, part_position=at, field=key, lang=lang, text=text)
        return {f"{name}_{ending}": value.get(lang) for lang, ending in LANGUAGES.items()}


def _dated(name: str, value: str | None) -> Row:
    date = PartialDate(value) if value is not None else None
    base = name.removesuffix("_date")
    return {
        name: value,
        f"{base}_earliest": date and date.earliest and date.earliest.isoformat(),
        f"{base}_latest": date and date.latest and date.latest.isoformat(),
    }


# --- rows to records ------------------------------------------------------------------------


def plain_records(rows: Mapping[str, Iterable[Row]]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Collection, register and plain data of every record that the rows of all tables tell."""
    for cls in CLASSES:
        yield from _Reader(cls, rows).read()


class _Reader:
    """Reads the records of one class from rows."""

    def __init__(self, cls: Any, rows: Mapping[str, Iterable[Row]]) -> None:
        self.cls, self.one, self.records = cls, SINGULAR[cls.table], rows[cls.table]
        self.by_owner: dict[str, dict[str, list[Row]]] = {}
        for name, spec in model().items():
            if name != cls.table and spec.columns[0].name == self.one and name.startswith(f"{self.one}_"):
                mine = self.by_owner[name.removeprefix(f"{self.one}_")] = {}
                for row in rows[name]:
                    mine.setdefault(row[self.one], []).append(row)

    def read(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        for row in sorted(self.records, key=lambda row: row["position"]):
            yield self.cls.table, row["register"], self._plain(self.cls, row, row["id"], OWN, 0)

    def _plain(self, cls: type, row: Row, record: str, part: str, at: int, prefix: str = "") -> dict[str, Any]:
        plain = {}
        for slot in slots(cls):
            value = self._value(slot, row, record, part, at, prefix)
            if value is not None and value != [] and value != {}:
                plain[slot.key] = value
        return plain

    def _value(self, slot: Slot, row: Row, record: str, part: str, at: int, prefix: str) -> Any:
        name = prefix + slot.column
        if slot.how == "value" and slot.targeted():
            return next((row[prefix + one] for one, _ in slot.targeted() if row[prefix + one] is not None), None)
        if slot.how in ("value", "date"):
            return None if row[name] == slot.default else row[name]
        if slot.how == "flag":
            return row[name] or None
        if slot.how == "text":
            value = {lang: row[f"{name}_{end}"] for lang, end in LANGUAGES.items() if row[f"{name}_{end}"] is not None}
            more = self._children("texts", record, part=part, part_position=at, field=slot.key)
            return value | {one["lang"]: one["text"] for one in more}
        if slot.how == "ref":
            return _ref(row[f"{name}_source"], row[f"{name}_locator"])
        if slot.how == "one":
            return self._plain(slot.cls, row, record, slot.key, 0, f"{name}_")
        if slot.how == "refs":
            found = self._children("refs", record, part=part, part_position=at)
            return [_ref(one["ref_source"], one["ref_locator"]) for one in found]
        if slot.how == "values":
            owner = {} if part == OWN else {f"{_single(part)}_position": at}
            table = slot.key if part == OWN else f"{_single(part)}_{slot.key}"
            return [one[_single(slot.key)] for one in self._children(table, record, **owner)]
        found = self._children(slot.key, record)
        return [self._plain(slot.cls, one, record, slot.key, one["position"]) for one in found]

    def _children(self, table: str, record: str, **where: Any) -> list[Row]:
        rows = self.by_owner.get(table, {}).get(record, [])
        found = [row for row in rows if all(row[name] == value for name, value in where.items())]
        return sorted(found, key=lambda row: row["position"]) if found and "position" in found[0] else found


def _ref(source: str | None, locator: str | None) -> str | None:
    return None if source is None else str(parts.Ref(source, locator or ""))

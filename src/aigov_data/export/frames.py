"""Selections as data frames: pandas, polars and Arrow, with the same columns in each.

One row a record, or with ``explode`` one row an item of a list that the records
have. Columns are those of the tables of the Data Package (:mod:`.relational`),
with a few that are made for instruments (:data:`MADE`). A date is its EDTF text
and the earliest and latest day that it may be. Terms of a vocabulary are
categories, with all terms as categories whether they occur or not.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import InvalidValue, UnknownField, quote, suggestion
from ..optional import load
from ..records import CLASSES, Instrument
from ..terms import vocabulary
from .relational import Column, Row, _Writer, model, slots

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from ..collection import Collection

JOINED = "; "
"""What stands between the items of a list that is put into one cell."""
MADE = (
    Column("date", "string", "The date of the principal event, as EDTF; see Instrument.date."),
    Column("date_earliest", "date", "The earliest day that date may be"),
    Column("date_latest", "date", "The latest day that date may be"),
    Column(
        "status",
        "string",
        "The last known status, on the day of the data; empty where dates leave it open, or the data have no day.",
        terms=(),
    ),
    Column("issuers", "string", f"Ids of the actors that issued it, with {JOINED!r} between them."),
)
"""Columns of instruments besides the stored fields."""
HEAD = ("id", "title_en", "title_zh", "name_en", "name_zh", "kind", "scheme")
"""The columns of the record that every row of an exploded frame repeats, as far as the class has them."""
SINGULAR = {
    "aliases": "alias", "coding": "coding", "sought": "sought",
}  # fmt: skip
"""Names of one item of a list, where it is more than the name of the list without s."""


class Table(NamedTuple):
    """What a frame is made of."""

    columns: tuple[Column, ...]
    rows: list[Row]
    about: dict[str, str]
    """Version and digest of the data."""


def lists(cls: Any) -> dict[str, str]:
    """What ``explode`` takes for a class: the field → the table that holds its items."""
    one = cls.table.removesuffix("s")
    return {slot.key: f"{one}_{slot.key}" for slot in slots(cls) if slot.how in ("parts", "values")}


def columns(cls: Any, explode: str | None = None) -> tuple[Column, ...]:
    """The columns of the frame of a class, each with type and meaning."""
    spec = model()[cls.table]
    own = tuple(one for one in spec.columns if one.name != "position")
    if explode is None and cls is Instrument:
        at = next(number for number, one in enumerate(own) if one.name == "kind") + 1
        return own[:at] + _made() + own[at:]
    if explode is None:
        return own
    return (*(one for one in own if one.name in HEAD), *(column for _, column in _items(cls, explode)))


def table(selection: Collection[Any], explode: str | None = None) -> Table:
    """Columns and rows of a selection."""
    cls = selection.record_class
    made = columns(cls, explode)
    found: dict[str, list[Row]] = {name: [] for name in model()}
    about: dict[str, str] = {}
    if selection:
        home = selection[0].dataset
        about = {"version": home.version, "digest": home.digest}
        writer = _Writer(cls, found, {one.table: frozenset(home.table(one.table).ids) for one in CLASSES})
        for position, record in enumerate(selection, 1):
            writer.write(record.to_dict(), home.register_of(record), position)
    base = found[cls.table]
    if explode is None:
        if cls is Instrument:
            base = [row | _derived(record) for row, record in zip(base, selection, strict=True)]
        return Table(made, [{one.name: row[one.name] for one in made} for row in base], about)
    return Table(made, _exploded(cls, explode, found, made), about)


def _made() -> tuple[Column, ...]:
    terms = tuple(vocabulary()["status"])
    return tuple(one._replace(terms=terms) if one.name == "status" else one for one in MADE)


def _derived(record: Instrument) -> Row:
    date = record.principal_date
    return {
        "date": date and str(date),
        "date_earliest": date and date.earliest and date.earliest.isoformat(),
        "date_latest": date and date.latest and date.latest.isoformat(),
        "status": _standing(record),
        "issuers": JOINED.join(one.id for one in record.actors("issuer")) or None,
    }


def _standing(record: Instrument) -> str | None:
    try:
        return record.status().force
    except InvalidValue:  # neither the record nor its data set has a day
        return None


def _items(cls: Any, explode: str) -> list[tuple[str, Column]]:
    """Name in the item's table, and column of the frame, for each column of an exploded list."""
    known = lists(cls)
    if not isinstance(explode, str) or explode not in known:
        help_ = suggestion(explode, known) or f"; it has {', '.join(known)}"
        raise UnknownField(f"{cls.__name__} has no list {quote(explode)} to explode{help_}", field=str(explode))
    spec, one = model()[known[explode]], _one(explode)
    made = []
    for column in spec.columns[1:]:
        name = one if column.name in (one, "value", explode) else f"{one}_{column.name}"
        made.append((column.name, column._replace(name=name, required=False)))
    for nested in _nested(cls, explode):
        meaning = f"{model()[nested].meaning} With {JOINED!r} between them."
        made.append((f"/{nested}", Column(f"{one}_{nested.rpartition('_')[2]}", "string", meaning)))
    if any(slot.key == explode and slot.cls and _evidenced(slot.cls) for slot in slots(cls)):
        meaning = f"What bears it out, each as source[place], with {JOINED!r} between them."
        made.append(("refs", Column(f"{one}_refs", "string", meaning)))
    return made


def _evidenced(cls: type) -> bool:
    return any(slot.how == "refs" for slot in slots(cls))


def _one(field: str) -> str:
    return SINGULAR.get(field) or (f"{field[:-3]}y" if field.endswith("ies") else field.removesuffix("s"))


def _nested(cls: Any, explode: str) -> list[str]:
    """The tables of lists inside the items of a list."""
    name = lists(cls)[explode]
    return [spec.name for spec in model().values() if spec.parent and spec.parent[0] == name]


def _exploded(cls: Any, explode: str, found: dict[str, list[Row]], made: tuple[Column, ...]) -> list[Row]:
    one = cls.table.removesuffix("s")
    head = [
        column.name
        for column in made
        if column.name in HEAD and column.name in {each.name for each in model()[cls.table].columns}
    ]
    owners = {row["id"]: {name: row[name] for name in head} for row in found[cls.table]}
    items = _items(cls, explode)
    inside: dict[tuple[str, Any, Any], list[str]] = {}
    for nested in _nested(cls, explode):
        value, (_, at, _) = model()[nested].columns[-1].name, model()[nested].key
        for row in found[nested]:
            inside.setdefault((f"/{nested}", row[one], row[at]), []).append(str(row[value]))
    for row in found.get(f"{one}_refs", ()):
        if row["part"] == explode:
            where = f"[{row['ref_locator']}]" if row["ref_locator"] else ""
            inside.setdefault(("refs", row[one], row["part_position"]), []).append(f"{row['ref_source']}{where}")
    rows = []
    for row in found[lists(cls)[explode]]:
        values = {
            column.name: row[name]
            if name in row
            else JOINED.join(inside.get((name, row[one], row["position"]), ())) or None
            for name, column in items
        }
        rows.append(owners[row[one]] | values)
    return rows


# --- into frames, and back ----------------------------------------------------------


def to_pandas(selection: Collection[Any], explode: str | None) -> pd.DataFrame:
    """See :meth:`Collection.to_pandas`."""
    pandas = load("pandas")
    made = table(selection, explode)
    data = {}
    for one in made.columns:
        values = [_value(row[one.name], one) for row in made.rows]
        if one.terms:
            data[one.name] = pandas.Categorical(values, categories=list(one.terms))
        else:
            kind = {"string": "string", "boolean": "boolean", "integer": "Int64", "date": "datetime64[s]"}[one.type]
            data[one.name] = pandas.Series(values, dtype=kind)
    frame: pd.DataFrame = pandas.DataFrame(data)
    frame.attrs.update(made.about, columns={one.name: one.meaning for one in made.columns})
    return frame


def to_polars(selection: Collection[Any], explode: str | None) -> pl.DataFrame:
    """See :meth:`Collection.to_polars`."""
    polars = load("polars")
    made = table(selection, explode)
    types = {"string": polars.String, "boolean": polars.Boolean, "integer": polars.Int64, "date": polars.Date}
    data = [
        polars.Series(
            one.name,
            [_value(row[one.name], one) for row in made.rows],
            polars.Enum(one.terms) if one.terms else types[one.type],
        )
        for one in made.columns
    ]
    frame: pl.DataFrame = polars.DataFrame(data)
    return frame


def to_arrow(selection: Collection[Any], explode: str | None) -> pa.Table:
    """See :meth:`Collection.to_arrow`."""
    arrow = load("pyarrow", "arrow")
    made = table(selection, explode)
    types = {"string": arrow.string(), "boolean": arrow.bool_(), "integer": arrow.int64(), "date": arrow.date32()}
    fields, data = [], []
    for one in made.columns:
        values = [_value(row[one.name], one) for row in made.rows]
        if one.terms:
            codes = arrow.array([None if value is None else one.terms.index(value) for value in values], arrow.int16())
            array = arrow.DictionaryArray.from_arrays(codes, arrow.array(one.terms))
        else:
            array = arrow.array(values, types[one.type])
        fields.append(arrow.field(one.name, array.type, metadata={"description": one.meaning}))
        data.append(array)
    whole: pa.Table = arrow.table(data, schema=arrow.schema(fields, made.about))
    return whole


def _value(value: Any, column: Column) -> Any:
    return datetime.date.fromisoformat(value) if column.type == "date" and value is not None else value


def ids_of(frame: Any, column: str) -> list[str]:
    """The ids that a frame of pandas, polars or Arrow holds in a column, each once, in their order there.

    In pandas, the index counts as a column when it has its name.
    """
    names = _columns_of(frame)
    index: Any = getattr(frame, "index", None)
    if column not in names and getattr(index, "name", None) == column:
        values = index
    elif names.count(column) == 1:
        values = frame[column]
    else:
        help_ = suggestion(column, names) or f"; it has {names}"
        found = "more than one column" if column in names else "no column"
        raise UnknownField(
            f"the frame has {found} {quote(column)}{help_ if found == 'no column' else ''}", field=column
        )
    made = values.to_pylist() if hasattr(values, "to_pylist") else values.to_list()
    for one in made:
        if not isinstance(one, str):
            raise InvalidValue(f"column {quote(column)} of the frame holds {quote(one)}, which is no id", value=one)
    return list(dict.fromkeys(made))


def _columns_of(frame: Any) -> list[str]:
    if hasattr(frame, "collect_schema") and not hasattr(frame, "to_dicts"):
        raise InvalidValue("a LazyFrame has no rows yet: collect() it first", value=type(frame).__name__)
    names = getattr(frame, "column_names", None)
    if names is None:
        names = getattr(frame, "columns", None)
    if names is None:
        raise InvalidValue(
            f"a frame of pandas, polars or Arrow is needed, not a {type(frame).__name__}; ids go to pick()",
            value=frame,
        )
    return list(map(str, names))

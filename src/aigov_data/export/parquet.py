"""Apache Parquet: the tables, typed, with what each column means in its metadata (extra ``parquet``)."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..optional import load
from .relational import Row, TableSpec, model, tables
from .vocabularies import TERMS, term_rows

if TYPE_CHECKING:
    from ..store import Dataset
    from . import Options


def files(dataset: Dataset, _: Options) -> Iterator[tuple[str, bytes]]:
    """File → content, a table a file."""
    writer = load("pyarrow.parquet", "parquet")
    rows = tables(dataset) | {TERMS.name: term_rows(dataset)}
    for name, spec in [*model().items(), (TERMS.name, TERMS)]:
        out = io.BytesIO()
        writer.write_table(arrow(spec, rows[name], dataset), out, compression="zstd")
        yield f"{name}.parquet", out.getvalue()


def arrow(spec: TableSpec, rows: list[Row], dataset: Dataset) -> Any:
    """A table of Arrow: strings, booleans, integers, days."""
    pyarrow = load("pyarrow", "parquet")
    types = {
        "string": pyarrow.string(), "boolean": pyarrow.bool_(), "integer": pyarrow.int32(), "date": pyarrow.date32(),
    }  # fmt: skip
    fields = [
        pyarrow.field(one.name, types[one.type], not one.required, {"description": one.meaning}) for one in spec.columns
    ]
    about = {"description": spec.meaning, "version": dataset.version, "digest": dataset.digest}
    columns = [[_value(row[one.name], one.type) for row in rows] for one in spec.columns]
    return pyarrow.table(
        [pyarrow.array(values, field.type) for values, field in zip(columns, fields, strict=True)],
        schema=pyarrow.schema(fields, about),
    )


def _value(value: Any, type_: str) -> Any:
    return datetime.date.fromisoformat(value) if type_ == "date" and value is not None else value

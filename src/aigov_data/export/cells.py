"""CSV: rows to bytes and back (RFC 4180, UTF-8, no byte order mark), with or without guarded cells.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a
formula. A guarded file puts an apostrophe before every string that begins so,
or with white space that hides it, or with an apostrophe; reading takes it off
again. OWASP, CSV Injection, names the characters.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..errors import InvalidValue, listed, quote, suggestion
from ..files import LARGEST

if TYPE_CHECKING:
    from .relational import Row, TableSpec

GUARDED = re.compile(r"[=+\-@\t\r\n'＝＋－＠]|\s+[=+\-@＝＋－＠]")
"""What the beginning of a guarded string may not be."""


def to_csv(spec: TableSpec, rows: Iterable[Row], *, safe: bool = False) -> bytes:
    """A table as CSV. ``safe`` guards its strings against being run as formulas."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in spec.columns])
    for row in rows:
        writer.writerow([_cell(row[column.name], safe) for column in spec.columns])
    return out.getvalue().encode("utf-8")


def _cell(value: Any, safe: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if safe and GUARDED.match(text) else text


def from_csv(spec: TableSpec, raw: bytes, file: str, *, safe: bool = False) -> Iterator[Row]:
    """The rows of a CSV file; InvalidValue names file, line, column and value of what is wrong."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidValue(f"{file} is not UTF-8: {error.reason} at byte {error.start}") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    limit = csv.field_size_limit(max(csv.field_size_limit(), LARGEST))  # a setting of the process
    try:
        head = next(reader, [])
        names = [column.name for column in spec.columns]
        if sorted(head) != sorted(names):
            extra = [one for one in head if one not in names]
            lacking = [one for one in names if one not in head]
            close = suggestion(extra[0], names) if extra else ""
            told = [f"it lacks {listed(lacking)}"] * bool(lacking) + [f"it has {listed(extra)}{close}"] * bool(extra)
            raise InvalidValue(
                f"{file} has not the columns of {spec.name}: {'; '.join(told) or 'a column occurs twice'}"
            )
        columns = {column.name: column for column in spec.columns}
        for cells in reader:
            if len(cells) != len(head):
                raise InvalidValue(f"{file}, line {reader.line_num}: {len(cells)} cells; expected {len(head)}")
            row = dict(zip(head, cells, strict=True))
            yield {name: _value(columns[name], row[name], safe, f"{file}, line {reader.line_num}") for name in names}
    except csv.Error as error:
        raise InvalidValue(f"{file}, line {reader.line_num}: not CSV: {error}") from None
    finally:
        csv.field_size_limit(limit)


def _value(column: Any, cell: str, safe: bool, where: str) -> Any:
    if cell == "":
        return None
    if column.type == "boolean":
        if cell not in ("true", "false"):
            raise InvalidValue(f"{where}: {column.name} is {quote(cell)}; expected true or false", value=cell)
        return cell == "true"
    if column.type == "integer":
        if not re.fullmatch(r"[0-9]{1,9}", cell, re.ASCII):
            raise InvalidValue(f"{where}: {column.name} is {quote(cell)}; expected a whole number", value=cell)
        return int(cell)
    return cell[1:] if safe and cell.startswith("'") else cell

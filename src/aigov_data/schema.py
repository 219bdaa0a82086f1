"""The data dictionary: every field's meaning, type, vocabulary and example; JSON Schema.

The schemas in ``json_schema/`` are generated from the classes (a test holds
them equal) and take each field's meaning from its docstring in the code.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Sequence
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

import attrs

from . import parts, records, shape
from .dates import FORM as DATE_FORM
from .dates import PartialDate
from .errors import InvalidValue, quote, suggestion
from .files import package_json
from .text import LANGUAGE_TAG, Text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PARTS = tuple(
    cls
    for cls in vars(parts).values()
    if isinstance(cls, type) and issubclass(cls, parts.Part) and cls is not parts.Part
)
CLASSES: tuple[type, ...] = (*records.CLASSES, *_PARTS)
"""Every class that the data dictionary describes."""


class Field(NamedTuple):
    """One field of a class, as :func:`fields` lists it."""

    name: str
    """The attribute, or the name that filter knows."""
    key: str
    """The key in the files; empty for a derived field."""
    type: str
    """Its type, for readers."""
    vocabulary: str
    """The vocabulary that its terms come from, if any."""
    required: bool
    """Whether every record has it."""
    meaning: str
    """What it says."""
    example: object
    """A value from the bundled data."""


class FieldTable(Sequence[Field]):
    """The fields of a class; prints as a table."""

    def __init__(self, title: str, rows: Sequence[Field]) -> None:
        self.title, self._rows = title, tuple(rows)

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            for row in self._rows:
                if key in (row.name, row.key):
                    return row
            raise InvalidValue(f"{self.title} has no field {quote(key)}{suggestion(key, [r.name for r in self._rows])}")
        return self._rows[key]

    def __len__(self) -> int:
        return len(self._rows)

    def __str__(self) -> str:
        from .display import table

        return table(
            ("field", "type", "meaning"),
            [
                (row.name, (row.vocabulary and f"term of {row.vocabulary}") or row.type, row.meaning)
                for row in self._rows
            ],
        )

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from .notebook import of_fields

        return of_fields(self)


def fields(cls: type) -> FieldTable:
    """Every field of a record or part class: meaning, type, vocabulary, example.

    For a record class, what :meth:`Collection.filter` can ask besides is listed
    after the stored fields.
    """
    if cls not in CLASSES:
        raise InvalidValue(f"fields() takes a class of records or parts, such as ag.Instrument; found {quote(cls)}")
    meanings = package_json("meanings.json", "json_schema")[cls.__name__]
    rows = []
    for field in shape.resolved(cls):
        key = shape.key_of(field.name)
        rows.append(
            Field(
                field.name,
                key,
                type_name(field.type),
                _vocabulary(field.type),
                field.default is attrs.NOTHING,
                meanings[field.name],
                _example(cls, field.name),
            )
        )
    if issubclass(cls, records.Record):
        from .questions import questions

        for name, question in questions(cls).items():
            if question.meaning:
                rows.append(Field(name, "", "derived", "", False, f"for filter: {question.meaning}", None))
    return FieldTable(cls.__name__, rows)


def _example(cls: type, name: str) -> object:
    if not issubclass(cls, records.Record):
        return None
    from .store import bundled

    for record in bundled().table(cls.table).all():
        value = getattr(record, name)
        if value not in (None, (), False):
            return value[0] if isinstance(value, tuple) else value
    return None


def _vocabulary(type_: Any) -> str:
    from .questions import vocabulary_of

    return vocabulary_of(type_) or ""


def type_name(type_: Any) -> str:
    """A type for readers: ``tuple of Event``, ``string or absent``."""
    origin, args = get_origin(type_), get_args(type_)
    if origin in (Union, UnionType):
        return f"{type_name(next(a for a in args if a is not type(None)))}, may be absent"
    if origin is tuple:
        return f"tuple of {type_name(args[0])}"
    if origin is Literal:
        return "term"
    return {str: "string", bool: "True or False"}.get(type_, getattr(type_, "__name__", str(type_)))


# --- JSON Schema -----------------------------------------------------------------


def schema_name(cls: type) -> str:
    """The file of a class's schema, without its ending: ``instrument``; parts share ``parts``."""
    return cls.__name__.lower() if issubclass(cls, records.Record) else "parts"


def json_schemas() -> dict[str, Any]:
    """File name → JSON Schema (2020-12), generated from the classes; and every field's meaning."""
    made: dict[str, Any] = {}
    for cls in records.CLASSES:
        used = dict.fromkeys([cls, *_used(cls)])
        made[f"{schema_name(cls)}.json"] = {
            "$schema": DIALECT,
            "$id": f"{schema_name(cls)}.json",
            "title": cls.__name__,
            "$ref": f"#/$defs/{cls.__name__}",
            "$defs": {one.__name__: _class_schema(one) for one in used} | _COMMON,
        }
    made["meanings.json"] = {cls.__name__: field_docs(cls) for cls in CLASSES}
    made["parts.json"] = {
        "$schema": DIALECT,
        "$id": "parts.json",
        "title": "Parts of records",
        "$defs": {one.__name__: _class_schema(one) for one in _PARTS} | _COMMON,
    }
    return made


_COMMON: dict[str, Any] = {
    "Text": {
        "description": "A text by BCP 47 language tag.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": f"^{LANGUAGE_TAG.pattern}$"},
        "additionalProperties": {"type": "string", "pattern": "\\S"},
    },
    "PartialDate": {
        "description": "A day, month or year (EDTF level 0).",
        "type": "string",
        "pattern": f"^{DATE_FORM}$",
    },
    "Ref": {
        "description": parts.Ref.__doc__.split("\n")[0] if parts.Ref.__doc__ else "",
        "type": "string",
        "pattern": f"^{parts.REF.pattern}$",
    },
}


def _used(cls: type) -> Iterator[type]:
    for field in shape.resolved(cls):
        for one in (field.type, *get_args(field.type)):
            if attrs.has(one) and one is not parts.Ref:
                yield one
                yield from _used(one)


def _class_schema(cls: type) -> dict[str, Any]:
    if cls is parts.Ref:
        return dict(_COMMON["Ref"])
    docs = field_docs(cls)
    properties, required = {}, []
    for field in shape.resolved(cls):
        key = shape.key_of(field.name)
        properties[key] = {"description": docs[field.name]} | _type_schema(cls, field.name, field.type)
        if field.default is attrs.NOTHING:
            required.append(key)
        elif isinstance(field.default, (str, bool)):
            properties[key]["default"] = field.default
    return {
        "description": inspect.cleandoc(cls.__doc__ or "").split("\n")[0],
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _type_schema(cls: type, name: str, type_: Any) -> dict[str, Any]:
    origin, args = get_origin(type_), get_args(type_)
    if origin in (Union, UnionType):
        return _type_schema(cls, name, next(a for a in args if a is not type(None)))
    if origin is tuple:
        return {"type": "array", "items": _type_schema(cls, name, args[0])}
    if origin is Literal:
        return {"enum": list(args)}
    if type_ is bool:
        return {"type": "boolean"}
    if type_ is str:
        form = shape.form_of(cls, name)
        made: dict[str, Any] = {"type": "string", "pattern": f"^{form[0].pattern}$" if form else "\\S"}
        return made
    if type_ in (Text, PartialDate) or attrs.has(type_):
        return {"$ref": f"#/$defs/{type_.__name__}"}
    raise TypeError(f"no schema for {cls.__name__}.{name}: {type_!r}")


def field_docs(cls: type) -> dict[str, str]:
    """Field → its meaning, from the string below it in the source code of the class or its base."""
    found: dict[str, str] = {}
    for base in cls.__mro__:
        if attrs.has(base):
            found |= _documented(base)
    return found


def _documented(cls: type) -> dict[str, str]:
    tree = ast.parse(inspect.cleandoc(inspect.getsource(cls)))
    body = tree.body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for statement, after in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        ):
            found[statement.target.id] = " ".join(after.value.value.split())
    return found

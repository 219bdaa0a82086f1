"""Plain data to records with cattrs, and back; errors in the user's terms.

Reading is strict: every key known, every type exact, nothing coerced, nothing
null, every problem of a record reported. Writing omits defaults and keeps the
order of the classes, so that reading what was written gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import attrs
from cattrs import ClassValidationError, Converter, ForbiddenExtraKeysError, IterableValidationError
from cattrs.errors import AttributeValidationNote, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from . import parts
from .dates import PartialDate
from .errors import AigovDataError, InvalidData, InvalidValue, close_matches, listed, suggestion
from .problems import Problem
from .shape import KEYS, LONGEST_ID, form_of, key_of, resolved
from .text import Text

T = TypeVar("T")


def _string(value: Any, _: Any) -> str:
    if not isinstance(value, str):
        raise InvalidValue("expected a string")
    if not value.strip():
        raise InvalidValue("expected a string that is not empty; leave the key out when it is not known")
    return value


def _boolean(value: Any, _: Any) -> bool:
    if not isinstance(value, bool):
        raise InvalidValue("expected true or false")
    return value


def _literal(value: Any, cls: Any) -> Any:
    known = get_args(cls)
    if not isinstance(value, str) or value not in known:
        raise InvalidValue(f"expected one of {listed(known, 200)}{suggestion(value, known)}")
    return value


def _text(value: Any, _: Any) -> Text:
    if not isinstance(value, dict):
        raise InvalidValue('expected a text by language, such as {"en": "...", "zh-Hans": "..."}')
    return Text(value)


def _date(value: Any, _: Any) -> PartialDate:
    if not isinstance(value, str):
        raise InvalidValue("expected a date as a string, such as '2024-05-22', '2024-05' or '2024'")
    return PartialDate(value)


def _ref(value: Any, _: Any) -> parts.Ref:
    return parts.Ref.parse(value)


def _origin(cls: Any) -> Any:
    return get_origin(cls)


@cache
def converter() -> Converter:
    """The one converter of the package."""
    conv = Converter(detailed_validation=True, forbid_extra_keys=True)
    conv.register_structure_hook(str, _string)
    conv.register_structure_hook(bool, _boolean)
    conv.register_structure_hook_func(lambda cls: _origin(cls) is Literal, _literal)
    conv.register_structure_hook(Text, _text)
    conv.register_structure_hook(PartialDate, _date)
    conv.register_structure_hook(parts.Ref, _ref)

    def optional(cls: Any) -> Any:
        inner = next(arg for arg in get_args(cls) if arg is not type(None))

        def structure(value: Any, _: Any) -> Any:
            if value is None:
                raise InvalidValue("null is not allowed: leave the key out when it is not known")
            return conv.structure(value, inner)

        return structure

    def sequence(cls: Any) -> Any:
        inner = get_args(cls)[0]

        def structure(value: Any, _: Any) -> Any:
            if not isinstance(value, list):
                raise InvalidValue("expected a list in square brackets")
            found, errors = [], []
            for position, item in enumerate(value):
                try:
                    found.append(conv.structure(item, inner))
                except Exception as error:
                    error.add_note(IterableValidationNote("", position, inner))
                    errors.append(error)
            if errors:
                raise IterableValidationError("", errors, cls)  # pyright: ignore[reportCallIssue]
            return tuple(found)

        return structure

    def attrs_class(cls: Any) -> Any:
        resolved(cls)
        renames: Any = {field: override(rename=key) for field, key in KEYS.items()}
        inner = make_dict_structure_fn(cls, conv, _cattrs_forbid_extra_keys=True, **renames)

        def structure(value: Any, target: Any) -> Any:
            if not isinstance(value, dict):
                raise InvalidValue("expected an object in curly brackets")
            if not value:
                raise InvalidValue("expected an object that says something; leave the key out when nothing is known")
            return inner(value, target)

        return structure

    def is_record(cls: Any) -> bool:
        return attrs.has(cls) and cls is not parts.Ref

    conv.register_structure_hook_factory(
        lambda cls: _origin(cls) in (Union, UnionType) and type(None) in get_args(cls), optional
    )
    conv.register_structure_hook_factory(lambda cls: _origin(cls) is tuple, sequence)
    conv.register_structure_hook_factory(is_record, attrs_class)
    return conv


def to_plain(item: Any) -> dict[str, Any]:
    """A record or part as plain data, as the files write it: defaults omitted, keys in order."""
    found = {}
    for field in resolved(type(item)):
        value = getattr(item, field.name)
        if value != field.default:
            found[key_of(field.name)] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Text):
        return dict(value)
    if isinstance(value, (PartialDate, parts.Ref)):
        return str(value)
    return to_plain(value) if attrs.has(type(value)) else value


def structure(plain: Any, cls: type[T], file: str = "", position: int = 0) -> tuple[T | None, list[Problem]]:
    """Read one record of plain data: the record, or None and every problem found."""
    name = plain.get("id") if isinstance(plain, dict) else None
    record = name if isinstance(name, str) and name else f"#{position + 1}"
    try:
        made = converter().structure(plain, cls)
    except Exception as error:
        problems = [
            Problem(file, record, path, _at(plain, keys), expected, "format")
            for keys, path, expected in _flatten(error, (), plain, cls)
        ]
        return None, problems
    problems = [
        Problem(file, record, path_of(plain, keys), value, expected, "format")
        for keys, value, expected in _forms(made, ())
    ]
    return (None if problems else made), problems


def from_plain(plain: Any, cls: type[T]) -> T:
    """Read one record of plain data; InvalidData with all its problems when it is wrong."""
    made, problems = structure(plain, cls)
    if made is None:
        raise InvalidData(
            f"no {cls.__name__}: {problems[0]}" + (f" (and {len(problems) - 1} more)" if problems[1:] else ""),
            problems=tuple(problems),
        )
    return made


NAMING = ("id", "actor", "lang", "scheme", "source", "field", "target", "group", "rule")
"""The keys that tell the items of a list apart, the first that an item has."""


def name_in_path(item: Any) -> str | None:
    """What a list item is called in a path, where it has a name."""
    if isinstance(item, dict):
        for key in NAMING:
            if isinstance(item.get(key), str):
                return str(item[key])
    return None


def path_of(plain: Any, keys: tuple[Any, ...]) -> str:
    """A path in data terms: list items by their id, type or scheme where they have one."""
    path = ""
    for key in keys:
        if isinstance(key, int):
            plain = plain[key] if isinstance(plain, list) and key < len(plain) else None
            path += f"[{name_in_path(plain) or key}]"
        else:
            path += f".{key}" if path else str(key)
            plain = plain.get(key) if isinstance(plain, dict) else None
    return path


def _at(plain: Any, keys: tuple[Any, ...]) -> Any:
    for key in keys:
        try:
            plain = plain[key]
        except (KeyError, IndexError, TypeError):
            return None
    return plain


def _flatten(error: Any, keys: tuple[Any, ...], plain: Any, cls: Any) -> Iterator[tuple[Any, str, str]]:
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        inner_cls = getattr(error, "cl", cls)
        meant = _meant(error)
        for inner in error.exceptions:
            here = keys
            for note in getattr(inner, "__notes__", ()):
                if isinstance(note, AttributeValidationNote):
                    here = (*keys, key_of(note.name))
                elif isinstance(note, IterableValidationNote):
                    here = (*keys, note.index)
            if _is_missing(inner) and here[-1] in meant:  # told by the misspelt key
                continue
            yield from _flatten(inner, here, plain, inner_cls)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [key_of(field.name) for field in resolved(error.cl)]
        for extra in sorted(error.extra_fields, key=str):
            close = suggestion(extra, known) or f"; known: {listed(known, 200)}"
            yield (*keys, extra), path_of(plain, (*keys, extra)), f"{error.cl.__name__} has no such key{close}"
    elif _is_missing(error):
        yield keys, path_of(plain, keys), "this key is required"
    elif isinstance(error, AigovDataError):
        yield keys, path_of(plain, keys), str(error)
    else:
        raise error


def _is_missing(error: Exception) -> bool:
    """Whether a required key was not there."""
    return isinstance(error, KeyError) and not isinstance(error, AigovDataError)


def _meant(error: Any) -> set[str]:
    """The missing keys that unknown keys beside them are misspellings of."""
    found: set[str] = set()
    for inner in error.exceptions:
        if isinstance(inner, ForbiddenExtraKeysError):
            known = [key_of(field.name) for field in resolved(inner.cl)]
            for extra in sorted(inner.extra_fields, key=str):
                found.update(close_matches(extra, known, 1))
    return found


def _forms(item: Any, keys: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any, str]]:
    """Strings that are not of the form that their field demands."""
    for field in resolved(type(item)):
        value = getattr(item, field.name)
        here = (*keys, key_of(field.name))
        form = form_of(type(item), field.name)
        for place, one in (
            (((*here, n), part) for n, part in enumerate(value)) if isinstance(value, tuple) else [(here, value)]
        ):
            if form and isinstance(one, str):
                if not form[0].fullmatch(one):
                    yield place, one, f"expected {form[1]}"
                elif field.name == "id" and max(map(len, one.split("."))) > LONGEST_ID:
                    yield place, one, f"an id has at most {LONGEST_ID} characters"
            elif attrs.has(type(one)) and not isinstance(one, parts.Ref):
                yield from _forms(one, place)

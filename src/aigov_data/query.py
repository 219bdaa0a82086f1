"""Answering filter, sort, group_by and count_by; what can be asked stands in questions.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from .errors import AigovDataError, InvalidValue, UnknownField, quote
from .questions import OPTIONS, Getter, Question, boolean, question, questions, roles_getter

if TYPE_CHECKING:
    from .collection import Collection


def select(
    collection: Collection[Any], where: Callable[[Any], object] | None, conditions: Mapping[str, Any]
) -> tuple[Any, ...]:
    """The records that meet all conditions, in the collection's order."""
    asked = dict(conditions)
    narrower = asked.pop("narrower", True)
    if "narrower" in conditions:
        boolean(collection, narrower)
        _needs(collection, "narrower", asked)
    records: tuple[Any, ...] = collection.records
    role = (
        asked.pop("role", None) if {"actor", "actor_within"} & asked.keys() and asked.get("role") is not None else None
    )
    roles = None if role is None else _wanted(collection, "role", role)
    whole = True
    for name, value in asked.items():
        one = question(collection, name)
        if roles is not None and name in ("actor", "actor_within"):
            one = one._replace(get=roles_getter(*roles))
        wanted = None if value is None else _wanted(collection, name, value)
        if wanted is not None:
            wanted = _widened(collection, name, wanted, narrower)
        if one.stored and whole:  # the column of the whole collection is kept
            column = collection.column(name, one.get)
            if wanted is not None and len(wanted) == 1:
                (only,) = wanted
                records = tuple([record for record, found in zip(records, column, strict=True) if found == only])
            elif wanted is not None:
                records = tuple([record for record, found in zip(records, column, strict=True) if found in wanted])
            else:
                records = tuple([record for record, found in zip(records, column, strict=True) if found is None])
        elif wanted is None:
            records = tuple([record for record in records if one.get(record) in (None, ())])
        elif one.many:
            records = tuple([record for record in records if not wanted.isdisjoint(one.get(record))])
        else:
            records = tuple([record for record in records if one.get(record) in wanted])
        whole = False
    if where is not None:
        if not callable(where):
            raise InvalidValue(f"where takes a function of a record; found {quote(where)}", value=where)
        records = tuple([record for record in records if where(record)])
    return records


def _needs(collection: Collection[Any], option: str, asked: Mapping[str, Any]) -> None:
    needed = OPTIONS[option]
    if not set(needed) & asked.keys():
        known = questions(collection._table.cls)
        if not set(needed) & known.keys():
            raise UnknownField(f"{collection._table.name} have no field {option!r}", field=option)
        raise InvalidValue(f"{option}= goes with {' or '.join(f'{name}=' for name in needed)}", value=option)


def _wanted(collection: Collection[Any], name: str, value: Any) -> frozenset[Any]:
    understand = question(collection, name).understand
    values: Any = (value,)
    if isinstance(value, (Set, range)) or type(value) is type(collection):
        values = value
    elif isinstance(value, (list, tuple)):
        raise InvalidValue(
            f"{name}= takes one value or a set of values, any of which is meant; found {quote(value)}: "
            f"write {{...}} instead",
            value=value,
        )
    try:
        return frozenset(understand(collection, one) for one in values)
    except AigovDataError:
        raise
    except TypeError:  # unhashable
        raise InvalidValue(f"{name}= cannot be {quote(value)}", value=value) from None


def _widened(collection: Collection[Any], name: str, wanted: frozenset[Any], narrower: bool) -> frozenset[Any]:
    """The wanted ids and, where the question includes them, those below them."""
    if name in ("issuer_within", "actor_within"):
        table = "actors"
    elif name == "within":
        table = collection._table.name
    elif name in ("principle", "issue") and narrower:
        table = f"{name}s"
    else:
        return wanted
    return frozenset(collection._table.dataset.within(table, wanted))


def values(collection: Collection[Any], name: str) -> list[tuple[Any, ...]]:
    """Each record's values of a field, as a tuple, for grouping and counting."""
    one = question(collection, name)
    shown = _shown(name, one)
    if one.many:
        return [tuple(shown(record)) for record in collection.records]
    return [() if (found := shown(record)) is None else (found,) for record in collection.records]


def _shown(name: str, one: Question) -> Getter:
    """How a field's values are shown as group keys: texts as they are, not folded."""
    if name in ("title", "name", "summary", "definition", "note"):
        return lambda record: (str(getattr(record, name)),) if getattr(record, name) else ()
    if name == "aliases":
        return lambda record: tuple(alias.text for alias in record.aliases)
    return one.get


def ordered(collection: Collection[Any], keys: tuple[str | Callable[[Any], Any], ...]) -> tuple[Any, ...]:
    """The records in order of the keys; see Collection.sort."""
    if not keys:
        raise InvalidValue("sort needs a field or a function, such as sort('date')")
    last = keys[-1]
    records = sorted(collection.records, key=attrgetter("id"), reverse=isinstance(last, str) and last.startswith("-"))
    for key in reversed(keys):
        if callable(key):
            records.sort(key=key)
            continue
        if not isinstance(key, str):
            raise InvalidValue(f"sort takes fields and functions; found {quote(key)}", value=key)
        name, down = key.removeprefix("-"), key.startswith("-")
        one = question(collection, name)
        shown = _shown(name, one)
        many = one.many

        def rank(record: Any, shown: Getter = shown, many: bool = many) -> tuple[bool, Any]:
            found = shown(record)
            absent = found in (None, ())
            return (absent, () if absent else (tuple(found) if many else found))

        decorated = [(rank(record), record) for record in records]
        decorated.sort(key=lambda pair: pair[0], reverse=down)  # stable, also when reversed
        records = [record for _, record in decorated]
    return tuple(records)

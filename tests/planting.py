"""Planting errors in the small data set, and telling what the check found."""

import copy
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from aigov_data.checks import check
from aigov_data.problems import Problem

from .small_data import REFS, Data, small, write

Mutation = Callable[[Data], None]
Found = tuple[str, str, str, str]
"""File, record, path and rule of a problem."""


class Planted(NamedTuple):
    """An error to plant, and what the check must say of it."""

    name: str
    mutation: Mutation
    expected: list[Found]
    """Every finding, in order."""
    says: str = ""
    """A part of the first finding's text."""
    warning: bool = False


def put(*place: str | int, to: Any) -> Mutation:
    """Set the value at a place."""

    def mutate(data: Data) -> None:
        _at(data, place[:-1])[place[-1]] = to

    return mutate


def drop(*place: str | int) -> Mutation:
    """Take the value at a place away."""

    def mutate(data: Data) -> None:
        del _at(data, place[:-1])[place[-1]]

    return mutate


def push(*place: str | int, item: Any) -> Mutation:
    """Append an item to the list at a place, which is made if it is not there."""

    def mutate(data: Data) -> None:
        _at(data, place[:-1]).setdefault(place[-1], []).append(copy.deepcopy(item))

    return mutate


def also(*mutations: Mutation) -> Mutation:
    """Several mutations, one after the other."""

    def mutate(data: Data) -> None:
        for one in mutations:
            one(data)

    return mutate


def _at(data: Any, place: tuple[str | int, ...]) -> Any:
    for key in place:
        data = data[key]
    return data


def plant(one: Planted, folder: Path) -> list[Problem]:
    """Plant an error in the small data; what the check finds."""
    data = small()
    one.mutation(data)
    return check(write(folder, data))


def told(problems: Iterable[Problem]) -> list[Found]:
    """What tests compare of problems."""
    return [(one.file, one.record, one.path, one.rule) for one in problems]


def unsaid(problems: Iterable[Problem]) -> list[Problem]:
    """The problems whose text lacks the file, the record, the place, what was expected or the rule."""
    return [one for one in problems if not all(part in str(one) for part in (*one[:3], one.expected, one.rule))]


def act(path: str, rule: str = "format") -> Found:
    """A finding in the act of 2024."""
    return ("instruments/xx.json", "xx-example-act-2024", path, rule)


def old(path: str, rule: str) -> Found:
    """A finding in the act of 2020."""
    return ("instruments/xx.json", "xx-example-act-2020", path, rule)


def actor(record: str, path: str, rule: str = "format") -> Found:
    """A finding in an actor."""
    return ("actors/xx.json", record, path, rule)


def source(path: str, rule: str = "format", record: str = "xx-gazette") -> Found:
    """A finding in a source."""
    return ("sources/xx.json", record, path, rule)


def concept(scheme: str, record: str, path: str, rule: str) -> Found:
    """A finding in a scheme or its concepts."""
    return (f"schemes/{scheme}.json", record, path, rule)


def event(type: str, date: str, id: str = "", **more: Any) -> dict[str, Any]:
    """An event."""
    return {"id": id or type, "type": type, "date": date, **more, "refs": REFS}


def document(name: str, path: str, rule: str) -> Found:
    """A finding in a document beside the records."""
    return (f"{name}.json", "", path, rule)

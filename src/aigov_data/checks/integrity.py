"""Ids are unique and point at what exists: without this a data set cannot be opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .. import parts, records
from ..errors import suggestion
from ..folder import register_name
from ..table import names_of
from ..text import fold
from .base import FOUNDING, Draft, Finding, rule

TARGETS: dict[tuple[type, str], tuple[str, ...]] = {
    (parts.Ref, "source"): ("sources",),
    (parts.Role, "actor"): ("actors",),
    (parts.Event, "actors"): ("actors",),
    (parts.Event, "at"): ("actors",),
    (parts.Event, "by"): ("instruments",),
    (parts.Relation, "target"): ("instruments",),
    (parts.Coding, "scheme"): ("schemes",),
    (parts.Mapping, "target"): ("principles", "issues"),
    (parts.Mention, "source"): ("sources",),
    (parts.Membership, "group"): ("actors",),
    (parts.Contributor, "actor"): ("actors",),
    (records.Actor, "parent_id"): ("actors",),
    (records.Actor, "successor_id"): ("actors",),
    (records.Principle, "parent_id"): ("principles",),
    (records.Issue, "parent_id"): ("issues",),
    (records.Principle, "scheme"): ("schemes",),
    (records.Issue, "scheme"): ("schemes",),
    (records.Scheme, "authority"): ("actors",),
    (records.Scheme, "stated_in"): ("instruments", "sources"),
}
"""Where an id of another record stands → the collections that it may be in."""


def local(name: str) -> str:
    """An id without the name-space of an extension."""
    return name.rpartition(":")[2]


@rule("id-unique", "An id occurs once in its class, and once in instruments and sources together.", integrity=True)
def id_unique(draft: Draft) -> Iterator[Finding]:
    seen: dict[tuple[str, str], str] = {}
    for item in draft.folder.items:
        if item.name.startswith("#"):  # it has no id
            continue
        space = "instruments" if item.table == "sources" else item.table
        first = seen.setdefault((space, item.name), item.file)
        if ((space, item.name) in seen and first != item.file) or item is not draft.by_id[item.table][item.name]:
            yield Finding(item, "id", item.name, f"the id is taken, in {first}")


@rule("link-exists", "Every id of another record is that of a record that exists.", integrity=True)
def link_exists(draft: Draft) -> Iterator[Finding]:
    for (owner, field), tables in TARGETS.items():
        for place in draft.by_owner[owner]:
            if place.field == field and isinstance(place.value, str):
                if all(draft.missing(table, place.value) for table in tables):
                    known = [name for table in tables for name in draft.by_id[table]]
                    yield Finding(
                        place.item,
                        place.path,
                        place.value,
                        f"no {' or '.join(table.removesuffix('s') for table in tables)} has this id{suggestion(place.value, known)}",
                    )


@rule("contributor-actor", "An author or publisher that is an actor of the register is given by its id.")
def contributor_actor(draft: Draft) -> Iterator[Finding]:
    known = names_of(item.record for item in draft.items["actors"])
    for place in draft.by_owner[parts.Contributor]:
        if place.field == "name" and place.value is not None and fold(place.value) in known:
            ids = " or ".join(known[fold(place.value)])
            yield Finding(
                place.item, place.path, place.value, f'this is an actor of the register: write {{"actor": "{ids}"}}'
            )


@rule("concept-exists", "Principles and issues of an instrument are concepts of the reference schemes.", integrity=True)
def concept_exists(draft: Draft) -> Iterator[Finding]:
    for item in draft.items["instruments"]:
        for table in ("principles", "issues"):
            known = [name for name, one in draft.by_id[table].items() if register_name(one.file) == table]
            for link in getattr(item.record, table):
                if link.id not in known and table not in draft.unread:
                    yield Finding(
                        item,
                        f"{table}[{link.id}]",
                        link.id,
                        f"no reference concept has this id{suggestion(link.id, known)}",
                    )


@rule("no-circle", "Nothing is a part of itself.", integrity=True)
def no_circle(draft: Draft) -> Iterator[Finding]:
    for table in ("actors", "principles", "issues"):
        for item in draft.items[table]:
            seen, record = {item.name}, draft.record(table, item.record.parent_id)
            while record is not None and record.id not in seen:
                seen.add(record.id)
                record = draft.record(table, record.parent_id)
            if record is not None and record.id == item.name:
                yield Finding(item, "parent", item.record.parent_id, "a parent is not a part of its own part")


@rule("event-unique", "An event's id occurs once in its record.", integrity=True)
def event_unique(draft: Draft) -> Iterator[Finding]:
    for item in draft.items["instruments"]:
        for name, count in Counter(event.id for event in item.record.events).items():
            if count > 1:
                yield Finding(item, f"events[{name}].id", name, f"{count} events have this id; add a suffix")


@rule("event-moved", "A moved event names the event that took its place, and no other event does.", integrity=True)
def event_moved(draft: Draft) -> Iterator[Finding]:
    for item in draft.items["instruments"]:
        known = {event.id for event in item.record.events}
        for event in item.record.events:
            path = f"events[{event.id}].moved_to"
            if event.state == "moved" and event.moved_to is None:
                yield Finding(item, path, None, "a moved event needs the id of the event that took its place")
            elif event.moved_to is not None and event.state != "moved":
                yield Finding(item, path, event.moved_to, "only an event of state 'moved' has this")
            elif event.moved_to is not None and (event.moved_to not in known or event.moved_to == event.id):
                yield Finding(
                    item, path, event.moved_to, f"no other event has this id{suggestion(event.moved_to, known)}"
                )


@rule("scheme-own", "A concept belongs to the scheme of its file, and its parent to the same scheme.", integrity=True)
def scheme_own(draft: Draft) -> Iterator[Finding]:
    for table in ("principles", "issues"):
        for item in draft.items[table]:
            scheme = register_name(item.file)
            if local(item.record.scheme) != scheme:
                yield Finding(item, "scheme", item.record.scheme, f"the file is that of {scheme!r}")
            parent = draft.record(table, item.record.parent_id)
            if parent is not None and parent.scheme != item.record.scheme:
                yield Finding(item, "parent", item.record.parent_id, "the broader concept is of another scheme")
    for item in draft.items["schemes"]:
        if local(item.name) != register_name(item.file):
            yield Finding(
                item, "id", item.name, f"the file is called {register_name(item.file)!r}: the names must agree"
            )


@rule("id-form", "An id starts with its register (founding documents apart) or, for a concept, its scheme.")
def id_form(draft: Draft) -> Iterator[Finding]:
    for table in ("instruments", "sources"):
        for item in draft.items[table]:
            register = register_name(item.file)
            founding = table == "sources" and item.record.tier == FOUNDING
            if not founding and not item.name.startswith((f"{register}-", f"{register}:")):
                yield Finding(item, "id", item.name, f"an id in this file starts with '{register}-'")
    for table in ("principles", "issues"):
        for item in draft.items[table]:
            scheme = item.record.scheme
            if scheme == table and "." in item.name:
                yield Finding(item, "id", item.name, "a reference concept's id has no full stop")
            if scheme != table and not item.name.startswith(f"{scheme}."):
                yield Finding(item, "id", item.name, f"a concept's id starts with its scheme: '{scheme}.'")

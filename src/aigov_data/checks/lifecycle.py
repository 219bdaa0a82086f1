"""Events come in an order that a life can have, and agree with roles and relations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..terms import anchors, vocabulary
from .base import Draft, Finding, rule

PREPARING = ("announced", "drafted", "consultation-opened", "consultation-closed")
STRICT = (
    (PREPARING, ("introduced", "submitted"), "preparing comes before introduction"),
    (("introduced", "submitted"), ("adopted", "vetoed", "rejected"), "introduction comes before the decision"),
    (("consultation-opened",), ("consultation-closed",), "a consultation opens before it closes"),
    (("adopted",), ("entered-into-force", "repealed", "superseded", "expired"), "adoption comes before its effect and its end"),
    (("opened-for-signature",), ("party-signed",), "a treaty opens for signature before it is signed"),
    (("entered-into-force",), ("repealed", "expired"), "force comes before its end"),
)  # fmt: skip
"""Earlier types, later types, and what to say: orders that no instrument breaks."""
USUAL = (
    (("signed",), ("entered-into-force",), "signature usually comes before force"),
    (("published",), ("entered-into-force",), "publication usually comes before force"),
    (("adopted",), ("signed",), "adoption usually comes before signature"),
    (("adopted",), ("published",), "adoption usually comes before publication"),
    (("entered-into-force",), ("applied",), "force usually comes before application"),
)  # fmt: skip
"""Orders that an instrument can break, if it says why with an exception."""
ENDING_RELATION = {
    "repealed": ("repeals", "replaces"),
    "amended": ("amends",),
    "postponed": ("postpones", "amends"),
    "superseded": ("replaces", "repeals", "edition-of"),
}
"""Event caused by another instrument → the relations, one of which that instrument has to this one."""


def _before(earlier: Any, later: Any) -> bool:
    """Whether the first date can be no later than the second."""
    return bool(earlier.earliest <= later.latest)


@rule("event-order", "Events stand in order of date, and in the order that the kind of event demands.")
def event_order(draft: Draft) -> Iterator[Finding]:
    for item in draft.items["instruments"]:
        events = [one for one in item.record.events if one.state in ("occurred", "scheduled")]
        dates = [one.date for one in item.record.events]
        if dates != sorted(dates):
            wrong = next(
                one
                for one, after in zip(item.record.events, item.record.events[1:], strict=False)
                if after.date < one.date
            )
            yield Finding(
                item,
                f"events[{wrong.id}].date",
                str(wrong.date),
                "events stand in order of date; 'aigov-data format' sorts them",
            )
        for orders, warning in ((STRICT, False), (USUAL, True)):
            for first, second, saying in orders:
                for one in events:
                    for other in events:
                        if one.type in first and other.type in second and not _before(one.date, other.date):
                            yield Finding(
                                item,
                                f"events[{one.id}].date",
                                str(one.date),
                                f"{saying}: {other.id} is dated {other.date}",
                                warning,
                            )


@rule("event-state", "What occurred is not after the day of the data, and what is scheduled not before.")
def event_state(draft: Draft) -> Iterator[Finding]:
    if not draft.date:
        return
    for item in draft.items["instruments"]:
        for event in item.record.events:
            path = f"events[{event.id}].state"
            if event.state == "occurred" and event.date.earliest.isoformat() > draft.date:
                yield Finding(
                    item, path, "occurred", f"{event.date} is after the day of the data, {draft.date}: 'scheduled'?"
                )
            if event.state == "scheduled" and event.date.latest.isoformat() <= draft.date:
                yield Finding(
                    item, path, "scheduled", f"{event.date} is past on the day of the data, {draft.date}: did it occur?"
                )


@rule("checked-through", "The days on which a record was read and followed are not after the day of the data.")
def checked_through(draft: Draft) -> Iterator[Finding]:
    if not draft.date:
        return
    for item in draft.items["instruments"]:
        if item.record.checked_through is None:
            yield Finding(item, "checked_through", None, "say to which day the lifecycle was followed")
    for place in draft.places:
        if place.field in ("checked_through", "on", "retrieved", "snapshot") and place.value is not None:
            if place.value.earliest.isoformat() > draft.date:
                yield Finding(
                    place.item, place.path, str(place.value), f"this is after the day of the data, {draft.date}"
                )


@rule(
    "kind-dated", "An instrument has an event that dates its kind, and an issuer or, for a pledge or treaty, parties."
)
def kind_dated(draft: Draft) -> Iterator[Finding]:
    for item in draft.items["instruments"]:
        record = item.record
        types = {event.type for event in record.events if event.state == "occurred"}
        wanted = anchors(record.kind)
        if not types & set(wanted):
            yield Finding(item, "events", None, f"a {record.kind} is dated by one of: {', '.join(wanted)}")
        roles = {role.role for role in record.roles}
        if not roles & {"issuer", "signatory", "endorser", "drafter"}:
            yield Finding(item, "roles", None, "say who issued it (role 'issuer'), signed or endorsed it")


@rule("force-law", "Only what is law enters into force; other texts are current from adoption or publication.")
def force_law(draft: Draft) -> Iterator[Finding]:
    kinds = vocabulary()["kind"]
    for item in draft.items["instruments"]:
        if not kinds[item.record.kind].law:
            for event in item.record.events:
                if event.type in ("entered-into-force", "provisionally-applied"):
                    yield Finding(
                        item, f"events[{event.id}].type", event.type, f"a {item.record.kind} is not law", warning=True
                    )


@rule(
    "participant-role", "Who signed, joined or endorsed has that role, and did it in an event where the day is known."
)
def participant_role(draft: Draft) -> Iterator[Finding]:
    roles_of = {
        "party-signed": {"signatory", "party"},
        "ratified": {"party", "signatory"},
        "acceded": {"party"},
        "endorsed": {"endorser", "signatory"},
    }
    for item in draft.items["instruments"]:
        has = {(role.actor, role.role) for role in item.record.roles}
        for event in item.record.events:
            for actor in event.actors if event.type in roles_of else ():
                if not {(actor, role) for role in roles_of[event.type]} & has:
                    yield Finding(
                        item,
                        f"events[{event.id}].actors",
                        actor,
                        f"the actor has none of the roles {', '.join(sorted(roles_of[event.type]))}",
                    )


@rule("cause-relates", "The instrument that caused an event has the relation that goes with it, and is not younger.")
def cause_relates(draft: Draft) -> Iterator[Finding]:
    for item in draft.items["instruments"]:
        for event in item.record.events:
            cause = draft.record("instruments", event.by)
            if cause is None:
                continue
            path = f"events[{event.id}].by"
            wanted = ENDING_RELATION.get(event.type)
            related = {one.type for one in cause.relations if one.target == item.name}
            if wanted and not related & set(wanted):
                yield Finding(item, path, event.by, f"{event.by} has no relation {' or '.join(wanted)} to {item.name}")
            born = cause.principal_date
            if born is not None and event.state == "occurred" and not _before(born, event.date):
                yield Finding(
                    item, path, event.by, f"it is younger ({born}) than what it is said to have caused ({event.date})"
                )


@rule("relation-dated", "A relation is not to itself, is stated once, and agrees with the dates of both.")
def relation_dated(draft: Draft) -> Iterator[Finding]:
    later = {"amends", "repeals", "replaces", "corrects", "postpones", "implements", "edition-of", "transposes"}
    for item in draft.items["instruments"]:
        seen = set()
        for one in item.record.relations:
            path = f"relations[{one.target}].target"
            if one.target == item.name:
                yield Finding(item, path, one.target, "an instrument has no relation to itself")
            if (one.type, one.target) in seen:
                yield Finding(item, path, one.target, f"the relation {one.type} to it is stated twice")
            seen.add((one.type, one.target))
            target = draft.record("instruments", one.target)
            mine, its = item.record.principal_date, getattr(target, "principal_date", None)
            if one.type in later and mine is not None and its is not None and not _before(its, mine):
                yield Finding(item, path, one.target, f"it is younger ({its}) than what {one.type} it ({mine})")


@rule("actor-lived", "An issuer existed on the day of its instrument.")
def actor_lived(draft: Draft) -> Iterator[Finding]:
    for item in draft.items["instruments"]:
        day = item.record.principal_date
        for role in item.record.roles if day is not None else ():
            actor = draft.record("actors", role.actor) if role.role == "issuer" else None
            if actor is None:
                continue
            if actor.founded is not None and not _before(actor.founded, day):
                yield Finding(
                    item, f"roles[{role.actor}].actor", role.actor, f"it was founded {actor.founded}, after {day}"
                )
            if actor.dissolved is not None and not _before(day, actor.dissolved):
                yield Finding(
                    item, f"roles[{role.actor}].actor", role.actor, f"it was dissolved {actor.dissolved}, before {day}"
                )

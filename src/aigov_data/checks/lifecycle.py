"""Events come in an order that a life can have, and agree with roles and relations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ..terms import anchors, vocabulary
from .base import Draft, Finding, rule

if TYPE_CHECKING:
    from ..parts import Event

PREPARING = ("announced", "drafted", "consultation-opened", "consultation-closed")
PROPOSED = ("introduced", "submitted")
ENDS = ("repealed", "superseded", "expired", "annulled", "withdrawn", "rejected", "vetoed", "lapsed")
LATE = ("executive-order", "treaty", "resolution")
"""Kinds whose text is commonly published after it has effect (curation.md, rule 5)."""


class Order(NamedTuple):
    """Events of some types come before events of others."""

    earlier: tuple[str, ...]
    """The first of these ..."""
    later: tuple[str, ...]
    """... is no later than any of these."""
    says: str
    warning: bool = False
    """Whether the order is only usual: a record can break it with an exception and its reason."""
    except_kinds: tuple[str, ...] = ()


ORDERS = (
    Order(PROPOSED, ("passed-stage", "adopted", "signed", "opened-for-signature", "entered-into-force", *ENDS), "nothing but preparing events comes before introduction"),
    Order(("consultation-opened",), ("consultation-closed",), "a consultation opens before it closes"),
    Order(("adopted",), ("opened-for-signature",), "a treaty is adopted before it opens for signature"),
    Order(("adopted",), ("entered-into-force", "repealed", "superseded", "expired"), "adoption comes before its effect and its end"),
    Order(("opened-for-signature",), ("party-signed",), "a treaty opens for signature before it is signed"),
    Order(("provisionally-applied",), ("entered-into-force",), "provisional application comes before force"),
    Order(("entered-into-force",), ("repealed", "expired"), "force comes before its end"),
    Order(PROPOSED, ("published",), "introduction usually comes before publication", True),
    Order(("signed",), ("entered-into-force",), "signature usually comes before force", True),
    Order(("published",), ("entered-into-force",), "publication usually comes before force", True, LATE),
    Order(("adopted",), ("signed",), "adoption usually comes before signature", True),
    Order(("adopted",), ("published",), "adoption usually comes before publication", True),
    Order(("entered-into-force",), ("applied",), "force usually comes before application", True),
)  # fmt: skip
"""The orders of events (curation.md, rule 5); a record can answer any with an exception and its reason."""
ALIVE = ("entered-into-force", "provisionally-applied", "postponed", "amended", "suspended", "enforcement-stayed")
"""What happens only to a text that has not ended."""
ENDING_RELATION = {
    "repealed": ("repeals", "replaces"),
    "amended": ("amends",),
    "postponed": ("postpones", "amends"),
    "superseded": ("replaces", "repeals", "edition-of"),
}
"""Event caused by another instrument → the relations, one of which that instrument has to this one."""


def _first_day(event: Event) -> Any:
    return event.date


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
        for order in ORDERS:
            first = min((one for one in events if one.type in order.earlier), key=_first_day, default=None)
            if first is None or item.record.kind in order.except_kinds:
                continue
            for other in events:
                if other.type in order.later and not _before(first.date, other.date):
                    yield Finding(
                        item,
                        f"events[{first.id}].date",
                        str(first.date),
                        f"{order.says}: {other.id} is dated {other.date}",
                        order.warning,
                    )
        for actor, signed, bound in _consents(events):
            yield Finding(
                item,
                f"events[{bound.id}].date",
                str(bound.date),
                f"{actor} signs before it ratifies: {signed.id} is dated {signed.date}",
            )


def _consents(events: list[Event]) -> Iterator[tuple[str, Event, Event]]:
    """Actors that are said to have ratified before they signed."""
    for signed in events:
        for bound in events:
            if signed.type == "party-signed" and bound.type == "ratified" and not _before(signed.date, bound.date):
                for actor in sorted(set(signed.actors) & set(bound.actors)):
                    yield actor, signed, bound


@rule(
    "event-sense",
    "An event makes sense where it stands: nothing is reinstated that was not interrupted or ended, suspended before it was adopted, or changed after its end.",
)
def event_sense(draft: Draft) -> Iterator[Finding]:
    for item in draft.items["instruments"]:
        whole = [one for one in item.record.events if not one.provisions and one.state in ("occurred", "scheduled")]
        for event in whole:
            path = f"events[{event.id}].type"
            before = [one for one in whole if one is not event and _before(one.date, event.date)]
            wholly = [one for one in before if one.date.latest < event.date.earliest]
            lifted = [one for one in wholly if one.type == "reinstated"]
            if event.type == "reinstated" and not any(
                one.type in (*ENDS, "suspended", "enforcement-stayed") for one in before
            ):
                yield Finding(item, path, event.type, "nothing was suspended, stayed or ended before it")
            if event.type in ("suspended", "enforcement-stayed") and not any(
                one.type in ("adopted", "signed", "published", "entered-into-force") for one in before
            ):
                yield Finding(item, path, event.type, "it was not adopted before it, so nothing could be interrupted")
            if event.type in ("rejected", "lapsed") and (
                begun := next((one for one in wholly if one.type == "entered-into-force"), None)
            ):
                yield Finding(
                    item, path, event.type, f"it was in force before ({begun.id}, {begun.date}): did it expire?"
                )
            over = next((one for one in wholly if one.type in ENDS), None)
            told = over and event.type == "entered-into-force" and over.type in ("repealed", "expired")  # by the order
            if over and event.type in ALIVE and not lifted and not told:
                yield Finding(item, path, event.type, f"it had ended ({over.id}, {over.date}) and was not reinstated")


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
        if not roles & {"issuer", "signatory", "endorser", "drafter", "sponsor"}:
            yield Finding(
                item, "roles", None, "say who issued it (role 'issuer'), drafted or sponsored it, signed or endorsed it"
            )


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

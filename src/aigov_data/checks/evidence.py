"""No fact without a reference, and what a reference must be to support it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import parts, records
from ..identity import facts_hash
from ..shape import resolved
from ..terms import TYPES
from .base import FOUNDING, Draft, Finding, rule

NEEDING = (
    parts.OfficialTitle, parts.Event, parts.Role, parts.Relation, parts.Identifier, parts.Publication,
    parts.ConceptLink, parts.Membership, parts.Edition,
)  # fmt: skip
"""The parts that state a fact, so that each needs a reference."""
ONE_SCREEN = ("web-page", "press-release", "news", "register-entry", "dataset", "official-page")
"""The kinds of source that can be a single screen, which needs no locator."""


@rule("ref-needed", "Every part that states a fact, every actor and every concept has a reference.")
def ref_needed(draft: Draft) -> Iterator[Finding]:
    for owner in NEEDING:
        for place in draft.by_owner[owner]:
            in_source = place.item.table == "sources"
            if place.field == "refs" and not place.value and not in_source:
                yield Finding(place.item, place.path, None, 'a fact needs a reference: "refs": ["source-id[locator]"]')
    for table in ("actors", "principles", "issues", "schemes"):
        for item in draft.items[table]:
            reference_scheme = table == "schemes" and item.record.authority is None
            if not item.record.refs and not reference_scheme:
                yield Finding(item, "refs", None, 'a record needs a reference: "refs": ["source-id[locator]"]')


@rule("ref-read", "A reference names a source that was read, and where in it, unless it is a single screen.")
def ref_read(draft: Draft) -> Iterator[Finding]:
    for place in draft.by_owner[parts.Ref]:
        if place.field != "source":
            continue
        source = draft.record("sources", place.value)
        if source is None:
            continue
        if source.consulted == "none":
            yield Finding(
                place.item, place.path, str(place.owner), "the source was not consulted, so it supports nothing"
            )
        if not place.owner.locator and source.kind not in ONE_SCREEN:
            yield Finding(place.item, place.path, str(place.owner), f"a {source.kind} needs a locator in the brackets")


@rule("source-found", "A source says where it can be found, and when it was read.")
def source_found(draft: Draft) -> Iterator[Finding]:
    for item in draft.items["sources"]:
        source = item.record
        if not (source.url or source.identifiers or source.tier == FOUNDING):
            yield Finding(
                item,
                "url",
                None,
                "a source that nobody else can find supports nothing: give its address or an identifier",
            )
        if source.consulted != "none" and source.retrieved is None:
            yield Finding(item, "retrieved", None, "a source that was read needs the day on which it was read")


@rule("source-used", "Every source supports something.")
def source_used(draft: Draft) -> Iterator[Finding]:
    if draft.folder.problems:  # what could not be read may refer to it
        return
    used = {place.value for place in draft.by_owner[parts.Ref] if place.field == "source"}
    used |= {place.value for place in draft.by_owner[parts.Mention] if place.field == "source"}
    used |= {item.record.stated_in for item in draft.items["schemes"]}
    for item in draft.items["sources"]:
        if item.name not in used and item.record.tier != FOUNDING:
            yield Finding(item, "", None, "no record refers to this source", warning=True)


@rule("mention-founding", "A mention is of a founding document.")
def mention_founding(draft: Draft) -> Iterator[Finding]:
    for place in draft.by_owner[parts.Mention]:
        source = draft.record("sources", place.value) if place.field == "source" else None
        if source is not None and source.tier != FOUNDING:
            yield Finding(place.item, place.path, place.value, "mentions are of the founding documents only")


@rule("coding-stated", "An instrument says how far it was read for principles and issues, and links accordingly.")
def coding_stated(draft: Draft) -> Iterator[Finding]:
    for item in draft.items["instruments"]:
        extents: dict[str, Any] = {}
        for one in item.record.coding:
            if one.scheme in extents:
                yield Finding(item, f"coding[{one.scheme}]", one.scheme, "a scheme is stated once")
            extents[one.scheme] = one.extent
        for scheme in ("principles", "issues"):
            if scheme not in extents:
                yield Finding(item, "coding", None, f"say how far the text was read for {scheme!r}, be it 'none'")
            elif extents[scheme] == "none" and getattr(item.record, scheme):
                yield Finding(
                    item,
                    f"coding[{scheme}].extent",
                    "none",
                    f"{scheme} are linked, so the text was read at least in part",
                )


@rule("review-stated", "An instrument has a review, and the facts reviewed are those that stand.")
def review_stated(draft: Draft) -> Iterator[Finding]:
    for item in draft.items["instruments"]:
        review = item.record.review
        if review is None:
            yield Finding(item, "review", None, "an instrument says how far it was checked")
        elif review.state != "drafted":
            wanted = facts_hash(item.plain)
            if review.facts != wanted:
                yield Finding(
                    item,
                    "review.facts",
                    review.facts,
                    f"the facts changed since they were reviewed: read again, then write {wanted!r}",
                )


@rule("claim-aims", "A claim names a field of its record.")
def claim_aims(draft: Draft) -> Iterator[Finding]:
    for place in draft.by_owner[parts.Claim]:
        if place.field == "field" and not _aims(place.item.record, place.value):
            yield Finding(
                place.item, place.path, place.value, "no such field in this record; write it as 'events[adopted].date'"
            )


def _aims(record: records.Record, field: str) -> bool:
    """Whether the first step of a path such as ``events[signed].date`` exists in the record."""
    head, _, rest = field.partition("[")
    name = head.split(".")[0]
    name = {"parent": "parent_id", "successor": "successor_id"}.get(name, name)
    if name not in {one.name for one in resolved(type(record))}:
        return False
    if not rest:
        return True
    key = rest.partition("]")[0]
    if name == "events" and key in TYPES["event_type"].__args__:
        return True  # what a source says happened need not have happened
    value = getattr(record, name)
    if not isinstance(value, tuple):
        return False
    keys = {
        text
        for one in value
        for text in (
            getattr(one, k, None) for k in ("id", "actor", "role", "scheme", "lang", "type", "target", "text", "group")
        )
    }
    return key in keys

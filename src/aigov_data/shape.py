"""The shape of the classes: real types of fields, keys in the files, forms of strings."""

from __future__ import annotations

import re
from typing import Any

import attrs

from . import parts, records, terms
from .text import LANGUAGE_TAG

KEYS = {"parent_id": "parent", "successor_id": "successor", "start": "from", "end": "to"}
"""Attribute → key in the files, where the two differ."""

NAMESPACE = "[a-z][a-z0-9]*"
"""What stands before the colon of a record that extends another data set: ``mine:my-act``."""
_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
ID = re.compile(f"({NAMESPACE}:)?{_SLUG}")
"""The form of an id."""
CONCEPT_ID = re.compile(rf"{ID.pattern}(\.{_SLUG})?")
"""The form of a concept's id: a plain id, or ``<scheme>.<slug>``."""
LONGEST_ID = 48
COUNTRY = re.compile(r"[A-Z]{2}")
JURISDICTION = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")

_FORMS: dict[str, tuple[re.Pattern[str], str]] = {
    "id": (ID, "an id of lower-case letters and digits joined by single hyphens, such as 'eu-ai-act'"),
    "concept": (CONCEPT_ID, "a concept's id, such as 'transparency' or 'oecd-2019.transparency'"),
    "lang": (LANGUAGE_TAG, "a language tag, such as 'en', 'zh-Hans' or 'fr'"),
    "country": (COUNTRY, "an ISO 3166-1 alpha-2 code in capitals, such as 'CN'"),
    "jurisdiction": (JURISDICTION, "an ISO 3166 code in capitals, such as 'CN' or 'US-CA', or 'EU' or 'UN'"),
    "url": (re.compile(r"https?://[^\s<>\"{}|\\^`]+"), "a web address that starts with https://"),
}
"""Form of a string field → its pattern and what to say of it."""

_PART_FIELDS = {
    parts.Ref: {"source": "id"},
    parts.OfficialTitle: {"lang": "lang"},
    parts.Alias: {"lang": "lang"},
    parts.Event: {"id": "id", "moved_to": "id", "actors": "id", "at": "id", "by": "id"},
    parts.Role: {"actor": "id"},
    parts.Relation: {"target": "id"},
    parts.Link: {"url": "url", "lang": "lang"},
    parts.ConceptLink: {"id": "concept"},
    parts.Coding: {"scheme": "id"},
    parts.Mapping: {"target": "concept"},
    parts.Mention: {"source": "id"},
    parts.Membership: {"group": "id"},
    parts.Contributor: {"actor": "id"},
    records.Instrument: {"id": "id", "jurisdiction": "jurisdiction", "languages": "lang"},
    records.Actor: {"id": "id", "country": "country", "parent_id": "id", "successor_id": "id"},
    records.Principle: {"id": "concept", "scheme": "id", "parent_id": "concept"},
    records.Issue: {"id": "concept", "scheme": "id", "parent_id": "concept"},
    records.Scheme: {"id": "id", "authority": "id", "stated_in": "id"},
    records.Source: {"id": "id", "url": "url", "lang": "lang"},
}


def form_of(cls: type, name: str) -> tuple[re.Pattern[str], str] | None:
    """The form that a class demands of a string field (or of each string in it), if any."""
    form = _PART_FIELDS.get(cls, {}).get(name)
    return None if form is None else _FORMS[form]


def key_of(name: str) -> str:
    """The key that the files use for an attribute."""
    return KEYS.get(name, name)


_resolved: dict[type, tuple[Any, ...]] = {}


def resolved(cls: type) -> tuple[Any, ...]:
    """The attrs fields of a class, in order, with real types (without the link to the data set)."""
    if cls not in _resolved:
        attrs.resolve_types(cls, vars(parts) | vars(records), {"terms": terms})
        _resolved[cls] = tuple(field for field in attrs.fields(cls) if field.init)
    return _resolved[cls]

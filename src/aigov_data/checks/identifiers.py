"""Identifiers match the pattern of their scheme, the instrument's dates, and are not shared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..parts import Identifier
from ..terms import vocabulary
from .base import Draft, Finding, rule

YEAR = {
    "celex": re.compile(r"[0-9CE]([0-9]{4})[A-Z]"),
    "oj": re.compile(r".*\.([0-9]{4})$"),
    "com": re.compile(r"(?:COM|JOIN)\(([0-9]{4})\)"),
    "procedure": re.compile(r"([0-9]{4})/"),
    "fr-document": re.compile(r"([0-9]{4})-"),
    "iso": re.compile(r".*:([0-9]{4})"),
    "cn-document": re.compile(r".*〔([0-9]{4})〕"),
}
"""Scheme → where the year stands in a value; it is the year of one of the instrument's events."""
SHARED = ("wikidata", "agora", "oecd-ai", "procedure")
"""Schemes whose values several instruments can share."""


@rule("identifier-form", "An identifier matches the pattern of its scheme, and its check digit.")
def identifier_form(draft: Draft) -> Iterator[Finding]:
    schemes = vocabulary()["identifier_scheme"]
    for place in draft.by_owner[Identifier]:
        if place.field != "value":
            continue
        term = schemes[place.owner.scheme]
        if term.pattern and not re.fullmatch(term.pattern, place.value):
            yield Finding(
                place.item, place.path, place.value, f"an identifier of {term.id} looks like {term.example!r}"
            )
        elif term.id == "isbn" and not _isbn(place.value):
            yield Finding(place.item, place.path, place.value, "the check digit of this ISBN is wrong")


def _isbn(value: str) -> bool:
    """Whether the check digit of an ISBN-13 or ISBN-10 is right (ISO 2108)."""
    digits = value.replace("-", "")
    if len(digits) == 10:
        numbers = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(weight * number for weight, number in zip(range(10, 0, -1), numbers, strict=True)) % 11 == 0
    return (
        len(digits) == 13 and sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    )


@rule("identifier-year", "The year in an identifier is the year of one of the instrument's events.")
def identifier_year(draft: Draft) -> Iterator[Finding]:
    for item in draft.items["instruments"]:
        years = {event.date.earliest.year for event in item.record.events}
        for one in item.record.identifiers:
            found = YEAR[one.scheme].match(one.value) if one.scheme in YEAR else None
            if found and int(found[1]) not in years:
                yield Finding(
                    item,
                    f"identifiers[{one.scheme}].value",
                    one.value,
                    f"no event of {found[1]}; the events are of {sorted(years)}",
                )


@rule("identifier-unique", "An identifier belongs to one record.")
def identifier_unique(draft: Draft) -> Iterator[Finding]:
    for table in ("instruments", "actors"):
        owners: dict[tuple[str, str], str] = {}
        for item in draft.items[table]:
            for one in item.record.identifiers:
                if one.scheme in SHARED:
                    continue
                first = owners.setdefault((one.scheme, one.value), item.name)
                if first != item.name:
                    yield Finding(
                        item, f"identifiers[{one.scheme}].value", one.value, f"this is the identifier of {first}"
                    )

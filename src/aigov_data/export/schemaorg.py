"""schema.org in JSON-LD: the data set, and its instruments.

What is law is ``Legislation``, the rest ``CreativeWork``. Properties after the
guide of the ELI task force ("A Guide to describe Legislation in schema.org",
2021): https://eur-lex.europa.eu/eli-register/legis_schema_org.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..files import pretty
from .croissant import about

if TYPE_CHECKING:
    from ..records import Instrument
    from ..store import Dataset
    from . import Options

RELATIONS = {
    "amends": "legislationAmends", "corrects": "legislationCorrects", "repeals": "legislationRepeals",
    "consolidates": "legislationConsolidates", "transposes": "legislationTransposes",
    "implements": "legislationEnsuresImplementationOf", "commences": "legislationCommences",
}  # fmt: skip
"""Relation → property of Legislation, where schema.org has one."""
NUMBERS = ("celex", "eli", "com", "cets", "us-eo", "fr-document", "cn-document", "gb-command-paper", "un-symbol")
"""The schemes whose values identify an act itself."""
FORCE = {
    "in-force": "InForce", "in-preparation": "NotInForce", "proposed": "NotInForce", "adopted": "NotInForce",
    "suspended": "NotInForce", "repealed": "NotInForce", "superseded": "NotInForce", "expired": "NotInForce",
    "annulled": "NotInForce", "withdrawn": "NotInForce", "not-adopted": "NotInForce",
}  # fmt: skip
"""Status → LegalForceStatus."""


def files(dataset: Dataset, options: Options) -> Iterator[tuple[str, bytes]]:
    """The one file."""
    works = [_work(one, options.base) for one in dataset.instruments]
    described = {"@type": "Dataset", "@id": f"{options.base}dataset/{dataset.version}", **about(dataset)}
    described["citation"] = described.pop("citeAs")  # a term of Croissant alone
    del described["isLiveDataset"]
    plain = {"@context": "https://schema.org", "@graph": [described, *works]}
    yield "schema-org.jsonld", (pretty(plain) + "\n").encode("utf-8")


def _work(one: Instrument, base: str) -> dict[str, Any]:
    law = one.dataset.vocabulary["kind"][one.kind].law
    made: dict[str, Any] = {
        "@type": "Legislation" if law else "CreativeWork",
        "@id": f"{base}instrument/{one.id}",
        "name": _texts(one.title),
        "alternateName": [_text(alias.text, alias.lang) for alias in one.aliases if alias.kind != "as-printed"],
        "description": _texts(one.summary) if one.summary else None,
        "inLanguage": list(one.languages),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": each.scheme, "value": each.value} for each in one.identifiers
        ],
        "url": [link.url for link in one.links],
        "isPartOf": [_named(base, each.target) for each in one.relations if each.type in ("part-of", "annex-to")],
        "isBasedOn": [_named(base, each.target) for each in one.relations if each.type in ("based-on", "derived-from")],
        "citation": [_named(base, each.target) for each in one.relations if each.type == "cites"],
    }
    issuers = [
        {"@type": "Organization", "@id": f"{base}actor/{each.id}", "name": _texts(each.name)} for each in one.issuers
    ]
    published = _date(one, "published")
    if law:
        made |= {
            "legislationType": one.native_type or one.kind,
            "legislationJurisdiction": one.jurisdiction,
            "legislationIdentifier": [each.value for each in one.identifiers if each.scheme in NUMBERS],
            "legislationPassedBy": issuers,
            "legislationDate": _date(one, "adopted") or _date(one, "signed"),
            "legislationLegalForce": _force(one),
        }
        for relation, name in RELATIONS.items():
            made[name] = [_named(base, each.target) for each in one.relations if each.type == relation]
    else:
        made["author"] = issuers
        made["dateCreated"] = _date(one, "adopted")
    made["datePublished"] = published
    return {key: value for key, value in made.items() if value not in (None, [])}


def _force(one: Instrument) -> str | None:
    status = one.status()
    name = FORCE.get(status.force or "") if status.certain else None
    return name and f"https://schema.org/{name}"


def _date(one: Instrument, type_: str) -> str | None:
    """The date of the first event of a type that happened, where ISO 8601 can say it."""
    found = (str(event.date) for event in one.events if event.type == type_ and event.state == "occurred")
    return next((date for date in found if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", date)), None)


def _texts(text: Any) -> list[dict[str, str]]:
    return [_text(words, lang) for lang, words in text.items()]


def _text(words: str, lang: str) -> dict[str, str]:
    return {"@value": words, "@language": lang}


def _named(base: str, target: str) -> dict[str, str]:
    return {"@id": f"{base}instrument/{target}"}

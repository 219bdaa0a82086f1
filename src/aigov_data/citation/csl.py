"""CSL-JSON (Citation Style Language 1.0.2), for Zotero, pandoc and citeproc.

The choice of type follows what the official styles print best: ``legislation`` for
acts, EU acts and executive orders (with genre and number only there, since the
styles else print "Pub. L. No."), ``regulation`` for Chinese measures, ``treaty``
without author (an author there is a party), ``report`` with genre and number for
resolutions and recommendations, ``standard``, ``bill``, ``webpage``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .entry import Name, entry_of

if TYPE_CHECKING:
    from ..dates import PartialDate
    from ..records import Instrument, Source
    from .entry import Entry

TYPES = {
    "statute": "legislation", "rule": "legislation", "eu-act": "legislation", "executive-order": "legislation",
    "cn-law": "regulation", "cn-document": "regulation", "treaty": "treaty", "resolution": "report",
    "recommendation": "report", "declaration": "document", "statement": "document", "standard": "standard",
    "bill": "bill", "report": "report", "policy": "report", "web-page": "webpage", "article": "article-journal",
    "news": "webpage", "book": "book", "dataset": "dataset",
}  # fmt: skip
"""Family of an entry → CSL type."""
GENRES = {
    "resolution": "Resolution", "recommendation": "Recommendation", "declaration": "Declaration",
    "voluntary-commitment": "Commitment", "proposal": "Proposal", "policy-paper": "Policy paper",
    "strategy": "Strategy", "action-plan": "Action plan", "organisational-policy": "Policy",
}  # fmt: skip
"""Kind of instrument → CSL genre, where the type does not say it."""
AUTHORLESS = ("legislation", "treaty", "bill")


def item(record: Instrument | Source, *, lang: str = "en") -> dict[str, Any]:
    """One CSL-JSON item. What is not known is left out."""
    return of_entry(entry_of(record, lang))


def of_entry(entry: Entry) -> dict[str, Any]:
    """The CSL-JSON item of an entry."""
    kind = TYPES[entry.family]
    found: dict[str, Any] = {"id": entry.id, "type": kind, "title": entry.title, "language": tag_of(entry)}
    if kind not in AUTHORLESS and entry.authors:
        found["author"] = [_name(one) for one in entry.authors]
    if entry.issued is not None:
        found["issued"] = date_parts(entry.issued)
    if entry.accessed is not None:
        found["accessed"] = date_parts(entry.accessed)
    found |= _numbers(entry, kind)
    if entry.kind in GENRES and entry.family != "bill" and entry.family not in ("report", "policy"):
        found["genre"] = GENRES[entry.kind]  # of a report styles would print "[Strategy]" after the title
    if entry.publisher is not None and entry.publisher.text not in {one.text for one in entry.authors}:
        found["publisher"] = entry.publisher.text
    edition = entry.edition if entry.edition != "1" else None  # a first edition is not printed
    pairs = (
        ("container-title", entry.container), ("collection-title", entry.series if kind != "bill" else None),
        ("volume", entry.volume), ("issue", entry.issue), ("page", entry.pages), ("publisher-place", entry.place),
        ("edition", edition), ("DOI", entry.doi), ("ISBN", entry.identifiers.get("isbn")), ("URL", entry.url),
        ("title-short", entry.short_title), ("version", entry.version),
    )  # fmt: skip
    found |= {key: value for key, value in pairs if value}
    if entry.lang == "en" and entry.original and entry.original != entry.title:
        found["original-title"] = entry.original
    return found


def _numbers(entry: Entry, kind: str) -> dict[str, str]:
    """The number and what belongs to it, as the styles need them."""
    number = entry.printed_number
    if number is None or (kind == "legislation" and entry.family != "executive-order"):
        return {}
    if entry.family == "executive-order":
        return {"genre": "Exec. Order", "number": number}
    return {"number": number} | ({"authority": entry.series} if kind == "bill" and entry.series else {})


def _name(name: Name) -> dict[str, str]:
    if name.family is None:
        return {"literal": name.text}
    return {"family": name.family, "given": name.given} if name.given else {"family": name.family}


def tag_of(entry: Entry) -> str:
    """The language tag of an entry, as CSL's locales are called."""
    return {"zh": "zh-CN", "en": "en"}.get(entry.lang.split("-")[0], entry.lang)


def date_parts(date: PartialDate) -> dict[str, Any]:
    """A CSL date, as precise as the date is: a decade or century is a range of years, ``~`` is ``circa``."""
    first, precision = date.earliest, date.precision
    parts = [[first.year, first.month, first.day][: {"month": 2, "day": 3}.get(precision, 1)]]
    if precision in ("decade", "century"):
        parts.append([date.latest.year])
    return {"date-parts": parts} | ({"circa": True} if date.approximate or date.uncertain else {})

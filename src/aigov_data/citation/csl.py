"""CSL-JSON (Citation Style Language 1.0.2), for Zotero, pandoc and citeproc.

The choice of type follows what the official styles print best and what Zotero
keeps: ``legislation`` for law, ``treaty`` without author, ``report`` with genre
and number for resolutions and recommendations, ``standard``, ``document``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .elements import authors, in_language, number, title

if TYPE_CHECKING:
    from ..dates import PartialDate
    from ..records import Instrument

TYPES = {
    "treaty": "treaty",
    "statute": "legislation",
    "supranational-regulation": "legislation",
    "supranational-directive": "legislation",
    "executive-order": "legislation",
    "delegated-rule": "regulation",
    "decision": "regulation",
    "interpretation": "regulation",
    "standard": "standard",
    "declaration": "document",
    "statement": "document",
    "voluntary-commitment": "document",
    "charter": "document",
}
"""Kind of instrument → CSL type; every other kind is a ``report``."""
GENRES = {
    "resolution": "Resolution",
    "recommendation": "Recommendation",
    "declaration": "Declaration",
    "voluntary-commitment": "Commitment",
    "proposal": "Proposal",
    "policy-paper": "Policy paper",
    "strategy": "Strategy",
    "action-plan": "Action plan",
}
"""Kind of instrument → CSL genre, where the type does not say it."""


def item(instrument: Instrument, *, lang: str = "en") -> dict[str, Any]:
    """One CSL-JSON item. What is not known is left out."""
    kind = TYPES.get(instrument.kind, "report")
    found: dict[str, Any] = {"id": instrument.id, "type": kind, "title": title(instrument, lang)}
    found["language"] = "zh-CN" if lang == "zh" and instrument.title.zh else "en"
    if kind not in ("treaty", "legislation"):
        names = [{"literal": in_language(actor.name, lang)} for actor in authors(instrument)]
        if names:
            found["author"] = names
    if instrument.principal_date is not None:
        found["issued"] = date_parts(instrument.principal_date)
    numbered = number(instrument)
    if instrument.kind == "executive-order" and numbered:
        found |= {"genre": "Exec. Order", "number": numbered[1]}
    elif kind != "legislation" and numbered:
        found["number"] = numbered[1]
    if instrument.kind in GENRES:
        found["genre"] = GENRES[instrument.kind]
    published = instrument.publication
    if published is not None:
        pairs = (
            ("container-title", published.container),
            ("collection-title", published.series),
            ("volume", published.volume),
            ("issue", published.issue),
            ("page", published.pages),
            ("publisher-place", published.place),
            ("edition", published.edition),
        )
        found |= {key: value for key, value in pairs if value}
    short = next((one.text for one in instrument.aliases if one.kind == "short" and one.lang == "en"), None)
    if short and lang == "en":
        found["title-short"] = short
    if instrument.url:
        found["URL"] = instrument.url
    return found


def date_parts(date: PartialDate) -> dict[str, Any]:
    """A CSL date, as precise as the date is: a decade or century is a range of years, ``~`` is ``circa``."""
    first, precision = date.earliest, date.precision
    parts = [[first.year, first.month, first.day][: {"month": 2, "day": 3}.get(precision, 1)]]
    if precision in ("decade", "century"):
        parts.append([date.latest.year])
    return {"date-parts": parts} | ({"circa": True} if date.approximate or date.uncertain else {})

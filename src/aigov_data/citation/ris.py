"""RIS, as reference managers read it: one tag a line, never wrapped.

Law is STAT, bills BILL, standards STAND, resolutions and reports RPRT, declarations
GOVDOC, web pages ELEC: types that Zotero keeps. GEN would become a journal
article there and LEGAL a court case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .csl import GENRES, tag_of
from .entry import year_of

if TYPE_CHECKING:
    from ..dates import PartialDate
    from .entry import Entry, Name

TYPES = {
    "statute": "STAT", "rule": "STAT", "eu-act": "STAT", "executive-order": "STAT", "cn-law": "STAT",
    "cn-document": "STAT", "treaty": "STAT", "bill": "BILL", "resolution": "RPRT", "recommendation": "RPRT",
    "declaration": "GOVDOC", "statement": "GOVDOC", "standard": "STAND", "report": "RPRT", "policy": "RPRT",
    "web-page": "ELEC", "news": "ELEC", "article": "JOUR", "book": "BOOK", "dataset": "DATA",
}  # fmt: skip
"""Family of an entry → RIS type."""


def ris(entry: Entry) -> str:
    """The entry in RIS, lines ended by CR LF as the format wants."""
    kind = TYPES[entry.family]
    lines = [("TY", kind)]
    if entry.family not in ("treaty", "bill"):
        lines += [("AU", _name(one)) for one in entry.authors]
    lines.append(("TI", entry.title))
    if entry.issued is not None:
        lines += [("PY", year_of(entry.issued, "en") or ""), ("DA", _date(entry.issued))]
    number = entry.printed_number
    first, _, last = (entry.pages or "").replace("–", "-").partition("-")
    tags: list[tuple[str, str | None]] = [
        ("ST", entry.short_title),
        ("T2", entry.container if kind != "BILL" else None),
        ("T3", entry.series),
        ("M3", GENRES.get(entry.kind) if kind in ("RPRT", "GOVDOC") else None),
        ("SN" if kind in ("RPRT", "STAND", "GOVDOC") else "M1", number),
        ("VL", entry.volume),
        ("IS", entry.issue),
        ("SP", first),
        ("EP", last),
        ("PB", _organisation(entry.publisher.text) if entry.publisher else None),
        ("CY", entry.place),
        ("ET", entry.edition or entry.version),
        ("LA", tag_of(entry)),
        ("DO", entry.doi),
        ("UR", entry.url),
        ("Y2", _date(entry.accessed) if entry.accessed else None),
        ("ID", entry.id),
    ]
    lines += [(tag, value) for tag, value in tags if value]
    lines.append(("ER", ""))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


def _name(name: Name) -> str:
    if name.family is not None:
        return f"{name.family}, {name.given}" if name.given else name.family
    return _organisation(name.text)


def _organisation(text: str) -> str:
    """An organisation's name without commas, which RIS would take for a person's."""
    return " ".join(text.replace(",", " ").replace("，", " ").split())


def _date(date: PartialDate) -> str:
    """YYYY/MM/DD/, with empty parts for what is not known; a decade has no form in RIS."""
    first = date.earliest
    if date.precision in ("decade", "century"):
        return date.format("en")
    month = f"{first.month:02}" if date.precision != "year" else ""
    return f"{first.year:04}/{month}/{f'{first.day:02}' if date.precision == 'day' else ''}/"

"""BibTeX and BibLaTeX: one record an entry, keyed by its id.

Types are those that Zotero and biber keep: @legislation for law in BibLaTeX,
@misc with howpublished in BibTeX; never @legal or @standard, which Zotero drops.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .csl import GENRES
from .entry import year_of
from .markup import latex_escaped
from .style import commas

if TYPE_CHECKING:
    from ..dates import PartialDate
    from .entry import Entry, Name

BIBLATEX = {
    "statute": "legislation", "rule": "legislation", "eu-act": "legislation", "executive-order": "legislation",
    "cn-law": "legislation", "cn-document": "legislation", "bill": "legislation", "treaty": "misc",
    "resolution": "report", "recommendation": "report", "declaration": "misc", "statement": "misc",
    "standard": "report", "report": "report", "policy": "report", "web-page": "online", "news": "online",
    "article": "article", "book": "book", "dataset": "dataset",
}  # fmt: skip
"""Family of an entry → BibLaTeX type."""
BIBTEX = {"report": "techreport", "article": "article", "book": "book"}
"""BibLaTeX type → BibTeX type; every other is ``misc``."""
_VERBATIM = frozenset({"url", "doi"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(entry: Entry) -> str:
    """The entry for BibTeX (and everything that reads it, Zotero among them)."""
    kind = BIBTEX.get(_kind(entry), "misc")
    fields = _common(entry)
    fields["year"] = year_of(entry.issued, entry.lang_en_or_zh)
    fields["month"] = _month(entry.issued)
    number = entry.printed_number
    if kind == "techreport":
        fields["institution"] = _literal(_institution(entry))
        fields["type"] = _escaped(_type(entry))
        fields["number"] = _escaped(number)
    elif kind == "misc":
        fields["howpublished"] = _escaped(_published(entry))
    else:
        fields |= {"journal": _escaped(entry.container)} if kind == "article" else {}
        fields |= {"publisher": _literal(entry.publisher.text if entry.publisher else None)}
        fields |= {"volume": _escaped(entry.volume), "number": _escaped(entry.issue), "pages": _pages(entry)}
    fields["address"] = _escaped(entry.place)
    fields["edition"] = _escaped(entry.edition)
    fields["note"] = _escaped(f"Accessed {entry.accessed.format('en')}") if entry.accessed else None
    return _written(kind, entry.id, fields, {"month"})


def biblatex(entry: Entry) -> str:
    """The entry for BibLaTeX and biber: dates in EDTF."""
    kind = _kind(entry)
    fields = _common(entry)
    fields["date"] = _edtf(entry.issued)
    fields["urldate"] = _edtf(entry.accessed)
    fields["langid"] = {"en": "english", "zh": "chinese"}.get(entry.lang.split("-")[0])
    fields["shorttitle"] = _literal(entry.short_title)
    if kind == "report":
        fields["institution"] = _literal(_institution(entry))
        fields["type"] = _escaped(_type(entry))
        fields["number"] = _escaped(entry.printed_number)
        fields["version"] = _escaped(entry.edition)  # biber's model of @report has no edition, series or ISBN
        isbn = fields.pop("isbn")
        fields["note"] = commas(_escaped(entry.series), f"ISBN {isbn}" if isbn else None) or None
    elif kind == "online":
        fields["organization"] = _literal(entry.publisher.text if entry.publisher else entry.container)
    elif kind == "misc":
        fields["howpublished"] = _escaped(_published(entry))
    elif kind == "dataset":
        fields["publisher"] = _literal(entry.publisher.text if entry.publisher else None)
        fields["version"] = _escaped(entry.version)
        fields["note"] = _escaped(entry.digest)
    else:
        fields["journaltitle"] = _literal(entry.container)
        fields["series"] = _escaped(entry.series)
        fields["volume"] = _escaped(entry.volume)
        fields["number"] = _escaped(entry.printed_number if kind == "legislation" else entry.issue)
        fields["pages"] = _pages(entry)
        fields["publisher"] = _literal(entry.publisher.text if entry.publisher else None)
    fields["location"] = _escaped(entry.place)
    fields["edition"] = _escaped(entry.edition) if kind != "report" else None
    return _written(kind, entry.id, fields, set())


def _kind(entry: Entry) -> str:
    """The BibLaTeX type; a report wants somebody who issued it."""
    kind = BIBLATEX[entry.family]
    return "misc" if kind == "report" and not (entry.authors or entry.publisher) else kind


def _common(entry: Entry) -> dict[str, str | None]:
    # a treaty's and a bill's issuers are not its authors
    names = () if entry.family in ("treaty", "bill") else entry.authors
    return {
        "author": " and ".join(_name(one) for one in names) or None,
        "title": _literal(entry.title),
        "doi": entry.doi,
        "isbn": entry.identifiers.get("isbn"),
        "url": entry.url,
    }


def _name(name: Name) -> str:
    if name.family is None:
        return f"{{{latex_escaped(name.text)}}}"
    family = f"{{{latex_escaped(name.family)}}}"
    return f"{family}, {latex_escaped(name.given)}" if name.given else family


def _institution(entry: Entry) -> str | None:
    """Who published a report: the publisher, else the first author (BibTeX wants one)."""
    if entry.publisher is not None:
        return entry.publisher.text
    return entry.authors[0].text if entry.authors else None


def _type(entry: Entry) -> str:
    if entry.family == "standard":
        return "Standard"
    return GENRES.get(entry.kind, entry.kind.replace("-", " ").capitalize())


def _published(entry: Entry) -> str | None:
    """What stands where BibTeX has no field: gazette, series and number, on one line."""
    parts = [entry.volume, entry.container or entry.series, entry.number or entry.printed_number, entry.pages]
    shown = " ".join(dict.fromkeys(part for part in parts if part))
    if entry.version:
        shown = f"{shown + ', ' if shown else ''}version {entry.version}"
    return shown or None


def _pages(entry: Entry) -> str | None:
    pages = _escaped(entry.pages)
    return re.sub(r"(?<=[0-9])[-–](?=[0-9])", "--", pages) if pages else None


def _month(date: PartialDate | None) -> str | None:
    if date is None or date.precision not in ("day", "month"):
        return None
    return _MONTHS[date.earliest.month - 1]


def _edtf(date: PartialDate | None) -> str | None:
    """The date as biber reads it: unspecified digits are its own."""
    return str(date).replace("-XX", "") if date is not None else None


def _escaped(text: str | None) -> str | None:
    return latex_escaped(_paired(text)) if text else None


def _paired(text: str) -> str:
    """Pairs of straight quotation marks as “ ”: pandoc drops the command for a straight one."""
    return re.sub(r'"([^"]+)"', "“\\1”", text)


def _literal(text: str | None) -> str | None:
    """A text whose capitals stay."""
    return f"{{{latex_escaped(_paired(text))}}}" if text else None


def _written(kind: str, key: str, fields: dict[str, str | None], bare: set[str]) -> str:
    lines = []
    for name, value in fields.items():
        if value:
            if name in _VERBATIM:  # no command is read in these, but braces must match
                value = value.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
            lines.append(f"  {name} = {value if name in bare else f'{{{value}}}'},\n")
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"

"""APA style, 7th edition (Publication Manual, 2020): reference list entries, a first form.

Legal works follow chapter 11 of the manual, which defers to the Bluebook;
reports, declarations and policies follow chapter 10 (institutional author, year,
title in italics, which plain text does not show, number in parentheses). What
the manual has no template for takes the nearest, as docs/citations.md says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .elements import authors, in_language, number, title, us_date, year_first

if TYPE_CHECKING:
    from ..records import Instrument

NO_DATE = "n.d."
DATED_BY_DAY = ("declaration", "statement", "proposal", "principles", "voluntary-commitment")
"""The kinds whose reference prints the whole date, as web pages and statements do (manual, 9.14)."""


def reference(instrument: Instrument, lang: str) -> str:
    """The reference list entry of an instrument as plain text."""
    return _FORMS.get(instrument.kind, _report)(instrument, lang)


def _url(instrument: Instrument) -> str:
    return f" {instrument.url}" if instrument.url else ""


def _names(instrument: Instrument, lang: str) -> str:
    """Institutional authors, with an ampersand before the last (manual, 9.8); 21 or more shortened."""
    names = [in_language(actor.name, lang) for actor in authors(instrument)]
    if len(names) > 20:
        return ", ".join(names[:19]) + f", … {names[-1]}"
    if len(names) > 1:
        return ", ".join(names[:-1]) + f", & {names[-1]}"
    return names[0] if names else ""


def _stop(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _report(instrument: Instrument, lang: str) -> str:
    """Author. (Date). Title (Number). URL"""
    date = instrument.principal_date
    if date is None:
        shown = NO_DATE
    elif instrument.kind in DATED_BY_DAY:
        shown = year_first(date)
    else:
        shown = str(date.year)
    found = number(instrument)
    words = title(instrument, lang)
    if found and found[0] == "iso":
        body, _, rest = found[1].partition(" ")
        words += f" ({body} Standard No. {rest})"
    elif found:
        words += f" ({found[1]})"
    names = _names(instrument, lang)
    if not names:
        return f"{_stop(words)} ({shown}).{_url(instrument)}"
    return f"{_stop(names)} ({shown}). {_stop(words)}{_url(instrument)}"


def _executive_order(instrument: Instrument, lang: str) -> str:
    """Exec. Order No. 14,110, 88 Fed. Reg. 75191 (2023). URL"""
    found = number(instrument)
    published = instrument.publication
    if not found or found[0] != "us-eo" or published is None:
        return _report(instrument, lang)
    digits = f"{int(found[1]):,}"
    page = (published.pages or "").split("-")[0]
    gazette = f", {published.volume} Fed. Reg. {page}" if published.volume and page else ""
    year = instrument.principal_date.year if instrument.principal_date else NO_DATE
    return f"Exec. Order No. {digits}{gazette} ({year}).{_url(instrument)}"


def _treaty(instrument: Instrument, lang: str) -> str:
    """Title, date of opening for signature or of adoption, URL"""
    opened = instrument.dates("opened-for-signature") or instrument.dates("signed") or instrument.dates("adopted")
    date = us_date(opened[0]) if opened else NO_DATE
    return f"{title(instrument, lang)}, {date}" + (f",{_url(instrument)}" if instrument.url else "")


def _law(instrument: Instrument, lang: str) -> str:
    """Title, gazette (year). URL: the form of chapter 11 for law that the Bluebook has no short form of."""
    date = instrument.principal_date
    published = instrument.publication
    parts = [title(instrument, lang)]
    if published and published.container:
        place = " ".join(filter(None, (published.volume, published.container, published.number, published.pages)))
        parts.append(place)
    elif (found := number(instrument)) is not None:
        parts.append(found[1])
    return f"{', '.join(parts)} ({date.year if date else NO_DATE}).{_url(instrument)}"


_FORMS: dict[str, Callable[[Instrument, str], str]] = {
    "treaty": _treaty,
    "executive-order": _executive_order,
    "statute": _law,
    "supranational-regulation": _law,
    "supranational-directive": _law,
    "delegated-rule": _law,
    "decision": _law,
    "interpretation": _law,
}

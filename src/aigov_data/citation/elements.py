"""What every style takes from an instrument: authors, title, dates, number, container."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..dates import PartialDate
    from ..records import Actor, Instrument
    from ..text import Text

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
NUMBERED = (
    "us-eo",
    "un-symbol",
    "oecd-legal",
    "cn-document",
    "nist",
    "iso",
    "itu-t",
    "gb-command-paper",
    "com",
    "cets",
)
"""The identifier schemes whose value is the number that a reference prints, the first that there is."""


def title(instrument: Instrument, lang: str) -> str:
    """The title in the language asked for, else in English."""
    return in_language(instrument.title, lang)


def in_language(text: Text, lang: str) -> str:
    """A text in the language asked for (``en`` or ``zh``), else in its first."""
    return (text.zh if lang == "zh" else text.en) or str(text)


def authors(instrument: Instrument) -> tuple[Actor, ...]:
    """The issuers, in the order of the record."""
    return instrument.issuers.records


def number(instrument: Instrument) -> tuple[str, str] | None:
    """Scheme and value of the number that a reference prints, if there is one."""
    for scheme in NUMBERED:
        for one in instrument.identifiers:
            if one.scheme == scheme:
                return scheme, one.value
    return None


def us_date(date: PartialDate) -> str:
    """``May 22, 2024``, ``May 2024`` or ``2024``; a decade or century as people write it."""
    first = date.earliest
    if date.precision not in ("month", "day"):
        return date.format("en")
    if date.precision == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{MONTHS[first.month - 1]} {first.day}, {first.year}"


def year_first(date: PartialDate) -> str:
    """``2024, May 22``, ``2024, May`` or ``2024``: APA's order in the author-date element."""
    first = date.earliest
    if date.precision not in ("month", "day"):
        return date.format("en")
    if date.precision == "month":
        return f"{first.year}, {MONTHS[first.month - 1]}"
    return f"{first.year}, {MONTHS[first.month - 1]} {first.day}"

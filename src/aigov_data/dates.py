"""Dates as precise as the evidence: a day, a month or a year, in EDTF (ISO 8601-2).

This version reads the plain EDTF level 0 calendar dates: ``2024-05-22``,
``2024-05``, ``2024``. Everything else is refused by name, never guessed.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import total_ordering
from typing import Any, Literal

from .errors import InvalidDate, quote

Precision = Literal["day", "month", "year"]

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)
_NOT_YET = (  # compiled when a text is refused
    (r"\s", "white space"),
    (r"[^\x00-\x7f]", "characters other than ASCII"),
    (r"[0-9]T", "a time of day"),
    (r"[?~%]", "a qualifier (? ~ %)"),
    (r"X", "an unspecified digit (X)"),
    (r"/|\.\.", "an interval"),
    (r"^-", "a negative year"),
    (r"^Y", "a year with the prefix Y"),
    (r"^[0-9]{4}-(2[1-9]|3[0-9]|4[01])$", "a season or quarter"),
)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _last_day(year: int, month: int) -> int:
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS[month - 1] + leap


@total_ordering
class PartialDate:
    """A calendar day, month or year, with the days it can mean.

    ``PartialDate("2024-05")`` or, for a whole day, ``PartialDate(datetime.date(...))``.
    Immutable, hashable, equal when the text is equal.

    The order is total: by first day, then the longer span first, then by text;
    so a year comes before its months and a month before its days. It is an
    order for sorting. Whether one date certainly precedes another is a question
    of ``latest`` and ``earliest``.
    """

    __slots__ = ("_text", "earliest", "latest")
    _text: str
    earliest: date
    """The first day that the date can mean."""
    latest: date
    """The last day that the date can mean."""

    def __init__(self, value: str | date | PartialDate) -> None:
        if isinstance(value, str):
            text = value
        elif isinstance(value, datetime):
            raise InvalidDate(f"a date is needed, without time of day; found {quote(value)}", value=value)
        elif isinstance(value, date):
            text = value.isoformat()
        elif isinstance(value, PartialDate):
            text = value._text
        else:
            raise InvalidDate(
                f"a date must be EDTF text such as '2024-05-22', '2024-05' or '2024', or a "
                f"datetime.date; found {quote(value)}",
                value=value,
            )
        earliest, latest = _bounds(text)
        object.__setattr__(self, "_text", text)
        object.__setattr__(self, "earliest", earliest)
        object.__setattr__(self, "latest", latest)

    @property
    def precision(self) -> Precision:
        """How precise the date is: ``"day"``, ``"month"`` or ``"year"``."""
        length = len(self._text)
        return "day" if length == 10 else "month" if length == 7 else "year"

    @property
    def year(self) -> int:
        """The year."""
        return self.earliest.year

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"PartialDate({self._text!r})"

    def __eq__(self, other: object) -> bool:
        return self._text == other._text if isinstance(other, PartialDate) else NotImplemented

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        if self.earliest != other.earliest:
            return self.earliest < other.earliest
        return self.latest > other.latest

    def __hash__(self) -> int:
        return hash(self._text)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a PartialDate cannot be changed: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a PartialDate cannot be changed: {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return PartialDate, (self._text,)

    def __copy__(self) -> PartialDate:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> PartialDate:
        return self

    def __format__(self, spec: str) -> str:
        return format(self._text, spec)


def _bounds(text: str) -> tuple[date, date]:
    match = _DATE.fullmatch(text)
    if match is None:
        raise InvalidDate(_why(text), value=text)
    year, month, day = match.groups()
    try:
        if day is not None:
            one = date.fromisoformat(text)
            return one, one
        if month is not None:
            number = int(month)
            first = date(int(year), number, 1)
            return first, first.replace(day=_last_day(first.year, number))
        return date(int(year), 1, 1), date(int(year), 12, 31)
    except ValueError:
        raise InvalidDate(_why(text), value=text) from None


def _why(text: str) -> str:
    for pattern, feature in _NOT_YET:
        if re.search(pattern, text):
            return (
                f"{quote(text)} has {feature}, which is not supported; a date reads '2024-05-22', '2024-05' or '2024'"
            )
    if _DATE.fullmatch(text):
        return f"{quote(text)} is no day of the calendar (years run from 0001 to 9999)"
    return f"{quote(text)} is no date; a date reads '2024-05-22', '2024-05' or '2024'"

"""Dates as people write them, in English and Chinese: reading free text, and printing.

Data files hold EDTF and nothing else. Free text is read only where a caller asks
for it with :func:`parse_date`, by dateutil, and only where it can be read one way.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, get_args

from .dates import PartialDate
from .errors import InvalidDate, InvalidValue, quote

if TYPE_CHECKING:
    from .ranges import DateRange

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
Order = Literal["DMY", "MDY", "YMD"]
"""The order of day, month and year in a date written with numbers alone."""

_WEEKDAYS = {
    name: number
    for number, day in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
    for name in (day, day[:3], {"tuesday": "tues", "wednesday": "weds", "thursday": "thurs"}.get(day, day))
}
_ABOUT = re.compile(r"(?:c\.|ca\.|circa|about|约|大约)\s*", re.IGNORECASE)
_CHINESE = re.compile(
    r"(?P<year>[0-9]{4}|[〇零一二三四五六七八九]{4})年"
    r"(?:(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?:(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号])?)?"
)
_DECADE = re.compile(r"([0-9]{3})0(?:s|年代)")
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0}


# --- printing --------------------------------------------------------------------------


def language(lang: Any) -> Literal["en", "zh"]:
    """``"en"`` or ``"zh"`` of a language tag; InvalidValue for another language."""
    primary = lang.lower().split("-")[0] if isinstance(lang, str) else lang
    if primary not in ("en", "zh"):
        raise InvalidValue(f"dates are written in 'en' and 'zh'; found {quote(lang)}", value=lang)
    return "zh" if primary == "zh" else "en"


def formatted(date: PartialDate, lang: str) -> str:
    """See :meth:`PartialDate.format`."""
    chinese = language(lang) == "zh"
    first, precision = date.earliest, date.precision
    if precision == "century":
        shown = f"{first.year:04}{'—' if chinese else '–'}{date.latest.year:04}{'年' if chinese else ''}"
    elif precision == "decade":
        shown = f"{first.year:04}{'年代' if chinese else 's'}"
    elif chinese:
        shown = f"{first.year:04}年"
        shown += f"{first.month}月" if precision != "year" else ""
        shown += f"{first.day}日" if precision == "day" else ""
    else:
        shown = f"{first.year:04}"
        shown = f"{MONTHS[first.month - 1]} {shown}" if precision != "year" else shown
        shown = f"{first.day} {shown}" if precision == "day" else shown
    if date.approximate:
        shown = f"{'约' if chinese else 'c. '}{shown}"
    if date.uncertain:
        shown += "？" if chinese else "?"
    return shown


def formatted_range(span: DateRange, lang: str) -> str:
    """See :meth:`DateRange.format`."""
    chinese = language(lang) == "zh"
    start = span.start.format(lang) if span.start else None
    end = span.end.format(lang) if span.end else None
    if start is not None and start == end:
        return start
    if span.open_start and span.open_end:
        return "不限" if chinese else "any time"
    if span.open_end:
        assert start is not None or span.unknown_start
        return f"{start or '不详之日'}起" if chinese else f"from {start or 'an unknown day'}"
    if span.open_start:
        return f"至{end or '不详'}" if chinese else f"until {end or 'an unknown day'}"
    if chinese:
        return f"{start or '不详'}至{end or '不详'}"
    return f"{start or 'unknown'} – {end or 'unknown'}"


# --- reading ---------------------------------------------------------------------------


def parse_date(text: str, *, order: Order | None = None) -> PartialDate:
    """Read a date as people write it: ``22 May 2019``, ``May 2019``, ``2019年5月22日``, ``二〇一九年五月``.

    English, and numbers, are read by dateutil; Chinese by its own pattern. What
    ``format`` prints of days, months, years and decades is read back, with
    ``c.``/``约`` and ``?``. Strict: the year has four digits, nothing is filled
    in from today, and what can be read two ways (``03/04/2024``) is refused
    unless ``order`` says which: ``"DMY"``, ``"MDY"`` or ``"YMD"``.

    Raises InvalidDate, saying what is wrong. EDTF text is for :class:`PartialDate`.
    """
    if not isinstance(text, str):
        raise InvalidDate(f"free text is needed; found {quote(text)}", value=text)
    if order is not None and order not in get_args(Order):
        raise InvalidValue(f"order is 'DMY', 'MDY' or 'YMD'; found {quote(order)}", value=order)
    if len(text) > 100:
        raise _refused(text, "is too long for a date")
    plain = text.strip()
    about = _ABOUT.match(plain)
    plain = plain[about.end() :] if about else plain
    doubtful = plain.endswith(("?", "？"))
    plain = plain[:-1].rstrip() if doubtful else plain
    found = _chinese(plain, text) or _decade(plain) or _english(plain, text, order)
    qualifier = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}[bool(about), doubtful]
    try:
        return PartialDate(found + qualifier)
    except InvalidDate:
        raise _refused(text, "is no day of the calendar") from None


def _refused(text: str, why: str) -> InvalidDate:
    return InvalidDate(f"{quote(text)} {why}", value=text)


def _decade(plain: str) -> str | None:
    match = _DECADE.fullmatch(plain)
    return f"{match[1]}X" if match else None


def _chinese(plain: str, text: str) -> str | None:
    """EDTF of ``2019年5月22日`` or ``二〇一九年五月二十二日``."""
    if "年" not in plain or plain.endswith("年代"):
        return None
    match = _CHINESE.fullmatch(plain)
    if match is None:
        raise _refused(text, "is no Chinese date; one reads '2019年5月22日', '2019年5月' or '2019年'")
    year = match["year"]
    shown = [year if year.isdigit() and year.isascii() else "".join(str(_DIGITS[one]) for one in year)]
    shown += [f"{_number(match[name]):02}" for name in ("month", "day") if match[name]]
    return "-".join(shown)


def _number(text: str) -> int:
    """1 to 39 in Arabic or Chinese digits; 0 where the digits make no number."""
    if text.isascii():
        return int(text)
    if "十" not in text:
        return _DIGITS[text] if len(text) == 1 else 0
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return 0
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _english(plain: str, text: str, order: Order | None) -> str:
    """EDTF of a date in English words or in numbers, by dateutil."""
    if not plain.isascii():
        raise _refused(text, "has characters that no English or Chinese date has")
    if plain and not plain[0].isalnum():
        raise _refused(text, "starts with what is no part of a date")
    years = re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", plain)
    if len(years) != 1 or re.search(r"[0-9]{5}|(?<![0-9])[0-9]{3}(?![0-9])", plain):
        raise _refused(text, "does not say one year of four digits")
    if re.search(r"[0-9]\s*:\s*[0-9]|[0-9]T[0-9]|(\b|[0-9])[ap]\.?m\b", plain, re.IGNORECASE):
        raise _refused(text, "has a time of day, which a date has not")
    plain = re.sub(r"(?<=[0-9])[.,](?=[0-9])", "/", plain)  # dateutil takes 2019.05 for a number
    words = re.findall(r"[A-Za-z]+", plain)
    weekdays = [word for word in words if word.lower() in _WEEKDAYS]
    for word in weekdays:  # dateutil makes up a day from it
        plain = re.sub(rf"\b{word}\b[.,]?", " ", plain)
    named = any(word.lower()[:3] in {month.lower()[:3] for month in MONTHS} for word in words)
    first = plain.lstrip().startswith(years[0])
    numeric = len(re.findall(r"[0-9]+", plain)) == 3
    orders: list[Order] = ["YMD"] if first and not named else ["DMY"] if named else ["DMY", "MDY"]
    if order is not None and numeric and not named:
        if first != (order == "YMD"):
            raise _refused(text, f"is not in the order {order}")
        orders = [order]
    readings = sorted({found for one in orders if (found := _read(plain, one, named)) is not None})
    if not readings:
        raise _refused(text, "is no date that can be read; one reads '22 May 2019', 'May 2019' or '2019'")
    if len(readings) > 1:
        raise _refused(text, f"can be read two ways, {' and '.join(readings)}; say order='DMY' or order='MDY'")
    _agree_on_weekday(weekdays, readings[0], text)
    return readings[0]


def _read(plain: str, order: Order, named: bool) -> str | None:
    """One reading of dateutil's; what it filled in is found by letting it fill in two different things."""
    from dateutil.parser import ParserError, parse

    numbers = re.findall(r"[0-9]+", plain)
    if not 1 <= len(numbers) <= 3:
        return None
    options: dict[str, Any] = {"dayfirst": order == "DMY", "yearfirst": order == "YMD"}
    found = []
    for default in (datetime(2, 1, 1, 1, 1, 1, 1), datetime(4, 2, 2, 2, 2, 2, 2)):
        try:
            found.append(parse(plain, default=default, ignoretz=True, **options))
        except (ParserError, OverflowError, ValueError, TypeError):
            return None
    one, two = found
    stated = [getattr(one, name) == getattr(two, name) for name in ("year", "month", "day")]
    if (one.hour, one.minute, one.second) != (1, 1, 1) or not stated[0] or (stated[2] and not stated[1]):
        return None
    if str(one.year) not in (number.lstrip("0") for number in numbers) or len(numbers) != sum(stated) - named:
        return None  # dateutil makes 2001 of 0001, and drops what it takes for a fraction
    if len(numbers) == 3 and _shuffled(numbers, order) != (one.year, one.month, one.day):
        return None  # dateutil swaps day and month where only that makes a date
    return str(one.date())[: 10 if stated[2] else 7 if stated[1] else 4]


def _shuffled(numbers: list[str], order: Order) -> tuple[int, int, int]:
    by_name = dict(zip(order, map(int, numbers), strict=True))
    return by_name["Y"], by_name["M"], by_name["D"]


def _agree_on_weekday(weekdays: list[str], found: str, text: str) -> None:
    """Refuse a weekday that is not that of the date, or of a date without day."""
    for word in weekdays:
        if len(found) < 10:
            raise _refused(text, "names a weekday, but no day")
        if _WEEKDAYS[word.lower()] != PartialDate(found).earliest.weekday():
            raise _refused(text, f"names a weekday that {found} is not")

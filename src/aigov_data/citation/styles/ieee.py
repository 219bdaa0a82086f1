"""IEEE style: IEEE Reference Guide (version of 29 November 2023) and IEEE Editorial Style Manual for Authors.

References are numbered in the order in which the text cites them. The templates used:

- reports ``Author, “Title,” Publisher, City, Number, date``, also for strategies, resolutions,
  recommendations, declarations and company policies;
- standards ``*Title of Standard*, Number, date``, in headline capitals, without the body that the number names;
- legislation ``Body. (year, Mon. day). *Number, Title*. [Online]. Available: URL``, for law of any
  state, treaties and proposals (chapter numbers of UK Acts follow). The guide shows it for the US
  Congress only, and has no template for EU law, treaties, executive orders and Chinese law: the
  gazette or treaty series follows the title, as a periodical does; what has no author begins
  with the state, or with its title;
- websites ``Author. “Title.” Site.``, articles, books, and datasets (``distributed by``).

Up to six authors, of seven and more the first *et al.*; given names as initials. Days read
``June 13, 2024``, longer months shortened; ``doi:`` stands in place of the address. Works in
other languages bear their title in English and ``(in Chinese)``; in ``lang="original"`` the
original title and the English one in brackets. The guide has no form for repealed works.

In the text stands a number, which one entry cannot know: ``in_text`` prints the entry's id in its
place, ``[eu-ai-act, Art. 5(1)]``, for the caller to replace. References have no pinpoint.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from ...dates import PartialDate
from ..markup import apostrophes, italic, link
from ..style import Style, commas, joined, spaced, stop
from . import american as us
from . import authored

if TYPE_CHECKING:
    from ..entry import Entry, Name

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_PERIODICALS = {"Federal Register": "Fed. Reg.", "Official Journal of the European Union": "Off. J. Eur. Union"}
_MINOR = frozenset({
    "a", "an", "the", "and", "but", "for", "nor", "or", "so", "yet", "as", "at", "by", "from", "in", "into", "of",
    "on", "onto", "per", "to", "via", "with",
})  # fmt: skip
_MOST = 6
"""Authors of whom all are named."""


class Ieee(Style):
    """IEEE."""

    name: ClassVar[str] = "ieee"
    manual: ClassVar[str] = "IEEE Reference Guide (2023)"
    numbered: ClassVar[bool] = True

    def full(self, entry: Entry) -> str:
        return _FORMS.get(entry.family, _work)(entry)

    def in_text(self, entry: Entry) -> str:
        """The id where the number goes."""
        return f"[{commas(entry.id, us.ranged(entry.pinpoint or ''))}]"

    def typeset(self, marked: str) -> str:
        return apostrophes(marked)


# --- elements ------------------------------------------------------------------------------


def _named(one: Name) -> str:
    return f"{authored.initials(one.given or '', ' ')} {one.family}" if us.person(one) else one.text


def _names(names: tuple[Name, ...], zh: bool) -> str | None:
    shown = [_named(one) for one in names]
    if len(shown) > _MOST:
        return f"{shown[0]}等" if zh else f"{shown[0]} {italic('et al.')}"
    return (authored.in_row(shown) if zh else joined(shown, " and ")) or None


def _date(date: PartialDate | None, zh: bool) -> str | None:
    """Jun. 13, 2024; Jun. 2024; 2024; ca. 2024."""
    if date is None or zh:
        return date.format("zh") if date else None
    before = _month(date)
    shown = spaced(before and f"{before}{',' if date.precision == 'day' else ''}", authored.bare_year(date))
    return f"ca. {shown}" if date.approximate else shown


def _month(date: PartialDate) -> str | None:
    month, day = authored.month_and_day(date)
    return f"{_MONTHS[month - 1]}{f' {day}' if day else ''}" if month else None


def _said(entry: Entry, headline: bool = False) -> str:
    """The title in English; the original one and [English] where that was asked for."""
    if us.translated(entry) and not authored.english(entry):
        return f"{entry.title} [{entry.title_en}]"
    title = us.dashed(entry.title)
    return authored.capitals(title, _MINOR) if headline and authored.english(entry) else title


def _quoted(entry: Entry, end: str = ",") -> str:
    """“Title,” (in Chinese): the comma or full stop within the quotation marks."""
    title = re.sub("[“”]", lambda found: {"“": "‘", "”": "’"}[found[0]], _said(entry))
    if us.chinese(entry):
        return f"“{title}”{end}"
    if end == ".":
        title = stop(title)
    elif not title.rstrip("’").endswith(("?", "!", "？", "！")):
        title = title.removesuffix(".") + end
    tongue = authored.language(entry)
    return f"“{title}”" + (f" (in {tongue}){end}" if tongue else "")


def _slanted(entry: Entry, title: str) -> str:
    tongue = authored.language(entry)
    return us.slanted(title) + (f" (in {tongue})" if tongue else "")


def _where(entry: Entry) -> str:
    """Accessed: Jun. 1, 2025. [Online]. Available: URL; the DOI needs neither."""
    zh = us.chinese(entry)
    if entry.doi or not entry.url:
        return ""
    day = _date(entry.accessed, zh)
    if zh:
        return f"{f'访问日期：{day}. ' if day else ''}[在线]. 网址：{link(entry.url)}"
    return f"{f'Accessed: {day}. ' if day else ''}[Online]. Available: {link(entry.url)}"


def _doi(entry: Entry) -> str | None:
    return f"doi: {entry.doi}" if entry.doi else None


def _ended(entry: Entry, *parts: str | None) -> str:
    """Parts in a row, the DOI last; then the address."""
    row = [one for one in (*parts, _doi(entry)) if one]
    text = ""
    for one in row:
        text += one if not text else f"{' ' if text.endswith((',', ',”', '?”', '!”')) else ', '}{one}"
    if text.endswith(",”"):
        text = f"{text[:-2]}.”"
    return spaced(stop(text.removesuffix(",")), _where(entry))


def _house(entry: Entry) -> str | None:
    """The body that publishes, unless it is the author, and the city."""
    name = us.house(entry)
    return commas(name, entry.place) or None


# --- works -----------------------------------------------------------------------------------


def _work(entry: Entry) -> str:
    """Author, “Title,” Publisher, City, Edition, Number, Date."""
    zh = us.chinese(entry)
    return _ended(
        entry,
        _names(us.credited(entry), zh),
        _quoted(entry),
        _house(entry),
        us.edition(entry),
        authored.drafted(entry),
        authored.numbered(entry),
        _date(_month_of(entry) if not zh else entry.issued, zh) or ("日期不详" if zh else "n.d."),
    )


def _month_of(entry: Entry) -> PartialDate | None:
    """The date of a report to the month, as the guide prints it: ``Jan. 2023``."""
    date = entry.issued
    if date is None or date.precision != "day" or entry.family not in ("report", "policy", "recommendation"):
        return date
    return PartialDate(str(date)[:7])


def _standard(entry: Entry) -> str:
    """*Title*, Number, date; the body where the number does not name it."""
    zh, number = us.chinese(entry), authored.numbered(entry)
    bodies = _names(entry.authors, zh)
    if number and any(one.short and re.search(rf"\b{re.escape(one.short)}\b", number) for one in entry.authors):
        bodies = None
    title = _slanted(entry, _said(entry, headline=True))
    return _ended(entry, title, authored.drafted(entry), number, bodies, _date(entry.issued, zh))


def _page(entry: Entry) -> str:
    """Author. “Title.” Site. Date."""
    zh = us.chinese(entry)
    names = _names(entry.authors, zh)
    site = entry.container or (entry.publisher.text if entry.publisher else None)
    if entry.publisher and not entry.authors and entry.container:
        names = entry.publisher.text
    parts = [names, _quoted(entry, "."), None if site == names else site, _date(entry.issued, zh)]
    said = " ".join(one if one.endswith("”.") else stop(one) for one in parts if one)
    return spaced(said, stop(_doi(entry) or "") if entry.doi else "", _where(entry))


def _article(entry: Entry) -> str:
    """Author, “Title,” *Journal*, vol. 1, no. 2, pp. 3–4, Oct. 2023, doi."""
    zh = us.chinese(entry)
    name = us.periodical(entry)
    volume = entry.volume and (f"第{entry.volume}卷" if zh else f"vol. {entry.volume}")
    issue = entry.issue and (f"第{entry.issue}期" if zh else f"no. {entry.issue}")
    pages = authored.span(entry.pages) if entry.pages else f"Art. no. {entry.number}" if entry.number else None
    names = _names(entry.authors or (us.credited(entry) if entry.kind == "press-release" else ()), zh)
    if name == names:
        name = None
    return _ended(entry, names, _quoted(entry), us.slanted(name) if name else None, volume, issue, pages,
                  _date(entry.issued, zh))  # fmt: skip


def _book(entry: Entry) -> str:
    """Author, *Title*, 2nd ed. City: Publisher, year."""
    zh = us.chinese(entry)
    head = commas(_names(entry.authors, zh), _slanted(entry, _said(entry, headline=True)), us.edition(entry))
    house = ": ".join(filter(None, (entry.place, us.house(entry))))
    year = authored.bare_year(entry.issued) if entry.issued else None
    tail = commas(house, year, authored.span(entry.pages) if entry.pages else None, _doi(entry))
    return spaced(us.sentences(head, tail), _where(entry))


def _dataset(entry: Entry) -> str:
    """Author, Jan. 20, 2014, “Title,” Version 1, digest, distributed by Publisher."""
    zh = us.chinese(entry)
    version = us.versioned(entry)
    house = us.house(entry)
    return _ended(
        entry,
        _names(us.credited(entry), zh),
        _date(entry.issued, zh),
        _quoted(entry),
        version,
        entry.digest,
        house and (f"{house}发布" if zh else f"distributed by {house}"),
    )


# --- law ---------------------------------------------------------------------------------------


def _law(entry: Entry) -> str:
    """Body. (2024, Jun. 13). *Number, Title*, gazette."""
    zh, date = us.chinese(entry), entry.issued
    names = _house_of_congress(entry) or _names(entry.authors, zh) or entry.country
    number = authored.numbered(entry) if entry.family != "treaty" else None
    if entry.family == "executive-order":
        number = authored.ordered(entry)
        number = None if number and number in entry.title else number
    before = None if zh or entry.jurisdiction == "GB" else number
    title = commas(before, _said(entry))
    series = authored.treaty_series(entry)
    session = entry.series if entry.family == "bill" and entry.series and entry.series not in (number or "") else None
    if _house_of_congress(entry):
        session = None
    after = [authored.drafted(entry), None if before else number, session, *_gazette(entry)]
    if series:
        after += [series[0], series[1] and (f"第{series[1]}号" if zh else f"no. {series[1]}")]
    text = commas(_slanted(entry, title), *after)
    if not names:
        return spaced(stop(commas(text, _date(date, zh))), _where(entry))
    if date and (month := None if zh else _month(date)):
        when = f"({'ca. ' if date.approximate else ''}{authored.bare_year(date)}, {month})"
    else:
        when = f"({_date(date, zh) or ('日期不详' if zh else 'n.d.')})"
    return spaced(us.sentences(names, when, text), _where(entry))


def _house_of_congress(entry: Entry) -> str | None:
    """U.S. House. 117th Congress: what the guide has before the date of a bill."""
    found = re.match(r"(\d+\w\w) Cong", entry.series or "")
    if entry.family != "bill" or not found:
        return None
    house = {"H": "U.S. House", "S": "U.S. Senate"}.get((entry.number or "")[:1], "U.S. Congress")
    return f"{house}. {found[1]} Congress"


def _gazette(entry: Entry) -> list[str | None]:
    """*Fed. Reg.*, vol. 88, no. 210, pp. 75191–75226, Nov. 1, 2023."""
    place, zh = authored.gazette(entry), us.chinese(entry)
    if place is None:
        return []
    name = us.slanted(_PERIODICALS.get(place.name, place.name))
    if entry.jurisdiction == "EU":
        numbers: list[str | None] = [authored.official_journal(place)]
    else:
        numbers = [place.volume and (f"第{place.volume}卷" if zh else f"vol. {place.volume}"),
                   place.issue and (f"第{place.issue}期" if zh else f"no. {place.issue}")]  # fmt: skip
    day = None if place.date == entry.issued else _date(place.date, zh)
    return [name, *numbers, authored.span(place.pages) if place.pages else None, day]


_FORMS: dict[str, Callable[[Entry], str]] = {
    "statute": _law, "rule": _law, "eu-act": _law, "executive-order": _law, "cn-law": _law, "treaty": _law,
    "bill": _law, "standard": _standard, "web-page": _page, "article": _article, "news": _article, "book": _book,
    "dataset": _dataset,
}  # fmt: skip

STYLES: dict[str, Style] = {"ieee": Ieee()}

"""Harvard style: Cite Them Right, 12th edition (Pears and Shields, 2022).

``Author (Year) *Title* (Number). Place: Publisher. Available at: URL (Accessed: date).``
Law stands title first and without author:

- UK Acts ``*Automated Vehicles Act 2024, c. 10*``, since the year is part of the title; ``(SI 2023/12)`` of rules;
- EU acts and what a gazette prints ``‘Title’ (2016) *Official Journal* L119, 4 May, pp. 1–88``;
- treaties ``*Title* (2024) *Council of Europe Treaty Series*, no. 225``;
- bills ``*Title* (2022) H.R. 6580``.

Chinese measures and notices are publications of the departments that issue them; standards
have their number before the title, in italics; command papers, UN symbols and report numbers
follow the title in parentheses. From four authors the first *et al.*, in the list too. Where
an address is given, place and publisher are left out of standards and law, as in the book's
examples. Unknown dates are ``(no date)``, approximate ones ``(c. 2019)``; letters follow the
year where an author has several.

The book has no template for executive orders (it refers to the Bluebook: here as a gazette's
text, with their number), law of states other than the UK and the US (number and state follow
the year), declarations and company policies (as web pages), and no form for repealed works.
Titles in Chinese cited in English: *pinyin* and characters, as UK libraries' Harvard guides
have them, and [English]. References have no pinpoint; the text has it as given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from ...written import MONTHS
from ..markup import apostrophes, italic
from ..style import Style, commas, joined, order, sort_name, sort_title, spaced
from . import american as us
from . import authored

if TYPE_CHECKING:
    from ...dates import PartialDate
    from ..entry import Entry, Name

_UNSIGNED = frozenset({"statute", "rule", "eu-act", "executive-order", "treaty", "bill"})
"""Law whose reference begins with its title."""
_MOST = 3
"""Authors of whom all are named."""


class Harvard(Style):
    """Harvard, Cite Them Right."""

    name: ClassVar[str] = "harvard"
    manual: ClassVar[str] = "Cite Them Right, 12th edition (2022)"
    year_letters: ClassVar[bool] = True

    def full(self, entry: Entry) -> str:
        return _FORMS.get(entry.family, _work)(entry)

    def in_text(self, entry: Entry) -> str:
        zh, names = us.chinese(entry), _authors(entry)
        when: str | None = _year(entry)
        if names:
            head = _joined([(one.family or one.text) if us.person(one) else one.text for one in names], zh)
        else:
            head = _title_cited(entry)
            if _year_said(entry, "statute", "rule", "bill"):
                when = None
        return f"({commas(head, when, us.ranged(entry.pinpoint or ''))})"

    def typeset(self, marked: str) -> str:
        return apostrophes(marked)

    # --- many ---------------------------------------------------------------------------

    def author_key(self, entry: Entry) -> str:
        return "; ".join(one.text for one in _authors(entry)) or us.head_title(entry)

    def sort_key(self, entry: Entry) -> tuple[object, ...]:
        first = " ".join(map(sort_name, _authors(entry)))
        if not first:
            first = us.head_title(entry) if not us.chinese(entry) else sort_title(entry)
            first = authored.with_order(entry, re.sub(r"^(?:The|An?) ", "", first))
        return order(entry, first, entry.date)

    def takes_letter(self, entry: Entry) -> bool:
        return bool(_authors(entry))


# --- elements ------------------------------------------------------------------------------


def _authors(entry: Entry) -> tuple[Name, ...]:
    """The authors, or the body that publishes a report or page; of law that begins with its title none."""
    if entry.family in _UNSIGNED:
        return ()
    return us.credited(entry) or (entry.authors if entry.family == "cn-law" else ())


def _joined(names: list[str], zh: bool) -> str:
    if len(names) > _MOST:
        return f"{names[0]}等" if zh else f"{names[0]} {italic('et al.')}"
    return authored.in_row(names) if zh else joined(names, " and ", serial=False)


def _names(entry: Entry) -> str:
    return _joined(
        [
            f"{one.family}, {authored.initials(one.given or '', '')}" if us.person(one) else one.text
            for one in _authors(entry)
        ],
        us.chinese(entry),
    )


def _year(entry: Entry) -> str:
    """2023a; c. 2019; no date."""
    zh, date = us.chinese(entry), entry.issued
    if date is None:
        return f"{'日期不详' if zh else 'no date'}{f' {entry.suffix}' if entry.suffix else ''}"
    shown = us.year(date, True) if zh else authored.bare_year(date)
    return f"{'c. ' if date.approximate and not zh else ''}{shown}{entry.suffix}"


def _year_said(entry: Entry, *families: str) -> bool:
    """Whether the title of a statute ends in its year, which then is not repeated."""
    date = entry.issued
    return date is not None and entry.family in families and bool(re.search(rf"\b{date.year}\)?$", entry.title))


def _day(date: PartialDate | None, zh: bool, year: bool = True) -> str | None:
    """12 July 2024; without the year, which stands after the author."""
    if date is None:
        return None
    if zh:
        return date.format("zh")
    month, day = authored.month_and_day(date)
    if month is None:
        return authored.bare_year(date) if year else None
    return spaced(str(day) if day else None, MONTHS[month - 1], authored.bare_year(date) if year else None)


def _where(entry: Entry) -> str | None:
    """Available at: URL (Accessed: 1 June 2025)."""
    zh, url = us.chinese(entry), us.address(entry)
    if not url:
        return None
    day = _day(entry.accessed, zh) if not entry.doi else None
    if zh:
        return f"可获取于：{url}{f'（访问日期：{day}）' if day else ''}"
    return f"Available at: {url}{f' (Accessed: {day})' if day else ''}"


def _titled(entry: Entry, wrap: Callable[[str], str] = us.upright) -> str:
    """The title with its British dashes; of Chinese works pinyin, characters and [English]."""
    return us.titled(entry, wrap) if us.translated(entry) else wrap(entry.title)


def _single(entry: Entry) -> str:
    """The title in single quotation marks, with double ones within."""
    inner = _titled(entry).replace("‘", "“")
    inner = re.sub(r"’(?!\w)", "”", inner) if "“" in inner else inner
    return f"‘{authored.with_order(entry, inner)}’"


def _title_cited(entry: Entry) -> str:
    zh = us.chinese(entry)
    if entry.family in ("article", "news") and entry.kind != "press-release":
        site = us.periodical(entry)
        return us.slanted(site) if site else _single(entry)
    head = authored.with_order(entry, us.head_title(entry))
    words = authored.short_name(entry)
    if words is None and not zh and len(entry.title.split()) > 7:
        words = us.short_title(entry)
    if words is None or not re.sub(r"^(?:The|An?) ", "", head).startswith(words):
        words = head  # the text cites what the list begins with
    quoted = authored.gazette(entry) and entry.family != "treaty" and not zh
    return f"‘{words}’" if quoted else us.slanted(words)


def _sentences(entry: Entry, *parts: str | None) -> str:
    where, shown = _where(entry), list(filter(None, parts))
    if where and len(shown) == 1 and shown[0].endswith(f" ({_year(entry)})") and not us.chinese(entry):
        return us.sentences(f"{shown[0]} {where}")  # *Title* (2023) Available at: URL.
    return us.sentences(*shown, where)


def _inside(*parts: str | None) -> str:
    """Number, edition and the like in parentheses after a title."""
    shown = commas(*parts)
    return f" ({shown})" if shown else ""


def _headed(entry: Entry, title: str) -> str:
    """Author (Year) Title; without author, Title (Year)."""
    names = _names(entry)
    return f"{names} ({_year(entry)}) {title}" if names else f"{title} ({_year(entry)})"


def _published(entry: Entry) -> str | None:
    """Place: Publisher, unless the publisher is the author."""
    name = us.house(entry)
    return ": ".join(filter(None, (entry.place, name))) if name else None


# --- works -----------------------------------------------------------------------------------


def _work(entry: Entry) -> str:
    """Author (Year) *Title* (Number). Edition. Place: Publisher."""
    number = authored.numbered(entry)
    edition = us.edition(entry)
    if edition:
        edition = re.sub(r"(\d\w\w) ed\.", r"\1 edn", edition)
    title = _titled(entry, us.slanted) + _inside(number, authored.drafted(entry))
    return _sentences(entry, _headed(entry, title), edition, _published(entry), _gazette(entry))


def _standard(entry: Entry) -> str:
    """Author (Year) *Number: Title*."""
    number = authored.numbered(entry)
    colon = "：" if us.chinese(entry) else ": "
    title = _titled(entry)
    title = f"{number}{colon}{title}" if number else title
    shown = us.slanted(title) if not us.translated(entry) else _titled(entry, us.slanted) + _inside(number)
    return _sentences(entry, _headed(entry, shown + _inside(authored.drafted(entry))), _published(entry))


def _page(entry: Entry) -> str:
    """Author (Year) *Title*; a page without author begins with its title, and needs no publisher."""
    return _sentences(entry, _headed(entry, _titled(entry, us.slanted)))


def _article(entry: Entry) -> str:
    """Author (Year) ‘Title’, *Journal*, 12(3), pp. 45–67; the newspaper first where there is no author."""
    zh, site = us.chinese(entry), us.periodical(entry)
    if entry.kind == "press-release":
        return _sentences(
            entry, _headed(entry, _titled(entry, us.slanted) + (" [新闻稿]" if zh else " [Press release]"))
        )
    volume = (entry.volume or "") + (f"({entry.issue})" if entry.issue else "")
    dated = not (entry.volume or entry.issue or entry.doi)
    day = _day(entry.issued, zh, year=False) if dated and not zh else None
    pages = authored.span(entry.pages) if entry.pages else f"article {entry.number}" if entry.number else None
    names = _names(entry)
    shown = us.slanted(site) if site else ""
    if not names and shown:
        head, site_after = f"{shown} ({_year(entry)}) {_single(entry)}", None
    else:
        head, site_after = _headed(entry, _single(entry)), shown
    return _sentences(entry, commas(head, site_after, volume, day, pages))


def _dataset(entry: Entry) -> str:
    """Author (Year) *Title* (Version 0.2.0, digest) [Dataset]."""
    zh = us.chinese(entry)
    version = us.versioned(entry)
    title = _titled(entry, us.slanted) + _inside(version, entry.digest) + (" [数据集]" if zh else " [Dataset]")
    return _sentences(entry, _headed(entry, title), _published(entry))


# --- law ---------------------------------------------------------------------------------------


def _state(entry: Entry) -> str | None:
    """The state of law from elsewhere."""
    return entry.country if (entry.jurisdiction or "").split("-")[0] not in ("GB", "EU", "UN") else None


def _law(entry: Entry) -> str:
    """*Act 2024, c. 10*; *Act* (2020) Number, State; ‘Title’ (2016) *Official Journal* L119, 4 May, pp. 1–88."""
    number, place = authored.numbered(entry), authored.gazette(entry)
    draft = authored.drafted(entry)
    if place is not None:
        return _printed(entry, place)
    british = (entry.jurisdiction or "").split("-")[0] == "GB"
    if _year_said(entry, "statute", "rule"):
        title = _titled(entry)
        if number and british:
            title += f", {number}" if number.startswith("c.") else _inside(number)
        shown = us.slanted(title) if not us.translated(entry) else _titled(entry, us.slanted)
        return _sentences(entry, commas(shown, draft, None if british else number, _state(entry)))
    head = f"{_titled(entry, us.slanted)} ({_year(entry)})"
    after = commas(draft, number, _state(entry))
    return _sentences(entry, f"{head} {after}" if after else head)


def _volume(place: authored.Gazette, zh: bool) -> str | None:
    if place.volume:
        return place.volume + (f"({place.issue})" if place.issue else "")
    return place.issue and (f"第{place.issue}期" if zh else f"no. {place.issue}")


def _gazette(entry: Entry) -> str | None:
    """*Gazette of the State Council*, 12(3), pp. 4–9."""
    place = authored.gazette(entry)
    if place is None:
        return None
    volume = _volume(place, us.chinese(entry))
    pages = authored.span(place.pages) if place.pages else None
    return commas(us.slanted(place.name), volume, pages)


def _printed(entry: Entry, place: authored.Gazette) -> str:
    zh = us.chinese(entry)
    number = authored.numbered(entry) if entry.family != "executive-order" else None
    if entry.jurisdiction == "EU":
        name = f"{italic('Official Journal')} {authored.official_journal(place, '')}".strip()
        parts: list[str | None] = [number, name]
    else:
        volume = _volume(place, zh)
        parts = [number, us.slanted(place.name), volume]
    parts += [_day(place.date, zh, year=False) if not zh else None, authored.span(place.pages) if place.pages else None]
    return _sentences(entry, f"{_single(entry)} ({_year(entry)}) {commas(*parts)}")


def _treaty(entry: Entry) -> str:
    """*Title* (2024) *Council of Europe Treaty Series*, no. 225; *United Nations Treaty Series*, 1771, p. 107."""
    head, zh = f"{_titled(entry, us.slanted)} ({_year(entry)})", us.chinese(entry)
    if entry.container is None:
        return _sentences(entry, head)
    number = (f"第{entry.number}号" if zh else f"no. {entry.number}") if entry.number else entry.volume
    pages = authored.span(entry.pages) if entry.pages else None
    return _sentences(entry, f"{head} {commas(us.slanted(entry.container), number, pages)}")


def _bill(entry: Entry) -> str:
    """*Title* (2022) H.R. 6580, 117th Cong."""
    number = authored.numbered(entry)
    series = entry.series if entry.series and entry.series not in (number or "") else None
    after = commas(number, series, _state(entry))
    head = f"{_titled(entry, us.slanted)} ({_year(entry)})"
    return _sentences(entry, f"{head} {after}" if after else head)


_FORMS: dict[str, Callable[[Entry], str]] = {
    "statute": _law, "rule": _law, "eu-act": _law, "executive-order": _law, "treaty": _treaty, "bill": _bill,
    "standard": _standard, "web-page": _page, "article": _article, "news": _article, "dataset": _dataset,
}  # fmt: skip

STYLES: dict[str, Style] = {"harvard": Harvard()}

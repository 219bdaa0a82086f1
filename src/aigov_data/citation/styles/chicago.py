"""Chicago style: The Chicago Manual of Style, 18th edition (2024), in both of its systems.

``chicago-author-date``: ``full`` is the entry of the reference list, ``in_text`` is
``(Author 2023, 7)``. ``chicago-notes``: ``full`` is the entry of the bibliography, ``note``
the first, full note, ``in_text`` the shortened note.

Chapter 13 (names, dates, titles, short forms) and 14 (examples). What is new in this
edition is observed: no place of publication; up to six authors in a list, else three and
et al.; two in notes and in the text, else one and et al.; title case that leaves only
prepositions of up to four letters; no 3-em dashes for an author repeated.

Law follows the Bluebook, as the manual has it, without its small capitals and with months
in full; manuals cite it in notes only, so that an entry of a list has the words of the
note. The text of author-date names it by number or short title. UN documents stand under
``UN General Assembly. Resolution 78/265``. The manual has no template for

- law of the EU: the full title and ``2024 O.J. (L 2024/1689)``; Chinese law: pinyin,
  characters, [translation] and who promulgated it when, as in the Bluebook;
- standards, recommendations, company policies: as reports, with the number;
- declarations and statements: as web pages, in quotation marks with the whole date;
- the digest of data: after the version.

A body that publishes its own work is not printed again as publisher, though the manual
allows it. Chinese titles are roman, pinyin is italic but for laws, a translation follows
in brackets. No date is invented: undated pages have none in notes, ``n.d.`` in author-date.

The module is long because both systems of the manual stand here: they share titles, law and dates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from attrs import evolve

from ..markup import apostrophes, day_ranges
from ..style import Style, commas, joined, order, sort_name, spaced, stop
from . import american as us

if TYPE_CHECKING:
    from ..entry import Entry, Name

_MANUAL = "The Chicago Manual of Style, 18th edition (2024)"
_MINOR = frozenset({
    "a", "an", "the", "and", "but", "for", "nor", "or", "to", "as", "at", "by", "from", "in", "into", "of",
    "on", "onto", "over", "per", "upon", "v", "via", "vs", "with",
})  # fmt: skip
"""Articles, conjunctions and prepositions of up to four letters, which title case leaves."""
_PAGES = frozenset({"web-page", "declaration", "statement"})
"""The families that are cited as web pages."""
_PRESS = frozenset({"article", "news"})
_LOWER = re.compile(r"^(Arts?|Secs?|Sections?|Articles?|Paras?|Paragraphs?|Annex|Chap|Chapter|Recitals?|Pt|Part)\b")
_SERIES = {
    "Council of Europe Treaty Series": "CETS", "European Treaty Series": "ETS", "United Nations Treaty Series": "UNTS",
}  # fmt: skip


class _Chicago(Style):
    """What both systems share."""

    manual: ClassVar[str] = _MANUAL

    def typeset(self, marked: str) -> str:
        return apostrophes(day_ranges(marked))

    def author_key(self, entry: Entry) -> str:
        return "; ".join(one.text for one in us.credited(entry)) or _masthead(entry) or us.head_title(entry)

    def sort_key(self, entry: Entry) -> tuple[object, ...]:
        """By what stands first; then date, undated last; then title."""
        first = " ".join(_sorted_by(one) for one in us.credited(entry)) or _masthead(entry) or us.first_key(entry)
        return order(entry, first, entry.issued)


class ChicagoAuthorDate(_Chicago):
    """Chicago, author-date."""

    name: ClassVar[str] = "chicago-author-date"
    year_letters: ClassVar[bool] = True

    def full(self, entry: Entry) -> str:
        """Author. Year. Title. Facts. URL."""
        if entry.family in us.LEGAL:
            return _legal(entry).entry(entry)
        head, work = _heading(entry), _work(entry)
        year = _year(entry) or _undated(entry)
        date = _rest(entry) if work.dated else None
        place = None if work.headed and not work.pages else work.place
        if work.pages and entry.pages:
            place = f"{place}: {_span(entry.pages)}"
        if place and date:
            place, date = f"{place}, {date}", None
        first = (head, year, _period(work.title)) if head else (_period(work.title), year)
        return us.sentences(*first, *work.facts, place, work.publisher, date, *_where(entry))

    def in_text(self, entry: Entry) -> str:
        pinpoint = _pinpoint(entry)
        if entry.family in us.LEGAL:
            name = _legal_name(entry)
            year = _year(entry)
            shown = f"{name} {year}" if year and not re.search(r"\d", name) else name
        else:
            year = _year(entry)
            who = _short_names(entry) or _short_title(entry)
            shown = f"{who} {year}" if year else f"{who}, {_undated(entry)}"  # so that n.d. is no initials
        return f"({commas(shown, pinpoint)})"

    def takes_letter(self, entry: Entry) -> bool:
        return entry.family not in us.LEGAL

    def arranged(self, entries: Sequence[Entry]) -> list[Entry]:
        """In order; letters follow the year that is printed."""
        return super().arranged([evolve(one, date=one.issued) for one in entries])


class ChicagoNotes(_Chicago):
    """Chicago, notes and bibliography."""

    name: ClassVar[str] = "chicago-notes"

    def full(self, entry: Entry) -> str:
        """Author. Title. Facts. Publisher, Year. URL."""
        if entry.family in us.LEGAL:
            return _legal(entry).entry(entry)
        work = _work(entry)
        date = _dated(entry, work)
        if work.place:
            place = date if work.headed and not work.pages else _journal(entry, work, date)
            return us.sentences(_heading(entry), _period(work.title), *work.facts, place, *_where(entry))
        imprint = (work.publisher, date) if entry.family in _PAGES else (commas(work.publisher, date),)
        return us.sentences(_heading(entry), _period(work.title), *work.facts, *imprint, *_where(entry))

    def note(self, entry: Entry) -> str:
        """Author, title, facts (publisher, year), pinpoint, URL."""
        pinpoint = _pinpoint(entry)
        if entry.family in us.LEGAL:
            return _period(_commas(_legal(entry, pinpoint).note(), *_where(entry, note=True)))
        work = _work(entry)
        date = _dated(entry, work)
        names = _note_names(entry)
        facts = [
            one[0].lower() + one[1:] if one.startswith(("Press", "Version", "Dataset", "Draft")) else one
            for one in work.facts
        ]
        if work.place:
            place = _journal(entry, work, date)
            if pinpoint and work.pages:
                place = f"{_journal(entry, work, date, pages=False)}: {pinpoint}"
                pinpoint = None
            parts: list[str | None] = [names, work.title, *facts, place, pinpoint]
        elif work.dated:
            owned = entry.family == "web-page" and not entry.authors  # the owner of a page follows its title in notes
            parts = [*([work.title, names] if owned else [names, work.title]), *facts, work.publisher]
            if entry.family == "resolution" and date:
                parts = [f"{_commas(*parts, pinpoint)} ({date})"]
            else:
                parts += [date, pinpoint]
        else:
            imprint = commas(work.publisher, date)
            body = _commas(names, work.title, *facts) + (f" ({imprint})" if imprint else "")
            parts = [body, pinpoint]
        return _period(_commas(*parts, *_where(entry, note=True)))

    def in_text(self, entry: Entry) -> str:
        """Author, short title, pinpoint: the shortened note."""
        pinpoint = _pinpoint(entry)
        if entry.family in us.LEGAL:
            return _period(_commas(_legal_name(entry), pinpoint))
        if entry.family == "resolution" and (short := _resolution(entry)):
            return _period(_commas(_short_names(entry), short, pinpoint))
        return _period(_commas(_short_names(entry, pages=False), _short_title(entry), pinpoint))


# --- names, dates, addresses -------------------------------------------------------------------


def _un(text: str) -> str:
    """UN General Assembly, as the manual names UN bodies."""
    return text.replace("United Nations ", "UN ", 1) if re.match(r"United Nations [A-Z]\w+ [AC]", text) else text


def _sorted_by(one: Name) -> str:
    return _un(sort_name(one))


def _inverted(one: Name) -> str:
    return f"{one.family}, {one.given}" if us.person(one) else _un(one.text)


def _list(names: Sequence[str], zh: bool) -> str:
    if zh:
        return "、".join(names)
    if len(names) == 2:
        return f"{names[0]}{',' if ',' in names[0] else ''} and {names[1]}"
    return joined(names, " and ")


def _heading(entry: Entry) -> str | None:
    """Up to six authors, the first inverted; else three and et al. (13.78); a newspaper of unsigned news."""
    found, zh = us.credited(entry), us.chinese(entry)
    if not found:
        return us.slanted(_masthead(entry) or "") or None
    shown = list(found) if len(found) <= 6 else list(found)[:3]
    names = [_inverted(shown[0]), *(_un(one.text) for one in shown[1:])]
    if len(found) > 6:
        return "、".join(names) + "等" if zh else f"{', '.join(names)}, et al."
    return _list(names, zh)


def _few(names: Sequence[str], zh: bool) -> str | None:
    """One or two names; else the first and et al. (13.78)."""
    if len(names) > 2:
        return f"{names[0]}{'等' if zh else ' et al.'}"
    return ("、" if zh else " and ").join(names) or None


def _note_names(entry: Entry) -> str | None:
    return _few([_un(one.text) for one in us.credited(entry)], us.chinese(entry))


def _short_names(entry: Entry, pages: bool = True) -> str | None:
    found = us.credited(entry)
    if not pages and entry.family == "web-page" and not entry.authors:
        return None
    names = [one.family if us.person(one) and one.family else _un(one.text) for one in found]
    return _few(names, us.chinese(entry)) or (us.slanted(_masthead(entry) or "") if pages else None) or None


def _masthead(entry: Entry) -> str | None:
    """The newspaper or site under which an unsigned article is listed."""
    press = entry.family in _PRESS and entry.kind != "press-release"
    return us.periodical(entry) if press and not us.credited(entry) else None


def _undated(entry: Entry) -> str:
    words = "日期不详" if us.chinese(entry) else "n.d."
    return f"{words}-{entry.suffix}" if entry.suffix else words


def _year(entry: Entry) -> str | None:
    """2023; [2023?] where the source is doubtful; ca. 2023."""
    date = entry.issued
    if date is None:
        return None
    shown = us.year(date, us.chinese(entry)) + entry.suffix
    return f"[{shown}?]" if date.uncertain and not date.approximate else shown


def _rest(entry: Entry) -> str | None:
    """Month and day, which follow where the year stands after the author."""
    return us.month_and_day(entry.issued, us.chinese(entry)) if entry.issued else None


def _where(entry: Entry, note: bool = False) -> tuple[str, ...]:
    url = us.address(entry)
    if entry.accessed is None or not url:
        return (url,) if url else ()
    zh = us.chinese(entry)
    when = us.day(entry.accessed, zh)
    said = f"访问于{when}" if zh else f"{'accessed' if note else 'Accessed'} {when}"
    return said, url


def _span(text: str) -> str:
    """389–99 of 389-399, 101–8, 100–104: the manual's way of inclusive numbers."""

    def shorter(match: re.Match[str]) -> str:
        first, last = match.groups()
        if len(first) != len(last) or len(first) < 3 or first.endswith("00") or int(last) <= int(first):
            return f"{first}–{last}"
        same = next((place for place, digit in enumerate(first) if digit != last[place]), 0)
        least = 1 if first[-2] == "0" else 2
        return f"{first}–{last[min(same, len(last) - least) :]}"

    return us.ranged(re.sub(r"(?<![\w.-])(\d+)[-–](\d+)(?![\w.-])", shorter, text))


def _pinpoint(entry: Entry) -> str | None:
    """7–9 of pp. 7-9; art. 5(1) of Art. 5(1)."""
    value = entry.pinpoint
    if not value:
        return None
    value = re.sub(r"^pp?\.\s*", "", _span(value))
    return _LOWER.sub(lambda match: match[0].lower(), value)


# --- works -------------------------------------------------------------------------------------


class _Work(NamedTuple):
    """The parts of a work that is no law."""

    title: str
    facts: tuple[str, ...] = ()
    publisher: str | None = None
    place: str | None = None
    """The journal or newspaper, with volume and issue."""
    dated: bool = False
    """Whether the whole date is printed."""
    pages: bool = False
    """Whether the work stands in a volume of a journal."""
    headed: bool = False
    """Whether the journal or newspaper stands first, in place of an author."""


def _quoted(entry: Entry) -> str:
    return us.titled(entry, _marked, lambda text: us.headline(text, _MINOR))


def _marked(text: str) -> str:
    """“Text”, with inner quotation marks single."""
    inner = re.sub(r'"([^"]*)"', "‘\\1’", text).replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def _slanted(entry: Entry) -> str:
    return us.titled(entry, us.slanted, lambda text: us.headline(text, _MINOR))


def _period(title: str) -> str:
    """Title. and “Title.”: American punctuation stands within the marks."""
    if not title.endswith("”"):
        return stop(title)
    return title if title[-2:-1] in ".?!。？！" else f"{title[:-1]}.”"


def _commas(*parts: str | None) -> str:
    """Parts with commas, which stand within quotation marks."""
    text = ", ".join(part for part in parts if part)
    return re.sub(r"”, ", ",” ", text)


def _resolution(entry: Entry) -> str | None:
    """Resolution 78/265 of A/RES/78/265."""
    found = re.match(r"(?:[A-Z]+/)+RES/(\d+(?:/\d+)?)", entry.identifiers.get("un-symbol", ""))
    return (
        f"{'第' if us.chinese(entry) else 'Resolution '}{found[1]}{'号决议' if us.chinese(entry) else ''}"
        if found
        else None
    )


def _work(entry: Entry) -> _Work:
    zh = us.chinese(entry)
    if entry.family in _PRESS and entry.kind != "press-release":
        return _article(entry)
    if entry.kind == "press-release":
        return _Work(_quoted(entry), ("新闻稿" if zh else "Press release",), us.house(entry), dated=True)
    if entry.family in _PAGES:
        site = us.house(entry) or (None if us.credited(entry) else entry.container or entry.site)
        return _Work(_quoted(entry), tuple(filter(None, (us.numbered(entry),))), site, dated=True)
    if entry.family == "resolution":
        title = _slanted(entry)
        if short := _resolution(entry):
            title = f"{short}{'，' if zh else ', '}{title}"
        return _Work(title, tuple(filter(None, (us.numbered(entry),))), us.house(entry), dated=True)
    if entry.family == "dataset":
        version = us.versioned(entry)
        data = (version, "数据集" if zh else "Dataset", entry.digest)
        return _Work(_slanted(entry), tuple(filter(None, data)), us.house(entry), dated=True)
    draft = entry.is_draft and not re.search(r"draft|proposal|征求意见稿|草案", entry.title, re.IGNORECASE)
    facts = (us.edition(entry), us.numbered(entry), ("草案" if zh else "Draft") if draft else None)
    return _Work(_slanted(entry), tuple(filter(None, facts)), us.house(entry))


def _article(entry: Entry) -> _Work:
    name = us.periodical(entry)
    volume = bool(entry.volume or entry.issue)
    place = us.slanted(name) if name else None
    if name and volume:
        place = f"{us.slanted(name)} {entry.volume or ''}".rstrip() + (f" ({entry.issue})" if entry.issue else "")
    return _Work(_quoted(entry), (), None, place or None, dated=not volume, pages=volume, headed=not us.credited(entry))


def _journal(entry: Entry, work: _Work, date: str | None, pages: bool = True) -> str:
    """*Journal* 12, no. 3 (2020): 45–67; *Newspaper*, May 1, 2020."""
    if not work.pages:
        return commas(work.place, date)
    name = us.slanted(us.periodical(entry) or "")
    issue = f"no. {entry.issue}" if entry.issue else None
    text = spaced(name, commas(entry.volume, issue))
    text += f" ({date})" if date else ""
    return f"{text}: {_span(entry.pages)}" if entry.pages and pages else text


def _dated(entry: Entry, work: _Work) -> str | None:
    """The date of a bibliography or note: whole, or the year; n.d. of works that are published as books are."""
    date = entry.issued
    if date is None:
        return None if work.dated or work.place else _undated(entry)
    return us.day(date, us.chinese(entry)) if work.dated and not date.uncertain else _year(entry)


def _short_title(entry: Entry) -> str:
    """The title that short forms print: the short one that is known, else up to a colon."""
    words = us.short_title(entry) or us.head_title(entry)
    words = words.split(": ")[0]
    if entry.lang.startswith("en") and not us.translated(entry):
        words = us.headline(words, _MINOR)
    quoted = entry.family in _PAGES or entry.family in _PRESS
    return _marked(words) if quoted else us.slanted(words)


# --- law ---------------------------------------------------------------------------------------


class _Law(NamedTuple):
    """A legal work: its parts with commas, and what stands in parentheses after them."""

    parts: tuple[str | None, ...]
    year: str | None = None
    country: str | None = None
    periods: bool = False
    """Whether a list separates the parts by full stops (treaties)."""

    def note(self) -> str:
        text = commas(*self.parts)
        return text + "".join(f" ({one})" for one in (self.year, self.country) if one)

    def entry(self, entry: Entry) -> str:
        if not self.periods:
            return us.sentences(self.note(), *_where(entry))
        return us.sentences(*(part and part[0].upper() + part[1:] for part in self.parts), *_where(entry))


def _legal(entry: Entry, pinpoint: str | None = None) -> _Law:
    """The parts of a law; the pinpoint follows its name, as in the Bluebook."""
    title, zh, country = us.titled(entry), us.chinese(entry), us.state(entry)
    if entry.family == "executive-order":
        return _Law((title if zh else None, us.order_name(entry), pinpoint, us.gazette(entry)), us.law_year(entry))
    if entry.family == "treaty":
        return _Law((title, pinpoint, _opened(entry), _series(entry)), periods=True)
    if entry.family == "eu-act":
        kind = f"{(entry.native_type or '').strip()} {entry.number}".strip() if entry.number else None
        source = us.journal(entry)
        named = None if entry.number and entry.number in entry.title else kind
        return _Law((title, named, pinpoint, source), None if source else us.law_year(entry, entry.title))
    if entry.family == "cn-law":
        return _Law((title, entry.printed_number if zh else None, pinpoint), us.promulgated(entry))
    if entry.family == "bill":
        when, country = us.bill_year(entry, us.law_year(entry), country)
        return _Law((title, us.numbered(entry), us.session(entry), pinpoint), when, country)
    source = us.gazette(entry)
    when = us.law_year(entry, entry.title, entry.number)
    if entry.family == "rule" and source and entry.issued and entry.container != "Code of Federal Regulations":
        when = f"{'proposed ' if entry.is_draft else ''}{us.day(entry.issued, zh)}"
    return _Law((title, entry.number, pinpoint, source), when, country)


def _opened(entry: Entry) -> str | None:
    """opened for signature September 5, 2024"""
    date, zh = entry.issued, us.chinese(entry)
    if date is None:
        return None
    if zh:
        opened = "opened-for-signature" in entry.dates
        return us.day(date, zh) + ("开放签署" if opened else "")
    words = next((words for one, words in us.OPENING.items() if entry.dates.get(one) == date), None)
    return spaced(words, us.day(date))


def _series(entry: Entry) -> str | None:
    """CETS No. 225; 1577 UNTS 3."""
    name = _SERIES.get(entry.container or "", entry.container)
    number = entry.number or entry.identifiers.get("cets")
    if entry.volume and name:
        return spaced(entry.volume, name, us.first_page(entry))
    return f"{name or 'CETS'} No. {number}" if number else None


def _legal_name(entry: Entry) -> str:
    """By what the text and shortened notes name a law: number of orders and EU acts, else short title."""
    if entry.family == "executive-order" and not us.chinese(entry):
        return us.order_name(entry)
    return us.act_name(entry) or us.short_title(entry) or us.head_title(entry)


STYLES: dict[str, Style] = {one.name: one for one in (ChicagoAuthorDate(), ChicagoNotes())}

"""APA style: Publication Manual of the American Psychological Association, 7th edition (2020).

Chapters 8 (citations in the text), 9 (elements of a reference), 10 (examples) and 11
(legal references). Law stands title first and without author, as chapter 11 has it:
``Name, source (Year). URL``, ``Exec. Order No. 14,110, 88 Fed. Reg. 75191 (2023)``,
``Name of Treaty, Month Day, Year, URL``, ``Title, H.R. 6580, 117th Cong. (2022)``.

The manual has no template for

- law of the EU and of other states, where it defers to the Bluebook: the full title
  and ``2024 O.J. (L 2024/1689)``; the state in parentheses; Chinese law with pinyin,
  (characters), [translation] and who promulgated it when;
- UN resolutions, recommendations, State Council notices: as reports, with the number;
- declarations and statements of many states or companies: as works without author, with
  the whole date;
- withdrawn and repealed works, and digests of data (which stand beside the version).

References have no pinpoint, and legal ones no letters after the year. Titles are
printed as the data have them: which words are names, and keep their capital in sentence
case, no rule can tell. In the text names stand in full, since an abbreviation has to be
introduced first. Entries in Chinese keep the order and the punctuation of the manual.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from attrs import evolve

from ...text import fold
from ..markup import day_ranges, italic
from ..style import Style, commas, joined, sort_name, sort_title, spaced, stop
from . import american as us

if TYPE_CHECKING:
    from ..entry import Entry, Name

_BY_DAY = frozenset({"declaration", "statement", "web-page", "news"})
"""The families whose reference prints the whole date (9.14, 10.16)."""
_MINOR = frozenset({
    "a", "an", "the", "and", "as", "but", "for", "if", "nor", "or", "so", "yet", "at", "by", "in", "of",
    "off", "on", "per", "to", "up", "via",
})  # fmt: skip
"""Words of three letters or fewer that title case leaves (6.17)."""
_LONG = 7
"""Words of a title after which the text cites a shorter one (8.14)."""


class Apa(Style):
    """APA, 7th edition."""

    name: ClassVar[str] = "apa"
    manual: ClassVar[str] = "Publication Manual of the American Psychological Association, 7th edition (2020)"
    year_letters: ClassVar[bool] = True

    def full(self, entry: Entry) -> str:
        return _FORMS.get(entry.family, _work)(entry)

    def in_text(self, entry: Entry) -> str:
        names, zh = _cited(entry), us.chinese(entry)
        date = entry.issued
        when = us.year(date, zh) if date else _undated(zh)
        if not names:
            names = _title_cited(entry)
        if entry.family not in us.LEGAL:
            when += _letter(entry)
        pinpoint = us.ranged(entry.pinpoint) if entry.pinpoint else None
        return f"({commas(names, when, pinpoint)})".replace("”,", ",”")

    def typeset(self, marked: str) -> str:
        return day_ranges(marked)

    # --- many ---------------------------------------------------------------------------

    def author_key(self, entry: Entry) -> str:
        return "; ".join(one.text for one in us.credited(entry)) or us.head_title(entry)

    def sort_key(self, entry: Entry) -> tuple[object, ...]:
        """By author, then n.d. before years (9.44 ff.), then title."""
        first = " ".join(map(sort_name, us.credited(entry))) or us.first_key(entry)
        date = entry.issued
        return fold(first), (date is not None, date and date.earliest.isoformat()), fold(sort_title(entry)), entry.id

    def takes_letter(self, entry: Entry) -> bool:
        return entry.family not in us.LEGAL

    def arranged(self, entries: Sequence[Entry]) -> list[Entry]:
        """In order; letters follow the year that is printed."""
        return super().arranged([evolve(one, date=one.issued) for one in entries])


# --- elements --------------------------------------------------------------------------------


def _undated(zh: bool) -> str:
    return "日期不详" if zh else "n.d."


def _letter(entry: Entry) -> str:
    return f"-{entry.suffix}" if entry.suffix and entry.issued is None else entry.suffix


def _initials(given: str) -> str:
    """J.-P. of Jean-Paul, A. B. of Anna Beth."""
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())


def _author(one: Name) -> str:
    return f"{one.family}, {_initials(one.given)}" if us.person(one) and one.given else one.text


def _names(entry: Entry) -> str:
    """All up to 20, else 19 and the last; a comma before & of two persons, not of two bodies."""
    found = us.credited(entry)
    names = [_author(one) for one in found]
    if us.chinese(entry):
        return "、".join(names)
    if len(names) > 20:
        return ", ".join(names[:19]) + f", . . . {names[-1]}"
    if len(names) == 2 and any(us.person(one) for one in found):
        return ", & ".join(names)
    return joined(names, " & ")


def _cited(entry: Entry) -> str:
    """One or two names, or the first and et al. (8.17)."""
    found = us.credited(entry)
    names = [one.family if us.person(one) and one.family else one.text for one in found]
    zh = us.chinese(entry)
    if len(names) > 2:
        return f"{names[0]}{'等' if zh else ' et al.'}"
    return ("、" if zh else " & ").join(names)


def _title_cited(entry: Entry) -> str:
    """What the text calls a work without author: the title that its reference begins with, shorter where long."""
    if entry.family == "executive-order" and not us.chinese(entry):
        return us.order_name(entry)
    if name := us.act_name(entry):
        return name
    long = len(entry.title.split()) > _LONG
    words = (us.short_title(entry) if long else None) or us.head_title(entry)
    if entry.family in us.LEGAL:
        year = str(entry.issued.year) if entry.issued else ""
        return re.sub(rf"(?:,| of)? {year}$", "", words) if year else words
    if entry.lang.startswith("en") and not us.translated(entry):
        words = us.headline(words, _MINOR)
    return f"“{words}”" if entry.family in ("article", "news") else us.slanted(words)


def _date(entry: Entry) -> str:
    zh, date = us.chinese(entry), entry.issued
    if date is None:
        return f"({_undated(zh)}{_letter(entry)})"
    shown = us.year(date, zh) + _letter(entry)
    dated = entry.family in _BY_DAY or (entry.family == "article" and not (entry.volume or entry.issue))
    dated = dated or (entry.family == "policy" and us.on_page(entry))
    if dated and (rest := us.month_and_day(date, zh)):
        shown += f", {rest}"
    return f"({shown})"


def _where(entry: Entry, comma: bool = False) -> str:
    """The address, with the day of access where that is given."""
    url = us.address(entry)
    if url and entry.accessed is not None:
        when = us.day(entry.accessed, us.chinese(entry))
        if us.chinese(entry):
            return f"检索于{when}, 取自 {url}"
        return f"{'retrieved' if comma else 'Retrieved'} {when}, from {url}"
    return url


def _ended(entry: Entry, *parts: str | None) -> str:
    return spaced(us.sentences(*parts), _where(entry))


def _credit(entry: Entry, title: str, *source: str | None) -> str:
    """Author. (Date). Title. Source. URL; without author the title moves before the date."""
    names = _names(entry)
    return _ended(entry, *((names, _date(entry), title) if names else (title, _date(entry))), *source)


def _titled(entry: Entry, wrap: Callable[[str], str] = us.upright) -> str:
    """The title; of Chinese works pinyin and [translation], since references are in Latin letters (9.41)."""
    return us.titled(entry, wrap, characters=False)


# --- works (chapter 10) -----------------------------------------------------------------------


def _number(entry: Entry) -> str | None:
    """ISO/IEC Standard No. 42001:2023 (the example of ISO standards on the style's site); any other number as it is."""
    value = us.numbered(entry)
    found = re.fullmatch(r"((?:ISO|IEC|IEEE)(?:/(?:IEC|IEEE))*) (\d.*)", value or "")
    return f"{found[1]} Standard No. {found[2]}" if found and entry.family == "standard" else value


def _work(entry: Entry) -> str:
    """Reports, standards, policies, pages and books: title in italics, number in parentheses."""
    zh = us.chinese(entry)
    title = _titled(entry, us.slanted)
    if inside := commas(us.edition(entry), _number(entry)):
        title += f" ({inside})"
    if entry.is_draft and not re.search(r"draft|proposal|征求意见稿|草案", entry.title, re.IGNORECASE):
        title += " [草案]" if zh else " [Draft]"
    site = None if us.credited(entry) else entry.container or entry.site
    return _credit(entry, title, us.house(entry) or site)


def _article(entry: Entry) -> str:
    """Title. *Journal*, *12*(3), 45–67; the title of an unsigned one moves to the front."""
    title = _titled(entry)
    if entry.kind == "press-release":
        mark = "[新闻稿]" if us.chinese(entry) else "[Press release]"
        return _credit(entry, f"{_titled(entry, us.slanted)} {mark}", us.house(entry))
    name = us.periodical(entry)
    place = italic(entry.volume) if entry.volume else ""
    place += f"({entry.issue})" if entry.issue else ""
    pages = us.ranged(entry.pages) if entry.pages else f"Article {entry.number}" if entry.number else None
    return _credit(entry, title, commas(us.slanted(name) if name else None, place, pages))


def _dataset(entry: Entry) -> str:
    """*Title* (Version 0.2.0, digest) [Data set]. Publisher."""
    zh = us.chinese(entry)
    version = us.versioned(entry)
    inside = commas(version, entry.digest)
    title = _titled(entry, us.slanted) + (f" ({inside})" if inside else "")
    return _credit(entry, f"{title} {'[数据集]' if zh else '[Data set]'}", us.house(entry))


# --- law (chapter 11) --------------------------------------------------------------------------


def _law(entry: Entry, *parts: str | None, country: str | None = None, when: str | None = None) -> str:
    """Name, source (Year) (State). URL"""
    text = commas(*parts)
    return _ended(entry, text + "".join(f" ({one})" for one in (when, country) if one))


def _when(entry: Entry, *said: str | None) -> str | None:
    return us.law_year(entry, *said) if entry.issued else _undated(us.chinese(entry))


def _statute(entry: Entry) -> str:
    """The year always of US law, as the manual's examples have it; else unless the title says it."""
    title, source = _titled(entry), us.gazette(entry)
    when = _when(entry, *(() if entry.jurisdiction == "US" else (entry.title, entry.number)))
    return _law(entry, title, entry.number, source, when=when, country=us.state(entry))


def _rule(entry: Entry) -> str:
    """The whole date where a gazette is cited and not a code (11.7)."""
    source = us.gazette(entry)
    when = _when(entry)
    if source and entry.issued and entry.container != "Code of Federal Regulations":
        when = f"{'proposed ' if entry.is_draft else ''}{us.day(entry.issued, us.chinese(entry))}"
    return _law(entry, _titled(entry), entry.number, source, when=when, country=us.state(entry))


def _eu_act(entry: Entry) -> str:
    kind = (entry.native_type or "").strip()
    named = None if not entry.number or entry.number in entry.title else f"{kind} {entry.number}".strip()
    source = us.journal(entry)
    return _law(entry, _titled(entry), named, source, when=None if source else _when(entry, entry.title))


def _order(entry: Entry) -> str:
    """The title of an order is not printed (11.7), but for readers of Chinese."""
    return _law(
        entry,
        entry.title if us.chinese(entry) else None,
        us.order_name(entry),
        us.gazette(entry),
        when=_when(entry),
    )


def _chinese_law(entry: Entry) -> str:
    number = entry.printed_number if us.chinese(entry) else None
    return _law(entry, us.titled(entry, parens=True), number, when=us.promulgated(entry))


def _treaty(entry: Entry) -> str:
    """Commas all through (11.9)."""
    date = entry.issued
    when = us.day(date, us.chinese(entry)) if date else _undated(us.chinese(entry))
    text = f"{_titled(entry)}, {when}"
    where = _where(entry, comma=True)
    return f"{text}, {where}" if where else stop(text)


def _bill(entry: Entry) -> str:
    """Title, H.R. 6580, 117th Cong. (2022) (11.6)."""
    when, country = us.bill_year(entry, _when(entry), us.state(entry))
    return _law(entry, _titled(entry), us.numbered(entry), us.session(entry), when=when, country=country)


_FORMS: dict[str, Callable[[Entry], str]] = {
    "statute": _statute, "rule": _rule, "eu-act": _eu_act, "executive-order": _order, "cn-law": _chinese_law,
    "treaty": _treaty, "bill": _bill, "article": _article, "news": _article, "dataset": _dataset,
}  # fmt: skip

STYLES: dict[str, Style] = {"apa": Apa()}

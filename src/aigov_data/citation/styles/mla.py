"""MLA style: MLA Handbook, 9th edition (2021).

Chapter 5 (the template of core elements: author, title, container, version, number,
publisher, date, location) and chapter 6 (citations in the text); law as in the
handbook's appendix and the Style Center's "Documenting Legal Works in MLA Style",
which cite it by the same template::

    United States, Executive Office of the President. Executive Order 14110: Title. 30 Oct. 2023.
    *Federal Register*, vol. 88, no. 210, 1 Nov. 2023, pp. 75191–226, URL.

- A body that is also the publisher is named as publisher only, and the title comes first.
  The data name who issued an instrument; we take bodies other than governments (international
  organisations, standards bodies, companies) to publish what they issue. Governments stay
  authors, as in the handbook's legal examples, unless the data name them as publisher.
- Titles in headline capitals; of Chinese texts in English: characters [pinyin; *English*] (5.30).
- Months are abbreviated but for May, June and July; addresses lose their ``https://``,
  but DOIs keep it; an unknown date is left out; approximate ones are ``circa``.
- In the text: (Author 7), (Author, art. 5), (*Short Title*); works cited have no pinpoint.

The handbook has no template for EU law, Chinese law, treaties of regional bodies and
standards, and no form for repealed and withdrawn works: core elements in their order,
the number in the place of "Number", the treaty series as final element. Nor has it one
for two bodies as authors: they are joined by "and", without the comma of inverted names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from ...text import fold
from ..markup import apostrophes, italic, link
from ..style import Style, commas, sort_name, spaced, stop
from . import american as us
from . import authored

if TYPE_CHECKING:
    from ...dates import PartialDate
    from ..entry import Entry, Name

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_MINOR = frozenset({
    "a", "an", "the", "and", "but", "for", "nor", "or", "so", "yet", "v", "vs", "about", "across", "after", "against",
    "among", "as", "at", "before", "between", "by", "during", "from", "in", "into", "of", "off", "on", "onto", "per",
    "through", "throughout", "to", "toward", "towards", "under", "until", "upon", "via", "with", "within", "without",
})  # fmt: skip
"""Articles, conjunctions and prepositions of any length, which headline style leaves."""
_GOVERNMENT = frozenset({
    "state", "executive-body", "regulator", "legislature", "office", "organ", "court", "supranational-union",
    "subnational-government",
})  # fmt: skip
"""The kinds of actors that stay authors of what they publish."""
_OFFICES = {
    "President of the United States": "United States, Executive Office of the President",
    "United States Congress": "United States, Congress",
    "United States House of Representatives": "United States, Congress, House",
    "United States Senate": "United States, Congress, Senate",
    "House of Lords": "United Kingdom, Parliament, House of Lords",
    "House of Commons": "United Kingdom, Parliament, House of Commons",
    "Parliament of the United Kingdom": "United Kingdom, Parliament",
    "United Nations General Assembly": "United Nations, General Assembly",
    "United Nations Security Council": "United Nations, Security Council",
    "United Nations Human Rights Council": "United Nations, Human Rights Council",
    "United Nations Economic and Social Council": "United Nations, Economic and Social Council",
}
"""Bodies that the handbook names after their government."""
_PREFIXED = re.compile(r"\b(?:anti|co|non|pre|re)-\w+", re.IGNORECASE)
"""A prefix that dictionaries join to its word: what follows it takes no capital (2.90)."""
_INNER = re.compile(r"(?<=[\w,] )(?!The\b)[A-Z][a-z]+(?= )")
"""Words with a capital between others; The is part of names such as The Hague."""
_LABELS = {"art": "art.", "article": "art.", "sec": "sec.", "section": "sec.", "para": "par.", "paragraph": "par.",
           "ch": "ch.", "chapter": "ch."}  # fmt: skip
_LONG = 5
"""Words of a title that the text cites whole."""


class Mla(Style):
    """MLA, 9th edition."""

    name: ClassVar[str] = "mla"
    manual: ClassVar[str] = "MLA Handbook, 9th edition (2021)"

    def full(self, entry: Entry) -> str:
        zh = us.chinese(entry)
        day = _date(entry.issued, zh)
        first = [*_elements(entry), None if entry.family == "eu-act" and _dated(entry) else day]
        groups = [_container(entry)] if authored.gazette(entry) and entry.family in us.LEGAL else []
        whole = [commas(*one) for one in (first, *groups)]
        where = _where(entry)
        if where:
            whole[-1] = commas(whole[-1], where)
        parts = [_names(entry), _title(entry), *whole, _series(entry), _accessed(entry, zh)]
        return " ".join(one if one.endswith("”.") else stop(one) for one in parts if one)

    def in_text(self, entry: Entry) -> str:
        place = _pinpoint(entry.pinpoint, us.chinese(entry)) if entry.pinpoint else ""
        head = _cited(entry)
        if not place:
            return f"({head})"
        if not place[0].isdigit():
            head = f"{head[:-1]},”" if head.endswith("”") and not us.chinese(entry) else f"{head},"
        return f"({head} {place})"

    def typeset(self, marked: str) -> str:
        return apostrophes(marked)

    # --- many ---------------------------------------------------------------------------

    def author_key(self, entry: Entry) -> str:
        return "; ".join(one.text for one in _authors(entry)) or us.head_title(entry)

    def sort_key(self, entry: Entry) -> tuple[object, ...]:
        """By author, then title; a title without its article, and Chinese ones by their romanisation."""
        title = re.sub(r"^(?:The|An?) ", "", us.head_title(entry) if not us.chinese(entry) else _romanised(entry))
        if entry.family == "executive-order":
            title = authored.with_order(entry, title)
        first = " ".join(_sorted(one) for one in _authors(entry)) or title
        date = entry.issued
        return fold(first), fold(title), date.earliest.isoformat() if date else "", entry.id

    def repeated(self, before: Entry | None, entry: Entry, text: str) -> str:
        """Three hyphens for the same authors."""
        if before is None or not _authors(entry) or _authors(before) != _authors(entry):
            return text
        return "---." + text.removeprefix(stop(_names(entry) or ""))


# --- authors -------------------------------------------------------------------------------


def _authors(entry: Entry) -> tuple[Name, ...]:
    """The authors, unless they are bodies that publish the work."""
    if all(_publishes(entry, one) for one in entry.authors):
        return ()
    return entry.authors


def _publishes(entry: Entry, name: Name) -> bool:
    if entry.publisher is not None and name.text == entry.publisher.text:
        return True
    return entry.publisher is None and name.kind is not None and name.kind not in _GOVERNMENT


def _publishers(entry: Entry) -> str | None:
    names = [entry.publisher] if entry.publisher else [] if _authors(entry) else list(entry.authors)
    shown = [one.text for one in names if one not in _authors(entry)]
    if len(shown) > 2:
        return f"{shown[0]}等" if us.chinese(entry) else f"{shown[0]} et al."
    return (authored.in_row(shown) if us.chinese(entry) else " / ".join(shown)) or None


def _sorted(one: Name) -> str:
    return _OFFICES.get(one.text) or sort_name(one)


def _named(one: Name, first: bool) -> str:
    if us.person(one):
        return f"{one.family}, {one.given}" if first else one.text
    return _OFFICES.get(one.text, one.text)


def _names(entry: Entry) -> str | None:
    """Family, Given, and Given Family; A and B for bodies; A, et al. for three and more."""
    names = _authors(entry)
    if not names:
        return None
    first = _named(names[0], True)
    if us.chinese(entry):
        return f"{first}等" if len(names) > 2 else authored.in_row([one.text for one in names])
    if len(names) > 2:
        return f"{first}, et al."
    if len(names) == 2:
        return f"{first}{',' if us.person(names[0]) else ''} and {_named(names[1], False)}"
    return first


def _cited(entry: Entry) -> str:
    """What the text calls a work: family names, or the first words of the title."""
    names = [
        (one.family or one.text) if us.person(one) else _OFFICES.get(one.text, one.text) for one in _authors(entry)
    ]
    if not names:
        return _title_cited(entry)
    if us.chinese(entry):
        return f"{names[0]}等" if len(names) > 2 else authored.in_row(names)
    return f"{names[0]} et al." if len(names) > 2 else " and ".join(names)


def _title_cited(entry: Entry) -> str:
    """The title up to its first noun phrase, where it is long; parentheses in it become brackets."""
    if us.chinese(entry):
        return _wrapped(entry, entry.title)
    if us.translated(entry):
        return _wrapped(entry, (entry.title_zh or "") if authored.from_chinese(entry) else entry.title)
    title = re.sub(r"^(?:The|An?) ", "", _capitals(entry, entry.title))
    words = authored.short_name(entry) or title
    if words == title and len(re.findall(r"\w+", title)) > _LONG:
        known = _capitals(entry, entry.short_title or "")
        words = known if known and title.startswith(f"{known} ") else _first_phrase(title)
    return _wrapped(entry, words.replace("(", "[").replace(")", "]"))


def _first_phrase(title: str) -> str:
    """The words before the first punctuation mark or preposition, but for of."""
    rest = (re.split(r"[:;?—(]", title)[0].strip() or title).split()
    ends = _MINOR - {"of", "the"}
    cut = next(
        (place for place, word in enumerate(rest) if place and (word in ends or rest[place - 1].endswith(","))),
        len(rest),
    )
    return " ".join(rest[:cut]).rstrip(",")


def _pinpoint(text: str, zh: bool) -> str:
    """``p. 7`` is 7; ``Art. 5(1)`` is art. 5(1)."""
    found = re.match(r"pp?\.?\s*(?=\d)", text)
    if found:
        return us.ranged(text[found.end() :])
    label = None if zh else re.match(r"([A-Za-z]+)\.?\s*(?=\d)", text)
    short = _LABELS.get(label[1].lower()) if label else None
    return f"{short} {text[label.end() :]}" if label and short else text


# --- title, elements and location --------------------------------------------------------------


def _quoted(entry: Entry) -> bool:
    return entry.family in ("article", "news", "web-page") and not _described(entry)


def _described(entry: Entry) -> bool:
    """Whether the title is a description, in brackets, of what has none."""
    return entry.title.startswith("[") and entry.title.endswith("]")


def _capitals(entry: Entry, title: str) -> str:
    title = us.dashed(title)
    return _headline(title) if authored.english(entry) and not _described(entry) else title


def _headline(title: str) -> str:
    """Headline capitals; a prefix before a hyphen leaves the rest of its word, and no preposition keeps a capital."""
    made = authored.capitals(title, _MINOR)
    made = _PREFIXED.sub(lambda found: found[0][0] + title[found.start() + 1 : found.end()], made)
    return _INNER.sub(lambda found: found[0].lower() if found[0].lower() in _MINOR else found[0], made)


def _site(entry: Entry) -> str | None:
    """The journal, newspaper or web site that a work stands in."""
    if entry.family in us.LEGAL or entry.family == "dataset":
        return None
    if entry.family in ("article", "news"):
        return us.periodical(entry) or (entry.publisher.text if entry.publisher else None)
    if entry.container is None and entry.family == "web-page" and entry.publisher:
        return entry.publisher.text
    site = entry.container or (None if entry.authors or entry.publisher else entry.site)
    return _headline(us.dashed(site)) if site and authored.english(entry) else site


def _wrapped(entry: Entry, title: str) -> str:
    if _quoted(entry):
        return f"“{title.replace('“', '‘').replace('”', '’')}”"
    return title if _roman(entry) or _described(entry) else us.slanted(title)


def _roman(entry: Entry) -> bool:
    """Whether the work stands in a gazette that is named: then the gazette is in italics, not the work (2.106)."""
    return entry.family == "executive-order" or (entry.family == "eu-act" and authored.gazette(entry) is not None)


def _title(entry: Entry) -> str:
    """Original characters, then [transliteration; translation]; articles and pages in quotation marks."""
    if us.chinese(entry):
        title = authored.with_order(entry, entry.title)
    elif us.translated(entry):
        zh = authored.from_chinese(entry)
        head, english = (entry.title_zh or entry.title, entry.title) if zh else (entry.title, entry.title_en)
        english = authored.capitals(us.dashed(english), _MINOR)
        slant = us.upright if _quoted(entry) or _roman(entry) else italic
        gloss = "; ".join(slant(one) for one in (entry.pinyin if zh else None, english) if one)
        if _quoted(entry):
            return f"“{stop(f'{head} [{gloss}]')}”"
        return f"{us.slanted(head)} [{gloss}]"
    else:
        title = authored.with_order(entry, _capitals(entry, entry.title))
    shown = _wrapped(entry, title)
    if _quoted(entry):
        return f"{shown}." if us.chinese(entry) else f"{stop(shown[:-1])}”"
    return shown


def _romanised(entry: Entry) -> str:
    return entry.pinyin or entry.title_en


def _elements(entry: Entry) -> list[str | None]:
    """Container, version, number and publisher."""
    zh = us.chinese(entry)
    site, publisher = _site(entry), _publishers(entry)
    if entry.family == "dataset":
        version = f"{'版本' if zh else 'version'} {entry.version}" if entry.version else None
        return [version and (version if zh else version.capitalize()), entry.digest, publisher]
    if entry.family in ("article", "news"):
        return [us.slanted(site) if site else None, *_volume(entry.volume, entry.issue, zh),
                None if publisher == site else publisher]  # fmt: skip
    number = authored.numbered(entry)
    if entry.family in ("treaty", "executive-order") or (entry.family == "bill" and "Cong" in (entry.series or "")):
        number = None
    if number and entry.jurisdiction == "GB" and (chapter := re.fullmatch(r"c\. ?(\d+)", number)):
        number = f"第{chapter[1]}章" if zh else f"Chapter {chapter[1]}"
    if entry.family == "resolution" and number and not zh:
        number = f"Resolution {number}"
    edition = us.edition(entry)
    named = None if publisher == site else publisher
    return [us.slanted(site) if site else None, edition, authored.drafted(entry), number, named]


def _volume(volume: str | None, issue: str | None, zh: bool) -> list[str]:
    shown = ("第{}卷", "第{}期") if zh else ("vol. {}", "no. {}")
    return [form.format(value) for form, value in zip(shown, (volume, issue), strict=True) if value]


def _container(entry: Entry) -> list[str | None]:
    """*Federal Register*, vol. 88, no. 210, 1 Nov. 2023, pp. 75191–226."""
    place, zh = authored.gazette(entry), us.chinese(entry)
    if place is None:
        return []
    if entry.jurisdiction == "EU":
        numbers = [authored.official_journal(place)]
    else:
        numbers = _volume(place.volume, place.issue, zh)
    day = None if place.date == entry.issued else _date(place.date, zh)
    return [us.slanted(place.name), *numbers, day, _pages(place.pages)]


def _pages(pages: str | None) -> str | None:
    """pp. 75191–226: of the second number the digits that differ, at least two."""
    if not pages:
        return None

    def shorter(match: re.Match[str]) -> str:
        start, end = match[1], match[2]
        if len(start) == len(end) > 2:
            same = next((place for place in range(len(end)) if start[place] != end[place]), len(end))
            end = end[min(same, len(end) - 2) :]
        return f"{start}–{end}"

    return authored.span(re.sub(r"\b(\d+)[-–](\d+)\b", shorter, pages))


def _where(entry: Entry) -> str:
    """Pages of articles, and the address."""
    pages = _pages(entry.pages) if entry.family in ("article", "news", "book") else None
    url = link(f"https://doi.org/{entry.doi}" if entry.doi else re.sub(r"^https?://", "", entry.url or ""))
    return commas(pages, url)


def _series(entry: Entry) -> str | None:
    """The final element: treaty series and number; congress and number of a bill."""
    if found := authored.treaty_series(entry):
        return spaced(*found)
    if entry.family == "bill" and entry.series and "Cong" in entry.series:
        return commas(re.sub(r"Cong\.", "Congress", entry.series), entry.number)
    return None


# --- dates -----------------------------------------------------------------------------------


def _date(date: PartialDate | None, zh: bool) -> str | None:
    """13 June 2024; 5 Sept. 2024; circa 2019; nothing where it is unknown."""
    if date is None:
        return None
    if zh:
        return date.format("zh")
    month, day = authored.month_and_day(date)
    shown = spaced(str(day) if day else None, _MONTHS[month - 1] if month else None, authored.bare_year(date))
    return f"circa {shown}" if date.approximate else shown


def _dated(entry: Entry) -> bool:
    """Whether the title of an EU act says its day: Regulation ... of 13 June 2024."""
    date = entry.issued
    return date is not None and any(date.format(lang) in entry.title for lang in ("en", "zh"))


def _accessed(entry: Entry, zh: bool) -> str | None:
    if entry.accessed is None or not (entry.url or entry.doi):
        return None
    return f"{'访问于' if zh else 'Accessed '}{_date(entry.accessed, zh)}"


STYLES: dict[str, Style] = {"mla": Mla()}

"""What APA and Chicago share, which defer to the Bluebook for law, and what other styles have like them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ...written import MONTHS
from ..entry import has_han
from ..markup import italic, link
from ..style import ordinal, sort_title, spaced, stop

if TYPE_CHECKING:
    from ...dates import PartialDate
    from ..entry import Entry, Name

LEGAL = frozenset({"statute", "rule", "eu-act", "executive-order", "cn-law", "treaty", "bill"})
"""The families that are cited as law: title first, no author."""
_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0600-\u06ff]")
_GAZETTES = {
    "Federal Register": "Fed. Reg.", "United States Statutes at Large": "Stat.", "Statutes at Large": "Stat.",
    "Code of Federal Regulations": "C.F.R.",
}  # fmt: skip
_STATES = {"GB": "UK", "US": ""}
"""States that the Bluebook (table T2) abbreviates, or does not name."""
OPENING = {"opened-for-signature": "opened for signature", "signed": "signed", "adopted": "adopted"}
"""Events that date a treaty, the first that there is → what is said of them."""


# --- language and dates --------------------------------------------------------------------


def chinese(entry: Entry) -> bool:
    """Whether terms are Chinese: the item is, and so is the title that is printed."""
    return entry.lang_en_or_zh == "zh" and has_han(entry.title)


def day(date: PartialDate, zh: bool = False) -> str:
    """November 1, 2023; November 2023; 2023; 2020s; ca. 2023."""
    if zh:
        return date.format("zh")
    shown = date.format("en")
    if date.year is not None:
        shown = str(date.year)
        if (before := month_and_day(date)) is not None:
            shown = f"{before}{',' if date.precision == 'day' else ''} {shown}"
    else:
        shown = shown.removeprefix("c. ").removesuffix("?")
    return f"ca. {shown}" if date.approximate else shown


def month_and_day(date: PartialDate, zh: bool = False) -> str | None:
    """November 1; November; None of a date that has no month."""
    if date.precision not in ("day", "month"):
        return None
    with_day = date.precision == "day"
    if zh:
        return f"{date.earliest.month}月" + (f"{date.earliest.day}日" if with_day else "")
    return MONTHS[date.earliest.month - 1] + (f" {date.earliest.day}" if with_day else "")


def year(date: PartialDate, zh: bool = False) -> str:
    """2023; 2020s; ca. 2023."""
    if date.year is not None:
        return f"{('约' if zh else 'ca. ') if date.approximate else ''}{date.year}"
    return day(date, zh)


# --- titles --------------------------------------------------------------------------------


def upright(text: str) -> str:
    """A title that stays roman."""
    return text


def slanted(text: str) -> str:
    """A title in italics, but for Chinese, Japanese, Korean and Arabic, which have none."""
    return text if _SCRIPT.search(text) else italic(text)


def head_title(entry: Entry) -> str:
    """The title by which an entry is found: of Chinese items cited in English the romanised one."""
    return (entry.pinyin or entry.title_zh or entry.title) if _from_chinese(entry) else dashed(entry.title)


def short_title(entry: Entry) -> str | None:
    """The known short title, where its words stand in the title in this order, so that readers find the entry.

    Where it stands inside the title, as it is, the title up to its end.
    """
    short = entry.short_title
    if not short or translated(entry) or chinese(entry):
        return None
    start = entry.title.find(f"{short} ")
    if start > 0 and not re.fullmatch(r"(?:The|An?) ", entry.title[:start]):
        return entry.title[: start + len(short)]
    rest = iter(re.findall(r"\w+", entry.title.lower()))
    return short if all(one in rest for one in re.findall(r"\w+", short.lower())) else None


def titled(
    entry: Entry,
    wrap: Callable[[str], str] = upright,
    case: Callable[[str], str] = upright,
    parens: bool = False,
    characters: bool = True,
) -> str:
    """The title: pinyin, characters and [translation] of Chinese items; original [translation] of others.

    ``parens`` sets the characters in parentheses, as the Bluebook has them;
    ``characters=False`` leaves them out where there is pinyin, as APA does.
    """
    if _from_chinese(entry):
        script = entry.title_zh or ""
        if not entry.pinyin:
            return f"{script} [{entry.title}]"
        if not characters:
            return f"{wrap(entry.pinyin)} [{entry.title}]"
        return f"{wrap(entry.pinyin)} {f'({script})' if parens else script} [{entry.title}]"
    if translated(entry):
        return f"{wrap(entry.title)} [{entry.title_en}]"
    return wrap(case(dashed(entry.title)) if entry.lang.startswith("en") else entry.title)


def translated(entry: Entry) -> bool:
    """Whether a translation of the title follows it."""
    foreign = not entry.lang.startswith(("en", "zh")) and entry.title_en != entry.title
    return _from_chinese(entry) or foreign


def _from_chinese(entry: Entry) -> bool:
    """Whether it is a Chinese text whose title is asked for in English."""
    zh = entry.title_zh
    return entry.original_lang.startswith("zh") and bool(zh) and zh != entry.title and not has_han(entry.title)


def in_english(entry: Entry) -> bool:
    """Whether the title that is printed is English: also of a Chinese item whose title is not in characters."""
    return entry.lang.startswith("en") or (entry.lang.startswith("zh") and slanted(entry.title) != entry.title)


def dashed(text: str) -> str:
    """American dashes: no spaces around them."""
    return re.sub(r"\s+—\s+", "—", text)


def headline(text: str, minor: frozenset[str]) -> str:
    """Title case: words wholly in lower case get a capital, but for ``minor`` ones between others."""
    pieces = re.split(r"(\s+|—|-)", text)
    last = len(pieces) - 1
    begins = True
    named = _named(text)  # names such as eu-ai-act#adopted@0.2.0 stay
    at = 0
    for place, piece in enumerate(pieces):
        start, at = at, at + len(piece)
        if any(first <= start < end for first, end in named):
            begins = piece.endswith((":", "?", "!", "—"))
            continue
        core = piece.strip(" “”‘’'\"().,;:!?")
        if not core:
            begins = begins or piece == "—"
            continue
        small = core in minor and not begins and place != last
        if core.isalpha() and core.islower() and not small:
            pieces[place] = piece.replace(core, core[:1].upper() + core[1:], 1)
        begins = piece.endswith((":", "?", "!", "—"))
    return "".join(pieces)


def _named(text: str) -> list[tuple[int, int]]:
    """Where words stand that are no words but names: with #, @, _, / or a digit in them."""
    return [match.span() for match in re.finditer(r"[^\s]*[#@_/0-9][^\s]*", text)]


# --- names, numbers and addresses ---------------------------------------------------------------


def person(one: Name) -> bool:
    """Whether a name is inverted: a person's in Latin letters."""
    return bool(one.family and one.given) and not has_han(one.text)


def credited(entry: Entry) -> tuple[Name, ...]:
    """The authors; of pages, reports and press releases without any, the body that publishes them."""
    if entry.family in LEGAL:
        return ()
    owned = entry.family not in ("article", "news", "book") or entry.kind == "press-release"
    return entry.authors or ((entry.publisher,) if owned and entry.publisher else ())


def house(entry: Entry) -> str | None:
    """The publisher, unless it is named as an author already."""
    if entry.publisher is None or any(entry.publisher.text == one.text for one in credited(entry)):
        return None
    return entry.publisher.text


def periodical(entry: Entry) -> str | None:
    """The journal, newspaper or site that an article stands in."""
    if entry.family == "article" and (entry.volume or entry.issue) and entry.container:
        return entry.container
    return house(entry) or entry.container


def numbered(entry: Entry) -> str | None:
    """The number of a report or standard, unless its title says it already."""
    value = entry.printed_number
    if value is None or value in entry.title or (entry.doi and value == entry.doi):
        return None
    if entry.identifiers.get("itu-t") == value and not value.startswith("ITU"):
        return f"ITU-T Recommendation {value}"
    return f"{entry.series} No. {value}" if value.isdigit() and entry.series else value


def edition(entry: Entry) -> str | None:
    """2nd ed.; Version 1.2; None of a first edition, and of a standard, whose number says it."""
    value = entry.edition
    if not value or value == "1" or entry.family == "standard":
        return None
    if not value.isdigit():
        return None if value.lower() in entry.title.lower() else value
    if chinese(entry):
        return f"第{value}版"
    return f"{ordinal(value)} ed."


def address(entry: Entry) -> str:
    """The DOI as an address, else the URL."""
    return link(f"https://doi.org/{entry.doi}") if entry.doi else link(entry.url or "")


def ranged(text: str) -> str:
    """En dashes between numbers."""
    return re.sub(r"(?<=\d)-(?=\d)", "–", text)


def first_page(entry: Entry) -> str:
    return re.split("[-–]", entry.pages or "")[0].strip()


def placed(entry: Entry, units: Mapping[str, str], pages: str = "") -> str | None:
    """The place in the text, as a style abbreviates its unit; of a page the number, after ``pages``."""
    value = ranged(entry.pinpoint or "")
    found = re.match(r"pp?\.?\s*(?=\d)|([A-Za-z]+|§§?|¶¶?)\.?\s*(?=[\dIVXLCivxlc])", value)
    if found is None:
        return f"{pages}{value}" if value[:1].isdigit() else value or None
    rest = value[found.end() :]
    if found[1] is None:
        return f"{pages}{rest}"
    unit = next((one for one, form in units.items() if re.fullmatch(form, found[1], re.IGNORECASE)), None)
    return f"{unit} {rest}" if unit else value


def paged(pinpoint: str | None) -> tuple[str | None, str | None]:
    """A page, which follows the first page, and any other place in the text, which stands elsewhere."""
    return (pinpoint, None) if pinpoint and pinpoint[0].isdigit() else (None, pinpoint)


def unpacked(entry: Entry) -> tuple[str | None, str | None, str | None]:
    """Journal, volume and issue, also where the record has them in one: Nature Machine Intelligence 1(9)."""
    packed = re.fullmatch(r"(.*\D) (\d+)(?:\((\d+)\))?", entry.container or "")
    if packed and not entry.volume:
        return packed[1], packed[2], packed[3]
    return entry.container, entry.volume, entry.issue


def versioned(entry: Entry) -> str | None:
    """Version 0.2.0."""
    return f"{'版本' if chinese(entry) else 'Version'} {entry.version}" if entry.version else None


def sentences(*parts: str | None) -> str:
    """Each part that there is with a full stop."""
    return " ".join(stop(part) for part in parts if part)


def first_key(entry: Entry) -> str:
    """What an entry without authors is sorted by: what it begins with, Chinese romanised."""
    if entry.family == "executive-order" and not chinese(entry):
        return order_name(entry)
    return head_title(entry) if _from_chinese(entry) else sort_title(entry)


def on_page(entry: Entry) -> bool:
    """Whether a policy is a page of the web and not a document of its own, with a number or as a file."""
    return bool(entry.url) and not numbered(entry) and not (entry.url or "").lower().endswith(".pdf")


# --- law ---------------------------------------------------------------------------------------


def order_name(entry: Entry) -> str:
    """Exec. Order No. 14,110; the title of an order without number."""
    value = entry.printed_number
    if not value:
        return titled(entry)
    return f"Exec. Order No. {int(value):,}" if value.isdigit() else f"Exec. Order No. {value}"


def gazette(entry: Entry) -> str | None:
    """88 Fed. Reg. 75191; the Official Journal by :func:`journal`."""
    if not entry.container:
        return None
    short = _GAZETTES.get(entry.container, entry.container)
    return spaced(entry.volume, short, first_page(entry))


def act_name(entry: Entry) -> str | None:
    """Regulation (EU) 2024/1689, where the title of an EU act begins with it; of other works None."""
    found = re.match(r"\D{0,60}\d+/\d+(?:/[A-Z]+)?", entry.title) if entry.family == "eu-act" else None
    return found[0] if found else None


def com_number(text: str) -> str:
    """COM (2022) 496 final, however it is spaced."""
    return re.sub(r"^([A-Z]+)[( ]+(?=[0-9])", r"\1 (", text)


def journal_issue(entry: Entry) -> tuple[str | None, str | None]:
    """Series and issue of the Official Journal, from the record or from its identifier."""
    found = re.match(r"OJ ([LC])(?:, (\d{4}/\d+)| (\d+),)", entry.identifiers.get("oj", ""))
    return entry.series or (found[1] if found else None), entry.issue or (found[2] or found[3] if found else None)


def journal(entry: Entry) -> str | None:
    """2022 O.J. (L 277) 1; 2024 O.J. (L 2024/1689) since each act is an issue of its own."""
    series, issue = journal_issue(entry)
    issue = issue or entry.number
    date = entry.dates.get("published") or entry.issued
    if not (series and issue and date and date.year):
        return None
    return spaced(f"{date.year} O.J. ({series} {issue})", first_page(entry))


def state(entry: Entry) -> str | None:
    """The state of foreign law, as the Bluebook abbreviates it."""
    code = (entry.jurisdiction or "").split("-")[0]
    return _STATES.get(code, entry.country or "") or None


def law_year(entry: Entry, *said: str | None) -> str | None:
    """The year of a law, unless it is unknown or what is printed of it says it already."""
    date = entry.issued
    if date is None:
        return None
    shown = year(date, chinese(entry))
    return None if any(re.search(rf"\b{re.escape(shown)}\b", one or "") for one in said) else shown


def promulgated(entry: Entry) -> str:
    """By whom and when Chinese law was promulgated, or proposed, and when it took effect (Bluebook, table T2)."""
    zh = chinese(entry)
    names = [one.text for one in entry.authors]
    force = entry.dates.get("entered-into-force")
    when = [day(entry.issued, zh)] if entry.issued else []
    if zh:
        by = f"{names[0]}等" if len(names) > 2 else "、".join(names)
        done = "征求意见" if entry.is_draft else "公布"
        said = [by + "".join(when) + done] if by or when else []
        return "，".join(said + ([f"{day(force, zh)}施行"] if force else []))
    verb = "proposed" if entry.is_draft else "promulgated"
    articled = [one if one.startswith(("The ", "the ")) else f"the {one}" for one in names]
    by = f"{articled[0]} et al." if len(names) > 2 else " and ".join(articled)
    said = [f"{verb} by {by}" if by else verb] if by or when else []
    return ", ".join(said + when + ([f"effective {day(force)}"] if force else []))


def session(entry: Entry) -> str | None:
    """The Congress of a bill, unless its number says it; 2023–24 Sess. of British ones."""
    series = entry.series if entry.series and entry.series not in (entry.number or "") else None
    return f"{ranged(series)} Sess." if series and entry.jurisdiction == "GB" and not chinese(entry) else series


def bill_year(entry: Entry, when: str | None, country: str | None) -> tuple[str | None, str | None]:
    """The year and the state of a bill, which stand together where there are both: (UK 2023)."""
    together = country and when and not chinese(entry)
    return (f"{country} {when}", None) if together else (when, country)

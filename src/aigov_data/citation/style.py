"""What a citation style is: how it prints one entry, and how it orders and numbers many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from attrs import evolve

from ..text import fold

if TYPE_CHECKING:
    from ..dates import PartialDate
    from .entry import Entry, Name

Form = Literal["full", "in-text", "note"]
FORMS = ("full", "in-text", "note")
"""A bibliography's entry; the citation in the text; the footnote, where a style has notes."""


class Style:
    """A citation style. Subclasses print marked text (see markup); they have no state."""

    name: ClassVar[str]
    """The name that ``cite`` takes."""
    manual: ClassVar[str]
    """The manual and its edition."""
    numbered: ClassVar[bool] = False
    """Whether a bibliography numbers its entries in the order given (IEEE, GB/T 7714 in its numeric form)."""
    year_letters: ClassVar[bool] = False
    """Whether two entries of one author and year are told apart by letters after the year."""

    def full(self, entry: Entry) -> str:
        """The entry of a bibliography or list of references."""
        raise NotImplementedError

    def in_text(self, entry: Entry) -> str:
        """What stands in the text: (Author, year), a short note, or the entry itself."""
        return self.full(entry)

    def note(self, entry: Entry) -> str:
        """The footnote; of styles without notes, the entry."""
        return self.full(entry)

    def typeset(self, marked: str) -> str:
        """The printed text with the apostrophes and dashes of the manual."""
        return marked

    def label(self, number: int) -> str:
        """The number before an entry, of numbered styles."""
        return f"[{number}] "

    # --- many ---------------------------------------------------------------------------

    def author_key(self, entry: Entry) -> str:
        """What stands first in an entry, by which it is sorted and told apart: its authors, else its title."""
        return "; ".join(one.text for one in entry.authors) or entry.title

    def sort_key(self, entry: Entry) -> tuple[object, ...]:
        """The order of a bibliography: by author, date and title, as they are printed; Chinese by its romanisation."""
        first = " ".join(map(sort_name, entry.authors)) or sort_title(entry)
        return order(entry, first, entry.date)

    def arranged(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries in order, with letters after the year where they are needed."""
        if self.numbered:
            return list(entries)
        ordered = sorted(entries, key=self.sort_key)
        if not self.year_letters:
            return ordered
        groups: dict[tuple[str, str | None], list[int]] = {}
        for place, entry in enumerate(ordered):
            if self.takes_letter(entry):
                groups.setdefault((fold(self.author_key(entry)), entry.year), []).append(place)
        for places in groups.values():
            if len(places) > 1:
                for number, place in enumerate(places):
                    ordered[place] = evolve(ordered[place], suffix=letter(number))
        return ordered

    def takes_letter(self, entry: Entry) -> bool:
        """Whether the style prints author and year of this entry, so that a letter can follow."""
        return True

    def repeated(self, before: Entry | None, entry: Entry, text: str) -> str:
        """The entry's text where the one before has the same authors (---. in some styles)."""
        return text


def order(entry: Entry, first: str, date: PartialDate | None) -> tuple[object, ...]:
    """The key of an order by what stands first in an entry, then by date, undated last, then by title."""
    return fold(first), (date is None, date and date.earliest.isoformat()), fold(sort_title(entry)), entry.id


def letter(number: int) -> str:
    """a, b, ... z, aa, ab ..."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(97 + rest) + text
    return text


def sort_name(name: Name) -> str:
    """What a name is sorted by: as it is printed, but family names first and Chinese ones romanised."""
    romanised = name.family or any("\u3400" <= one <= "\u9fff" for one in name.text)
    return name.sort if romanised else name.text


def sort_title(entry: Entry) -> str:
    """The title that an entry is sorted by: romanised where it is Chinese, without a leading article."""
    title = (entry.pinyin or entry.title_en) if entry.lang.startswith("zh") else entry.title
    for article in ("The ", "A ", "An "):
        if title.startswith(article):
            return title[len(article) :]
    return title


def spaced(*parts: str | None) -> str:
    """The parts that there are, with spaces between."""
    return " ".join(part for part in parts if part)


def commas(*parts: str | None) -> str:
    """The parts that there are, with commas between."""
    return ", ".join(part for part in parts if part)


def in_parentheses(*parts: str | None) -> str | None:
    """The parts that there are, with commas between, in parentheses; None of nothing."""
    inner = commas(*parts)
    return f"({inner})" if inner else None


def ordinal(number: str) -> str:
    """2nd, 3rd, 11th, 21st."""
    ending = "th" if number[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return f"{number}{ending}"


def stop(text: str) -> str:
    """The text with a full stop, unless it ends in one, or in ? or !."""
    plain = text.rstrip('\ue001\ue003\ue005”’"')
    return text if plain.endswith((".", "?", "!", "。", "？", "！")) else f"{text}."


def joined(names: Sequence[str], last: str, comma: str = ", ", serial: bool = True) -> str:
    """Names in a row: A; A and B; A, B, and C (``last`` is ``" and "`` or ``" & "``)."""
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2:
        return f"{names[0]}{last}{names[1]}"
    return comma.join(names[:-1]) + ("," if serial else "") + f"{last}{names[-1]}"

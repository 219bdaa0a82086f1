"""References to instruments, sources, the data set and single facts: styles, one module each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import InvalidValue, UnknownStyle, quote, suggestion
from .entry import Entry, day_of_access, entry_of, pinned
from .markup import render
from .other import is_other
from .style import FORMS, Style

if TYPE_CHECKING:
    from ..records import Instrument, Source
    from ..store import Dataset

_MODULES = {
    "apa": "apa", "chicago-author-date": "chicago", "chicago-notes": "chicago", "mla": "mla", "ieee": "ieee",
    "harvard": "harvard", "oscola": "oscola", "bluebook": "bluebook", "gb7714-2015": "gb7714",
    "gb7714-2025": "gb7714", "faxue-yinzhu": "faxue",
}  # fmt: skip
STYLES = tuple(_MODULES)
"""The names of the styles."""


def style_of(name: Any) -> Style:
    """The style of a name; UnknownStyle, with close names, when there is none."""
    if not isinstance(name, str) or name not in _MODULES:
        help_ = suggestion(name, STYLES) or f"; known: {', '.join(STYLES)}"
        raise UnknownStyle(f"no citation style is called {quote(name)}{help_}", style=name)
    module = import_module(f".styles.{_MODULES[name]}", __name__)
    styles: dict[str, Style] = module.STYLES
    return styles[name]


def cite(
    record: Instrument | Source,
    style: str,
    *,
    lang: str = "en",
    form: str = "full",
    format: str = "text",
    pinpoint: str | None = None,
    accessed: Any = None,
) -> str:
    """The reference of a record; see :meth:`Instrument.cite`."""
    check_style(style)
    return printed(pinned(entry_of(record, lang), pinpoint, day_of_access(accessed)), style, form, format)


def dataset_cited(
    dataset: Dataset, style: str, *, lang: str = "en", form: str = "full", format: str = "text", accessed: Any = None
) -> str:
    """The reference of a data set; see :meth:`Dataset.cite`."""
    from .facts import entry_of_dataset

    check_style(style)
    return printed(pinned(entry_of_dataset(dataset, lang), None, day_of_access(accessed)), style, form, format)


def check_style(style: Any) -> None:
    """Raise UnknownStyle where nothing prints in a style."""
    if not is_other(style):
        style_of(style)


def printed(entry: Entry, style: str, form: str = "full", format: str = "text") -> str:
    """An entry in a style, form and format."""
    if form not in FORMS:
        raise InvalidValue(
            f"form= takes {', '.join(map(repr, FORMS))}; found {quote(form)}{suggestion(form, FORMS)}", value=form
        )
    if is_other(style):
        from .other import printed as other

        return other(entry, style, form, format)
    found = style_of(style)
    marked = {"full": found.full, "in-text": found.in_text, "note": found.note}[form](entry)
    return render(found.typeset(marked), format)


def bibliography(
    records: Iterable[Instrument | Source], style: str, *, lang: str = "en", format: str = "text", accessed: Any = None
) -> str:
    """The references of many; see :meth:`Collection.bibliography`."""
    day = day_of_access(accessed)
    if is_other(style):
        from ..progress import progress

        asked = progress(list(records), f"citing in {style}")
        return "\n".join(sorted(cite(one, style, lang=lang, format=format, accessed=day) for one in asked))
    found = style_of(style)
    entries = found.arranged([pinned(entry_of(one, lang), None, day) for one in records])
    lines = list(_lines(found, entries))
    if format == "html":
        return "\n".join(f'<div class="csl-entry">{render(line, format)}</div>' for line in lines)
    return ("\n\n" if format in ("markdown", "latex") else "\n").join(render(line, format) for line in lines)


def _lines(style: Style, entries: Sequence[Entry]) -> Iterable[str]:
    before: Entry | None = None
    for number, entry in enumerate(entries, 1):
        text = style.typeset(style.repeated(before, entry, style.full(entry)))
        yield style.label(number) + text if style.numbered else text
        before = entry

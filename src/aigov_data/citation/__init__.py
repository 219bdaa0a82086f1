"""References to instruments: styles, one module each, and CSL-JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..errors import InvalidValue, UnknownStyle, quote, suggestion
from . import apa

if TYPE_CHECKING:
    from ..collection import Collection
    from ..records import Instrument

STYLES: dict[str, Callable[[Instrument, str], str]] = {"apa": apa.reference}
"""Name of a style → what prints a reference in it."""


def _style(style: str) -> Callable[[Instrument, str], str]:
    try:
        return STYLES[style]
    except (KeyError, TypeError):
        help_ = suggestion(style, STYLES) or f"; known: {', '.join(STYLES)}"
        raise UnknownStyle(f"no citation style is called {quote(style)}{help_}", style=style) from None


def _language(lang: str) -> str:
    if lang not in ("en", "zh"):
        raise InvalidValue(f"lang= takes 'en' or 'zh'; found {quote(lang)}", value=lang)
    return lang


def cite(instrument: Instrument, style: str, *, lang: str = "en") -> str:
    """The reference of one instrument as plain text; UnknownStyle when there is no such style."""
    return _style(style)(instrument, _language(lang))


def bibliography(instruments: Collection[Instrument], style: str, *, lang: str = "en") -> str:
    """The references of a selection, one a line, in alphabetical order as APA wants them."""
    from ..text import fold

    printed = [cite(one, style, lang=lang) for one in instruments]
    return "\n".join(sorted(printed, key=lambda line: (fold(line), line)))

"""References as marked text, and their rendering as plain text, HTML, Markdown and LaTeX.

Styles write one string with marks for italics, small capitals and addresses;
the marks are private-use characters that no data can bring in, since every text
passes :func:`clean`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Literal

from ..errors import InvalidValue, quote, suggestion

Format = Literal["text", "html", "markdown", "latex"]
FORMATS = ("text", "html", "markdown", "latex")
"""What a reference can be rendered as."""

_ITALIC, _SMALL, _URL = ("\ue000", "\ue001"), ("\ue002", "\ue003"), ("\ue004", "\ue005")
_MARKS = dict.fromkeys(range(0xE000, 0xE006))
_TURNED = str.maketrans("\ue000\ue001", "\ue001\ue000")
_CONTROL = dict.fromkeys((*range(32), 127, *range(128, 160), 8232, 8233), " ")
_DROPPED = dict.fromkeys((*_MARKS, 65279, *range(55296, 57344)))


def clean(text: str) -> str:
    """A text of the data as one line without control characters, marks and lone surrogates."""
    return " ".join(text.translate(_CONTROL | _DROPPED).split())


def italic(text: str) -> str:
    """The text in italics; what already is in italics in it stands upright."""
    return f"{_ITALIC[0]}{text.translate(_TURNED)}{_ITALIC[1]}" if text else ""


def small_caps(text: str) -> str:
    """The text in small capitals."""
    return f"{_SMALL[0]}{text}{_SMALL[1]}" if text else ""


def link(url: str) -> str:
    """A web address, which HTML makes a link and LaTeX a ``\\url``."""
    return f"{_URL[0]}{url}{_URL[1]}" if url else ""


def bare(marked: str) -> str:
    """The text without any marks."""
    return marked.translate(_MARKS)


def render(marked: str, format: str) -> str:
    """A marked text in one of the formats; InvalidValue for another."""
    if not isinstance(format, str) or format not in _RENDERERS:
        raise InvalidValue(
            f"format= takes {', '.join(map(repr, FORMATS))}; found {quote(format)}{suggestion(format, FORMATS)}",
            value=format,
        )
    return _RENDERERS[format](marked)


# --- HTML ------------------------------------------------------------------------------


def _html(marked: str) -> str:
    shown = html.escape(marked, quote=True)
    for (start, end), (opening, closing) in (
        (_ITALIC, ("<i>", "</i>")),
        (_SMALL, ('<span style="font-variant: small-caps">', "</span>")),
    ):
        shown = shown.replace(start, opening).replace(end, closing)
    return re.sub(f"{_URL[0]}(.*?){_URL[1]}", _html_link, shown)


def _html_link(match: re.Match[str]) -> str:
    url = match[1]
    return f'<a href="{url}">{url}</a>' if url.startswith(("https://", "http://")) else url


# --- Markdown ---------------------------------------------------------------------------

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|~&$^!]")
_NUMBERED = re.compile(r"^([0-9]+)([.)])(?=\s)|^([-+=:])")


def _markdown(marked: str) -> str:
    def text(part: str) -> str:
        escaped = _MARKDOWN.sub(r"\\\g<0>", part)
        return escaped.replace(_ITALIC[0], "*").replace(_ITALIC[1], "*").translate(_MARKS)

    shown = _around_links(marked, text, lambda url: f"<{url}>" if _plain(url) else text(url))
    return _NUMBERED.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", shown)


def _plain(url: str) -> bool:
    return re.fullmatch(r"https?://[^\s<>\\]+", url) is not None


# --- LaTeX ------------------------------------------------------------------------------

_LATEX = {  # \textbraceleft, since BibTeX counts braces even where they are escaped
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\textquotedbl{}",
}  # fmt: skip
_LATEX_TABLE = str.maketrans(_LATEX)
_LATEX_URL = str.maketrans(
    {"%": r"\%", "#": r"\#", "\\": "%5C".replace("%", r"\%"), "{": r"\%7B", "}": r"\%7D", "^": r"\%5E"}
)


def latex_escaped(text: str) -> str:
    """A text in which nothing is a command to LaTeX (T1 or Unicode fonts)."""
    return text.translate(_LATEX_TABLE)


def _latex(marked: str) -> str:
    def text(part: str) -> str:
        escaped = latex_escaped(part)
        for (start, end), command in ((_ITALIC, r"\emph{"), (_SMALL, r"\textsc{")):
            escaped = escaped.replace(start, command).replace(end, "}")
        return re.sub(r"(?<=-)-", "{}-", escaped)

    return _around_links(marked, text, lambda url: rf"\url{{{url.translate(_LATEX_URL)}}}")


def apostrophes(marked: str) -> str:
    """Typographic apostrophes, as manuals that print “ ” want them; addresses stay."""
    return _outside_links(marked, lambda part: re.sub(r"(?<=\w)'(?=[\w\s.,;:)\]”’]|$)", "’", part))


def day_ranges(marked: str) -> str:
    """1–2 November 2023, with an en dash; addresses stay."""
    return _outside_links(marked, lambda part: re.sub(r"\b(\d{1,2})-(\d{1,2})(?= [A-Z][a-z]+ \d{4})", r"\1–\2", part))


def _outside_links(marked: str, text: Callable[[str], str]) -> str:
    return _around_links(marked, text, link)


def _around_links(marked: str, text: Callable[[str], str], url: Callable[[str], str]) -> str:
    """Each part of a marked text by its own rule: addresses, and what stands between them."""
    parts = re.split(f"{_URL[0]}(.*?){_URL[1]}", marked)
    return "".join(url(part) if place % 2 else text(part) for place, part in enumerate(parts))


_RENDERERS: dict[str, Callable[[str], str]] = {"text": bare, "html": _html, "markdown": _markdown, "latex": _latex}

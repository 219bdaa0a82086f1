"""Text for terminals: tables that fit the width and align Chinese."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

_BIDI = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROL = {code: None for code in (*range(32), *range(127, 160), *_BIDI) if not chr(code).isspace()}
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(127, 160), *_BIDI)}


def clean(text: str) -> str:
    """The text without control and bidirectional characters, which could steer a terminal."""
    return " ".join(text.translate(_CONTROL).split())


def escaped(json_text: str) -> str:
    """The JSON text with those characters as escapes (JSON itself escapes the first 32)."""
    return json_text.translate(_ESCAPED)


def width(text: str) -> int:
    """How many columns of a terminal a text takes: two for wide characters, none for marks (UAX 11)."""
    total = 0
    for letter in text:
        if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
            continue
        total += 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1
    return total


def cut(text: str, most: int) -> str:
    """The text in at most so many columns, with … where it was cut."""
    if width(text) <= most:
        return text
    kept, used = "", 0
    for letter in text:
        used += width(letter)
        if used > most - 1:
            break
        kept += letter
    return f"{kept}…" if most > 0 else ""


def pad(text: str, columns: int) -> str:
    """The text followed by blanks up to so many columns."""
    return text + " " * (columns - width(text))


def table(head: Sequence[str], rows: Iterable[Sequence[object]], columns: int | None = None) -> str:
    """Rows under a head, columns aligned; with ``columns``, no line is wider than that.

    Where it does not fit, the widest columns are cut, the first one last.
    """
    cells = [[clean(str(cell)) for cell in row] for row in rows]
    lines = [[clean(name) for name in head], *cells]
    widths = [max(width(line[at]) for line in lines) for at in range(len(head))]
    if columns is not None:
        room = max(columns - 2 * (len(head) - 1), len(head))
        while sum(widths) > room:
            most = max(widths[1:] or widths)
            at = len(widths) - 1 - widths[::-1].index(most)
            if most <= 8 or len(widths) == 1:
                at = widths.index(max(widths))
            widths[at] -= 1
    rule = ["─" * one for one in widths]
    shown = [lines[0], rule, *lines[1:]]
    return "\n".join(
        "  ".join(pad(cut(cell, one), one) for cell, one in zip(line, widths, strict=True)).rstrip() for line in shown
    )

"""Text for terminals: tables that fit the width and align Chinese."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .errors import InvalidValue

if TYPE_CHECKING:
    from .lifecycle import Status
    from .records import Instrument

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


def described(record: Any, lang: str = "en", columns: int | None = None) -> str:
    """A record whole, for people: every field that it has, then its events with their evidence."""
    rows = [(name, clean(value)) for name, value in facts(record, lang)]
    wide = max(width(name) for name, _ in rows)
    shown = "\n".join(f"{pad(name, wide)}  {value}".rstrip() for name, value in rows)
    if getattr(record, "events", ()):
        events = [
            (
                one.date,
                one.type + ("" if one.state == "occurred" else f" ({one.state})"),
                ", ".join(one.provisions or one.actors),
                ", ".join(map(str, one.refs)),
            )
            for one in record.events
        ]
        shown += "\n\n" + table(("date", "event", "provisions or actors", "evidence"), events, columns)
    for claim in getattr(record, "claims", ()):
        shown += f"\n\nclaim: {claim.field} = {clean(claim.value)} [{claim.ref}]: {claim.verdict}. "
        shown += clean(said(claim.reason, lang))
    for one in getattr(record, "sought", ()):
        shown += f"\n\nsought and not found: {one.field} ({clean(one.where)}, {one.on})"
    review = getattr(record, "review", None)
    if review:
        shown += f"\n\nreview: {review.state} on {review.on}; {clean(review.basis)}"
    return shown


def said(text: Any, lang: str) -> str:
    """A text in the language asked for (``en`` or ``zh``), else in its first."""
    return str((text.zh if lang == "zh" else None) or text)


def standing(status: Status, lang: str) -> str:
    """A status in one line: what it is, since when, as known when."""
    from .terms import vocabulary

    def word(force: str | None) -> str:
        if force is None:
            return "尚无记载" if lang == "zh" else "nothing known yet"
        return said(vocabulary()["status"][force].label, lang).lower()

    forces = dict.fromkeys(one.force for one in status.candidates)
    chinese = lang == "zh"
    shown = ("或" if chinese else " or ").join(map(word, forces))
    if status.event is not None:
        date = status.event.date.format(lang)
        shown += f"（自{date}）" if chinese else f" since {date}"
    if status.scheduled:
        shown += "，已排定" if chinese else ", as scheduled"
    if status.beyond_data:
        shown += "，超出所追踪的时间" if chinese else ", beyond the day to which it was followed"
    return shown


def lived(record: Instrument, on: Any, lang: str, columns: int | None) -> str:
    """The status on a day, what applies, and the whole history, as tables."""
    status = record.status(on)
    lines = [f"{record.id}, {status.on.format(lang)}: {standing(status, lang)}"]
    stages = [
        (
            str(one.first),
            str(one.last or ""),
            " / ".join(each.force or "(nothing yet)" for each in one.candidates),
            one.event.id if one.event else "",
        )
        for one in record.history()
    ]
    if stages:
        lines += ["", table(("from", "to", "status", "event"), stages, columns)]
    parts = status.application.provisions
    if parts:
        rows = [(str(one.applies), str(one.event.date) if one.event else "", one.name or "(the rest)") for one in parts]
        lines += ["", table(("applies", "from", "provisions"), rows, columns)]
    return "\n".join(lines)


def facts(record: Any, lang: str) -> Iterator[tuple[str, str]]:
    """Name and value of what is shown of a record, in order."""
    yield "id", record.id
    label = said(record.label, lang)
    yield ("title" if hasattr(record, "title") else "name"), label
    for tag, words in record.label.items():
        if words != label:
            yield f"  {tag}", words
    for alias in getattr(record, "aliases", ()):
        yield f"  {alias.kind}", alias.text
    if record.table == "instruments":
        try:
            status = standing(record.status(), lang)
        except InvalidValue:  # neither the record nor its data set has a day
            status = ""
        if status:
            yield "status", status
    for name in (
        "kind", "native_type", "trial", "bindingness", "scope", "jurisdiction", "ai_focus", "sectors", "languages",
        "scheme", "notation", "role", "country", "tier", "consulted", "container", "place", "authority", "stated_in",
        "url", "lang", "founded", "dissolved", "retrieved", "snapshot", "checked_through",
    ):  # fmt: skip
        value = getattr(record, name, None)
        if value not in (None, (), False):
            yield name.replace("_", " "), ", ".join(value) if isinstance(value, tuple) else str(value)
    if record.table == "sources" and record.date is not None:
        yield "date", str(record.date)
    for name in ("parent", "successor"):
        if getattr(record, f"{name}_id", None):
            yield name, f"{getattr(record, f'{name}_id')} ({said(getattr(record, name).label, lang)})"
    for one in getattr(record, "authors", ()):
        yield "author", _contributor(one)
    if getattr(record, "publisher", None):
        yield "publisher", _contributor(record.publisher)
    for role in dict.fromkeys(one.role for one in getattr(record, "roles", ())):
        yield role, ", ".join(said(actor.name, lang) for actor in record.actors(role))
    for one in getattr(record, "identifiers", ()):
        yield one.scheme, one.value
    published = getattr(record, "publication", None)
    if published:
        parts = ("container", "series", "volume", "issue", "number", "pages", "place", "edition")
        yield (
            "published in",
            ", ".join(f"{name} {getattr(published, name)}" for name in parts if getattr(published, name)),
        )
    if record.table == "instruments":
        for name in ("principles", "issues"):
            if getattr(record, name):
                yield name, ", ".join(link.id for link in getattr(record, name))
        yield "coding", ", ".join(f"{one.scheme}: {one.extent}" for one in record.coding)
    for one in getattr(record, "relations", ()):
        yield one.type, one.target
    for one in getattr(record, "mappings", ()):
        yield f"{one.match} match", one.target
    for one in getattr(record, "memberships", ()):
        yield "member of", f"{one.group} {one.start or ''}/{one.end or ''}"
    for one in getattr(record, "editions", ()):
        when = "/".join(str(date) for date in (one.start, one.end) if date)
        yield "edition", ", ".join(filter(None, (said(one.name, lang), when, one.place)))
    for one in getattr(record, "links", ()):
        yield one.what, one.url
    for name in ("summary", "definition", "note"):
        if getattr(record, name, None):
            yield name, said(getattr(record, name), lang)
    for one in getattr(record, "mentions", ()):
        yield "mentioned in", f"{one.source}: {one.text} ({one.locator})"
    if getattr(record, "refs", ()):
        yield "evidence", ", ".join(map(str, record.refs))


def _contributor(one: Any) -> str:
    return str(one.actor or one.name or f"{one.given or ''} {one.family or ''}".strip())

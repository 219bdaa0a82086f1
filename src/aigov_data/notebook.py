"""What a notebook shows: small, self-contained HTML that escapes everything it is given.

No scripts, no web fonts, nothing fetched; colours come from the page, so that
light and dark both work; the few rules of style reach nothing outside.
Names stand in ``<bdi>``, since one may run from right to left, and say in which
language they are, since that chooses the glyphs of Chinese characters. Long
things show their beginning and say how much there is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .display import clean, cut, facts, standing
from .errors import DetachedRecord, InvalidValue

if TYPE_CHECKING:
    from .changes import Changes
    from .claimed import Claims
    from .collection import Collection
    from .lifecycle import History, Status
    from .records import Concept, Instrument, Record
    from .schema import FieldTable
    from .tables import Crosswalk, Matrix
    from .terms import TermList
    from .text import Text

ROWS = 10
"""How many records of a selection are shown."""
PAIRS = 30
"""How many rows of a matrix, pairs of a crosswalk or items of a list are shown."""
COLUMNS = 40
"""How many concepts of a matrix are shown."""
LONGEST = 160
"""How much of a text a cell holds; the whole text of a longer one is in its title."""

STYLE = (
    "<style>"
    ".aigov-data{font-size:.9em;line-height:1.4;max-width:100%;overflow-x:auto;color:inherit;background:transparent}"
    '.aigov-data :lang(zh){font-family:"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",'
    '"Hiragino Sans GB",sans-serif}'
    ".aigov-data table{border-collapse:collapse;margin:.3em 0;color:inherit;background:transparent}"
    ".aigov-data caption{caption-side:top;text-align:start;padding:.2em 0;color:inherit;font-weight:600}"
    ".aigov-data th,.aigov-data td{text-align:start;vertical-align:top;padding:.15em .8em .15em 0;"
    "border:0;border-bottom:1px solid rgba(128,128,128,.4);color:inherit;background:transparent;"
    "white-space:normal;overflow-wrap:break-word;max-width:34em}"
    ".aigov-data th{font-weight:600}"
    ".aigov-data .whole{white-space:nowrap}"
    ".aigov-data .concept{writing-mode:vertical-rl;padding:.3em 0;vertical-align:bottom}"
    ".aigov-data p{margin:.2em 0}"
    "</style>"
)


_HAN = re.compile("[\u3400-\u9fff]")
_DAY = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}[?~%]?")
_KANA = re.compile("[\u3041-\u30ff]")


class Html(str):
    """Text that is HTML already, made by this module."""

    __slots__ = ()


def escaped(text: object, most: int = LONGEST) -> Html:
    """The text without control characters, escaped; one that is too long is cut, with the whole in its title."""
    words = clean(str(text))
    shown = cut(words, most)
    if shown == words:
        return Html(html.escape(words))
    return Html(f'<span title="{html.escape(words)}">{html.escape(shown)}</span>')


def name(text: str, tag: str = "", most: int = LONGEST) -> Html:
    """A name or a title, apart from the text round it, with its language where that is known."""
    said = f' lang="{html.escape(tag)}"' if tag else ""
    return Html(f"<bdi{said}>{escaped(text, most)}</bdi>")


def tongue(text: str) -> str:
    """The language tag of a text that has East Asian characters, by its script; empty for any other."""
    if not _HAN.search(text):
        return ""
    return "ja" if _KANA.search(text) else "zh-Hans"


def names(text: Text, tags: Sequence[str] = ("en", "zh-Hans", "zh-Hant")) -> list[Html]:
    """A text's English and its Chinese, a cell each; empty where there is none."""
    by_tag: Mapping[str, str] = dict(text)
    chinese = next((one for one in tags[1:] if one in by_tag), None)
    english = name(by_tag["en"], "en") if "en" in by_tag else None
    if english is None and chinese is None:
        tag = next(iter(by_tag))
        english = name(by_tag[tag], tag)
    return [english or Html(""), name(by_tag[chinese], chinese) if chinese else Html("")]


def link(url: str) -> Html:
    """A link to a web address; what is none stays text."""
    if not url.startswith(("https://", "http://")):
        return escaped(url)
    return Html(f'<a href="{html.escape(clean(url))}" rel="noopener noreferrer">{escaped(url, 70)}</a>')


def grid(
    caption: str | Html,
    head: Sequence[str | Html],
    rows: Iterable[Sequence[object]],
    note: str | Html = "",
    *,
    classes: str = "",
) -> Html:
    """A table with its caption; the first cell of each row heads the row. A note may follow."""

    def cell(value: object) -> str:
        return value if isinstance(value, Html) else escaped("" if value is None else value)

    def start(value: object) -> str:
        return f'<th scope="row"{marked(value)}>{cell(value)}</th>'

    def marked(value: object) -> str:
        if isinstance(value, Html):
            return ""
        tag = tongue(str(value))
        whole = " class=whole" if _DAY.fullmatch(str(value)) else ""
        return f"{whole} lang={tag}" if tag else whole

    columns = "".join(
        f'<th scope="col"{f" class={classes}" if classes and at else ""}>{cell(one)}</th>'
        for at, one in enumerate(head)
    )
    body = "".join(
        f"<tr>{start(row[0])}{''.join(f'<td{marked(one)}>{cell(one)}</td>' for one in row[1:])}</tr>" for row in rows
    )
    top = f"<thead><tr>{columns}</tr></thead>" if head else ""
    shown = f"<table><caption>{cell(caption)}</caption>{top}<tbody>{body}</tbody></table>"
    return Html(shown + (f"<p>{cell(note)}</p>" if note else ""))


def page(*parts: str) -> str:
    """The parts as what ``_repr_html_`` returns."""
    return f'{STYLE}<div class="aigov-data">{"".join(parts)}</div>'


def rest(shown: int, of: int, what: str) -> str:
    """A note that says how many of how many are shown; empty when all are."""
    return "" if shown >= of else f"{shown} of {of} {what} shown"


# --- records ----------------------------------------------------------------------


def of_record(record: Record) -> str:
    """A record whole: its fields, then its events with their evidence, its claims, and how it was reviewed."""
    known: Any = record
    title = Html(f"{type(record).__name__} {name(record.id)}")
    try:
        rows_ = [(label, _field(label, value)) for label, value in facts(record, "en") if label != "id"]
    except DetachedRecord:  # made by hand: its links lead nowhere, its own values can be shown
        rows_ = [(label, _plain(value)) for label, value in record.to_dict().items() if not isinstance(value, list)]
    parts = [grid(title, (), rows_)]
    if getattr(known, "events", ()):
        rows = [
            (
                str(one.date),
                one.type if one.state == "occurred" else f"{one.type} ({one.state})",
                ", ".join(one.provisions or one.actors),
                ", ".join(map(str, one.refs)),
            )
            for one in known.events
        ]
        parts.append(grid("Events", ("date", "event", "provisions or actors", "evidence"), rows))
    if getattr(known, "claims", ()):
        claims = [
            (one.field, one.value, one.verdict, str(one.ref), "" if one.reason is None else one.reason)
            for one in known.claims
        ]
        parts.append(grid("Claims", ("field", "what it says", "verdict", "where", "reason"), claims))
    review = getattr(known, "review", None)
    if review:
        basis = escaped(review.basis, 400)
        parts.append(Html(f"<p>Review: {escaped(review.state)} on {escaped(review.on)}; {basis}</p>"))
    return page(*parts)


def _field(label: str, value: str) -> Html:
    if value.startswith(("https://", "http://")) and " " not in value:
        return link(value)
    tag = label.strip() if label.startswith("  ") else ""
    if label in ("title", "name") or tag:
        return name(value, tag if "-" in tag or len(tag) == 2 else "", 400)
    return escaped(value, 400)


# --- selections -------------------------------------------------------------------


def _plain(value: object) -> Html:
    return escaped(" / ".join(map(str, value.values())) if isinstance(value, dict) else value, 400)


def of_collection(selection: Collection[Any]) -> str:
    """A selection: how many records there are, and the first of them."""
    some = list(selection[:ROWS])
    kind = selection.record_class.table
    one = selection.record_class.__name__.lower()
    caption = f"{len(selection)} {kind if len(selection) != 1 else one}"
    if not some:
        return page(Html(f"<p>{caption}</p>"))
    head, rows = _TABLES.get(kind, _concepts)(some)
    return page(grid(caption, head, rows, rest(len(some), len(selection), kind)))


def _instruments(records: list[Instrument]) -> tuple[tuple[str, ...], list[list[object]]]:
    rows: list[list[object]] = [
        [name(one.id), *names(one.title), one.kind, str(one.principal_date or ""), _force(one)] for one in records
    ]
    return ("id", "title", "中文", "kind", "date", "last known status"), rows


def _force(record: Instrument) -> str:
    try:
        return record.status().force or "open"
    except InvalidValue:  # neither the record nor its data set has a day
        return ""


def _actors(records: list[Any]) -> tuple[tuple[str, ...], list[list[object]]]:
    rows: list[list[object]] = [
        [name(one.id), *names(one.name), one.kind, one.country or "", one.parent_id or ""] for one in records
    ]
    return ("id", "name", "中文", "kind", "country", "parent"), rows


def _sources(records: list[Any]) -> tuple[tuple[str, ...], list[list[object]]]:
    rows: list[list[object]] = [
        [name(one.id), *names(one.title), str(one.date or ""), link(one.url or "")] for one in records
    ]
    return ("id", "title", "中文", "date", "address"), rows


def _schemes(records: list[Any]) -> tuple[tuple[str, ...], list[list[object]]]:
    rows: list[list[object]] = [
        [name(one.id), *names(one.title), one.stated_in or "", len(one.concepts)] for one in records
    ]
    return ("id", "title", "中文", "stated in", "concepts"), rows


def _concepts(records: list[Any]) -> tuple[tuple[str, ...], list[list[object]]]:
    rows: list[list[object]] = [
        [name(one.id), *names(one.name), one.scheme, "" if one.definition is None else one.definition]
        for one in records
    ]
    return ("id", "name", "中文", "scheme", "definition"), rows


_TABLES: dict[str, Any] = {
    "instruments": _instruments, "actors": _actors, "sources": _sources, "schemes": _schemes,
}  # fmt: skip


# --- what is made from records ----------------------------------------------------


def of_status(status: Status) -> str:
    """A status: what it is, since when, whether that is certain, and which provisions apply."""
    rows: list[tuple[str, object]] = [
        ("on", status.on.format("en")),
        ("status", standing(status, "en")),
        ("event", f"{status.event.id}, {status.event.date}" if status.event else ""),
        ("in force", str(status.in_force)),
        ("certain", "yes" if status.certain else "no"),
    ]
    parts = [grid(Html(f"Status of {name(status.instrument)}"), (), rows)]
    provisions = status.application.provisions
    if provisions:
        shown = [
            (one.name or "(the rest)", str(one.applies), str(one.event.date) if one.event else "") for one in provisions
        ]
        parts.append(grid("What applies", ("provisions", "applies", "from"), shown))
    return page(*parts)


def of_history(history: History) -> str:
    """A history: the statuses one after another, with the event that brought each."""
    rows = [
        (
            str(one.first),
            str(one.last or ""),
            " or ".join(each.force or "nothing yet" for each in one.candidates),
            f"{one.event.id}, {one.event.date}" if one.event else "",
        )
        for one in history
    ]
    return page(grid("History", ("from", "to", "status", "event"), rows))


_MARKS = {"yes": Html("●"), "no": Html("○"), "not coded": Html("·")}


def of_matrix(matrix: Matrix) -> str:
    """A matrix: instruments by concepts, with a mark for stated, not stated and not coded."""
    works, concepts = list(matrix.rows[:PAIRS]), list(matrix.columns[:COLUMNS])
    rows = [[name(one.id), *(_MARKS[matrix[one, each].value] for each in concepts)] for one in works]
    notes = [
        "● stated, ○ read whole and not stated, · not coded",
        rest(len(works), len(matrix.rows), "instruments"),
        rest(len(concepts), len(matrix.columns), "concepts"),
    ]
    caption = f"{len(matrix.rows)} instruments by {len(matrix.columns)} concepts"
    head = ["instrument", *(_short(one) for one in concepts)]
    return page(grid(caption, head, rows, "; ".join(filter(None, notes)), classes="concept"))


def _short(concept: Concept) -> Html:
    words = clean(str(concept.name))
    return Html(f'<span title="{html.escape(concept.id)}">{html.escape(cut(words, 36))}</span>')


def of_crosswalk(crosswalk: Crosswalk) -> str:
    """A crosswalk: the pairs that anything links, how, and through what."""
    pairs = list(crosswalk)[:PAIRS]
    rows = [
        (
            name(str(crosswalk.rows[one.source].name), "en"),
            one.match or "open",
            name(str(crosswalk.columns[one.target].name), "en"),
            one.basis,
            ", ".join(sorted({step.target for path in one.paths for step in path[:-1]})),
        )
        for one in pairs
    ]
    head = ("concept", "match", "concept", "basis", "through")
    return page(grid(f"{len(crosswalk)} pairs", head, rows, rest(len(pairs), len(crosswalk), "pairs")))


def of_claims(claims: Claims) -> str:
    """Claims: what a source says of a record that does not hold, with the verdict and the reason."""
    some = claims[:ROWS]
    rows = [
        (name(one.record.id), one.claim.field, one.claim.value, one.claim.verdict, str(one.claim.ref), _reason(one))
        for one in some
    ]
    head = ("record", "field", "what it says", "verdict", "where", "reason")
    return page(grid(f"{len(claims)} claims", head, rows, rest(len(some), len(claims), "claims")))


def _reason(one: Any) -> str:
    return "" if one.claim.reason is None else str(one.claim.reason)


def of_changes(changes: Changes) -> str:
    """Changes from one release to another."""
    some = changes[:PAIRS]
    rows = [
        (name(one.id), one.what, one.path or "", "" if one.old is None else one.old, "" if one.new is None else one.new)
        for one in some
    ]
    caption = f"{len(changes)} changes since {changes.since or 'the beginning'}"
    head = ("record", "what", "field", "old", "new")
    return page(grid(caption, head, rows, rest(len(some), len(changes), "changes")))


def of_fields(table: FieldTable) -> str:
    """The fields of a class: type and meaning."""
    rows = [(one.name, f"term of {one.vocabulary}" if one.vocabulary else one.type, one.meaning) for one in table]
    return page(grid(f"Fields of {table.title}", ("field", "type", "meaning"), rows))


def of_terms(terms: TermList) -> str:
    """The terms of a vocabulary, with label and definition."""
    rows = [(one.id, *names(one.label), one.definition) for one in _values(terms)]
    return page(grid(f"Vocabulary {terms.name}", ("term", "label", "中文", "definition"), rows))


def _values(terms: TermList) -> Iterator[Any]:
    return iter(terms.values())

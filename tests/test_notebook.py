"""What a notebook shows: HTML that is whole, small, escaped and says how much there is."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import attrs
import pytest

import aigov_data as ag
from aigov_data import shape

from .citation.test_exchange import HOSTILE

ALLOWED = {"style", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "span", "a", "p"}
ATTRIBUTES = {"class", "scope", "lang", "title", "href", "rel"}
VOID: set[str] = set()
CHINESE_FIRST = ag.instruments["cn-interim-measures-generative-ai"]


class Page(HTMLParser):
    """Reads HTML, and notes what is in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)


def read(html: str) -> Page:
    """The page, which is balanced and has nothing but what the module writes."""
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    assert {tag for tag, _ in page.tags} <= ALLOWED
    assert {name for _, attributes in page.tags for name in attributes} <= ATTRIBUTES
    for _, attributes in page.tags:
        assert (attributes.get("href") or "https://").startswith(("https://", "http://"))
    return page


def rows(html: str) -> list[list[str]]:
    """The rows of its tables, as text."""
    found: list[list[str]] = []

    class Cells(HTMLParser):
        inside = False

        def handle_starttag(self, tag: str, attrs: Any) -> None:
            if tag == "tr":
                found.append([])
            if tag in ("th", "td"):
                found[-1].append("")
                self.inside = True

        def handle_endtag(self, tag: str) -> None:
            self.inside = self.inside and tag not in ("th", "td")

        def handle_data(self, data: str) -> None:
            if self.inside:
                found[-1][-1] += data

    Cells().feed(html)
    return found


EVERYTHING: dict[str, Any] = {
    "record": ag.instruments["eu-ai-act"],
    "actor": ag.actors["unesco"],
    "principle": ag.principles["transparency"],
    "issue": ag.issues["ai-divide"],
    "scheme": ag.schemes["oecd-2019"],
    "source": ag.sources["wic-2024"],
    "selection": ag.instruments,
    "actors": ag.actors,
    "principles": ag.principles,
    "schemes": ag.schemes,
    "sources": ag.sources,
    "empty": ag.instruments[:0],
    "matrix": ag.matrix(ag.instruments, ag.principles),
    "crosswalk": ag.crosswalk("oecd-2019", "unesco-2021"),
    "claims": ag.claims,
    "status": ag.instruments["eu-ai-act"].status("2025-03-01"),
    "history": ag.instruments["eu-ai-act"].history(),
    "fields": ag.fields(ag.Instrument),
    "vocabulary": ag.vocabulary["event_type"],
    "changes": ag.dataset.changes(),
}


@pytest.mark.parametrize("name", EVERYTHING)
def test_everything_shown_is_whole_small_and_self_contained(name: str) -> None:
    html = EVERYTHING[name]._repr_html_()
    read(html)
    assert len(html.encode()) < 60_000
    assert "url(" not in html
    assert "@import" not in html


def test_a_selection_shows_its_first_records_and_how_many_there_are() -> None:
    html = ag.instruments._repr_html_()
    shown = rows(html)
    assert shown[0] == ["id", "title", "中文", "kind", "date", "last known status"]
    assert [row[0] for row in shown[1:]] == list(ag.instruments.ids[:10])
    text = "".join(read(html).text)
    assert text.startswith(f"{len(ag.instruments)} instruments")
    assert text.endswith(f"10 of {len(ag.instruments)} instruments shown")


def test_a_row_tells_title_date_and_status() -> None:
    html = ag.instruments.pick(["eu-ai-act"])._repr_html_()
    assert rows(html)[1] == [
        "eu-ai-act", "Artificial Intelligence Act", "人工智能法", "supranational-regulation", "2024-05-21", "in-force",
    ]  # fmt: skip
    assert "".join(read(html).text).startswith("1 instrument")


def test_a_record_tells_its_fields_events_claims_and_review() -> None:
    act = ag.instruments["eu-ai-act"]
    shown = rows(act._repr_html_())
    assert ["title", "Artificial Intelligence Act"] in shown
    assert ["celex", "32024R1689"] in shown
    entered = next(row for row in shown if row[0] == "2024-08-01")
    assert entered[1] == "entered-into-force"
    text = "".join(read(act._repr_html_()).text)
    assert "Review: blind on " in text


def test_names_stand_apart_and_say_their_language() -> None:
    page = read(CHINESE_FIRST._repr_html_())
    tags = [attributes.get("lang") for tag, attributes in page.tags if tag == "bdi"]
    assert "zh-Hans" in tags


def test_tables_have_captions_and_heads_that_a_screen_reader_can_use() -> None:
    for shown in EVERYTHING.values():
        page = read(shown._repr_html_())
        tables = sum(tag == "table" for tag, _ in page.tags)
        assert sum(tag == "caption" for tag, _ in page.tags) == tables
        assert all(attributes.get("scope") in ("row", "col") for tag, attributes in page.tags if tag == "th")


def test_a_status_says_what_applies() -> None:
    shown = rows(EVERYTHING["status"]._repr_html_())
    assert ["status", "in force since 1 August 2024"] in shown
    assert ["Chapter I", "certain", "2025-02-02"] in shown
    assert ["Chapter V", "no", "2025-08-02"] in shown


def test_a_history_prints_as_a_table() -> None:
    assert repr(EVERYTHING["history"]).splitlines()[2].split() == ["2021-04-21", "2024-05-20", "proposed", "introduced"]


def test_a_matrix_marks_what_was_not_coded() -> None:
    matrix = ag.matrix(ag.instruments.pick(["g20-ai-principles-2019", "un-ccw-1980"]), ag.principles[:3])
    assert rows(matrix._repr_html_()) == [
        ["instrument", *(str(one) for one in ag.principles[:3])],
        ["g20-ai-principles-2019", "●", "●", "○"],
        ["un-ccw-1980", "·", "·", "·"],
    ]


KEYS = {
    "id",
    "actor",
    "actors",
    "source",
    "target",
    "parent_id",
    "scheme",
    "at",
    "by",
    "group",
    "instrument",
    "publisher",
}
"""Fields that name records: what they name must be there."""


def poisoned(value: Any, text: str) -> Any:
    """A record or part with a text in place of every string and text that is not a key or a term."""
    if isinstance(value, ag.Text):
        return ag.Text(dict.fromkeys(value, text))
    if isinstance(value, tuple):
        return type(value)(poisoned(one, text) for one in value)
    if not attrs.has(type(value)):
        return text if isinstance(value, str) else value
    changed = {}
    for one in shape.resolved(type(value)):
        if (
            one.init
            and one.name not in KEYS
            and "Literal" not in str(one.type)
            and getattr(value, one.name) is not None
        ):
            changed[one.name.lstrip("_")] = poisoned(getattr(value, one.name), text)
    return attrs.evolve(value, **changed)


@pytest.mark.parametrize(
    "text", [*HOSTILE, "<img src=x onerror=alert(1)>", "a\u202eb", "javascript:alert(1)", "'><svg/onload=a()>"]
)
@pytest.mark.parametrize("record", [ag.instruments["eu-ai-act"], ag.actors["unesco"], ag.sources["wic-2024"]], ids=str)
def test_no_text_of_a_record_becomes_markup(record: Any, text: str) -> None:
    bad = poisoned(record, text)
    object.__setattr__(bad, "_home", ag.dataset)
    page = read(bad._repr_html_())
    assert "\u202e" not in "".join(page.text)
    assert not any((attributes.get("href") or "").startswith("javascript") for _, attributes in page.tags)


def test_a_record_made_by_hand_shows_its_own_values() -> None:
    made = ag.Actor(id="x-body", name=ag.Text({"en": "A <b>body</b>"}), kind="company", parent_id="x-owner")
    html = made._repr_html_()
    assert ["name", "A <b>body</b>"] in rows(html)
    assert ["parent", "x-owner"] in rows(html)
    assert "A &lt;b&gt;body&lt;/b&gt;" in html
    read(html)

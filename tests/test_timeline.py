"""The timeline as SVG: what is drawn where, golden for the small data set, safe for hostile names."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

import aigov_data as ag

from .citation.test_exchange import HOSTILE
from .small_data import small, write

SVG = "{http://www.w3.org/2000/svg}"
GOLDEN = Path(__file__).parent / "data" / "timeline.svg"


def dataset(tmp_path: Path, change: dict[str, str] | None = None) -> ag.Dataset:
    data = small()
    for one in (each for name, each in data.items() if name.startswith("instruments/")):
        for record in one["instruments"]:
            record["title"].update(change or {})
    return ag.Dataset.load(write(tmp_path / "data", data))


def said(svg: str) -> list[str]:
    """What the titles inside the drawing say, in order."""
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}title")]


def test_the_drawing_of_the_small_data_set_is_as_it_was_looked_at(tmp_path: Path) -> None:
    assert dataset(tmp_path).instruments.to_svg() == GOLDEN.read_text(encoding="utf-8")


def test_a_lane_an_instrument_in_order_of_date() -> None:
    chosen = ag.instruments.filter(register="eu")
    svg = ag.instruments.filter(register="eu").to_svg()
    heads = [one for one in said(svg) if one.endswith(")") and "(eu-" in one]
    firsts = {one.id: min(e.date.earliest for e in one.events if e.date.earliest) for one in chosen}
    assert [one.rpartition("(")[2][:-1] for one in heads] == sorted(chosen.ids, key=lambda one: (firsts[one], one))


def test_bands_say_status_and_days_and_how_far_they_were_followed() -> None:
    titles = said(ag.instruments.pick(["eu-ai-act"]).to_svg(end="2026-11-01"))
    assert "Proposed, 2021-04-21 – 2024-05-20" in titles
    assert "Adopted, 2024-05-21 – 2024-07-31" in titles
    followed = ag.instruments["eu-ai-act"].checked_through
    assert f"In force, 2024-08-01 – {followed}" in titles
    assert any(one.startswith("In force, 2026-") and one.endswith("(followed no further)") for one in titles)


def test_marks_say_what_happened_and_when_in_the_language_asked_for() -> None:
    act = ag.instruments.pick(["eu-ai-act"])
    assert "Entered into force: 1 August 2024" in said(act.to_svg())
    assert "生效: 2024年8月1日" in said(act.to_svg(lang="zh"))


def test_a_partial_date_is_a_hatched_span_and_a_scheduled_event_is_dashed(tmp_path: Path) -> None:
    drawing = ET.fromstring(dataset(tmp_path).instruments.to_svg())
    hatched = [one for one in drawing.iter(f"{SVG}rect") if one.get("fill", "").startswith("url(#") and list(one)]
    assert [one[0].text for one in hatched][:2] == ["Entered into force: April 2020", "Introduced: November 2023"]
    act = ET.fromstring(ag.instruments.pick(["eu-ai-act"]).to_svg())
    dashed = [one[0].text or "" for one in act.iter(f"{SVG}circle") if one.get("stroke-dasharray")]
    assert dashed
    assert all("(scheduled)" in one for one in dashed)


def test_the_axis_is_bounded_by_start_and_end() -> None:
    drawing = ET.fromstring(ag.instruments.filter(register="cn").to_svg(start="2020", end="2023-12-31"))
    years = [one.text for one in drawing.iter(f"{SVG}text") if one.get("text-anchor") == "middle"]
    assert years == ["2020", "2021", "2022", "2023"]


def test_acts_of_single_parties_are_drawn_when_asked_for() -> None:
    treaty = ag.instruments.pick(["coe-cets-225"])
    assert not any(one.startswith("Party signed") for one in said(treaty.to_svg()))
    signed = ag.vocabulary["event_type"]["party-signed"].label.en
    assert any(one.startswith(str(signed)) for one in said(treaty.to_svg(parties=True)))


@pytest.mark.parametrize("text", [one for one in HOSTILE if one.strip(" \x00\x01")])
def test_a_hostile_title_stays_text(text: str, tmp_path: Path) -> None:
    work = ag.instruments["eu-ai-act"]
    bad = ag.Dataset(
        {"instruments": [ag.Instrument(**{**_given(work), "title": ag.Text({"en": text})})]},
        meta={"version": "1", "date": "2026-01-01"},
        registers={("instruments", work.id): "instruments/x.json"},
    )
    svg = bad.instruments.to_svg()
    assert {one.tag.removeprefix(SVG) for one in ET.fromstring(svg).iter()} <= {
        "svg", "title", "defs", "pattern", "rect", "line", "text", "g", "circle",
    }  # fmt: skip
    assert "\u202e" not in svg


def _given(work: Any) -> dict[str, Any]:
    return {
        "id": work.id, "kind": work.kind, "bindingness": work.bindingness, "scope": work.scope,
        "ai_focus": work.ai_focus, "events": work.events, "review": work.review, "summary": work.summary,
    }  # fmt: skip


def test_it_is_shown_and_written_whole(tmp_path: Path) -> None:
    chosen = ag.instruments.filter(kind="treaty")
    made = chosen.to_svg(tmp_path / "out" / "treaties.svg")
    assert made._repr_html_() == made
    assert (tmp_path / "out" / "treaties.svg").read_text(encoding="utf-8") == made
    assert list((tmp_path / "out").iterdir()) == [tmp_path / "out" / "treaties.svg"]
    assert "<script" not in made
    assert "http://www.w3.org/2000/svg" in made
    assert made.count("http") == 1


def test_what_cannot_be_drawn_is_said() -> None:
    with pytest.raises(ag.InvalidValue, match="nothing to draw"):
        ag.instruments[:0].to_svg()
    with pytest.raises(ag.InvalidValue, match="lang is one of en, zh, not 'fr'"):
        ag.instruments.to_svg(lang="fr")
    with pytest.raises(ag.InvalidValue, match="cannot run from 2025-01-01 to 2024-12-31"):
        ag.instruments.to_svg(start="2025", end="2024")
    actors: Any = ag.actors
    with pytest.raises(ag.InvalidValue, match="a timeline draws instruments, not <Actor"):
        actors.to_svg()
    with pytest.raises(ag.InvalidDate, match="soon"):
        ag.instruments.to_svg(start="soon")

"""A user's own records beside the bundled ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import aigov_data as ag
from aigov_data.files import pretty, write_text

REFS = ["mine:page[p. 1]"]
ACT: dict[str, Any] = {
    "id": "mine:city-guide-2026",
    "title": {"en": "City Guide on AI", "zh-Hans": "城市人工智能指南"},
    "kind": "guidelines",
    "bindingness": "advisory",
    "scope": "subnational",
    "ai_focus": "specific",
    "roles": [
        {"actor": "mine:city", "role": "issuer", "refs": REFS},
        {"actor": "china", "role": "endorser", "refs": REFS},
    ],
    "events": [{"id": "adopted", "type": "adopted", "date": "2026-05", "refs": REFS}],
    "principles": [{"id": "transparency", "refs": REFS}],
    "relations": [{"type": "cites", "target": "eu-ai-act", "refs": REFS}],
}
CITY: dict[str, Any] = {"id": "mine:city", "name": {"en": "City", "zh-Hans": "城市"}, "kind": "subnational-government"}
PAGE: dict[str, Any] = {
    "id": "mine:page", "title": {"en": "A page"}, "kind": "web-page", "tier": "secondary", "consulted": "full",
    "url": "https://city.example/guide",
}  # fmt: skip
SCHEME: dict[str, Any] = {
    "scheme": {"id": "mine:city-values", "title": {"en": "City values", "zh-Hans": "城市价值"}, "stated_in": "mine:page"},
    "principles": [
        {
            "id": "mine:city-values.openness", "scheme": "mine:city-values", "name": {"en": "Openness", "zh-Hans": "开放"},
            "mappings": [{"target": "transparency", "match": "close"}],
        }
    ],
}  # fmt: skip


def folder(root: Path, act: dict[str, Any] = ACT, **more: Any) -> Path:
    files = {
        "instruments/mine.json": {"instruments": [act]},
        "actors/mine.json": {"actors": [CITY]},
        "sources/mine.json": {"sources": [PAGE]},
        "schemes/city-values.json": SCHEME,
    }
    for file, content in (files | more).items():
        write_text(root / file, pretty(content) + "\n")
    return root


def test_own_records_stand_beside_the_bundled_ones(tmp_path: Path) -> None:
    before = ag.dataset.digest
    data = ag.dataset.extended(folder(tmp_path))
    guide = data.instruments["mine:city-guide-2026"]
    assert data.instruments["City Guide on AI"] is guide
    assert [one.id for one in guide.issuers] == ["mine:city"]
    assert guide in data.instruments.filter(principle="transparency")
    assert "mine:city-values.openness" in [one.id for one in data.principles["transparency"].stated_as]
    assert len(data.instruments) == len(ag.instruments) + 1
    assert guide.relations[0].target == "eu-ai-act"
    assert [one.id for one in data.schemes["mine:city-values"].concepts] == ["mine:city-values.openness"]
    # the bundled data are as they were
    assert ag.dataset.digest == before
    assert "mine:city-guide-2026" not in ag.instruments
    assert ag.instruments["eu-ai-act"].dataset is ag.dataset
    assert data.instruments["eu-ai-act"].dataset is data
    assert data.instruments["eu-ai-act"] == ag.instruments["eu-ai-act"]


def test_version_digest_and_citation_say_that_it_is_extended(tmp_path: Path) -> None:
    data = ag.dataset.extended(folder(tmp_path))
    assert data.version == f"{ag.__version__}+mine"
    assert data.digest != ag.dataset.digest
    assert data.meta["extends"] == {"version": ag.__version__, "digest": ag.dataset.digest}
    cited = data.cite("apa")
    assert f"extended with records of its user (Version {ag.__version__}+mine, {data.digest})" in cited
    assert "（含使用者自有记录）" in data.cite("gb7714-2015", lang="zh")
    with pytest.raises(ag.VersionMismatch):
        data.require(ag.__version__)
    assert data.fact("mine:city-guide-2026#adopted").value["date"] == "2026-05"
    assert {one.what for one in ag.dataset.diff(data)} == {"added"}
    assert len(ag.dataset.diff(data)) == 5


def test_the_same_records_give_the_same_digest(tmp_path: Path) -> None:
    data = ag.dataset.extended(folder(tmp_path))
    assert ag.dataset.extended(tmp_path).digest == data.digest
    data.export("sqlite", tmp_path / "out")
    assert ag.Dataset.load(tmp_path / "out" / "aigov-data.sqlite").digest == data.digest


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (ACT | {"id": "city-guide-2026"}, "an id begins with a name-space of yours and a colon, such as 'mine:city-guide-2026'"),
        (ACT | {"id": "Mine:city"}, "expected an id of lower-case letters"),
        (ACT | {"relations": [{"type": "cites", "target": "eu-ai-acts", "refs": REFS}]}, "no instrument has this id; did you mean eu-ai-act"),
        (ACT | {"roles": [{"actor": "mine:town", "role": "issuer", "refs": REFS}]}, "no actor has this id; did you mean mine:city"),
        (ACT | {"principles": [{"id": "mine:city-values.openness", "refs": REFS}]}, "no reference concept has this id"),
        (ACT | {"kind": "guide"}, "expected one of"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(act: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(ag.InvalidData, match="cannot extend the data") as error:
        ag.dataset.extended(folder(tmp_path, act))
    assert any(message in str(one) for one in error.value.problems)


def test_a_name_space_is_taken_once_and_terms_are_the_packages(tmp_path: Path) -> None:
    data = ag.dataset.extended(folder(tmp_path / "a"))
    with pytest.raises(ag.InvalidData, match="another name-space"):
        data.extended(folder(tmp_path / "b"))
    with pytest.raises(ag.InvalidData, match="an extension uses the terms of the package"):
        ag.dataset.extended(folder(tmp_path / "c", **{"vocabulary.json": {"vocabularies": {}}}))
    other = {"id": "other:city", "name": {"en": "Other", "zh-Hans": "别处"}, "kind": "subnational-government"}
    write_text(tmp_path / "d" / "actors" / "other.json", pretty({"actors": [other]}) + "\n")
    twice = data.extended(tmp_path / "d")
    assert (twice.version, "other:city" in twice.actors) == (f"{ag.__version__}+mine+other", True)


def test_no_bundled_id_has_a_name_space() -> None:
    from aigov_data.records import CLASSES

    assert [one for cls in CLASSES for one in ag.dataset.table(cls.table).ids if ":" in one] == []

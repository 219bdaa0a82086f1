"""What releases changed, and how two data sets differ."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import aigov_data as ag
from aigov_data.changes import Change
from aigov_data.files import package_json

from .small_data import ACT, IDS, RETIRED, Data, small, write

RELEASES = ("0.1.0", "0.2.0")
NO_DATA_SET: Any = "other"
NO_KIND: Any = "add"


def at(data: Data, place: tuple[str, str, int]) -> dict[str, object]:
    file, key, position = place
    found: dict[str, object] = data[file][key][position]
    return found


def two(tmp_path: Path, old: Data, new: Data) -> ag.Changes:
    a, b = (ag.Dataset.load(write(tmp_path / name, data)) for name, data in (("old", old), ("new", new)))
    return a.diff(b)


def test_the_first_release_added_what_it_has() -> None:
    found = ag.dataset.changes().filter(version="0.1.0")
    assert {one.what for one in found} == {"added"}
    expected = package_json("releases/0.1.0.json")["added"]["instruments"]
    assert [one.id for one in found if one.collection == "instruments"] == expected


def test_what_the_second_release_changed_has_old_and_new_value() -> None:
    found = ag.dataset.changes(since="0.1.0").filter(version="0.2.0", id="cn-interim-measures-generative-ai")
    assert list(found) == [
        Change(
            "0.2.0", "instruments", "cn-interim-measures-generative-ai", "changed", "title.zh-Latn-pinyin",
            None, "Shengchengshi rengong zhineng fuwu guanli zanxing banfa",
        )
    ]  # fmt: skip


def test_changes_run_from_the_version_named_to_this_one() -> None:
    every = ag.dataset.changes()
    assert (every.since, every.until) == (None, ag.__version__)
    assert every.versions[:2] == RELEASES
    assert list(ag.dataset.changes(since=ag.__version__)) == []
    assert (
        str(ag.dataset.changes(since=ag.__version__)) == f"Nothing changed from {ag.__version__} to {ag.__version__}."
    )
    later = ag.dataset.changes(since="0.1.0")
    assert list(later) == [one for one in every if one.version != "0.1.0"]


def test_a_version_that_there_was_not_is_refused() -> None:
    with pytest.raises(ag.InvalidValue, match=r"no release is called '0.2'; did you mean 0.2.0"):
        ag.dataset.changes(since="0.2")


def test_a_data_set_of_ones_own_has_no_releases(tmp_path: Path) -> None:
    mine = ag.Dataset.load(write(tmp_path, small()))
    with pytest.raises(ag.InvalidValue, match=r"compare two data sets with a.diff\(b\)"):
        mine.changes()
    with pytest.raises(ag.InvalidValue, match="diff takes a data set"):
        mine.diff(NO_DATA_SET)


def test_two_data_sets_that_are_equal_do_not_differ(tmp_path: Path) -> None:
    found = two(tmp_path, small(), small())
    assert (len(found), str(found)) == (0, "Nothing changed from 0.1.0 to 0.1.0.")


def test_added_changed_retired_and_removed(tmp_path: Path) -> None:
    old, new = small(), small()
    at(new, ACT)["kind"] = "delegated-rule"
    events = at(new, ACT)["events"]
    assert isinstance(events, list)
    next(one for one in events if one["id"] == "adopted")["date"] = "2024-05-21"
    del at(new, ACT)["links"]
    new["actors/xx.json"]["actors"].append(
        {"id": "xx-ministry", "name": {"en": "Ministry", "zh-Hans": "部"}, "kind": "executive-body", "parent": "xx"}
    )
    new["instruments/xx.json"]["instruments"][0]["relations"] = []
    gone = {"id": "xx-plan", "name": {"en": "Plan", "zh-Hans": "计划"}, "kind": "company"}
    for data in (old,):
        data["actors/xx.json"]["actors"].append(gone)
    new["retired.json"]["retired"].append(RETIRED | {"id": "xx-white-paper", "version": "0.2.0"})
    new["datapackage.json"]["version"] = "0.2.0"
    found = two(tmp_path, old, new)
    assert [one[:6] for one in found] == [
        ("0.2.0", "actors", "xx-ministry", "added", "", None),
        ("0.2.0", "instruments", IDS[1], "changed", "kind", "statute"),
        ("0.2.0", "instruments", IDS[1], "changed", "events[adopted].date", "2024-05-22"),
        ("0.2.0", "instruments", IDS[1], "changed", "links", [{"url": "https://gazette.example/2024/1", "lang": "en", "what": "official-text"}]),
        ("0.2.0", "instruments", "xx-white-paper", "retired", "", None),
        ("0.2.0", "actors", "xx-plan", "removed", "", None),
    ]  # fmt: skip
    assert [one.new for one in found] == [None, "delegated-rule", "2024-05-21", None, IDS[1], None]
    assert found.to_markdown(brief=True) == (
        "- 1 actor added\n"
        "- 1 instrument changed:\n"
        f"  - `{IDS[1]}` kind: `statute` → `delegated-rule`\n"
        f"  - `{IDS[1]}` events[adopted].date: `2024-05-22` → `2024-05-21`\n"
        f"  - links: `{IDS[1]}`\n"
        "- 1 instrument retired:\n"
        f"  - `xx-white-paper` → `{IDS[1]}`\n"
        "- 1 actor removed"
    )
    assert str(found).splitlines()[:3] == ["0.2.0", "  1 actor added", "  1 instrument changed:"]
    whole = found.to_markdown()
    assert "- 1 actor added: `xx-ministry`" in whole
    assert 'links: `[{"url": "https://gazette.example/2024/1"' in whole
    assert repr(found) == "<Changes from 0.1.0 to 0.2.0: 1 added, 3 changed, 1 retired, 1 removed>"


def test_a_hostile_value_stays_inside_its_code(tmp_path: Path) -> None:
    new = small()
    at(new, ACT)["native_type"] = "`a` ``<script>\n# b"
    line = next(one for one in two(tmp_path, small(), new).to_markdown().splitlines() if "native_type" in one)
    assert line == f"  - `{IDS[1]}` native_type: absent → ``` `a` ``<script> # b ```"


def test_changes_as_json_and_as_a_frame() -> None:
    found = ag.dataset.changes(since="0.1.0").filter(what="changed", version="0.2.0")
    plain = json.loads(found.to_json())
    assert (plain["since"], len(plain["changes"])) == ("0.1.0", len(found))
    assert plain["changes"][0] == {name: getattr(found[0], name) for name in Change._fields}
    frame = found.to_pandas()
    assert list(frame.columns) == list(Change._fields)
    assert frame["id"].tolist() == [one.id for one in found]
    assert json.loads(frame["new"][0]) == found[0].new
    assert frame["old"].isna().tolist() == [one.old is None for one in found]


def test_a_filter_that_there_is_not_is_refused() -> None:
    found = ag.dataset.changes()
    assert isinstance(found[:2], ag.Changes)
    with pytest.raises(ag.InvalidValue, match="no what is called 'add'; did you mean added"):
        found.filter(what=NO_KIND)
    with pytest.raises(ag.InvalidValue, match="no collection is called 'instrument'; did you mean instruments"):
        found.filter(collection="instrument")
    assert len(found.filter(id="nothing-of-this-name")) == 0


def test_the_changelog_has_the_data_section_of_every_release() -> None:
    file = Path(__file__).parent.parent / "CHANGELOG.md"
    if not file.exists():
        pytest.skip("the changelog is not part of what is installed")
    text = file.read_text(encoding="utf-8")
    for version in ag.dataset.changes().versions:
        section = ag.dataset.changes().filter(version=version).to_markdown(brief=True)
        assert f"<!-- data {version} -->\n{section}\n<!-- end -->" in text

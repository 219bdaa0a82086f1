"""Folders: what is passed over, what an exception silences, what opening asks for, what data sets share."""

import json
from pathlib import Path
from typing import Any

import pytest

import aigov_data as ag
from aigov_data.checks import check
from aigov_data.folder import canonical_files, read

from .planting import Planted, act, actor, also, document, drop, event, plant, push, put, told
from .small_data import ACT, ALIASES, IDS, OLD, PARLIAMENT, RETIRED, SOURCE, STATE, small, terms, write


def test_the_small_data_have_no_fault(tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    assert check(folder) == []
    assert {file: (folder / file).read_text("utf-8") for file in canonical_files(read(folder))} == canonical_files(
        read(folder)
    )


def test_a_data_set_with_a_vocabulary_has_no_fault(tmp_path: Path) -> None:
    assert plant(Planted("", put("vocabulary.json", to=terms()), []), tmp_path) == []


def test_the_small_data_are_written_as_they_stand(tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    assert {file: json.loads((folder / file).read_bytes()) for file in small()} == small()


def test_an_empty_folder_and_no_folder(tmp_path: Path) -> None:
    assert told(check(tmp_path)) == [("", "", "", "files")]
    with pytest.raises(ag.InvalidData, match="is no folder") as caught:
        check(tmp_path / "nothing")
    assert [one.rule for one in caught.value.problems] == ["files"]


def test_hidden_and_generated_files_are_passed_over(tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    for name in (".git/config", "actors/.DS_Store", "index/actors.json", "README.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("?")
    assert check(folder) == []


@pytest.mark.parametrize("name", ["actors/yy.json", "homonyms.json", "actors"])
def test_links_out_of_the_folder_are_not_followed(name: str, tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", small())
    folder = write(tmp_path / "folder", small())
    if (folder / name).exists():
        (folder / name).rename(tmp_path / "away")
    (folder / name).symlink_to(outside / name.replace("yy", "xx"))
    assert (name, "", "", "files") in told(check(folder))
    assert "a link that leads out of the folder is not followed" in "".join(map(str, check(folder)))
    with pytest.raises(ag.InvalidData):
        ag.Dataset.load(folder)


def test_a_link_to_itself_is_no_file(tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    (folder / "actors/yy.json").symlink_to(folder / "actors/yy.json")
    assert told(check(folder)) == [("actors/yy.json", "", "", "files")]


# --- exceptions ---------------------------------------------------------------------------


def _excepting(rule: str, field: str) -> dict[str, Any]:
    return {"rule": rule, "field": field, "reason": {"en": "As the gazette prints it.", "zh-Hans": "公报如此刊载。"}}


def test_an_exception_silences_one_finding(tmp_path: Path) -> None:
    signed = push(*ACT, "events", item=event("signed", "2024-07-03"))
    late = also(put(*ACT, "events", 2, "date", to="2024-07-02"), signed)
    paths = ["events[published].date", "events[signed].date"]
    assert told(plant(Planted("", late, []), tmp_path)) == [act(path, "event-order") for path in paths]
    for path, rest in zip(paths, reversed(paths), strict=True):
        change = also(late, put(*ACT, "exceptions", to=[_excepting("event-order", path)]))
        assert told(plant(Planted("", change, []), tmp_path)) == [act(rest, "event-order")]
    for other in (_excepting("event-state", paths[0]), _excepting("event-order", "events[adopted].date")):
        change = also(late, put(*ACT, "exceptions", to=[other]))
        needless = act(f"exceptions[{other['field']}].rule", "exception-needed")
        found = told(plant(Planted("", change, []), tmp_path))
        assert sorted(found) == sorted([*(act(path, "event-order") for path in paths), needless])
    change = also(late, put(*OLD, "exceptions", to=[_excepting("event-order", paths[0])]))
    found = told(plant(Planted("", change, []), tmp_path))
    assert [one for one in found if one[3] != "exception-needed"] == [act(path, "event-order") for path in paths]
    assert len(found) == 3


def test_integrity_has_no_exceptions(tmp_path: Path) -> None:
    nobody = put(*ACT, "roles", 1, "actor", to="xx-nobody")
    exception = _excepting("link-exists", "roles[xx-nobody].actor")
    change = also(nobody, put(*ACT, "exceptions", to=[exception]))
    assert told(plant(Planted("", change, []), tmp_path)) == [
        act("exceptions[roles[xx-nobody].actor].rule", "exception-needed"),
        act("roles[xx-nobody].actor", "link-exists"),
    ]
    with pytest.raises(ag.InvalidData):
        ag.Dataset.load(tmp_path)


# --- opening ------------------------------------------------------------------------------


def test_opening_tells_all_problems_at_once(tmp_path: Path) -> None:
    data = small()
    also(put(*ACT, "kind", to="x" * 1000), put(*PARLIAMENT, "parent", to="xy"), put("coverage.json", to=b"{"))(data)
    with pytest.raises(ag.InvalidData) as caught:
        ag.Dataset.load(write(tmp_path, data))
    assert told(caught.value.problems) == [
        actor("xx-parliament", "parent", "link-exists"),
        document("coverage", "", "json"),
        act("kind"),
    ]
    assert str(caught.value).endswith("(and 2 more; see .problems)")
    assert len(str(caught.value)) < 500


def test_opening_asks_for_form_and_integrity_alone(tmp_path: Path) -> None:
    data = small()
    also(drop(*ACT, "review"), put(*STATE, "name", "en", to="TODO"), put(*SOURCE, "url", to="http://a.example"))(data)
    assert [one.rule for one in check(write(tmp_path, data))] == ["unfinished", "review-stated", "https"]
    assert ag.Dataset.load(tmp_path).actors["xx"].name.en == "TODO"


def test_an_opened_folder_follows_its_links(tmp_path: Path) -> None:
    opened = ag.Dataset.load(write(tmp_path, small()))
    new, state, openness = opened.instruments[IDS[1]], opened.actors["xx"], opened.schemes["xx-charter"].concepts[0]
    assert opened.instruments.ids == tuple(IDS)
    assert new.issuers.ids == ("xx-parliament",)
    assert new.actors("implementer")[0] is state
    assert state.children.ids == ("xx-parliament",)
    assert new.related("repeals").ids == (IDS[0],)
    assert opened.instruments[IDS[0]].related("repeals", inverse=True)[0] is new
    assert opened.principles["transparency"].instruments.ids == (IDS[1],)
    assert opened.principles["transparency"].parent is opened.principles["accountability"]
    assert opened.principles["transparency"].stated_as[0] is openness
    assert opened.issues["risk"].children.ids == ("risk-bias",)
    assert opened.register_of(new) == "xx"
    assert opened.instruments["示例人工智能法（2024）"] is new
    assert (opened.version, opened.date, opened.retired) == ("0.1.0", "2025-06-30", (RETIRED,))
    assert [one.claim.verdict for one in opened.claims] == ["imprecise"]
    with pytest.raises(ag.AmbiguousName):
        opened.instruments[ALIASES[0]["text"]]
    with pytest.warns(ag.RecordRetired):
        assert opened.instruments[RETIRED["id"]] is new


def test_two_opened_folders_share_nothing(tmp_path: Path) -> None:
    one = ag.Dataset.load(write(tmp_path / "one", small()))
    data = small()
    put(*STATE, "name", "en", to="Otherland")(data)
    two = ag.Dataset.load(write(tmp_path / "two", data))
    assert (one.actors["xx"].name.en, two.actors["xx"].name.en) == ("Exampleland", "Otherland")
    assert one.digest != two.digest
    assert one.digest == ag.Dataset.load(tmp_path / "one").digest
    assert one.instruments[0] == two.instruments[0]
    assert one.instruments[0].dataset is one
    assert two.instruments[0].dataset is two
    assert one.instruments[1].actors("implementer")[0].name.en == "Exampleland"
    assert two.instruments[1].actors("implementer")[0].name.en == "Otherland"
    picked = one.instruments.pick([IDS[1]])
    for combine in (picked.__or__, picked.__and__, picked.__sub__, picked.__xor__):
        with pytest.raises(ag.MixedDatasets, match="different data sets"):
            combine(two.instruments)
    assert (picked | one.instruments).ids == tuple(IDS)

"""The difference between two data sets, field by field."""

import shutil
from pathlib import Path

import pytest

import aigov_data as ag
from aigov_data import identity, releases
from aigov_data.files import package_bytes

ACT = ag.instruments["eu-ai-act"].to_dict()


def test_nothing_changed() -> None:
    plain = releases.plain_records(ag.dataset)
    assert releases.difference(plain, plain) == {"added": {}, "changed": {}, "removed": {}}


def test_added_changed_removed() -> None:
    new = ACT | {"kind": "statute"}
    new["events"] = [dict(event) for event in ACT["events"] if event["id"] != "signed"]
    next(event for event in new["events"] if event["id"] == "adopted")["date"] = "2024-05-22"
    old = {"instruments": {"eu-ai-act": ACT, "gone": {"id": "gone"}}}
    found = releases.difference(old, {"instruments": {"eu-ai-act": new, "come": {"id": "come"}}})
    assert found["added"] == {"instruments": ["come"]}
    assert found["removed"] == {"instruments": ["gone"]}
    assert [(one["path"], one["old"], one["new"]) for one in found["changed"]["instruments"]["eu-ai-act"]] == [
        ("kind", "supranational-regulation", "statute"),
        ("events[adopted].date", "2024-05-21", "2024-05-22"),
        ("events[signed]", next(event for event in ACT["events"] if event["id"] == "signed"), None),
    ]


def test_a_list_without_names_changes_whole() -> None:
    assert list(releases.changes({"a": ["x"]}, {"a": ["x", "y"]})) == [releases.Change("a", ["x"], ["x", "y"])]
    assert list(releases.changes({"a": []}, {})) == [releases.Change("a", [], None)]


def test_the_hash_of_facts_covers_facts_only() -> None:
    assert identity.facts_hash(ACT) == identity.facts_hash(ACT | {"summary": {"en": "Other."}})
    assert identity.facts_hash(ACT) != identity.facts_hash(ACT | {"kind": "statute"})
    events = [event | {"note": {"en": "Other."}} for event in ACT["events"]]
    assert identity.facts_hash(ACT) == identity.facts_hash(ACT | {"events": events})
    events = [event | {"date": "2024"} for event in ACT["events"]]
    assert identity.facts_hash(ACT) != identity.facts_hash(ACT | {"events": events})


def test_damaged_files_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of the package with one byte of one record changed, opened in a fresh process."""
    import subprocess
    import sys

    package = tmp_path / "aigov_data"
    shutil.copytree(Path(ag.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    file = package / "data" / "instruments" / "eu.json"
    original = file.read_bytes()

    def run(code: str) -> str:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        return (done.stdout + done.stderr.strip().splitlines()[-1] if done.stderr else done.stdout).strip()

    verify = "import aigov_data as ag; print(ag.dataset.verify())"
    look_up = "import aigov_data as ag; print(ag.instruments['eu-com-2022-496'].id)"
    assert run(verify) == str(ag.dataset.verify())
    file.write_bytes(original.replace(b"2024-05-21", b"2024-05-20", 1))
    assert "data/instruments/eu.json is not as released" in run(verify)
    file.write_bytes(original.replace(b"Artificial", b"Artificial, very artificial", 1))
    assert "does not agree with its index" in run(look_up)
    file.unlink()
    assert "lacks its file data/instruments/eu.json" in run(look_up)


def test_a_missing_file_of_the_package() -> None:
    with pytest.raises(ag.DamagedData, match=r"lacks its file data/nothing\.json"):
        package_bytes("nothing.json")

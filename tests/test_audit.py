"""The sample of an audit follows from the data; what auditors find is reckoned with honest bounds."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

import aigov_data as ag

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "scripts"))
audit: Any = importlib.import_module("audit")


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    drawn: dict[str, Any] = audit.draw(ag.dataset, 1, 60)
    return drawn


def answers(files: dict[str, Any], wrong: dict[str, set[str]], omitted: dict[str, list[str]]) -> list[dict[str, Any]]:
    """What an auditor would hand in who finds just these wrong."""
    return [
        {
            "id": id,
            "facts": {
                field: {"verdict": "wrong" if field in wrong.get(id, ()) else "right", "evidence": ""} for field in some
            },
            "omitted": [{"type": type_, "date": "2025", "evidence": ""} for type_ in omitted.get(id, [])],
        }
        for id, some in files["copy.json"].items()
    ]


def planted(files: dict[str, Any]) -> dict[str, set[str]]:
    return {id: {one["field"]} for id, one in files["key.json"]["planted"].items()}


def test_the_sample_is_the_same_each_time_and_another_each_round(files: dict[str, Any]) -> None:
    assert audit.draw(ag.dataset, 1, 60) == files
    assert audit.draw(ag.dataset, 2, 60)["copy.json"].keys() != files["copy.json"].keys()


def test_every_stratum_is_drawn_from_and_the_size_is_kept(files: dict[str, Any]) -> None:
    strata = files["key.json"]["strata"]
    assert sum(one["instruments"] for one in strata.values()) == len(ag.instruments)
    assert all(1 <= len(one["drawn"]) <= one["instruments"] for one in strata.values())
    assert sorted(id for one in strata.values() for id in one["drawn"]) == sorted(files["copy.json"])
    assert len(files["copy.json"]) == len(files["list.json"]) == 60


def test_shares_are_in_proportion() -> None:
    assert audit.shares({"a": 90, "b": 9, "c": 1}, 20) == {"a": 18, "b": 1, "c": 1}
    assert audit.shares({"a": 2, "b": 1}, 20) == {"a": 2, "b": 1}


def test_the_list_says_no_date_and_the_copy_has_twenty_errors(files: dict[str, Any]) -> None:
    assert {tuple(one) for one in files["list.json"]} == {("id", "title", "issuers")}
    true = {id: audit.facts(ag.instruments[id], str(ag.dataset.date)) for id in files["copy.json"]}
    differs = {
        id: {"field": field, "true": value, "planted": files["copy.json"][id][field]}
        for id, some in true.items()
        for field, value in some.items()
        if files["copy.json"][id][field] != value
    }
    assert differs == files["key.json"]["planted"]
    assert len(differs) == 20


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("events[adopted].date", "adopted 2024-05-21", "adopted 2024-05-20"),
        ("events[adopted].date", "adopted 2024-05-01", "adopted 2024-01-05"),
        ("events[adopted].date", "adopted 2024-01-01", "adopted 2024-01-02"),
        ("events[published].date", "published 2024-01", "published 2024-02"),
        ("events[published].date", "published 2024", "published 2023"),
        ("events[published].date", "published 2024-21", "published 2024-20"),
        ("events[published].date", "published 2024~", None),
        ("identifiers[1]", "celex 32024R1689", "celex 32024R1680"),
        ("identifiers[1]", "us-eo fourteen", None),
        ("status on 2026-11-23", "in-force", None),
    ],
)
def test_errors_are_plausible(field: str, value: str, expected: str | None) -> None:
    assert audit.spoilt(field, value) == expected


def test_a_clean_audit_still_has_a_bound(files: dict[str, Any]) -> None:
    found = audit.score(ag.dataset, files["key.json"], files["copy.json"], answers(files, planted(files), {}))
    judged = sum(map(len, files["copy.json"].values())) - 20
    assert (found["planted"], found["detected"], found["unverifiable"], found["wrong"]) == (20, 20, 0, {})
    assert found["facts"]["wrong"] == 0
    assert found["facts"]["of"] == judged
    assert found["facts"]["upper_95"] == pytest.approx(1 - 0.05 ** (1 / judged), abs=1e-4)
    assert found["facts"]["passed"] is (found["facts"]["upper_95"] <= 0.02)


def test_wrong_facts_and_omissions_are_counted(files: dict[str, Any]) -> None:
    found_wrong = planted(files)
    free = [id for id in files["copy.json"] if id not in found_wrong]
    for id in free[:3]:
        found_wrong[id] = {next(field for field in files["copy.json"][id] if field.startswith("events["))}
    given = answers(files, found_wrong, {free[0]: ["repealed", "amended"]})
    found = audit.score(ag.dataset, files["key.json"], files["copy.json"], given)
    assert (found["facts"]["wrong"], found["wrong"]) == (3, {"events": 3})
    assert found["omitted"]["wrong"] == 1  # an amendment bears no status
    assert found["facts"]["upper_95"] > found["facts"]["share"] > 0
    assert audit.score(ag.dataset, files["key.json"], files["copy.json"], given) == found


def test_what_was_not_detected_weighs_on_the_gate(files: dict[str, Any]) -> None:
    found = audit.score(ag.dataset, files["key.json"], files["copy.json"], answers(files, {}, {}))
    assert (found["detected"], found["facts"]["passed"], found["omitted"]["passed"]) == (0, False, False)


def test_answers_that_miss_something_are_refused(files: dict[str, Any]) -> None:
    given = answers(files, {}, {})
    with pytest.raises(SystemExit, match=f"missing or unknown: {given[0]['id']}"):
        audit.score(ag.dataset, files["key.json"], files["copy.json"], given[1:])
    del given[0]["facts"][f"status on {ag.dataset.date}"]
    with pytest.raises(SystemExit, match=f"{given[0]['id']}: expected one of right, wrong, unverifiable for each"):
        audit.score(ag.dataset, files["key.json"], files["copy.json"], given)
    given = answers(files, {}, {given[0]["id"]: ["reapealed"]})
    with pytest.raises(SystemExit, match="'reapealed' is no type of event"):
        audit.score(ag.dataset, files["key.json"], files["copy.json"], given)
    with pytest.raises(SystemExit, match="these data are"):
        audit.score(ag.dataset, files["key.json"] | {"digest": "sha256:0"}, files["copy.json"], given)


@pytest.mark.parametrize(
    ("wrong", "of", "expected"), [(0, 600, 0.00498), (3, 600, 0.01287), (1, 10, 0.39416), (4, 4, 1)]
)
def test_the_exact_bound(wrong: int, of: int, expected: float) -> None:
    """Clopper and Pearson's one-sided bound, as scipy.stats.beta.ppf(0.95, wrong + 1, of - wrong) gives it."""
    assert audit.exact_bound(wrong, of) == pytest.approx(expected, abs=1e-5)

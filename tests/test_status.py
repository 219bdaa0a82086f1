"""Real instruments on real days, against what readers of primary sources say.

The cases stand in ``tests/status``: for each instrument its events with their
sources, and for chosen days the status that the sources give. They were drawn
from the sources without sight of the code, see ``tests/status/README.md``.
"""

from __future__ import annotations

import json
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from aigov_data import Event, Instrument, PartialDate, Ref, Text
from aigov_data.participants import participation

FOLDER = Path(__file__).parent / "status"
FILES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}
CASES = [
    pytest.param(one, day, id=f"{one['id']} {day['on']}")
    for content in FILES.values()
    for one in content["instruments"]
    for day in one["days"]
]


def built(one: dict[str, Any]) -> Instrument:
    """The instrument, with nothing but its kind and events."""

    def made(event: dict[str, Any]) -> Event:
        values: dict[str, Any] = dict(event)
        values["date"] = PartialDate(event["date"])
        values["refs"] = tuple(map(Ref.parse, event["refs"]))
        for key in ("actors", "provisions"):
            values[key] = tuple(event.get(key, ()))
        return Event(**values)

    return Instrument(
        id=one["id"], title=Text({"en": one["title"]}), kind=one["kind"], bindingness="informative", scope="global",
        ai_focus="contextual", events=tuple(map(made, one["events"])), checked_through=PartialDate(one["checked_through"]),
    )  # fmt: skip


@pytest.mark.parametrize(("one", "day"), CASES)
def test_the_status_on_a_day(one: dict[str, Any], day: dict[str, Any]) -> None:
    record = built(one)
    status = record.status(day["on"])
    assert status.force == day["force"]
    assert status.beyond_data == day.get("beyond_data", False)
    assert status.scheduled == day.get("scheduled", False)
    if day["force"] is not None and "event" in day:
        assert status.event is not None
        assert status.event.id == day["event"]
    if "candidates" in day:
        assert {each.force for each in status.candidates if each.force} == set(day["candidates"])
    if "provisional" in day:
        assert (status.application.provisional == "certain") == day["provisional"]
    for provision, applies in day.get("applies", {}).items():
        assert (provision, record.applicable(day["on"], provisions=provision)) == (provision, applies)
    for part in ("parties", "signatories", "endorsers"):
        if part in day:
            found = participation(record, part, day["on"])
            assert {actor for actor, answer in found.items() if answer == "certain"} == set(day[part])


def test_the_cases_are_evidenced() -> None:
    for content in FILES.values():
        sources = {one["id"] for one in content["sources"]}
        for one in content["instruments"]:
            refs = [ref for part in (*one["events"], *one["days"]) for ref in part["refs"]]
            assert {Ref.parse(ref).source for ref in refs} <= sources
            assert all(part["refs"] for part in (*one["events"], *one["days"]))
            assert all(day["why"] for day in one["days"])


def test_the_cases_cover_what_can_happen() -> None:
    instruments = [one for content in FILES.values() for one in content["instruments"]]
    days = [day for one in instruments for day in one["days"]]
    forces = Counter(day["force"] for day in days)
    types = Counter(event["type"] for one in instruments for event in one["events"])
    states = Counter(event.get("state", "occurred") for one in instruments for event in one["events"])
    assert len(days) >= 80
    assert {"in-preparation", "proposed", "adopted", "current", "in-force", "repealed", "superseded", "not-adopted", None} <= set(forces)  # fmt: skip
    assert {"vetoed", "lapsed", "withdrawn", "withdrawal-announced", "postponed", "provisionally-applied", "amended", "endorsed", "party-signed"} <= set(types)  # fmt: skip
    assert {"occurred", "scheduled", "moved"} <= set(states)
    assert any(day.get("applies") for day in days)
    assert any("candidates" in day for day in days)


def test_nothing_warns() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for content in FILES.values():
            for one in content["instruments"]:
                assert built(one).history()

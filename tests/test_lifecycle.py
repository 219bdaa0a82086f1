"""Status on a day: the rules one by one, and what holds of every life."""

from __future__ import annotations

import datetime as dt
import pickle
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aigov_data as ag
from aigov_data import DateRange, DetachedRecord, Event, Instrument, InvalidDate, InvalidValue, PartialDate
from aigov_data.lifecycle import _steps
from aigov_data.terms import EventType, Kind

from .lives import PARTICIPANTS, WINDOW, events, full_dates, instrument, life, lives, window_days

ONE_DAY = dt.timedelta(days=1)


def forces(record: Instrument, *days: str) -> list[str | None]:
    return [record.status(day).force for day in days]


# --- the rules, one by one ----------------------------------------------------------------

Life = tuple[tuple[EventType, str], ...]
RULES: dict[str, tuple[Kind, Life, list[tuple[str, str | None, str | None]]]] = {
    "the stages of law": (
        "statute",
        (("announced", "2023-01-01"), ("introduced", "2023-02-01"), ("passed-stage", "2023-03-01"),
         ("adopted", "2023-04-01"), ("signed", "2023-05-01"), ("published", "2023-06-01"),
         ("entered-into-force", "2023-07-01"), ("amended", "2023-08-01"), ("repealed", "2023-09-01")),
        [("2022-12-31", None, None), ("2023-01-01", "in-preparation", "announced"), ("2023-02-01", "proposed", "introduced"),
         ("2023-03-02", "proposed", "introduced"), ("2023-06-30", "adopted", "adopted"),
         ("2023-07-01", "in-force", "entered-into-force"), ("2023-08-31", "in-force", "entered-into-force"),
         ("2023-09-01", "repealed", "repealed")],
    ),
    "what is not law is current from adoption or publication, whichever comes first": (
        "strategy", (("drafted", "2023-01-01"), ("published", "2023-02-01"), ("adopted", "2023-03-01")),
        [("2023-01-31", "in-preparation", "drafted"), ("2023-02-01", "current", "published"), ("2023-03-02", "current", "published")],
    ),
    "no stage is lowered": (
        "executive-order", (("signed", "2023-01-01"), ("entered-into-force", "2023-01-01"), ("published", "2023-02-01"), ("drafted", "2023-03-01")),
        [("2023-01-01", "in-force", "entered-into-force"), ("2023-03-02", "in-force", "entered-into-force")],
    ),
    "a treaty open for signature is not in force": (
        "treaty", (("opened-for-signature", "2023-01-01"), ("party-signed", "2023-01-01"), ("ratified", "2023-02-01")),
        [("2023-03-01", "adopted", "opened-for-signature")],
    ),
    "provisional application is not force": (
        "treaty", (("adopted", "2023-01-01"), ("provisionally-applied", "2023-02-01")), [("2023-03-01", "adopted", "adopted")],
    ),
    "an announced withdrawal is not a withdrawal": (
        "supranational-directive", (("introduced", "2023-01-01"), ("withdrawal-announced", "2023-02-01"), ("withdrawn", "2023-03-01")),
        [("2023-02-28", "proposed", "introduced"), ("2023-03-01", "not-adopted", "withdrawn")],
    ),
    "a withdrawal after adoption": (
        "standard", (("published", "2023-01-01"), ("withdrawn", "2023-03-01")), [("2023-03-01", "withdrawn", "withdrawn")],
    ),
    "a vetoed bill, and an override": (
        "statute", (("introduced", "2023-01-01"), ("passed-stage", "2023-01-15"), ("vetoed", "2023-02-01"), ("adopted", "2023-03-01")),
        [("2023-02-01", "not-adopted", "vetoed"), ("2023-02-28", "not-adopted", "vetoed"), ("2023-03-01", "adopted", "adopted")],
    ),
    "a lapsed bill brought in again": (
        "statute", (("introduced", "2022-01-01"), ("lapsed", "2023-01-03"), ("published", "2023-01-04"), ("submitted", "2023-02-01")),
        [("2023-01-03", "not-adopted", "lapsed"), ("2023-01-31", "not-adopted", "lapsed"), ("2023-02-01", "proposed", "submitted")],
    ),
    "a stay before force, and what happens meanwhile": (
        "statute", (("adopted", "2023-01-01"), ("enforcement-stayed", "2023-02-01"), ("entered-into-force", "2023-03-01"), ("reinstated", "2023-04-01")),
        [("2023-02-01", "suspended", "enforcement-stayed"), ("2023-03-01", "suspended", "enforcement-stayed"), ("2023-04-01", "in-force", "reinstated")],
    ),
    "an end during a suspension": (
        "statute", (("entered-into-force", "2023-01-01"), ("suspended", "2023-02-01"), ("repealed", "2023-03-01"), ("reinstated", "2023-04-01")),
        [("2023-03-01", "repealed", "repealed"), ("2023-04-01", "suspended", "suspended")],
    ),
    "a repeal undone": (
        "statute", (("entered-into-force", "2023-01-01"), ("repealed", "2023-03-01"), ("reinstated", "2023-04-01")),
        [("2023-03-31", "repealed", "repealed"), ("2023-04-01", "in-force", "reinstated")],
    ),
    "an edition superseded and later withdrawn": (
        "standard", (("published", "2020-01-01"), ("superseded", "2022-10-25"), ("withdrawn", "2025-10-31")),
        [("2022-10-25", "superseded", "superseded"), ("2025-10-31", "withdrawn", "withdrawn")],
    ),
    "nothing happens after the end": (
        "statute", (("entered-into-force", "2023-01-01"), ("expired", "2023-02-01"), ("adopted", "2023-03-01"), ("suspended", "2023-04-01")),
        [("2023-04-02", "expired", "expired")],
    ),
    "events of one day come in the order of stages": (
        "statute", (("repealed", "2023-01-01"), ("entered-into-force", "2023-01-01"), ("adopted", "2023-01-01")), [("2023-01-01", "repealed", "repealed")],
    ),
    "what ends twice on a day": (
        "standard", (("published", "2020"), ("withdrawn", "2023-01-01"), ("superseded", "2023-01-01")), [("2023-01-01", "superseded", "superseded")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "told", "asked"), RULES.values(), ids=RULES)
def test_the_rules(kind: Kind, told: Life, asked: list[tuple[str, str | None, str | None]]) -> None:
    record = life(kind, *told)
    found = [(day, (one := record.status(day)).force, one.event.id if one.event else None) for day, _, _ in asked]
    assert found == asked
    assert [record.status(day).certain for day, _, _ in asked] == [force is not None for _, force, _ in asked]


def test_a_date_that_straddles_the_day_leaves_candidates() -> None:
    record = life("strategy", ("published", "2021-05"), ("superseded", "2025-01"))
    status = record.status("2021-05-10")
    assert (status.force, status.event, status.certain) == (None, None, False)
    assert [(one.force, one.event.id if one.event else None) for one in status.candidates] == [
        (None, None),
        ("current", "published"),
    ]
    assert (status.operative, status.in_force) == ("possible", "no")
    assert forces(record, "2021-04-30", "2021-05-31", "2024-12-31", "2025-01-30", "2025-01-31") == [
        None, "current", "current", None, "superseded",
    ]  # fmt: skip
    assert {one.force for one in record.status("2025-01-15").candidates} == {"current", "superseded"}


def test_a_span_is_answered_as_a_whole() -> None:
    record = life("statute", ("adopted", "2024-03-01"), ("entered-into-force", "2024-06-01"))
    assert forces(record, "2024-04", "2024", "2025", "2024-03/2024-05", "2024-05-31/2024-06") == [
        "adopted", None, "in-force", "adopted", None,
    ]  # fmt: skip
    assert [one.force for one in record.status("2024").candidates] == [None, "adopted", "in-force"]
    assert record.status(dt.date(2024, 6, 1)) == record.status("2024-06-01")
    assert record.status(("2024-04", "2024-05")).on == DateRange("2024-04/2024-05")
    with pytest.raises(InvalidValue, match="both ends"):
        record.status("2024/..")
    with pytest.raises(InvalidDate):
        record.status("soon")


def test_scheduled_moved_and_cancelled_events() -> None:
    made = [
        Event(id="adopted", type="adopted", date=PartialDate("2024-01-01")),
        Event(id="first", type="entered-into-force", date=PartialDate("2025-01-01"), state="moved", moved_to="force"),
        Event(id="off", type="repealed", date=PartialDate("2025-06-01"), state="cancelled"),
        Event(id="force", type="entered-into-force", date=PartialDate("2026-01-01"), state="scheduled"),
    ]
    record = instrument("statute", made, checked_through="2025-03-01")
    before, after = record.status("2025-03-01"), record.status("2026-01-01")
    assert (before.force, before.certain, before.scheduled, before.beyond_data) == ("adopted", True, False, False)
    assert (after.force, after.certain, after.scheduled, after.beyond_data) == ("in-force", False, True, True)
    assert record.status("2025-07-01").force == "adopted"
    assert (before.in_force, after.in_force, record.applicable("2026-01-01")) == ("no", "possible", "possible")


def test_what_is_to_end_is_not_certain_to_end() -> None:
    made = [
        Event(id="force", type="entered-into-force", date=PartialDate("2024-05-17")),
        Event(id="repealed", type="repealed", date=PartialDate("2027-01-01"), state="scheduled"),
    ]
    record = instrument("statute", made, checked_through="2026-09-08")
    assert [record.in_force(day) for day in ("2026-12-31", "2027-01-01")] == ["certain", "possible"]
    assert (record.status("2027-01-01").force, record.status("2027-01-01").scheduled) == ("repealed", True)


def test_beyond_the_data_no_answer_is_certain() -> None:
    record = life("strategy", ("published", "2021"), checked_through="2024-02")
    assert [record.status(day).beyond_data for day in ("2024-02-01", "2024-02-02", "2024-02")] == [False, True, True]
    assert [record.status(day).certain for day in ("2024-02-01", "2024-02-02")] == [True, False]
    assert record.status("2030").force == "current"
    never = life("strategy", ("published", "2021"), checked_through=None)
    assert (never.status("2022").force, never.status("2022").beyond_data) == ("current", True)


def test_without_a_day_the_day_of_the_data_is_meant() -> None:
    assert str(ag.instruments["eu-ai-act"].status().on) == ag.dataset.date
    assert str(life("strategy", ("published", "2021"), checked_through="2024-02").status().on) == "2024-02-01"
    with pytest.raises(DetachedRecord):
        life("strategy", ("published", "2021"), checked_through=None).status()


def test_history_is_the_life_in_stretches() -> None:
    record = life("statute", ("adopted", "2024-03-01"), ("entered-into-force", "2024-06"), ("repealed", "2024-07-15"))
    assert [(str(one.first), one.last and str(one.last), one.force, one.event and one.event.id) for one in record.history()] == [
        ("2024-03-01", "2024-05-31", "adopted", "adopted"),
        ("2024-06-01", "2024-06-29", None, None),
        ("2024-06-30", "2024-07-14", "in-force", "entered-into-force"),
        ("2024-07-15", None, "repealed", "repealed"),
    ]  # fmt: skip
    assert life("statute").history() == ()


def test_a_status_is_a_value_and_says_what_it_is() -> None:
    record = life("statute", ("adopted", "2024-03-01"), ("entered-into-force", "2024-06"))
    status = record.status("2024-03-02")
    assert pickle.loads(pickle.dumps(status)) == status  # noqa: S301
    assert repr(status) == "<Status of xx-life on 2024-03-02: adopted, adopted 2024-03-01>"
    assert repr(record.status("2024-06-02")) == "<Status of xx-life on 2024-06-02: adopted or in-force>"
    assert [repr(one) for one in record.history()] == [
        "<Stage 2024-03-01 to 2024-05-31: adopted>",
        "<Stage 2024-06-01 to 2024-06-29: adopted or in-force>",
        "<Stage 2024-06-30 to now: in-force>",
    ]
    assert [line.split("  ")[0] for line in repr(record.history()).splitlines()] == [
        "from", "──────────", "2024-03-01", "2024-06-01", "2024-06-30",
    ]  # fmt: skip
    assert repr(status.candidates) == "(<adopted, adopted 2024-03-01>,)"
    assert repr(record.status("2024-07").application.provisions) == "(<the rest: certain, entered-into-force 2024-06>,)"
    assert repr(record.status("2023")) == "<Status of xx-life on 2023: nothing yet>"
    assert repr(record.status("2031")).endswith("in-force, entered-into-force 2024-06, beyond the data>")


# --- what applies ---------------------------------------------------------------------------


def staged() -> Instrument:
    def event(id_: str, type_: EventType, date: str, *provisions: str, **more: Any) -> Event:
        return Event(id=id_, type=type_, date=PartialDate(date), provisions=provisions, **more)

    made = [
        event("adopted", "adopted", "2024-01-01"),
        event("force", "entered-into-force", "2024-02-01"),
        event("first", "applied", "2024-06-01", "Chapter I"),
        event("postponed", "postponed", "2025-01-15", "Article 7", by="xx-other"),
        event("second-old", "applied", "2025-02-01", "Article 7", state="moved", moved_to="second"),
        event("rest", "applied", "2025-06-01"),
        event("second", "applied", "2026", "Article 7, as amended", state="scheduled"),
        event("annulled", "annulled", "2025-09-01", "Chapter I"),
    ]
    return instrument("supranational-regulation", made, checked_through="2025-10-01")


@pytest.mark.parametrize(
    ("day", "extent", "applies"),
    [
        ("2024-01-31", "none", ("no", "no", "no")),
        ("2024-02-01", "none", ("no", "no", "no")),
        ("2024-06-01", "partly", ("certain", "no", "no")),
        ("2025-02-01", "partly", ("certain", "no", "no")),
        ("2025-06-01", "partly", ("certain", "no", "certain")),
        ("2025-09-01", "partly", ("no", "no", "certain")),
        ("2026-05-01", "partly", ("no", "possible", "certain")),
        ("2027-01-01", "partly", ("no", "possible", "certain")),
        ("2024-05-31/2024-06-01", None, ("possible", "no", "no")),
    ],
)  # fmt: skip
def test_application_by_stages(day: str, extent: str | None, applies: tuple[str, str, str]) -> None:
    found = staged().status(day).application
    assert [one.name for one in found.provisions] == ["Chapter I", "Article 7, as amended", ""]
    assert tuple(one.applies for one in found.provisions) == applies
    assert found.extent == extent
    asked = [staged().applicable(day, provisions=name) for name in ("Chapter I", "article  7")]
    assert tuple(asked) == applies[:2]


def test_a_postponed_application_moves_that_provision_only() -> None:
    record = staged()
    assert record.applicable("2025-06-01", provisions="Article 7") == "no"
    assert record.applicable("2025-06-01", provisions="Chapter I") == "certain"
    assert record.applicable("2025-06-01", provisions=["Chapter I", "Article 7"]) == "no"
    assert record.applicable("2025-06-01", provisions="Chapter I, Article 2") == "certain"
    assert record.applicable("2025-06-01") == "certain"
    with pytest.raises(InvalidValue, match="They name: Chapter I, Article 7") as caught:
        record.applicable("2025-06-01", provisions="Article 99")
    assert "does not say" in str(caught.value)


def test_law_without_stages_applies_from_force_to_end_and_other_texts_have_no_application() -> None:
    law = life("statute", ("adopted", "2024-01-01"), ("entered-into-force", "2024-02-01"), ("repealed", "2024-03-01"))
    assert [law.status(day).application.extent for day in ("2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01")] == [
        "none", "fully", "fully", "none",
    ]  # fmt: skip
    assert law.applicable("2024-02-01", provisions="Article 5") == "certain"
    strategy = life("strategy", ("published", "2024-01-01"))
    assert (strategy.status("2024-02").application.extent, strategy.applicable("2024-02")) == (None, "no")


def test_a_stay_of_enforcement_leaves_it_to_be_complied_with_and_a_suspension_does_not() -> None:
    stayed = life("statute", ("entered-into-force", "2024-01-01"), ("enforcement-stayed", "2024-02-01"))
    suspended = life("statute", ("entered-into-force", "2024-01-01"), ("suspended", "2024-02-01"))
    assert (stayed.status("2024-02-01").force, suspended.status("2024-02-01").force) == ("suspended", "suspended")
    assert (stayed.applicable("2024-02-01"), suspended.applicable("2024-02-01")) == ("certain", "no")


def test_provisional_application() -> None:
    treaty = life(
        "treaty",
        ("adopted", "2020-01-01"),
        ("provisionally-applied", "2020-03-01"),
        ("entered-into-force", "2021-03-01"),
    )
    found = [treaty.status(day) for day in ("2020-02-29", "2020-03-01", "2021-03-01")]
    assert [one.force for one in found] == ["adopted", "adopted", "in-force"]
    assert [one.application.provisional for one in found] == ["no", "certain", "no"]
    assert [one.application.extent for one in found] == ["none", "fully", "fully"]


# --- what holds of every life ----------------------------------------------------------------


@given(lives())
def test_status_changes_only_on_the_days_of_events(record: Instrument) -> None:
    edges = {day for event in record.events for day in (event.date.earliest, event.date.latest)}
    for before, day in pairwise(WINDOW):
        if record.status(before).candidates != record.status(day).candidates:
            assert day in edges


@given(lives(), events(), window_days)
def test_an_event_after_a_day_never_changes_the_answer_for_it(record: Instrument, event: Event, day: dt.date) -> None:
    later = instrument(record.kind, [*record.events, event])
    end = event.date.earliest - ONE_DAY
    for asked in {one for one in (day, end, WINDOW[0]) if one <= end}:
        assert later.status(asked).candidates == record.status(asked).candidates
        assert later.in_force(asked) == record.in_force(asked)


@given(lives(), st.lists(events(of=st.sampled_from(PARTICIPANTS)), min_size=1, max_size=4))
def test_acts_of_participants_never_change_it(record: Instrument, acts: list[Event]) -> None:
    more = instrument(record.kind, [*record.events, *acts])
    assert more.history() == record.history()
    assert [more.status(day) for day in WINDOW[::7]] == [record.status(day) for day in WINDOW[::7]]


@given(lives(dates=full_dates))
def test_full_dates_leave_no_doubt(record: Instrument) -> None:
    assert {len(record.status(day).candidates) for day in WINDOW} == {1}


@given(lives(), window_days, window_days)
def test_a_span_has_the_candidates_of_its_days(record: Instrument, one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    single = {(each.force, each.event) for day in days for each in record.status(day).candidates}
    assert {(each.force, each.event) for each in record.status(DateRange(first, last)).candidates} == single


@given(lives())
def test_history_agrees_with_every_day(record: Instrument) -> None:
    history = record.history()
    for day in WINDOW:
        found = [one.candidates for one in history if one.first <= day and (one.last is None or day <= one.last)]
        before = not history or day < history[0].first
        assert found == ([] if before else [record.status(day).candidates])


@given(lives(), st.data())
def test_whatever_days_the_dates_mean_the_answer_is_among_the_candidates(
    record: Instrument, data: st.DataObject
) -> None:
    """For choices that keep the order in which events of open order are read (rule 5)."""
    order = [step.event for step in _steps(record)]
    day, chosen = dt.date.min, []
    for event in order:
        earliest = max(day, event.date.earliest)
        if earliest > event.date.latest:
            return  # no choice keeps the order
        day = earliest + dt.timedelta(days=data.draw(st.integers(0, min(40, (event.date.latest - earliest).days))))
        chosen.append(Event(id=event.id, type=event.type, date=PartialDate(day), state=event.state))
    exact = instrument(record.kind, chosen)
    if [step.event.id for step in _steps(exact)] != [event.id for event in order]:
        return  # two fell on one day, in the other order
    for asked in WINDOW[::3]:
        one = exact.status(asked)
        assert one.force in {each.force for each in record.status(asked).candidates}


@given(lives(), window_days)
def test_law_in_force_is_operative(record: Instrument, day: dt.date) -> None:
    order = ["no", "possible", "certain"]
    status = record.status(day)
    assert order.index(status.in_force) <= order.index(status.operative)
    if status.in_force == "certain":
        assert status.force == "in-force"
    if status.force == "in-force" and not any(event.state == "scheduled" for event in record.events):
        assert status.in_force == "certain"
    assert (record.in_force(day), record.operative(day)) == (status.in_force, status.operative)


def test_a_data_set_without_a_day() -> None:
    from aigov_data.store import Dataset

    records = [life("statute", ("adopted", "2024-03-01"), checked_through="2024-05-01")]
    undated = Dataset({"instruments": records}, meta={}, registers={}).instruments
    assert str(undated[0].status().on) == "2024-05-01"
    with pytest.raises(InvalidValue, match="say on=: the data set has no day"):
        undated.in_force()

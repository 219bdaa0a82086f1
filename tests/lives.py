"""Instruments made of nothing but events, for tests of the lifecycle."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

from hypothesis import strategies as st

from aigov_data import Event, Instrument, PartialDate, Text
from aigov_data.terms import EventState, EventType, Kind
from aigov_data.terms import vocabulary as terms

FIRST = dt.date(2023, 11, 1)
DAYS = 92
"""The window of days in which made-up events fall: 1 November 2023 to 31 January 2024."""
WINDOW = [FIRST + dt.timedelta(days=number) for number in range(-2, DAYS + 3)]

PARTICIPANTS, OTHERS = (
    [one for one in get_args(EventType) if (terms()["event_type"][one].concerns == "participant") is concerns]
    for concerns in (True, False)
)


def instrument(kind: Kind, events: list[Event], checked_through: str | None = "2030-01-01", **more: Any) -> Instrument:
    """An instrument with these events and nothing else."""
    return Instrument(
        id="xx-life", title=Text({"en": "A life"}), kind=kind, bindingness="binding", scope="national",
        ai_focus="specific", events=tuple(events),
        checked_through=PartialDate(checked_through) if checked_through else None, **more,
    )  # fmt: skip


def life(kind: Kind, *events: tuple[EventType, str] | Event, **more: Any) -> Instrument:
    """An instrument from pairs of event type and date."""
    made = [
        one if isinstance(one, Event) else Event(id=one[0], type=one[0], date=PartialDate(one[1])) for one in events
    ]
    return instrument(kind, made, **more)


kinds: st.SearchStrategy[Kind] = st.sampled_from(["statute", "treaty", "standard", "strategy"])
window_days = st.integers(0, DAYS - 1).map(lambda number: FIRST + dt.timedelta(days=number))
full_dates = window_days.map(PartialDate)
partial_dates = st.one_of(
    full_dates,
    window_days.map(lambda day: PartialDate(day.isoformat()[:7])),
    window_days.map(lambda day: PartialDate(day.isoformat()[:4])),
)


@st.composite
def events(draw: st.DrawFn, of: st.SearchStrategy[EventType] | None = None, dates: Any = partial_dates) -> Event:
    """An event of the window; most occurred and concern the whole instrument."""
    type_ = draw(st.sampled_from(OTHERS) if of is None else of)
    states: list[EventState] = ["occurred", "occurred", "occurred", "scheduled", "moved", "cancelled"]
    state = draw(st.sampled_from(states))
    provisions = draw(st.sampled_from([(), (), (), ("Article 5",)]))
    return Event(
        id=f"{type_}-{draw(st.integers(0, 10**9))}",
        type=type_,
        date=draw(dates),
        state=state,
        provisions=provisions,
    )


def lives(dates: Any = partial_dates, most: int = 7) -> st.SearchStrategy[Instrument]:
    """An instrument with any events, sensible or not."""
    return st.builds(instrument, kinds, st.lists(events(dates=dates), max_size=most))

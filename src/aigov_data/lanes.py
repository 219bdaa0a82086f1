"""What timelines draw: a lane for each instrument, with the bands of its statuses and the marks of its events.

The same lanes are drawn as SVG (:mod:`.timeline`) and by matplotlib
(:mod:`.plots`). Days are counted as :meth:`datetime.date.toordinal` does.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from .dates import PartialDate
from .display import cut, said
from .errors import InvalidValue, quote

if TYPE_CHECKING:
    from .records import Instrument
    from .when import Day

COLOURS = {
    "in-preparation": "#d9d9d9", "proposed": "#56b4e9", "adopted": "#0072b2", "current": "#66c2a5",
    "in-force": "#009e73", "suspended": "#f0e442", "repealed": "#8c8c8c", "superseded": "#a6a6a6",
    "expired": "#a6a6a6", "annulled": "#8c8c8c", "withdrawn": "#a6a6a6", "not-adopted": "#cc79a7",
}  # fmt: skip
"""Status → colour, of the palette of Okabe and Ito (https://jfly.uni-koeln.de/color/) and greys for what has ended."""
UNSURE = "#e8e8e8"
"""Where partial dates leave several statuses open."""
PARTIES = frozenset(
    ("party-signed", "ratified", "acceded", "endorsed", "joined", "left", "denounced", "endorsement-withdrawn")
)
"""Events of single parties: too many for a timeline of several instruments."""
_ENDED = ("repealed", "superseded", "expired", "annulled", "withdrawn", "not-adopted")
LANGS = ("en", "zh")


class Band(NamedTuple):
    """A stretch of days with one status."""

    first: int
    last: int
    force: str | None
    """The status; None where several are possible."""
    said: str
    """The status in words."""
    known: bool
    """False for the stretch past the day to which the instrument was followed."""


class Mark(NamedTuple):
    """An event: a point where the day is known, else the span of days that it may be."""

    first: int
    last: int
    type: str
    said: str
    """Type, date and state in words."""
    scheduled: bool


class Lane(NamedTuple):
    """What is drawn for one instrument."""

    id: str
    label: str
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]


class Chart(NamedTuple):
    """The lanes, in order of date, and the days that the axis spans."""

    lanes: tuple[Lane, ...]
    first: int
    last: int
    years: tuple[int, ...]
    """The years that begin within the span."""
    forces: tuple[str, ...]
    """The statuses that occur, in the order of the vocabulary."""

    def legend(self, lang: str) -> dict[str, str]:
        """Status → what it is called."""
        from .terms import vocabulary

        return {one: said(vocabulary()["status"][one].label, lang) for one in self.forces}


def chart(
    instruments: Iterable[Instrument],
    *,
    lang: str = "en",
    start: Day | None = None,
    end: Day | None = None,
    parties: bool = False,
) -> Chart:
    """The lanes of the instruments, from the first event (or ``start``) to the day of the data (or ``end``).

    Instruments without a dated event have no lane. InvalidValue for a language
    that is neither en nor zh, and where there is nothing to draw.
    """
    if lang not in LANGS:
        raise InvalidValue(f"lang is one of {', '.join(LANGS)}, not {quote(lang)}", value=lang)
    from .records import Instrument

    instruments = list(instruments)
    for one in instruments:
        if not isinstance(one, Instrument):
            raise InvalidValue(f"a timeline draws instruments, not {quote(one)}", value=one)
    works = sorted((one for one in instruments if _dated(one)), key=lambda one: (_dated(one)[0].first, one.id))
    if not works:
        raise InvalidValue("there is nothing to draw: no instrument of the selection has a dated event", value=())
    marks = {one.id: _marks(one, lang, parties) for one in works}
    days = [mark for each in marks.values() for mark in each]
    low = min(mark.first for mark in days) if start is None else _day(start, last=False)
    high = _end(works, days) if end is None else _day(end, last=True)
    if low == high and end is None:
        high = low + 365
    if low >= high:
        raise InvalidValue(
            f"a timeline cannot run from {date.fromordinal(low)} to {date.fromordinal(high)}", value=(start, end)
        )
    lanes = tuple(
        Lane(
            one.id,
            cut(said(one.title, lang), 60),
            tuple(_bands(one, lang, low, high)),
            tuple(mark for mark in marks[one.id] if mark.last >= low and mark.first <= high),
        )
        for one in works
    )
    from .terms import vocabulary

    used = {band.force for lane in lanes for band in lane.bands}
    years = tuple(
        year
        for year in range(date.fromordinal(low).year, date.fromordinal(high).year + 2)
        if low <= date(year, 1, 1).toordinal() <= high
    )
    return Chart(lanes, low, high, years, tuple(one for one in vocabulary()["status"] if one in used))


def _end(works: list[Instrument], marks: list[Mark]) -> int:
    """The day of the data, or the last event if that is later."""
    home = works[0].dataset
    day = date.fromisoformat(home.date).toordinal() if home.date else 0
    return max(day, *(mark.last for mark in marks))


def _day(value: Day, *, last: bool) -> int:
    given = PartialDate(value)
    found = given.latest if last else given.earliest
    if found is None:
        raise InvalidValue(f"{quote(str(value))} has no first or last day", value=value)
    return found.toordinal()


def _dated(work: Instrument) -> list[Mark]:
    return _marks(work, "en", True)


def _marks(work: Instrument, lang: str, parties: bool) -> list[Mark]:
    from .terms import vocabulary

    made = []
    for event in work.events:
        known = event.date.earliest is not None and event.date.latest is not None
        if not known or event.state not in ("occurred", "scheduled") or (event.type in PARTIES and not parties):
            continue
        label = said(vocabulary()["event_type"][event.type].label, lang)
        when = event.date.format(lang)
        state = "" if event.state == "occurred" else "（已排定）" if lang == "zh" else " (scheduled)"
        what = f" · {', '.join(event.provisions)}" if event.provisions else ""
        first, last = _ends(event)
        made.append(Mark(first, last, event.type, f"{label}: {when}{state}{what}", event.state == "scheduled"))
    return sorted(made)


def _ends(event: Any) -> tuple[int, int]:
    return event.date.earliest.toordinal(), event.date.latest.toordinal()


def _bands(work: Instrument, lang: str, low: int, high: int) -> Iterable[Band]:
    from .lifecycle import followed_to
    from .terms import vocabulary

    terms = vocabulary()["status"]
    followed = followed_to(work)
    for stage in work.history():
        first = max(stage.first.toordinal(), low)
        last = min(stage.last.toordinal() if stage.last else high, high)
        forces = list(dict.fromkeys(one.force for one in stage.candidates))
        words = (" / ").join(said(terms[one].label, lang) if one else "…" for one in forces)
        if stage.force is None and forces == [None]:
            continue
        if first <= min(last, followed):
            yield Band(first, min(last, followed), stage.force, words, True)
        if max(first, followed + 1) <= last:
            yield Band(max(first, followed + 1), last, stage.force, words, False)

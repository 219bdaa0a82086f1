"""Status on a day, from events.

The vocabulary says which status a type of event brings (``data/vocabulary.json``,
``event_type``); here stand the rules by which they add up. Only events that
occurred or are scheduled, and that concern the whole instrument, bear status.

1. Preparing, proposing and concluding events, and entry into force, raise the
   stage and never lower it: in preparation, proposed, adopted, in force; what
   is not law is current from adoption or publication, whichever comes first.
2. A suspension interrupts what was adopted; the stage can rise meanwhile.
3. An end before adoption (*not-adopted*) stays until a proposal is brought in,
   adopted or signed again. An end after adoption stays until a later end takes
   its place, or ``reinstated`` lifts it.
4. ``reinstated`` lifts the end or the suspension and brings back the status.
5. Events of one day, and those whose order partial dates leave open, come in
   the order of stages: preparing to in force, suspended, reinstated, ended.
6. Where a partial date straddles a day the event may or may not have happened:
   every status that can result is a candidate.
7. A scheduled event is taken to happen as scheduled, and marked so; the answers
   in three values (in force, operative, applicable) count it as possible.

So the answer for a day depends on nothing that begins after it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from attrs import frozen

from . import terms
from .certainty import Certainty, answer, settled
from .dates import PartialDate
from .errors import InvalidValue, quote
from .parts import Event, Part
from .ranges import NEVER, DateRange, is_range

if TYPE_CHECKING:
    from .application import Application  # noqa: TC004 - a cycle at import time otherwise
    from .records import Instrument

IN_FORCE = frozenset({"in-force"})
OPERATIVE = frozenset({"in-force", "current"})
"""The statuses of a text that has effect: law in force, and other texts that are current."""
_STAGES = {"in-preparation": 0, "proposed": 1, "adopted": 2, "current": 3, "in-force": 3}
_SUSPENDED, _REINSTATED, _ENDED = 4, 5, 6
_ENDS = ("not-adopted", "withdrawn", "superseded", "expired", "repealed", "annulled")
"""The later one counts where an instrument ends twice on one day."""
_PROPOSED_AGAIN = frozenset({"introduced", "submitted", "passed-stage", "adopted", "signed", "entered-into-force"})


@frozen(eq=False, repr=False)
class Candidate(Part):
    """A status that can be true on the day asked for, and the event that would bring it."""

    force: terms.Status | None
    """The status; None where nothing would have happened yet."""
    event: Event | None
    """The event that brings it."""

    def __repr__(self) -> str:
        since = f", {self.event.id} {self.event.date}" if self.event is not None else ""
        return f"<{self.force or 'nothing yet'}{since}>"


@frozen(eq=False, repr=False)
class Stage(Part):
    """A stretch of days over which the answer is the same."""

    first: date
    """Its first day."""
    last: date | None
    """Its last day; None where no later event is known."""
    candidates: tuple[Candidate, ...]
    """What can be so: one candidate where the events leave no doubt."""

    @property
    def force(self) -> terms.Status | None:
        """The status, where the candidates agree; None where they do not."""
        return _agreed(self.candidates)[0]

    @property
    def event(self) -> Event | None:
        """The event that brings the status, where the candidates agree."""
        return _agreed(self.candidates)[1]

    def __repr__(self) -> str:
        return f"<Stage {self.first} to {self.last or 'now'}: {' or '.join(_said(self))}>"


@frozen(eq=False, repr=False)
class Status(Part):
    """What an instrument's status was, or will be, on a day or over a span of days."""

    instrument: str
    """Id of the instrument."""
    on: PartialDate | DateRange
    """The day or span asked for."""
    force: terms.Status | None
    """The status; None where the dates leave several candidates, or nothing had happened yet."""
    event: Event | None
    """The event that brought the status; None where the candidates have different ones."""
    candidates: tuple[Candidate, ...]
    """All that can be so on some day of the span, in order of stage; one where there is no doubt."""
    scheduled: bool
    """Whether the status rests on an event that was only scheduled when the record was checked."""
    beyond_data: bool
    """Whether the span goes past the day to which the record was followed (``checked_through``)."""
    application: Application
    """Which provisions apply, as far as the events say."""

    in_force: Certainty
    """Whether it is law in force, as far as the data know: certain, possible (also by a scheduled event) or no."""
    operative: Certainty
    """Whether it is law in force or another text that is current: certain, possible or no."""

    @property
    def certain(self) -> bool:
        """Whether the status is known, the same on every day of the span, and within what the data know."""
        return self.force is not None and not self.beyond_data and not self.scheduled

    def __repr__(self) -> str:
        known = self.force or " or ".join(str(one.force or "nothing yet") for one in self.candidates) or "nothing yet"
        since = f", {self.event.id} {self.event.date}" if self.event is not None else ""
        marks = ", scheduled" * self.scheduled + ", beyond the data" * self.beyond_data
        return f"<Status of {self.instrument} on {self.on}: {known}{since}{marks}>"

    def _repr_html_(self) -> str:
        from .notebook import of_status

        return of_status(self)


class History(tuple[Stage, ...]):
    """The stages of an instrument's life, one after another."""

    __slots__ = ()

    def __repr__(self) -> str:
        from .display import table

        rows = [(one.first, one.last or "", " or ".join(_said(one)), one.event.id if one.event else "") for one in self]
        return table(("from", "to", "status", "event"), rows)

    def _repr_html_(self) -> str:
        from .notebook import of_history

        return of_history(self)


class Life(NamedTuple):
    """The days on which an answer can change, and the answer from each of them on."""

    days: tuple[int, ...]
    answers: tuple[tuple[Candidate, ...], ...]

    def over(self, first: int, last: int) -> tuple[Candidate, ...]:
        """The candidates on some day of a span, in order of appearance."""
        start = bisect_right(self.days, first) - 1
        stop = start + 1 if first == last else bisect_right(self.days, last)
        if stop - start == 1:
            return self.answers[start]
        found: dict[Any, Candidate] = {}
        for candidates in self.answers[start:stop]:
            for one in candidates:
                found.setdefault((one.force, id(one.event)), one)
        return tuple(found.values())


_NOTHING: tuple[Candidate, ...] = (Candidate(None, None),)
_BEFORE = Life((NEVER,), (_NOTHING,))


# --- adding events up ------------------------------------------------------------------


class _State(NamedTuple):
    """Where a life stands: each part a status and the place of the event that brought it."""

    stage: str | None = None
    stage_at: int = -1
    halt_at: int = -1
    end: str | None = None
    end_at: int = -1

    def shown(self) -> tuple[str | None, int]:
        if self.end is not None:
            return self.end, self.end_at
        return ("suspended", self.halt_at) if self.halt_at >= 0 else (self.stage, self.stage_at)


class _Step(NamedTuple):
    """A status-bearing event: its days, and its rank among those of one day."""

    first: int
    last: int
    rank: int
    place: int
    event: Event
    brings: str | None
    before_adoption: str | None


def _after(state: _State, step: _Step, at: int) -> _State:
    """The state after an event (rules 1 to 4)."""
    if step.rank == _REINSTATED:
        if state.end is not None:
            return state._replace(end=None, end_at=-1, stage_at=at)
        return state._replace(halt_at=-1, stage_at=at) if state.halt_at >= 0 else state
    if step.rank >= _ENDED:
        adopted = _STAGES.get(state.stage or "", -1) >= 2
        brings = step.brings if adopted or step.before_adoption is None else step.before_adoption
        if state.end == "not-adopted" or (state.end is not None and brings == "not-adopted"):
            return state
        return state._replace(end=brings, end_at=at)
    if step.rank == _SUSPENDED:
        begun = _STAGES.get(state.stage or "", -1) >= 2
        return state._replace(halt_at=at) if begun and state.end is None else state
    if state.end == "not-adopted" and step.event.type in _PROPOSED_AGAIN:
        return _State(step.brings, at)
    if _STAGES[cast("str", step.brings)] > _STAGES.get(state.stage or "", -1):
        return state._replace(stage=step.brings, stage_at=at)
    return state


def _steps(record: Instrument) -> list[_Step]:
    """The status-bearing events, in the order in which they count (rule 5)."""
    law = terms.vocabulary()["kind"][record.kind].law
    brings = _brings(law)
    found = []
    for place, event in enumerate(record.events):
        bears = brings.get(event.type)
        if bears is None or event.provisions or event.state not in ("occurred", "scheduled"):
            continue
        if event.actors and event.type == "entered-into-force":  # for these participants only
            continue
        span = event.date
        found.append(_Step(span.earliest.toordinal(), span.latest.toordinal(), bears[0], place, event, *bears[1:]))
    found.sort(key=lambda step: (step.first, step.rank, step.place))
    if all(step.first == step.last for step in found):
        return found
    rest, order = found, []
    while rest:  # of those that no other wholly precedes, the one of the lowest stage
        limit = min(step.last for step in rest)
        chosen = min(
            (step for step in rest if step.first <= limit), key=lambda step: (step.rank, step.first, step.place)
        )
        order.append(chosen)
        rest = [step for step in rest if step is not chosen]
    return order


_TABLES: dict[bool, dict[str, tuple[int, str | None, str | None]]] = {}


def _brings(law: bool) -> dict[str, tuple[int, str | None, str | None]]:
    """Event type → rank, status, status before adoption; only those that bear status."""
    if law not in _TABLES:
        made: dict[str, tuple[int, str | None, str | None]] = {}
        for term in terms.vocabulary()["event_type"].values():
            status = term.status if law else term.status_not_law or term.status
            if term.restores:
                made[term.id] = _REINSTATED, None, None
            elif status is not None:
                rank = _STAGES.get(status, _SUSPENDED if status == "suspended" else _ENDED)
                if rank == _ENDED:
                    rank += _ENDS.index(status)
                made[term.id] = rank, status, term.before_adoption
        _TABLES[law] = made
    return _TABLES[law]


def life_of(record: Instrument) -> Life:
    """The whole life of an instrument, scheduled events as scheduled; kept with the record."""
    return _lives(record)[0]


def open_life_of(record: Instrument) -> Life:
    """The same, where what is only scheduled may happen or not."""
    return _lives(record)[1]


def _lives(record: Instrument) -> tuple[Life, Life]:
    kept: tuple[Life, Life] | None = record._life
    if kept is None:
        steps = _steps(record)
        life = _life(steps, False)
        scheduled = any(step.event.state == "scheduled" for step in steps)
        kept = life, _life(steps, True) if scheduled else life
        object.__setattr__(record, "_life", kept)
    return kept


def _life(steps: list[_Step], scheduled_is_open: bool) -> Life:
    if not steps:
        return _BEFORE
    days, answers = [NEVER], [_NOTHING]
    for day in sorted({edge for step in steps for edge in (step.first, step.last)}):
        states = {_State(): None}
        for at, step in enumerate(steps):
            is_open = scheduled_is_open and step.event.state == "scheduled"
            if step.last <= day and not is_open:
                states = {_after(state, step, at): None for state in states}
            elif step.first <= day:
                states |= {_after(state, step, at): None for state in states}
        found = dict.fromkeys(state.shown() for state in states)
        candidates = tuple(Candidate(cast("Any", force), steps[at].event if at >= 0 else None) for force, at in found)
        if [(one.force, one.event) for one in candidates] != [(one.force, one.event) for one in answers[-1]]:
            days.append(day)
            answers.append(candidates)
    return Life(tuple(days), tuple(answers))


# --- answers ---------------------------------------------------------------------------


def _agreed(candidates: tuple[Candidate, ...]) -> tuple[terms.Status | None, Event | None]:
    """The status and the event on which all candidates agree."""
    forces = {one.force for one in candidates}
    if len(forces) != 1:
        return None, None
    events = dict.fromkeys(id(one.event) for one in candidates)
    return candidates[0].force, candidates[0].event if len(events) == 1 else None


def standing(record: Instrument, first: int, last: int, wanted: frozenset[str]) -> Certainty:
    """Whether it has one of the statuses on every day of a span: certain, possible or no."""
    _, life = record._life or _lives(record)  # kept with the record: a collection asks this of each of its records
    return settled([one.force in wanted for one in life.over(first, last)])


def standing_on(record: Instrument, on: Any, wanted: frozenset[str]) -> Certainty:
    """The same of a day or span as a caller writes it; see :meth:`Instrument.in_force`."""
    _, first, last = asked_of(record, on)
    return standing(record, first, last, wanted)


def happened(event: Event, day: int) -> Certainty:
    """Whether an event has happened by the end of a day; what is only scheduled possibly has."""
    if event.state not in ("occurred", "scheduled"):
        return Certainty.NO
    sure = event.state == "occurred" and event.date.latest.toordinal() <= day
    return answer(sure, event.date.earliest.toordinal() <= day)


def turning_days(events: Iterable[Event], first: int, last: int) -> set[int]:
    """The days of a span on which an answer that rests on the events can change, its first day included."""
    edges = {edge.toordinal() for event in events for edge in (event.date.earliest, event.date.latest)}
    return {first} | {day for day in edges if first < day <= last}


def span_of(on: Any) -> tuple[PartialDate | DateRange, int, int]:
    """A day or span asked for, and its first and last day as numbers; InvalidValue for one without end."""
    asked = DateRange.of(on) if is_range(on) else PartialDate(on)
    first, last = asked.earliest, asked.latest
    if first is None or last is None:
        raise InvalidValue(f"on= needs a day or a span with both ends; found {quote(str(asked))}", value=on)
    return asked, first.toordinal(), last.toordinal()


def asked_of(record: Instrument, on: Any) -> tuple[PartialDate | DateRange, int, int]:
    """The same, where None means the day of the data."""
    return span_of(_day_of(record) if on is None else on)


def _day_of(record: Instrument) -> str:
    """The day that ``on=None`` means: the day of the data set, or what a detached record was followed to."""
    from .errors import DetachedRecord

    try:
        if record.dataset.date:
            return record.dataset.date
    except DetachedRecord:
        if record.checked_through is None:
            raise
    if record.checked_through is None:
        raise InvalidValue(f"say on=: neither {record.id} nor its data set has a day", value=None)
    return record.checked_through.earliest.isoformat()


def followed_to(record: Instrument) -> int:
    """The last day that the record knows, as a number; it knows none where it does not say so."""
    return record.checked_through.earliest.toordinal() if record.checked_through else NEVER


def status(record: Instrument, on: Any) -> Status:
    """See :meth:`Instrument.status`."""
    from .application import application

    asked, first, last = asked_of(record, on)
    candidates = life_of(record).over(first, last)
    force, event = _agreed(candidates)
    return Status(
        record.id,
        asked,
        force,
        event,
        candidates,
        any(one.event is not None and one.event.state == "scheduled" for one in candidates),
        last > followed_to(record),
        application(record, first, last),
        standing(record, first, last, IN_FORCE),
        standing(record, first, last, OPERATIVE),
    )


def history(record: Instrument) -> History:
    """See :meth:`Instrument.history`."""
    life = life_of(record)
    stages = []
    for number, day in enumerate(life.days[1:], 1):
        last = date.fromordinal(life.days[number + 1]) - timedelta(days=1) if number + 1 < len(life.days) else None
        stages.append(Stage(date.fromordinal(day), last, life.answers[number]))
    return History(stages)


def _said(stage: Stage) -> list[str]:
    return list(dict.fromkeys(one.force or "nothing yet" for one in stage.candidates))

"""Which provisions apply on a day: the axis beside an instrument's status.

``applied`` events say from when provisions have to be complied with. Those that
name provisions are about these alone; one that names none is about the rest.
Without one, the rest of a law applies from its entry into force. A provision
that was postponed has a ``moved`` event and a new one, and nothing else moves. What is
suspended or has ended does not apply; a stay of enforcement alone leaves it to be
complied with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from . import terms
from .certainty import Certainty
from .errors import InvalidValue, listed, quote, suggestion
from .lifecycle import OPERATIVE, open_life_of, span_of
from .parts import Event, Part
from .text import fold

if TYPE_CHECKING:
    from .records import Instrument

Extent = Literal["none", "partly", "fully"]
_STARTS = frozenset({"applied", "provisionally-applied", "reinstated"})
_STOPS = frozenset({"suspended", "repealed", "annulled", "expired", "superseded", "withdrawn"})
_NOT_YET = frozenset({None, "in-preparation", "proposed", "adopted"})


@frozen(eq=False, repr=False)
class Provision(Part):
    """Whether the provisions that an event names apply."""

    name: str
    """The provisions, as the record names them; empty for the rest of the text."""
    applies: Certainty
    """Whether they apply on every day asked for: certain, possible (also where it is only scheduled) or no."""
    event: Event | None
    """The event that decides: the last that started or stopped it, or else the next that is to start it."""

    def __repr__(self) -> str:
        when = f", {self.event.id} {self.event.date}" if self.event is not None else ""
        return f"<{self.name or 'the rest'}: {self.applies}{when}>"


@frozen(eq=False, repr=False)
class Application(Part):
    """Which parts of an instrument apply."""

    provisions: tuple[Provision, ...]
    """The provisions that its events name, in their order, and then the rest."""
    provisional: Certainty
    """Whether a treaty is applied provisionally, before it is in force."""

    @property
    def extent(self) -> Extent | None:
        """None of it, part or all; None (the value) where the dates leave that open, or it is not law."""
        least = {one.applies is Certainty.CERTAIN for one in self.provisions}
        most = {one.applies is not Certainty.NO for one in self.provisions}
        if least != most or not least:
            return None
        return "partly" if len(least) == 2 else "fully" if True in least else "none"

    @property
    def anything(self) -> Certainty:
        """Whether anything of it applies."""
        return _most(one.applies for one in self.provisions)


def application(record: Instrument, first: int, last: int) -> Application:
    """What applies on every day of a span, given by its first and last day as numbers."""
    events = [event for event in record.events if event.type in _STARTS | _STOPS | {"entered-into-force"}]
    days = {first}
    for event in events:
        days |= {day for day in (event.date.earliest.toordinal(), event.date.latest.toordinal()) if first < day <= last}
    days |= {day for day in open_life_of(record).days if first < day <= last}
    names = dict.fromkeys(name for event in events if event.state != "moved" for name in event.provisions)
    law = terms.vocabulary()["kind"][record.kind].law
    staged = any(event.type in ("applied", "provisionally-applied") for event in events)
    found = [
        Provision(name, _over(_named(record, events, name, day) for day in days), _deciding(events, name, last))
        for name in names
    ]
    if law or staged:
        found.append(Provision("", _over(_rest(record, events, day, law) for day in days), _deciding(events, "", last)))
    return Application(tuple(found), _over(_provisional(record, events, day) for day in days))


def _over(answers: Iterable[Certainty]) -> Certainty:
    """One answer for every day of a span."""
    found = set(answers)
    return found.pop() if len(found) == 1 else Certainty.POSSIBLE


def _most(answers: Iterable[Certainty]) -> Certainty:
    found = set(answers)
    return next((one for one in (Certainty.CERTAIN, Certainty.POSSIBLE) if one in found), Certainty.NO)


def _happened(event: Event, day: int) -> Certainty:
    if event.state not in ("occurred", "scheduled") or event.date.earliest.toordinal() > day:
        return Certainty.NO
    sure = event.date.latest.toordinal() <= day and event.state == "occurred"
    return Certainty.CERTAIN if sure else Certainty.POSSIBLE


def _fold(changes: Iterable[tuple[Certainty, bool]], start: bool) -> Certainty:
    """Whether something holds after changes that certainly or possibly happened."""
    states = {start}
    for happened, value in changes:
        if happened is Certainty.CERTAIN:
            states = {value}
        elif happened is Certainty.POSSIBLE:
            states.add(value)
    return Certainty.POSSIBLE if len(states) == 2 else Certainty.CERTAIN if states == {True} else Certainty.NO


def _named(record: Instrument, events: list[Event], name: str, day: int) -> Certainty:
    """Whether the provisions of this name apply on a day."""
    law = terms.vocabulary()["kind"][record.kind].law
    own = [event for event in _in_order(events) if name in event.provisions]
    staged = any(event.type in ("applied", "provisionally-applied") for event in own)
    changes = [(_happened(event, day), event.type in _STARTS) for event in own]
    if staged:
        return _least(_fold(changes, False), _alive(record, day))
    rest = _rest(record, events, day, law)
    return _least(rest, _fold(changes, True))


def _rest(record: Instrument, events: list[Event], day: int, law: bool) -> Certainty:
    """Whether what no event names applies on a day."""
    general = [event for event in _in_order(events) if not event.provisions]
    applied = [event for event in general if event.type == "applied"]
    starts = applied or [event for event in general if law and event.type == "entered-into-force" and not event.actors]
    starts += [event for event in general if event.type == "provisionally-applied"]
    return _least(_most(_happened(event, day) for event in starts), _alive(record, day))


def _provisional(record: Instrument, events: list[Event], day: int) -> Certainty:
    begun = _most(_happened(event, day) for event in events if event.type == "provisionally-applied")
    return _least(begun, _met(one.force in _NOT_YET for one in open_life_of(record).over(day, day)))


def _alive(record: Instrument, day: int) -> Certainty:
    """Whether its status does not keep anything from applying: it has neither ended nor is it suspended."""
    return _met(
        one.force in OPERATIVE | _NOT_YET or (one.event is not None and one.event.type == "enforcement-stayed")
        for one in open_life_of(record).over(day, day)
    )


def _met(answers: Iterable[bool]) -> Certainty:
    found = set(answers)
    return Certainty.POSSIBLE if len(found) == 2 else Certainty.CERTAIN if True in found else Certainty.NO


def _least(one: Certainty, other: Certainty) -> Certainty:
    for answer in (Certainty.NO, Certainty.POSSIBLE):
        if answer in (one, other):
            return answer
    return Certainty.CERTAIN


def _in_order(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.date)


def _deciding(events: list[Event], name: str, day: int) -> Event | None:
    own = [event for event in _in_order(events) if (name in event.provisions if name else not event.provisions)]
    if not name:
        applied = [event for event in own if event.type == "applied"]
        own = [event for event in own if event.type in (("applied",) if applied else ("entered-into-force",))]
    real = [event for event in own if event.state in ("occurred", "scheduled")]
    past = [event for event in real if event.date.earliest.toordinal() <= day]
    return past[-1] if past else real[0] if real else None


def applicable(record: Instrument, on: Any, provisions: str | Iterable[str] | None) -> Certainty:
    """See :meth:`Instrument.applicable`."""
    from .lifecycle import day_of

    _, first, last = span_of(day_of(record) if on is None else on)
    found = application(record, first, last)
    if provisions is None:
        return found.anything
    asked = [provisions] if isinstance(provisions, str) else list(provisions)
    answer = Certainty.CERTAIN
    for name in asked:
        answer = _least(answer, _most(_matching(record, found, name)))
    return answer


def names_of(record: Instrument) -> tuple[str, ...]:
    """The provisions that an instrument's events name, each once."""
    return tuple(dict.fromkeys(name for event in record.events for name in event.provisions))


def _moved(record: Instrument) -> Iterator[tuple[str, str]]:
    """The provisions that a moved event names → those that the event names which took its place."""
    by_id = {event.id: event for event in record.events}
    for event in record.events:
        after: Event | None = event
        while after is not None and after.state == "moved":
            after = by_id.get(after.moved_to or "")
        if after is not None and after is not event and after.provisions:
            for name in event.provisions:
                yield name, after.provisions[0]


def _matching(record: Instrument, found: Application, name: str) -> Iterator[Certainty]:
    """The answer for the provisions of this name, or for those that it is a part of."""
    if not isinstance(name, str) or not name.strip():
        raise InvalidValue(f"provisions= takes a name such as 'Article 5'; found {quote(name)}", value=name)
    wanted = fold(name)
    known = {fold(one.name): one.applies for one in found.provisions if one.name}
    for old, new in _moved(record):
        known.setdefault(fold(old), known[fold(new)])
    rest = [one.applies for one in found.provisions if not one.name]
    if not known:
        yield from rest or [Certainty.NO]
        return
    above = [one for one in known if wanted == one or (wanted.startswith(one) and wanted[len(one)] in "( ,.")]
    if not above:
        names = names_of(record)
        raise InvalidValue(
            f"the events of {record.id} do not name the provisions {quote(name)}{suggestion(name, names) or '.'} "
            f"They name: {listed(names, 200)}. Which of these hold it, if any, the record does not say",
            value=name,
        )
    yield known[max(above, key=len)]

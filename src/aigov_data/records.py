"""The records: Instrument, Actor, Principle, Issue, Scheme and Source.

A record is frozen, equal by value and hashed by id. It knows the data set it
belongs to only in order to follow its links; that takes no part in equality,
hash, pickle or writing. The module is long because every field stands here with
its meaning; what records do beside that is a few lines each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from attrs import frozen

from .dates import PartialDate
from .errors import DamagedData, DetachedRecord, NoSuchEvent, listed
from .parts import (
    Alias,
    Claim,
    Coding,
    ConceptLink,
    Contributor,
    Edition,
    Event,
    Identifier,
    Link,
    Mapping,
    Membership,
    Mention,
    OfficialTitle,
    Publication,
    Ref,
    Relation,
    Review,
    Role,
    RuleException,
    Sought,
    attrs_fields,
    values_of,
)
from .text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from . import terms
    from .certainty import Certainty
    from .collection import Collection
    from .lifecycle import History, Status
    from .store import Dataset
    from .when import Day, When


class Record:
    """Base of all records: identity, links to the data set, text forms."""

    __slots__ = ("_home", "_life", "_raw")
    table: ClassVar[str]
    """Name of the collection that holds records of this class."""
    if TYPE_CHECKING:
        id: str
        _home: Dataset | str | None
        _life: Any
        _raw: bytes | None
    else:

        def __getattr__(self, name):
            """Make the parts of a bundled record when one is first asked for: most never are.

            Until then their text is kept, not what it parses to: freeing thousands
            of small objects again costs more than reading them.
            """
            if name in {"_home", "_raw", "_life"}:
                return None  # of a record made by hand or unpickled
            raw = self._raw
            if raw is not None:
                from .construct import parts_of

                try:
                    made = list(parts_of(self.table, raw))
                except (ValueError, TypeError, KeyError, AttributeError):
                    msg = f"the installed data of {self.id!r} are damaged; run 'aigov-data verify'"
                    raise DamagedData(msg, record=self.id) from None
                for field, value in made:
                    object.__setattr__(self, field, value)
                object.__setattr__(self, "_raw", None)
            return object.__getattribute__(self, name)

    @property
    def label(self) -> Text:
        """The record's title or name."""
        return cast("Text", getattr(self, "title", None) or getattr(self, "name", None))

    @property
    def dataset(self) -> Dataset:
        """The data set that this record belongs to; DetachedRecord when there is none."""
        home = self._home
        if isinstance(home, str):  # unpickled: the digest of the data set it came from
            from .store import bundled

            found = bundled()
            home = found if found.digest == home else None
            object.__setattr__(self, "_home", home)
        if home is None:
            raise DetachedRecord(
                f"{self!r} belongs to no open data set (it was made by hand, or unpickled from other "
                f"data than these), so its links cannot be followed; look it up by id instead"
            )
        return home

    def to_dict(self) -> dict[str, Any]:
        """The record as plain data, exactly as the data files write it (a new dict)."""
        from .codec import to_plain

        return to_plain(self)

    def _ids(self, table: str, ids: Any) -> Collection[Any]:
        return self.dataset.table(table).pick(ids)

    def _one(self, table: str, record_id: str | None) -> Any:
        return None if record_id is None else self.dataset.table(table).by_id(record_id)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or bool(values_of(self) == values_of(other))

    def __hash__(self) -> int:
        return hash((type(self), self.id))

    def __repr__(self) -> str:
        shown = f"<{type(self).__name__} {self.id}: {self.label}>"
        return shown if len(shown) <= 120 else shown[:118] + "…>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))

    def _repr_html_(self) -> str:
        from .notebook import of_record

        return of_record(self)

    def __str__(self) -> str:
        return str(self.label)

    def __getstate__(self) -> tuple[Any, str | None]:
        home = self._home
        if home is not None and not isinstance(home, str):
            home = home.digest if home.is_bundled else None
        return values_of(self), home

    def __setstate__(self, state: tuple[Any, str | None]) -> None:
        names = (one.name for one in attrs_fields(type(self)) if one.init)
        for name, value in zip(names, state[0], strict=True):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_home", state[1])

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Any:
        return self


@frozen(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Instrument(Record):
    """A work by which identifiable actors set, propose or commit to norms or policy on AI."""

    table: ClassVar[str] = "instruments"

    id: str
    """Permanent id, register first."""
    title: Text
    """English and Chinese title, and the original where different."""
    official_titles: tuple[OfficialTitle, ...] = ()
    """The languages in which the title is official."""
    aliases: tuple[Alias, ...] = ()
    """Other names that look-up knows."""
    kind: terms.Kind
    """What the work is, never its stage."""
    native_type: str | None = None
    """What the text calls its own type: 部门规章, Regulation, Executive Order."""
    trial: bool = False
    """Whether it is issued on trial or in the interim (试行, 暂行)."""
    bindingness: terms.Bindingness
    """How far the text binds once operative."""
    scope: terms.Scope
    """How far it reaches: global, plurilateral, regional, national, subnational, organisational."""
    jurisdiction: str | None = None
    """ISO 3166-1 or -2 code, or ``EU`` or ``UN``; absent where no jurisdiction is meant."""
    sectors: tuple[terms.Sector, ...] = ()
    """The sectors it addresses."""
    ai_focus: terms.AiFocus
    """Whether AI is its subject, a part of it, or its context."""
    languages: tuple[str, ...] = ()
    """Language tags of the authentic texts."""
    roles: tuple[Role, ...] = ()
    """What which actor is to it."""
    events: tuple[Event, ...] = ()
    """Its life, in order of date."""
    identifiers: tuple[Identifier, ...] = ()
    """Numbers and symbols of official and public schemes."""
    publication: Publication | None = None
    """How it was published: what a citation needs."""
    links: tuple[Link, ...] = ()
    """Web addresses of the text and its page."""
    principles: tuple[ConceptLink, ...] = ()
    """Reference principles that the text states."""
    issues: tuple[ConceptLink, ...] = ()
    """Reference issues that the text is about."""
    coding: tuple[Coding, ...] = ()
    """How far the text was read for principles and issues."""
    relations: tuple[Relation, ...] = ()
    """How it relates to other instruments."""
    summary: Text | None = None
    """What it is and does, in our own words, without current status."""
    mentions: tuple[Mention, ...] = ()
    """Where the founding documents name it."""
    claims: tuple[Claim, ...] = ()
    """Where sources disagree, and what was decided."""
    sought: tuple[Sought, ...] = ()
    """What was looked for and not found."""
    exceptions: tuple[RuleException, ...] = ()
    """Editorial rules that do not hold for it, with reasons."""
    checked_through: PartialDate | None = None
    """The day to which its lifecycle was followed."""
    review: Review | None = None
    """How far the record was checked."""

    @property
    def issuers(self) -> Collection[Actor]:
        """The actors in the role of issuer, in the order of the record."""
        return self.actors("issuer")

    def actors(self, role: terms.RoleName | None = None) -> Collection[Actor]:
        """The actors in one role, or in any, each once, in the order of the record."""
        if role is not None:
            from .terms import check_term

            check_term("role", role)
        return self._ids("actors", dict.fromkeys(one.actor for one in self.roles if role in (None, one.role)))

    def dates(self, type: terms.EventType) -> tuple[PartialDate, ...]:
        """The dates of all events of a type that occurred or are scheduled, in order; none is ()."""
        from .terms import check_term

        check_term("event_type", type)
        return tuple(one.date for one in self.events if one.type == type and one.state in ("occurred", "scheduled"))

    def date(self, type: terms.EventType | None = None) -> PartialDate:
        """The date of the first event of a type; without a type, of the principal event.

        The principal event is the first that the instrument has of those that the
        vocabulary lists for its kind (``ag.vocabulary["kind"][act.kind].anchors``).
        NoSuchEvent when there is none.
        """
        if type is None:
            found = self.principal_date
            if found is None:
                raise NoSuchEvent(f"{self.id} has no event that dates it", record=self.id, type=None)
            return found
        found_all = self.dates(type)
        if found_all:
            return found_all[0]
        has = listed(dict.fromkeys(one.type for one in self.events), 300) or "none"
        raise NoSuchEvent(f"{self.id} has no event {type!r}; its events: {has}", record=self.id, type=type)

    @property
    def principal_date(self) -> PartialDate | None:
        """The date that its kind is dated by: adopted, signed or published."""
        from .terms import anchors

        for type in anchors(self.kind):
            for one in self.events:
                if one.type == type and one.state == "occurred":
                    return one.date
        return None

    @property
    def year(self) -> int | None:
        """The year of the principal date."""
        found = self.principal_date
        return None if found is None else found.year

    def status(self, on: When | None = None) -> Status:
        """Its status on a day, or over a span of days: force, the event that decides, and what applies.

        ``on`` is a date, partial or full, or a range with both ends; a span is
        answered as a whole. Without it, the day of the data is meant. Where dates
        leave several statuses open, ``force`` is None and ``candidates`` has them.
        ``certain`` is False also beyond the day to which the record was followed.
        The rules stand in :mod:`aigov_data.lifecycle`.
        """
        from .lifecycle import status

        return status(self, on)

    def history(self) -> History:
        """Its statuses from the first known event on, each with its days; see :meth:`status`."""
        from .lifecycle import history

        return history(self)

    def in_force(self, on: When | None = None) -> Certainty:
        """Whether it is law in force on a day, or on every day of a span: certain, possible or no."""
        from .lifecycle import IN_FORCE, standing_on

        return standing_on(self, on, IN_FORCE)

    def operative(self, on: When | None = None) -> Certainty:
        """Whether it is law in force or another text that is current: certain, possible or no."""
        from .lifecycle import OPERATIVE, standing_on

        return standing_on(self, on, OPERATIVE)

    def applicable(self, on: When | None = None, *, provisions: str | Iterable[str] | None = None) -> Certainty:
        """Whether anything of it applies on a day; with ``provisions``, whether these do: certain, possible or no.

        Provisions are named as the record's events name them, or as a part of those
        (``"Article 57(1)"`` of ``"Article 57"``); InvalidValue lists the names.
        """
        from .application import applicable

        return applicable(self, on, provisions)

    def parties(self, on: When | None = None, *, certainty: str = "certain") -> Collection[Actor]:
        """Those that have consented to be bound by a treaty that is in force, on a day.

        A treaty that is only signed, or ratified and not yet in force, has none: see
        :meth:`contracting` and :meth:`signatories`. For a late party the treaty takes
        effect on the day of an ``entered-into-force`` event that names it as actor,
        where the record has one, else on the day of its consent.
        ``certainty="possible"`` adds those whose dates leave it open.
        """
        from .participants import participants

        return participants(self, "parties", on, certainty)

    def contracting(self, on: When | None = None, *, certainty: str = "certain") -> Collection[Actor]:
        """Those that have consented to be bound, whether or not the treaty is in force."""
        from .participants import participants

        return participants(self, "contracting", on, certainty)

    def signatories(self, on: When | None = None, *, certainty: str = "certain") -> Collection[Actor]:
        """Those that have signed a treaty, whether or not they are bound by it."""
        from .participants import participants

        return participants(self, "signatories", on, certainty)

    def endorsers(self, on: When | None = None, *, certainty: str = "certain") -> Collection[Actor]:
        """Those that have endorsed or joined a text that is not a treaty, and have not withdrawn."""
        from .participants import participants

        return participants(self, "endorsers", on, certainty)

    @property
    def url(self) -> str | None:
        """The first official address: of the text, else of its page, else of a copy."""
        for what in ("official-text", "official-page", "archived"):
            for link in self.links:
                if link.what == what:
                    return link.url
        return None

    def related(self, type: terms.RelationType | None = None, *, inverse: bool = False) -> Collection[Instrument]:
        """Related instruments: those this one ``amends``; with ``inverse``, those that amend it.

        Without a type: all relations of that direction. In order of id.
        """
        if type is not None:
            from .terms import check_term

            check_term("relation", type)
        if inverse:
            pairs = self.dataset.inverse_relations.get(self.id, ())
        else:
            pairs = tuple((one.type, one.target) for one in self.relations)
        return self._ids("instruments", sorted({other for kind, other in pairs if type in (None, kind)}))

    def cite(
        self,
        style: str = "apa",
        *,
        lang: str = "en",
        form: str = "full",
        format: str = "text",
        pinpoint: str | None = None,
        accessed: Day | None = None,
    ) -> str:
        """The reference of this instrument in a citation style.

        ``style`` is one of ``aigov_data.citation.STYLES`` (docs/citations.md names
        their editions) or, with the extra ``csl``, ``csl:NAME`` or the path of a CSL
        file. ``lang`` chooses title and names: ``"en"``, ``"zh"`` or ``"original"``.
        ``form`` is ``"full"`` (bibliography), ``"in-text"`` or ``"note"``; ``format`` ``"text"``, ``"html"``,
        ``"markdown"`` or ``"latex"``. ``pinpoint`` is a place in the text
        (``"Art. 5(1)"``), ``accessed`` the day on which its address was opened,
        which is never made up.
        """
        from .citation import cite

        return cite(self, style, lang=lang, form=form, format=format, pinpoint=pinpoint, accessed=accessed)

    def to_csl_json(self, *, lang: str = "en") -> dict[str, Any]:
        """The instrument as a CSL-JSON item (for Zotero, pandoc, citeproc)."""
        from .citation.csl import item

        return item(self, lang=lang)

    def address(self, fact: str) -> str:
        """The stable address of one of its facts: ``eu-ai-act#adopted@0.2.0``; see :meth:`Dataset.fact`."""
        return self.dataset.fact(f"{self.id}#{fact}").address


@frozen(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Actor(Record):
    """A state, organisation, body, company, forum or person that acts in AI governance."""

    table: ClassVar[str] = "actors"

    id: str
    """Permanent id."""
    name: Text
    """English and Chinese name."""
    aliases: tuple[Alias, ...] = ()
    """Other names that look-up knows."""
    kind: terms.ActorKind
    """What it is."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code of the country it is or belongs to."""
    parent_id: str | None = None
    """Id of the actor it is a part of; ``parent`` in the files."""
    memberships: tuple[Membership, ...] = ()
    """Groups it belongs or belonged to."""
    founded: PartialDate | None = None
    """When it came into being."""
    dissolved: PartialDate | None = None
    """When it ceased to exist."""
    successor_id: str | None = None
    """Id of the actor that took its place; ``successor`` in the files."""
    editions: tuple[Edition, ...] = ()
    """Meetings of a forum."""
    identifiers: tuple[Identifier, ...] = ()
    """Numbers and codes of public schemes."""
    links: tuple[Link, ...] = ()
    """Web addresses."""
    summary: Text | None = None
    """What it is, in our own words."""
    mentions: tuple[Mention, ...] = ()
    """Where the founding documents name it."""
    claims: tuple[Claim, ...] = ()
    """Where sources disagree, and what was decided."""
    exceptions: tuple[RuleException, ...] = ()
    """Editorial rules that do not hold for it, with reasons."""
    refs: tuple[Ref, ...] = ()
    """Where it can be read that it exists and what it is."""
    review: Review | None = None
    """How far the record was checked."""

    @property
    def parent(self) -> Actor | None:
        """The actor it is a part of."""
        return cast("Actor | None", self._one("actors", self.parent_id))

    @property
    def successor(self) -> Actor | None:
        """The actor that took its place."""
        return cast("Actor | None", self._one("actors", self.successor_id))

    @property
    def children(self) -> Collection[Actor]:
        """The actors that are parts of it, in order of id."""
        return self._ids("actors", self.dataset.children("actors").get(self.id, ()))

    @property
    def ancestors(self) -> Collection[Actor]:
        """What it is a part of, the nearest first."""
        return self._ids("actors", self.dataset.ancestors("actors", self.id))

    @property
    def instruments(self) -> Collection[Instrument]:
        """The instruments in which it has any role, in order of id."""
        return self.dataset.instruments.filter(actor=self.id)


@frozen(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Concept(Record):
    """Base of Principle and Issue: a concept as a scheme states it."""

    id: str
    """Permanent id; ``<scheme>.<slug>`` outside the reference schemes."""
    scheme: str
    """Id of the scheme that states it."""
    notation: str | None = None
    """Its number in the scheme, as printed."""
    name: Text
    """Its short label."""
    aliases: tuple[Alias, ...] = ()
    """Other names that look-up knows."""
    definition: Text | None = None
    """What it means there, in our own words."""
    role: terms.ConceptRole | None = None
    """Value, principle, requirement, action, policy area, risk, lever or domain."""
    parent_id: str | None = None
    """Id of the next broader concept of the scheme; ``parent`` in the files."""
    mappings: tuple[Mapping, ...] = ()
    """How it matches concepts of other schemes."""
    mentions: tuple[Mention, ...] = ()
    """Where the founding documents name it."""
    refs: tuple[Ref, ...] = ()
    """Where it can be read."""
    review: Review | None = None
    """How far the record was checked."""

    @property
    def parent(self) -> Self | None:
        """The next broader concept of the same scheme."""
        return cast("Self | None", self._one(self.table, self.parent_id))

    @property
    def children(self) -> Collection[Self]:
        """The next narrower concepts, in the order of the scheme."""
        return self._ids(self.table, self.dataset.children(self.table).get(self.id, ()))

    @property
    def ancestors(self) -> Collection[Self]:
        """The broader concepts, the nearest first."""
        return self._ids(self.table, self.dataset.ancestors(self.table, self.id))

    @property
    def stated_as(self) -> Collection[Self]:
        """The concepts of other schemes that are mapped to this one, in order of id.

        Those of its own class: principles for a principle. An issue that is mapped to a
        principle stands in ``dataset.mapped_to``.
        """
        own = self.dataset.table(self.table)
        return self._ids(self.table, (one for one in self.dataset.mapped_to.get(self.id, ()) if one in own))

    @property
    def instruments(self) -> Collection[Instrument]:
        """The instruments linked to this concept or a narrower one, in order of id."""
        instruments = self.dataset.instruments
        if self.table == "principles":
            return instruments.filter(principle=self.id)
        return instruments.filter(issue=self.id)


@frozen(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Principle(Concept):
    """A principle as a scheme states it."""

    table: ClassVar[str] = "principles"


@frozen(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Issue(Concept):
    """An issue of AI governance: a risk, a question of order, a lever, a domain."""

    table: ClassVar[str] = "issues"


@frozen(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Scheme(Record):
    """A set of concepts that somebody states."""

    table: ClassVar[str] = "schemes"

    id: str
    """Permanent id."""
    title: Text
    """What the set is called."""
    authority: str | None = None
    """Id of the actor that states it; absent for the reference schemes, which are ours."""
    stated_in: str | None = None
    """Id of the instrument or source that states it."""
    note: Text | None = None
    """What a reader must know of how the scheme was taken."""
    refs: tuple[Ref, ...] = ()
    """Where it can be read."""

    @property
    def concepts(self) -> Collection[Any]:
        """Its concepts, principles or issues, in the order of the scheme."""
        return self.dataset.concepts_of(self.id)


@frozen(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Source(Record):
    """A text that facts were read in."""

    table: ClassVar[str] = "sources"

    id: str
    """Permanent id; shares one space with the instruments' ids."""
    title: Text
    """Its title."""
    kind: terms.SourceKind
    """Official text, official page, report, news, ..."""
    tier: terms.Tier
    """Founding document, primary or secondary."""
    consulted: terms.Consulted
    """How much of it was read: full, excerpt or none."""
    authors: tuple[Contributor, ...] = ()
    """Who wrote it."""
    publisher: Contributor | None = None
    """Who published it."""
    container: str | None = None
    """The journal, series or site that it is a part of, as a reference prints it."""
    place: str | None = None
    """Where it was published."""
    date: PartialDate | None = None
    """When it was published, as it states."""
    identifiers: tuple[Identifier, ...] = ()
    """Its DOI, ISBN and the like."""
    url: str | None = None
    """Where it was read."""
    copy: str | None = None
    """What was read where it was not the publisher's own page: which text it reproduces, and how."""
    lang: str | None = None
    """Its language tag."""
    retrieved: PartialDate | None = None
    """The day it was read."""
    snapshot: PartialDate | None = None
    """The day the copy that was read was made, if known."""
    exceptions: tuple[RuleException, ...] = ()
    """Editorial rules that do not hold for it, with reasons."""

    def cite(
        self,
        style: str = "apa",
        *,
        lang: str = "original",
        form: str = "full",
        format: str = "text",
        pinpoint: str | None = None,
        accessed: Day | None = None,
    ) -> str:
        """The reference of this source, in its own language unless ``lang`` says otherwise; see Instrument.cite."""
        from .citation import cite

        return cite(self, style, lang=lang, form=form, format=format, pinpoint=pinpoint, accessed=accessed)


CLASSES: tuple[type[Record], ...] = (Instrument, Actor, Principle, Issue, Scheme, Source)
"""The record classes, in the order of the collections."""

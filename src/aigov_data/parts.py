"""What records are made of: references, events, roles, relations and the like.

Parts are values: frozen, compared by what they hold, without a link to any data
set. They hold ids; only records resolve ids. Absent means not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from attrs import frozen

from .dates import PartialDate
from .errors import InvalidValue, quote
from .text import Text

if TYPE_CHECKING:
    from . import terms

# attrs' own __eq__ and __repr__ are compiled class by class when the module is
# imported, half of the cost of defining a class; Part has one of each for all.

_getters: dict[type, Callable[[Any], Any]] = {}


def attrs_fields(cls: Any) -> Any:
    """The attrs fields of a class (``attrs.fields`` does not take a base class)."""
    return cls.__attrs_attrs__


def values_of(item: Any) -> Any:
    """The values of a part's or record's fields, in order of the class."""
    cls = type(item)
    getter = _getters.get(cls)
    if getter is None:
        getter = _getters[cls] = attrgetter(*(field.name for field in attrs_fields(cls) if field.init))
    return getter(item)


class Part:
    """Base of all parts."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(values_of(self) == values_of(other))

    def __hash__(self) -> int:
        return hash((type(self), values_of(self)))

    def __repr__(self) -> str:
        shown = (
            f"{field.name}={getattr(self, field.name)!r}"
            for field in attrs_fields(type(self))
            if getattr(self, field.name) != field.default
        )
        return f"{type(self).__name__}({', '.join(shown)})"


REF = re.compile(r"((?:[a-z][a-z0-9]*:)?[a-z0-9]+(?:-[a-z0-9]+)*)\[([^\[\]\s](?:[^\[\]]*[^\[\]\s])?)?\]")
"""``source-id[locator]``; the locator holds no square brackets."""


@frozen(eq=False, repr=False)
class Ref(Part):
    """Where a fact can be read: a source and the place in it.

    Written ``source-id[locator]``, as in CLDF. The locator is a page, article,
    section, paragraph or heading; it is empty only for a source of one screen.
    """

    source: str
    """Id of the source."""
    locator: str = ""
    """Page, article, section, paragraph or heading in it."""

    @classmethod
    def parse(cls, text: str) -> Ref:
        """Read ``source-id[locator]``; raise InvalidValue when it is not of that form."""
        match = REF.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            raise InvalidValue(
                f"a reference reads 'source-id[locator]', such as 'eu-oj-l-2024-1689[Art. 113]'; found {quote(text)}",
                value=text,
            )
        return cls(match[1], match[2] or "")

    def __str__(self) -> str:
        return f"{self.source}[{self.locator}]"


@frozen(eq=False, repr=False)
class OfficialTitle(Part):
    """Evidence that a title is official in its language."""

    lang: str
    """Language tag of the title that is official."""
    refs: tuple[Ref, ...] = ()
    """Where the official title can be read."""


@frozen(eq=False, repr=False)
class Alias(Part):
    """Another name that look-up knows."""

    text: str
    """The name as people write it."""
    lang: str
    """Its language tag."""
    kind: terms.AliasKind
    """Short form, abbreviation, variant, former name, or as a document prints it."""


@frozen(eq=False, repr=False)
class Event(Part):
    """Something that happened, or is to happen, in an instrument's life."""

    id: str
    """Unique in the record: the type, with a suffix where the type occurs twice."""
    type: terms.EventType
    """What happened; the vocabulary says which status it brings."""
    date: PartialDate
    """The day, or the month or year where the evidence says no more."""
    state: terms.EventState = "occurred"
    """Occurred; scheduled; or once scheduled and then moved or cancelled."""
    moved_to: str | None = None
    """For a moved event, the id of the event that took its place."""
    actors: tuple[str, ...] = ()
    """Ids of the actors who did it."""
    at: str | None = None
    """Id of the forum (an actor) at which it happened."""
    provisions: tuple[str, ...] = ()
    """The provisions concerned, where it does not concern the whole instrument."""
    by: str | None = None
    """Id of the instrument that caused it."""
    note: Text | None = None
    """What else a reader must know."""
    refs: tuple[Ref, ...] = ()
    """Where it can be read."""


@frozen(eq=False, repr=False)
class Role(Part):
    """What an actor is to an instrument."""

    actor: str
    """Id of the actor."""
    role: terms.RoleName
    """Issuer, drafter, signatory, endorser, ..."""
    refs: tuple[Ref, ...] = ()
    """Where it can be read."""


@frozen(eq=False, repr=False)
class Relation(Part):
    """How an instrument relates to another; stored one way, the inverse is derived."""

    type: terms.RelationType
    """The relation, read from this record to the target: this one ``amends`` that."""
    target: str
    """Id of the other instrument."""
    date: PartialDate | None = None
    """When it took effect, where that is a fact of its own."""
    provisions: tuple[str, ...] = ()
    """The provisions of the target that are concerned."""
    refs: tuple[Ref, ...] = ()
    """Where it can be read."""


@frozen(eq=False, repr=False)
class Identifier(Part):
    """A number or symbol that an official or public scheme gives."""

    scheme: terms.IdentifierScheme
    """The scheme; the vocabulary gives its pattern and resolver."""
    value: str
    """The identifier as the scheme writes it."""
    refs: tuple[Ref, ...] = ()
    """Where it can be read."""


@frozen(eq=False, repr=False)
class Publication(Part):
    """How the text was published: what a citation needs."""

    container: str | None = None
    """Journal, gazette or series of records that holds it."""
    series: str | None = None
    """Series of the publication."""
    volume: str | None = None
    """Volume of the container."""
    issue: str | None = None
    """Issue of the container."""
    number: str | None = None
    """Number of the text in its series."""
    pages: str | None = None
    """Pages, first-last."""
    place: str | None = None
    """Place of publication."""
    edition: str | None = None
    """Edition or version as the text calls it."""
    refs: tuple[Ref, ...] = ()
    """Where it can be read."""


@frozen(eq=False, repr=False)
class Link(Part):
    """A web address of the text or of its page."""

    url: str
    """The address."""
    lang: str
    """Language tag of what is found there."""
    what: terms.LinkWhat
    """Official text, official page, or an archived copy."""


@frozen(eq=False, repr=False)
class ConceptLink(Part):
    """A principle or issue that the text is about, the most specific it supports."""

    id: str
    """Id of the concept in the reference scheme."""
    refs: tuple[Ref, ...] = ()
    """Where the text says it."""


@frozen(eq=False, repr=False)
class Coding(Part):
    """How far the text was read for a reference scheme."""

    scheme: str
    """Id of the reference scheme: ``principles`` or ``issues``."""
    extent: terms.Extent
    """None, title, excerpt or full. Absence of a concept means something only when full."""
    on: PartialDate
    """The day of the reading."""


@frozen(eq=False, repr=False)
class Mapping(Part):
    """How a concept matches one of another scheme (SKOS, read from here to there)."""

    target: str
    """Id of the other concept."""
    match: terms.Match
    """``broad`` means that the target is broader."""


@frozen(eq=False, repr=False)
class Mention(Part):
    """A place where a founding document names the record."""

    source: str
    """Id of the founding document."""
    locator: str
    """The headings it stands under, as printed, joined by `` > ``."""
    text: str
    """The name exactly as printed there."""


@frozen(eq=False, repr=False)
class Claim(Part):
    """What a source says of a field where sources disagree, and what was decided."""

    field: str
    """The field in data terms: ``events[signed].date``."""
    value: str
    """What the source says."""
    ref: Ref
    """Where it says so."""
    verdict: terms.Verdict
    """Accepted, rejected, outdated, imprecise, a different measure, or unresolved."""
    reason: Text
    """Why."""


@frozen(eq=False, repr=False)
class Sought(Part):
    """A fact that was looked for and not found."""

    field: str
    """The field in data terms."""
    where: str
    """Where it was looked for."""
    on: PartialDate
    """The day of the search."""


@frozen(eq=False, repr=False)
class Membership(Part):
    """An actor's membership of a group."""

    group: str
    """Id of the group (an actor)."""
    start: PartialDate | None = None
    """From when; ``from`` in the files."""
    end: PartialDate | None = None
    """Until when; ``to`` in the files."""
    refs: tuple[Ref, ...] = ()
    """Where it can be read."""


@frozen(eq=False, repr=False)
class Edition(Part):
    """One meeting of a forum that meets again and again."""

    name: Text
    """Its name."""
    start: PartialDate
    """When it met, or the first day; ``from`` in the files."""
    end: PartialDate | None = None
    """The last day, where it met for more than one; ``to`` in the files."""
    place: str | None = None
    """Where it met."""
    refs: tuple[Ref, ...] = ()
    """Where it can be read."""


@frozen(eq=False, repr=False)
class Contributor(Part):
    """Who wrote or published a source: an actor of the register, or a bare name."""

    actor: str | None = None
    """Id of the actor, where the register has it."""
    name: str | None = None
    """The name as printed, of an institution or of a person whose name is not split."""
    family: str | None = None
    """A person's family name."""
    given: str | None = None
    """A person's given names."""


@frozen(eq=False, repr=False)
class Review(Part):
    """How far the record was checked, and what the check covered."""

    state: terms.ReviewState
    """Drafted, corroborated, or read a second time blind."""
    on: PartialDate
    """The day of the last reading."""
    basis: str
    """What the state rests on."""
    facts: str | None = None
    """Hash of the facts reviewed; when the facts change, the state falls back."""


@frozen(eq=False, repr=False)
class RuleException(Part):
    """An exception that a record makes to an editorial rule, with its reason."""

    rule: str
    """Name of the rule, as the check prints it."""
    field: str
    """The field concerned, as the check prints it."""
    reason: Text
    """Why the rule does not hold here."""

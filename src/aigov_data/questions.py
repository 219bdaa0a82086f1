"""What can be asked of the records of a class: the questions of filter, sort, group_by, count_by.

Each class has a table of questions: every stored field, by what identifies its
parts (an event by its type, a role by its actor, a link by its address), and
the derived ones. A question knows how to read a record and how to understand
the value that a user gives.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter, index
from typing import TYPE_CHECKING, Any, NamedTuple

from .dates import PartialDate
from .errors import InvalidValue, RecordNotFound, UnknownField, listed, quote, suggestion
from .records import Actor, Instrument, Issue, Principle, Record, Scheme, Source
from .shape import COUNTRY, JURISDICTION, KEYS, form_of, key_of, resolved
from .terms import TYPES, check_term
from .text import Text, fold

if TYPE_CHECKING:
    from .collection import Collection

Getter = Callable[[Any], Any]
Convert = Callable[["Collection[Any]", Any], Any]


class Question(NamedTuple):
    """One thing that can be asked of the records of a class."""

    get: Getter
    """Record → value; a tuple of values where there can be several."""
    understand: Convert
    """The value that a user gives → what ``get`` would return."""
    many: bool = False
    """Whether a record can have several values."""
    stored: bool = False
    """Whether ``get`` reads one attribute (its column is kept)."""
    meaning: str = ""
    """What a derived question asks."""


# --- understanding what a user gives ---------------------------------------------


def _term(vocabulary: str) -> Convert:
    return lambda _, value: check_term(vocabulary, value)


def _string(_: Collection[Any], value: Any) -> str:
    if not isinstance(value, str):
        raise InvalidValue(f"a string is needed; found {quote(value)}", value=value)
    return value


def _form(pattern: Any, what: str) -> Convert:
    def understand(_: Collection[Any], value: Any) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise InvalidValue(f"expected {what}; found {quote(value)}", value=value)
        return value

    return understand


def _folded(_: Collection[Any], value: Any) -> str:
    return fold(_string(_, value if not isinstance(value, Text) else str(value)))


def boolean(_: Collection[Any], value: Any) -> bool:
    """Understand True and False."""
    if not isinstance(value, bool):
        raise InvalidValue(f"True or False is needed; found {quote(value)}", value=value)
    return value


def _integer(_: Collection[Any], value: Any) -> int:
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise InvalidValue(f"a whole number such as 2024 is needed; found {quote(value)}", value=value)
    return index(value)  # also of numpy and pandas


def _date(_: Collection[Any], value: Any) -> PartialDate:
    return PartialDate(value)


def _record(*tables: str) -> Convert:
    """Ids, names and records of some tables → id; the first table that knows the name wins."""

    def understand(collection: Collection[Any], value: Any) -> str:
        dataset = collection._table.dataset
        if isinstance(value, Record):
            if value.table in tables and value.id in dataset.table(value.table):
                return value.id
            raise InvalidValue(
                f"one of the {' or '.join(tables)} of this data set is needed; found {value!r}", value=value
            )
        if not isinstance(value, str):
            raise InvalidValue(
                f"an id, name or record of the {' or '.join(tables)} is needed; found {quote(value)}", value=value
            )
        missed: RecordNotFound | None = None
        for table in tables:
            try:
                return dataset.collection(table)[value].id  # type: ignore[no-any-return]
            except RecordNotFound as error:
                missed = missed or error
        assert missed is not None
        raise missed

    return understand


# --- reading records ---------------------------------------------------------------


def _texts(name: str) -> Getter:
    return lambda record: tuple(map(fold, getattr(record, name).values())) if getattr(record, name) else ()


def _parts(name: str, key: str) -> Getter:
    inner = attrgetter(key)
    return lambda record: tuple(map(inner, getattr(record, name)))


def _stored(cls: type[Record]) -> dict[str, Question]:
    """A question for every stored field, from its type."""
    special: dict[str, tuple[str, Convert]] = {
        "official_titles": ("lang", _string), "events": ("type", _term("event_type")),
        "roles": ("actor", _record("actors")), "relations": ("target", _record("instruments")),
        "identifiers": ("value", _string), "links": ("url", _string),
        "principles": ("id", _record("principles")), "issues": ("id", _record("issues")),
        "coding": ("extent", _term("extent")), "mentions": ("source", _record("sources")),
        "claims": ("verdict", _term("verdict")), "sought": ("field", _string), "exceptions": ("rule", _string),
        "memberships": ("group", _record("actors")), "mappings": ("target", _string),
        "refs": ("source", _record("sources")),
    }  # fmt: skip
    links = {
        "parent_id": cls.table, "successor_id": cls.table, "authority": "actors",
        "stated_in": "sources",
    }  # fmt: skip
    found: dict[str, Question] = {}
    for field in resolved(cls):
        name, key = field.name, key_of(field.name)
        vocabulary = vocabulary_of(field.type)
        if name in special:
            attribute, understand = special[name]
            found[key] = Question(_parts(name, attribute), understand, many=True)
        elif name == "aliases":
            found[key] = Question(lambda record: tuple(fold(one.text) for one in record.aliases), _folded, many=True)
        elif name == "editions":
            found[key] = Question(
                lambda record: tuple(fold(text) for one in record.editions for text in one.name.values()),
                _folded,
                many=True,
            )
        elif name == "authors":
            found[key] = Question(
                lambda record: tuple(contributor_key(one) for one in record.authors), _contributor, many=True
            )
        elif name == "publisher":
            found[key] = Question(
                lambda record: contributor_key(record.publisher) if record.publisher else None, _contributor
            )
        elif name == "publication":
            found[key] = Question(attrgetter_or_none("publication", "container"), _string)
        elif name == "review":
            found[key] = Question(attrgetter_or_none("review", "state"), _term("review_state"))
        elif name == "scheme":
            found[key] = Question(attrgetter(name), _scheme, stored=True)
        elif name in links:
            tables = ("instruments", "sources") if name == "stated_in" else (links[name],)
            found[key] = Question(attrgetter(name), _record(*tables), stored=True)
        elif vocabulary and "tuple" in str(field.type):
            found[key] = Question(attrgetter(name), _term(vocabulary), many=True)
        elif vocabulary:
            found[key] = Question(attrgetter(name), _term(vocabulary), stored=True)
        elif Text.__name__ in str(field.type):
            found[key] = Question(_texts(name), _folded, many=True)
        elif PartialDate.__name__ in str(field.type):
            found[key] = Question(attrgetter(name), _date, stored=True)
        elif field.type is bool:
            found[key] = Question(attrgetter(name), boolean, stored=True)
        else:
            form = form_of(cls, name)
            understand = _form(*form) if form and form[0] in (COUNTRY, JURISDICTION) else _string
            many = "tuple" in str(field.type)
            found[key] = Question(attrgetter(name), understand, many=many, stored=not many)
    return found


def contributor_key(one: Any) -> str:
    """What a source's author or publisher is compared by: the actor's id, or the folded name."""
    return one.actor or fold(one.name or f"{one.given or ''} {one.family or ''}".strip())


def _contributor(collection: Collection[Any], value: Any) -> str:
    try:
        return str(_record("actors")(collection, value))
    except RecordNotFound:
        return _folded(collection, value)


def attrgetter_or_none(name: str, inner: str) -> Getter:
    """Read ``record.name.inner``, or None where ``record.name`` is absent."""
    return lambda record: getattr(getattr(record, name), inner, None)


def vocabulary_of(type_: Any) -> str | None:
    """The vocabulary that a field's type draws on, if any."""
    inner = getattr(type_, "__args__", ())
    for name, literal in TYPES.items():
        if type_ == literal or literal in inner:
            return name
    return None


def roles_getter(*wanted: str) -> Getter:
    """Read the ids of the actors in certain roles, or in any."""
    return lambda record: tuple(one.actor for one in record.roles if not wanted or one.role in wanted)


def _register(record: Any) -> str:
    return str(record.dataset.register_of(record))


_INSTRUMENT = {
    "issuer": Question(roles_getter("issuer"), _record("actors"), many=True, meaning="an actor in the role of issuer"),
    "issuer_within": Question(roles_getter("issuer"), _record("actors"), many=True, meaning="an issuer that is this actor or a part of it"),
    "actor": Question(roles_getter(), _record("actors"), many=True, meaning="an actor in any role, or in that of role="),
    "actor_within": Question(roles_getter(), _record("actors"), many=True, meaning="an actor that is this one or a part of it, in any role or in that of role="),
    "role": Question(_parts("roles", "role"), _term("role"), many=True, meaning="a role that somebody has; with actor=, the role of that actor"),
    "principle": Question(_parts("principles", "id"), _record("principles"), many=True, meaning="a principle or, unless narrower=False, one narrower than it"),
    "issue": Question(_parts("issues", "id"), _record("issues"), many=True, meaning="an issue or, unless narrower=False, one narrower than it"),
    "date": Question(attrgetter("principal_date"), _date, meaning="the principal date of its kind"),
    "year": Question(attrgetter("year"), _integer, meaning="the year of the principal date"),
    "relation": Question(_parts("relations", "type"), _term("relation"), many=True, meaning="a type of relation that it has to another instrument"),
    "register": Question(_register, _string, meaning="the register (file) that holds it"),
}  # fmt: skip
_ACTOR = {
    "within": Question(attrgetter("id"), _record("actors"), meaning="this actor or a part of it"),
    "member_of": Question(_parts("memberships", "group"), _record("actors"), many=True, meaning="a group it belongs or belonged to"),
    "register": Question(_register, _string, meaning="the register (file) that holds it"),
}  # fmt: skip


def _scheme(collection: Collection[Any], value: Any) -> str:
    """The scheme of a concept; a collection of one scheme only has no other, and says so."""
    found = str(_record("schemes")(collection, value))
    schemes = {record.scheme for record in collection}
    if len(schemes) == 1 and found not in schemes:
        raise InvalidValue(
            f"these {collection._table.name} are those of the scheme {schemes.pop()!r}; "
            f"for others use schemes[{found!r}].concepts",
            value=value,
        )
    return found


_CONCEPT = {
    "within": Question(
        attrgetter("id"), lambda c, v: _record(c._table.name)(c, v), meaning="this concept or a narrower one"
    )
}
_SOURCE = {
    "year": Question(lambda source: source.date.year if source.date else None, _integer, meaning="the year of publication"),
    "register": Question(_register, _string, meaning="the register (file) that holds it"),
}  # fmt: skip
_DERIVED: dict[type[Record], dict[str, Question]] = {
    Instrument: _INSTRUMENT, Actor: _ACTOR, Principle: _CONCEPT, Issue: _CONCEPT, Scheme: {}, Source: _SOURCE,
}  # fmt: skip
_questions: dict[type[Record], dict[str, Question]] = {}
OPTIONS = {"narrower": ("principle", "issue"), "role": ("actor", "actor_within")}
"""Conditions that change another one, and which."""


def questions(cls: type[Record]) -> dict[str, Question]:
    """Every field that can be asked of a class, stored ones first."""
    if cls not in _questions:
        _questions[cls] = _stored(cls) | _DERIVED[cls]
    return _questions[cls]


def question(collection: Collection[Any], name: str) -> Question:
    """The question of this name; UnknownField with the close ones when there is none."""
    known = questions(collection._table.cls)
    name = KEYS.get(name, name)
    try:
        return known[name]
    except (KeyError, TypeError):
        names = sorted([*known, "where", "narrower"])
        help_ = suggestion(name, names) or f"; known: {listed(names, 300)}"
        raise UnknownField(f"{collection._table.name} have no field {quote(name)}{help_}", field=name) from None

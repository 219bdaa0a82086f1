"""Collection: an ordered, immutable selection of records of one class.

It is a sequence (``len``, iteration, ``[0]``, slices) that also looks records
up by id, title or alias, filters, searches, sorts, groups and counts them, and
combines with others by set operations. The module is long because every question
stands here with its meaning; the work behind it is done in query, search and when.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, overload

from .errors import (
    AmbiguousName,
    InvalidValue,
    MixedDatasets,
    NoSuchPosition,
    RecordNotFound,
    close_matches,
    listed,
    quote,
)
from .records import Record

if TYPE_CHECKING:
    from pathlib import Path
    from types import EllipsisType
    from typing import Self

    import pandas as pd
    import polars as pl
    import pyarrow as pa
    from typing_extensions import Unpack

    from . import filters, terms
    from .citation.facts import Used
    from .records import Actor, Instrument, Issue, Principle, Scheme, Source
    from .table import Table
    from .timeline import Svg
    from .when import Day, Ends, Moment, When

R_co = TypeVar("R_co", bound=Record, covariant=True)
D = TypeVar("D")


class Collection(Sequence[R_co], Generic[R_co]):
    """An ordered, immutable selection of records; see the module's text.

    Collections are made by a data set and by each other, not by hand. Two are
    equal when they hold the same records in the same order.
    """

    __slots__ = ("_columns", "_found", "_records", "_table")
    _table: Table
    _records: tuple[R_co, ...] | None

    def __init__(self, table: Table, records: tuple[R_co, ...] | None) -> None:
        self._table = table
        self._records = records  # None: the whole table, read when first needed
        self._found: dict[str, Any] = table.loaded if records is None else {}
        self._columns: dict[str, list[Any]] = {}

    # --- sequence --------------------------------------------------------------

    @property
    def records(self) -> tuple[R_co, ...]:
        """The records as a tuple."""
        if self._records is None:
            self._records = self._table.all()
        return self._records

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return self._table.ids if self._records is None else tuple(record.id for record in self._records)

    @property
    def record_class(self) -> type[Record]:
        """The class of its records, which an empty selection has too."""
        return self._table.cls

    def __len__(self) -> int:
        return len(self._table.ids) if self._records is None else len(self._records)

    def __iter__(self) -> Iterator[R_co]:
        return iter(self.records)

    def __reversed__(self) -> Iterator[R_co]:
        return reversed(self.records)

    @overload
    def __getitem__(self, key: str | int) -> R_co: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: str | int | slice) -> R_co | Self:
        """A record by id, title or alias in any language, or by position; a slice is a collection.

        An exact id always wins. RecordNotFound when there is none, with close
        names; AmbiguousName when several share the name, with their ids.
        """
        if isinstance(key, str):
            found = self._found.get(key)
            return self._look_up(key) if found is None else cast("R_co", found)
        if isinstance(key, slice):
            return self._with(self.records[key])
        if hasattr(key, "__index__") and not isinstance(key, bool):  # also of numpy
            try:
                return self.records[key]
            except IndexError:
                has = len(self)
                names = self._table.singular if has == 1 else self._table.name
                raise NoSuchPosition(
                    f"the selection has {has or 'no'} {names}; there is none at position {key}",
                    position=key,
                    length=has,
                ) from None
        raise InvalidValue(
            f"{self._table.name} are looked up by id, name, position or slice, not by {quote(key)}", value=key
        )

    def __contains__(self, item: object) -> bool:
        """Whether the collection holds this record, or a record of this id or name."""
        if isinstance(item, str):
            return bool(self._candidates(item))
        return isinstance(item, Record) and self._by_id(item.id) == item

    # --- look-up ---------------------------------------------------------------

    def get(self, name: str, default: D | None = None) -> R_co | D | None:
        """Like ``[name]``, but a miss gives the default; an ambiguous name raises here too."""
        try:
            return self[name]
        except RecordNotFound:
            return default

    def _by_id(self, record_id: str) -> R_co | None:
        if self._records is None:
            return self._table.by_id(record_id) if record_id in self._table else None
        if not self._found and self._records:
            self._found = {record.id: record for record in self._records}  # at once: others may look in it
        return self._found.get(record_id)

    def _candidates(self, name: str) -> tuple[str, ...]:
        if self._by_id(name) is not None:
            return (name,)
        return tuple(one for one in self._table.named(name) if self._by_id(one) is not None)

    def _look_up(self, name: str) -> R_co:
        found = self._candidates(name)
        if len(found) == 1:
            record = self._by_id(found[0])
            assert record is not None
            return record
        if found:
            raise AmbiguousName(
                f"{len(found)} {self._table.name} are called {quote(name)}: {listed(found)}; use the id",
                name=name,
                candidates=found,
            )
        successor = self._by_id(self._table.successor(name) or "")
        if successor is not None:
            return successor
        elsewhere = (name,) if name in self._table else self._table.named(name)
        if elsewhere:
            scheme = getattr(self._table.by_id(elsewhere[0]), "scheme", None)
            where = f"schemes[{scheme!r}].concepts has it" if scheme else "the whole collection has it"
            raise RecordNotFound(
                f"{quote(name)} is not in this selection of {len(self)} {self._table.name}; {where}",
                name=name,
                close=elsewhere,
            )
        close = close_matches(name, self.ids) or self._close_names(name)
        help_ = f"; did you mean {listed(close)}?" if close else "; search() looks inside titles and summaries"
        raise RecordNotFound(
            f"no {self._table.singular} has the id or name {quote(name)}{help_}", name=name, close=tuple(close)
        )

    def _close_names(self, name: str) -> list[str]:
        from .text import fold

        names = self._table.names
        ids = (one for close in close_matches(fold(name), names) for one in names[close])
        return [one for one in dict.fromkeys(ids) if self._by_id(one) is not None]

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.ids)

    # --- selection ---------------------------------------------------------------

    @overload
    def filter(
        self: Collection[Instrument],
        /,
        *,
        where: Callable[[Instrument], object] | None = None,
        **conditions: Unpack[filters.InstrumentFilter],
    ) -> Collection[Instrument]: ...
    @overload
    def filter(
        self: Collection[Actor],
        /,
        *,
        where: Callable[[Actor], object] | None = None,
        **conditions: Unpack[filters.ActorFilter],
    ) -> Collection[Actor]: ...
    @overload
    def filter(
        self: Collection[Principle],
        /,
        *,
        where: Callable[[Principle], object] | None = None,
        **conditions: Unpack[filters.ConceptFilter],
    ) -> Collection[Principle]: ...
    @overload
    def filter(
        self: Collection[Issue],
        /,
        *,
        where: Callable[[Issue], object] | None = None,
        **conditions: Unpack[filters.ConceptFilter],
    ) -> Collection[Issue]: ...
    @overload
    def filter(
        self: Collection[Scheme],
        /,
        *,
        where: Callable[[Scheme], object] | None = None,
        **conditions: Unpack[filters.SchemeFilter],
    ) -> Collection[Scheme]: ...
    @overload
    def filter(
        self: Collection[Source],
        /,
        *,
        where: Callable[[Source], object] | None = None,
        **conditions: Unpack[filters.SourceFilter],
    ) -> Collection[Source]: ...
    def filter(self: Any, /, *, where: Callable[[Any], object] | None = None, **conditions: Any) -> Any:
        """The records that meet every condition, in the same order.

        A condition is ``field=value``. A set means any of its values; ``None``
        means that the field is absent. Records are given by id, name or record.
        Every field of the class can be named, and the derived ones that
        ``ag.fields(cls)`` lists: ``issuer``, ``issuer_within``, ``actor`` with
        ``role``, ``year``, ``principle`` and ``issue`` with ``narrower=``, ...
        ``where`` takes a function of a record; what it raises reaches the caller.

        Raises UnknownField, UnknownTerm, RecordNotFound or InvalidValue where a
        condition can mean nothing.
        """
        from .query import select

        return self._with(select(self, where, conditions))

    def search(self, text: str) -> Self:
        """The records that contain every word of the text, best first.

        Words are separated by white space; Chinese needs no breaks. English words
        match from their beginning. Titles count more than aliases, these more than
        concepts, actors and the summary. Ties are in order of id.
        """
        from .search import ranked

        return self._with(ranked(self, text))

    def sort(self, *keys: str | Callable[[R_co], Any]) -> Self:
        """The records in order of one or more keys: a field, ``-field`` for descending, or a function.

        Absent values come last, and first when descending; ties are in order of
        id, in the direction of the last key; so ``sort("-date")`` is exactly
        ``sort("date")`` reversed. ``date`` is an instrument's principal date.
        """
        from .query import ordered

        return self._with(ordered(self, keys))

    def group_by(self, field: str) -> dict[Any, Self]:
        """The records by the value of a field, in order of the values; ``None`` holds those without.

        A record with several values stands in several groups.
        """
        from .query import values

        groups: dict[Any, list[R_co]] = {}
        for record, found in zip(self.records, values(self, field), strict=True):
            for value in dict.fromkeys(found) or (None,):
                groups.setdefault(value, []).append(record)
        known = sorted((key for key in groups if key is not None), key=_sortable)
        order = [*known, None] if None in groups else known
        return {key: self._with(tuple(groups[key])) for key in order}

    def count_by(self, field: str) -> dict[Any, int]:
        """How many records have each value of a field, in order of the values."""
        return {value: len(group) for value, group in self.group_by(field).items()}

    def pick(self, ids: Iterable[str]) -> Self:
        """The records of these ids, in the order given, each once."""
        return self._with(tuple(self[one] for one in dict.fromkeys(ids)))

    # --- time ----------------------------------------------------------------------

    def in_force(
        self: Collection[Instrument], on: When | None = None, *, certainty: str = "certain"
    ) -> Collection[Instrument]:
        """The law in force on a day, or on every day of a span; in the same order.

        Texts that are not law are never in force, see :meth:`operative`. Without
        ``on``, the day of the data. ``certainty="possible"`` adds those whose
        dates leave it open, and what is only scheduled. Beyond the day to which an instrument was followed its
        last known status counts, and a PastTheData warning says so when a day was
        given.
        """
        from .lifecycle import IN_FORCE
        from .when import standing

        return self._with(standing(self, on, certainty, IN_FORCE))

    def operative(
        self: Collection[Instrument], on: When | None = None, *, certainty: str = "certain"
    ) -> Collection[Instrument]:
        """The law in force and the other texts that are current on a day; as :meth:`in_force`."""
        from .lifecycle import OPERATIVE
        from .when import standing

        return self._with(standing(self, on, certainty, OPERATIVE))

    def applicable(
        self: Collection[Instrument],
        on: When | None = None,
        *,
        provisions: str | Iterable[str] | None = None,
        certainty: str = "certain",
    ) -> Collection[Instrument]:
        """Those of which something applies on a day; with ``provisions``, those of which these apply.

        An instrument whose events name provisions, but not the one asked for, is
        left out; InvalidValue where no instrument names it. ``status(on=).application``
        tells which provisions apply and which are still to come.
        """
        from .when import applying

        return self._with(applying(self, on, provisions, certainty))

    def between(
        self: Collection[Instrument],
        start: When | Ends | None,
        end: Day | EllipsisType | None = ...,
        *,
        event: terms.EventType | None = None,
        certainty: str = "certain",
    ) -> Collection[Instrument]:
        """The instruments that an event dates within a range of days, both ends included.

        ``between("2023-01", "2024-06")``; None is an open end; one argument is a
        :class:`DateRange` or its text. ``event`` is a type of event; without it the
        principal date of each kind counts. A date means one day of its span: only
        with ``certainty="possible"`` do those count that can lie outside, and events
        that are only scheduled.
        """
        from .when import dated

        return self._with(dated(self, start, end, event, certainty))

    def timeline(
        self: Collection[Instrument],
        start: When | Ends | None = None,
        end: Day | EllipsisType | None = ...,
        *,
        event: terms.EventType | Iterable[terms.EventType] | None = None,
    ) -> tuple[Moment, ...]:
        """The events of all instruments in order of date, then of id; those possibly within a range, if one is given.

        Moved and cancelled events are left out; scheduled ones say so.
        """
        from .when import timeline

        return timeline(self, start, end, event)

    def to_svg(
        self: Collection[Instrument],
        path: str | Path | None = None,
        *,
        lang: str = "en",
        start: Day | None = None,
        end: Day | None = None,
        parties: bool = False,
    ) -> Svg:
        """A timeline as one self-contained SVG drawing; also written to a file, if one is named. Notebooks show it.

        One lane an instrument, in order of date; status as bands, events as marks,
        dates that are not known to the day as hatched spans. ``lang`` is en or zh,
        ``start`` and ``end`` bound the axis; ``parties`` adds the acts of single
        parties. InvalidValue when no instrument has a dated event. With matplotlib
        :mod:`aigov_data.plots` has more.
        """
        from .timeline import draw

        made = draw(self, lang=lang, start=start, end=end, parties=parties)
        if path is not None:
            made.save(path)
        return made

    # --- set operations ------------------------------------------------------------

    def _operand(self, other: object) -> Collection[R_co] | None:
        if not isinstance(other, Collection):
            return None
        if other._table is not self._table:
            raise MixedDatasets(
                f"{self!r} and {other!r} cannot be combined: they hold different classes "
                f"or belong to different data sets"
            )
        return other

    def __or__(self, other: Collection[R_co]) -> Self:
        """The records in either, in order of id."""
        found = self._operand(other)
        if found is None:
            return NotImplemented
        return self._sorted((*self.records, *found.records))

    def __and__(self, other: Collection[R_co]) -> Self:
        """The records in both, in order of id."""
        found = self._operand(other)
        if found is None:
            return NotImplemented
        return self._sorted(record for record in self.records if found._by_id(record.id) is not None)

    def __sub__(self, other: Collection[R_co]) -> Self:
        """The records in this but not in the other, in order of id."""
        found = self._operand(other)
        if found is None:
            return NotImplemented
        return self._sorted(record for record in self.records if found._by_id(record.id) is None)

    def __xor__(self, other: Collection[R_co]) -> Self:
        """The records in exactly one of the two, in order of id."""
        found = self._operand(other)
        if found is None:
            return NotImplemented
        return (self | other) - (self & other)

    def _sorted(self, records: Iterable[Any]) -> Self:
        return self._with(tuple(record for _, record in sorted({record.id: record for record in records}.items())))

    def _with(self, records: tuple[Any, ...]) -> Self:
        return type(self)(self._table, records)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Collection):
            return NotImplemented
        return self.records == other.records

    def __hash__(self) -> int:
        return hash(self.ids)

    # --- out -----------------------------------------------------------------------

    def to_dicts(self) -> list[dict[str, Any]]:
        """The records as plain data, as the data files write them (new objects)."""
        return [record.to_dict() for record in self.records]

    def to_pandas(self, *, explode: str | None = None) -> pd.DataFrame:
        """The records as a frame of pandas, one row each; MissingExtra without pandas (extra ``pandas``).

        A date stands as its EDTF text and as the earliest and latest day that it may
        be, terms as categories. ``explode`` names a list that the records have, such as
        ``"events"``, ``"roles"``, ``"principles"`` or ``"identifiers"``: one row an item
        of it, and records without one have no row. UnknownField for a list that
        they do not have. What each column means stands in ``frame.attrs["columns"]``,
        with version and digest of the data beside it.
        """
        from .export.frames import to_pandas

        return to_pandas(self, explode)

    def to_polars(self, *, explode: str | None = None) -> pl.DataFrame:
        """The records as a frame of polars (extra ``polars``); columns and rows as :meth:`to_pandas` has them."""
        from .export.frames import to_polars

        return to_polars(self, explode)

    def to_arrow(self, *, explode: str | None = None) -> pa.Table:
        """The records as a table of Arrow (extra ``arrow``); columns and rows as :meth:`to_pandas` has them.

        Meanings stand with the fields, version and digest with the schema, as metadata.
        """
        from .export.frames import to_arrow

        return to_arrow(self, explode)

    def from_frame(self, frame: pd.DataFrame | pl.DataFrame | pa.Table, column: str = "id") -> Self:
        """The records whose ids a frame holds in a column, in its order, each once.

        The way back after filtering or sorting in pandas, polars or Arrow.
        UnknownField without the column, InvalidValue for a value that is no id,
        RecordNotFound for an id that is not in the selection.
        """
        from .export.frames import ids_of

        return self.pick(ids_of(frame, column))

    def bibliography(
        self: Collection[Instrument] | Collection[Source],
        style: str = "apa",
        *,
        lang: str = "en",
        format: str = "text",
        accessed: Day | None = None,
    ) -> str:
        """The references of all records in a citation style, sorted, lettered or numbered as it demands.

        One a line (in Markdown and LaTeX one a paragraph); see :meth:`Instrument.cite`.
        Numbered styles keep the order of the selection.
        """
        from .citation import bibliography

        return bibliography(self, style, lang=lang, format=format, accessed=accessed)

    def to_csl_json(
        self: Collection[Instrument] | Collection[Source], path: str | Path | None = None, *, lang: str = "en"
    ) -> list[dict[str, Any]]:
        """The records as CSL-JSON items (for Zotero, pandoc, citeproc); also written to a file, if one is named."""
        from .citation.csl import item

        if path is not None:
            self._exported("csl-json", path, lang, None)
        return [item(record, lang=lang) for record in self.records]

    def to_bibtex(
        self: Collection[Instrument] | Collection[Source],
        path: str | Path | None = None,
        *,
        lang: str = "en",
        accessed: Day | None = None,
    ) -> str:
        """The records in BibTeX, keyed by id; also written to a file, whole or not at all, if one is named."""
        return self._exported("bibtex", path, lang, accessed)

    def to_biblatex(
        self: Collection[Instrument] | Collection[Source],
        path: str | Path | None = None,
        *,
        lang: str = "en",
        accessed: Day | None = None,
    ) -> str:
        """The records in BibLaTeX (biber), keyed by id, dates in EDTF; as :meth:`to_bibtex`."""
        return self._exported("biblatex", path, lang, accessed)

    def to_ris(
        self: Collection[Instrument] | Collection[Source],
        path: str | Path | None = None,
        *,
        lang: str = "en",
        accessed: Day | None = None,
    ) -> str:
        """The records in RIS; as :meth:`to_bibtex`."""
        return self._exported("ris", path, lang, accessed)

    def _exported(self: Any, format: str, path: Any, lang: str, accessed: Any) -> str:
        from .citation.exchange import exported

        return exported(self.records, format, lang=lang, accessed=accessed, path=path)

    def sources(self: Collection[Instrument], facts: str | Iterable[str] | None = None) -> tuple[Used, ...]:
        """The sources to cite for the facts of these instruments, each once, with the facts that rest on it.

        ``facts`` are the fields whose facts were used: ``"events"``, ``{"events", "roles"}``;
        all without it. In order of the sources' ids.
        """
        from .citation.facts import sources_of

        return sources_of(self.records, facts)

    def column(self, name: str, getter: Callable[[Any], Hashable]) -> list[Any]:
        """The values of a stored field, record by record, kept for the next question."""
        try:
            return self._columns[name]
        except KeyError:
            made = self._columns[name] = list(map(getter, self.records))
            return made

    def __repr__(self) -> str:
        count = len(self)
        shown = f"<{count} {self._table.name if count != 1 else self._table.singular}"
        shown += f": {listed(self.ids, 70)}>" if count else ">"
        return shown

    def _repr_html_(self) -> str:
        from .notebook import of_collection

        return of_collection(self)

    def __reduce__(self) -> tuple[Any, ...]:
        home = self._table.dataset
        return _restore, (self._table.name, home.digest if home.is_bundled else None, self.records)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        return self


def _restore(name: str, digest: str | None, records: tuple[Any, ...]) -> Collection[Any]:
    from .store import bundled, loose_table

    home = bundled()
    table = home.table(name) if digest == home.digest else loose_table(name, records)
    return Collection(table, records)


def _sortable(value: Any) -> tuple[str, Any]:
    return (type(value).__name__, value)

"""Dataset: the collections, the links between them, version and digest.

The bundled data set opens its files when they are first needed, one record at
a time where an index says where it stands. A user's data set is read whole and
checked before anything of it is handed out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from . import _lock
from .collection import Collection
from .errors import InvalidValue, VersionMismatch, quote
from .files import package_bytes, package_json
from .records import CLASSES, Actor, Instrument, Issue, Principle, Record, Scheme, Source
from .table import BundledTable, Table

if TYPE_CHECKING:
    from pathlib import Path

    from .changes import Changes
    from .citation.facts import Fact
    from .claimed import Claims
    from .terms import Vocabulary
    from .when import Day

REFERENCE = {"principles": "principles", "issues": "issues"}
"""The collections that hold one scheme only, ours, of all the concepts of their class."""

LARGE = 1 << 20
"""A data file of more bytes than this is not read whole for one record."""


class Dataset:
    """A whole data set: collections, links, version, digest.

    ``ag.dataset`` is the bundled one; :meth:`load` opens one of your own.
    Data sets share nothing but the vocabulary.
    """

    is_bundled = False

    def __init__(
        self,
        tables: Mapping[str, Iterable[Any]],
        *,
        meta: Mapping[str, Any],
        registers: Mapping[tuple[str, str], str],
        retired: Iterable[dict[str, Any]] = (),
        documents: Mapping[str, Any] | None = None,
        coverage: Iterable[dict[str, Any]] = (),
    ) -> None:
        self.meta: Mapping[str, Any] = dict(meta)
        """What ``datapackage.json`` says."""
        self._retired: tuple[dict[str, Any], ...] = tuple(retired)
        self._registers = dict(registers)
        self._documents = dict(documents or {})
        self._coverage: tuple[dict[str, Any], ...] = tuple(coverage)
        self._digest: str | None = None
        self._collections: dict[str, Collection[Any]] = {}
        self._cache: dict[Any, Any] = {}
        self._tables: dict[str, Table] = {cls.table: Table(self, cls, tables.get(cls.table, ())) for cls in CLASSES}

    @classmethod
    def load(cls, path: str | Path) -> Dataset:
        """Open a data set of your own: a folder in the format of the bundled data.

        A Data Package or an SQLite file that :meth:`export` wrote is opened as well,
        and has the digest that it had.

        Raises InvalidData, whose ``problems`` list everything that is wrong with
        its form and its references (file, record, path, value, what was expected).
        Editorial rules are a question of ``aigov-data check``.
        """
        from .folder import load

        return load(path)

    # --- collections ----------------------------------------------------------------

    def table(self, name: str) -> Table:
        """All records of a class, concepts of every scheme included."""
        return self._tables[name]

    def collection(self, name: str) -> Collection[Any]:
        """The collection of a name; principles and issues are the reference schemes only."""
        try:
            return self._collections[name]
        except KeyError:
            table = self.table(name)
            made = self.concepts_of(REFERENCE[name], table) if name in REFERENCE else Collection(table, None)
            return self._collections.setdefault(name, made)

    @property
    def instruments(self) -> Collection[Instrument]:
        """Treaties, laws, resolutions, standards, principles, strategies, commitments."""
        return self.collection("instruments")

    @property
    def actors(self) -> Collection[Actor]:
        """States, organisations, bodies, companies, forums, people."""
        return self.collection("actors")

    @property
    def principles(self) -> Collection[Principle]:
        """The reference principles; ``schemes[id].concepts`` opens every other scheme."""
        return self.collection("principles")

    @property
    def issues(self) -> Collection[Issue]:
        """The reference issues; ``schemes[id].concepts`` opens every other scheme."""
        return self.collection("issues")

    @property
    def schemes(self) -> Collection[Scheme]:
        """The sets of principles and issues that somebody states, ours included."""
        return self.collection("schemes")

    @property
    def sources(self) -> Collection[Source]:
        """The texts that facts were read in."""
        return self.collection("sources")

    @property
    def claims(self) -> Claims:
        """What sources say where they disagree, with the record that each is about."""
        from .claimed import Claims, StatedClaim

        def make() -> Claims:
            return Claims(
                StatedClaim(record, claim)
                for name in ("instruments", "actors")
                for record in self.collection(name)
                for claim in record.claims
            )

        return cast("Claims", self._once("claims", make))

    @property
    def vocabulary(self) -> Vocabulary:
        """The controlled terms."""
        from .terms import vocabulary

        return vocabulary()

    # --- links ------------------------------------------------------------------------

    def _once(self, key: Any, make: Any) -> Any:
        if key not in self._cache:
            self._cache[key] = make()
        return self._cache[key]

    def concepts_of(self, scheme: str, table: Table | None = None) -> Collection[Any]:
        """The concepts of a scheme, in its order."""
        tables = [table] if table else [self.table("principles"), self.table("issues")]
        for one in tables:
            found = tuple(record for record in one.all() if record.scheme == scheme)
            if found:
                return Collection(one, found)
        return Collection(tables[0], ())

    def children(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """Id → ids of what is directly below it (parts of an actor, narrower concepts)."""

        def make() -> Mapping[str, tuple[str, ...]]:
            found: dict[str, list[str]] = {}
            for record in self.table(name).all():
                if record.parent_id is not None:
                    found.setdefault(record.parent_id, []).append(record.id)
            return {parent: tuple(ids) for parent, ids in found.items()}

        return cast("Mapping[str, tuple[str, ...]]", self._once(("children", name), make))

    def ancestors(self, name: str, record_id: str) -> tuple[str, ...]:
        """Ids of what a record is below, the nearest first."""
        table, found = self.table(name), []
        parent = table.by_id(record_id).parent_id
        while parent is not None and parent not in found:
            found.append(parent)
            parent = table.by_id(parent).parent_id
        return tuple(found)

    def within(self, name: str, ids: Iterable[str]) -> set[str]:
        """These ids and all below them."""
        children, found, rest = self.children(name), set(), list(ids)
        while rest:
            one = rest.pop()
            if one not in found:
                found.add(one)
                rest.extend(children.get(one, ()))
        return found

    @property
    def inverse_relations(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Instrument id → (type, id of the instrument that relates to it so)."""

        def make() -> Mapping[str, tuple[tuple[str, str], ...]]:
            found: dict[str, list[tuple[str, str]]] = {}
            for record in self.instruments:
                for one in record.relations:
                    found.setdefault(one.target, []).append((one.type, record.id))
            return {target: tuple(pairs) for target, pairs in found.items()}

        return cast("Mapping[str, tuple[tuple[str, str], ...]]", self._once("inverse", make))

    @property
    def mapped_to(self) -> Mapping[str, tuple[str, ...]]:
        """Concept id → ids of the concepts of other schemes mapped to it, in order of id."""

        def make() -> Mapping[str, tuple[str, ...]]:
            found: dict[str, set[str]] = {}
            for name in ("principles", "issues"):
                for record in self.table(name).all():
                    for one in record.mappings:
                        found.setdefault(one.target, set()).add(record.id)
            return {target: tuple(sorted(ids)) for target, ids in found.items()}

        return cast("Mapping[str, tuple[str, ...]]", self._once("mapped", make))

    def register_of(self, record: Record) -> str:
        """The register that holds a record: the name of its file."""
        file = self._registers.get((record.table, record.id))
        if file is None:
            raise InvalidValue(
                f"{record.table} {quote(record.id)} was given no register: registers names its data file, "
                f"as {record.table}/register.json",
                value=record.id,
            )
        return file.rsplit("/", 1)[-1].removesuffix(".json")

    # --- identity ------------------------------------------------------------------------

    @property
    def version(self) -> str:
        """The version of the data: that of the package, for the bundled data."""
        return str(self.meta.get("version", "0"))

    @property
    def schema_version(self) -> str:
        """The version of the format."""
        return str(self.meta.get("schema_version", "0"))

    @property
    def date(self) -> str:
        """The day of the data: what ``on=None`` means."""
        return str(self.meta.get("date", ""))

    @property
    def digest(self) -> str:
        """``sha256:...`` over the canonical form of all records and of the terms they use."""
        if self._digest is None:
            from .identity import digest, hashes

            self._digest = digest(hashes(self), self.documents)
        return self._digest

    @property
    def retired(self) -> tuple[dict[str, Any], ...]:
        """The retired ids: id, class, successor, reason, version."""
        return self._retired

    @property
    def documents(self) -> Mapping[str, Any]:
        """What else belongs to the data's identity: vocabulary, homonyms, retired ids."""
        return self._documents

    @property
    def coverage(self) -> tuple[dict[str, Any], ...]:
        """What each register holds and how complete it is, as ``coverage.json`` says."""
        return self._coverage

    def hashes(self) -> dict[str, dict[str, str]]:
        """Collection → id → hash of the record's canonical form."""
        from .identity import hashes

        return hashes(self)

    def require(self, version: str, *, digest: str | None = None) -> None:
        """Raise VersionMismatch unless the data are of this version and, if given, this digest."""
        if self.version != version:
            raise VersionMismatch(
                f"version {version} is required, but these data are version {self.version}; "
                f"install it with: pip install 'aigov-data=={version}'",
                wanted=version,
                found=self.version,
            )
        if digest is not None and self.digest != digest:
            raise VersionMismatch(
                f"digest {quote(digest)} is required, but these data have {self.digest}",
                wanted=digest,
                found=self.digest,
            )

    def cite(
        self,
        style: str = "apa",
        *,
        lang: str = "en",
        form: str = "full",
        format: str = "text",
        accessed: Day | None = None,
    ) -> str:
        """The reference of the data set, with version, digest and, where there is one, DOI; see Instrument.cite."""
        from .citation import dataset_cited

        return dataset_cited(self, style, lang=lang, form=form, format=format, accessed=accessed)

    def fact(self, address: str) -> Fact:
        """The fact at an address such as ``eu-ai-act#adopted@0.2.0``, with its value, its references and ``cite()``.

        InvalidValue where the address leads nowhere, VersionMismatch where it is of another version.
        """
        from .citation.facts import fact

        return fact(self, address)

    def to_cff(self, path: str | Path | None = None) -> str:
        """The data set as CITATION.cff 1.2.0; also written to a file, whole or not at all, if one is named."""
        from .citation.exchange import cff

        return cff(self, path)

    def changes(self, since: str | None = None) -> Changes:
        """What each release of the bundled data changed after version ``since`` (default: from the first on).

        Record by record and field by field, with old and new value, from the files
        that the package ships; no older data are needed. InvalidValue for a version
        that there was not, and for a data set of your own: compare two of them with
        :meth:`diff`.
        """
        from .changes import between_releases

        if not self.is_bundled:
            raise InvalidValue("only the bundled data have releases; compare two data sets with a.diff(b)")
        return between_releases(since)

    def diff(self, other: Dataset) -> Changes:
        """How another data set differs from this one: added, changed (old and new value), retired, removed."""
        from .changes import of_two

        if not isinstance(other, Dataset):
            raise InvalidValue(f"diff takes a data set, as Dataset.load gives it; found {quote(other)}", value=other)
        return of_two(self, other)

    def extended(self, path: str | Path) -> Dataset:
        """A new data set with the records of a folder of yours beside these.

        The folder has the format of the bundled data. Its ids begin with a
        name-space of yours, ``mine:my-act``, and may refer to each other and to the
        records that are extended, which stay as they are. The new data set's
        version (``0.3.0+mine``), title, digest and citation say that it is extended.

        InvalidData lists every problem: of form, of ids without name-space, of
        references that lead nowhere.
        """
        from .extending import extended

        return extended(self, path)

    def export(
        self, format: str, folder: str | Path, *, overwrite: bool = False, safe: bool = False, base: str | None = None
    ) -> tuple[Path, ...]:
        """Write the data set into a folder in a form that other programs read; return the files written.

        ``format``: datapackage, sqlite, parquet, jsonl, json, skos, croissant or
        schema-org. Each file is written whole or not at all; a file that exists is
        replaced only with ``overwrite=True``. ``safe=True`` guards the cells of CSV
        files against being run as formulas by a spreadsheet. ``base`` is what the
        names of records begin with in RDF (default: ``urn:aigov-data:``).

        InvalidValue for a format that there is not, and where a file exists;
        MissingExtra where the format needs a package that is not installed.
        """
        from .export import BASE, export

        return export(self, format, folder, overwrite=overwrite, safe=safe, base=BASE if base is None else base)

    def verify(self) -> int:
        """Recompute every hash and the digest from the files; return how many records were verified.

        Raises DamagedData where something is not as it was released.
        """
        from .identity import verify

        return verify(self)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self.collection(cls.table))} {cls.table}" for cls in CLASSES)
        return f"<Dataset {self.version}: {counts}>"

    def __reduce__(self) -> Any:
        if self.is_bundled:
            return bundled, ()
        raise InvalidValue("only the bundled data set can be pickled; load yours again with Dataset.load(path)")

    def __copy__(self) -> Dataset:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Dataset:
        return self


class BundledDataset(Dataset):
    """The data of the installed package."""

    is_bundled = True

    def __init__(self) -> None:
        super().__init__({}, meta={}, registers={})
        self._tables = {}
        self._bytes: dict[str, bytes] = {}
        self.meta = package_json("datapackage.json")
        self._digest = self.meta["digest"]

    def table(self, name: str) -> Table:
        try:
            return self._tables[name]
        except KeyError:
            with _lock:
                from . import construct, text  # noqa: F401, whole before a fork, since what it needs is imported here

                if name not in self._tables:
                    cls = next(cls for cls in CLASSES if cls.table == name)
                    self._tables[name] = BundledTable(self, cls)
                return self._tables[name]

    def collection(self, name: str) -> Collection[Any]:
        if name not in self._collections:
            with _lock:
                return super().collection(name)
        return self._collections[name]

    @property
    def retired(self) -> tuple[dict[str, Any], ...]:
        return cast(
            "tuple[dict[str, Any], ...]", self._once("retired", lambda: tuple(package_json("retired.json")["retired"]))
        )

    @property
    def coverage(self) -> tuple[dict[str, Any], ...]:
        return cast(
            "tuple[dict[str, Any], ...]",
            self._once("coverage", lambda: tuple(package_json("coverage.json")["coverage"])),
        )

    @property
    def documents(self) -> Mapping[str, Any]:
        from .identity import DOCUMENTS

        return cast(
            "Mapping[str, Any]", self._once("documents", lambda: {name: package_json(name) for name in DOCUMENTS})
        )

    def register_of(self, record: Record) -> str:
        table = cast("BundledTable", self.table(record.table))
        return table.file_of(record.id).rsplit("/", 1)[-1].removesuffix(".json")

    def record_bytes(self, name: str, start: int, end: int) -> bytes:
        """The bytes of one record. Its file is kept for the next one, unless it is large: then only these are read."""
        raw = self._bytes.get(name)
        if raw is None:
            try:
                with open(os.path.join(os.path.dirname(__file__), "data", name), "rb") as file:
                    if os.fstat(file.fileno()).st_size > LARGE:
                        file.seek(start)
                        return file.read(end - start)
            except OSError:
                pass  # a package in a zip has no such file; the loader reads it
            raw = self._bytes[name] = package_bytes(name)
        return raw[start:end]

    def last_bytes(self, name: str) -> bytes:
        """A data file's bytes for the last time: all its records are built of them."""
        return self._bytes.pop(name, None) or package_bytes(name)


def loose_table(name: str, records: tuple[Any, ...]) -> Table:
    """A table for records whose data set is not open, so that a pickled collection keeps working."""
    home = Dataset({name: records}, meta={}, registers={})
    for record in records:
        object.__setattr__(record, "_home", None)
    return home.table(name)


_bundled: Dataset | None = None


def bundled() -> Dataset:
    """The bundled data set, opened when first needed, once for all threads."""
    global _bundled
    if _bundled is None:
        with _lock:
            if _bundled is None:
                _bundled = BundledDataset()
    return _bundled

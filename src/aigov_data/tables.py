"""Matrix and crosswalk: which instruments state which concepts, and how the concepts of two schemes match.

A cell of a matrix is ``no`` only where the text was read whole for that scheme;
otherwise the absence of a link says nothing, and the cell is ``not coded``.

A crosswalk keeps apart what somebody stated (``direct``) and what follows
(``derived``). The rules of what follows are those that the meaning of the SKOS
mapping properties bears (https://www.w3.org/TR/skos-reference/, section 10):
along at least one exact match the other step holds unchanged, and broad after
broad is broad, narrow after narrow is narrow. Close and related matches do not
add up, so what passes through two of them is ``undetermined``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from .collection import Collection
from .display import table
from .errors import InvalidValue, RecordNotFound, close_matches, listed, quote
from .optional import load
from .records import Concept, Instrument, Issue, Principle, Scheme
from .store import REFERENCE, Dataset, bundled

if TYPE_CHECKING:
    import pandas as pd

    from .parts import ConceptLink
    from .terms import Match

Value = Literal["yes", "no", "not coded"]
Basis = Literal["direct", "derived", "undetermined"]


class Cell(NamedTuple):
    """Whether an instrument states a concept, and by which links."""

    instrument: str
    """Id of the instrument."""
    concept: str
    """Id of the concept."""
    value: Value
    """``no`` only where the text was read whole for the scheme."""
    links: tuple[ConceptLink, ...] = ()
    """The links that say yes, each with its references: to the concept or a narrower one."""


class Matrix:
    """Instruments by concepts; ``matrix[instrument, concept]`` is a cell."""

    def __init__(self, rows: Collection[Instrument], columns: Collection[Any], cells: dict[tuple[str, str], Cell]):
        self.rows = rows
        """The instruments, in the order given."""
        self.columns = columns
        """The concepts, in the order given."""
        self._cells = cells

    def __getitem__(self, key: tuple[str | Instrument, str | Concept]) -> Cell:
        """The cell of an instrument and a concept, each a record or anything that look-up knows."""
        if not isinstance(key, tuple) or len(key) != 2:
            raise InvalidValue(f"a cell is asked for by instrument and concept, not by {quote(key)}", value=key)
        return self._cells[_id_in(self.rows, key[0]), _id_in(self.columns, key[1])]

    def __iter__(self) -> Iterator[Cell]:
        """All cells, row by row."""
        return iter(self._cells.values())

    def __len__(self) -> int:
        return len(self._cells)

    def counts(self) -> dict[str, dict[Value, int]]:
        """Concept id → how many of the instruments are ``yes``, ``no`` and ``not coded``."""
        made: dict[str, dict[Value, int]] = {one: {"yes": 0, "no": 0, "not coded": 0} for one in self.columns.ids}
        for cell in self:
            made[cell.concept][cell.value] += 1
        return made

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain dict a cell: instrument, concept, value, links (ids of the concepts that say yes), refs."""
        return [
            {
                "instrument": cell.instrument,
                "concept": cell.concept,
                "value": cell.value,
                "links": [link.id for link in cell.links],
                "refs": [str(ref) for link in cell.links for ref in link.refs],
            }
            for cell in self
        ]

    def to_pandas(self) -> pd.DataFrame:
        """A frame of instrument ids by concept ids, of pandas' ``boolean``: <NA> where it is not coded.

        MissingExtra without pandas (extra ``pandas``).
        """
        pandas = load("pandas")
        says = {"yes": True, "no": False, "not coded": None}
        data = [[says[self._cells[row, one].value] for one in self.columns.ids] for row in self.rows.ids]
        frame: pd.DataFrame = pandas.DataFrame(data, list(self.rows.ids), list(self.columns.ids), dtype="boolean")
        return frame.rename_axis(index="instrument", columns="concept")

    def __repr__(self) -> str:
        head = ["", *self.columns.ids]
        marks = {"yes": "yes", "no": "–", "not coded": "?"}
        rows = ([row, *(marks[self._cells[row, one].value] for one in self.columns.ids)] for row in self.rows.ids)
        return f"{table(head, rows)}\nyes: stated; –: not stated; ?: not coded"

    def _repr_html_(self) -> str:
        from .notebook import of_matrix

        return of_matrix(self)


def matrix(
    selection: Collection[Instrument], concepts: Collection[Principle] | Collection[Issue], *, narrower: bool = True
) -> Matrix:
    """Which of the instruments state which of the concepts.

    ``concepts`` are of a reference scheme: ``ag.principles``, ``ag.issues``, or a
    selection of one. An instrument states a concept also by a link to a narrower
    one, unless ``narrower`` is False. InvalidValue for concepts of another scheme:
    instruments are not coded for those; :func:`crosswalk` leads there.
    """
    for wanted, given in ((Instrument, selection), (Concept, concepts)):
        if not isinstance(given, Collection) or not issubclass(given.record_class, wanted):
            what = "instruments" if wanted is Instrument else "principles or issues, such as ag.principles"
            raise InvalidValue(f"a matrix is made of a collection of {what}, not of {quote(given)}", value=given)
    others = sorted({one.scheme for one in concepts} - set(REFERENCE.values()))
    if others:
        raise InvalidValue(
            f"instruments are coded for the reference schemes, not for {listed(others)}; take ag.principles or "
            f"ag.issues, and ag.crosswalk({quote(others[0])}, ...) from there",
            value=others[0],
        )
    cells: dict[tuple[str, str], Cell] = {}
    covers = {one.id: one.dataset.within(one.table, (one.id,)) if narrower else {one.id} for one in concepts}
    name = concepts.record_class.table
    for work in selection:
        links: tuple[ConceptLink, ...] = getattr(work, name)
        coded = any(one.scheme == REFERENCE[name] and one.extent == "full" for one in work.coding)
        for concept, ids in covers.items():
            found = tuple(link for link in links if link.id in ids)
            value: Value = "yes" if found else "no" if coded else "not coded"
            cells[work.id, concept] = Cell(work.id, concept, value, found)
    return Matrix(selection, concepts, cells)


class Step(NamedTuple):
    """One step of a path between two concepts."""

    source: str
    """Id of the concept that the step leaves."""
    match: Match
    """How it matches: ``broad`` means that the target is broader."""
    target: str
    """Id of the concept that the step reaches."""


class Correspondence(NamedTuple):
    """How a concept of one scheme matches a concept of another."""

    source: str
    """Id of the concept of the first scheme."""
    target: str
    """Id of the concept of the second scheme."""
    basis: Basis
    """Whether it is stated, follows, or stays open though both match the same reference concept."""
    match: Match | None
    """How it matches, read from source to target; None where it stays open."""
    paths: tuple[tuple[Step, ...], ...]
    """The steps that say so, a path each; for an open one, those that do not add up."""


class Crosswalk:
    """The concepts of two schemes and how they match; ``crosswalk[a, b]`` is one pair."""

    def __init__(self, rows: Collection[Any], columns: Collection[Any], found: dict[tuple[str, str], Correspondence]):
        self.rows = rows
        """The concepts of the first scheme, in its order."""
        self.columns = columns
        """The concepts of the second scheme, in its order."""
        self._found = found

    def __getitem__(self, key: tuple[str | Concept, str | Concept]) -> Correspondence | None:
        """How two concepts match; None where nothing links them, which does not say that they differ."""
        if not isinstance(key, tuple) or len(key) != 2:
            raise InvalidValue(f"a pair is asked for by two concepts, not by {quote(key)}", value=key)
        return self._found.get((_id_in(self.rows, key[0]), _id_in(self.columns, key[1])))

    def __iter__(self) -> Iterator[Correspondence]:
        """The pairs that anything links, in the order of the schemes."""
        return iter(self._found.values())

    def __len__(self) -> int:
        return len(self._found)

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain dict a pair: source, target, basis, match, and through which reference concepts."""
        return [
            {
                "source": one.source,
                "target": one.target,
                "basis": one.basis,
                "match": one.match,
                "through": sorted({step.target for path in one.paths for step in path[:-1]}),
            }
            for one in self
        ]

    def to_pandas(self, *, wide: bool = False) -> pd.DataFrame:
        """The pairs as a frame, one row each; ``wide``: concepts by concepts, with the match or nothing.

        In the wide frame a pair that stays open reads ``undetermined``.
        MissingExtra without pandas (extra ``pandas``).
        """
        pandas = load("pandas")
        if not wide:
            names = ["source", "target", "basis", "match", "through"]
            long: pd.DataFrame = pandas.DataFrame(self.to_dicts(), columns=names)
            return long.astype({"source": "string", "target": "string", "basis": "category", "match": "category"})
        data = [
            [None if (one := self._found.get((a, b))) is None else one.match or one.basis for b in self.columns.ids]
            for a in self.rows.ids
        ]
        frame: pd.DataFrame = pandas.DataFrame(data, list(self.rows.ids), list(self.columns.ids), dtype="string")
        return frame

    def to_sssom(self, *, base: str | None = None) -> str:
        """The pairs that match as an SSSOM table: what is stated as curated by hand, what follows as chained.

        Pairs that stay open have no predicate and are left out. ``base`` is what the
        names of records begin with (default: ``urn:aigov-data:``).
        """
        from .export import BASE, sssom

        why = {"direct": sssom.MADE_BY_HAND, "derived": sssom.CHAINED}
        pairs = [
            (self.rows[one.source], one.match, self.columns[one.target], why[one.basis])
            for one in self
            if one.match is not None
        ]
        home = next(iter(self.rows)).dataset
        return sssom.written(home, BASE if base is None else base, pairs).decode("utf-8")

    def __repr__(self) -> str:
        rows = ((one.source, one.match or "?", one.target, one.basis) for one in self)
        return table(["concept", "match", "concept", "basis"], rows)

    def _repr_html_(self) -> str:
        from .notebook import of_crosswalk

        return of_crosswalk(self)


def crosswalk(a: str | Scheme, b: str | Scheme) -> Crosswalk:
    """How the concepts of two schemes match, stated and derived, with the path of each.

    Schemes are given as records or ids (``"principles"`` and ``"issues"`` are the
    reference schemes). See the rules in the module's text.
    """
    homes = [one.dataset for one in (a, b) if isinstance(one, Scheme)]
    return crosswalked(homes[0] if homes else bundled(), a, b)


def crosswalked(home: Dataset, a: str | Scheme, b: str | Scheme) -> Crosswalk:
    """The crosswalk of two schemes of one data set."""
    schemes = [one if isinstance(one, Scheme) else home.schemes[one] for one in (a, b)]
    if schemes[0].id == schemes[1].id:
        raise InvalidValue(f"a crosswalk is between two schemes; {schemes[0].id!r} is given twice", value=a)
    rows, columns = (one.concepts for one in schemes)
    steps = _steps(home)
    targets = set(columns.ids)
    found: dict[tuple[str, str], Correspondence] = {}
    for row in rows:
        paths: dict[str, list[tuple[Step, ...]]] = {}
        for path in _paths(home, row, targets, steps):
            paths.setdefault(path[-1].target, []).append(path)
        for target in columns.ids:
            if target in paths:
                found[row.id, target] = _judged(row.id, target, paths[target])
    return Crosswalk(rows, columns, found)


_INVERSE: dict[Match, Match] = {
    "exact": "exact", "close": "close", "related": "related", "broad": "narrow", "narrow": "broad",
}  # fmt: skip
_STRENGTH: tuple[Match, ...] = ("exact", "close", "broad", "narrow", "related")


def _composed(path: Iterable[Step]) -> Match | None:
    """What follows from steps one after the other; None where nothing does."""
    whole: Match = "exact"
    for step in path:
        if whole == "exact":
            whole = step.match
        elif step.match != "exact" and not (step.match == whole and whole in ("broad", "narrow")):
            return None
    return whole


def _steps(home: Dataset) -> dict[str, list[Step]]:
    """Concept id → the mappings that lead from it, those that others state read backwards."""
    made: dict[str, set[Step]] = {}
    for name in REFERENCE:
        for concept in home.table(name).all():
            for one in concept.mappings:
                made.setdefault(concept.id, set()).add(Step(concept.id, one.match, one.target))
                made.setdefault(one.target, set()).add(Step(one.target, _INVERSE[one.match], concept.id))
    return {source: sorted(all_) for source, all_ in made.items()}


def _paths(home: Dataset, row: Concept, targets: set[str], steps: dict[str, list[Step]]) -> Iterator[tuple[Step, ...]]:
    """The paths from a concept to those of the other scheme: one step, or through a reference concept.

    Between two mappings the path may climb or descend the tree of the reference
    scheme; one that neither adds up nor rests on one shared concept is left out.
    """
    for first in steps.get(row.id, ()):
        if first.target in targets:
            yield (first,)
    starts: list[tuple[Step, ...]] = [(one,) for one in steps.get(row.id, ())]
    if row.scheme in REFERENCE.values():
        starts = [()]
    for start in starts:
        middle = start[-1].target if start else row.id
        concept = _concept(home, middle)
        if concept is None or concept.scheme not in REFERENCE.values():
            continue
        for between in ((), *((one,) for one in _tree(home, concept))):
            here = between[-1].target if between else middle
            for path in ((*start, *between), *((*start, *between, last) for last in steps.get(here, ()))):
                if len(path) > 1 and path[-1].target in targets and (_composed(path) or not between):
                    yield path


def _tree(home: Dataset, concept: Concept) -> list[Step]:
    """From a reference concept to each that is broader or narrower in its tree."""
    if concept.scheme not in REFERENCE.values():
        return []
    above = [Step(concept.id, "broad", one) for one in home.ancestors(concept.table, concept.id)]
    below = sorted(home.within(concept.table, (concept.id,)) - {concept.id})
    return above + [Step(concept.id, "narrow", one) for one in below]


def _concept(home: Dataset, record_id: str) -> Concept | None:
    for name in REFERENCE:
        if record_id in home.table(name):
            found: Concept = home.table(name).by_id(record_id)
            return found
    return None


def _judged(source: str, target: str, paths: list[tuple[Step, ...]]) -> Correspondence:
    """What the paths between two concepts say together: the stated before the derived, the strongest first."""
    direct: list[tuple[Step, ...]] = [path for path in paths if len(path) == 1]
    used = direct or [path for path in paths if _composed(path)]
    matches = {match for path in used if (match := _composed(path))}
    if not matches or ({"broad", "narrow"} <= matches and not matches & {"exact", "close"}):
        return Correspondence(source, target, "undetermined", None, tuple(dict.fromkeys(paths)))
    best: Match = next(one for one in _STRENGTH if one in matches)
    chosen = tuple(dict.fromkeys(path for path in used if _composed(path) == best))
    return Correspondence(source, target, "direct" if direct else "derived", best, chosen)


def _id_in(collection: Collection[Any], key: Any) -> str:
    """The id of a record of the collection, given as the record or by a name."""
    if isinstance(key, str):
        return str(collection[key].id)
    if getattr(key, "id", None) in collection.ids:
        return str(key.id)
    close = close_matches(str(getattr(key, "id", key)), collection.ids)
    raise RecordNotFound(f"{quote(key)} is not in the table; it has {listed(close or collection.ids)}", name=str(key))

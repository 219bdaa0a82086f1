"""Claims: what sources say where they disagree with each other or with the record, and what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, overload

from .display import table
from .errors import UnknownField, suggestion
from .optional import load

if TYPE_CHECKING:
    import pandas as pd

    from .parts import Claim
    from .records import Actor, Instrument
    from .terms import Verdict

By = Literal["verdict", "source", "record", "field"]


class StatedClaim(NamedTuple):
    """A claim together with the record that it is about."""

    record: Instrument | Actor
    claim: Claim

    @property
    def source(self) -> str:
        """Id of the source that states the value."""
        return self.claim.ref.source


_BY: dict[str, Callable[[StatedClaim], str]] = {
    "verdict": lambda one: one.claim.verdict,
    "source": lambda one: one.source,
    "record": lambda one: one.record.id,
    "field": lambda one: one.claim.field,
}


class Claims(Sequence[StatedClaim]):
    """An ordered, immutable selection of claims, by record; ``ag.claims`` holds all.

    >>> ag.claims.filter(source="siis-2023", verdict={"rejected", "imprecise"})  # doctest: +SKIP
    """

    __slots__ = ("_claims",)

    def __init__(self, claims: Iterable[StatedClaim]) -> None:
        self._claims = tuple(claims)

    def __len__(self) -> int:
        return len(self._claims)

    def __iter__(self) -> Iterator[StatedClaim]:
        return iter(self._claims)

    @overload
    def __getitem__(self, key: int) -> StatedClaim: ...
    @overload
    def __getitem__(self, key: slice) -> Claims: ...
    def __getitem__(self, key: int | slice) -> StatedClaim | Claims:
        """A claim by position; a slice is a selection."""
        return Claims(self._claims[key]) if isinstance(key, slice) else self._claims[key]

    def __eq__(self, other: object) -> bool:
        return self._claims == other._claims if isinstance(other, Claims) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._claims)

    def filter(
        self,
        *,
        verdict: Verdict | Iterable[Verdict] | None = None,
        source: str | Iterable[str] | None = None,
        record: str | Iterable[str] | None = None,
        field: str | Iterable[str] | None = None,
    ) -> Claims:
        """The claims that meet every condition; a set or list means any of its values.

        ``source`` and ``record`` are ids. ``field`` is the place in the record
        (``"events[signed].date"``), or the beginning of one (``"events"``).
        UnknownTerm for a verdict that the vocabulary does not have; UnknownField
        for a source, record or field of which no claim speaks, with close ones.
        """
        from .terms import check_term

        wanted = {"verdict": _values(verdict), "source": _values(source), "record": _values(record)}
        for one in wanted["verdict"] or ():
            check_term("verdict", one)
        kept = list(self._claims)
        for name, values in wanted.items():
            if values is not None:
                known = {_BY[name](one) for one in self._claims}
                if name != "verdict":
                    _check(name, values, known)
                kept = [one for one in kept if _BY[name](one) in values]
        fields = _values(field)
        if fields is not None:
            places = {one.claim.field for one in self._claims}
            _check("field", fields, places | {_top(place) for place in places})
            kept = [one for one in kept if one.claim.field in fields or _top(one.claim.field) in fields]
        return Claims(kept)

    def count_by(self, name: By) -> dict[str, int]:
        """How many claims there are by ``verdict``, ``source``, ``record`` or ``field``, the most frequent first."""
        if name not in _BY:
            raise UnknownField(
                f"claims are counted by {', '.join(_BY)}, not by {name!r}{suggestion(name, _BY)}", field=name
            )
        counted = Counter(map(_BY[name], self._claims))
        return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain dict a claim: record, field, value, ref, verdict, reason in English and in Chinese."""
        return [
            {
                "record": one.record.id,
                "field": one.claim.field,
                "value": one.claim.value,
                "ref": str(one.claim.ref),
                "verdict": one.claim.verdict,
                "reason": None if one.claim.reason is None else one.claim.reason.en,
                "reason_zh": None if one.claim.reason is None else one.claim.reason.zh,
            }
            for one in self._claims
        ]

    def to_pandas(self) -> pd.DataFrame:
        """The claims as a frame, one row each; MissingExtra without pandas (extra ``pandas``)."""
        names = ["record", "field", "value", "ref", "verdict", "reason", "reason_zh"]
        frame: pd.DataFrame = load("pandas").DataFrame(self.to_dicts(), columns=names)
        return frame.astype({name: "category" if name == "verdict" else "string" for name in names})

    def __repr__(self) -> str:
        rows = [(one.record.id, one.claim.field, one.claim.value, one.claim.verdict, one.source) for one in self[:10]]
        more = "" if len(self) <= 10 else f"\n… {len(self) - 10} more"
        return f"{len(self)} claims\n{table(['record', 'field', 'value', 'verdict', 'source'], rows, 120)}{more}"

    def _repr_html_(self) -> str:
        from .notebook import of_claims

        return of_claims(self)


def _values(given: str | Iterable[str] | None) -> set[str] | None:
    return None if given is None else {given} if isinstance(given, str) else set(given)


def _top(place: str) -> str:
    """``events`` of ``events[signed].date``."""
    return place.split("[")[0].split(".")[0]


def _check(name: str, values: Iterable[str], known: Iterable[str]) -> None:
    for value in sorted(values):
        if value not in set(known):
            raise UnknownField(f"no claim has the {name} {value!r}{suggestion(value, known)}", field=name)

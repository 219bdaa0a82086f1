"""Hypothesis strategies: any record and part, from the types of its fields."""

from __future__ import annotations

import datetime as dt
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from aigov_data import shape
from aigov_data.codec import to_plain
from aigov_data.dates import PartialDate
from aigov_data.parts import Ref
from aigov_data.records import Record
from aigov_data.text import Text

slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(
    lambda s: bool(s.strip())
)
languages = st.sampled_from(["en", "zh-Hans", "zh-Hant", "fr", "pt-BR", "zh-Latn-pinyin", "es-419"])
texts = st.dictionaries(languages, words, min_size=1, max_size=3).map(Text)
days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
_CUTS = [(10, ""), (7, ""), (4, ""), (7, "-XX"), (4, "-XX"), (4, "-XX-XX"), (3, "X"), (2, "XX")]


def dates_within(days: st.SearchStrategy[dt.date]) -> st.SearchStrategy[PartialDate]:
    """Dates of every form that the EDTF profile has and that the days allow."""
    stated = st.tuples(days, st.sampled_from(_CUTS)).filter(
        lambda one: int(one[0].isoformat()[: min(one[1][0], 4)]) > 0
    )
    texts = stated.map(lambda one: one[0].isoformat()[: one[1][0]] + one[1][1])
    return st.tuples(texts, st.sampled_from(["", "?", "~", "%"])).map(lambda one: PartialDate("".join(one)))


dates = dates_within(days)
locators = st.from_regex(r"[A-Za-z0-9§第条][A-Za-z0-9 .,;()§第条-]{0,20}", fullmatch=True).map(str.strip)
refs = st.builds(Ref, slugs, st.one_of(st.just(""), locators))

_FORMS = {
    "an id": slugs,
    "a concept's id": st.one_of(slugs, st.tuples(slugs, slugs).map(".".join)),
    "a language tag": languages,
    "an ISO 3166-1": st.sampled_from(["CN", "US", "EG"]),
    "an ISO 3166 code": st.sampled_from(["CN", "US-CA", "EU", "UN"]),
    "a web address": st.sampled_from(["https://example.org/a", "http://example.org/人"]),
}


def _value(cls: type, name: str, type_: Any) -> st.SearchStrategy[Any]:
    origin, args = get_origin(type_), get_args(type_)
    if origin in (Union, UnionType):
        return st.none() | _value(cls, name, next(a for a in args if a is not type(None)))
    if origin is tuple:
        return st.lists(_value(cls, name, args[0]), max_size=2).map(tuple)
    if origin is Literal:
        return st.sampled_from(args)
    if type_ is bool:
        return st.booleans()
    if type_ is str:
        form = shape.form_of(cls, name)
        if form is None:
            return words
        return next(strategy for start, strategy in _FORMS.items() if form[1].startswith(start))
    known: dict[Any, st.SearchStrategy[Any]] = {Text: texts, PartialDate: dates, Ref: refs}
    return known[type_] if type_ in known else of(type_)


def of(cls: type) -> st.SearchStrategy[Any]:
    """Any well-formed instance of a record or part class."""
    made = st.builds(cls, **{field.name: _value(cls, field.name, field.type) for field in shape.resolved(cls)})
    return made if issubclass(cls, Record) else made.filter(lambda part: bool(to_plain(part)))  # {} says nothing

"""Ranked search in titles, names, concepts, actors and summaries, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .errors import InvalidValue, quote
from .text import fold

if TYPE_CHECKING:
    from .collection import Collection

_CJK = re.compile("[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]")
_NAME, _IDENTIFIER, _ALIAS, _CONCEPT, _ACTOR, _SUMMARY = 10.0, 8.0, 7.0, 3.0, 2.0, 1.5
LONGEST_QUERY = 1000


def _words(text: str) -> str:
    """Folded words, each after a blank, so that a blank before a term asks for a word's beginning."""
    return " " + " ".join(fold(word) for word in re.split(r"[\s\-_/.,;:()（）、，。；：]+", text))


def _fields(record: Any) -> Iterator[tuple[float, str]]:
    """What is searched in a record, with its weight."""
    for text in record.label.values():
        yield _NAME, text
    yield _ALIAS, record.id
    for alias in getattr(record, "aliases", ()):
        yield _ALIAS, alias.text
    for identifier in getattr(record, "identifiers", ()):
        yield _IDENTIFIER, identifier.value
    for name in ("summary", "definition", "note"):
        for text in (getattr(record, name, None) or {}).values():
            yield _SUMMARY, text
    if record.table != "instruments":
        return
    dataset = record.dataset
    for name in ("principles", "issues"):
        for link in getattr(record, name):
            for text in dataset.table(name).by_id(link.id).name.values():
                yield _CONCEPT, text
    for actor in record.issuers:
        for text in actor.name.values():
            yield _ACTOR, text


def document(record: Any) -> tuple[tuple[float, str, str], ...]:
    """A record's searched texts: weight, words apart, and run together (for Chinese)."""
    return tuple((weight, _words(text), fold(text)) for weight, text in _fields(record))


def _score(term: str, fields: tuple[tuple[float, str, str], ...]) -> float:
    """How well a record answers one folded term; 0 when it does not."""
    best = 0.0
    if _CJK.search(term):
        for weight, _, joined in fields:
            if term in joined:
                best = max(best, weight * (1 + len(term) / len(joined)))
        if best or len(term) < 3:
            return best
        pairs = [term[i : i + 2] for i in range(len(term) - 1)]
        whole = "\n".join(joined for _, _, joined in fields)
        if all(pair in whole for pair in pairs):  # written together, found apart: 军事人工智能
            for weight, _, joined in fields:
                share = sum(pair in joined for pair in pairs) / len(pairs)
                best = max(best, weight * share / 2)
        return best
    for weight, spaced, _ in fields:
        if f" {term}" in spaced:
            whole_word = f" {term} " in f"{spaced} "
            best = max(best, weight * (1 + len(term) / len(spaced)) * (1 if whole_word else 0.7))
    return best


def ranked(collection: Collection[Any], text: str) -> tuple[Any, ...]:
    """The records that answer every word of the text, best first, ties by id."""
    if not isinstance(text, str) or not fold(text):
        raise InvalidValue(f"search needs at least one word; found {quote(text)}", value=text)
    if len(text) > LONGEST_QUERY:
        raise InvalidValue(f"a search text has at most {LONGEST_QUERY} characters; found {len(text)}", value=text)
    terms = list(dict.fromkeys(filter(None, (part.strip() for word in text.split() for part in _words(word).split()))))
    if not terms:
        raise InvalidValue(f"search needs at least one word; found {quote(text)}", value=text)
    documents = collection._table.documents
    found = []
    for record in collection.records:
        fields = documents.get(record.id)
        if fields is None:
            fields = documents[record.id] = document(record)
        scores = [_score(term, fields) for term in terms]
        if all(scores):
            found.append((-sum(scores), record.id, record))
    return tuple(record for _, _, record in sorted(found, key=lambda one: one[:2]))

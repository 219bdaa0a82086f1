"""RDF: statements to Turtle and to JSON-LD, in the order given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..files import pretty


class Literal(NamedTuple):
    """A string with a language tag or a datatype (as a prefixed name), or with neither."""

    text: str
    lang: str = ""
    type: str = ""


class Name(NamedTuple):
    """An IRI, whole, or as a prefixed name of one of the prefixes."""

    iri: str


class Items(NamedTuple):
    """An RDF list."""

    items: tuple[Name, ...]


Value = Literal | Name | Items
Node = dict[str, list[Value]]
"""Predicate, as a prefixed name → its values."""
Graph = Mapping[str, Node]
"""Subject (an IRI) → what is said of it."""

_ILLEGAL = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def turtle(graph: Graph, prefixes: Mapping[str, str]) -> bytes:
    """RDF 1.1 Turtle (W3C, 25 February 2014)."""
    blocks = ["\n".join(f"@prefix {name}: <{_iri(iri)}> ." for name, iri in prefixes.items())]
    for subject, node in graph.items():
        lines = [f"<{_iri(subject)}>"]
        for predicate, values in node.items():
            if values:
                written = ", ".join(_turtle(one, prefixes) for one in values)
                lines.append(f"    {'a' if predicate == 'rdf:type' else predicate} {written} ;")
        blocks.append("\n".join(lines)[:-2] + " .")
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _turtle(value: Value, prefixes: Mapping[str, str]) -> str:
    if isinstance(value, Items):
        return f"( {' '.join(_turtle(one, prefixes) for one in value.items)} )"
    if isinstance(value, Name):
        return value.iri if _prefixed(value.iri, prefixes) else f"<{_iri(value.iri)}>"
    text = (
        value.text.replace("\\", "\\\\")
        .replace('"', '\\"')
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
    )
    text = _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04X}", text)
    return f'"{text}"' + (f"@{value.lang}" if value.lang else f"^^{value.type}" if value.type else "")


def _prefixed(iri: str, prefixes: Mapping[str, str]) -> bool:
    prefix, colon, rest = iri.partition(":")
    return bool(colon) and prefix in prefixes and re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", rest) is not None


def _iri(iri: str) -> str:
    return _ILLEGAL.sub(lambda found: f"%{ord(found[0]):02X}", iri)


def json_ld(graph: Graph, prefixes: Mapping[str, str]) -> bytes:
    """JSON-LD 1.1 (W3C, 16 July 2020), one object a subject."""
    nodes = []
    for subject, node in graph.items():
        plain: dict[str, Any] = {"@id": _iri(subject)}
        for predicate, values in node.items():
            if values:
                key = "@type" if predicate == "rdf:type" else predicate
                plain[key] = [_plain(one, key == "@type", prefixes) for one in values]
        nodes.append(plain)
    return (pretty({"@context": dict(prefixes), "@graph": nodes}) + "\n").encode("utf-8")


def _plain(value: Value, bare: bool, prefixes: Mapping[str, str]) -> Any:
    if isinstance(value, Items):
        return {"@list": [_plain(one, False, prefixes) for one in value.items]}
    if isinstance(value, Name):
        iri = value.iri if _prefixed(value.iri, prefixes) else _iri(value.iri)
        return iri if bare else {"@id": iri}
    if value.lang:
        return {"@value": value.text, "@language": value.lang}
    return {"@value": value.text, "@type": value.type} if value.type else value.text


def texts(text: Mapping[str, str] | None) -> list[Value]:
    """The literals of a text, in order of language tag."""
    return [Literal(words, lang) for lang, words in sorted(text.items())] if text else []


def names(iris: Iterable[str]) -> list[Value]:
    """Names of IRIs."""
    return [Name(iri) for iri in iris]

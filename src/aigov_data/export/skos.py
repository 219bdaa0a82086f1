"""SKOS: the schemes, their concepts and the mappings (W3C Recommendation, 18 August 2009); SSSOM."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from . import rdf, sssom

if TYPE_CHECKING:
    from ..store import Dataset
    from . import Options

PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


def files(dataset: Dataset, options: Options) -> Iterator[tuple[str, bytes]]:
    """Turtle, JSON-LD, and the mappings as a table."""
    made = graph(dataset, options.base)
    yield "concepts.ttl", rdf.turtle(made, PREFIXES)
    yield "concepts.jsonld", rdf.json_ld(made, PREFIXES)
    yield "mappings.sssom.tsv", sssom.table(dataset, options.base)


def graph(dataset: Dataset, base: str) -> rdf.Graph:
    """What is said of every scheme, its order and its concepts."""
    made: dict[str, rdf.Node] = {}
    for scheme in dataset.schemes:
        concepts = list(scheme.concepts)
        made[name(base, scheme)] = {
            "rdf:type": [rdf.Name("skos:ConceptScheme")],
            "dct:title": rdf.texts(scheme.title),
            "dct:description": rdf.texts(scheme.note),
            "dct:source": _stated(dataset, base, scheme),
            "skos:hasTopConcept": rdf.names(name(base, one) for one in concepts if one.parent_id is None),
        }
        made[name(base, scheme) + "#order"] = {
            "rdf:type": [rdf.Name("skos:OrderedCollection")],
            "skos:memberList": [rdf.Items(tuple(rdf.Name(name(base, one)) for one in concepts))],
        }
        for one in concepts:
            made[name(base, one)] = _concept(dataset, base, scheme, one)
    return made


def _concept(dataset: Dataset, base: str, scheme: Any, one: Any) -> rdf.Node:
    node: rdf.Node = {
        "rdf:type": [rdf.Name("skos:Concept")],
        "skos:inScheme": rdf.names([name(base, scheme)]),
        "skos:topConceptOf": rdf.names([name(base, scheme)] if one.parent_id is None else []),
        "skos:notation": [rdf.Literal(one.notation)] if one.notation else [],
        "skos:prefLabel": rdf.texts(one.name),
        "skos:altLabel": _other_labels(one),
        "skos:definition": rdf.texts(one.definition),
        "skos:broader": rdf.names(name(base, parent) for parent in [one.parent] if parent is not None),
        "skos:narrower": rdf.names(name(base, child) for child in one.children),
    }
    matches = dataset.vocabulary["match"]
    for mapping in one.mappings:
        target = target_of(dataset, one, mapping)
        node.setdefault(f"skos:{matches[mapping.match].skos}", []).append(rdf.Name(name(base, target)))
    return node


def _other_labels(one: Any) -> list[rdf.Value]:
    """Aliases that are not already the preferred label of their language (S13)."""
    preferred = set(one.name.items())
    pairs = dict.fromkeys((alias.lang, alias.text) for alias in one.aliases)
    return [rdf.Literal(text, lang) for lang, text in pairs if (lang, text) not in preferred]


def _stated(dataset: Dataset, base: str, scheme: Any) -> list[rdf.Value]:
    if scheme.stated_in is None:
        return []
    table = "instruments" if scheme.stated_in in dataset.table("instruments") else "sources"
    return rdf.names([f"{base}{table.removesuffix('s')}/{scheme.stated_in}"])


def name(base: str, record: Any) -> str:
    """The IRI of a record: ``<base>principle/oecd-2019.transparency``."""
    return f"{base}{record.table.removesuffix('s')}/{record.id}"


def target_of(dataset: Dataset, concept: Any, mapping: Any) -> Any:
    """The concept that a mapping leads to, of the same class where both have the id."""
    tables = sorted(("principles", "issues"), key=lambda table: table != concept.table)
    return next(dataset.table(one).by_id(mapping.target) for one in tables if mapping.target in dataset.table(one))

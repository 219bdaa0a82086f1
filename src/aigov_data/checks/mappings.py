"""What mappings between concepts may not say at once: the integrity conditions of SKOS.

SKOS Reference (W3C Recommendation, 18 August 2009): S27, related concepts are not
broader or narrower than each other; S46, what matches exactly is not broader,
narrower or only related. A concept's parent counts as broader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .base import Draft, Finding, rule

TABLES = ("principles", "issues")
Graph = Mapping[str, set[str]]


def reached(start: str, graph: Graph) -> set[str]:
    """What a concept leads to, in any number of steps."""
    found: set[str] = set()
    rest = list(graph.get(start, ()))
    while rest:
        one = rest.pop()
        if one not in found:
            found.add(one)
            rest.extend(graph.get(one, ()))
    return found


def linked(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Pairs as a graph."""
    graph: dict[str, set[str]] = {}
    for one, other in pairs:
        graph.setdefault(one, set()).add(other)
    return graph


@rule("mapping-sound", "No concept is related to one that is broader or narrower, nor less than exact to its equal.")
def mapping_sound(draft: Draft) -> Iterator[Finding]:
    concepts = [item for table in TABLES for item in draft.items[table]]
    maps = [(item, place, one) for item in concepts for place, one in enumerate(item.record.mappings)]
    broader = linked(
        [(item.name, item.record.parent_id) for item in concepts if item.record.parent_id]
        + [(item.name, one.target) for item, _, one in maps if one.match == "broad"]
        + [(one.target, item.name) for item, _, one in maps if one.match == "narrow"]
    )
    equal = linked(
        pair
        for item, _, one in maps
        if one.match == "exact"
        for pair in ((item.name, one.target), (one.target, item.name))
    )
    for item, _, one in maps:
        path = f"mappings[{one.target}].match"
        if one.match == "related" and (
            one.target in reached(item.name, broader) or item.name in reached(one.target, broader)
        ):
            yield Finding(item, path, one.match, "by other mappings the one is broader than the other (SKOS S27)")
        elif one.match not in ("exact", "close") and one.target in reached(item.name, equal):
            yield Finding(item, path, one.match, "by other mappings the two match exactly (SKOS S46)")

"""SSSOM: mappings as a table of tab-separated values with its metadata (https://mapping-commons.github.io/sssom)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..store import Dataset

COLUMNS = (
    "subject_id", "subject_label", "subject_source", "predicate_id", "object_id", "object_label", "object_source",
    "mapping_justification",
)  # fmt: skip
MADE_BY_HAND = "semapv:ManualMappingCuration"
CHAINED = "semapv:MappingChaining"
PREFIX = "aigov"


def table(dataset: Dataset, base: str) -> bytes:
    """Every mapping that the data state."""
    return written(dataset, base, _stated(dataset))


def _stated(dataset: Dataset) -> Iterator[tuple[Any, str, Any, str]]:
    from .skos import target_of

    for scheme in dataset.schemes:
        for one in scheme.concepts:
            for mapping in one.mappings:
                yield one, mapping.match, target_of(dataset, one, mapping), MADE_BY_HAND


def written(dataset: Dataset, base: str, rows: Iterable[tuple[Any, str, Any, str]]) -> bytes:
    """Rows of subject, match, object and justification as an SSSOM file."""
    from .skos import PREFIXES

    matches = dataset.vocabulary["match"]
    head = {
        "mapping_set_id": f"{base}mappings/{dataset.version}",
        "mapping_set_version": dataset.version,
        "license": next((one["path"] for one in dataset.meta.get("licenses", ())), None),
        "mapping_date": dataset.date or None,
        "comment": f"Data set of digest {dataset.digest}",
    }
    curies = {PREFIX: base, "skos": PREFIXES["skos"], "semapv": "https://w3id.org/semapv/vocab/"}
    out = io.StringIO()
    out.write("# curie_map:\n")
    out.writelines(f"#   {name}: {json.dumps(iri)}\n" for name, iri in curies.items())
    out.writelines(f"# {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items() if value)
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for subject, match, target, why in rows:
        writer.writerow(
            [
                _curie(subject), _line(subject.name), f"{PREFIX}:scheme/{subject.scheme}",
                f"skos:{matches[match].skos}",
                _curie(target), _line(target.name), f"{PREFIX}:scheme/{target.scheme}", why,
            ]
        )  # fmt: skip
    return out.getvalue().encode("utf-8")


def _curie(concept: Any) -> str:
    return f"{PREFIX}:{concept.table.removesuffix('s')}/{concept.id}"


def _line(text: Any) -> str:
    return " ".join(str(text).split())

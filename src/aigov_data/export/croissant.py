"""Croissant 1.0: the CSV tables with a description of files and columns (http://mlcommons.org/croissant/1.0).

No field ``references`` another: mlcroissant joins tables that do, and then
leaves records out, or finds a circle. The links between tables stand in the
Data Package and in SQLite.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..files import pretty, sha256
from .cells import to_csv
from .relational import Column, TableSpec, model, tables
from .vocabularies import TERMS, term_rows

if TYPE_CHECKING:
    from ..store import Dataset
    from . import Options

CONTEXT: dict[str, Any] = {
    "@language": "en", "@vocab": "https://schema.org/", "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/", "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/", "conformsTo": "dct:conformsTo", "citeAs": "cr:citeAs", "column": "cr:column",
    "data": {"@id": "cr:data", "@type": "@json"}, "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "equivalentProperty": "cr:equivalentProperty", "samplingRate": "cr:samplingRate",
    "examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract", "field": "cr:field",
    "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject", "fileSet": "cr:fileSet", "format": "cr:format",
    "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath", "key": "cr:key",
    "md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path", "recordSet": "cr:recordSet",
    "references": "cr:references", "regex": "cr:regex", "repeated": "cr:repeated", "replace": "cr:replace",
    "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField", "transform": "cr:transform",
}  # fmt: skip
"""The context that the specification gives, appendix 1."""
TYPES = {"string": "sc:Text", "boolean": "sc:Boolean", "integer": "sc:Integer", "date": "sc:Date"}


def files(dataset: Dataset, options: Options) -> Iterator[tuple[str, bytes]]:
    """The tables that have rows, and ``croissant.json``, which has the hashes of all, last."""
    rows = tables(dataset) | {TERMS.name: term_rows(dataset)}
    specs = [spec for spec in (*model().values(), TERMS) if rows[spec.name]]
    objects = []
    for spec in specs:
        raw = to_csv(spec, rows[spec.name], safe=options.safe)
        objects.append(_file(spec, raw))
        yield f"tables/{spec.name}.csv", raw
    described = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        **about(dataset),
        "distribution": objects,
        "recordSet": [_record_set(spec) for spec in specs],
    }
    yield "croissant.json", (pretty(described) + "\n").encode("utf-8")


def about(dataset: Dataset) -> dict[str, Any]:
    """What schema.org and Croissant both ask of a data set."""
    meta = dataset.meta
    licence = next((one.get("path") for one in meta.get("licenses", ())), None)
    made = {
        "name": meta.get("name"),
        "description": meta.get("title", {}).get("en"),
        "version": dataset.version,
        "datePublished": dataset.date or None,
        "license": licence,
        "identifier": dataset.digest,
        "citeAs": dataset.cite("apa"),
        "inLanguage": ["en", "zh-Hans"],
        "isLiveDataset": False,
    }
    return {key: value for key, value in made.items() if value is not None}


def _file(spec: TableSpec, raw: bytes) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": f"{spec.name}.csv",
        "name": f"{spec.name}.csv",
        "description": spec.meaning,
        "contentUrl": f"tables/{spec.name}.csv",
        "contentSize": f"{len(raw)} B",
        "encodingFormat": "text/csv",
        "sha256": sha256(raw).removeprefix("sha256:"),
    }


def _record_set(spec: TableSpec) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": spec.name,
        "name": spec.name,
        "description": spec.meaning,
        "key": [{"@id": f"{spec.name}/{name}"} for name in spec.key],
        "field": [_field(spec, column) for column in spec.columns],
    }


def _field(spec: TableSpec, column: Column) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{spec.name}/{column.name}",
        "name": f"{spec.name}/{column.name}",
        "description": column.meaning,
        "dataType": TYPES[column.type],
        "source": {"fileObject": {"@id": f"{spec.name}.csv"}, "extract": {"column": column.name}},
    }

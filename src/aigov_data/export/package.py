"""Frictionless Data Package, version 2: CSV tables with keys and schemas (https://datapackage.org)."""

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

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PRIVATE = "aigov"
"""The key of what only this package reads: version of the format, digest, whether cells are guarded."""


def files(dataset: Dataset, options: Options) -> Iterator[tuple[str, bytes]]:
    """File → content; the descriptor, which has the hashes of all others, comes last."""
    resources = []
    for spec, rows in [
        *((spec, tables_[name]) for tables_ in [tables(dataset)] for name, spec in model().items()),
        (TERMS, term_rows(dataset)),
    ]:
        raw = to_csv(spec, rows, safe=options.safe)
        path = f"tables/{spec.name}.csv"
        resources.append(_resource(spec.name, path, raw, "csv", spec))
        yield path, raw
    for name, document in sorted(documents(dataset).items()):
        raw = (pretty(document) + "\n").encode("utf-8")
        path = f"documents/{name}"
        resources.append(_resource(name.removesuffix(".json"), path, raw, "json", None))
        yield path, raw
    yield "datapackage.json", (pretty(descriptor(dataset, resources, options)) + "\n").encode("utf-8")


def documents(dataset: Dataset) -> dict[str, Any]:
    """What belongs to a data set beside its records: vocabulary, homonyms, retired ids, coverage."""
    more = {"coverage.json": {"coverage": list(dataset.coverage)}} if dataset.coverage else {}
    return {**dataset.documents, **more}


def _resource(name: str, path: str, raw: bytes, format: str, spec: TableSpec | None) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": name.replace("_", "-"),
        "path": path,
        "format": format,
        "mediatype": "text/csv" if format == "csv" else "application/json",
        "encoding": "utf-8",
        "bytes": len(raw),
        "hash": sha256(raw),
    }
    if spec is not None:
        made = {"type": "table", **made, "description": spec.meaning, "schema": schema(spec)}
    return made


def schema(spec: TableSpec) -> dict[str, Any]:
    """The Table Schema of a table: fields, primary key, foreign keys."""
    links = [_link([one.name], one.target, ["id"]) for one in spec.columns if one.target]
    if spec.parent is not None:
        links.append(_link(list(spec.parent[1]), spec.parent[0], list(spec.parent[2])))
    made: dict[str, Any] = {"fields": [_field(one) for one in spec.columns], "primaryKey": list(spec.key)}
    if links:
        made["foreignKeys"] = links
    return made | {"missingValues": [""]}


def _link(columns: list[str], table: str, there: list[str]) -> dict[str, Any]:
    return {"fields": columns, "reference": {"resource": table.replace("_", "-"), "fields": there}}


def _field(column: Column) -> dict[str, Any]:
    rules: dict[str, Any] = {"required": True} if column.required else {}
    if column.terms:
        rules["enum"] = list(column.terms)
    made: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.meaning}
    return made | ({"constraints": rules} if rules else {})


def descriptor(dataset: Dataset, resources: list[dict[str, Any]], options: Options) -> dict[str, Any]:
    """``datapackage.json``: what the data set says of itself, and its resources."""
    meta = dataset.meta
    known = {name: meta[name] for name in ("version", "licenses") if name in meta}
    title = meta.get("title", {}).get("en")
    return {
        "$schema": PROFILE,
        "name": meta.get("name", "data"),
        **({"title": title} if title else {}),
        **known,
        **({"created": f"{dataset.date}T00:00:00Z"} if dataset.date else {}),
        PRIVATE: {
            "schema_version": dataset.schema_version,
            "date": dataset.date,
            "digest": dataset.digest,
            "guarded": options.safe,
            "meta": {name: value for name, value in meta.items() if name not in ("files", "digest", "records")},
        },
        "resources": resources,
    }

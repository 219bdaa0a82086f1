"""The data in the forms that other programs read, one module a form.

``ag.dataset.export("datapackage", "folder")``, or ``aigov-data export``.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InvalidValue, NotWritten, listed, quote, suggestion
from ..progress import progress

if TYPE_CHECKING:
    from ..store import Dataset

BASE = "urn:aigov-data:"
"""What the names of records begin with in RDF, unless told otherwise: names, not addresses."""

FORMATS: dict[str, tuple[str, str]] = {
    "datapackage": ("package", "Frictionless Data Package 2: CSV tables with keys and schemas, and a descriptor"),
    "sqlite": ("sqlite", "SQLite: the same tables with keys, and full-text search in both languages"),
    "parquet": ("parquet", "Apache Parquet: the same tables (extra: parquet)"),
    "jsonl": ("plain", "JSON Lines: a file a class, a record a line"),
    "json": ("plain", "the canonical JSON of the package, a folder that Dataset.load opens"),
    "skos": ("skos", "SKOS in Turtle and JSON-LD: schemes, concepts, mappings; the mappings as an SSSOM table"),
    "croissant": ("croissant", "Croissant 1.0: the CSV tables with a description for machine learning"),
    "schema-org": (
        "schemaorg",
        "schema.org in JSON-LD: the data set, and its instruments as Legislation or CreativeWork",
    ),
}
"""Format → the module that writes it, and what it is."""


class Options(NamedTuple):
    """How to export."""

    format: str
    safe: bool = False
    base: str = BASE


def exported(dataset: Dataset, options: Options) -> Iterator[tuple[str, bytes]]:
    """File and content, one after another, of a format."""
    if options.format not in FORMATS:
        close = suggestion(options.format, FORMATS) or f"; known: {listed(FORMATS, 200)}"
        raise InvalidValue(f"no export is called {quote(options.format)}{close}", value=options.format)
    module = import_module(f".{FORMATS[options.format][0]}", __name__)
    yield from module.files(dataset, options)


def export(
    dataset: Dataset,
    format: str,
    folder: str | Path,
    *,
    overwrite: bool = False,
    safe: bool = False,
    base: str = BASE,
) -> tuple[Path, ...]:
    """Write a format into a folder; see :meth:`Dataset.export`."""
    from ..files import write_bytes

    root = Path(folder)
    try:
        _wanted(root, folder)
        made = list(progress(exported(dataset, Options(format, safe, base)), f"exporting {format}, files"))
        there = [name for name, _ in made if (root / name).exists()]
    except OSError as error:  # the folder, or one above it, may not be searched
        raise NotWritten(
            f"{str(folder)!r} cannot be written into: {error.strerror or error}", path=str(folder)
        ) from None
    if there and not overwrite:
        more = f" (and {len(there) - 1} more of its files)" if there[1:] else ""
        raise InvalidValue(
            f"{str(root / there[0])!r} exists{more}; say overwrite=True, or --overwrite, to replace it",
            value=str(root / there[0]),
        )
    written = []
    for name, raw in made:
        write_bytes(root / name, raw)
        written.append(root / name)
    return tuple(written)


def _wanted(root: Path, folder: str | Path) -> None:
    if root.exists() and not root.is_dir():
        raise InvalidValue(f"{str(folder)!r} is no folder; name one to write the files into", value=str(folder))

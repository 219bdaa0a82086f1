"""What a data set is: hashes of its records, its digest, and whether files are as released.

A record's hash is SHA-256 over its canonical JSON (RFC 8785), with defaults
omitted, so that neither the layout of the files nor a new optional field
changes it. The digest is SHA-256 over the canonical JSON of all hashes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .errors import DamagedData
from .files import canonical, package_bytes, package_json, sha256
from .records import CLASSES

if TYPE_CHECKING:
    from .store import Dataset

DOCUMENTS = ("vocabulary.json", "homonyms.json", "retired.json")
"""The files beside the records that belong to a data set's identity."""
FACTS = ("kind", "bindingness", "roles", "events", "identifiers")
"""The fields of an instrument that a second reading covers (of events, all but the notes)."""


def record_hash(plain: Mapping[str, Any]) -> str:
    """The hash of a record given as plain data."""
    return sha256(canonical(plain))


def facts_hash(plain: Mapping[str, Any]) -> str:
    """The short hash of the facts of an instrument that a review covers."""
    facts = {key: plain[key] for key in FACTS if key in plain}
    facts["events"] = [{key: one[key] for key in one if key != "note"} for one in plain.get("events", ())]
    return sha256(canonical(facts))[:23]


def hashes(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Collection → id → hash, for every record, concepts of every scheme included."""
    return {
        cls.table: {record.id: record_hash(record.to_dict()) for record in dataset.table(cls.table).all()}
        for cls in CLASSES
    }


def digest(found: Mapping[str, Mapping[str, str]], documents: Mapping[str, Any]) -> str:
    """The digest of a data set, from its records' hashes and its documents."""
    return sha256(
        canonical({"records": found, "documents": {name: sha256(canonical(doc)) for name, doc in documents.items()}})
    )


def file_entries(names: list[str], read: Any) -> list[dict[str, Any]]:
    """Path, size and hash of data files, as ``datapackage.json`` lists them."""
    return [{"path": name, "bytes": len(raw), "hash": sha256(raw)} for name in names for raw in (read(name),)]


def verify(dataset: Dataset) -> int:
    """Recompute all hashes; DamagedData names the first thing that is not as released."""
    found = hashes(dataset)
    if dataset.is_bundled:
        meta = package_json("datapackage.json")
        for entry in meta["files"]:
            raw = package_bytes(entry["path"])
            if sha256(raw) != entry["hash"]:
                raise DamagedData(
                    f"data/{entry['path']} is not as released: it has {sha256(raw)}, not {entry['hash']}; "
                    f"reinstall the package",
                    file=entry["path"],
                )
    recomputed = digest(found, dataset.documents)
    if recomputed != dataset.digest:
        raise DamagedData(f"the records have digest {recomputed}, not {dataset.digest} as recorded", digest=recomputed)
    return sum(map(len, found.values()))

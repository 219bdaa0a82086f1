"""New records to be filled in: every place that needs a fact says TODO."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .errors import InvalidValue, quote
from .files import pretty, read_json, write_text
from .shape import CONCEPT_ID, ID, LONGEST_ID

_TEXT = {"en": "TODO", "zh-Hans": "TODO"}
_REVIEW = {"state": "drafted", "on": "TODO", "basis": "TODO"}
_REFS = ["TODO[TODO]"]
_RECORDS: dict[str, dict[str, Any]] = {
    "instruments": {
        "title": _TEXT,
        "kind": "TODO",
        "bindingness": "TODO",
        "scope": "TODO",
        "ai_focus": "TODO",
        "official_titles": [{"lang": "TODO", "refs": _REFS}],
        "roles": [{"actor": "TODO", "role": "issuer", "refs": _REFS}],
        "events": [{"id": "adopted", "type": "adopted", "date": "TODO", "refs": _REFS}],
        "coding": [
            {"scheme": "principles", "extent": "none", "on": "TODO"},
            {"scheme": "issues", "extent": "none", "on": "TODO"},
        ],
        "summary": _TEXT,
        "checked_through": "TODO",
        "review": _REVIEW,
    },
    "actors": {"name": _TEXT, "kind": "TODO", "refs": _REFS, "review": _REVIEW},
    "principles": {"scheme": "TODO", "name": _TEXT, "definition": _TEXT, "refs": _REFS, "review": _REVIEW},
    "issues": {"scheme": "TODO", "name": _TEXT, "definition": _TEXT, "refs": _REFS, "review": _REVIEW},
    "sources": {
        "title": {"en": "TODO"},
        "kind": "TODO",
        "tier": "TODO",
        "consulted": "TODO",
        "url": "TODO",
        "lang": "TODO",
        "retrieved": "TODO",
    },
}


def scaffold(table: str, record_id: str) -> dict[str, Any]:
    """A record of a class with its id and TODO wherever a fact is needed."""
    form = CONCEPT_ID if table in ("principles", "issues") else ID
    if not form.fullmatch(record_id) or max(map(len, record_id.split("."))) > LONGEST_ID:
        raise InvalidValue(
            f"{quote(record_id)} is no id: lower-case letters and digits joined by single hyphens, at most "
            f"{LONGEST_ID} characters, register first, such as 'gb-example-act-2026'",
            value=record_id,
        )
    made: dict[str, Any] = {"id": record_id} | _RECORDS[table]
    if "scheme" in made:
        made["scheme"] = record_id.split(".")[0] if "." in record_id else table
    return made


def add(folder: Path, table: str, record_id: str, register: str | None) -> str:
    """Add a scaffold to the file of its register; return the file, relative to the folder."""
    made = scaffold(table, record_id)
    home = "schemes" if table in ("principles", "issues") else table
    if register is None and ":" in record_id:  # a file's name has no colon
        register = record_id.partition(":")[0]
    if register is None:
        known = [path.stem for path in (folder / home).glob("*.json") if record_id.startswith(f"{path.stem}-")]
        register = str(made.get("scheme") or max(known, key=len, default=record_id.split("-")[0]))
    if not ID.fullmatch(register):
        raise InvalidValue(
            f"{quote(register)} is no name of a register: lower-case letters, digits and hyphens", value=register
        )
    if not folder.is_dir():
        raise InvalidValue(f"{quote(str(folder))} is no folder", value=str(folder))
    file = folder / home / f"{register}.json"
    try:
        plain = read_json(file) if file.exists() else {}
    except InvalidValue as error:
        raise InvalidValue(f"{home}/{file.name}: {error}") from None
    if not isinstance(plain, dict) or not isinstance(plain.setdefault(table, []), list):
        raise InvalidValue(f"{file.name} is no data file: expected an object with the list {table!r}")
    if home == "schemes" and "scheme" not in plain:
        raise InvalidValue(
            f"there is no scheme {register!r}; write schemes/{register}.json with its key 'scheme' first"
        )
    for path in sorted((folder / home).glob("*.json")):
        if _has(path, table, record_id):
            raise InvalidValue(f"{home}/{path.name} has the id {record_id!r} already", value=record_id)
    plain[table].append(made)
    if home != "schemes":
        plain[table].sort(key=lambda one: str(one.get("id")) if isinstance(one, dict) else "")
    write_text(file, pretty(plain) + "\n")
    return f"{home}/{file.name}"


def _has(file: Path, table: str, record_id: str) -> bool:
    try:
        records = read_json(file)[table]
        return any(isinstance(one, dict) and one.get("id") == record_id for one in records)
    except (InvalidValue, TypeError, KeyError):  # a malformed file, which is for the check to report
        return False

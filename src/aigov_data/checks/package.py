"""The documents beside the records: metadata, retired ids, coverage, releases, canonical form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..dates import PartialDate
from ..errors import InvalidDate, InvalidValue
from ..files import read_json
from ..folder import canonical_files, register_name
from ..shape import ID
from ..terms import TYPES, vocabulary
from .base import Draft, Finding, rule

META = ("name", "version", "schema_version", "date")
VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)((a|b|rc)[0-9]+)?")
COVERAGE = ("class", "register", "rule", "frame", "candidates", "included", "excluded", "completeness")


def _has(draft: Draft, name: str) -> bool:
    return isinstance(draft.folder.documents.get(name), dict)


@rule("meta", "datapackage.json gives name, version, schema version and the day of the data.")
def meta(draft: Draft) -> Iterator[Finding]:
    file = "datapackage.json"
    if file not in draft.folder.documents:
        return
    found: Any = draft.folder.documents[file]
    if not isinstance(found, dict):
        yield Finding(file, "", found, "expected an object in curly brackets")
        return
    for key in META:
        if not isinstance(found.get(key), str):
            yield Finding(file, key, found.get(key), "this key is required, with a string")
    if isinstance(found.get("version"), str) and not VERSION.fullmatch(found["version"]):
        yield Finding(file, "version", found["version"], "a version reads 1.2.3")
    try:
        PartialDate(found.get("date", "2024"))
    except InvalidDate as error:
        yield Finding(file, "date", found.get("date"), str(error))


@rule("retired", "A retired id is no longer in use, and its successor is.", integrity=True)
def retired(draft: Draft) -> Iterator[Finding]:
    file = "retired.json"
    for one in draft.document(file, "retired"):
        path = f"retired[{one.get('id')}]"
        if not {"id", "class", "reason", "version"} <= set(one) or set(one) - {
            "id",
            "class",
            "reason",
            "version",
            "successor",
        }:
            yield Finding(
                file, path, sorted(one), "a retired id has the keys id, class, reason, version and, if any, successor"
            )
            continue
        if one["class"] not in draft.by_id:
            yield Finding(file, f"{path}.class", one["class"], f"one of {', '.join(draft.by_id)}")
            continue
        if not isinstance(one["reason"], dict) or not {"en", "zh-Hans"} <= set(one["reason"]):
            yield Finding(file, f"{path}.reason", one["reason"], "a reason is needed, in English and Chinese")
        if draft.exists(one["class"], one["id"]):
            yield Finding(file, f"{path}.id", one["id"], "a record has this id again; an id is never reused")
        if one.get("successor") is not None and not draft.exists(one["class"], one["successor"]):
            yield Finding(file, f"{path}.successor", one["successor"], "no record has this id")


@rule(
    "coverage",
    "coverage.json says, for each register of instruments, what counts, what was searched, and how many are in.",
)
def coverage(draft: Draft) -> Iterator[Finding]:
    file = "coverage.json"
    if not _has(draft, file):
        return
    counts = Counter(register_name(item.file) for item in draft.items["instruments"])
    listed = {}
    for one in draft.document(file, "coverage"):
        name = one.get("register")
        path = f"coverage[{name}]"
        listed[name] = one
        for key in COVERAGE:
            if key not in one:
                yield Finding(file, f"{path}.{key}", None, "this key is required")
        if one.get("class") == "instruments" and one.get("included") != counts.get(str(name), 0):
            yield Finding(
                file, f"{path}.included", one.get("included"), f"the register holds {counts.get(str(name), 0)}"
            )
        if one.get("completeness") not in TYPES["completeness"].__args__:
            yield Finding(file, f"{path}.completeness", one.get("completeness"), "complete or sample")
    for name in sorted(counts.keys() - listed.keys()):
        yield Finding(file, f"coverage[{name}]", None, "the register has no entry")


@rule("vocabulary", "Every term has label and definition in both languages, and names only terms that exist.")
def vocabulary_rule(draft: Draft) -> Iterator[Finding]:
    file = "vocabulary.json"
    if file not in draft.folder.documents:
        return
    lists = draft.folder.documents[file].get("vocabularies", {})
    if lists.keys() != TYPES.keys():
        yield Finding(
            file, "vocabularies", sorted(lists.keys() ^ TYPES.keys()), "these vocabularies are missing or unknown"
        )
    for name, found in lists.items():
        terms = found.get("terms", {})
        if name in TYPES and tuple(terms) != TYPES[name].__args__:
            yield Finding(
                file,
                f"{name}.terms",
                sorted(set(terms) ^ set(TYPES[name].__args__)),
                "terms and their order are those of terms.py",
            )
        for key, term in terms.items():
            for text in ("label", "definition"):
                if not {"en", "zh-Hans"} <= set(term.get(text, ())):
                    yield Finding(
                        file, f"{name}.{key}.{text}", term.get(text), "this text is needed, in English and Chinese"
                    )
            for event in term.get("anchors", ()):
                if event not in TYPES["event_type"].__args__:
                    yield Finding(file, f"{name}.{key}.anchors", event, "no type of event is called so")
            for status in ("status", "status_not_law", "before_adoption"):
                if status in term and term[status] not in TYPES["status"].__args__:
                    yield Finding(file, f"{name}.{key}.{status}", term[status], "no status is called so")
            if "pattern" in term and not _compiles(term["pattern"]):
                yield Finding(file, f"{name}.{key}.pattern", term["pattern"], "this is no regular expression")
            elif "pattern" in term and not re.fullmatch(term["pattern"], term.get("example", "")):
                yield Finding(
                    file, f"{name}.{key}.example", term.get("example"), "the example does not match the pattern"
                )


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


@rule("released-ids", "An id that was released is still there, or was retired.")
def released_ids(draft: Draft) -> Iterator[Finding]:
    folder = draft.folder.path / "releases"
    gone = {(one.get("class"), one.get("id")) for one in draft.document("retired.json", "retired")}
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        file = f"releases/{path.name}"
        try:
            release = read_json(path)
        except InvalidValue as error:
            yield Finding(file, "", None, str(error))
            continue
        for table, ids in release.get("added", {}).items():
            for one in ids:
                if table in draft.by_id and not draft.exists(table, one) and (table, one) not in gone:
                    yield Finding(
                        file, f"added.{table}", one, "this id was released and is gone: retire it in retired.json"
                    )
                elif not ID.match(one):
                    yield Finding(file, f"added.{table}", one, "this is no id")


@rule(
    "canonical-form", "Every file is in canonical form: two-space indent, keys and records in order, defaults left out."
)
def canonical_form(draft: Draft) -> Iterator[Finding]:
    if draft.folder.problems or any(item.record is None for item in draft.folder.items):
        return
    for file, text in canonical_files(draft.folder).items():
        raw = (draft.folder.path / file).read_bytes()
        if raw != text.encode():
            lines = zip(raw.decode("utf-8", "replace").split("\n"), text.split("\n"), strict=False)
            number = next((n for n, (mine, its) in enumerate(lines, 1) if mine != its), 1)
            yield Finding(file, f"line {number}", None, "not in canonical form: run 'aigov-data format'")


@rule("terms-known", "Every term in use is defined.")
def terms_known(_: Draft) -> Iterator[Finding]:
    for name in TYPES:
        if name not in vocabulary():
            yield Finding("vocabulary.json", name, None, "this vocabulary is missing")

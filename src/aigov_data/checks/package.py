"""The documents beside the records: metadata, retired ids, coverage, releases, canonical form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from ..dates import PartialDate
from ..errors import InvalidDate, InvalidValue
from ..files import read_json
from ..folder import canonical_files, register_name
from ..parts import RuleException
from ..shape import CONCEPT_ID, resolved
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
    for key in META:
        if not isinstance(found.get(key), str):
            yield Finding(file, key, found.get(key), "this key is required, with a string")
    if isinstance(found.get("version"), str) and not VERSION.fullmatch(found["version"]):
        yield Finding(file, "version", found["version"], "a version reads 1.2.3")
    try:
        if isinstance(found.get("date"), str) and PartialDate(found["date"]).precision != "day":
            yield Finding(file, "date", found["date"], "a day is needed, such as '2024-05-22'")
    except InvalidDate as error:
        yield Finding(file, "date", found["date"], str(error))


@rule("retired", "A retired id is no longer in use, and its successor is.", integrity=True)
def retired(draft: Draft) -> Iterator[Finding]:
    file = "retired.json"
    for number, one in enumerate(draft.document(file, "retired")):
        path = f"retired[{one['id'] if isinstance(one.get('id'), str) else number}]"
        if not {"id", "class", "reason", "version"} <= set(one) <= {"id", "class", "reason", "version", "successor"}:
            yield Finding(
                file, path, sorted(one), "a retired id has the keys id, class, reason, version and, if any, successor"
            )
            continue
        wrong = [key for key, value in one.items() if not isinstance(value, dict if key == "reason" else str)]
        for key in wrong:
            yield Finding(file, f"{path}.{key}", one[key], f"expected {'a text' if key == 'reason' else 'a string'}")
        if wrong:
            continue
        if one["class"] not in draft.by_id:
            yield Finding(file, f"{path}.class", one["class"], f"one of {', '.join(draft.by_id)}")
            continue
        if not _in_both(one["reason"]):
            yield Finding(file, f"{path}.reason", one["reason"], "a reason is needed, in English and Chinese")
        if draft.exists(one["class"], one["id"]):
            yield Finding(file, f"{path}.id", one["id"], "a record has this id again; an id is never reused")
        if "successor" in one and draft.missing(one["class"], one["successor"]):
            yield Finding(file, f"{path}.successor", one["successor"], "no record has this id")


@rule(
    "coverage",
    "coverage.json says, for each register of instruments, what counts, what was searched, and how many are in.",
)
def coverage(draft: Draft) -> Iterator[Finding]:
    file = "coverage.json"
    if not _has(draft, file):
        return
    counts = Counter(register_name(item.file) for item in draft.folder.items if item.table == "instruments")
    listed = set()
    for number, one in enumerate(draft.document(file, "coverage")):
        name = one.get("register")
        path = f"coverage[{name if isinstance(name, str) else number}]"
        for key in COVERAGE:
            if key not in one:
                yield Finding(file, f"{path}.{key}", None, "this key is required")
        if "register" in one and not isinstance(name, str):
            yield Finding(file, f"{path}.register", name, "expected a string")
        elif "class" in one and one["class"] not in tuple(draft.by_id):
            yield Finding(file, f"{path}.class", one["class"], f"one of {', '.join(draft.by_id)}")
        elif one.get("class") == "instruments":
            listed.add(name)
            if "included" in one and one["included"] != counts[str(name)] and "instruments" not in draft.unread:
                yield Finding(file, f"{path}.included", one["included"], f"the register holds {counts[str(name)]}")
        if "completeness" in one and one["completeness"] not in TYPES["completeness"].__args__:
            yield Finding(file, f"{path}.completeness", one["completeness"], "complete or sample")
    for name in sorted(counts.keys() - listed) if file not in draft.unread else ():
        yield Finding(file, f"coverage[{name}]", None, "the register has no entry")


@rule("vocabulary", "Every term has label and definition in both languages, and names only terms that exist.")
def vocabulary_rule(draft: Draft) -> Iterator[Finding]:
    file = "vocabulary.json"
    if file not in draft.folder.documents:
        return
    lists = draft.folder.documents[file].get("vocabularies")
    if not isinstance(lists, dict):
        yield Finding(file, "vocabularies", lists, "expected an object in curly brackets")
        return
    if lists.keys() != TYPES.keys():
        yield Finding(
            file, "vocabularies", sorted(lists.keys() ^ TYPES.keys()), "these vocabularies are missing or unknown"
        )
    for name, found in lists.items():
        terms = found.get("terms") if isinstance(found, dict) else None
        if not isinstance(terms, dict) or not all(isinstance(term, dict) for term in terms.values()):
            yield Finding(file, f"{name}.terms", terms, "expected an object of terms, each of them an object")
            continue
        if name in TYPES and tuple(terms) != TYPES[name].__args__:
            yield Finding(
                file,
                f"{name}.terms",
                sorted(set(terms) ^ set(TYPES[name].__args__)),
                "terms and their order are those of terms.py",
            )
        for key, term in terms.items():
            for text in ("label", "definition"):
                if not _in_both(term.get(text)):
                    yield Finding(
                        file, f"{name}.{key}.{text}", term.get(text), "this text is needed, in English and Chinese"
                    )
            for event in _list(term.get("anchors", [])):
                if event not in TYPES["event_type"].__args__:
                    yield Finding(file, f"{name}.{key}.anchors", event, "no type of event is called so")
            for status in ("status", "status_not_law", "before_adoption"):
                if status in term and term[status] not in TYPES["status"].__args__:
                    yield Finding(file, f"{name}.{key}.{status}", term[status], "no status is called so")
            if "pattern" in term and not _compiles(term["pattern"]):
                yield Finding(file, f"{name}.{key}.pattern", term["pattern"], "this is no regular expression")
            elif "pattern" in term and not re.fullmatch(term["pattern"], str(term.get("example", ""))):
                yield Finding(
                    file, f"{name}.{key}.example", term.get("example"), "the example does not match the pattern"
                )


def _compiles(pattern: Any) -> bool:
    try:
        re.compile(pattern)
    except (re.error, TypeError):
        return False
    return True


def _in_both(text: Any) -> bool:
    """Whether a text of a document is in English and Simplified Chinese."""
    return isinstance(text, dict) and all(isinstance(text.get(lang), str) for lang in ("en", "zh-Hans"))


def _list(value: Any) -> list[Any]:
    """The items of a list; what is no list is itself a wrong item."""
    return value if isinstance(value, list) else [value]


@rule("released-ids", "An id that was released is still there, or was retired.")
def released_ids(draft: Draft) -> Iterator[Finding]:
    folder = draft.folder.path / "releases"
    gone = {(str(one.get("class")), str(one.get("id"))) for one in draft.document("retired.json", "retired")}
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        file = f"releases/{path.name}"
        try:
            release = read_json(path)
        except InvalidValue as error:
            yield Finding(file, "", None, str(error))
            continue
        added = release.get("added", {}) if isinstance(release, dict) else None
        if not isinstance(added, dict):
            yield Finding(file, "added", added, "expected an object: collection, then the ids that are new in it")
            continue
        for table, ids in added.items():
            if table not in draft.by_id:
                yield Finding(file, f"added.{table}", None, f"one of {', '.join(draft.by_id)}")
                continue
            for one in _list(ids):
                if not isinstance(one, str) or not CONCEPT_ID.fullmatch(one):
                    yield Finding(file, f"added.{table}", one, "this is no id")
                elif draft.missing(table, one) and (table, one) not in gone and "retired.json" not in draft.unread:
                    yield Finding(
                        file, f"added.{table}", one, "this id was released and is gone: retire it in retired.json"
                    )


@rule(
    "canonical-form", "Every file is in canonical form: two-space indent, keys and records in order, defaults left out."
)
def canonical_form(draft: Draft) -> Iterator[Finding]:
    if draft.folder.problems or any(item.record is None for item in draft.folder.items):
        return
    for file, text in canonical_files(draft.folder).items():
        raw = (draft.folder.path / file).read_bytes()
        if raw != text.encode():
            lines, right = raw.decode("utf-8", "replace").split("\n"), text.split("\n")
            pairs = enumerate(zip(lines, right, strict=False), 1)
            number = next((n for n, (mine, its) in pairs if mine != its), min(len(lines), len(right)))
            yield Finding(file, f"line {number}", None, "not in canonical form: run 'aigov-data format'")


@rule("exception-needed", "An exception answers a rule that would otherwise find something.")
def exception_needed(draft: Draft) -> Iterator[Finding]:
    for place in draft.by_owner[RuleException]:
        if place.field == "rule":
            one = place.owner
            if (place.item.table, place.item.name, one.rule, one.field) not in draft.answered:
                yield Finding(
                    place.item, place.path, one.rule, f"the rule finds nothing at {one.field!r}: drop the exception"
                )


@rule("terms-known", "Every term in use is defined.")
def terms_known(draft: Draft) -> Iterator[Finding]:
    own = draft.folder.documents.get("vocabulary.json", {}).get("vocabularies")
    lists: dict[str, Any] = own if isinstance(own, dict) else {name: {"terms": vocabulary()[name]} for name in TYPES}
    for owner, places in draft.by_owner.items():
        names = {
            field.name: name
            for field in resolved(owner)
            for name, type_ in TYPES.items()
            if type_ in (field.type, *get_args(field.type))
        }
        for place in places:
            name = names.get(place.field)
            if name is not None and isinstance(place.value, str) and place.value not in _terms(lists.get(name)):
                yield Finding(place.item, place.path, place.value, f"the vocabulary {name!r} does not define this term")


def _terms(plain: Any) -> Any:
    terms = plain.get("terms") if isinstance(plain, dict) else None
    return terms if isinstance(terms, Mapping) else {}

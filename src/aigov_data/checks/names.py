"""Names are unique or listed as homonyms, and say something new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..table import names_of
from ..text import fold
from .base import Draft, Finding, rule

FILE = "homonyms.json"
TABLES = ("instruments", "actors", "principles", "issues")


def _shared(draft: Draft, table: str) -> dict[str, tuple[str, ...]]:
    """Folded name → ids, for the names that several records of one collection share."""
    items = draft.items[table]
    if table in ("principles", "issues"):  # other schemes name their concepts as they like
        items = [item for item in items if item.record.scheme == table]
    return {name: ids for name, ids in names_of(item.record for item in items).items() if len(ids) > 1}


@rule("name-unique", "A name belongs to one record of a class, or is listed as a homonym.")
def name_unique(draft: Draft) -> Iterator[Finding]:
    listed = {
        (str(one["class"]), fold(str(one["name"]))): one["ids"]
        for one in draft.document(FILE, "homonyms")
        if _whole(one)
    }
    for table in TABLES if FILE not in draft.unread else ():
        for name, ids in _shared(draft, table).items():
            if not set(ids) <= set(listed.get((table, name), ())):
                for record_id in ids:
                    others = ", ".join(one for one in ids if one != record_id)
                    yield Finding(
                        draft.by_id[table][record_id],
                        "",
                        name,
                        f"{others} has this name too: list it in {FILE}, or drop the alias",
                    )


@rule("homonym-true", "Every listed homonym is a name that these records share.")
def homonym_true(draft: Draft) -> Iterator[Finding]:
    for number, one in enumerate(draft.document(FILE, "homonyms")):
        path = f"homonyms[{one['name'] if isinstance(one.get('name'), str) else number}]"
        if not _whole(one):
            yield Finding(FILE, path, one, "a homonym has the keys class, name, ids (a list) and, if needed, note")
        elif one["class"] not in TABLES:
            yield Finding(FILE, f"{path}.class", one["class"], f"one of {', '.join(TABLES)}")
        else:
            shared = _shared(draft, one["class"]).get(fold(str(one["name"])), ())
            if list(shared) != one["ids"] and not draft.folder.problems:
                yield Finding(FILE, f"{path}.ids", one["ids"], f"the records that share this name are {list(shared)}")


def _whole(one: dict[str, Any]) -> bool:
    """Whether an entry has the keys of a homonym, with values of the right type."""
    texts = [one.get("class"), one.get("name"), *(one["ids"] if isinstance(one.get("ids"), list) else [None])]
    return {"class", "name", "ids"} <= set(one) <= {"class", "name", "ids", "note"} and all(
        isinstance(text, str) for text in texts
    )


@rule("alias-new", "An alias is not the title or name again, and is stated once.")
def alias_new(draft: Draft) -> Iterator[Finding]:
    for table in TABLES:
        for item in draft.items[table]:
            seen = set(map(fold, item.record.label.values()))
            for number, alias in enumerate(item.record.aliases):
                if fold(alias.text) in seen:
                    yield Finding(
                        item, f"aliases[{number}].text", alias.text, "look-up knows this name already: drop the alias"
                    )
                seen.add(fold(alias.text))


@rule("alias-printed", "An alias 'as-printed' is printed in a mention of the record.")
def alias_printed(draft: Draft) -> Iterator[Finding]:
    for table in ("instruments", "actors"):
        for item in draft.items[table]:
            printed = "\n".join(fold(one.text) for one in item.record.mentions)
            for number, alias in enumerate(item.record.aliases):
                if alias.kind == "as-printed" and fold(alias.text) not in printed:
                    yield Finding(
                        item, f"aliases[{number}].kind", alias.text, "no mention of this record prints this name"
                    )


@rule("official-title", "An official title is one of the titles.")
def official_title(draft: Draft) -> Iterator[Finding]:
    for item in draft.items["instruments"]:
        for one in item.record.official_titles:
            if one.lang not in item.record.title:
                yield Finding(item, f"official_titles[{one.lang}].lang", one.lang, "there is no title in this language")

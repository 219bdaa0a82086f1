"""A data set with a user's own records beside those of another."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .checks import integrity_problems
from .construct import build
from .errors import InvalidData
from .files import canonical
from .folder import FOLDERS, Folder, Item, dataset_of, read
from .problems import Problem
from .records import CLASSES
from .shape import NAMESPACE

if TYPE_CHECKING:
    from .store import Dataset

_PREFIX = re.compile(f"{NAMESPACE}:")


def extended(base: Dataset, path: str | Path) -> Dataset:
    """The records of ``base`` and of the folder ``path`` as one data set; see :meth:`Dataset.extended`."""
    own = read(path)
    problems = [*own.problems, *_unnamed(own)]
    names = sorted({item.name.partition(":")[0] for item in own.items if _PREFIX.match(item.name)})
    taken = {one.partition(":")[0] for cls in CLASSES for one in base.table(cls.table).ids if ":" in one}
    for name in names:
        if name in taken:
            expected = "another name-space: the data that are extended have records in this one"
            problems.append(Problem("", "", "", name, expected, "extension"))
    if "vocabulary.json" in own.documents:
        expected = "no vocabulary: an extension uses the terms of the package"
        problems.append(Problem("vocabulary.json", "", "", None, expected, "extension"))
    _refuse(problems, path)
    both = Folder(
        own.path,
        (*_copied(base), *own.items),
        _documents(base, own, "-".join(names)),
        (),
        own.files,
    )
    mine = {(item.table, item.name) for item in own.items}
    _refuse([one for one in integrity_problems(both) if _concerns(one, mine)], path)
    return dataset_of(both)


def _unnamed(own: Folder) -> list[Problem]:
    """Ids that are not in a name-space of their own."""
    expected = "in an extension an id begins with a name-space of yours and a colon, such as 'mine:{}'"
    return [
        Problem(item.file, item.name, "id", item.name, expected.format(item.name), "extension")
        for item in own.items
        if item.record is not None and not _PREFIX.match(item.name)
    ]


def _refuse(problems: list[Problem], path: str | Path) -> None:
    if problems:
        problems = sorted(problems, key=str)
        more = f" (and {len(problems) - 1} more; see .problems)" if problems[1:] else ""
        raise InvalidData(f"{str(path)!r} cannot extend the data: {problems[0]}{more}", problems=tuple(problems))


def _concerns(problem: Problem, mine: set[tuple[str, str]]) -> bool:
    return any(problem.record == name for _, name in mine)


def _copied(base: Dataset) -> list[Item]:
    """The records of a data set, made anew, since a record belongs to one data set."""
    found = []
    for cls in CLASSES:
        place = next(name for name, keys in FOLDERS.items() if cls.table in (name, *keys))
        for position, record in enumerate(base.table(cls.table).all()):
            plain = record.to_dict()
            file = f"{place}/{base.register_of(record)}.json"
            found.append(Item(cls.table, file, position, plain, build(cls.table, canonical(plain))))
    return found


def _documents(base: Dataset, own: Folder, name: str) -> dict[str, Any]:
    """What the extended data set says of itself."""
    meta = {key: value for key, value in base.meta.items() if key not in ("digest", "files", "records")}
    title = dict(meta.get("title", {}))
    extended_title = {"en": "{}, extended with records of its user", "zh-Hans": "{}（含使用者自有记录）"}
    meta["title"] = {lang: extended_title.get(lang, "{}").format(text) for lang, text in title.items()}
    meta["version"] = f"{base.version}+{name}"
    meta["extends"] = {"version": base.version, "digest": base.digest}
    made = {**base.documents, "datapackage.json": meta, "coverage.json": {"coverage": list(base.coverage)}}
    for document, key in (("homonyms.json", "homonyms"), ("retired.json", "retired"), ("coverage.json", "coverage")):
        if document in own.documents:
            made[document] = {key: [*made.get(document, {}).get(key, ()), *own.documents[document][key]]}
    return made

"""What the command line does for curators and publishers: check, format, new, export, changes; and with facts.

The commands that read records, and the parser, stand in :mod:`aigov_data.cli`.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import Any

from .display import clean, escaped, table
from .errors import InvalidValue, quote
from .store import Dataset, bundled

TABLES = ("instruments", "actors", "principles", "issues", "schemes", "sources")
SINGULAR = {name.removesuffix("s"): name for name in TABLES}
FOUND, NO, USAGE = 0, 1, 2
"""Exit status: done, the answer is no, wrong usage."""


def opened(options: argparse.Namespace) -> Dataset:
    dataset = Dataset.load(options.data) if options.data else bundled()
    return dataset.extended(options.extend) if getattr(options, "extend", None) else dataset


def columns() -> int | None:
    if sys.stdout.isatty() or "COLUMNS" in os.environ:
        return shutil.get_terminal_size().columns
    return None


def print_json(plain: Any) -> None:
    print(escaped(json.dumps(plain, ensure_ascii=False, indent=2)))


def counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def show_fact(options: argparse.Namespace) -> int:
    fact = opened(options).fact(options.id)
    plain = {"address": fact.address, "value": fact.value, "refs": [str(one) for one in fact.refs]}
    if options.json:
        print_json(plain)
        return FOUND
    value = fact.value
    if not isinstance(value, str):
        if isinstance(value, dict):
            value = {key: one for key, one in value.items() if key != "refs"}
        value = json.dumps(value, ensure_ascii=False)
    rows = [("address", fact.address), ("value", value), *(("read in", str(one)) for one in fact.refs)]
    for label, text in rows:
        print(f"{label:<9}{clean(text)}")
    return FOUND


def cite_facts(options: argparse.Namespace) -> int:
    other = next((one for one in options.ids if "#" not in one), None)
    if other is not None:
        raise InvalidValue(f"{quote(other)} is no address of a fact; cite records and facts one after the other")
    if options.json or options.style in ("csl-json", "bibtex", "biblatex", "ris"):
        raise InvalidValue(f"a fact has a reference in a citation style, not in {options.style}", value=options.style)
    if options.pinpoint:
        raise InvalidValue("a fact has no place in a text; --pinpoint goes with a record", value=options.pinpoint)
    dataset = opened(options)
    how = {name: getattr(options, name) for name in ("lang", "form", "format", "accessed")}
    for one in [dataset.fact(address).cite(options.style, **how) for address in options.ids]:
        print(clean(one))
    return FOUND


def export(options: argparse.Namespace) -> int:
    how = {"overwrite": options.overwrite, "safe": options.safe, "base": options.base}
    written = opened(options).export(options.format, options.folder, **how)
    for path in written:
        print(clean(str(path)))
    print(f"{counted(len(written), 'file')}, {sum(path.stat().st_size for path in written)} bytes")
    return FOUND


def changes(options: argparse.Namespace) -> int:
    if options.old or options.new:
        if options.since:
            raise InvalidValue("--since asks for releases, --from and --to compare data sets; take one of them")
        old, new = (Dataset.load(one) if one else bundled() for one in (options.old, options.new))
        found = old.diff(new)
    else:
        found = bundled().changes(options.since)
    if options.format == "json":
        print(escaped(found.to_json()))
    else:
        print(escaped(str(found) if options.format == "text" else found.to_markdown()))
    return FOUND


def check(options: argparse.Namespace) -> int:
    from .checks import RULES, _rules, check

    if options.rules:
        _rules()
        rows = [(one.name, one.meaning) for one in RULES.values()]
        print(table(("rule", "what it demands"), rows, columns()))
        return FOUND
    found = check(options.dir or Path(__file__).parent / "data")
    wrong = [one for one in found if options.strict or not one.warning]
    if options.json:
        print_json([one._asdict() for one in found])
    else:
        for one in found:
            print(clean(str(one)))
        warned = sum(one.warning for one in found)
        print(f"{counted(len(found) - warned, 'problem')}, {counted(warned, 'warning')}")
    return NO if wrong else FOUND


def canonical(options: argparse.Namespace) -> int:
    from .files import write_text
    from .folder import canonical_files, read

    folder = read(options.dir)
    if folder.problems:
        for one in folder.problems:
            print(clean(str(one)), file=sys.stderr)
        print("aigov-data: nothing was written: mend these first", file=sys.stderr)
        return USAGE
    changed = [
        (file, text)
        for file, text in canonical_files(folder).items()
        if (folder.path / file).read_bytes() != text.encode()
    ]
    for file, text in changed:
        if not options.check:
            write_text(folder.path / file, text)
        print(f"{clean(file)} {'would change' if options.check else 'written'}")
    if not changed:
        print("every file is in canonical form")
    return NO if changed and options.check else FOUND


def new(options: argparse.Namespace) -> int:
    from .scaffold import add, scaffold

    name = SINGULAR[options.table]
    if options.dir is None:
        print_json(scaffold(name, options.id))
        return FOUND
    file = add(Path(options.dir), name, options.id, options.register)
    print(f"{options.id} added to {file}; fill in every TODO, then run:")
    folder = clean(shlex.quote(options.dir))
    check = f"list --extend {folder}" if ":" in options.id else f"check {folder}"
    print(f"aigov-data format {folder} && aigov-data {check}")
    return FOUND

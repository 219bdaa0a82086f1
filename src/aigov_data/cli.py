"""The command line: list, show, status, cite, check, format, new, export, changes, info, verify.

Exit status: 0 done; 1 the answer is no (problems found, not as released, no such
record, not in canonical form); 2 wrong usage (unknown command, field, term or
style, a folder that cannot be read or written).
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import warnings
from collections.abc import Sequence
from typing import Any, NoReturn

from . import __version__, commands
from .commands import FOUND, NO, SINGULAR, USAGE, columns, counted, opened, print_json
from .display import clean, described, lived, table
from .errors import (
    AigovDataError,
    AmbiguousName,
    DamagedData,
    InvalidData,
    InvalidValue,
    RecordNotFound,
    RecordRetired,
    quote,
)
from .export import FORMATS
from .store import Dataset, bundled

TABLES = ("instruments", "actors", "principles", "issues", "schemes", "sources")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:  # what goes to a file or a pipe does not depend on the locale
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(_joined(sys.argv[1:] if argv is None else argv))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", RecordRetired)
            warnings.showwarning = _complain
            status = options.run(options)
        sys.stdout.flush()
        return int(status)
    except (RecordNotFound, AmbiguousName, DamagedData) as error:
        _complain(error)
        return NO
    except InvalidData as error:
        if len(error.problems) == 1:
            _complain(error)
        else:  # the message has only the first
            for one in error.problems:
                print(clean(str(one)), file=sys.stderr)
            _complain(f"{quote(_folder(options))} cannot be opened: {len(error.problems)} problems")
        return USAGE
    except AigovDataError as error:
        _complain(error)
        return USAGE
    except OSError as error:
        done = isinstance(error, BrokenPipeError)  # the reader, such as head, has seen enough
        if not done:
            _complain(error)
        try:
            sys.stdout.flush()
        except OSError:  # nothing more can be said there
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND if done else USAGE


def _folder(options: argparse.Namespace) -> str:
    """The folder that the user named last."""
    named = [getattr(options, name, None) for name in ("extend", "new", "old", "data")]
    return next((one for one in named if one), "the data")


def _complain(message: Exception | str, *_: Any, **__: Any) -> None:
    print(f"aigov-data: {clean(str(message))}", file=sys.stderr)


def _joined(argv: Sequence[str]) -> list[str]:
    """The arguments, with the value of ``--sort -date`` joined to it, which argparse takes for an option."""
    found: list[str] = []
    for one in argv:
        if found and found[-1] == "--sort":
            found[-1] = f"--sort={one}"
        else:
            found.append(one)
    return found


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints quote arguments without their control characters."""

    def error(self, message: str) -> NoReturn:
        super().error(clean(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="aigov-data",
        description="The reference data package of global AI governance.",
        epilog="Exit status: 0 done, 1 the answer is no, 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"aigov-data {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run: Any, about: str) -> argparse.ArgumentParser:
        made = subparsers.add_parser(name, help=about, description=about)
        made.set_defaults(run=run)
        return made

    def reading(made: argparse.ArgumentParser) -> None:
        made.add_argument("--data", metavar="DIR", help="a data folder of your own instead of the bundled data")
        made.add_argument(
            "--lang", choices=("en", "zh"), default="en", help="language of titles and names (default: en)"
        )
        made.add_argument("--extend", metavar="DIR", help="records of your own beside the bundled data")
        made.add_argument("--json", action="store_true", help="print JSON")

    made = command("list", _list, "List records, all or a selection.")
    made.add_argument(
        "table",
        nargs="?",
        choices=TABLES,
        default="instruments",
        metavar="CLASS",
        help=f"{', '.join(TABLES)} (default: instruments)",
    )
    made.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="a condition of filter(); repeat for several, join values by | for any of them",
    )
    made.add_argument("--search", metavar="TEXT", help="only what contains these words, best first")
    made.add_argument("--sort", metavar="FIELD", help="order; -FIELD for descending")
    reading(made)

    made = command("show", _show, "Show one record whole, or one fact.")
    made.add_argument("id", help="id, title or alias, in any language, or the address of a fact: eu-ai-act#adopted")
    made.add_argument(
        "--class", dest="table", choices=TABLES, help="the class to look in (default: the first that knows the name)"
    )
    reading(made)

    made = command("status", _status, "Say what an instrument's status was, or will be, on a day.")
    made.add_argument("id", help="id, title or alias of an instrument")
    made.add_argument("--on", metavar="DATE", help="a day, month, year or range (default: the day of the data)")
    reading(made)

    made = command("cite", _cite, "Print references, or export them for other programs.")
    made.add_argument("ids", nargs="+", metavar="ID", help="id, title or alias of an instrument, or addresses of facts")
    made.add_argument(
        "--style", default="apa", help="citation style (default: apa), or csl-json, bibtex, biblatex, ris for exchange"
    )
    made.add_argument("--form", default="full", help="full, in-text or note (default: full)")
    made.add_argument("--format", default="text", help="text, html, markdown or latex (default: text)")
    made.add_argument("--pinpoint", metavar="PLACE", help='a place in the text, such as "Art. 5(1)"')
    made.add_argument("--accessed", metavar="DATE", help="the day on which the address was opened")
    reading(made)

    made = command("check", commands.check, "Check a data folder, or the bundled data, against every rule.")
    made.add_argument("dir", nargs="?", metavar="DIR", help="a data folder (default: the bundled data)")
    made.add_argument("--strict", action="store_true", help="count warnings as problems")
    made.add_argument("--json", action="store_true", help="print JSON")
    made.add_argument("--rules", action="store_true", help="list the rules instead")

    made = command("format", commands.canonical, "Write the files of a data folder in canonical form.")
    made.add_argument("dir", metavar="DIR", help="a data folder")
    made.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a file would change")

    made = command("new", commands.new, "Scaffold a record, to be filled in.")
    made.add_argument(
        "table",
        choices=sorted(SINGULAR.keys() - {"scheme"}),
        metavar="CLASS",
        help="instrument, actor, principle, issue or source",
    )
    made.add_argument("id", help="its id, register first: gb-example-act-2026")
    made.add_argument("--dir", metavar="DIR", help="add it to this data folder (default: print it)")
    made.add_argument("--register", metavar="NAME", help="the file it goes to (default: from the id)")

    made = command("export", commands.export, "Write the data in a form that other programs read.")
    made.add_argument("format", metavar="FORMAT", help=", ".join(FORMATS))
    made.add_argument("folder", metavar="DIR", help="the folder to write into")
    made.add_argument("--overwrite", action="store_true", help="replace files that exist")
    made.add_argument("--safe", action="store_true", help="guard the cells of CSV files against being run as formulas")
    made.add_argument("--base", metavar="IRI", help="what the names of records begin with in RDF")
    made.add_argument("--data", metavar="DIR", help="a data folder of your own instead of the bundled data")
    made.add_argument("--extend", metavar="DIR", help="records of your own beside the bundled data")

    made = command("changes", commands.changes, "Say what releases changed, or how two data sets differ.")
    made.add_argument("--since", metavar="VERSION", help="leave out this release and what came before it")
    made.add_argument("--from", dest="old", metavar="DIR", help="compare this data folder, package or SQLite file ...")
    made.add_argument("--to", dest="new", metavar="DIR", help="... with this one (default of either: the bundled data)")
    made.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="text is brief (default)")

    made = command("info", _info, "Say what the data are: version, digest, counts.")
    made.add_argument("--json", action="store_true", help="print JSON")
    made.add_argument("--data", metavar="DIR", help="a data folder of your own instead of the bundled data")

    command("verify", _verify, "Recompute every hash of the installed data.")
    return parser


def _label(record: Any, lang: str) -> str:
    return str((record.label.zh if lang == "zh" else None) or record.label)


# --- reading ------------------------------------------------------------------------


def _conditions(where: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in where:
        name, equals, value = one.partition("=")
        if not equals or not name:
            raise InvalidValue(f"--where takes FIELD=VALUE; found {quote(one)}")
        if name in found:
            raise InvalidValue(f"--where names {quote(name)} twice; join values by | for any of them")
        values = [_value(name, part) for part in value.split("|")]
        found[name] = values[0] if len(values) == 1 else set(values)
    return found


def _value(name: str, text: str) -> Any:
    if text == "":
        return None
    if name == "year" and text.isdecimal() and len(text) < 10:
        return int(text)
    if name in ("trial", "narrower"):
        return {"true": True, "false": False}.get(text.lower(), text)
    return text


def _list(options: argparse.Namespace) -> int:
    records = opened(options).collection(options.table).filter(**_conditions(options.where))
    if options.search is not None:
        records = records.search(options.search)
    if options.sort:
        records = records.sort(options.sort)
    if options.json:
        print_json(records.to_dicts())
        return FOUND
    rows: list[tuple[object, ...]]
    if options.table == "instruments":
        head: tuple[str, ...] = ("id", "date", "kind", "title")
        rows = [(one.id, one.principal_date or "", one.kind, _label(one, options.lang)) for one in records]
    else:
        head = ("id", "kind", "name")
        rows = [(one.id, _kind(one), _label(one, options.lang)) for one in records]
    if rows:
        print(table(head, rows, columns()))
    print(counted(len(rows), options.table.removesuffix("s")))
    return FOUND


def _kind(record: Any) -> str:
    return str(getattr(record, "kind", None) or getattr(record, "role", None) or "")


def _find(dataset: Dataset, name: str, table_name: str | None) -> Any:
    gone = tuple(one["class"] for one in dataset.retired if one["id"] == name)
    tables = (table_name,) if table_name else gone or TABLES
    for one in tables:  # an id, also of a concept of another scheme, comes before names
        if name in dataset.table(one):
            return dataset.table(one).by_id(name)
    missed: RecordNotFound | None = None
    for one in tables:
        try:
            return dataset.collection(one)[name]
        except RecordNotFound as error:
            if missed is None or (error.close and not missed.close):
                missed = error
    assert missed is not None
    raise missed


def _show(options: argparse.Namespace) -> int:
    if "#" in options.id:
        return commands.show_fact(options)
    record = _find(opened(options), options.id, options.table)
    if options.json:
        print_json(record.to_dict())
        return FOUND
    print(described(record, options.lang, columns()))
    return FOUND


def _status(options: argparse.Namespace) -> int:
    record = opened(options).instruments[options.id]
    if not options.json:
        print(lived(record, options.on, options.lang, columns()))
        return FOUND
    status = record.status(options.on)
    print_json(
        {
            "instrument": record.id, "on": str(status.on), "force": status.force, "certain": status.certain,
            "candidates": [{"force": one.force, "event": one.event and one.event.id} for one in status.candidates],
            "scheduled": status.scheduled, "beyond_data": status.beyond_data,
            "applies": {one.name: str(one.applies) for one in status.application.provisions},
        }
    )  # fmt: skip
    return FOUND


def _cite(options: argparse.Namespace) -> int:
    if any("#" in one for one in options.ids):
        return commands.cite_facts(options)
    instruments = opened(options).instruments
    found = instruments.pick([instruments[one].id for one in options.ids])
    if options.json or options.style == "csl-json":
        print_json(found.to_csl_json(lang=options.lang))
    elif options.style in ("bibtex", "biblatex", "ris"):
        text = getattr(found, f"to_{options.style}")(lang=options.lang, accessed=options.accessed)
        print(text.replace("\r\n", "\n"), end="")
    else:
        for one in found:
            how = {name: getattr(options, name) for name in ("lang", "form", "format", "pinpoint", "accessed")}
            print(clean(one.cite(options.style, **how)))
    return FOUND


def _info(options: argparse.Namespace) -> int:
    from .records import CLASSES

    dataset = opened(options)
    plain: dict[str, Any] = {
        "version": dataset.version,
        "schema_version": dataset.schema_version,
        "date": dataset.date,
        "digest": dataset.digest,
        "records": {cls.table: len(dataset.table(cls.table).ids) for cls in CLASSES},
        "reviews": dataset.instruments.count_by("review"),
    }
    if options.json:
        print_json(plain)
    else:
        for name in ("version", "schema_version", "date", "digest"):
            print(f"{name.replace('_', ' '):15} {clean(plain[name])}".rstrip())
        for name, count in plain["records"].items():
            print(f"{name:15} {count}")
        print(f"{'reviews':15} " + ", ".join(f"{count} {state}" for state, count in plain["reviews"].items()))
    return FOUND


def _verify(_: argparse.Namespace) -> int:
    dataset = bundled()
    print(f"{dataset.verify()} records are as released in version {dataset.version}, {dataset.digest}")
    return FOUND


if __name__ == "__main__":
    raise SystemExit(main())

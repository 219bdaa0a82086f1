"""What is fuzzed: a function of bytes each, which raises when the library breaks a promise.

Only errors of the library's own family may come out, and what is accepted must
come back: text as the same text, plain data as the same plain data, every
export readable by what reads its format.
"""

import contextlib
import copy
import csv
import io
import json
import os
import sqlite3
import tempfile
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import aigov_data as ag
from aigov_data import citation, cli
from aigov_data.checks import check
from aigov_data.codec import structure, to_plain
from aigov_data.export import FORMATS, Options, exported
from aigov_data.files import canonical, parse_json, pretty
from aigov_data.records import CLASSES
from tests.small_data import Data, small

from .choices import Choices


def _refused(error: Exception) -> None:
    """An error of the family; anything else goes on up."""
    if not isinstance(error, ag.AigovDataError):
        raise error
    assert len(str(error)) <= 500, f"a message of {len(str(error))} characters"
    error.args[0].encode("utf-8", "backslashreplace")


# --- dates ------------------------------------------------------------------------------------------------


def dates(raw: bytes) -> None:
    """Dates and ranges: what is read prints as the same text, lies in order, and answers with other dates."""
    choices = Choices(raw)
    text = choices.text()
    unit: Any = choices.one(["days", "weeks", "months", "quarters", "half-years", "years", "decades"])
    count = choices.number(60_000) - 30_000
    other = choices.text()
    found = []
    for make in (ag.PartialDate, ag.DateRange, ag.DateRange.of, ag.parse_date):
        for one in (text, other, f"{text}/{other}"):
            try:
                made: Any = make(one)
            except Exception as error:
                _refused(error)
                continue
            found.append(made)
            assert type(made)(str(made)) == made
            assert made.earliest is None or made.latest is None or made.earliest <= made.latest
            for lang in ("en", "zh"):
                assert made.format(lang)
            with contextlib.suppress(ag.AigovDataError):
                moved = made.shifted(count, unit) if isinstance(made, ag.DateRange) else made
                assert type(moved) is type(made)
    for one in found[:4]:
        for two in found[:4]:
            if isinstance(one, ag.DateRange):
                answers = [one.before(two), one.after(two), one.contains(two), one.overlaps(two)]
            else:
                answers = (
                    [one.before(two), one.after(two)] if not isinstance(two, ag.DateRange) else [two.contains(one)]
                )
            for answer in answers:
                assert answer in ("certain", "possible", "no")
            if type(one) is type(two):
                assert (one < two) + (two < one) + (one == two) == 1


# --- files and records ------------------------------------------------------------------------------------


def files(raw: bytes) -> None:
    """A file of any bytes: refused, or plain data that come back from their canonical text."""
    try:
        plain = parse_json(raw)
    except Exception as error:
        _refused(error)
        return
    assert parse_json(pretty(plain).encode()) == plain
    try:
        assert parse_json(canonical(plain)) == plain
    except Exception as error:
        _refused(error)
    for cls in CLASSES:
        made, problems = structure(plain, cls, "file.json", 0)
        assert (made is None) == bool(problems)
        for one in problems:
            assert str(one)


JUNK: list[Any] = [
    None, True, 0, -1, 2**70, 1.5, "", " ", [], {}, [[]], {"en": ""}, "2024-13", "2024-05-22", "0000", "=1+1", "\u202e",
    "\x00", "\x1b[2J", "{", "\\", "a" * 5000, "<b>", "en", "xx", "xx-parliament", "xx-example-act-2024", "xx-gazette[p. 1]",
    "\ud800", "https://example.org/a", "javascript:1", {"id": "xx"}, ["xx"], [None], {"en": "a", "zh-Hans": "乙"},
]  # fmt: skip


def _places(plain: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place within plain data."""
    for key, value in plain.items() if isinstance(plain, dict) else enumerate(plain):
        yield (*at, key)
        if isinstance(value, (dict, list)):
            yield from _places(value, (*at, key))


def _changed(choices: Choices, plain: Any, most: int = 6) -> Any:
    """Plain data with some places removed, replaced, copied elsewhere or given twice."""
    for _ in range(most):
        if choices.spent():
            break
        places = list(_places(plain))
        if not places:
            break
        *way, last = choices.one(places)
        holder = plain
        for key in way:
            holder = holder[key]
        how = choices.number(6)
        if how == 0:
            del holder[last]
        elif how == 1:
            holder[last] = copy.deepcopy(choices.one(JUNK))
        elif how == 2:
            holder[last] = choices.text()
        elif how == 3:  # what stands elsewhere
            *from_way, from_last = choices.one(places)
            value = plain
            for key in from_way:
                value = value[key]
            holder[last] = copy.deepcopy(value[from_last])
        elif how == 4 and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[last]))
        elif isinstance(holder, dict):
            holder[choices.text() or "x"] = holder[last]
    return plain


@cache
def _examples() -> tuple[tuple[type, Any], ...]:
    found = []
    for cls in CLASSES:
        for data in small().values():
            if not isinstance(data, dict):
                continue
            records = [data["scheme"]] if cls.table == "schemes" and "scheme" in data else data.get(cls.table, [])
            found += [(cls, one) for one in records]
    return tuple(found)


def records(raw: bytes) -> None:
    """A record with things wrong in it: every problem is named, or the record comes back as it was."""
    choices = Choices(raw)
    cls, example = choices.one(_examples())
    plain = _changed(choices, copy.deepcopy(example))
    made: Any
    made, problems = structure(plain, cls, "file.json", 0)
    assert (made is None) == bool(problems)
    for one in problems:
        assert one.file == "file.json"
        assert str(one)
    if made is not None:
        again = to_plain(made)
        assert structure(again, cls)[0] == made
        assert repr(made)
        assert json.loads(json.dumps(made.to_dict())) is not None
        if isinstance(made, ag.Instrument):
            try:
                assert made.cite()
            except Exception as error:  # of no data set
                _refused(error)


# --- data sets --------------------------------------------------------------------------------------------


def _mutated(choices: Choices) -> Data:
    data = small()
    for _ in range(3):
        if choices.spent():
            break
        name = choices.one(sorted(data))
        if isinstance(data[name], (dict, list)):
            data[name] = _changed(choices, data[name], 3)
    return data


def _written(root: Path, data: Data) -> Path:
    for name, content in data.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=True).encode("ascii")
        )
    return root


def folders(raw: bytes) -> None:
    """A data folder with things wrong in it: checked without a crash; opened, or refused with every problem."""
    choices = Choices(raw)
    data = _mutated(choices)
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as name:  # noqa: S108
        root = _written(Path(name), data)
        found = check(root)
        for one in found:
            assert str(one)
        try:
            home = ag.Dataset.load(root)
        except Exception as error:
            _refused(error)
            assert isinstance(error, ag.InvalidData)
            assert error.problems
            return
        for table in (home.instruments, home.actors, home.principles, home.issues, home.schemes, home.sources):
            for record in table:
                assert table[record.id] is record
                assert repr(record)
        assert home.digest
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for record in home.instruments:
                for day in ("2019", "2024-06-30", "2026-11"):
                    assert record.status(day)
                assert record.history is not None


_ONE = tuple(sorted(FORMATS.keys() - {"parquet"}))


def exports(raw: bytes) -> None:
    """Every export of a data set with any texts in it is read by what reads the format."""
    choices = Choices(raw)
    format, safe = choices.one(_ONE), choices.yes()
    data = _mutated(choices)
    read = _loaded(data)
    if read is None:
        return
    try:
        made = dict(exported(read, Options(format, safe)))
    except Exception as error:
        _refused(error)
        return
    for name, content in made.items():
        if name.endswith((".json", ".jsonld")):
            json.loads(content)
        elif name.endswith(".jsonl"):
            for line in content.decode().split("\n")[:-1]:
                json.loads(line)
        elif name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
            assert len({len(row) for row in rows}) == 1
        elif name.endswith(".ttl"):
            import rdflib

            rdflib.Graph().parse(data=content.decode(), format="turtle")
        elif name.endswith(".sqlite"):
            with contextlib.closing(sqlite3.connect(":memory:")) as database:
                database.deserialize(content)
                assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def _loaded(data: Data) -> ag.Dataset | None:
    """The data set of plain data, or None where they are no data set."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as name:  # noqa: S108
        try:
            return ag.Dataset.load(_written(Path(name), data))
        except Exception as error:
            _refused(error)
            return None


@cache
def _package(safe: bool) -> tuple[tuple[str, bytes], ...]:
    home = _loaded(small())
    assert home is not None
    return tuple(exported(home, Options("datapackage", safe)))


@cache
def _database() -> bytes:
    home = _loaded(small())
    assert home is not None
    return dict(exported(home, Options("sqlite")))["aigov-data.sqlite"]


def _parsed(content: bytes) -> Any:
    try:
        return parse_json(content)
    except ag.AigovDataError:
        return None


def packages(raw: bytes) -> None:
    """An exported package that somebody changed opens, or is refused with the place that is wrong."""
    choices = Choices(raw)
    made = dict(_package(choices.yes()))
    for _ in range(4):
        if choices.spent():
            break
        name = choices.one(sorted(made))
        content = made[name]
        if name.endswith(".csv") and choices.yes():
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline="")))
            row = choices.one(rows)
            if row:
                row[choices.number(len(row))] = choices.text()
            out = io.StringIO()
            csv.writer(out, lineterminator="\r\n").writerows(rows)
            made[name] = out.getvalue().encode("utf-8", "surrogatepass")
        elif name.endswith(".json") and (plain := _parsed(content)) is not None and choices.yes():
            made[name] = json.dumps(_changed(choices, plain, 2)).encode()
        else:
            start = choices.number(len(content) + 1) if content else 0
            made[name] = content[:start] + choices.text().encode("utf-8", "surrogatepass") + content[start + 1 :]
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as name:  # noqa: S108
        _opened(_written(Path(name), made))


def databases(raw: bytes) -> None:
    """An exported database that somebody changed opens, or is refused with the place that is wrong."""
    choices = Choices(raw)
    content = _database()
    if choices.yes():  # its very bytes
        changed = bytearray(content)
        for _ in range(1 + choices.number(8)):
            changed[choices.number(60_000) % len(changed)] = choices.number(256)
        content = bytes(changed[: len(changed) - choices.number(3) * 4096])
    else:
        with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
            database.deserialize(content)
            database.execute("PRAGMA ignore_check_constraints = ON")
            names = [
                name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
            ]
            for _ in range(4):
                if choices.spent():
                    break
                table = choices.one([one for one in names if "search" not in one and not one.startswith("sqlite")])
                columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')] or ["gone"]
                text = choices.text().encode("utf-8", "replace").decode()
                value = choices.one([None, -1, 2**60, 1.5, float("inf"), b"\xff\xfe", "", text, text])
                with contextlib.suppress(sqlite3.Error):
                    if choices.number(8) == 1:
                        database.execute(f'DROP TABLE "{table}"')
                    else:
                        change = f'UPDATE OR IGNORE "{table}" SET "{choices.one(columns)}" = ?'  # noqa: S608
                        database.execute(f"{change} WHERE rowid % 3 = {choices.number(3)}", (value,))
            content = database.serialize()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as name:  # noqa: S108
        path = Path(name) / "aigov-data.sqlite"
        path.write_bytes(content)
        _opened(path)


def _opened(path: Path) -> None:
    try:
        home = ag.Dataset.load(path)
    except Exception as error:
        _refused(error)
        return
    for table in (home.instruments, home.actors, home.principles, home.issues, home.schemes, home.sources):
        for record in table:
            assert repr(record)
    assert home.digest


# --- references -------------------------------------------------------------------------------------------

_FORMATS = ("text", "html", "markdown", "latex")
_OTHER = ("csl-json", "bibtex", "biblatex", "ris")


def references(raw: bytes) -> None:
    """A reference of any well-formed record in every style stays one reference in its markup."""
    choices = Choices(raw)
    style, format = choices.one(citation.STYLES), choices.one(_FORMATS)
    lang, form = choices.one(["en", "zh"]), choices.one(["full", "in-text", "note"])
    pinpoint = choices.text() if choices.yes() else None
    data = small()
    name = choices.one(["instruments/xx.json", "sources/xx.json"])
    if name not in data:
        name = choices.one([one for one in sorted(data) if one.startswith(("instruments", "sources"))])
    data[name] = _changed(choices, data[name])
    home = _loaded(data)
    if home is None:
        return
    asked: list[Any] = [*home.instruments, *home.sources]
    for record in asked:
        try:
            made = record.cite(style, lang=lang, form=form, format=format, pinpoint=pinpoint)
        except Exception as error:
            _refused(error)
            continue
        assert made.strip()
        assert "\n" not in made
        if format == "html":
            ET.fromstring(f"<p>{made}</p>")
        elif format == "latex":
            assert _balanced(made), made
    for export in (home.instruments.to_bibtex, home.instruments.to_biblatex):
        assert _balanced(export())
    assert json.loads(json.dumps(home.instruments.to_csl_json())) is not None
    for line in home.instruments.to_ris().split("\r\n"):
        assert not line or (line[2:6] in ("  - ", "  -") and line[:2].isalnum()), line


def _balanced(text: str) -> bool:
    depth, escaped = 0, False
    for letter in text:
        if escaped:
            escaped = False
        elif letter == "\\":
            escaped = True
        else:
            depth += (letter == "{") - (letter == "}")
            if depth < 0:
                return False
    return depth == 0


# --- look-up ----------------------------------------------------------------------------------------------

_QUESTIONS = (
    "kind", "year", "issuer", "issuer_within", "actor", "role", "principle", "issue", "jurisdiction", "title", "status",
    "bindingness", "language", "sector", "identifier", "register", "id", "date", "nonsense", "",
)  # fmt: skip


def lookup(raw: bytes) -> None:
    """Any name, search and question: an answer of records, or an error that says what is wrong."""
    choices = Choices(raw)
    instruments: Any = ag.instruments
    table: Any = choices.one([ag.instruments, ag.actors, ag.principles, ag.issues, ag.schemes, ag.sources])
    text, key, value = choices.text(), choices.one(_QUESTIONS), choices.text()
    asked: list[Callable[[], Any]] = [
        lambda: table[text],
        lambda: table.get(text),
        lambda: table.search(text),
        lambda: table.filter(**{key: value}),
        lambda: table.filter(**{key: {value, text}}),
        lambda: table.filter(**{text: value}),
        lambda: table.sort(text),
        lambda: table.count_by(text),
        lambda: table.pick([text]),
        lambda: instruments.between(text, value),
        lambda: instruments.in_force(text),
        lambda: ag.dataset.fact(text),
        lambda: ag.vocabulary[text],
        lambda: instruments[:2].bibliography(text),
        lambda: ag.dataset.require(text),
        lambda: ag.Dataset.load(text),
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for one in asked:
            try:
                one()
            except Exception as error:
                _refused(error)
        assert (text in table) in (True, False)


_WORDS = (
    "list", "show", "status", "cite", "check", "new", "changes", "info", "verify", "instruments", "actors", "sources",
    "--where", "--sort", "--lang", "zh", "--json", "--data", "--extend", "--search", "--on", "--style", "apa", "--form",
    "--limit", "kind=treaty", "eu-ai-act", "2024", "-date", "--help", "--version", "--class", "/dev/null", "nowhere",
)  # fmt: skip


def commands(raw: bytes) -> None:
    """Any command line ends with status 0, 1 or 2 and no control character."""
    choices = Choices(raw)
    argv: list[str] = []
    while not choices.spent() and len(argv) < 8:
        argv.append(choices.one(_WORDS) if choices.yes() else choices.text())
    if argv[:1] == ["format"] or "export" in argv[:1]:  # they write
        return
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status: Any = cli.main(argv)
        except SystemExit as stopped:
            status = stopped.code
    assert status in (0, 1, 2)
    for text in (out.getvalue(), err.getvalue()):
        assert not {letter for letter in text if ord(letter) < 32} - {"\n"}, text
        assert not {"\u202e", "\u2066", "\x7f", "\x9b"} & set(text)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "dates": dates,
    "files": files,
    "records": records,
    "folders": folders,
    "exports": exports,
    "packages": packages,
    "databases": databases,
    "references": references,
    "lookup": lookup,
    "commands": commands,
}
"""Name → what it does with bytes."""

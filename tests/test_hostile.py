"""Data sets made to do harm: each is refused with errors that name the place, in bounded memory, and nothing half."""

import json
import os
import socket
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import aigov_data as ag
from aigov_data.checks import check
from aigov_data.export import Options, exported
from aigov_data.files import LARGEST
from aigov_data.folder import dataset_of, read

from .planting import told
from .processes import environment, python
from .small_data import ACT, IDS, INSTRUMENTS, small, write

FILE = "instruments/xx.json"
BOUNDED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (768 << 20, 768 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
import aigov_data as ag
try:
    ag.Dataset.load(sys.argv[1])
except ag.InvalidData as error:
    print(len(error.problems), max(map(len, map(str, error.problems))), len(str(error)))
    print(error.problems[0])
"""
"""Opens a folder with 768 MiB of addresses and a minute of computing at most."""


def refused(path: Path) -> tuple[int, str]:
    """Opening a folder in bounded memory and time: how many problems are told, and the first."""
    done = python("-c", BOUNDED, str(path), env=environment())
    assert (done.returncode, done.stderr.decode()) == (0, "")
    sizes, first = done.stdout.decode().split("\n", 1)
    count, longest, message = map(int, sizes.split())
    assert longest <= 1000
    assert message <= 500
    return count, first.strip()


def of_bytes(raw: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(raw)

    return make


def text_of(data: Any = None) -> str:
    return json.dumps(small()[FILE] if data is None else data, ensure_ascii=False)


def sparse(path: Path) -> None:
    """A file of 1 GiB that takes no room on the disk."""
    with path.open("wb") as file:
        file.write(b'{"instruments": [{"id": "')
        file.truncate(1 << 30)


def as_act(**changes: Any) -> bytes:
    return json.dumps({"instruments": [INSTRUMENTS[1] | changes]}).encode()


FILES: dict[str, tuple[Callable[[Path], None], str]] = {
    "empty": (of_bytes(b""), "not JSON: Expecting value at line 1, column 1"),
    "1 GiB": (sparse, f"the file has {1 << 30} bytes; at most {LARGEST} are read"),
    "lists 100,000 deep": (of_bytes(b"[" * 100_000 + b"]" * 100_000), "nested too deeply"),
    "lists 100,000 deep, open": (of_bytes(b"[" * 100_000), "nested too deeply"),
    "objects 100,000 deep": (of_bytes(b'{"a":' * 100_000 + b"1" + b"}" * 100_000), "nested too deeply"),
    "lists 70 deep in a record": (of_bytes(as_act(title=json.loads("[" * 70 + "]" * 70))), "nested too deeply"),
    "NaN": (of_bytes(b'{"instruments": [NaN]}'), "NaN is not JSON"),
    "minus infinity": (of_bytes(b'{"instruments": [-Infinity]}'), "-Infinity is not JSON"),
    "a huge number": (of_bytes(b'{"instruments": [1e999]}'), "the number 1e999 is too large"),
    "a number of 10,000 digits": (of_bytes(b"[" + b"9" * 10_000 + b"]"), "not JSON that can be read"),
    "a key twice": (of_bytes(b'{"instruments": [], "instruments": []}'), "the key 'instruments' occurs twice"),
    "a byte order mark": (of_bytes(b"\xef\xbb\xbf{}"), "byte order mark"),
    "UTF-16": (of_bytes(text_of().encode("utf-16")), "byte order mark"),
    "UTF-16 without a mark": (of_bytes(text_of().encode("utf-16-le")), "is not UTF-8"),
    "GB 18030": (of_bytes(text_of().encode("gb18030")), "is not UTF-8"),
    "half a surrogate pair": (of_bytes(b'{"instruments": ["\\ud800"]}'), "half of a surrogate pair"),
    "half a surrogate pair in a key": (of_bytes(b'{"\\udfff": []}'), "half of a surrogate pair"),
    "half a surrogate pair as bytes": (of_bytes(b'{"instruments": ["\xed\xa0\x80"]}'), "is not UTF-8"),
    "a NUL": (of_bytes(b'{"instruments": ["\x00"]}'), "not JSON: Invalid control character"),
    "a string of 20 MB": (of_bytes(as_act(kind="a" * 20_000_000)), "expected one of treaty"),
    "an id of 20 MB": (of_bytes(as_act(id="a" * 20_000_000)), "an id has at most"),
    "a key of 20 MB": (of_bytes(as_act(**{"a" * 20_000_000: 1})), "no such key"),
    "a date of 20 MB": (of_bytes(as_act(checked_through="2" * 20_000_000)), "is no date"),
    "a million items": (of_bytes(as_act(languages=[1] * 300_000)), "expected a string"),
    "a folder": (Path.mkdir, "only files that end in .json belong here"),
    "a pipe": (os.mkfifo, "only files that end in .json belong here"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_made_to_do_harm(name: str, tmp_path: Path) -> None:
    make, says = FILES[name]
    folder = write(tmp_path, small())
    (folder / FILE).unlink()
    make(folder / FILE)
    count, first = refused(folder)
    assert FILE in first
    assert says in first
    assert count >= 1


@pytest.mark.parametrize("name", ["datapackage.json", "vocabulary.json", "homonyms.json", "retired.json"])
@pytest.mark.parametrize("kind", ["a folder", "a pipe"])
def test_a_document_that_is_no_file(name: str, kind: str, tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    (folder / name).unlink(missing_ok=True)
    FILES[kind][0](folder / name)
    assert [one for one in told(check(folder)) if one[0] == name] == [(name, "", "", "json")]
    assert name in refused(folder)[1]


def test_a_file_where_a_folder_belongs_is_not_passed_over(tmp_path: Path) -> None:
    folder = write(tmp_path, {name: data for name, data in small().items() if not name.startswith("actors/")})
    (folder / "actors").write_text("[]")
    found = [one for one in check(folder) if one.file == "actors"]
    assert told(found) == [("actors", "", "", "files")]
    assert "a folder is needed here" in str(found[0])


def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, small())
    monkeypatch.chdir(folder)  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as made:
        (folder / "datapackage.json").unlink()
        made.bind("datapackage.json")
        assert told(check(folder)) == [("datapackage.json", "", "", "json")]
        assert "no regular file" in str(check(folder))


def test_every_truncation_is_refused(tmp_path: Path) -> None:
    """A file cut anywhere is no JSON, and the message names it."""
    folder = write(tmp_path, small())
    raw = (folder / FILE).read_bytes()
    for end in range(0, len(raw) - 2, 41):
        (folder / FILE).write_bytes(raw[:end])
        with pytest.raises(ag.InvalidData) as caught:
            ag.Dataset.load(folder)
        assert [(one.file, one.rule) for one in caught.value.problems if one.rule == "json"] == [(FILE, "json")]


def test_ten_thousand_wrong_records_are_ten_thousand_problems(tmp_path: Path) -> None:
    data = small()
    data["instruments/zz.json"] = {
        "instruments": [INSTRUMENTS[0] | {"id": f"zz-{n}", "kind": "statut"} for n in range(10_000)]
    }
    count, first = refused(write(tmp_path, data))
    assert count == 10_000
    assert "did you mean statute?" in first


def test_a_duplicate_is_named_and_not_taken(tmp_path: Path) -> None:
    data = small()
    data["instruments/zz.json"] = {"instruments": [INSTRUMENTS[1] | {"summary": {"en": "Another.", "zh-Hans": "另。"}}]}
    with pytest.raises(ag.InvalidData) as caught:
        ag.Dataset.load(write(tmp_path, data))
    assert {(one.record, one.rule) for one in caught.value.problems} == {(IDS[1], "id-unique")}


@pytest.mark.parametrize(
    "text", ["a\x00b", "a\x1b[2Jb", "a\u202eb", "a\u2066b", "a\u200bb", "a\ufeffb", "a\x85b", "a\U000e0041b"], ids=ascii
)
def test_characters_that_nobody_sees_are_found(text: str, tmp_path: Path) -> None:
    """They can be read, since a source may print them, but the check names each; no id may have one."""
    data = small()
    file, key, position = ACT
    data[file][key][position]["native_type"] = text
    folder = write(tmp_path / "text", data)
    assert (FILE, IDS[1], "native_type", "invisible") in told(check(folder))
    assert ag.Dataset.load(folder).instruments[IDS[1]].native_type == text
    data[file][key][position]["id"] = text
    with pytest.raises(ag.InvalidData, match="expected an id"):
        ag.Dataset.load(write(tmp_path / "id", data))


UNREADABLE = """
import os, sys
import aigov_data as ag
ag.Dataset.load(sys.argv[1])
if os.getuid() == 0:  # who may read anything
    os.setuid(65534)
try:
    ag.Dataset.load(sys.argv[2])
except ag.InvalidData as error:
    print(*error.problems, sep="\\n")
"""


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    good, bad = write(tmp_path / "good", small()), write(tmp_path / "bad", small())
    for folder in (bad, *bad.parents):
        if "pytest" in str(folder):
            folder.chmod(0o755)
    (bad / FILE).chmod(0)
    done = python("-c", UNREADABLE, str(good), str(bad), env=environment())
    assert done.stderr == b""
    assert f"{FILE}: the file cannot be read: Permission denied [json]" in done.stdout.decode().splitlines()


def test_a_file_that_changes_while_it_is_read_is_the_old_or_the_new(tmp_path: Path) -> None:
    """Replaced all the while, by moving a new file into place, as this library writes."""
    one, two = small(), small()
    two[FILE]["instruments"][1]["native_type"] = "Another type"
    folder = write(tmp_path / "folder", one)
    versions = [(write(tmp_path / name, data) / FILE).read_bytes() for name, data in (("a", one), ("b", two))]
    expected = {ag.Dataset.load(tmp_path / name).digest for name in ("a", "b")}
    stop = threading.Event()

    def replacing() -> None:
        turn = 0
        while not stop.is_set():
            turn += 1
            new = tmp_path / f"new-{turn % 2}"
            new.write_bytes(versions[turn % 2])
            new.replace(folder / FILE)

    writer = threading.Thread(target=replacing)
    writer.start()
    try:
        found = {ag.Dataset.load(folder).digest for _ in range(60)}
    finally:
        stop.set()
        writer.join()
    assert found <= expected


def test_a_file_that_vanishes_while_the_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, small())
    real = Path.is_file

    def vanishing(self: Path) -> bool:
        found = real(self)
        if self.name == "xx.json" and self.parent.name == "sources" and found:
            self.unlink()
        return found

    monkeypatch.setattr(Path, "is_file", vanishing)
    with pytest.raises(ag.InvalidData, match=r"sources/xx\.json.*cannot be read"):
        ag.Dataset.load(folder)


# --- what was exported and then changed -------------------------------------------------------------------


@pytest.fixture
def exported_database(tmp_path: Path) -> Path:
    home = ag.Dataset.load(write(tmp_path / "data", small()))
    home.export("sqlite", tmp_path)
    return tmp_path / "aigov-data.sqlite"


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id FROM n"
CHANGES = {
    "a view without end": (f"DROP TABLE sources; CREATE VIEW sources AS {ENDLESS}", "no such table: sources"),
    "a virtual table": (
        "DROP TABLE sources; CREATE VIRTUAL TABLE sources USING fts5(id)",
        "no such table: sources",
    ),
    "bytes for a text": ("UPDATE instruments SET native_type = x'ff00'", "expected a text"),
    "a number for a text": ("UPDATE actors SET kind = 7", "found '7'; expected one of state"),
    "no position": ("UPDATE instruments SET position = NULL", "expected a whole number"),
    "a half position": ("UPDATE instruments SET position = 1.5", "position 1.5; expected a whole number"),
    "bytes for a document": ("UPDATE documents SET json = x'ff'", "is no text"),
    "a document that is a list": (
        "UPDATE documents SET json = '[]' WHERE name = 'datapackage.json'",
        "object in curly",
    ),
    "no table": ("DROP TABLE instrument_events", "no such table: instrument_events"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_database_made_to_do_harm(name: str, exported_database: Path) -> None:
    script, says = CHANGES[name]
    connection = sqlite3.connect(exported_database)
    connection.execute("PRAGMA writable_schema = ON")
    for table in ("instruments", "actors", "documents"):  # what a changed schema would let through
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(replace(sql, ' NOT NULL', ''), ' STRICT', '') WHERE name = ?",
            (table,),
        )
    connection.commit()
    connection.close()
    connection = sqlite3.connect(exported_database)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.executescript(script)
    connection.close()
    with pytest.raises(ag.AigovDataError) as caught:
        ag.Dataset.load(exported_database)
    assert says in str(caught.value)
    assert "aigov-data.sqlite" in str(caught.value)


def test_a_package_with_an_endless_table(tmp_path: Path) -> None:
    home = ag.Dataset.load(write(tmp_path / "data", small()))
    home.export("datapackage", tmp_path / "package")
    table = tmp_path / "package/tables/sources.csv"
    with table.open("r+b") as file:
        file.truncate(1 << 30)
    with pytest.raises(ag.InvalidValue, match=r"sources\.csv: the file has 1073741824 bytes"):
        ag.Dataset.load(tmp_path / "package")


def test_a_text_of_any_length_comes_back_from_every_export(tmp_path: Path) -> None:
    """Longer than a field of the csv module is by default."""
    data = small()
    file, key, position = ACT
    data[file][key][position]["native_type"] = "long " * 40_000
    home = ag.Dataset.load(write(tmp_path / "data", data))
    for format, name in (("datapackage", "package"), ("sqlite", "package/aigov-data.sqlite")):
        home.export(format, tmp_path / "package")
        assert ag.Dataset.load(tmp_path / name).digest == home.digest
    assert dict(exported(home, Options("json")))


def test_what_is_opened_is_whole_or_not_at_all(tmp_path: Path) -> None:
    """A folder with one wrong record gives no data set, not the other records."""
    data = small()
    file, key, position = ACT
    del data[file][key][position]["kind"]
    folder = read(write(tmp_path, data))
    assert [item.name for item in folder.items if item.record is None] == [IDS[1]]
    with pytest.raises(ag.InvalidData):
        ag.Dataset.load(tmp_path)
    assert dataset_of(read(write(tmp_path / "whole", small()))).instruments.ids == tuple(IDS)


@pytest.mark.parametrize(
    ("before", "after", "record", "path"),
    [
        ('"kind": "statute"', '"kind": "statute", "kind": "bill"', IDS[0], "kind"),
        ('"type": "repealed"', '"type": "repealed", "type": "adopted"', IDS[0], "events[repealed].type"),
        ('{"instruments"', '{"instruments": [], "instruments"', "", "instruments"),
        ('"en": "Example Act', '"en": "a", "en": "Example Act', IDS[0], "aliases[en].en"),
    ],
)
def test_a_key_twice_is_found_where_it_stands(before: str, after: str, record: str, path: str, tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    text = json.dumps(json.loads((folder / FILE).read_bytes()))
    if before not in text:  # an alias has a text and a language
        before, after, path = '"lang": "en"', '"lang": "en", "lang": "fr"', "official_titles[fr].lang"
    (folder / FILE).write_text(text.replace(before, after, 1), encoding="utf-8")
    found = [one for one in check(folder) if one.rule == "json"]
    assert told(found) == [(FILE, record, path, "json")]
    assert f"the key {path.rsplit('.', 1)[-1]!r} occurs twice" in str(found[0])

"""Faults put in on purpose: in every field of every class, and under every write."""

import copy
import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import attrs
import pytest

import aigov_data as ag
from aigov_data import shape
from aigov_data.codec import structure
from aigov_data.dates import PartialDate
from aigov_data.export import FORMATS
from aigov_data.folder import read
from aigov_data.parts import Ref
from aigov_data.problems import Problem
from aigov_data.records import CLASSES
from aigov_data.text import Text

from .processes import environment, printed, python
from .small_data import small, write

# --- every field of every class -------------------------------------------------------------------------

Path_ = tuple[str | int, ...]
HOME = {"instruments": "instruments", "actors": "actors", "sources": "sources"}


def inner(type_: Any) -> Any:
    """The type of a field's value, or of each of its items."""
    if get_origin(type_) in (Union, UnionType):
        type_ = next(one for one in get_args(type_) if one is not type(None))
    return get_args(type_)[0] if get_origin(type_) is tuple else type_


def is_list(type_: Any) -> bool:
    if get_origin(type_) in (Union, UnionType):
        type_ = next(one for one in get_args(type_) if one is not type(None))
    return get_origin(type_) is tuple


def full(cls: type) -> dict[str, Any]:
    """A well-formed record or part in which every field is filled."""
    return {shape.key_of(one.name): value(cls, one) for one in shape.resolved(cls)}


def value(cls: type, field: Any) -> Any:
    type_ = inner(field.type)
    if attrs.has(type_) and type_ is not Ref:
        found: Any = full(type_)
    elif get_origin(type_) is Literal:
        found = next(term for term in get_args(type_) if term != field.default)
    else:
        form = shape.form_of(cls, field.name)
        plain = {bool: True, PartialDate: "2024-05", Text: {"en": "A text", "zh-Hans": "文"}, Ref: "xx-gazette[p. 1]"}
        forms = {
            "an id": "xx",
            "a concept's id": "xx.a",
            "a language tag": "en",
            "an ISO 3166": "CN",
            "a web": "https://a.example/",
        }
        found = plain.get(type_) or (next(v for k, v in forms.items() if form[1].startswith(k)) if form else "Words")
    return [found] if is_list(field.type) else found


def places(cls: type, at: Path_ = ()) -> Iterator[tuple[Path_, type, Any]]:
    """Every field of a class and of the parts within it: where it stands, its class, the field."""
    for field in shape.resolved(cls):
        here = (*at, shape.key_of(field.name))
        yield here, cls, field
        type_ = inner(field.type)
        if attrs.has(type_) and type_ is not Ref:
            yield from places(type_, (*here, 0) if is_list(field.type) else here)


FIELDS = [(cls, *place) for cls in CLASSES for place in places(cls)]
NAMES = [f"{cls.__name__}.{'.'.join(map(str, at))}" for cls, at, _, _ in FIELDS]


def holder(plain: Any, at: Path_) -> Any:
    for key in at[:-1]:
        plain = plain[key]
    return plain


def wrong(cls: Any, plain: dict[str, Any]) -> list[Problem]:
    made, problems = structure(plain, cls, "xx.json", 0)
    assert (made is None) == bool(problems)
    assert all(one.file == "xx.json" for one in problems)
    return problems


def shown(plain: Any, at: Path_) -> str:
    """The path of a place as messages print it, whatever the items of lists are called."""
    return ".".join(str(key) for key in at if isinstance(key, str))


def bare(path: str) -> str:
    """A printed path without the names of items."""
    depth, out = 0, []
    for letter in path:
        depth += letter == "["
        if not depth:
            out.append(letter)
        depth -= letter == "]"
    return "".join(out)


def test_the_full_records_are_well_formed() -> None:
    assert [wrong(cls, full(cls)) for cls in CLASSES] == [[]] * len(CLASSES)
    assert len(FIELDS) == 230


@pytest.mark.parametrize(("cls", "at", "owner", "field"), FIELDS, ids=NAMES)
def test_a_field_that_is_missing_null_of_another_type_misspelt_or_twice(
    cls: type, at: Path_, owner: type, field: Any, tmp_path: Path
) -> None:
    key, where = at[-1], shown(None, at)
    record = "#1" if at == ("id",) else "xx"
    if cls.__name__ in ("Principle", "Issue") and at != ("id",):
        record = "xx.a"
    for fault in ("missing", "null", "number", "object", "misspelt"):
        plain = full(cls)
        there = holder(plain, at)
        was = there[key]
        expected: str | None = ""
        if fault == "missing":
            del there[key]
            expected = "this key is required" if field.default is attrs.NOTHING else None
            if not there:  # a part that said only this
                expected = "expected an object that says something"
        elif fault == "null":
            there[key] = None
        elif fault == "number":
            there[key] = 5
        elif fault == "object":
            if attrs.has(inner(field.type)) and not is_list(field.type):
                continue  # an object is what it should be
            there[key] = {"nothing": "known"}
        elif fault == "misspelt":
            assert isinstance(key, str)
            del there[key]
            there[f"{key}x"] = was
            expected = f"{owner.__name__} has no such key; did you mean"
        problems = wrong(cls, plain)
        if expected is None:
            assert problems == [], fault
            continue
        assert len(problems) == 1, (fault, [str(one) for one in problems])
        (one,) = problems
        assert expected in one.expected
        assert one.record == ("#1" if at == ("id",) else record)
        if not (fault == "missing" and expected.startswith("expected an object")) and fault != "object":
            assert bare(one.path) == (where + "x" if fault == "misspelt" else where), fault
        assert str(one).startswith(f"xx.json: {one.record}: ")
    twice(cls, at, tmp_path)


def twice(cls: Any, at: Path_, folder: Path) -> None:
    """The same key twice in the file."""
    plain = full(cls)
    there, key = holder(plain, at), at[-1]
    there[f"{key}\0twice"] = there[key]
    home = next(one for one in ("instruments", "actors", "sources", "schemes") if one == cls.table or one == "schemes")
    content = {"scheme": plain} if cls.table == "schemes" else {cls.table: [plain]}
    file = f"{home}/xx.json"
    (folder / home).mkdir()
    text = json.dumps(content).replace(r"\u0000twice", "")
    (folder / file).write_text(text, encoding="utf-8")
    (one,) = read(folder).problems
    assert (one.file, one.rule, bare(one.path)) == (file, "json", shown(None, at))
    assert f"the key {key!r} occurs twice" in one.expected


# --- under every write ------------------------------------------------------------------------------------

KILLED = """
import os, sys
import aigov_data as ag
home = ag.Dataset.load(sys.argv[1])
target, format, fatal = sys.argv[2], sys.argv[3], int(sys.argv[4])
calls = 0
def dying(name):
    real = getattr(os, name)
    def called(*args, **kwargs):
        global calls
        calls += 1
        if calls == fatal:
            os.kill(os.getpid(), 9)
        return real(*args, **kwargs)
    setattr(os, name, called)
for name in ("fdopen", "fsync", "chmod", "replace"):
    dying(name)
home.export(format, target, overwrite=True)
print(calls)
"""
"""Exports, and is killed at the nth step of writing: before a file is filled, flushed, given its mode, moved."""


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file() and not one.name.startswith(".")
    }


@pytest.mark.parametrize("format", FORMATS)
def test_killed_at_any_step_of_an_export_each_file_is_the_old_or_the_new(format: str, tmp_path: Path) -> None:
    data = write(tmp_path / "data", small())
    target = tmp_path / "target"
    ag.Dataset.load(data).export(format, target)
    new = contents(target)
    old = dict.fromkeys(new, b"old\n")
    steps = int(printed(KILLED, str(data), str(target), format, "0").strip())
    assert steps == 4 * len(new)
    for fatal in sorted({1, 2, 3, 4, steps // 2, steps - 1, steps}):
        for name in new:
            (target / name).write_bytes(old[name])
        done = python("-c", KILLED, str(data), str(target), format, str(fatal), env=environment())
        assert done.returncode == -9
        found = contents(target)
        assert found.keys() == new.keys()
        assert all(found[name] in (old[name], new[name]) for name in new)
        assert sum(found[name] == new[name] for name in new) == (fatal - 1) // 4


FULL = """
import resource, signal, sys
import aigov_data as ag
home = ag.Dataset.load(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), int(sys.argv[4])))
try:
    home.export(sys.argv[3], sys.argv[2], overwrite=True)
except ag.AigovDataError as error:
    print(type(error).__name__, isinstance(error, OSError), error)
"""
"""Exports where no file may be longer than so many bytes: the system refuses as it does on a full disk."""


@pytest.mark.parametrize("format", FORMATS)
def test_where_there_is_no_room_the_old_file_stays_and_nothing_else(format: str, tmp_path: Path) -> None:
    data = write(tmp_path / "data", small())
    target = tmp_path / "target"
    ag.Dataset.load(data).export(format, target)
    new = contents(target)
    for name in new:
        (target / name).write_bytes(b"old\n")
    said = printed(FULL, str(data), str(target), format, "100")
    assert said.startswith("NotWritten True ")
    assert "cannot be written: File too large" in said
    found = contents(target)
    assert found.keys() == new.keys()
    assert all(found[name] in (b"old\n", new[name]) for name in new)
    assert b"old\n" in found.values()
    assert not [one for one in target.rglob(".*") if one.is_file()]


WRITERS = ["to_bibtex", "to_biblatex", "to_ris", "to_csl_json"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("name", WRITERS)
def test_an_error_of_the_system_is_one_of_the_family(
    name: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "references"
    target.write_bytes(b"old\n")

    def failing(*_: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(ag.NotWritten) as caught:
        getattr(ag.instruments[:2], name)(target)
    assert isinstance(caught.value, OSError)
    assert caught.value.errno == number
    assert str(caught.value) == f"{str(target)!r} cannot be written: {os.strerror(number)}"
    assert [one.name for one in tmp_path.iterdir()] == ["references"]
    assert target.read_bytes() == b"old\n"


def test_a_folder_without_permission(tmp_path: Path) -> None:
    code = """
import os, sys
import aigov_data as ag
home = ag.Dataset.load(sys.argv[1])
home.export("json", sys.argv[3])
if os.getuid() == 0:
    os.setuid(65534)
for ask in (lambda: home.export("json", sys.argv[2], overwrite=True), lambda: ag.Dataset.load(sys.argv[2])):
    try:
        ask()
    except ag.AigovDataError as error:
        print(type(error).__name__, str(error).replace(sys.argv[2], "target"))
"""
    data, target = write(tmp_path / "data", small()), tmp_path / "target"
    ag.Dataset.load(data).export("json", target)
    before = contents(target)
    target.chmod(0)
    said = printed(code, str(data), str(target), str(tmp_path / "other"))
    target.chmod(0o755)
    assert [line.split(" ")[0] for line in said.splitlines()] == ["NotWritten", "InvalidData"]
    assert said.count("Permission denied") == 2
    assert contents(target) == before


def test_the_pairs_of_keys_that_are_like_each_other_stay_apart() -> None:
    """A misspelt key is told once, also where the key that it is like is required."""
    plain = copy.deepcopy(full(ag.Instrument))
    plain["knd"] = plain.pop("kind")
    plain["titel"] = plain.pop("title")
    assert [one.path for one in wrong(ag.Instrument, plain)] == ["knd", "titel"]
    del plain["knd"]
    assert sorted(one.path for one in wrong(ag.Instrument, plain)) == ["kind", "titel"]

"""Other file systems and ways to install: case, names and line ends of Windows, read-only folders, no source."""

import compileall
import json
import re
import shutil
from pathlib import Path, PureWindowsPath

import pytest

import aigov_data as ag
from aigov_data.checks import check
from aigov_data.export import FORMATS, Options, exported

from .processes import PACKAGE, environment, printed, python
from .small_data import small, write

ROOT = Path(__file__).parent.parent
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$)(\..*)?")


def wrong_names(names: list[str]) -> list[str]:
    """Names that some file system cannot hold, or takes for one another."""
    folded = [name.casefold() for name in names]
    return [
        name
        for name in names
        if folded.count(name.casefold()) > 1
        or len(name) > 150
        or re.search(r'[<>:"|?*\\\x00-\x1f]', name)
        or not name.isascii()
        or any(RESERVED.fullmatch(part) or part.endswith((".", " ")) for part in name.split("/"))
    ]


def test_every_file_can_stand_on_every_file_system() -> None:
    files = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert len(files) > 300
    assert wrong_names(files) == []


def test_the_rule_notices_them() -> None:
    bad = ["a/con.json", "A.json", "a.json", "nul", "x:y", "a.", "人.json", "b" * 151]
    assert wrong_names([*bad, "good.json"]) == bad


def test_so_can_every_file_that_is_exported(tmp_path: Path) -> None:
    home = ag.Dataset.load(write(tmp_path, small()))
    for format in FORMATS:
        names = [name for name, _ in exported(home, Options(format))]
        assert wrong_names(names) == []
        assert [str(PureWindowsPath(name)).replace("\\", "/") for name in names] == names


def test_windows_line_ends_change_no_data(tmp_path: Path) -> None:
    """They are not the canonical form, which the check says and nothing else."""
    unix, windows = write(tmp_path / "unix", small()), write(tmp_path / "windows", small())
    for path in windows.rglob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert check(unix) == []
    assert {one.rule for one in check(windows)} == {"canonical-form"}
    assert ag.Dataset.load(windows).digest == ag.Dataset.load(unix).digest


def test_a_package_saved_by_windows_opens(tmp_path: Path) -> None:
    """A spreadsheet writes a byte order mark; Git may turn the line ends."""
    home = ag.Dataset.load(write(tmp_path / "data", small()))
    home.export("datapackage", tmp_path / "package")
    for path in (tmp_path / "package" / "tables").glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert ag.Dataset.load(tmp_path / "package").digest == home.digest


USED = "import aigov_data as ag; print(ag.instruments['eu-ai-act'].cite(), len(ag.actors), ag.dataset.verify())"


def expected() -> str:
    return f"{ag.instruments['eu-ai-act'].cite()} {len(ag.actors)} {ag.dataset.verify()}\n"


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    """Every write below the package is refused, as in a system's site-packages."""
    copied = tmp_path / "lib" / PACKAGE.name
    shutil.copytree(PACKAGE, copied, ignore=shutil.ignore_patterns("__pycache__"))
    code = f"""
import os, sys
def refusing(event, arguments):
    if event in ("open", "os.mkdir", "os.rename", "os.remove") and str(arguments[0]).startswith({str(copied)!r}):
        if event != "open" or arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise PermissionError(13, "Permission denied", arguments[0])
sys.addaudithook(refusing)
{USED}
"""
    assert printed(code, env=environment(copied)) == expected()
    assert not list(copied.rglob("*.pyc"))


def test_modules_without_source(tmp_path: Path) -> None:
    """Compiled beside where the source was, as freezers and small images have them."""
    copied = tmp_path / "lib" / PACKAGE.name
    shutil.copytree(PACKAGE, copied, ignore=shutil.ignore_patterns("__pycache__"))
    assert compileall.compile_dir(copied, quiet=2, legacy=True)
    for path in copied.rglob("*.py"):
        path.unlink()
    assert printed(USED, env=environment(copied)) == expected()


@pytest.mark.parametrize("name", ["a space", "人工智能", "percent%20", "hash#", "quote'"])
def test_a_folder_of_any_name(name: str, tmp_path: Path) -> None:
    copied = tmp_path / name / PACKAGE.name
    shutil.copytree(PACKAGE, copied, ignore=shutil.ignore_patterns("__pycache__"))
    assert printed(USED, env=environment(copied)) == expected()
    home = ag.Dataset.load(write(tmp_path / name / "data", small()))
    for format in ("sqlite", "datapackage"):
        home.export(format, tmp_path / name / format)
    for path in (tmp_path / name / "sqlite" / "aigov-data.sqlite", tmp_path / name / "datapackage"):
        assert ag.Dataset.load(path).digest == home.digest


def test_no_module_looks_for_its_files_by_the_working_directory(tmp_path: Path) -> None:
    done = python("-c", USED, cwd=tmp_path)
    assert (done.returncode, done.stdout.decode()) == (0, expected())


def test_the_index_names_files_with_forward_slashes() -> None:
    meta = json.loads((PACKAGE / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert [one["path"] for one in meta["files"] if "\\" in one["path"]] == []

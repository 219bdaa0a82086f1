"""The same output everywhere: hash seed, locale, time zone, folder or zip; threads; pickles between processes."""

import multiprocessing
import os
import sys
import zipfile
from pathlib import Path

import pytest

import aigov_data as ag

from .processes import PACKAGE, environment, printed, python

SCRIPT = """
import contextlib, hashlib, sys
import aigov_data as ag
from aigov_data import cli

def run(*argv):
    print(*argv, "->", cli.main(argv))

sys.stdout.reconfigure(encoding="utf-8")
for name in ("instruments", "actors", "principles", "issues", "schemes", "sources"):
    run("list", name, "--lang", "zh")
    run("list", name, "--json")
run("list", "--search", "artificial intelligence", "--sort", "-date")
run("show", "eu-ai-act")
run("show", "欧盟人工智能法", "--lang", "zh")
run("show", "unesco", "--json")
for id in ("eu-ai-act", "coe-cets-225", "un-a-res-78-265", "oecd-legal-0449"):
    run("cite", id)
    run("cite", id, "--json", "--lang", "zh")
with contextlib.redirect_stderr(sys.stdout):
    run("show", "eu-ai-akt")
    run("show", "National AI Strategy")
    run("list", "--where", "kid=treaty")
    run("list", "--where", "kind=traety")
run("info")
act = ag.instruments["eu-ai-act"]
print(repr(act), act, act.events, act.issuers, act.cite(), act.date(), act.related(), act.related(inverse=True))
print(ag.instruments.filter(year={2023, 2024}, kind={"treaty", "resolution", "declaration"}))
print(ag.instruments.filter(issuer_within="united-nations"), ag.instruments.filter(jurisdiction=None))
print(ag.actors.filter(kind={"state", "organ"}), ag.actors["united-nations"].children, ag.actors["unesco"].ancestors)
for text in ("人工智能", "artificial intelligence", "human rights"):
    print(ag.instruments.search(text).ids, ag.actors.search("united").ids)
for field in ("kind", "year", "issuer", "jurisdiction", "principle", "title"):
    print({key: found.ids for key, found in ag.instruments.group_by(field).items()})
    print(ag.instruments.count_by(field))
print(ag.sources.sort("-date").ids, (ag.instruments.filter(year=2024) | ag.instruments.filter(kind="treaty")).ids)
print(ag.vocabulary, list(ag.vocabulary["kind"]), ag.vocabulary["kind"]["treaty"].definition.zh, ag.claims)
print(ag.dataset, ag.dataset.digest, ag.dataset.version, ag.dataset.date, ag.dataset.verify(), ag.dataset.hashes())
print([(field.name, field.meaning) for field in ag.fields(ag.Instrument)], dir(ag))
run("list", "schemes")
"""
SETTINGS: dict[str, dict[str, str]] = {
    "hash seed 0": {"PYTHONHASHSEED": "0"},
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "C": {"LANG": "C", "LC_ALL": "C"},
    "ASCII": {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Latin-1": {"PYTHONIOENCODING": "latin-1"},
    "Chinese": {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"},
    "GB 18030": {"LANG": "zh_CN.GB18030", "LC_ALL": "zh_CN.GB18030", "PYTHONUTF8": "0"},
    "Auckland": {"TZ": "Pacific/Auckland"},
    "Honolulu": {"TZ": "Pacific/Honolulu"},
    "warnings are errors": {"PYTHONWARNINGS": "error"},
    "optimized": {"PYTHONOPTIMIZE": "2"},
    "everything": {
        "PYTHONHASHSEED": "4294967295",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "TZ": "Pacific/Auckland",
    },
}


def output(script: str, env: dict[str, str]) -> bytes:
    """What the script prints, which must succeed in silence."""
    done = python(script, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script in a file, which is read as UTF-8 whatever the locale."""
    path = tmp_path_factory.mktemp("script") / "script.py"
    path.write_text(SCRIPT, encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def expected(script: str) -> bytes:
    """What it prints under settings of no importance, from where the package stands."""
    found = output(script, environment())
    assert b"eu-ai-act" in found
    assert "《" in found.decode()
    assert ag.dataset.digest.encode() in found
    return found


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package in a zip: source and data only."""
    path = tmp_path_factory.mktemp("zip") / "lib.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for file in sorted(PACKAGE.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                out.write(file, Path(PACKAGE.name) / file.relative_to(PACKAGE))
    return path


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS.keys())
def test_the_output_does_not_depend_on_the_environment(script: str, expected: bytes, settings: dict[str, str]) -> None:
    assert output(script, environment(**settings)) == expected


def test_nor_on_the_working_directory(
    script: str, expected: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = environment()
    monkeypatch.chdir(tmp_path)
    assert output(script, env) == expected


@pytest.mark.parametrize("settings", [{"PYTHONHASHSEED": "0"}, SETTINGS["everything"]], ids=["seed 0", "everything"])
def test_nor_on_whether_the_package_is_in_a_zip(
    script: str, expected: bytes, archive: Path, settings: dict[str, str]
) -> None:
    env = environment(archive / PACKAGE.name, **settings)
    where = "import aigov_data; print(aigov_data.__file__); print(type(aigov_data.__spec__.loader).__name__)"
    assert printed(where, env=env) == f"{archive / PACKAGE.name / '__init__.py'}\nzipimporter\n"
    assert output(script, env) == expected


def test_the_command_line_of_a_zip(archive: Path) -> None:
    env = environment(archive / PACKAGE.name)
    for argv in (["info", "--json"], ["verify"], ["show", "eu-ai-act"]):
        found = python("-m", PACKAGE.name, *argv, env=env)
        assert (found.returncode, found.stderr) == (0, b"")
        assert found.stdout == python("-m", PACKAGE.name, *argv).stdout


# --- threads --------------------------------------------------------------------------

THREADS = """
import sys, threading
import aigov_data as ag
sys.setswitchinterval(1e-6)
COUNT = 32
start = threading.Barrier(COUNT)
found, wrong = [], []

def ask():
    start.wait()
    try:
        {ask}
    except BaseException as error:
        wrong.append(repr(error))

threads = [threading.Thread(target=ask) for _ in range(COUNT)]
for one in threads:
    one.start()
for one in threads:
    one.join()
print(wrong, len(found), len({{tuple(map(id, one)) for one in found}}))
"""
FIRST_QUESTIONS = {
    "record": 'found.append([ag.instruments["eu-ai-act"]])',
    "data set": "found.append([ag.dataset, ag.dataset.instruments, ag.instruments, ag.actors])",
    "name": 'found.append([ag.instruments["欧盟人工智能法"], ag.actors["联合国"]])',
    "all": "found.append([*ag.instruments, *ag.actors, *ag.sources])",
    "filter": 'found.append(list(ag.instruments.filter(kind={"treaty", "resolution"}, year=2024)))',
    "links": 'found.append([*ag.instruments["eu-ai-act"].issuers, *ag.actors["united-nations"].children])',
    "search": 'found.append(list(ag.instruments.search("artificial intelligence")))',
    "one and all": """if threading.current_thread().name.endswith(("1", "3", "5")):
            list(ag.instruments)
        found.append([ag.instruments["eu-ai-act"], ag.instruments["coe-cets-225"]])""",
    "concepts": 'found.append([*ag.principles, *ag.issues, *ag.principles["transparency"].instruments])',
}


@pytest.mark.parametrize("ask", FIRST_QUESTIONS.values(), ids=FIRST_QUESTIONS.keys())
def test_threads_that_ask_first_at_once_find_the_same_objects(ask: str) -> None:
    for _ in range(3):
        assert printed(THREADS.format(ask=ask)) == "[] 32 1\n"


FORKED = """
import os, signal, sys, threading, warnings
warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside threads, which is what is tried
sys.setswitchinterval(1e-6)
import aigov_data as ag

def opening():
    for name in ("instruments", "actors", "sources", "principles", "issues", "schemes"):
        list(getattr(ag, name))

threads = [threading.Thread(target=opening) for _ in range(8)]
for one in threads:
    one.start()
ends = []
for _ in range(24):
    end, mine = os.pipe()
    if os.fork() == 0:
        signal.alarm(60)  # rather than hang
        try:
            told = f"{len(ag.instruments)} {len(list(ag.actors))} {ag.instruments['eu-ai-act']} {ag.dataset.digest}"
        except BaseException as error:
            told = repr(error)
        os.write(mine, told.encode())
        os._exit(0)
    os.close(mine)
    ends.append(end)
for one in threads:
    one.join()
print(*{os.read(end, 1000).decode() for end in ends}, sep="\\n")
for _ in ends:
    os.wait()
"""
POOLS = """
import multiprocessing, sys

def told(name):
    import aigov_data as ag
    record = ag.instruments[name]
    return record, record.cite(), ag.dataset.digest

if __name__ == "__main__":
    names = ["eu-ai-act", "欧盟人工智能法", "coe-cets-225", "un-a-res-78-265"] * 8
    with multiprocessing.get_context(sys.argv[1]).Pool(8) as pool:
        found = pool.map(told, names)
    import aigov_data as ag
    print(all(record == ag.instruments[name] for name, (record, _, _) in zip(names, found)))
    print(all(cited == ag.instruments[name].cite() for name, (_, cited, _) in zip(names, found)))
    print({digest for _, _, digest in found} == {ag.dataset.digest})
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_children_made_while_threads_open_the_data_find_them_whole() -> None:
    for _ in range(3):
        expected = f"{len(ag.instruments)} {len(ag.actors)} {ag.instruments['eu-ai-act']} {ag.dataset.digest}\n"
        assert printed(FORKED) == expected


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_every_process_of_a_pool_finds_the_same_data(method: str, tmp_path: Path) -> None:
    (tmp_path / "pools.py").write_text(POOLS, encoding="utf-8")
    done = python("-W", "ignore::DeprecationWarning", str(tmp_path / "pools.py"), method)
    assert (done.returncode, done.stderr.decode(), done.stdout.decode()) == (0, "", "True\nTrue\nTrue\n")


# --- pickles between processes ----------------------------------------------------------

PICKLE = """
import pickle, sys
import aigov_data as ag
sys.stdout.buffer.write(pickle.dumps({what}, protocol=int(sys.argv[1])))
"""
UNPICKLE = """
import pickle, sys
with open(sys.argv[1], "rb") as file:
    found = pickle.load(file)
"""


def pickled(what: str, file: Path, protocol: int = 4) -> str:
    """Write the pickle that a process of its own makes; the path of the file."""
    done = python("-c", PICKLE.format(what=what), str(protocol))
    assert (done.returncode, done.stderr) == (0, b"")
    file.write_bytes(done.stdout)
    return str(file)


@pytest.mark.parametrize("protocol", range(2, 6))
def test_an_unpickled_record_finds_the_bundled_data(tmp_path: Path, protocol: int) -> None:
    file = pickled('ag.instruments["eu-ai-act"]', tmp_path / "record", protocol)
    act = ag.instruments["eu-ai-act"]
    shown = printed(UNPICKLE + "print(found.id, found.issuers.ids, found.cite(), sep='\\n')", file)
    assert shown == f"eu-ai-act\n{act.issuers.ids}\n{act.cite()}\n"
    assert len(act.issuers) > 1
    same = """
import aigov_data as ag
act = ag.instruments["eu-ai-act"]
print(found == act, found is act, hash(found) == hash(act), found.dataset is ag.dataset, found in ag.instruments)
print(found.issuers[0] is ag.actors[found.issuers.ids[0]])
"""
    assert printed(UNPICKLE + same, file) == "True False True True True\nTrue\n"


def test_an_unpickled_selection_finds_the_bundled_data(tmp_path: Path) -> None:
    file = pickled('ag.actors.filter(kind="state")[:5]', tmp_path / "selection")
    ids = ag.actors.filter(kind="state")[:5].ids
    code = """
import aigov_data as ag
print(found.ids, found == ag.actors.filter(kind="state")[:5], len(found | ag.actors) == len(ag.actors))
"""
    assert printed(UNPICKLE + code, file) == f"{ids} True True\n"


def test_the_unpickled_data_set_is_the_bundled_one(tmp_path: Path) -> None:
    file = pickled("ag.dataset", tmp_path / "dataset")
    assert printed(UNPICKLE + "import aigov_data as ag\nprint(found is ag.dataset)", file) == "True\n"


USERS = """
import pickle, sys
import aigov_data as ag
own = ag.Dataset.load(sys.argv[1])
record = own.instruments["eu-ai-act"]
assert record.issuers and record == ag.instruments["eu-ai-act"] and record.dataset is own
sys.stdout.buffer.write(pickle.dumps((record, own.instruments[:3])))
"""
DETACHED = """
record, selection = found
for one in (record, selection[0]):
    try:
        print(one.issuers)
    except ag.DetachedRecord as error:
        print(type(error).__name__, "belongs to no open data set" in str(error))
print(record.id, record.url == ag.instruments[record.id].url, record == ag.instruments[record.id])
print(len(selection), len(selection.filter(scope={"global", "regional", "national", "plurilateral"})))
"""


def test_an_unpickled_record_of_a_users_data_says_that_it_is_detached(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for folder_name in ("instruments", "actors", "sources", "schemes"):
        for file in (PACKAGE / "data" / folder_name).iterdir():
            copy = data / folder_name / file.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    done = python("-c", USERS, str(data))
    assert (done.returncode, done.stderr) == (0, b"")
    (tmp_path / "own").write_bytes(done.stdout)
    shown = printed(UNPICKLE + "import aigov_data as ag" + DETACHED, str(tmp_path / "own"))
    assert shown == "DetachedRecord True\nDetachedRecord True\neu-ai-act True True\n3 3\n"


def test_a_record_pickled_from_other_data_than_these_says_so(tmp_path: Path, archive: Path) -> None:
    """The digest decides: the package of another release has other data."""
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            raw = old.read(name)
            if name == "aigov_data/data/datapackage.json":
                raw = raw.replace(ag.dataset.digest.encode(), b"sha256:" + b"0" * 64)
            new.writestr(name, raw)
    done = python("-c", PICKLE.format(what='ag.instruments["eu-ai-act"]'), "4", env=environment(other / PACKAGE.name))
    assert (done.returncode, done.stderr) == (0, b"")
    (tmp_path / "record").write_bytes(done.stdout)
    code = """
import aigov_data as ag
try:
    found.issuers
except ag.DetachedRecord as error:
    print("unpickled from other data than these" in str(error), found == ag.instruments["eu-ai-act"])
"""
    assert printed(UNPICKLE + code, str(tmp_path / "record")) == "True True\n"


def test_the_settings_reach_the_process() -> None:
    """What this module relies on: PYTHONPATH leads to the package, settings arrive, nothing else does."""
    code = "import os, sys, aigov_data; print(os.path.dirname(aigov_data.__file__), sys.flags.utf8_mode)"
    assert printed(code, env=environment(PYTHONUTF8="1")) == f"{PACKAGE} 1\n"
    assert os.path.isabs(PACKAGE)
    assert environment(TZ="Pacific/Auckland")["TZ"] == "Pacific/Auckland"
    assert "TZ" not in environment()
    assert sys.executable

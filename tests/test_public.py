"""The public names: what there is, how it is reached, and what reaching it loads."""

import inspect
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

import aigov_data as ag

from .processes import PACKAGE, environment, printed

COLLECTIONS = ("actors", "instruments", "issues", "principles", "schemes", "sources")
NO_CODE = {"__version__", "claims", "dataset", "vocabulary", *COLLECTIONS}
PUBLIC = [getattr(ag, name) for name in ag.__all__ if name not in NO_CODE]


@pytest.mark.parametrize("name", ag.__all__)
def test_every_public_name_resolves(name: str) -> None:
    found = getattr(ag, name)
    assert vars(ag)[name] is found  # once and for all
    assert name in dir(ag)


def test_the_public_names_are_sorted_and_listed_once() -> None:
    assert sorted(set(ag.__all__)) == ag.__all__
    assert dir(ag) == sorted({*ag.__all__, "__doc__", "__file__", "__name__", "__path__", "__spec__"})


def test_the_table_of_modules_is_the_list_of_names() -> None:
    lazy: Any = ag
    assert sorted([*lazy._HOME, *lazy._DATA, "dataset", "__version__"]) == ag.__all__


def test_no_public_name_is_that_of_a_module_or_folder() -> None:
    inside = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert {"cli", "records", "store", "data", "citation"} <= inside
    assert inside & set(ag.__all__) == set()


def test_what_the_data_names_are() -> None:
    for name in COLLECTIONS:
        assert getattr(ag, name) is getattr(ag.dataset, name)
        assert isinstance(getattr(ag, name), ag.Collection)
    assert isinstance(ag.dataset, ag.Dataset)
    assert isinstance(ag.vocabulary, ag.Vocabulary)
    assert ag.claims is ag.dataset.claims
    assert ag.__version__ == ag.dataset.version


@pytest.mark.parametrize("thing", PUBLIC, ids=lambda thing: thing.__name__)
def test_everything_public_has_a_docstring(thing: Any) -> None:
    assert callable(thing)
    assert inspect.getdoc(thing)
    assert thing.__doc__ is not None
    for name, member in vars(thing).items() if inspect.isclass(thing) else ():
        inner = getattr(member, "__func__", getattr(member, "fget", member))
        ours = inspect.isfunction(inner) and inner.__module__.startswith("aigov_data")
        if ours and not name.startswith("_"):
            assert inspect.getdoc(inner), f"{thing.__name__}.{name}"


def test_the_errors_are_one_family() -> None:
    errors = [thing for thing in PUBLIC if isinstance(thing, type) and issubclass(thing, Exception)]
    family = [one for one in errors if issubclass(one, ag.AigovDataError)]
    assert [one for one in errors if one not in family] == [ag.PastTheData, ag.RecordRetired, ag.UndatedParticipants]
    assert len(family) == 18


@pytest.mark.parametrize("name", ["nope", "instrument", "Record", "data_set", "_nope", "__wrapped__"])
def test_an_unknown_name_is_an_attribute_error(name: str) -> None:
    with pytest.raises(AttributeError) as caught:
        getattr(ag, name)
    assert str(caught.value) == f"module 'aigov_data' has no attribute {name!r}"
    assert not hasattr(ag, name)
    assert name not in dir(ag)


def test_importing_an_unknown_name_is_an_import_error() -> None:
    with pytest.raises(ImportError, match="cannot import name 'nope' from 'aigov_data'"):
        exec("from aigov_data import nope")  # noqa: S102


def test_star_import() -> None:
    found: dict[str, Any] = {}
    exec("from aigov_data import *", found)  # noqa: S102
    assert sorted(name for name in found if name != "__builtins__") == ag.__all__
    assert all(found[name] is getattr(ag, name) for name in ag.__all__)
    assert printed("from aigov_data import *\nprint(instruments['eu-ai-act'].id, __version__)") == (
        f"eu-ai-act {ag.__version__}\n"
    )


# --- what is loaded ---------------------------------------------------------------------

HEAVY = {"attr", "attrs", "cattrs", "dateutil", "json", "datetime", "typing", "re", "enum", "functools", "inspect"}
RARE = {"cattrs", "dateutil", "importlib.metadata", "importlib.resources", "tempfile", "pathlib", "argparse", "inspect"}
LOADED = """
import sys
before = set(sys.modules)
{code}
print(*sorted(set(sys.modules) - before))
"""


def loaded(code: str) -> set[str]:
    """The modules that code loads, in a process that has loaded nothing yet (no site, no hooks)."""
    paths = (PACKAGE.parent, Path(attrs.__file__).parent.parent)
    env = environment(PYTHONPATH=os.pathsep.join(map(str, paths)))
    command = [sys.executable, "-S", "-c", LOADED.format(code=code)]
    done = subprocess.run(command, capture_output=True, env=env, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return set(done.stdout.decode().split())


def ours(modules: set[str]) -> set[str]:
    """Those of this package."""
    return {one for one in modules if one.split(".")[0] == "aigov_data"}


def test_importing_the_package_loads_the_package_only() -> None:
    found = loaded("import aigov_data")
    assert ours(found) == {"aigov_data"}
    assert found & HEAVY == set()
    assert found == {"aigov_data"}


def test_the_version_and_the_names_load_nothing_more() -> None:
    assert loaded("import aigov_data; aigov_data.__version__, dir(aigov_data), aigov_data.__all__") == {"aigov_data"}


FIRST_RECORD = {
    "aigov_data", "aigov_data.collection", "aigov_data.construct", "aigov_data.dates", "aigov_data.errors",
    "aigov_data.files", "aigov_data.parts", "aigov_data.records", "aigov_data.store", "aigov_data.table",
    "aigov_data.text",
}  # fmt: skip


def test_the_first_record_loads_attrs_and_little_else() -> None:
    found = loaded('import aigov_data as ag\nag.instruments["eu-ai-act"]')
    assert ours(found) == FIRST_RECORD
    assert "attr" in found
    assert found & RARE - {"inspect"} == set()  # attrs loads inspect


QUESTIONS = {
    "record": "act.id",
    "name": 'ag.instruments["欧盟人工智能法"]',
    "miss": '"nope" in ag.instruments',
    "all": "list(ag.instruments)",
    "links": "act.issuers, act.url, act.events",
    "date": 'act.date(), act.year, act.date("adopted")',
    "filter": 'ag.instruments.filter(kind="treaty", year=2024)',
    "filter by record": 'ag.instruments.filter(issuer_within="united-nations")',
    "search": 'ag.instruments.search("人工智能")',
    "group": 'ag.instruments.group_by("kind"), ag.instruments.count_by("year")',
    "sort": 'ag.instruments.sort("-date")',
    "cite": "act.cite(), act.to_csl_json(), ag.instruments.bibliography()",
    "sets": "ag.instruments & ag.instruments[:2], ag.instruments - ag.instruments[:2]",
    "show": "repr(ag.instruments), repr(act), str(act), repr(ag.dataset)",
    "identity": "ag.dataset.version, ag.dataset.digest, ag.dataset.date",
    "pickle": "import pickle; pickle.loads(pickle.dumps(act)).issuers",
    "vocabulary": 'ag.vocabulary["kind"]["treaty"].definition',
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_reading_the_bundled_data_needs_no_validation(question: str) -> None:
    code = f"""import aigov_data as ag
act = ag.instruments["eu-ai-act"]
{question}"""
    found = loaded(code)
    assert ours(found) >= FIRST_RECORD
    assert found & RARE - {"inspect"} == set()
    assert found & {"aigov_data.codec", "aigov_data.folder", "aigov_data.checks", "aigov_data.cli"} == set()


def test_writing_and_validating_load_cattrs() -> None:
    assert "cattrs" in loaded('import aigov_data as ag\nag.instruments["eu-ai-act"].to_dict()')

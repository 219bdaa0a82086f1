"""The command line, through real processes and through main(): output, exit status, tables."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import aigov_data as ag
from aigov_data import checks, cli, folder, scaffold
from aigov_data.display import clean, cut, escaped, pad, table, width
from aigov_data.files import pretty

from .processes import PACKAGE, environment, python

ROOT = Path(__file__).parent.parent
TABLES = ("instruments", "actors", "principles", "issues", "schemes", "sources")
LANGUAGES = ("en", "zh")


class Done(NamedTuple):
    """A command that has ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture(params=["process", "main"])
def run(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: in a process of its own, and by calling main()."""

    def process(*argv: str) -> Done:
        settings = {"COLUMNS": os.environ["COLUMNS"]} if "COLUMNS" in os.environ else {}
        done = python("-m", "aigov_data", *argv, env=environment(**settings))
        return Done(done.returncode, *(text.decode().replace("\r\n", "\n") for text in (done.stdout, done.stderr)))

    def call(*argv: str) -> Done:
        try:
            status: Any = cli.main(argv)
        except SystemExit as end:  # argparse
            status = end.code
        out, err = capsys.readouterr()
        return Done(status, out, err)

    return process if request.param == "process" else call


@pytest.fixture(autouse=True)
def no_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the terminal it runs in."""
    monkeypatch.delenv("COLUMNS", raising=False)


# --- a small data folder ------------------------------------------------------------

REFS = ["own-gazette-1[p. 1]"]


def instrument(record_id: str, en: str, zh: str, kind: str, date: str, **more: Any) -> dict[str, Any]:
    """An instrument that breaks no rule."""
    return {
        "id": record_id,
        "title": {"en": en, "zh-Hans": zh},
        "aliases": [{"text": "Old Name", "lang": "en", "kind": "former"}],
        "kind": kind,
        "bindingness": "binding",
        "scope": "national",
        "ai_focus": "specific",
        "roles": [{"actor": "own-ministry", "role": "issuer", "refs": REFS}],
        "events": [{"id": "adopted", "type": "adopted", "date": date, "refs": REFS}],
        "coding": [{"scheme": name, "extent": "none", "on": "2026-01-02"} for name in ("principles", "issues")],
        "summary": {"en": "A text for tests.", "zh-Hans": "供测试的文本。"},
        "checked_through": "2026-01-02",
        "review": {"state": "drafted", "on": "2026-01-02", "basis": "made up"},
    } | more


def concept(scheme: str, record_id: str, en: str, zh: str) -> dict[str, Any]:
    """A principle or issue that breaks no rule."""
    name = {"en": en, "zh-Hans": zh}
    return {"id": record_id, "scheme": scheme, "name": name, "definition": name, "refs": REFS}


def own_files() -> dict[str, Any]:
    """A data set of two instruments that share a name, and what they need."""
    return {
        "instruments/own.json": {
            "instruments": [
                instrument("own-act-2024", "Example Act", "示例法", "statute", "2024-05-22", jurisdiction="NL"),
                instrument("own-plan-2023", "Example Plan", "示例规划", "strategy", "2023"),
            ]
        },
        "actors/own.json": {
            "actors": [
                {
                    "id": "own-ministry",
                    "name": {"en": "Ministry of Examples", "zh-Hans": "示例部"},
                    "kind": "executive-body",
                    "refs": REFS,
                }
            ]
        },
        "schemes/principles.json": {
            "scheme": {"id": "principles", "title": {"en": "Our principles", "zh-Hans": "原则"}},
            "principles": [concept("principles", "care", "Care", "谨慎")],
        },
        "schemes/issues.json": {
            "scheme": {"id": "issues", "title": {"en": "Our issues", "zh-Hans": "议题"}},
            "issues": [concept("issues", "harm", "Harm", "伤害")],
        },
        "schemes/other.json": {
            "scheme": {
                "id": "other",
                "title": {"en": "Their principles", "zh-Hans": "他们的原则"},
                "authority": "own-ministry",
                "refs": REFS,
            },
            "principles": [concept("other", "other.caution", "Caution", "小心")],
        },
        "sources/own.json": {
            "sources": [
                {
                    "id": "own-gazette-1",
                    "title": {"en": "Gazette 1"},
                    "kind": "official-text",
                    "tier": "primary",
                    "consulted": "full",
                    "url": "https://example.org/1",
                    "lang": "en",
                    "retrieved": "2026-01-02",
                }
            ]
        },
        "homonyms.json": {
            "homonyms": [{"class": "instruments", "name": "Old Name", "ids": ["own-act-2024", "own-plan-2023"]}]
        },
        "retired.json": {
            "retired": [
                {
                    "id": "own-act-draft",
                    "class": "instruments",
                    "successor": "own-act-2024",
                    "reason": {"en": "the same work", "zh-Hans": "同一文件"},
                    "version": "0.2.0",
                },
                {
                    "id": "own-agency",
                    "class": "actors",
                    "reason": {"en": "it never existed", "zh-Hans": "并不存在"},
                    "version": "0.2.0",
                },
            ]
        },
        "datapackage.json": {"name": "own", "version": "0.2.0", "schema_version": "1.0", "date": "2026-01-02"},
    }


def write(root: Path, files: dict[str, Any]) -> str:
    """Write a data folder in canonical form; return its path."""
    for name, plain in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(f"{pretty(plain)}\n".encode())
    for name, text in folder.canonical_files(folder.read(root)).items():
        (root / name).write_bytes(text.encode())
    return str(root)


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a folder, byte for byte."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def own(tmp_path: Path) -> str:
    """The path of a small data folder that breaks no rule."""
    return write(tmp_path / "own data", own_files())


# --- list ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
def test_list_prints_every_record_of_a_class(run: Run, name: str) -> None:
    collection: ag.Collection[Any] = getattr(ag, name)
    status, out, err = run("list", name)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert [line.split()[0] for line in lines[2:-1]] == list(collection.ids)
    assert lines[-1] == f"{len(collection)} {name}"
    for record in collection:
        assert clean(str(record.label)) in out  # nothing is cut when the output is no terminal


@pytest.mark.parametrize("name", TABLES)
def test_list_json_is_the_records_as_the_files_write_them(run: Run, name: str) -> None:
    status, out, err = run("list", name, "--json")
    assert (status, err) == (0, "")
    assert json.loads(out) == getattr(ag, name).to_dicts()


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (
            [],
            """\
id             date        kind      title
─────────────  ──────────  ────────  ────────────
own-act-2024   2024-05-22  statute   Example Act
own-plan-2023  2023        strategy  Example Plan
2 instruments
""",
        ),
        (
            ["--lang", "zh", "--sort", "date"],
            """\
id             date        kind      title
─────────────  ──────────  ────────  ────────
own-plan-2023  2023        strategy  示例规划
own-act-2024   2024-05-22  statute   示例法
2 instruments
""",
        ),
        (
            ["actors"],
            """\
id            kind            name
────────────  ──────────────  ────────────────────
own-ministry  executive-body  Ministry of Examples
1 actor
""",
        ),
        (
            ["schemes", "--lang", "zh"],
            """\
id          kind  name
──────────  ────  ──────────
issues            议题
other             他们的原则
principles        原则
3 schemes
""",
        ),
        (["--where", "kind=treaty"], "0 instruments\n"),
        (["--where", "kind=treaty", "--json"], "[]\n"),
    ],
)
def test_list_as_a_table(run: Run, own: str, argv: list[str], expected: str) -> None:
    assert run("list", *argv, "--data", own) == (0, expected, "")


def ids_listed(done: Done) -> tuple[str, ...]:
    """The ids that ``list --json`` printed."""
    assert (done.status, done.err) == (0, "")
    return tuple(one["id"] for one in json.loads(done.out))


@pytest.mark.parametrize(
    ("name", "where", "conditions"),
    [
        ("instruments", ["kind=treaty"], {"kind": "treaty"}),
        ("instruments", ["kind=treaty|resolution"], {"kind": {"treaty", "resolution"}}),
        ("instruments", ["kind=treaty|resolution", "year=2024"], {"kind": {"treaty", "resolution"}, "year": 2024}),
        ("instruments", ["year=2023|2024", "scope=global"], {"year": {2023, 2024}, "scope": "global"}),
        ("instruments", ["jurisdiction="], {"jurisdiction": None}),
        ("instruments", ["trial=false", "year=2019"], {"trial": False, "year": 2019}),
        ("instruments", ["issuer_within=united-nations"], {"issuer_within": "united-nations"}),
        ("instruments", ["principle=transparency", "narrower=FALSE"], {"principle": "transparency", "narrower": False}),
        ("instruments", ["actor=European Union|Egypt"], {"actor": {"European Union", "Egypt"}}),
        ("instruments", ["actor=european-union|egypt"], {"actor": {"european-union", "egypt"}}),
        ("actors", ["kind=state", "country=CN"], {"kind": "state", "country": "CN"}),
        ("issues", ["parent="], {"parent": None}),
        ("sources", ["year=2024", "tier=primary"], {"year": 2024, "tier": "primary"}),
    ],
)
def test_where_is_filter(run: Run, name: str, where: list[str], conditions: dict[str, Any]) -> None:
    collection: ag.Collection[Any] = getattr(ag, name)
    options = [part for one in where for part in ("--where", one)]
    assert ids_listed(run("list", name, *options, "--json")) == collection.filter(**conditions).ids


def test_what_where_selects_is_known(run: Run, own: str) -> None:
    def ids(*where: str) -> tuple[str, ...]:
        options = [part for one in where for part in ("--where", one)]
        return ids_listed(run("list", *options, "--data", own, "--json"))

    assert ids("kind=statute") == ("own-act-2024",)
    assert ids("kind=statute|strategy") == ("own-act-2024", "own-plan-2023")
    assert ids("kind=statute|strategy", "year=2023") == ("own-plan-2023",)
    assert ids("jurisdiction=") == ("own-plan-2023",)
    assert ids("issuer=示例部", "jurisdiction=NL") == ("own-act-2024",)
    assert ids("aliases=old name") == ("own-act-2024", "own-plan-2023")


@pytest.mark.parametrize(
    ("argv", "status", "said"),
    [
        (["--where", "kind"], 2, "--where takes FIELD=VALUE; found 'kind'"),
        (["--where", "=treaty"], 2, "--where takes FIELD=VALUE; found '=treaty'"),
        (["--where", "kind=treaty", "--where", "kind=statute"], 2, "--where names 'kind' twice; join values by |"),
        (["--where", "kid=treaty"], 2, "instruments have no field 'kid'; did you mean kind"),
        (["--where", "kind=traety"], 2, "kind has no term 'traety'; did you mean treaty"),
        (["--where", "year=last"], 2, "a whole number such as 2024 is needed; found 'last'"),
        (["--where", "year=²"], 2, "a whole number such as 2024 is needed; found '²'"),
        (["--where", f"year={'9' * 5000}"], 2, "a whole number such as 2024 is needed; found '999"),
        (["--where", "trial=perhaps"], 2, "True or False is needed; found 'perhaps'"),
        (["--where", "date=yesterday"], 2, "'yesterday' is no date"),
        (["--where", "where=1"], 2, "where takes a function of a record; found '1'"),
        (["--where", "issuer=own-ministri"], 1, "no actor has the id or name 'own-ministri'; did you mean own-mini"),
        (["--sort", "dat"], 2, "instruments have no field 'dat'; did you mean date"),
        (["--search", "《》"], 2, "search needs at least one word; found '《》'"),
    ],
)
def test_a_question_that_means_nothing_is_an_error(run: Run, own: str, argv: list[str], status: int, said: str) -> None:
    done = run("list", *argv, "--data", own)
    assert (done.status, done.out) == (status, "")
    assert done.err.startswith(f"aigov-data: {said}")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(("text", "first"), [("Council of Europe", "coe-cets-225"), ("人工智能法", "eu-ai-act")])
def test_search_in_both_languages(run: Run, text: str, first: str) -> None:
    found = ids_listed(run("list", "--search", text, "--json"))
    assert found == ag.instruments.search(text).ids
    assert found[0] == first


def test_search_within_a_selection(run: Run, own: str) -> None:
    assert ids_listed(run("list", "--search", "示例", "--data", own, "--json")) == ("own-act-2024", "own-plan-2023")
    assert ids_listed(run("list", "--search", "规划", "--data", own, "--json")) == ("own-plan-2023",)
    found = run("list", "--search", "example", "--where", "kind=statute", "--data", own, "--json")
    assert ids_listed(found) == ("own-act-2024",)
    assert ids_listed(run("list", "actors", "--search", "minist exam", "--data", own, "--json")) == ("own-ministry",)


@pytest.mark.parametrize("down", [["--sort", "-date"], ["--sort=-date"]])
def test_sort(run: Run, down: list[str]) -> None:
    up = ids_listed(run("list", "--sort", "date", "--json"))
    assert up == ag.instruments.sort("date").ids
    assert ids_listed(run("list", *down, "--json")) == ag.instruments.sort("-date").ids == up[::-1]


# --- show ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "record_id"),
    [
        ("eu-ai-act", "eu-ai-act"),
        ("EU-AI-Act", "eu-ai-act"),
        ("欧盟人工智能法", "eu-ai-act"),
        ("《欧盟人工智能法》", "eu-ai-act"),
        ("coe-cets-225", "coe-cets-225"),
        ("un-a-res-78-265", "un-a-res-78-265"),
        ("oecd-legal-0449", "oecd-legal-0449"),
    ],
)
def test_show_an_instrument(run: Run, name: str, record_id: str) -> None:
    record = ag.instruments[record_id]
    status, out, err = run("show", name)
    assert (status, err) == (0, "")
    assert out.splitlines()[0].split() == ["id", record_id]
    for shown in (
        record.title.en,
        record.title.zh,
        record.kind,
        *(str(ref) for one in record.events for ref in one.refs),
    ):
        assert clean(str(shown)) in out
    assert run("show", name, "--json").status == 0
    assert json.loads(run("show", name, "--json").out) == record.to_dict()


@pytest.mark.parametrize(
    ("name", "table_name", "record_id"),
    [
        ("unesco", "actors", "unesco"),
        ("联合国", "actors", "united-nations"),
        ("transparency", "principles", "transparency"),
        ("oecd-2019", "schemes", "oecd-2019"),
        ("oecd-2019.transparency-explainability", "principles", "oecd-2019.transparency-explainability"),
    ],
)
def test_show_a_record_of_any_class(run: Run, name: str, table_name: str, record_id: str) -> None:
    record = ag.dataset.table(table_name).by_id(record_id)
    assert run("show", name).out.splitlines()[0].split() == ["id", record_id]
    status, out, err = run("show", name, "--json")
    assert (status, err) == (0, "")
    assert json.loads(out) == record.to_dict()


def test_every_record_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    for name in TABLES:
        for record_id in ag.dataset.table(name).ids[:: 5 if name == "sources" else 1]:
            assert cli.main(["show", record_id, "--class", name, "--json"]) == 0
            shown = json.loads(capsys.readouterr().out)
            assert shown == ag.dataset.table(name).by_id(record_id).to_dict()
            assert cli.main(["show", record_id, "--class", name, "--lang", "zh"]) == 0
            assert capsys.readouterr().out.split()[:2] == ["id", record_id]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            """\
id               own-act-2024
title            Example Act
  zh-Hans        示例法
  former         Old Name
status           adopted since 22 May 2024
kind             statute
bindingness      binding
scope            national
jurisdiction     NL
ai focus         specific
checked through  2026-01-02
issuer           Ministry of Examples
coding           principles: none, issues: none
summary          A text for tests.

date        event    provisions or actors  evidence
──────────  ───────  ────────────────────  ───────────────────
2024-05-22  adopted                        own-gazette-1[p. 1]

review: drafted on 2026-01-02; made up
""",
        ),
        (
            "zh",
            """\
id               own-act-2024
title            示例法
  en             Example Act
  former         Old Name
status           已通过（自2024年5月22日）
kind             statute
bindingness      binding
scope            national
jurisdiction     NL
ai focus         specific
checked through  2026-01-02
issuer           示例部
coding           principles: none, issues: none
summary          供测试的文本。

date        event    provisions or actors  evidence
──────────  ───────  ────────────────────  ───────────────────
2024-05-22  adopted                        own-gazette-1[p. 1]

review: drafted on 2026-01-02; made up
""",
        ),
    ],
)
def test_show_as_text(run: Run, own: str, lang: str, expected: str) -> None:
    assert run("show", "example act", "--data", own, "--lang", lang) == (0, expected, "")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["eu-ai-akt"], "no instrument has the id or name 'eu-ai-akt'; did you mean eu-ai-act"),
        (["unessco"], "no actor has the id or name 'unessco'; did you mean unesco"),
        (["zzzzzzzz"], "no instrument has the id or name 'zzzzzzzz'; search() looks inside"),
        (["unesco", "--class", "instruments"], "no instrument has the id or name 'unesco'; search() looks inside"),
        (["\udcff"], r"no instrument has the id or name '\udcff'; search() looks inside"),
    ],
)
def test_show_what_is_not_there(run: Run, argv: list[str], said: str) -> None:
    status, out, err = run("show", *argv)
    assert (status, out) == (1, "")
    assert err.startswith(f"aigov-data: {said}")


def test_show_an_ambiguous_name(run: Run, own: str) -> None:
    said = "aigov-data: 2 instruments are called 'old name': own-act-2024, own-plan-2023; use the id\n"
    assert run("show", "old name", "--data", own) == (1, "", said)
    assert run("cite", "own-act-2024", "old name", "--data", own).status == 1


@pytest.mark.parametrize("name", ["National AI Strategy", "人工智能战略"])
def test_show_a_homonym_of_the_bundled_data(run: Run, name: str) -> None:
    with pytest.raises(ag.AmbiguousName) as caught:
        ag.instruments[name]
    status, out, err = run("show", name)
    assert (status, out) == (1, "")
    assert len(caught.value.candidates) > 1
    for record_id in caught.value.candidates:
        assert record_id in err


def test_show_a_retired_id(run: Run, own: str) -> None:
    status, out, err = run("show", "own-act-draft", "--data", own)
    assert (status, out.splitlines()[0].split()) == (0, ["id", "own-act-2024"])
    assert err == "aigov-data: 'own-act-draft' was retired in version 0.2.0; it is now 'own-act-2024'\n"
    said = "aigov-data: 'own-agency' was retired in version 0.2.0 without a successor: it never existed\n"
    assert run("show", "own-agency", "--data", own) == (1, "", said)


# --- cite ---------------------------------------------------------------------------


def test_cite(run: Run, own: str) -> None:
    assert run("cite", "own-act-2024", "示例规划", "--data", own) == (
        0,
        "Example Act (2024).\nMinistry of Examples. (2023). Example Plan.\n",
        "",
    )
    assert run("cite", "own-plan-2023", "--lang", "zh", "--data", own) == (0, "示例部. (2023). 示例规划.\n", "")


def test_cite_is_the_reference_of_each_in_the_order_asked_for(run: Run) -> None:
    ids = ["un-a-res-78-265", "eu-ai-act", "coe-cets-225", "eu-ai-act"]
    expected = "".join(f"{clean(ag.instruments[one].cite())}\n" for one in ids[:3])
    assert run("cite", *ids) == run("cite", *ids, "--style", "apa") == (0, expected, "")


@pytest.mark.parametrize("options", [["--style", "csl-json"], ["--json"]])
def test_cite_for_exchange(run: Run, options: list[str]) -> None:
    ids = ["oecd-legal-0449", "eu-ai-act"]
    status, out, err = run("cite", *ids, *options, "--lang", "zh")
    assert (status, err) == (0, "")
    assert json.loads(out) == [ag.instruments[one].to_csl_json(lang="zh") for one in ids]


def test_a_fact_is_shown_and_cited_by_its_address(run: Run) -> None:
    version = ag.dataset.version
    refs = "".join(f"read in  {one}\n" for one in ag.dataset.fact("eu-ai-act#identifiers[eli]").refs)
    assert run("show", "eu-ai-act#identifiers[eli].value") == (
        0,
        (
            f"address  eu-ai-act#identifiers[eli].value@{version}\n"
            f"value    http://data.europa.eu/eli/reg/2024/1689/oj\n{refs}"
        ),
        "",
    )
    shown = json.loads(run("show", f"eu-ai-act#adopted@{version}", "--json").out)
    assert (shown["address"], shown["value"]["date"]) == (f"eu-ai-act#adopted@{version}", "2024-05-21")
    expected = ag.dataset.fact("eu-ai-act#adopted").cite("mla")
    assert run("cite", "eu-ai-act#adopted", "--style", "mla") == (0, f"{clean(expected)}\n", "")


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("show", "eu-ai-act#adopt"), "eu-ai-act"),
        (("show", "eu-ai-act#adopted@0.0.1"), "0.0.1"),
        (("cite", "eu-ai-act#adopted", "eu-ai-act"), "'eu-ai-act' is no address of a fact"),
        (("cite", "eu-ai-act#adopted", "--style", "ris"), "not in ris"),
        (("cite", "eu-ai-act#adopted", "--pinpoint", "Art. 5"), "no place in a text"),
    ],
)
def test_what_is_wrong_with_the_address_of_a_fact(run: Run, argv: tuple[str, ...], says: str) -> None:
    status, out, err = run(*argv)
    assert (status, out) == (2, "")
    assert says in err


def test_cite_what_cannot_be_cited(run: Run) -> None:
    assert run("cite", "eu-ai-act", "--style", "apaa") == (
        2,
        "",
        "aigov-data: no citation style is called 'apaa'; did you mean apa?\n",
    )
    status, out, err = run("cite", "eu-ai-act", "eu-ai-akt")
    assert (status, out) == (1, "")
    assert err.startswith("aigov-data: no instrument has the id or name 'eu-ai-akt'; did you mean eu-ai-act")
    assert run("cite").status == 2


# --- check --------------------------------------------------------------------------


def test_check_finds_nothing_wrong(run: Run, own: str) -> None:
    assert run("check", own) == (0, "0 problems, 0 warnings\n", "")
    assert run("check", own, "--strict") == (0, "0 problems, 0 warnings\n", "")
    assert run("check", own, "--json") == (0, "[]\n", "")


def test_check_names_file_record_and_path(run: Run, tmp_path: Path) -> None:
    files = own_files()
    files["instruments/own.json"]["instruments"][1]["events"][0]["refs"] = ["own-gazette-2[p. 1]"]
    path = write(tmp_path, files)
    place = "instruments/own.json: own-plan-2023: events[adopted].refs[0]"
    said = "found 'own-gazette-2'; no source has this id; did you mean own-gazette-1?"
    assert run("check", path) == (1, f"{place}: {said} [link-exists]\n1 problem, 0 warnings\n", "")
    status, out, err = run("check", path, "--json")
    assert (status, err) == (1, "")
    assert json.loads(out) == [
        {
            "file": "instruments/own.json",
            "record": "own-plan-2023",
            "path": "events[adopted].refs[0]",
            "value": "own-gazette-2",
            "expected": "no source has this id; did you mean own-gazette-1?",
            "rule": "link-exists",
            "warning": False,
        }
    ]


def test_check_counts_warnings_as_problems_only_when_asked(run: Run, tmp_path: Path) -> None:
    files = own_files()
    files["sources/own.json"]["sources"][0]["url"] = "http://example.org/1"
    path = write(tmp_path, files)
    status, out, err = run("check", path)
    assert (status, err) == (0, "")
    assert out.startswith("sources/own.json: own-gazette-1: url: warning: found 'http://example.org/1'; use https")
    assert out.endswith("[https]\n0 problems, 1 warning\n")
    assert run("check", path, "--strict") == (1, out, "")


def problems_of(path: str) -> tuple[ag.Problem, ...]:
    """What keeps a folder from being opened."""
    with pytest.raises(ag.InvalidData) as caught:
        ag.Dataset.load(path)
    return caught.value.problems


def test_check_reports_every_problem_of_form(run: Run, own: str) -> None:
    (Path(own) / "actors" / "own.json").write_text('{"actors": [', encoding="utf-8")
    (Path(own) / "sources" / "notes.txt").write_text("?", encoding="utf-8")
    status, out, err = run("check", own)
    assert (status, err) == (1, "")
    assert "actors/own.json: not JSON: Expecting value at line 1, column 13 [json]\n" in out
    assert "sources/notes.txt: only files that end in .json belong here [files]\n" in out
    said = run("list", "--data", own)
    assert (said.status, said.out) == (2, "")
    *problems, last = said.err.splitlines()
    assert last.startswith("aigov-data: ")
    assert last.endswith(f" cannot be opened: {len(problems)} problems")
    assert problems == [str(one) for one in problems_of(own)]
    assert "actors/own.json: not JSON: Expecting value at line 1, column 13 [json]" in problems
    assert "sources/notes.txt: only files that end in .json belong here [files]" in problems


def test_check_lists_the_rules(run: Run) -> None:
    checks.check(PACKAGE / "data")  # registers them
    status, out, err = run("check", "--rules")
    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()[2:]] == list(checks.RULES)
    for rule in checks.RULES.values():
        assert rule.meaning in out


def test_check_of_the_bundled_data_is_the_check_of_its_folder(run: Run) -> None:
    found = checks.check(PACKAGE / "data")
    status, out, err = run("check", "--json")
    assert err == ""
    assert [one["expected"] for one in json.loads(out)] == [one.expected for one in found]
    assert status == (1 if any(not one.warning for one in found) else 0)


@pytest.mark.parametrize(
    "argv",
    [["check", "gone"], ["format", "gone"], ["list", "--data", "gone"], ["info", "--data", "gone"], ["check", "file"]],
)
def test_a_folder_that_cannot_be_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    status, out, err = run(*argv)
    assert (status, out) == (2, "")
    assert err == (
        f"aigov-data: {argv[-1]!r} is no folder; a data set has instruments/, actors/, sources/ or schemes/\n"
    )


# --- format -------------------------------------------------------------------------

SHUFFLED = """
{"actors": [
    {"refs": ["own-gazette-1[p. 1]"], "kind": "executive-body", "name": {"zh-Hans": "\\u793a\\u4f8b\\u90e8",
     "en": "Ministry of Examples"}, "id": "own-ministry", "aliases": []},
    {"id": "own-bureau", "name": {"en": "Bureau"}, "kind": "office"}
]}"""
CANONICAL = """\
{
  "actors": [
    {
      "id": "own-bureau",
      "name": {
        "en": "Bureau"
      },
      "kind": "office"
    },
    {
      "id": "own-ministry",
      "name": {
        "zh-Hans": "示例部",
        "en": "Ministry of Examples"
      },
      "kind": "executive-body",
      "refs": [
        "own-gazette-1[p. 1]"
      ]
    }
  ]
}
"""


def test_format_writes_the_canonical_form(run: Run, own: str) -> None:
    file = Path(own) / "actors" / "own.json"
    file.write_text(SHUFFLED, encoding="utf-8")
    before = contents(Path(own))
    assert run("format", "--check", own) == (1, "actors/own.json would change\n", "")
    assert contents(Path(own)) == before  # nothing is written
    assert run("format", own) == (0, "actors/own.json written\n", "")
    assert contents(Path(own)) == before | {"actors/own.json": CANONICAL.encode()}
    assert run("format", own) == (0, "every file is in canonical form\n", "")
    assert run("format", "--check", own) == (0, "every file is in canonical form\n", "")
    assert contents(Path(own)) == before | {"actors/own.json": CANONICAL.encode()}


def test_format_puts_events_in_order_of_date(run: Run, tmp_path: Path) -> None:
    files = own_files()
    path = Path(write(tmp_path, files))
    in_order = contents(path)
    event = {"id": "signed", "type": "signed", "date": "2024-06-01", "refs": REFS}
    files["instruments/own.json"]["instruments"][0]["events"].insert(0, event)
    (path / "instruments" / "own.json").write_text(pretty(files["instruments/own.json"]), encoding="utf-8")
    assert run("format", str(path)).status == 0
    formatted = json.loads((path / "instruments" / "own.json").read_bytes())["instruments"][0]
    assert [one["id"] for one in formatted.pop("events")] == ["adopted", "signed"]
    unchanged = json.loads(in_order["instruments/own.json"])["instruments"][0]
    assert formatted == {key: value for key, value in unchanged.items() if key != "events"}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b'{"actors": [', "actors/own.json: not JSON: Expecting value at line 1, column 13 [json]"),
        (b'{"actors": [{"id": "x", "naem": 1}]}', "actors/own.json: x: "),
        (
            b'{"actors": [], "actors": []}',
            "actors/own.json: actors: the key 'actors' occurs twice in one object [json]",
        ),
        (b'{"actors": [], "extra": []}', "actors/own.json: extra: no such key here; known: actors [format]"),
        (b'\xef\xbb\xbf{"actors": []}', "actors/own.json: the file starts with a byte order mark"),
    ],
)
def test_format_refuses_a_malformed_folder(run: Run, own: str, raw: bytes, said: str) -> None:
    (Path(own) / "actors" / "own.json").write_bytes(raw)
    other = Path(own) / "sources" / "own.json"
    other.write_bytes(other.read_bytes() + b"\n\n")  # would change
    before = contents(Path(own))
    for argv in (["format", own], ["format", "--check", own]):
        status, out, err = run(*argv)
        assert (status, out) == (2, "")
        assert err.startswith(said)
        assert err.endswith("\naigov-data: nothing was written: mend these first\n")
        assert contents(Path(own)) == before


# --- new ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["instrument", "actor", "principle", "issue", "source"])
def test_new_prints_a_scaffold(run: Run, name: str) -> None:
    status, out, err = run("new", name, "own-thing-2025")
    assert (status, err) == (0, "")
    assert json.loads(out) == scaffold.scaffold(f"{name}s", "own-thing-2025")
    assert json.loads(out)["id"] == "own-thing-2025"
    assert "TODO" in out


@pytest.mark.parametrize(
    ("argv", "file", "position"),
    [
        (["instrument", "own-decree-2025"], "instruments/own.json", 1),
        (["actor", "own-bureau"], "actors/own.json", 0),
        (["source", "own-gazette-2"], "sources/own.json", 1),
        (["source", "new-gazette-2"], "sources/new.json", 0),
        (["instrument", "own-decree-2025", "--register", "elsewhere"], "instruments/elsewhere.json", 0),
        (["principle", "duty"], "schemes/principles.json", 1),
        (["principle", "other.attention"], "schemes/other.json", 1),
        (["issue", "loss"], "schemes/issues.json", 1),
    ],
)
def test_new_adds_a_scaffold_that_check_asks_to_fill_in(
    run: Run, own: str, argv: list[str], file: str, position: int
) -> None:
    before = contents(Path(own))
    status, out, err = run("new", *argv, "--dir", own)
    assert (status, err) == (0, "")
    assert out == (
        f"{argv[1]} added to {file}; fill in every TODO, then run:\n"
        f"aigov-data format '{own}' && aigov-data check '{own}'\n"
    )
    after = contents(Path(own))
    assert {name for name in after if after[name] != before.get(name)} == {file}
    plain = json.loads(after[file])
    records = plain[f"{argv[0]}s"]
    assert records[position] == scaffold.scaffold(f"{argv[0]}s", argv[1])
    assert len(records) == 1 + len(json.loads(before.get(file, b"{}")).get(f"{argv[0]}s", ()))
    assert after[file] == f"{pretty(plain)}\n".encode()
    status, out, err = run("check", own)
    assert (status, err) == (1, "")
    assert f"{file}: {argv[1]}: " in out
    assert "TODO" in out


def test_new_adds_to_the_register_that_says_most_of_the_id(run: Run, own: str) -> None:
    for register in ("own-x", "own-x-y"):
        (Path(own) / "actors" / f"{register}.json").write_text('{"actors": []}', encoding="utf-8")
    for record_id, register in (("own-x-y-z", "own-x-y"), ("own-x-yz", "own-x"), ("own-xy", "own"), ("ow-n", "ow")):
        assert run("new", "actor", record_id, "--dir", own).status == 0
        found = json.loads((Path(own) / "actors" / f"{register}.json").read_bytes())["actors"]
        assert record_id in [one["id"] for one in found]


def test_a_scaffold_filled_in_passes(run: Run, own: str) -> None:
    assert run("new", "instrument", "own-decree-2025", "--dir", own).status == 0
    file = Path(own) / "instruments" / "own.json"
    plain = json.loads(file.read_bytes())
    facts = instrument("own-decree-2025", "Example Decree", "示例令", "delegated-rule", "2025-02-03")
    del facts["aliases"]
    made = plain["instruments"][1]
    assert facts.keys() <= made.keys()
    plain["instruments"][1] = facts | {"official_titles": [{"lang": "en", "refs": REFS}]}
    file.write_text(json.dumps(plain), encoding="utf-8")
    assert run("format", own) == (0, "instruments/own.json written\n", "")
    assert run("check", own) == (0, "0 problems, 0 warnings\n", "")


@pytest.mark.parametrize(
    "made", ["Own-Act", "own_act", "own-", "-", "", "own--act", "own act", "示例", "o" * 49, "a.b"]
)
def test_new_refuses_what_is_no_id(run: Run, own: str, made: str) -> None:
    before = contents(Path(own))
    for options in ([], ["--dir", own]):
        status, out, err = run("new", *options, "instrument", "--", made)
        assert (status, out) == (2, "")
        assert err.startswith(f"aigov-data: {made!r} is no id: lower-case letters and digits")
    assert contents(Path(own)) == before


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["instrument", "own-act-2024"], "instruments/own.json has the id 'own-act-2024' already"),
        (
            ["instrument", "own-act-2024", "--register", "new"],
            "instruments/own.json has the id 'own-act-2024' already",
        ),
        (["principle", "care"], "schemes/principles.json has the id 'care' already"),
        (["principle", "third.care"], "there is no scheme 'third'; write schemes/third.json with its key 'scheme' fi"),
        (["actor", "own-bureau", "--register", "Own"], "'Own' is no name of a register"),
        (["actor", "own-bureau", "--register", "../own"], "'../own' is no name of a register"),
        (["actor", "bad-bureau"], "actors/bad.json: not JSON: Expecting value at line 1, column 1"),
        (["actor", "list-bureau"], "list.json is no data file: expected an object with the list 'actors'"),
    ],
)
def test_new_refuses_what_the_folder_cannot_take(run: Run, own: str, argv: list[str], said: str) -> None:
    (Path(own) / "actors" / "bad.json").write_text("?", encoding="utf-8")
    (Path(own) / "actors" / "list.json").write_text("[]", encoding="utf-8")
    before = contents(Path(own))
    status, out, err = run("new", *argv, "--dir", own)
    assert (status, out) == (2, "")
    assert err.startswith(f"aigov-data: {said}")
    assert contents(Path(own)) == before


def test_new_says_when_it_cannot_write(run: Run, tmp_path: Path) -> None:
    (tmp_path / "actors").write_text("a file where a folder belongs", encoding="utf-8")
    status, out, err = run("new", "actor", "own-bureau", "--dir", str(tmp_path))
    assert (status, out) == (2, "")
    assert err == f"aigov-data: {str(tmp_path / 'actors' / 'own.json')!r} cannot be written: File exists\n"
    status, out, err = run("new", "actor", "own-bureau", "--dir", str(tmp_path / "gone"))
    assert (status, out, err) == (2, "", f"aigov-data: {str(tmp_path / 'gone')!r} is no folder\n")
    assert [path.name for path in tmp_path.iterdir()] == ["actors"]


# --- info, verify -------------------------------------------------------------------


def test_info(run: Run, own: str) -> None:
    digest = ag.Dataset.load(own).digest
    assert run("info", "--data", own) == (
        0,
        f"""\
version         0.2.0
schema version  1.0
date            2026-01-02
digest          {digest}
instruments     2
actors          1
principles      2
issues          1
schemes         3
sources         1
reviews         2 drafted
""",
        "",
    )


def test_info_of_the_bundled_data(run: Run) -> None:
    status, out, err = run("info", "--json")
    assert (status, err) == (0, "")
    found = json.loads(out)
    assert list(found) == ["version", "schema_version", "date", "digest", "records", "reviews"]
    assert found["version"] == ag.__version__ == ag.dataset.version
    assert found["digest"] == ag.dataset.digest
    assert found["digest"].startswith("sha256:")
    assert found["records"] == {name: len(ag.dataset.table(name).ids) for name in TABLES}
    assert sum(found["reviews"].values()) == len(ag.instruments)


def test_verify(run: Run) -> None:
    count = sum(len(ag.dataset.table(name).ids) for name in TABLES)
    said = f"{count} records are as released in version {ag.__version__}, {ag.dataset.digest}\n"
    assert run("verify") == (0, said, "")


def _change(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Artificial Intelligence Act", b"Artificial Intelligence Axt", 1))


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


@pytest.mark.parametrize("damage", [_change, _truncate, Path.unlink], ids=["changed", "truncated", "missing"])
def test_verify_finds_damage(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    installed = tmp_path / "aigov_data"
    shutil.copytree(PACKAGE, installed)
    env = environment(installed)
    assert python("-m", "aigov_data", "verify", env=env).returncode == 0
    damage(installed / "data" / "instruments" / "eu.json")
    done = python("-m", "aigov_data", "verify", env=env)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"aigov-data: ")
    assert b"data/instruments/eu.json" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_file_that_does_not_agree_with_the_index_is_damage(tmp_path: Path) -> None:
    installed = tmp_path / "aigov_data"
    shutil.copytree(PACKAGE, installed)
    file = installed / "data" / "instruments" / "eu.json"
    file.write_bytes(b" " + file.read_bytes())
    done = python("-m", "aigov_data", "show", "eu-ai-act", env=environment(installed))
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == (
        "aigov-data: data/instruments/eu.json does not agree with its index at 'eu-ai-act'; "
        "reinstall the package or run 'aigov-data verify'\n"
    )


# --- usage --------------------------------------------------------------------------


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"aigov-data {ag.__version__}\n", "")


@pytest.mark.parametrize("command", ["", "list", "show", "cite", "check", "format", "new", "info", "verify"])
def test_help(run: Run, command: str) -> None:
    status, out, err = run(*filter(None, [command]), "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"usage: aigov-data {command}".rstrip())


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["lits"],
        ["list", "laws"],
        ["list", "--lang", "fr"],
        ["list", "--sort"],
        ["list", "--colour"],
        ["list", "--search"],
        ["show"],
        ["cite"],
        ["format"],
        ["new"],
        ["new", "instrument"],
        ["new", "scheme", "own"],
        ["verify", "extra"],
    ],
)
def test_wrong_usage(run: Run, argv: list[str]) -> None:
    status, out, err = run(*argv)
    assert (status, out) == (2, "")
    assert err.startswith("usage: aigov-data")
    assert "error: " in err.splitlines()[-1]


def test_main_takes_the_arguments_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["aigov-data", "info", "--json"])
    assert cli.main() == 0
    assert json.loads(capsys.readouterr().out)["digest"] == ag.dataset.digest


# --- where the output goes ------------------------------------------------------------


def test_a_reader_that_stops_early_is_no_error() -> None:
    command = [sys.executable, "-m", "aigov_data", "list", "sources", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"[\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.skipif(shutil.which("head") is None, reason="there is no head here")
@pytest.mark.parametrize("argv", [["list"], ["list", "sources", "--json"], ["show", "eu-ai-act"]])
def test_head(argv: list[str]) -> None:
    command = [sys.executable, "-m", "aigov_data", *argv]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        head = subprocess.run(["head", "-1"], stdin=process.stdout, capture_output=True, check=True)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
    assert head.stdout == python("-m", "aigov_data", *argv).stdout.splitlines(keepends=True)[0]


@pytest.mark.skipif(not hasattr(os, "pipe") or os.name != "posix", reason="pipes are closed otherwise here")
def test_nobody_reads() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "aigov_data", "info"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment(), check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("argv", [["info"], ["list", "sources", "--json"]])
def test_a_full_disk_is_said(argv: list[str]) -> None:
    command = [sys.executable, "-m", "aigov_data", *argv]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"aigov-data: [Errno ")
    assert done.stderr.count(b"\n") == 1


def slots(line: str) -> list[str]:
    """What stands in each column of a terminal; a wide character takes two, a mark none."""
    found: list[str] = []
    for letter in line:
        found.extend([letter] * width(letter))
    return found


def tables_in(out: str) -> Iterator[list[str]]:
    """The tables in an output: head, rule and rows."""
    lines = out.splitlines()
    for at, line in enumerate(lines):
        if line.startswith("─"):
            end = next((n for n in range(at, len(lines)) if not lines[n]), len(lines))
            yield [one for one in lines[at - 1 : end] if not one.split(" ")[0].isdigit()]


def assert_fits(out: str, columns: int) -> None:
    """No line of a table is wider, and its columns stand below each other."""
    found = list(tables_in(out))
    assert found
    for lines in found:
        rule = slots(lines[1])
        gaps = [at for at, one in enumerate(rule) if one == " "]
        for line in lines:
            assert width(line) <= columns
            assert line == line.rstrip()
            shown = slots(line)
            assert {shown[at] for at in gaps if at < len(shown)} <= {" "}


@pytest.mark.parametrize("columns", [20, 40, 80, 120])
def test_tables_fit_the_terminal(monkeypatch: pytest.MonkeyPatch, run: Run, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for argv in (["list", "--lang", "zh"], ["show", "eu-ai-act"], ["check", "--rules"]):
        status, out, err = run(*argv)
        assert (status, err) == (0, "")
        assert_fits(out, columns)


@pytest.mark.parametrize("columns", [13, 40, 80, 120])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", TABLES)
def test_every_list_fits_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int, lang: str, name: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert cli.main(["list", name, "--lang", lang]) == 0
    assert_fits(capsys.readouterr().out, columns)


def test_a_narrow_table(monkeypatch: pytest.MonkeyPatch, run: Run, own: str) -> None:
    monkeypatch.setenv("COLUMNS", "36")
    assert run("list", "--lang", "zh", "--data", own) == (
        0,
        """\
id       date     kind      title
───────  ───────  ────────  ────────
own-ac…  2024-0…  statute   示例法
own-pl…  2023     strategy  示例规划
2 instruments
""",
        "",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals here")
@pytest.mark.parametrize("settings", [{}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_a_terminal_is_asked_for_its_width_and_its_letters(own: str, settings: dict[str, str]) -> None:
    import fcntl
    import struct
    import termios

    main, side = os.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 30, 0, 0))
    command = [sys.executable, "-m", "aigov_data", "list", "--lang", "zh", "--data", own]
    done = subprocess.run(
        command, stdin=side, stdout=side, stderr=subprocess.PIPE, env=environment(**settings), check=False
    )
    os.close(side)
    shown = os.read(main, 100_000).decode().splitlines()
    os.close(main)
    assert (done.returncode, done.stderr) == (0, b"")
    assert shown[-1] == "2 instruments"
    assert max(map(width, shown)) == 30
    assert ("示" in "".join(shown)) is not bool(settings)  # an ASCII terminal shows question marks


# --- what must not reach a terminal ----------------------------------------------------

EVIL = "\x1b]0;owned\x07 \x9b31m\u202e\u2066\u200f\u061c\x00\x7f\r\b"
FORBIDDEN = {chr(code) for code in (*range(10), *range(11, 32), *range(127, 160))} | set(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@pytest.fixture
def evil(tmp_path: Path) -> str:
    """A data folder whose every free text holds control and bidirectional characters."""
    files = own_files()
    for one in files["instruments/own.json"]["instruments"]:
        one["title"] = {lang: f"{text}{EVIL}!" for lang, text in one["title"].items()}
        one["summary"] = {lang: f"{text}{EVIL}!" for lang, text in one["summary"].items()}
        one["native_type"] = f"Act{EVIL}!"
        one["identifiers"] = [{"scheme": "doi", "value": f"10.1/{EVIL}", "refs": REFS}]
        one["events"][0]["provisions"] = [f"Art. 1{EVIL}"]
        one["events"][0]["refs"] = [f"own-gazette-1[p. 1 {EVIL.replace('[', '').replace(']', '')}!]"]
        one["review"]["basis"] = f"made up{EVIL}!"
    files["actors/own.json"]["actors"][0]["name"]["en"] = f"Ministry{EVIL}!"
    files["datapackage.json"]["version"] = f"1{EVIL}"
    files["datapackage.json"]["date"] = "2026-01-02"
    return write(tmp_path / "evil", files)


@pytest.mark.parametrize(
    "argv",
    [
        ["list", "--data"],
        ["list", "--json", "--data"],
        ["list", "actors", "--data"],
        ["show", "own-act-2024", "--data"],
        ["show", "own-act-2024", "--json", "--data"],
        ["show", "own-ministry", "--lang", "zh", "--data"],
        ["show", f"own{EVIL}", "--data"],
        ["cite", "own-act-2024", "own-plan-2023", "--data"],
        ["cite", "own-act-2024", "--json", "--data"],
        ["info", "--data"],
        ["info", "--json", "--data"],
        ["check"],
        ["check", "--json"],
        ["format"],
        ["new", "actor", "own-bureau", "--dir"],
    ],
    ids=lambda argv: "_".join(argv[:3]).replace(EVIL, "evil"),
)
def test_control_characters_never_reach_the_terminal(
    capsys: pytest.CaptureFixture[str], evil: str, argv: list[str]
) -> None:
    assert cli.main([*argv, evil]) in (0, 1)
    out, err = capsys.readouterr()
    assert out + err
    assert set(out + err) & FORBIDDEN == set()
    if argv[-1] == "--data" and "--json" in argv and argv[0] != "info" and argv[0] != "cite":
        records = json.loads(out)
        loaded = ag.Dataset.load(evil).instruments
        assert records == (loaded.to_dicts() if argv[0] == "list" else loaded["own-act-2024"].to_dict())


@pytest.mark.skipif(sys.platform != "linux", reason="such names cannot be given to files everywhere")
def test_nor_do_those_of_file_names(run: Run, own: str) -> None:
    evil_name = "\x1b[31m\u202e"
    source = (Path(own) / "sources" / "own.json").read_bytes().replace(b"own-gazette-1", b"own-gazette-3")
    (Path(own) / "sources" / f"x{evil_name}.json").write_bytes(source + b"\n")
    Path(os.fsdecode(os.fsencode(own) + b"/sources/\xff.txt")).touch()
    for argv in (["check", own], ["check", own, "--json"], ["format", own], ["list", "--data", own]):
        status, out, err = run(*argv)
        assert status == (1 if argv[0] == "check" else 2)
        assert set(out + err) & FORBIDDEN == set()
        assert r"\udcff.txt" in out + err
    os.unlink(os.fsencode(own) + b"/sources/\xff.txt")
    assert run("format", own) == (0, "sources/x[31m.json written\n", "")


# --- display --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("示例法", 6),
        ("AI 法", 5),
        ("ＡＢ", 4),
        ("ｱ", 1),
        ("é", 1),
        ("e\u0301", 1),
        ("한글", 4),
        ("a\u200bb", 2),
        ("…─", 2),
        ("⼈", 2),
        ("कि", 2),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("example", 7, "example"),
        ("example", 6, "examp…"),
        ("example", 1, "…"),
        ("example", 0, ""),
        ("", 0, ""),
        ("示例法", 6, "示例法"),
        ("示例法", 5, "示例…"),
        ("示例法", 4, "示…"),
        ("示例法", 2, "…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
    ],
)
def test_cut(text: str, most: int, expected: str) -> None:
    assert cut(text, most) == expected
    assert width(cut(text, most)) <= most


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [("ab", 4, "ab  "), ("法", 4, "法  "), ("e\u0301", 3, "e\u0301  "), ("abc", 2, "abc"), ("", 2, "  ")],
)
def test_pad(text: str, columns: int, expected: str) -> None:
    assert pad(text, columns) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain 示例", "plain 示例"),
        ("  a\tb\n c\u3000d\u2028e ", "a b c d e"),
        ("a\x1b[0mb", "a[0mb"),
        ("a \x00 b", "a b"),
        ("\u202eabc\u2069", "abc"),
        ("\u200e\u200f\u061c\x85\x9b", ""),
        ("क्‍ष", "क्‍ष"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected
    assert clean(expected) == expected


def test_escaped_json_means_the_same() -> None:
    plain = {"a": "x\x9b\u202e\u200f\u061c\u2069\x7f\x1b\n示"}
    text = escaped(json.dumps(plain, ensure_ascii=False))
    assert text == r'{"a": "x\u009b\u202e\u200f\u061c\u2069\u007f\u001b\n示"}'
    assert json.loads(text) == plain


HEAD = ("id", "title")
ROWS = [("a-1", "Example Act"), ("b-22", "示例法（试行）"), ("c", None), ("d", "x\ny\x1b")]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (
            None,
            """\
id    title
────  ──────────────
a-1   Example Act
b-22  示例法（试行）
c     None
d     x y""",
        ),
        (
            20,
            """\
id    title
────  ──────────────
a-1   Example Act
b-22  示例法（试行）
c     None
d     x y""",
        ),
        (
            16,
            """\
id    title
────  ──────────
a-1   Example A…
b-22  示例法（…
c     None
d     x y""",
        ),
        (
            8,
            """\
id   ti…
───  ───
a-1  Ex…
b-…  示…
c    No…
d    x y""",
        ),
        (
            4,
            """\
…  …
─  ─
…  …
…  …
c  …
d  …""",
        ),
    ],
)
def test_table(columns: int | None, expected: str) -> None:
    assert table(HEAD, ROWS, columns) == expected
    assert columns is None or max(map(width, expected.splitlines())) <= columns


@pytest.mark.parametrize("columns", [0, 1, 3, 4])
def test_a_table_keeps_a_character_a_column_in_no_space_at_all(columns: int) -> None:
    assert table(HEAD, [("ab", "cd")], columns) == "…  …\n─  ─\n…  …"


def test_a_table_of_one_column_and_one_without_rows() -> None:
    assert table(("name",), [("示例法",), ("ab",)]) == "name\n──────\n示例法\nab"
    assert table(("name",), [("示例法",), ("ab",)], 5) == "name\n─────\n示例…\nab"
    assert table(("a", "bc"), []) == "a  bc\n─  ──"


def test_status_on_a_day(run: Run) -> None:
    shown = run("status", "us-eo-14110", "--on", "2025-02-02")
    assert shown == (
        0,
        """\
us-eo-14110, 2 February 2025: repealed since 20 January 2025

from        to          status    event
──────────  ──────────  ────────  ──────────────────
2023-10-30  2025-01-19  in-force  entered-into-force
2025-01-20              repealed  repealed

applies  from        provisions
───────  ──────────  ──────────
no       2023-10-30  (the rest)
""",
        "",
    )
    assert json.loads(run("status", "eg-national-ai-strategy-2021", "--on", "2025-01-10", "--json").out) == {
        "instrument": "eg-national-ai-strategy-2021", "on": "2025-01-10", "force": None, "certain": False,
        "candidates": [{"force": "current", "event": "published"}, {"force": "superseded", "event": "superseded"}],
        "scheduled": False, "beyond_data": False, "applies": {},
    }  # fmt: skip
    chinese = run("status", "eg-national-ai-strategy-2021", "--on", "2030", "--lang", "zh").out.splitlines()[0]
    assert chinese == "eg-national-ai-strategy-2021, 2030年: 已被取代（自2025年1月），超出所追踪的时间"
    assert run("status", "us-eo-14110", "--on", "soon") == (
        2, "", "aigov-data: 'soon' is no date; a date reads '2024-05-22', '2024-05' or '2024'\n",
    )  # fmt: skip


def test_export_says_what_it_wrote_and_replaces_only_when_told(run: Run, own: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("export", "jsonl", str(out), "--data", own)
    names = [f"{name}.jsonl" for name in TABLES]
    assert (done.status, done.err, done.out.splitlines()[:-1]) == (0, "", [str(out / name) for name in names])
    size = sum((out / name).stat().st_size for name in names)
    assert done.out.splitlines()[-1] == f"6 files, {size} bytes"
    again = run("export", "jsonl", str(out), "--data", own)
    assert (again.status, again.out) == (2, "")
    assert "exists (and 5 more of its files); say overwrite=True, or --overwrite, to replace it" in again.err
    assert run("export", "jsonl", str(out), "--data", own, "--overwrite").status == 0
    assert run("export", "excel", str(out)).status == 2


def test_safe_and_base_reach_the_export(run: Run, own: str, tmp_path: Path) -> None:
    run("export", "skos", str(tmp_path / "a"), "--data", own, "--base", "https://example.org/")
    assert "<https://example.org/principle/" in (tmp_path / "a" / "concepts.ttl").read_text(encoding="utf-8")
    run("export", "datapackage", str(tmp_path / "b"), "--data", own, "--safe")
    assert json.loads((tmp_path / "b" / "datapackage.json").read_bytes())["aigov"]["guarded"] is True


def test_changes_of_releases_and_between_data_sets(run: Run, own: str, tmp_path: Path) -> None:
    assert (
        run("changes", "--since", ag.__version__).out == f"Nothing changed from {ag.__version__} to {ag.__version__}.\n"
    )
    found = json.loads(run("changes", "--since", "0.1.0", "--format", "json").out)
    assert found["changes"] == ag.dataset.changes("0.1.0").to_dicts()
    run("export", "json", str(tmp_path / "copy"), "--data", own)
    assert run("changes", "--from", own, "--to", str(tmp_path / "copy")).out.startswith("Nothing changed")
    added = run("changes", "--from", own, "--format", "markdown").out
    assert added.startswith(f"## {ag.__version__}\n\n- ")
    wrong = run("changes", "--from", own, "--since", "0.1.0")
    assert (wrong.status, wrong.err) == (
        2, "aigov-data: --since asks for releases, --from and --to compare data sets; take one of them\n",
    )  # fmt: skip
    assert run("changes", "--since", "9.9.9").status == 2


def test_extend_puts_own_records_beside_the_bundled_ones(run: Run, tmp_path: Path) -> None:
    city = {"id": "mine:city", "name": {"en": "My City", "zh-Hans": "我的城市"}, "kind": "subnational-government"}
    root = write(tmp_path / "mine", {"actors/mine.json": {"actors": [city]}})
    assert "My City" in run("show", "我的城市", "--class", "actors", "--extend", root).out
    listed = run("list", "actors", "--extend", root).out.splitlines()
    assert listed[-1] == f"{len(ag.actors) + 1} actors"
    bad = write(tmp_path / "bad", {"actors/mine.json": {"actors": [city | {"id": "city"}]}})
    done = run("list", "--extend", bad)
    assert (done.status, done.out) == (2, "")
    assert "an id begins with a name-space of yours and a colon, such as 'mine:city'" in done.err


def test_a_record_of_ones_own_is_scaffolded_into_the_file_of_its_name_space(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    assert run("new", "instrument", "mine:city-ai-ordinance-2025", "--dir", str(place)) == Done(
        0,
        "mine:city-ai-ordinance-2025 added to instruments/mine.json; fill in every TODO, then run:\n"
        f"aigov-data format {place} && aigov-data list --extend {place}\n",
        "",
    )
    status, _, said = run("list", "--extend", str(place))
    assert status == 2
    assert "instruments/mine.json: mine:city-ai-ordinance-2025: kind: found 'TODO'" in said


def test_the_commands_of_the_guides_run(tmp_path: Path) -> None:
    done = 0
    for guide in sorted((ROOT / "docs" / "howto").glob("*.md")):
        for block in re.findall(r"^```sh\n(.*?)^```", guide.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            for line in block.splitlines():
                words = shlex.split(line, comments=True)
                if words[0] == "mkdir":
                    (tmp_path / words[1]).mkdir()
                else:
                    assert words[0] == "aigov-data"
                    made = python("-m", "aigov_data", *words[1:], env=environment(), cwd=tmp_path)
                    assert (line, made.returncode) == (line, 0)
                    done += 1
    assert done >= 4

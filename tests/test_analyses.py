"""The notebooks of the documentation run from clean and say what they should; completion in IPython."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
nbformat: Any = importlib.import_module("nbformat")
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
SAYS = {
    "in-force": [
        "<Status of coe-cets-225 on 2025-12-31: adopted, adopted 2024-05-17>",
        "{('instruments', 'sample')}",
        "<svg ",
    ],
    "in-force.zh": ["中华人民共和国网络安全法", "国家互联网信息办公室", "<svg "],
    "principles-overlap": ["all four: ", "China 2019 alone: ", "undetermined"],
    "who-endorses": ["29 on the day of the declaration", "oecd-legal-0449"],
    "draft-to-force": ["eu-ai-act", "cn-data-security-law"],
}
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::RuntimeWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def outputs(notebook: Any) -> list[dict[str, Any]]:
    return [one for cell in notebook.cells for one in cell.get("outputs", ())]


def said(notebook: Any) -> str:
    """All that its outputs say, as text."""
    found = []
    for one in outputs(notebook):
        found.append(one.get("text", ""))
        found += [value for kind, value in one.get("data", {}).items() if kind.startswith("text/")]
    return "\n".join(found)


def test_every_notebook_is_looked_at() -> None:
    assert {path.stem for path in NOTEBOOKS} == set(SAYS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert outputs(notebook) == []
    assert {cell.get("execution_count") for cell in notebook.cells if cell.cell_type == "code"} == {None}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_says_what_it_should(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    text = said(notebook)
    for expected in SAYS[path.stem]:
        assert expected in text
    assert not [one for one in outputs(notebook) if one.get("name") == "stderr"]
    assert re.findall(r"<script|src=[\"']?http", text) == []


def test_ids_and_fields_complete_in_ipython() -> None:
    from IPython.core.completer import provisionalcompleter
    from IPython.core.interactiveshell import InteractiveShell

    make: Any = InteractiveShell
    shell = make()
    shell.run_cell("import aigov_data as ag\nact = ag.instruments['eu-ai-act']\nkinds = ag.vocabulary['kind']")

    def completed(line: str) -> list[str]:
        with provisionalcompleter():
            return [one.text.strip("'\"[]()=") for one in shell.Completer.completions(line, len(line))]

    assert "eu-ai-act" in completed('ag.instruments["eu')
    assert any("events" in one for one in completed("act.ev"))
    assert "treaty" in completed('kinds["tre')

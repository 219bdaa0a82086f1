"""What the package says of itself is one and the same everywhere, and true."""

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import aigov_data as ag

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "aigov_data" / "data"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def read(name: str) -> Any:
    return json.loads((ROOT / name).read_text(encoding="utf-8"))


def test_version_and_day_are_the_same_everywhere() -> None:
    cff = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {ag.__version__}\ndate-released: {ag.dataset.date}\n" in cff
    codemeta, zenodo, sbom = read("codemeta.json"), read(".zenodo.json"), read("sbom.cdx.json")
    assert (codemeta["version"], codemeta["dateModified"]) == (ag.__version__, ag.dataset.date)
    assert (zenodo["version"], zenodo["publication_date"]) == (ag.__version__, ag.dataset.date)
    assert ag.dataset.digest in zenodo["description"]
    assert sbom["metadata"]["component"]["version"] == ag.__version__


def test_names_licences_and_keywords_are_those_of_the_project() -> None:
    codemeta, zenodo = read("codemeta.json"), read(".zenodo.json")
    names = [one["name"] for one in PROJECT["authors"]]
    assert [one["name"] for one in codemeta["author"]] == names
    assert [one["name"] for one in zenodo["creators"]] == names
    assert codemeta["license"] == ["https://spdx.org/licenses/CC-BY-4.0", "https://spdx.org/licenses/MIT"]
    assert PROJECT["license"] == "MIT AND CC-BY-4.0"
    assert (zenodo["license"], zenodo["upload_type"]) == ("cc-by-4.0", "dataset")
    assert codemeta["keywords"] == zenodo["keywords"] == PROJECT["keywords"]


def test_the_bill_of_materials_has_every_data_file_with_its_hash() -> None:
    components = read("sbom.cdx.json")["components"]
    expected = {
        f"aigov_data/data/{path.relative_to(DATA).as_posix()}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in DATA.rglob("*.json")
        if path.parent.name != "index" and path.name != "datapackage.json"
    }
    actual = {one["name"]: one["hashes"][0]["content"] for one in components if one["type"] == "data"}
    assert expected == actual
    assert [one["name"] for one in components if one["type"] == "library"] == ["attrs", "cattrs", "python-dateutil"]


def test_no_doi_is_claimed_before_there_is_one() -> None:
    for name in ("CITATION.cff", "codemeta.json", ".zenodo.json"):
        assert "doi" not in (ROOT / name).read_text(encoding="utf-8").lower()

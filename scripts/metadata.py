"""What the package says of itself, in the forms that archives and indexes read, all from one place.

The place is ``pyproject.toml`` and ``data/datapackage.json``. CITATION.cff: Citation File Format 1.2.0;
codemeta.json: CodeMeta 3.0; .zenodo.json: the deposit metadata of Zenodo; sbom.cdx.json: CycloneDX 1.6,
with every data file and its hash (PEP 770). No DOI stands here before there is one.
"""

from __future__ import annotations

import json
import re
import tomllib
import uuid
from pathlib import Path
from typing import Any

from aigov_data.files import pretty

LICENCES = {"CC-BY-4.0": "https://spdx.org/licenses/CC-BY-4.0", "MIT": "https://spdx.org/licenses/MIT"}
"""Of the data, and of the code."""


def files(root: Path, meta: dict[str, Any]) -> dict[str, str]:
    """File → text. ``meta`` is the content of ``datapackage.json``."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {
        "CITATION.cff": citation(project, meta),
        "codemeta.json": pretty(codemeta(project, meta)) + "\n",
        ".zenodo.json": pretty(zenodo(project, meta)) + "\n",
        "sbom.cdx.json": pretty(sbom(project, meta)) + "\n",
    }


def citation(project: dict[str, Any], meta: dict[str, Any]) -> str:
    """CITATION.cff. Its strings are written as JSON, which YAML reads."""
    lines = [
        "cff-version: 1.2.0",
        "message: If you use these data, please cite them with version and digest (aigov-data info).",
        f"title: {json.dumps(meta['title']['en'])}",
        "type: dataset",
        "authors:",
        *(f"  - name: {one['name']}" for one in project["authors"]),
        f"version: {meta['version']}",
        f"date-released: {meta['date']}",
        "license:",
        *(f"  - {one}" for one in LICENCES),
        "keywords:",
        *(f"  - {one}" for one in project["keywords"]),
    ]
    return "\n".join(lines) + "\n"


def codemeta(project: dict[str, Any], meta: dict[str, Any]) -> dict[str, Any]:
    """codemeta.json (https://codemeta.github.io/terms)."""
    return {
        "@context": "https://w3id.org/codemeta/3.0",
        "@type": "SoftwareSourceCode",
        "name": project["name"],
        "description": project["description"],
        "version": meta["version"],
        "softwareVersion": meta["version"],
        "dateModified": meta["date"],
        "license": list(LICENCES.values()),
        "author": [{"@type": "Organization", "name": one["name"]} for one in project["authors"]],
        "keywords": project["keywords"],
        "programmingLanguage": "Python",
        "runtimePlatform": f"Python {project['requires-python']}",
        "operatingSystem": "OS Independent",
        "developmentStatus": "wip",
        "softwareRequirements": project["dependencies"],
    }


def zenodo(project: dict[str, Any], meta: dict[str, Any]) -> dict[str, Any]:
    """.zenodo.json (https://developers.zenodo.org/#representation)."""
    return {
        "title": meta["title"]["en"],
        "upload_type": "dataset",
        "description": f"{project['description']}. Version {meta['version']}, {meta['digest']}.",
        "creators": [{"name": one["name"]} for one in project["authors"]],
        "license": "cc-by-4.0",
        "access_right": "open",
        "version": meta["version"],
        "publication_date": meta["date"],
        "language": "eng",
        "keywords": project["keywords"],
        "notes": "The data are under CC BY 4.0, the code under the MIT licence.",
    }


def sbom(project: dict[str, Any], meta: dict[str, Any]) -> dict[str, Any]:
    """The bill of materials: the package, what it needs, and its data files with their hashes."""
    name, version = project["name"], meta["version"]
    own = f"pkg:pypi/{name}@{version}"
    needed = [re.match(r"[A-Za-z0-9-]+", one) for one in project["dependencies"]]
    refs = [f"pkg:pypi/{one[0].lower()}" for one in needed if one]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, own + meta['digest'])}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "bom-ref": own,
                "name": name,
                "version": version,
                "description": project["description"],
                "licenses": [{"expression": project["license"]}],
                "purl": own,
                "properties": [{"name": "aigov-data:digest", "value": meta["digest"]}],
            }
        },
        "components": [
            *(
                {
                    "type": "library",
                    "bom-ref": ref,
                    "name": one[0],
                    "purl": ref,
                    "properties": [{"name": "aigov-data:requirement", "value": said}],
                }
                for ref, one, said in zip(refs, needed, project["dependencies"], strict=True)
                if one
            ),
            *(
                {
                    "type": "data",
                    "bom-ref": f"data/{one['path']}",
                    "name": f"aigov_data/data/{one['path']}",
                    "hashes": [{"alg": "SHA-256", "content": one["hash"].removeprefix("sha256:")}],
                    "licenses": [{"license": {"id": "CC-BY-4.0"}}],
                }
                for one in meta["files"]
            ),
        ],
        "dependencies": [{"ref": own, "dependsOn": refs}],
    }

"""A small but complete data set, made up.

The data are plain: file → content, as the files hold it. ``small()`` gives a copy
to change; ``write`` writes it, in canonical form where its form allows one.
"""

import json
from pathlib import Path
from typing import Any

from aigov_data.files import pretty, write_text
from aigov_data.folder import canonical_files, read
from aigov_data.terms import TYPES

Data = dict[str, Any]
"""File → content: plain JSON, or the bytes of the file where its very form is wrong."""

DAY = "2025-06-30"
REFS = ["xx-gazette[2024, p. 1]"]
REVIEW = {"state": "drafted", "on": DAY, "basis": "official text read"}
CODING = [
    {"scheme": "principles", "extent": "full", "on": DAY},
    {"scheme": "issues", "extent": "none", "on": DAY},
]
ALIASES = [
    {"text": "Example Act", "lang": "en", "kind": "short"},
    {"text": "示例法", "lang": "zh-Hans", "kind": "short"},
]
IDS = ["xx-example-act-2020", "xx-example-act-2024"]
INSTRUMENTS: list[dict[str, Any]] = [
    {
        "id": "xx-example-act-2020",
        "title": {"en": "Example Algorithms Act 2020", "zh-Hans": "2020年示例算法法"},
        "official_titles": [{"lang": "en", "refs": ["xx-gazette[2020, p. 1]"]}],
        "aliases": ALIASES,
        "kind": "statute",
        "native_type": "Act",
        "bindingness": "binding",
        "scope": "national",
        "jurisdiction": "XX",
        "sectors": ["general"],
        "ai_focus": "specific",
        "languages": ["en"],
        "roles": [{"actor": "xx-parliament", "role": "issuer", "refs": ["xx-gazette[2020, p. 1]"]}],
        "events": [
            {"id": "adopted", "type": "adopted", "date": "2020-03-02", "refs": ["xx-gazette[2020, p. 1]"]},
            {
                "id": "in-force",
                "type": "entered-into-force",
                "date": "2020-04",
                "refs": ["xx-gazette[2020, p. 9]"],
            },
            {
                "id": "repealed",
                "type": "repealed",
                "date": "2024-07-01",
                "by": "xx-example-act-2024",
                "refs": ["xx-gazette[2024, s. 30]"],
            },
        ],
        "coding": [CODING[1] | {"scheme": "principles"}, CODING[1]],
        "summary": {"en": "The first law of the example.", "zh-Hans": "示例的第一部法律。"},
        "checked_through": DAY,
        "review": REVIEW,
    },
    {
        "id": "xx-example-act-2024",
        "title": {"en": "Example Artificial Intelligence Act 2024", "zh-Hans": "2024年示例人工智能法"},
        "official_titles": [{"lang": "en", "refs": ["xx-gazette[2024, p. 1]"]}],
        "aliases": [*ALIASES, {"text": "《示例人工智能法》（2024）", "lang": "zh-Hans", "kind": "as-printed"}],
        "kind": "statute",
        "bindingness": "binding",
        "scope": "national",
        "jurisdiction": "XX",
        "sectors": ["general", "health"],
        "ai_focus": "specific",
        "languages": ["en", "fr"],
        "roles": [
            {"actor": "xx-parliament", "role": "issuer", "refs": ["xx-gazette[2024, p. 1]"]},
            {"actor": "xx", "role": "implementer", "refs": ["xx-gazette[2024, s. 2]"]},
        ],
        "events": [
            {"id": "introduced", "type": "introduced", "date": "2023-11", "refs": ["xx-gazette[2024, p. 1]"]},
            {
                "id": "adopted",
                "type": "adopted",
                "date": "2024-05-22",
                "actors": ["xx-parliament"],
                "at": "xx-forum",
                "refs": ["xx-gazette[2024, p. 1]"],
            },
            {"id": "published", "type": "published", "date": "2024-06-03", "refs": ["xx-gazette[2024, p. 1]"]},
            {
                "id": "in-force",
                "type": "entered-into-force",
                "date": "2024-07-01",
                "note": {"en": "The day the former act ends.", "zh-Hans": "旧法同日废止。"},
                "refs": ["xx-gazette[2024, s. 31]"],
            },
            {
                "id": "applied-first",
                "type": "applied",
                "date": "2025-01-01",
                "state": "moved",
                "moved_to": "applied",
                "provisions": ["s. 4"],
                "refs": ["xx-gazette[2024, s. 31]"],
            },
            {
                "id": "applied",
                "type": "applied",
                "date": "2026",
                "state": "scheduled",
                "provisions": ["s. 4"],
                "refs": ["xx-gazette[2025, p. 3]"],
            },
        ],
        "identifiers": [
            {"scheme": "cn-document", "value": "示例发〔2024〕7号", "refs": ["xx-gazette[2024, p. 1]"]},
            {"scheme": "doi", "value": "10.5555/example.2024", "refs": ["xx-gazette[2024, p. 1]"]},
        ],
        "publication": {"container": "Example Gazette", "pages": "1-31", "refs": ["xx-gazette[2024, p. 1]"]},
        "links": [{"url": "https://gazette.example/2024/1", "lang": "en", "what": "official-text"}],
        "principles": [{"id": "transparency", "refs": ["xx-gazette[2024, s. 4]"]}],
        "coding": CODING,
        "relations": [{"type": "repeals", "target": "xx-example-act-2020", "refs": ["xx-gazette[2024, s. 30]"]}],
        "summary": {"en": "Regulates artificial intelligence.", "zh-Hans": "规范人工智能的法律。"},
        "mentions": [{"source": "founding-talk", "locator": "二、立法", "text": "《示例人工智能法》（2024）"}],
        "claims": [
            {
                "field": "events[adopted].date",
                "value": "2024-05",
                "ref": "founding-talk[二、立法]",
                "verdict": "imprecise",
                "reason": {"en": "The gazette gives the day.", "zh-Hans": "公报载明日期。"},
            }
        ],
        "sought": [{"field": "identifiers[eli]", "where": "Example Gazette, index of 2024", "on": DAY}],
        "checked_through": DAY,
        "review": REVIEW,
    },
]
ACTORS: list[dict[str, Any]] = [
    {
        "id": "xx",
        "name": {"en": "Exampleland", "zh-Hans": "示例国"},
        "aliases": [{"text": "XL", "lang": "en", "kind": "abbreviation"}],
        "kind": "state",
        "country": "XX",
        "memberships": [{"group": "xx-forum", "from": "2019", "refs": ["xx-gazette[2019, p. 4]"]}],
        "founded": "1950",
        "identifiers": [{"scheme": "un-m49", "value": "999", "refs": ["xx-gazette[1999, p. 1]"]}],
        "refs": ["xx-gazette[1950, p. 1]"],
    },
    {
        "id": "xx-forum",
        "name": {"en": "Example Forum", "zh-Hans": "示例论坛"},
        "kind": "intergovernmental-forum",
        "editions": [
            {
                "name": {"en": "First meeting", "zh-Hans": "第一次会议"},
                "from": "2019-05-01",
                "refs": ["xx-gazette[2019, p. 4]"],
            }
        ],
        "links": [{"url": "https://forum.example/", "lang": "en", "what": "official-page"}],
        "summary": {"en": "A meeting of states.", "zh-Hans": "国家间的会议。"},
        "refs": ["xx-gazette[2019, p. 4]"],
    },
    {
        "id": "xx-parliament",
        "name": {"en": "Parliament of Exampleland", "zh-Hans": "示例国议会"},
        "kind": "legislature",
        "country": "XX",
        "parent": "xx",
        "refs": ["xx-gazette[1950, p. 1]"],
    },
]
FOUNDING = {
    "id": "founding-talk",
    "title": {"zh-Hans": "示例访谈"},
    "kind": "article",
    "tier": "founding",
    "consulted": "full",
    "authors": [{"family": "张", "given": "三"}],
    "date": "2024-12",
    "lang": "zh-Hans",
    "retrieved": DAY,
}
GAZETTE: dict[str, Any] = {
    "id": "xx-gazette",
    "title": {"en": "Example Gazette"},
    "kind": "official-text",
    "tier": "primary",
    "consulted": "excerpt",
    "publisher": {"actor": "xx-parliament"},
    "identifiers": [{"scheme": "isbn", "value": "978-3-16-148410-0"}],
    "url": "https://gazette.example/",
    "lang": "en",
    "retrieved": DAY,
}


def _concept(scheme: str, name: str, en: str, zh: str, **more: Any) -> dict[str, Any]:
    texts = {"name": {"en": en, "zh-Hans": zh}, "definition": {"en": f"What {name} means.", "zh-Hans": f"{zh}的含义。"}}
    return {"id": name, "scheme": scheme, **texts, **more, "refs": ["xx-gazette[2024, s. 4]"]}


SCHEMES: dict[str, Any] = {
    "principles": {
        "scheme": {"id": "principles", "title": {"en": "Principles", "zh-Hans": "原则"}},
        "principles": [
            _concept("principles", "accountability", "Accountability", "问责"),
            _concept("principles", "transparency", "Transparency", "透明", parent="accountability"),
        ],
    },
    "issues": {
        "scheme": {"id": "issues", "title": {"en": "Issues", "zh-Hans": "议题"}},
        "issues": [
            _concept("issues", "risk", "Risk", "风险", role="risk"),
            _concept("issues", "risk-bias", "Bias", "偏见", role="risk", parent="risk"),
        ],
    },
    "xx-charter": {
        "scheme": {
            "id": "xx-charter",
            "title": {"en": "Example Charter", "zh-Hans": "示例宪章"},
            "authority": "xx-forum",
            "stated_in": "xx-gazette",
            "note": {"en": "Taken from the gazette.", "zh-Hans": "取自公报。"},
            "refs": ["xx-gazette[2022, p. 2]"],
        },
        "principles": [
            _concept(
                "xx-charter",
                "xx-charter.openness",
                "Openness",
                "公开",
                mappings=[{"target": "transparency", "match": "close"}],
            )
        ],
    },
}
RETIRED: dict[str, Any] = {
    "id": "xx-example-bill-2023",
    "class": "instruments",
    "reason": {"en": "The bill and its act are one work.", "zh-Hans": "草案与法律为同一作品。"},
    "version": "0.1.0",
    "successor": "xx-example-act-2024",
}
COVERED: dict[str, Any] = {
    "class": "instruments",
    "register": "xx",
    "rule": "Acts of Exampleland on artificial intelligence",
    "frame": "Example Gazette, index of all years",
    "candidates": 3,
    "included": 2,
    "excluded": ["The Telegraph Act: not about artificial intelligence"],
    "completeness": "complete",
}

ACT = ("instruments/xx.json", "instruments", 1)
OLD = ("instruments/xx.json", "instruments", 0)
STATE, FORUM, PARLIAMENT = (("actors/xx.json", "actors", n) for n in range(3))
TALK = ("sources/founding.json", "sources", 0)
SOURCE = ("sources/xx.json", "sources", 0)
PRINCIPLE, NARROWER = (("schemes/principles.json", "principles", n) for n in range(2))
ISSUE, NARROWER_ISSUE = (("schemes/issues.json", "issues", n) for n in range(2))
OUTSIDE = ("schemes/xx-charter.json", "principles", 0)
CHARTER = ("schemes/xx-charter.json", "scheme")


def small() -> Data:
    """The small data set, whole and without a fault: a copy of one's own."""
    made: Data = {
        "actors/xx.json": {"actors": ACTORS},
        "coverage.json": {"coverage": [COVERED]},
        "datapackage.json": {"name": "example", "version": "0.1.0", "schema_version": "1.0", "date": DAY},
        "homonyms.json": {
            "homonyms": [{"class": "instruments", "name": name, "ids": IDS} for name in ("Example Act", "示例法")]
        },
        "instruments/xx.json": {"instruments": INSTRUMENTS},
        "releases/0.1.0.json": {
            "added": {
                "instruments": [*IDS, RETIRED["id"]],
                "actors": ["xx"],
                "principles": ["transparency", "xx-charter.openness"],
            }
        },
        "retired.json": {"retired": [RETIRED]},
        **{f"schemes/{name}.json": content for name, content in SCHEMES.items()},
        "sources/founding.json": {"sources": [FOUNDING]},
        "sources/xx.json": {"sources": [GAZETTE]},
    }
    found: Data = json.loads(json.dumps(made))  # nothing in it is shared, not even within it
    return found


def terms() -> dict[str, Any]:
    """A vocabulary with every term that the classes know, and made-up texts."""
    text = {"en": "Words", "zh-Hans": "词语"}
    return {
        "vocabularies": {
            name: {
                "label": text,
                "definition": text,
                "source": "made up",
                "terms": {term: {"label": dict(text), "definition": dict(text)} for term in type_.__args__},
            }
            for name, type_ in TYPES.items()
        }
    }


def write(folder: Path, data: Data) -> Path:
    """Write data as a folder: in canonical form, where every record has a form that allows it."""
    for file, content in data.items():
        if isinstance(content, bytes):
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content)
        else:
            write_text(folder / file, pretty(content) + "\n")
    found = read(folder)
    if not found.problems:
        for file, text in canonical_files(found).items():
            if not isinstance(data[file], bytes):
                write_text(folder / file, text)
    return folder

"""References: APA in a first form, CSL-JSON."""

import json

import pytest

import aigov_data as ag

APA = {
    "coe-cets-225": (
        "Council of Europe Framework Convention on Artificial Intelligence and Human Rights, Democracy and the "
        "Rule of Law, September 5, 2024"
    ),
    "us-eo-14110": "Exec. Order No. 14,110, 88 Fed. Reg. 75191 (2023).",
    "iso-iec-42001-2023": (
        "International Organization for Standardization, & International Electrotechnical Commission. (2023). "
        "Information technology — Artificial intelligence — Management system (ISO/IEC Standard No. 42001:2023)."
    ),
    "un-a-res-78-265": (
        "United Nations General Assembly. (2024). Seizing the opportunities of safe, secure and trustworthy artificial "
        "intelligence systems for sustainable development (A/RES/78/265)."
    ),
    "oecd-legal-0449": "(2019). Recommendation of the Council on Artificial Intelligence (OECD/LEGAL/0449).",
    "gb-national-ai-strategy-2021": "(2021). National AI Strategy (CP 525).",
    "ai-summits-bletchley-declaration": (
        "The Bletchley Declaration by Countries Attending the AI Safety Summit, 1-2 November 2023"
    ),
    "cn-interim-measures-generative-ai": "Interim Measures",
}


@pytest.mark.parametrize(("record_id", "expected"), APA.items(), ids=list(APA))
def test_apa(record_id: str, expected: str) -> None:
    instrument = ag.instruments[record_id]
    printed = instrument.cite("apa")
    assert expected in printed
    if instrument.url:
        assert printed.endswith(instrument.url)


def test_apa_in_chinese() -> None:
    printed = ag.instruments["cn-interim-measures-generative-ai"].cite("apa", lang="zh")
    assert printed.startswith("生成式人工智能服务管理暂行办法")
    assert (
        "国家互联网信息办公室"
        in ag.instruments["cn-interim-measures-generative-ai"].to_csl_json(lang="zh")["author"][0]["literal"]
    )


def test_a_bibliography_is_sorted_and_has_every_reference() -> None:
    lines = ag.instruments.bibliography("apa").split("\n")
    assert len(lines) == len(ag.instruments)
    assert sorted(lines, key=str.casefold) == sorted(lines, key=str.casefold)
    assert set(lines) == {one.cite("apa") for one in ag.instruments}
    assert lines[0].casefold() <= lines[-1].casefold()


def test_csl_json_of_each_type() -> None:
    items = {item["id"]: item for item in ag.instruments.to_csl_json()}
    assert items.keys() == set(ag.instruments.ids)
    assert json.loads(json.dumps(items)) == items
    order = items["us-eo-14110"]
    assert (order["type"], order["genre"], order["number"]) == ("legislation", "Exec. Order", "14110")
    assert (order["container-title"], order["volume"]) == ("Federal Register", "88")
    assert order["issued"] == {"date-parts": [[2023, 10, 30]]}
    act = items["eu-ai-act"]
    assert (act["type"], act["issued"], "number" in act, "author" in act) == (
        "legislation", {"date-parts": [[2024, 5, 21]]}, False, False,
    )  # fmt: skip
    treaty = items["coe-cets-225"]
    assert (treaty["type"], "author" in treaty) == ("treaty", False)
    resolution = items["un-a-res-78-265"]
    assert (resolution["type"], resolution["genre"], resolution["number"]) == ("report", "Resolution", "A/RES/78/265")
    standard = items["iso-iec-42001-2023"]
    assert (standard["type"], standard["number"]) == ("standard", "ISO/IEC 42001:2023")
    strategy = items["eg-national-ai-strategy-2021"]
    assert (strategy["type"], strategy["issued"]) == ("report", {"date-parts": [[2021, 5]]})
    for item in items.values():
        assert item["title"]
        assert item["language"] == "en"
        assert not any(value in (None, "", [], {}) for value in item.values())

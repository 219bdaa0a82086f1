"""What type checkers accept and refuse. mypy and pyright read this file in CI:
an ignore comment that is not needed is an error there, so each refusal is a test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_type

import aigov_data as ag
from aigov_data.collection import Collection


def test_the_tour_is_typed() -> None:
    act = ag.instruments["eu-ai-act"]
    assert_type(act, ag.Instrument)
    assert_type(ag.instruments, Collection[ag.Instrument])
    assert_type(ag.instruments[:2], Collection[ag.Instrument])
    assert_type(ag.instruments.filter(kind="treaty", year=range(2020, 2025)), Collection[ag.Instrument])
    assert_type(ag.instruments.filter(kind={"treaty", "statute"}, issuer=ag.actors["oecd"]), Collection[ag.Instrument])
    assert_type(ag.actors.filter(kind="state", within="united-nations"), Collection[ag.Actor])
    assert_type(ag.principles["transparency"].stated_as, Collection[ag.Principle])
    assert_type(ag.issues["ai-divide"].parent, ag.Issue | None)
    assert_type(ag.issues["ai-divide"].instruments, Collection[ag.Instrument])
    assert_type(ag.instruments.filter(where=lambda one: one.year == 2024), Collection[ag.Instrument])
    assert_type(act.issuers, Collection[ag.Actor])
    assert_type(act.date("adopted"), ag.PartialDate)
    assert_type(act.title.en, str | None)
    assert_type(ag.instruments.get("nothing"), ag.Instrument | None)
    assert_type(ag.instruments | ag.instruments, Collection[ag.Instrument])
    assert_type(ag.dataset, ag.Dataset)
    assert_type(ag.dataset.instruments, Collection[ag.Instrument])
    assert_type(ag.vocabulary["kind"]["treaty"].law, bool)
    assert next(one.id for one in ag.instruments.search("人工智能法")) == act.id


if TYPE_CHECKING:
    ag.nope  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]
    ag.instruments["eu-ai-act"].kindd  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]
    ag.instruments.filter(kid="treaty")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    ag.instruments.filter(kind="traety")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    ag.instruments.filter(year="2024")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    ag.actors.filter(bindingness="binding")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    ag.instruments["eu-ai-act"].date("adpoted")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    ag.instruments["eu-ai-act"].kind = "treaty"  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
    ag.instruments["eu-ai-act"].actors("isuer")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]

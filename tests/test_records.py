"""One record: what it says, its links, what it refuses."""

import copy
import pickle
from typing import Any

import pytest

import aigov_data as ag

act = ag.instruments["eu-ai-act"]


def test_by_any_name() -> None:
    for name in (
        "eu-ai-act",
        "EU AI Act",
        "eu  AI act",
        "欧盟人工智能法",
        "《欧盟人工智能法》",
        "ＥＵ ＡＩ ＡＣＴ",
        "EU-AI-ACT",
    ):
        assert ag.instruments[name] is act
    assert ag.actors["联合国教科文组织"] == ag.actors["UNESCO"] == ag.actors["unesco"]


def test_title_and_terms() -> None:
    assert str(act.title) == act.title.en == "Artificial Intelligence Act"
    assert act.title.zh == "人工智能法"
    assert "zh-Hans" in act.title.languages
    assert (act.kind, act.bindingness, act.jurisdiction) == ("supranational-regulation", "binding", "EU")
    assert str(act) == "Artificial Intelligence Act"
    assert repr(act) == "<Instrument eu-ai-act: Artificial Intelligence Act>"


def test_dates() -> None:
    assert str(act.date("adopted")) == "2024-05-21"
    assert str(act.date("signed")) == "2024-06-13"
    assert str(act.date("published")) == "2024-07-12"
    assert str(act.date("entered-into-force")) == "2024-08-01"
    assert act.date() == act.principal_date == act.date("adopted")
    assert act.year == 2024
    assert act.dates("vetoed") == ()
    assert list(map(str, act.dates("applied")))[:3] == ["2025-02-02", "2025-08-02", "2026-07-27"]
    # the high-risk rules were to apply on 2 August 2027; that event was moved, so it is no date any more
    moved = [str(event.date) for event in act.events if event.state == "moved"]
    assert "2026-08-02" in moved
    assert "2028-08-02" in map(str, act.dates("applied"))


def test_every_event_has_evidence() -> None:
    for instrument in ag.instruments:
        assert list(instrument.events) == sorted(instrument.events, key=lambda event: event.date)
        for event in instrument.events:
            assert isinstance(event.date, ag.PartialDate)
            assert event.refs
            for ref in event.refs:
                assert ag.sources[ref.source].title


def test_links() -> None:
    assert [actor.id for actor in act.issuers] == ["eu-parliament", "eu-council"]
    assert ag.actors["unesco"].parent == ag.actors["united-nations"]
    assert ag.actors["united-nations"].parent is None
    assert ag.actors["unesco"] in ag.actors["united-nations"].children
    assert ag.actors["un-general-assembly"].ancestors.ids == ("united-nations",)
    assert act in ag.actors["eu-parliament"].instruments
    assert ag.actors["eu-parliament"].successor is None
    transparency = ag.principles["transparency"]
    assert "oecd-2019.transparency-explainability" in transparency.stated_as.ids
    assert all(one.scheme in ag.schemes and one.scheme != transparency.scheme for one in transparency.stated_as)
    assert act in transparency.instruments
    divide = ag.issues["ai-divide"]
    assert divide.ancestors.ids == ("digital-and-ai-divides", "global-order")
    assert divide.parent == ag.issues["digital-and-ai-divides"]
    assert divide.parent is not None
    assert divide in divide.parent.children
    assert "un-a-res-78-265" in divide.instruments


def test_relations_both_ways() -> None:
    omnibus = ag.instruments["eu-digital-omnibus-ai"]
    assert omnibus.related("amends").ids == ("eu-ai-act", "eu-machinery-regulation-2023")
    assert act.related("amends").ids == ()
    assert act.related("amends", inverse=True).ids == ("eu-digital-omnibus-ai",)
    assert "eu-digital-omnibus-ai" in act.related(inverse=True)
    assert "eu-ai-act" in omnibus.related()


def test_actors_by_role() -> None:
    assert act.actors("issuer") == act.issuers
    assert "eu-commission" in act.actors()
    assert "eu-commission" in act.actors("drafter")
    assert act.actors("depositary").ids == ()


def test_schemes_and_concepts() -> None:
    scheme = ag.schemes["oecd-2019"]
    assert [concept.notation for concept in scheme.concepts] == [
        "1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4", "2.5",
    ]  # fmt: skip
    assert scheme.authority == "oecd"
    assert scheme.stated_in == "oecd-legal-0449"
    assert {concept.scheme for concept in ag.principles} == {"principles"}
    assert ag.schemes["issues"].concepts == ag.issues
    assert ag.schemes["mit-ai-risk"].concepts[0].id.startswith("mit-ai-risk.")


def test_a_record_cannot_be_changed() -> None:
    record: Any = act
    with pytest.raises(AttributeError):
        record.kind = "treaty"
    with pytest.raises(AttributeError):
        record.nothing = 1
    with pytest.raises(AttributeError):
        del record.kind
    with pytest.raises(AttributeError):
        record.events[0].date = ag.PartialDate("2020")
    plain = act.to_dict()
    plain["kind"] = "treaty"
    plain["events"].clear()
    assert act.to_dict()["kind"] == "supranational-regulation"
    assert act.events


def test_equality_is_by_value_and_the_hash_by_id() -> None:
    again = pickle.loads(pickle.dumps(act))  # noqa: S301
    assert again == act == copy.deepcopy(act) == copy.copy(act)
    assert again is not act
    assert len({again, act}) == 1
    assert again.issuers == act.issuers
    assert act != ag.instruments["oecd-legal-0449"]
    assert act != "eu-ai-act"
    assert pickle.loads(pickle.dumps(act.issuers)) == act.issuers  # noqa: S301
    assert pickle.loads(pickle.dumps(ag.dataset)) is ag.dataset  # noqa: S301


def test_a_record_made_by_hand_is_detached() -> None:
    made = ag.Instrument(
        id="xx-act",
        title=ag.Text({"en": "Act"}),
        kind="statute",
        bindingness="binding",
        scope="national",
        ai_focus="specific",
    )
    assert made.year is None
    assert made.principal_date is None
    assert made.url is None
    with pytest.raises(ag.DetachedRecord, match="<Instrument xx-act: Act> belongs to no open data set"):
        made.issuers.ids
    with pytest.raises(ag.NoSuchEvent, match="has no event that dates it"):
        made.date()
    again = pickle.loads(pickle.dumps(made))  # noqa: S301
    assert again == made
    with pytest.raises(ag.DetachedRecord):
        again.dataset


def test_parts_show_what_was_given() -> None:
    ref = ag.Ref.parse("eu-oj-l-2024-1689[Article 113]")
    assert (ref.source, ref.locator, str(ref)) == ("eu-oj-l-2024-1689", "Article 113", "eu-oj-l-2024-1689[Article 113]")
    assert repr(ref) == "Ref(source='eu-oj-l-2024-1689', locator='Article 113')"
    assert ref == ag.Ref("eu-oj-l-2024-1689", "Article 113")
    assert ref != ag.Ref("eu-oj-l-2024-1689")
    assert ref != "eu-oj-l-2024-1689[Article 113]"
    event = ag.Event("adopted", "adopted", ag.PartialDate("2024"))
    assert repr(event) == "Event(id='adopted', type='adopted', date=PartialDate('2024'))"


def test_vocabulary() -> None:
    kinds = ag.vocabulary["kind"]
    assert kinds["treaty"].law
    assert not kinds["strategy"].law
    assert kinds["executive-order"].anchors[0] == "signed"
    assert kinds["treaty"].definition.zh
    assert len(kinds) == 25
    assert next(iter(kinds)) == "treaty"
    assert "treaty" in kinds
    assert "traety" not in kinds
    assert kinds.get("traety") is None
    assert ag.vocabulary.get("nothing") is None
    assert ag.vocabulary["event_type"]["endorsed"].concerns == "participant"
    assert ag.vocabulary["event_type"]["entered-into-force"].status == "in-force"
    assert repr(kinds) == "<vocabulary kind: 25 terms>"
    assert str(kinds["treaty"]) == "treaty"
    assert "kind" in ag.vocabulary._ipython_key_completions_()
    assert "treaty" in kinds._ipython_key_completions_()
    assert len(ag.vocabulary) == len(list(ag.vocabulary))


def test_ipython_shows_and_completes() -> None:
    class Printer:
        shown = ""

        def text(self, text: str) -> None:
            self.shown += text

    printer = Printer()
    act._repr_pretty_(printer, cycle=False)
    act.title._repr_pretty_(printer, cycle=False)
    assert printer.shown == "<Instrument eu-ai-act: Artificial Intelligence Act>Artificial Intelligence Act"
    assert "eu-ai-act" in ag.instruments._ipython_key_completions_()


def test_what_another_class_is_mapped_to_is_not_stated_as_a_principle() -> None:
    transparency = ag.principles["transparency"]
    mapped = ag.dataset.mapped_to["transparency"]
    principles = {
        one for scheme in ag.schemes for one in scheme.concepts.ids if isinstance(scheme.concepts[one], ag.Principle)
    }
    assert set(transparency.stated_as.ids) == set(mapped) & principles
    for one in (*ag.principles, *ag.issues):
        assert all(isinstance(each, type(one)) for each in one.stated_as)

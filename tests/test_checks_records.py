"""Every editorial rule on records finds the error that is planted, once, and nothing else."""

from pathlib import Path

import pytest

from aigov_data import parts, records
from aigov_data.checks import check
from aigov_data.checks.evidence import NEEDING
from aigov_data.checks.lifecycle import LATE, ORDERS
from aigov_data.identity import facts_hash

from .planting import Planted, act, actor, also, concept, drop, event, old, plant, push, put, source, told, unsaid
from .small_data import (
    ACT,
    ALIASES,
    CHARTER,
    CODING,
    FORUM,
    GAZETTE,
    INSTRUMENTS,
    ISSUE,
    NARROWER,
    NARROWER_ISSUE,
    OLD,
    OUTSIDE,
    PARLIAMENT,
    PRINCIPLE,
    REFS,
    REVIEW,
    SCHEMES,
    SOURCE,
    STATE,
    small,
    write,
)

UNREFERENCED: dict[type, Planted] = {
    parts.OfficialTitle: Planted("", drop(*ACT, "official_titles", 0, "refs"),
        [act("official_titles[en].refs", "ref-needed")]),
    parts.Event: Planted("", drop(*ACT, "events", 1, "refs"), [act("events[adopted].refs", "ref-needed")],
        "a fact needs a reference"),
    parts.Role: Planted("", drop(*ACT, "roles", 1, "refs"), [act("roles[xx].refs", "ref-needed")]),
    parts.Relation: Planted("", drop(*ACT, "relations", 0, "refs"),
        [act("relations[xx-example-act-2020].refs", "ref-needed")]),
    parts.Identifier: Planted("", drop(*ACT, "identifiers", 0, "refs"),
        [act("identifiers[cn-document].refs", "ref-needed")]),
    parts.Publication: Planted("", drop(*ACT, "publication", "refs"), [act("publication.refs", "ref-needed")]),
    parts.ConceptLink: Planted("", drop(*ACT, "principles", 0, "refs"),
        [act("principles[transparency].refs", "ref-needed")]),
    parts.Membership: Planted("", drop(*STATE, "memberships", 0, "refs"),
        [actor("xx", "memberships[xx-forum].refs", "ref-needed")]),
    parts.Edition: Planted("", drop(*FORUM, "editions", 0, "refs"),
        [actor("xx-forum", "editions[0].refs", "ref-needed")]),
    records.Actor: Planted("", drop(*STATE, "refs"), [actor("xx", "refs", "ref-needed")], "a record needs a reference"),
    records.Principle: Planted("", drop(*PRINCIPLE, "refs"),
        [concept("principles", "accountability", "refs", "ref-needed")]),
    records.Issue: Planted("", drop(*ISSUE, "refs"), [concept("issues", "risk", "refs", "ref-needed")]),
    records.Scheme: Planted("", drop(*CHARTER, "refs"), [concept("xx-charter", "xx-charter", "refs", "ref-needed")]),
}  # fmt: skip
SOURCES = SOURCE[:2]
UNUSED = source("", "source-used", "xx-minutes")
MINUTES = GAZETTE | {"id": "xx-minutes"}
READS_MINUTES = put(*ACT, "publication", "refs", 0, to="xx-minutes[p. 1]")
TODAY = "2025-07-01"
LONG = "The first law of the example, which is too long to be an abbreviation."
REASON = {"en": "As the gazette prints it.", "zh-Hans": "公报如此刊载。"}
RULES = [
    Planted("an exception that answers nothing",
        put(*ACT, "exceptions", to=[{"rule": "event-order", "field": "events[adopted].date", "reason": REASON}]),
        [act("exceptions[events[adopted].date].rule", "exception-needed")], "drop the exception"),
    # --- integrity
    Planted("an id twice in a file", push(*STATE[:2], item=small()[STATE[0]]["actors"][2]),
        [actor("xx-parliament", "id", "id-unique")], "the id is taken, in actors/xx.json"),
    Planted("an id twice in a class", put("actors/yy.json", to={"actors": [small()[STATE[0]]["actors"][2]]}),
        [("actors/yy.json", "xx-parliament", "id", "id-unique")], "in actors/xx.json"),
    Planted("an instrument's id for a source",
        also(push(*SOURCES, item=GAZETTE | {"id": "xx-example-act-2024"}),
        put(*ACT, "publication", "refs", 0, to="xx-example-act-2024[p. 1]")),
        [source("id", "id-unique", "xx-example-act-2024")], "the id is taken, in instruments/xx.json"),
    Planted("an unknown concept", put(*ACT, "principles", 0, "id", to="transparence"),
        [act("principles[transparence]", "concept-exists")], "did you mean transparency?"),
    Planted("a concept of another scheme", put(*ACT, "principles", 0, "id", to="xx-charter.openness"),
        [act("principles[xx-charter.openness]", "concept-exists")], "no reference concept has this id"),
    Planted("an issue for a principle", put(*ACT, "principles", 0, "id", to="risk"),
        [act("principles[risk]", "concept-exists")]),
    Planted("a circle of actors", put(*STATE, "parent", to="xx-parliament"),
        [actor("xx", "parent", "no-circle"), actor("xx-parliament", "parent", "no-circle")],
        "not a part of its own part"),
    Planted("a concept in itself", put(*PRINCIPLE, "parent", to="accountability"),
        [concept("principles", "accountability", "parent", "no-circle")]),
    Planted("an event's id twice", put(*ACT, "events", 3, "id", to="adopted"),
        [act("events[adopted].id", "event-unique")], "2 events have this id"),
    Planted("moved to nothing", drop(*ACT, "events", 4, "moved_to"),
        [act("events[applied-first].moved_to", "event-moved")], "needs the id of the event"),
    Planted("moved to an unknown event", put(*ACT, "events", 4, "moved_to", to="aplied"),
        [act("events[applied-first].moved_to", "event-moved")], "did you mean applied"),
    Planted("moved to itself", put(*ACT, "events", 4, "moved_to", to="applied-first"),
        [act("events[applied-first].moved_to", "event-moved")], "no other event"),
    Planted("moved but occurred", put(*ACT, "events", 1, "moved_to", to="applied"),
        [act("events[adopted].moved_to", "event-moved")], "only an event of state 'moved'"),
    Planted("a scheme under another name",
        also(put(*CHARTER, "id", to="xx-charta"), put(*OUTSIDE, "scheme", to="xx-charta")),
        [concept("xx-charter", "xx-charta", "id", "scheme-own"),
        concept("xx-charter", "xx-charter.openness", "id", "id-form"),
        concept("xx-charter", "xx-charter.openness", "scheme", "scheme-own")], "the names must agree"),
    Planted("a parent of another scheme", put(*OUTSIDE, "parent", to="transparency"),
        [concept("xx-charter", "xx-charter.openness", "parent", "scheme-own")],
        "the broader concept is of another scheme"),
    Planted("an id of another register",
        also(push(*SOURCES, item=MINUTES | {"id": "yy-minutes"}),
        put(*ACT, "publication", "refs", 0, to="yy-minutes[p. 1]")), [source("id", "id-form", "yy-minutes")],
        "starts with 'xx-'"),
    Planted("a reference concept with a full stop",
        push(*ISSUE[:2],
        item=SCHEMES["issues"]["issues"][0] | {"id": "issues.harm", "name": {"en": "Harm", "zh-Hans": "损害"}}),
        [concept("issues", "issues.harm", "id", "id-form")], "has no full stop"),
    Planted("a concept without its scheme",
        push(*OUTSIDE[:2], item=SCHEMES["xx-charter"]["principles"][0] | {"id": "candour"}),
        [concept("xx-charter", "candour", "id", "id-form")], "starts with its scheme: 'xx-charter.'"),
    Planted("an actor as a mere name", put(*SOURCE, "publisher", to={"name": "PARLIAMENT OF EXAMPLELAND"}),
        [source("publisher.name", "contributor-actor")], "xx-parliament"),
    Planted("related to what is broader", also(put(*OUTSIDE, "mappings", 0, "match", to="broad"),
        push(*OUTSIDE, "mappings", item={"target": "accountability", "match": "related"})),
        [concept("xx-charter", "xx-charter.openness", "mappings[accountability].match", "mapping-sound")], "SKOS S27"),
    Planted("exact and only related", also(put(*OUTSIDE, "mappings", 0, "match", to="exact"),
        push(*OUTSIDE, "mappings", item={"target": "transparency", "match": "related"})),
        [concept("xx-charter", "xx-charter.openness", "mappings[transparency].match", "mapping-sound")], "SKOS S46"),
    # --- evidence
    Planted("a source that was not read", also(push(*SOURCES, item=MINUTES | {"consulted": "none"}), READS_MINUTES),
        [act("publication.refs[0]", "ref-read")], "the source was not consulted"),
    Planted("no locator", put(*ACT, "events", 1, "refs", 0, to="xx-gazette[]"),
        [act("events[adopted].refs[0]", "ref-read")], "needs a locator"),
    Planted("a source nowhere", also(drop(*SOURCE, "url"), drop(*SOURCE, "identifiers")),
        [source("url", "source-found")], "give its address or an identifier"),
    Planted("a source read on no day", drop(*SOURCE, "retrieved"), [source("retrieved", "source-found")],
        "needs the day"),
    Planted("a source without use", push(*SOURCES, item=MINUTES), [UNUSED], "warning: no record refers", True),
    Planted("a mention elsewhere", put(*ACT, "mentions", 0, "source", to="xx-gazette"),
        [act("mentions[xx-gazette].source", "mention-founding")], "founding documents only"),
    Planted("no coding", drop(*ACT, "coding", 1), [act("coding", "coding-stated")],
        "how far the text was read for 'issues'"),
    Planted("a coding twice", push(*ACT, "coding", item=CODING[1]), [act("coding[issues]", "coding-stated")],
        "a scheme is stated once"),
    Planted("linked, not read", put(*ACT, "coding", 0, "extent", to="none"),
        [act("coding[principles].extent", "coding-stated")], "so the text was read"),
    Planted("no review", drop(*ACT, "review"), [act("review", "review-stated")], "how far it was checked"),
    Planted("a review of nothing", put(*ACT, "review", "state", to="blind"), [act("review.facts", "review-stated")],
        repr(facts_hash(INSTRUMENTS[1]))),
    Planted("facts changed since",
        also(put(*ACT, "review", to=REVIEW | {"state": "blind", "facts": facts_hash(INSTRUMENTS[1])}),
        put(*ACT, "bindingness", to="advisory")), [act("review.facts", "review-stated")],
        "the facts changed since they were reviewed"),
    Planted("a claim of no event", put(*ACT, "claims", 0, "field", to="events[adoptd].date"),
        [act("claims[events[adoptd].date].field", "claim-aims")], "no such field in this record"),
    Planted("a claim of a link", put(*ACT, "claims", 0, "field", to="issuers"),
        [act("claims[issuers].field", "claim-aims")]),
    # --- identifiers
    Planted("an identifier of another form", put(*ACT, "identifiers", 1, "value", to="doi:10.5555/a"),
        [act("identifiers[doi].value", "identifier-form")], "an identifier of doi looks like '10."),
    Planted("a wrong check digit", put(*SOURCE, "identifiers", 0, "value", to="978-3-16-148410-1"),
        [source("identifiers[isbn].value", "identifier-form")], "check digit"),
    Planted("too short an ISBN", put(*SOURCE, "identifiers", 0, "value", to="978-3-1-6-4"),
        [source("identifiers[isbn].value", "identifier-form")]),
    Planted("the year of another text", put(*ACT, "identifiers", 0, "value", to="示例发〔2021〕7号"),
        [act("identifiers[cn-document].value", "identifier-year")],
        "no event of 2021; the events are of [2023, 2024, 2025, 2026]"),
    Planted("the identifier of another text",
        push(*OLD, "identifiers", item=small()[ACT[0]]["instruments"][1]["identifiers"][1]),
        [act("identifiers[doi].value", "identifier-unique")], "this is the identifier of xx-example-act-2020"),
    # --- lifecycle
    Planted("introduced after adoption", put(*ACT, "events", 0, "date", to="2024-05-23"),
        [act("events[introduced].date", "event-order")], "adopted is dated 2024-05-22"),
    Planted("in force after the end", put(*OLD, "events", 1, "date", to="2024-08"),
        [old("events[in-force].date", "event-order")], "force comes before its end"),
    Planted("published after force", put(*ACT, "events", 2, "date", to="2024-08"),
        [act("events[published].date", "event-order")],
        "warning: found '2024-08'; publication usually comes before force", True),
    Planted("amended after its end", push(*OLD, "events", item=event("amended", "2024-08")),
        [old("events[amended].type", "event-sense")], "it had ended (repealed, 2024-07-01) and was not reinstated"),
    Planted("occurred in future", put(*OLD, "events", 2, "date", to=TODAY),
        [old("events[repealed].state", "event-state")], "after the day of the data"),
    Planted("scheduled in the past", put(*ACT, "events", 5, "date", to="2025-06-30"),
        [act("events[applied].state", "event-state")], "did it occur?"),
    Planted("not followed", drop(*ACT, "checked_through"), [act("checked_through", "checked-through")],
        "to which day the lifecycle was followed"),
    Planted("followed into the future", put(*ACT, "checked_through", to=TODAY),
        [act("checked_through", "checked-through")], "after the day of the data, 2025-06-30"),
    Planted("read in the future", put(*SOURCE, "retrieved", to=TODAY), [source("retrieved", "checked-through")]),
    Planted("coded in the future", put(*ACT, "coding", 0, "on", to=TODAY),
        [act("coding[principles].on", "checked-through")]),
    Planted("reviewed in the future", put(*ACT, "review", "on", to=TODAY), [act("review.on", "checked-through")]),
    Planted("no date", put(*OLD, "events", to=[event("amended", "2021")]), [old("events", "kind-dated")],
        "a statute is dated by one of: adopted, signed"),
    Planted("no issuer", drop(*ACT, "roles", 0), [act("roles", "kind-dated")], "say who issued it"),
    Planted("force without law", put(*OLD, "kind", to="policy-paper"), [old("events[in-force].type", "force-law")],
        "warning: found 'entered-into-force'; a policy-paper is not law", True),
    Planted("endorsed without the role", push(*ACT, "events", item=event("endorsed", "2024-09", actors=["xx"])),
        [act("events[endorsed].actors", "participant-role")], "none of the roles endorser, signatory"),
    Planted("a cause without relation", put(*ACT, "relations", 0, "type", to="cites"),
        [old("events[repealed].by", "cause-relates")], "no relation repeals or replaces"),
    Planted("a cause too young", put(*OLD, "events", 2, "date", to="2023"),
        [old("events[repealed].by", "cause-relates")], "it is younger (2024-05-22)"),
    Planted("a relation to itself",
        push(*ACT, "relations", item={"type": "cites", "target": "xx-example-act-2024", "refs": REFS}),
        [act("relations[xx-example-act-2024].target", "relation-dated")], "no relation to itself"),
    Planted("a relation twice", push(*ACT, "relations", item=small()[ACT[0]]["instruments"][1]["relations"][0]),
        [act("relations[xx-example-act-2020].target", "relation-dated")], "is stated twice"),
    Planted("a relation to the future",
        push(*OLD, "relations", item={"type": "amends", "target": "xx-example-act-2024", "refs": REFS}),
        [old("relations[xx-example-act-2024].target", "relation-dated")], "it is younger (2024-05-22)"),
    Planted("an issuer not yet founded", put(*PARLIAMENT, "founded", to="2021"),
        [old("roles[xx-parliament].actor", "actor-lived")], "it was founded 2021, after 2020-03-02"),
    Planted("an issuer dissolved", put(*PARLIAMENT, "dissolved", to="2023"),
        [act("roles[xx-parliament].actor", "actor-lived")], "it was dissolved 2023"),
    # --- names
    Planted("a name of two instruments",
        push(*ACT, "aliases", item=ALIASES[0] | {"text": "EXAMPLE algorithms act 2020"}),
        [old("", "name-unique"), act("", "name-unique")], "xx-example-act-2024 has this name too"),
    Planted("a name of two actors", push(*FORUM, "aliases", item=ALIASES[0] | {"text": "xl"}),
        [actor("xx", "", "name-unique"), actor("xx-forum", "", "name-unique")], "list it in homonyms.json"),
    Planted("the title as alias", push(*STATE, "aliases", item=ALIASES[0] | {"text": "EXAMPLELAND"}),
        [actor("xx", "aliases[1].text", "alias-new")], "look-up knows this name already"),
    Planted("an alias twice", push(*STATE, "aliases", item=ALIASES[0] | {"text": "XL"}),
        [actor("xx", "aliases[1].text", "alias-new")]),
    Planted("printed nowhere", put(*ACT, "mentions", 0, "text", to="《另一部法律》"),
        [act("aliases[2].kind", "alias-printed")], "no mention of this record prints this name"),
    Planted("an official title without title", put(*ACT, "official_titles", 0, "lang", to="fr"),
        [act("official_titles[fr].lang", "official-title")], "no title in this language"),
    # --- wording
    Planted("no Chinese title", drop(*ACT, "title", "zh-Hans"), [act("title.zh-Hans", "both-languages")],
        "this language is needed"),
    Planted("no English name", drop(*FORUM, "name", "en"), [actor("xx-forum", "name.en", "both-languages")]),
    Planted("no Chinese note", drop(*ACT, "events", 3, "note", "zh-Hans"),
        [act("events[in-force].note.zh-Hans", "both-languages")]),
    Planted("no Chinese reason", drop(*ACT, "claims", 0, "reason", "zh-Hans"),
        [act("claims[events[adopted].date].reason.zh-Hans", "both-languages")]),
    Planted("no summary", drop(*ACT, "summary"), [act("summary", "both-languages")], "a summary is needed"),
    Planted("no definition", drop(*NARROWER, "definition"),
        [concept("principles", "transparency", "definition", "both-languages")]),
    Planted("English for Chinese", put(*OLD, "summary", "zh-Hans", to=LONG),
        [old("summary.zh-Hans", "language-script")], "this is no Chinese text"),
    Planted("Chinese for English", put(*STATE, "name", "en", to="示例国家"), [actor("xx", "name.en", "language-script")],
        "no Chinese characters"),
    Planted("full-width letters", put(*OLD, "summary", "zh-Hans", to="ＡＩ法律。"), [old("summary.zh-Hans", "full-width")],
        "half-width"),
    Planted("spaces in Chinese", put(*STATE, "name", "zh-Hans", to="示例 国"),
        [actor("xx", "name.zh-Hans", "spaced-chinese")], "leave out the space"),
    Planted("spaces in a Chinese alias", push(*STATE, "aliases", item=ALIASES[1] | {"text": "示 例"}),
        [actor("xx", "aliases[zh-Hans].text", "spaced-chinese")]),
    Planted("a bidirectional character", put(*OLD, "summary", "en", to="The \u202efirst\u202c law."),
        [old("summary.en", "invisible")], "remove the invisible character U+202E"),
    Planted("a line break", put(*ACT, "publication", "container", to="Example\nGazette"),
        [act("publication.container", "invisible")], "U+000A"),
    Planted("an invisible character in an address", put(*SOURCE, "url", to="https://gaz\u200bette.example/"),
        [source("url", "invisible")], "U+200B"),
    Planted("a space at the end", put(*OLD, "native_type", to="Act "), [old("native_type", "trimmed")],
        "superfluous white space"),
    Planted("two spaces", put(*OLD, "summary", "en", to="The  first law."), [old("summary.en", "trimmed")]),
    Planted("a decomposed letter", put(*OLD, "native_type", to="De\u0301cret"), [old("native_type", "composed")],
        "NFC"),
    Planted("http for a link", put(*ACT, "links", 0, "url", to="http://gazette.example/"),
        [act("links[en].url", "https")], "warning: found 'http://gazette.example/'", True),
    Planted("http for a source", put(*SOURCE, "url", to="http://gazette.example/"), [source("url", "https")],
        "use https", True),
    Planted("unfinished", put(*NARROWER_ISSUE, "definition", "en", to="TODO: what it is"),
        [concept("issues", "risk-bias", "definition.en", "unfinished")], "fill this in"),
]  # fmt: skip


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.name)
def test_a_broken_rule_is_found_and_nothing_else(one: Planted, tmp_path: Path) -> None:
    found = plant(one, tmp_path)
    assert told(found) == one.expected
    assert one.says in str(found[0])
    assert found[0].warning == one.warning
    assert unsaid(found) == []


@pytest.mark.parametrize("cls", UNREFERENCED, ids=lambda cls: cls.__name__)
def test_a_fact_without_a_reference_is_found_and_nothing_else(cls: type, tmp_path: Path) -> None:
    found = plant(UNREFERENCED[cls], tmp_path)
    assert told(found) == UNREFERENCED[cls].expected
    assert UNREFERENCED[cls].says in str(found[0])
    assert unsaid(found) == []


def test_every_part_that_needs_a_reference_has_been_tried() -> None:
    concepts = {records.Actor, records.Principle, records.Issue, records.Scheme}
    assert set(UNREFERENCED) == {*NEEDING, *concepts}


PAIRS = [(first, second, order.warning) for order in ORDERS for first in order.earlier for second in order.later]


@pytest.mark.parametrize(("first", "second", "warning"), PAIRS, ids=lambda one: str(one))
def test_orders_of_events(first: str, second: str, warning: bool, tmp_path: Path) -> None:
    def found(date: str) -> list[tuple[str, bool]]:
        data = small()
        put(*OLD, "events", to=[event(second, "2022-03-01"), event(first, date)])(data)
        return [(one.path, one.warning) for one in check(write(tmp_path, data)) if one.rule == "event-order"]

    assert found("2022-03-02") == [(f"events[{first}].date", warning)]
    assert found("2022-04") == [(f"events[{first}].date", warning)]
    assert [found(date) for date in ("2022-02-28", "2022-03-01", "2022-03", "2022")] == [[], [], [], []]


@pytest.mark.parametrize("kind", LATE)
def test_what_is_commonly_published_late_can_be(kind: str, tmp_path: Path) -> None:
    data = small()
    put(*OLD, "events", to=[event("entered-into-force", "2022-03-01"), event("published", "2022-03-02")])(data)
    put(*OLD, "kind", to=kind)(data)
    assert [one for one in check(write(tmp_path, data)) if one.rule == "event-order"] == []


def test_the_first_introduction_counts_and_consultations_can_follow_it(tmp_path: Path) -> None:
    data = small()
    life = [("introduced", "2022-03-01"), ("consultation-opened", "2022-03-05"), ("passed-stage", "2022-04-01")]
    events = [event(type_, date) for type_, date in life]
    put(*OLD, "events", to=[*events, event("introduced", "2022-04-02") | {"id": "introduced-senate"}])(data)
    assert [one for one in check(write(tmp_path, data)) if one.rule == "event-order"] == []


def test_who_ratifies_has_signed_before(tmp_path: Path) -> None:
    data = small()
    events = [event("ratified", "2022-03-01", actors=["xx"]), event("party-signed", "2022-04-01", actors=["xx"])]
    put(*OLD, "events", to=events)(data)
    found = [one for one in check(write(tmp_path, data)) if one.rule == "event-order"]
    assert [(one.path, one.value) for one in found] == [("events[ratified].date", "2022-03-01")]
    assert "xx signs before it ratifies: party-signed is dated 2022-04-01" in found[0].expected


SENSELESS = {
    "reinstated after nothing": ([("adopted", "2021"), ("reinstated", "2022")], "reinstated", "nothing was suspended"),
    "suspended before adoption": (
        [("introduced", "2021"), ("suspended", "2022")], "suspended", "it was not adopted before it"),
    "lapsed after force": (
        [("entered-into-force", "2021"), ("lapsed", "2022")], "lapsed", "(entered-into-force, 2021): did it expire?"),
    "amended after its end": (
        [("adopted", "2021"), ("repealed", "2022"), ("amended", "2023")], "amended", "it had ended (repealed, 2022)"),
    "in force after a veto": (
        [("adopted", "2021"), ("vetoed", "2022"), ("entered-into-force", "2023")], "entered-into-force",
        "it had ended (vetoed, 2022)"),
}  # fmt: skip


@pytest.mark.parametrize(("life", "at", "says"), SENSELESS.values(), ids=SENSELESS)
def test_events_that_make_no_sense(life: list[tuple[str, str]], at: str, says: str, tmp_path: Path) -> None:
    data = small()
    put(*OLD, "events", to=[event(type_, date) for type_, date in life])(data)
    found = [one for one in check(write(tmp_path, data)) if one.rule == "event-sense"]
    assert [(one.path, one.value) for one in found] == [(f"events[{at}].type", at)]
    assert says in found[0].expected


def test_events_that_make_sense_again(tmp_path: Path) -> None:
    data = small()
    life = [
        ("adopted", "2021"),
        ("suspended", "2022"),
        ("reinstated", "2023"),
        ("repealed", "2024-02"),
        ("applied", "2024-03"),
    ]
    again = [event("reinstated", "2024-05") | {"id": "reinstated-2"}, event("amended", "2024-06")]
    put(*OLD, "events", to=[*(event(type_, date) for type_, date in life), *again])(data)
    assert [one for one in check(write(tmp_path, data)) if one.rule == "event-sense"] == []

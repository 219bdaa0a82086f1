"""Pages of the site that are made from the data: one a record, lists of records, browse page, data dictionary.

Every function gives the page's address (without ending) and its text in
Markdown. What comes from the data is escaped, so that it stays text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import aigov_data as ag
from aigov_data.display import clean, standing
from aigov_data.errors import InvalidValue

if TYPE_CHECKING:
    from aigov_data.parts import Ref

Page = tuple[str, str]
CLASSES = (ag.Instrument, ag.Actor, ag.Principle, ag.Issue, ag.Scheme, ag.Source)
PARTS = (
    ag.Role, ag.Event, ag.Identifier, ag.Relation, ag.Alias, ag.OfficialTitle, ag.ConceptLink, ag.Coding, ag.Mapping,
    ag.Membership, ag.Edition, ag.Contributor, ag.Publication, ag.Mention, ag.Claim, ag.Sought, ag.Review, ag.RuleException,
)  # fmt: skip
STYLES = {
    "apa": "APA", "chicago-author-date": "Chicago (author-date)", "chicago-notes": "Chicago (notes)", "mla": "MLA",
    "ieee": "IEEE", "harvard": "Harvard", "oscola": "OSCOLA", "bluebook": "Bluebook", "gb7714-2015": "GB/T 7714-2015",
    "gb7714-2025": "GB/T 7714-2025", "faxue-yinzhu": "法学引注手册",
}  # fmt: skip
"""Style → what its tab is called."""


def pages() -> Iterator[Page]:
    """Every page that is made from the data."""
    yield "instruments/index", browse()
    for work in ag.instruments:
        yield f"instruments/{work.id}", instrument(work)
    yield "actors/index", actors()
    for one in ag.actors:
        yield f"actors/{one.id}", actor(one)
    for name, concepts in (("principles", ag.principles), ("issues", ag.issues)):
        yield f"{name}/index", reference(name, concepts)
        for each in concepts:
            yield f"{name}/{each.id}", concept(each)
    yield "schemes/index", schemes()
    for scheme in ag.schemes:
        if scheme.id not in ("principles", "issues"):
            yield f"schemes/{scheme.id}", stated(scheme)
    yield from sources()
    yield "dictionary", dictionary()


# --- what pages are made of ----------------------------------------------------------


def plain(text: object) -> str:
    """A text from the data as Markdown that shows just that text, on one line."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", clean(str(text)))


def _docstring(text: str) -> str:
    """A docstring as Markdown: what stands between two backticks is code."""
    return "".join(f"`{one}`" if code % 2 else plain(one) for code, one in enumerate(text.split("``")))


def bilingual(text: ag.Text) -> str:
    """English and Chinese, with a slash between."""
    words = dict.fromkeys(filter(None, (text.en, text.zh))) or [str(text)]
    return " / ".join(map(plain, words))


def named(text: ag.Text) -> str:
    """A heading: English, then Chinese, so that both are found as titles."""
    return " ".join(map(plain, dict.fromkeys(filter(None, (text.en, text.zh))) or [str(text)]))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; cells are Markdown already."""
    lines = [f"| {' | '.join(head)} |", f"| {' | '.join('---' for _ in head)} |"]
    lines += [f"| {' | '.join(cell or ' ' for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def slug(heading: str) -> str:
    """The anchor that a heading gets."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def source_link(ref: Ref) -> str:
    """A reference as a link to the source, followed by the place in it."""
    where = f" {plain(ref.locator)}" if ref.locator else ""
    return f"{link(ag.sources[ref.source], text=ref.source)}{where}"


def refs(found: Iterable[Ref]) -> str:
    return "; ".join(map(source_link, found))


def link(record: Any, text: str = "", up: str = "..") -> str:
    """A link to a record's page."""
    shown = plain(text or record.label)
    if isinstance(record, ag.Source):
        return f"[{shown}]({up}/sources/{ag.dataset.register_of(record)}.md#{slug(record.id)})"
    if isinstance(record, (ag.Principle, ag.Issue)) and record.scheme not in ("principles", "issues"):
        return f"[{shown}]({up}/schemes/{record.scheme}.md#{slug(record.id)})"
    return f"[{shown}]({up}/{record.table}/{record.id}.md)"


def url(address: str | None) -> str:
    """A web address as a link, if it is one."""
    if address and re.fullmatch(r"https?://[^\s<>\"]+", address):
        return f"<{address}>" if not re.search(r"[()]", address) else f"[{plain(address)}](<{address}>)"
    return plain(address or "")


def head(title: str, description: str) -> str:
    """The beginning of a page that no list of contents names."""
    about = clean(description).replace('"', "'").replace("\\", "")
    return f'---\norphan: true\nmyst:\n  html_meta:\n    description: "{about}"\n---\n\n# {title}\n\n'


def facts_of(rows: Iterable[tuple[str, str]]) -> str:
    return table(("field", "value"), ((f"**{name}**", value) for name, value in rows if value))


def raw(markup: str) -> str:
    """HTML of our own making, as it is."""
    return f"```{{raw}} html\n{markup}\n```\n"


def mentions(record: Any) -> str:
    """Where the founding documents name a record."""
    found = getattr(record, "mentions", ())
    if not found:
        return ""
    rows = [(link(ag.sources[one.source], text=one.source), plain(one.text), plain(one.locator)) for one in found]
    return "\n## In the founding documents\n\n" + table(("document", "as printed", "where"), rows)


def claims(record: Any) -> str:
    """What sources say of a record that does not hold, or not quite."""
    found = getattr(record, "claims", ())
    if not found:
        return ""
    rows = [
        (
            plain(one.field), plain(one.value), source_link(one.ref), one.verdict,
            "" if one.reason is None else bilingual(one.reason),
        )
        for one in found
    ]  # fmt: skip
    return "\n## Claims\n\n" + table(("field", "what it says", "where", "verdict", "reason / 理由"), rows)


def review(record: Any) -> str:
    """How a record was checked, and what was looked for in vain."""
    text = ""
    sought = getattr(record, "sought", ())
    if sought:
        rows = [(plain(one.field), plain(one.where), str(one.on)) for one in sought]
        text += "\n## Sought and not found\n\n" + table(("what", "where", "on"), rows)
    one = getattr(record, "review", None)
    if one is not None:
        text += f"\n## Review\n\n*{one.state}* on {one.on}: {plain(one.basis)}\n"
    return text


# --- records --------------------------------------------------------------------------


def instrument(work: ag.Instrument) -> str:
    """The page of an instrument."""
    status = work.status()
    rows = [
        ("中文", plain(work.title.zh or "")),
        *((tag, plain(words)) for tag, words in work.title.items() if tag not in ("en", "zh-Hans", "zh-Hant")),
        ("id", f"`{work.id}`"),
        ("status", f"{plain(standing(status, 'en'))} / {plain(standing(status, 'zh'))}"),
        ("kind", _term("kind", work.kind)),
        ("native type", plain(work.native_type or "")),
        ("bindingness", _term("bindingness", work.bindingness)),
        ("scope", _term("scope", work.scope)),
        ("jurisdiction", plain(work.jurisdiction or "")),
        ("address", url(work.url)),
        ("followed through", str(work.checked_through or "")),
        *((one.scheme, f"{plain(one.value)} ({refs(one.refs)})") for one in work.identifiers),
        ("other names", "; ".join(plain(one.text) for one in work.aliases)),
    ]
    text = head(named(work.title), f"{work.title}: dates, status, issuers, principles, evidence, references")
    if work.summary is not None:
        text += "".join(f"{plain(one)}\n\n" for one in filter(None, (work.summary.en, work.summary.zh)))
    text += facts_of(rows)
    text += "\n## Events\n\n"
    try:
        text += raw(f'<div class="record">{ag.instruments.pick([work.id]).to_svg(parties=False)}</div>') + "\n"
    except InvalidValue:
        text += ""
    text += table(
        ("date", "event", "by, or provisions", "evidence"),
        (
            (
                plain(one.date),
                f"{_term('event_type', one.type)}{'' if one.state == 'occurred' else f' ({one.state})'}",
                "; ".join(link(ag.actors[each]) for each in one.actors)
                + ("; " if one.actors and one.provisions else "")
                + "; ".join(map(plain, one.provisions)),
                refs(one.refs),
            )
            for one in work.events
        ),
    )
    if work.roles:
        text += "\n## Who\n\n" + table(
            ("role", "actor", "evidence"),
            ((_term("role", one.role), link(ag.actors[one.actor]), refs(one.refs)) for one in work.roles),
        )
    text += _linked(work)
    if work.relations:
        text += "\n## Relations\n\n" + table(
            ("relation", "instrument", "evidence"),
            ((_term("relation", one.type), link(ag.instruments[one.target]), refs(one.refs)) for one in work.relations),
        )
    text += claims(work) + mentions(work) + _cited(work) + review(work)
    return text


def _linked(work: ag.Instrument) -> str:
    """Principles and issues of an instrument, with how far it was coded."""
    text = ""
    extents = {one.scheme: one.extent for one in work.coding}
    for name, links, concepts in (("Principles", work.principles, ag.principles), ("Issues", work.issues, ag.issues)):
        if not links:
            continue
        extent = extents.get(name.lower(), "none")
        meaning = "the text was read whole" if extent == "full" else "absence means nothing: the text was read in part"
        text += f"\n## {name}\n\nCoding: *{extent}*, {meaning}.\n\n"
        text += table(("concept", "evidence"), ((_concept(concepts[one.id]), refs(one.refs)) for one in links))
    return text


def _concept(one: Any) -> str:
    return f"{link(one)}{f' {plain(one.name.zh)}' if one.name.zh else ''}"


def _cited(work: ag.Instrument) -> str:
    """References of an instrument in every style, and for reference managers, to copy."""
    tabs = []
    for style, name in STYLES.items():
        lang = "zh" if style.startswith(("gb", "faxue")) else "en"
        tabs.append((name, work.cite(style, lang=lang)))
    chosen = ag.instruments.pick([work.id])
    tabs += [("BibLaTeX", chosen.to_biblatex().strip()), ("RIS", chosen.to_ris().strip())]
    items = "".join(f"\n:::{{tab-item}} {name}\n\n````text\n{words}\n````\n:::\n" for name, words in tabs)
    return f"\n## Cite\n\n::::{{tab-set}}\n{items}::::\n"


def _term(name: str, term: str) -> str:
    label = ag.vocabulary[name][term].label
    return f"{plain(label)} {plain(label.zh)}" if label.zh else plain(label)


def actor(one: ag.Actor) -> str:
    """The page of an actor."""
    rows = [
        ("中文", plain(one.name.zh or "")),
        *((tag, plain(words)) for tag, words in one.name.items() if tag not in ("en", "zh-Hans", "zh-Hant")),
        ("id", f"`{one.id}`"),
        ("kind", _term("actor_kind", one.kind)),
        ("country", plain(one.country or "")),
        ("parent", link(one.parent) if one.parent else ""),
        ("parts", "; ".join(map(link, one.children))),
        ("successor", link(one.successor) if one.successor else ""),
        ("founded", str(one.founded or "")),
        ("dissolved", str(one.dissolved or "")),
        *((plain(each.what), url(each.url)) for each in one.links),
        ("other names", "; ".join(plain(each.text) for each in one.aliases)),
        *((each.scheme, plain(each.value)) for each in one.identifiers),
        *(
            (
                "member of",
                f"{link(ag.actors[each.group])} {plain(each.start or '')}–{plain(each.end or '')} {refs(each.refs)}",
            )
            for each in one.memberships
        ),
    ]
    text = head(named(one.name), f"{one.name}: what it is, and its part in instruments of AI governance")
    if one.summary is not None:
        text += "".join(f"{plain(each)}\n\n" for each in filter(None, (one.summary.en, one.summary.zh)))
    text += facts_of(rows)
    if one.editions:
        text += "\n## Editions\n\n" + table(
            ("edition", "from", "to", "place", "evidence"),
            (
                (
                    bilingual(each.name),
                    str(each.start),
                    str(each.end or ""),
                    plain(each.place or ""),
                    refs(each.refs),
                )
                for each in one.editions
            ),
        )
    works = one.instruments
    if works:
        rows_of = (
            (link(work), ", ".join(_term("role", role.role) for role in work.roles if role.actor == one.id), str(work.principal_date or ""))
            for work in works
        )  # fmt: skip
        text += "\n## Instruments\n\n" + table(("instrument", "as", "date"), rows_of)
    return text + claims(one) + mentions(one) + review(one)


def concept(one: Any) -> str:
    """The page of a reference concept."""
    rows = [
        ("中文", plain(one.name.zh or "")),
        ("id", f"`{one.id}`"),
        ("broader", link(one.parent) if one.parent else ""),
        ("narrower", "; ".join(map(_concept, one.children))),
        ("other names", "; ".join(plain(each.text) for each in one.aliases)),
    ]
    text = head(named(one.name), f"{one.name}: definition, the instruments and schemes that state it")
    if one.definition is not None:
        text += "".join(f"{plain(each)}\n\n" for each in filter(None, (one.definition.en, one.definition.zh)))
    text += facts_of(rows)
    for each in one.mappings:
        text += f"\n{each.match} match: {plain(each.target)}\n"
    works = one.instruments
    if works:
        text += "\n## Instruments\n\nThat state it, or a narrower concept.\n\n"
        text += table(
            ("instrument", "kind", "date"),
            ((link(w), _term("kind", w.kind), str(w.principal_date or "")) for w in works),
        )
    found = one.stated_as
    if found:
        text += "\n## As others state it\n\n" + table(
            ("concept", "match", "scheme"),
            (
                (
                    _concept(each),
                    ", ".join(m.match for m in each.mappings if m.target == one.id),
                    link(ag.schemes[each.scheme]),
                )
                for each in found
            ),
        )
    return text + mentions(one) + review(one)


def stated(scheme: ag.Scheme) -> str:
    """The page of a scheme that somebody states, with its concepts in their order."""
    home = scheme.stated_in
    where = ""
    if home:
        where = link(ag.instruments[home]) if home in ag.instruments else link(ag.sources[home])
    text = head(
        named(scheme.title), f"{scheme.title}: concepts in their order, and how they match the reference concepts"
    )
    text += facts_of(
        [
            ("中文", plain(scheme.title.zh or "")),
            ("id", f"`{scheme.id}`"),
            ("stated in", where),
            ("evidence", refs(scheme.refs)),
        ]
    )
    if scheme.note is not None:
        text += f"\n{bilingual(scheme.note)}\n"
    for one in scheme.concepts:
        sign = f"{plain(one.notation)} " if one.notation else ""
        text += f"\n### {plain(one.id)}\n\n**{sign}{bilingual(one.name)}**\n"
        if one.definition is not None:
            text += f"\n{bilingual(one.definition)}\n"
        for each in one.mappings:
            target = ag.dataset.table("principles" if each.target in ag.principles else "issues").by_id(each.target)
            text += f"\n- {each.match} match: {_concept(target)}"
        text += "\n"
    return text


# --- lists ----------------------------------------------------------------------------


def browse() -> str:
    """All instruments in one table, with a form that filters it."""
    works = ag.instruments.sort("-date")
    years = sorted({one.year for one in works if one.year}, reverse=True)
    used: dict[str, list[str]] = {"principles": [], "issues": []}
    for work in works:
        for name in used:
            used[name] += [link.id for link in getattr(work, name)]
    forms = [
        _select("kind", "Kind 类型", [(one, _label("kind", one)) for one in ag.instruments.count_by("kind")]),
        _select("register", "Register 来源", [(one, one) for one in ag.instruments.count_by("register")]),
        _select("year", "Year 年份", [(str(one), str(one)) for one in years]),
        _select("principle", "Principle 原则", _concepts(used["principles"], ag.principles)),
        _select("issue", "Issue 议题", _concepts(used["issues"], ag.issues)),
    ]
    text_field = '<label>Words 关键词<input name="text" type="search" autocomplete="off"></label>'
    body = "".join(map(_row, works))
    table_ = (
        '<div class="table-wrapper"><table class="browse-table"><caption>Instruments 文书</caption><thead><tr><th scope="col">title</th>'
        '<th scope="col">中文</th><th scope="col">kind</th><th scope="col">date</th></tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
    form = (
        f'<form class="browse-form" role="search" aria-label="Filter instruments">{text_field}{"".join(forms)}</form>'
    )
    count = '<p><output class="browse-count" aria-live="polite"></output></p>'
    return (
        "# Instruments 文书\n\nAll instruments, the latest first. The form works offline, in English and Chinese; "
        "the address keeps what was asked.\n\n" + raw(form + count + table_)
    )


def _label(name: str, term: str) -> str:
    label = ag.vocabulary[name][term].label
    return f"{label} {label.zh or ''}"


def _concepts(used: list[str], concepts: Any) -> list[tuple[str, str]]:
    covered = {one for id_ in set(used) for one in (id_, *(each.id for each in concepts[id_].ancestors))}
    return [(one.id, f"{one.name} {one.name.zh or ''}") for one in concepts if one.id in covered]


def _select(name: str, label: str, options: list[tuple[str, str]]) -> str:
    made = "".join(f'<option value="{html.escape(one)}">{html.escape(words)}</option>' for one, words in options)
    return f'<label>{label}<select name="{name}"><option value=""></option>{made}</select></label>'


def _row(work: ag.Instrument) -> str:
    def covered(links: Any, concepts: Any) -> str:
        return " ".join(
            sorted({one for each in links for one in (each.id, *(a.id for a in concepts[each.id].ancestors))})
        )

    summary = work.summary.values() if work.summary else ()
    words = " ".join([*(one.text for one in work.aliases), *work.title.values(), work.id, *summary])
    data = {
        "kind": work.kind, "register": ag.dataset.register_of(work), "year": str(work.year or ""),
        "principle": covered(work.principles, ag.principles), "issue": covered(work.issues, ag.issues), "words": clean(words),
    }  # fmt: skip
    attributes = "".join(f' data-{name}="{html.escape(value)}"' for name, value in data.items())
    return (
        f'<tr{attributes}><th scope="row"><a href="{work.id}.html">{html.escape(clean(str(work.title)))}</a></th>'
        f'<td lang="zh-Hans">{html.escape(clean(work.title.zh or ""))}</td>'
        f"<td>{html.escape(_label('kind', work.kind))}</td><td>{work.principal_date or ''}</td></tr>"
    )


def actors() -> str:
    """All actors, by kind."""
    text = "# Actors 行为体\n"
    for kind, some in ag.actors.group_by("kind").items():
        text += f"\n## {_term('actor_kind', kind)}\n\n"
        text += table(
            ("name", "中文", "country"),
            ((link(one), plain(one.name.zh or ""), plain(one.country or "")) for one in some),
        )
    return text


def reference(name: str, concepts: Any) -> str:
    """The tree of a reference scheme."""
    title = {"principles": "Principles 原则", "issues": "Issues 议题"}[name]
    text = f"# {title}\n\nThe reference scheme, which instruments are coded with and other schemes are mapped to.\n\n"

    def branch(one: Any, depth: int) -> str:
        line = f"{'  ' * depth}- {_concept(one)}\n"
        return line + "".join(branch(each, depth + 1) for each in one.children)

    return text + "".join(branch(one, 0) for one in concepts if one.parent is None)


def schemes() -> str:
    """All schemes that somebody states."""
    rows = (
        (link(one), plain(one.title.zh or ""), str(len(one.concepts)))
        for one in ag.schemes
        if one.id not in ("principles", "issues")
    )
    return (
        "# Schemes 框架\n\nWhat instruments and documents state as principles or issues, each in its own order.\n\n"
        + table(("scheme", "中文", "concepts"), rows)
    )


def sources() -> Iterator[Page]:
    """The sources, a page a register."""
    registers: dict[str, list[ag.Source]] = {}
    for one in ag.sources:
        registers.setdefault(ag.dataset.register_of(one), []).append(one)
    rows = ((f"[{name}]({name}.md)", str(len(found))) for name, found in sorted(registers.items()))
    yield (
        "sources/index",
        "# Sources 来源\n\nWhat was read, register by register.\n\n" + table(("register", "sources"), rows),
    )
    for name, found in sorted(registers.items()):
        text = head(
            f"Sources: {plain(name)}", f"Sources of the register {name}: titles, publishers, addresses, what was read"
        )
        for one in found:
            publisher = one.publisher and (one.publisher.actor or one.publisher.name)
            kept = [
                ("kind", _term("source_kind", one.kind)), ("tier", one.tier), ("read", one.consulted),
                ("publisher", plain(publisher or "")), ("date", str(one.date or "")), ("language", plain(one.lang or "")),
                ("address", url(one.url)), ("retrieved", str(one.retrieved or "")), ("copy", plain(one.copy or "")),
            ]  # fmt: skip
            text += f"\n### {plain(one.id)}\n\n**{bilingual(one.title)}**\n\n{facts_of(kept)}"
        yield f"sources/{name}", text


# --- dictionary -----------------------------------------------------------------------


def dictionary() -> str:
    """Every field of every class, and every term of every vocabulary."""
    text = (
        "# Data dictionary\n\nMade from the classes and vocabularies; `ag.fields` and `ag.vocabulary` print the same.\n"
    )
    for cls in (*CLASSES, *PARTS):
        text += f"\n## {cls.__name__}\n\n{plain(str(cls.__doc__).strip().splitlines()[0])}\n\n"
        rows = []
        for one in ag.fields(cls):
            type_ = (
                f"term of [{one.vocabulary}](#{slug('Vocabulary ' + one.vocabulary)})"
                if one.vocabulary
                else plain(one.type)
            )
            rows.append((f"`{one.name}`", type_, _docstring(one.meaning)))
        text += table(("field", "type", "meaning"), rows)
    for name, terms in ag.vocabulary.items():
        text += f"\n## Vocabulary {name}\n\n"
        text += table(
            ("term", "label", "meaning / 含义"),
            ((f"`{one.id}`", bilingual(one.label), bilingual(one.definition)) for one in terms.values()),
        )
    return text

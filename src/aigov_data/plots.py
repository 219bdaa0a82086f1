"""Figures with matplotlib (extra ``plot``): timeline, matrix, counts, network, the life of one instrument.

Every function takes the ``Axes`` to draw on, or makes a figure of fitting size,
and returns the ``Axes``, so that title, size and file stay the caller's. ``lang``
is en or zh; where a label has Chinese characters a font that has them is used,
and MissingFont says which to install where there is none. The colours are told
apart by people with any colour vision. The same data give the same figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from .collection import Collection
from .display import cut, said
from .errors import InvalidValue, MissingFont, quote
from .lanes import COLOURS, LANGS, UNSURE, Chart, Mark, chart
from .notebook import tongue
from .optional import load
from .records import Instrument
from .tables import Matrix

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .when import Day

FONTS = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC", "Microsoft YaHei", "SimHei",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Noto Sans SC", "Noto Sans CJK JP", "Noto Serif CJK SC",
    "Noto Serif CJK JP", "AR PL UMing CN", "Arial Unicode MS", "Droid Sans Fallback",
)  # fmt: skip
"""Families that have the characters of Simplified Chinese, the better first."""
INK = "#1a1a1a"
WORDS = {
    "en": {
        "count": "instruments", "year": "year", "kind": "kind", "register": "register", "bindingness": "bindingness",
        "scope": "scope", "stated": "stated", "not": "read whole, not stated", "uncoded": "not coded",
        "complete": "Complete registers: {complete} ({some} of {all}).",
        "others": " The others are samples, which show no trend.",
        "sample": "Counts are of what the data hold. Each of the {all} registers is a sample, which shows no trend.",
        "issuer": "issuer", "instrument": "instrument", "principle": "principle", "open": "open",
    },
    "zh": {
        "count": "文书数量", "year": "年份", "kind": "类型", "register": "来源库",
        "bindingness": "约束力", "scope": "范围", "stated": "已述明", "not": "通读全文，未述明", "uncoded": "未编码",
        "complete": "完整的来源库：{complete}（{all}个中的{some}个）。", "others": "其余为抽样，不能反映趋势。",
        "sample": "仅统计数据所收文书。{all}个来源库均为抽样，不能反映趋势。",
        "issuer": "发布者", "instrument": "文书", "principle": "原则", "open": "未定",
    },
}  # fmt: skip


def timeline(
    selection: Collection[Instrument],
    ax: Axes | None = None,
    *,
    lang: str = "en",
    start: Day | None = None,
    end: Day | None = None,
    parties: bool = False,
) -> Axes:
    """Instruments by date, status as bands, events as marks; as :meth:`Collection.to_svg` draws them.

    A date that is not known to the day is a hatched span. What lies past the day to
    which an instrument was followed is pale.
    """
    _instruments(selection)
    made = chart(selection, lang=lang, start=start, end=end, parties=parties)
    ax = _axes(ax, 9.6, 1.2 + 0.26 * len(made.lanes))
    patches = load("matplotlib.patches", "plot")
    family = _family([lane.label for lane in made.lanes] + list(made.legend(lang).values()))
    for row, lane in enumerate(made.lanes):
        for band in lane.bands:
            ax.broken_barh(
                [(band.first, max(band.last + 1 - band.first, 1))],
                (row - 0.22, 0.44),
                facecolors=COLOURS[band.force] if band.force else UNSURE,
                alpha=1.0 if band.known else 0.35,
                linewidth=0,
            )
        for mark in lane.marks:
            _mark(ax, mark, row)
    _years(ax, made)
    ax.set_yticks(range(len(made.lanes)), [_plain(lane.label) for lane in made.lanes], fontfamily=family)
    ax.set_xlim(made.first, made.last + 1)
    ax.set_ylim(len(made.lanes) - 0.5, -0.5)
    ax.grid(axis="x", color="#d0d0d0", linewidth=0.6)
    ax.set_axisbelow(True)
    handles = [patches.Patch(facecolor=COLOURS[one], label=words) for one, words in made.legend(lang).items()]
    _legend(ax, handles, family)
    return _clean(ax)


def lifecycle(instrument: Instrument, ax: Axes | None = None, *, lang: str = "en", parties: bool = False) -> Axes:
    """The life of one instrument: its events down the page with their dates, its status as a band beside them."""
    if not isinstance(instrument, Instrument):
        raise InvalidValue(f"lifecycle() draws one instrument, not {quote(instrument)}", value=instrument)
    (lane,) = chart([instrument], lang=lang, parties=parties).lanes
    ax = _axes(ax, 9.6, 0.9 + 0.26 * len(lane.marks))
    made = chart([instrument], lang=lang, parties=parties)
    patches = load("matplotlib.patches", "plot")
    family = _family([mark.said for mark in lane.marks] + [lane.label, *made.legend(lang).values()])
    for band in lane.bands:
        ax.axvspan(
            band.first,
            band.last + 1,
            facecolor=COLOURS[band.force] if band.force else UNSURE,
            alpha=0.35 if band.known else 0.12,
            linewidth=0,
        )
    for row, mark in enumerate(lane.marks):
        _mark(ax, mark, row)
    ax.set_yticks(range(len(lane.marks)), [_plain(cut(mark.said, 80)) for mark in lane.marks], fontfamily=family)
    ax.set_ylim(len(lane.marks) - 0.5, -0.5)
    ax.set_xlim(made.first - 20, made.last + 20)
    _years(ax, made)
    ax.set_title(_plain(lane.label), loc="left", fontfamily=family)
    handles = [
        patches.Patch(facecolor=COLOURS[one], alpha=0.35, label=words) for one, words in made.legend(lang).items()
    ]
    _legend(ax, handles, family)
    return _clean(ax)


def heatmap(matrix: Matrix, ax: Axes | None = None, *, lang: str = "en") -> Axes:
    """A matrix of instruments and concepts: stated, read whole and not stated, not coded.

    What was not coded is left white: it says nothing.
    """
    if not isinstance(matrix, Matrix):
        raise InvalidValue(f"heatmap() draws what ag.matrix() makes, not {quote(matrix)}", value=matrix)
    words = _words(lang)
    works, concepts = list(matrix.rows), list(matrix.columns)
    if not works or not concepts:
        raise InvalidValue("there is nothing to draw: the matrix is empty", value=matrix)
    ax = _axes(ax, max(6.4, 3.4 + 0.24 * len(concepts)), 2.4 + 0.24 * len(works))
    patches = load("matplotlib.patches", "plot")
    colours = load("matplotlib.colors", "plot")
    look = {"yes": "#0072b2", "no": "#e69f00", "not coded": "#ffffff"}
    order = list(look)
    data = [[order.index(matrix[work, concept].value) for concept in concepts] for work in works]
    ax.imshow(data, cmap=colours.ListedColormap(list(look.values())), vmin=-0.5, vmax=2.5, aspect="equal")
    rows = [_plain(cut(said(one.title, lang), 46)) for one in works]
    heads = [_plain(cut(said(one.name, lang), 34)) for one in concepts]
    family = _family([*rows, *heads, words["stated"]])
    ax.set_yticks(range(len(works)), rows, fontfamily=family)
    ax.set_xticks(range(len(concepts)), heads, rotation=90, fontfamily=family)
    ax.set_xticks([one - 0.5 for one in range(1, len(concepts))], minor=True)
    ax.set_yticks([one - 0.5 for one in range(1, len(works))], minor=True)
    ax.grid(which="minor", color="#d0d0d0", linewidth=0.5)
    ax.tick_params(which="both", length=0)
    names = {"yes": words["stated"], "no": words["not"], "not coded": words["uncoded"]}
    handles = [patches.Patch(facecolor=look[one], edgecolor="#8c8c8c", label=names[one]) for one in order]
    ax.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0, 1.01),
        ncols=3,
        frameon=False,
        prop=_font(family, 9),
    )
    return ax


def counts(selection: Collection[Instrument], by: str = "year", ax: Axes | None = None, *, lang: str = "en") -> Axes:
    """How many instruments there are by ``year``, ``kind``, ``register``, ``bindingness`` or ``scope``.

    By year, those without a date are left out and years without one are shown. The
    figure says for which registers the counts are complete and for which they are
    of a sample, since a sample shows no trend.
    """
    words = _words(lang)
    _instruments(selection)
    if by not in ("year", "kind", "register", "bindingness", "scope"):
        raise InvalidValue(f"counts are by year, kind, register, bindingness or scope, not by {quote(by)}", value=by)
    found = {key: number for key, number in selection.count_by(by).items() if key is not None}
    if not found:
        raise InvalidValue(f"there is nothing to draw: no instrument of the selection has a {by}", value=())
    note = _completeness(selection, words)
    if by == "year":
        years = list(range(min(found), max(found) + 1))
        ax = _axes(ax, max(6.4, 0.34 * len(years)), 3.6)
        family = _family([note])
        ax.bar(years, [found.get(one, 0) for one in years], color="#0072b2", width=0.8)
        step = max(1, -(-len(years) // 14))
        ax.set_xticks(years[::step], [str(one) for one in years[::step]])
        ax.set_ylabel(words["count"], fontfamily=family)
        ax.yaxis.set_major_locator(load("matplotlib.ticker", "plot").MaxNLocator(integer=True))
    else:
        order = sorted(found, key=lambda one: (found[one], one))
        labels = [_term(by, one, lang) for one in order]
        ax = _axes(ax, 6.4, 1.2 + 0.26 * len(order))
        family = _family([note, *labels])
        bars = ax.barh(range(len(order)), [found[one] for one in order], color="#0072b2")
        ax.bar_label(bars, padding=2, fontsize=8)
        ax.set_yticks(range(len(order)), labels, fontfamily=family)
        ax.xaxis.set_major_locator(load("matplotlib.ticker", "plot").MaxNLocator(integer=True))
    ax.set_xlabel(
        _plain(f"{words['count'] if by != 'year' else words['year']}\n{_folded(note, lang)}"),
        fontfamily=family,
        fontsize=8,
    )
    return _clean(ax)


def network(selection: Collection[Instrument], ax: Axes | None = None, *, lang: str = "en", most: int = 40) -> Axes:
    """Issuers, instruments and principles in three columns, with a line for each link.

    Each column is in the order that keeps lines short (by the mean place of what a
    node links to). InvalidValue for more than ``most`` instruments: select fewer.
    """
    words = _words(lang)
    works = list(_instruments(selection))
    if not 0 < len(works) <= most:
        raise InvalidValue(f"a network shows 1 to {most} instruments (most=), not {len(works)}", value=len(works))
    issued = {one.id: [actor.id for actor in one.actors("issuer")] for one in works}
    stated = {one.id: [link.id for link in one.principles] for one in works}
    home = works[0].dataset
    left = _ordered(
        {each: [n for n, one in enumerate(works) if each in issued[one.id]] for v in issued.values() for each in v}
    )
    right = _ordered(
        {each: [n for n, one in enumerate(works) if each in stated[one.id]] for v in stated.values() for each in v}
    )
    labels = {one.id: said(one.title, lang) for one in works}
    labels |= {one: said(home.table("actors").by_id(one).label, lang) for one in left}
    labels |= {one: said(home.table("principles").by_id(one).label, lang) for one in right}
    family = _family(labels.values())
    tall = max(len(left), len(works), len(right))
    ax = _axes(ax, 11, 1 + 0.24 * tall)
    places = {}
    for x, column in ((0.0, left), (1.0, [one.id for one in works]), (2.0, right)):
        for n, one in enumerate(column):
            places[x, one] = (n + 0.5) * tall / len(column)
    for work in works:
        for one in issued[work.id]:
            ax.plot([0, 1], [places[0.0, one], places[1.0, work.id]], color="#e69f00", linewidth=0.7, alpha=0.7)
        for one in stated[work.id]:
            ax.plot([1, 2], [places[1.0, work.id], places[2.0, one]], color="#0072b2", linewidth=0.5, alpha=0.5)
    for (x, one), y in places.items():
        ax.plot(x, y, marker="o", markersize=4, color=INK)
        at = {0.0: "right", 1.0: "center", 2.0: "left"}[x]
        shift = {0.0: -0.03, 1.0: 0.0, 2.0: 0.03}[x]
        box = {"facecolor": "white", "edgecolor": "none", "pad": 0.5, "alpha": 0.85} if x == 1.0 else None
        ax.text(
            x + shift, y, _plain(cut(labels[one], 44)), ha=at, va="center", fontsize=7, fontfamily=family,
            color=INK, bbox=box,
        )  # fmt: skip
    for x, name in ((0.0, "issuer"), (1.0, "instrument"), (2.0, "principle")):
        ax.text(x, -0.6, words[name], ha="center", va="bottom", fontsize=9, fontweight="bold", fontfamily=family)
    ax.set_xlim(-0.9, 2.9)
    ax.set_ylim(tall + 0.2, -1)
    ax.axis("off")
    return ax


# --- what they share ---------------------------------------------------------------


def _instruments(selection: Any) -> Collection[Instrument]:
    if not isinstance(selection, Collection) or selection.record_class is not Instrument:
        raise InvalidValue(f"this draws a selection of instruments, not {quote(selection)}", value=selection)
    return selection


def _words(lang: str) -> dict[str, str]:
    if lang not in LANGS:
        raise InvalidValue(f"lang is one of {', '.join(LANGS)}, not {quote(lang)}", value=lang)
    return WORDS[lang]


def _axes(ax: Axes | None, width: float, height: float) -> Axes:
    if ax is not None:
        return ax
    pyplot = load("matplotlib.pyplot", "plot")
    _, made = pyplot.subplots(figsize=(width, height), layout="constrained")
    axes: Axes = made
    return axes


def _mark(ax: Axes, mark: Mark, row: int) -> None:
    """A point where the day is known, else a hatched span; hollow or dashed where it is only scheduled."""
    if mark.first == mark.last:
        fill = "white" if mark.scheduled else INK
        ax.plot(mark.first, row, marker="o", markersize=4, color=INK, markerfacecolor=fill, linestyle="none")
        return
    ax.broken_barh(
        [(mark.first, mark.last + 1 - mark.first)],
        (row - 0.3, 0.6),
        facecolors="white",
        edgecolors=INK,
        hatch="////",
        linewidth=0.6,
        linestyle="--" if mark.scheduled else "-",
    )


def _years(ax: Axes, made: Chart) -> None:
    """The beginnings of years as the ticks of the axis of time, as many as can be read."""
    step = next(one for one in (1, 2, 5, 10, 20, 50) if len(made.years) / one <= 14)
    years = [one for one in made.years if one % step == 0]
    ax.set_xticks([date(one, 1, 1).toordinal() for one in years], [str(one) for one in years])


def _clean(ax: Axes) -> Axes:
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    ax.tick_params(length=0, labelsize=8)
    return ax


def _legend(ax: Axes, handles: Sequence[Any], family: list[str]) -> None:
    """The legend under the axes, as far below whatever their height."""
    below = -0.45 / (ax.get_position().height * _height(ax))
    ax.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(0.0, below),
        ncols=6,
        frameon=False,
        prop=_font(family, 8),
        borderaxespad=0,
    )


def _height(ax: Axes) -> float:
    """The height in inches of the figure that the axes stand in."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return float(figure.get_figheight())


def _font(family: list[str], size: float) -> Any:
    return load("matplotlib.font_manager", "plot").FontProperties(family=family, size=size)


def _plain(text: str) -> str:
    """The text with the sign that begins a formula for matplotlib as itself."""
    return text.replace("$", r"\$")


def _folded(text: str, lang: str) -> str:
    """A note in lines that fit under a figure."""
    import textwrap

    return "\n".join(textwrap.wrap(text, 50 if lang == "zh" else 100))


def _term(vocabulary_name: str, term: str, lang: str) -> str:
    from .terms import vocabulary

    terms = vocabulary().get(vocabulary_name)
    return said(terms[term].label, lang) if terms is not None and term in terms else str(term)


def _ordered(links: dict[str, list[int]]) -> list[str]:
    return sorted(links, key=lambda one: (sum(links[one]) / len(links[one]), one))


def _completeness(selection: Collection[Instrument], words: dict[str, str]) -> str:
    """For which registers of a selection the counts are complete, as the data set says."""
    home = next(iter(selection)).dataset
    registers = sorted({home.register_of(one) for one in selection})
    known = {one["register"]: one["completeness"] for one in home.coverage if one["class"] == "instruments"}
    complete = [one for one in registers if known.get(one) == "complete"]
    note = words["complete"] if complete else words["sample"]
    if 0 < len(complete) < len(registers):
        note += words["others"]
    return note.format(all=len(registers), some=len(complete), complete=", ".join(complete))


def _family(texts: Iterable[str]) -> list[str]:
    """The font families for texts: matplotlib's own, then one with Chinese characters where a text has them."""
    rc = load("matplotlib", "plot").rcParams["font.family"]
    own = [rc] if isinstance(rc, str) else list(rc)
    if not any(map(tongue, texts)):
        return own
    manager = load("matplotlib.font_manager", "plot")
    known = set(manager.fontManager.get_font_names())
    if any(name in FONTS for name in own if name in known):
        return own
    for name in FONTS:
        if name in known:
            return [*own, name]
    for file in sorted(manager.findSystemFonts()):  # one installed after matplotlib made its list
        if any(
            one.replace(" ", "") in file.replace(" ", "")
            for one in ("NotoSansCJK", "NotoSerifCJK", "SourceHanSans", "wqy")
        ):
            manager.fontManager.addfont(file)
            return [*own, manager.FontProperties(fname=file).get_name()]
    raise MissingFont(
        "these labels have Chinese characters, and no font that has them was found: install one of "
        f"{', '.join(FONTS[:5])} (Debian and Ubuntu: apt install fonts-noto-cjk), or ask for lang='en'",
        fonts=FONTS,
    )

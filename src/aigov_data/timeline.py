"""A timeline as SVG, without any dependency: one lane an instrument, its statuses as bands, its events as marks.

The drawing is one file that needs nothing else: no script, no font, no link.
What is only known to a month or a year is a hatched span from the first to the
last day that it may be. What lies past the day to which an instrument was
followed is pale. Resting the pointer on a band or a mark shows what it says.
"""

from __future__ import annotations

import html
from datetime import date
from typing import TYPE_CHECKING

from .display import clean, cut, width
from .lanes import COLOURS, UNSURE, Chart, Mark, chart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from .records import Instrument
    from .when import Day

WIDTH = 960
LANE = 24
LABEL = 330
"""Units that the names take."""
MARGIN = 16
FONTS = "system-ui, 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
_WORDS = {
    "en": ("Timeline of {} instruments", "not known for certain", "followed no further", "known to a month or year"),
    "zh": ("{}项文书的时间线", "不能确定", "此后未再追踪", "仅知年份或月份"),
}


class Svg(str):
    """A drawing as SVG text, which a notebook shows."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)

    def save(self, path: str | Path) -> Path:
        """Write it to a file, whole or not at all; returns the path."""
        from pathlib import Path

        from .files import write_bytes

        write_bytes(Path(path), self.encode("utf-8"))
        return Path(path)


def draw(
    instruments: Iterable[Instrument],
    *,
    lang: str = "en",
    start: Day | None = None,
    end: Day | None = None,
    parties: bool = False,
) -> Svg:
    """See :meth:`Collection.to_svg`."""
    made = chart(instruments, lang=lang, start=start, end=end, parties=parties)
    return Svg("\n".join(_drawn(made, lang)) + "\n")


def _drawn(made: Chart, lang: str) -> Iterator[str]:
    top = 2 * MARGIN + 20
    bottom = top + LANE * len(made.lanes)
    legend = list(_legend(made, lang, bottom + 44))
    height = bottom + 44 + 22 * (1 + max((row for row, _ in legend), default=0)) + MARGIN
    title = _WORDS[lang][0].format(len(made.lanes))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'style="max-width:100%;height:auto" role="img" aria-label="{_text(title)}" font-family="{FONTS}" '
        f'font-size="12" lang="{"zh-Hans" if lang == "zh" else "en"}">'
    )
    yield f"<title>{_text(title)}</title>"
    yield (
        '<defs><pattern id="aigov-data-hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="5" height="5" fill="#ffffff"/>'
        '<line x1="0" y1="0" x2="0" y2="5" stroke="#333333" stroke-width="2"/></pattern></defs>'
    )
    yield f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    yield f'<text x="{MARGIN}" y="{MARGIN + 8}" font-size="14" font-weight="600" fill="#1a1a1a">{_text(title)}</text>'
    step = next(one for one in (1, 2, 5, 10, 20, 50) if len(made.years) / one <= 14)
    for year in (one for one in made.years if one % step == 0):
        x = _x(made, date(year, 1, 1).toordinal())
        yield f'<line x1="{x}" y1="{top - 6}" x2="{x}" y2="{bottom}" stroke="#d0d0d0"/>'
        yield f'<text x="{x}" y="{top - 10}" text-anchor="middle" fill="#404040">{year}</text>'
    for number, lane in enumerate(made.lanes):
        y = top + LANE * number
        label = cut(clean(lane.label), LABEL // 7)
        whole = f"{clean(lane.label)} ({lane.id})"
        yield f'<g><text x="{MARGIN}" y="{y + 16}" fill="#1a1a1a"><title>{_text(whole)}</title>{_text(label)}</text>'
        for band in lane.bands:
            left, right = _x(made, band.first), _x(made, band.last + 1)
            colour = COLOURS[band.force] if band.force else UNSURE
            pale = "" if band.known else ' fill-opacity="0.35"'
            days = f"{date.fromordinal(band.first)} – {date.fromordinal(band.last)}"
            late = "" if band.known else f" ({_WORDS[lang][2]})"
            yield (
                f'<rect x="{left}" y="{y + 7}" width="{max(round(right - left, 1), 1)}" height="10" '
                f'fill="{colour}"{pale}>'
                f"<title>{_text(f'{band.said}, {days}{late}')}</title></rect>"
            )
        yield from (_mark(made, mark, y) for mark in lane.marks)
        yield "</g>"
    yield from (text for _, text in legend)
    yield "</svg>"


def _mark(made: Chart, mark: Mark, y: int) -> str:
    said = f"<title>{_text(mark.said)}</title>"
    dashed = ' stroke-dasharray="2 1.5"' if mark.scheduled else ""
    left, right = _x(made, max(mark.first, made.first)), _x(made, min(mark.last, made.last) + 1)
    if mark.first != mark.last:
        return (
            f'<rect x="{left}" y="{y + 5}" width="{round(right - left, 1)}" height="14" fill="url(#aigov-data-hatch)" '
            f'fill-opacity="0.8" stroke="#333333"{dashed}>{said}</rect>'
        )
    fill = "#ffffff" if mark.scheduled else "#1a1a1a"
    return f'<circle cx="{left}" cy="{y + 12}" r="3.5" fill="{fill}" stroke="#1a1a1a"{dashed}>{said}</circle>'


def _legend(made: Chart, lang: str, y: int) -> Iterator[tuple[int, str]]:
    """Row and drawing of each entry."""
    _, unsure, late, partial = _WORDS[lang]
    entries = [(f'fill="{COLOURS[force]}"', said) for force, said in made.legend(lang).items()]
    bands = [band for lane in made.lanes for band in lane.bands]
    if any(band.force is None for band in bands):
        entries.append((f'fill="{UNSURE}"', unsure))
    if any(not band.known for band in bands):
        entries.append((f'fill="{COLOURS["current"]}" fill-opacity="0.35"', late))
    if any(mark.first != mark.last for lane in made.lanes for mark in lane.marks):
        entries.append(('fill="url(#aigov-data-hatch)" stroke="#333333"', partial))
    x, row = MARGIN, 0
    for look, said in entries:
        wide = 18 + 7 * width(said) + 18
        if x + wide > WIDTH - MARGIN:
            x, row = MARGIN, row + 1
        at = y + 22 * row
        square = f'<rect x="{x}" y="{at - 10}" width="12" height="10" {look}/>'
        yield row, f'{square}<text x="{x + 18}" y="{at}" fill="#1a1a1a">{_text(said)}</text>'
        x += wide


def _x(made: Chart, day: int) -> float:
    """Where a day stands."""
    room = WIDTH - MARGIN - LABEL - MARGIN
    return round(LABEL + MARGIN + room * (day - made.first) / (made.last + 1 - made.first), 1)


def _text(text: str) -> str:
    return html.escape(clean(text))

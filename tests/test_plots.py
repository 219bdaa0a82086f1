"""Figures: what is drawn, as pictures compared with those that were looked at; Chinese labels; errors.

``python -m tests.test_plots`` draws the pictures anew, to be looked at.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import pytest
from matplotlib import font_manager, pyplot
from matplotlib.testing.compare import compare_images

import aigov_data as ag
from aigov_data import plots

from .small_data import small, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PICTURES = Path(__file__).parent / "data" / "plots"
TOLERANCE = 20
"""Root mean square of the difference: versions of matplotlib set text a little apart; a missing part is 30 and more."""
HAS_CHINESE = bool(set(plots.FONTS) & set(font_manager.fontManager.get_font_names()))
STYLE: Any = {"font.family": ["DejaVu Sans"], "figure.dpi": 80, "savefig.dpi": 80}
DRAWN: dict[str, Callable[[ag.Dataset, str], Any]] = {
    "timeline": lambda home, lang: plots.timeline(home.instruments, lang=lang),
    "lifecycle": lambda home, lang: plots.lifecycle(home.instruments["xx-example-act-2024"], lang=lang),
    "heatmap": lambda home, lang: plots.heatmap(matrix(home), lang=lang),
    "counts": lambda home, lang: plots.counts(home.instruments, lang=lang),
    "counts-by-kind": lambda home, lang: plots.counts(home.instruments, "kind", lang=lang),
    "network": lambda home, lang: plots.network(home.instruments, lang=lang),
}


def matrix(home: ag.Dataset) -> Any:
    from aigov_data.tables import matrix as made

    return made(home.instruments, home.principles)


def dataset(folder: Path) -> ag.Dataset:
    return ag.Dataset.load(write(folder / "data", small()))


@pytest.fixture(autouse=True)
def apart() -> Iterator[None]:
    """Each test with matplotlib's own settings, and no figure left open."""
    mpl.use("Agg")
    with mpl.rc_context(STYLE):
        yield
    pyplot.close("all")


def labels(ax: Any) -> list[str]:
    return [
        one.get_text() for one in (*ax.get_yticklabels(), *ax.get_xticklabels(), *ax.texts, ax.title, ax.xaxis.label)
    ]


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_is_as_it_was_looked_at(name: str, tmp_path: Path) -> None:
    ax = DRAWN[name](dataset(tmp_path), "en")
    ax.get_figure(root=True).savefig(tmp_path / f"{name}.png")
    assert compare_images(str(PICTURES / f"{name}.png"), str(tmp_path / f"{name}.png"), TOLERANCE) is None


@pytest.mark.parametrize("name", DRAWN)
def test_chinese_labels_are_drawn_or_the_missing_font_is_named(name: str, tmp_path: Path) -> None:
    home = dataset(tmp_path)
    if not HAS_CHINESE:
        with pytest.raises(ag.MissingFont, match="Noto Sans CJK SC"):
            DRAWN[name](home, "zh")
        return
    ax = DRAWN[name](home, "zh")
    figure = ax.get_figure(root=True)
    figure.savefig(tmp_path / "zh.png")  # a missing glyph is a warning, and a warning an error
    assert any("一" <= letter <= "鿿" for one in labels(ax) for letter in one)
    legend = ax.get_legend()
    said = [] if legend is None else [one.get_text() for one in legend.get_texts()]
    assert all(any("一" <= letter <= "鿿" for letter in one) for one in said)


def test_without_a_chinese_font_the_error_says_which_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(plots, "FONTS", ("No Such Font",))
    monkeypatch.setattr(font_manager, "findSystemFonts", list)
    with pytest.raises(ag.MissingFont, match=r"No Such Font.*fonts-noto-cjk.*lang='en'"):
        plots.timeline(dataset(tmp_path).instruments, lang="zh")
    plots.timeline(dataset(tmp_path).instruments)


def test_the_same_data_give_the_same_picture(tmp_path: Path) -> None:
    home = dataset(tmp_path)
    for name, draw in DRAWN.items():
        for number in (1, 2):
            figure = draw(home, "en").get_figure(root=True)
            figure.savefig(tmp_path / f"{name}{number}.png", metadata={"Software": None})
        assert (tmp_path / f"{name}1.png").read_bytes() == (tmp_path / f"{name}2.png").read_bytes()


@pytest.mark.parametrize("name", ["timeline", "lifecycle", "heatmap", "counts", "network"])
def test_the_axes_given_are_drawn_on_and_returned(name: str, tmp_path: Path) -> None:
    home = dataset(tmp_path)
    _, mine = pyplot.subplots()
    given: dict[str, Any] = {
        "timeline": home.instruments, "lifecycle": home.instruments["xx-example-act-2024"], "heatmap": matrix(home),
        "counts": home.instruments, "network": home.instruments,
    }  # fmt: skip
    assert getattr(plots, name)(given[name], ax=mine) is mine
    assert len(pyplot.get_fignums()) == 1
    assert mine.has_data()


def test_a_timeline_has_a_lane_an_instrument() -> None:
    chosen = ag.instruments.filter(register="eu")
    ax = plots.timeline(chosen)
    assert len(ax.get_yticklabels()) == len(chosen)
    assert "Artificial Intelligence Act" in labels(ax)


def test_the_life_of_an_instrument_has_a_line_an_event() -> None:
    ax = plots.lifecycle(ag.instruments["eu-ai-act"])
    drawn = [one for one in ag.instruments["eu-ai-act"].events if one.state in ("occurred", "scheduled")]
    assert len(ax.get_yticklabels()) == len(drawn)
    assert ax.get_yticklabels()[0].get_text() == "Introduced: 21 April 2021"


def test_counts_add_up_and_say_that_they_are_of_samples() -> None:
    ax: Any = plots.counts(ag.instruments)
    dated = [one for one in ag.instruments if one.principal_date and one.principal_date.earliest]
    assert sum(one.get_height() for one in ax.patches) == len(dated)
    assert f"Each of the {len(ag.instruments.count_by('register'))} registers is a sample" in labels(ax)[-1].replace(
        "\n", " "
    )
    by_kind: Any = plots.counts(ag.instruments, "kind")
    assert sum(one.get_width() for one in by_kind.patches) == len(ag.instruments)


def test_a_heat_map_leaves_white_what_was_not_coded(tmp_path: Path) -> None:
    home = dataset(tmp_path)
    made = matrix(home)
    (image,) = plots.heatmap(made).get_images()
    order = ["yes", "no", "not coded"]
    data: Any = image.get_array()
    assert data.tolist() == [[order.index(made[a, b].value) for b in made.columns] for a in made.rows]
    assert image.get_cmap()(2)[:3] == (1.0, 1.0, 1.0)


def test_a_network_has_a_line_a_link() -> None:
    chosen = ag.instruments.filter(kind="treaty")
    ax: Any = plots.network(chosen)
    links = sum(len(one.actors("issuer")) + len(one.principles) for one in chosen)
    assert sum(len(one.get_path().vertices) == 2 for one in ax.lines) == links


def test_a_title_with_a_dollar_is_no_formula(tmp_path: Path) -> None:
    data = small()
    for name, each in data.items():
        if name.startswith("instruments/"):
            each["instruments"][0]["title"]["en"] = "A $10^{x$ act $\\alpha$"
    home = ag.Dataset.load(write(tmp_path / "data", data))
    figure: Any = plots.timeline(home.instruments).get_figure(root=True)
    figure.savefig(tmp_path / "x.png")


ANYTHING: Any = ag
"""The package as something that takes anything, to call it wrongly."""


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: ANYTHING.plots.timeline(ag.actors), "this draws a selection of instruments"),
        (lambda: plots.timeline(ag.instruments[:0]), "nothing to draw"),
        (lambda: plots.timeline(ag.instruments, lang="de"), "lang is one of en, zh, not 'de'"),
        (lambda: ANYTHING.plots.lifecycle("eu-ai-act"), "draws one instrument, not 'eu-ai-act'"),
        (lambda: ANYTHING.plots.heatmap(ag.instruments), "draws what ag.matrix"),
        (lambda: plots.counts(ag.instruments, "colour"), "not by 'colour'"),
        (lambda: plots.counts(ag.instruments[:0]), "nothing to draw"),
        (lambda: plots.network(ag.instruments), "a network shows 1 to 40 instruments"),
        (lambda: plots.network(ag.instruments[:2], lang="xx"), "not 'xx'"),
    ],
)
def test_what_cannot_be_drawn_is_said(call: Callable[[], Axes], says: str) -> None:
    with pytest.raises(ag.InvalidValue, match=says):
        call()


if __name__ == "__main__":
    mpl.use("Agg")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, mpl.rc_context(STYLE):
        for name, draw in DRAWN.items():
            draw(dataset(Path(folder)), "en").get_figure(root=True).savefig(
                PICTURES / f"{name}.png", metadata={"Software": None}
            )

"""What holds for every chart."""

import ast
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import charts
from charts import CHARTS, spec, svg
from charts.palette import DARK, LIGHT, Palette
from tests.charts.drawn import overlapping, words
from tests.charts.examples import BLANK, FOUL, REAL

NAMES = list(CHARTS)
SIZES = [(300, 200), (400, 330), (1750, 700)]
FULL = [name for name in NAMES if name != "spark"]


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
    for child in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from nodes(child)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
@pytest.mark.parametrize("name", NAMES)
def test_a_chart_follows_the_schema_of_vega_lite(name: str, palette: Palette) -> None:
    CHARTS[name](palette=palette, width=400, height=330, **REAL[name]).to_dict(validate=True)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("data", [{}, None], ids=["nothing", "blank rows"])
def test_without_data_a_chart_draws_empty_axes_and_raises_nothing(name: str, data: dict[str, Any] | None) -> None:
    assert svg(name, BLANK[name] if data is None else data, LIGHT, 400, 330).startswith("<svg")


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_is_plain_json_and_the_same_each_time(name: str) -> None:
    first, second = spec(name, REAL[name], DARK, 400, 330), spec(name, REAL[name], DARK, 400, 330)
    assert json.dumps(first, allow_nan=False) == json.dumps(second, allow_nan=False)
    assert json.loads(json.dumps(first)) == first


def test_sessions_that_draw_at_once_get_the_same_charts() -> None:
    alone = [spec(name, REAL[name], LIGHT, 400, 330) for name in NAMES]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda name: spec(name, REAL[name], LIGHT, 400, 330), NAMES * 4))
    assert found == alone * 4


@pytest.mark.parametrize("name", NAMES)
def test_every_layer_has_both_scales_in_full(name: str) -> None:
    for layer in spec(name, REAL[name], LIGHT, 400, 330)["layer"]:
        for channel in ("x", "y"):
            scale = layer["encoding"][channel]["scale"]
            assert scale["zero"] is False
            assert len(scale["domain"]) == len(scale["range"]) == 2


@pytest.mark.parametrize("name", NAMES)
def test_there_is_no_legend_no_frame_and_no_ground(name: str) -> None:
    drawn = spec(name, REAL[name], LIGHT, 400, 330)
    assert drawn["background"] == "transparent"
    assert drawn["config"]["view"]["stroke"] is None
    assert all(node["legend"] is None for node in nodes(drawn) if "legend" in node)


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_smaller_than_13_pixels(name: str) -> None:
    drawn = spec(name, REAL[name], LIGHT, 400, 330)
    sizes = [value for node in nodes(drawn) for key, value in node.items() if key.lower().endswith("fontsize")]
    assert sizes
    assert min(sizes) >= 13
    assert all(word.size >= 13 for word in words(drawn))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", FULL)
def test_words_stand_clear_of_each_other_and_inside_the_chart(name: str, size: tuple[int, int]) -> None:
    found = words(spec(name, REAL[name], LIGHT, *size))
    clashes = [(found[a].text, found[b].text) for a, b in overlapping([word.box for word in found])]
    assert not clashes
    beyond = [word.text for word in found if word.box[0] < -2 or word.box[1] < -2 or word.box[2] > size[0] + 2 or word.box[3] > size[1] + 2]
    assert not beyond


@pytest.mark.parametrize("name", list(FOUL))
def test_markup_and_expressions_in_names_stay_words(name: str) -> None:
    drawn = spec(name, FOUL[name], LIGHT, 400, 330)
    harmless = spec(name, REAL[name], LIGHT, 400, 330)
    expressions = {node["expr"] for node in nodes(drawn) if "expr" in node}
    assert all("script" not in text and "alert" not in text for text in expressions)
    assert {text for text in expressions if "datum" in text} == {
        node["expr"] for node in nodes(harmless) if "datum" in str(node.get("expr"))
    }
    picture = svg(name, FOUL[name], LIGHT, 400, 330)
    assert "<script" not in picture
    assert "\x00" not in picture
    assert "\u202e" not in picture
    assert all(word.box[2] <= 402 for word in words(drawn))


@pytest.mark.parametrize("name", NAMES)
def test_print_keeps_words_as_words_in_the_typeface_of_the_pdf(name: str) -> None:
    picture = svg(name, REAL[name], LIGHT, 400, 330)
    assert "Open Sans" in picture or name == "spark"
    assert "<image" not in picture


def test_every_chart_of_the_folder_is_in_the_list() -> None:
    folder = Path(charts.__file__).parent
    drawing = {
        path.stem
        for path in folder.glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name == path.stem
    }
    assert drawing - {"palette"} == set(CHARTS)

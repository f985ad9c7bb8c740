"""Charts for a slide seen from afar."""

import pytest

from charts import CHARTS, spec, svg
from charts.palette import LIGHT
from tests.charts.drawn import overlapping, words
from tests.charts.examples import REAL

NAMES = [name for name in CHARTS if name != "spark"]


@pytest.mark.parametrize("name", NAMES)
def test_type_grows_within_the_same_size_and_words_still_stand_clear(name: str) -> None:
    large = spec(name, REAL[name], LIGHT, 1750, 700, zoom=1.5)
    assert (large["width"], large["height"]) == (pytest.approx(1750, abs=1), pytest.approx(700, abs=1))
    found = words(large)
    assert {word.size for word in found} == {19.5}
    assert not overlapping([word.box for word in found])
    assert all(word.box[2] <= 1752 and word.box[3] <= 702 for word in found)


@pytest.mark.parametrize("name", NAMES)
def test_the_numbers_stay_what_they_are(name: str) -> None:
    small, large = (spec(name, REAL[name], LIGHT, 900 * n, 400 * n, zoom=n) for n in (1, 2))
    places = ("x", "y", "x2", "y2", "text", "says")
    kept = [
        [{key: row.get(key) for key in places} for layer in drawn["layer"] for row in layer["data"]["values"]] for drawn in (small, large)
    ]
    assert kept[0] == kept[1]
    assert svg(name, REAL[name], LIGHT, 1800, 800, zoom=2).startswith("<svg")

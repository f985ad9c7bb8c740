"""The quadrant of CPI and SPI."""

import pytest

from charts import spec
from charts.palette import DARK, LIGHT
from tests.charts.drawn import marks, overlapping, share, words
from tests.charts.examples import points

SIZES = [(300, 200), (420, 340), (1750, 700)]


def codes(data: dict[str, object], size: tuple[int, int] = (420, 340)) -> list[str]:
    return [word.text for word in words(spec("quadrant", data, LIGHT, *size)) if word.text.startswith("P0") or word.text.startswith("P1")]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("count", [1, 14, 60, 200])
def test_codes_stand_clear_of_each_other_of_marks_and_of_the_axes(count: int, size: tuple[int, int]) -> None:
    drawn = spec("quadrant", points(count, seed=count), LIGHT, *size)
    found = words(drawn)
    assert not overlapping([word.box for word in found])
    assert not [word.text for word in found for mark in marks(drawn) if share(word.box, mark, by=2.0)]


def test_with_fourteen_projects_every_exception_is_named() -> None:
    data = points(14)
    bad = {p["code"] for p in data["points"] if p["status"] != "green"}
    named = {text.split()[0] for text in codes(data)}
    assert bad <= named


def test_exceptions_are_named_in_ink_and_the_rest_steps_back() -> None:
    data = points(14)
    status = {p["code"]: p["status"] for p in data["points"]}
    for word in words(spec("quadrant", data, DARK, 420, 340)):
        code = word.text.split()[0]
        if code in status:
            assert word.colour == (DARK.muted if status[code] == "green" else DARK.ink)


def test_what_lies_far_outside_stands_at_the_frame_with_its_value() -> None:
    data = points(14)
    drawn = spec("quadrant", data, LIGHT, 420, 340)
    assert "P000 SPI 3.00, CPI 0.20" in [word.text for word in words(drawn)]
    rows = [row for layer in drawn["layer"] for row in layer["data"]["values"] if row.get("code") == "P000"]
    assert rows[0]["cpi"] == 0.2
    scale = drawn["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert scale[1] < 1.5


def test_a_mark_has_its_area_by_budget_its_shape_by_status_and_says_so() -> None:
    data = {
        "points": [
            {"code": c, "name": "N", "cpi": 1.0, "spi": s, "bac": b, "status": t}
            for c, s, b, t in (("A", 0.9, 1e6, "red"), ("B", 1.1, 4e6, "grey"))
        ]
    }
    drawn = spec("quadrant", data, LIGHT, 420, 340)
    one, other = sorted(
        (row for layer in drawn["layer"] for row in layer["data"]["values"] if "bac" in row), key=lambda row: str(row["code"])
    )
    assert one["size"] < other["size"]
    assert (one["shape"], other["shape"]) == ("square", "circle")
    assert one["says"] == "A N: CPI 1.00, SPI 0.90, Off track"


def test_a_project_without_both_indices_is_not_drawn() -> None:
    data = {"points": [{"code": "A", "name": "N", "cpi": None, "spi": 1.0, "bac": 1.0, "status": "grey"}]}
    assert marks(spec("quadrant", data, LIGHT, 420, 340)) == []

"""The small line of a card."""

from typing import Any

from charts import spec
from charts.palette import LIGHT


def lines(*values: float | None) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    drawn = spec("spark", {"values": values, "status": "red"}, LIGHT, 150, 40)
    return drawn, [layer for layer in drawn["layer"] if layer["mark"]["type"] == "line"]


def test_the_line_has_every_value_and_the_colour_of_its_status() -> None:
    drawn, (line,) = lines(0.99, None, 0.95, 0.9)
    assert (drawn["width"], drawn["height"]) == (150, 40)
    assert line["mark"]["color"] == LIGHT.red
    assert [row["y"] for row in line["data"]["values"]] == [0.99, 0.95, 0.9]


def test_every_line_has_the_same_domain_and_what_lies_beyond_stands_at_its_edge() -> None:
    for values in ((0.841, 0.8412, 0.841), (0.1, 1.0, 4.0)):
        _, (line,) = lines(*values)
        assert line["encoding"]["y"]["scale"]["domain"] == [0.7, 1.3]
        assert all(0.7 <= row["y"] <= 1.3 for row in line["data"]["values"])


def test_the_line_at_one_is_drawn() -> None:
    drawn, _ = lines(0.99, 0.95, 0.9)
    assert [(row["y"], row["y2"]) for layer in drawn["layer"] if layer["mark"]["type"] == "rule" for row in layer["data"]["values"]] == [
        (1, 1)
    ]


def test_two_points_are_no_course() -> None:
    drawn, found = lines(0.99, None, 0.9)
    assert not found
    assert not [layer for layer in drawn["layer"] if layer["mark"]["type"] in ("rule", "point")]

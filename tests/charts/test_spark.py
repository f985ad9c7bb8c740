"""The small line of a card."""

from charts import spec
from charts.palette import LIGHT


def test_the_line_has_every_value_and_the_colour_of_its_status() -> None:
    drawn = spec("spark", {"values": [3, None, 2.5, 2.0], "status": "red"}, LIGHT, 150, 40)
    assert (drawn["width"], drawn["height"]) == (150, 40)
    assert drawn["layer"][0]["mark"]["color"] == LIGHT.red
    assert [row["y"] for row in drawn["layer"][0]["data"]["values"]] == [3, 2.5, 2.0]

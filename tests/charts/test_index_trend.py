"""The course of the indices."""

from charts import spec
from charts.palette import LIGHT
from tests.charts.drawn import overlapping, words
from tests.charts.examples import trend


def said(data: dict[str, object]) -> list[str]:
    return [word.text for word in words(spec("index_trend", data, LIGHT, 420, 340))]


def test_each_line_is_labelled_at_its_end_with_its_last_number() -> None:
    assert {"CPI 0.97", "CPI last 3 0.81", "SPI 0.95", "SPI last 3 0.89"} <= set(said(trend()))


def test_the_grounds_say_what_they_mean() -> None:
    assert {"At risk", "Off track"} <= set(said(trend()))
    plain = trend() | {"green": None, "amber": None}
    assert not {"At risk", "Off track"} & set(said(plain))


def test_lines_that_end_together_are_told_apart() -> None:
    rows = [{"date": f"2026-{n:02d}-28", "cpi": 1.0, "cpi_3": 1.0, "spi": 1.0, "spi_3": 1.0} for n in range(1, 5)]
    found = words(spec("index_trend", {"rows": rows}, LIGHT, 300, 200))
    assert not overlapping([word.box for word in found])
    assert len([word for word in found if word.text.endswith("1.00") and word.text[0] in "CS"]) == 4


def test_every_number_of_the_data_is_drawn() -> None:
    data = trend()
    drawn = {row["y"] for layer in spec("index_trend", data, LIGHT, 420, 340)["layer"] for row in layer["data"]["values"]}
    for row in data["rows"]:
        assert {row[name] for name in ("cpi", "spi", "cpi_3", "spi_3") if row[name] is not None} <= drawn


def test_one_wild_value_does_not_flatten_the_rest_and_keeps_its_number() -> None:
    data = trend()
    data["rows"][-1]["cpi_3"] = 9.0
    drawn = spec("index_trend", data, LIGHT, 420, 340)
    assert "CPI last 3 9.00" in [word.text for word in words(drawn)]
    assert drawn["layer"][0]["encoding"]["y"]["scale"]["domain"][1] < 2

"""The S-curve."""

import pytest

from charts import spec
from charts.palette import LIGHT
from tests.charts.drawn import overlapping, words
from tests.charts.examples import course


def said(data: dict[str, object], width: int = 400, height: int = 330) -> list[str]:
    return [word.text for word in words(spec("s_curve", data, LIGHT, width, height))]


def test_each_line_is_labelled_at_its_end_with_its_last_number() -> None:
    found = said(course())
    assert {"Forecast 47.8", "46.9 to 49.9", "Planned 45.7", "Data date 31\u00a0Oct", "CHF M"} <= set(found)
    assert any(text.startswith("Actual cost ") for text in found)
    assert any(text.startswith("Earned ") for text in found)


def test_the_forecast_and_its_range_begin_where_the_cost_ends() -> None:
    data = course()
    layers = spec("s_curve", data, LIGHT, 400, 330)["layer"]
    area = next(layer for layer in layers if layer["mark"]["type"] == "area")["data"]["values"]
    cost = data["rows"][8]["ac"] / 1e6
    assert area[0]["y"] == area[0]["y2"] == pytest.approx(cost)
    assert area[-1]["y2"] == pytest.approx(49.9)


def test_every_number_of_the_data_is_drawn() -> None:
    data = course()
    drawn = {round(row["y"], 6) for layer in spec("s_curve", data, LIGHT, 400, 330)["layer"] for row in layer["data"]["values"]}
    for row in data["rows"]:
        assert {round(row[name] / 1e6, 6) for name in ("pv", "ev", "ac", "forecast") if row[name] is not None} <= drawn


@pytest.mark.parametrize("width", [300, 420, 900, 1800])
@pytest.mark.parametrize("forecast", [True, False])
def test_labels_stand_clear_at_every_width(width: int, forecast: bool) -> None:
    found = words(spec("s_curve", course(forecast=forecast), LIGHT, width, 330))
    assert not overlapping([word.box for word in found])


def test_small_projects_are_counted_in_thousands() -> None:
    rows = [
        {"date": "2026-09-30", "pv": 100_000, "ev": 90_000, "ac": 95_000},
        {"date": "2026-10-31", "pv": 220_000, "ev": 200_000, "ac": 210_000},
    ]
    found = said({"rows": rows, "status_date": "2026-10-31", "currency": "EUR"})
    assert {"EUR k", "Planned 220", "Earned 200", "Actual cost 210"} <= set(found)


def test_a_range_far_wider_than_the_curves_does_not_press_them_flat_and_is_said_in_words() -> None:
    rows: list[dict[str, object]] = [
        {"date": "2026-06-30", "pv": 90_000},
        {"date": "2026-10-31", "pv": 304_000, "ev": 198_000, "ac": 220_000},
        {"date": "2028-04-30", "forecast": 465_000, "low": 399_000, "high": 1_794_000},
    ]
    drawn = words(spec("s_curve", {"rows": rows, "status_date": "2026-10-31", "currency": "EUR"}, LIGHT, 430, 200))
    by_text = {word.text: word.box for word in drawn}
    assert "399 to 1\u2009794" in {text.replace("\u202f", "\u2009").replace("\u00a0", "\u2009") for text in by_text}
    assert "1500" not in {text.replace("\u202f", "") for text in by_text}  # the axis ends where the curves need it
    assert abs(by_text["Actual cost 220"][1] - by_text["Earned 198"][1]) < 70  # each near its mark

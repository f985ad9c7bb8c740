"""The risk heatmap."""

import pytest

from charts import spec
from charts.palette import DARK, LIGHT
from tests.charts.drawn import overlapping, words
from tests.charts.examples import cells


def said(data: dict[str, object], width: int = 420, height: int = 340) -> list[str]:
    return [word.text for word in words(spec("risk_heatmap", data, LIGHT, width, height))]


def one(count: int, money: float | None, ids: list[str]) -> dict[str, object]:
    cell = {"probability": 4, "impact": 5, "band": "critical", "count": count, "money": money, "ids": ids}
    return {"cells": [cell], "rating": "residual", "currency": "CHF"}


def test_few_risks_stand_by_name_with_their_money() -> None:
    assert {"R3", "1.20\u00a0M", "Impact: right is graver; money in CHF"} <= set(said(one(1, 1.2e6, ["R3"])))
    assert {"R3", "CHF\u00a01.20\u00a0M"} <= set(said(one(1, 1.2e6, ["R3"]), 860, 640))


def test_many_risks_are_counted() -> None:
    found = said(one(30, 4.5e7, [f"ERP R{n}" for n in range(30)]))
    assert "30" in found
    assert "CHF\u00a045.0\u00a0M" in found or "45.0\u00a0M" in found


def test_every_cell_says_its_band_count_and_money() -> None:
    drawn = spec("risk_heatmap", one(1, None, ["R3"]), LIGHT, 420, 340)
    says = [row["says"] for row in drawn["layer"][0]["data"]["values"]]
    assert len(says) == 25
    assert "Probability 4, impact 5, residual, critical: 1 risk" in says
    assert "Probability 1, impact 1, residual, low: 0 risks" in says


def test_bands_are_named_in_words_where_a_cell_is_empty() -> None:
    assert {"low", "medium", "high", "critical"} <= set(said({}))


def test_the_axis_says_whose_rating_it_is() -> None:
    assert "Probability, residual" in said(one(1, None, ["R3"]))
    assert "Probability, inherent" in said({"rating": "inherent"})


def test_cells_are_pale_in_light_and_deep_in_dark() -> None:
    for palette in (LIGHT, DARK):
        drawn = spec("risk_heatmap", cells(), palette, 420, 340)["layer"][0]["data"]["values"]
        assert {row["colour"] for row in drawn} == set(palette.heat)


def test_the_currency_stands_in_every_cell_or_on_the_axis() -> None:
    money: dict[str, object] = {
        "cells": [{"probability": p, "impact": 1, "count": 1, "money": m, "ids": ["R1"]} for p, m in ((1, 3e5), (2, 1.2e6))], "currency": "CHF"
    }  # fmt: skip
    assert {"300\u00a0k", "1\u202f200\u00a0k", "Impact: right is graver; money in CHF"} <= set(said(money))
    assert {"CHF\u00a0300\u00a0k", "CHF\u00a01\u202f200\u00a0k", "Impact: right is graver"} <= set(said(money, 860, 640))


@pytest.mark.parametrize(
    ("amounts", "texts"),
    [
        ((4_000, 12_000, 800_000), {"4.0\u00a0k", "12.0\u00a0k", "800.0\u00a0k"}),
        ((2e5, 45.7e6), {"0.2\u00a0M", "45.7\u00a0M"}),
        ((3e5, 1.234e9), {"<1\u00a0M", "1\u202f234\u00a0M"}),
        ((900, 5e9), {"<1\u00a0M", "5\u202f000\u00a0M"}),
    ],
)
def test_all_cells_have_one_scale_and_no_amount_is_cut(amounts: tuple[float, ...], texts: set[str]) -> None:
    money = [{"probability": p, "impact": 1, "count": 1, "money": m, "ids": ["R1"]} for p, m in enumerate(amounts, start=1)]
    assert texts <= set(said({"cells": money, "currency": "CHF"}))


def test_an_unknown_band_falls_back_on_the_score() -> None:
    cell = {"probability": 5, "impact": 5, "band": "extreme", "count": 1, "money": None, "ids": ["R1"]}
    says = [row["says"] for row in spec("risk_heatmap", {"cells": [cell]}, LIGHT, 420, 340)["layer"][0]["data"]["values"]]
    assert says[-1] == "Probability 5, impact 5, inherent, critical: 1 risk"


@pytest.mark.parametrize("size", [(300, 200), (420, 340), (860, 640)], ids=str)
@pytest.mark.parametrize("most", [1, 3, 40, 2000])
def test_words_stay_in_their_cells(most: int, size: tuple[int, int]) -> None:
    found = words(spec("risk_heatmap", cells(most), LIGHT, *size))
    assert not overlapping([word.box for word in found])

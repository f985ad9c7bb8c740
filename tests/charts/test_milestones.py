"""The milestones."""

import pytest

from charts import spec
from charts.palette import LIGHT
from tests.charts.drawn import overlapping, words
from tests.charts.examples import milestone_rows


def said(data: dict[str, object], width: int = 420, height: int = 340) -> list[str]:
    return [word.text for word in words(spec("milestones", data, LIGHT, width, height))]


def test_each_row_has_its_code_its_name_and_its_slip() -> None:
    row = {
        "code": "ERP",
        "name": "Go-live wave 2",
        "baseline": "2026-12-12",
        "forecast": "2027-01-23",
        "slip": 42,
        "status": "red",
        "state": "late",
    }
    data: dict[str, object] = {"rows": [row], "status_date": "2026-10-31"}
    assert {"ERP", "Go-live wave 2", "+42\u00a0wd", "Data date 31\u00a0Oct"} <= set(said(data))
    says = [r["says"] for layer in spec("milestones", data, LIGHT, 420, 340)["layer"] for r in layer["data"]["values"] if "says" in r]
    assert says == ["ERP Go-live wave 2: baseline 12\u00a0Dec\u00a02026, forecast 23\u00a0Jan\u00a02027, +42\u00a0working days, late"]


def test_without_a_baseline_the_row_says_so() -> None:
    assert "no baseline" in said(milestone_rows(9))


@pytest.mark.parametrize("size", [(300, 200), (420, 340), (1750, 900)], ids=str)
@pytest.mark.parametrize("count", [1, 12, 40, 200])
def test_rows_stand_clear_of_each_other(count: int, size: tuple[int, int]) -> None:
    found = words(spec("milestones", milestone_rows(count), LIGHT, *size))
    assert not overlapping([word.box for word in found])


def test_forty_rows_fit_a_slide_and_what_does_not_fit_a_card_is_counted() -> None:
    assert not any("more" in text for text in said(milestone_rows(40), 1700, 860))
    assert "and 186 more" in said(milestone_rows(200), 420, 340)


def test_a_slip_beyond_the_frame_keeps_its_number_and_gets_an_arrow() -> None:
    row = {
        "code": "ERP",
        "name": "Go-live",
        "baseline": "2026-12-12",
        "forecast": "2028-01-23",
        "slip": 290,
        "status": "red",
        "state": "late",
    }
    drawn = spec("milestones", {"rows": [row], "status_date": "2026-10-31"}, LIGHT, 420, 340)
    assert "+290\u00a0wd" in [word.text for word in words(drawn)]
    assert "triangle-right" in [r.get("shape") for layer in drawn["layer"] for r in layer["data"]["values"]]

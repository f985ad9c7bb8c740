"""Words made to fit."""

from pathlib import Path

import pytest
import ttf_opensans
from PIL import ImageFont

from charts.text import fitting, plain, shortened, width

WORDS = [
    "Forecast 47.8",
    "Actual cost 25.1",
    "24×7 operation",
    "ERP Go-live wave 2",
    "CHF 45\u202f712\u202f300",
    "−0.81",
    "P123",
    "illegal",
]


@pytest.mark.parametrize("text", WORDS)
def test_the_width_is_that_of_the_typeface_within_a_twentieth(text: str) -> None:
    file = Path(ttf_opensans.__file__).parent / "ttf" / "OpenSans-SemiBold.ttf"
    real = ImageFont.truetype(str(file), 1300).getlength(text) / 100
    assert width(text) == pytest.approx(real, rel=0.05)


def test_a_name_that_fits_is_left_alone_and_a_longer_one_is_cut() -> None:
    assert shortened("Go-live", 100) == "Go-live"
    cut = shortened("A very long name of a milestone", 100)
    assert cut.endswith("…")
    assert width(cut) <= 100


def test_a_name_is_one_line_of_visible_letters() -> None:
    assert plain("two\nlines\tand\x00 a \u202eturn") == "two lines and a turn"


def test_of_several_ways_to_say_it_the_first_that_fits_is_said() -> None:
    assert fitting(("CHF 1.2 M", "1.2 M"), 200) == "CHF 1.2 M"
    assert fitting(("CHF 1.2 M", "1.2 M"), 40) == "1.2 M"
    assert fitting(("CHF 1.2 M", "1.2 M"), 25).endswith("…")

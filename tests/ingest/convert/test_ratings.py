"""Ratings in figures, words and on other scales."""

import pytest

from ingest.convert import Cells, Converted, convert
from schema import BY_NAME


def read(heading: str, *cells: object, scale: str = "") -> Converted:
    column = BY_NAME["risks"].column("probability")
    return convert(Cells(column=column, heading=heading, cells=list(cells)), lambda topic: scale if topic == "scale" else "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "rating"), [("4 - Likely", 4), ("Likely (4)", 4), ("2: Unlikely", 2), ("3 – Mittel", 3), (5, 5), ("5", 5)]
)
def test_x22_the_figure_within_the_words_is_read(cell: object, rating: int) -> None:
    assert read("Probability", cell).values == [rating]


def test_x5_the_heading_proves_the_scale_and_what_nothing_proves_is_asked() -> None:
    assert read("Likelihood (1-10)", 5, 4, 10, 1).values == [3, 2, 5, 1]
    assert read("Impact (1 to 4)", 1, 2, 3, 4).values == [1, 2, 4, 5]
    asked = read("Likelihood", 5, 4, 9)
    assert (asked.values, [ask.topic for ask in asked.asks]) == ([None, None, None], ["scale"])
    assert read("Likelihood", 5, 4, 9, scale="10").values == [3, 2, 5]


def test_x22_words_wait_for_a_scale_unless_five_steps_are_there() -> None:
    asked = read("Probability", "High", "Low")
    assert (asked.values, dict(asked.asks[0].choices).keys()) == ([None, None], {"words5", "words3"})
    assert read("Probability", "High", "Low", "Mittel", scale="words3").values == [5, 1, 3]
    assert read("Probability", "High", "Very low", "muy alta").values == [4, 1, 5]


def test_x22_shares_and_ranges_of_percent() -> None:
    assert read("Probability", "50% to 75%", "75% to 100%", "10%").values == [4, 5, 1]
    assert [ask.topic for ask in read("Probability", 0.6, 0.1).asks] == ["scale"]
    assert read("Probability", 0.6, 0.1, scale="share").values == [3, 1]


def test_what_stands_on_no_scale_is_refused_and_a_strange_word_is_asked_about() -> None:
    asked = read("Probability", 3, "soon")
    assert (asked.waiting, [ask.topic for ask in asked.asks]) == ({1}, ["word|soon"])
    assert set(read("Likelihood (1-10)", 3, 11).faults) == {1}


def test_x5_a_heading_that_names_a_scale_in_any_way_is_read_by_it_and_what_it_leaves_open_is_asked() -> None:
    ten = ("[1-10]", "(1..10)", "(scale 1-10)", "(max 10)", "(1 à 10)", "(1–10)", "(of 10)", "(1 = lowest; 10 = highest)", "(10-point)")
    for scale in ten:
        assert read(f"Likelihood {scale}", 5, "10", "4.0").values == [3, 5, 2], scale
    others = {
        "[0-10]": [1, 3],
        "(0-4)": [1, 5],
        "(0–3)": [1, None],
        "(1-6)": [None, 3],
        "(1=high, 5=low)": [None, 2],
        "(1-5; 5 = hoch)": [None, 4],
    }
    for scale, ratings in others.items():
        assert read(f"Impact {scale}", 0, "4").values == ratings, scale
    for scale in ("(5-1)", "(1=high)", "(2-6)"):
        assert [ask.topic for ask in read(f"Impact {scale}", "4", 3).asks] == ["scale"], scale
    assert read("Impact (5-1)", "4", 1, scale="5r").values == [2, 5]
    assert set(read("Impact (1-3)", 3, "4").faults) == {1}  # 4 is a rating from 1 to 5, and none from 1 to 3
    for heading in ("Likelihood", "Impact (EUR)", "Impact (Q1 2026)"):
        assert read(heading, "4").values == [4]


def test_x22_numbers_as_text_are_numbers_and_parts_of_a_whole_are_ratings() -> None:
    assert [ask.topic for ask in read("Probability", "0.8", "0,4").asks] == ["scale"]
    assert read("Probability", "0.8", "0,4", scale="share").values == [4, 2]
    assert [ask.topic for ask in read("Probability", "8", "10").asks] == ["scale"]
    assert read("Probability", "3/5", "[2] Unlikely", "10-30 %", "7 of 10").values == [3, 2, 1, 4]

"""What the columns of a printed table ask for."""

from typing import Any

from render.pdf_tables import breakable, widen


def _cell(text: str, status: str | None = None) -> dict[str, Any]:
    return {"text": text, "status": status}


def _widened(numeric: bool, *texts: str, status: str | None = None) -> dict[str, Any]:
    column: dict[str, Any] = {"label": "A", "numeric": numeric, "width": 1.0}
    widen({"columns": [column], "rows": [[_cell(text, status)] for text in texts]})
    return column


def test_a_column_asks_for_its_longest_text_and_needs_its_longest_word() -> None:
    column = _widened(False, "one", "one and another one")
    assert column["longest"][-1] == "one and another one"
    assert 2 * column["word"] < column["natural"]


def test_a_mark_takes_room_too() -> None:
    assert _widened(True, "0.95", status="red")["mark"] > _widened(True, "0.95")["mark"] == 0


def test_a_number_far_too_long_for_one_line_is_set_as_words() -> None:
    assert _widened(True, "CHF 45.7 M")["numeric"]
    assert not _widened(True, "about forty-five million francs, the lawyers say")["numeric"]


def test_only_words_that_no_line_holds_are_broken() -> None:
    assert breakable("Group close in five days") == "Group close in five days"
    assert breakable("x" * 50) == "\u200b".join(("x" * 24, "x" * 24, "xx"))

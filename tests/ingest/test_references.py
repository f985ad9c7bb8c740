"""Marks that refer from headings to notes below a table."""

import pytest

from ingest import references


@pytest.mark.parametrize(
    ("heading", "mark", "bare"),
    [
        ("Budget*", "*", "Budget"),
        ("Budget ** (EUR)", "**", "Budget (EUR)"),
        ("Budget (EUR)*", "*", "Budget (EUR)"),
        ("Budget¹", "1", "Budget"),
        ("Budget 1)", "1", "Budget"),
        ("Budget (1)", "1", "Budget"),
        ("Likelihood (1-3)", "", "Likelihood (1-3)"),
        ("Likelihood (1 to 3)", "", "Likelihood (1 to 3)"),
        ("Impact [1 - 5]", "", "Impact [1 - 5]"),
    ],
)
def test_a_heading_bears_a_mark_behind_its_words(heading: str, mark: str, bare: str) -> None:
    assert (references.of(heading), references.without(heading)) == (mark, bare)


def test_a_note_begins_with_its_mark() -> None:
    assert references.note("* in kEUR") == ("*", "in kEUR")
    assert references.note("(1) in kEUR") == ("1", "in kEUR")
    assert references.note("in kEUR") == ("", "in kEUR")

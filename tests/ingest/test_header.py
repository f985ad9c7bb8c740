"""Headings are found below titles, in two lines, and under merged cells."""

from pathlib import Path

from ingest.header import find
from ingest.preview import preview
from ingest.readers import Merged, Sheet
from tests.ingest.files import assert_accounts, with_projects, workbook


def sheet(*rows: tuple[object, ...], **given: object) -> Sheet:
    width = max(len(row) for row in rows)
    return Sheet(name="S", rows=[(*row, *[None] * (width - len(row))) for row in rows], **given)  # type: ignore[arg-type]


def test_below_title_rows() -> None:
    found = find(sheet(("Risk register",), ("As of October",), (), ("Project", "Risk ID", "Title"), ("ERP", "R-1", "x"), first_row=3))
    assert found is not None
    assert (found.first_row, found.last_row) == (6, 6)


def test_in_two_lines_with_merged_cells_above() -> None:
    rows = (
        ("Risk register",),
        ("ID", "Risk", "Inherent", None, "Residual", None),
        (None, None, "Probability", "Impact", "Probability", "Impact"),
        ("R-1", "x", 4, 5, 3, 4),
    )
    merged = (
        Merged(first_row=2, first_column=3, last_row=2, last_column=4),
        Merged(first_row=2, first_column=5, last_row=2, last_column=6),
        Merged(first_row=2, first_column=1, last_row=3, last_column=1),
        Merged(first_row=2, first_column=2, last_row=3, last_column=2),
    )
    found = find(sheet(*rows, merged=merged))
    assert found is not None
    assert (found.first_row, found.last_row) == (2, 3)
    assert [h.text for h in found.headings] == [
        "ID",
        "Risk",
        "Inherent Probability",
        "Inherent Impact",
        "Residual Probability",
        "Residual Impact",
    ]


def test_a_line_of_data_is_no_second_line_of_headings() -> None:
    found = find(sheet(("Project", "Risk ID", "Title", "Strategy"), ("ERP", "R-1", "x", "Mitigation")))
    assert found is not None
    assert found.last_row == 1


def test_nothing_recognisable() -> None:
    assert find(sheet(("Monday", "Soup"), ("Tuesday", "Rice"))) is None
    assert find(Sheet(name="S", rows=[])) is None


def test_a_register_with_titles_merged_headings_blank_rows_and_notes(tmp_path: Path) -> None:
    rows = [
        ["Risk register of the PMO"],
        ["Project", "ID", "Risk", "Inherent", "Inherent", "Residual", "Residual", "Owner"],
        [None, None, None, "Probability", "Impact", "Probability", "Impact", None],
        ["ERP", "R-1", "Vendor stops", 4, 5, 3, 4, "A. Rossi"],
        [],
        ["NET", "R-2", "Late delivery", 2, 3, 1, 1, "B. Meier"],
        [],
        ["Source: the PMO's own list, October"],
    ]
    path = workbook(tmp_path / "r.xlsx", {"Risk register": rows}, merged=[("Risk register", "D2:E2"), ("Risk register", "F2:G2")])
    seen = preview([path], with_projects(tmp_path))
    assert_accounts(seen)
    assert (seen.sheets[0].read, seen.sheets[0].loaded, seen.sheets[0].blank) == (5, 2, 3)
    assert seen.sheets[0].rows is not None
    assert seen.sheets[0].rows.column("residual_probability").to_pylist() == [3, 1]
    assert seen.sheets[0].rows.column("_row").to_pylist() == [4, 6]
    assert [p.row for p in seen.problems if "note below" in p.says] == [8]

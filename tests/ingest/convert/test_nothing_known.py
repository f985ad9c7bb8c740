"""A dash or a word for “not known” leaves a day or an amount blank, is told once, and refuses a row only where the value is needed."""

from pathlib import Path

import pytest

from ingest.preview import Answers, preview
from tests.ingest.files import assert_accounts, text, with_projects

HEAD = "Project;Milestone ID;Name;Baseline date;Forecast date;Total float\n"


@pytest.mark.parametrize("word", ["-", "–", "n/a", "N.A.", "tbd", "TBC", "offen", "k.A.", "s/d", "n.v.t.", "à définir", "pendiente", "?"])
def test_the_row_is_kept_with_a_blank(tmp_path: Path, word: str) -> None:
    lines = f"ERP;M1;Start;2026-01-31;{word};{word}\nERP;M2;End;2026-02-28;{word};1,5\nERP;M3;Close;2026-03-31;2026-04-02;2\n"
    seen = preview([text(tmp_path / "milestones.csv", HEAD + lines)], with_projects(tmp_path), answers=Answers())
    (sheet,) = seen.sheets
    assert (sheet.loaded, sheet.rejected) == (3, 0)
    assert sheet.rows is not None
    assert [value is None for value in sheet.rows.column("forecast_date").to_pylist()] == [True, True, False]
    assert [value and float(value) for value in sheet.rows.column("total_float_days").to_pylist()] == [None, 1.5, 2]
    told = {problem.column: problem.says for problem in seen.problems}
    assert told["Forecast date"] == f"“{word}” says that nothing is known and is left blank; so does 1 more under “Forecast date”."
    assert {problem.severity for problem in seen.problems} == {"notice"}
    assert_accounts(seen)


def test_where_the_value_is_needed_the_row_is_refused(tmp_path: Path) -> None:
    path = text(tmp_path / "costs.csv", "Project;Date;Amount\nERP;2026-01-31;n/a\nERP;tbd;5\nERP;2026-01-31;5\n")
    (sheet,) = preview([path], with_projects(tmp_path)).sheets
    assert (sheet.loaded, sheet.rejected) == (1, 2)


def test_what_is_neither_a_value_nor_such_a_word_still_refuses(tmp_path: Path) -> None:
    path = text(tmp_path / "milestones.csv", HEAD + "ERP;M1;Start;2026-01-31;soon;\nERP;M2;End;2026-02-28;-;\n")
    (sheet,) = preview([path], with_projects(tmp_path)).sheets
    assert (sheet.loaded, sheet.rejected) == (1, 1)

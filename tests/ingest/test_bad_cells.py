"""Cells that can be read in two ways, or in none, have a sentence of their own with their place, and change nothing."""

from datetime import date
from pathlib import Path

import pytest

from ingest.preview import Answers, preview
from tests.ingest.files import (
    COSTS,
    PROGRESS,
    asked,
    load,
    one,
    place,
    refused,
    text,
    with_projects,
    workbook,
)


def test_text_in_a_number(tmp_path: Path) -> None:
    rows = [COSTS, ["ERP", "L-1", date(2026, 3, 1), 12.5, "a"], ["ERP", "L-2", date(2026, 3, 1), "about 40", "b"]]
    seen = refused(with_projects(tmp_path), workbook(tmp_path / "c.xlsx", {"Costs": rows}))
    problem = one(seen, "“about 40” is text where a number belongs")
    assert place(problem) == ("c.xlsx", "Costs", 3, "Amount")
    assert problem.found == "about 40"


def test_amounts_shortened_by_a_word_that_may_be_two_scales(tmp_path: Path) -> None:
    seen = refused(with_projects(tmp_path), text(tmp_path / "costs.csv", "Project,Line no,Posting date,Amount\nERP,1,2026-03-01,12 mil\n"))
    assert place(one(seen, "shortened to thousands")) == ("costs.csv", seen.sheets[0].sheet, 2, "Amount")


def test_a_date_of_two_readings_is_asked_and_never_accepted_by_a_yes(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    path = text(tmp_path / "costs.csv", "Project,Line no,Posting date,Amount\nERP,1,01/02/2026,10\n")
    question = asked(refused(portfolio, path, answers=Answers(yes=True)), "date_order")
    assert place(question)[0::2] == ("costs.csv", 2)
    assert question.column == "Posting date"
    assert "1 February 2026 or 2 January 2026" in question.says
    assert question.default == ""
    assert load(portfolio, path, answers=Answers(replies={question.key: "dmy"})).kept


def test_a_declared_order_is_remembered_for_the_next_file_of_the_source(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    first = text(tmp_path / "ledger_2026-02.csv", "Project,Line no,Posting date,Amount\nERP,1,01/02/2026,10\n")
    question = asked(preview([first], portfolio), "date_order")
    assert load(portfolio, first, answers=Answers(replies={question.key: "dmy"})).kept
    second = text(tmp_path / "ledger_2026-03.csv", "Project,Line no,Posting date,Amount\nERP,2,02/03/2026,10\n")
    seen = preview([second], portfolio)
    assert seen.open_questions == ()
    assert seen.sheets[0].rows is not None
    assert seen.sheets[0].rows.column("date").to_pylist() == [date(2026, 3, 2)]


@pytest.mark.parametrize(
    ("other", "order"), [("25/06/2026", (date(2026, 4, 3), date(2026, 6, 25))), ("06/25/2026", (date(2026, 3, 4), date(2026, 6, 25)))]
)
def test_an_order_that_another_column_of_the_sheet_proves_is_not_asked(tmp_path: Path, other: str, order: tuple[date, date]) -> None:
    path = text(tmp_path / "plan.csv", f"Projet;Lot;Désignation;Début;Fin;Budget\nERP;L1;Conception;03/04/2026;{other};12000\n")
    seen = preview([path], with_projects(tmp_path))
    assert seen.open_questions == ()
    assert seen.sheets[0].rows is not None
    assert [seen.sheets[0].rows.column(name)[0].as_py() for name in ("baseline_start", "baseline_finish")] == list(order)


def test_an_order_is_asked_where_two_columns_prove_two(tmp_path: Path) -> None:
    heads = "Project,Milestone ID,Name,Baseline date,Forecast date,Actual date"
    path = text(tmp_path / "milestones.csv", f"{heads}\nERP,M1,Go-live,03/04/2026,25/06/2026,04/25/2026\n")
    asked(preview([path], with_projects(tmp_path)), "date_order")


def test_an_order_that_a_day_beyond_twelve_proves_is_not_asked(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    path = text(tmp_path / "costs.csv", "Project,Line no,Posting date,Amount\nERP,1,01/02/2026,10\nERP,2,13/02/2026,10\n")
    seen = preview([path], portfolio)
    assert seen.questions == ()
    assert seen.sheets[0].rows is not None
    assert seen.sheets[0].rows.column("date").to_pylist() == [date(2026, 2, 1), date(2026, 2, 13)]


@pytest.mark.parametrize(("cells", "default"), [((0.45, 1), "share"), ((45, 100), "percent")])
def test_45_or_045_in_a_percentage_is_asked(tmp_path: Path, cells: tuple[float, float], default: str) -> None:
    portfolio = with_projects(tmp_path)
    rows = [PROGRESS, ["ERP", "A", date(2026, 10, 31), cells[0]], ["ERP", "B", date(2026, 10, 31), cells[1]]]
    path = workbook(tmp_path / "p.xlsx", {"Progress": rows})
    question = asked(preview([path], portfolio), "percent")
    assert place(question) == ("p.xlsx", "Progress", 2, "Progress")
    assert question.default == default
    assert not load(portfolio, path).kept
    reply = "percent" if cells[0] == 45 else "share"
    seen = preview([path], portfolio, answers=Answers(replies={question.key: reply}))
    assert seen.sheets[0].rows is not None
    assert [float(share) for share in seen.sheets[0].rows.column("pct_complete").to_pylist()] == [0.45, 1.0]


@pytest.mark.parametrize("reply", ["whatever", "percent ", "yes"])
def test_a_reply_that_is_no_choice_answers_nothing_and_is_not_remembered(tmp_path: Path, reply: str) -> None:
    portfolio = with_projects(tmp_path)
    path = workbook(
        tmp_path / "p.xlsx", {"Progress": [PROGRESS, ["ERP", "A", date(2026, 10, 31), 0.45], ["ERP", "B", date(2026, 10, 31), 45]]}
    )
    key = asked(preview([path], portfolio), "percent").key
    for answers in (Answers(replies={key: reply}), Answers(percent=reply)):
        seen = refused(portfolio, path, answers=answers)
        assert [question.key for question in seen.open_questions] == [key]
        assert not seen.sheets[0].declared


def test_percent_cells_are_taken_as_they_are_shown(tmp_path: Path) -> None:
    rows = [PROGRESS, ["ERP", "A", date(2026, 10, 31), 0.45], ["ERP", "B", date(2026, 10, 31), 1]]
    path = workbook(tmp_path / "p.xlsx", {"Progress": rows}, percent=[("Progress", 3)])
    seen = preview([path], with_projects(tmp_path))
    assert seen.questions == ()
    assert seen.sheets[0].loaded == 2


def test_a_jump_by_a_thousand_is_asked_and_never_accepted_by_a_yes(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    head = ["Project", "WP ID", "Name", "Start", "Finish", "Budget"]
    rows = [["ERP", f"P{n}", "x", date(2026, 1, 1), date(2026, 6, 1), 100_000 + n] for n in range(5)]
    assert load(portfolio, workbook(tmp_path / "plan_2026-01.xlsx", {"Work packages": [head, *rows]})).kept
    smaller = [[*row[:5], row[5] / 1000] for row in rows]  # type: ignore[operator]
    seen = refused(portfolio, workbook(tmp_path / "plan_2026-02.xlsx", {"Work packages": [head, *smaller]}))
    question = asked(seen, "jump")
    assert place(question) == ("plan_2026-02.xlsx", "Work packages", 2, "Budget")
    assert "one 1,000th of" in question.says


def test_a_heading_in_thousands_is_multiplied_after_a_yes(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    rows = [["Project", "WP ID", "Name", "Start", "Finish", "Budget (kCHF)"], ["ERP", "A", "x", date(2026, 1, 1), date(2026, 2, 1), 12.5]]
    path = workbook(tmp_path / "plan.xlsx", {"Work packages": rows})
    assert not load(portfolio, path).kept
    seen = preview([path], portfolio)
    assert one(seen, "in thousands", "warning").column == "Budget (kCHF)"
    assert seen.sheets[0].rows is not None
    assert seen.sheets[0].rows.column("budget").to_pylist()[0] == 12500
    assert seen.sheets[0].rows.column("currency").to_pylist() == ["CHF"]

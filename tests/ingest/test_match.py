"""Sheets are known by their headings, headings by their names, and what was corrected is remembered."""

from datetime import date
from pathlib import Path

from ingest.header import Header, Heading
from ingest.match import Match, match
from ingest.preview import Answers, preview
from ingest.question import place
from tests.ingest.files import load, refused, with_projects, workbook

RISKS = ["Project", "Risk ID", "Title", "Probability", "Impact", "Owner"]


def matched(*headings: str, sheet: str = "Sheet1", file: str = "x.xlsx", **given: object) -> Match:
    found = tuple(Heading(column=number, text=text) for number, text in enumerate(headings, start=1))
    return match(Header(first_row=1, last_row=1, headings=found), file=file, sheet=sheet, **given)  # type: ignore[arg-type]


def columns(found: Match) -> dict[str, tuple[str, str]]:
    return {column.heading.text: (column.column, column.how) for column in found.columns}


def test_exactly_by_synonym_and_by_likeness() -> None:
    found = matched("project-id", "Doc No.", "Posting Dat", "AMOUNT", "Lieblingsfarbe")
    assert found.table.name == "costs"
    assert columns(found) == {
        "project-id": ("project_id", "exact"),
        "Doc No.": ("line_id", "synonym"),
        "Posting Dat": ("date", "likeness"),
        "AMOUNT": ("amount", "exact"),
        "Lieblingsfarbe": ("", "none"),
    }
    assert 0.8 < next(column for column in found.columns if column.how == "likeness").score < 1


def test_a_column_is_taken_once_by_the_heading_that_names_it_most_plainly() -> None:
    found = matched("Project", "Project ID", "WBS", "Name", "Budget")
    assert columns(found)["Project ID"] == ("project_id", "exact")
    assert columns(found)["Project"][0] != "project_id"


def test_an_identifier_goes_to_the_heading_that_says_it_is_one() -> None:
    found = matched("Project", "WBS_ID", "Work_Package", "BAC", "Planned_Start", "Planned_Finish")
    assert columns(found)["WBS_ID"][0] == "wp_id"
    assert columns(found)["Work_Package"][0] == "name"
    assert not any(column.rivals for column in found.columns)


def test_values_of_the_period_and_running_totals_are_kept_side_by_side() -> None:
    found = matched("Project", "Period", "Period_Date", "Cumulative_BCWS", "BCWS_Period")
    assert columns(found)["Period_Date"][0] == "period_end"
    assert columns(found)["BCWS_Period"][0] == "pv"
    assert columns(found)["Cumulative_BCWS"][0] == "pv_to_date"


def test_two_synonyms_of_one_column_are_shown() -> None:
    found = matched("Project", "ID", "Risk", "Description", "Probability", "Impact", sheet="Risks")
    risk = next(column for column in found.columns if column.heading.text == "Risk")
    assert (risk.column, risk.rivals) == ("title", ("Description",))
    assert risk.wants_acceptance


def test_the_sheets_name_decides_between_tables() -> None:
    assert matched("ID", "Project", "Title", "Owner", "Status", sheet="Action log").table.name == "actions"
    assert matched("ID", "Project", "Title", "Owner", "Status", sheet="Issue log").table.name == "issues"


def test_tables_that_fit_alike_are_named() -> None:
    assert matched("ID", "Project", "Description", "Owner", "Status").contenders


def test_headings_that_say_cumulative_and_in_brackets() -> None:
    found = matched("Project", "Month", "BCWS to date (kCHF)", "Cumulative EV", "AC in period")
    assert found.table.name == "reporting_periods"
    assert [c.column for c in found.columns[2:]] == ["pv_to_date", "ev_to_date", "ac"]


def test_choices_go_before_names_and_may_leave_a_heading_out() -> None:
    found = matched(*RISKS, table="risks", chosen={"Title": "category", "Owner": ""})
    assert columns(found)["Title"] == ("category", "chosen")
    assert columns(found)["Owner"] == ("", "chosen")


def test_what_is_missing_is_named_with_what_was_looked_for(tmp_path: Path) -> None:
    rows = [["Project", "Risk ID", "Probability", "Impact", "Owner"], ["ERP", "R-1", 4, 5, "A"]]
    seen = refused(with_projects(tmp_path), workbook(tmp_path / "r.xlsx", {"Risks": rows}))
    problem = next(problem for problem in seen.problems if problem.severity == "error")
    assert (problem.file, problem.sheet, problem.row) == ("r.xlsx", "Risks", 1)
    assert "“Title”, “Risk”" in problem.mend


def test_likeness_wants_a_yes_and_a_correction_is_remembered_for_the_next_file_of_that_shape(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    rows = [["Project", "Risk ID", "Ttle", "Probability", "Impact", "Who"], ["ERP", "R-1", "Vendor", 4, 5, "A"]]
    path = workbook(tmp_path / "pmo_2026-09.xlsx", {"Risks": rows})
    assert not load(portfolio, path).kept
    answers = Answers(columns={place(path.name, "Risks"): {"Who": "owner", "Ttle": "title"}})
    assert load(portfolio, path, answers=answers).kept
    seen = preview([workbook(tmp_path / "other_2026-10.xlsx", {"Register": rows})], portfolio)
    assert seen.count("warning") == 0
    assert seen.sheets[0].match is not None
    assert columns(seen.sheets[0].match)["Who"] == ("owner", "remembered")


def test_headings_that_are_not_used_are_listed(tmp_path: Path) -> None:
    rows = [[*RISKS, "Lieblingsfarbe"], ["ERP", "R-1", "Vendor", 4, 5, "A", "blau"]]
    seen = preview([workbook(tmp_path / "r.xlsx", {"Risks": rows})], with_projects(tmp_path))
    assert [(p.severity, p.row) for p in seen.problems if "Not used" in p.says and "“Lieblingsfarbe”" in p.says] == [("notice", 1)]


def test_a_file_without_a_project_column_is_asked_which_project_it_is_of(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    rows = [["Risk ID", "Title", "Probability", "Impact", "Owner"], ["R-1", "Vendor", 4, 5, "A"]]
    path = workbook(tmp_path / "r.xlsx", {"Risks": rows})
    assert [question.topic for question in refused(portfolio, path).open_questions] == ["constant"]
    seen = preview([path], portfolio, answers=Answers(constants={place("r.xlsx", "Risks"): {"project_id": "ERP"}}))
    assert seen.sheets[0].rows is not None
    assert seen.sheets[0].rows.column("project_id").to_pylist() == ["ERP"]


def test_the_status_date_of_the_load_fills_a_sheet_without_one(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    path = workbook(tmp_path / "p.xlsx", {"Progress": [["Project", "WP ID", "% complete"], ["ERP", "A", "45 %"]]})
    assert refused(portfolio, path).open_questions
    seen = preview([path], portfolio, answers=Answers(status_date=date(2026, 10, 31)))
    assert seen.sheets[0].rows is not None
    assert seen.sheets[0].rows.column("status_date").to_pylist() == [date(2026, 10, 31)]


def test_a_sheet_that_is_no_table_is_left_out_and_said(tmp_path: Path) -> None:
    sheets = {"Cover": [["Board pack"], ["October"]], "Risks": [RISKS, ["ERP", "R-1", "Vendor", 4, 5, "A"]]}
    seen = preview([workbook(tmp_path / "r.xlsx", sheets)], with_projects(tmp_path))
    assert [(p.sheet, p.severity) for p in seen.problems] == [("Cover", "notice")]
    assert seen.sheets[0].table == ""

"""``load``: all files or none, with exit codes and JSON that a scheduler can rely on."""

from pathlib import Path

import pytest
from filelock import FileLock

from store import loads
from store.portfolio import Portfolio
from store.writer import writing
from tests.command_line.calls import FILES, call, file, files, told


def spent(portfolio: Portfolio, *options: str) -> float | None:
    """The actual cost of all projects."""
    return told(call("measure", "ac", "--store", portfolio.path, "--json", *options))[0]["value"]


def test_files_are_loaded_and_every_row_is_accounted_for(tmp_path: Path, own_portfolio: Path) -> None:
    result = call("load", *files(tmp_path / "in"), "--json")
    assert result.exit_code == 0
    found = told(result)
    assert found["kept"] is True
    assert {sheet["table"]: sheet["loaded"] for sheet in found["sheets"]} == {"projects": 2, "work_packages": 2, "progress": 2, "costs": 2}
    for sheet in found["sheets"]:
        assert set(sheet) == {"file", "sheet", "table", "read", "loaded", "rejected", "blank"}
        assert sheet["read"] == sheet["loaded"] + sheet["rejected"] + sheet["blank"]
    assert found["problems"] == []
    assert own_portfolio.exists()


def test_the_table_is_whole_in_a_pipe(copied: Portfolio, tmp_path: Path) -> None:
    long = tmp_path / f"{'a_very_long_name_of_a_ledger_' * 4}.csv"
    long.write_text(FILES["costs.csv"], encoding="utf-8")
    result = call("load", long, "--store", copied.path)
    assert result.exit_code == 0
    assert long.name in result.stdout
    assert "2 rows of one file were loaded." in result.stdout
    assert "…" not in result.stdout


def test_one_rejected_row_refuses_the_load_and_nothing_changes(copied: Portfolio, tmp_path: Path) -> None:
    before = copied.path.read_bytes()
    wrong = file(tmp_path / "in", **{"900.00": "nine hundred"})
    result = call("load", wrong, "--yes", "--json", "--store", copied.path)
    assert result.exit_code == 1
    found = told(result)
    assert found["kept"] is False
    assert found["says"] == "1 row is rejected. Nothing was changed."
    (problem,) = [problem for problem in found["problems"] if problem["severity"] == "error"]
    assert set(problem) == {"file", "sheet", "row", "column", "found", "says", "mend", "severity"}
    assert (problem["file"], problem["row"], problem["column"], problem["found"]) == ("costs.csv", 3, "Amount", "nine hundred")
    assert copied.path.read_bytes() == before


def test_partial_leaves_the_rejected_row_out_and_lists_it(copied: Portfolio, tmp_path: Path) -> None:
    wrong = file(tmp_path / "in", **{"900.00": "nine hundred", "20.00": "30.00"})
    result = call("load", wrong, "--yes", "--partial", "--accept-removals", "--store", copied.path)
    assert result.exit_code == 0
    assert "1 row of one file was loaded; 1 rejected row was left out." in result.stdout
    assert "error: costs.csv, sheet costs, row 3, column Amount:" in result.stderr
    assert spent(copied) == pytest.approx(30)  # of P1 alone: P2 is incomplete, and what is not known is not its old 900


def test_warnings_want_a_yes(copied: Portfolio, tmp_path: Path) -> None:
    alike = file(tmp_path / "in", Amount="Net amuont")
    refused = call("load", alike, "--store", copied.path)
    assert refused.exit_code == 1
    assert "“Net amuont” is taken for" in refused.stderr
    assert "1 warning wants a yes. Nothing was changed." in refused.stderr
    assert call("load", alike, "--yes", "--store", copied.path).exit_code == 0


def test_a_question_is_printed_with_its_key_and_answered_by_it(copied: Portfolio, tmp_path: Path) -> None:
    doubtful = file(tmp_path / "in", **{"2026-02-27": "01/02/2026"})
    refused = call("load", doubtful, "--store", copied.path)
    assert refused.exit_code == 1
    assert "question: costs.csv, sheet costs:" in refused.stderr
    assert "--answer 'date_order|costs.csv=…' (dmy:" in refused.stderr
    assert call("load", doubtful, "--answer", "date_order|costs.csv=mdy", "--store", copied.path).exit_code == 0
    assert spent(copied, "--as-of", "2026-01-02") == pytest.approx(920)


def test_an_open_question_is_a_fault_for_a_scheduler(copied: Portfolio, tmp_path: Path) -> None:
    doubtful = file(tmp_path / "in", **{"2026-02-27": "01/02/2026"})
    found = told(call("load", doubtful, "--json", "--store", copied.path))
    (problem,) = [problem for problem in found["problems"] if problem["severity"] == "error"]
    assert (problem["file"], problem["sheet"], problem["row"], problem["column"]) == ("costs.csv", "costs", 2, "Date")
    assert problem["found"] == ""
    assert problem["says"] == found["questions"][0]["says"]
    assert problem["mend"].startswith("Answer it: date_order|costs.csv= dmy (day first")


def test_what_changes_is_counted_and_the_serious_is_told(copied: Portfolio, tmp_path: Path) -> None:
    moved = file(tmp_path / "in", "work_packages.csv", **{"2026-03-31;20": "2026-04-30;25"})
    found = told(call("load", moved, "--json", "--yes", "--store", copied.path))
    assert {(change["table"], change["sort"]): change["count"] for change in found["changes"]} == {
        ("work_packages", "baseline"): 1,
        ("work_packages", "budget"): 1,
    }
    back = call("load", file(tmp_path / "in", "work_packages.csv"), "--yes", "--accept-removals", "--store", copied.path)
    assert back.exit_code == 0
    assert "Changes against what was known before" in back.stdout
    assert "baseline: work_packages: P1, 1: baseline finish moved from 2026-04-30 to 2026-03-31." in back.stdout
    assert "budget: work_packages: P1, 1: budget changed from 25.00 to 20.00." in back.stdout


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("date_order|costs.csv=american", "'american' is no answer to 'date_order|costs.csv'. Answer one of: dmy, mdy."),
        ("date_order|costs.csv=", "'' is no answer to 'date_order|costs.csv'."),
        ("date_order|cost.csv=mdy", "There is no question 'date_order|cost.csv'; asked is date_order|costs.csv."),
        ("percent|costs.csv|costs|Gone=share", "There is no question 'percent|costs.csv|costs|Gone'"),
        ("colour|costs.csv=red", "There is no question 'colour|costs.csv'"),
    ],
)
def test_an_answer_that_is_no_choice_or_to_no_question_ends_with_two(copied: Portfolio, tmp_path: Path, answer: str, sentence: str) -> None:
    before = copied.path.read_bytes()
    doubtful = file(tmp_path / "in", **{"2026-02-27": "01/02/2026"})
    result = call("load", doubtful, "--answer", answer, "--yes", "--store", copied.path)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert copied.path.read_bytes() == before


def test_an_answer_that_is_not_needed_this_time_does_no_harm(copied: Portfolio, tmp_path: Path) -> None:
    assert call("load", file(tmp_path / "in"), "--answer", "date_order|costs.csv=mdy", "--store", copied.path).exit_code == 0


def test_a_heading_is_given_its_column(copied: Portfolio, tmp_path: Path) -> None:
    strange = file(tmp_path / "in", Amount="Wieviel")
    assert call("load", strange, "--store", copied.path).exit_code == 1
    result = call("load", strange, "--column", "costs.csv|costs|Wieviel=amount", "--store", copied.path)
    assert result.exit_code == 0, result.stderr


def test_rows_without_a_project_are_given_theirs(copied: Portfolio, tmp_path: Path) -> None:
    path = file(tmp_path / "in")
    path.write_text("Date;Amount;Type\n2026-02-27;20.00;actual\n", encoding="utf-8")
    assert "Which is it, for all rows of the sheet?" in call("load", path, "--store", copied.path).stderr
    assert call("load", path, "--project", "P2", "--accept-removals", "--store", copied.path).exit_code == 0
    assert told(call("explain", "ac", "--project", "P2", "--store", copied.path, "--json"))["value"] == pytest.approx(20)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("gone.xlsx",), "'gone.xlsx' does not exist"),
        (("{file}", "--answer", "yes"), "Write it as KEY=VALUE."),
        (("{file}", "--column", "a|b=date"), "Write it as FILE|SHEET|HEADING=COLUMN."),
        (("{file}", "--column", "costs.csv|costs|Date=amuont"), "There is no column 'amuont'. Did you mean 'amount'?"),
        (("{file}", "--column", "costs.csv|other|Date=date"), "There is no table at 'costs.csv|other'; there is costs.csv|costs."),
        (("{file}", "--column", "costs.csv|costs|Dat=date"), "There is no heading 'Dat' at 'costs.csv|costs'; there is Project ID, Date"),
        (("{file}", "--status-date", "31.10.2026"), "“31.10.2026” is no day written as year-month-day, such as 2026-10-31."),
        (("{file}", "--status-date", "Oktober"), "“Oktober” is no day written as year-month-day, such as 2026-10-31."),
        (("{file}", "--answer", "covers|costs.csv|costs|=October"), "Answer with none, a month such as 2026-10"),
        (("{file}", "--stor", "x"), "No such option"),
    ],
)
def test_a_wrong_call_ends_with_two_and_a_sentence(arguments: tuple[str, ...], sentence: str, tmp_path: Path) -> None:
    path = file(tmp_path / "in")
    result = call("load", *(argument.format(file=path) for argument in arguments))
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_a_file_that_is_no_table_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "minutes.xlsx"
    path.write_bytes(b"%PDF-1.7 minutes of the meeting")
    result = call("load", path)
    assert result.exit_code == 1
    assert "minutes.xlsx: The file is a PDF document." in result.stderr
    assert "Nothing was changed." in result.stderr


def test_a_store_in_use_is_waited_for_then_refused_in_a_sentence(
    copied: Portfolio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def impatient(*arguments: object, **options: object) -> object:
        return writing(*arguments, **{**options, "patience": 0.1})  # type: ignore[arg-type]

    monkeypatch.setattr(loads, "writing", impatient)
    with FileLock(str(copied.lock), preserve_lock_file=True):
        result = call("load", file(tmp_path / "in"), "--json", "--store", copied.path)
    assert result.exit_code == 1
    assert "is writing to portfolio.duckdb just now; waiting until that is done." in result.stderr
    assert told(result)["kept"] is False
    assert "Nothing was changed; try again when that is done." in told(result)["says"]


@pytest.mark.parametrize("answer", ["foo", "31.02.2026", "2026-13-01"])
def test_a_day_that_is_none_is_answered_in_our_own_words(answer: str, tmp_path: Path) -> None:
    path = tmp_path / "status.csv"
    path.write_text("Project ID;Name;Currency;Start;End;RAG\nP1;A;EUR;2026-01-05;2026-12-31;green\n", encoding="utf-8")
    said = call("load", path, "--answer", f"constant|status.csv|status|status_date={answer}", "--store", tmp_path / "p.duckdb").stderr
    assert f"“{answer}”, given for all rows as the status date, is no" in " ".join(said.split())
    assert "such as 2026-02-01" in said

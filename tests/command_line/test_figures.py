"""``measure`` and ``explain``: figures at a level, as of a day and as known at a day, down to their rows."""

from pathlib import Path

import pytest

from metrics import CATALOGUE
from tests.command_line.calls import call, told


def test_a_roll_up_is_the_ratio_of_the_sums(store: Path) -> None:
    result = call("measure", "cpi", "--store", store, "--json")
    assert result.exit_code == 0
    (row,) = told(result)
    assert set(row) == {"metric", "level", "key", "label", "value", "currency", "reason", "status", "coverage"}
    assert (row["metric"], row["level"], row["status"], row["reason"]) == ("cpi", "portfolio", "green", "")
    assert row["value"] == pytest.approx(910 / 920)
    assert row["coverage"]["says"] == "over 2 of 2 projects, 100 % of BAC"


@pytest.mark.parametrize(
    ("level", "keys"), [("portfolio", [""]), ("project", ["P1", "P2"]), ("programme", [""]), ("work_package", ["P1/1", "P2/1"])]
)
def test_every_level_can_be_asked_for(level: str, keys: list[str], store: Path) -> None:
    rows = told(call("measure", "ev", "--by", level, "--store", store, "--json"))
    assert {row["level"] for row in rows} == {level}
    assert len(rows) == len(keys)
    assert sum(row["value"] for row in rows) == pytest.approx(910)


def test_without_a_name_every_metric_is_measured(store: Path) -> None:
    rows = told(call("measure", "--store", store, "--json"))
    assert [row["metric"] for row in rows] == [metric.key for metric in CATALOGUE]
    for row in rows:
        assert (row["value"] is None) == bool(row["reason"]), row


def test_people_get_a_table_with_the_reason_where_there_is_no_value(store: Path) -> None:
    result = call("measure", "cpi", "spi", "eac_bottom_up", "--store", store)
    assert "As of 28 February 2026" in result.stdout
    assert "over 2 of 2 projects, 100 % of BAC" in result.stdout
    assert "–" in result.stdout


def test_the_status_date_can_be_an_earlier_one(store: Path) -> None:
    (row,) = told(call("measure", "ac", "--as-of", "2026-02-26", "--store", store, "--json"))
    assert row["value"] == 0


def test_what_was_not_yet_loaded_was_not_known(store: Path) -> None:
    result = call("measure", "cpi", "--known", "2020-01-01", "--store", store)
    assert result.exit_code == 1
    assert "There is no project in" in result.stderr
    assert "by 2020-01-01" in result.stderr


@pytest.mark.parametrize("command", [("measure", "cpx"), ("explain", "cpx")])
def test_an_unknown_metric_is_a_wrong_call_that_is_put_right(command: tuple[str, ...], store: Path) -> None:
    result = call(*command, "--store", store)
    assert result.exit_code == 2
    assert "Did you mean 'cpi'?" in result.stderr


@pytest.mark.parametrize(
    "command", [("measure", "cpi"), ("explain", "cpi"), ("snapshot", "--out", "{folder}/a.pdf"), ("measure", "--json"), ("verify",)]
)
def test_an_empty_store_is_told_in_a_sentence(command: tuple[str, ...], tmp_path: Path) -> None:
    result = call(*(part.format(folder=tmp_path) for part in command), "--store", tmp_path / "nothing.duckdb")
    assert result.exit_code == 1
    assert result.stdout == "" or "--json" in command or command == ("verify",)
    assert "Load" in result.stderr
    assert list(tmp_path.glob("nothing*")) == list(tmp_path.glob("nothing.lock"))


def test_an_explanation_leads_from_the_formula_to_the_rows(store: Path) -> None:
    result = call("explain", "cpi", "--project", "P1", "--store", store)
    assert result.exit_code == 0
    for line in (
        "CPI of P1 as of 28 February 2026: 0.50 (red)",
        "Formula: EV ÷ AC",
        "Numbers: 10.00 ÷ 20.00 = 0.5000",
        "Coverage: over 1 of 1 project",
        "  progress.csv, sheet progress, row 2: 1 row",
        "  costs.csv, sheet costs, row 2: 1 row, amount 20.00",
    ):
        assert line in result.stdout


def test_an_explanation_as_json_has_the_same_numbers(store: Path) -> None:
    found = told(call("explain", "cpi", "--store", store, "--json"))
    assert found["ref"] == "cpi/portfolio/"
    assert found["value"] == pytest.approx(910 / 920)
    assert found["inputs"] == {"ev": 910, "ac": 920}
    assert {(rows["file"], rows["count"]) for rows in found["rows"]} >= {("progress.csv", 2), ("costs.csv", 2)}


def test_an_unknown_project_is_a_wrong_call_that_says_which_there_are(store: Path) -> None:
    result = call("explain", "cpi", "--project", "P3", "--store", store)
    assert result.exit_code == 2
    assert "There is no project 'P3'; there is P1, P2." in result.stderr

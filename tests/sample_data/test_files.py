"""The sample's files are those that the generator makes, and are such as people send."""

import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from sample_data.days import MONTHS
from sample_data.files import folder_name, names
from sample_data.generate import generate
from sample_data.group import PROGRAMMES, PROJECTS
from schema.work_packages import EARNING_METHODS
from tests.sample_data.reading import FOLDER, LEDGER, REGISTER, amount, ledger, path, posted, register, sheets, table


@pytest.fixture(scope="module")
def made_anew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("anew")
    generate(folder)
    return folder


@pytest.mark.parametrize("month", MONTHS)
def test_the_same_seed_gives_the_same_files(made_anew: Path, month: int) -> None:
    for name in names(month):
        anew, committed = made_anew / folder_name(month) / name, FOLDER / folder_name(month) / name
        if name.endswith(".csv"):
            assert anew.read_bytes() == committed.read_bytes()
        else:  # part by part: how tightly a part is packed may differ between builds of zlib, what it says may not
            assert parts(anew) == parts(committed)


def parts(book: Path) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(book) as file:
        return [(each.filename, file.read(each)) for each in file.infolist()]


def test_nothing_else_lies_in_the_folders_and_all_of_it_is_small() -> None:
    there = {file.relative_to(FOLDER).as_posix() for file in FOLDER.glob("2026-*/*")}
    assert there == {f"{folder_name(month)}/{name}" for month in MONTHS for name in names(month)}
    assert sum(file.stat().st_size for file in FOLDER.glob("2026-*/*")) < 12 * 2**20


def test_fourteen_projects_in_three_programmes_and_three_currencies() -> None:
    assert (len(PROJECTS), len(PROGRAMMES)) == (14, 3)
    projects = table(10, "projects")
    assert {row["currency"] for row in projects} == {"CHF", "EUR", "GBP"}
    assert {row["method"] for row in projects} == {"waterfall", "agile", "hybrid"}
    assert [row["project_id"] for row in projects] != sorted({p.key for p in PROJECTS})  # eleven of one sender, three of another
    assert {row["project_id"] for row in projects} == {project.key for project in PROJECTS}


def test_every_method_of_earning_is_used() -> None:
    assert {row["method"] for row in table(10, "work_packages") if row["parent_id"]} == set(EARNING_METHODS)


def test_every_project_has_a_plan_of_two_levels_milestones_and_risks() -> None:
    packages, milestones, risks = table(10, "work_packages"), table(10, "milestones"), register(10)
    for project in (p.key for p in PROJECTS):
        own = [row for row in packages if row["project_id"] == project]
        parents = {row["wp_id"] for row in own if not row["parent_id"]}
        assert 5 <= sum(row["parent_id"] in parents for row in own) <= 14
        assert 4 <= sum(row["project_id"] == project for row in milestones) <= 8
        assert 3 <= sum(row["project_id"] == project for row in risks) <= 8


def test_october_alone_holds_the_whole_history_of_progress() -> None:
    september = {(row["project_id"], row["wp_id"], row["status_date"]) for row in table(9, "progress")}
    october = {(row["project_id"], row["wp_id"], row["status_date"]) for row in table(10, "progress")}
    assert september < october


def test_the_october_ledger_is_the_whole_year_in_forty_thousand_lines() -> None:
    assert len(ledger(10)) == 40_000
    assert len({line["Document no"] for line in ledger(10)}) == 40_000
    assert {posted(line).month for line in ledger(10)} == set(MONTHS)


@pytest.mark.parametrize("month", MONTHS[:-1])
def test_a_months_ledger_is_that_months_part_of_the_octobers(month: int) -> None:
    part = [line for line in ledger(10) if posted(line).month == month]
    assert part == ledger(month)
    assert sum((amount(line) for line in part), Decimal()) == sum((amount(line) for line in ledger(month)), Decimal())


def test_the_ledger_is_written_as_the_finance_system_writes_it() -> None:
    head, first = path(10, LEDGER).read_bytes().split(b"\r\n", 2)[:2]
    assert head == b"Posting date;Document no;Project;WBS element;Amount;Curr;Type;Vendor;Text"
    assert first.startswith(b"05.01.2026;5100000001;")
    assert "Kälin".encode("cp1252") in path(10, LEDGER).read_bytes()


def test_every_accrual_is_taken_back_in_the_next_month() -> None:
    accruals = [line for line in ledger(10) if line["Type"] == "Accrual"]
    for month in MONTHS[:-1]:
        booked = sum(amount(line) for line in accruals if posted(line).month == month and amount(line) > 0)
        reversed_ = sum(amount(line) for line in accruals if posted(line).month == month + 1 and amount(line) < 0)
        assert booked == -reversed_


def test_the_register_has_title_rows_two_lines_of_headings_and_a_row_of_totals() -> None:
    rows = sheets(path(10, REGISTER))["Register"]
    assert rows[0][0] == "Corvenna Group: risk register"
    assert (rows[4][5], rows[5][5]) == ("Inherent", "P")
    assert rows[-1][0] == "Total"
    assert rows[-1][7] == sum(row["cost_impact"] for row in register(10))

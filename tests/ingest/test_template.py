"""The template is made from the contracts, and comes back without a question."""

from datetime import date
from pathlib import Path

import openpyxl

from ingest import template
from ingest.own_marks import READ_ME
from ingest.preview import preview
from schema import TABLES, Kind
from store.portfolio import Portfolio
from tests.ingest.files import AT, load


def test_it_has_a_sheet_for_each_table_with_meanings_and_drop_downs(tmp_path: Path) -> None:
    template.write(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == [READ_ME, *(table.title for table in TABLES)]
    for table in TABLES:
        sheet = book[table.title]
        assert sheet.freeze_panes
        assert sheet.page_setup.orientation == "landscape"
        for place, column in enumerate(table.columns, start=1):
            comment = sheet.cell(1, place).comment
            assert comment is not None
            assert column.meaning in comment.text
        lists = sum(column.choices is not None or column.kind is Kind.FLAG for column in table.columns)
        assert sum(rule.type == "list" for rule in sheet.data_validations.dataValidation) == lists


def test_the_same_contracts_give_the_same_file(tmp_path: Path) -> None:
    template.write(tmp_path / "a.xlsx")
    template.write(tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_untouched_it_loads_nothing_and_says_so(tmp_path: Path) -> None:
    template.write(tmp_path / "t.xlsx")
    receipt = load(Portfolio(tmp_path / "p.duckdb"), tmp_path / "t.xlsx")
    assert not receipt.kept
    assert all("example row" in p.says for p in receipt.problems if p.severity == "notice")
    assert any("no rows to load" in p.says for p in receipt.problems)


def test_filled_in_it_loads_without_a_question(tmp_path: Path) -> None:
    """Each table's own example, written below the example row, is what a sender would write."""
    template.write(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    for table in TABLES:
        for place, column in enumerate(table.columns, start=1):
            value = column.example
            if value != "" and column.name != "parent_id":  # the one row has none above it
                book[table.title].cell(3, place).value = date.fromisoformat(str(value)) if column.kind is Kind.DATE else value
    book.save(tmp_path / "returns_2026-10.xlsx")
    portfolio = Portfolio(tmp_path / "p.duckdb")
    seen = preview([tmp_path / "returns_2026-10.xlsx"], portfolio)
    assert seen.questions == ()
    assert [p for p in seen.problems if p.severity != "notice"] == []
    assert [sheet.loaded for sheet in seen.sheets if sheet.table] == [1] * len(TABLES)
    assert load(portfolio, tmp_path / "returns_2026-10.xlsx", at=AT).kept

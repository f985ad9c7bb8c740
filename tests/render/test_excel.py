"""The workbook says what the report says, in numbers that compute themselves, and the same each time."""

import math
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from metrics.metric import Unit
from render import excel
from render.excel_text import number_format, sheet_name
from reports.report import Cell, Item, Note, Report, Row, Value
from tests.render.example_report import FORMULA_LIKE, HOSTILE, example
from tests.render.reading import computed, numbers, workbook

APART = ["Glossary", "Lineage", "Inputs", "Chart data", "About"]


@pytest.fixture(scope="module")
def report() -> Report:
    return example()


@pytest.fixture(scope="module")
def written(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("excel") / "steering.xlsx"
    excel.write(report, path)
    return path


@pytest.fixture(scope="module")
def formulas(written: Path) -> Any:
    return workbook(written)


@pytest.fixture(scope="module")
def values(written: Path) -> Any:
    return workbook(written, values=True)


def _cells(book: Any) -> Iterator[Any]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def _inputs(values: Any) -> dict[str, float]:
    return {f"F{cell.row}": cell.value for cell in values["Inputs"]["F"] if isinstance(cell.value, (int, float))}


def test_each_slide_has_a_sheet_and_what_stands_behind_them_follows(report: Report, formulas: Any) -> None:
    assert formulas.sheetnames == ["Overview", "Exceptions", "Cost and schedule", "Risks   top    'all", *APART]
    assert (
        formulas["Overview"]["A1"].value
        == "Portfolio ▲ At risk: 5 of 14 projects need attention; finish CHF 2.1 M over budget, 6 weeks late"
    )
    assert formulas["Exceptions"]["A1"].value == f"{report.slides[1].title}  ■ Off track"


def test_every_number_of_the_report_stands_in_it_as_a_number(report: Report, values: Any) -> None:
    found = [cell.value for cell in _cells(values) if isinstance(cell.value, (int, float))]
    for number in numbers(report):
        assert any(math.isclose(number, other, rel_tol=1e-14) for other in found), number


def test_an_index_is_a_live_formula_over_its_inputs(formulas: Any, values: Any) -> None:
    sheet = formulas["Overview"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "CPI, cost")
    formula = sheet.cell(row, 2).value
    assert re.fullmatch(r"=Inputs!\$F\$\d+/Inputs!\$F\$\d+", formula)
    first, second = re.findall(r"\$F\$(\d+)", formula)
    assert [values["Inputs"].cell(int(at), 5).value for at in (first, second)] == ["ev", "ac"]


def test_every_formula_computes_to_the_value_that_is_kept_with_it(formulas: Any, values: Any) -> None:
    inputs = _inputs(values)
    found = [cell for cell in _cells(formulas) if cell.data_type == "f"]
    assert len(found) > 30
    for cell in found:
        kept = values[cell.parent.title][cell.coordinate].value
        assert math.isclose(computed(cell.value, inputs), kept, rel_tol=1e-12)


def test_libre_office_computes_every_formula_to_the_same_value(written: Path, formulas: Any, values: Any, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed: the formulas are recomputed by the test's own arithmetic alone")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    environment = {**os.environ, "HOME": str(tmp_path)}
    subprocess.run([program, "--headless", profile, "--convert-to", "xlsx", "--outdir", str(tmp_path), str(_without_values(written, tmp_path))], check=True, capture_output=True, timeout=180, env=environment)  # fmt: skip
    again = workbook(tmp_path / "bare.xlsx", values=True)
    for cell in (cell for cell in _cells(formulas) if cell.data_type == "f"):
        kept, fresh = (book[cell.parent.title][cell.coordinate].value for book in (values, again))
        assert math.isclose(kept, fresh, rel_tol=1e-12), cell.coordinate


def _without_values(written: Path, folder: Path) -> Path:
    """The workbook without the computed values, so that nothing but computing can bring them back."""
    bare = folder / "in" / "bare.xlsx"
    bare.parent.mkdir()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content) if name.startswith("xl/worksheets/") else content)
    return bare


def test_a_figure_beside_a_note_has_the_room_that_its_text_needs(report: Report, tmp_path: Path) -> None:
    late = Value(text="+1 137 working days", number=1137.0, unit=Unit.DAYS)
    told = Note(title="Changes", items=(Item(title="ERP ends later", values=(late,)),))
    slide = replace(report.slides[0], rows=(Row(cells=(Cell(width=12, blocks=(told,)),)),))
    excel.write(replace(report, slides=(slide,)), tmp_path / "a.xlsx")
    sheet = workbook(tmp_path / "a.xlsx", values=True).worksheets[0]
    (found,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == 1137]
    assert sheet.column_dimensions[found.column_letter].width > len(late.text)


def test_every_column_of_the_charts_numbers_has_a_width_of_its_own(formulas: Any) -> None:
    sheet = formulas["Chart data"]
    assert max(column.max for column in sheet.column_dimensions.values()) >= sheet.max_column


def test_text_is_never_run(formulas: Any) -> None:
    texts = [cell for cell in _cells(formulas) if cell.data_type == "s"]
    assert any(FORMULA_LIKE in cell.value and cell.value.startswith("=") for cell in texts)
    assert any(HOSTILE in cell.value for cell in texts)
    assert not any(cell.hyperlink for cell in texts)
    assert {cell.data_type for cell in _cells(formulas)} <= {"s", "n", "f", "d"}
    assert all(cell.value.startswith("=Inputs!") or cell.value.startswith("=(") for cell in _cells(formulas) if cell.data_type == "f")


def test_a_figure_that_is_missing_is_a_dash_with_its_reason(formulas: Any) -> None:
    sheet = formulas["Overview"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "TCPI, to budget")
    assert sheet.cell(row, 2).value == "○ –"
    assert sheet.cell(row, 2).comment.text == "no progress has been reported"
    assert sheet.cell(row, 3).value == "○ Not computable"


def test_status_is_mark_word_and_colour_that_follows_the_word(formulas: Any) -> None:
    sheet = formulas["Exceptions"]
    assert [sheet.cell(row, 2).value for row in range(6, 11)] == ["■ Off track", "▲ At risk", "○ Not computable", "▲ At risk", "● On track"]
    rules = [rule for ranges in sheet.conditional_formatting for rule in ranges.rules]
    assert {rule.text for rule in rules if rule.text} == {"● ", "▲ ", "■ ", "○ "}
    assert "■" not in sheet["C7"].number_format
    assert sheet["C6"].number_format.startswith('"▲ "')


def test_charts_are_native_and_on_the_sheet_of_their_slide(formulas: Any) -> None:
    kinds = {sheet.title: [type(chart).__name__ for chart in sheet._charts] for sheet in formulas.worksheets}
    assert kinds["Overview"] == ["LineChart", "ScatterChart", "BarChart"]
    assert kinds["Cost and schedule"] == ["LineChart", "LineChart"]


def test_the_heatmap_counts_on_the_ground_of_its_band(formulas: Any) -> None:
    sheet = formulas["Risks   top    'all"]
    top = next(cell.row for cell in sheet["A"] if cell.value == "Number of risks")
    assert [sheet.cell(top, column).value for column in range(2, 7)] == [1, 2, 3, 4, 5]
    assert sheet.cell(top + 2, 6).value == 2  # probability 4, impact 5
    assert sheet.cell(top + 9, 6).value == 900_000
    rules = [rule.formula[0] for ranges in sheet.conditional_formatting for rule in ranges.rules if rule.type == "expression"]
    assert len([rule for rule in rules if rule.endswith('="critical"')]) == 2


def test_it_is_ready_to_read_and_to_print(report: Report, formulas: Any) -> None:
    for sheet in formulas.worksheets:
        assert sheet.page_setup.orientation == ("landscape" if sheet.title in APART else "portrait")
        assert sheet.page_setup.fitToHeight == 0
        assert "page &P of &N" in sheet.oddFooter.right.text.replace("&[Page]", "&P").replace("&[Pages]", "&N")
        assert "Status date 31" in sheet.oddFooter.left.text
        assert report.stamp.hash[:12] in sheet.oddFooter.left.text
    assert formulas["Overview"].freeze_panes == "A3"
    assert formulas["Exceptions"].freeze_panes == "B6"
    assert formulas["Lineage"].freeze_panes == "B2"


def test_lineage_leads_from_the_figure_to_file_sheet_rows_and_load(formulas: Any) -> None:
    rows = [[cell.value for cell in row] for row in formulas["Lineage"].iter_rows(min_row=2)]
    cpi = next(row for row in rows if row[0] == "CPI of ERP")
    assert cpi[3].startswith("=Inputs!")
    assert cpi[4:8] == ["▲ At risk", "EV ÷ AC", "6.48\u00a0M ÷ 7.53\u00a0M = 0.86", "green from 0.95, amber from 0.90, red below"]
    assert cpi[10:12] == ["costs", "finanzen_2026-10 *neu*.csv"]
    assert cpi[13:16] == ["2–4, 9 …", 812, 7]


def test_it_says_of_when_and_from_what_it_is(report: Report, formulas: Any) -> None:
    told = {row[0].value: row[1].value for row in formulas["About"].iter_rows(min_row=2)}
    assert told["SHA-256 of the content"] == report.stamp.hash
    assert told["Loads"] == "3, 6, 7"
    assert "Sample data" in told
    assert formulas["Glossary"]["A2"].value == "CPI"


def test_the_same_report_gives_the_same_bytes(report: Report, written: Path, tmp_path: Path) -> None:
    excel.write(report, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == written.read_bytes()


@pytest.mark.parametrize("projects", [1, 200])
def test_it_holds_for_one_project_and_for_two_hundred(projects: int, tmp_path: Path) -> None:
    excel.write(example(projects=projects), tmp_path / "a.xlsx")
    sheet = workbook(tmp_path / "a.xlsx")["Exceptions"]
    assert sum(str(cell.value).startswith(("P", "ERP ", "DWH ", "SOC ", "LEG ", "CRM ")) for cell in sheet["A"][5:]) == projects


@pytest.mark.parametrize(
    ("text", "number", "unit", "expected"),
    [
        ("CHF\u00a045.7\u00a0M", 45_712_300.0, Unit.MONEY, '"CHF\u00a0"#,##0.0,,"\u00a0M"'),
        ("+1.6", 1_603_000.0, Unit.MONEY, '"+"#,##0.0,,'),
        ("0.955", 0.9551, Unit.INDEX, "#,##0.000"),
        ("45\u00a0%", 0.4512, Unit.SHARE, "#,##0\\ %"),
        ("12\u202f345", 12_345.2, Unit.COUNT, "#,##0"),
        ("21 of 27", 21.0, Unit.COUNT, '#,##0" of 27"'),
        ("+42\u00a0d", 42.0, Unit.DAYS, '"+"#,##0"\u00a0d"'),
        ("late", 42.0, Unit.DAYS, "0"),
        ("0.0", 46_500.0, Unit.MONEY, "#,##0.0,,"),
    ],
)
def test_a_number_keeps_the_look_of_its_text(text: str, number: float, unit: Unit, expected: str) -> None:
    assert number_format(Value(text=text, number=number, unit=unit), "CHF").split(";")[0] == expected


def test_sheets_get_names_that_a_workbook_takes() -> None:
    taken: set[str] = set()
    assert sheet_name("a/b:c", taken) == "a b c"
    assert sheet_name("A b C", taken) == "A b C 2"
    assert len(sheet_name("x" * 80, taken)) == 31
    assert sheet_name("History", taken) == "History 2"
    assert sheet_name("'", taken) == "Slide"


def test_names_that_end_a_chart_or_a_page_head_cannot_command_it(report: Report, tmp_path: Path) -> None:
    hostile = replace(report, title="=A&B &P", slides=tuple(replace(slide, name=f"={slide.name}&D") for slide in report.slides))
    excel.write(hostile, tmp_path / "a.xlsx")
    book = workbook(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode().replace("&amp;", "&")
    assert "=A&&B &&P" in sheet
    assert book.sheetnames[0] == "=Overview&D"

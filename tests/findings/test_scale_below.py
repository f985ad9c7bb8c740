"""A line below a table that says in what its amounts are holds for it, as one above does; where it is not sure, it is asked about."""

from datetime import date
from pathlib import Path

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import stored
from tests.ingest.files import workbook

D = date
HEADS = ["Project ID", "Date", "Document number", "Amount"]
ROWS = [["AA", D(2026, 9, 5), "1", 0.25], ["BB", D(2026, 9, 10), "3", 0.5]]
LINES = [
    ("* in thousands of EUR", 1_000),
    ("All amounts in kEUR, unless otherwise stated", 1_000),
    ("Alle Beträge in TEUR", 1_000),
    ("Angaben in Tsd. € (ohne MwSt.)", 1_000),
    ("Montants en milliers d'euros", 1_000),
    ("Montants en k€ HT", 1_000),
    ("Valores en miles de euros", 1_000),
    ("Valores em milhares de euros", 1_000),
    ("Tutti gli importi in migliaia di euro", 1_000),
    ("Valori in €/000", 1_000),
    ("Alle bedragen x € 1.000", 1_000),
    ("All amounts in EUR thousand", 1_000),
    ("(in Mio. EUR)", 1_000_000),
    ("Figures in EUR m", 1_000_000),
    ("Importi in milioni di euro", 1_000_000),
    ("All amounts in EUR", 1),
    ("Source: SAP, 1,200 kEUR in all", 1),
]


@pytest.mark.parametrize(("line", "scale"), LINES)
def test_a_line_below_the_table_says_in_what_the_amounts_are(tmp_path: Path, line: str, scale: int) -> None:
    desk = Desk(tmp_path)
    if len(line) % 2:
        text = "Project ID;Date;Document number;Amount\nAA;2026-09-05;1;0,25\nBB;2026-09-10;3;0,50\n"
        file = desk.file("gl.csv", f"{text}\n{line};;;\nPrinted by Ann;;;\n")
    else:
        file = workbook(desk.file("gl.xlsx", ""), {"GL": [HEADS, *ROWS, [], [None, line]]})
    said = desk.load(file, options=("--yes",))
    warned = [p["says"] for p in said["problems"] if p["severity"] == "warning"]
    assert warned == (
        [f"“{line}” says that the amounts are in {'thousands' if scale == 1_000 else 'millions'}: each is taken times {scale:,}."]
        if scale > 1
        else []
    )
    assert desk.ac() == (0.25 * scale, 0.5 * scale)


def test_a_note_in_several_cells_refuses_nothing_and_the_copy_of_the_file_is_known(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    book = workbook(desk.file("gl.xlsx", ""), {"GL": [HEADS, *ROWS, [None, None, "Hinweis:", "alle Beträge in TEUR"]]})
    desk.kept(book, options=("--yes",))
    assert desk.ac() == (250, 500)
    desk.load(desk.file("Kopie von gl.xlsx", book.read_bytes()), options=("--yes",))
    assert desk.ac() == (250, 500)


def test_a_note_of_other_words_is_asked_about_and_the_answer_remembered(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for month, answer in (("09", "1000"), ("10", "")):
        text = f"Project ID;Date;Document number;Amount\nAA;2026-{month}-05;{month};25\nSource: SAP, TEUR;;;\n"
        file = desk.file(f"gl_2026-{month}.csv", text)
        desk.answered("thousands", answer, file) if answer else desk.kept(file)
    assert desk.ac() == (50_000, 0)


def test_a_heading_in_plain_euros_above_such_a_note_is_asked_about(tmp_path: Path) -> None:
    text = "Project ID;Date;Document number;Amount (EUR)\nAA;2026-09-05;1;25\nAlle Beträge in TEUR;;;\n"
    for answer, ac in (("1", 25), ("1000", 25_000)):
        desk = Desk(tmp_path / answer)
        desk.answered("thousands", answer, desk.file("gl.csv", text))
        assert desk.figure("ac", "AA") == ac


def test_a_mark_refers_to_the_headings_that_bear_it(tmp_path: Path) -> None:
    for number, (mark, heading) in enumerate((("*", "Budget*"), ("¹", "Budget ¹"), ("1)", "Budget 1)"), ("(1)", "Budget (1)"))):
        heads = ["Project ID", "Period end", "Planned value", "Earned value", "Actual cost", heading]
        desk = Desk(tmp_path / str(number))
        rows = [["AA", D(2026, 9, 30), 100, 90, 80, 3], ["BB", D(2026, 9, 30), 100, 90, 70, 4]]
        said = desk.load(workbook(desk.file("evm.xlsx", ""), {"EVM": [heads, *rows, [f"{mark} in kEUR"]]}), options=("--yes",))
        assert f"“{mark} in kEUR” says that “{heading}” is in thousands: each is taken times 1,000." in [
            p["says"] for p in said["problems"]
        ]


def test_a_note_under_the_last_of_several_tables_is_asked_about_for_the_others(tmp_path: Path) -> None:
    packages = ["Project ID", "Work package ID", "Name", "Baseline start", "Baseline finish", "Budget"]
    plan = [["AA", "W1", "One", D(2026, 7, 1), D(2026, 12, 31), 1], ["AA", "W2", "Two", D(2026, 7, 1), D(2026, 12, 31), 1]]
    tables = [["Costs"], HEADS, *ROWS, [], ["Packages"], packages, *plan, [], ["All amounts in kEUR"]]
    desk = Desk(tmp_path)
    file = workbook(desk.file("book.xlsx", ""), {"Sheet": tables})
    asked = desk.asked("thousands", file, options=("--yes",))
    assert asked == "thousands|book.xlsx|Sheet · Costs|All amounts in kEUR"
    desk.kept(file, options=("--yes", "--answer", f"{asked}=1000"))
    assert desk.figure("ac", "AA") == 250
    assert desk.figure("bac", "AA") == 2_000


def test_each_sheet_has_its_own_note_also_where_a_layout_turned_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    across = [["Actual costs"], [], ["Project", "Sep 26", "Oct 26"], ["AA", 2.5, 2], ["BB", 1, 1], ["Beträge in TEUR"]]
    evm = [["Project ID", "Period end", "Planned value", "Earned value"], ["AA", D(2026, 9, 30), 3, 2], ["in Mio. EUR"]]
    desk.kept(workbook(desk.file("book.xlsx", ""), {"Costs": across, "EVM": evm}), options=("--yes",))
    assert desk.ac() == (4_500, 2_000)
    assert stored(desk, "reporting_periods", "pv", "ev") == [(3_000_000, 2_000_000)]


def test_a_unit_in_the_corner_of_months_or_in_a_heading_of_its_own_holds_for_all(tmp_path: Path) -> None:
    across = "Ist-Kosten;;\nTEUR;Sep 26;Okt 26\nAA;2,5;2\nBB;1;1\n"
    down = "Actual costs;;\nk€;AA;BB\nSep 26;2,5;1\nOct 26;2;1\n"
    listed = "Project ID;Date;Document number;Amount;in TEUR\nAA;2026-09-05;1;4,5;\nBB;2026-09-10;3;2;\n"
    for number, text in enumerate((across, down, listed)):
        desk = Desk(tmp_path / str(number))
        desk.kept(desk.file("costs.csv", text), options=("--yes",))
        assert desk.ac() == (4_500, 2_000), text


def test_a_note_of_labels_and_values_refuses_nothing_and_a_row_of_rates_is_none(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    text = "Project ID;Date;Document number;Amount\nAA;2026-09-05;1;4,5\nWährung:;EUR;;\nEinheit:;Tausend EUR;;\n"
    desk.kept(desk.file("gl.csv", text), options=("--yes",))
    desk.kept(desk.file("rates.csv", "Date;From;To;Rate\n2026-01-01;USD;EUR;0,5\n2026-01-01;GBP;EUR;2\n"))
    assert desk.figure("ac", "AA") == 4_500
    assert stored(desk, "exchange_rates", "rate") == [(0.5,), (2,)]

"""Words, dates and scales of the returns that people have; the numbers are those of the findings."""

from datetime import date
from pathlib import Path

import pytest

from ingest import spoken
from ingest.gather import gather
from ingest.load import keep
from ingest.preview import Preview, preview
from ingest.question import Answers, place
from schema import Problem
from tests.ingest.files import AT, text, with_projects


def seen(folder: Path, name: str, content: str, **answers: object) -> Preview:
    return preview([text(folder / name, content)], with_projects(folder), answers=Answers(**answers))  # type: ignore[arg-type]


def values(found: Preview, column: str) -> list[object]:
    rows = found.sheets[0].rows
    assert rows is not None, [problem.says for problem in found.problems]
    return list(rows.column(column).to_pylist())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("de_min.csv", "Projekt;Belegdatum;Betrag\nERP;2026-01-05;100\n"),
        ("es.csv", "Proyecto;Número Documento;Fecha;Valor;Moneda;Descripción\nERP;490001;05/01/2026;100,00;CHF;Licencias\n"),
        ("fr.csv", "Projet;N° pièce;Date comptable;Montant;Devise\nERP;1;05/01/2026;100,00;CHF\n"),
        ("it.csv", "Progetto;Numero documento;Data registrazione;Importo;Valuta\nERP;1;05.01.2026;100,00;CHF\n"),
        ("pt.csv", "Projeto;Nº documento;Data de lançamento;Valor;Moeda\nERP;1;05.01.2026;100,00;CHF\n"),
        ("nl.csv", "Project;Boekstuk;Boekdatum;Bedrag;Munt\nERP;1;05.01.2026;100,00;CHF\n"),
        ("camel.csv", "ProjectID;DocumentNumber;PostingDate;Amount\nERP;1;2026-01-05;100\n"),
    ],
)
def test_x20_a_ledger_is_known_in_seven_languages(tmp_path: Path, name: str, content: str) -> None:
    found = seen(tmp_path, name, content, date_order="dmy")
    assert found.sheets[0].table == "costs"
    assert values(found, "date") == [date(2026, 1, 5)]
    assert values(found, "amount") == [100]


def test_x21_any_sheet_is_given_its_table_and_left_out_and_what_fits_nothing_is_told(tmp_path: Path) -> None:
    content = "Vorhaben X;Woche Y;Zahl Z\nERP;2026-01-05;100\n"
    where = place("odd.csv", "odd")
    chosen = {where: {"Vorhaben X": "project_id", "Woche Y": "date", "Zahl Z": "amount"}}
    found = seen(tmp_path, "odd.csv", content, tables={where: "costs"}, columns=chosen)
    assert (found.sheets[0].table, values(found, "amount")) == ("costs", [100])
    assert seen(tmp_path, "odd.csv", content, tables={where: ""}).sheets[0].match is None
    assert spoken.tables(["odd.csv=costs", "b.xlsx|Sheet 1=none"]) == {where: "costs", "b.xlsx|Sheet 1": ""}
    with pytest.raises(spoken.Misspoken, match=r"no table 'cost'; there is programmes, projects"):
        spoken.tables(["odd.csv=cost"])
    with pytest.raises(spoken.Misspoken, match=r"no sheet 'b.xlsx\|S'; there is odd.csv\|odd"):
        spoken.check_tables(found, {"b.xlsx|S": "costs"})


def test_x9_a_current_finish_is_the_forecast(tmp_path: Path) -> None:
    content = "project_id,milestone_id,milestone,baseline_finish,current_finish,actual_finish\nERP,M2,Release gate,2026-10-20,2026-12-15,\n"
    assert values(seen(tmp_path, "ms.csv", content), "forecast_date") == [date(2026, 12, 15)]


def test_x6_before_current_and_after_are_inherent_residual_and_target(tmp_path: Path) -> None:
    content = (
        "Project,Risk ID,Risk,Pre-Mitigation Likelihood,Pre-Mitigation Impact,Current Likelihood,Current Impact,"
        "Post-Mitigation Likelihood,Post-Mitigation Impact,Owner,Status\nERP,R1,Vendor is late,5,5,4,4,2,2,Ann,Open\n"
    )
    found = seen(tmp_path, "risks.csv", content)
    names = ("probability", "impact", "residual_probability", "residual_impact", "target_probability", "target_impact")
    assert [values(found, name) for name in names] == [[5], [5], [4], [4], [2], [2]]


def test_x6_the_second_line_of_headings_may_hold_a_number(tmp_path: Path) -> None:
    content = (
        "Project,Risk ID,Risk Title,Owner,Initial,,,Response,Controlled,,Status,Total cost of risks\n"
        ",,,,Probability,Impact,Score,,Probability,Impact,,0\nERP,R1,Vendor is late,Ann,4,5,20,Second vendor,2,3,Open,\n"
    )
    found = seen(tmp_path, "risks.csv", content)
    names = ("probability", "impact", "residual_probability", "residual_impact")
    assert [values(found, name) for name in names] == [[4], [5], [2], [3]]


@pytest.mark.parametrize(("written", "end"), [("Q1 2026", 3), ("2026-Q1", 3), ("202603", 3), ("Mrz 26", 3), ("H1 2026", 6)])
def test_x25_periods_are_read(tmp_path: Path, written: str, end: int) -> None:
    found = seen(tmp_path, "per.csv", f"Project,Period,PV,EV,AC\nERP,{written},100,90,95\n")
    assert [day.month for day in values(found, "period_end")] == [end]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("written", "status"),
    [("Amber/Red", "red"), ("A/R", "red"), ("🟢", "green"), ("Gelb", "amber"), ("Delayed", "amber"), ("rouge", "red")],
)
def test_x27_words_for_a_status_are_known(tmp_path: Path, written: str, status: str) -> None:
    found = seen(tmp_path, "rag.csv", f"Project,Status date,RAG\nERP,2026-01-31,{written}\n")
    assert values(found, "declared_status") == [status]


def test_x27_an_unknown_word_is_asked_once_and_remembered(tmp_path: Path) -> None:
    rows = "".join(f"ERP,2026-{month:02}-28,{word}\n" for month, word in zip(range(1, 8), ["Parked"] * 6 + ["green"], strict=True))
    found = seen(tmp_path, "rag.csv", f"Project,Status date,RAG\n{rows}")
    (question,) = found.open_questions
    assert (question.topic, question.column, question.says.partition(" is")[0]) == ("word", "RAG", "“Parked”")
    assert "6 rows" in question.says
    assert dict(question.choices).keys() >= {"red", "amber", "green"}
    portfolio = with_projects(tmp_path / "kept")
    path = text(tmp_path / "rag.csv", f"Project,Status date,RAG\n{rows}")
    answers = Answers(replies={question.key: "amber"})
    assert keep(preview([path], portfolio, answers=answers), portfolio, person="test", at=AT).kept
    later = preview([text(tmp_path / "later.csv", "Project,Status date,RAG\nNET,2026-08-31,Parked\n")], portfolio)
    assert (values(later, "declared_status"), later.open_questions) == (["amber"], ())


def test_x27_many_unknown_words_are_no_list_and_told_in_one_sentence(tmp_path: Path) -> None:
    rows = "".join(f"ERP,R{n},Risk {n},3,3,Ann,Waiting for {'abcdefghijklmnopqrstuvwxyz'[n % 26] * 3} of {n}\n" for n in range(70))
    found = seen(tmp_path, "risks.csv", f"Project,Risk ID,Title,Probability,Impact,Owner,Status\n{rows}")
    assert not found.open_questions
    faults = [problem for problem in gather(found.problems) if problem.severity == "error"]
    assert len(faults) == 1
    assert "The same holds in 70 rows of the column: 2, 3, 4, 5, 6 and 65 more." in faults[0].says
    assert (faults[0].file, faults[0].sheet, faults[0].row, faults[0].column) == ("risks.csv", "risks", 2, "Status")
    assert sum(problem.severity == "error" for problem in found.problems) == found.sheets[0].rejected == 70


def test_x27_what_differs_is_told_apart_and_a_few_faults_stand_alone() -> None:
    def fault(row: int, column: str, found: str) -> Problem:
        return Problem(file="f.csv", sheet="S", row=row, column=column, found=found, says=f"“{found}” is none.", mend="Correct it.")

    told = gather([*(fault(row, "A", "x" if row % 2 else "y") for row in range(2, 12)), fault(3, "B", "z"), fault(4, "B", "z")])
    assert [(problem.row, problem.column) for problem in told] == [(2, "A"), (3, "B"), (4, "B")]
    assert "10 rows" in told[0].says
    assert "“y” 5, “x” 5" in told[0].says


def test_x27_what_many_sheets_have_alike_is_told_once_and_what_differs_by_sheet() -> None:
    def fault(number: int, says: str) -> Problem:
        sheet = f"S{number}"
        return Problem(file="f.xlsx", sheet=sheet, row=number, says=says.format(sheet), mend="Nothing.", severity="notice")

    alike = [fault(number, "Sheet “{}” has rows 2–" + str(number) + " hidden.") for number in range(3, 13)]
    apart = [fault(number, f"“Margin {number}” is not used.") for number in range(3, 13)]
    told = gather([*alike, *alike[:1], *apart])
    assert len(told) == 11
    assert told[0].says.endswith("The same holds for 10 sheets: “S3”, “S4”, “S5”, “S6”, “S7” and 5 more.")


@pytest.mark.parametrize(
    ("heading", "cells", "holds"),
    [
        ("Reading", ["High", "Low", "Medium"], "ratings"),
        ("Likelihood seen", [4, 2, 5], "ratings"),
        ("Reserve held", ["1,200.50", "800.00", "90.25"], "amounts"),
        ("Geld", ["EUR", "EUR", "CHF"], "currencies"),
        ("Wann", ["2026-01-31", "2026-02-28", "2026-03-31"], "dates"),
        ("Lage", ["Open", "Closed", "Open"], "a short list of kinds"),
        ("Done so far %", ["10 %", "20 %", "35 %"], "percentages"),
    ],
)
def test_a_column_left_out_that_holds_something_wants_a_yes_once(tmp_path: Path, heading: str, cells: list[object], holds: str) -> None:
    rows = "\n".join(f'ERP;{n};2026-01-0{n + 1};100;"{cell}"' for n, cell in enumerate(cells))
    content = f"Project;Doc no;Posting date;Amount;{heading}\n{rows}\n"
    portfolio, path = with_projects(tmp_path / "kept"), text(tmp_path / "ledger.csv", content)
    found = preview([path], portfolio)
    (warned,) = [problem for problem in found.problems if problem.severity == "warning"]
    assert (warned.column, f"and holds {holds}" in warned.says) == (heading, True)
    assert not keep(found, portfolio, person="test", at=AT).kept
    assert keep(found, portfolio, person="test", at=AT, yes=True).kept
    again = preview([text(tmp_path / "ledger2.csv", content.replace("2026-01", "2026-02"))], portfolio)
    assert not [problem for problem in again.problems if problem.severity == "warning"]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Comment", ["late again, see the minutes", "paid twice", "none"]),
        ("User ID", [100234, 100377, 100391]),
        ("Seq", [1, 2, 3]),
        ("Project name", ["ERP rollout", "ERP rollout", "ERP rollout"]),
        ("Entered by", ["A. Meier", "B. Rossi", "C. Weber"]),
        ("Nothing", ["", "", ""]),
        ("Cost element", [400000, 410000, 476900]),
        ("User", ["MEIERA", "MEIERA", "MEIERA"]),
    ],
)
def test_identifiers_and_comments_left_out_ask_nothing(tmp_path: Path, heading: str, cells: list[object]) -> None:
    rows = "\n".join(f"ERP;{n};2026-01-0{n + 1};100;{cell}" for n, cell in enumerate(cells))
    found = seen(tmp_path, "ledger.csv", f"Project;Doc no;Posting date;Amount;{heading}\n{rows}\n")
    assert not [problem.says for problem in found.problems if problem.severity == "warning"]


def test_x22_a_word_that_is_no_known_rating_is_asked_once(tmp_path: Path) -> None:
    content = "Project,Risk ID,Risk,Probability,Impact,Owner\nERP,R1,A,Sehr viel,4,Ann\nERP,R2,B,tbd,tbd,Ann\nERP,R3,C,Sehr viel,3,Ann\n"
    found = seen(tmp_path, "risks.csv", content)
    assert [(question.column, question.key.rpartition("|")[2]) for question in found.open_questions] == [
        ("Probability", "Sehr viel"),
        ("Probability", "tbd"),
        ("Impact", "tbd"),
    ]
    replies = {question.key: answer for question, answer in zip(found.open_questions, ("5", "blank", "blank"), strict=True)}
    answered = seen(tmp_path, "risks.csv", content, replies=replies)
    assert (values(answered, "probability"), values(answered, "impact")) == ([5, None, 5], [4, None, 3])

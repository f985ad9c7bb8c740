"""Words, dates and scales of the returns that people have; the numbers are those of the findings."""

from datetime import date
from pathlib import Path

import pytest

from ingest import spoken
from ingest.preview import Preview, preview
from ingest.question import Answers, place
from tests.ingest.files import text, with_projects


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

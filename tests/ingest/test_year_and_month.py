"""Periods of which year and month have columns of their own."""

from datetime import date
from pathlib import Path

import pytest

from ingest.preview import Answers, preview
from tests.ingest.files import figure, kept, text, with_projects


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        ("Project;Year;Month;Amount", ("2026;Jan", "2026;Feb")),
        ("Projekt;Monat;Jahr;Betrag", ("1;2026", "02;2026")),
        ("Projet;Année;Mois;Montant", ("2026;janv.", "2026;févr.")),
        ("Proyecto;Año;Mes;Importe", ("2026;1", "2026;2")),
    ],
)
def test_a_year_and_a_month_are_the_period_of_the_row(tmp_path: Path, heads: str, cells: tuple[str, str]) -> None:
    ledger = "".join(f"ERP;{cell};100\n" for cell in cells)
    seen = preview([text(tmp_path / "ledger.csv", f"{heads}\n{ledger}Total;;;200\n")], with_projects(tmp_path / "p"))
    [rows] = [sheet.rows for sheet in seen.sheets if sheet.rows is not None]
    assert seen.questions == ()
    assert rows.column("date").to_pylist() == [date(2026, 1, 31), date(2026, 2, 28)]
    portfolio = with_projects(tmp_path / "kept")
    kept(portfolio, tmp_path / "ledger.csv")
    assert [figure(portfolio, "ac", "ERP", day) for day in ("2026-01-31", "2026-02-28")] == [100, 200]


@pytest.mark.parametrize(
    "heads",
    [
        "Project;Fiscal year;Period;Amount",
        "Project;Fiscal Year;Fiscal Period;Amount",
        "Projekt;Geschäftsjahr;Buchungsperiode;Betrag",
        "Projekt;GJahr;Periode;Betrag",
        "Projet;Exercice;Période;Montant",
        "Projet;Exercice comptable;Période comptable;Montant",
        "Proyecto;Ejercicio;Período contable;Importe",
        "Progetto;Esercizio;Periodo contabile;Importo",
        "Projeto;Ano fiscal;Período contábil;Valor",
        "Project;Boekjaar;Boekingsperiode;Bedrag",
        "Project;Year;Posting period;Amount",
    ],
)
def test_of_a_fiscal_year_it_is_asked_when_it_begins(tmp_path: Path, heads: str) -> None:
    second = {"GJahr": "002", "Exercice": "2", "Boekjaar": "02"}.get(heads.split(";")[1], "P02")
    ledger, portfolio = text(tmp_path / "ledger.csv", f"{heads}\nERP;2026;1;100\nERP;2026;{second};50\n"), with_projects(tmp_path / "p")
    [asked] = preview([ledger], portfolio).questions
    assert asked.topic == "fiscal_start"
    [rows] = [sheet.rows for sheet in preview([ledger], portfolio, answers=Answers(replies={asked.key: "4"})).sheets if sheet.rows]
    assert rows.column("date").to_pylist() == [date(2025, 4, 30), date(2025, 5, 31)]
    kept(portfolio, ledger, yes=True, fiscal_start="4")
    assert [figure(portfolio, "ac", "ERP", day) for day in ("2025-04-29", "2025-04-30", "2025-05-31")] == [0, 100, 150]


def test_beside_a_day_they_are_left_as_they_are(tmp_path: Path) -> None:
    ledger = text(tmp_path / "ledger.csv", "Project;Year;Month;Posting date;Amount\nERP;2026;1;2026-01-15;100\nNET;2026;2;2026-02-15;50\n")
    portfolio = with_projects(tmp_path / "p")
    [rows] = [sheet.rows for sheet in kept(portfolio, ledger).sheets if sheet.rows]
    assert rows.column("date").to_pylist() == [date(2026, 1, 15), date(2026, 2, 15)]
    assert figure(portfolio, "ac", "ERP") == 100

"""The amount of the document and that of the books by whatever name: the one in the project's own currency counts, and an open one is asked about."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.findings.loading import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path, setup=False)
    found.kept(found.file("projects.csv", "Project ID;Name;Currency;Ledger\nP1;Alpha;EUR;yes\n"))
    return found


def spent(desk: Desk) -> Decimal:
    return Decimal(str(desk.figure("ac", "P1", "2026-12-31")))


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        ("Amount;Currency;Amount (FC);FC", "100;EUR;110;USD"),
        ("Amount (FC);FC;Amount (LC);LC", "110;USD;100;EUR"),
        ("FC amount;LC amount;FC;LC", "110;100;USD;EUR"),
        ("Foreign amount;Foreign currency;Local amount;Local currency", "110;USD;100;EUR"),
        ("Transaction amount;Transaction currency;Functional amount;Functional currency", "110;USD;100;EUR"),
        ("Amount;Base amount;Currency;Base currency", "110;100;USD;EUR"),
        ("Amount in doc. curr.;Curr.;Amount in LC;LCurr", "110;USD;100;EUR"),
        ("Orig. amount;Orig. currency;Amount EUR", "110;USD;100"),
        ("Local currency amount;LC;Transaction currency amount;TC", "100;EUR;110;USD"),
        ("Betrag Hauswährung;Betrag Belegwährung;Hauswährung;Belegwährung", "100;110;EUR;USD"),
        ("Betrag FW;FW;Betrag HW;HW", "110;USD;100;EUR"),
        ("Montant EUR;Montant devise;Devise", "100;110;USD"),
        ("Importe en divisa;Divisa;Importe moneda local;Moneda local", "110;USD;100;EUR"),
        ("Importo in divisa;Divisa;Importo in valuta locale;Valuta locale", "110;USD;100;EUR"),
        ("Valor moeda estrangeira;Moeda estrangeira;Valor moeda local;Moeda local", "110;USD;100;EUR"),
        ("Bedrag vreemde valuta;Vreemde valuta;Bedrag eigen valuta;Eigen valuta", "110;USD;100;EUR"),
    ],
)
def test_the_amount_in_the_projects_own_currency_counts(desk: Desk, headings: str, cells: str) -> None:
    said = desk.kept(desk.file("ledger.csv", f"Project;Doc no;Date;{headings}\nP1;1;2026-01-15;{cells}\n"))
    assert spent(desk) == 100
    assert not [problem for problem in said["problems"] if problem["severity"] == "warning"]


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        ("Montant;Devise;Montant devise", "100;USD;110"),
        ("Montant en devise;Devise;Montant en monnaie locale", "110;USD;100"),
        ("Amount;Amount (FC);Currency", "100;110;USD"),
        ("Amount;Amount (FC);Currency", "100;110;EUR"),
        ("Foreign amount;Currency;Local amount", "110;USD;100"),
        ("FC Amount;LC Amount", "110;100"),
    ],
)
def test_where_only_one_currency_is_named_the_amount_is_asked_about_once(desk: Desk, headings: str, cells: str) -> None:
    file = desk.file("ledger.csv", f"Project;Doc no;Date;{headings}\nP1;1;2026-01-15;{cells}\n")
    key = desk.asked("counted", file, options=("--yes",))
    desk.kept(file, options=("--answer", f"{key}=local"))
    assert spent(desk) == 100


def test_an_original_amount_without_a_currency_of_its_own_is_told_and_not_taken(desk: Desk) -> None:
    file = desk.file("ledger.csv", "Project;Doc no;Date;Amount;Original amount;Currency\nP1;1;2026-01-15;100;110;EUR\n")
    assert [p["column"] for p in desk.load(file)["problems"] if p["severity"] == "warning"] == ["Original amount"]
    desk.kept(file, options=("--yes",))
    assert spent(desk) == 100

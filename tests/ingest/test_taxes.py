"""Net amounts, VAT and gross amounts in a ledger, in the languages and orders that people keep them in: the net ones are the cost."""

from pathlib import Path

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import stored

PROJECTS = "Project ID;Name;Currency;Ledger\nP1;Alpha;EUR;yes\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path, setup=False)
    found.kept(found.file("projects.csv", PROJECTS))
    return found


@pytest.mark.parametrize(
    "headings",
    [
        "Project;Date;Net;VAT;Gross",
        "Project;Invoice date;Amount excl. VAT;VAT;Amount incl. VAT",
        "Project;Date;Amount;Tax;Total",
        "Projekt;Belegdatum;Netto;MwSt;Brutto",
        "Projet;Date;Montant HT;TVA;Montant TTC",
        "Progetto;Data;Imponibile;IVA;Totale",
        "Proyecto;Fecha;Base imponible;IVA;Total",
        "Project;Datum;Netto;BTW;Bruto",
        "Projeto;Data;Valor líquido;IVA;Valor bruto",
    ],
)
def test_the_net_amount_is_the_cost(desk: Desk, headings: str) -> None:
    first, day, *amounts = headings.split(";")
    desk.kept(desk.file("ledger.csv", f"{headings}\nP1;2026-01-15;100;19;119\n"))
    desk.kept(desk.file("turned.csv", f"{';'.join([first, day, *amounts[::-1]])}\nP1;2026-02-15;238;38;200\n"))
    assert stored(desk, "costs", "amount") == [(100,), (200,)]


def test_vat_counts_with_a_yes_where_only_gross_amounts_are_given(desk: Desk) -> None:
    file = desk.file("ledger.csv", "Projekt;Datum;Lieferant;Brutto\nP1;2026-01-15;Nordwind;119\n")
    assert any("VAT counts as a cost" in problem["says"] for problem in desk.load(file)["problems"])
    desk.kept(file, options=("--yes",))
    assert desk.figure("ac", "P1", "2026-01-31") == 119


@pytest.mark.parametrize(
    "content",
    [
        "PSP-Element;Buch.dat.;Wert/TWähr;Währg\nP1;15.01.2026;100,00;EUR\n",
        "PSP-Element;BuchDat;Wert/TWähr;Währg;Wert/KWähr;Kostenart;Belegnr\nP1;15.01.2026;100,00;EUR;100,00;630000;4711\n",
        "PSP-Element;Belegdatum;Buchungsdatum;Wert/OWähr;Obj.währung\nP1;31.12.2025;15.01.2026;100,00;EUR\n",
        "PSP-Element;Buchungsdatum;Betrag;Kostenart;Werttyp\nP1;15.01.2026;100;Beratung;Ist\nP1;16.01.2026;900;Reise;Obligo\n",
    ],
)
def test_the_abbreviations_of_a_project_ledger_are_known(desk: Desk, content: str) -> None:
    desk.kept(desk.file("cji3.csv", content), options=("--yes",))
    assert (desk.figure("ac", "P1", "2026-01-31"), desk.figure("ac", "P1", "2026-01-10")) == (100, 0)

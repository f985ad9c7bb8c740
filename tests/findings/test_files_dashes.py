"""Amounts of a ledger that are a dash, a word for “not known” or nothing: zero as accounting formats show it, and one sentence for all that lack one."""

from pathlib import Path
from typing import Any

import pytest

from tests.findings.loading import Desk
from tests.findings.sheets import desk_with, stored

HEADS = {
    "en": ["Project", "Document number", "Date", "Amount"],
    "de": ["Projekt", "Belegnummer", "Buchungsdatum", "Betrag"],
    "fr": ["Projet", "Numéro de pièce", "Date", "Montant"],
    "nl": ["Bedrag", "Project", "Documentnummer", "Boekdatum"],
}


def ledger(folder: Path, language: str, *amounts: object, name: str = "ledger.csv") -> tuple[Desk, Path]:
    rows = [["P1", str(number), f"2026-02-{number:02d}", amount] for number, amount in enumerate(amounts, start=1)]
    rows = [[row[-1], *row[:-1]] for row in rows] if language == "nl" else rows
    content: Any = "".join(";".join(map(str, row)) + "\n" for row in [HEADS[language], *rows])
    return desk_with(folder, name, content if name.endswith("csv") else {"Ledger": [HEADS[language], *rows]})


@pytest.mark.parametrize("dash", ["-", "–", "—", "−", " -   ", "- €", "EUR -", "--"])
def test_a_dash_among_amounts_is_zero_and_told(tmp_path: Path, dash: str) -> None:
    desk, path = ledger(tmp_path, "de", "100,50", dash, "-20,00", dash)
    told = [problem["says"] for problem in desk.kept(path)["problems"]]
    assert f"“{dash}” is taken for 0, as accounting formats show it, as does one more cell of the column." in told
    assert stored(desk, "costs", "amount") == [(100.5,), (0,), (-20,), (0,)]
    assert desk.figure("ac", "P1", "2026-03-31") == 80.5


@pytest.mark.parametrize("language", HEADS)
@pytest.mark.parametrize("name", ["ledger.csv", "ledger.xlsx"])
def test_in_other_languages_and_formats_too(tmp_path: Path, language: str, name: str) -> None:
    desk, path = ledger(tmp_path, language, 100, "-", 20, name=name)
    desk.kept(path)
    assert desk.figure("ac", "P1", "2026-03-31") == 120
    desk.load(desk.file(f"again {name}", path.read_bytes()), options=("--yes",))
    assert desk.figure("ac", "P1", "2026-03-31") == 120


@pytest.mark.parametrize(
    "words", [("n/a", "", "k.A.", "s.o.", "N/A"), ("", "", "", "", ""), ("n.v.", "non disponible", "s/o", "n.b.", "sin dato")]
)
def test_rows_without_an_amount_are_told_in_one_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    desk, path = ledger(tmp_path, "en", 100, *words, 50)
    found = desk.load(path)
    assert not found["kept"]
    (one,) = [problem["says"] for problem in found["problems"] if problem["severity"] == "error"]
    assert "and every row of costs needs it. The same holds in 5 rows of the column: 3, 4, 5, 6, 7." in one


def test_a_column_of_dashes_alone_is_no_column_of_zeros(tmp_path: Path) -> None:
    desk, path = ledger(tmp_path, "en", "-", "-", "-", "-")
    assert not desk.load(path, options=("--yes",))["kept"]

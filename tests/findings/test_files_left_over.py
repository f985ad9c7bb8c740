"""Columns that are not used though a figure could need them: each is known by its name, or wants a yes."""

from pathlib import Path
from typing import Any

from tests.findings.sheets import kept, said, stored


def warned(found: Any) -> list[str]:
    return [problem["column"] for problem in found["problems"] if problem["severity"] == "warning"]


def test_earned_value_is_known_by_its_short_names_and_a_small_number_beside_amounts_wants_a_yes(tmp_path: Path) -> None:
    days = ["2026-01-31", "2026-02-28", "2026-03-31"]
    for number, head in enumerate(("Planned;Earned;Actual", "VP;VA;CR", "Planned;Value earned;Actual", "VP;VG;CR")):
        rows = "".join(f"P1;{day};100;{value};95\n" for day, value in zip(days, (90, 80, 85), strict=True))
        desk = kept(tmp_path / str(number), "evm.csv", f"Project;Period end;{head}\n{rows}")
        assert stored(desk, "reporting_periods", "ev", "ac") == [(90, 95), (80, 95), (85, 95)], head
    rows = "".join(f"P1;{day};100;{value};95;{value}\n" for day, value in zip(days, (60, 61, 62), strict=True))
    assert warned(said(tmp_path / "more", "evm.csv", f"Project;Period end;Planned;Bolted on;Actual;Line no\n{rows}")) == ["Bolted on"]


def test_x6_the_stage_over_or_beside_a_letter_says_which_rating_it_is(tmp_path: Path) -> None:
    lines: dict[str, list[list[Any]]] = {
        "mitigation": [["Project", "Risk no", "Risk", "Before mitigation", "", "After mitigation", "", "Owner"], ["", "", "", *"LILI", ""]],
        "netto": [["", "", "", "Brutto", "", "Netto", "", ""], ["Projekt", "ID", "Risiko", "EW", "SH", "EW", "SH", "Verantwortlich"]],
        "after": [["Project", "ID", "Risk", "Likelihood before", "Impact before", "Likelihood after", "Impact after", "Owner"]],
        "nach": [["Projekt", "ID", "Risiko", "EW vor", "SH vor", "EW nach", "SH nach", "Verantwortlich"]],
        "short": [["Project", "ID", "Risk", "Inherent L", "Inherent Imp.", "Residual L", "Residual Imp.", "Owner"]],
    }
    for name, heads in lines.items():
        desk = kept(tmp_path / name, "r.xlsx", {"Risks": [*heads, ["P1", "R1", "Late", 5, 4, 3, 2, "Ann"]]})
        found = stored(desk, "risks", "probability", "impact", "residual_probability", "residual_impact")
        assert found == [(5, 4, 3, 2)], name
    strange = [["Project", "Risk ID", "Risk", "L", "I", "After mitigation X", "Owner"], ["P1", "R1", "Late", 5, 4, 3, "Ann"]]
    assert warned(said(tmp_path / "strange", "r.xlsx", {"Risks": strange})) == ["After mitigation X"]


def test_x4_what_may_turn_the_sign_of_a_ledgers_rows_is_never_left_out_unasked(tmp_path: Path) -> None:
    def ledger(heading: str, *cells: object) -> str:
        rows = "".join(f"P1;{number};2026-01-1{number};{cell};{100 + number}\n" for number, cell in enumerate(cells))
        return f"Project;Document no;Posting date;{heading};Amount\n{rows}"

    marks = {"Reversed": ("", "X", ""), "Storno": ("ja", "nein", "nein"), "Reversal document": ("", "", "490012")}
    for number, (heading, marked) in enumerate(marks.items()):
        found = said(tmp_path / f"marks {number}", "gl.csv", ledger(heading, *marked))
        assert [question["key"] for question in found["questions"]] == [f"reversed|gl.csv|gl|{heading}"]
    asked: dict[str, tuple[object, ...]] = {
        "Document type": ("Invoice", "Credit note"),
        "Belegart": ("Rechnung", "Gutschrift"),
        "PK": (40, 31),
    }
    for number, (heading, cells) in enumerate(asked.items()):
        assert warned(said(tmp_path / str(number), "gl.csv", ledger(heading, *cells))) == [heading], heading
    kept(tmp_path / "none", "gl.csv", ledger("Storno", "nein", "nein"))
    desk = kept(tmp_path / "keys", "gl.csv", ledger("PK", 40, 50, 40), "--yes")
    assert stored(desk, "costs", "amount") == [(100,), (-101,), (102,)]


def test_x7_what_a_cost_is_for_is_no_sort_of_posting(tmp_path: Path) -> None:
    desk = kept(tmp_path, "gl.csv", "Project,Date,Cost type,Amount\nP1,2026-01-05,Labour,100\nP1,2026-01-06,Material,50\n")
    desk.kept(desk.file("kosten.csv", "Projekt;Datum;Kostenart;Betrag\nP2;05.01.2026;Personalkosten;7,00\nP2;06.01.2026;Reisen;8,00\n"))
    assert stored(desk, "costs", "amount", "kind") == [(100, None), (50, None), (7, None), (8, None)]
    states = "Project,Date,Cost type,Amount\nP1,2026-02-05,accrued,1\nP1,2026-02-06,Obligo,2\n"
    assert stored(kept(tmp_path / "kind", "gl.csv", states), "costs", "kind") == [("accrual",), ("commitment",)]


def test_credits_that_bear_their_minus_already_ask_nothing(tmp_path: Path) -> None:
    lines = "Projet;{};Date;Montant\nP1;Facture 1;2026-08-01;1000\nP1;{};2026-08-11;{}\nP1;Facture;2026-09-01;500\n"
    for number, (heading, word) in enumerate((("Libellé", "Avoir"), ("Belegart", "Gutschrift"), ("Tipo documento", "Nota di credito"))):
        desk = kept(tmp_path / str(number), "gl.csv", lines.format(heading, word, -200))
        assert stored(desk, "costs", "amount") == [(1000,), (-200,), (500,)], word
        assert desk.figure("ac", "P1", "2026-10-31") == 1300
        assert warned(said(tmp_path / f"plus {number}", "gl.csv", lines.format(heading, word, 200))) == [heading]


def test_a_planned_finish_that_was_updated_is_the_forecast(tmp_path: Path) -> None:
    heads = (
        *(
            "Fin prévue;Fin prévue actualisée",
            "Geplantes Ende;voraussichtliches Ende aktualisiert",
            "Planned finish;Updated planned finish",
        ),
        *("fecha fin prevista;fecha fin prevista actualizada", "fine prevista;fine prevista aggiornata"),
        *("fim previsto;fim previsto atualizado", "geplande einddatum;verwachte einddatum bijgewerkt"),
    )
    for number, head in enumerate(heads):
        desk = kept(tmp_path / str(number), "projects.csv", f"Project ID;Name;{head}\nP1;Alpha;2026-06-30;2026-07-31\n")
        finishes = stored(desk, "projects", "baseline_finish", "forecast_finish")
        assert [tuple(map(str, row)) for row in finishes if row[0]] == [("2026-06-30", "2026-07-31")], head

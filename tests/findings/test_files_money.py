"""Debit and credit, several currencies and scenarios in the ledgers that people have; the numbers are those of the findings."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.findings.loading import Desk

PROJECTS = "Project ID;Name;Currency;Ledger\nP1;Alpha;EUR;yes\nP2;Beta;USD;yes\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path, setup=False)
    found.kept(found.file("projects.csv", PROJECTS))
    return found


def spent(desk: Desk, project: str = "P1") -> Decimal:
    return Decimal(str(desk.figure("ac", project, "2026-12-31")))


@pytest.mark.parametrize(
    "content",
    [
        "Project,Document no,Posting date,D/C indicator,Amount,Currency\nP1,1,2026-01-05,S,1000.00,EUR\nP1,2,2026-01-20,H,400.00,EUR\n",
        "Projekt;Beleg;Buchungsdatum;Soll/Haben-Kz;Betrag\nP1;1;2026-01-05;Soll;1000\nP1;2;2026-01-20;Haben;400\n",
        "Proyecto;Documento;Fecha;Debe/Haber;Importe\nP1;1;2026-01-05;D;1000\nP1;2;2026-01-20;H;400\n",
        "Project,Doc no,Date,Dr/Cr,Amount\nP1,1,2026-01-05,Dr,1000\nP1,2,2026-01-20,Cr,400\n",
        "Project,Doc no,Date,DC ind.,Amount\nP1,1,2026-01-05,DB,1000\nP1,2,2026-01-20,CR,-400\n",
        "Projet;Pièce;Date comptable;Sens;Montant\nP1;1;2026-01-05;Débit;1000\nP1;2;2026-01-20;Crédit;400\n",
        "Project,Document no,Posting date,Debit,Credit,Text\nP1,1,2026-01-05,1000.00,0.00,Invoice\nP1,2,2026-01-20,0.00,400.00,Credit note\n",
        "Projekt;Beleg;Buchungsdatum;Soll;Haben\nP1;1;2026-01-05;1000;\nP1;2;2026-01-20;;400\n",
        "Progetto;Numero documento;Data registrazione;Dare;Avere\nP1;1;2026-01-05;1000;\nP1;2;2026-01-20;;400\n",
        "Proyecto;Documento;Fecha;Importe Debe;Importe Haber\nP1;1;2026-01-05;1000;\nP1;2;2026-01-20;;400\n",
        "Project,Doc no,Date,Amount,Debit,Credit\nP1,1,2026-01-05,1000,1000,\nP1,2,2026-01-20,400,,400\n",
        "Project,Doc no,Date,Posting key,Amount\nP1,1,2026-01-05,40,1000\nP1,2,2026-01-20,50,400\n",
        "Project,Doc no,Date,Sign,Amount\nP1,1,2026-01-05,+,1000\nP1,2,2026-01-20,-,400\n",
        "Projekt;Beleg;Datum;Belastung;Gutschrift\nP1;1;05.01.2026;1000;\nP1;2;20.01.2026;;400\n",
        "Project,Doc no,Date,Amount\nP1,1,2026-01-05,1000.00\nP1,2,2026-01-20,400.00-\n",
        "Project,Doc no,Date,Amount\nP1,1,2026-01-05,1000.00\nP1,2,2026-01-20,(400.00)\n",
        "Project,Doc no,Date,Amount\nP1,1,2026-01-05,1000.00\nP1,2,2026-01-20,400 CR\n",
        "Projekt;Beleg;Buchungsdatum;Betrag\nP1;1;2026-01-05;1.000,00 S\nP1;2;2026-01-20;EUR 400,00 H\n",
    ],
)
def test_x4_a_credit_is_taken_off(desk: Desk, content: str) -> None:
    said = desk.kept(desk.file("ledger.csv", content))
    assert spent(desk) == 600
    assert [(sheet["read"], sheet["loaded"]) for sheet in said["sheets"]] == [(2, 2)]


def test_x4_a_column_of_debits_and_credits_is_known_by_its_cells_and_wants_a_yes(desk: Desk) -> None:
    file = desk.file("ledger.csv", "Project,Doc no,Date,Pst,Amount\nP1,1,2026-01-05,S,1000\nP1,2,2026-01-20,H,400\n")
    assert any("“Pst” is taken for “Debit or credit”" in problem["says"] for problem in desk.load(file)["problems"])
    desk.kept(file, options=("--yes",))
    assert spent(desk) == 600


def test_x4_credits_of_both_signs_are_asked_about(desk: Desk) -> None:
    lines = "P1,1,2026-01-05,S,1000\nP1,2,2026-01-20,H,400\nP1,3,2026-01-21,H,-50\n"
    desk.answered("signs", "by_side", desk.file("ledger.csv", f"Project,Doc no,Date,D/C,Amount\n{lines}"))
    assert spent(desk) == 650


def test_x4_an_amount_without_a_side_among_others_is_refused(desk: Desk) -> None:
    said = desk.load(desk.file("ledger.csv", "Project,Doc no,Date,D/C,Amount\nP1,1,2026-01-05,S,1000\nP1,2,2026-01-20,,400\n"))
    assert [(p["row"], p["column"]) for p in said["problems"] if p["severity"] == "error"] == [(3, "D/C")]


@pytest.mark.parametrize(
    "content",
    [
        "Project,Document no,Posting date,Amount in document currency,Document currency,Amount in local currency,Local currency\n"
        "P1,1,2026-01-05,110,USD,100,EUR\n",
        "Projekt;Beleg;Buchungsdatum;Betrag in Belegwährung;Belegwährung;Betrag in Hauswährung;Hauswährung\nP1;1;2026-01-05;110;USD;100;EUR\n",
        "Project,Doc no,Date,Amount in doc. curr.,Curr.,LC Amount,Local Curr.\nP1,1,2026-01-05,110,USD,100,EUR\n",
        "Projet;Pièce;Date comptable;Montant;Devise;Montant en devise locale;Devise locale\nP1;1;2026-01-05;110;USD;100;EUR\n",
        "Project,Doc no,Date,Amount,Currency,Amount LC (EUR)\nP1,1,2026-01-05,110,USD,100\n",
        "Proyecto;Documento;Fecha;Importe en moneda local;Moneda local\nP1;1;2026-01-05;100;EUR\n",
        "Project,Doc no,Date,Amount USD,Amount EUR\nP1,1,2026-01-05,110,100\n",
        "Project,Doc no,Date,Amount,Curr.,Amount in loc.cur.,Loc. curr.,Amount in group currency,Group currency\nP1,1,2026-01-05,110,USD,95,CHF,100,EUR\n",
    ],
)
def test_x3_the_amount_in_the_projects_own_currency_counts(desk: Desk, content: str) -> None:
    desk.kept(desk.file("ledger.csv", content))
    assert spent(desk) == 100


def test_x3_each_row_counts_in_its_own_projects_currency(desk: Desk) -> None:
    desk.kept(desk.file("rates.csv", "Date,From,To,Rate\n2025-12-31,USD,EUR,0.5\n"))
    head = "Project,Doc no,Date,Amount,Currency,Amount in local currency,Local currency\n"
    desk.kept(desk.file("ledger.csv", f"{head}P1,1,2026-01-05,110,USD,100,EUR\nP2,2,2026-01-05,220,USD,200,EUR\n"))
    assert (spent(desk), spent(desk, "P2")) == (100, 110)


def test_x3_what_the_data_leave_open_is_asked_once_and_remembered(desk: Desk) -> None:
    head = "Project,Doc no,Date,Amount in doc. curr.,Document currency,LC amount\n"
    desk.answered("counted", "local", desk.file("ledger.csv", f"{head}P1,1,2026-01-05,110,USD,100\n"))
    assert spent(desk) == 100
    desk.kept(desk.file("ledger.csv", f"{head}P1,2,2026-02-05,220,USD,200\n"))
    assert spent(desk) == 300


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("Scenario", ("Budget", "Actual", "Forecast")),
        ("Version", ("Plan", "Actuals", "FC 3+9")),
        ("Category", ("Budget 2026", "Actual", "Forecast Q1")),
        ("Wertart", ("Plan", "Ist", "Prognose")),
        ("Escenario", ("Presupuesto", "Real", "Previsión")),
        ("Type", ("Budget", "Actual", "Forecast")),
    ],
)
def test_x7_budgets_and_forecasts_are_no_costs_and_are_left_out_with_a_word(desk: Desk, heading: str, kinds: tuple[str, ...]) -> None:
    rows = "".join(
        f"P1,{day},{kind},{amount},EUR\n"
        for day, kind, amount in zip(("2026-01-31", "2026-01-31", "2026-02-28"), kinds, (500, 400, 450), strict=True)
    )
    file = desk.file("ledger.csv", f"Project,Posting date,{heading},Amount,Currency\n{rows}")
    assert not desk.load(file)["kept"]
    said = desk.kept(file, options=("--yes",))
    assert spent(desk) == 400
    assert [(sheet["read"], sheet["loaded"], sheet["rejected"], sheet["blank"]) for sheet in said["sheets"]] == [(3, 1, 0, 2)]
    assert any("left out" in problem["says"] and f"“{kinds[0]}” 1" in problem["says"] for problem in said["problems"])


@pytest.mark.parametrize(
    ("heading", "spent_word", "plan", "new"),
    [
        ("Scenario", "Actual", "Budget", "Outlook"),
        ("Wertart", "Ist", "Plan", "Prognose"),
        ("Type", "Actual", "Forecast", "Budget"),
        ("Version", "Actuals", "FC 3+9", "Plan"),
    ],
)
def test_x7_what_was_left_out_with_a_yes_is_only_told_the_next_month(
    desk: Desk, heading: str, spent_word: str, plan: str, new: str
) -> None:
    def month(day: str, *kinds: str) -> Path:
        rows = "".join(f"P1,{day},{kind},{400 if kind == spent_word else 500},EUR\n" for kind in kinds)
        return desk.file("ledger.csv", f"Project,Posting date,{heading},Amount,Currency\n{rows}")

    first = month("2026-01-31", plan, spent_word)
    assert not desk.load(first)["kept"]
    desk.kept(first, options=("--yes",))
    said = desk.kept(month("2026-02-28", spent_word, plan, plan))
    assert [problem["severity"] for problem in said["problems"] if "left out" in problem["says"]] == ["notice"]
    assert spent(desk) == 800
    assert not desk.load(month("2026-03-31", spent_word, plan, new))["kept"]  # a further word wants a yes of its own


def test_x7_a_word_that_is_no_known_scenario_is_asked_once(desk: Desk) -> None:
    rows = "P1,2026-01-31,Budget,500\nP1,2026-01-31,Actual,400\nP1,2026-02-28,V17,450\nP1,2026-03-28,V17,460\n"
    file = desk.file("ledger.csv", f"Project,Posting date,Scenario,Amount\n{rows}")
    key = desk.asked("word", file, options=("--yes",))
    desk.kept(file, options=("--yes", "--answer", f"{key}=left_out"))
    assert spent(desk) == 400


def test_x7_a_heading_of_scenarios_asks_for_each_of_its_own_words(desk: Desk) -> None:
    file = desk.file("ledger.csv", "Project,Posting date,Scenario,Amount\nP1,2026-01-31,A,400\nP1,2026-01-31,B,500\nP1,2026-02-28,,50\n")
    questions = [question["key"] for question in desk.load(file, options=("--yes",))["questions"]]
    assert [key.rpartition("|")[2] for key in questions] == ["(blank)", "A", "B"]
    given = [
        part for key, answer in zip(questions, ("left_out", "actual", "left_out"), strict=True) for part in ("--answer", f"{key}={answer}")
    ]
    desk.kept(file, options=("--yes", *given))
    assert spent(desk) == 400
    later = desk.file("ledger.csv", "Project,Posting date,Scenario,Amount\nP1,2026-03-31,A,60\nP1,2026-03-31,B,70\n")
    desk.kept(later, options=("--yes",))
    assert spent(desk) == 460


def test_x7_a_strange_kind_of_line_can_be_left_out(desk: Desk) -> None:
    file = desk.file("ledger.csv", "Project,Posting date,Value type,Amount\nP1,2026-01-31,04,400\nP1,2026-01-31,01,500\n")
    keys = [question["key"] for question in desk.load(file)["questions"]]
    given = [part for key, answer in zip(keys, ("actual", "left_out"), strict=True) for part in ("--answer", f"{key}={answer}")]
    said = desk.kept(file, options=("--yes", *given))
    assert (spent(desk), said["sheets"][0]["blank"]) == (400, 1)


def test_x4_a_total_below_debits_and_credits_is_left_out(desk: Desk) -> None:
    rows = "P1;1;05.01.2026;1.000,00;\nP1;2;20.01.2026;;400,00\nSumme;;;1.000,00;400,00\n"
    desk.kept(desk.file("ledger.csv", f"Projekt;Beleg;Datum;Soll;Haben\n{rows}"))
    assert spent(desk) == 600


def test_rates_that_change_the_currency_of_the_reports_say_so(desk: Desk) -> None:
    rates = "Date,From,To,Rate\n2026-01-01,EUR,CHF,0.95\n2026-01-01,USD,CHF,0.90\n"
    says = [problem["says"] for problem in desk.load(desk.file("rates.csv", rates))["problems"] if problem["severity"] == "warning"]
    assert says == ["Sums over projects, and all figures of the portfolio, are shown in CHF from then on; they are in EUR now."]
    desk.kept(desk.file("ecb.csv", "Date,From,To,Rate\n2026-01-01,EUR,USD,1.10\n2026-01-01,EUR,GBP,0.85\n"))


@pytest.mark.parametrize(
    ("content", "answer", "currency"),
    [
        ('Project,Posting date,Amount\nP1,2026-01-05,"$1,000.50"\nP1,2026-01-06,"$ 200"\n', "USD", "USD"),
        ("Projekt;Buchungsdatum;Betrag\nP1;05.01.2026;1000,50 kr\nP1;20.01.2026;200 kr\n", "SEK", "SEK"),
        ("Project,Posting date,Amount ($)\nP1,2026-01-05,1000.50\nP1,2026-01-06,200\n", "CAD", "CAD"),
        ('Project,Posting date,Amount\nP1,2026-01-05,"£1,000.50"\nP1,2026-01-06,£ 200\n', "", "GBP"),
        ('Project,Posting date,Amount\nP2,2026-01-05,"$1,000.50"\nP2,2026-01-06,$ 200\n', "", ""),
    ],
)
def test_a_sign_that_is_not_the_projects_currency_is_asked_about(desk: Desk, content: str, answer: str, currency: str) -> None:
    path = desk.file("ledger.csv", content)
    said = desk.answered("sign", answer, path) if answer else desk.kept(path)
    assert [f"in {currency}," in problem["says"] for problem in said["problems"]] == [True] * bool(currency)
    desk.kept(desk.file("rates.csv", f"Date,From,To,Rate\n2025-12-31,{currency or 'USD'},EUR,0.5\n"))
    assert spent(desk, "P1" if currency else "P2") == Decimal("600.25")


def test_a_list_in_another_currency_than_its_projects_is_converted(desk: Desk) -> None:
    head = "Project,Name,Status date,Budget,% complete\n"
    desk.kept(desk.file("list.csv", f'{head}P1,Alpha,2026-01-31,"£1,000.00",50%\n'))
    assert desk.figure("bac", "P1", "2026-12-31") is None
    desk.kept(desk.file("rates.csv", "Date,From,To,Rate\n2026-01-01,GBP,EUR,1.2\n"))
    assert desk.figure("bac", "P1", "2026-12-31") == 1200
    desk.asked("sign", desk.file("list2.csv", f'{head}P1,Alpha,2026-02-28,"$1,000.00",60%\n'))


@pytest.mark.parametrize(("answer", "expected"), [("turned", 1200), ("as_signed", -1200)])
def test_a_ledger_nearly_all_negative_is_asked_for_its_sign(desk: Desk, answer: str, expected: int) -> None:
    lines = "".join(f"P1,2026-01-0{day},{amount}\n" for day, amount in enumerate((-1000, -200, 50, -50), start=1))
    desk.answered("signs", answer, desk.file("bank.csv", f"Project,Posting date,Amount\n{lines}"))
    assert spent(desk) == expected

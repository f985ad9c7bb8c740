"""Returns of three or four columns, with what is needed and nothing else: enough to be read, in seven languages."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest.header import Header, Heading
from ingest.known import opened
from ingest.load import keep
from ingest.match import match
from ingest.preview import Answers, preview
from tests.ingest.files import AT, asked, load, one, text, with_projects


def table(headings: str) -> tuple[str, list[str]]:
    """The table that the headings are taken for, and the columns in their order."""
    made = tuple(Heading(column=at, text=each) for at, each in enumerate(headings.split(";"), start=1))
    found = match(Header(first_row=1, last_row=1, headings=made), file="return.csv", sheet="return")
    assert not found.contenders, (headings, found.contenders)
    return found.table.name, [column.column for column in found.columns]


def test_three_headings_that_are_all_of_a_table_tell_it() -> None:
    ledger, dated, planned = (
        ["project_id", "date", "amount"],
        ["project_id", "name", "baseline_date"],
        ["project_id", "period_end", "budget"],
    )
    for headings in ("Project;Month;Amount", "Projektname;Buchungsdatum;Betrag", "Projet;Mois;Montant", "Proyecto;Periodo;Importe"):
        assert table(headings) == ("costs", ledger)
    for headings in (
        "Project;Milestone;Date",
        "Projekt;Meilenstein;Termin",
        "Projet;Jalon;Date",
        "Proyecto;Hito;Fecha",
        "Project;Mijlpaal;Datum",
    ):
        assert table(headings) == ("milestones", dated)
    for headings in ("Project;Month;Budget", "Projekt;Monat;Budget", "Projet;Mois;Budget", "Progetto;Mese;Budget", "Projeto;Mês;Orçamento"):
        assert table(headings) == ("reporting_periods", planned)
    assert table("Projekt;Monat;Ist") == (
        "reporting_periods",
        ["project_id", "period_end", "ac"],
    )  # not asked, though a ledger has them too
    assert table("Project;Posting date;Period;Amount") == ("costs", ["project_id", "date", "", "amount"])
    assert table("Project;PM;Status;% complete;Risk")[0] == "projects"  # a title beside others makes no register


def test_a_ledger_of_months_is_booked_on_their_last_days(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    path = text(
        tmp_path / "kosten.csv", "Projektname;Szenario;Monat;Betrag\nERP rollout;Ist;2026-09;1200,50\nNetwork refresh;Ist;Aug 26;300,25\n"
    )
    assert load(portfolio, path, yes=True).kept
    with opened(portfolio) as con:
        found = con.execute("SELECT project_id, date, amount FROM costs ORDER BY ALL").fetchall()
    assert found == [("ERP", date(2026, 9, 30), Decimal("1200.50")), ("NET", date(2026, 8, 31), Decimal("300.25"))]


def test_a_title_serves_as_the_identifier_that_a_register_has_no_column_for(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    gates = text(tmp_path / "gates.csv", "Project;Gate;Forecast date\nERP;Go-live;Q4 2026\nNET;Go-live;2026-12-01\n")
    risks = text(tmp_path / "risks.csv", "Projekt;Risiko;Wahrscheinlichkeit;Auswirkung\nERP;Daten zu spät;3;4\nNET;Kabel zerstört;2;5\n")
    seen = preview([gates, risks], portfolio)
    assert "serves as one" in one(seen, "No column holds the Milestone ID", "notice").says
    assert one(seen, "No column holds the Risk ID", "notice").column == "Risk ID"
    assert load(portfolio, gates, risks, yes=True).kept
    with opened(portfolio) as con:
        dated = con.execute("SELECT project_id, milestone_id, name, forecast_date FROM milestones ORDER BY ALL").fetchall()
        rated = con.execute("SELECT risk_id, probability FROM risks ORDER BY ALL").fetchall()
    assert dated == [("ERP", "Go-live", "Go-live", date(2026, 12, 31)), ("NET", "Go-live", "Go-live", date(2026, 12, 1))]
    assert rated == [("Daten zu spät", 3), ("Kabel zerstört", 2)]


def test_a_budget_beside_each_month_is_the_plan_of_the_month_or_asked_about(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path)
    months = ["ERP;2026-07;{};100", "ERP;2026-08;{};100", "ERP;2026-09;{};100"]

    def budgets(*values: int) -> Path:
        rows = [row.format(value) for row, value in zip(months, values, strict=False)]
        return text(tmp_path / f"b{values[1]}.csv", "\n".join(["Project;Month;Budget;Actual", *rows, ""]))

    def held(path: Path, **answers: Any) -> dict[str, list[Any]]:
        seen = preview([path], portfolio, answers=Answers(**answers))
        assert not seen.questions or answers
        portfolio_of_its_own = with_projects(path.parent / f"{path.stem}{''.join(answers.get('replies', {}).values())}")
        assert keep(seen, portfolio_of_its_own, person="test", at=AT, yes=True).kept
        return seen.sheets[0].rows.to_pydict()  # type: ignore[union-attr]

    assert held(budgets(1200, 900, 1000))["pv"] == [1200, 900, 1000]  # falls and rises with each month
    assert held(budgets(9000, 9000, 9500), replies={"budget|b9000.csv|b9000|Budget": "completion"})["budget"] == [9000, 9000, 9500]
    two = budgets(1200, 950)
    question = asked(preview([two], portfolio), "budget")
    assert [answer for answer, _ in question.choices] == ["period", "completion"]
    assert held(two, replies={question.key: "period"})["pv"] == [1200, 950]
    assert held(two, replies={question.key: "completion"})["budget"] == [1200, 950]
    assert held(budgets(5000, 5000, 5000))["budget"] == [5000] * 3

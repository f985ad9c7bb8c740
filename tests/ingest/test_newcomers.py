"""Lists that alone tell of their projects: they make them, and neither a real sheet of projects nor a known project is replaced or doubled."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.preview import Answers, Preview, preview
from ingest.question import key
from store.portfolio import Portfolio
from tests.findings.loading import Desk
from tests.findings.sheets import stored
from tests.ingest.files import asked, load, one, text

LISTS = (
    "Project ID;Project name;RAG;% complete;Budget;Spent;Forecast",
    "Project;RAG;% complete;Budget;Spent;Forecast",
    "Project name;RAG;% complete;Budget;Actual cost;EAC",
    "Initiative;Health;% done;Budget;Spent;Forecast",
    "#;Project title;Overall status;% complete;Budget;Spent;Forecast",
    "Nr.;Projekt;Ampel;Fertigstellungsgrad;Budget;Ist-Kosten;Prognose",
    "Projektname;Ampel;Fertigstellungsgrad;Budget;Ist-Kosten;Prognose",
    "Projet;Météo;Avancement;Budget;Dépensé;Prévision",
    "Proyecto;Semáforo;% avance;Presupuesto;Gastado;Pronóstico",
    "Progetto;Semaforo;Avanzamento %;Budget;Speso;Previsione",
    "Projectnaam;Stoplicht;% gereed;Budget;Besteed;Prognose",
    "Projeto;Semáforo;% concluído;Orçamento;Gasto;Previsão",
)
HEADS = "Project;RAG;% complete;Budget;Spent;Forecast"
DATED = "Project;RAG;Start;End;Budget;Spent;% complete"
REAL = "project_id;name;currency;manager;finish\nA1;Alpha;EUR;Ann;2026-11-30\nB2;Beta;EUR;Bob;2026-12-31\n"
DAY = Answers(status_date=date(2026, 9, 30), yes=True)


def _lines(heads: str, *rows: str) -> str:
    return "\n".join([heads, *rows]) + "\n"


def _two(heads: str, place: int) -> str:
    """A list of two projects that no other list has."""
    one_, other = (f"{name}{place}" for name in ("Wharf", "Quay"))
    numbers = (
        ("1;", "2;") if heads.startswith("#") else (f"W{place};", f"Q{place};") if heads.startswith(("Nr.", "Project ID")) else ("", "")
    )
    return _lines(heads, f"{numbers[0]}{one_};G;45%;1000;400;1100", f"{numbers[1]}{other};R;80%;2000;1900;2500")


def test_a_list_in_seven_languages_makes_its_projects_and_their_figures(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk", setup=False)
    files = [desk.file(f"{chr(97 + place)}.csv", _two(heads, place)) for place, heads in enumerate(LISTS)]
    desk.kept(*files, options=("--status-date", "2026-09-30", "--yes"))
    assert stored(desk, "projects", "name") == [(f"{name}{place}",) for place in range(len(LISTS)) for name in ("Wharf", "Quay")]
    assert stored(desk, "reporting_periods", "pct_complete", "budget", "ac_to_date", "eac") == [
        (0.45, 1000, 400, 1100),
        (0.8, 2000, 1900, 2500),
    ] * len(LISTS)
    assert stored(desk, "status_reports", "declared_status") == [("green",), ("red",)] * len(LISTS)
    assert [desk.figure("cpi", project, "2026-09-30") for project in ("W0", "Quay1")] == pytest.approx([1.125, 1600 / 1900])


def test_an_empty_portfolio_asks_the_day_alone_and_tells_what_is_new(tmp_path: Path) -> None:
    seen = preview([text(tmp_path / "list.csv", _two(HEADS, 1))], Portfolio(tmp_path / "portfolio.duckdb"))
    assert [question.key for question in seen.questions] == [key("constant", "list.csv", "list", "period_end")]
    one(seen, "No project is known as “Wharf1”, “Quay1”: they are new ones, made of this list.", "notice")


@pytest.mark.parametrize("names", [("a.csv", "projects.csv"), ("z.csv", "projects.csv"), ("a.csv", "dated.csv", "projects.csv")])
def test_a_sheet_of_projects_in_the_same_upload_wins_in_any_order(tmp_path: Path, names: tuple[str, ...]) -> None:
    rows = {
        "projects.csv": REAL,
        "a.csv": _lines(HEADS, "Alpha;G;45%;1000;400;1100", "Beta;R;80%;2000;1900;2500"),
        "dated.csv": _lines(DATED, "Alpha;G;2026-01-01;2026-12-31;1000;400;45%", "Beta;R;2026-02-01;2026-12-31;2000;1900;80%"),
    }
    rows["z.csv"] = rows["dated.csv"]
    desk = Desk(tmp_path / "desk", setup=False)
    files = [desk.file(name, rows[name]) for name in sorted(names)]
    desk.kept(*files, options=("--status-date", "2026-09-30", "--yes"))
    begun = [date(2026, 1, 1), date(2026, 2, 1)] if len(names) > 2 or "z.csv" in names else [None, None]
    assert stored(desk, "projects", "project_id", "name", "manager", "baseline_finish", "baseline_start") == [
        ("A1", "Alpha", "Ann", date(2026, 11, 30), begun[0]),
        ("B2", "Beta", "Bob", date(2026, 12, 31), begun[1]),
    ]
    assert {project for (project,) in stored(desk, "reporting_periods", "project_id")} == {"A1", "B2"}


def _beside(folder: Path, *rows: str, heads: str = HEADS, **replies: str) -> tuple[Portfolio, Preview]:
    """A portfolio that knows A1 and B2, and the preview of a list."""
    portfolio = Portfolio(folder / "portfolio.duckdb")
    assert load(portfolio, text(folder / "projects.csv", REAL)).kept
    answers = {key("word", "list.csv", "list", f"Project|{text_}"): answer for text_, answer in replies.items()}
    given = Answers(status_date=date(2026, 9, 30), replies=answers)
    return portfolio, preview([text(folder / "list.csv", _lines(heads, *rows))], portfolio, answers=given)


def test_a_further_project_beside_known_ones_wants_a_yes_and_leaves_those_as_they_are(tmp_path: Path) -> None:
    _, seen = _beside(tmp_path, "Alpha;G;45%;1000;400;1100", "Beta;R;80%;2000;1900;2500", "Gamma;G;5%;500;20;500")
    one(seen, "No project is known as “Gamma”: it is a new one, made of this list.", "warning")
    assert [(sheet.table, sheet.loaded) for sheet in seen.sheets] == [("reporting_periods", 3), ("status_reports", 3), ("projects", 1)]
    assert seen.open_questions == ()


def test_known_projects_alone_are_made_anew_by_no_list(tmp_path: Path) -> None:
    _, seen = _beside(tmp_path, "Alpha;G;45%;1000;400;1100", "B2;R;80%;2000;1900;2500")
    assert [sheet.table for sheet in seen.sheets] == ["reporting_periods", "status_reports"]


@pytest.mark.parametrize(
    ("heads", "line"),
    [
        (HEADS, "Alhpa;G;45%;1000;400;1100"),
        (HEADS, "Alphas;G;45%;1000;400;1100"),
        (f"Project;Project name;{HEADS.partition(';')[2]}", "X9;Alpha;G;45%;1000;400;1100"),
        (f"Project;Manager;Start;Finish;{HEADS.partition(';')[2]}", "Alhpa;Ann;2026-01-01;2026-12-31;G;45%;1000;400;1100"),
    ],
)
def test_a_project_that_resembles_a_known_one_is_asked_about(tmp_path: Path, heads: str, line: str) -> None:
    _, seen = _beside(tmp_path, line, heads=heads)
    question, written = asked(seen, "word"), line.split(";")[0]
    assert question.default == ""
    assert question.choices[0] == ("A1", "A1 · Alpha")
    assert question.choices[-1] == (written, f"{written} · a new project")
    assert all(sheet.loaded == 0 for sheet in seen.sheets)


def test_the_answer_tells_a_new_project_from_a_misspelt_one(tmp_path: Path) -> None:
    rows = ("Alphas;G;45%;1000;400;1100", "Omega;R;80%;2000;1900;2500", "Betas;R;80%;2000;1900;2500")
    _, seen = _beside(tmp_path, *rows, Alphas="Alphas", Betas="B2")
    assert {sheet.table: sheet.rows.column("project_id").to_pylist() for sheet in seen.sheets if sheet.rows is not None} == {
        "reporting_periods": ["Alphas", "Omega", "B2"],
        "status_reports": ["Alphas", "Omega", "B2"],
        "projects": ["Alphas", "Omega"],
    }


@pytest.mark.parametrize(
    "content",
    [
        "Project;Posting date;Amount;Text\nGamma;2026-09-01;100;x\nDelta;2026-09-02;200;y\n",
        "Project;Risk ID;Title;Probability;Impact;Owner\nGamma;R1;Fire;2;3;Ann\nDelta;R2;Flood;2;3;Bob\n",
        "Project;Period;PV;EV;AC\nGamma;2026-08-31;10;10;10\nGamma;2026-09-30;10;10;10\n",
        "Project;WP ID;Status date;Progress\nGamma;W1;2026-09-30;50%\nDelta;W1;2026-09-30;50%\n",
    ],
    ids=["ledger", "risks", "periods", "packages"],
)
def test_a_ledger_a_register_and_periods_make_no_project(tmp_path: Path, content: str) -> None:
    seen = preview([text(tmp_path / "list.csv", content)], Portfolio(tmp_path / "portfolio.duckdb"), answers=DAY)
    assert all(sheet.table != "projects" for sheet in seen.sheets)
    one(seen, "“Gamma” is no project that is known")


def _listed(folder: Path, content: str) -> Preview:
    return preview(
        [text(folder / "list.csv", content)], Portfolio(folder / "portfolio.duckdb"), answers=Answers(status_date=DAY.status_date)
    )


def test_what_was_spent_in_a_list_without_a_budget_is_the_sum_to_date(tmp_path: Path) -> None:
    seen = _listed(tmp_path, _lines("Project;RAG;% complete;Actual;Forecast", "Wharf;G;45%;400;1100", "Quay;R;80%;1900;2500"))
    rows = seen.sheets[0].rows
    assert rows is not None
    assert [rows.column(name).to_pylist() for name in ("ac", "ac_to_date", "eac")] == [[None, None], [400, 1900], [1100, 2500]]
    assert [sheet.table for sheet in seen.sheets] == ["reporting_periods", "status_reports", "projects"]


@pytest.mark.parametrize(
    ("heads", "spent", "suggested"),
    [
        ("Projekt;Ampel;Fertigstellungsgrad;Plan;Ist;Prognose", 400, "budget"),
        ("Project;RAG;% complete;Planned cost;Actual;Forecast", 990, ""),
        ("Projet;Météo;Avancement;Prévu;Réel;Atterrissage", 400, "budget"),
    ],
)
def test_a_plan_in_a_list_without_a_budget_is_the_budget_or_what_was_planned_to_date_as_is_said(
    tmp_path: Path, heads: str, spent: int, suggested: str
) -> None:
    content = _lines(heads, f"Wharf;G;45%;1000;{spent};1100", f"Quay;R;80%;2000;{2 * spent};2500")
    question = asked(_listed(tmp_path, content), "planned")
    assert question.default == suggested
    for answer, column in (("budget", "budget"), ("to_date", "pv_to_date")):
        given = Answers(status_date=DAY.status_date, replies={question.key: answer})
        rows = preview([tmp_path / "list.csv"], Portfolio(tmp_path / "portfolio.duckdb"), answers=given).sheets[0].rows
        assert rows is not None
        assert rows.column(column).to_pylist() == [1000, 2000]


def test_a_plan_of_several_months_is_no_budget_to_be_asked_about(tmp_path: Path) -> None:
    content = _lines(
        "Project;Month;Planned;Actual;EAC", *(f"Wharf;{month};100;90;1100" for month in ("2026-07-31", "2026-08-31", "2026-09-30"))
    )
    assert not [question for question in _listed(tmp_path, content).questions if question.topic == "planned"]


def test_two_lines_of_headings_give_scale_and_currency_to_all_that_stands_below(tmp_path: Path) -> None:
    above = "\n;;Status;Progress;Cost (kCHF);;;Dates;\n"
    seen = _listed(
        tmp_path,
        above
        + _lines(
            "No;Project;RAG;%;Budget;Actual;EAC;Start;Finish",
            "A;Wharf;G;45%;10;4;11;2026-01-01;2026-12-31",
            "B;Quay;R;5%;10;4;11;2026-01-01;2026-12-31",
        ),
    )
    found = {sheet.table: sheet.rows.to_pylist()[0] for sheet in seen.sheets if sheet.rows is not None}
    assert [found["reporting_periods"][name] for name in ("pct_complete", "budget", "ac_to_date", "eac")] == [
        Decimal("0.45"),
        10_000,
        4_000,
        11_000,
    ]
    assert [found["projects"][name] for name in ("name", "currency")] == ["Wharf", "CHF"]

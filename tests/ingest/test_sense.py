"""Headings that can mean two things: what their cells hold decides."""

from pathlib import Path

from ingest.preview import preview
from store.portfolio import Portfolio
from tests.ingest.files import text

LISTS = {
    "Projekt;Ampel;Fertigstellung;Budget;Ist": ("G;45 %;1000;400", {"Fertigstellung": "pct_complete"}),
    "Projekt;Ampel;Fertigstellung;Budget;Ist;Ende": (
        "G;45;1000;400;31.12.2026",
        {"Fertigstellung": "pct_complete", "Ende": "baseline_finish"},
    ),
    "Projekt;Ampel;% fertig;Fertigstellung;Budget;Ist": ("G;45 %;31.12.2026;1000;400", {"Fertigstellung": "baseline_finish"}),
    "Progetto;Semaforo;Completamento;Budget;Speso": ("G;80%;1000;400", {"Completamento": "pct_complete"}),
    "Projeto;Semáforo;Conclusão;Orçamento;Gasto": ("G;80 %;1000;400", {"Conclusão": "pct_complete"}),
    "Project;RAG;Completion;Budget;Spent": ("G;2026-12-31;1000;400", {"Completion": "baseline_finish"}),
    "Project;RAG;Status;Budget;Spent;Comment": ("G;45%;1000;400;fine", {"Status": "pct_complete", "RAG": "declared_status"}),
    "Project;RAG;Progress;Budget;Spent": ("G;45%;1000;400", {"Progress": "pct_complete"}),
    "Project;RAG;Progress;Budget;Spent;EAC": ("G;Wave one is live;1000;400;1100", {"Progress": "progress"}),
    "Project;RAG;% complete;EAC;Spent;Forecast": ("G;45%;1100;400;2026-12-31", {"EAC": "eac", "Forecast": "forecast_finish"}),
    "Project;RAG;% complete;Budget;Spent;Forecast": ("G;45%;1000;400;1100", {"Forecast": "eac"}),
    "Projeto;Farol;Avanço;Orçamento;Gasto;Previsão final": ("G;45%;1000;400;1100", {"Previsão final": "eac"}),
    "Project;RAG;% complete;Budget;Spent;Forecast end": ("G;45%;1000;400;2026-12-31", {"Forecast end": "forecast_finish"}),
    "Project name;Health;Start date;% complete;Budget $;Actual $": ("G;2026-01-05;45%;1000;400", {"Start date": "baseline_start"}),
    "Projectnaam;Status;Voortgang %;Budget;Realisatie;Toelichting": ("Groen;45;1000;400;goed", {"Toelichting": ""}),
    "Project;Time;Cost;Scope;Overall;Comment": ("G;A;G;R;fine", {"Overall": "declared_status", "Cost": ""}),
    "Project;Overall;Budget;Schedule;Comment": ("G;A;R;fine", {"Overall": "declared_status", "Budget": ""}),
}


def test_the_cells_tell_which_of_two_columns_a_heading_means(tmp_path: Path) -> None:
    files = [
        text(tmp_path / f"{n}.csv", f"{heads};\nAlpha{n};{line};\nBeta{n};{line};\n") for n, (heads, (line, _)) in enumerate(LISTS.items())
    ]
    seen = preview(files, Portfolio(tmp_path / "portfolio.duckdb"))
    for n, (_, expected) in enumerate(LISTS.values()):
        matched: dict[str, str] = {}
        for sheet in seen.sheets:
            if sheet.file == f"{n}.csv" and sheet.match:
                matched |= {column.heading.text: column.column for column in sheet.match.matched}
        assert {heading: matched.get(heading, "") for heading in expected} == expected, n


def test_cells_of_two_kinds_leave_a_heading_its_own_meaning_and_are_refused(tmp_path: Path) -> None:
    path = text(
        tmp_path / "list.csv", "Projekt;Projektleiter;Beginn;Fertigstellung\nAlpha;Ann;2026-01-01;2026-12-31\nBeta;Bob;2026-01-01;80 %\n"
    )
    seen = preview([path], Portfolio(tmp_path / "portfolio.duckdb"))
    assert [(sheet.table, sheet.loaded, sheet.rejected) for sheet in seen.sheets] == [("projects", 1, 1)]


def test_a_heading_that_names_a_day_of_its_table_keeps_it(tmp_path: Path) -> None:
    heads = {
        "actions": "Project ID;Action ID;Title;Due date;Done on\nP;A1;Sign;2026-03-27;2026-03-28\n",
        "milestones": "Project ID;Milestone ID;Name;Baseline date;Done on\nP;M1;Go;2026-03-27;2026-03-28\n",
    }
    files = [text(tmp_path / f"{name}.csv", content) for name, content in heads.items()]
    seen = preview(files, Portfolio(tmp_path / "portfolio.duckdb"))
    named = {(s.table, column.column) for s in seen.sheets if s.match for column in s.match.matched if column.heading.text == "Done on"}
    assert named == {("actions", "done_on"), ("milestones", "actual_date")}

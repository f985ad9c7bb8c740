"""Words for where a project, a change request or a risk stands."""

from pathlib import Path

import pytest

from ingest.convert import Cells, convert
from ingest.preview import preview
from schema import BY_NAME
from tests.ingest.files import figure, kept, stored, text, with_projects


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("rejected", ("abgelehnt", "refusé", "Rechazada", "recusado", "respinta", "afgewezen")),
        ("approved", ("genehmigt", "approuvé", "aprobado", "aprovado", "approvato", "goedgekeurd")),
        ("deferred", ("zurückgestellt", "reporté", "aplazado", "adiado", "rinviato", "uitgesteld")),
        ("implemented", ("umgesetzt", "mise en œuvre", "implementado", "realizzato", "doorgevoerd")),
    ],
)
def test_the_states_of_a_change_request_are_known_in_seven_languages(state: str, words: tuple[str, ...]) -> None:
    given = Cells(column=BY_NAME["change_requests"].column("status"), heading="Status", cells=list(words))
    assert convert(given, lambda topic: "").values == [state] * len(words)


@pytest.mark.parametrize("word", ["On Hold", "Completed", "Not Started", "pausiert", "Terminé"])
def test_a_state_where_a_colour_belongs_is_suggested_to_be_none(tmp_path: Path, word: str) -> None:
    reports = text(tmp_path / "status.csv", f"Project;Status date;Status;Comment\nERP;2026-05-31;{word};x\nNET;2026-05-31;Green;y\n")
    portfolio = with_projects(tmp_path / "p")
    [asked] = preview([reports], portfolio).questions
    assert asked.default == "blank"
    kept(portfolio, reports, word="blank")
    assert stored(portfolio, "status_reports", "project_id", "declared_status") == [("ERP", None), ("NET", "green")]
    again = text(tmp_path / "later.csv", f"Project;Status date;Status;Comment\nERP;2026-06-30;{word};z\n")
    kept(portfolio, again)


def test_an_accepted_risk_is_suggested_to_be_open_and_a_realised_one_has_occurred(tmp_path: Path) -> None:
    risks = "Project;Risk ID;Risk;Probability;Impact;Owner;Status\nERP;1;Flood;4;4;Ann;Accepted\nERP;2;Fire;2;2;Ann;Realised\n"
    seen = preview([text(tmp_path / "risks.csv", risks)], with_projects(tmp_path / "p"))
    assert [asked.default for asked in seen.questions] == ["open"]
    [rows] = [sheet.rows for sheet in seen.sheets if sheet.rows is not None]
    assert rows.column("status").to_pylist() == ["occurred"]
    portfolio = with_projects(tmp_path / "kept")
    kept(portfolio, tmp_path / "risks.csv", word="open")
    assert (figure(portfolio, "risks_open", "ERP"), figure(portfolio, "risks_critical", "ERP")) == (1, 0)


@pytest.mark.parametrize(
    ("closed", "still"),
    [
        ("geschlossen", "in Bearbeitung"),
        ("Fermé", "en traitement"),
        ("fechado", "em curso"),
        ("gesloten", "in behandeling"),
        ("Cerrado", "en proceso"),
    ],
)
def test_only_risks_that_are_not_settled_count_as_open(tmp_path: Path, closed: str, still: str) -> None:
    portfolio = with_projects(tmp_path / "p")
    risks = f"Project;Risk ID;Risk;Probability;Impact;Owner;Status\nERP;1;Flood;5;5;Ann;{closed}\nERP;2;Fire;5;5;Ann;{still}\n"
    kept(portfolio, text(tmp_path / "risks.csv", risks))
    assert (figure(portfolio, "risks_open", "ERP"), figure(portfolio, "risks_critical", "ERP")) == (1, 1)


def test_a_change_that_is_approved_counts(tmp_path: Path) -> None:
    portfolio = with_projects(tmp_path / "p")
    changes = "Projekt;CR-Nr;Titel;Status;Entschieden am;Kosten;Tage\nERP;1;Mehr;genehmigt;2026-05-31;1000;5\nERP;2;Noch mehr;abgelehnt;2026-05-31;500;2\n"
    kept(portfolio, text(tmp_path / "changes.csv", changes), yes=True)
    assert stored(portfolio, "change_requests", "status") == [("approved",), ("rejected",)]

"""Words for where a project, a change request or a risk stands."""

from pathlib import Path

import pytest

from ingest.convert import Cells, convert
from ingest.preview import preview
from schema import BY_NAME
from tests.ingest.files import text, with_projects


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
    [asked] = preview([reports], with_projects(tmp_path / "p")).questions
    assert asked.default == "blank"


def test_an_accepted_risk_is_suggested_to_be_open_and_a_realised_one_has_occurred(tmp_path: Path) -> None:
    risks = "Project;Risk ID;Risk;Probability;Impact;Owner;Status\nERP;1;Flood;4;4;Ann;Accepted\nERP;2;Fire;2;2;Ann;Realised\n"
    seen = preview([text(tmp_path / "risks.csv", risks)], with_projects(tmp_path / "p"))
    assert [asked.default for asked in seen.questions] == ["open"]
    [rows] = [sheet.rows for sheet in seen.sheets if sheet.rows is not None]
    assert rows.column("status").to_pylist() == ["occurred"]

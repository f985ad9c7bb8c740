"""Nothing lost, nothing silent: rows read = loaded + rejected + blank, and column sums agree to the cent, file by file."""

from pathlib import Path

import pytest

from ingest.preview import Preview, preview
from ingest.question import Answers
from sample_data.build import files
from sample_data.days import MONTHS
from store import about
from store.portfolio import Portfolio

OTHERS = ("workbooks", "evm", "portfolio", "agile")  # the corpus' folders of workbooks and text files


def unaccounted(looked: Preview) -> list[str]:
    """What does not add up, in words."""
    faults = []
    for sheet in looked.sheets:
        if sheet.read != sheet.loaded + sheet.rejected + sheet.blank:
            faults.append(f"{sheet.file}, {sheet.sheet}: {sheet.read} ≠ {sheet.loaded} + {sheet.rejected} + {sheet.blank}")
        faults += [f"{sheet.file}, {sheet.sheet}, {name}: sums differ" for name, sums in sheet.totals.items() if not sums.agrees]
    return faults


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    portfolio = Portfolio(tmp_path_factory.mktemp("accounting") / "empty.duckdb")
    about.create(portfolio)
    return portfolio


@pytest.mark.parametrize("month", [MONTHS[0], MONTHS[-1]])
def test_every_row_of_the_sample_is_accounted_for(empty: Portfolio, month: int) -> None:
    looked = preview(files(month), empty, answers=Answers(yes=True))
    assert len(looked.files) == 4
    assert sum(sheet.read for sheet in looked.sheets) > 1000
    assert unaccounted(looked) == []


def test_every_row_of_other_peoples_files_is_accounted_for(empty: Portfolio, corpus: Path) -> None:
    found = sorted(
        path for folder in OTHERS for path in (corpus / folder).iterdir() if path.is_file() and not path.name.endswith(".sheetnames")
    )
    faults, rows, refused = [], 0, 0
    for path in found:
        looked = preview([path], empty, answers=Answers(yes=True, constants={"*": {"project_id": "P"}}))
        faults += unaccounted(looked)
        rows += sum(sheet.read for sheet in looked.sheets)
        refused += not any(sheet.loaded for sheet in looked.sheets)
        assert looked.problems or any(sheet.loaded for sheet in looked.sheets), f"{path.name} is neither loaded nor refused with a reason"
    print(f"{len(found)} files, {rows} rows read, {refused} files without a row to load, each with its reason")
    assert faults == []

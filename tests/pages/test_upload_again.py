"""P34, P35: the same file again changes nothing and says so first; each kind of change opens its rows; no green above an error."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.command_line.calls import call, file, files
from tests.ingest.files import workbook
from tests.pages.app import ROOT


@pytest.fixture
def app(own_portfolio: Path, tmp_path: Path) -> AppTest:
    """The upload page over a portfolio into which the example's files were loaded."""
    assert call("load", *files(tmp_path / "files"), "--store", own_portfolio).exit_code == 0
    started = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=90).run()
    return started.switch_page("upload.py").run()


def uploaded(app: AppTest, path: Path) -> AppTest:
    app.file_uploader[0].upload(path.name, path.read_bytes(), "text/csv").run()
    assert not app.exception
    return app


@pytest.mark.parametrize("name", ["costs.csv", "progress.csv", "projects.csv"])
def test_p34_the_same_file_again_would_change_nothing_and_is_not_offered(app: AppTest, tmp_path: Path, name: str) -> None:
    uploaded(app, tmp_path / "files" / name)
    said = [element.value for element in app.markdown]
    assert any(text.startswith("**Nothing would change") for text in said)
    assert not [button.label for button in app.button if button.label.startswith("Load ")]


@pytest.mark.parametrize(
    ("name", "old", "new", "before", "after"),
    [
        ("progress.csv", "2;1;2026-02-28;90 %", "2;1;2026-02-28;95 %", "90 %", "95 %"),
        ("projects.csv", "Small one", "Little one", "Small one", "Little one"),
        ("work_packages.csv", "All of it;2026-01-01;2026-03-31;20", "All of it;2026-01-01;2026-04-30;20", "2026-03-31", "2026-04-30"),
    ],
)
def test_p35_a_kind_of_change_opens_its_rows_before_and_after(
    app: AppTest, tmp_path: Path, name: str, old: str, new: str, before: str, after: str
) -> None:
    uploaded(app, file(tmp_path / "more", name, **{old: new}))
    opened = [str(frame.value.to_dict()) for frame in app.dataframe if {"Before", "What"} & set(frame.value.columns)]
    assert any(before in text and after in text for text in opened), opened


def test_p35_nothing_green_stands_above_an_error(app: AppTest, tmp_path: Path) -> None:
    uploaded(app, file(tmp_path / "more", "costs.csv", **{"2026-02-27;20.00": "nonsense;20.00"}))
    assert not any("Every file can be read" in element.value.replace("\\", "") for element in app.markdown)


def test_p36_files_and_answers_outlast_a_look_at_another_page(app: AppTest, tmp_path: Path) -> None:
    uploaded(app, file(tmp_path / "more", "costs.csv", **{"20.00": "21.00"}))
    app.switch_page("glossary.py").run()
    app.switch_page("upload.py").run()
    assert [button.label for button in app.button if button.label.startswith("Load ")] == ["Load 2 rows"]
    next(button for button in app.button if button.label == "Take them off").click().run()
    assert not [button.label for button in app.button if button.label.startswith("Load ")]


def test_what_is_covered_is_corrected_at_any_sheet_of_a_ledger(app: AppTest, tmp_path: Path) -> None:
    head = ["Project ID", "Date", "Amount", "Type"]
    book = workbook(
        tmp_path / "ledger.xlsx", {"March": [head, ["P1", "2026-03-05", 10, "actual"]], "April": [head, ["P1", "2026-04-05", 11, "actual"]]}
    )
    app.file_uploader[0].upload(book.name, book.read_bytes(), "application/vnd.ms-excel").run()
    sheet = next(box for box in app.selectbox if box.label == "Sheet")
    sheet.set_value("ledger.xlsx|April").run()
    next(field for field in app.text_input if field.label.startswith("Months that the sheet covers")).set_value("none").run()
    assert not app.exception
    assert any("Costs from “ledger”: adds its rows to what is known" in element.value.replace("\\", "") for element in app.markdown)
